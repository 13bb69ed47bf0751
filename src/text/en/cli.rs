//! The words of the command line.

use crate::text::cli::{Cli, Help};

pub(in crate::text) const CLI: Cli = Cli {
    about: "watchfloor: the planner of a security operations centre manager, on the command line.",
    commands: "Commands:",
    exit_status: "Exit status: 0 all is well; 1 there are warnings; 2 the input is refused, with the reasons on the error \
                  output; 3 the command was called wrongly or a file cannot be read.",
    sample: Help {
        usage: "sample [--month YYYY-MM]",
        summary: "Writes the sample plan, starting in this month unless told otherwise.",
    },
    check: Help {
        usage: "check PLAN [--json]",
        summary: "Reads a plan and lists what is wrong with it, with cause and remedy.",
    },
    report: Help {
        usage: "report PLAN --json [--months-ahead N] [--scenario NAME] [--explain]",
        summary: "Writes every figure that follows from a plan, or from the plan with one of its scenarios.",
    },
    compare: Help {
        usage: "compare PLAN --json [--months-ahead N]",
        summary: "Writes the plan beside all of its scenarios: promises, waits, seats and people.",
    },
    no_such_scenario: |name| format!("The plan has no scenario called {name}."),
    simulate: Help {
        usage: "simulate PLAN --json [--seed N] [--weeks W] [--replications R] [--months-ahead N] [--sick-share S] [--hand-over] \
                [--scenario NAME] [--against PLAN] [--against-scenario NAME]",
        summary: "Plays the desk of a plan alert by alert: waits and targets kept, each with its 95 % interval. Against another plan \
                  or scenario: what that would change.",
    },
    queue: Help {
        usage: "queue --rates R,R,... --handle-minutes M --analysts N [--sla-hours H,H,...] [--interrupting] --json",
        summary: "Waits of severities at a desk whose hours are all alike; rates an hour, highest priority first.",
    },
    import_alerts: Help {
        usage: "import-alerts FILE|- [--json] [--zone ZONE] [--file-zone ZONE] [--date-order dmy|mdy|ymd] [--group-minutes N] [--group-window \
                fixed|sliding] [--map-severity WORD=NAME]... [--time-column C] [--severity-column C] [--rule-column C] \
                [--host-column C] [--id-column C] [--acknowledged-column C] [--closed-column C] [--count-column C] \
                [--severity-count-column C]... [--separator comma|semicolon|tab|bar] [--encoding \
                utf-8|utf-16le|utf-16be|windows-1252] [--no-header]",
        summary: "Counts an export of alerts or tickets as the import page does. Hours are counted in --zone (UTC if none); \
                  times without a zone are of --file-zone, or else of --zone. A column C is a title, a number from 1, or none.",
    },
    schema: Help { usage: "schema", summary: "Writes the JSON Schema of a saved plan." },
    no_such_command: |name| format!("There is no command “{name}”. Try --help."),
    command_missing: "Say what to do. Try --help.",
    file_missing: "Name the file to read. Try --help.",
    option_missing: |option| format!("Say {option}. Try --help."),
    number_impossible: |option, value| format!("{option} cannot be “{value}”."),
    lists_differ: |option, other| format!("{option} needs one number, or as many as {other}."),
    not_simulated: |reason| format!("This cannot be simulated: {reason}."),
    file_empty: "There is nothing in this file: it is empty.",
    file_unreadable: |path, reason| format!("{path} cannot be read: {reason}."),
    is_newer: "This plan was saved by a newer version of Watchfloor; the figures leave out what this version does not know.",
    has_unknown_entries: "This plan has entries that this version does not know; the figures leave them out. `check` lists them.",
    nothing_wrong: "Nothing is wrong with this plan.",
};
