//! The commands as a shell calls them: what they write where, and how they end.

use super::{Exit, Streams, run};
use serde_json::{Value, json};
use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

/// Runs a command; its end, what it wrote to the output and to the error output.
fn said(arguments: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = arguments.iter().map(OsString::from).collect();
    let exit = run(arguments, &mut Streams { out: &mut out, err: &mut err });
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn sample() -> String {
    let (exit, text, err) = said(&["sample", "--month", "2027-03"]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    text
}

/// A file of this name with this text, for as long as it lives.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("watchfloor-cli-{}-{name}.json", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// The sample with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut plan: Value = serde_json::from_str(&sample()).unwrap();
    change(&mut plan);
    plan.to_string()
}

/// The sample without alerts, which has nothing to compute but quickly.
fn without_streams() -> String {
    changed(|plan| {
        plan["document"]["streams"] = json!({});
        plan["document"]["scenarios"] = json!({});
        plan["document"]["roll_outs"] = json!({});
    })
}

#[test]
fn every_command_says_how_it_is_written() {
    for command in ["sample", "check", "import-alerts", "report", "compare", "schema"] {
        for arguments in [&[command, "--help"][..], &[command, "x", "-h"]] {
            let (exit, out, err) = said(arguments);
            assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{command}");
            assert!(out.starts_with(&format!("watchfloor {command}")), "{out}");
        }
    }
}

#[test]
fn the_sample_of_a_month_is_the_same_text_each_time_and_nothing_is_wrong_with_it() {
    let text = sample();
    assert_eq!(text, sample());
    let file = File::new("sample", &text);
    let (exit, out, err) = said(&["check", file.path()]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    assert_eq!(out.trim_end(), super::WORDS.cli().nothing_wrong);
    let (exit, out, _) = said(&["check", file.path(), "--json"]);
    assert_eq!((exit, out.trim_end()), (Exit::Fine, "[]"));
}

#[test]
fn a_file_that_is_no_plan_is_refused_with_cause_and_remedy_on_the_error_output() {
    let file = File::new("no-plan", "{\"a\": 1}");
    for command in ["check", "report", "simulate"] {
        let (exit, out, err) = said(&[command, file.path()]);
        assert_eq!((exit.status(), out.as_str()), (2, ""), "{command}");
        assert!(err.starts_with('E'), "{command}: {err}");
    }
    let (exit, _, err) = said(&["check", "/nowhere/plan.json"]);
    assert_eq!(exit.status(), 3);
    assert!(err.contains("/nowhere/plan.json"), "{err}");
}

#[test]
fn a_plan_without_a_week_to_compute_says_its_reasons_and_is_refused() {
    let file = File::new("empty", &without_streams());
    let (exit, out, _) = said(&["report", file.path(), "--json"]);
    assert_eq!(exit.status(), 2);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value, json!({ "reasons": ["no_streams"] }));
}

#[test]
fn a_newer_plan_and_unknown_entries_are_told_before_figures_that_leave_them_out() {
    let newer = changed(|plan| {
        plan["document"]["streams"] = json!({});
        plan["document"]["scenarios"] = json!({});
        plan["document"]["roll_outs"] = json!({});
        plan["version"] = json!(99);
        plan["oldest_reader"] = json!(1);
    });
    let unknown = changed(|plan| {
        plan["document"]["streams"] = json!({});
        plan["document"]["scenarios"] = json!({});
        plan["document"]["roll_outs"] = json!({});
        plan["document"]["desk"]["coffee"] = json!(true);
    });
    let cases = [
        ("newer", newer, super::WORDS.cli().is_newer),
        ("unknown", unknown, super::WORDS.cli().has_unknown_entries),
    ];
    for (name, text, words) in cases {
        let file = File::new(name, &text);
        let (_, out, err) = said(&["report", file.path(), "--json"]);
        assert!(err.contains(words), "{name}: {err}");
        assert!(serde_json::from_str::<Value>(&out).is_ok(), "{name}: the output stays JSON");
    }
    let file = File::new("known", &without_streams());
    assert_eq!(said(&["report", file.path(), "--json"]).2, "");
}

#[test]
fn the_schema_is_the_one_that_is_published() {
    let (exit, out, _) = said(&["schema"]);
    assert_eq!(exit, Exit::Fine);
    let published = concat!(env!("CARGO_MANIFEST_DIR"), "/public/watchfloor-plan.schema.json");
    assert_eq!(out, std::fs::read_to_string(published).unwrap());
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[test]
fn a_queue_says_how_long_each_severity_waits_at_so_many_analysts() {
    // The desk of the record priority_soc_4sev_8analysts; its hours.
    let (exit, out, err) = said(&[
        "queue",
        "--rates",
        "0.5,4,12,20",
        "--handle-minutes",
        "10",
        "--analysts",
        "8",
        "--sla-hours",
        "0.25",
        "--json",
    ]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    let queue: Value = serde_json::from_str(&out).unwrap();
    let near = |value: &Value, wanted: f64, within: f64| {
        assert!((number(value) - wanted).abs() < within, "{value} is not {wanted}");
    };
    near(&queue["offered_load"], 36.5 / 6.0, 1e-9);
    near(&queue["occupancy"], 36.5 / 48.0, 1e-9);
    near(&queue["p_wait"], 0.376_772_194_183_771_34, 1e-10);
    let last = &queue["classes"][3];
    near(&last["mean_wait_hours"], 0.049_924_265_895_986_29, 1e-10);
    near(&last["wait_hours"]["p50"], 0.0, 1e-12);
    near(&last["wait_hours"]["p99"], 0.530_528_948_790_973, 1e-5);
    near(&last["p_beyond_sla"], 0.060_508_544_353_538_495, 1e-7);
    near(&last["backlog_growth_per_hour"], 0.0, 1e-12);
}

#[test]
fn a_queue_that_falls_behind_has_no_wait_for_the_last_severity_but_a_growth() {
    let short = ["queue", "--rates", "6,6,12", "--handle-minutes", "10", "--analysts", "3", "--json"];
    let (exit, out, _) = said(&short);
    let queue: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(exit, Exit::Fine);
    assert!(number(&queue["classes"][1]["mean_wait_hours"]) > 0.0);
    assert_eq!(queue["classes"][2]["mean_wait_hours"], Value::Null);
    assert_eq!(queue["classes"][2]["wait_hours"]["p50"], Value::Null);
    assert!((number(&queue["classes"][2]["backlog_growth_per_hour"]) - 6.0).abs() < 1e-9);
    let interrupting: Vec<&str> = short.into_iter().chain(["--interrupting"]).collect();
    let queue: Value = serde_json::from_str(&said(&interrupting).1).unwrap();
    assert!(number(&queue["classes"][0]["mean_wait_hours"]) < 0.02);
}

#[test]
fn a_queue_with_numbers_that_cannot_be_is_told_which() {
    let asked = |rates: &str, minutes: &str, analysts: &str| {
        let (exit, out, err) =
            said(&["queue", "--rates", rates, "--handle-minutes", minutes, "--analysts", analysts]);
        assert_eq!((exit, out.as_str()), (Exit::Misused, ""), "{rates} {minutes} {analysts}");
        err
    };
    assert!(asked("1,x", "10", "3").contains("--rates"));
    assert!(asked("1,nan", "10", "3").contains("--rates"));
    assert!(asked("1,-2", "10", "3").contains("--rates"));
    assert!(asked("1,2", "0", "3").contains("--handle-minutes"));
    assert!(asked("1,2", "10", "9000").contains("--analysts"));
    let (exit, _, err) = said(&["queue", "--rates", "1", "--analysts", "2"]);
    assert_eq!(exit, Exit::Misused);
    assert!(err.contains("--handle-minutes"), "{err}");
}

#[test]
fn a_simulation_of_the_sample_is_the_same_for_a_seed_and_has_the_formulas_beside_it() {
    let file = File::new("simulated", &sample());
    let short = ["simulate", file.path(), "--json", "--weeks", "1", "--replications", "5", "--seed", "7"];
    let (exit, out, err) = said(&short);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    assert_eq!(said(&short).1, out);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&found["seed"], &found["replications"]), (&json!(7), &json!(5)));
    let classes = found["classes"].as_array().unwrap();
    assert!(classes.len() >= 3);
    for class in classes {
        let wait = &class["mean_wait_hours"];
        assert!(number(&wait["mean"]) >= 0.0 && number(&wait["half_width"]) >= 0.0);
        assert!(number(&class["wait_hours"]["p99"]["mean"]) >= number(&class["wait_hours"]["p50"]["mean"]));
        assert!(class["formula"]["mean_wait_hours"].is_number(), "{class}");
        assert!(class["formula"]["differs_because"].is_array());
        assert_eq!(class["backlog_by_hour"].as_array().unwrap().len(), 168);
    }
    assert!((0.0..1.5).contains(&number(&found["desk"]["occupancy"]["mean"])));
}

#[test]
fn a_customer_with_targets_of_its_own_is_simulated_under_its_severity() {
    let file = File::new("simulated-customer", &with_a_customer());
    let options = ["--json", "--weeks", "1", "--replications", "3", "--against"];
    let (exit, out, err) = said(&[&["simulate", file.path()][..], &options, &[file.path()]].concat());
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    let found: Value = serde_json::from_str(&out).unwrap();
    let class = &found["classes"][0];
    let bank = &class["customers"][0];
    assert_eq!(bank["name"], "Bank");
    assert!(number(&bank["alerts_per_hour"]["mean"]) < number(&class["alerts_per_hour"]["mean"]));
    assert_eq!(number(&bank["acknowledge"]["target"]["within_minutes"]), 60.0);
    assert_eq!(bank["acknowledge"]["share"], bank["acknowledged_share"]);
    assert!(
        bank["formula"]["acknowledged_share"].is_number() && bank["formula"]["differs_because"].is_array()
    );
    assert_eq!(found["classes"][1]["customers"], json!([]));
    let difference = &found["difference"]["classes"][0]["customers"][0];
    assert_eq!(difference["customer"], bank["customer"]);
    assert_eq!(number(&difference["acknowledged_share"]["mean"]), 0.0);
}

/// The sample, one of whose streams is a bank's, which was promised an hour for the most urgent alerts.
fn with_a_customer() -> String {
    changed(|plan| {
        let document = &mut plan["document"];
        let position = |of: &Value| of["position"].clone();
        let severities = document["severities"].as_object().unwrap();
        let (first, of) = severities.iter().min_by_key(|(_, of)| position(of).to_string()).unwrap();
        let own = json!({
            "clock": of["clock"], "acknowledge": { "within_minutes": 60.0, "share": 0.9 }, "triage_done": null,
        });
        let bank = json!({ "position": position(of), "name": "Bank", "own_targets": { first: own } });
        let (id, stream) = document["streams"].as_object_mut().unwrap().iter_mut().next().unwrap();
        let id = id.clone();
        stream["customer"] = json!(id);
        document["customers"] = json!({ id: bank });
    })
}

#[test]
fn a_plan_with_more_seats_is_compared_pair_by_pair_with_the_sample() {
    let file = File::new("fewer-seats", &sample());
    let more = File::new(
        "more-seats",
        &changed(|plan| {
            for day in plan["document"]["desk"]["seats"].as_object_mut().unwrap().values_mut() {
                for seats in day.as_array_mut().unwrap() {
                    *seats = json!(seats.as_u64().unwrap() + 1);
                }
            }
        }),
    );
    let (exit, out, err) = said(&[
        "simulate",
        file.path(),
        "--json",
        "--weeks",
        "1",
        "--replications",
        "5",
        "--against",
        more.path(),
    ]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    let found: Value = serde_json::from_str(&out).unwrap();
    for (place, difference) in found["difference"]["classes"].as_array().unwrap().iter().enumerate() {
        let wait = |of: &Value| number(&of["classes"][place]["mean_wait_hours"]["mean"]);
        let less = number(&difference["mean_wait_hours"]["mean"]);
        assert!((less - (wait(&found["against"]) - wait(&found))).abs() < 1e-9);
        // The first severity interrupts and hardly ever waits at all.
        assert!(if place == 0 { less <= 0.0 } else { less < 0.0 }, "{place}: {less}");
    }
}

#[test]
fn a_scenario_is_simulated_beside_the_plan_on_the_same_alerts() {
    let file = File::new("simulated-scenario", &sample());
    let name = "Hire one for the weekdays";
    let short =
        ["simulate", file.path(), "--json", "--weeks", "1", "--replications", "5", "--months-ahead", "2"];
    let with = |more: &[&str]| {
        let arguments: Vec<&str> = short.iter().chain(more).copied().collect();
        let (exit, out, err) = said(&arguments);
        assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
        serde_json::from_str::<Value>(&out).unwrap()
    };
    let paired = with(&["--against-scenario", name]);
    let (plan, scenario) = (with(&[]), with(&["--scenario", name]));
    assert_eq!(paired["classes"], plan["classes"]);
    assert_eq!(paired["against"], scenario);
    let last = &paired["difference"]["classes"].as_array().unwrap().last().unwrap()["mean_wait_hours"];
    assert!(number(&last["mean"]) < 0.0, "{last}");
    let (exit, _, err) = said(&["simulate", file.path(), "--scenario", "Nothing"]);
    assert_eq!(exit, Exit::Misused);
    assert!(err.contains("Nothing"), "{err}");
}

/// A pipe whose reader takes so many bytes and goes, as `head` does.
struct Closing(usize);

impl Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_stops_early_is_no_trouble() {
    let plan = File::new("pipe", &without_streams());
    let broken = File::new("pipe-issues", &changed(|plan| plan["document"]["desk"]["coffee"] = json!(true)));
    let commands: [&[&str]; 5] = [
        &["sample"],
        &["schema"],
        &["report", plan.path(), "--json"],
        &["check", broken.path(), "--json"],
        &["check", broken.path()],
    ];
    for command in commands {
        let mut err = Vec::new();
        let arguments = command.iter().map(OsString::from).collect();
        let exit = run(arguments, &mut Streams { out: &mut Closing(10), err: &mut err });
        assert_eq!((exit, String::from_utf8(err).unwrap()), (Exit::Fine, String::new()), "{command:?}");
    }
}

/// "What if one more came for the weekdays, or a playbook closed part of the phishing?"
#[test]
fn a_plan_is_compared_with_its_scenarios_and_reported_with_one_of_them() {
    let file = File::new("scenarios", &sample());
    let (exit, out, err) = said(&["compare", file.path(), "--json", "--months-ahead", "2"]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
    let value: Value = serde_json::from_str(&out).unwrap();
    let columns = value["columns"].as_array().unwrap();
    let of = |key: &str| columns.iter().map(|column| column[key].clone()).collect::<Vec<_>>();
    let names = [json!(null), json!("Auto-close 30 % of phishing"), json!("Hire one for the weekdays")];
    assert_eq!(of("name"), names);
    assert_eq!(of("promises_missed"), [2, 2, 0]);
    assert_eq!(of("people"), [12.0, 12.0, 13.0]);
    let hire = ["--scenario", "Hire one for the weekdays", "--months-ahead", "2"];
    let (exit, out, _) = said(&[&["report", file.path(), "--json"], &hire[..]].concat());
    assert_eq!(exit, Exit::Fine);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["desk"]["seat_hours"]["value"], columns[2]["seat_hours_per_week"]);
    assert_eq!(report["truth_test"]["without_break_cover"]["smallest_team"], json!(11.0));
    let empty = &report["truth_test"]["with_break_cover"]["breaks"][0]["seats_empty"];
    assert!(empty["hours"].is_number(), "{empty}");
    assert_eq!(report["staffing_curve"]["points"].as_array().map(Vec::len), Some(7));
    let (exit, _, err) = said(&["report", file.path(), "--scenario", "Nothing"]);
    assert_eq!(exit, Exit::Misused);
    assert!(err.contains("Nothing"), "{err}");
}
