//! What do the hours of a rota cost besides their pay? In hours of pay, so that it holds whatever an hour costs.
//!
//! Hours of each kind are those of payroll ([`Pay`]), each times its per cent; kinds overlap, and an hour of several has the premiums of
//! all. Overtime is what is above the contract of the period.

use super::payroll::Pay;
use crate::domain::rota::PremiumKind;
use std::collections::BTreeMap;

/// Minutes of a kind.
pub fn minutes_of(pay: &Pay, kind: PremiumKind) -> i64 {
    match kind {
        PremiumKind::Night => pay.night,
        PremiumKind::Saturday => pay.saturday,
        PremiumKind::Sunday => pay.sunday,
        PremiumKind::Holiday => pay.holiday,
        PremiumKind::Overtime => pay.overtime,
        PremiumKind::Standby => pay.standby,
        PremiumKind::OnCall => pay.on_call,
        PremiumKind::Calls => pay.calls,
    }
}

/// Hours of pay that minutes with a premium in per cent come to.
pub fn hours_of_pay(minutes: i64, percent: f64) -> f64 {
    minutes as f64 * percent / 6_000.0
}

/// Hours of pay that all premiums of somebody come to.
pub fn premium_hours(pay: &Pay, premiums: &BTreeMap<PremiumKind, f64>) -> f64 {
    let each = premiums.iter().map(|(kind, percent)| hours_of_pay(minutes_of(pay, *kind), *percent));
    // Not `sum`, of which nothing makes -0.
    each.fold(0.0, |sum, hours| sum + hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_of_several_kinds_has_the_premium_of_each() {
        let pay = Pay { night: 480, sunday: 120, on_call: 1_440, ..Pay::default() };
        let premiums =
            [(PremiumKind::Night, 25.0), (PremiumKind::Sunday, 50.0), (PremiumKind::OnCall, 12.5)].into();
        assert_eq!(premium_hours(&pay, &premiums), 2.0 + 1.0 + 3.0);
        assert_eq!(premium_hours(&pay, &BTreeMap::new()), 0.0);
    }

    #[test]
    fn each_kind_has_its_own_minutes() {
        let pay = Pay {
            night: 1,
            saturday: 2,
            sunday: 3,
            holiday: 4,
            overtime: 5,
            standby: 6,
            on_call: 7,
            calls: 8,
            ..Pay::default()
        };
        assert_eq!(PremiumKind::ALL.map(|kind| minutes_of(&pay, kind)), [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
