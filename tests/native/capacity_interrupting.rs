//! A desk whose first-priority alerts interrupt: against a case from the field, the steady state and a simulation played
//! alert by alert.

use crate::{capacity_records::assert_near, support::Random};
use std::collections::VecDeque;
use watchfloor::{
    app::sample::sample,
    base::{Month, WeekGrid},
    domain::{Clock, Target},
    engine::capacity::{DeskWeek, report_with_chance},
};

/// Two severities of alerts with the same exponential minutes; the whole of each hour goes to alerts.
fn desk(
    alerts: [&dyn Fn(usize) -> f64; 2],
    minutes: f64,
    within: [f64; 2],
    seats: WeekGrid<u16>,
) -> DeskWeek {
    let mut desk = DeskWeek::from_document(&sample(Month { year: 2027, month: 1 }), 0).unwrap();
    desk.classes.truncate(2);
    for ((class, alerts), within_minutes) in desk.classes.iter_mut().zip(alerts).zip(within) {
        class.arrivals = WeekGrid::from_fn(|hour| alerts(hour.hour()));
        class.handle_minutes = minutes;
        class.handle_cv = 1.0;
        class.clock = Clock::RoundTheClock;
        class.acknowledge = Some(Target { within_minutes, share: 0.9 });
        class.triage_done = None;
    }
    DeskWeek { seats, in_shift_share: 0.0, critical_interrupts: true, ..desk }
}

fn missed(desk: &DeskWeek, class: usize) -> f64 {
    1.0 - report_with_chance(desk).classes[class].acknowledge.share.value().unwrap()
}

#[test]
fn two_analysts_on_forty_minute_alerts_miss_a_third_of_the_critical_ones_unless_these_interrupt() {
    // Busy 74 % of the time; one in eleven alerts is critical.
    let night = desk([&|_| 0.2, &|_| 2.008], 40.0, [15.0, 60.0], WeekGrid::filled(2));
    let first_finished = DeskWeek { critical_interrupts: false, ..night.clone() };
    assert_near(missed(&first_finished, 0), 0.31, 0.005);
    assert_near(missed(&night, 0), 0.004, 0.0005);
    // The others wait for the critical ones in both.
    assert_near(missed(&night, 1), missed(&first_finished, 1), 1e-6);
}

#[test]
fn in_an_even_week_the_steady_state_and_the_chances_agree_on_who_interrupts() {
    let even = desk([&|_| 0.1, &|_| 6.0], 15.0, [15.0, 60.0], WeekGrid::filled(2));
    let report = report_with_chance(&even);
    let steady: Vec<f64> = report.steady.mean_wait.iter().map(|wait| wait.value().unwrap()).collect();
    let followed: Vec<f64> = report.classes.iter().map(|class| class.mean_wait.value().unwrap()).collect();
    assert_near(followed[0] / steady[0], 1.0, 0.002);
    assert_near(followed[1] / steady[1], 1.0, 0.002);
    // Two seats that finish first keep a critical alert hundreds of times longer.
    let first_finished = DeskWeek { critical_interrupts: false, ..even };
    let patient = report_with_chance(&first_finished);
    assert!(patient.steady.mean_wait[0].value().unwrap() > 300.0 * steady[0]);
    assert_near(
        patient.classes[0].mean_wait.value().unwrap() / patient.steady.mean_wait[0].value().unwrap(),
        1.0,
        0.002,
    );
}

/// Alerts of one severity: those begun, whether or not somebody has time for them now, and those that wait.
#[derive(Default)]
struct Side {
    begun: usize,
    line: VecDeque<f64>,
    /// Started, and started too late.
    counts: [f64; 2],
}

impl Side {
    fn take(&mut self, seats: usize, now: f64, within: f64) {
        while self.begun < seats {
            let Some(came) = self.line.pop_front() else { break };
            self.begun += 1;
            self.counts[0] += 1.0;
            self.counts[1] += f64::from(u8::from(now - came > within));
        }
    }
}

/// Plays weeks of a desk of two severities of which the first interrupts; gives the share late of each and its error.
fn played(desk: &DeskWeek, weeks: usize, seed: u64) -> [(f64, f64); 2] {
    let mut random = Random::new(seed);
    let mut sides = [Side::default(), Side::default()];
    let completions = 60.0 / desk.classes[0].handle_minutes;
    let within = [0, 1].map(|k: usize| desk.classes[k].acknowledge.unwrap().within_minutes / 60.0);
    let mut batches: [Vec<[f64; 2]>; 2] = [Vec::new(), Vec::new()];
    for hour in 0..weeks * 168 {
        let seats = usize::from(desk.seats.values()[hour % 168]);
        let rates = [0, 1].map(|k: usize| desk.classes[k].arrivals.values()[hour % 168]);
        let mut now = hour as f64;
        loop {
            sides[0].take(seats, now, within[0]);
            let left = seats - sides[0].begun.min(seats);
            sides[1].take(left, now, within[1]);
            let working = [sides[0].begun.min(seats), sides[1].begun.min(left)];
            let events =
                [rates[0], rates[1], working[0] as f64 * completions, working[1] as f64 * completions];
            let all: f64 = events.iter().sum();
            now -= libm::log(1.0 - random.share()) / all.max(1e-12);
            if now >= (hour + 1) as f64 {
                break;
            }
            let mut which = random.share() * all;
            let event = events.iter().position(|rate| {
                which -= rate;
                which < 0.0
            });
            match event {
                Some(side @ (0 | 1)) => sides[side].line.push_back(now),
                Some(side) => sides[side - 2].begun -= 1,
                None => {}
            }
        }
        if hour % (168 * 20) == 168 * 20 - 1 {
            for (side, batches) in sides.iter_mut().zip(&mut batches) {
                batches.push(std::mem::take(&mut side.counts));
            }
        }
    }
    batches.map(|batches| {
        let sum = |index: usize| batches.iter().map(|batch| batch[index]).sum::<f64>();
        let share = sum(1) / sum(0);
        let off = |batch: &[f64; 2]| (batch[1] - share * batch[0]) * (batch[1] - share * batch[0]);
        (share, libm::sqrt(batches.iter().map(off).sum()) / sum(0))
    })
}

#[test]
fn a_desk_that_is_interrupted_waits_as_one_played_alert_by_alert() {
    let office = |high: f64, low: f64| move |hour: usize| if (8..18).contains(&hour) { high } else { low };
    let shifts =
        |night, day| WeekGrid::from_fn(move |hour| if (8..18).contains(&hour.hour()) { day } else { night });
    let cases = [
        desk([&office(1.0, 0.4), &office(4.0, 1.5)], 20.0, [10.0, 45.0], shifts(1, 3)),
        desk([&office(2.5, 1.2), &office(2.0, 1.0)], 20.0, [10.0, 60.0], shifts(1, 2)),
        // Nobody at night: the morning takes the critical ones first.
        desk([&office(0.8, 0.3), &office(3.0, 0.5)], 20.0, [15.0, 240.0], shifts(0, 3)),
    ];
    for (case, desk) in cases.iter().enumerate() {
        let simulated = played(desk, 2_000, 20_270_301 + case as u64);
        for (class, (share, error)) in simulated.into_iter().enumerate() {
            let computed = missed(desk, class);
            println!("case {case} class {class}: computed {computed:.5} played {share:.5} +- {error:.5}");
            assert!((computed - share).abs() < 3.5 * error + 1e-4, "case {case} class {class}");
        }
    }
}
