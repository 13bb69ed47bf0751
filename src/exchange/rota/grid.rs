//! Who works when, as a table that was pasted from a spreadsheet says?
//!
//! The first row has dates, the first column names, and what is between has letters of shifts. Cells are separated by tabs, semicolons
//! or commas, whichever the first row has, in this order. Nothing is applied: what was understood is handed out beside what was not.
//!
//! A date is written as 2027-01-04, or as day and month with full stops or strokes (4.1., 04/01, with a year or without), also
//! behind the name of a weekday; where more dates are of the rota if strokes have the month first, they have. Bare numbers are days of the rota if they count 1, 2, 3 and so on, otherwise days of the month, each
//! the next such day, from the first day of the rota on. The four weeks before the first day are what was worked, which rules look
//! back on; they are taken as well.

use super::plain;
use crate::domain::{PersonId, RotaPlan, ShiftId, in_order};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What says that somebody is off; a shift with such a letter or name goes before.
const OFF: [&str; 5] = ["", "-", "\u{2013}", "off", "0"];

/// So many days before the first one are taken.
pub const DAYS_BEFORE: u64 = 28;

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What somebody does on a date; nothing is a day off.
    pub cells: Vec<(PersonId, NaiveDate, Option<ShiftId>)>,
    /// What was not understood, and is in no cell.
    pub unread: Vec<Unread>,
}

/// Something in a table that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its row, from 1 on.
    pub row: usize,
    /// Its column, from 1 on.
    pub column: usize,
    /// What stands there.
    pub text: String,
    /// Why it is not understood.
    pub why: Why,
}

/// Why something in a table was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// There is no row of dates with something below it.
    NoTable,
    /// The first row has something that is no date: its column is left out.
    NotADate,
    /// A date that is neither of the rota nor of the four weeks before it: its column is left out.
    OutsideRota,
    /// A date that another column has already: this one is left out.
    DateTwice,
    /// Nobody is called so: the row is left out.
    NotAPerson,
    /// More than one person is called so: the row is left out.
    SeveralPeople,
    /// A person whom another row has already: this one is left out.
    PersonTwice,
    /// No shift has this letter or name.
    NotAShift,
    /// More than one shift has this letter or name.
    SeveralShifts,
    /// A cell without a date above it.
    NoDateAbove,
}

/// Reads a table for a rota.
pub fn pasted(rota: &RotaPlan, text: &str) -> Pasted {
    let mut read = Pasted::default();
    let rows = rows(text);
    let Some(((at, header), body)) = rows.split_first().filter(|(_, body)| !body.is_empty()) else {
        let text = rows.first().and_then(|(_, row)| row.first()).cloned().unwrap_or_default();
        read.unread.push(Unread { row: 1, column: 1, text, why: Why::NoTable });
        return read;
    };
    let dates = read.dates(rota, *at, header);
    let names = Names::of(rota);
    let mut seen = BTreeSet::new();
    for (at, row) in body {
        let name = row.first().map(String::as_str).unwrap_or_default();
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let why = match one(names.people.get(&plain(name))) {
            Found::One(id) if seen.insert(id) => {
                read.row(&names, &dates, (id, *at), row);
                continue;
            }
            Found::One(_) => Why::PersonTwice,
            Found::Several => Why::SeveralPeople,
            Found::None => Why::NotAPerson,
        };
        read.unread.push(Unread { row: *at, column: 1, text: name.trim().into(), why });
    }
    read
}

impl Pasted {
    /// Names of rows that nobody on the rota has, in their order.
    pub fn missing_people(&self) -> Vec<&str> {
        let nobody = self.unread.iter().filter(|one| one.why == Why::NotAPerson && !one.text.is_empty());
        let mut seen = BTreeSet::new();
        nobody.map(|one| one.text.as_str()).filter(|name| seen.insert(plain(name))).collect()
    }

    /// The date of each column behind the names.
    fn dates(&mut self, rota: &RotaPlan, row: usize, header: &[String]) -> Vec<Option<NaiveDate>> {
        let numbered = numbered(rota, header);
        let order = Order::of(rota, header);
        let mut seen = BTreeSet::new();
        let mut dates = Vec::new();
        for (place, cell) in header.iter().enumerate().skip(1) {
            let found = match numbered.get(&place).copied().or_else(|| date(rota, order, cell)) {
                None => Err(Why::NotADate),
                Some(date) if !is_taken(rota, date) => Err(Why::OutsideRota),
                Some(date) if !seen.insert(date) => Err(Why::DateTwice),
                Some(date) => Ok(date),
            };
            if let (Err(why), false) = (found, cell.trim().is_empty()) {
                self.unread.push(Unread { row, column: place + 1, text: cell.trim().into(), why });
            }
            dates.push(found.ok());
        }
        dates
    }

    fn row(
        &mut self,
        names: &Names,
        dates: &[Option<NaiveDate>],
        (id, row): (PersonId, usize),
        cells: &[String],
    ) {
        for (place, cell) in cells.iter().enumerate().skip(1) {
            let why = match (names.shift(cell), dates.get(place - 1)) {
                (Ok(shift), Some(Some(date))) => {
                    self.cells.push((id, *date, shift));
                    continue;
                }
                (Ok(None), _) => continue,
                // What is wrong with the column was said at its head.
                (_, Some(None)) if !self.is_nameless(place) => continue,
                (Ok(Some(_)), _) => Why::NoDateAbove,
                (Err(_), None | Some(None)) => Why::NoDateAbove,
                (Err(why), _) => why,
            };
            self.unread.push(Unread { row, column: place + 1, text: cell.trim().into(), why });
        }
    }

    /// Whether nothing was said of a column without a date: its head is empty.
    fn is_nameless(&self, place: usize) -> bool {
        let of_head = |each: &&Unread| matches!(each.why, Why::NotADate | Why::OutsideRota | Why::DateTwice);
        !self.unread.iter().filter(of_head).any(|each| each.column == place + 1)
    }
}

enum Found<T> {
    None,
    One(T),
    Several,
}

fn one<T: Copy>(found: Option<&Vec<T>>) -> Found<T> {
    match found.map(Vec::as_slice) {
        None | Some([]) => Found::None,
        Some([only]) => Found::One(*only),
        Some(_) => Found::Several,
    }
}

/// Who and what has a name.
struct Names {
    people: BTreeMap<String, Vec<PersonId>>,
    /// By letter as it is, by letter in small letters, by name in small letters.
    shifts: [BTreeMap<String, Vec<ShiftId>>; 3],
}

impl Names {
    fn of(rota: &RotaPlan) -> Self {
        let mut names = Self { people: BTreeMap::new(), shifts: Default::default() };
        for (id, person) in in_order(&rota.people) {
            names.people.entry(plain(&person.name)).or_default().push(id);
        }
        for (id, kind) in in_order(&rota.shifts) {
            let keys = [kind.letter.trim().to_owned(), plain(&kind.letter), plain(&kind.name)];
            for (names, key) in names.shifts.iter_mut().zip(keys) {
                if !key.is_empty() {
                    names.entry(key).or_default().push(id);
                }
            }
        }
        names
    }

    fn shift(&self, cell: &str) -> Result<Option<ShiftId>, Why> {
        let [exact, letters, names] = &self.shifts;
        for found in [exact.get(cell.trim()), letters.get(&plain(cell)), names.get(&plain(cell))] {
            match one(found) {
                Found::None => {}
                Found::One(id) => return Ok(Some(id)),
                Found::Several => return Err(Why::SeveralShifts),
            }
        }
        if OFF.contains(&plain(cell).as_str()) { Ok(None) } else { Err(Why::NotAShift) }
    }
}

/// The dates of columns that are headed by a bare number.
fn numbered(rota: &RotaPlan, header: &[String]) -> BTreeMap<usize, NaiveDate> {
    let bare = |cell: &String| Some(cell.trim()).filter(|text| text.len() <= 3)?.parse::<u32>().ok();
    let numbers: Vec<(usize, u32)> =
        header.iter().enumerate().skip(1).filter_map(|(place, cell)| Some((place, bare(cell)?))).collect();
    if numbers.iter().zip(1_u32..).all(|((_, number), count)| *number == count) {
        let date = |number: u32| rota.first_day.checked_add_days(Days::new(u64::from(number) - 1));
        return numbers.into_iter().filter_map(|(place, number)| Some((place, date(number)?))).collect();
    }
    let mut days = rota.first_day.iter_days();
    let mut dates = BTreeMap::new();
    for (place, number) in numbers {
        // There is no month in eight that lacks a day that there is.
        let found = if (1..=31).contains(&number) {
            days.by_ref().take(250).find(|each| each.day() == number)
        } else {
            None
        };
        if let Some(date) = found {
            dates.insert(place, date);
        }
    }
    dates
}

/// Whether a date is of the rota, or of the days before it that are taken.
fn is_taken(rota: &RotaPlan, date: NaiveDate) -> bool {
    let earliest = rota.first_day.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(rota.first_day);
    rota.day_of(date).is_some() || (earliest <= date && date < rota.first_day)
}

/// What comes first where a date is written with strokes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    /// The one in which more dates are of the rota, the day first where that is the same.
    fn of(rota: &RotaPlan, header: &[String]) -> Self {
        let count = |order: Self| {
            let dates = header.iter().skip(1).filter_map(|cell| date(rota, order, cell));
            dates.filter(|date| is_taken(rota, *date)).collect::<BTreeSet<_>>().len()
        };
        if count(Self::MonthFirst) > count(Self::DayFirst) { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// A date that names its month.
fn date(rota: &RotaPlan, order: Order, cell: &str) -> Option<NaiveDate> {
    // "Mon 4.1."
    let (weekday, text) = cell.trim().rsplit_once(char::is_whitespace).unwrap_or(("", cell.trim()));
    if !weekday.chars().all(|each| each.is_alphabetic() || each.is_whitespace() || ".,".contains(each)) {
        return None;
    }
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    let parts: Vec<&str> = text.strip_suffix('.').unwrap_or(text).split(['.', '/']).collect();
    let mut numbers: Vec<u32> = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
    if order == Order::MonthFirst && text.contains('/') && numbers.len() > 1 {
        numbers.swap(0, 1);
    }
    match numbers[..] {
        [day, month, year] => {
            let year = if year < 100 { 2_000 + year } else { year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        [day, month] => {
            let first = rota.first_day.year();
            let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
            let of_rota = (first..=first + 1).filter_map(in_year).find(|date| rota.day_of(*date).is_some());
            let before = (first - 1..=first).filter_map(in_year).find(|date| is_taken(rota, *date));
            of_rota.or(before).or_else(|| (first..first + 8).find_map(in_year))
        }
        _ => None,
    }
}

/// The rows that have something in them, with their numbers from 1 on; a cell in double quotes may hold anything.
fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = ['\t', ';'].into_iter().find(|each| head.contains(*each)).unwrap_or(',');
    let mut rows = Vec::new();
    let (mut row, mut cell, mut number) = (Vec::new(), String::new(), 1);
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    loop {
        match letters.next() {
            Some('"') if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            Some('"') if quoted || cell.is_empty() => quoted = !quoted,
            Some(each) if quoted || (each != separator && each != '\n' && each != '\r') => cell.push(each),
            Some(each) if each == separator => row.push(std::mem::take(&mut cell)),
            Some('\r') if letters.peek() == Some(&'\n') => {}
            end => {
                row.push(std::mem::take(&mut cell));
                let whole = std::mem::take(&mut row);
                if whole.iter().any(|cell| !cell.trim().is_empty()) {
                    rows.push((number, whole));
                }
                number += 1;
                if end.is_none() {
                    return rows;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::test_plan, *};

    fn rota() -> RotaPlan {
        test_plan::rota("2026-12-28", &[("Ann Lee", &[]), ("Zoë", &[]), ("Max", &[]), ("max", &[])])
    }

    /// What was read, with people by place and dates by day of the rota.
    fn read(rota: &RotaPlan, text: &str) -> (Vec<(u64, usize, Option<ShiftId>)>, Vec<(usize, usize, Why)>) {
        let read = pasted(rota, text);
        let place = |id: PersonId| (0..9).find(|place| test_plan::person(*place) == id).unwrap();
        let cell =
            |(id, date, shift): &(PersonId, NaiveDate, _)| (place(*id), rota.day_of(*date).unwrap(), *shift);
        (
            read.cells.iter().map(cell).collect(),
            read.unread.iter().map(|each| (each.row, each.column, each.why)).collect(),
        )
    }

    fn on(letter: char) -> Option<ShiftId> {
        Some(test_plan::shift(letter))
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        let expected = vec![(0, 0, on('E')), (0, 4, on('N')), (0, 5, None)];
        for header in [
            "2026-12-28\t2027-01-01\t2027-01-02",
            "28.12.\t1.1.\t02.01.",
            "28.12\t01.01.2027\t2.1.27",
            "28/12\t1/1\t02/01/2027",
            "Mon 28.12.\tFr., 1.1.\tSat 2027-01-02",
            "28\t1\t2",
        ] {
            assert_eq!(
                read(&rota(), &format!("Name\t{header}\nAnn Lee\tE\tN\t\n")),
                (expected.clone(), vec![]),
                "{header}"
            );
        }
        let counted = read(&rota(), ";1;2;3\nZoë;L;off;0\n").0;
        assert_eq!(counted, [(1, 0, on('L')), (1, 1, None), (1, 2, None)]);
    }

    #[test]
    fn strokes_have_the_month_first_where_the_dates_fit_so() {
        let dates = |header: &str| -> Vec<usize> {
            read(&rota(), &format!("Name\t{header}\nAnn Lee\tE\tE\tE\n"))
                .0
                .iter()
                .map(|cell| cell.1)
                .collect()
        };
        assert_eq!(dates("12/31\t1/2\t01/03/2027"), [3, 5, 6]);
        assert_eq!(dates("31/12\t2/1\t03/01/2027"), [3, 5, 6]);
        assert_eq!(dates("Thu 12/31/26\tFri 1/1/27\tSat 1/2/27"), [3, 4, 5]);
    }

    #[test]
    fn the_four_weeks_before_the_first_day_are_what_was_worked() {
        let rota = test_plan::rota("2027-01-04", &[("Ann Lee", &[]), ("Zoë", &[])]);
        let read = pasted(&rota, "\t7.12.\t2027-01-03\t4.1.\t6.12.\t11.1.\nZoë\tE\tN\tL\tE\tE\n");
        let dates: Vec<String> = read.cells.iter().map(|(_, date, _)| date.to_string()).collect();
        assert_eq!(dates, ["2026-12-07", "2027-01-03", "2027-01-04"]);
        let unread: Vec<_> = read.unread.iter().map(|each| (each.column, each.why)).collect();
        assert_eq!(unread, [(5, Why::OutsideRota), (6, Why::OutsideRota)]);
    }

    #[test]
    fn names_and_letters_are_read_whatever_their_case() {
        let text = "\u{feff}\r\n,1,2,3,4\r\n\"ann  LEE\",e,NIGHT,\"on call\",-\r\n";
        let expected = vec![(0, 0, on('E')), (0, 1, on('N')), (0, 2, on('C')), (0, 3, None)];
        assert_eq!(read(&rota(), text), (expected, vec![]));
    }

    #[test]
    fn what_is_not_understood_is_told_and_not_applied() {
        let text = "\t28.12.\tx\t10.1.\t28.12.\t\t29.12.\nAnn Lee\tE\tE\tE\tE\tE\tQ\tE\nBob\tE\nmax\tE\nAnn Lee\tL\n\n\tE";
        let (cells, unread) = read(&rota(), text);
        assert_eq!(cells, [(0, 0, on('E'))]);
        let expected = [
            (1, 3, Why::NotADate),
            (1, 4, Why::OutsideRota),
            (1, 5, Why::DateTwice),
            (2, 6, Why::NoDateAbove),
            (2, 7, Why::NotAShift),
            (2, 8, Why::NoDateAbove),
            (3, 1, Why::NotAPerson),
            (4, 1, Why::SeveralPeople),
            (5, 1, Why::PersonTwice),
            (7, 1, Why::NotAPerson),
        ];
        assert_eq!(unread, expected);
        assert_eq!(pasted(&rota(), text).unread[6].text, "Bob");
        for empty in ["", "\n \n", "Name\t1\t2"] {
            assert_eq!(read(&rota(), empty).1, [(1, 1, Why::NoTable)]);
        }
    }

    #[test]
    fn letters_of_several_shifts_are_told_apart_by_case_or_not_at_all() {
        let mut rota = rota();
        rota.shifts.get_mut(&test_plan::shift('L')).unwrap().letter = "e".into();
        assert_eq!(read(&rota, "\t1\t2\nZoë\tE\te\n").0, [(1, 0, on('E')), (1, 1, on('L'))]);
        rota.shifts.get_mut(&test_plan::shift('L')).unwrap().letter = "E".into();
        assert_eq!(
            read(&rota, "\t1\t2\nZoë\tE\tLate\n"),
            (vec![(1, 1, on('L'))], vec![(2, 2, Why::SeveralShifts)])
        );
    }

    #[test]
    fn odd_texts_are_no_reason_to_stop() {
        for text in [
            "\"",
            "a\t\"1\nb",
            "\t999\t0\nZoë\tE\tE",
            "\t1/2/3/4\t-1\t99999999999\nZoë\tE",
            "\t31.2.\nZoë\tE",
            "\r\r\n\t",
        ] {
            assert!(pasted(&rota(), text).cells.is_empty(), "{text:?}");
        }
    }
}
