//! The desk: seats that a room can hold, somebody at it, and no fewer than the minimum that the manager set.

use super::check::At;
use crate::{
    base::HourOfWeek,
    document::{Issue, IssueCode},
    domain::{Document, Field},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let desk = &plan.desk;
    let at = At::PLAN;
    for (field, seats) in [(Field::Seats, &desk.seats), (Field::MinimumSeats, &desk.minimum.seats)] {
        // One issue is enough for a grid that is wrong in many hours.
        let most = seats.values().iter().copied().max().unwrap_or_default();
        at.number(field, f64::from(most), issues);
    }
    at.note(Field::MinimumReason, &desk.minimum.reason, issues);
    at.number(Field::OccupancyLimit, desk.occupancy_limit, issues);
    at.estimate(Field::EmptyShare, &desk.empty_share, issues);
    if let Some(tier) = &desk.second_tier {
        let most = tier.seats.values().iter().copied().max().unwrap_or_default();
        at.number(Field::SecondTierSeats, f64::from(most), issues);
        at.estimate(Field::ReturnedShare, &tier.returned_share, issues);
        at.estimate(Field::ReturnMinutes, &tier.return_minutes, issues);
    }
    if desk.seats.values().iter().all(|seats| *seats == 0) {
        issues.push(at.issue(IssueCode::SeatsMissing, Field::Seats));
    } else {
        let below = HourOfWeek::all().filter(|hour| desk.seats[*hour] < desk.minimum.seats[*hour]).count();
        if below > 0 {
            issues.push(at.issue(IssueCode::SeatsBelowMinimum, Field::Seats).found(below as f64));
        }
    }
}
