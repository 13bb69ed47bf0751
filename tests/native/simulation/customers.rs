//! Customers with promises of their own among the alerts of a severity: they change nothing, and are judged apart.

use super::{assert_agree, estimate, even, exponential, lognormal, options, run};
use watchfloor::{
    base::{progress::run_to_the_end, statistics::Interval},
    domain::ShiftEnd,
    engine::capacity::{
        first_passage::{Detail, Until},
        simulate::{
            DeskError, GroupFigures, SimulatedClass, SimulatedCustomer, SimulatedDesk, SimulationError,
            compare, simulate,
        },
        transient::HourlyQueue,
    },
};

/// Two severities with all that alerts can meet on their way, and a line at the start.
fn busy_desk() -> SimulatedDesk {
    let mut desk = even(&[(2.0, lognormal(20.0, 1.2)), (6.0, lognormal(12.0, 0.8))], 3);
    for class in &mut desk.classes {
        class.grouped_share = 0.1;
        class.auto_closed_share = 0.05;
        class.expires_after_hours = Some(3.0);
        class.backlog = 20;
        class.acknowledge_hours = Some(0.25);
        class.done_hours = Some(1.0);
        class.waits_on_others = vec![(0.8, 0.0), (0.2, 0.5)];
    }
    desk
}

/// A customer with these parts and the promises of the class.
fn customer(key: u64, class: &SimulatedClass, parts: Vec<f64>) -> SimulatedCustomer {
    SimulatedCustomer {
        key,
        parts,
        clock: class.clock.clone(),
        acknowledge_hours: class.acknowledge_hours,
        done_hours: class.done_hours,
        waits_on_others: class.waits_on_others.clone(),
    }
}

/// The desk with these customers in its second severity.
fn with(desk: &SimulatedDesk, parts: &[Vec<f64>]) -> SimulatedDesk {
    let mut desk = desk.clone();
    let class = &desk.classes[1];
    desk.classes[1].customers =
        parts.iter().zip(1..).map(|(parts, key)| customer(key, class, parts.clone())).collect();
    desk
}

/// One part by day, another by night.
fn by_day_and_night(day: f64, night: f64) -> Vec<f64> {
    (0..24).map(|hour| if (8..18).contains(&hour) { day } else { night }).collect()
}

#[test]
fn a_desk_without_customers_plays_as_it_did_before_they_were_told_apart() {
    let report = run(&busy_desk(), options(91, 0, 240, 4));
    let figures = report.classes.iter().flat_map(|class| {
        [class.mean_wait_hours, class.acknowledged, class.done].map(|figure| figure.unwrap().mean)
    });
    let recorded = [
        0.06444814789612074,
        0.9486862942368302,
        0.8940195977783396,
        0.10484182691769062,
        0.9090284609327451,
        0.941056378143464,
    ];
    assert_eq!(figures.collect::<Vec<f64>>(), recorded);
    assert_eq!(report.alerts, 7_838);
}

#[test]
fn who_has_all_alerts_has_the_share_of_the_severity_and_customers_change_nothing_else() {
    let (desk, options) = (busy_desk(), options(92, 24, 240, 6));
    let (without, report) = (run(&desk, options), run(&with(&desk, &[vec![1.0; 24]]), options));
    assert_eq!(report.classes, without.classes);
    assert_eq!((report.tiers, report.balances), (without.tiers, without.balances));
    let class = &report.classes[1];
    let own = GroupFigures {
        alerts_an_hour: class.alerts_an_hour,
        acknowledged: class.acknowledged,
        done: class.done,
    };
    assert_eq!(report.customers, [vec![], vec![own]]);
}

#[test]
fn customers_that_share_a_severity_average_to_it_by_their_alerts() {
    let mut desk = busy_desk();
    // Nothing comes in the last hours of a day, so that at its end all is known of every promise.
    for class in &mut desk.classes {
        class.arrivals[19..].fill(0.0);
    }
    let desk = with(&desk, &[by_day_and_night(0.7, 0.1), by_day_and_night(0.1, 0.9), vec![0.0; 24]]);
    let desk = SimulatedDesk { seats: (0..24).map(|hour| if hour < 12 { 2 } else { 3 }).collect(), ..desk };
    // The first two leave a fifth of the alerts of the day to nobody, and the third has none.
    let mut all = desk.clone();
    all.classes[1].customers[2].parts = by_day_and_night(0.2, 0.0);
    let report = run(&all, options(93, 0, 240, 1));
    let mean = |figure: Option<Interval>| figure.unwrap().mean;
    let (class, customers) = (&report.classes[1], &report.customers[1]);
    let alerts: f64 = customers.iter().map(|own| mean(own.alerts_an_hour)).sum();
    assert!((alerts - mean(class.alerts_an_hour)).abs() < 1e-9);
    for (of_customer, of_class) in [
        (customers.iter().map(|own| own.acknowledged).collect::<Vec<_>>(), class.acknowledged),
        (customers.iter().map(|own| own.done).collect(), class.done),
    ] {
        let weighted =
            customers.iter().zip(of_customer).map(|(own, share)| mean(own.alerts_an_hour) * mean(share));
        assert!((weighted.sum::<f64>() / alerts - mean(of_class)).abs() < 1e-9);
    }
    let report = run(&desk, options(93, 0, 240, 4));
    let none = &report.customers[1][2];
    assert_eq!((mean(none.alerts_an_hour), none.acknowledged, none.done), (0.0, None, None));
}

/// One severity whose seats and alerts change through the day. The customer's alerts come at night, and it is promised
/// another time.
#[test]
fn the_chances_through_the_day_and_the_simulation_agree_for_a_customer() {
    let (minutes, within) = (12.0, 0.1);
    let arrivals: Vec<f64> = (0..24).map(|hour| if hour < 12 { 6.0 } else { 9.0 }).collect();
    let seats: Vec<u16> = (0..24).map(|hour| [2, 4, 3][hour / 8]).collect();
    let parts = by_day_and_night(0.1, 0.6);
    let queue =
        HourlyQueue { arrivals: vec![arrivals.clone()], completions: 60.0 / minutes, seats: seats.clone() };
    let course = queue.course().unwrap();
    let late = queue.late_by_hour(&course.looks, 0, Until::Started, Detail::Full, |from| from + within);
    let own = || arrivals.iter().zip(&parts).map(|(rate, part)| rate * part);
    let share = 1.0 - own().zip(&late).map(|(rate, late)| rate * late).sum::<f64>() / own().sum::<f64>();

    let mut desk = even(&[(1.0, exponential(minutes))], 1);
    (desk.seats, desk.shift_end) = (seats, ShiftEnd::HandOver);
    let class = &mut desk.classes[0];
    (class.arrivals, class.acknowledge_hours) = (arrivals.clone(), Some(0.25));
    let bank = customer(1, class, parts.clone());
    class.customers = vec![SimulatedCustomer { acknowledge_hours: Some(within), ..bank }];
    let report = run(&desk, options(94, 48, 24 * 100, 24));
    let found = report.customers[0][0];
    let rate = estimate(found.alerts_an_hour, report.repetitions);
    assert_agree("alerts", rate, (own().sum::<f64>() / 24.0, 0.0));
    let (kept, error) = estimate(found.acknowledged, report.repetitions);
    // The chances look at an hour a few times, which leaves about a thousandth.
    assert!((kept - share).abs() <= 3.5 * error + 1e-3, "{kept} is not {share} within {error}");
    let of_class = report.classes[0].acknowledged.unwrap().mean;
    assert!((kept - of_class).abs() > 0.05, "{kept} and {of_class} should differ");
}

#[test]
fn two_desks_meet_the_same_alerts_from_the_same_customers() {
    let desk = with(&busy_desk(), &[by_day_and_night(0.5, 0.2), by_day_and_night(0.2, 0.6)]);
    let mut more = SimulatedDesk { seats: vec![4; 24], ..desk.clone() };
    more.classes[1].customers.remove(0);
    let compared = compare(&desk, &more, options(95, 0, 240, 6), &mut run_to_the_end).unwrap();
    let [gone, stays] = &compared.customers[1][..] else { panic!("two customers") };
    assert_eq!(*gone, GroupFigures::default());
    assert!(stays.acknowledged.unwrap().mean > 0.0);

    let more = SimulatedDesk { seats: vec![4; 24], ..desk.clone() };
    let compared = compare(&desk, &more, options(95, 0, 240, 6), &mut run_to_the_end).unwrap();
    for own in &compared.customers[1] {
        let alerts = own.alerts_an_hour.unwrap();
        assert_eq!((alerts.mean, alerts.half_width), (0.0, 0.0));
        assert!(own.acknowledged.unwrap().mean > 0.0 && own.done.unwrap().mean > 0.0);
    }
}

#[test]
fn parts_beyond_all_alerts_or_of_another_cycle_cannot_be_played() {
    for parts in [&[vec![0.6; 24], vec![0.5; 24]][..], &[vec![0.5; 23]], &[vec![f64::NAN; 24]]] {
        let played = simulate(&with(&busy_desk(), parts), options(1, 0, 24, 1), &mut run_to_the_end);
        assert_eq!(played, Err(SimulationError::Desk(DeskError::Class(1))));
    }
}
