//! What does an imported history of alerts say: how many come in which hour of the week, how much that varies, what stands
//! out, what is growing, and which rules make the work?
//!
//! In: an [`AlertTally`] and what the user chose ([`Choices`]). Out: an [`AlertHistory`] for the plan, and [`Finding`]s to
//! tell the user. Hours outside the first and the last alert are unknown, never zero. Formulas, rules and limits:
//! docs/methods/alert-history.md.

mod bursts;
mod findings;
mod gaps;
mod hours;
mod mix;
mod reconsider;
mod trend;
mod week;

pub use crate::domain::history::Finding;
pub use hours::{HistoryError, hour_of_week_counts, observed_hours};
pub use mix::{RankedRule, rank_rules};
pub use reconsider::reconsider;

use crate::domain::{AlertHistory, AlertTally, Position, SeverityId, tally::Grain};
use chrono::{NaiveDate, NaiveDateTime};
use hours::Timeline;
use std::collections::{BTreeMap, BTreeSet};

/// What the user decided about a history.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Its place among the histories.
    pub position: Position,
    /// What it is called.
    pub name: String,
    /// The day of the import.
    pub imported_on: NaiveDate,
    /// Which severity each word stands for; words in lower case, without spaces around them.
    pub severity_of_word: BTreeMap<String, SeverityId>,
    /// The severity of alerts whose word stands for none, if all of those are to have one.
    pub severity_of_others: Option<SeverityId>,
    /// The first hours of bursts that the weekly shape leaves out.
    pub set_aside: BTreeSet<NaiveDateTime>,
    /// The first hours of silent stretches that count as not observed. Stretches of four weeks and more always do.
    pub not_observed: BTreeSet<NaiveDateTime>,
}

/// A history with what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryReport {
    /// What enters the plan.
    pub history: AlertHistory,
    /// What to tell the user, most important first.
    pub findings: Vec<Finding>,
}

/// At most this many days enter the plan: the latest.
const MAX_DAYS: usize = 3_660;

/// Draws the conclusions from a tally.
///
/// # Errors
/// The tally's zone is unknown or its times are outside the calendar.
pub fn analyse(tally: &AlertTally, choices: &Choices) -> Result<HistoryReport, HistoryError> {
    let mut timeline = Timeline::of(tally)?;
    let usual = bursts::usual_counts(&timeline);
    let found_bursts = bursts::find(&timeline, &usual, tally, &choices.set_aside);
    let found_gaps = gaps::find(&timeline, &usual, &choices.not_observed);
    for gap in found_gaps.iter().filter(|gap| gap.not_observed) {
        timeline.mark_unobserved(gap);
    }
    let days = timeline.days(MAX_DAYS);
    for burst in found_bursts.iter().filter(|burst| burst.set_aside) {
        timeline.mark_aside(burst);
    }
    let shape = week::shape(&timeline);
    let (by_severity, without_severity) = mix::by_severity(tally, choices);
    let (rules, other_rules) = mix::rules(tally, choices);
    let history = AlertHistory {
        position: choices.position.clone(),
        name: choices.name.clone(),
        zone: tally.zone.clone(),
        imported_on: choices.imported_on,
        span: timeline.span,
        rows_read: tally.rows_read,
        rows_rejected: tally.rows_rejected,
        alerts: tally.alerts,
        days,
        mean_by_hour: shape.mean,
        observed_by_hour: shape.observed,
        filled_by_hour: shape.filled,
        dispersion: shape.dispersion,
        trend: trend::of(&timeline),
        by_severity,
        without_severity,
        rules,
        other_rules,
        grouping: tally.grouping,
        elapsed: tally.elapsed,
        acknowledged: tally.acknowledged,
        bursts: found_bursts,
        gaps: found_gaps,
    };
    let findings = findings::of(tally, &history, choices, tally.grain == Grain::Day);
    Ok(HistoryReport { history, findings })
}

#[cfg(test)]
mod tests;
