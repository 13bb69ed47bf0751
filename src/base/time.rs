//! Calendar months and the plain lengths of time that plans are made of.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Days in a year, leap years counted: 365.25.
pub const DAYS_PER_YEAR: f64 = 365.25;
/// Weeks in a year: 365.25 / 7.
pub const WEEKS_PER_YEAR: f64 = DAYS_PER_YEAR / 7.0;
/// Weeks in a month, which is a twelfth of a year and never 4.
pub const WEEKS_PER_MONTH: f64 = WEEKS_PER_YEAR / 12.0;
/// Days in a month, which is a twelfth of a year and never 28 or 30.
pub const DAYS_PER_MONTH: f64 = DAYS_PER_YEAR / 12.0;

/// Hours in a month.
pub const HOURS_PER_MONTH: f64 = 24.0 * DAYS_PER_MONTH;

/// A calendar month, saved as `2027-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year, 1900 to 2200.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

/// A text that is no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a month is written as 2027-01")]
pub struct MonthError;

impl Month {
    /// The month that holds a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month this many months later (earlier when negative).
    pub fn plus(self, months: i32) -> Self {
        let index = self.year * 12 + self.month as i32 - 1 + months;
        Self { year: index.div_euclid(12), month: index.rem_euclid(12) as u32 + 1 }
    }

    /// The first day of the month; none outside the calendar's range.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(MonthError);
        }
        let year = year.parse().map_err(|_| MonthError)?;
        let month = month.parse().map_err(|_| MonthError)?;
        if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) {
            return Err(MonthError);
        }
        Ok(Self { year, month })
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Month {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_over_the_turn_of_the_year() {
        let november = Month { year: 2026, month: 11 };
        assert_eq!(november.plus(2).to_string(), "2027-01");
        assert_eq!(november.plus(-11).to_string(), "2025-12");
    }

    #[test]
    fn only_a_real_month_is_read() {
        assert_eq!("2027-01".parse(), Ok(Month { year: 2027, month: 1 }));
        for text in ["2027-13", "2027-00", "2027-1", "27-01", "+027-01", "", "2027/01"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
