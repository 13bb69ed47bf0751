//! The command line: the same engines on files, for plans kept in git, for CI and for measurements.
//!
//! Exit status: 0 all is well; 1 there are warnings; 2 the input is refused, with the reasons on the error output; 3 the
//! command was called wrongly or a file cannot be read or written. Results go to the standard output, all else to the error output.

mod check;
mod compare;
mod import_alerts;
mod queue;
mod report;
mod sample;
mod schema;
mod simulate;
#[cfg(test)]
mod tests;
mod week;

use crate::{
    document::{Access, Loaded},
    text::{Words, cli::Help, en},
};
use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There are warnings.
    Warnings,
    /// The input is refused.
    Refused,
    /// Called wrongly, or a file cannot be read.
    Misused,
}

impl Exit {
    /// The number that the shell sees.
    pub fn status(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Warnings => 1,
            Self::Refused => 2,
            Self::Misused => 3,
        }
    }
}

/// Why a command could not do its work at all.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Called wrongly.
    #[error(transparent)]
    Arguments(#[from] lexopt::Error),
    /// Called wrongly or a file that cannot be read, in words.
    #[error("{0}")]
    Said(String),
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
    /// The result cannot be written as JSON.
    #[error(transparent)]
    Json(serde_json::Error),
}

impl From<serde_json::Error> for CliError {
    /// What went wrong with the output is the output's, however much of it JSON was.
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Output(error.into()) } else { Self::Json(error) }
    }
}

/// Where a command writes.
pub struct Streams<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Reasons.
    pub err: &'a mut dyn Write,
}

struct Subcommand {
    name: &'static str,
    help: fn(&Words) -> Help,
    run: fn(lexopt::Parser, &mut Streams<'_>) -> Result<Exit, CliError>,
}

const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand { name: "sample", help: |words| words.cli().sample, run: sample::run },
    Subcommand { name: "check", help: |words| words.cli().check, run: check::run },
    Subcommand { name: "import-alerts", help: |words| words.cli().import_alerts, run: import_alerts::run },
    Subcommand { name: "report", help: |words| words.cli().report, run: report::run },
    Subcommand { name: "compare", help: |words| words.cli().compare, run: compare::run },
    Subcommand { name: "simulate", help: |words| words.cli().simulate, run: simulate::run },
    Subcommand { name: "queue", help: |words| words.cli().queue, run: queue::run },
    Subcommand { name: "schema", help: |words| words.cli().schema, run: schema::run },
];

/// The words that the command line speaks.
pub(crate) const WORDS: &Words = &en::WORDS;

/// Runs the program with the arguments of its process.
pub fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let exit = run(std::env::args_os().skip(1).collect(), &mut Streams { out: &mut out, err: &mut err });
    ExitCode::from(exit.status())
}

/// Runs the program with these arguments, its own name left out.
pub fn run(arguments: Vec<OsString>, streams: &mut Streams<'_>) -> Exit {
    match dispatch(arguments, streams) {
        Ok(exit) => exit,
        // The reader of a pipe may stop early; that is not worth a word.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
        Err(error) => {
            // Where even the error output is closed, the exit status is all that is left to say.
            let _ = writeln!(streams.err, "{error}");
            Exit::Misused
        }
    }
}

fn dispatch(arguments: Vec<OsString>, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    match parser.next()? {
        None => Err(CliError::Said(WORDS.cli().command_missing.to_owned())),
        Some(Long("help") | Short('h')) => help(streams.out),
        Some(Long("version") | Short('V')) => {
            writeln!(streams.out, "watchfloor {}", env!("CARGO_PKG_VERSION"))?;
            Ok(Exit::Fine)
        }
        Some(Value(name)) => {
            let name = name.to_string_lossy().into_owned();
            let found = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name);
            let subcommand = found.ok_or_else(|| CliError::Said((WORDS.cli().no_such_command)(&name)))?;
            let asks_for_help = |argument: &OsString| argument == "--help" || argument == "-h";
            if parser.raw_args()?.as_slice().iter().any(asks_for_help) {
                let help = (subcommand.help)(WORDS);
                writeln!(streams.out, "watchfloor {}\n\n{}", help.usage, help.summary)?;
                return Ok(Exit::Fine);
            }
            (subcommand.run)(parser, streams)
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn help(out: &mut dyn Write) -> Result<Exit, CliError> {
    writeln!(out, "{}\n\n{}", WORDS.cli().about, WORDS.cli().commands)?;
    for subcommand in SUBCOMMANDS {
        let help = (subcommand.help)(WORDS);
        writeln!(out, "  watchfloor {}\n      {}", help.usage, help.summary)?;
    }
    writeln!(out, "\n{}", WORDS.cli().exit_status)?;
    Ok(Exit::Fine)
}

/// Says on the error output what the reader of a plan should know before trusting what follows from it.
pub(crate) fn warn_of_access(loaded: &Loaded, err: &mut dyn Write) -> Result<(), CliError> {
    match loaded.access {
        Access::Editable => {}
        Access::LossToAccept => writeln!(err, "{}", WORDS.cli().has_unknown_entries)?,
        Access::ReadOnlyNewer => writeln!(err, "{}", WORDS.cli().is_newer)?,
    }
    Ok(())
}

/// The bytes of a file that the user named.
pub(crate) fn read_file(path: &OsString) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|error| {
        CliError::Said((WORDS.cli().file_unreadable)(&path.to_string_lossy(), &error.to_string()))
    })
}
