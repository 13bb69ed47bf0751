//! `schema`: the JSON Schema of a saved plan, as `public/watchfloor-plan.schema.json` holds it.

use super::{CliError, Exit, Streams};
use crate::document::schema;

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    streams.out.write_all(schema::text()?.as_bytes())?;
    Ok(Exit::Fine)
}
