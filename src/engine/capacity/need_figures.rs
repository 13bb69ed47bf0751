//! Which numbers went into the search for enough seats, for its explanation.

use super::{
    build::{explained, given},
    customers::Group,
    explain::{Assumption, Explanation, Formula, Input, Model, Origin, Quantity, Unit},
    input::DeskWeek,
    need::{NeedRule, TargetKind},
    report::CapacityReport,
};
use crate::domain::Target;

/// The limit, the minimum, how many plans were tried, and every promise.
pub(super) fn explanation(
    desk: &DeskWeek,
    targets: &[(Group, TargetKind, Target)],
    tried: u32,
) -> Explanation {
    let minimum: f64 = desk.minimum_seats.values().iter().map(|seats| f64::from(*seats)).sum();
    let mut inputs = vec![
        given(Quantity::OccupancyLimit, desk.occupancy_limit, Unit::Share, Origin::Setting),
        given(Quantity::MinimumSeatHours, minimum, Unit::HoursAWeek, Origin::Setting),
        given(Quantity::PlansTried, f64::from(tried), Unit::Plain, Origin::Week),
        given(Quantity::ShiftHours, desk.people.shift_hours, Unit::Hours, Origin::Setting),
    ];
    for (group, _, target) in targets {
        let of = desk.judged(*group).map(|judged| judged.name.to_owned());
        let input =
            |quantity, value, unit| Input { quantity, of: of.clone(), value, unit, origin: Origin::Setting };
        inputs.push(input(Quantity::TargetMinutes, target.within_minutes, Unit::Minutes));
        inputs.push(input(Quantity::TargetShare, target.share, Unit::Share));
    }
    let assumptions = vec![Assumption::SameWeek, Assumption::SeverityThenOldest, Assumption::SeatsAsPlanned];
    explained(Formula::FewestSeats, Model::Search, inputs, assumptions)
}

/// The rules that the present seats break.
pub(super) fn broken(desk: &DeskWeek, report: &CapacityReport) -> Vec<NeedRule> {
    let below = desk.seats.values().iter().zip(desk.minimum_seats.values()).any(|(now, least)| now < least);
    [
        (NeedRule::Targets, report.targets_met == Some(false)),
        (NeedRule::OccupancyLimit, !report.within_limit),
        (NeedRule::Minimum, below),
    ]
    .into_iter()
    .filter_map(|(rule, is_broken)| is_broken.then_some(rule))
    .collect()
}
