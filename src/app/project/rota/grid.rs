//! The grid of people and days, cell by cell.

use super::RotaSeen;
use crate::{
    domain::{
        PersonId, RotaPlan, ShiftId, VersionId, Year, in_order,
        rota::{Cover, Site, Wish},
    },
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
    /// A public holiday of the site where they work; those at home head the columns.
    pub is_holiday: bool,
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
    let holidays = super::holidays(year);
    let dates = rota.first_day.iter_days().take(rota.days()).enumerate();
    let columns = dates.map(|(day, date)| {
        let weekday = date.weekday().num_days_from_monday() as usize;
        Column {
            date,
            number: date.day().to_string(),
            weekday: words.weekdays[weekday % 7],
            is_free: weekday >= 5 || holidays.contains(&date),
            // The year is said once.
            week: (day % 7 == 0)
                .then(|| if day == 0 { voice.format.date(date) } else { voice.format.day(date) }),
        }
    });
    columns.collect()
}

/// All that the cells of a person are made of.
#[derive(Clone, Copy, Debug)]
pub struct RowSeen<'a> {
    /// The rota.
    pub rota: &'a RotaPlan,
    /// Whose row.
    pub person: PersonId,
    /// Days on which they break a rule.
    pub broken: &'a [usize],
    /// Cells that a search found, which are not yet part of the plan.
    pub found: &'a BTreeMap<(PersonId, NaiveDate), Option<ShiftId>>,
    /// The version that it is compared with.
    pub beside: Option<VersionId>,
}

impl RowSeen<'_> {
    fn row_beside(&self) -> Option<Option<&BTreeMap<NaiveDate, ShiftId>>> {
        let version = self.rota.versions.get(&self.beside?)?;
        Some(version.rows.get(&self.person))
    }

    /// Whether the cells are the same as another's of the same person: asked for each row after each change, and far less work than
    /// the cells themselves.
    pub fn is_same(&self, other: &Self) -> bool {
        let (a, b, who) = (self.rota, other.rota, &self.person);
        self.person == other.person
            && a.rows.get(who) == b.rows.get(who)
            && a.pinned.get(who) == b.pinned.get(who)
            && a.people.get(who) == b.people.get(who)
            && (a.first_day, a.weeks) == (b.first_day, b.weeks)
            && a.shifts == b.shifts
            && a.sites == b.sites
            && self.broken == other.broken
            && (std::ptr::eq(self.found, other.found) || self.found == other.found)
            && self.row_beside() == other.row_beside()
    }
}

/// What a person does, cell by cell. Found cells come first; what differs from the version beside it is marked.
pub fn cells(row: RowSeen<'_>) -> Vec<CellView> {
    let RowSeen { rota, person, broken, found, .. } = row;
    let record = rota.people.get(&person);
    let kinds = in_order(&rota.shifts);
    let shifts = rota.rows.get(&person);
    let pinned = rota.pinned.get(&person);
    let holidays = site_of(rota, person).map(|site| &site.holidays);
    let beside = row.row_beside();
    let one = |(day, date): (usize, NaiveDate)| {
        let stands = shifts.and_then(|shifts| shifts.get(&date)).copied();
        let shift = found.get(&(person, date)).copied().unwrap_or(stands);
        let place = shift.and_then(|shift| kinds.iter().position(|(id, _)| *id == shift));
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
            letter: place
                .and_then(|place| kinds.get(place))
                .map(|(_, kind)| kind.letter.clone())
                .unwrap_or_default(),
            shift: place,
            off,
            is_holiday: holidays.is_some_and(|holidays| holidays.contains(&date)),
            is_pinned: pinned.is_some_and(|days| days.contains(&date)),
            is_broken: broken.contains(&day),
            differs: beside.is_some_and(|row| row.and_then(|row| row.get(&date)).copied() != shift),
        }
    };
    rota.first_day.iter_days().take(rota.days()).enumerate().map(one).collect()
}

/// The site of a person who works elsewhere than at home.
fn site_of(rota: &RotaPlan, person: PersonId) -> Option<&Site> {
    rota.sites.get(&rota.people.get(&person)?.site?)
}

/// A line of cover: its name, and for each day who is there of who is wanted.
pub type CoverRow = (String, Vec<(u32, u32)>);

/// The cover of each line, in the order of the list.
pub fn cover_rows(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<CoverRow> {
    let rows = seen.report.cover.iter().filter_map(|line| {
        let days = line.there.iter().copied().zip(line.wanted.iter().copied()).collect();
        Some((line_name(rota, rota.cover.get(&line.cover)?, voice)?, days))
    });
    rows.collect()
}

/// What a line of cover is called: its shift, and who counts.
pub(super) fn line_name(rota: &RotaPlan, cover: &Cover, voice: Voice<'_>) -> Option<String> {
    let shift = rota.shifts.get(&cover.shift)?;
    let skill = cover.skill.and_then(|skill| rota.skills.get(&skill));
    let skill = skill.map(|skill| (voice.words.rota_records().at_level)(&skill.name, cover.level()));
    Some((voice.words.rota_page().cover_of)(&shift.name, skill.as_deref(), cover.on_site))
}

/// A cell in words.
pub fn said(rota: &RotaPlan, person: PersonId, date: NaiveDate, voice: Voice<'_>) -> String {
    let words = voice.words.rota_page();
    let Some(record) = rota.people.get(&person) else { return String::new() };
    let shift = rota.shift_of(person, date).and_then(|shift| rota.shifts.get(&shift));
    let away = record.leave_on(date).map(|leave| (words.reason)(leave.reason));
    let asked = record.leave.values().find(|leave| !leave.is_approved && leave.holds(date));
    let asks = asked.map(|leave| (words.reason)(leave.reason));
    let wishes_off = matches!(record.wishes.get(&date), Some(Wish::Off));
    let is_settled = rota.pinned.get(&person).is_some_and(|days| days.contains(&date));
    let shift = shift.map(|shift| shift.name.as_str());
    let said = DaySaid { person: &record.name, date, shift, away, is_settled };
    let desk = voice.words.rota_desk();
    let mut lines = vec![(words.day)(voice.format, said)];
    lines.extend(asks.map(desk.day_asked));
    lines.extend(wishes_off.then(|| desk.day_wished.to_owned()));
    let holiday = site_of(rota, person).filter(|site| site.holidays.contains(&date));
    lines.extend(holiday.map(|site| (desk.day_holiday)(&site.name)));
    lines.join(", ")
}
