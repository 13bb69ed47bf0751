//! Why the formulas and the simulation of a week may differ: what the formulas leave out of this desk.

use super::super::{
    input::{DeskWeek, WorkClass},
    play::PlayClass,
};
use crate::base::statistics::Interval;
use serde::{Deserialize, Serialize};

/// What the formulas put in place of how the desk works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormulaGap {
    /// Severities take different minutes on average; the formulas use pieces of one length.
    DifferentMinutes,
    /// Minutes are more or less uneven than exponential ones; the formulas use exponential pieces.
    UnevenMinutes,
    /// Seats close: the formulas have another seat take the open alert up, the simulation has it finished or handed over.
    SeatsClose,
    /// Interrupted work waits at the head of its own line; the formulas have it taken up first.
    Interruption,
    /// Alerts rise as they wait; the formulas keep to the severities' order.
    Ageing,
    /// Alerts are closed unread; the formulas have every one worked.
    ClosedUnread,
    /// Incidents take people all at once; the formulas spread their hours over the week.
    Incidents,
    /// Seats stand empty for whole shifts; the formulas take a share of every hour.
    EmptySeats,
    /// Work comes back from the second tier; the formulas leave it out.
    ComesBack,
    /// A customer's alerts take other minutes than those of its severity; the simulation draws all of them alike.
    CustomerMinutes,
}

impl FormulaGap {
    /// Whether it is one for the figures of customers only.
    pub fn is_of_customers(self) -> bool {
        self == Self::CustomerMinutes
    }
}

/// The gaps of this desk.
pub fn formula_gaps(desk: &DeskWeek) -> Vec<FormulaGap> {
    let busy = || desk.classes.iter().filter(|class| class.alerts_per_week() > 0.0);
    let minutes = || busy().map(|class| class.handle_minutes);
    let (least, most) = (minutes().fold(f64::INFINITY, f64::min), minutes().fold(0.0, f64::max));
    let seats = desk.seats.values();
    let any = |is: fn(&PlayClass) -> bool| desk.play.classes.iter().any(is);
    let interrupts = desk.critical_interrupts || any(|class| class.interrupts);
    let closes = (0..seats.len()).any(|hour| seats[(hour + 1) % seats.len()] < seats[hour]);
    [
        (FormulaGap::DifferentMinutes, most > 1.01 * least),
        (FormulaGap::UnevenMinutes, busy().any(|class| (class.handle_cv - 1.0).abs() > 0.05)),
        (FormulaGap::SeatsClose, closes),
        (FormulaGap::Interruption, interrupts && desk.classes.len() > 1),
        (FormulaGap::Ageing, any(|class| class.ages_every_hours.is_some())),
        (FormulaGap::ClosedUnread, any(|class| class.expires_after_hours.is_some())),
        (FormulaGap::Incidents, desk.play.incidents.is_some()),
        (FormulaGap::EmptySeats, desk.play.empty_share > 0.0),
        (FormulaGap::ComesBack, desk.play.second_tier.as_ref().is_some_and(|tier| tier.returned_share > 0.0)),
        (FormulaGap::CustomerMinutes, busy().any(has_other_minutes)),
    ]
    .into_iter()
    .filter_map(|(gap, is_there)| is_there.then_some(gap))
    .collect()
}

/// Whether hands-on times of a customer who is promised triage are not those of the severity, by their mean or their spread.
fn has_other_minutes(class: &WorkClass) -> bool {
    let promised = class.customers.iter().filter(|of| of.triage_done.is_some());
    promised.into_iter().any(|of| {
        let mean = class.handle_minutes;
        let spread = of.hands_on.share_within(mean) - class.hands_on.share_within(mean);
        (of.handle_minutes / mean - 1.0).abs() > 0.01 || spread.abs() > 0.01
    })
}

/// Whether a formula's figure lies outside the interval that the simulation gives.
pub fn is_outside(figure: f64, interval: &Interval) -> bool {
    (figure - interval.mean).abs() > interval.half_width
}
