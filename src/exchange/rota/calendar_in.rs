//! Whose duty is when, as a calendar from elsewhere says, and which days of a shift is that?
//!
//! iCalendar text (RFC 5545) as on-call tools write it: events from a moment to another in UTC, in a named zone, without a zone or as
//! days, and a person in the title or among those who attend, by name or by an e-mail address that is made of it; whoever is called
//! otherwise has to be told ([`read_knowing`]). What is left of a title without names is the kind of the event, such as
//! the schedule or the level, or else the calendar's own name; each kind is read as a shift of its own, or not at all
//! ([`ReadCalendar::taken`]). An event that repeats is read at each of its times in the rota and in the weeks before it. Nothing is
//! applied, and what was not understood stands beside what was. Which tools write what: docs/methods/rota-calendars.md.

use super::{
    calendar_event::{Event, LONGEST},
    calendar_names::{Feed, People, says_nobody},
    calendar_text::{Property, unescaped, unfolded},
    grid::DAYS_BEFORE,
    hours::{Span, first, home_zone, span, wall, zone_of},
};
use crate::domain::{Document, PersonId, ShiftId, rota::ShiftKind};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// Times of events that repeat at most.
const MOST_TIMES: usize = 100_000;

/// A calendar that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCalendar {
    /// The events that name somebody, in the order of the text, each time of one that repeats by itself.
    pub events: Vec<ReadEvent>,
    /// What names nobody of the rota, such as names of another system, each with how many events.
    pub unknown: BTreeMap<String, usize>,
    /// What was not understood, or only in part.
    pub unread: Vec<Unread>,
}

/// An event that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadEvent {
    /// The line on which it begins, from 1 on.
    pub line: usize,
    /// Its title.
    pub title: String,
    /// What is left of the title without names.
    pub kind: String,
    /// Whom it names.
    pub people: Vec<PersonId>,
    /// When it is.
    pub when: When,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From a day to the first day after it.
    Days(NaiveDate, NaiveDate),
    /// From a moment to another; they are the same where the event has no end.
    Moments(DateTime<Utc>, DateTime<Utc>),
    /// The same by the clock on the wall, wherever that is.
    Wall(NaiveDateTime, NaiveDateTime),
}

/// The days of people that a calendar has as shifts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What somebody does on a day.
    pub cells: BTreeMap<(PersonId, NaiveDate), ShiftId>,
    /// Events whose hours are not those of the shift.
    pub unread: Vec<Unread>,
}

/// Something in a calendar that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line on which the event begins, from 1 on.
    pub line: usize,
    /// The title of the event, or what stands there.
    pub text: String,
    /// Why it is not understood.
    pub why: Why,
}

/// Why something in a calendar was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The text is no calendar, or has no event.
    NoEvents,
    /// The text ends within an event, which is left out.
    CutOff,
    /// An event without a beginning that can be read: it is left out.
    NoBeginning,
    /// An event with an end that cannot be read, lies before its beginning, or is years away: it is left out.
    NoEnd,
    /// A beginning or an end in a zone that is not known: the event is left out.
    UnknownZone,
    /// An event that names nobody of the rota: it is left out.
    Nobody,
    /// An event with a name that more than one person has: it is left out for them.
    SeveralPeople,
    /// An event that says that nobody is on call: there is nothing to read.
    NoOne,
    /// An event that names somebody of the rota and somebody else: it was read for the former.
    Strangers,
    /// An event that repeats in a way that is not read: only its first time was.
    Repeats,
    /// An event that repeats, of which times are left out, added or changed in a way that is not read: the others were.
    Changes,
    /// An event that repeats, but neither in the rota nor in the weeks before it: it is left out.
    NotInRota,
    /// An event that was called off: it is left out.
    Cancelled,
    /// An event that holds half of no turn of the shift, or less: it is left out.
    NoTurn,
    /// An event that is neither one turn of the shift nor whole days: the days of which it holds more than half a turn were read.
    OtherHours,
    /// A day that another event has as another shift: the first was read.
    TwoShifts,
}

/// Reads a calendar for the people of a plan.
pub fn read(document: &Document, text: &str) -> ReadCalendar {
    read_knowing(document, text, &BTreeMap::new())
}

/// The same where it is said who some of what is [`ReadCalendar::unknown`] is.
pub fn read_knowing(document: &Document, text: &str, whom: &BTreeMap<String, PersonId>) -> ReadCalendar {
    let mut read = ReadCalendar::default();
    // The parts that are open: only what is directly in an event is of the event.
    let mut open: Vec<String> = Vec::new();
    let (mut name, mut events, mut event) = (String::new(), Vec::new(), None);
    for (line, text) in unfolded(text) {
        let Some(property) = Property::of(&text) else { continue };
        let is_in = |part: &str| open.last().is_some_and(|last| last == part);
        match property.name.as_str() {
            "BEGIN" => {
                open.push(property.value.trim().to_uppercase());
                if open.last().is_some_and(|part| part == "VEVENT") {
                    event = Some(Event::at(line));
                }
            }
            "END" => {
                let is_event = open.pop().is_some_and(|part| part == "VEVENT");
                events.extend(if is_event { event.take() } else { None });
            }
            "X-WR-CALNAME" if is_in("VCALENDAR") => name = unescaped(&property.value).trim().to_owned(),
            _ if is_in("VEVENT") => {
                if let Some(event) = &mut event {
                    event.take(property);
                }
            }
            _ => {}
        }
    }
    // A change of one time may stand before the event that it changes.
    let mut changed: BTreeMap<&str, Vec<&Property>> = BTreeMap::new();
    for event in events.iter().filter(|event| !event.uid.is_empty()) {
        changed.entry(&event.uid).or_default().extend(&event.instead_of);
    }
    let reader = Reader {
        people: People::of(&document.rota, whom),
        feed: Feed::of(name, &events),
        span: (around(document), home_zone(&document.soc)),
    };
    for event in &events {
        let changed = changed.get(event.uid.as_str()).map(Vec::as_slice).unwrap_or_default();
        read.take(&reader, event, changed);
    }
    if let Some(event) = event {
        read.unread.push(event.unread(Why::CutOff));
    } else if events.is_empty() {
        let text = text.lines().next().unwrap_or_default().trim().chars().take(80).collect();
        read.unread.push(Unread { line: 1, text, why: Why::NoEvents });
    }
    read
}

/// What events are read with.
struct Reader {
    people: People,
    feed: Feed,
    /// For which time those that repeat are read, and by which clock where they name none.
    span: (Span, Tz),
}

/// The rota and the weeks before it, wherever it is worked.
fn around(document: &Document) -> Span {
    let rota = &document.rota;
    let earliest = rota.first_day.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(rota.first_day);
    let zones: Vec<Tz> = rota
        .sites
        .keys()
        .map(|site| zone_of(rota, &document.soc, Some(*site)))
        .chain([home_zone(&document.soc)])
        .collect();
    let at = |day: NaiveDate| zones.iter().map(move |zone| first(*zone, wall(day, 0)));
    let (from, to) = (at(earliest).min(), at(rota.date(rota.days())).max());
    Span { from: from.unwrap_or_default(), to: to.unwrap_or_default() }
}

impl ReadCalendar {
    fn take(&mut self, reader: &Reader, event: &Event, changed: &[&Property]) {
        if event.is_cancelled {
            return self.unread.push(event.unread(Why::Cancelled));
        }
        let most = MOST_TIMES.saturating_sub(self.events.len());
        let times = match event.times(reader.span, changed, most) {
            Ok(times) => times,
            Err(why) => return self.unread.push(event.unread(why)),
        };
        let named = reader.people.named(event, &reader.feed);
        if named.people.is_empty() && event.attending.is_empty() && says_nobody(&event.title) {
            return self.unread.push(event.unread(Why::NoOne));
        }
        for who in &named.unknown {
            *self.unknown.entry(who.clone()).or_default() += 1;
        }
        if named.people.is_empty() {
            return self.unread.push(event.unread(Why::Nobody));
        }
        if !named.unknown.is_empty() {
            self.unread.push(event.unread(Why::Strangers));
        }
        let mut people = Vec::new();
        for ids in named.people {
            match ids[..] {
                [only] => people.push(only),
                _ => self.unread.push(event.unread(Why::SeveralPeople)),
            }
        }
        if people.is_empty() {
            return;
        }
        self.unread.extend(times.told.into_iter().map(|why| event.unread(why)));
        let of_time = |when| ReadEvent {
            line: event.line,
            title: event.title.clone(),
            kind: named.kind.clone(),
            people: people.clone(),
            when,
        };
        self.events.extend(times.whens.into_iter().map(of_time));
    }

    /// The kinds of event, each with how many there are.
    pub fn kinds(&self) -> BTreeMap<&str, usize> {
        let mut kinds = BTreeMap::new();
        for event in &self.events {
            *kinds.entry(event.kind.as_str()).or_default() += 1;
        }
        kinds
    }

    /// The days of people, each kind of event as the shift that `shift_of` has for it: a day for each turn of the shift of which the
    /// event holds more than half, on the clock of the shift's site.
    pub fn taken(&self, document: &Document, shift_of: impl Fn(&str) -> Option<ShiftId>) -> Taken {
        let rota = &document.rota;
        let mut taken = Taken::default();
        // What is wrong with many times of an event that repeats is told once.
        let mut told_of: BTreeSet<(usize, Why)> = BTreeSet::new();
        for event in &self.events {
            let shift = shift_of(&event.kind);
            let Some((shift, kind)) = shift.and_then(|id| Some((id, rota.shifts.get(&id)?))) else {
                continue;
            };
            let (days, why) = event.when.days(kind, zone_of(rota, &document.soc, kind.site));
            let mut told: BTreeSet<Why> = why.into_iter().collect();
            for cell in days.iter().flat_map(|day| event.people.iter().map(move |person| (*person, *day))) {
                if *taken.cells.entry(cell).or_insert(shift) != shift {
                    told.insert(Why::TwoShifts);
                }
            }
            let unread = |why| Unread { line: event.line, text: event.title.clone(), why };
            let told = told.into_iter().filter(|why| told_of.insert((event.line, *why)));
            taken.unread.extend(told.map(unread));
        }
        taken
    }
}

impl When {
    /// The days on which a turn of a shift begins of which more than half is in it, and what of the hours is not the shift's.
    fn days(self, kind: &ShiftKind, zone: Tz) -> (Vec<NaiveDate>, Option<Why>) {
        let (from, to) = match self {
            Self::Days(first, behind) => {
                return (first.iter_days().take_while(|date| *date < behind).take(LONGEST).collect(), None);
            }
            Self::Moments(from, to) => (from, to),
            Self::Wall(from, to) => (first(zone, from), first(zone, to)),
        };
        let wall = |moment: DateTime<Utc>| moment.with_timezone(&zone).naive_local();
        if from >= to {
            return (vec![wall(from).date()], None);
        }
        // A turn may have begun two days before.
        let begin = wall(from).date().checked_sub_days(Days::new(2)).unwrap_or_default();
        let turns = begin.iter_days().take(LONGEST + 3).map(|date| (date, span(kind, date, zone)));
        let turns: Vec<_> = turns.take_while(|(_, turn)| turn.from < to).collect();
        if let Some((date, _)) = turns.iter().find(|(_, turn)| (turn.from, turn.to) == (from, to)) {
            return (vec![*date], None);
        }
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut free_from = DateTime::<Utc>::MIN_UTC;
        let mut begins = None;
        for (date, turn) in turns {
            let within = (turn.to.min(to) - turn.from.max(from)).num_seconds();
            if 2 * within > (turn.to - turn.from).num_seconds() && turn.from >= free_from {
                free_from = turn.to;
                begins.get_or_insert(turn.from);
                days.push(date);
            }
        }
        let are_whole_days = wall(from).time() == wall(to).time() && begins == Some(from);
        let why = match (days.is_empty(), are_whole_days) {
            (true, _) => Some(Why::NoTurn),
            (false, true) => None,
            (false, false) => Some(Why::OtherHours),
        };
        (days, why)
    }
}

#[cfg(test)]
mod test_tools;
#[cfg(test)]
mod tests;
