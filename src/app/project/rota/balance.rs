//! What does each person have left? Days of leave, time in lieu, and hours worked beside those planned.
//!
//! A day of leave is a day from Monday to Friday that is no public holiday of the person's site: a week off takes five days,
//! whatever the rota would have been. Time in lieu grows by what was worked beyond the plan and by calls, where they are given back
//! as such, and shrinks by a fifth of the contract's week for each day of time in lieu that is approved.
//!
//! A balance begins with the first day of the rota: where that moves on, what the days left behind have taken and given is carried over.

use crate::{
    app::command::RotaChange,
    domain::{
        PersonId, RotaPlan, Year,
        rota::{Leave, LeaveReason, Person},
    },
};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// What a person has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balance {
    /// Days of annual leave that are approved, from the first day of the rota on.
    pub leave_taken: f64,
    /// Days that are left; nothing where nobody counts them.
    pub leave_left: Option<f64>,
    /// Hours of time in lieu; below 0 if they owe some.
    pub lieu_hours: f64,
    /// Hours of work that the rota plans.
    pub planned_hours: f64,
    /// Hours that were worked where that is recorded, those planned elsewhere, and calls.
    pub worked_hours: f64,
}

/// The days that a leave takes of a balance.
pub fn days_of(leave: &Leave, holidays: &[NaiveDate]) -> f64 {
    let counts = |date: &NaiveDate| date.weekday().num_days_from_monday() < 5 && !holidays.contains(date);
    let days = leave.first.iter_days().take_while(|date| *date <= leave.last).take(3_660);
    days.filter(counts).count() as f64
}

/// The balance of a person.
pub fn balance(rota: &RotaPlan, year: &Year, id: PersonId) -> Option<Balance> {
    let person = rota.people.get(&id)?;
    let holidays = holidays_of(rota, year, person);
    let taken = |reason| taken(person, reason, &holidays, &(rota.first_day..NaiveDate::MAX));
    let leave_taken = taken(LeaveReason::Annual);
    let dates = rota.first_day..rota.date(rota.days());
    let planned: f64 =
        rota.first_day.iter_days().take(rota.days()).map(|date| planned_on(rota, id, date)).sum();
    let (beyond, lieu) = beyond_plan(rota, person, id, &dates);
    Some(Balance {
        leave_taken,
        leave_left: person.leave_days.map(|days| days - leave_taken),
        lieu_hours: person.lieu_hours + lieu / 60.0 - taken(LeaveReason::Lieu) * lieu_day(person),
        planned_hours: planned / 60.0,
        worked_hours: (planned + beyond) / 60.0,
    })
}

/// The rota begins on another day: the days of leave and the time in lieu of everybody are those of that day then. And how many people
/// have another balance.
pub fn begun_on(rota: &RotaPlan, year: &Year, first: NaiveDate) -> (RotaChange, usize) {
    let passed = rota.first_day.min(first)..rota.first_day.max(first);
    let sign = if first < rota.first_day { -1.0 } else { 1.0 };
    let carried = |(id, person): (&PersonId, &Person)| {
        let holidays = holidays_of(rota, year, person);
        let taken = |reason| sign * taken(person, reason, &holidays, &passed);
        // Only what is recorded is looked at: a year that is being typed lies centuries away.
        let (_, lieu) = beyond_plan(rota, person, *id, &passed);
        let with = Person {
            leave_days: person.leave_days.map(|days| days - taken(LeaveReason::Annual)),
            lieu_hours: person.lieu_hours + sign * lieu / 60.0 - taken(LeaveReason::Lieu) * lieu_day(person),
            ..person.clone()
        };
        (with != *person).then(|| RotaChange::Person(*id, Some(Box::new(with))))
    };
    let people: Vec<RotaChange> = rota.people.iter().filter_map(carried).collect();
    let count = people.len();
    let first = std::iter::once(RotaChange::FirstDay(first));
    (RotaChange::Together(first.chain(people).collect()), count)
}

/// Days of approved leave on these dates.
fn taken(person: &Person, reason: LeaveReason, holidays: &[NaiveDate], dates: &Range<NaiveDate>) -> f64 {
    let leave = person.leave.values().filter(|leave| leave.is_approved && leave.reason == reason);
    let within = |leave: &Leave| {
        let (first, last) = (leave.first.max(dates.start), leave.last.min(dates.end.pred_opt()?));
        Some(Leave { first, last, ..leave.clone() })
    };
    leave.filter_map(within).map(|leave| days_of(&leave, holidays)).sum()
}

/// Minutes planned on a date.
fn planned_on(rota: &RotaPlan, id: PersonId, date: NaiveDate) -> f64 {
    let kind = rota.shift_of(id, date).and_then(|shift| rota.shifts.get(&shift));
    kind.map_or(0.0, |kind| f64::from(kind.working_minutes()))
}

/// Minutes worked beyond the plan on these dates, calls among them, and those of them that are given back.
fn beyond_plan(rota: &RotaPlan, person: &Person, id: PersonId, dates: &Range<NaiveDate>) -> (f64, f64) {
    let (mut all, mut lieu) = (0.0, 0.0);
    for (date, really) in person.worked.range(dates.clone()) {
        let beyond = f64::from(really.minutes) - planned_on(rota, id, *date);
        all += beyond;
        lieu += if really.as_lieu { beyond } else { 0.0 };
    }
    for call in person.calls.values().filter(|call| dates.contains(&call.date)) {
        all += f64::from(call.minutes);
        lieu += if call.as_lieu { f64::from(call.minutes) } else { 0.0 };
    }
    (all, lieu)
}

/// What a leave asks for that is not there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lacks {
    /// Days of annual leave beyond those that are left.
    Days(f64),
    /// Hours of time in lieu beyond those that are there.
    Hours {
        /// Hours that the leave takes.
        asked: f64,
        /// Hours that are there.
        there: f64,
    },
}

/// What a leave that is asked for lacks: annual leave where days are counted, and time in lieu; nothing of any other.
pub fn lacks(rota: &RotaPlan, year: &Year, id: PersonId, leave: &Leave) -> Option<Lacks> {
    let person = rota.people.get(&id)?;
    let has = balance(rota, year, id)?;
    let days = days_of(leave, &holidays_of(rota, year, person));
    match leave.reason {
        LeaveReason::Annual => {
            has.leave_left.map(|left| days - left).filter(|days| *days > 0.0).map(Lacks::Days)
        }
        LeaveReason::Lieu => {
            let (asked, there) = (days * lieu_day(person), has.lieu_hours);
            // A tenth of an hour is not told.
            (asked > there + 0.05).then_some(Lacks::Hours { asked, there })
        }
        LeaveReason::Sickness | LeaveReason::Training | LeaveReason::Other => None,
    }
}

/// Hours of time in lieu that a day takes: a fifth of the contract's week.
fn lieu_day(person: &Person) -> f64 {
    person.contract_hours_per_week / 5.0
}

/// The public holidays of a person's site.
fn holidays_of(rota: &RotaPlan, year: &Year, person: &Person) -> Vec<NaiveDate> {
    let home: Vec<NaiveDate> = year.holidays.values().map(|holiday| holiday.date).collect();
    rota.holidays_at(person.site, &home)
}
