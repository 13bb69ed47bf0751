//! What comes into the rota from elsewhere: what of a table or a calendar is taken over, and what of it was not understood.

use crate::{
    app::{command::RotaChange, first_rota::nobody},
    domain::{PersonId, RotaPlan, ShiftId, in_order, position::behind, rota::Duty},
    exchange::rota::{
        calendar_in::{self, ReadCalendar, Taken},
        grid::{self, Pasted},
    },
    text::Voice,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

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

/// A table with everybody whom it names: people who are not on the rota yet come onto it, with these hours a week, and their days with them.
pub fn taken_with_people(
    rota: &RotaPlan,
    table: &str,
    contract_hours_per_week: f64,
    mut new_id: impl FnMut() -> PersonId,
) -> (RotaChange, Pasted) {
    let mut with = rota.clone();
    let mut changes = Vec::new();
    for name in grid::pasted(rota, table).missing_people() {
        let (id, person) = (new_id(), nobody(behind(&with.people), name.to_owned(), contract_hours_per_week));
        with.people.insert(id, person.clone());
        changes.push(RotaChange::Person(id, Some(Box::new(person))));
    }
    let read = grid::pasted(&with, table);
    changes.push(RotaChange::Cells(read.cells.clone()));
    (RotaChange::Together(changes), read)
}

/// Of so many who are called otherwise it is asked who they are.
const UNKNOWN: usize = 30;
/// So many of one kind are told one by one.
const TOLD: usize = 5;

/// What of a calendar was not understood, in words: the first few of each kind, and how many more there are.
pub fn unread_of_calendar(unread: &[calendar_in::Unread], voice: Voice<'_>) -> Vec<String> {
    use calendar_in::Why;
    let words = voice.words.rota_files();
    let faults = words.calendar;
    let mut told: BTreeMap<Why, Vec<String>> = BTreeMap::new();
    for one in unread {
        let why = match one.why {
            Why::NoEvents => faults.no_events,
            Why::CutOff => faults.cut_off,
            Why::NoBeginning => faults.no_beginning,
            Why::NoEnd => faults.no_end,
            Why::UnknownZone => faults.unknown_zone,
            Why::Nobody => faults.nobody,
            Why::SeveralPeople => faults.several_people,
            Why::NoOne => faults.no_one,
            Why::Strangers => faults.strangers,
            Why::Repeats => faults.repeats,
            Why::Changes => faults.changes,
            Why::NotInRota => faults.not_in_rota,
            Why::Cancelled => faults.cancelled,
            Why::NoTurn => faults.no_turn,
            Why::OtherHours => faults.other_hours,
            Why::TwoShifts => faults.two_shifts,
        };
        told.entry(one.why).or_default().push(format!("{}: {}", (words.line)(one.line), why(&one.text)));
    }
    let few = |mut all: Vec<String>| {
        let more = all.len().saturating_sub(TOLD);
        all.truncate(TOLD);
        all.extend((more > 0).then(|| (words.more_like_it)(voice.format, more)));
        all
    };
    told.into_values().flat_map(few).collect()
}

/// A kind of event of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventKind {
    /// What tells it from others.
    pub kind: String,
    /// It and how many events there are, in words.
    pub said: String,
    /// The shift that it is most likely: one of its name or letter; a lone kind is on call, where anybody is.
    pub shift: Option<ShiftId>,
}

/// The kinds of event of a calendar.
pub fn kinds_of_calendar(rota: &RotaPlan, read: &ReadCalendar, voice: Voice<'_>) -> Vec<EventKind> {
    let kinds = read.kinds();
    let shifts = in_order(&rota.shifts);
    let usual =
        shifts.iter().find(|(_, kind)| kind.duty == Duty::OnCall).or(shifts.first()).map(|(id, _)| *id);
    let lone = usual.filter(|_| kinds.len() == 1);
    let one = |(kind, events): (&str, usize)| {
        let is_named = |name: &str| name.trim().to_lowercase() == kind.to_lowercase();
        let named = shifts.iter().find(|(_, shift)| is_named(&shift.name) || is_named(&shift.letter));
        EventKind {
            kind: kind.to_owned(),
            said: (voice.words.rota_files().kind)(voice.format, kind, events),
            shift: named.map(|(id, _)| *id).or(lone),
        }
    };
    kinds.into_iter().map(one).collect()
}

/// What names nobody in a calendar, the most frequent first, each with how many events, in words.
pub fn unknown_of_calendar(read: &ReadCalendar, voice: Voice<'_>) -> Vec<(String, String)> {
    let mut unknown: Vec<(&String, usize)> =
        read.unknown.iter().map(|(who, events)| (who, *events)).collect();
    unknown.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
    let said = |(who, events): (&String, usize)| {
        (who.clone(), (voice.words.rota_files().kind)(voice.format, who, events))
    };
    unknown.into_iter().map(said).take(UNKNOWN).collect()
}

/// The days of a calendar, each kind of event as a shift.
pub fn cells_of_calendar(taken: &Taken) -> Cells {
    taken.cells.iter().map(|((person, day), shift)| (*person, *day, Some(*shift))).collect()
}

/// How many days were taken over, and how many of them are no days of the rota.
pub fn said_of_cells(rota: &RotaPlan, cells: &Cells, voice: Voice<'_>) -> String {
    let before = cells.iter().filter(|(_, date, _)| *date < rota.first_day).count();
    let within = cells.iter().filter(|(_, date, _)| rota.day_of(*date).is_some()).count();
    (voice.words.rota_files().read_days)(voice.format, cells.len(), before, cells.len() - before - within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::Month,
        text::{PlainFormat, en},
    };
    use chrono::Days;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn event(title: &str) -> String {
        format!("BEGIN:VEVENT\nDTSTART:20270104T060000\nDTEND:20270104T140000\nSUMMARY:{title}\nEND:VEVENT\n")
    }

    #[test]
    fn kinds_of_event_are_shifts_of_their_name_and_a_lone_one_is_on_call() {
        let plan = sample(Month { year: 2027, month: 1 });
        let kinds = |titles: &[&str]| {
            let text: String = titles.iter().map(|title| event(title)).collect();
            let read = calendar_in::read(&plan, &format!("BEGIN:VCALENDAR\n{text}END:VCALENDAR\n"));
            let kinds = kinds_of_calendar(&plan.rota, &read, VOICE).into_iter();
            let name = |shift: Option<ShiftId>| shift.map(|shift| plan.rota.shifts[&shift].letter.clone());
            kinds.map(|kind| (kind.said, name(kind.shift))).collect::<Vec<_>>()
        };
        let found = kinds(&["Early - Ash", "early - Birch", "Primary - Elm"]);
        let shift = |letter: &str| Some(letter.to_owned());
        assert_eq!(
            found,
            [
                ("Early (one event)".to_owned(), shift("E")),
                ("Primary (one event)".to_owned(), None),
                ("early (one event)".to_owned(), shift("E")),
            ]
        );
        assert_eq!(
            kinds(&["Ash", "Elm"]),
            [("Events without another name (2 events)".to_owned(), shift("E"))]
        );
    }

    #[test]
    fn many_faults_of_one_kind_are_told_in_few_lines() {
        let fault = |line, why| calendar_in::Unread { line, text: "Ash".into(), why };
        let many: Vec<_> = (0..52).map(|line| fault(line, calendar_in::Why::OtherHours)).collect();
        let told = unread_of_calendar(&[many, vec![fault(60, calendar_in::Why::Nobody)]].concat(), VOICE);
        assert_eq!((told.len(), told[6].as_str()), (7, "47 more like this."));
        assert!(told[0].starts_with("Line 60: Ash names nobody"));
    }

    #[test]
    fn days_that_are_not_of_the_rota_are_counted() {
        let rota = sample(Month { year: 2027, month: 1 }).rota;
        let person = *rota.people.keys().next().unwrap();
        let cell = |date: NaiveDate| (person, date, None);
        let behind = rota.date(rota.days() - 1) + Days::new(1);
        let cells =
            vec![cell(rota.first_day - Days::new(1)), cell(rota.first_day), cell(behind), cell(behind)];
        assert_eq!(
            said_of_cells(&rota, &cells, VOICE),
            "4 days of people were taken over. Before the first day, as what was worked: 1. Behind the last day: 2."
        );
    }
}
