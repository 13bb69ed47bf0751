//! On which days does somebody's duty begin, as a calendar from elsewhere says?
//!
//! iCalendar text (RFC 5545) as on-call tools write it: events with a beginning in UTC, in a named zone, without a zone or as a day,
//! and a person in the title or among those who attend. The day is that of the plan's home zone. An event that repeats counts on its
//! first day only, and is told of; nothing is applied, and what was not understood stands beside what was.

use super::{
    hours::{first, zone_of},
    plain,
};
use crate::domain::{Document, PersonId, RotaPlan};
use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// A calendar that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCalendar {
    /// The days on which an event of a person begins.
    pub days: BTreeMap<PersonId, BTreeSet<NaiveDate>>,
    /// What was not understood, or only in part.
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
    /// A beginning in a zone that is not known: the event is left out.
    UnknownZone,
    /// An event that names nobody of the rota: it is left out.
    Nobody,
    /// An event with a name that more than one person has: it is left out for them.
    SeveralPeople,
    /// An event that repeats: only its first day was read.
    Repeats,
    /// An event that was called off: it is left out.
    Cancelled,
}

/// Reads a calendar for the people of a plan.
pub fn days(document: &Document, text: &str) -> ReadCalendar {
    let mut read = ReadCalendar::default();
    let people = People::of(&document.rota);
    let zone = |id: Option<PersonId>| {
        let person = id.and_then(|id| document.rota.people.get(&id));
        zone_of(&document.rota, &document.soc, person.and_then(|person| person.site))
    };
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
                    read.take(&people, &zone, &event);
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
    /// Takes an event: its day is that on the clock of each person's site.
    fn take(&mut self, people: &People, zone: &dyn Fn(Option<PersonId>) -> Tz, event: &Event) {
        if event.is_cancelled {
            self.unread.push(event.unread(Why::Cancelled));
            return;
        }
        let on =
            |zone: Tz| event.begins.as_ref().ok_or(Why::NoBeginning).and_then(|begins| day(begins, zone));
        if let Err(why) = on(zone(None)) {
            return self.unread.push(event.unread(why));
        }
        let named = people.named(event);
        if named.is_empty() {
            self.unread.push(event.unread(Why::Nobody));
            return;
        }
        let mut is_told = false;
        for ids in named {
            if let [only] = ids[..] {
                self.days.entry(only).or_default().extend(on(zone(Some(only))));
                if event.repeats && !is_told {
                    self.unread.push(event.unread(Why::Repeats));
                    is_told = true;
                }
            } else {
                self.unread.push(event.unread(Why::SeveralPeople));
            }
        }
    }
}

/// What is known of an event.
#[derive(Default)]
struct Event {
    line: usize,
    begins: Option<Property>,
    title: String,
    attending: Vec<String>,
    repeats: bool,
    is_cancelled: bool,
}

impl Event {
    fn take(&mut self, property: Property) {
        match property.name.as_str() {
            "DTSTART" => self.begins = Some(property),
            "SUMMARY" => self.title = unescaped(&property.value),
            "ATTENDEE" => self.attending.extend(property.parameter("CN").map(plain)),
            "RRULE" | "RDATE" => self.repeats = true,
            "STATUS" => self.is_cancelled = property.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn unread(&self, why: Why) -> Unread {
        Unread { line: self.line, text: self.title.clone(), why }
    }
}

/// Who is called what, in small letters.
struct People(BTreeMap<String, Vec<PersonId>>);

impl People {
    fn of(rota: &RotaPlan) -> Self {
        let mut people: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for (id, person) in &rota.people {
            let name = plain(&person.name);
            if !name.is_empty() {
                people.entry(name).or_default().push(*id);
            }
        }
        Self(people)
    }

    /// The people of each name that an event has. A name within a longer one that is there is not meant.
    fn named(&self, event: &Event) -> Vec<&[PersonId]> {
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
        let mut names: BTreeSet<&str> = meant.map(|(_, _, name)| *name).collect();
        names.extend(event.attending.iter().map(String::as_str));
        names.into_iter().filter_map(|name| self.0.get(name)).map(Vec::as_slice).collect()
    }
}

/// A line of a calendar: `NAME;PARAMETER="value":value`.
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        let mut is_quoted = false;
        let mut parts = vec![String::new()];
        for (at, each) in line.char_indices() {
            match each {
                '"' => is_quoted = !is_quoted,
                ':' if !is_quoted => {
                    let mut parts = parts.into_iter();
                    let name = parts.next()?.trim().to_uppercase();
                    let parameters = parts
                        .filter_map(|part| {
                            part.split_once('=')
                                .map(|(key, value)| (key.trim().to_uppercase(), value.to_owned()))
                        })
                        .collect();
                    return Some(Self { name, parameters, value: line[at + 1..].to_owned() });
                }
                ';' if !is_quoted => parts.push(String::new()),
                _ => parts.last_mut()?.push(each),
            }
        }
        None
    }

    fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.trim())
    }
}

/// The day of the home zone on which a `DTSTART` lies.
fn day(begins: &Property, home: Tz) -> Result<NaiveDate, Why> {
    let value = begins.value.trim();
    if let Ok(date) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        return Ok(date);
    }
    let wall = |text| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").map_err(|_| Why::NoBeginning);
    let moment = match (value.strip_suffix(['Z', 'z']), begins.parameter("TZID")) {
        (Some(utc), _) => wall(utc)?.and_utc(),
        (None, Some(name)) => first(zone(name).ok_or(Why::UnknownZone)?, wall(value)?),
        // Without a zone it is what the clock on the wall shows.
        (None, None) => return Ok(wall(value)?.date()),
    };
    Ok(home.from_utc_datetime(&moment.naive_utc()).date_naive())
}

/// A zone by its name, which may stand behind that of its publisher: `/example.org/Europe/Berlin`.
fn zone(name: &str) -> Option<Tz> {
    let behind = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
    std::iter::once(name).chain(behind).find_map(|name| name.parse().ok())
}

/// The lines with those that were folded put together, each with the number of its first.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// A value as a text.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(each) = letters.next() {
        match each {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                other => out.extend(other),
            },
            _ => out.push(each),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::test_plan, *};

    fn plan() -> Document {
        let people: &[(&str, &[(i64, char)])] =
            &[("Ann", &[]), ("Ann Lee", &[]), ("Zoë Müller", &[]), ("Max", &[]), ("max", &[])];
        test_plan::plan("Europe/Berlin", "2027-01-04", people)
    }

    fn event(lines: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    }

    /// Days by person's place, and what was not understood.
    fn read(text: &str) -> (Vec<(u64, String)>, Vec<Why>) {
        let read = days(&plan(), text);
        let place = |id: PersonId| (0..9).find(|place| test_plan::person(*place) == id).unwrap();
        let days = read
            .days
            .iter()
            .flat_map(|(id, dates)| dates.iter().map(move |date| (place(*id), date.to_string())));
        (days.collect(), read.unread.iter().map(|each| each.why).collect())
    }

    #[test]
    fn the_day_is_that_of_the_home_zone() {
        for (begins, day) in [
            ("DTSTART:20270104T233000Z", "2027-01-05"),
            ("DTSTART;TZID=America/New_York:20270104T180000", "2027-01-05"),
            ("DTSTART;TZID=\"/example.org/Asia/Tokyo\":20270105T060000", "2027-01-04"),
            ("DTSTART:20270104T233000", "2027-01-04"),
            ("DTSTART;VALUE=DATE:20270104", "2027-01-04"),
        ] {
            assert_eq!(
                read(&event(&format!("{begins}\r\nSUMMARY:Ann"))),
                (vec![(0, day.into())], vec![]),
                "{begins}"
            );
        }
    }

    #[test]
    fn people_are_found_in_titles_and_among_those_who_attend() {
        let on =
            |places: &[u64]| places.iter().map(|place| (*place, "2027-01-04".to_owned())).collect::<Vec<_>>();
        for (lines, places) in [
            ("SUMMARY:On Call - ann lee - Primary", vec![1]),
            ("SUMMARY:[L1] ZOË MÜL\r\n LER", vec![2]),
            ("SUMMARY:Ann Lee\\, Ann", vec![0, 1]),
            (
                "SUMMARY:Primary\r\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"Zoë Müller\":mailto:z@example.org",
                vec![2],
            ),
            (
                "SUMMARY:Ann\r\nBEGIN:VALARM\r\nSUMMARY:Ann Lee\r\nDTSTART:19700101T000000Z\r\nEND:VALARM",
                vec![0],
            ),
        ] {
            let text = event(&format!("DTSTART:20270104T080000Z\n{lines}"));
            assert_eq!(read(&text), (on(&places), vec![]), "{lines}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let at = "DTSTART:20270104T080000Z\r\n";
        let first_day = vec![(0, "2027-01-04".to_owned())];
        for (lines, days, why) in [
            (format!("{at}SUMMARY:Anna"), vec![], Why::Nobody),
            (format!("{at}SUMMARY:Max"), vec![], Why::SeveralPeople),
            (format!("{at}SUMMARY:Ann\r\nRRULE:FREQ=WEEKLY"), first_day, Why::Repeats),
            (format!("{at}SUMMARY:Ann\r\nSTATUS:CANCELLED"), vec![], Why::Cancelled),
            ("SUMMARY:Ann".into(), vec![], Why::NoBeginning),
            ("DTSTART:2027-01-04\r\nSUMMARY:Ann".into(), vec![], Why::NoBeginning),
            ("DTSTART;TZID=Home:20270104T080000\r\nSUMMARY:Ann".into(), vec![], Why::UnknownZone),
        ] {
            assert_eq!(read(&event(&lines)), (days, vec![why]), "{lines}");
        }
        let cut = days(&plan(), "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Ann\n");
        assert_eq!(cut.unread, [Unread { line: 2, text: "Ann".into(), why: Why::CutOff }]);
        for text in ["", "Name;1;2", "BEGIN:VCALENDAR\nEND:VCALENDAR", "END:VEVENT\n;\n:\n\\"] {
            assert_eq!(read(text), (vec![], vec![Why::NoEvents]), "{text}");
        }
    }

    #[test]
    fn the_calendar_of_the_rota_is_read_back() {
        let days_of: &[(i64, char)] = &[(0, 'E'), (1, 'N'), (3, 'C'), (6, 'L')];
        let plan = test_plan::plan(
            "Pacific/Auckland",
            "2027-01-04",
            &[("Ann, the \"first\";", days_of), ("Bo", &[(2, 'E')])],
        );
        let stamp = chrono::DateTime::UNIX_EPOCH;
        let text =
            super::super::ical::calendar(&plan, None, stamp, |shift, name| format!("{shift} - {name}"));
        let read = days(&plan, &text);
        let expected: BTreeMap<_, BTreeSet<NaiveDate>> =
            plan.rota.rows.iter().map(|(id, row)| (*id, row.keys().copied().collect())).collect();
        assert_eq!((read.days, read.unread), (expected, vec![]));
    }
}
