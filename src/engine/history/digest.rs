//! What does a tally say before its words are severities and its bursts are judged?
//!
//! Everything that needs the bins of the tally is worked out here, once; what is left are aggregates. Out: the history as if
//! nothing were set aside, and by word what is to be placed under severities.

use super::{
    bursts::{self, CountsInside, FoundBurst},
    gaps,
    hours::{HistoryError, Timeline},
    trend, week,
};
use crate::domain::{
    AlertHistory, AlertTally, Position,
    tally::{Grain, RejectedRow, WordCount},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// At most this many days enter the plan: the latest.
const MAX_DAYS: usize = 3_660;

/// What a tally says, in aggregates: small enough to hand from the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryDigest {
    /// As if nothing were set aside; without severities and rules.
    pub(super) history: AlertHistory,
    /// Alerts by severity word, most first.
    pub(super) severities: Vec<WordCount>,
    pub(super) rules: Vec<DigestedRule>,
    /// Beyond those: rules, alerts, groups.
    pub(super) other_rules: (u64, u64, u64),
    /// For each burst of the history.
    pub(super) inside: Vec<CountsInside>,
    pub(super) days_only: bool,
    pub(super) ended_before_opened: u64,
    pub(super) clock_change_rows: u64,
    pub(super) runaway_quote: bool,
    pub(super) newest_first: bool,
    pub(super) unused_count: Option<String>,
    pub(super) rejected: Vec<RejectedRow>,
}

/// A rule with its alerts by index into the severity words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct DigestedRule {
    pub(super) name: String,
    pub(super) alerts: u64,
    pub(super) groups: u64,
    pub(super) by_word: Vec<(u32, u64)>,
}

impl HistoryDigest {
    /// Alerts by severity word, most first; the empty word is for those without one.
    pub fn severity_words(&self) -> &[WordCount] {
        &self.severities
    }

    /// The first hours of the bursts that were found.
    pub fn bursts(&self) -> BTreeSet<NaiveDateTime> {
        self.history.bursts.iter().map(|burst| burst.from).collect()
    }

    /// The first rows that could not be read.
    pub fn rejected(&self) -> &[RejectedRow] {
        &self.rejected
    }

    /// Rows that were read as alerts, before those with the same id were collapsed.
    pub fn rows_taken(&self) -> u64 {
        self.history.rows_read.saturating_sub(self.history.rows_rejected)
    }

    /// Alerts.
    pub fn alerts(&self) -> u64 {
        self.history.alerts
    }
}

/// Works out what needs the bins of the tally.
///
/// # Errors
/// The tally's zone is unknown or its times are outside the calendar.
pub fn digest(tally: &AlertTally) -> Result<HistoryDigest, HistoryError> {
    let timeline = Timeline::of(tally)?;
    let usual = bursts::usual_counts(&timeline);
    let mut found = bursts::find(&timeline, &usual);
    let inside = bursts::look_inside(&mut found, tally);
    let shape = week::shape(&timeline);
    let history = AlertHistory {
        position: Position::default(),
        name: String::new(),
        zone: tally.zone.clone(),
        imported_on: NaiveDate::default(),
        span: timeline.span,
        rows_read: tally.rows_read,
        rows_rejected: tally.rows_rejected,
        alerts: tally.alerts,
        days: timeline.days(MAX_DAYS),
        mean_by_hour: shape.mean,
        observed_by_hour: shape.observed,
        filled_by_hour: shape.filled,
        dispersion: shape.dispersion,
        trend: trend::of(&timeline),
        by_severity: BTreeMap::new(),
        without_severity: 0,
        rules: Vec::new(),
        other_rules: None,
        grouping: tally.grouping,
        elapsed: tally.elapsed,
        acknowledged: tally.acknowledged,
        bursts: found.into_iter().map(|FoundBurst { burst, .. }| burst).collect(),
        gaps: gaps::find(&timeline, &usual),
        months_by_hand: BTreeMap::new(),
    };
    let rules = tally.rules.iter().map(|rule| DigestedRule {
        name: rule.name.clone(),
        alerts: rule.alerts,
        groups: rule.groups,
        by_word: rule.by_word.clone(),
    });
    Ok(HistoryDigest {
        history,
        severities: tally.severities.clone(),
        rules: rules.collect(),
        other_rules: tally.other_rules,
        inside,
        days_only: tally.grain == Grain::Day,
        ended_before_opened: tally.ended_before_opened,
        clock_change_rows: tally.clock_change_rows,
        runaway_quote: tally.runaway_quote,
        newest_first: tally.newest_first,
        unused_count: tally.unused_count.clone(),
        rejected: tally.rejected.clone(),
    })
}
