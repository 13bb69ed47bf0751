//! How much of a staffed hour goes to alerts?
//!
//! What breaks, handover, meetings and other work take is a share of each shift. Seats that stand empty at short notice take theirs.
//! Protected work at the desk and incidents are hours, spread here over all staffed hours: `on the queue = (1 - in-shift loss)
//! (1 - empty) - (protected + incident hours) / seat hours`. The simulation plays incidents and empty seats one by one
//! instead. Limits: which hours protected work takes is not known here; more seats would leave a larger share of each.

use super::{
    explain::{Explanation, Formula, Input, Origin, Quantity, Unit},
    input::{arithmetic, origin_of},
};
use crate::{
    base::{Estimate, time::WEEKS_PER_MONTH},
    domain::{Document, Placement},
};

/// Shares of a staffed hour off the queue.
pub(super) struct DeskTime {
    /// All of it.
    pub(super) in_shift_share: f64,
    /// Without incidents and empty seats.
    pub(super) played_share: f64,
    /// How the first came about.
    pub(super) explained: Explanation,
}

impl DeskTime {
    pub(super) fn of(document: &Document, months_ahead: u32) -> Self {
        let own = document.team.in_shift_share();
        let seat_hours: f64 = document.desk.seats.values().iter().map(|seats| f64::from(*seats)).sum();
        let protected = document.work.hours_per_month(Placement::AtDesk, months_ahead) / WEEKS_PER_MONTH;
        let incidents = document.work.incidents.hours_per_month() / WEEKS_PER_MONTH;
        let empty = document.desk.empty_share.median_share();
        let explained = explained(document, (protected, incidents, seat_hours));
        // Without seats no hour is taken from anybody.
        if seat_hours <= 0.0 || (protected, incidents, empty) == (0.0, 0.0, 0.0) {
            return Self { in_shift_share: own, played_share: own, explained };
        }
        let on_queue = (1.0 - own) * (1.0 - empty) - (protected + incidents) / seat_hours;
        Self { in_shift_share: 1.0 - on_queue, played_share: own + protected / seat_hours, explained }
    }
}

fn explained(document: &Document, hours: (f64, f64, f64)) -> Explanation {
    let loss = &document.team.in_shift_loss;
    let (protected, incidents, seat_hours) = hours;
    let input = |quantity, value, unit, origin| Input { quantity, of: None, value, unit, origin };
    let minutes = |quantity, estimate: &Estimate| {
        input(quantity, estimate.median_amount(), Unit::Minutes, origin_of(estimate))
    };
    let other = &loss.other_work_share;
    let mut inputs = vec![
        minutes(Quantity::BreakMinutes, &loss.break_minutes),
        minutes(Quantity::HandoverMinutes, &loss.handover_minutes),
        minutes(Quantity::MeetingMinutes, &loss.meeting_minutes),
        input(Quantity::OtherWorkShare, other.median_share(), Unit::Share, origin_of(other)),
        input(Quantity::ShiftHours, document.team.shift_hours, Unit::Hours, Origin::Setting),
    ];
    let empty = &document.desk.empty_share;
    if (protected, incidents, empty.median_share()) == (0.0, 0.0, 0.0) {
        return arithmetic(Formula::InShiftShare, inputs);
    }
    inputs.extend([
        input(Quantity::EmptyShare, empty.median_share(), Unit::Share, origin_of(empty)),
        input(Quantity::ProtectedHours, protected, Unit::HoursAWeek, Origin::Setting),
        input(Quantity::IncidentHours, incidents, Unit::HoursAWeek, Origin::Setting),
        input(Quantity::SeatHours, seat_hours, Unit::HoursAWeek, Origin::Week),
    ]);
    arithmetic(Formula::OffQueueShare, inputs)
}
