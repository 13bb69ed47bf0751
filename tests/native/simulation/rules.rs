//! The rules of the desk do what a manager means by them: who interrupts, who rises, who is given up, who stays on.

use super::{assert_agree, estimate, estimates, even, exponential, lognormal, options, run};
use watchfloor::{
    base::{WeekGrid, statistics::Interval},
    domain::{Clock, ShiftEnd},
    engine::capacity::{
        clock::TargetClock,
        simulate::{ClassFigures, Escalation, SimulatedDesk, SimulationReport},
    },
};

fn mean(figure: Option<Interval>) -> f64 {
    figure.unwrap().mean
}

fn waits(report: &SimulationReport) -> Vec<f64> {
    report.classes.iter().map(|class: &ClassFigures<_>| mean(class.mean_wait_hours)).collect()
}

#[test]
fn two_analysts_on_forty_minute_alerts_miss_a_third_of_the_critical_ones_unless_these_interrupt() {
    // The numbers of the formulas' test of the same name.
    let mut desk = even(&[(0.2, exponential(40.0)), (2.008, exponential(40.0))], 2);
    desk.classes[0].acknowledge_hours = Some(0.25);
    let patient = run(&desk, options(101, 100, 10_000, 20));
    desk.classes[0].interrupts = true;
    let interrupting = run(&desk, options(101, 100, 10_000, 20));
    let missed = |report: &SimulationReport| 1.0 - mean(report.classes[0].acknowledged);
    assert!((missed(&patient) - 0.31).abs() < 0.01, "{}", missed(&patient));
    assert!((missed(&interrupting) - 0.004).abs() < 0.002, "{}", missed(&interrupting));
}

#[test]
fn the_first_priority_waits_least_and_the_order_of_severities_is_the_order_of_waits() {
    let report = run(&even(&[(4.0, lognormal(12.0, 1.0)); 4], 4), options(102, 48, 2_000, 10));
    assert!(waits(&report).is_sorted(), "{:?}", waits(&report));
}

#[test]
fn ageing_shortens_the_slowest_waits_of_the_last_severity_at_the_cost_of_the_first() {
    let mut desk = even(&[(9.0, exponential(12.0)), (9.0, exponential(12.0))], 4);
    let strict = run(&desk, options(103, 48, 2_000, 10));
    desk.classes[1].ages_every_hours = Some(0.25);
    let ageing = run(&desk, options(103, 48, 2_000, 10));
    let slow = |report: &SimulationReport| mean(report.classes[1].wait_hours[4]);
    assert!(slow(&ageing) < 0.7 * slow(&strict));
    assert!(waits(&ageing)[0] > waits(&strict)[0]);
    // Whoever is taken first, the desk does the same work: waits weighed by alerts change little.
    let all = |report: &SimulationReport| waits(report).iter().sum::<f64>();
    assert!((all(&ageing) / all(&strict) - 1.0).abs() < 0.02);
}

#[test]
fn alerts_that_expire_wait_no_longer_and_count_as_missed() {
    let mut desk = even(&[(30.0, exponential(12.0))], 4);
    desk.classes[0].expires_after_hours = Some(2.0);
    desk.classes[0].acknowledge_hours = Some(2.0);
    let report = run(&desk, options(104, 48, 500, 5));
    let class = &report.classes[0];
    // Four seats work 20 an hour; the other ten are given up.
    assert!((mean(class.given_up) - 1.0 / 3.0).abs() < 0.02, "{class:?}");
    assert!((mean(class.acknowledged) - 2.0 / 3.0).abs() < 0.02, "{class:?}");
    assert!(mean(class.wait_hours[4]) <= 2.0 + 1e-3);
    assert!(mean(class.backlog_growth_an_hour).abs() < 0.2);
}

#[test]
fn a_desk_that_falls_behind_says_by_how_much_an_hour() {
    let desk = even(&[(5.0, exponential(12.0)), (20.0, exponential(12.0))], 4);
    let report = run(&desk, options(105, 0, 672, 10));
    assert!(report.falls_behind);
    // 25 come, 20 are done; the first severity is protected.
    let growth = estimates(&report, |class| class.backlog_growth_an_hour);
    assert_agree("first", growth[0], (0.0, 0.002));
    assert_agree("second", growth[1], (5.0, 0.01));
    assert!(report.backlog_by_hour[1].last().unwrap() > &3_000.0);
    assert!(waits(&report)[0] < 0.1);
}

#[test]
fn at_the_end_of_a_shift_analysts_finish_in_overtime_or_hand_over() {
    let mut desk = even(&[(6.0, lognormal(30.0, 1.0))], 5);
    desk.seats = (0..24).map(|hour| if (8..18).contains(&hour) { 8 } else { 1 }).collect();
    let finish = run(&desk, options(106, 48, 1_000, 10));
    let hand_over =
        run(&SimulatedDesk { shift_end: ShiftEnd::HandOver, ..desk }, options(106, 48, 1_000, 10));
    // Each evening about two of the three at work stay on for half an hour, the mean rest of such alerts.
    let overtime = mean(finish.tiers[0].overtime_hours_a_week);
    assert!(overtime > 3.0 && overtime < 7.0, "{overtime}");
    assert_eq!(mean(hand_over.tiers[0].overtime_hours_a_week), 0.0);
    assert!(mean(hand_over.tiers[0].occupancy) <= 1.0);
}

#[test]
fn sick_people_leave_seats_empty_by_the_share_of_sickness() {
    // Work of half the seats: what is busy stays, what is staffed shrinks.
    let desk = even(&[(24.0, lognormal(10.0, 1.0))], 8);
    let well = run(&desk, options(107, 48, 4_000, 10));
    let sick = run(&SimulatedDesk { sick_share: 0.1, ..desk }, options(107, 48, 4_000, 10));
    let ratio = mean(well.tiers[0].occupancy) / mean(sick.tiers[0].occupancy);
    assert!((ratio - 0.9).abs() < 0.005, "{ratio}");
    assert!(waits(&sick)[0] > waits(&well)[0]);
}

#[test]
fn escalated_work_fills_the_second_tier_and_what_comes_back_the_first() {
    let mut desk = even(&[(10.0, exponential(12.0))], 5);
    desk.second_tier = Some(vec![3; 24]);
    desk.classes[0].escalation = Some(Escalation {
        share: 0.25,
        work: lognormal(40.0, 1.0),
        return_share: 0.4,
        return_work: exponential(30.0),
    });
    let report = run(&desk, options(108, 48, 5_000, 20));
    let busy: Vec<_> = report.tiers.iter().map(|tier| estimate(tier.occupancy, report.repetitions)).collect();
    // 10 an hour of 12 minutes, and 1 an hour back of 30; 2.5 an hour of 40 minutes.
    assert_agree("first tier", busy[0], ((2.0 + 0.5) / 5.0, 0.0));
    assert_agree("second tier", busy[1], (2.5 * 40.0 / 60.0 / 3.0, 0.0));
    assert!(mean(report.tiers[1].mean_wait_hours) > 0.0);
}

#[test]
fn grouping_and_automation_leave_what_fewer_alerts_would_be() {
    let mut thinned = even(&[(40.0, lognormal(10.0, 1.0))], 4);
    thinned.classes[0].grouped_share = 0.4;
    thinned.classes[0].auto_closed_share = 0.25;
    let fewer = even(&[(18.0, lognormal(10.0, 1.0))], 4);
    let (one, other) = (run(&thinned, options(109, 48, 4_000, 24)), run(&fewer, options(110, 48, 4_000, 24)));
    let of = |report: &SimulationReport| estimates(report, |class| class.mean_wait_hours)[0];
    assert_agree("mean wait", of(&one), of(&other));
    assert!((mean(one.classes[0].alerts_an_hour) - 18.0).abs() < 0.1);
}

#[test]
fn alerts_that_come_in_bursts_wait_longer() {
    let mut desk = even(&[(18.0, lognormal(10.0, 1.0))], 4);
    let even_chance = run(&desk, options(111, 48, 4_000, 10));
    desk.classes[0].dispersion = 5.0;
    let bursts = run(&desk, options(111, 48, 4_000, 10));
    assert!((mean(bursts.classes[0].alerts_an_hour) - 18.0).abs() < 0.3);
    assert!(waits(&bursts)[0] > 1.5 * waits(&even_chance)[0]);
}

#[test]
fn on_the_business_clock_the_night_does_not_count() {
    let mut desk = even(&[(1.0, exponential(10.0))], 2);
    desk.classes[0].arrivals = (0..168).map(|hour| if hour % 24 == 20 { 6.0 } else { 0.0 }).collect();
    desk.seats = (0..168).map(|hour| if (8..17).contains(&(hour % 24)) { 6 } else { 0 }).collect();
    desk.classes[0].acknowledge_hours = Some(1.0);
    let round_the_clock = run(&desk, options(112, 168, 672, 5));
    let open = WeekGrid::from_fn(|hour| (8..17).contains(&hour.hour()));
    desk.classes[0].clock = TargetClock::new(Clock::BusinessHours, &open);
    let business = run(&desk, options(112, 168, 672, 5));
    assert_eq!(mean(round_the_clock.classes[0].acknowledged), 0.0);
    assert!(mean(business.classes[0].acknowledged) > 0.99);
}
