//! Over which weeks are hours averaged? Windows of whole weeks, which look back on what was worked before the rota where they reach so far.
//!
//! A window ends with a week of the rota and is as long as the rule says. What lies before the first day counts as it was really worked, as
//! far back as anything is known of the person; the window that ends with the rota is cut there, all others have to be known
//! as a whole. Days of leave and outside the employment take their part of the limit away.

use crate::domain::{
    PersonId, RotaPlan, ShiftId,
    rota::{Person, RuleKind},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// A window, as far as it is within the rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The first day in the rota, from 0.
    pub(super) from: usize,
    /// The day behind the last one.
    pub(super) to: usize,
    /// Minutes that can be worked on its days in the rota: what the average allows less what was worked before.
    pub(super) most: u32,
}

impl Window {
    /// Minutes of its days, beyond what can be worked.
    pub(super) fn beyond(self, minutes_on: impl Fn(usize) -> u32) -> u64 {
        let worked: u64 = (self.from..self.to).map(|day| u64::from(minutes_on(day))).sum();
        worked.saturating_sub(u64::from(self.most))
    }
}

/// The windows of a person; none where the rule is off or averages over the rota alone.
pub(super) fn windows(plan: &RotaPlan, id: PersonId, person: &Person) -> Vec<Window> {
    let rule = plan.rules.get(&RuleKind::AverageHours);
    let Some((limit, length)) = rule.and_then(|rule| Some((rule.limit, i64::from(rule.weeks?.max(1)))))
    else {
        return Vec::new();
    };
    let past = Past::of(plan, id, person);
    let back = past.weeks();
    let last = i64::from(plan.weeks);
    let one = |end: i64| {
        let begin = (end - length).max(-back);
        let dates = (begin * 7..end * 7).filter_map(|day| date(plan, day));
        let there =
            dates.filter(|date| person.is_employed(*date) && person.leave_on(*date).is_none()).count();
        let all = (limit * super::from_plan::MINUTES_A_DAY * there as f64) as u32;
        let before: u32 =
            (begin * 7..0).filter_map(|day| date(plan, day)).map(|date| past.minutes(date)).sum();
        Window {
            from: usize::try_from(begin * 7).unwrap_or(0),
            to: usize::try_from(end * 7).unwrap_or(0),
            most: all.saturating_sub(before),
        }
    };
    (1..=last).filter(|end| *end == last || end - length >= -back).map(one).collect()
}

/// The most minutes over the rota that its windows leave, which a search keeps to: by the one that ends with the rota where it holds all
/// of it, else by windows laid end to end.
pub(super) fn most_over_rota(plan: &RotaPlan, windows: &[Window]) -> Option<u32> {
    let days = plan.days();
    let (mut most, mut end) = (0_u32, days);
    while end > 0 {
        // The first ones overlap where the windows do not come out even.
        let overlapping = || windows.iter().find(|window| window.from == 0 && window.to > end);
        let next = windows.iter().find(|window| window.to == end).or_else(overlapping)?;
        most = most.saturating_add(next.most);
        end = next.from;
    }
    Some(most)
}

fn date(plan: &RotaPlan, day: i64) -> Option<NaiveDate> {
    let days = Days::new(day.unsigned_abs());
    if day < 0 { plan.first_day.checked_sub_days(days) } else { plan.first_day.checked_add_days(days) }
}

/// What a person worked before the first day.
struct Past<'a> {
    plan: &'a RotaPlan,
    person: &'a Person,
    shifts: BTreeMap<NaiveDate, ShiftId>,
}

impl<'a> Past<'a> {
    fn of(plan: &'a RotaPlan, id: PersonId, person: &'a Person) -> Self {
        let first = plan.first_day;
        let own = plan.rows.get(&id).into_iter().flat_map(|row| row.range(..first));
        let mut shifts: BTreeMap<NaiveDate, ShiftId> = own.map(|(date, shift)| (*date, *shift)).collect();
        // What was published is known where the rota itself no longer says anything.
        let known_from = shifts.keys().next().copied().unwrap_or(first);
        for version in plan.versions.values() {
            let row = version.rows.get(&id).into_iter().flat_map(|row| row.range(..known_from));
            row.for_each(|(date, shift)| {
                shifts.insert(*date, *shift);
            });
        }
        Self { plan, person, shifts }
    }

    /// Whole weeks before the first day of which something is known.
    fn weeks(&self) -> i64 {
        let worked = self.person.worked.keys().next();
        let calls = self.person.calls.values().map(|call| call.date).min();
        let known = self.shifts.keys().next().copied().into_iter().chain(worked.copied()).chain(calls).min();
        known.map_or(0, |known| ((self.plan.first_day - known).num_days().max(0) + 6) / 7)
    }

    /// Minutes of a date: what was really worked, else what was planned; calls besides.
    fn minutes(&self, date: NaiveDate) -> u32 {
        let planned = self.shifts.get(&date).and_then(|shift| self.plan.shifts.get(shift));
        let planned = planned.map_or(0, |kind| kind.working_minutes());
        let worked = self.person.worked.get(&date).map_or(planned, |worked| worked.minutes);
        let calls = self.person.calls.values().filter(|call| call.date == date).map(|call| call.minutes);
        worked.saturating_add(calls.sum())
    }
}
