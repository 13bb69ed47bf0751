//! One tier of the desk: its lines, its seats, and the hours that they are staffed and busy.

use super::{
    chance::Sickness,
    figures::TierFigures,
    line::{Alert, Lines},
};
use crate::base::HOURS_PER_WEEK;

/// Work in somebody's hands.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) alert: Alert,
    /// The line it came from.
    pub(super) line: usize,
    /// Since when.
    pub(super) since: f64,
}

/// A tier.
pub(super) struct Tier {
    pub(super) lines: Lines,
    pub(super) sickness: Sickness,
    /// The place in the calendar of the first seat.
    pub(super) first: usize,
    /// The most seats of any hour.
    pub(super) places: usize,
    pub(super) free: Vec<usize>,
    /// Seats open now.
    pub(super) seats: usize,
    /// Seats busy now; more than are open while somebody stays to finish.
    pub(super) busy: usize,
    /// When more became busy than are open, if they are, or that was last counted.
    over_since: f64,
    busy_hours: f64,
    seat_hours: f64,
    over_hours: f64,
    incident_hours: f64,
    wait_sum: f64,
    begun: u64,
}

impl Tier {
    pub(super) fn new(lines: Lines, sickness: Sickness, first: usize, places: usize) -> Self {
        Self {
            lines,
            sickness,
            first,
            places,
            free: (0..places).rev().collect(),
            seats: 0,
            busy: 0,
            over_since: 0.0,
            busy_hours: 0.0,
            seat_hours: 0.0,
            over_hours: 0.0,
            incident_hours: 0.0,
            wait_sum: 0.0,
            begun: 0,
        }
    }

    /// Somebody at a seat has nothing to do any more.
    #[inline]
    pub(super) fn release(&mut self, slot: usize) {
        self.busy -= 1;
        self.free.push(slot);
    }

    /// Counts busy hours (taken back if negative) of a piece of work.
    #[inline]
    pub(super) fn works(&mut self, line: usize, hours: f64) {
        self.busy_hours += hours;
        if line == 0 {
            self.incident_hours += hours;
        }
    }

    /// Counts an hour that is staffed as now.
    pub(super) fn staffed(&mut self) {
        self.seat_hours += self.seats as f64;
    }

    /// Counts a wait in this tier.
    pub(super) fn waited(&mut self, hours: f64) {
        self.wait_sum += hours;
        self.begun += 1;
    }

    /// Counts the overtime until now, of the time measured.
    pub(super) fn settle(&mut self, now: f64, measured_from: f64) {
        if self.busy > self.seats {
            let hours = (now - self.over_since.max(measured_from)).max(0.0);
            self.over_hours += (self.busy - self.seats) as f64 * hours;
        }
        self.over_since = now;
    }

    /// Its figures over so many hours.
    pub(super) fn figures(&self, hours: f64) -> TierFigures<Option<f64>> {
        TierFigures {
            occupancy: (self.seat_hours > 0.0).then(|| self.busy_hours / self.seat_hours),
            mean_wait_hours: (self.begun > 0).then(|| self.wait_sum / self.begun as f64),
            overtime_hours_a_week: Some(self.over_hours / hours * HOURS_PER_WEEK as f64),
            in_incidents: Some(self.incident_hours / hours),
        }
    }
}
