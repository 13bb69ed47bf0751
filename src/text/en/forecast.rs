//! Words of the forecast of alerts.

use crate::text::{
    capacity_page::PictureWords,
    forecast::{ByHand, Forecast},
};

pub(in crate::text) const FORECAST: Forecast = Forecast {
    alerts: "alerts",
    months: PictureWords {
        title: "Alerts to come",
        subtitle: "Alerts in each month: counted where every day was observed, then expected; the band holds nine cases in ten",
    },
    counted: "Counted",
    expected: "Expected",
    by_hand: "By hand",
    interval: "Nine in ten cases",
    months_sentence: |month, alerts, low, high| {
        format!("In {month} {alerts} alerts are expected, nine times in ten {low} to {high}.")
    },
    months_bare: |month, alerts| {
        format!("In {month} {alerts} alerts are expected; the history is too short to say how sure that is.")
    },
    months_by_hand: |month, alerts| format!("In {month} {alerts} alerts are planned with, as set by hand."),
    growth_unsure: |low, high| {
        format!("Whether the history grew cannot be told from chance ({low} to {high} a year).")
    },
    growth: |growth, low, high| format!("The history grew by {growth} a year ({low} to {high})."),
    months_none: "No month is forecast.",
    back_test: PictureWords {
        title: "How well it would have told the past",
        subtitle: "The end of the history, predicted from what came before it, beside what then came; the band should hold nine cases in ten",
    },
    actual: "What came",
    predicted: "Predicted",
    back_test_sentence: |weekly, inside, meant| {
        format!(
            "Weeks were off by {weekly} of what came; {inside} of the counts lay inside the band, {meant} should."
        )
    },
    back_test_bare: |weekly| format!("Weeks were off by {weekly} of what came."),
    naive: |error, naive, better| match better {
        true => {
            format!("Single counts were off by {error}, where repeating the last week would give {naive}.")
        }
        false => format!(
            "Repeating the last week would have done as well: {naive} against {error} for single counts."
        ),
    },
    title: "Alerts to come",
    about: "What this history lets expect. Growth and season can be taken over into the plan, and changed there by hand.",
    missing: "What this history cannot tell",
    too_short: "Less than a week was observed as whole days: that is no forecast.",
    nothing_counted: "Nothing was counted on whole days: that is no forecast.",
    no_interval: |days, needed| {
        format!("How sure the forecast is: that takes {needed} observed days, and there are {days}.")
    },
    no_week: |weekdays| format!("The days of the week: {weekdays} of them were observed less than twice."),
    no_week_of_weeks: "The days of the week: counts of whole weeks do not tell them.",
    no_trend: |days, needed| {
        format!("Whether alerts grow: that takes {needed} observed days, and there are {days}.")
    },
    no_year: |days, _| {
        format!(
            "The season of the year: that takes two years from the first to the last day, and there are {days} days."
        )
    },
    no_back_test: |days, needed| {
        format!(
            "How well it would have told the past: that takes {needed} observed days, and there are {days}."
        )
    },
    hand: ByHand {
        title: "Months that you know better",
        about: |streams| {
            format!(
                "A customer who joins, a product that goes. In such a month {} so many alerts, whatever growth, season and holidays say.",
                match streams {
                    [one] => format!("{one} brings"),
                    many => format!("{} together bring", many.join(", ")),
                }
            )
        },
        about_none: "A customer who joins, a product that goes. No stream follows this history, so that such a month changes only this picture.",
        forecast: |alerts, range| match range {
            Some((low, high)) => format!("Forecast: {alerts} alerts, nine times in ten {low} to {high}"),
            None => format!("Forecast: {alerts} alerts"),
        },
        beyond: "Not among the months that are forecast",
        set: |month| format!("Set {month} by hand"),
        set_short: "Set by hand",
        own: "Alerts in the month",
        clear: |month| format!("Take the forecast for {month}"),
        clear_short: "Take the forecast",
        source: |history| format!("Began with the forecast of “{history}”"),
    },
    take_growth: "Plan with this growth",
    take_season: "Plan with this season",
    for_streams: |names| format!("for {}", names.join(", ")),
    growth_source: |history| format!("Trend of “{history}”: nine cases in ten"),
};
