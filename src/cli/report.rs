//! `report PLAN --json`: every figure that follows from a plan.
//!
//! Writes the capacity report of a month (the plan's first, or `--months-ahead N` later), with a scenario applied if one is
//! named, as one JSON object; the keys are in
//! docs/report.md. A figure is `{value, unit, model}`, or a band, or why it is not computed; `--explain` adds formula, inputs
//! and assumptions. A plan without a week to compute is refused with `{reasons}`. A plan of a newer version, or with entries
//! that this version does not know, is reported without them; the error output says so.

use super::{
    CliError, Exit, Streams, WORDS, read_file, warn_of_access,
    week::{week_of, with_scenario},
};
use crate::{
    app::job::{
        MonthsAnswer,
        curve::{FEWER, MORE},
        run_months,
    },
    base::progress::run_to_the_end,
    document,
    domain::Document,
    engine::{
        capacity::{TruthInput, full_report, staffing_curve, truth_test},
        ledger::hours,
    },
    text::PlainFormat,
};
use serde_json::{Map, Value, json};
use std::ffi::OsString;

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Value as Word, ValueExt};
    let (mut path, mut explain, mut months_ahead, mut scenario) = (None, false, 0, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            // The only form there is; the flag says so where it is called.
            Long("json") => {}
            Long("explain") => explain = true,
            Long("scenario") => scenario = Some(arguments.value()?.string()?),
            Long("months-ahead") => months_ahead = arguments.value()?.parse()?,
            Word(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
    let Some(plan) = open(&path, streams)? else { return Ok(Exit::Refused) };
    let ahead = months_of(&plan, scenario.as_deref());
    let plan = with_scenario(plan, scenario.as_deref(), months_ahead)?;
    let desk = match week_of(&plan, months_ahead, streams)? {
        Ok(desk) => desk,
        Err(exit) => return Ok(exit),
    };
    let report =
        full_report(&desk, &mut run_to_the_end).map_err(|stopped| CliError::Said(stopped.to_string()))?;
    let mut value = serde_json::to_value(&report)?;
    let minimum = TruthInput::of_minimum(&plan);
    value["truth_test"] = json!({
        "without_break_cover": truth_test(&TruthInput { cover_breaks: false, ..minimum.clone() }),
        "with_break_cover": truth_test(&TruthInput { cover_breaks: true, ..minimum }),
    });
    value["hours"] = serde_json::to_value(hours(&plan, months_ahead))?;
    value["ahead"] = serde_json::to_value(ahead)?;
    let curve = staffing_curve(&desk, FEWER, MORE, &mut run_to_the_end)
        .map_err(|stopped| CliError::Said(stopped.to_string()))?;
    value["staffing_curve"] = serde_json::to_value(curve)?;
    if !explain {
        shorten(&mut value);
    }
    write_json(streams, &value)?;
    Ok(Exit::Fine)
}

/// The months ahead; none where they cannot be followed.
fn months_of(plan: &Document, scenario: Option<&str>) -> Option<MonthsAnswer> {
    let scenario = scenario.and_then(|name| {
        plan.scenarios.iter().find(|(_, scenario)| scenario.name == name).map(|(id, _)| *id)
    });
    run_months(plan, scenario, |_| {}).ok()
}

/// The plan in a file; none if it is refused, with the reasons on the error output.
pub(super) fn open(path: &OsString, streams: &mut Streams<'_>) -> Result<Option<Document>, CliError> {
    let loaded = match document::load(&read_file(path)?) {
        Ok(loaded) => loaded,
        Err(error) => {
            for issue in error.issues() {
                let said = (WORDS.issues().say)(&PlainFormat, &issue);
                writeln!(streams.err, "{}: {} {}", issue.code.code(), said.cause, said.remedy)?;
            }
            return Ok(None);
        }
    };
    warn_of_access(&loaded, streams.err)?;
    Ok(Some(loaded.document))
}

pub(super) fn write_json(streams: &mut Streams<'_>, value: &Value) -> Result<(), CliError> {
    serde_json::to_writer_pretty(&mut *streams.out, value)?;
    writeln!(streams.out)?;
    Ok(())
}

/// Turns every figure into its outcome, unit and model, and leaves other explanations out.
fn shorten(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(shorten),
        Value::Object(object) => {
            if let (Some(outcome), Some(unit), Some(explanation)) =
                (object.get("outcome"), object.get("unit"), object.get("explanation"))
            {
                let mut short = Map::new();
                match outcome {
                    Value::Object(fields) => short.extend(fields.clone()),
                    name => {
                        short.insert("outcome".to_owned(), name.clone());
                    }
                }
                short.insert("unit".to_owned(), unit.clone());
                short.insert("model".to_owned(), explanation["model"].clone());
                *object = short;
            } else {
                object.remove("explanation");
                object.values_mut().for_each(shorten);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_figure_is_shortened_to_what_it_is_and_who_said_so() {
        let mut value = json!({ "desk": { "occupancy": {
            "outcome": { "value": 0.9 }, "unit": "share", "explanation": { "model": "arithmetic", "inputs": [] }
        } } });
        shorten(&mut value);
        let wanted =
            json!({ "desk": { "occupancy": { "value": 0.9, "unit": "share", "model": "arithmetic" } } });
        assert_eq!(value, wanted);
    }
}
