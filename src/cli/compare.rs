//! `compare PLAN --json`: the plan beside its scenarios.
//!
//! Writes one object: `months_ahead`, and `columns`, the plan as it is first, then each scenario in its order. A column has
//! `name` (null for the plan), `reasons` where nothing can be computed, else `promises_missed`, `promises` (`severity`, `promise`,
//! `share`, `met`), `occupancy`, `human_alerts_per_day`, `unworked_alerts_per_week`, `seat_hours_per_week`,
//! `needed_seat_hours_per_week`, `people`, `people_needed`. The page shows the same figures.

use super::{CliError, Exit, Streams, WORDS, report::open, report::write_json};
use crate::{
    base::progress::run_to_the_end,
    domain::{Document, in_order},
    engine::{
        capacity::{CapacityReport, DeskWeek, full_report, report::TargetReport},
        scenario::applied,
    },
};
use serde_json::{Value, json};

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Value as Word, ValueExt};
    let (mut path, mut months_ahead) = (None, 0);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("json") => {}
            Long("months-ahead") => months_ahead = arguments.value()?.parse()?,
            Word(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
    let Some(plan) = open(&path, streams)? else { return Ok(Exit::Refused) };
    let mut columns = vec![column(None, &plan, months_ahead)?];
    for (_, scenario) in in_order(&plan.scenarios) {
        columns.push(column(Some(&scenario.name), &applied(&plan, scenario, months_ahead), months_ahead)?);
    }
    write_json(streams, &json!({ "months_ahead": months_ahead, "columns": columns }))?;
    Ok(Exit::Fine)
}

fn column(name: Option<&str>, plan: &Document, months_ahead: u32) -> Result<Value, CliError> {
    let week = match DeskWeek::from_document(plan, months_ahead) {
        Ok(week) => week,
        Err(reasons) => return Ok(json!({ "name": name, "reasons": reasons })),
    };
    let report =
        full_report(&week, &mut run_to_the_end).map_err(|stopped| CliError::Said(stopped.to_string()))?;
    Ok(figures(name, &report))
}

fn figures(name: Option<&str>, report: &CapacityReport) -> Value {
    let mut promises = Vec::new();
    let mut missed = 0;
    for class in &report.classes {
        let mut add = |promise: &str, report: &TargetReport| {
            if report.target.is_some() {
                missed += u32::from(report.met == Some(false));
                promises.push(json!({
                    "severity": class.name, "promise": promise, "share": report.share.value(), "met": report.met,
                }));
            }
        };
        add("acknowledge", &class.acknowledge);
        add("triage_done", &class.triage_done);
    }
    let needed = report.need.as_ref().and_then(|need| need.seats.as_ref());
    json!({
        "name": name,
        "promises_missed": missed,
        "promises": promises,
        "occupancy": report.desk.occupancy.value(),
        "human_alerts_per_day": report.funnel.human / 7.0,
        "unworked_alerts_per_week": report.desk.unworked_alerts.value(),
        "seat_hours_per_week": report.desk.seat_hours.value(),
        "needed_seat_hours_per_week": needed.map(|seats| seats.values().iter().map(|s| u32::from(*s)).sum::<u32>()),
        "people": report.people.team,
        "people_needed": report.people.for_needed_seats.as_ref().and_then(|people| people.value()),
    })
}
