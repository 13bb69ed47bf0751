//! The week of a plan, or of the plan with one of its scenarios, that a command was asked about.

use super::{CliError, Exit, Streams, WORDS, report::write_json};
use crate::{
    domain::Document,
    engine::{capacity::DeskWeek, scenario::applied},
};
use serde_json::json;

/// The plan with the scenario of this name, if one is named.
pub(super) fn with_scenario(
    plan: Document,
    name: Option<&str>,
    months_ahead: u32,
) -> Result<Document, CliError> {
    let Some(name) = name else { return Ok(plan) };
    let found = plan.scenarios.values().find(|scenario| scenario.name == name);
    let found = found.ok_or_else(|| CliError::Said((WORDS.cli().no_such_scenario)(name)))?;
    Ok(applied(&plan, found, months_ahead))
}

/// The week of the month that lies so many months after the plan's first one; or how the command ends, with the reasons why there
/// is none written.
pub(super) fn week_of(
    plan: &Document,
    months_ahead: u32,
    streams: &mut Streams<'_>,
) -> Result<Result<DeskWeek, Exit>, CliError> {
    match DeskWeek::from_document(plan, months_ahead) {
        Ok(desk) => Ok(Ok(desk)),
        Err(reasons) => {
            write_json(streams, &json!({ "reasons": reasons }))?;
            Ok(Err(Exit::Refused))
        }
    }
}
