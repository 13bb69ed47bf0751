//! How many alerts will come, and how well would the forecast have told the past? Months counted and expected with their
//! interval; and the held-back end of the history beside what was predicted of it.

use super::{ChartSpec, Layer, Measure, Plot, Role, Series, Shape, Values, XAxis};
use crate::{
    base::Month,
    engine::forecast::{BackTest, Forecast, ForecastMonth, ForecastStep, Grain, Interval},
    text::Voice,
};
use std::collections::BTreeMap;

/// Months that were counted day by day, and those to come.
pub fn months(forecast: &Forecast, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.forecast();
    let past = counted_months(forecast);
    let first = past.keys().next().copied().or(forecast.months.first().map(|month| month.month));
    let last = forecast.months.last().map(|month| month.month).or(past.keys().next_back().copied());
    let mut axis = Vec::new();
    if let (Some(mut month), Some(last)) = (first, last) {
        while month <= last {
            axis.push(month);
            month = month.plus(1);
        }
    }
    let ahead: BTreeMap<Month, &ForecastMonth> =
        forecast.months.iter().map(|month| (month.month, month)).collect();
    let values = |read: &dyn Fn(&ForecastMonth) -> Option<f64>| -> Values {
        axis.iter().map(|month| ahead.get(month).and_then(|month| read(month))).collect()
    };
    let end = |read: fn(Interval) -> f64| values(&|month| month.interval.map(read));
    let counted: Values = axis.iter().map(|month| past.get(month).copied()).collect();
    let mut layers = vec![
        Layer::Series(Shape::Columns, Series::new(words.counted, Role::Neutral, counted)),
        Layer::Range {
            name: words.interval.to_owned(),
            role: Role::Demand,
            shape: Shape::Area,
            low: end(|interval| interval.low),
            high: end(|interval| interval.high),
        },
        Layer::Series(
            Shape::Line,
            Series::new(words.expected, Role::Demand, values(&|month| Some(month.model))),
        ),
    ];
    if forecast.months.iter().any(|month| month.by_hand) {
        let by_hand = values(&|month| month.by_hand.then_some(month.alerts));
        // Beneath what the model says.
        layers.insert(1, Layer::Series(Shape::Columns, Series::new(words.by_hand, Role::Supply, by_hand)));
    }
    let sentence = months_sentence(forecast, voice);
    let plot = Plot::new(XAxis::Months(axis), Measure::of(words.alerts, 0), layers);
    let said = &words.months;
    ChartSpec::new("alerts-to-come", said.title, said.subtitle, sentence, plot, voice)
}

fn months_sentence(forecast: &Forecast, voice: Voice<'_>) -> String {
    let words = voice.words.forecast();
    let number = |value: f64| voice.format.number(value, 0);
    let Some(last) = forecast.months.last() else { return words.months_none.to_owned() };
    let month = voice.format.month(last.month);
    let mut sentence = match last.interval {
        Some(Interval { low, high }) => {
            (words.months_sentence)(&month, &number(last.alerts), &number(low), &number(high))
        }
        None if last.by_hand => (words.months_by_hand)(&month, &number(last.alerts)),
        None => (words.months_bare)(&month, &number(last.alerts)),
    };
    if let Some(trend) = forecast.trend {
        let percent = |share: f64| voice.format.percent(share, 0);
        sentence.push(' ');
        let (low, high) = (percent(trend.low), percent(trend.high));
        sentence += &match trend.low < 0.0 && 0.0 < trend.high {
            true => (words.growth_unsure)(&low, &high),
            false => (words.growth)(&percent(trend.growth_per_year), &low, &high),
        };
    }
    sentence
}

/// The months of which every day was counted. Of weeks, each day has a seventh.
fn counted_months(forecast: &Forecast) -> BTreeMap<Month, f64> {
    let mut months: BTreeMap<Month, (u32, f64)> = BTreeMap::new();
    let length = forecast.grain.days();
    for step in &forecast.fitted {
        let Some(count) = step.counted else { continue };
        for day in step.day.iter_days().take(length as usize) {
            let month = months.entry(Month::of(day)).or_default();
            *month = (month.0 + 1, month.1 + count / f64::from(length));
        }
    }
    let days_of = |month: Month| -> Option<u32> {
        let (first, next) = (month.first_day()?, month.plus(1).first_day()?);
        u32::try_from(next.signed_duration_since(first).num_days()).ok()
    };
    let whole = months.into_iter().filter(|(month, (days, _))| days_of(*month) == Some(*days));
    whole.map(|(month, (_, alerts))| (month, alerts)).collect()
}

/// What was predicted of the held-back end beside what came.
pub fn back_test(test: &BackTest, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.forecast();
    let values =
        |read: &dyn Fn(&ForecastStep) -> Option<f64>| -> Values { test.steps.iter().map(read).collect() };
    let layers = vec![
        Layer::Range {
            name: words.interval.to_owned(),
            role: Role::Demand,
            shape: Shape::Area,
            low: values(&|step| step.interval.map(|interval| interval.low)),
            high: values(&|step| step.interval.map(|interval| interval.high)),
        },
        Layer::Series(
            Shape::Line,
            Series::new(words.predicted, Role::Demand, values(&|step| Some(step.mean))),
        ),
        Layer::Series(Shape::Line, Series::new(words.actual, Role::Neutral, values(&|step| step.counted))),
    ];
    let axis = XAxis::Dates(test.steps.iter().map(|step| step.day).collect());
    let plot = Plot::new(axis, Measure::of(words.alerts, 0), layers);
    let percent = |share: f64| voice.format.percent(share, 0);
    let mut said: Vec<String> = Vec::new();
    if let Some(weekly) = test.weekly_wape.or(test.wape) {
        said.push(match test.inside {
            Some(inside) => {
                (words.back_test_sentence)(&percent(weekly), &percent(inside), &percent(test.interval_share))
            }
            None => (words.back_test_bare)(&percent(weekly)),
        });
    }
    if let (Some(wape), Some(naive)) = (test.wape, test.naive_wape) {
        said.push((words.naive)(&percent(wape), &percent(naive), wape < naive));
    }
    let picture = &words.back_test;
    let mut spec = ChartSpec::new("back-test", picture.title, picture.subtitle, said.join(" "), plot, voice);
    if test.grain == Grain::Week {
        spec.key = "back-test-weeks";
    }
    spec
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Estimate,
        chart::{Picture, test_report::sketch},
        engine::forecast::{self, Counts},
        text::{PlainFormat, en},
    };
    use chrono::NaiveDate;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    /// Ninety days of ten and twelve alerts by turns, from 15 January 2026 on.
    fn counts() -> Counts {
        let values = (0..90).map(|day| Some(if day % 2 == 0 { 10.0 } else { 12.0 })).collect();
        Counts { grain: Grain::Day, first: NaiveDate::from_ymd_opt(2026, 1, 15).unwrap(), values }
    }

    #[test]
    fn whole_months_that_were_counted_stand_before_those_to_come() {
        let may = Month { year: 2026, month: 5 };
        let by_hand = BTreeMap::from([(may.plus(1), Estimate::point(400.0))]);
        let spec = months(&forecast::forecast(&counts(), 2, &by_hand).unwrap(), VOICE);
        let Picture::Plot(plot) = &spec.picture else { panic!("a plot") };
        let XAxis::Months(axis) = &plot.x else { panic!("months") };
        // January and April were not counted as a whole.
        assert_eq!((axis.len(), axis[0], axis[4]), (5, Month { year: 2026, month: 2 }, may.plus(1)));
        let said = sketch(&spec);
        assert!(said.contains("Columns Counted 308.00x1 342.00x1 -x3 of 5"), "{said}");
        assert!(said.contains("Columns By hand -x4 400.00x1 of 5"), "{said}");
        assert!(
            spec.sentence.starts_with("In 2026-06 400 alerts are planned with, as set by hand."),
            "{}",
            spec.sentence
        );
        assert!(spec.sentence.contains("cannot be told from chance"), "{}", spec.sentence);
    }

    #[test]
    fn a_back_test_shows_what_came_beside_what_was_predicted() {
        let spec = back_test(&forecast::back_test(&counts()).unwrap(), VOICE);
        let Picture::Plot(plot) = &spec.picture else { panic!("a plot") };
        assert_eq!((plot.x.positions(), plot.layers.len(), spec.table.columns.len()), (18, 3, 5));
        assert!(spec.sentence.starts_with("Weeks were off by"), "{}", spec.sentence);
        assert!(spec.sentence.contains("90% should."), "{}", spec.sentence);
    }
}
