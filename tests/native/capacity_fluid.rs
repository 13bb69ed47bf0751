//! Work that flows through the hours: the hand-checked days of tests/data/capacity.json, and what must hold of any week.

use crate::capacity_records::{assert_near, numbers, record};
use watchfloor::engine::capacity::fluid::Flow;

fn day(arrivals: Vec<f64>, minutes: f64, seats: &[f64]) -> Flow {
    Flow { arrivals: vec![arrivals], handle_hours: vec![minutes / 60.0], capacity: seats.to_vec() }
}

fn round_the_clock(time: f64) -> f64 {
    time
}

#[test]
fn fluid_8x7_overnight_backlog() {
    let record = record("fluid_8x7_overnight_backlog");
    let expected = &record["expected"];
    let tolerance = record["tolerance"].as_f64().unwrap();
    let seats: Vec<f64> = (0..24).map(|hour| if (8..16).contains(&hour) { 8.0 } else { 0.0 }).collect();
    let course = day(vec![10.0; 24], 15.0, &seats).course();
    let class = &course.classes[0];
    for (found, wanted) in class.backlog.iter().zip(numbers(&expected["backlog_at_hour_end"])) {
        assert_near(*found, wanted, tolerance);
    }
    let runs = class.runs();
    let (mean, longest) = class.waits(&runs);
    assert_near(class.peak, expected["peak_backlog"].as_f64().unwrap(), tolerance);
    assert_eq!(class.peak_hour, Some(7));
    assert_near(class.cleared_at.unwrap(), expected["cleared_at_hour"].as_f64().unwrap(), tolerance);
    assert_near(longest, expected["max_wait_h"].as_f64().unwrap(), tolerance);
    assert_near(mean, expected["mean_wait_h"].as_f64().unwrap(), tolerance);
    for (hours, share) in expected["sla_within_h"].as_object().unwrap() {
        let found = class.share_within(&runs, hours.parse().unwrap(), 0.0, round_the_clock);
        assert_near(found, share.as_f64().unwrap(), tolerance);
    }
    let used = course.done.iter().sum::<f64>() / seats.iter().sum::<f64>();
    assert_near(used, expected["utilisation_of_staffed_hours"].as_f64().unwrap(), tolerance);
}

#[test]
fn fluid_hourly_bucket_carryover() {
    let record = record("fluid_hourly_bucket_carryover");
    let inputs = &record["inputs"];
    let course = day(numbers(&inputs["alerts_per_hour"]), 10.0, &numbers(&inputs["staff"])).course();
    let tolerance = record["tolerance"].as_f64().unwrap();
    for (found, wanted) in
        course.classes[0].backlog.iter().zip(numbers(&record["expected"]["backlog_hour_end"]))
    {
        assert_near(*found, wanted, tolerance);
    }
    for (found, wanted) in course.done.iter().zip(numbers(&record["expected"]["done_analyst_hours"])) {
        assert_near(*found, wanted, tolerance);
    }
}

#[test]
fn two_severities_share_an_evening_by_hand() {
    // One seat from 00:00 to 12:00; 12 critical alerts and 6 low ones an hour of 5 and 1 minutes come from 12:00 to 13:00 and
    // no others: 60 and 6 minutes of work, done next midnight, critical first.
    let mut arrivals = vec![vec![0.0; 24], vec![0.0; 24]];
    arrivals[0][12] = 12.0;
    arrivals[1][12] = 6.0;
    let capacity = (0..24).map(|hour| if hour < 12 { 1.0 } else { 0.0 }).collect();
    let flow = Flow { arrivals, handle_hours: vec![5.0 / 60.0, 1.0 / 60.0], capacity };
    let course = flow.course();
    let waits: Vec<_> = course.classes.iter().map(|class| class.waits(&class.runs())).collect();
    // The first critical alert waits 12 h, the last (13:00) until 01:00; the first low one until 01:00, 13 h.
    assert_near(waits[0].0, 12.0, 1e-9);
    assert_near(waits[0].1, 12.0, 1e-9);
    assert_near(waits[1].0, (13.0 + 12.1) / 2.0, 1e-9);
    assert_near(course.classes[1].cleared_at.unwrap(), 1.1, 1e-9);
}

#[test]
fn a_desk_that_falls_behind_loses_the_lowest_severity_and_says_how_much() {
    // 24 h of work of the first and 12 of the second severity against 30 hours: 6 hours, 12 alerts of half an hour, are lost.
    let flow = Flow {
        arrivals: vec![vec![2.0; 24], vec![1.0; 24]],
        handle_hours: vec![0.5, 0.5],
        capacity: vec![1.25; 24],
    };
    let course = flow.course();
    assert_near(course.classes[0].growth, 0.0, 1e-9);
    assert_near(course.classes[1].growth, 12.0, 1e-9);
    assert_near(course.growth, 6.0, 1e-9);
    assert!(course.classes[1].runs().is_empty());
}

#[test]
fn no_work_is_lost_or_made() {
    let mut seed = 7_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as f64 / (1_u64 << 31) as f64
    };
    for _ in 0..200 {
        let flow = Flow {
            arrivals: (0..3).map(|_| (0..168).map(|_| 6.0 * random()).collect()).collect(),
            handle_hours: (0..3).map(|_| 0.05 + 0.3 * random()).collect(),
            capacity: (0..168).map(|_| libm::floor(4.0 * random())).collect(),
        };
        let course = flow.course();
        let work: f64 = (0..3).map(|k| flow.arrivals[k].iter().sum::<f64>() * flow.handle_hours[k]).sum();
        let done: f64 = course.done.iter().sum();
        let hours: f64 = flow.capacity.iter().sum();
        assert!(done <= hours + 1e-6);
        if course.growth > 0.0 {
            assert_near(course.growth, work - hours, 1e-6);
        } else {
            assert_near(done, work, 1e-6);
        }
        for class in course.classes.iter().filter(|class| !class.grows()) {
            let alerts: f64 = class.runs().iter().map(|run| run.alerts).sum();
            let came: f64 =
                flow.arrivals[course.classes.iter().position(|c| c == class).unwrap()].iter().sum();
            assert_near(alerts, came, 1e-6);
        }
        // More of the lowest severity changes nothing for the others; one more seat worsens nobody's longest wait.
        let mut busier = flow.clone();
        busier.arrivals[2].iter_mut().for_each(|alerts| *alerts *= 1.5);
        assert_eq!(busier.course().classes[..2], course.classes[..2]);
        let mut larger = flow.clone();
        larger.capacity[31] += 1.0;
        for (after, before) in larger.course().classes.iter().zip(&course.classes) {
            if !before.grows() {
                assert!(after.waits(&after.runs()).1 <= before.waits(&before.runs()).1 + 1e-6);
            }
        }
    }
}
