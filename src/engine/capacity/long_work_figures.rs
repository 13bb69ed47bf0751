//! How many seats do alerts ask for that take more than an hour, and when? [`super::long_work`] for every severity whose mean
//! hands-on time is longer than an hour, summed; seats by the square root rule. In: the desk's week. Limits: those of that
//! module; the present seats do not matter here.

use super::{
    build::{alerts_input, explained, given, minutes_input},
    explain::{Assumption, Figure, Formula, Model, NotComputed, Origin, Outcome, Quantity, Unit},
    input::DeskWeek,
    long_work::{square_root_seats, weekly_load},
    report::LongWork,
};
use crate::base::WeekGrid;

/// Hands-on times above this are long.
const LONG_MINUTES: f64 = 60.0;
/// The share of long alerts that may find every such seat taken.
const MAY_WAIT: f64 = 0.2;

pub(super) fn long_work(desk: &DeskWeek) -> LongWork {
    let long: Vec<_> = desk
        .classes
        .iter()
        .filter(|class| class.alerts_per_week() > 0.0 && class.handle_minutes > LONG_MINUTES)
        .collect();
    let mut inputs = vec![given(Quantity::MayWait, MAY_WAIT, Unit::Share, Origin::Setting)];
    inputs.extend(long.iter().flat_map(|class| [alerts_input(class), minutes_input(class)]));
    let assumptions = vec![Assumption::SameWeek, Assumption::IndependentArrivals];
    let explanation = explained(Formula::LongWorkSeats, Model::OfferedLoad, inputs, assumptions);
    let told = |outcome| Figure { outcome, unit: Unit::Seats, explanation };
    if long.is_empty() {
        let reason = NotComputed::NoLongWork { minutes: LONG_MINUTES as u32 };
        return LongWork { most_seats: told(Outcome::NotComputed(reason)), seats: None, busy: None };
    }
    let loads: Vec<Vec<f64>> = long
        .iter()
        .map(|class| {
            // Breaks and other work lengthen the time that an analyst is busy with it.
            let hours = class.handle_minutes / 60.0 / (1.0 - desk.in_shift_share);
            weekly_load(class.arrivals.values(), hours)
        })
        .collect();
    let busy = WeekGrid::from_fn(|hour| loads.iter().map(|load| load[hour.index()]).sum::<f64>());
    let seats =
        WeekGrid::from_fn(|hour| square_root_seats(busy[hour], MAY_WAIT).min(f64::from(u16::MAX)) as u16);
    let most = seats.values().iter().copied().max().unwrap_or(0);
    LongWork { most_seats: told(Outcome::Value(f64::from(most))), seats: Some(seats), busy: Some(busy) }
}
