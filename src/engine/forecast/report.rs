//! What a forecast says, and what it cannot say.

use crate::base::Month;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Grain;

/// A forecast of alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// What one step covers.
    pub grain: Grain,
    /// The history step by step, as the model sees it afterwards: mean, and whether it was observed.
    pub fitted: Vec<ForecastStep>,
    /// From the day after the history on, step by step.
    pub ahead: Vec<ForecastStep>,
    /// Whole calendar months after the history.
    pub months: Vec<ForecastMonth>,
    /// The share of outcomes that intervals are meant to hold.
    pub interval_share: f64,
    /// The trend; none where the history cannot carry one.
    pub trend: Option<TrendAhead>,
    /// The seasons that were found.
    pub seasons: Seasons,
    /// Variance over mean of what the model leaves open, by step (1 is Poisson); none below four weeks.
    pub dispersion: Option<f64>,
    /// The same of whole weeks, which are less even than days where days hang together; none below eight weeks.
    pub weekly_dispersion: Option<f64>,
    /// What the history cannot tell, and what it would take.
    pub missing: Vec<Missing>,
}

/// One day or week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastStep {
    /// Its first day.
    pub day: NaiveDate,
    /// Alerts that were counted; none ahead and where nobody looked.
    pub counted: Option<f64>,
    /// Alerts that the model expects.
    pub mean: f64,
    /// Where they will lie; none where the history is too short to say.
    pub interval: Option<Interval>,
}

/// Nine outcomes in ten lie inside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// One in twenty is lower.
    pub low: f64,
    /// One in twenty is higher.
    pub high: f64,
}

impl Interval {
    /// Whether a count lies inside, its ends included.
    pub fn holds(&self, count: f64) -> bool {
        self.low <= count && count <= self.high
    }
}

/// One calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastMonth {
    /// Which.
    pub month: Month,
    /// Alerts to plan with: by hand where somebody said so, else of the model.
    pub alerts: f64,
    /// Where they will lie; of a number by hand its range, if it is one.
    pub interval: Option<Interval>,
    /// Whether somebody changed it.
    pub by_hand: bool,
    /// What the model says, whoever changed it.
    pub model: f64,
}

/// How the level changes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrendAhead {
    /// Growth a year as a share: 0.2 is 20 % more after twelve months.
    pub growth_per_year: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The first day from which the level is held, since the history reaches no farther back than this reaches ahead.
    pub held_from: NaiveDate,
}

/// Factors of the seasons: 1 is the usual day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seasons {
    /// Monday to Sunday over their mean; none where the history cannot carry it.
    pub week: Option<[f64; 7]>,
    /// January to December over their mean; none below two years.
    pub year: Option<[f64; 12]>,
}

/// What the history cannot tell yet. Numbers are days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// How much counts vary, and so any interval: four weeks of observed days.
    Dispersion {
        /// Days observed.
        days: u32,
        /// Days needed.
        needed: u32,
    },
    /// A season of the week: every weekday twice.
    WeeklySeason {
        /// Weekdays that were observed less than twice.
        weekdays: u32,
    },
    /// Days of the week cannot be told from a count of weeks.
    WeeklySeasonOfWeeks,
    /// A trend: six weeks.
    Trend {
        /// Days observed.
        days: u32,
        /// Days needed.
        needed: u32,
    },
    /// A season of the year: two years from the first to the last day. Until then it cannot be told from a trend.
    YearlySeason {
        /// Days from the first to the last.
        days: u32,
        /// Days needed.
        needed: u32,
    },
    /// A back-test: six weeks.
    BackTest {
        /// Days observed.
        days: u32,
        /// Days needed.
        needed: u32,
    },
}

/// Why there is no forecast at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoForecast {
    /// Not a week was observed.
    #[error("less than a week was observed")]
    TooShort,
    /// Not one alert was counted.
    #[error("nothing was counted")]
    NothingCounted,
    /// A count is negative or no number.
    #[error("a count is negative or no number")]
    NoCount,
}
