//! The history as a row of counts: one a day or one a week, and none where nobody looked.

use crate::domain::AlertHistory;
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What one count covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// A calendar day.
    Day,
    /// Seven days from the same weekday on.
    Week,
}

impl Grain {
    /// Days that one count covers.
    pub fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
        }
    }
}

/// Alerts by day or week, without a gap; none where it was not observed as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// What one count covers.
    pub grain: Grain,
    /// The day on which the first one begins.
    pub first: NaiveDate,
    /// In order of time.
    pub values: Vec<Option<f64>>,
}

/// A day counts as observed if this many of its hours were: one that a clock change skips is missing for ever.
const LEAST_HOURS: usize = 23;
/// At most this many days are looked at: ten years, the latest.
const MOST_DAYS: usize = 3_660;

impl Counts {
    /// The whole days of an imported history. Days of bursts that were set aside count as not observed, for what would have
    /// come without the burst is not known.
    pub fn of_history(history: &AlertHistory) -> Self {
        let (Some(first), Some(last)) = (history.days.keys().next(), history.days.keys().next_back()) else {
            return Self { grain: Grain::Day, first: history.span.0.date(), values: Vec::new() };
        };
        let mut aside = BTreeSet::new();
        for burst in history.bursts.iter().filter(|burst| burst.set_aside) {
            let hours = (0..burst.hours.max(1)).map(|hour| TimeDelta::hours(i64::from(hour)));
            aside.extend(hours.filter_map(|hours| burst.from.checked_add_signed(hours)).map(|t| t.date()));
        }
        let days = (last.signed_duration_since(*first).num_days().max(0) as usize + 1).min(MOST_DAYS);
        let first = last.checked_sub_days(Days::new(days as u64 - 1)).unwrap_or(*first);
        let value = |day: NaiveDate| -> Option<f64> {
            let hours = history.days.get(&day).filter(|_| !aside.contains(&day))?;
            let observed = hours.iter().flatten().count();
            let least = if hours.len() == 1 { 1 } else { LEAST_HOURS };
            (observed >= least).then(|| hours.iter().flatten().map(|count| f64::from(*count)).sum())
        };
        Self { grain: Grain::Day, first, values: first.iter_days().take(days).map(value).collect() }.trimmed()
    }

    /// Without unobserved days at both ends: the history ends with the last day that was observed as a whole.
    fn trimmed(mut self) -> Self {
        while self.values.last().is_some_and(Option::is_none) {
            self.values.pop();
        }
        let skipped = self.values.iter().take_while(|value| value.is_none()).count();
        self.values.drain(..skipped);
        self.first = self.first.checked_add_days(Days::new(skipped as u64)).unwrap_or(self.first);
        self
    }

    /// The first day of a step, counted from the first one; negative ones lie before. None outside the calendar.
    pub fn day_of(&self, step: usize) -> Option<NaiveDate> {
        self.first.checked_add_days(Days::new(step as u64 * u64::from(self.grain.days())))
    }

    /// How many were observed.
    pub fn observed(&self) -> usize {
        self.values.iter().flatten().count()
    }

    /// Days from the first to the last, both included.
    pub fn span_days(&self) -> f64 {
        self.values.len() as f64 * f64::from(self.grain.days())
    }

    /// The beginning of the history, up to a step.
    pub(super) fn before(&self, step: usize) -> Self {
        Self { values: self.values.iter().take(step).copied().collect(), ..self.clone() }
    }

    /// The weekday of a step, 0 for Monday; 0 for weeks.
    pub(super) fn weekday(&self, step: usize) -> usize {
        match self.grain {
            Grain::Day => (self.first.weekday().num_days_from_monday() as usize + step) % 7,
            Grain::Week => 0,
        }
    }

    /// Years from 1 January 2000 to the middle of a step.
    pub(super) fn year_time(&self, step: usize) -> f64 {
        let epoch = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
        let days = self.first.signed_duration_since(epoch).num_days() as f64;
        let length = f64::from(self.grain.days());
        (days + (step as f64 + 0.5) * length) / crate::base::time::DAYS_PER_YEAR
    }
}
