//! The grid of people and days, cell by cell.

use super::RotaSeen;
use crate::{
    domain::{PersonId, RotaPlan, ShiftId, Year, rota::Wish},
    text::{Voice, rota_page::DaySaid},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A day as a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// When.
    pub date: NaiveDate,
    /// The day of the month.
    pub number: String,
    /// The letter of the weekday.
    pub weekday: &'static str,
    /// Saturday, Sunday, or a holiday.
    pub is_free: bool,
    /// On the first day of a week: when that is.
    pub week: Option<String>,
}

/// Why a cell has no shift, or should not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Off {
    /// No reason known.
    #[default]
    None,
    /// Leave that is approved, or outside the employment.
    Away,
    /// Leave that is asked for.
    Asked,
    /// A wish.
    Wished,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellView {
    /// The letter; nothing for a day off.
    pub letter: String,
    /// The place of the shift among its like.
    pub shift: Option<usize>,
    /// Why they are off.
    pub off: Off,
    /// Left alone by a search.
    pub is_pinned: bool,
    /// A rule is broken here.
    pub is_broken: bool,
    /// Other than what was compared with.
    pub differs: bool,
}

/// The days of the rota.
pub fn columns(rota: &RotaPlan, year: &Year, voice: Voice<'_>) -> Vec<Column> {
    let words = voice.words.rota_page();
    let holidays = super::holidays(rota, year);
    let dates = rota.first_day.iter_days().take(rota.days()).enumerate();
    let columns = dates.map(|(day, date)| {
        let weekday = date.weekday().num_days_from_monday() as usize;
        Column {
            date,
            number: date.day().to_string(),
            weekday: words.weekdays[weekday % 7],
            is_free: weekday >= 5 || holidays.contains(&date),
            week: (day % 7 == 0).then(|| voice.format.date(date)),
        }
    });
    columns.collect()
}

/// What a person does, cell by cell. Found cells, which are not yet part of the plan, come first; what differs from
/// `beside` is marked.
pub fn cells(
    rota: &RotaPlan,
    seen: &RotaSeen,
    person: PersonId,
    found: &BTreeMap<(PersonId, NaiveDate), Option<ShiftId>>,
    beside: Option<&BTreeMap<PersonId, BTreeMap<NaiveDate, ShiftId>>>,
) -> Vec<CellView> {
    let record = rota.people.get(&person);
    let broken: Vec<usize> = seen
        .report
        .broken
        .iter()
        .filter(|broken| broken.person == person)
        .filter_map(|broken| broken.day)
        .collect();
    let pinned = rota.pinned.get(&person);
    let one = |(day, date): (usize, NaiveDate)| {
        let stands = rota.shift_of(person, date);
        let shift = found.get(&(person, date)).copied().unwrap_or(stands);
        let place = shift.and_then(|shift| seen.arranged.shifts.iter().position(|each| *each == shift));
        let kind = shift.and_then(|shift| rota.shifts.get(&shift));
        let off = record.map_or(Off::None, |record| {
            if !record.is_employed(date) || record.leave_on(date).is_some() {
                Off::Away
            } else if record.leave.values().any(|leave| leave.holds(date)) {
                Off::Asked
            } else if matches!(record.wishes.get(&date), Some(Wish::Off)) {
                Off::Wished
            } else {
                Off::None
            }
        });
        CellView {
            letter: kind.map(|kind| kind.letter.clone()).unwrap_or_default(),
            shift: place,
            off,
            is_pinned: pinned.is_some_and(|days| days.contains(&date)),
            is_broken: broken.contains(&day),
            differs: beside
                .is_some_and(|rows| rows.get(&person).and_then(|row| row.get(&date)).copied() != shift),
        }
    };
    rota.first_day.iter_days().take(rota.days()).enumerate().map(one).collect()
}

/// The cover of each line, in the order of the list: its name, and for each day who is there of who is wanted.
pub fn cover_rows(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<(String, Vec<(u32, u32)>)> {
    let words = voice.words.rota_page();
    let rows = seen.report.cover.iter().filter_map(|line| {
        let cover = rota.cover.get(&line.cover)?;
        let shift = rota.shifts.get(&cover.shift)?;
        let skill = cover.skill.and_then(|skill| rota.skills.get(&skill)).map(|skill| skill.name.as_str());
        let days = line.there.iter().copied().zip(line.wanted.iter().copied()).collect();
        Some(((words.cover_of)(&shift.name, skill), days))
    });
    rows.collect()
}

/// A cell in words.
pub fn said(rota: &RotaPlan, person: PersonId, date: NaiveDate, voice: Voice<'_>) -> String {
    let words = voice.words.rota_page();
    let Some(record) = rota.people.get(&person) else { return String::new() };
    let shift = rota.shift_of(person, date).and_then(|shift| rota.shifts.get(&shift));
    let away = record.leave_on(date).map(|leave| (words.reason)(leave.reason));
    let is_settled = rota.pinned.get(&person).is_some_and(|days| days.contains(&date));
    let shift = shift.map(|shift| shift.name.as_str());
    (words.day)(voice.format, DaySaid { person: &record.name, date, shift, away, is_settled })
}
