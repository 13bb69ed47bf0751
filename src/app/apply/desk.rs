//! Seats, minimum and how the desk works.

use crate::{app::command::DeskChange, domain::Desk};

pub(super) fn change(desk: &mut Desk, change: DeskChange) {
    match change {
        DeskChange::Seats { hours, seats } => hours.into_iter().for_each(|hour| desk.seats[hour] = seats),
        DeskChange::SeatsOfWeek(seats) => desk.seats = seats,
        DeskChange::MinimumSeats { hours, seats } => {
            hours.into_iter().for_each(|hour| desk.minimum.seats[hour] = seats);
        }
        DeskChange::MinimumReason(reason) => desk.minimum.reason = reason,
        DeskChange::CriticalInterrupts(interrupts) => desk.critical_interrupts = interrupts,
        DeskChange::EscalationsAtDesk(at_desk) => desk.escalations_at_desk = at_desk,
        DeskChange::OccupancyLimit(limit) => desk.occupancy_limit = limit,
    }
}
