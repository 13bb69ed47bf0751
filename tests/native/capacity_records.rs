//! The required reference numbers of tests/data/capacity.json that these models answer, one test a record. The test's name
//! is the record's; each record names its source.

use serde_json::Value;
use watchfloor::engine::capacity::{
    erlang::{SteadyDesk, erlang_b, erlang_c, required_servers},
    general_service::{one_seat_mean_wait, uneven_mean_wait},
    long_work::{WaveLoad, at_least, square_root_seats},
    people::{alerts_in_hours, analysts_for_alerts, people_for_hours, whole_people},
    priority::PriorityDesk,
};

pub(crate) fn record(name: &str) -> Value {
    let all: Vec<Value> = serde_json::from_str(include_str!("../data/capacity.json")).unwrap();
    all.into_iter().find(|record| record["name"] == name).unwrap()
}

pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The record's tolerance for one of its expected values.
fn tolerance(record: &Value, key: &str) -> f64 {
    let given = &record["tolerance"];
    given.as_f64().or(given[key].as_f64()).or(given["default"].as_f64()).unwrap_or(0.0)
}

pub(crate) fn assert_near(found: f64, wanted: f64, within: f64) {
    assert!(
        (found - wanted).abs() <= within + 1e-12 * wanted.abs(),
        "{found} is not {wanted} within {within}"
    );
}

/// Compares a value with the record's expectation under this key.
fn check(record: &Value, key: &str, found: f64) {
    assert_near(found, number(&record["expected"][key]), tolerance(record, key));
}

fn check_all(record: &Value, key: &str, found: &[f64]) {
    let wanted = numbers(&record["expected"][key]);
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        assert_near(*found, wanted, tolerance(record, key));
    }
}

/// The desk of the call centre records: arrivals an interval, handling in minutes.
fn interval_desk(record: &Value, servers: u32) -> SteadyDesk {
    let inputs = &record["inputs"];
    SteadyDesk {
        arrivals: number(&inputs["arrivals"]) * 60.0 / number(&inputs["interval_min"]),
        completions: 60.0 / number(&inputs["aht_min"]),
        servers,
    }
}

#[test]
fn erlang_c_11_10_1() {
    let record = record("erlang_c_11_10.1");
    check(&record, "p_wait", erlang_c(11, number(&record["inputs"]["erlangs"])));
}

#[test]
fn erlang_c_readme_100calls_30min_3min_14() {
    let record = record("erlang_c_readme_100calls_30min_3min_14");
    let desk = interval_desk(&record, 14);
    check(&record, "erlangs", desk.erlangs());
    check(&record, "p_wait", desk.chance_of_waiting());
    check(&record, "occupancy", desk.occupancy().unwrap());
    check(&record, "asa_seconds", desk.mean_wait().unwrap() * 3600.0);
    let within = number(&record["inputs"]["target_wait_min"]) / 60.0;
    check(&record, "service_level", 1.0 - desk.waits_longer_than(within));
    // The source prints seven decimals of this one.
    assert_near(1.0 - desk.chance_of_waiting(), number(&record["expected"]["immediate"]), 1e-7);
}

fn required_positions(record: &Value) -> (u32, f64) {
    let inputs = &record["inputs"];
    let desk = interval_desk(record, 0);
    let within = number(&inputs["target_wait_s"]) / 3600.0;
    let limit = number(&inputs["max_occupancy"]);
    let raw =
        required_servers(desk.arrivals, desk.completions, within, number(&inputs["sl"]), limit).unwrap();
    (raw, whole_people(people_for_hours(f64::from(raw), 1.0 - number(&inputs["shrinkage"]))))
}

#[test]
fn erlang_c_required_positions_readme() {
    let record = record("erlang_c_required_positions_readme");
    let (raw, positions) = required_positions(&record);
    check(&record, "raw_positions", f64::from(raw));
    check(&record, "positions", positions);
}

#[test]
fn erlang_c_required_positions_sl90() {
    let record = record("erlang_c_required_positions_sl90");
    let (raw, positions) = required_positions(&record);
    check(&record, "raw_positions", f64::from(raw));
    check(&record, "positions", positions);
    let desk = interval_desk(&record, raw);
    check(&record, "service_level", 1.0 - desk.waits_longer_than(20.0 / 3600.0));
    check(&record, "occupancy", desk.occupancy().unwrap());
}

#[test]
fn hourly_staffing_profile_pyworkforce() {
    let record = record("hourly_staffing_profile_pyworkforce");
    let inputs = &record["inputs"];
    let positions: Vec<f64> = numbers(&inputs["calls_per_hour"])
        .into_iter()
        .map(|calls| {
            let within = number(&inputs["target_wait_s"]) / 3600.0;
            let raw = required_servers(calls, 15.0, within, 0.8, 0.85).unwrap();
            whole_people(people_for_hours(f64::from(raw), 0.7))
        })
        .collect();
    check_all(&record, "positions", &positions);
    check(&record, "total", positions.iter().sum());
}

#[test]
fn erlang_c_sl_sweep_11_14() {
    let record = record("erlang_c_sl_sweep_11_14");
    let levels: Vec<f64> =
        (11..=14).map(|c| 1.0 - interval_desk(&record, c).waits_longer_than(20.0 / 3600.0)).collect();
    check_all(&record, "service_level", &levels);
}

/// Looks up the load of a table, and the chance among those who wait of waiting longer than one handling time at `load`.
fn erlang_c_table(name: &str, load: f64) {
    let record = record(name);
    let servers = record["inputs"]["servers"].as_u64().unwrap() as u32;
    let wanted = number(&record["inputs"]["p_wait"]);
    let (mut low, mut high) = (0.0, f64::from(servers));
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if erlang_c(servers, middle) > wanted {
            high = middle;
        } else {
            low = middle;
        }
    }
    check(&record, "max_erlangs", low);
    let desk = SteadyDesk { arrivals: load, completions: 1.0, servers };
    check(&record, "p_wait_longer_than_aht", desk.waits_longer_than(1.0) / desk.chance_of_waiting());
}

#[test]
fn erlang_c_table_8_5pct() {
    erlang_c_table("erlang_c_table_8_5pct", 3.87);
}

#[test]
fn erlang_c_table_10_1pct() {
    // The source prints .0022 beside a load of 4.08, whose chance is exp(-5.92) = .0027; .0022 is exp(-(10 - 3.87)), with the
    // load of the example before it. The formula is held to the number with the load that was put into it.
    erlang_c_table("erlang_c_table_10_1pct", 3.87);
}

#[test]
fn mmc_eth_2() {
    let record = record("mmc_eth_2");
    let desk = SteadyDesk { arrivals: 9.0, completions: 5.0, servers: 2 };
    check(&record, "lq", desk.mean_waiting().unwrap());
    check(&record, "w", desk.mean_wait().unwrap() + 1.0 / desk.completions);
}

#[test]
fn tijms_table_5_3_2_square_root_staffing() {
    let record = record("tijms_table_5.3.2_square_root_staffing");
    for (erlangs, row) in record["expected"]["rows"].as_object().unwrap() {
        let load: f64 = erlangs.parse().unwrap();
        let found: Vec<f64> = [0.5, 0.2, 0.1]
            .into_iter()
            .flat_map(|alpha| {
                let exact = required_servers(load, 1.0, 0.0, 1.0 - alpha, 1.0).unwrap();
                [f64::from(exact), square_root_seats(load, alpha)]
            })
            .collect();
        assert_eq!(found, numbers(row), "{erlangs} Erlangs");
    }
}

#[test]
fn erlang_b_tests_pyworkforce() {
    let record = record("erlang_b_tests_pyworkforce");
    check_all(&record, "blocking", &[erlang_b(1, 1.0), erlang_b(2, 1.0)]);
}

#[test]
fn erlang_b_required_trunks_a10_2pct() {
    let record = record("erlang_b_required_trunks_A10_2pct");
    let servers = (1..100).find(|servers| erlang_b(*servers, 10.0) <= 0.02).unwrap();
    check(&record, "servers", f64::from(servers));
}

#[test]
fn erlang_b_c_high_precision_grid() {
    let record = record("erlang_b_c_high_precision_grid");
    let cases = record["inputs"]["cases"].as_array().unwrap();
    for (index, case) in cases.iter().enumerate() {
        let (servers, load) = (case[0].as_u64().unwrap() as u32, number(&case[1]));
        let (b, c) = (number(&record["expected"]["B"][index]), number(&record["expected"]["C"][index]));
        assert_near(erlang_b(servers, load) / b, 1.0, tolerance(&record, ""));
        assert_near(erlang_c(servers, load) / c, 1.0, tolerance(&record, ""));
    }
}

#[test]
fn mmc_wait_percentiles_and_sojourn() {
    let record = record("mmc_wait_percentiles_and_sojourn");
    let shares = numbers(&record["inputs"]["p"]);
    let desks: Vec<SteadyDesk> = record["inputs"]["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| SteadyDesk {
            arrivals: number(&case["lam"]),
            completions: number(&case["mu"]),
            servers: case["c"].as_u64().unwrap() as u32,
        })
        .collect();
    let of = |figure: &dyn Fn(&SteadyDesk) -> f64| desks.iter().map(figure).collect::<Vec<_>>();
    check_all(&record, "p_wait", &of(&|desk| desk.chance_of_waiting()));
    check_all(&record, "wq", &of(&|desk| desk.mean_wait().unwrap()));
    check_all(&record, "p_sojourn_gt_t", &of(&|desk| desk.done_later_than(0.25)));
    for (desk, wanted) in desks.iter().zip(record["expected"]["wait_pct"].as_array().unwrap()) {
        for (share, wanted) in shares.iter().zip(numbers(wanted)) {
            assert_near(desk.wait_percentile(*share).unwrap(), wanted, tolerance(&record, "wait_pct"));
        }
    }
}

fn priority_desk(record: &Value) -> PriorityDesk {
    PriorityDesk {
        arrivals: numbers(&record["inputs"]["lams"]),
        completions: number(&record["inputs"]["mu"]),
        servers: record["inputs"]["servers"].as_u64().unwrap() as u32,
    }
}

#[test]
fn priority_mm1_two_class_prabhu() {
    let record = record("priority_mm1_two_class_prabhu");
    let desk = priority_desk(&record);
    let minutes = [0, 1].map(|class| (desk.mean_wait(class).unwrap() + 1.0 / desk.completions) * 60.0);
    check_all(&record, "time_in_system_min", &minutes);
}

#[test]
fn priority_mmc_stevenson_ex8() {
    let record = record("priority_mmc_stevenson_ex8");
    check(&record, "w1_hours", priority_desk(&record).mean_wait(0).unwrap());
}

fn priority_waits(name: &str) {
    let record = record(name);
    let desk = priority_desk(&record);
    check(&record, "p_wait", desk.chance_of_waiting());
    let classes = 0..desk.arrivals.len();
    let means: Vec<f64> = classes.clone().map(|class| desk.mean_wait(class).unwrap()).collect();
    check_all(&record, "wq", &means);
    let squares = classes.clone().map(|class| desk.mean_square_wait(class).unwrap());
    for (found, wanted) in squares.zip(numbers(&record["expected"]["wq_second_moment"])) {
        assert_near(found, wanted, 1e-10);
    }
    let limits = numbers(&record["inputs"]["sla_hours"]);
    let late: Vec<f64> = classes.clone().map(|class| desk.waits_longer_than(class, limits[class])).collect();
    check_all(&record, "p_wait_gt_sla", &late);
    for class in classes {
        let wanted = number(&record["expected"]["p_wait_gt_15min"][class]);
        assert_near(desk.waits_longer_than(class, 0.25), wanted, tolerance(&record, "p_wait_gt_sla"));
        for (share, wanted) in
            numbers(&record["inputs"]["p"]).into_iter().zip(numbers(&record["expected"]["wait_pct"][class]))
        {
            assert_near(desk.wait_percentile(class, share).unwrap(), wanted, tolerance(&record, "wait_pct"));
        }
    }
}

#[test]
fn priority_3class_2servers() {
    priority_waits("priority_3class_2servers");
}

#[test]
fn priority_soc_4sev_8analysts() {
    priority_waits("priority_soc_4sev_8analysts");
}

#[test]
fn mg1_pk_mixture() {
    let record = record("mg1_pk_mixture");
    // 80 % take exactly 5 minutes; 20 % are exponential around 10, whose mean square is 2 x 10^2.
    let (mean, square) = (0.8 * 5.0 + 0.2 * 10.0, 0.8 * 25.0 + 0.2 * 200.0);
    let arrivals = number(&record["inputs"]["lam"]);
    check(&record, "rho", arrivals * mean / 60.0);
    check(&record, "wq_hours", one_seat_mean_wait(arrivals, mean / 60.0, square / 3600.0).unwrap());
}

#[test]
fn mgc_lognormal_fcfs_allen_cunneen_column() {
    // The simulated waits of this record belong to the simulation; its formula column is this one.
    for case in record("mgc_lognormal_fcfs")["expected"]["cases"].as_array().unwrap() {
        let desk = SteadyDesk {
            arrivals: number(&case["lam"]),
            completions: 60.0 / number(&case["mean_min"]),
            servers: case["c"].as_u64().unwrap() as u32,
        };
        let wait = uneven_mean_wait(&desk, 1.0, number(&case["cv"])).unwrap();
        assert_near(wait, number(&case["allen_cunneen"]), 1e-9);
    }
}

#[test]
fn mt_m_inf_sinusoid() {
    let record = record("mt_m_inf_sinusoid");
    let inputs = &record["inputs"];
    let waves: Vec<WaveLoad> = numbers(&inputs["mean_service_h"])
        .into_iter()
        .map(|work_hours| WaveLoad {
            mean_arrivals: number(&inputs["lambda_bar"]),
            amplitude: number(&inputs["rel_amplitude"]),
            period_hours: number(&inputs["period_h"]),
            work_hours,
        })
        .collect();
    check_all(&record, "peak_lag_h", &waves.iter().map(WaveLoad::peak_lag_hours).collect::<Vec<_>>());
    check_all(&record, "amplitude_ratio", &waves.iter().map(WaveLoad::damping).collect::<Vec<_>>());
    for (wave, wanted) in waves.iter().zip(record["expected"]["m"].as_array().unwrap()) {
        for (hours, wanted) in numbers(&inputs["t"]).into_iter().zip(numbers(wanted)) {
            assert_near(wave.at(hours), wanted, tolerance(&record, "m"));
        }
    }
}

#[test]
fn soc_prophet_capacity() {
    let record = record("soc_prophet_capacity");
    let productive = 8.0 * number(&record["inputs"]["productive_share"]);
    check(&record, "productive_h_per_analyst", productive);
    check(&record, "total_capacity_h", 5.0 * productive);
    check(&record, "triage_capacity_h", 5.0 * productive * number(&record["inputs"]["triage_share"]));
    assert_near(alerts_in_hours(16.8, 10.08), number(&record["inputs"]["alerts_per_day"]), 1e-9);
}

#[test]
fn soc_d3_152_fte() {
    let record = record("soc_d3_152_fte");
    let (first, second) = (analysts_for_alerts(2000.0, 20.0, 420.0), analysts_for_alerts(600.0, 40.0, 420.0));
    check(&record, "l1_fte", first);
    check(&record, "l2_fte", second);
    check(&record, "total_fte", first + second);
    check(&record, "min_per_alert_at_third", 20.0 * number(&record["inputs"]["staffed_fraction"]));
}

#[test]
fn soc_syberops_ceiling() {
    let record = record("soc_syberops_ceiling");
    check(&record, "alerts_per_day", alerts_in_hours(8.0 * 6.0, 5.0));
    check(&record, "with_10_analysts", alerts_in_hours(10.0 * 6.0, 5.0));
}

#[test]
fn fte_168_over_40() {
    check(&record("fte_168_over_40"), "raw_fte", people_for_hours(168.0, 40.0));
}

#[test]
fn fte_nanog_n_plus_1_times_5() {
    let per_seat = whole_people(people_for_hours(168.0, 40.0));
    check(&record("fte_nanog_n_plus_1_times_5"), "headcount", (2.0 + 1.0) * per_seat);
}

#[test]
fn relief_factor_24x7() {
    let record = record("relief_factor_24x7");
    let inputs = &record["inputs"];
    check(
        &record,
        "relief_factor",
        people_for_hours(number(&inputs["coverage_h"]), number(&inputs["net_hours"])),
    );
}

#[test]
fn coverage_hours_5_posts() {
    let record = record("coverage_hours_5_posts");
    let hours = number(&record["inputs"]["posts"]) * 365.0 * 24.0;
    check(&record, "hours_year", hours);
    // Four crews share a round-the-clock post of 42 hours a week; a 40-hour week has 2,080 hours in 52 weeks.
    check(&record, "hours_year_per_12h_employee", 52.0 * 168.0 / 4.0);
    check(&record, "hours_year_8h", 52.0 * 40.0);
}

#[test]
fn cda_min_per_position() {
    check(
        &record("cda_min_per_position"),
        "min_fte_per_position",
        whole_people(people_for_hours(168.0, 40.0)),
    );
}

#[test]
fn nanog_12h_two_per_shift() {
    let record = record("nanog_12h_two_per_shift");
    let crews = people_for_hours(168.0, 3.5 * 12.0);
    check(&record, "hours_week", 3.5 * 12.0);
    check(&record, "crews", crews);
    check(&record, "staff", 2.0 * crews);
}

#[test]
fn soc_rehman_10_analysts() {
    let record = record("soc_rehman_10_analysts");
    let day: f64 = numbers(&record["inputs"]["shifts"]).iter().sum::<f64>() * 8.0;
    check(&record, "hours_day", day);
    check(&record, "hours_year", day * 365.0);
    check(&record, "analysts", people_for_hours(day * 365.0, 2000.0));
}

#[test]
fn soc_perkins_daily_hours() {
    let record = record("soc_perkins_daily_hours");
    let hours: Vec<f64> = numbers(&record["inputs"]["alerts_per_day"])
        .into_iter()
        .map(|alerts| analysts_for_alerts(alerts, number(&record["inputs"]["min_per_alert"]), 60.0))
        .collect();
    check_all(&record, "hours", &hours);
}

#[test]
fn incident_concurrency_poisson() {
    let record = record("incident_concurrency_poisson");
    let mean = 6.0 / 730.0 * 20.0;
    check(&record, "mean_concurrent", mean);
    check(&record, "mean_analysts", mean * 3.0);
    check(&record, "p_at_least_one", at_least(mean, 1));
    check(&record, "p_at_least_two", at_least(mean, 2));
}

#[test]
fn default_profile_after_hours() {
    let record = record("default_profile_after_hours");
    let (after, weekend) = (0.51, 0.15);
    // 40 business hours, 80 other hours on weekdays, 48 on weekends.
    let shares = [(1.0 - after) / 40.0, (after - weekend) / 80.0, weekend / 48.0];
    for (share, key) in shares.into_iter().zip(["business", "weekday_off", "weekend"]) {
        assert_near(share, number(&record["expected"]["share_per_hour"][key]), 1e-9);
        assert_near(share * 960.0 * 7.0, number(&record["expected"]["alerts_per_hour"][key]), 1e-9);
    }
}

#[test]
fn sla_window_min_constant_staff_24x7() {
    use watchfloor::engine::capacity::window::window_seats;
    let record = record("sla_window_min_constant_staff_24x7");
    let minutes = number(&record["inputs"]["aht_min"]);
    let work: Vec<f64> = numbers(&record["inputs"]["alerts_per_hour"])
        .into_iter()
        .map(|alerts| alerts * minutes / 60.0)
        .collect();
    for (window, seats) in record["expected"]["staff"].as_object().unwrap() {
        let hours: f64 = window.parse().unwrap();
        let found = window_seats(&work, &[1.0; 24], |time| time + hours).unwrap();
        assert_near(found, number(seats), tolerance(&record, "staff"));
    }
    // Alerts of the night that are due at once have nobody.
    let day: Vec<f64> = (0..24).map(|hour| if hour < 8 { 0.0 } else { 1.0 }).collect();
    assert_eq!(window_seats(&work, &day, |time| time + 1.0), None);
}
