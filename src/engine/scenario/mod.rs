//! What is the plan if a scenario holds? The plan with the changes of a scenario applied, as it is in one month.
//!
//! Nothing of the plan itself changes. Changes about the same thing add up in the order of the list: factors multiply,
//! closed shares close what the one before left, seats and people add, the last promise holds.

mod by_hand;
mod month;

pub use by_hand::{followers, of_mean_month};
pub use month::stream_in_month;

use crate::{
    base::{Amount, Estimate, HourOfWeek, WeekGrid},
    domain::{
        AlertStream, Change, Document, Promise, Scenario, StreamId, Target, WhatChanges, in_order,
        scenario::is_in_span,
    },
};
use std::sync::Arc;

/// Days of a mean month: a twelfth of 365.25.
const DAYS_A_MONTH: f64 = 365.25 / 12.0;
/// As many alerts in a period as a plan holds.
const MOST_ALERTS: f64 = 1e9;
/// As many hands-on minutes as a plan holds.
const MOST_MINUTES: f64 = 10_000.0;
/// As many seats in an hour as a plan holds.
const MOST_SEATS: i64 = 5_000;

/// Whether a change counts in a month, so many after the plan's first one. A surge counts in every month that it touches.
pub fn counts_in(change: &Change, months_ahead: u32) -> bool {
    let lasts = match change.what {
        WhatChanges::Volume { weeks: Some(weeks), .. } => {
            let months = libm::ceil(f64::from(weeks) * 7.0 / DAYS_A_MONTH) as u32;
            change.from_month.saturating_add(months) > months_ahead
        }
        _ => true,
    };
    change.on && change.from_month <= months_ahead && lasts
}

/// The month in which the last of its changes comes, in months after the plan's first one.
pub fn last_change(scenario: &Scenario) -> u32 {
    scenario.changes.values().filter(|change| change.on).map(|change| change.from_month).max().unwrap_or(0)
}

/// The plan with a scenario applied, as it is so many months after its first one. Sections that do not change are shared.
pub fn applied(plan: &Document, scenario: &Scenario, months_ahead: u32) -> Document {
    let mut plan = plan.clone();
    for (_, change) in in_order(&scenario.changes) {
        if counts_in(change, months_ahead) {
            apply(&mut plan, &change.what);
        }
    }
    plan
}

fn apply(plan: &mut Document, what: &WhatChanges) {
    match *what {
        WhatChanges::Volume { stream, factor, .. } => {
            let before = by_hand::volumes(plan);
            each_stream(plan, stream, |stream| stream.volume = scaled(&stream.volume, factor, MOST_ALERTS));
            by_hand::carry_over(plan, &before);
        }
        WhatChanges::AutoClosed { stream, share } => each_stream(plan, stream, |stream| {
            stream.auto_closed_share =
                mapped(&stream.auto_closed_share, |closed| 1.0 - (1.0 - closed) * (1.0 - share));
        }),
        WhatChanges::HandsOn { stream, factor } => each_stream(plan, stream, |stream| {
            // No alert takes no time at all.
            let factor = factor.max(1e-6);
            let handling = &mut stream.handling;
            handling.typical_minutes = scaled(&handling.typical_minutes, factor, MOST_MINUTES);
            handling.bad_case_minutes = scaled(&handling.bad_case_minutes, factor, MOST_MINUTES);
        }),
        WhatChanges::Seats { days, from_hour, to_hour, more } => {
            let desk = Arc::make_mut(&mut plan.desk);
            for hour in HourOfWeek::all() {
                if is_in_span(hour, days, from_hour, to_hour) {
                    let seats = (i64::from(desk.seats[hour]) + i64::from(more)).clamp(0, MOST_SEATS);
                    desk.seats[hour] = u16::try_from(seats).unwrap_or(0);
                }
            }
        }
        WhatChanges::MinimumSeats { seats } => {
            Arc::make_mut(&mut plan.desk).minimum.seats = WeekGrid::filled(seats);
        }
        WhatChanges::People { more } => {
            let team = Arc::make_mut(&mut plan.team);
            team.people = (team.people + more).max(0.0);
        }
        WhatChanges::Target { severity, promise, within_minutes, share } => {
            if let Some(severity) = Arc::make_mut(&mut plan.severities).get_mut(&severity) {
                let place = match promise {
                    Promise::Acknowledge => &mut severity.acknowledge,
                    Promise::TriageDone => &mut severity.triage_done,
                };
                *place = Some(Target { within_minutes, share });
            }
        }
    }
}

fn each_stream(plan: &mut Document, only: Option<StreamId>, mut change: impl FnMut(&mut AlertStream)) {
    let streams = Arc::make_mut(&mut plan.streams);
    streams.iter_mut().filter(|(id, _)| only.is_none_or(|only| only == **id)).for_each(|(_, s)| change(s));
}

fn mapped(estimate: &Estimate, change: impl Fn(f64) -> f64) -> Estimate {
    let amount = match estimate.amount {
        Amount::Point(value) => Amount::Point(change(value)),
        Amount::Range { low, high } => match (change(low), change(high)) {
            // A range that shrank to nothing is a point.
            (low, high) if low < high => Amount::Range { low, high },
            (low, _) => Amount::Point(low),
        },
    };
    Estimate { amount, ..estimate.clone() }
}

fn scaled(estimate: &Estimate, factor: f64, most: f64) -> Estimate {
    mapped(estimate, |value| (value * factor).min(most))
}

#[cfg(test)]
mod tests;
