//! Words of the forecast of alerts.

use super::capacity_page::PictureWords;

/// Words of the forecast.
#[derive(Clone, Copy)]
pub struct Forecast {
    /// Unit of alerts.
    pub alerts: &'static str,
    /// Months counted and expected.
    pub months: PictureWords,
    /// What was counted.
    pub counted: &'static str,
    /// What is expected.
    pub expected: &'static str,
    /// What is planned with where somebody changed it.
    pub by_hand: &'static str,
    /// Nine cases in ten.
    pub interval: &'static str,
    /// The last month with its interval.
    pub months_sentence: fn(month: &str, alerts: &str, low: &str, high: &str) -> String,
    /// The last month without one.
    pub months_bare: fn(month: &str, alerts: &str) -> String,
    /// The last month where somebody typed a single number.
    pub months_by_hand: fn(month: &str, alerts: &str) -> String,
    /// Growth that may as well be none, with its interval.
    pub growth_unsure: fn(low: &str, high: &str) -> String,
    /// Growth a year with its interval, if there is one.
    pub growth: fn(growth: &str, low: &str, high: &str) -> String,
    /// No month is forecast.
    pub months_none: &'static str,
    /// Predicted against actual.
    pub back_test: PictureWords,
    /// What came.
    pub actual: &'static str,
    /// What was predicted from before.
    pub predicted: &'static str,
    /// Error by week; the share inside, and the share that should be.
    pub back_test_sentence: fn(weekly: &str, inside: &str, meant: &str) -> String,
    /// The same without an interval.
    pub back_test_bare: fn(weekly: &str) -> String,
    /// Whether repeating the last week would have been better.
    pub naive: fn(error: &str, naive: &str, better: bool) -> String,
    /// Title of the section.
    pub title: &'static str,
    /// Under it.
    pub about: &'static str,
    /// Head over what the history cannot tell.
    pub missing: &'static str,
    /// Less than a week was observed.
    pub too_short: &'static str,
    /// Nothing was counted.
    pub nothing_counted: &'static str,
    /// How sure it is cannot be told: days observed, days needed.
    pub no_interval: fn(days: u32, needed: u32) -> String,
    /// The week cannot be told: weekdays seen less than twice.
    pub no_week: fn(weekdays: u32) -> String,
    /// Nor from weeks.
    pub no_week_of_weeks: &'static str,
    /// Growth cannot be told.
    pub no_trend: fn(days: u32, needed: u32) -> String,
    /// The season of the year cannot be told.
    pub no_year: fn(days: u32, needed: u32) -> String,
    /// The past cannot be held against it.
    pub no_back_test: fn(days: u32, needed: u32) -> String,
    /// Months by hand.
    pub hand: ByHand,
    /// Button: growth goes over into the streams.
    pub take_growth: &'static str,
    /// Button: the season goes over into the year.
    pub take_season: &'static str,
    /// Which streams that is.
    pub for_streams: fn(names: &[&str]) -> String,
    /// Where the growth comes from, noted in the plan.
    pub growth_source: fn(history: &str) -> String,
}

/// Words of the months that are set by hand.
#[derive(Clone, Copy)]
pub struct ByHand {
    /// Title.
    pub title: &'static str,
    /// What they do, for the streams that follow the history.
    pub about: fn(streams: &[&str]) -> String,
    /// What they do where no stream follows it.
    pub about_none: &'static str,
    /// What the forecast says of a month: alerts, and their range.
    pub forecast: fn(alerts: &str, range: Option<(&str, &str)>) -> String,
    /// A month that the forecast does not reach.
    pub beyond: &'static str,
    /// Button: a number of one's own for a month.
    pub set: fn(month: &str) -> String,
    /// The same where the month stands beside it.
    pub set_short: &'static str,
    /// Label of that number.
    pub own: &'static str,
    /// Button: back to what the forecast says.
    pub clear: fn(month: &str) -> String,
    /// The same where the month stands beside it.
    pub clear_short: &'static str,
    /// Where the first number of one's own comes from.
    pub source: fn(history: &str) -> String,
}
