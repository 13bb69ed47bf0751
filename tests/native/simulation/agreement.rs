//! The formulas, the simulation, and a second simulation written only for the tests agree where all of them hold.

use super::{
    assert_agree, estimates, even, exponential, lognormal,
    naive::{self, mean_and_error},
    options, run,
};
use crate::support::Random;
use watchfloor::engine::capacity::{
    priority::PriorityDesk,
    simulate::{SimulatedClass, WorkTime},
};

/// Random stable desks of one exponential mean: two to four severities, up to a dozen analysts, 30 to 85 % busy.
fn formulas_and_simulation_agree(cases: std::ops::Range<u64>) {
    for case in cases {
        let mut random = Random::new(9_000 + case);
        let servers = 1 + random.below(12) as u32;
        let minutes = 5.0 + 20.0 * random.share();
        let completions = 60.0 / minutes;
        let load = 0.3 + 0.55 * random.share();
        let parts: Vec<f64> = (0..2 + random.below(3)).map(|_| 0.1 + random.share()).collect();
        let all = load * f64::from(servers) * completions;
        let arrivals: Vec<f64> =
            parts.iter().map(|part| all * part / parts.iter().sum::<f64>()).collect();
        let classes: Vec<_> = arrivals.iter().map(|rate| (*rate, exponential(minutes))).collect();
        let mut desk = even(&classes, servers as u16);
        let formula = PriorityDesk { arrivals, completions, servers };
        // A promise that some keep and some miss: twice the mean wait of each.
        for (place, class) in desk.classes.iter_mut().enumerate() {
            class.acknowledge_hours = Some(2.0 * formula.mean_wait(place).unwrap());
        }
        let hours = (24_000.0 / all).max(200.0) as u32;
        let report = run(&desk, options(9_000 + case, hours / 10, hours, 24));
        let means = estimates(&report, |class| class.mean_wait_hours);
        let kept = estimates(&report, |class| class.acknowledged);
        for place in 0..desk.classes.len() {
            let what = format!("case {case}, severity {place}");
            assert_agree(&what, means[place], (formula.mean_wait(place).unwrap(), 0.0));
            let within = desk.classes[place].acknowledge_hours.unwrap();
            assert_agree(&what, kept[place], (1.0 - formula.waits_longer_than(place, within), 0.0));
        }
    }
}

#[test]
fn formulas_and_simulation_agree_on_desks_of_one_exponential_mean() {
    formulas_and_simulation_agree(0..8);
}

#[test]
#[ignore = "minutes: cargo xtask verify simulation-agreement"]
fn formulas_and_simulation_agree_on_two_hundred_desks() {
    formulas_and_simulation_agree(0..200);
}

#[test]
fn the_simulation_of_the_tests_agrees_on_a_day_with_shifts_and_different_uneven_times() {
    let rates = |scale: f64| -> Vec<f64> {
        (0..24).map(|hour| scale * if (8..18).contains(&hour) { 2.0 } else { 0.7 }).collect()
    };
    let seats: Vec<u16> = (0..24).map(|hour| if (8..20).contains(&hour) { 4 } else { 2 }).collect();
    let times = [(0.4, 30.0, Some(1.3)), (2.0, 15.0, Some(0.7)), (4.0, 12.0, None)];
    let within = 0.25;
    let plain: Vec<naive::Class> = times
        .iter()
        .map(|(scale, minutes, cv)| naive::Class { rates: rates(*scale), mean_hours: minutes / 60.0, cv: *cv })
        .collect();
    let played: Vec<_> =
        (0..24).map(|repetition| naive::play(&plain, &seats, within, (5, 60), 700 + repetition)).collect();
    let mut desk = even(&[(1.0, exponential(1.0)); 3], 1);
    desk.seats = seats;
    for (class, (scale, minutes, cv)) in desk.classes.iter_mut().zip(times) {
        let work: WorkTime = cv.map_or(exponential(minutes), |cv| lognormal(minutes, cv));
        *class = SimulatedClass {
            acknowledge_hours: Some(within),
            ..SimulatedClass::plain(class.key, rates(scale), work)
        };
    }
    let report = run(&desk, options(81, 5 * 24, 60 * 24, 24));
    let means = estimates(&report, |class| class.mean_wait_hours);
    let kept = estimates(&report, |class| class.acknowledged);
    for place in 0..3 {
        let of = |figure: fn(&(f64, f64)) -> f64| {
            mean_and_error(&played.iter().map(|classes| figure(&classes[place])).collect::<Vec<_>>())
        };
        assert_agree(&format!("mean wait of {place}"), means[place], of(|found| found.0));
        assert_agree(&format!("share in time of {place}"), kept[place], of(|found| found.1));
    }
}

#[test]
fn one_more_analyst_never_worsens_a_wait_and_one_more_alert_an_hour_never_improves_it() {
    for case in 0..60 {
        let mut random = Random::new(9_500 + case);
        let servers = 1 + random.below(20) as u32;
        let completions = 2.0 + 8.0 * random.share();
        let load = 0.2 + 1.1 * random.share();
        let arrivals: Vec<f64> =
            (0..3).map(|_| load * f64::from(servers) * completions / 3.0 * (0.2 + random.share())).collect();
        let desk = PriorityDesk { arrivals, completions, servers };
        let more_seats = PriorityDesk { servers: servers + 1, ..desk.clone() };
        let mut more_alerts = desk.clone();
        more_alerts.arrivals[random.below(3) as usize] += 1.0;
        for class in 0..3 {
            let order = [&more_seats, &desk, &more_alerts].map(|desk| {
                let wait = |figure: Option<f64>| figure.unwrap_or(f64::INFINITY);
                [
                    wait(desk.mean_wait(class)),
                    wait(desk.wait_percentile(class, 0.8)),
                    wait(desk.wait_percentile(class, 0.99)),
                    desk.waits_longer_than(class, 0.3),
                    desk.growth(class),
                ]
            });
            for figure in 0..5 {
                let [better, now, worse] = order.map(|figures| figures[figure]);
                // The inversion of the transform is good to 1e-8 of a chance.
                let hair = 1e-6 * (1.0 + if now.is_finite() { now } else { 0.0 });
                assert!(better <= now + hair && now <= worse + hair, "case {case}: {order:?}");
            }
        }
    }
}
