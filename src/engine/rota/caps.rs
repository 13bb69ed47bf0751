//! At most how many of which shifts may a person have? Caps on single shifts, on nights, and on duties in four weeks.

use super::{Arranged, SetCap};
use crate::domain::{
    RotaPlan, ShiftId,
    rota::{Breach, Duty, Person, RuleKind, ShiftKind},
};
use std::ops::Range;

/// What a cap on several shifts together is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOf {
    /// A rule of the plan.
    Rule(RuleKind),
    /// A shift's own cap.
    Shift(ShiftId),
}

/// The parts of four weeks that the rota has from its first day on, each with what a number for four weeks is there: rounded down, and
/// in proportion and rounded up where the rota ends before.
fn four_weeks(plan: &RotaPlan, most: f64) -> impl Iterator<Item = (Range<usize>, u32)> {
    let weeks = plan.weeks;
    (0..weeks).step_by(4).map(move |first| {
        let there = (weeks - first).min(4);
        let whole = libm::floor(most.max(0.0) + 1e-9);
        let part = libm::ceil(whole * f64::from(there) / 4.0 - 1e-9);
        (first as usize * 7..(first + there) as usize * 7, part as u32)
    })
}

impl Arranged {
    /// Caps on nights, on duties on call and on each shift, and what they are.
    pub(super) fn sets(&self, plan: &RotaPlan) -> Vec<(SetOf, SetCap)> {
        let places = |is_of: &dyn Fn(&ShiftKind) -> bool| -> Vec<usize> {
            let shifts = self.shifts.iter().enumerate();
            let of = shifts.filter(|(_, id)| plan.shifts.get(id).is_some_and(is_of));
            of.map(|(at, _)| at).collect()
        };
        let mut sets = Vec::new();
        if let Some(rule) = plan.rules.get(&RuleKind::MostNights) {
            let (shifts, most) = (places(&|shift| shift.is_night(plan.night)), rule.limit.max(0.0) as u32);
            let cap = SetCap { shifts, most, days: 0..plan.days(), is_hard: rule.weight.is_none() };
            sets.push((SetOf::Rule(RuleKind::MostNights), cap));
        }
        if let Some(rule) = plan.rules.get(&RuleKind::OnCall) {
            let shifts = places(&|shift| shift.duty == Duty::OnCall);
            let caps = four_weeks(plan, rule.limit).map(|(days, most)| SetCap {
                shifts: shifts.clone(),
                most,
                days,
                is_hard: rule.weight.is_none(),
            });
            sets.extend(caps.map(|cap| (SetOf::Rule(RuleKind::OnCall), cap)));
        }
        for (at, id) in self.shifts.iter().enumerate() {
            let Some(kind) = plan.shifts.get(id) else { continue };
            let Some(most) = kind.most_in_four_weeks else { continue };
            let caps = four_weeks(plan, f64::from(most)).map(|(days, most)| SetCap {
                shifts: vec![at],
                most,
                days,
                is_hard: kind.cap_weight.is_none(),
            });
            sets.extend(caps.map(|cap| (SetOf::Shift(*id), cap)));
        }
        sets
    }

    /// At most how many of each shift a person may have, and what that is called.
    pub(super) fn caps(&self, plan: &RotaPlan, person: &Person) -> Vec<(u32, Option<Breach>)> {
        let hard = |kind: RuleKind| {
            plan.rules.get(&kind).filter(|rule| rule.weight.is_none()).map(|rule| rule.limit)
        };
        let cap = |id: &ShiftId| {
            let Some(kind) = plan.shifts.get(id) else { return (u32::MAX, None) };
            if person.never.contains(id) || person.site != kind.site {
                return (0, Some(Breach::Never));
            }
            let is_too_long = hard(RuleKind::LongestShift)
                .is_some_and(|hours| f64::from(kind.working_minutes()) > hours * 60.0);
            if is_too_long { (0, Some(Breach::Rule(RuleKind::LongestShift))) } else { (u32::MAX, None) }
        };
        self.shifts.iter().map(cap).collect()
    }
}
