//! What is to be shared out fairly, among whom, and what did each have before? Nights, weekends, holidays, hours and missed wishes of a
//! plan, each site for itself.
//!
//! A share is in proportion to contract hours, leave taken off; that of missed wishes to the wishes that somebody had. Fairness looks back
//! half a year, as far as what was worked is known. For hours the days that are not known count as worked to contract.

use super::{Arranged, Counted, Fairness, from_plan::MINUTES_A_DAY};
use crate::domain::{
    PersonId, RotaPlan, ShiftId, SiteId,
    rota::{Person, Shared, Wish},
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeSet;

/// Fairness looks back on so many days.
const LOOK_BACK: usize = 182;

impl Arranged {
    pub(super) fn fairness(&self, plan: &RotaPlan, holidays: &[NaiveDate]) -> Vec<Fairness> {
        let shared = plan.fairness.iter().filter(|(_, weight)| **weight > 0);
        shared.flat_map(|(shared, weight)| self.shares(plan, (*shared, *weight), holidays)).collect()
    }

    /// What is shared out of a kind: each site for itself, among those who may have any of it.
    pub(super) fn shares(
        &self,
        plan: &RotaPlan,
        (shared, weight): (Shared, u32),
        holidays: &[NaiveDate],
    ) -> Vec<Fairness> {
        let sites: BTreeSet<_> = plan.people.values().map(|person| person.site).collect();
        let of_site = |site| {
            let holidays = plan.holidays_at(site, holidays);
            let shares = self.people.iter().enumerate().map(|(at, id)| {
                let person = plan.people.get(id).filter(|person| person.site == site);
                person.map_or((0, 0), |person| self.share(plan, shared, (at, *id, person), &holidays))
            });
            let (parts, before) = shares.unzip();
            Fairness { counted: self.counted_of(plan, shared, site, &holidays), weight, parts, before }
        };
        sites.into_iter().map(of_site).collect()
    }

    fn counted_of(
        &self,
        plan: &RotaPlan,
        shared: Shared,
        site: Option<SiteId>,
        holidays: &[NaiveDate],
    ) -> Counted {
        match shared {
            Shared::Nights => Counted::Nights,
            Shared::Weekends => Counted::Weekends,
            Shared::Hours => Counted::Minutes,
            Shared::Holidays => {
                let days: BTreeSet<usize> = holidays.iter().filter_map(|date| plan.day_of(*date)).collect();
                Counted::OnDays(days.into_iter().collect())
            }
            Shared::Wishes => {
                let of = |id: &PersonId| {
                    let person = plan.people.get(id).filter(|person| person.site == site);
                    person.map(|person| self.missed_in(plan, person)).unwrap_or_default()
                };
                Counted::OnCells(self.people.iter().map(of).collect())
            }
        }
    }

    /// The cells in which a wish of a person is missed.
    fn missed_in(&self, plan: &RotaPlan, person: &Person) -> Vec<(usize, Option<usize>)> {
        let mut cells = Vec::new();
        for (date, wish) in &person.wishes {
            let Some(day) = plan.day_of(*date) else { continue };
            let all = std::iter::once(None).chain((0..self.shifts.len()).map(Some));
            let of = |cell: &Option<usize>| cell.and_then(|shift| self.shifts.get(shift)).copied();
            cells.extend(all.filter(|cell| is_missed(*wish, of(cell))).map(|cell| (day, cell)));
        }
        cells
    }

    /// The part of a person in something, and what they had of it before; no part for who has none.
    fn share(
        &self,
        plan: &RotaPlan,
        shared: Shared,
        (at, id, person): (usize, PersonId, &Person),
        holidays: &[NaiveDate],
    ) -> (u32, u32) {
        let part = self.contract_minutes.get(at).copied().unwrap_or(0);
        let before = before(plan, id, shared, holidays);
        match shared {
            Shared::Nights if !self.works_nights(at) => (0, before),
            Shared::Nights | Shared::Weekends | Shared::Holidays => (part, before),
            Shared::Hours => {
                let (worked, owed) = hours_before(plan, id, person, |shift| self.minutes_of_shift(shift));
                (part.saturating_add(owed), worked)
            }
            Shared::Wishes => {
                let (from, end) = (looked_back(plan), plan.date(plan.days()));
                let days = || person.wishes.range(from.min(end)..end);
                let missed = days()
                    .filter(|(date, _)| **date < plan.first_day && is_known(plan, id, **date))
                    .filter(|(date, wish)| is_missed(**wish, plan.shift_of(id, **date)));
                let counted =
                    days().filter(|(date, _)| **date >= plan.first_day || is_known(plan, id, **date));
                (counted.count() as u32, missed.count() as u32)
            }
        }
    }

    fn works_nights(&self, at: usize) -> bool {
        let may = |shift: usize| {
            let most = self.problem.people.get(at).and_then(|staff| staff.most_of_shift.get(shift));
            most.is_some_and(|most| *most > 0)
        };
        let shifts = self.problem.shifts.iter().enumerate();
        shifts.filter(|(_, kind)| kind.is_night).any(|(shift, _)| may(shift))
    }

    fn minutes_of_shift(&self, shift: ShiftId) -> u32 {
        let place = self.shifts.iter().position(|each| *each == shift);
        place.and_then(|place| self.problem.shifts.get(place)).map_or(0, |kind| kind.minutes)
    }
}

/// Whether a wish is missed by what is worked on its day.
pub(super) fn is_missed(wish: Wish, worked: Option<ShiftId>) -> bool {
    match wish {
        Wish::Off => worked.is_some(),
        Wish::Work(shift) => worked != Some(shift),
        Wish::Not(shift) => worked == Some(shift),
    }
}

/// The first day that fairness looks back on.
fn looked_back(plan: &RotaPlan) -> NaiveDate {
    plan.first_day.checked_sub_days(Days::new(LOOK_BACK as u64)).unwrap_or(plan.first_day)
}

/// Whether it is known what somebody worked on a day before the rota: from their first day in the plan on.
fn is_known(plan: &RotaPlan, id: PersonId, date: NaiveDate) -> bool {
    plan.rows.get(&id).and_then(|row| row.keys().next()).is_some_and(|first| *first <= date)
}

/// What a person had of something before the first day, as far as it is counted in shifts.
fn before(plan: &RotaPlan, person: PersonId, shared: Shared, holidays: &[NaiveDate]) -> u32 {
    let Some(row) = plan.rows.get(&person) else { return 0 };
    let worked = || row.range(looked_back(plan)..plan.first_day);
    let count = match shared {
        Shared::Nights => worked()
            .filter(|(_, shift)| plan.shifts.get(shift).is_some_and(|kind| kind.is_night(plan.night)))
            .count(),
        Shared::Weekends => {
            let weekends = worked().filter(|(date, _)| date.weekday().num_days_from_monday() >= 5);
            weekends.map(|(date, _)| date.iso_week()).collect::<BTreeSet<_>>().len()
        }
        Shared::Holidays => worked().filter(|(date, _)| holidays.contains(date)).count(),
        Shared::Hours | Shared::Wishes => 0,
    };
    count as u32
}

/// Minutes that a person worked in the half year before, and those that the contract asked for in it; nothing where nobody's days are
/// known.
fn hours_before(
    plan: &RotaPlan,
    id: PersonId,
    person: &Person,
    minutes_of: impl Fn(ShiftId) -> u32,
) -> (u32, u32) {
    let from = looked_back(plan);
    let is_any_known = plan.rows.values().any(|row| row.range(from..plan.first_day).next().is_some());
    if !is_any_known {
        return (0, 0);
    }
    let (mut worked, mut owed, mut assumed) = (0, 0, 0);
    let dates = from.iter_days().take_while(|date| *date < plan.first_day);
    for date in dates.filter(|date| person.is_employed(*date) && person.leave_on(*date).is_none()) {
        owed += 1;
        assumed += u32::from(!is_known(plan, id, date));
    }
    if let Some(row) = plan.rows.get(&id) {
        worked += row.range(from..plan.first_day).map(|(_, shift)| minutes_of(*shift)).sum::<u32>();
    }
    let minutes = |days: u32| (f64::from(days) * person.contract_hours_per_week * MINUTES_A_DAY) as u32;
    (worked.saturating_add(minutes(assumed)), minutes(owed))
}
