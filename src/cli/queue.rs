//! `queue --rates R,R,... --handle-minutes M --analysts N`: how long does each severity wait at a desk whose hours are all alike?
//!
//! Rates an hour, highest priority first. Writes one JSON object with the keys of docs/report.md: load, occupancy and the chance
//! of waiting, and for each class mean wait, percentiles, share beyond its target (`--sla-hours`, one for all or one for each) and
//! growth. A wait without end is null, and the class has a growth.

use super::{CliError, Exit, Streams, WORDS, report::write_json};
use crate::engine::capacity::{MOST_SEATS, priority::PriorityDesk, queue::queue_report};
use std::ffi::OsString;

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, ValueExt};
    let (mut rates, mut minutes, mut analysts, mut sla) = (None, None, None, Vec::new());
    let mut is_interrupting = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            // The only form there is; the flag says so where it is called.
            Long("json") => {}
            Long("rates") => rates = Some(numbers("--rates", &arguments.value()?, 0.0)?),
            Long("handle-minutes") => {
                let value = arguments.value()?;
                minutes = Some(number("--handle-minutes", &value.to_string_lossy(), f64::MIN_POSITIVE)?);
            }
            Long("analysts") => analysts = Some(arguments.value()?.parse::<u32>()?),
            Long("sla-hours") => sla = numbers("--sla-hours", &arguments.value()?, 0.0)?,
            Long("interrupting") => is_interrupting = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |option: &str| CliError::Said((WORDS.cli().option_missing)(option));
    let arrivals = rates.ok_or_else(|| missing("--rates"))?;
    let minutes = minutes.ok_or_else(|| missing("--handle-minutes"))?;
    let servers = analysts.ok_or_else(|| missing("--analysts"))?;
    if servers > MOST_SEATS {
        return Err(impossible("--analysts", &servers.to_string()));
    }
    if sla.len() == 1 {
        sla = vec![sla[0]; arrivals.len()];
    }
    if !sla.is_empty() && sla.len() != arrivals.len() {
        return Err(CliError::Said((WORDS.cli().lists_differ)("--sla-hours", "--rates")));
    }
    let desk = PriorityDesk { arrivals, completions: 60.0 / minutes, servers };
    write_json(streams, &serde_json::to_value(queue_report(&desk, &sla, is_interrupting))?)?;
    Ok(Exit::Fine)
}

/// The most that a rate or a time can be: far beyond any desk, near enough for the formulas to hold their digits.
const MOST: f64 = 1e6;

fn impossible(option: &str, value: &str) -> CliError {
    CliError::Said((WORDS.cli().number_impossible)(option, value))
}

fn number(option: &str, text: &str, least: f64) -> Result<f64, CliError> {
    let value = text.trim().parse::<f64>().ok().filter(|value| (least..=MOST).contains(value));
    value.ok_or_else(|| impossible(option, text))
}

fn numbers(option: &str, list: &OsString, least: f64) -> Result<Vec<f64>, CliError> {
    list.to_string_lossy().split(',').map(|text| number(option, text, least)).collect()
}
