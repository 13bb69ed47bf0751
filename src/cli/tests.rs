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
    for command in ["check", "report"] {
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
        plan["version"] = json!(99);
        plan["oldest_reader"] = json!(1);
    });
    let unknown = changed(|plan| {
        plan["document"]["streams"] = json!({});
        plan["document"]["scenarios"] = json!({});
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
    let (exit, _, err) = said(&["report", file.path(), "--scenario", "Nothing"]);
    assert_eq!(exit, Exit::Misused);
    assert!(err.contains("Nothing"), "{err}");
}
