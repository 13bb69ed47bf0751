//! The whole report on the sample plan and on plans made worse and better.

use std::{ops::ControlFlow, sync::Arc};
use watchfloor::{
    app::sample::sample,
    base::{HourOfWeek, Month, Progress, WeekGrid, progress::run_to_the_end},
    domain::{Document, Target},
    engine::capacity::{
        DeskWeek, full_report,
        need::{TargetKind, Verdict},
        quick_report, report_with_chance,
    },
    text::{PlainFormat, Voice, capacity::explained, en},
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn week(document: &Document) -> DeskWeek {
    DeskWeek::from_document(document, 0).unwrap()
}

#[test]
fn the_sample_desk_is_short_and_the_seats_that_are_named_are_enough() {
    let document = plan();
    let desk = week(&document);
    let report = full_report(&desk, &mut run_to_the_end).unwrap();
    assert_eq!(report.enough, Some(false));
    let need = report.need.unwrap();
    let Verdict::Add { additions, plan } = &need.verdict else { panic!("{:?}", need.verdict) };
    assert!(!additions.is_empty());
    let mut larger = document.clone();
    Arc::make_mut(&mut larger.desk).seats = plan.seats.clone();
    assert_eq!(report_with_chance(&week(&larger)).enough, Some(true));
    let least = need.from_scratch.unwrap();
    Arc::make_mut(&mut larger.desk).seats = least.seats.clone();
    assert_eq!(report_with_chance(&week(&larger)).enough, Some(true));
    assert!(least.seat_hours <= plan.seat_hours + 168.0);
}

#[test]
fn a_desk_closed_at_night_cannot_promise_minutes_around_the_clock_and_hears_what_can_be() {
    let mut document = plan();
    let desk = Arc::make_mut(&mut document.desk);
    desk.seats = WeekGrid::from_fn(|hour| if (8..18).contains(&hour.hour()) { 6 } else { 0 });
    desk.minimum.seats = WeekGrid::filled(0);
    for severity in Arc::make_mut(&mut document.severities).values_mut() {
        severity.acknowledge = Some(Target { within_minutes: 15.0, share: 0.9 });
        severity.triage_done = None;
    }
    let report = full_report(&week(&document), &mut run_to_the_end).unwrap();
    let Verdict::NotInTheseHours { missed, opening, interrupting_helps, .. } = report.need.unwrap().verdict
    else {
        panic!("these hours cannot")
    };
    assert!(missed.iter().all(|missed| missed.kind == TargetKind::Acknowledge && missed.best_share < 0.9));
    // Arrivals after 18:00 wait until 08:00: no less than some hours can be promised.
    assert!(missed.iter().filter_map(|missed| missed.possible_minutes).all(|minutes| minutes > 600.0));
    assert!(!interrupting_helps);
    let opening = opening.unwrap();
    let opened =
        HourOfWeek::all().filter(|hour| opening.plan.seats[*hour] > 0 && document.desk.seats[*hour] == 0);
    assert!(opened.count() > 0);
    Arc::make_mut(&mut document.desk).seats = opening.plan.seats.clone();
    assert_eq!(report_with_chance(&week(&document)).enough, Some(true));
}

#[test]
fn more_seats_never_lower_a_share_and_more_alerts_never_raise_one() {
    let shares = |desk: &DeskWeek| -> Vec<f64> {
        report_with_chance(desk)
            .classes
            .iter()
            .flat_map(|class| [class.acknowledge.share.value(), class.triage_done.share.value()])
            .map(|share| share.unwrap_or(1.0))
            .collect()
    };
    let desk = week(&plan());
    let base = shares(&desk);
    let mut larger = desk.clone();
    larger.seats = WeekGrid::from_fn(|hour| desk.seats[hour] + 1);
    let mut busier = desk.clone();
    for class in &mut busier.classes {
        class.arrivals = WeekGrid::from_fn(|hour| 1.15 * class.arrivals[hour]);
    }
    for ((base, larger), busier) in base.iter().zip(shares(&larger)).zip(shares(&busier)) {
        assert!(larger >= base - 1e-5, "{larger} {base}");
        assert!(busier <= *base + 1e-5, "{busier} {base}");
    }
}

#[test]
fn twice_the_alerts_leave_some_that_nobody_looks_at_and_the_lowest_first() {
    let mut desk = week(&plan());
    for class in &mut desk.classes {
        class.arrivals = WeekGrid::from_fn(|hour| 2.0 * class.arrivals[hour]);
    }
    let report = report_with_chance(&desk);
    assert_eq!(report.enough, Some(false));
    let unworked: Vec<f64> =
        report.classes.iter().map(|class| class.unworked_per_week.value().unwrap()).collect();
    assert_eq!(unworked[0], 0.0);
    assert!(unworked.last().copied().unwrap() > 0.0);
    let hours: f64 = report
        .classes
        .iter()
        .map(|class| class.unworked_per_week.value().unwrap() * class.handle_minutes.value().unwrap() / 60.0)
        .sum();
    let beyond = report.desk.work_hours.value().unwrap() - report.desk.queue_hours.value().unwrap();
    assert!((hours - beyond).abs() < 1e-6);
}

#[test]
fn the_search_ends_when_it_is_asked_to() {
    let mut calls = 0;
    let mut stop = |_: Progress| {
        calls += 1;
        if calls > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert!(full_report(&week(&plan()), &mut stop).is_err());
    assert_eq!(calls, 4);
}

#[test]
fn the_quick_report_agrees_with_the_full_one_in_all_that_it_knows() {
    let desk = week(&plan());
    let (quick, full) = (quick_report(&desk), report_with_chance(&desk));
    assert_eq!(quick.hours.backlog, full.hours.backlog);
    assert_eq!(quick.desk.occupancy, full.desk.occupancy);
    assert_eq!(quick.people, full.people);
    for (quick, full) in quick.classes.iter().zip(&full.classes) {
        assert_eq!(quick.longest_wait, full.longest_wait);
        assert_eq!(quick.window_seats, full.window_seats);
    }
}

#[test]
fn a_report_survives_the_way_through_json_to_the_page() {
    let report = report_with_chance(&week(&plan()));
    let text = serde_json::to_string(&report).unwrap();
    let back: watchfloor::engine::capacity::CapacityReport = serde_json::from_str(&text).unwrap();
    assert_eq!(back.enough, report.enough);
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
}

#[test]
fn every_figure_opens_with_its_numbers_in_the_formula() {
    let report = report_with_chance(&week(&plan()));
    let voice = Voice { words: &en::WORDS, format: &PlainFormat };
    let occupancy = explained(voice, &report.desk.occupancy.explanation);
    assert_eq!(occupancy.formula, "work ÷ hours for alerts");
    let work = report.desk.work_hours.value().unwrap();
    assert!(occupancy.numbers.starts_with(&format!("{work:.0} h a week ÷ ")), "{}", occupancy.numbers);
    assert!(occupancy.inputs[0].derived.is_some());
    for class in &report.classes {
        for figure in [&class.acknowledge.share, &class.longest_wait, &class.mean_wait, &class.window_seats] {
            let said = explained(voice, &figure.explanation);
            assert!(!said.formula.contains('{') && !said.numbers.contains('{'), "{}", said.formula);
            assert!(!said.assumptions.is_empty());
        }
    }
}
