//! What the jobs that play the desk tell, and that it is what the engine finds.

use super::*;
use crate::{
    app::{blank::blank, job::Job, sample::sample},
    base::Month,
    domain::in_order,
    engine::capacity::simulate::simulate,
    text::{PlainFormat, Voice, en},
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn quick() -> SimulationOptions {
    SimulationOptions { times: Some(8), weeks: 1, ..SimulationOptions::default() }
}

#[test]
fn what_is_told_early_tightens_and_the_end_is_what_the_engine_finds() {
    let plan = plan();
    let mut early = Vec::new();
    let done = run_simulate(
        &plan,
        0,
        quick(),
        || true,
        |meanwhile| {
            if let Meanwhile::Early(JobResult::Simulated(shown)) = meanwhile {
                early.push(shown);
            }
        },
    );
    let Ok(JobResult::Simulated(done)) = done else { panic!("no result") };
    assert_eq!(early.iter().map(|shown| shown.repetitions).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8]);
    assert_eq!(early.last(), Some(&done));
    let week = DeskWeek::from_document(&plan, 0).unwrap();
    let desk = SimulatedDesk::from_week(&week);
    let report = simulate(&desk, quick().options(&desk), &mut run_to_the_end).unwrap();
    for (shown, class) in done.severities.iter().zip(&report.classes) {
        assert_eq!(shown.mean_wait.played, class.mean_wait_hours);
        assert_eq!(shown.acknowledged.played, class.acknowledged);
        assert_eq!((shown.backlog.len(), shown.by_hour.len()), (168, 168));
        assert!(shown.mean_wait.formula.is_some());
    }
    assert_eq!(done.weeks, 1);
}

#[test]
fn a_long_run_sends_no_more_points_than_a_short_one_and_stays_small() {
    let plan = plan();
    let options = SimulationOptions { weeks: 20, times: Some(2), ..SimulationOptions::default() };
    let Ok(JobResult::Simulated(done)) = run_simulate(&plan, 0, options, || false, |_| {}) else {
        panic!("no result")
    };
    assert_eq!((done.backlog_every, done.severities[0].backlog.len()), (5, 672));
    let text = serde_json::to_string(&JobResult::Simulated(done.clone())).unwrap();
    assert!(text.len() < 40_000, "{} bytes", text.len());
    assert_eq!(serde_json::from_str::<JobResult>(&text).unwrap(), JobResult::Simulated(done));
}

#[test]
fn a_plan_without_a_week_has_nothing_to_play() {
    let blank = blank("New plan", Month { year: 2027, month: 1 }, "UTC");
    let played = run_simulate(&blank, 0, quick(), || true, |_| {});
    assert_eq!(played, Err(JobFailure::NothingToCompute));
    assert_eq!(run_differences(&blank, 0, &[], quick(), || true, |_| {}), Err(JobFailure::NothingToCompute));
}

#[test]
fn a_hire_and_a_playbook_are_told_apart_from_the_plan_on_the_same_alerts() {
    let plan = plan();
    let ids: Vec<_> = in_order(&plan.scenarios).into_iter().map(|(id, _)| id).collect();
    let mut told = 0;
    let done = run_differences(&plan, 2, &ids, SimulationOptions::default(), || false, |_| told += 1);
    let Ok(JobResult::Differences(done)) = done else { panic!("no result") };
    assert!(told >= 10 && done.repetitions >= 10);
    let [Some(_), Some(hire)] = done.scenarios.as_slice() else { panic!("two scenarios") };
    let low = hire.last().unwrap().acknowledged.unwrap();
    assert!(low.mean - low.half_width > 0.0, "one more on weekdays starts more low alerts in time: {low:?}");
}

#[test]
fn a_request_to_play_survives_the_way_to_the_worker() {
    let job = Job::Simulate { document: Box::new(plan()), months_ahead: 1, options: quick() };
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
}

#[test]
fn a_desk_with_more_alerts_than_can_be_played_is_told_how_many_and_what_to_do() {
    let mut plan = plan();
    for stream in std::sync::Arc::make_mut(&mut plan.streams).values_mut() {
        stream.volume = crate::base::Estimate::point(1e9);
    }
    let ids: Vec<_> = plan.scenarios.keys().copied().collect();
    for played in [
        run_simulate(&plan, 0, quick(), || true, |_| {}),
        run_differences(&plan, 0, &ids, quick(), || true, |_| {}),
    ] {
        let Err(failure) = played else { panic!("played") };
        let JobFailure::TooManyAlerts { alerts, most } = failure else { panic!("{failure:?}") };
        assert!(alerts > most && most == 20_000_000);
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let said = crate::app::project::simulation::why_not(&failure, voice);
        assert!(said.contains("20,000,000 at most") && said.contains("Play fewer weeks"), "{said}");
    }
}

#[test]
fn differences_are_played_as_long_and_with_the_chance_that_was_asked_for() {
    let plan = plan();
    let ids: Vec<_> = in_order(&plan.scenarios).into_iter().map(|(id, _)| id).collect();
    let played = |seed| {
        let options = SimulationOptions { weeks: 1, seed, times: Some(3) };
        match run_differences(&plan, 2, &ids, options, || false, |_| {}) {
            Ok(JobResult::Differences(done)) => done,
            other => panic!("{other:?}"),
        }
    };
    let one = played(1);
    assert_eq!((one.weeks, one.repetitions), (1, 3));
    assert_eq!(one, played(1));
    assert_ne!(one, played(2));
}
