//! `report PLAN --json`: every figure that follows from a plan.
//!
//! Writes the capacity report of a month (the plan's first, or `--months-ahead N` later) as one JSON object; the keys are in
//! docs/report.md. A figure is `{value, unit, model}`, or a band, or why it is not computed; `--explain` adds formula, inputs
//! and assumptions. A plan without a week to compute is refused with `{reasons}`. A plan of a newer version, or with entries
//! that this version does not know, is reported without them; the error output says so.

use super::{CliError, Exit, Streams, WORDS, week::read_week, write_json};
use crate::{base::progress::run_to_the_end, engine::capacity::full_report};
use serde_json::{Map, Value};

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Value as Word, ValueExt};
    let (mut path, mut explain, mut months_ahead) = (None, false, 0);
    while let Some(argument) = arguments.next()? {
        match argument {
            // The only form there is; the flag says so where it is called.
            Long("json") => {}
            Long("explain") => explain = true,
            Long("months-ahead") => months_ahead = arguments.value()?.parse()?,
            Word(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
    let desk = match read_week(&path, months_ahead, streams)? {
        Ok(desk) => desk,
        Err(exit) => return Ok(exit),
    };
    let report =
        full_report(&desk, &mut run_to_the_end).map_err(|stopped| CliError::Said(stopped.to_string()))?;
    let mut value = serde_json::to_value(&report)?;
    if !explain {
        shorten(&mut value);
    }
    write_json(streams, &value)?;
    Ok(Exit::Fine)
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
