//! What the forecast of a history shows: alerts to come, how well the method would have told the past, what the history
//! cannot tell, and what of it the plan may take over.

use super::histories::users;
use crate::{
    base::{Amount, Basis, Estimate, Month, normal::P95},
    chart::{ChartSpec, alert_forecast},
    domain::{AlertHistory, Document, HistoryId},
    engine::forecast::{Counts, Forecast, ForecastMonth, Missing, NoForecast, back_test, forecast},
    text::Voice,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Months that are looked ahead.
const MONTHS: u32 = 12;
/// Of the normal distribution: one in forty lies beyond.
const P97_5: f64 = 1.959_963_984_540_054;
/// Nearly everything goes.
const LEAST_GROWTH: f64 = -0.95;
/// Growth beyond this is a short history's, and no plan's.
const MOST_GROWTH: f64 = 5.0;

/// The forecast of one history.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastView {
    /// Alerts to come; none where there is no forecast at all.
    pub months: Option<ChartSpec>,
    /// The end of the history beside what was predicted of it.
    pub back_test: Option<ChartSpec>,
    /// What the history cannot tell, and what it would take.
    pub missing: Vec<String>,
    /// Growth a year that the plan may take over.
    pub growth: Option<Estimate>,
    /// Alerts of January to December over a usual month that the plan may take over.
    pub season: Option<[f64; 12]>,
    /// The names of the streams that follow the history, as one sentence.
    pub streams: Option<String>,
    /// What months set by hand do.
    pub about_hand: String,
    /// Each month that is forecast or set by hand.
    pub by_hand: Vec<MonthRow>,
}

/// A month that can be set by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthRow {
    /// Which.
    pub month: Month,
    /// Its name.
    pub name: String,
    /// What the forecast says of it.
    pub forecast: String,
    /// The number that a manager begins with.
    pub first: f64,
    /// The number by hand, if there is one.
    pub own: Option<Estimate>,
}

/// Derives the forecast.
pub fn view(
    document: &Document,
    id: HistoryId,
    history: &AlertHistory,
    today: NaiveDate,
    voice: Voice<'_>,
) -> ForecastView {
    let words = voice.words.forecast();
    let counts = Counts::of_history(history);
    let names: Vec<&str> = users(document, id).map(|stream| stream.name.as_str()).collect();
    let about_hand =
        if names.is_empty() { words.hand.about_none.to_owned() } else { (words.hand.about)(&names) };
    let told = match forecast(&counts, MONTHS, &history.months_by_hand) {
        Ok(told) => told,
        Err(reason) => {
            let why = match reason {
                NoForecast::TooShort => words.too_short,
                NoForecast::NothingCounted | NoForecast::NoCount => words.nothing_counted,
            };
            return ForecastView {
                months: None,
                back_test: None,
                missing: vec![why.to_owned()],
                growth: None,
                season: None,
                streams: None,
                about_hand,
                by_hand: rows(&[], history, voice),
            };
        }
    };
    let tested = back_test(&counts);
    let untested = tested.as_ref().err().copied();
    let mut missing = told.missing.clone();
    missing.extend(untested.filter(|reason| !told.missing.contains(reason)));
    ForecastView {
        months: Some(alert_forecast::months(&told, voice)),
        back_test: tested.ok().map(|test| alert_forecast::back_test(&test, voice)),
        missing: missing.into_iter().map(|missing| said(missing, voice)).collect(),
        growth: growth(&told, history, today, voice).filter(|_| !names.is_empty()),
        season: told.seasons.year,
        streams: (!names.is_empty()).then(|| (words.for_streams)(&names)),
        about_hand,
        by_hand: rows(&told.months, history, voice),
    }
}

/// The months that are forecast, and those by hand that no longer or not yet are: these too can be given up.
fn rows(months: &[ForecastMonth], history: &AlertHistory, voice: Voice<'_>) -> Vec<MonthRow> {
    let words = voice.words.forecast().hand;
    let number = |value: f64| voice.format.number(value, 0);
    let own = |month| history.months_by_hand.get(&month).cloned();
    let mut rows: BTreeMap<Month, MonthRow> = history
        .months_by_hand
        .keys()
        .map(|month| {
            let (name, forecast) = (voice.format.month(*month), words.beyond.to_owned());
            (*month, MonthRow { month: *month, name, forecast, first: 0.0, own: own(*month) })
        })
        .collect();
    for of in months {
        // Of a month by hand the interval is that of the hand.
        let ends = of.interval.filter(|_| !of.by_hand);
        let ends = ends.map(|interval| (number(interval.low), number(interval.high)));
        let range = ends.as_ref().map(|(low, high)| (low.as_str(), high.as_str()));
        let forecast = (words.forecast)(&number(of.model), range);
        let first = libm::round(of.model);
        let name = voice.format.month(of.month);
        rows.insert(of.month, MonthRow { month: of.month, name, forecast, first, own: own(of.month) });
    }
    rows.into_values().collect()
}

fn growth(told: &Forecast, history: &AlertHistory, today: NaiveDate, voice: Voice<'_>) -> Option<Estimate> {
    let trend = told.trend?;
    // A range of the plan holds nine cases in ten, the trend's interval nineteen in twenty; growth multiplies.
    let middle = libm::log1p(trend.growth_per_year);
    let nearer = |end: f64| libm::expm1(middle + (libm::log1p(end) - middle) * P95 / P97_5);
    let (low, high) = (nearer(trend.low.max(LEAST_GROWTH)), nearer(trend.high.min(MOST_GROWTH)));
    (low < high && trend.growth_per_year < MOST_GROWTH).then(|| Estimate {
        amount: Amount::Range { low, high },
        basis: Basis::Measured,
        source: (voice.words.forecast().growth_source)(&history.name),
        checked: Some(today),
    })
}

fn said(missing: Missing, voice: Voice<'_>) -> String {
    let words = voice.words.forecast();
    match missing {
        Missing::Dispersion { days, needed } => (words.no_interval)(days, needed),
        Missing::WeeklySeason { weekdays } => (words.no_week)(weekdays),
        Missing::WeeklySeasonOfWeeks => words.no_week_of_weeks.to_owned(),
        Missing::Trend { days, needed } => (words.no_trend)(days, needed),
        Missing::YearlySeason { days, needed } => (words.no_year)(days, needed),
        Missing::BackTest { days, needed } => (words.no_back_test)(days, needed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::project::alerts::test_plan,
        base::RawId,
        domain::WeeklyShape,
        text::{PlainFormat, en},
    };
    use chrono::Days;
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const ID: HistoryId = HistoryId(RawId(7));

    /// So many days with ten alerts in each hour, a tenth more each quarter.
    fn history(days: u64) -> AlertHistory {
        let mut history = test_plan::history("SIEM");
        let first = NaiveDate::from_ymd_opt(2025, 1, 6).unwrap();
        history.days = (0..days)
            .map(|day| {
                let level = 10 + u32::try_from(day / 91).unwrap();
                (first.checked_add_days(Days::new(day)).unwrap(), vec![Some(level); 24])
            })
            .collect();
        history
    }

    fn shown(days: u64) -> ForecastView {
        let mut plan = test_plan::plan(vec![test_plan::stream("Mail", 100.0)]);
        for stream in Arc::make_mut(&mut plan.streams).values_mut() {
            stream.shape = WeeklyShape::Measured { history: ID };
        }
        let today = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        view(&plan, ID, &history(days), today, VOICE)
    }

    #[test]
    fn a_year_of_days_is_forecast_tested_and_offers_its_growth() {
        let shown = shown(370);
        assert!(shown.months.is_some() && shown.back_test.is_some());
        let growth = shown.growth.unwrap();
        assert!(growth.bounds().0 > 0.0, "{growth:?}");
        assert_eq!(growth.basis, Basis::Measured);
        assert_eq!(shown.season, None);
        assert!(shown.missing.iter().any(|said| said.contains("two years")), "{:?}", shown.missing);
    }

    #[test]
    fn three_weeks_say_what_they_cannot_tell() {
        let shown = shown(21);
        assert!(shown.months.is_some() && shown.back_test.is_none() && shown.growth.is_none());
        assert!(shown.missing.len() >= 3, "{:?}", shown.missing);
    }

    #[test]
    fn three_days_are_no_forecast() {
        let shown = shown(3);
        assert!(shown.months.is_none());
        assert_eq!(shown.missing, [en::WORDS.forecast().too_short]);
    }
}
