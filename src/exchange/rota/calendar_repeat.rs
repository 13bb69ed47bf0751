//! On which times of its clock does an event repeat (RFC 5545, section 3.3.10)?
//!
//! Read are rules by the hour, day, week, month and year with INTERVAL, COUNT, UNTIL, WKST, BYMONTH, BYMONTHDAY and BYDAY: all that
//! rotations are written with. A rule with anything else is not read in part, since half a rule is another rule.

use super::calendar_time::At;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// Periods of a rule that are gone through at most: two years by the hour, fifty by the day.
const STEPS: i64 = 20_000;

/// How often a rule comes round.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Every {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// How an event repeats.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    every: Every,
    interval: i64,
    count: Option<usize>,
    until: Option<At>,
    week_start: Weekday,
    months: Vec<u32>,
    /// Days of the month, from its end on where negative.
    month_days: Vec<i64>,
    /// Weekdays, each the so-manieth of the month, from its end on where negative, or any for 0.
    weekdays: Vec<(i64, Weekday)>,
}

impl Rule {
    /// Nothing for a rule that is not understood as a whole.
    pub(super) fn of(value: &str) -> Option<Self> {
        let mut every = None;
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            week_start: Weekday::Mon,
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
        };
        let value = value.trim().to_uppercase();
        for part in value.split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=')?;
            match key {
                "FREQ" => every = Some(every_of(value)?),
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|interval| (1..=10_000).contains(interval))?
                }
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(At::written(value)?),
                "WKST" => rule.week_start = weekday(value)?,
                "BYMONTH" => rule.months = each(value, |text| text.parse().ok())?,
                "BYMONTHDAY" => rule.month_days = each(value, |text| text.parse().ok())?,
                "BYDAY" => rule.weekdays = each(value, nth_weekday)?,
                _ => return None,
            }
        }
        rule.every = every?;
        let is_nth = rule.weekdays.iter().any(|(nth, _)| *nth != 0);
        let is_read = match rule.every {
            Every::Hour | Every::Day => !is_nth,
            Every::Week => !is_nth && rule.month_days.is_empty(),
            Every::Month => true,
            // Without months such a weekday is one of the year.
            Every::Year => rule.weekdays.is_empty() || !rule.months.is_empty(),
        };
        is_read.then_some(rule)
    }

    /// The times from one to another at which it comes round, by the clock of the first time, which is one of them; nothing if there
    /// is no end of going through them.
    pub(super) fn times(
        &self,
        first: At,
        (from, to): (NaiveDateTime, NaiveDateTime),
    ) -> Option<Vec<NaiveDateTime>> {
        let begin = first.wall();
        let mut times: Vec<NaiveDateTime> =
            (from <= begin && begin < to).then_some(begin).into_iter().collect();
        // What is counted has to be gone through from its beginning.
        let skipped = if self.count.is_some() { 0 } else { self.periods_between(begin, from) };
        let mut count = 1;
        for step in skipped..skipped + STEPS {
            let Some((_, period)) = self.period(begin, step).filter(|(start, _)| *start < to) else {
                return Some(times);
            };
            for time in period.into_iter().filter(|time| *time > begin) {
                let is_over = self.count.is_some_and(|most| count >= most)
                    || self
                        .until
                        .is_some_and(|until| first.moved(time - begin).is_none_or(|at| at.is_behind(until)));
                if is_over || time >= to {
                    return Some(times);
                }
                count += 1;
                if time >= from {
                    times.push(time);
                }
            }
        }
        None
    }

    /// Whole periods that lie between two times, never too many.
    fn periods_between(&self, begin: NaiveDateTime, from: NaiveDateTime) -> i64 {
        let between = from - begin;
        let units = match self.every {
            Every::Hour => between.num_hours(),
            Every::Day => between.num_days(),
            Every::Week => between.num_weeks(),
            Every::Month => between.num_days() / 31,
            Every::Year => between.num_days() / 366,
        };
        (units / self.interval - 1).max(0)
    }

    /// When a period begins, and the times of it, in their order; nothing where the calendar ends.
    fn period(&self, begin: NaiveDateTime, step: i64) -> Option<(NaiveDateTime, Vec<NaiveDateTime>)> {
        let units = step.checked_mul(self.interval)?;
        let days = |days: Vec<NaiveDate>| days.into_iter().map(|day| day.and_time(begin.time())).collect();
        match self.every {
            Every::Hour | Every::Day => {
                let length =
                    if self.every == Every::Hour { TimeDelta::try_hours } else { TimeDelta::try_days };
                let time = begin.checked_add_signed(length(units)?)?;
                Some((time, Some(time).filter(|time| self.fits(time.date())).into_iter().collect()))
            }
            Every::Week => {
                let back = begin.weekday().days_since(self.week_start);
                let monday = begin.date().checked_sub_days(Days::new(u64::from(back)))?;
                let monday = monday.checked_add_signed(TimeDelta::try_weeks(units)?)?;
                let is_on = |day: &NaiveDate| {
                    self.is_in_months(day.month())
                        && match self.weekdays.is_empty() {
                            true => day.weekday() == begin.weekday(),
                            false => self.weekdays.iter().any(|(_, weekday)| *weekday == day.weekday()),
                        }
                };
                let week = monday.iter_days().take(7).filter(is_on).collect();
                Some((monday.and_time(NaiveTime::MIN), days(week)))
            }
            Every::Month => {
                let month = i64::from(begin.year()) * 12 + i64::from(begin.month0()) + units;
                let (year, month) =
                    (i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as u32 + 1);
                let start = NaiveDate::from_ymd_opt(year, month, 1)?.and_time(NaiveTime::MIN);
                Some((start, days(self.of_month(begin.date(), year, month))))
            }
            Every::Year => {
                let year = i32::try_from(i64::from(begin.year()) + units).ok()?;
                let start = NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN);
                let months: Vec<u32> = match (self.months.is_empty(), self.month_days.is_empty()) {
                    (true, true) => vec![begin.month()],
                    _ => (1..=12).collect(),
                };
                let year = months.into_iter().flat_map(|month| self.of_month(begin.date(), year, month));
                Some((start, days(year.collect())))
            }
        }
    }

    /// The days of a month; that of the first time where nothing says which.
    fn of_month(&self, first: NaiveDate, year: i32, month: u32) -> Vec<NaiveDate> {
        let days: Vec<NaiveDate> =
            (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day)).collect();
        let is_free = self.month_days.is_empty() && self.weekdays.is_empty();
        let is_on = |day: &&NaiveDate| match is_free {
            true => day.day() == first.day() && self.is_in_months(month),
            false => self.fits(**day),
        };
        days.iter().filter(is_on).copied().collect()
    }

    /// Whether months, days of the month and weekdays all let a day be.
    fn fits(&self, day: NaiveDate) -> bool {
        let of_month = i64::from(day.day());
        let from_end = of_month - 1 - i64::from(day.num_days_in_month());
        let is_nth = |nth: i64| match nth {
            0 => true,
            1.. => (of_month - 1) / 7 + 1 == nth,
            _ => (from_end + 1) / 7 - 1 == nth,
        };
        self.is_in_months(day.month())
            && (self.month_days.is_empty()
                || self.month_days.iter().any(|each| *each == of_month || *each == from_end))
            && (self.weekdays.is_empty()
                || self.weekdays.iter().any(|(nth, weekday)| *weekday == day.weekday() && is_nth(*nth)))
    }

    fn is_in_months(&self, month: u32) -> bool {
        self.months.is_empty() || self.months.contains(&month)
    }
}

fn every_of(value: &str) -> Option<Every> {
    Some(match value {
        "HOURLY" => Every::Hour,
        "DAILY" => Every::Day,
        "WEEKLY" => Every::Week,
        "MONTHLY" => Every::Month,
        "YEARLY" => Every::Year,
        _ => return None,
    })
}

/// Each part of a list.
fn each<T>(value: &str, of: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|part| of(part.trim())).collect()
}

fn weekday(value: &str) -> Option<Weekday> {
    Some(match value {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// A weekday such as `MO`, `1MO` or `-2TU`.
fn nth_weekday(value: &str) -> Option<(i64, Weekday)> {
    let at = value.find(|each: char| each.is_ascii_alphabetic())?;
    let (nth, day) = value.split_at(at);
    let nth = if nth.is_empty() { 0 } else { nth.parse().ok().filter(|nth| *nth != 0)? };
    Some((nth, weekday(day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days in the first half of 2027 on which a rule comes round that begins on a day at nine, as month and day.
    fn days(first: &str, rule: &str) -> String {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap().and_time(NaiveTime::MIN);
        let first = At::Wall(None, day(first) + TimeDelta::hours(9));
        let times = Rule::of(rule).unwrap().times(first, (day("2027-01-01"), day("2027-07-01"))).unwrap();
        times.iter().map(|time| time.format("%-d.%-m").to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_rule_comes_round_as_it_says() {
        for (first, rule, wanted) in [
            ("2027-06-26", "FREQ=DAILY", "26.6 27.6 28.6 29.6 30.6"),
            ("2027-01-04", "FREQ=DAILY;COUNT=3", "4.1 5.1 6.1"),
            ("2026-12-30", "FREQ=DAILY;COUNT=4", "1.1 2.1"),
            ("2027-01-04", "FREQ=DAILY;INTERVAL=2;UNTIL=20270108T090000Z", "4.1 6.1 8.1"),
            ("2027-01-04", "FREQ=DAILY;INTERVAL=2;UNTIL=20270108T085959", "4.1 6.1"),
            ("2027-01-04", "FREQ=DAILY;INTERVAL=2;UNTIL=20270108", "4.1 6.1 8.1"),
            ("2027-01-01", "FREQ=DAILY;BYMONTHDAY=1,-1;COUNT=4", "1.1 31.1 1.2 28.2"),
            ("2027-01-04", "FREQ=WEEKLY;INTERVAL=3;WKST=SU;UNTIL=20270301T000000Z", "4.1 25.1 15.2"),
            ("2001-01-01", "FREQ=WEEKLY;INTERVAL=4", "25.1 22.2 22.3 19.4 17.5 14.6"),
            ("2027-01-05", "FREQ=WEEKLY;BYDAY=MO,TU,SU;COUNT=5", "5.1 10.1 11.1 12.1 17.1"),
            // Two examples of RFC 5545: where weeks begin decides which week is the next but one.
            ("2027-01-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "5.1 10.1 19.1 24.1"),
            ("2027-01-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "5.1 17.1 19.1 31.1"),
            ("2027-01-31", "FREQ=MONTHLY", "31.1 31.3 31.5"),
            ("2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "31.1 28.2 31.3"),
            ("2027-01-04", "FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=5", "4.1 29.1 1.2 26.2 1.3"),
            ("2027-01-13", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "13.1"),
            ("2020-02-29", "FREQ=YEARLY", ""),
            ("2020-05-01", "FREQ=YEARLY", "1.5"),
            ("2026-03-29", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "28.3"),
            ("2026-03-01", "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=4,6", "1.4 1.6"),
            ("2027-01-04", "FREQ=HOURLY;INTERVAL=12;COUNT=4", "4.1 4.1 5.1 5.1"),
            ("2027-01-04", "freq=weekly;count=1;", "4.1"),
        ] {
            assert_eq!(days(first, rule), wanted, "{first} {rule}");
        }
    }

    #[test]
    fn a_rule_that_is_not_understood_as_a_whole_is_none() {
        for rule in [
            "",
            "INTERVAL=2",
            "FREQ=SECONDLY",
            "FREQ=MINUTELY",
            "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=WEEKLY;INTERVAL=99999999999",
            "FREQ=WEEKLY;COUNT=-1",
            "FREQ=WEEKLY;UNTIL=tomorrow",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYMONTHDAY=1",
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
            "FREQ=YEARLY;BYDAY=20MO",
            "FREQ=YEARLY;BYWEEKNO=20",
            "FREQ=DAILY;BYHOUR=9",
            "FREQ=DAILY;SKIP",
        ] {
            assert_eq!(Rule::of(rule), None, "{rule}");
        }
    }

    #[test]
    fn a_rule_that_goes_on_for_too_long_or_to_the_end_of_the_calendar_has_an_end() {
        let wall = |text: &str| At::written(text).unwrap();
        let window = (wall("20270101T000000").wall(), wall("20280101T000000").wall());
        let times = |rule: &str, first| Rule::of(rule).unwrap().times(wall(first), window);
        assert_eq!(times("FREQ=HOURLY;COUNT=90000000", "19700101T000000"), None);
        assert_eq!(times("FREQ=HOURLY", "19700101T000000").unwrap().len(), 8_760);
        assert_eq!(times("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "20260228T000000"), Some(vec![]));
        let end = (NaiveDateTime::MAX - TimeDelta::days(40), NaiveDateTime::MAX);
        let late = At::Wall(None, NaiveDateTime::MAX - TimeDelta::days(20));
        for (rule, many) in [("FREQ=DAILY", 20), ("FREQ=WEEKLY", 3), ("FREQ=MONTHLY", 1), ("FREQ=YEARLY", 1)]
        {
            assert_eq!(Rule::of(rule).unwrap().times(late, end).unwrap().len(), many, "{rule}");
        }
    }
}
