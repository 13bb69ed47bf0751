//! Are promises kept? The counts of alerts that are judged together: those of a class, or a customer's among them.
//!
//! A promise is known to be missed once its deadline has passed, also for an alert that nobody has begun; one that may still be
//! kept at the end is left out. What is given up is missed.

use super::{figures::GroupFigures, line::Alert};
use crate::engine::capacity::clock::TargetClock;

/// A hair more than promised is kept: rounding of times is not lateness.
const SLACK: f64 = 1e-9;

/// What is promised for alerts that are judged together, in hours.
#[derive(Clone, Copy)]
pub(super) struct Promised<'a> {
    pub(super) clock: &'a TargetClock,
    pub(super) acknowledge: Option<f64>,
    pub(super) done: Option<f64>,
    pub(super) waits_on_others: &'a [(f64, f64)],
}

/// Kept and known of one promise.
#[derive(Clone, Copy, Default)]
struct Count {
    kept: f64,
    known: u64,
}

impl Count {
    fn share(&self) -> Option<f64> {
        (self.known > 0).then(|| self.kept / self.known as f64)
    }
}

/// The counts of alerts that are judged together, all of which came in the time measured. Each event of an alert gives back
/// what becomes known of its start by it: whether that is in time.
#[derive(Clone, Copy, Default)]
pub(super) struct PromiseTally {
    /// Alerts that came to people.
    pub(super) worked: u64,
    acknowledged: Count,
    done: Count,
}

impl PromiseTally {
    /// Somebody begins an alert.
    #[inline]
    pub(super) fn started(&mut self, promised: Promised<'_>, came: f64, now: f64) -> Option<bool> {
        let within = promised.acknowledge?;
        self.start_known(promised.clock.passes(came, now) <= within + SLACK)
    }

    #[inline]
    fn start_known(&mut self, is_kept: bool) -> Option<bool> {
        self.acknowledged.known += 1;
        self.acknowledged.kept += f64::from(u8::from(is_kept));
        Some(is_kept)
    }

    /// An alert is triaged. Waiting for others counts by its share, not by one more draw.
    #[inline]
    pub(super) fn finished(&mut self, promised: Promised<'_>, came: f64, now: f64) {
        let Some(within) = promised.done else { return };
        self.done.known += 1;
        for (share, hours) in promised.waits_on_others {
            if promised.clock.passes(came, now + hours) <= within + SLACK {
                self.done.kept += share;
            }
        }
    }

    /// An alert is given up.
    pub(super) fn expired(&mut self, promised: Promised<'_>) -> Option<bool> {
        self.done.known += u64::from(promised.done.is_some());
        promised.acknowledge.and_then(|_| self.start_known(false))
    }

    /// An alert is not finished at the end.
    pub(super) fn left_over(&mut self, promised: Promised<'_>, alert: &Alert, end: f64) -> Option<bool> {
        let passed = promised.clock.passes(alert.came, end);
        let is_late = |within: Option<f64>| within.is_some_and(|within| passed > within + SLACK);
        self.done.known += u64::from(is_late(promised.done));
        if !alert.begun && is_late(promised.acknowledge) { self.start_known(false) } else { None }
    }

    /// What is known after so many hours.
    pub(super) fn figures(&self, hours: f64) -> GroupFigures<Option<f64>> {
        GroupFigures {
            alerts_an_hour: Some(self.worked as f64 / hours),
            acknowledged: self.acknowledged.share(),
            done: self.done.share(),
        }
    }
}
