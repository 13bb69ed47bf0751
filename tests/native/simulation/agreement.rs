//! The formulas, the simulation, and a second simulation written only for the tests agree where all of them hold.

use super::{
    assert_agree, errors_apart, estimates, even, exponential, lognormal,
    naive::{self, mean_and_error},
    options, run,
};
use crate::support::Random;
use watchfloor::domain::ShiftEnd;
use watchfloor::engine::capacity::{
    erlang::SteadyDesk,
    first_passage::{Detail, Until},
    general_service::{one_seat_mean_wait, uneven_mean_wait},
    priority::PriorityDesk,
    simulate::{SimulatedClass, SimulatedDesk, WorkTime},
    transient::HourlyQueue,
};

/// A random stable desk of one exponential mean: two to four severities, up to a dozen analysts, 30 to 85 % busy; with the
/// formulas' desk, and the hours to play so that every severity has several hundred waits.
fn any_steady_desk(case: u64) -> (SimulatedDesk, PriorityDesk, f64) {
    let mut random = Random::new(9_000 + case);
    let servers = 1 + random.below(12) as u32;
    let minutes = 5.0 + 20.0 * random.share();
    let completions = 60.0 / minutes;
    let load = 0.3 + 0.55 * random.share();
    let parts: Vec<f64> = (0..2 + random.below(3)).map(|_| 0.1 + random.share()).collect();
    let all = load * f64::from(servers) * completions;
    let arrivals: Vec<f64> = parts.iter().map(|part| all * part / parts.iter().sum::<f64>()).collect();
    let classes: Vec<_> = arrivals.iter().map(|rate| (*rate, exponential(minutes))).collect();
    let mut desk = even(&classes, servers as u16);
    let formula = PriorityDesk { arrivals, completions, servers };
    // A promise that some keep and some miss: twice the mean wait of each.
    for (place, class) in desk.classes.iter_mut().enumerate() {
        class.acknowledge_hours = Some(2.0 * formula.mean_wait(place).unwrap());
    }
    // Means of few waits are too skewed for intervals; 400,000 alerts must do.
    let rarest = formula.arrivals.iter().copied().fold(f64::INFINITY, f64::min);
    let enough = (500.0 / (rarest * formula.chance_of_waiting())).min(400_000.0 / all);
    (desk, formula, (24_000.0 / all).max(200.0).max(enough))
}

/// Where simulation and formulas are more than 3.5 standard errors apart.
fn apart(case: u64, seed: u64, longer: f64) -> Vec<String> {
    let (desk, formula, hours) = any_steady_desk(case);
    let hours = (hours * longer) as u32;
    let report = run(&desk, options(seed, hours / 10, hours, 24));
    let means = estimates(&report, |class| class.mean_wait_hours);
    let kept = estimates(&report, |class| class.acknowledged);
    let mut found = Vec::new();
    for place in 0..desk.classes.len() {
        let within = desk.classes[place].acknowledge_hours.unwrap();
        let share = 1.0 - formula.waits_longer_than(place, within);
        for (simulated, exact) in [(means[place], formula.mean_wait(place).unwrap()), (kept[place], share)] {
            if errors_apart(simulated, (exact, 0.0)) > 3.5 {
                found.push(format!("case {case}, severity {place}: {simulated:?} is not {exact}"));
            }
        }
    }
    found
}

/// Of a thousand comparisons with 23 degrees of freedom two are expected beyond 3.5 standard errors by chance. Such a case is
/// played once more, four times as long and with chance of its own, where a real difference would stand out twice as far.
fn formulas_and_simulation_agree(cases: std::ops::Range<u64>) {
    let again: Vec<u64> = cases.clone().filter(|case| !apart(*case, 9_000 + case, 1.0).is_empty()).collect();
    assert!(again.len() as u64 <= 1 + (cases.end - cases.start) / 20, "too many: {again:?}");
    for case in again {
        let still = apart(case, 19_000 + case, 4.0);
        assert!(still.is_empty(), "{still:?}");
    }
}

#[test]
fn formulas_and_simulation_agree_on_desks_of_one_exponential_mean() {
    formulas_and_simulation_agree(0..4);
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
        .map(|(scale, minutes, cv)| naive::Class {
            rates: rates(*scale),
            mean_hours: minutes / 60.0,
            cv: *cv,
        })
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

/// One severity whose seats change through the day and whose open alerts are handed over, as the chances through the week have
/// it; or two severities and even seats. Alerts come at another rate each hour.
#[test]
fn the_chances_through_the_day_and_the_simulation_agree() {
    for case in 0..8 {
        let mut random = Random::new(9_700 + case);
        let minutes = 8.0 + 10.0 * random.share();
        let seats: Vec<u16> = (0..24)
            .map(|hour| if case % 2 == 1 { 4 } else { [2, 5, 3][hour / 8] + random.below(2) as u16 })
            .collect();
        let staffed: u16 = seats.iter().sum();
        let load = 0.5 + 0.3 * random.share();
        let all = load * f64::from(staffed) * 60.0 / minutes / 24.0;
        let parts: &[f64] = if case % 2 == 1 { &[0.3, 0.7] } else { &[1.0] };
        let arrivals: Vec<Vec<f64>> = parts
            .iter()
            .map(|part| (0..24).map(|hour| part * all * if hour < 12 { 0.8 } else { 1.2 }).collect())
            .collect();
        let queue =
            HourlyQueue { arrivals: arrivals.clone(), completions: 60.0 / minutes, seats: seats.clone() };
        let course = queue.course().unwrap();
        let mut desk = even(&vec![(1.0, exponential(minutes)); parts.len()], 1);
        desk.seats = seats;
        desk.shift_end = ShiftEnd::HandOver;
        for (class, arrivals) in desk.classes.iter_mut().zip(&arrivals) {
            class.arrivals.clone_from(arrivals);
            class.acknowledge_hours = Some(0.25);
        }
        let report = run(&desk, options(9_700 + case, 48, 24 * 100, 24));
        for (class, (kept, error)) in estimates(&report, |class| class.acknowledged).into_iter().enumerate() {
            let late =
                queue.late_by_hour(&course.looks, class, Until::Started, Detail::Full, |from| from + 0.25);
            let rates = &arrivals[class];
            let share = late.iter().zip(rates).map(|(late, rate)| late * rate).sum::<f64>()
                / rates.iter().sum::<f64>();
            // The chances look at an hour a few times, which leaves about a thousandth.
            assert!(
                (1.0 - kept - share).abs() <= 3.5 * error + 1e-3,
                "case {case}, severity {class}: {} is not {share} within {error}",
                1.0 - kept
            );
        }
    }
}

/// CAPACITY.md: at several seats, where severities take different times (the first the longest, as at most desks), Cobham's
/// formula with the pooled mean is a lower bound of the upper severities' waits, Bondi and Buzen's (1984) an upper one.
#[test]
fn where_severities_take_different_times_the_simulation_lies_between_two_approximations() {
    for case in 0..6 {
        let mut random = Random::new(9_800 + case);
        let servers = 2 + random.below(7) as u32;
        let seats = f64::from(servers);
        let minutes = [40.0, 25.0, 15.0, 8.0].map(|minutes| minutes * (0.7 + 0.6 * random.share()));
        let parts = [0.05, 0.15, 0.3, 0.5];
        let pooled: f64 = parts.iter().zip(minutes).map(|(part, minutes)| part * minutes).sum();
        let load = 0.6 + 0.25 * random.share();
        let all = load * seats * 60.0 / pooled;
        let classes: Vec<_> =
            parts.iter().zip(minutes).map(|(part, minutes)| (part * all, exponential(minutes))).collect();
        let report = run(&even(&classes, servers as u16), options(9_800 + case, 500, 6_000, 24));
        let simulated = estimates(&report, |class| class.mean_wait_hours);

        let arrivals: Vec<f64> = parts.iter().map(|part| part * all).collect();
        let cobham = PriorityDesk { arrivals: arrivals.clone(), completions: 60.0 / pooled, servers };
        // Exponential times have a mean square of twice the squared mean.
        let square = |minutes: f64| 2.0 * (minutes / 60.0) * (minutes / 60.0);
        let second: f64 = arrivals.iter().zip(minutes).map(|(rate, minutes)| rate * square(minutes)).sum();
        let variation = second / all / (pooled / 60.0).powi(2) - 1.0;
        let steady = SteadyDesk { arrivals: all, completions: 60.0 / pooled, servers };
        let at_seats = uneven_mean_wait(&steady, 1.0, variation.sqrt()).unwrap();
        let fast = one_seat_mean_wait(all, pooled / 60.0 / seats, second / all / (seats * seats)).unwrap();
        let rest = second / (2.0 * seats * seats);
        let through = |count: usize| (0..count).map(|k| arrivals[k] * minutes[k] / 60.0 / seats).sum::<f64>();
        for (class, (mean, error)) in simulated.iter().copied().enumerate().take(2) {
            let one_seat = rest / ((1.0 - through(class)) * (1.0 - through(class + 1)));
            let (low, high) = (cobham.mean_wait(class).unwrap(), one_seat * at_seats / fast);
            assert!(
                low - 3.5 * error <= mean && mean <= high + 3.5 * error,
                "case {case}, severity {class}: {mean} is not between {low} and {high}"
            );
        }
    }
}
