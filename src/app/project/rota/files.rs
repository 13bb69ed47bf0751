//! What comes into the rota from elsewhere: what of a table or a calendar was not understood, and days laid by a pattern.

use super::own_pattern::by_letter;
use crate::{
    domain::{PersonId, RotaPlan, ShiftId, in_order},
    engine::rota::pattern::{Facts, PATTERNS, Pattern, PatternKey, facts, laid},
    exchange::rota::{
        calendar_in::{self, ReadCalendar},
        grid::{self, Pasted},
    },
    text::{Voice, rota_patterns::PatternWords},
};
use chrono::NaiveDate;

/// Days of people.
pub type Cells = Vec<(PersonId, NaiveDate, Option<ShiftId>)>;

/// What of a table was not understood, in words.
pub fn unread_of_table(pasted: &Pasted, voice: Voice<'_>) -> Vec<String> {
    use grid::Why;
    let words = voice.words.rota_files();
    let faults = words.table;
    let one = |unread: &grid::Unread| {
        let why = match unread.why {
            Why::NoTable => faults.no_table,
            Why::NotADate => faults.not_a_date,
            Why::OutsideRota => faults.outside_rota,
            Why::DateTwice => faults.date_twice,
            Why::NotAPerson => faults.not_a_person,
            Why::SeveralPeople => faults.several_people,
            Why::PersonTwice => faults.person_twice,
            Why::NotAShift => faults.not_a_shift,
            Why::SeveralShifts => faults.several_shifts,
            Why::NoDateAbove => faults.no_date_above,
        };
        format!("{}: {}", (words.place)(unread.row, unread.column), why(&unread.text))
    };
    pasted.unread.iter().map(one).collect()
}

/// What of a calendar was not understood, in words.
pub fn unread_of_calendar(read: &ReadCalendar, voice: Voice<'_>) -> Vec<String> {
    use calendar_in::Why;
    let words = voice.words.rota_files();
    let faults = words.calendar;
    let one = |unread: &calendar_in::Unread| {
        let why = match unread.why {
            Why::NoEvents => faults.no_events,
            Why::CutOff => faults.cut_off,
            Why::NoBeginning => faults.no_beginning,
            Why::UnknownZone => faults.unknown_zone,
            Why::Nobody => faults.nobody,
            Why::SeveralPeople => faults.several_people,
            Why::Repeats => faults.repeats,
            Why::Cancelled => faults.cancelled,
        };
        format!("{}: {}", (words.line)(unread.line), why(&unread.text))
    };
    read.unread.iter().map(one).collect()
}

/// The days of a calendar as this shift.
pub fn cells_of_calendar(read: &ReadCalendar, shift: ShiftId) -> Cells {
    let days = read.days.iter().flat_map(|(person, days)| days.iter().map(move |day| (*person, *day)));
    days.map(|(person, day)| (person, day, Some(shift))).collect()
}

/// A pattern as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub line: &'static str,
    /// What it asks of people, in words.
    pub asks: String,
}

fn words_of(key: PatternKey, voice: Voice<'_>) -> PatternWords {
    let words = voice.words.rota_patterns();
    match key {
        PatternKey::PanamaSlow => words.panama_slow,
        PatternKey::PanamaFortnight => words.panama_fortnight,
        PatternKey::Pitman => words.pitman,
        PatternKey::DuPont => words.dupont,
        PatternKey::FourOnFourOff => words.four_on_four_off,
        PatternKey::ContinentalLong => words.continental_long,
        PatternKey::Metropolitan => words.metropolitan,
        PatternKey::Continental => words.continental,
        PatternKey::SouthernSwing => words.southern_swing,
        PatternKey::FiveTeams => words.five_teams,
    }
}

/// All patterns, against the hours of the contract.
pub fn patterns(contract_hours: f64, voice: Voice<'_>) -> Vec<Offered> {
    let one = |pattern: &Pattern| {
        let words = words_of(pattern.key, voice);
        let facts: Facts = facts(pattern);
        Offered {
            name: words.name,
            line: words.line,
            asks: (voice.words.rota_page().pattern_asks)(
                voice.format,
                facts.hours_a_week,
                contract_hours,
                facts.most_nights_in_row,
                facts.weekends_off,
            ),
        }
    };
    PATTERNS.iter().map(one).collect()
}

/// Lays a pattern over the rota: people follow the row of their crew, those without one in turn. Days of leave stay free.
///
/// # Errors
/// The letter of the pattern that no shift has.
pub fn lay(rota: &RotaPlan, pattern: &Pattern) -> Result<Cells, char> {
    let shifts = by_letter(rota);
    laid_over(rota, |crew, day| match laid(pattern, crew, day) {
        'O' => Ok(None),
        letter => shifts.get(&letter).copied().map(Some).ok_or(letter),
    })
}

/// Cells of everybody by what a crew does on a day.
pub(super) fn laid_over(
    rota: &RotaPlan,
    does: impl Fn(usize, usize) -> Result<Option<ShiftId>, char>,
) -> Result<Cells, char> {
    let crews: Vec<&str> = {
        let named = rota.people.values().map(|person| person.crew.trim()).filter(|crew| !crew.is_empty());
        named.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    let mut cells = Vec::new();
    for (place, (id, person)) in in_order(&rota.people).into_iter().enumerate() {
        let crew = crews.iter().position(|crew| *crew == person.crew.trim()).unwrap_or(place);
        for day in 0..rota.days() {
            let date = rota.date(day);
            let is_off = !person.is_employed(date) || person.leave_on(date).is_some();
            let shift = if is_off { None } else { does(crew, day)? };
            cells.push((id, date, shift));
        }
    }
    Ok(cells)
}
