//! What holds whatever chance brings: nothing is lost, the same seed gives the same, two desks meet the same alerts.

use super::{even, exponential, lognormal, options, run};
use crate::support::Random;
use std::ops::ControlFlow;
use watchfloor::{
    base::{Progress, progress::run_to_the_end},
    domain::ShiftEnd,
    engine::capacity::simulate::{
        Escalation, Incidents, Precision, Repetitions, SimulatedDesk, SimulationError, compare, simulate,
    },
};

/// A desk with every switch set by chance.
fn any_desk(seed: u64) -> SimulatedDesk {
    let mut random = Random::new(seed);
    let r = &mut random;
    let classes: Vec<_> = (0..1 + r.below(4))
        .map(|_| (8.0 * r.share(), lognormal(5.0 + 20.0 * r.share(), 2.0 * r.share())))
        .collect();
    let mut desk = even(&classes, 1);
    desk.seats = (0..24).map(|_| r.below(7) as u16).collect();
    for class in &mut desk.classes {
        class.interrupts = r.below(3) == 0;
        class.ages_every_hours = (r.below(3) == 0).then(|| 0.1 + r.share());
        class.expires_after_hours = (r.below(3) == 0).then(|| 0.5 + 5.0 * r.share());
        class.backlog = r.below(20) as u32;
        class.dispersion = 1.0 + 3.0 * r.share();
        class.grouped_share = 0.5 * r.share();
        class.auto_closed_share = 0.5 * r.share();
        class.acknowledge_hours = Some(0.25);
        class.done_hours = Some(2.0);
        class.escalation = r.yes().then(|| Escalation {
            share: r.share(),
            work: lognormal(40.0, 1.0),
            return_share: r.share(),
            return_work: exponential(10.0),
        });
    }
    desk.second_tier = r.yes().then(|| (0..24).map(|_| r.below(4) as u16).collect());
    desk.incidents = r.yes().then(|| Incidents { per_hour: 0.02, people: 2, work: lognormal(200.0, 0.5) });
    desk.shift_end = if r.yes() { ShiftEnd::Finish } else { ShiftEnd::HandOver };
    desk.sick_share = if r.yes() { 0.2 * r.share() } else { 0.0 };
    desk
}

#[test]
fn every_alert_and_every_hour_of_work_is_accounted_for() {
    for seed in 0..60 {
        let report = run(&any_desk(seed), options(seed, 0, 240, 2));
        for balance in &report.balances {
            let ends = balance.grouped
                + balance.auto_closed
                + balance.finished
                + balance.expired
                + balance.waiting
                + balance.in_hand;
            assert_eq!(balance.came, ends, "seed {seed}: {balance:?}");
        }
        let work = report.work;
        let ends = work.worked + work.left + work.given_up;
        assert!((work.came - ends).abs() < 1e-6 * work.came.max(1.0), "seed {seed}: {work:?}");
    }
}

#[test]
fn the_hours_worked_are_the_hours_that_seats_are_busy() {
    let desk = any_desk(5);
    let report =
        run(&SimulatedDesk { sick_share: 0.0, second_tier: None, ..desk.clone() }, options(5, 0, 240, 1));
    let staffed: f64 = desk.seats.iter().map(|seats| f64::from(*seats)).sum::<f64>() * 10.0;
    let busy = report.tiers[0].occupancy.unwrap().mean * staffed;
    assert!((busy - report.work.worked).abs() < 1e-6 * busy, "{busy} and {:?}", report.work);
}

#[test]
fn the_same_seed_gives_the_same_result_however_often_the_caller_is_asked() {
    let desk = any_desk(3);
    let mut asked = 0;
    let mut count = |_: Progress| {
        asked += 1;
        ControlFlow::Continue(())
    };
    let counted = simulate(&desk, options(1, 48, 480, 4), &mut count).unwrap();
    assert!(asked >= 4);
    assert_eq!(counted, run(&desk, options(1, 48, 480, 4)));
    assert_ne!(counted.classes, run(&desk, options(2, 48, 480, 4)).classes);
    // Two repetitions are the first two of four.
    let half = run(&desk, options(1, 48, 480, 2));
    assert!(half.alerts < counted.alerts);
}

#[test]
fn a_caller_that_wants_no_more_gets_no_result() {
    let desk = even(&[(20.0, exponential(10.0))], 5);
    let mut until_second = |progress: Progress| {
        if progress.done < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let result = simulate(&desk, options(1, 24, 240, 400), &mut until_second);
    assert!(matches!(result, Err(SimulationError::Stopped(_))), "{result:?}");
}

#[test]
fn repetitions_end_when_the_intervals_are_tight_and_not_before() {
    let desk = even(&[(20.0, exponential(10.0))], 5);
    let wanted = |of_wait: f64| Precision { of_wait, of_wait_hours: 0.0, of_share: 0.01 };
    let run = |of_wait: f64| {
        let mut options = options(7, 48, 480, 1);
        options.repetitions = Repetitions { at_least: 10, at_most: 400, precision: wanted(of_wait) };
        simulate(&desk, options, &mut run_to_the_end).unwrap()
    };
    let (rough, fine) = (run(0.1), run(0.03));
    assert!(rough.is_tight && fine.is_tight);
    assert!(10 <= rough.repetitions && rough.repetitions < fine.repetitions && fine.repetitions <= 400);
    let wait = fine.classes[0].mean_wait_hours.unwrap();
    assert!(wait.half_width <= 0.03 * wait.mean);
}

#[test]
fn a_change_of_one_severity_leaves_the_alerts_of_another_as_they_were() {
    // So many seats that nobody waits: what is left is when alerts come and how long they take.
    let desk = even(&[(5.0, lognormal(20.0, 1.0)), (3.0, lognormal(30.0, 1.0))], 200);
    let mut other = desk.clone();
    other.classes[1].arrivals = vec![9.0; 24];
    other.classes[1].auto_closed_share = 0.5;
    other.classes[0].done_hours = Some(0.4);
    let mut first = desk;
    first.classes[0].done_hours = Some(0.4);
    let (one, two) = (run(&first, options(4, 24, 480, 5)), run(&other, options(4, 24, 480, 5)));
    assert_eq!(one.classes[0].done, two.classes[0].done);
    assert_eq!(one.classes[0].alerts_an_hour, two.classes[0].alerts_an_hour);
    assert_ne!(one.classes[1].alerts_an_hour, two.classes[1].alerts_an_hour);
}

#[test]
fn two_desks_that_meet_the_same_alerts_are_told_apart_sooner() {
    let desk = even(&[(10.0, lognormal(12.0, 1.2)), (12.0, lognormal(10.0, 1.2))], 5);
    let one_more = SimulatedDesk { seats: vec![6; 24], ..desk.clone() };
    let compared = compare(&desk, &one_more, options(21, 48, 672, 20), &mut run_to_the_end).unwrap();
    for (place, difference) in compared.classes.iter().enumerate() {
        let wait = |report: &watchfloor::engine::capacity::simulate::SimulationReport| {
            report.classes[place].mean_wait_hours.unwrap()
        };
        let (first, second) = (wait(&compared.first), wait(&compared.second));
        let paired = difference.mean_wait_hours.unwrap();
        assert!((paired.mean - (second.mean - first.mean)).abs() < 1e-12);
        // One seat more shortens the wait, beyond chance; and the interval is narrower than that of two separate runs.
        assert!(paired.mean + paired.half_width < 0.0, "{paired:?}");
        assert!(paired.half_width < (first.half_width.powi(2) + second.half_width.powi(2)).sqrt());
    }
    let same = compare(&desk, &desk, options(21, 48, 672, 5), &mut run_to_the_end).unwrap();
    assert_eq!(same.classes[0].mean_wait_hours.map(|wait| (wait.mean, wait.half_width)), Some((0.0, 0.0)));
    let fewer_classes = even(&[(10.0, exponential(5.0))], 5);
    let refused = compare(&desk, &fewer_classes, options(21, 48, 672, 5), &mut run_to_the_end);
    assert!(matches!(refused, Err(SimulationError::Classes)));
}

#[test]
fn one_more_seat_in_any_hour_or_one_alert_less_never_lengthens_a_mean_wait_beyond_chance() {
    for seed in 0..6 {
        let mut random = Random::new(seed);
        let mut desk = even(&[(4.0, lognormal(15.0, 1.0)), (6.0, lognormal(10.0, 0.5))], 3);
        let hour = random.below(24) as usize;
        let before = desk.clone();
        if seed % 2 == 0 {
            desk.seats[hour] += 1
        } else {
            desk.classes[0].arrivals[hour] -= 1.0
        }
        let compared = compare(&before, &desk, options(seed, 48, 480, 10), &mut run_to_the_end).unwrap();
        for class in &compared.classes {
            let wait = class.mean_wait_hours.unwrap();
            assert!(wait.mean <= wait.half_width, "seed {seed}: {wait:?}");
        }
    }
}

#[test]
fn a_desk_that_cannot_be_played_is_refused_with_the_reason() {
    let fine = even(&[(4.0, exponential(10.0))], 3);
    let refused = |change: fn(&mut SimulatedDesk)| {
        let mut desk = fine.clone();
        change(&mut desk);
        simulate(&desk, options(1, 0, 24, 1), &mut run_to_the_end).unwrap_err()
    };
    assert!(matches!(refused(|desk| desk.classes.clear()), SimulationError::Desk(_)));
    assert!(matches!(refused(|desk| desk.seats.clear()), SimulationError::Desk(_)));
    assert!(matches!(refused(|desk| desk.classes[0].arrivals[3] = f64::NAN), SimulationError::Desk(_)));
    assert!(matches!(refused(|desk| desk.classes[0].arrivals[3] = 1e9), SimulationError::Desk(_)));
    assert!(matches!(refused(|desk| desk.sick_share = 1.5), SimulationError::Desk(_)));
    let nothing = simulate(&fine, options(1, 0, 0, 1), &mut run_to_the_end);
    assert!(matches!(nothing, Err(SimulationError::Nothing)));
}
