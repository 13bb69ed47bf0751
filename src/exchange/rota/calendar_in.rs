//! Whose duty is when, as a calendar from elsewhere says, and which days of a shift is that?
//!
//! iCalendar text (RFC 5545) as on-call tools write it: events from a moment to another in UTC, in a named zone, without a zone or as
//! days, and a person in the title or among those who attend, by name or by an e-mail address that is made of it; whoever is called
//! otherwise has to be told ([`read_knowing`]). What is left of a title without names is the kind of the event, such as
//! the schedule or the level; each kind is read as a shift of its own, or not at all ([`ReadCalendar::taken`]). An event that repeats
//! counts once, and is told of; nothing is applied, and what was not understood stands beside what was.

use super::{
    calendar_text::{Property, unescaped, unfolded},
    calendar_time::{At, duration},
    hours::{first, span, zone_of},
    plain,
};
use crate::domain::{Document, PersonId, RotaPlan, ShiftId, rota::ShiftKind};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// Days of an event at most.
const LONGEST: usize = 400;

/// A calendar that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCalendar {
    /// The events that name somebody, in the order of the text.
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
    /// An event that repeats: only its first time was read.
    Repeats,
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
    let people = People::of(&document.rota, whom);
    // The parts that are open: only what is directly in an event is of the event.
    let mut open: Vec<String> = Vec::new();
    let mut event: Option<Event> = None;
    let mut events = 0;
    for (line, text) in unfolded(text) {
        let Some(property) = Property::of(&text) else { continue };
        match property.name.as_str() {
            "BEGIN" => {
                open.push(property.value.trim().to_uppercase());
                if open.last().is_some_and(|part| part == "VEVENT") {
                    event = Some(Event { line, ..Event::default() });
                    events += 1;
                }
            }
            "END" => {
                if open.pop().is_some_and(|part| part == "VEVENT")
                    && let Some(event) = event.take()
                {
                    read.take(&people, &event);
                }
            }
            _ if open.last().is_some_and(|part| part == "VEVENT") => {
                if let Some(event) = &mut event {
                    event.take(property);
                }
            }
            _ => {}
        }
    }
    if let Some(event) = event {
        read.unread.push(event.unread(Why::CutOff));
    } else if events == 0 {
        let text = text.lines().next().unwrap_or_default().trim().chars().take(80).collect();
        read.unread.push(Unread { line: 1, text, why: Why::NoEvents });
    }
    read
}

impl ReadCalendar {
    fn take(&mut self, people: &People, event: &Event) {
        if event.is_cancelled {
            return self.unread.push(event.unread(Why::Cancelled));
        }
        let when = match event.when() {
            Ok(when) => when,
            Err(why) => return self.unread.push(event.unread(why)),
        };
        let (named, kind) = people.named(event);
        if named.is_empty() {
            let who = event.attending.first().unwrap_or(&event.title);
            *self.unknown.entry(who.clone()).or_default() += 1;
            return self.unread.push(event.unread(Why::Nobody));
        }
        let mut of_event = Vec::new();
        for ids in named {
            match ids[..] {
                [only] => of_event.push(only),
                _ => self.unread.push(event.unread(Why::SeveralPeople)),
            }
        }
        if of_event.is_empty() {
            return;
        }
        if event.repeats {
            self.unread.push(event.unread(Why::Repeats));
        }
        let (line, title) = (event.line, event.title.clone());
        self.events.push(ReadEvent { line, title, kind, people: of_event, when });
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
            taken.unread.extend(told.into_iter().map(unread));
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

/// What is known of an event.
#[derive(Default)]
struct Event {
    line: usize,
    begins: Option<Property>,
    ends: Option<Property>,
    lasts: Option<String>,
    title: String,
    attending: Vec<String>,
    repeats: bool,
    is_cancelled: bool,
}

impl Event {
    fn take(&mut self, property: Property) {
        match property.name.as_str() {
            "DTSTART" => self.begins = Some(property),
            "DTEND" => self.ends = Some(property),
            "DURATION" => self.lasts = Some(property.value),
            "SUMMARY" => self.title = without_hosts(&unescaped(&property.value)),
            "ATTENDEE" => {
                self.attending.extend(property.parameter("CN").map(plain));
                let address = property.value.trim().to_lowercase();
                let name = address.strip_prefix("mailto:").and_then(name_of_address);
                self.attending.extend(name);
            }
            "RRULE" | "RDATE" => self.repeats = true,
            "STATUS" => self.is_cancelled = property.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn unread(&self, why: Why) -> Unread {
        Unread { line: self.line, text: self.title.clone(), why }
    }

    /// When it is; without an end a day is a whole one, and a moment has no length.
    fn when(&self) -> Result<When, Why> {
        let begins = At::of(self.begins.as_ref().ok_or(Why::NoBeginning)?, Why::NoBeginning)?;
        let when = match (&self.ends, &self.lasts) {
            (Some(ends), _) => match (begins, At::of(ends, Why::NoEnd)?) {
                (At::Day(first), At::Day(behind)) => When::Days(first, behind),
                (At::Wall(None, from), At::Wall(None, to)) => When::Wall(from, to),
                (begins, ends) => {
                    When::Moments(begins.moment().ok_or(Why::NoEnd)?, ends.moment().ok_or(Why::NoEnd)?)
                }
            },
            (None, Some(lasts)) => begins.lasting(duration(lasts).ok_or(Why::NoEnd)?).ok_or(Why::NoEnd)?,
            (None, None) => match begins {
                At::Day(first) => When::Days(first, first.succ_opt().ok_or(Why::NoEnd)?),
                At::Wall(None, from) => When::Wall(from, from),
                At::Utc(_) | At::Wall(Some(_), _) => {
                    let from = begins.moment().ok_or(Why::NoBeginning)?;
                    When::Moments(from, from)
                }
            },
        };
        let length = match when {
            When::Days(first, behind) => behind - first - TimeDelta::days(1),
            When::Moments(from, to) => to - from,
            When::Wall(from, to) => to - from,
        };
        if length < TimeDelta::zero() || length.num_days() >= LONGEST as i64 {
            Err(Why::NoEnd)
        } else {
            Ok(when)
        }
    }
}

/// Who is called what, in small letters.
struct People(BTreeMap<String, Vec<PersonId>>);

impl People {
    fn of(rota: &RotaPlan, whom: &BTreeMap<String, PersonId>) -> Self {
        let mut people: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for (name, id) in whom.iter().filter(|(_, id)| rota.people.contains_key(id)) {
            people.insert(plain(name), vec![*id]);
        }
        for (id, person) in &rota.people {
            let name = plain(&person.name);
            if !name.is_empty() && !whom.keys().any(|other| plain(other) == name) {
                people.entry(name).or_default().push(*id);
            }
        }
        Self(people)
    }

    /// The people of each name that an event has, and what is left of its title. A name within a longer one that is there is not meant.
    fn named(&self, event: &Event) -> (Vec<&[PersonId]>, String) {
        let title = plain(&event.title);
        let places: Vec<(usize, usize, &str)> = self
            .0
            .keys()
            .flat_map(|name| {
                title.match_indices(name.as_str()).map(move |(at, _)| (at, at + name.len(), name.as_str()))
            })
            .filter(|(from, to, _)| {
                let (before, after) = (&title[..*from], &title[*to..]);
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            })
            .collect();
        let is_within = |a: &(usize, usize, &str), b: &(usize, usize, &str)| {
            b.0 <= a.0 && a.1 <= b.1 && b.1 - b.0 > a.1 - a.0
        };
        let meant = places.iter().filter(|place| !places.iter().any(|other| is_within(place, other)));
        let meant: BTreeSet<(usize, usize, &str)> = meant.copied().collect();
        let mut names: BTreeSet<&str> = meant.iter().map(|(_, _, name)| *name).collect();
        names.extend(event.attending.iter().map(String::as_str));
        let people = names.into_iter().filter_map(|name| self.0.get(name)).map(Vec::as_slice).collect();
        (people, left(&event.title, &title, &meant))
    }
}

/// The name that an e-mail address is made of: what is before the @, with spaces for full stops, strokes and underscores.
fn name_of_address(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let words = name.split(['.', '-', '_']).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    (!name.is_empty() && !host.is_empty()).then_some(name)
}

/// A title with the names of its e-mail addresses alone.
fn without_hosts(title: &str) -> String {
    let is_around = |each: char| "<>()[],;:\"'".contains(each);
    let word = |word: &str| {
        let bare = word.trim_matches(is_around);
        name_of_address(bare).map_or(word.to_owned(), |name| word.replacen(bare, &name, 1))
    };
    if !title.contains('@') {
        return title.to_owned();
    }
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What is left of a title without the names at these places of its small letters.
fn left(title: &str, small: &str, names: &BTreeSet<(usize, usize, &str)>) -> String {
    // Some small letters are longer than large ones: then places are of the small letters only.
    let spaced = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = if spaced.len() == small.len() { spaced.as_str() } else { small };
    let (mut parts, mut at) = (Vec::new(), 0);
    for (from, to, _) in names {
        parts.push(title.get(at..*from).unwrap_or_default());
        at = at.max(*to);
    }
    parts.push(title.get(at..).unwrap_or_default());
    let is_between = |each: char| each.is_whitespace() || "-\u{2013}\u{2014}:,;()|/".contains(each);
    let parts = parts.into_iter().map(|part| part.trim_matches(is_between)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" - ")
}

#[cfg(test)]
mod tests;
