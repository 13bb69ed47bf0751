//! Which moment does a wall clock without an offset mean, and which day is it there?
//!
//! A time that a clock change skips is read as if the clock had not been changed yet (02:30 becomes 03:30); one that it
//! repeats is read as the first of the two. Both are counted.

use super::time::{DAY_MICROS, Written};
use crate::domain::tally::QUARTER_MICROS;
use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

/// Reads wall clocks of one zone. The answer for a quarter of an hour is kept, since rows that follow each other are
/// often close in time.
#[derive(Clone)]
pub(super) struct ZoneReader {
    zone: Tz,
    is_utc: bool,
    quarter: i64,
    /// Of the quarter: microseconds east of UTC, and whether a clock change skips or repeats it.
    answer: (i64, bool),
}

impl ZoneReader {
    pub(super) fn new(zone: Tz) -> Self {
        Self { zone, is_utc: zone == Tz::UTC, quarter: i64::MIN, answer: (0, false) }
    }

    /// Microseconds since 1970 UTC, and whether a clock change made it doubtful.
    pub(super) fn moment(&mut self, written: Written) -> (i64, bool) {
        let wall = match written {
            Written::Moment(micros) => return (micros, false),
            Written::WallClock(micros) => micros,
            Written::Day(day) => day * DAY_MICROS,
        };
        if self.is_utc {
            return (wall, false);
        }
        let quarter = wall.div_euclid(QUARTER_MICROS);
        if quarter != self.quarter {
            self.quarter = quarter;
            self.answer = self.offset_on_wall_clock(quarter * QUARTER_MICROS);
        }
        (wall - self.answer.0, self.answer.1)
    }

    fn offset_on_wall_clock(&self, wall_micros: i64) -> (i64, bool) {
        let Some(wall) = naive(wall_micros) else {
            return (0, true);
        };
        let micros =
            |offset: &<Tz as TimeZone>::Offset| i64::from(offset.fix().local_minus_utc()) * 1_000_000;
        match self.zone.offset_from_local_datetime(&wall) {
            MappedLocalTime::Single(offset) => (micros(&offset), false),
            MappedLocalTime::Ambiguous(first, _) => (micros(&first), true),
            MappedLocalTime::None => {
                let day_before = naive(wall_micros - DAY_MICROS).unwrap_or(wall);
                (micros(&self.zone.offset_from_utc_datetime(&day_before)), true)
            }
        }
    }

    /// The day on the wall clock at a moment, in days since 1970.
    pub(super) fn day_at(&self, micros: i64) -> i64 {
        self.wall_at(micros).div_euclid(DAY_MICROS)
    }

    /// The wall clock at a moment, in microseconds since 1970.
    pub(super) fn wall_at(&self, micros: i64) -> i64 {
        if self.is_utc {
            return micros;
        }
        let east = naive(micros)
            .map_or(0, |utc| i64::from(self.zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()));
        micros + east * 1_000_000
    }
}

fn naive(micros: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_micros(micros).map(|time| time.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc_of(wall: &str, zone: Tz) -> (String, bool) {
        let wall =
            NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap().and_utc().timestamp_micros();
        let (micros, doubtful) = ZoneReader::new(zone).moment(Written::WallClock(wall));
        (naive(micros).unwrap().format("%Y-%m-%d %H:%M").to_string(), doubtful)
    }

    #[test]
    fn berlin_clocks_are_read_through_both_clock_changes_of_2026() {
        let berlin = chrono_tz::Europe::Berlin;
        for (wall, utc, doubtful) in [
            ("2026-03-29 01:30", "2026-03-29 00:30", false),
            // Skipped: read as 03:30 summer time.
            ("2026-03-29 02:30", "2026-03-29 01:30", true),
            ("2026-03-29 03:30", "2026-03-29 01:30", false),
            // Repeated: read as the first, in summer time.
            ("2026-10-25 02:30", "2026-10-25 00:30", true),
            ("2026-10-25 03:30", "2026-10-25 02:30", false),
        ] {
            assert_eq!(utc_of(wall, berlin), (utc.into(), doubtful), "{wall}");
        }
    }

    #[test]
    fn half_hour_zones_are_read_to_the_minute_and_the_day_is_the_local_one() {
        assert_eq!(utc_of("2026-05-01 05:29", chrono_tz::Asia::Kolkata).0, "2026-04-30 23:59");
        let reader = ZoneReader::new(chrono_tz::Asia::Kolkata);
        let late = NaiveDateTime::parse_from_str("2026-04-30 23:59", "%Y-%m-%d %H:%M").unwrap().and_utc();
        assert_eq!(reader.day_at(late.timestamp_micros()), 20574); // 2026-05-01
    }
}
