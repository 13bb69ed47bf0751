//! Over which weeks are hours averaged? Windows of whole weeks, which look back on what was worked before the rota where they reach so far.
//!
//! A window ends with a week of the rota and is as long as the rule says. What lies before the first day counts as it was really worked, as
//! far back as anything is known of the person; the window that ends with the rota is cut there, all others have to be known
//! as a whole. Days of leave and outside the employment take their part of the limit away.

use super::SpanCap;
use crate::domain::{
    PersonId, RotaPlan, ShiftId,
    rota::{Person, RuleKind},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// The windows of a person, as far as they are within the rota, with what the average allows less what was worked before; none where the rule is off or averages over the rota alone.
pub(super) fn windows(plan: &RotaPlan, id: PersonId, person: &Person) -> Vec<SpanCap> {
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
        SpanCap {
            first: usize::try_from(begin * 7).unwrap_or(0),
            end: usize::try_from(end * 7).unwrap_or(0),
            most_minutes: all.saturating_sub(before),
        }
    };
    (1..=last).filter(|end| *end == last || end - length >= -back).map(one).collect()
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
