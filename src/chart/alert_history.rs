//! When did alerts come, in the usual week, day by day and hour by hour, and how bad were they?
//!
//! Hours and days that nobody observed have no value: they are a gap in the picture and "not known" in the table. The one
//! exception, hours filled in for the shape of a stream, is a series of its own that says so.

use super::{
    Bar, Bars, ChartSpec, Layer, Measure, Plot, Role, Series, Shape, Values, XAxis, axis::hour_name,
};
use crate::{
    base::HourOfWeek,
    domain::{AlertHistory, Severity, SeverityId, in_order},
    text::Voice,
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// At most so many days are drawn: three years.
const MOST_DAYS: u64 = 1_100;

/// The usual week: what was counted, and what was filled in where nothing was observed.
pub fn week(history: &AlertHistory, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.alerts_page().histories;
    let known = |hour: HourOfWeek| history.mean_by_hour[hour];
    let filled: Values =
        HourOfWeek::all().map(|hour| known(hour).is_none().then(|| history.filled_by_hour[hour])).collect();
    let unknown = HourOfWeek::all().filter(|hour| known(*hour).is_none()).count();
    let busiest = HourOfWeek::all()
        .filter_map(|hour| Some((hour, known(hour)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let mut layers = vec![Layer::Series(
        Shape::StepArea,
        Series::new(words.week_counted, Role::Demand, &history.mean_by_hour),
    )];
    if unknown > 0 {
        layers.push(Layer::Series(Shape::Step, Series::new(words.week_filled, Role::Neutral, filled)));
    }
    let most = busiest.map_or(0.0, |(_, value)| value);
    let name = busiest.map_or_else(String::new, |(hour, _)| hour_name(hour, voice));
    let sentence = (words.week_sentence)(voice.format, &name, most, unknown, history.dispersion);
    let measure = Measure::of(words.unit_an_hour, usize::from(most < 100.0));
    let plot = Plot::new(XAxis::HourOfWeek, measure, layers);
    ChartSpec::new("alerts-usual-week", words.week_title, words.week_subtitle, sentence, plot, voice)
}

/// Alerts on each day, unobserved days left empty.
pub fn days(history: &AlertHistory, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.alerts_page().histories;
    let all: Vec<NaiveDate> = match (history.days.keys().next(), history.days.keys().next_back()) {
        (Some(first), Some(last)) => first.iter_days().take_while(|day| day <= last).collect(),
        _ => Vec::new(),
    };
    // The latest days tell most.
    let skipped = all.len().saturating_sub(MOST_DAYS as usize);
    let all: Vec<NaiveDate> = all.into_iter().skip(skipped).collect();
    let values: Vec<Option<f64>> = all.iter().map(|day| day_total(history, *day)).collect();
    let unobserved = values.iter().filter(|value| value.is_none()).count();
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let typical = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let busiest = all
        .iter()
        .zip(&values)
        .filter_map(|(day, value)| Some((*day, (*value)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let sentence = busiest
        .map_or_else(String::new, |(day, most)| (words.days_sentence)(voice.format, day, most, typical));
    let series = Series::new(words.alerts, Role::Demand, values.into_iter().collect::<Values>());
    let plot =
        Plot::new(XAxis::Dates(all), Measure::of(words.unit, 0), vec![Layer::Series(Shape::Columns, series)]);
    let subtitle = (words.days_subtitle)(unobserved);
    ChartSpec::new("alerts-by-day", words.days_title, subtitle, sentence, plot, voice)
}

/// The Mondays of the weeks in which something was observed, first to last.
pub fn weeks(history: &AlertHistory) -> Vec<NaiveDate> {
    let mut mondays: Vec<NaiveDate> = history.days.keys().map(|day| monday_of(*day)).collect();
    mondays.dedup();
    mondays
}

/// The Monday of the week with the most observed hours, the latest of equals; none if nothing was observed.
pub fn fullest_week(history: &AlertHistory) -> Option<NaiveDate> {
    let mut observed: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (day, hours) in &history.days {
        *observed.entry(monday_of(*day)).or_default() += hours.iter().flatten().count();
    }
    observed.into_iter().max_by_key(|(_, hours)| *hours).map(|(monday, _)| monday)
}

/// Alerts in each hour of the week that begins on this Monday; none where whole days were counted.
pub fn hours(history: &AlertHistory, monday: NaiveDate, voice: Voice<'_>) -> Option<ChartSpec> {
    let words = &voice.words.alerts_page().histories;
    let day_of = |offset: usize| monday.checked_add_days(Days::new(offset as u64));
    let values: Vec<Option<f64>> = HourOfWeek::all()
        .map(|hour| {
            let counts = history.days.get(&day_of(hour.day())?)?;
            if counts.len() < 24 {
                return None;
            }
            counts.get(hour.hour()).copied().flatten().map(f64::from)
        })
        .collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    let total: f64 = values.iter().flatten().sum();
    let sentence = (words.hours_sentence)(voice.format, monday, day_of(6)?, total);
    let series = Series::new(words.alerts, Role::Demand, values.into_iter().collect::<Values>());
    let plot = Plot::new(
        XAxis::HourOfWeek,
        Measure::of(words.unit, 0),
        vec![Layer::Series(Shape::StepArea, series)],
    );
    let subtitle = (words.hours_subtitle)(&history.zone);
    Some(ChartSpec::new("alerts-by-hour", words.hours_title, subtitle, sentence, plot, voice))
}

/// The share of each severity outside the bursts that are set aside, first priority first; none if no alert has one.
pub fn severities(
    history: &AlertHistory,
    severities: &BTreeMap<SeverityId, Severity>,
    voice: Voice<'_>,
) -> Option<ChartSpec> {
    let words = &voice.words.alerts_page().histories;
    let usual = history.usual_counts();
    let total = usual.by_severity.values().sum::<u64>() + usual.without_severity;
    if usual.by_severity.is_empty() {
        return None;
    }
    let share = |alerts: u64| alerts as f64 / total as f64;
    let mut parts: Vec<(String, f64)> = in_order(severities)
        .into_iter()
        .map(|(id, severity)| {
            (severity.name.clone(), share(usual.by_severity.get(&id).copied().unwrap_or(0)))
        })
        .collect();
    let named: u64 = severities.keys().filter_map(|id| usual.by_severity.get(id)).sum();
    // What was mapped to a severity that is gone has none now.
    if total > named {
        parts.push((words.without_severity.to_owned(), share(total - named)));
    }
    let largest = parts.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let sentence = (words.mix_sentence)(voice.format, &largest.0, largest.1);
    let bars = Bars {
        category: words.mix_title.to_owned(),
        value_name: words.mix_share.to_owned(),
        target_name: String::new(),
        base: None,
        measure: Measure::share(1),
        bars: parts
            .into_iter()
            .map(|(name, value)| Bar {
                name,
                value: Some(value),
                target: None,
                range: None,
                judgement: None,
                ends: None,
            })
            .collect(),
    };
    Some(ChartSpec::new("alerts-by-severity", words.mix_title, words.mix_subtitle, sentence, bars, voice))
}

fn day_total(history: &AlertHistory, day: NaiveDate) -> Option<f64> {
    let counts = history.days.get(&day)?;
    let known = counts.iter().flatten();
    (counts.iter().any(Option::is_some)).then(|| known.map(|count| f64::from(*count)).sum())
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{RawId, WeekGrid},
        chart::{Cell, Picture},
        domain::{Position, history::AlertHistory},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const LOW: SeverityId = SeverityId(RawId(1));

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, day).unwrap()
    }

    /// Monday the 4th and Thursday the 7th: two an hour, five at ten o'clock on Thursday.
    fn history() -> AlertHistory {
        let mut thursday = vec![Some(2); 24];
        thursday[10] = Some(5);
        let open = |hour: HourOfWeek| hour.day() == 0 || hour.day() == 3;
        AlertHistory {
            position: Position::default(),
            name: "x.csv".into(),
            zone: "UTC".into(),
            imported_on: date(8),
            span: (date(4).and_hms_opt(0, 0, 0).unwrap(), date(7).and_hms_opt(23, 0, 0).unwrap()),
            rows_read: 99,
            rows_rejected: 0,
            alerts: 99,
            days: BTreeMap::from([(date(4), vec![Some(2); 24]), (date(7), thursday)]),
            mean_by_hour: WeekGrid::from_fn(|hour| {
                open(hour).then_some(if hour.index() == 82 { 5.0 } else { 2.0 })
            }),
            observed_by_hour: WeekGrid::from_fn(|hour| u32::from(open(hour))),
            filled_by_hour: WeekGrid::from_fn(|hour| if hour.index() == 82 { 5.0 } else { 2.0 }),
            dispersion: None,
            trend: None,
            by_severity: BTreeMap::from([(LOW, 66)]),
            without_severity: 33,
            rules: Vec::new(),
            other_rules: None,
            grouping: None,
            elapsed: None,
            acknowledged: None,
            bursts: Vec::new(),
            gaps: Vec::new(),
            months_by_hand: BTreeMap::new(),
        }
    }

    #[test]
    fn an_hour_that_nobody_observed_is_a_gap_and_never_zero() {
        let spec = week(&history(), VOICE);
        assert_eq!(
            spec.sentence,
            "Most come at Thu 10:00, 5.0 an hour; 120 hours of the week were not observed."
        );
        let tuesday = 30;
        assert_eq!(spec.table.rows[tuesday][1], Cell::Missing);
        assert_eq!(spec.table.rows[tuesday][2], Cell::Number(2.0));
        assert_eq!(spec.table.rows[0][1], Cell::Number(2.0));
        assert_eq!(spec.table.rows[0][2], Cell::Missing);
    }

    #[test]
    fn a_day_that_nobody_observed_has_no_column() {
        let spec = days(&history(), VOICE);
        assert_eq!(spec.table.rows.len(), 4);
        assert_eq!(spec.table.rows[0][1], Cell::Number(48.0));
        assert_eq!(spec.table.rows[1][1], Cell::Missing);
        assert_eq!(spec.table.rows[3][1], Cell::Number(51.0));
        assert_eq!(spec.subtitle, "Alerts on each day; 2 days without a column were not observed");
    }

    #[test]
    fn a_week_is_shown_hour_by_hour_in_the_zone_of_the_history() {
        let history = history();
        assert_eq!((weeks(&history), fullest_week(&history)), (vec![date(4)], Some(date(4))));
        let spec = hours(&history, date(4), VOICE).unwrap();
        assert_eq!(spec.table.rows[82][1], Cell::Number(5.0));
        assert_eq!(spec.table.rows[24][1], Cell::Missing);
        assert_eq!(spec.sentence, "99 alerts from 2027-01-04 to 2027-01-10.");
        assert!(hours(&history, date(11), VOICE).is_none());
    }

    #[test]
    fn alerts_whose_severity_is_gone_count_as_without_one() {
        assert!(
            severities(&AlertHistory { by_severity: BTreeMap::new(), ..history() }, &BTreeMap::new(), VOICE)
                .is_none()
        );
        let spec = severities(&history(), &BTreeMap::new(), VOICE).unwrap();
        let Picture::Bars(bars) = spec.picture else { panic!("bars") };
        assert_eq!(bars.bars.len(), 1);
        assert_eq!(bars.bars[0].value, Some(1.0));
    }
}
