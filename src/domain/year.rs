//! The year as alerts see it: months with more or fewer of them than usual, and public holidays.

use crate::base::Month;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies a public holiday.
    HolidayId
);

/// Seasons and holidays in the demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Year {
    /// Alerts of January to December over those of a usual month: 1 is usual.
    pub season: [f64; 12],
    /// Days on which other numbers of alerts come.
    pub holidays: BTreeMap<HolidayId, Holiday>,
}

/// A public holiday, or another day that is not like its weekday.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Holiday {
    /// Such as "Good Friday".
    pub name: String,
    /// When.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub date: NaiveDate,
    /// Alerts of that day over those of a usual one, 0 or more.
    pub alerts: f64,
}

impl Default for Year {
    fn default() -> Self {
        Self { season: [1.0; 12], holidays: BTreeMap::new() }
    }
}

impl Year {
    /// What the season makes of a month: 1 is usual.
    pub fn season_of(&self, month: Month) -> f64 {
        self.season[(month.month as usize + 11) % 12]
    }

    /// Alerts of a month over those of a usual one, its holidays included: `season (days - holidays + their alerts) / days`.
    pub fn factor(&self, month: Month) -> f64 {
        let (Some(from), Some(to)) = (month.first_day(), month.plus(1).first_day()) else {
            return self.season_of(month);
        };
        let days = (to - from).num_days() as f64;
        let missing: f64 = self.within(month).map(|holiday| 1.0 - holiday.alerts).sum();
        self.season_of(month) * ((days - missing) / days).max(0.0)
    }

    /// The holidays of a month.
    pub fn within(&self, month: Month) -> impl Iterator<Item = &Holiday> {
        self.holidays
            .values()
            .filter(move |holiday| holiday.date.year() == month.year && holiday.date.month() == month.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::RawId;

    #[test]
    fn a_december_with_two_quiet_days_brings_fewer_alerts() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 12, day).unwrap();
        let quiet = |day_of| Holiday { name: String::new(), date: day(day_of), alerts: 0.3 };
        let mut year = Year::default();
        year.season[11] = 1.1;
        year.holidays = [(HolidayId(RawId(1)), quiet(25)), (HolidayId(RawId(2)), quiet(26))].into();
        let december = Month { year: 2027, month: 12 };
        assert!((year.factor(december) - 1.1 * (31.0 - 1.4) / 31.0).abs() < 1e-12);
        assert_eq!(year.factor(Month { year: 2027, month: 11 }), 1.0);
        assert!((year.factor(december.plus(12)) - 1.1).abs() < 1e-12, "a holiday has a year");
    }
}
