//! Figures of the page, worked out from what a plan's file says and from nothing else.

use anyhow::{Context, Result};
use serde_json::Value;
use watchfloor::text::en::WORDS;

use crate::App;

fn number(value: &Value) -> Result<f64> {
    value["value"].as_f64().with_context(|| format!("{value} is no point"))
}

/// The work of a usual week and how busy it keeps the desk are as the page shows them, for a plan of numbers without ranges
/// and without growth or season in the month shown.
#[allow(
    clippy::disallowed_methods,
    reason = "a comparison must not take its figures from where the page takes them"
)]
pub async fn occupancy_is_that_of(app: &App, plan: &Value) -> Result<()> {
    let document = &plan["document"];
    let mut work_hours = 0.0;
    for stream in document["streams"].as_object().context("no streams")?.values() {
        let typical = number(&stream["handling"]["typical_minutes"])?;
        let bad = number(&stream["handling"]["bad_case_minutes"])?;
        let sigma = (bad / typical).ln() / 1.281_551_565_5;
        let mut minutes = typical * (sigma * sigma / 2.0).exp();
        if document["desk"]["escalations_at_desk"] == true {
            minutes += number(&stream["escalation"]["share"])? * number(&stream["escalation"]["minutes"])?;
        }
        let days = match stream["volume_period"].as_str() {
            Some("month") => 365.25 / 12.0,
            Some("week") => 7.0,
            _ => 1.0,
        };
        let grouped = 1.0 - number(&stream["grouped_share"])?;
        let human =
            number(&stream["volume"])? / days * 7.0 * grouped * (1.0 - number(&stream["auto_closed_share"])?);
        work_hours += human / (1.0 - number(&stream["reopened_share"])?) * minutes / 60.0;
    }
    let seats: f64 = document["desk"]["seats"]
        .as_object()
        .context("no seats")?
        .values()
        .flat_map(|day| day.as_array().cloned().unwrap_or_default())
        .filter_map(|seats| seats.as_f64())
        .sum();
    let team = &document["team"];
    let loss = &team["in_shift_loss"];
    let away = number(&loss["break_minutes"])?
        + number(&loss["handover_minutes"])?
        + number(&loss["meeting_minutes"])?;
    let shift = team["shift_hours"].as_f64().context("no shift")? * 60.0;
    let queue_hours = seats * (1.0 - away / shift) * (1.0 - number(&loss["other_work_share"])?);
    let occupancy = (100.0 * work_hours / queue_hours).round();
    app.see(&format!("{occupancy:.0}%")).await?;
    let hours_of = WORDS.capacity_page().strip.hours_of;
    app.see(&hours_of(&format!("{work_hours:.0}"), &format!("{queue_hours:.0}"))).await
}
