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
        DeskChange::CoverBreaks(cover) => desk.minimum.cover_breaks = cover,
        DeskChange::EscalationsAtDesk(at_desk) => desk.escalations_at_desk = at_desk,
        DeskChange::OccupancyLimit(limit) => desk.occupancy_limit = limit,
        DeskChange::ShiftEnd(end) => desk.shift_end = end,
        DeskChange::EmptyShare(share) => desk.empty_share = share,
        DeskChange::SecondTier(tier) => desk.second_tier = tier.map(|tier| *tier),
        DeskChange::SecondTierSeats { hours, seats } => {
            if let Some(tier) = &mut desk.second_tier {
                hours.into_iter().for_each(|hour| tier.seats[hour] = seats);
            }
        }
        DeskChange::ReturnedShare(share) => {
            if let Some(tier) = &mut desk.second_tier {
                tier.returned_share = share;
            }
        }
        DeskChange::ReturnMinutes(minutes) => {
            if let Some(tier) = &mut desk.second_tier {
                tier.return_minutes = minutes;
            }
        }
    }
}
