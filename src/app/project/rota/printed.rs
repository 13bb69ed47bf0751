//! What does a rota look like on paper? Tables of a few weeks each, as many as fit across a page, with names in each of them; letters that can be
//! told apart without a colour.

use super::{Column, Off, RotaSeen, RowSeen, cells, columns, cover_rows};
use crate::{
    domain::{RotaPlan, Year, in_order},
    text::Voice,
};
use std::{collections::BTreeMap, ops::Range};

/// So many days stand on a page as they are.
const MOST_DAYS: usize = 35;
/// More are cut into pieces of so many weeks.
const WEEKS: usize = 4;

/// What a cell on paper is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inked {
    /// Off, or wanted by nobody.
    #[default]
    Blank,
    /// A shift by day, or as many people as are wanted.
    Plain,
    /// A night shift.
    Night,
    /// Away, or leave that is asked for.
    Away,
    /// Somebody is missing.
    Gap,
}

/// Some weeks of the rota.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedTable {
    /// The day from which each week is, and so many of its days.
    pub weeks: Vec<(String, usize)>,
    /// The days.
    pub days: Vec<Column>,
    /// Names of people with their days.
    pub people: Vec<(String, Vec<(String, Inked)>)>,
    /// Lines of the cover with theirs.
    pub cover: Vec<(String, Vec<(String, Inked)>)>,
}

/// The days of each table.
fn pieces(days: Range<usize>) -> Vec<Range<usize>> {
    if days.len() <= MOST_DAYS {
        return vec![days];
    }
    let mut found = Vec::new();
    let mut from = days.start;
    while from < days.end {
        let behind = ((from / 7 + WEEKS) * 7).min(days.end);
        found.push(from..behind);
        from = behind;
    }
    found
}

/// The tables of some days of the rota.
pub fn printed(
    rota: &RotaPlan,
    year: &Year,
    seen: &RotaSeen,
    days: Range<usize>,
    voice: Voice<'_>,
) -> Vec<PrintedTable> {
    let words = voice.words.rota_desk();
    let columns = columns(rota, year, voice);
    let kinds = in_order(&rota.shifts);
    let is_night = |place: usize| kinds.get(place).is_some_and(|(_, kind)| kind.is_night(rota.night));
    let found = BTreeMap::new();
    let people = in_order(&rota.people).into_iter().map(|(id, person)| {
        let row = RowSeen { rota, person: id, broken: &[], found: &found, beside: None };
        let cells = cells(row).into_iter().map(|cell| match (cell.shift, cell.off) {
            (Some(place), _) => (cell.letter, if is_night(place) { Inked::Night } else { Inked::Plain }),
            (None, Off::Away) => (words.away_letter.to_owned(), Inked::Away),
            (None, Off::Asked) => (words.asked_letter.to_owned(), Inked::Away),
            (None, Off::None | Off::Wished) => (String::new(), Inked::Blank),
        });
        let name = if person.name.trim().is_empty() { words.unnamed } else { person.name.as_str() };
        (name.to_owned(), cells.collect::<Vec<_>>())
    });
    let people: Vec<_> = people.collect();
    let count = |(there, wanted): (u32, u32)| match (there, wanted) {
        (0, 0) => (String::new(), Inked::Blank),
        _ if there < wanted => (format!("{there}/{wanted}"), Inked::Gap),
        _ => (there.to_string(), Inked::Plain),
    };
    let cover = cover_rows(rota, seen, voice).into_iter();
    let cover: Vec<_> =
        cover.map(|(name, days)| (name, days.into_iter().map(count).collect::<Vec<_>>())).collect();
    let cut = |rows: &[(String, Vec<(String, Inked)>)], days: &Range<usize>| {
        let of = |cells: &Vec<(String, Inked)>| cells.get(days.clone()).unwrap_or_default().to_vec();
        rows.iter().map(|(name, cells)| (name.clone(), of(cells))).collect()
    };
    let one = |days: Range<usize>| PrintedTable {
        weeks: weeks(&columns, &days, voice),
        days: columns.get(days.clone()).unwrap_or_default().to_vec(),
        people: cut(&people, &days),
        cover: cut(&cover, &days),
    };
    pieces(days).into_iter().map(one).collect()
}

/// The first day of each week of a table, and how many days of it are there.
fn weeks(columns: &[Column], days: &Range<usize>, voice: Voice<'_>) -> Vec<(String, usize)> {
    let mut weeks: Vec<(String, usize)> = Vec::new();
    for day in days.clone() {
        match weeks.last_mut() {
            Some((_, count)) if day % 7 != 0 => *count += 1,
            _ => {
                let label = columns.get(day).map(|column| match weeks.is_empty() {
                    true => voice.format.date(column.date),
                    false => voice.format.day(column.date),
                });
                weeks.push((label.unwrap_or_default(), 1));
            }
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{project::rota::seen, sample::sample},
        base::Month,
        domain::{
            LeaveId,
            rota::{Leave, LeaveReason},
        },
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    #[test]
    fn a_rota_is_cut_by_whole_weeks_and_every_piece_names_everybody() {
        assert_eq!(pieces(0..35).len(), 1, "five weeks stay together");
        assert_eq!(pieces(0..56), [0..28, 28..56]);
        assert_eq!(pieces(3..66), [3..28, 28..56, 56..66], "weeks are those of the rota");
        let plan = sample(Month { year: 2027, month: 1 });
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let seen = seen(&plan.rota, &plan.year);
        let tables = printed(&plan.rota, &plan.year, &seen, 0..56, voice);
        assert_eq!(tables.len(), 2);
        for table in &tables {
            assert_eq!(table.people.len(), plan.rota.people.len());
            assert_eq!(table.weeks.iter().map(|(_, days)| *days).collect::<Vec<_>>(), [7; 4]);
            assert!(table.people.iter().chain(&table.cover).all(|(_, days)| days.len() == 28));
        }
    }

    #[test]
    fn leave_has_a_letter_of_its_own_on_paper_and_is_no_day_off() {
        let mut plan = sample(Month { year: 2027, month: 1 });
        let rota = Arc::make_mut(&mut plan.rota);
        let first = rota.first_day;
        let (id, _) = in_order(&rota.people)[0];
        rota.rows.clear();
        let leave = Leave { first, last: first, reason: LeaveReason::Annual, is_approved: true };
        let person = rota.people.get_mut(&id).unwrap();
        person.leave = [(LeaveId(crate::base::RawId(1)), leave)].into();
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let seen = seen(&plan.rota, &plan.year);
        let row = &printed(&plan.rota, &plan.year, &seen, 0..7, voice)[0].people[0].1;
        assert_eq!(row[0], ("\u{00d7}".to_owned(), Inked::Away));
        assert_eq!(row[1], (String::new(), Inked::Blank));
    }
}
