//! A month of a forecast that was set by hand: shown in the picture, and what the plan's streams bring in that month.

use std::sync::Arc;
use watchfloor::{
    app::{
        command::{Command, HistoryChange, apply},
        project::alerts::forecast::view,
        sample::sample,
    },
    base::{Estimate, Month, RawId},
    domain::{
        Change, ChangeId, Document, HistoryId, Position, Scenario, StreamId, VolumePeriod, WeeklyShape,
        WhatChanges, in_order,
    },
    engine::{
        capacity::DeskWeek,
        ledger::hours,
        months::{MonthsInput, expected},
        scenario::applied,
    },
    text::{PlainFormat, Voice, en},
};

const SIEM: HistoryId = HistoryId(RawId(9));
const JANUARY: Month = Month { year: 2027, month: 1 };
const MARCH: Month = Month { year: 2027, month: 3 };
/// Months from the plan's first one.
const AHEAD: u32 = 2;

/// A plan of two streams only, three times as many alerts in the first, that follow one history and grow with a season.
fn plan() -> Document {
    let mut plan = sample(JANUARY);
    let all: Vec<StreamId> = in_order(&plan.streams).into_iter().map(|(id, _)| id).collect();
    let streams = Arc::make_mut(&mut plan.streams);
    streams.retain(|id, _| all[..2].contains(id));
    for (id, volume) in [(all[0], 3_000.0), (all[1], 1_000.0)] {
        let stream = streams.get_mut(&id).unwrap();
        stream.volume = Estimate::point(volume);
        stream.volume_period = VolumePeriod::Month;
        stream.growth_per_year = Estimate::point(0.5);
        stream.shape = WeeklyShape::Measured { history: SIEM };
    }
    Arc::make_mut(&mut plan.roll_outs).clear();
    Arc::make_mut(&mut plan.year).season = [1.3; 12];
    let mut history = crate::support::history(&mut crate::support::Random::new(3), &[]);
    history.months_by_hand.clear();
    Arc::make_mut(&mut plan.histories).insert(SIEM, history);
    plan
}

fn set(plan: &Document, month: Month, alerts: f64) -> Document {
    let change = HistoryChange::Month(month, Some(Estimate::point(alerts)));
    apply(plan, Command::History(SIEM, change)).unwrap()
}

fn raw_a_week(plan: &Document, ahead: u32) -> f64 {
    DeskWeek::from_document(plan, ahead).unwrap().funnel.raw
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9 * b.abs().max(1.0)
}

fn twice(plan: &Document, stream: Option<StreamId>) -> Scenario {
    let what = WhatChanges::Volume { stream, factor: 2.0, weeks: None };
    let change = Change { position: Position::default(), on: true, from_month: 0, what };
    let _ = plan;
    Scenario {
        position: Position::default(),
        name: "Twice".into(),
        changes: [(ChangeId(RawId(1)), change)].into(),
    }
}

#[test]
fn the_month_brings_what_was_typed_whatever_growth_and_season_say_and_no_other_month_changes() {
    let before = plan();
    let after = set(&before, MARCH, 6_200.0);
    // 6 200 alerts in the 31 days of March are 1 400 a week.
    assert!(near(raw_a_week(&after, AHEAD), 1_400.0), "{}", raw_a_week(&after, AHEAD));
    for ahead in [0, 1, 3] {
        assert_eq!(raw_a_week(&after, ahead), raw_a_week(&before, ahead));
    }
    let ratio = 1_400.0 / raw_a_week(&before, AHEAD);
    let of_alerts = |plan: &Document| hours(plan, AHEAD).entries.iter().map(|entry| entry.hours).sum::<f64>();
    assert!((of_alerts(&after) < of_alerts(&before)) == (ratio < 1.0));
}

#[test]
fn the_months_ahead_follow_it_as_the_week_does() {
    let (mut before, march) = (plan(), AHEAD as usize);
    Arc::make_mut(&mut before.work).functions.clear();
    Arc::make_mut(&mut before.work).incidents.per_month = Estimate::point(0.0);
    let after = set(&before, MARCH, 6_200.0);
    let demand =
        |input: &MonthsInput| expected(input).unwrap().iter().map(|month| month.demand).collect::<Vec<_>>();
    let (was, is) =
        (demand(&MonthsInput::from_document(&before)), demand(&MonthsInput::from_document(&after)));
    for (month, (was, is)) in was.iter().zip(&is).enumerate() {
        if month != march {
            assert_eq!(was, is, "month {month}");
        }
    }
    let ratio = raw_a_week(&after, AHEAD) / raw_a_week(&before, AHEAD);
    assert!((is[march] / was[march] - ratio).abs() < 1e-9, "{} {ratio}", is[march] / was[march]);
}

#[test]
fn a_scenario_with_twice_the_alerts_doubles_the_month_and_one_about_a_stream_its_part_of_it() {
    let plan = set(&plan(), MARCH, 6_200.0);
    let first = in_order(&plan.streams)[0].0;
    let with = |stream| raw_a_week(&applied(&plan, &twice(&plan, stream), AHEAD), AHEAD);
    assert!(near(with(None), 2_800.0), "{}", with(None));
    // The first stream brings three quarters.
    assert!(near(with(Some(first)), 1_400.0 * 1.75), "{}", with(Some(first)));
    let input = MonthsInput::from_document(&plan);
    let doubled = MonthsInput::with_scenario(&plan, &twice(&plan, Some(first)));
    assert_eq!(input.by_hand, doubled.by_hand, "the months know the scenario as a factor");
    assert!(near(input.by_hand[0].parts[&first], 0.75));
}

#[test]
fn a_month_that_is_set_can_be_given_up_and_one_beyond_the_horizon_changes_nothing() {
    let before = plan();
    let after = set(&before, MARCH, 6_200.0);
    let back = apply(&after, Command::History(SIEM, HistoryChange::Month(MARCH, None))).unwrap();
    assert_eq!(raw_a_week(&back, AHEAD), raw_a_week(&before, AHEAD));
    let far = set(&before, Month { year: 2060, month: 1 }, 1.0);
    assert!(MonthsInput::from_document(&far).by_hand.is_empty());
}

#[test]
fn the_page_shows_each_month_with_the_forecast_beside_the_own_number() {
    let mut plan = plan();
    let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let days = (0..365).map(|day| (first + chrono::Days::new(day), vec![Some(4 + (day % 3) as u32); 24]));
    let history = Arc::make_mut(&mut plan.histories).get_mut(&SIEM).unwrap();
    history.days = days.collect();
    history.bursts.clear();
    let voice = Voice { words: &en::WORDS, format: &PlainFormat };
    let shown = |plan: &Document| view(plan, SIEM, &plan.histories[&SIEM], first, voice);
    let before = shown(&plan);
    assert_eq!(before.by_hand.len(), 12);
    assert!(before.by_hand.iter().all(|row| row.own.is_none()));
    let march = before.by_hand.iter().find(|row| row.month == MARCH).unwrap();
    assert!(march.forecast.starts_with("Forecast: 3") && march.first > 3_000.0, "{march:?}");
    let long_ago = Month { year: 2020, month: 5 };
    let after = shown(&set(&set(&plan, MARCH, 6_200.0), long_ago, 10.0));
    assert_eq!(after.by_hand.len(), 13);
    assert_eq!((after.by_hand[0].month, after.by_hand[0].own.is_some()), (long_ago, true));
    let march = after.by_hand.iter().find(|row| row.month == MARCH).unwrap();
    assert_eq!(march.own, Some(Estimate::point(6_200.0)));
    assert_ne!(after.months, before.months, "the picture has the month by hand");
    assert!(after.about_hand.contains("together bring"), "{}", after.about_hand);
}
