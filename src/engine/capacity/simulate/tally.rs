//! What one repetition counts, and the figures that follow from it.
//!
//! Waits and promises count alerts that came in the time measured, after the warm-up. A promise is known to be missed once its
//! deadline has passed, also for an alert that nobody has begun; one that may still be kept at the end is left out. What is
//! given up is missed.

use super::{
    desk::SimulatedClass,
    figures::{ClassFigures, QUANTILES},
    line::Alert,
    waits::Waits,
};

/// Kept and known of a promise.
#[derive(Clone, Copy, Default)]
pub(super) struct Promise {
    kept: f64,
    known: u64,
}

impl Promise {
    fn share(&self) -> Option<f64> {
        (self.known > 0).then(|| self.kept / self.known as f64)
    }
}

/// All alerts of a repetition, the warm-up included: what came is grouped, closed, given up, finished, waiting or in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// Came to the desk, those that waited at the start included.
    pub came: u64,
    /// Folded into an open alert.
    pub grouped: u64,
    /// Closed by automation.
    pub auto_closed: u64,
    /// Triaged.
    pub finished: u64,
    /// Given up.
    pub expired: u64,
    /// Waiting at the end, interrupted ones included.
    pub waiting: u64,
    /// In hand at the end.
    pub in_hand: u64,
}

/// The counts of one class.
pub(super) struct ClassTally {
    pub(super) balance: Balance,
    pub(super) waits: Waits,
    acknowledged: Promise,
    done: Promise,
    expired: u64,
    /// Alerts that came to people in the time measured.
    worked: u64,
    backlog_at_first: u64,
    backlog_sum: u64,
    backlog_hours: u64,
    /// Known and kept acknowledgements by hour of the cycle in which the alert came.
    pub(super) by_hour: Vec<(u32, u32)>,
}

impl ClassTally {
    pub(super) fn new(cycle: usize) -> Self {
        Self {
            balance: Balance::default(),
            waits: Waits::new(),
            acknowledged: Promise::default(),
            done: Promise::default(),
            expired: 0,
            worked: 0,
            backlog_at_first: 0,
            backlog_sum: 0,
            backlog_hours: 0,
            by_hour: vec![(0, 0); cycle],
        }
    }

    #[inline]
    pub(super) fn came_to_people(&mut self) {
        self.worked += 1;
    }

    /// Somebody begins an alert that came in the time measured.
    #[inline]
    pub(super) fn started(&mut self, class: &SimulatedClass, came: f64, now: f64) {
        self.waits.count(now - came);
        if let Some(promised) = class.acknowledge_hours {
            self.acknowledge_known(came, class.clock.passes(came, now) <= promised + SLACK);
        }
    }

    #[inline]
    fn acknowledge_known(&mut self, came: f64, is_kept: bool) {
        self.acknowledged.known += 1;
        self.acknowledged.kept += f64::from(u8::from(is_kept));
        let hour = came as usize % self.by_hour.len();
        self.by_hour[hour].0 += 1;
        self.by_hour[hour].1 += u32::from(is_kept);
    }

    /// An alert that came in the time measured is triaged. Waiting for others counts by its share, not by one more draw.
    #[inline]
    pub(super) fn finished(&mut self, class: &SimulatedClass, came: f64, now: f64) {
        let Some(promised) = class.done_hours else { return };
        self.done.known += 1;
        for (share, hours) in &class.waits_on_others {
            if class.clock.passes(came, now + hours) <= promised + SLACK {
                self.done.kept += share;
            }
        }
    }

    /// An alert that came in the time measured is given up.
    pub(super) fn expired(&mut self, class: &SimulatedClass, came: f64) {
        self.expired += 1;
        if class.acknowledge_hours.is_some() {
            self.acknowledge_known(came, false);
        }
        self.done.known += u64::from(class.done_hours.is_some());
    }

    /// An alert that came in the time measured is not finished at its end.
    pub(super) fn left_over(&mut self, class: &SimulatedClass, alert: &Alert, end: f64) {
        let passed = class.clock.passes(alert.came, end);
        let is_late = |promised: Option<f64>| promised.is_some_and(|promised| passed > promised + SLACK);
        if !alert.begun && is_late(class.acknowledge_hours) {
            self.acknowledge_known(alert.came, false);
        }
        self.done.known += u64::from(is_late(class.done_hours));
    }

    /// The length of the line at the start of the time measured.
    pub(super) fn backlog_at_first(&mut self, waiting: usize) {
        self.backlog_at_first = waiting as u64;
    }

    /// The length of the line at the end of an hour measured.
    pub(super) fn backlog(&mut self, waiting: usize) {
        self.backlog_sum += waiting as u64;
        self.backlog_hours += 1;
    }

    pub(super) fn figures(&self, hours: f64) -> ClassFigures<Option<f64>> {
        let share = |count: u64, of: u64| (of > 0).then(|| count as f64 / of as f64);
        let grown = self.balance.waiting as f64 - self.backlog_at_first as f64;
        ClassFigures {
            alerts_an_hour: Some(self.worked as f64 / hours),
            mean_wait_hours: self.waits.mean(),
            wait_hours: self.waits.quantiles(QUANTILES),
            waited: share(self.waits.waited(), self.waits.all()),
            acknowledged: self.acknowledged.share(),
            done: self.done.share(),
            given_up: share(self.expired, self.worked),
            backlog: share(self.backlog_sum, self.backlog_hours),
            backlog_growth_an_hour: Some(grown / hours),
        }
    }
}

/// A hair more than promised is kept: rounding of times is not lateness.
const SLACK: f64 = 1e-9;

impl Balance {
    /// Adds another repetition's.
    pub(super) fn add(&mut self, other: &Self) {
        self.came += other.came;
        self.grouped += other.grouped;
        self.auto_closed += other.auto_closed;
        self.finished += other.finished;
        self.expired += other.expired;
        self.waiting += other.waiting;
        self.in_hand += other.in_hand;
    }
}
