//! The week of a plan that a command was asked about, or what the user hears instead.

use super::{CliError, Exit, Streams, WORDS, read_file, warn_of_access, write_json};
use crate::{document, engine::capacity::DeskWeek, text::PlainFormat};
use serde_json::json;
use std::ffi::OsString;

/// Reads a plan and takes the week of the month that lies so many months after its first one; none if it is refused, with the
/// reasons said. A plan of a newer version, or with entries that this version does not know, is read without them; the error
/// output says so.
pub(super) fn read_week(
    path: &OsString,
    months_ahead: u32,
    streams: &mut Streams<'_>,
) -> Result<Result<DeskWeek, Exit>, CliError> {
    let loaded = match document::load(&read_file(path)?) {
        Ok(loaded) => loaded,
        Err(error) => {
            for issue in error.issues() {
                let said = (WORDS.issues().say)(&PlainFormat, &issue);
                writeln!(streams.err, "{}: {} {}", issue.code.code(), said.cause, said.remedy)?;
            }
            return Ok(Err(Exit::Refused));
        }
    };
    warn_of_access(&loaded, streams.err)?;
    match DeskWeek::from_document(&loaded.document, months_ahead) {
        Ok(desk) => Ok(Ok(desk)),
        Err(reasons) => {
            write_json(streams, &json!({ "reasons": reasons }))?;
            Ok(Err(Exit::Refused))
        }
    }
}
