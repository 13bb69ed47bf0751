//! The records of tests/data/capacity.json that a simulation answers, with their own intervals.

use super::{assert_agree, estimate, estimates, even, exponential, lognormal, options, run};
use crate::capacity_records::{assert_near, numbers, record};
use serde_json::Value;
use watchfloor::engine::capacity::simulate::{Incidents, SimulatedClass, SimulatedDesk};

/// A recorded mean with the half width of its 95 % interval, as mean and standard error.
fn recorded(value: &Value) -> (f64, f64) {
    let pair = numbers(value);
    (pair[0], pair[1] / 1.96)
}

#[test]
fn mgc_lognormal_fcfs() {
    for (place, case) in
        record("mgc_lognormal_fcfs")["expected"]["cases"].as_array().unwrap().iter().enumerate()
    {
        let number = |key: &str| case[key].as_f64().unwrap();
        let desk = even(&[(number("lam"), lognormal(number("mean_min"), number("cv")))], number("c") as u16);
        let hours = (60_000.0 / number("lam")) as u32;
        let report = run(&desk, options(31 + place as u64, 500, hours, 24));
        let of = |figure| estimate(figure, report.repetitions);
        let class = &report.classes[0];
        assert_agree("mean", of(class.mean_wait_hours), recorded(&case["wq"]));
        assert_agree("p90", of(class.wait_hours[2]), recorded(&case["p90"]));
        assert_agree("p95", of(class.wait_hours[3]), recorded(&case["p95"]));
    }
}

/// The exact numbers of a record of priorities, and those that another simulation gave.
fn priorities(name: &str, within_15_minutes: bool) {
    let record = record(name);
    let minutes = 60.0 / record["inputs"]["mu"].as_f64().unwrap();
    let rates = numbers(&record["inputs"]["lams"]);
    let classes: Vec<_> = rates.iter().map(|rate| (*rate, exponential(minutes))).collect();
    let mut desk = even(&classes, record["inputs"]["servers"].as_u64().unwrap() as u16);
    for class in &mut desk.classes {
        class.acknowledge_hours = Some(0.25);
    }
    let report = run(&desk, options(41, 400, 2_400, 24));
    let means = estimates(&report, |class| class.mean_wait_hours);
    let slow = estimates(&report, |class| class.wait_hours[2]);
    let kept = estimates(&report, |class| class.acknowledged);
    let expected = &record["expected"];
    for class in 0..rates.len() {
        assert_agree("exact mean", means[class], (expected["wq"][class].as_f64().unwrap(), 0.0));
        assert_agree("simulated mean", means[class], recorded(&record["recomputed"]["DES_wq"][class]));
        assert_agree("exact p90", slow[class], (expected["wait_pct"][class][2].as_f64().unwrap(), 0.0));
        assert_agree("simulated p90", slow[class], recorded(&record["recomputed"]["DES_p90"][class]));
        let late = expected["p_wait_gt_15min"][class].as_f64().unwrap();
        // A handful in a million late ones has no interval from so few repetitions.
        if late > 1e-4 {
            assert_agree("exact share", kept[class], (1.0 - late, 0.0));
        }
        if within_15_minutes && late > 1e-4 {
            let (mean, error) = recorded(&record["recomputed"]["DES_p_gt_15min"][class]);
            assert_agree("simulated share", kept[class], (1.0 - mean, error));
        }
    }
    let waits = numbers(&Value::from(vec![expected["p_wait"].clone()]))[0];
    for waited in estimates(&report, |class| class.waited) {
        assert_agree("chance of waiting", waited, (waits, 0.0));
    }
}

#[test]
fn priority_3class_2servers() {
    priorities("priority_3class_2servers", false);
}

#[test]
fn priority_soc_4sev_8analysts() {
    priorities("priority_soc_4sev_8analysts", true);
}

#[test]
fn fluid_8x7_overnight_backlog() {
    let record = record("fluid_8x7_overnight_backlog");
    let mut desk = even(&[(10.0, exponential(15.0))], 8);
    desk.seats = (0..24).map(|hour| if (8..16).contains(&hour) { 8 } else { 0 }).collect();
    let report = run(&desk, options(51, 96, 24 * 200, 24));
    let mean = estimate(report.classes[0].mean_wait_hours, report.repetitions);
    assert_agree("mean wait", mean, recorded(&record["recomputed"]["DES_mean_wait_h"]));
    assert_agree("mean wait of Ciw", mean, recorded(&record["recomputed"]["Ciw_mean_wait_h"]));
    for (hours, wanted) in record["recomputed"]["DES_sla"].as_object().unwrap() {
        let mut desk = desk.clone();
        desk.classes[0].acknowledge_hours = Some(hours.parse().unwrap());
        let report = run(&desk, options(51, 96, 24 * 200, 24));
        let share = estimate(report.classes[0].acknowledged, report.repetitions);
        assert_agree("share in time", share, recorded(wanted));
    }
}

#[test]
fn mt_m_st_p_wait_gt_15min_by_hour() {
    let record = record("mt_m_st_p_wait_gt_15min_by_hour");
    let work = exponential(60.0 / record["inputs"]["mu_per_hour"].as_f64().unwrap());
    let mut desk = even(&[(1.0, work)], 1);
    desk.seats = numbers(&record["inputs"]["staff"]).into_iter().map(|seats| seats as u16).collect();
    desk.classes[0] = SimulatedClass {
        acknowledge_hours: Some(0.25),
        ..SimulatedClass::plain(1, numbers(&record["inputs"]["alerts_per_hour"]), work)
    };
    let report = run(&desk, options(61, 48, 24 * 1_000, 24));
    let (mean, error) = recorded(&record["recomputed"]["DES_daily"]);
    let daily = estimate(report.classes[0].acknowledged, report.repetitions);
    assert_agree("day", daily, (1.0 - mean, error));
    for (found, wanted) in
        report.acknowledged_by_hour[0].iter().zip(numbers(&record["recomputed"]["DES_p_gt"]))
    {
        // The recorded hours have no interval. Late alerts of one hour come together, so that an hour's standard error is about
        // .003 there and .002 here: 3.5 of both.
        assert_near(1.0 - found.unwrap(), wanted, 0.0125);
    }
}

#[test]
fn incident_concurrency_poisson() {
    let record = record("incident_concurrency_poisson");
    let inputs = &record["inputs"];
    let incidents = Incidents {
        per_hour: inputs["incidents_per_730h"].as_f64().unwrap() / 730.0,
        people: inputs["analysts_each"].as_u64().unwrap() as u32,
        work: lognormal(60.0 * inputs["duration_h"].as_f64().unwrap(), 0.8),
    };
    let desk = SimulatedDesk { incidents: Some(incidents), ..even(&[(0.1, exponential(10.0))], 40) };
    let report = run(&desk, options(71, 400, 24_000, 24));
    let found = estimate(report.tiers[0].in_incidents, report.repetitions);
    assert_agree("analysts", found, (record["expected"]["mean_analysts"].as_f64().unwrap(), 0.0));
}
