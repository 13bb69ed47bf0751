//! `check PLAN`: is this file a plan, and what is wrong with it?
//!
//! Lists every issue with code, cause and remedy, one block each; `--json` writes them as an array of
//! `{code, gravity, section, record, field, cause, remedy}`.

use super::{CliError, Exit, Streams, WORDS, read_file};
use crate::{
    document::{self, Gravity, Issue},
    text::PlainFormat,
};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Listed {
    code: &'static str,
    gravity: &'static str,
    section: &'static str,
    record: Option<String>,
    field: Option<&'static str>,
    cause: String,
    remedy: String,
}

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Value};
    let (mut path, mut json) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("json") => json = true,
            Value(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
    let (issues, exit) = match document::load(&read_file(&path)?) {
        Ok(loaded) => {
            let warns = loaded.issues.iter().any(|issue| issue.code.gravity() >= Gravity::Warning);
            (loaded.issues, if warns { Exit::Warnings } else { Exit::Fine })
        }
        Err(error) => (error.issues(), Exit::Refused),
    };
    let listed: Vec<_> = issues.iter().map(list).collect();
    if json {
        serde_json::to_writer_pretty(&mut *streams.out, &listed)?;
        writeln!(streams.out)?;
    } else {
        let out: &mut dyn Write = if exit == Exit::Refused { streams.err } else { streams.out };
        for issue in &listed {
            writeln!(out, "{} {}: {}\n    {}", issue.code, issue.gravity, issue.cause, issue.remedy)?;
        }
        let of = |gravity| issues.iter().filter(|issue| issue.code.gravity() == gravity).count();
        let count = (WORDS.issues().count)(
            &PlainFormat,
            of(Gravity::Error),
            of(Gravity::Warning),
            of(Gravity::Notice),
        );
        writeln!(out, "{}", if issues.is_empty() { WORDS.cli().nothing_wrong.to_owned() } else { count })?;
    }
    Ok(exit)
}

fn list(issue: &Issue) -> Listed {
    let saying = (WORDS.issues().say)(&PlainFormat, issue);
    Listed {
        code: issue.code.code(),
        gravity: (WORDS.issues().gravity)(issue.code.gravity()),
        section: issue.place.section.key(),
        record: issue.place.record.map(|id| id.to_string()),
        field: issue.place.field.map(|field| field.key()),
        cause: saying.cause,
        remedy: saying.remedy,
    }
}
