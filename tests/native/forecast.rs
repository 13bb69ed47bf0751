//! The forecast of alerts: seeded histories whose truth is known, and what must hold of any history.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use watchfloor::{
    base::{Estimate, Month, WeekGrid},
    domain::{AlertHistory, Position, history::Burst},
    engine::forecast::{Counts, Forecast, Grain, Missing, NoForecast, back_test, forecast},
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Numerical Recipes' quick generator, and normal numbers as the sum of twelve: independent of the engines.
struct Noise(u64);

impl Noise {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// What a made-up history really is.
#[derive(Clone, Copy)]
struct Truth {
    level: f64,
    growth: f64,
    week: [f64; 7],
    year: f64,
    dispersion: f64,
}

const OFFICE: [f64; 7] = [1.2, 1.15, 1.1, 1.1, 1.05, 0.7, 0.7];
const START: (i32, u32, u32) = (2024, 1, 1);

impl Truth {
    fn mean(&self, day: NaiveDate) -> f64 {
        let since = day.signed_duration_since(NaiveDate::from_ymd_opt(START.0, START.1, START.2).unwrap());
        let years = since.num_days() as f64 / 365.25;
        let wave = 1.0 + self.year * (2.0 * std::f64::consts::PI * years).sin();
        self.level
            * (1.0 + self.growth).powf(years)
            * self.week[day.weekday().num_days_from_monday() as usize]
            * wave
    }

    fn history(&self, days: usize, seed: u64) -> Counts {
        let mut noise = Noise(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let first = day(START.0, START.1, START.2);
        let values = first
            .iter_days()
            .take(days)
            .map(|day| {
                let mean = self.mean(day);
                Some((mean + noise.normal() * (self.dispersion * mean).sqrt()).round().max(0.0))
            })
            .collect();
        Counts { grain: Grain::Day, first, values }
    }

    fn month(&self, month: Month) -> f64 {
        let first = month.first_day().unwrap();
        first.iter_days().take_while(|day| Month::of(*day) == month).map(|day| self.mean(day)).sum()
    }
}

const PLAIN: Truth = Truth { level: 200.0, growth: 0.2, week: OFFICE, year: 0.0, dispersion: 3.0 };

fn told(counts: &Counts, months: u32) -> Forecast {
    forecast(counts, months, &BTreeMap::new()).unwrap()
}

fn assert_within(found: f64, wanted: f64, share: f64) {
    assert!((found / wanted - 1.0).abs() <= share, "{found} is not {wanted} within {share}");
}

#[test]
fn growth_week_year_and_level_of_a_known_truth_are_found_again() {
    let truth = Truth { year: 0.15, ..PLAIN };
    let found = told(&truth.history(3 * 365, 11), 6);
    let trend = found.trend.unwrap();
    assert!((trend.growth_per_year - 0.2).abs() < 0.03, "{trend:?}");
    assert!(trend.low < 0.2 && 0.2 < trend.high);
    for (found, wanted) in found.seasons.week.unwrap().iter().zip(OFFICE) {
        assert_within(*found, wanted, 0.03);
    }
    let year = found.seasons.year.unwrap();
    // The wave is highest at the end of March and lowest at the end of September.
    assert_within(year[2] / year[8], 1.15 / 0.85, 0.05);
    assert_within(found.dispersion.unwrap(), 3.0, 0.15);
    for month in &found.months {
        assert_within(month.alerts, truth.month(month.month), 0.04);
        assert!(month.interval.unwrap().holds(truth.month(month.month)));
    }
    assert_eq!(found.months[0].month, Month { year: 2027, month: 1 });
    assert_eq!(found.missing, []);
}

#[test]
fn nine_in_ten_days_and_months_lie_inside_their_intervals() {
    let (mut days, mut months) = ((0, 0), (0, 0));
    for seed in 1..=120 {
        let found = told(&PLAIN.history(330, seed), 2);
        let actual = PLAIN.history(330 + 120, seed);
        for step in &found.ahead {
            let at = step.day.signed_duration_since(actual.first).num_days() as usize;
            let came = actual.values[at].unwrap();
            days = (days.0 + u32::from(step.interval.unwrap().holds(came)), days.1 + 1);
        }
        for month in &found.months {
            let first = month.month.first_day().unwrap();
            let came: f64 = first
                .iter_days()
                .take_while(|day| Month::of(*day) == month.month)
                .map(|day| {
                    actual.values[day.signed_duration_since(actual.first).num_days() as usize].unwrap()
                })
                .sum();
            months = (months.0 + u32::from(month.interval.unwrap().holds(came)), months.1 + 1);
        }
    }
    let share = |(inside, of): (u32, u32)| f64::from(inside) / f64::from(of);
    assert!((share(days) - 0.9).abs() < 0.015, "{days:?}");
    // 240 months, two of each history: 3.5 standard errors of 120 are .096.
    assert!((share(months) - 0.9).abs() < 0.08, "{months:?}");
}

#[test]
fn a_back_test_tells_the_error_that_the_noise_makes_and_beats_repeating_last_week() {
    let counts = PLAIN.history(400, 5);
    let test = back_test(&counts).unwrap();
    assert_eq!((test.steps.len(), test.compared), (80, 80));
    // Mean absolute deviation of a normal is sqrt(2 / pi) of its own: sqrt(3 x 200) / 200 x .8 = 9.8 %.
    assert!((test.wape.unwrap() - 0.098).abs() < 0.025, "{:?}", test.wape);
    assert!(test.wape < test.naive_wape);
    assert!(test.weekly_wape < test.wape);
    assert!((test.weekly_mape.unwrap() - test.weekly_wape.unwrap()).abs() < 0.02);
    assert!((test.inside.unwrap() - 0.9).abs() < 0.1, "{:?}", test.inside);
    assert!(test.bias.unwrap().abs() < 0.05);
    assert_eq!(test.weeks.len(), 11);
    // Predicted without what is held back: the same first part with another end gives the same prediction.
    let mut other = counts.clone();
    other.values[350] = Some(9_999.0);
    assert_eq!(back_test(&other).unwrap().steps[0].mean, test.steps[0].mean);
    assert_eq!(back_test(&PLAIN.history(41, 1)), Err(Missing::BackTest { days: 41, needed: 42 }));
}

#[test]
fn a_level_that_jumps_after_the_known_part_is_seen_in_the_back_test() {
    let mut counts = PLAIN.history(300, 8);
    counts.values[240..].iter_mut().for_each(|count| *count = count.map(|count| count * 2.0));
    let test = back_test(&counts).unwrap();
    assert!(test.wape.unwrap() > 0.4 && test.bias.unwrap() > 0.8 && test.inside.unwrap() < 0.2, "{test:?}");
}

#[test]
fn counts_times_seven_are_a_forecast_times_seven() {
    let counts = PLAIN.history(800, 3);
    let mut scaled = counts.clone();
    scaled.values.iter_mut().for_each(|count| *count = count.map(|count| count * 7.0));
    let (one, seven) = (told(&counts, 12), told(&scaled, 12));
    for (one, seven) in one.months.iter().zip(&seven.months) {
        assert_within(seven.alerts, 7.0 * one.alerts, 1e-9);
        assert_within(seven.interval.unwrap().low, 7.0 * one.interval.unwrap().low, 1e-9);
        assert_within(seven.interval.unwrap().high, 7.0 * one.interval.unwrap().high, 1e-9);
    }
    assert_within(seven.dispersion.unwrap(), 7.0 * one.dispersion.unwrap(), 1e-9);
    assert_within(seven.trend.unwrap().growth_per_year, one.trend.unwrap().growth_per_year, 1e-9);
}

#[test]
fn a_flat_history_forecasts_flat() {
    for days in [10, 28, 60, 800] {
        let counts = Counts { grain: Grain::Day, first: day(2026, 3, 4), values: vec![Some(50.0); days] };
        let found = told(&counts, 24);
        assert!(found.ahead.iter().all(|step| (step.mean - 50.0).abs() < 1e-6), "{days}");
        if let Some(trend) = found.trend {
            assert!(trend.growth_per_year.abs() < 1e-9);
        }
        for step in found.ahead.iter().filter_map(|step| step.interval) {
            assert!((step.high - step.low).abs() < 1e-6);
        }
    }
}

#[test]
fn a_history_carries_what_its_length_can() {
    let missing = |days| told(&PLAIN.history(days, 2), 1).missing;
    let year = |days| Missing::YearlySeason { days, needed: 728 };
    let trend = |days| Missing::Trend { days, needed: 42 };
    assert_eq!(
        missing(10),
        [
            Missing::Dispersion { days: 10, needed: 28 },
            Missing::WeeklySeason { weekdays: 4 },
            trend(10),
            year(10)
        ]
    );
    assert_eq!(missing(28), [trend(28), year(28)]);
    assert_eq!(missing(42), [year(42)]);
    assert_eq!(missing(727), [year(727)]);
    assert_eq!(missing(728), []);
    let short = told(&PLAIN.history(20, 2), 1);
    assert!(short.dispersion.is_none() && short.months[0].interval.is_none() && short.trend.is_none());
    assert!(told(&PLAIN.history(28, 2), 1).months[0].interval.is_some());
}

#[test]
fn a_trend_goes_on_no_longer_than_the_history_reaches_back() {
    let counts = Truth { dispersion: 0.0, growth: 1.0, week: [1.0; 7], ..PLAIN }.history(91, 1);
    let found = told(&counts, 12);
    let held = found.trend.unwrap().held_from;
    assert_eq!(held, day(2024, 1, 1) + Days::new(182));
    let after: Vec<f64> = found.ahead.iter().filter(|step| step.day >= held).map(|step| step.mean).collect();
    assert!(after.windows(8).all(|week| (week[0] - week[7]).abs() < 1e-9));
    assert!(found.ahead[80].mean > found.ahead[10].mean * 1.1);
}

#[test]
fn a_weekday_that_nobody_watched_is_like_its_kind_and_one_without_alerts_stays_empty() {
    let truth = Truth { growth: 0.0, dispersion: 0.0, ..PLAIN };
    let mut counts = truth.history(70, 1);
    for (index, count) in counts.values.iter_mut().enumerate() {
        match index % 7 {
            2 | 5 => *count = None,
            6 => *count = Some(0.0),
            _ => {}
        }
    }
    let found = told(&counts, 1);
    assert!(found.missing.contains(&Missing::WeeklySeason { weekdays: 2 }));
    let on = |weekday: u32| {
        let step = found.ahead.iter().find(|step| step.day.weekday().num_days_from_monday() == weekday);
        step.unwrap().mean
    };
    // The geometric mean of the working days; nothing is known of Saturday but that it is no working day.
    assert_within(on(2), 200.0 * (1.2 * 1.15 * 1.1 * 1.05_f64).powf(0.25), 0.01);
    assert!(on(5) > 0.0);
    assert_eq!(on(6), 0.0);
}

#[test]
fn a_month_by_hand_replaces_the_model_and_scales_its_days() {
    let counts = PLAIN.history(366 + 31, 4);
    let plain = told(&counts, 3);
    let month = plain.months[1].month;
    let by_hand = BTreeMap::from([(month, Estimate::range(9_000.0, 16_000.0))]);
    let found = forecast(&counts, 3, &by_hand).unwrap();
    let changed = found.months[1];
    assert!(changed.by_hand && (changed.alerts - 12_000.0).abs() < 1e-9);
    assert_eq!(changed.interval.map(|interval| (interval.low, interval.high)), Some((9_000.0, 16_000.0)));
    assert_eq!(changed.model, plain.months[1].alerts);
    assert_eq!((found.months[0], found.months[2]), (plain.months[0], plain.months[2]));
    let days: f64 =
        found.ahead.iter().filter(|step| Month::of(step.day) == month).map(|step| step.mean).sum();
    assert_within(days, 12_000.0, 1e-9);
    // A month is the sum of its days.
    let of_model: f64 =
        plain.ahead.iter().filter(|step| Month::of(step.day) == month).map(|step| step.mean).sum();
    assert_within(of_model, plain.months[1].alerts, 1e-9);
}

#[test]
fn weeks_tell_the_same_months_as_their_days() {
    let days = PLAIN.history(7 * 60, 6);
    let values = days.values.chunks(7).map(|week| Some(week.iter().flatten().sum())).collect();
    let weeks = Counts { grain: Grain::Week, first: days.first, values };
    let (by_day, by_week) = (told(&days, 4), told(&weeks, 4));
    for (day, week) in by_day.months.iter().zip(&by_week.months) {
        assert_eq!(day.month, week.month);
        assert_within(week.alerts, day.alerts, 0.03);
        assert!(week.interval.is_some());
    }
    assert!(by_week.missing.contains(&Missing::WeeklySeasonOfWeeks) && by_week.seasons.week.is_none());
    assert!(back_test(&weeks).unwrap().weekly_wape.unwrap() < 0.1);
}

#[test]
fn what_is_no_history_is_refused_with_its_reason() {
    let of = |values: Vec<Option<f64>>| Counts { grain: Grain::Day, first: day(2026, 1, 1), values };
    let none = BTreeMap::new();
    let refused = |values| forecast(&of(values), 1, &none).unwrap_err();
    assert_eq!(refused(vec![Some(1.0); 6]), NoForecast::TooShort);
    assert_eq!(refused(Vec::new()), NoForecast::TooShort);
    assert_eq!(refused(vec![Some(0.0); 30]), NoForecast::NothingCounted);
    assert_eq!(refused(vec![Some(-1.0); 30]), NoForecast::NoCount);
    assert_eq!(refused(vec![Some(f64::NAN); 30]), NoForecast::NoCount);
    // A history with holes everywhere, with one alert, with one day that holds nearly all of them: a number all the same.
    let mut odd = vec![None; 400];
    (0..400).step_by(29).for_each(|index| odd[index] = Some(f64::from(index as u32 % 5)));
    let mut one = vec![Some(0.0); 100];
    one[50] = Some(1.0);
    let mut burst = vec![Some(1.0); 900];
    burst[400] = Some(1e9);
    for values in [odd, one, burst] {
        let found = told(&of(values), 36);
        assert!(found.months.iter().all(|month| month.alerts.is_finite() && month.alerts >= 0.0));
    }
}

/// Three weeks of ten alerts an hour; the first day begins at noon, an hour is skipped by a clock change, one day is a burst.
#[test]
fn days_that_were_seen_in_part_or_set_aside_are_not_known() {
    let first = day(2026, 3, 9);
    let mut days: BTreeMap<NaiveDate, Vec<Option<u32>>> =
        first.iter_days().take(21).map(|day| (day, vec![Some(10); 24])).collect();
    days.insert(first, (0..24).map(|hour| (hour >= 12).then_some(10)).collect());
    days.get_mut(&day(2026, 3, 29)).unwrap()[2] = None;
    days.remove(&day(2026, 3, 20));
    let history = AlertHistory {
        position: Position::default(),
        name: "x.csv".into(),
        zone: "Europe/Berlin".into(),
        imported_on: day(2026, 4, 1),
        span: (first.and_hms_opt(12, 0, 0).unwrap(), day(2026, 3, 29).and_hms_opt(23, 0, 0).unwrap()),
        rows_read: 1,
        rows_rejected: 0,
        alerts: 1,
        days,
        mean_by_hour: WeekGrid::filled(None),
        observed_by_hour: WeekGrid::filled(0),
        filled_by_hour: WeekGrid::filled(0.0),
        dispersion: None,
        trend: None,
        by_severity: BTreeMap::new(),
        without_severity: 0,
        rules: Vec::new(),
        other_rules: None,
        grouping: None,
        elapsed: None,
        acknowledged: None,
        bursts: vec![Burst {
            from: day(2026, 3, 14).and_hms_opt(23, 0, 0).unwrap(),
            hours: 2,
            alerts: 20,
            usual: 1.0,
            main_rule: None,
            set_aside: true,
            inside: None,
        }],
        gaps: Vec::new(),
        months_by_hand: BTreeMap::new(),
    };
    let counts = Counts::of_history(&history);
    // The day that began at noon is left out, so that the history begins on the tenth.
    assert_eq!((counts.first, counts.values.len()), (day(2026, 3, 10), 20));
    let unknown: Vec<usize> = (0..20).filter(|index| counts.values[*index].is_none()).collect();
    assert_eq!(unknown, [4, 5, 10], "the two days of the burst, and the day without a row");
    assert_eq!(counts.values[19], Some(230.0));
}
