//! What does an imported history of alerts say: how many come in which hour of the week, how much that varies, what stands
//! out, what is growing, and which rules make the work?
//!
//! In: an [`AlertTally`] and what the user chose ([`Choices`]). Out: an [`AlertHistory`] for the plan, and [`Finding`]s to
//! tell the user. Hours outside the first and the last alert are unknown, never zero. Formulas, rules and limits:
//! docs/methods/alert-history.md.
//!
//! The work has two steps. [`digest`] looks at every bin of the tally, which takes long for a busy year. [`conclude`] places
//! words under severities and judges bursts and silences, on aggregates only, so that a page can ask it at every choice.

mod bursts;
mod digest;
mod findings;
mod gaps;
mod hours;
mod mix;
mod reconsider;
mod trend;
mod week;

pub use crate::domain::history::Finding;
pub use digest::{HistoryDigest, digest};
pub use hours::{HistoryError, hour_of_week_counts, observed_hours};
pub use mix::{RankedRule, rank_rules};
pub use reconsider::reconsider;

use crate::domain::{AlertHistory, AlertTally, Position, SeverityId};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// What the user decided about a history.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Words that the user said stand for no severity: nothing more needs to be said of them.
    pub words_without_severity: BTreeSet<String>,
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

/// Draws the conclusions from a tally: [`digest`], then [`conclude`].
///
/// # Errors
/// The tally's zone is unknown or its times are outside the calendar.
pub fn analyse(tally: &AlertTally, choices: &Choices) -> Result<HistoryReport, HistoryError> {
    Ok(conclude(&digest(tally)?, choices))
}

/// Places the words under severities, judges bursts and silences, and says what there is to know.
pub fn conclude(digest: &HistoryDigest, choices: &Choices) -> HistoryReport {
    let mut history = digest.history.clone();
    history.position = choices.position.clone();
    history.name = choices.name.clone();
    history.imported_on = choices.imported_on;
    mix::place(digest, choices, &mut history);
    if !(choices.set_aside.is_empty() && choices.not_observed.is_empty()) {
        history = reconsider(&history, &choices.set_aside, &choices.not_observed);
    }
    let findings = findings::of(digest, &history, choices);
    HistoryReport { history, findings }
}

#[cfg(test)]
mod tests;
