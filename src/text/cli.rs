//! The words of the command line.

/// Words of the command line.
#[derive(Clone, Copy)]
pub struct Cli {
    /// What stands over the list of commands.
    pub about: &'static str,
    /// "Commands:"
    pub commands: &'static str,
    /// What the exit status means.
    pub exit_status: &'static str,
    /// What `sample` does.
    pub sample: Help,
    /// What `check` does.
    pub check: Help,
    /// What `report` does.
    pub report: Help,
    /// What `compare` does.
    pub compare: Help,
    /// No scenario of this name.
    pub no_such_scenario: fn(name: &str) -> String,
    /// What `simulate` does.
    pub simulate: Help,
    /// What `queue` does.
    pub queue: Help,
    /// What `import-alerts` does.
    pub import_alerts: Help,
    /// What `schema` does.
    pub schema: Help,
    /// No command of this name.
    pub no_such_command: fn(name: &str) -> String,
    /// No command at all.
    pub command_missing: &'static str,
    /// A command without its file.
    pub file_missing: &'static str,
    /// A command without an option that it needs.
    pub option_missing: fn(option: &str) -> String,
    /// An option whose number cannot be.
    pub number_impossible: fn(option: &str, value: &str) -> String,
    /// Two lists that should have an entry for each other's.
    pub lists_differ: fn(option: &str, other: &str) -> String,
    /// A plan that cannot be simulated, with the reason.
    pub not_simulated: fn(reason: &str) -> String,
    /// A file without anything in it.
    pub file_empty: &'static str,
    /// A file that cannot be read or written, with what the system says.
    pub file_unreadable: fn(path: &str, reason: &str) -> String,
    /// The plan was saved by a newer version, parts of which this one does not know.
    pub is_newer: &'static str,
    /// The plan has entries that this version does not know.
    pub has_unknown_entries: &'static str,
    /// The end of a check without anything to say.
    pub nothing_wrong: &'static str,
}

/// How a command is written and what it does.
#[derive(Clone, Copy)]
pub struct Help {
    /// As it is typed.
    pub usage: &'static str,
    /// In one sentence.
    pub summary: &'static str,
}
