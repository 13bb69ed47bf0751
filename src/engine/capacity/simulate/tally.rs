//! What one repetition counts, and the figures that follow from it.
//!
//! Waits and promises count alerts that came in the time measured, after the warm-up.

use super::{
    desk::SimulatedClass,
    figures::{ClassFigures, GroupFigures, QUANTILES},
    line::Alert,
    promise::{PromiseTally, Promised},
    waits::Waits,
};

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
    judged: PromiseTally,
    /// Those of the customers among them, each by its own promises.
    pub(super) customers: Vec<PromiseTally>,
    expired: u64,
    backlog_at_first: u64,
    backlog_sum: u64,
    backlog_hours: u64,
    /// Known and kept acknowledgements by hour of the cycle in which the alert came.
    pub(super) by_hour: Vec<(u32, u32)>,
}

impl ClassTally {
    pub(super) fn new(class: &SimulatedClass) -> Self {
        Self {
            balance: Balance::default(),
            waits: Waits::new(),
            judged: PromiseTally::default(),
            customers: vec![PromiseTally::default(); class.customers.len()],
            expired: 0,
            backlog_at_first: 0,
            backlog_sum: 0,
            backlog_hours: 0,
            by_hour: vec![(0, 0); class.arrivals.len()],
        }
    }

    #[inline]
    pub(super) fn came_to_people(&mut self, owner: Option<u16>) {
        self.judged.worked += 1;
        if let Some(own) = owner.and_then(|place| self.customers.get_mut(usize::from(place))) {
            own.worked += 1;
        }
    }

    /// Somebody begins an alert that came in the time measured.
    #[inline]
    pub(super) fn started(&mut self, class: &SimulatedClass, alert: &Alert, now: f64) {
        self.waits.count(now - alert.came);
        let known = self.judged.started(class.promised(), alert.came, now);
        self.start_known(alert.came, known);
        if let Some((promised, own)) = self.of_owner(class, alert) {
            own.started(promised, alert.came, now);
        }
    }

    /// What became known of the start of an alert, by the hour in which it came.
    #[inline]
    fn start_known(&mut self, came: f64, is_kept: Option<bool>) {
        let Some(is_kept) = is_kept else { return };
        let hour = came as usize % self.by_hour.len();
        self.by_hour[hour].0 += 1;
        self.by_hour[hour].1 += u32::from(is_kept);
    }

    /// The customer's promises and counts, if an alert is a customer's.
    #[inline]
    fn of_owner<'a>(
        &mut self,
        class: &'a SimulatedClass,
        alert: &Alert,
    ) -> Option<(Promised<'a>, &mut PromiseTally)> {
        let place = usize::from(alert.owner?);
        Some((class.customers.get(place)?.promised(), self.customers.get_mut(place)?))
    }

    /// An alert that came in the time measured is triaged.
    #[inline]
    pub(super) fn finished(&mut self, class: &SimulatedClass, alert: &Alert, now: f64) {
        self.judged.finished(class.promised(), alert.came, now);
        if let Some((promised, own)) = self.of_owner(class, alert) {
            own.finished(promised, alert.came, now);
        }
    }

    /// An alert that came in the time measured is given up.
    pub(super) fn expired(&mut self, class: &SimulatedClass, alert: &Alert) {
        self.expired += 1;
        let known = self.judged.expired(class.promised());
        self.start_known(alert.came, known);
        if let Some((promised, own)) = self.of_owner(class, alert) {
            own.expired(promised);
        }
    }

    /// An alert that came in the time measured is not finished at its end.
    pub(super) fn left_over(&mut self, class: &SimulatedClass, alert: &Alert, end: f64) {
        let known = self.judged.left_over(class.promised(), alert, end);
        self.start_known(alert.came, known);
        if let Some((promised, own)) = self.of_owner(class, alert) {
            own.left_over(promised, alert, end);
        }
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
        let GroupFigures { alerts_an_hour, acknowledged, done } = self.judged.figures(hours);
        let grown = self.balance.waiting as f64 - self.backlog_at_first as f64;
        ClassFigures {
            alerts_an_hour,
            mean_wait_hours: self.waits.mean(),
            wait_hours: self.waits.quantiles(QUANTILES),
            waited: share(self.waits.waited(), self.waits.all()),
            acknowledged,
            done,
            given_up: share(self.expired, self.judged.worked),
            backlog: share(self.backlog_sum, self.backlog_hours),
            backlog_growth_an_hour: Some(grown / hours),
        }
    }
}

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
