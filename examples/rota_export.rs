//! What the rota of a plan looks like outside the app, for programs that read it back: `rota_export calendar PLAN STAMP` prints its
//! calendar as if written at STAMP, `rota_export payroll PLAN` its table for payroll.

use chrono::{DateTime, Utc};
use std::process::ExitCode;
use watchfloor::{
    document,
    domain::Document,
    exchange::rota::{ical, payroll},
};

const USAGE: &str = "rota_export calendar PLAN STAMP, or rota_export payroll PLAN";

/// The columns in the order of `payroll::Pay`, the name first.
const HEADER: [&str; payroll::COLUMNS] = [
    "name",
    "attended",
    "worked",
    "night",
    "saturday",
    "sunday",
    "holiday",
    "standby",
    "on call",
    "calls",
    "contract",
    "overtime",
    "overtime by the week",
    "clock changes",
    "premiums",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match export(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn export(arguments: &[&str]) -> Result<String, String> {
    match arguments {
        ["calendar", path, stamp] => {
            let stamp: DateTime<Utc> = stamp.parse().map_err(|error| format!("{stamp}: {error}"))?;
            Ok(ical::calendar(&plan(path)?, None, stamp, |shift, name| format!("{shift} - {name}")))
        }
        ["payroll", path] => {
            let plan = plan(path)?;
            Ok(payroll::csv(&plan, payroll::Period::of(&plan.rota), &HEADER))
        }
        _ => Err(USAGE.to_owned()),
    }
}

fn plan(path: &str) -> Result<Document, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let loaded = document::load(&bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(loaded.document)
}
