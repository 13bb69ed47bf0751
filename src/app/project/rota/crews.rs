//! Crews that walk through cycles of shifts: what each person does then, and what it asks of people.
//!
//! A cycle begins on a Monday: of a rota that begins on another weekday, on the Monday before.

use super::Cells;
use crate::domain::{
    PersonId, RotaPlan, ShiftId, in_order,
    rota::{Person, ShiftKind},
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeSet;

/// What each crew does from a Monday on, again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crews(pub(super) Vec<Vec<Option<ShiftId>>>);

/// What a pattern asks of people, with the shifts as they are here.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PatternFacts {
    /// Days until a crew is where it began.
    pub cycle_days: usize,
    /// Hours of work a week, on average over all crews.
    pub hours_a_week: f64,
    /// Most nights in a row.
    pub nights_in_row: usize,
    /// Weekends without a shift on Saturday and Sunday, of all.
    pub weekends_off: f64,
    /// How many people there are.
    pub people: usize,
    /// The least and the most hours of a contract among them.
    pub contracts: (f64, f64),
    /// How many have a contract of fewer hours than their crew works.
    pub over: usize,
    /// The most hours a week by which it is fewer.
    pub most_over: f64,
}

/// The Monday on which a pattern begins.
pub(super) fn monday_of(rota: &RotaPlan) -> NaiveDate {
    let behind = u64::from(rota.first_day.weekday().num_days_from_monday());
    rota.first_day.checked_sub_days(Days::new(behind)).unwrap_or(rota.first_day)
}

/// People in the order of the list, each with the crew that they follow: those of a named crew that of its name, others the next.
fn followers(rota: &RotaPlan) -> impl Iterator<Item = (PersonId, &Person, usize)> {
    let named = rota.people.values().map(|person| person.crew.trim()).filter(|crew| !crew.is_empty());
    let crews: Vec<&str> = named.collect::<BTreeSet<_>>().into_iter().collect();
    in_order(&rota.people).into_iter().enumerate().map(move |(place, (id, person))| {
        let crew = crews.iter().position(|crew| *crew == person.crew.trim()).unwrap_or(place);
        (id, person, crew)
    })
}

impl Crews {
    /// The cycle of a crew; those above their number begin again with the first.
    fn of(&self, crew: usize) -> &[Option<ShiftId>] {
        self.0.get(crew % self.0.len().max(1)).map_or(&[], Vec::as_slice)
    }

    fn on(&self, crew: usize, day: usize) -> Option<ShiftId> {
        let cycle = self.of(crew);
        cycle.get(day % cycle.len().max(1)).copied().flatten()
    }

    /// Cells of everybody; days of leave and outside the employment stay free.
    pub(super) fn laid(&self, rota: &RotaPlan) -> Cells {
        let behind = rota.first_day.weekday().num_days_from_monday() as usize;
        let days = |(id, person, crew): (PersonId, &Person, usize)| {
            let one = |day: usize| {
                let date = rota.date(day);
                let is_off = !person.is_employed(date) || person.leave_on(date).is_some();
                (id, date, if is_off { None } else { self.on(crew, day + behind) })
            };
            (0..rota.days()).map(one).collect::<Vec<_>>()
        };
        followers(rota).flat_map(days).collect()
    }

    /// What it asks, over the least common multiple of cycle and week as over a ring.
    pub(super) fn facts(&self, rota: &RotaPlan) -> PatternFacts {
        let each: Vec<CrewFacts> = (0..self.0.len()).map(|crew| self.facts_of(rota, crew)).collect();
        let count = each.len().max(1) as f64;
        let mut facts = PatternFacts {
            cycle_days: self.of(0).len(),
            hours_a_week: each.iter().map(|crew| crew.hours_a_week).sum::<f64>() / count,
            nights_in_row: each.iter().map(|crew| crew.nights_in_row).max().unwrap_or(0),
            weekends_off: each.iter().map(|crew| crew.weekends_off).sum::<f64>() / count,
            people: rota.people.len(),
            ..PatternFacts::default()
        };
        for (_, person, crew) in followers(rota) {
            let contract = person.contract_hours_per_week;
            let (least, most) = facts.contracts;
            let is_first = (least, most) == (0.0, 0.0);
            facts.contracts =
                if is_first { (contract, contract) } else { (least.min(contract), most.max(contract)) };
            let hours = each.get(crew % each.len().max(1)).map_or(0.0, |crew| crew.hours_a_week);
            if hours > contract + 0.05 {
                facts.over += 1;
                facts.most_over = facts.most_over.max(hours - contract);
            }
        }
        facts
    }

    fn facts_of(&self, rota: &RotaPlan, crew: usize) -> CrewFacts {
        let kind = |day: usize| -> Option<&ShiftKind> { rota.shifts.get(&self.on(crew, day)?) };
        let length = self.of(crew).len();
        let minutes: f64 = (0..length).filter_map(kind).map(|kind| f64::from(kind.working_minutes())).sum();
        let (mut run, mut nights) = (0, 0);
        for day in 0..2 * length {
            run = if kind(day).is_some_and(|kind| kind.is_night(rota.night)) { run + 1 } else { 0 };
            nights = nights.max(run).min(length);
        }
        let weeks = if length.is_multiple_of(7) { length / 7 } else { length };
        let off =
            (0..weeks).filter(|week| kind(week * 7 + 5).is_none() && kind(week * 7 + 6).is_none()).count();
        CrewFacts {
            hours_a_week: minutes / 60.0 * 7.0 / length.max(1) as f64,
            nights_in_row: nights,
            weekends_off: off as f64 / weeks.max(1) as f64,
        }
    }
}

struct CrewFacts {
    hours_a_week: f64,
    nights_in_row: usize,
    weekends_off: f64,
}
