//! Triage done, with hands-on times spread as they were typed: the share with any number of seats, the plan of five answers,
//! and a desk played out alert by alert.

use crate::{capacity_records::assert_near, support::Random};
use std::collections::VecDeque;
use watchfloor::{
    app::{
        questions::{plan_from_answers, usual_answers},
        sample::sample,
    },
    base::{Month, RawId, WeekGrid, progress::run_to_the_end},
    domain::{Clock, Target},
    engine::capacity::{DeskWeek, full_report, hands_on::HandsOn, need::Verdict, report_with_chance},
    text::{PlainFormat, Voice, en},
};

const JANUARY: Month = Month { year: 2027, month: 1 };

/// A desk whose first severity is rare and takes lognormal times, and whose second one takes exponential times.
fn desk(typical: f64, bad: f64, within_minutes: f64, seats: WeekGrid<u16>) -> DeskWeek {
    let mut desk = DeskWeek::from_document(&sample(JANUARY), 0).unwrap();
    desk.classes.truncate(2);
    let rates = [[0.06, 0.06], [4.0, 9.0]];
    let spreads = [HandsOn::lognormal(typical, bad), HandsOn::exponential(MEAN)];
    for ((class, rates), hands_on) in desk.classes.iter_mut().zip(rates).zip(spreads) {
        class.arrivals = WeekGrid::from_fn(|hour| rates[usize::from(is_day(hour.hour()))]);
        (class.handle_minutes, class.handle_cv, class.hands_on) = (MEAN, 1.0, hands_on);
        class.clock = Clock::RoundTheClock;
        class.acknowledge = None;
        class.triage_done = Some(Target { within_minutes, share: 0.9 });
        class.waits_on_others = vec![(1.0, 0.0)];
    }
    DeskWeek { seats, in_shift_share: 0.0, critical_interrupts: false, ..desk }
}

/// Mean minutes of both severities; that of the first is played as typed.
const MEAN: f64 = 15.0;

fn is_day(hour: usize) -> bool {
    (8..18).contains(&hour)
}

fn done(desk: &DeskWeek, class: usize) -> f64 {
    report_with_chance(desk).classes[class].triage_done.share.value().unwrap()
}

fn lognormal_share(typical: f64, bad: f64, minutes: f64) -> f64 {
    let deviations = (minutes / typical).ln() / ((bad / typical).ln() / 1.281_551_565_5);
    1.0 - 0.5 * libm::erfc(deviations / std::f64::consts::SQRT_2)
}

#[test]
fn with_any_number_of_seats_the_share_is_that_of_the_hands_on_time() {
    for (typical, bad) in [(10.0, 12.0), (12.0, 30.0), (20.0, 40.0), (15.0, 60.0), (5.0, 40.0)] {
        for minutes in [15.0, 30.0, 60.0, 240.0] {
            let found = done(&desk(typical, bad, minutes, WeekGrid::filled(60)), 0);
            let wanted = lognormal_share(typical, bad, minutes);
            assert!((found - wanted).abs() < 2e-6, "{typical} {bad} within {minutes}: {found} {wanted}");
        }
    }
}

#[test]
fn exponential_times_give_an_exponential_share() {
    let found = done(&desk(10.0, 20.0, 30.0, WeekGrid::filled(60)), 1);
    assert_near(found, 1.0 - (-2.0_f64).exp(), 2e-6);
}

#[test]
fn time_off_the_queue_lengthens_the_work() {
    let stretched = DeskWeek { in_shift_share: 0.3, ..desk(20.0, 40.0, 60.0, WeekGrid::filled(60)) };
    assert_near(done(&stretched, 0), 0.9149, 1e-4);
}

#[test]
fn escalated_work_is_added_to_those_that_are_escalated() {
    let mut document = sample(JANUARY);
    std::sync::Arc::make_mut(&mut document.desk).escalations_at_desk = true;
    let desk = DeskWeek::from_document(&document, 0).unwrap();
    for class in &desk.classes {
        // The mean of a distribution is the area above it.
        let step = class.handle_minutes / 200.0;
        let above = (0..40_000).map(|n| 1.0 - class.hands_on.share_within((f64::from(n) + 0.5) * step));
        assert_near(above.sum::<f64>() * step / class.handle_minutes, 1.0, 2e-3);
    }
}

#[test]
fn the_plan_of_five_answers_is_not_called_impossible() {
    let answers = usual_answers("Our SOC".into(), "Europe/Berlin".into(), "EUR".into(), JANUARY);
    let mut last = 0;
    let mut ids = || {
        last += 1;
        RawId(last)
    };
    let voice = Voice { words: &en::WORDS, format: &PlainFormat };
    let document = plan_from_answers(&answers, voice, &mut ids).unwrap();
    let desk = DeskWeek::from_document(&document, 0).unwrap();
    let need = full_report(&desk, &mut run_to_the_end).unwrap().need.unwrap();
    assert!(!matches!(need.verdict, Verdict::NotInTheseHours { .. }), "{:?}", need.verdict);
    assert!(need.seats.is_some());
}

/// An alert at the desk: its severity, when it came, when its work ends.
type Begun = (usize, f64, f64);

/// Plays so many days: the share of the first severity that is done in time, and its error.
fn played(desk: &DeskWeek, spread: (f64, f64), days: usize, seed: u64) -> (f64, f64) {
    let mut random = Random::new(seed);
    let sigma = (spread.1 / spread.0).ln() / 1.281_551_565_5;
    let within = desk.classes[0].triage_done.unwrap().within_minutes / 60.0;
    // Those handed over first, then the first severity, then the second.
    let mut handed: VecDeque<(usize, f64, f64)> = VecDeque::new();
    let mut lines: [VecDeque<f64>; 2] = Default::default();
    let mut busy: Vec<Begun> = Vec::new();
    let (mut all, mut in_time) = (0.0, 0.0);
    for hour in 0..days * 24 {
        let seats = usize::from(desk.seats.values()[hour % 168]);
        let rates = [0, 1].map(|k: usize| desk.classes[k].arrivals.values()[hour % 168]);
        let (mut now, end) = (hour as f64, (hour + 1) as f64);
        while busy.len() > seats {
            let (class, came, ends) = busy.pop().unwrap();
            handed.push_front((class, came, ends - now));
        }
        loop {
            while busy.len() < seats {
                if let Some((class, came, left)) = handed.pop_front() {
                    busy.push((class, came, now + left));
                } else if let Some(came) = lines[0].pop_front() {
                    let (u, v) = (1.0 - random.share(), random.share());
                    let normal = (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos();
                    busy.push((0, came, now + spread.0 * (sigma * normal).exp() / 60.0));
                } else if let Some(came) = lines[1].pop_front() {
                    busy.push((1, came, now - (1.0 - random.share()).ln() * MEAN / 60.0));
                } else {
                    break;
                }
            }
            let next_end = busy.iter().map(|begun| begun.2).fold(f64::INFINITY, f64::min);
            let arrival = now - (1.0 - random.share()).ln() / (rates[0] + rates[1]);
            if next_end.min(arrival) >= end {
                break;
            }
            now = next_end.min(arrival);
            if arrival < next_end {
                let class = usize::from(random.share() * (rates[0] + rates[1]) >= rates[0]);
                lines[class].push_back(now);
            } else {
                let place = busy.iter().position(|begun| begun.2 <= now).unwrap();
                let (class, came, ends) = busy.remove(place);
                if class == 0 {
                    all += 1.0;
                    in_time += f64::from(u8::from(ends - came <= within));
                }
            }
        }
    }
    let share: f64 = in_time / all;
    (share, (share * (1.0 - share) / all).sqrt())
}

#[test]
fn triage_is_done_as_in_a_desk_played_alert_by_alert() {
    let seats = WeekGrid::from_fn(|hour| if is_day(hour.hour()) { 4 } else { 2 });
    for (case, spread) in [(12.7, 25.0), (14.0, 19.0), (10.0, 32.0)].into_iter().enumerate() {
        let desk = desk(spread.0, spread.1, 30.0, seats.clone());
        let (share, error) = played(&desk, spread, 30_000, 20_270_501 + case as u64);
        let computed = done(&desk, 0);
        println!("case {case}: computed {computed:.5} played {share:.5} +- {error:.5}");
        assert!((computed - share).abs() < 3.5 * error + 1e-3, "case {case}: {computed} {share} +- {error}");
    }
}
