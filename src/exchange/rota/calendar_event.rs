//! What stands in an event of a calendar, and on which times is it?

use super::{
    calendar_in::{Unread, When, Why},
    calendar_names::{name_of_address, without_hosts},
    calendar_repeat::Rule,
    calendar_text::{Property, unescaped},
    calendar_time::{At, duration},
    hours::{Span, first},
    plain,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// Days of an event at most.
pub(super) const LONGEST: usize = 400;

/// What is known of an event.
#[derive(Default)]
pub(super) struct Event {
    /// The line on which it begins, from 1 on.
    pub(super) line: usize,
    /// What other versions of it and changes to single times of it are called as well.
    pub(super) uid: String,
    pub(super) title: String,
    /// What each of those who attend is called.
    pub(super) attending: Vec<Vec<String>>,
    /// Which of the times of its namesake it stands for.
    pub(super) instead_of: Option<Property>,
    pub(super) is_cancelled: bool,
    begins: Option<Property>,
    ends: Option<Property>,
    lasts: Option<String>,
    /// How it repeats; nothing where a rule is not understood.
    rules: Vec<Option<Rule>>,
    more_times: Vec<Property>,
    without: Vec<Property>,
}

/// When an event is, as far as the rota is concerned.
#[derive(Default)]
pub(super) struct Times {
    pub(super) whens: Vec<When>,
    /// What of that could not be read.
    pub(super) told: Vec<Why>,
}

impl Event {
    /// One that begins on a line.
    pub(super) fn at(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn take(&mut self, property: Property) {
        match property.name.as_str() {
            "UID" => self.uid = property.value,
            "DTSTART" => self.begins = Some(property),
            "DTEND" => self.ends = Some(property),
            "DURATION" => self.lasts = Some(property.value),
            "SUMMARY" => self.title = without_hosts(&unescaped(&property.value)),
            "ATTENDEE" => {
                let name = property.parameter("CN").map(plain).filter(|name| !name.is_empty());
                let name = name.map(|name| name_of_address(&name).unwrap_or(name));
                // Some write the address without saying that it is one.
                let address = property.value.trim().to_lowercase();
                let of_address = name_of_address(address.strip_prefix("mailto:").unwrap_or(&address));
                let names: Vec<String> = name.into_iter().chain(of_address).collect();
                if !names.is_empty() && !self.attending.contains(&names) {
                    self.attending.push(names);
                }
            }
            "RRULE" => self.rules.push(Rule::of(&property.value)),
            "RDATE" => self.more_times.extend(property.each()),
            "EXDATE" => self.without.extend(property.each()),
            "RECURRENCE-ID" => self.instead_of = Some(property),
            "STATUS" => self.is_cancelled = property.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    pub(super) fn unread(&self, why: Why) -> Unread {
        Unread { line: self.line, text: self.title.clone(), why }
    }

    /// When it is; one that repeats only as far as it touches a span. `changed` are its times that other events stand for, and so many
    /// times are found at most.
    pub(super) fn times(
        &self,
        (span, home): (Span, Tz),
        changed: &[&Property],
        most: usize,
    ) -> Result<Times, Why> {
        let begins = At::of(self.begins.as_ref().ok_or(Why::NoBeginning)?, Why::NoBeginning)?;
        let once = self.when(begins, TimeDelta::zero())?;
        let mut told = BTreeSet::new();
        // A change from some time on changes more than the time that it names.
        if self.instead_of.as_ref().is_some_and(|of| of.parameter("RANGE").is_some()) {
            told.insert(Why::Changes);
        }
        if self.instead_of.is_some() || (self.rules.is_empty() && self.more_times.is_empty()) {
            return Ok(Times { whens: vec![once], told: told.into_iter().collect() });
        }
        let mut wall = |property: &Property| {
            let at = At::of(property, Why::Changes).ok();
            let wall = at.and_then(|at| Some((at, at.on_clock_of(begins)?)));
            if wall.is_none() {
                told.insert(Why::Changes);
            }
            wall
        };
        let more: Vec<NaiveDateTime> =
            self.more_times.iter().filter_map(&mut wall).map(|(_, wall)| wall).collect();
        let without: Vec<(At, NaiveDateTime)> = self.without.iter().filter_map(&mut wall).collect();
        let changed: Vec<NaiveDateTime> =
            changed.iter().filter_map(|each| wall(each)).map(|(_, wall)| wall).collect();
        let mut walls = match self.by_rules(begins, once, span) {
            Some(walls) => walls,
            None => {
                told.insert(Why::Repeats);
                [begins.wall()].into()
            }
        };
        walls.extend(more);
        if walls.len() > most {
            told.insert(Why::Repeats);
            walls = [begins.wall()].into();
        }
        let is_left_out = |wall: NaiveDateTime| {
            changed.contains(&wall)
                || without.iter().any(|(at, left_out)| match at {
                    At::Day(date) => *date == wall.date(),
                    _ => *left_out == wall,
                })
        };
        let (mut whens, mut is_in_span) = (Vec::new(), told.contains(&Why::Repeats));
        for wall in walls {
            let when = self.when(begins, wall - begins.wall())?;
            if told.contains(&Why::Repeats) || touches(when, span, home) {
                is_in_span = true;
                whens.extend((!is_left_out(wall)).then_some(when));
            }
        }
        if !is_in_span {
            told.insert(Why::NotInRota);
        }
        Ok(Times { whens, told: told.into_iter().collect() })
    }

    /// What the clock of the beginning shows at all times near a span; nothing if a rule is not understood.
    fn by_rules(&self, begins: At, once: When, span: Span) -> Option<BTreeSet<NaiveDateTime>> {
        // Clocks differ by a day and a bit at most.
        let around = TimeDelta::days(2);
        let from = span.from.naive_utc().checked_sub_signed(once.length() + around)?;
        let to = span.to.naive_utc().checked_add_signed(around)?;
        let mut walls = BTreeSet::from([begins.wall()]);
        for rule in &self.rules {
            walls.extend(rule.as_ref()?.times(begins, (from, to))?);
        }
        Some(walls)
    }

    /// When it is if it begins so much later; without an end a day is a whole one, and a moment has no length.
    fn when(&self, begins: At, by: TimeDelta) -> Result<When, Why> {
        let start = begins.moved(by).ok_or(Why::NoBeginning)?;
        let when = match (&self.ends, &self.lasts) {
            (Some(ends), _) => At::of(ends, Why::NoEnd)?.along(begins, by).and_then(|ends| start.to(ends)),
            (None, Some(lasts)) => duration(lasts).and_then(|lasts| start.lasting(lasts)),
            (None, None) => match start {
                At::Day(first) => first.succ_opt().map(|behind| When::Days(first, behind)),
                _ => start.to(start),
            },
        };
        let when = when.ok_or(Why::NoEnd)?;
        let length = match when {
            When::Days(..) => when.length() - TimeDelta::days(1),
            _ => when.length(),
        };
        if length < TimeDelta::zero() || length.num_days() >= LONGEST as i64 {
            Err(Why::NoEnd)
        } else {
            Ok(when)
        }
    }
}

impl When {
    /// How long it is by its own clock.
    fn length(self) -> TimeDelta {
        match self {
            Self::Days(first, behind) => behind - first,
            Self::Moments(from, to) => to - from,
            Self::Wall(from, to) => to - from,
        }
    }
}

/// Whether something of it is in a span, by the clock of a zone where it names none.
fn touches(when: When, span: Span, home: Tz) -> bool {
    let midnight = |day: chrono::NaiveDate| first(home, day.and_time(chrono::NaiveTime::MIN));
    let (from, to) = match when {
        When::Days(first, behind) => (midnight(first), midnight(behind)),
        When::Moments(from, to) => (from, to),
        When::Wall(from, to) => (first(home, from), first(home, to)),
    };
    from < span.to && (span.from < to || span.from <= from)
}
