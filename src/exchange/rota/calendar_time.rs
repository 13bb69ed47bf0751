//! Which time does a property of a calendar name (RFC 5545), and how long is a duration?

use super::{
    calendar_in::{When, Why},
    calendar_text::Property,
    hours::first,
};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum At {
    /// A day.
    Day(NaiveDate),
    /// In UTC.
    Utc(NaiveDateTime),
    /// Of a zone, or of whatever clock is on the wall.
    Wall(Option<Tz>, NaiveDateTime),
}

impl At {
    /// The time of a property; `why` is what is told of one that is none.
    pub(super) fn of(property: &Property, why: Why) -> Result<Self, Why> {
        match (Self::written(&property.value).ok_or(why)?, property.parameter("TZID")) {
            (Self::Wall(None, wall), Some(name)) => {
                Ok(Self::Wall(Some(zone(name).ok_or(Why::UnknownZone)?), wall))
            }
            (at, _) => Ok(at),
        }
    }

    /// What is written, where no zone is named beside it.
    pub(super) fn written(value: &str) -> Option<Self> {
        let value = value.trim();
        if let Ok(date) = NaiveDate::parse_from_str(value, "%Y%m%d") {
            return Some(Self::Day(date));
        }
        let wall = |text| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
        match value.strip_suffix(['Z', 'z']) {
            Some(utc) => wall(utc).map(Self::Utc),
            None => wall(value).map(|wall| Self::Wall(None, wall)),
        }
    }

    /// What its own clock shows; midnight for a day.
    pub(super) fn wall(self) -> NaiveDateTime {
        match self {
            Self::Day(date) => date.and_time(NaiveTime::MIN),
            Self::Utc(wall) | Self::Wall(_, wall) => wall,
        }
    }

    /// So much later on its own clock.
    pub(super) fn moved(self, by: TimeDelta) -> Option<Self> {
        let wall = self.wall().checked_add_signed(by)?;
        Some(match self {
            Self::Day(_) => Self::Day(wall.date()),
            Self::Utc(_) => Self::Utc(wall),
            Self::Wall(zone, _) => Self::Wall(zone, wall),
        })
    }

    /// An end that was written for one beginning, for another that is so much later: at the same time of a clock that both are on,
    /// as a handover is, and otherwise after the same time has passed.
    pub(super) fn along(self, begins: Self, by: TimeDelta) -> Option<Self> {
        if by.is_zero() || self.is_on_clock_of(begins) {
            return self.moved(by);
        }
        let passed = begins.moved(by)?.moment()? - begins.moment()?;
        Some(Self::Utc(self.moment()?.naive_utc().checked_add_signed(passed)?))
    }

    fn is_on_clock_of(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(_), Self::Day(_)) | (Self::Utc(_), Self::Utc(_)) => true,
            (Self::Wall(zone, _), Self::Wall(other, _)) => zone == other,
            _ => false,
        }
    }

    /// What the clock of another time shows at it; for a day, at the same time of it.
    pub(super) fn on_clock_of(self, other: Self) -> Option<NaiveDateTime> {
        match (self, other) {
            _ if self.is_on_clock_of(other) => Some(self.wall()),
            (Self::Day(date), _) => Some(date.and_time(other.wall().time())),
            (_, Self::Day(_)) => Some(self.wall().date().and_time(NaiveTime::MIN)),
            (_, Self::Utc(_)) => Some(self.moment()?.naive_utc()),
            (_, Self::Wall(Some(zone), _)) => Some(self.moment()?.with_timezone(&zone).naive_local()),
            (_, Self::Wall(None, _)) => None,
        }
    }

    /// Whether it is behind the end of a rule: a day includes all of it, and what names no zone is of the same clock.
    pub(super) fn is_behind(self, until: Self) -> bool {
        match (until, self) {
            (Self::Day(last), at) => at.wall().date() > last,
            (Self::Utc(last), Self::Day(date)) => date > last.date(),
            (Self::Utc(last), at) => at.moment().map_or(at.wall(), |moment| moment.naive_utc()) > last,
            (Self::Wall(_, last), at) => at.wall() > last,
        }
    }

    /// From it to an end.
    pub(super) fn to(self, ends: Self) -> Option<When> {
        Some(match (self, ends) {
            (Self::Day(first), Self::Day(behind)) => When::Days(first, behind),
            (Self::Wall(None, from), Self::Wall(None, to)) => When::Wall(from, to),
            // Whole days where only times in UTC are written: from midnight to the last second of a day.
            (Self::Utc(from), Self::Utc(to))
                if from.time() == NaiveTime::MIN && to.time().num_seconds_from_midnight() == 86_399 =>
            {
                When::Days(from.date(), to.date().succ_opt()?)
            }
            (begins, ends) => When::Moments(begins.moment()?, ends.moment()?),
        })
    }

    /// The moment, where it is one wherever the reader is.
    pub(super) fn moment(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Utc(wall) => Some(wall.and_utc()),
            Self::Wall(Some(zone), wall) => Some(first(zone, wall)),
            Self::Day(_) | Self::Wall(None, _) => None,
        }
    }

    /// From it on for so many days of its clock and so much time.
    pub(super) fn lasting(self, (days, time): (u64, TimeDelta)) -> Option<When> {
        let later = |wall: NaiveDateTime| wall.checked_add_days(Days::new(days));
        Some(match self {
            Self::Day(first) => When::Days(first, first.checked_add_days(Days::new(days.max(1)))?),
            Self::Wall(None, wall) => When::Wall(wall, later(wall)?.checked_add_signed(time)?),
            Self::Utc(wall) => {
                When::Moments(wall.and_utc(), later(wall)?.checked_add_signed(time)?.and_utc())
            }
            Self::Wall(Some(zone), wall) => {
                let to = first(zone, later(wall)?).checked_add_signed(time)?;
                When::Moments(first(zone, wall), to)
            }
        })
    }
}

/// Days and time of a duration such as `P1W`, `P7D`, `P1DT12H` or `PT30M`.
pub(super) fn duration(value: &str) -> Option<(u64, TimeDelta)> {
    let (mut days, mut seconds, mut number) = (0_u64, 0_i64, String::new());
    let parts = value.trim().trim_start_matches('+').strip_prefix('P').filter(|parts| !parts.is_empty())?;
    for each in parts.chars() {
        if each.is_ascii_digit() {
            number.push(each);
            continue;
        }
        if each == 'T' && number.is_empty() {
            continue;
        }
        let count: u32 = std::mem::take(&mut number).parse().ok()?;
        match each {
            'W' => days += 7 * u64::from(count),
            'D' => days += u64::from(count),
            'H' => seconds += 3_600 * i64::from(count),
            'M' => seconds += 60 * i64::from(count),
            'S' => seconds += i64::from(count),
            _ => return None,
        }
    }
    number.is_empty().then(|| TimeDelta::try_seconds(seconds)).flatten().map(|time| (days, time))
}

/// A zone by its name, which may stand behind that of its publisher: `/example.org/Europe/Berlin`.
fn zone(name: &str) -> Option<Tz> {
    let behind = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
    std::iter::once(name).chain(behind).find_map(|name| name.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_days_of_the_clock_and_time() {
        for (text, days, hours) in
            [("P1W", 7, 0), ("P7D", 7, 0), ("PT168H", 0, 168), ("+P1DT12H", 1, 12), ("PT0S", 0, 0)]
        {
            assert_eq!(duration(text), Some((days, TimeDelta::hours(hours))), "{text}");
        }
        for text in ["", "7D", "-P1D", "P", "P1", "P1X", "PD", "P99999999999D"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn a_week_of_a_zone_ends_at_the_hour_at_which_it_began() {
        let begins =
            At::of(&Property::of("DTSTART;TZID=Europe/Berlin:20270322T090000").unwrap(), Why::NoBeginning);
        let When::Moments(from, to) = begins.unwrap().lasting(duration("P1W").unwrap()).unwrap() else {
            panic!("moments");
        };
        assert_eq!((to - from).num_hours(), 167, "an hour of the week is skipped");
    }
}
