//! `import-alerts FILE`: what an export of alerts or tickets says, counted as the import page counts it.
//!
//! The keys of `--json` are listed in docs/methods/alert-history.md.

mod arguments;

use super::{CliError, Exit, Streams, WORDS};
use crate::{
    base::HourOfWeek,
    domain::{AlertHistory, AlertTally, GroupWindow, GroupedBy, SeverityId, tally::Grain},
    engine::history::{Choices, HistoryReport, analyse, hour_of_week_counts, observed_hours},
    exchange::alerts::{FileProfile, ImportError, ImportOptions, Importer, Role, SNIFF_BYTES, sniff},
    text::{Format, PlainFormat},
};
use arguments::Arguments;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read, Write},
};

const PIECE_BYTES: usize = 256 * 1024;
const ROLES: [(Role, &str); 11] = [
    (Role::Time, "time"),
    (Role::Severity, "severity"),
    (Role::Rule, "rule"),
    (Role::Host, "host"),
    (Role::Id, "id"),
    (Role::Acknowledged, "acknowledged"),
    (Role::Closed, "closed"),
    (Role::Updated, "updated"),
    (Role::TimeOfDay, "time_of_day"),
    (Role::Count, "count"),
    (Role::SeverityCount, "severity_counts"),
];

pub(super) fn run(parser: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    let arguments = Arguments::read(parser)?;
    let unreadable = |error: io::Error| {
        CliError::Said((WORDS.cli().file_unreadable)(&arguments.path.to_string_lossy(), &error.to_string()))
    };
    let mut input: Box<dyn Read> = if arguments.path == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(&arguments.path).map_err(unreadable)?)
    };
    let mut head = Vec::new();
    input.by_ref().take(SNIFF_BYTES as u64).read_to_end(&mut head).map_err(unreadable)?;
    if is_blank(&head) {
        writeln!(streams.err, "{}", WORDS.cli().file_empty)?;
        return Ok(Exit::Refused);
    }
    let mut profile = sniff(&head);
    let options = arguments.options(&mut profile, &head)?;
    let counted = count(&options, &head, &mut *input).map_err(unreadable)?;
    let tally = match counted {
        Ok(tally) => tally,
        Err(refusal) => {
            writeln!(streams.err, "{}", (WORDS.import().refusal)(&PlainFormat, &refusal))?;
            if matches!(refusal, ImportError::AmbiguousOrder { .. } | ImportError::ContradictoryOrder { .. })
            {
                writeln!(streams.err, "--date-order dmy|mdy|ymd")?;
            }
            return Ok(Exit::Refused);
        }
    };
    let names = arguments.severity_names();
    let choices = Choices { severity_of_word: arguments.severity_of_word(), ..Choices::default() };
    let report = analyse(&tally, &choices).map_err(|error| CliError::Said(error.to_string()))?;
    if arguments.json {
        let value = as_json(&profile, &options, &tally, &report, &names)?;
        serde_json::to_writer_pretty(&mut *streams.out, &value)?;
        writeln!(streams.out)?;
    } else {
        as_text(&profile, &options, &tally, &report, streams.out)?;
    }
    Ok(Exit::Fine)
}

/// Nothing but white space and marks of byte order.
fn is_blank(head: &[u8]) -> bool {
    head.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff))
}

fn count(
    options: &ImportOptions,
    head: &[u8],
    rest: &mut dyn Read,
) -> io::Result<Result<AlertTally, ImportError>> {
    let mut importer = match Importer::new(options.clone()) {
        Ok(importer) => importer,
        Err(error) => return Ok(Err(error)),
    };
    importer.feed(head);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        match rest.read(&mut piece)? {
            0 => return Ok(importer.finish()),
            length => importer.feed(piece.get(..length).unwrap_or_default()),
        }
    }
}

fn title(profile: &FileProfile, column: usize) -> String {
    let title =
        profile.columns.get(column).map(|column| column.title.clone()).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| (column + 1).to_string())
}

fn columns_json(profile: &FileProfile, options: &ImportOptions) -> Value {
    let mut columns = Map::new();
    for (role, key) in ROLES {
        let titles: Vec<String> = options.columns.of(role).iter().map(|at| title(profile, *at)).collect();
        let value = if role == Role::SeverityCount { json!(titles) } else { json!(titles.first()) };
        columns.insert(key.to_owned(), value);
    }
    Value::Object(columns)
}

fn moment(micros: i64, grain: Grain) -> Option<String> {
    let time = DateTime::from_timestamp_micros(micros)?;
    Some(match grain {
        Grain::Day => time.date_naive().to_string(),
        Grain::QuarterHour => time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
    })
}

fn window(window: GroupWindow) -> &'static str {
    if window == GroupWindow::Sliding { "sliding" } else { "fixed" }
}

/// The roles whose columns tell groups apart.
fn grouped_by(by: Option<GroupedBy>) -> &'static [&'static str] {
    match by {
        None => &[],
        Some(GroupedBy::Rule) => &["rule"],
        Some(GroupedBy::Host) => &["host"],
        Some(GroupedBy::RuleAndHost) => &["rule", "host"],
    }
}

/// Alerts by day of the week, Monday first: all that a file of days can say.
fn day_of_week(tally: &AlertTally) -> [u64; 7] {
    let mut days = [0; 7];
    for (day, alerts) in tally.bins.iter().filter(|_| tally.grain == Grain::Day) {
        let date = NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(*day));
        let at = date.map_or(0, |date| date.weekday().num_days_from_monday() as usize);
        if let Some(sum) = days.get_mut(at) {
            *sum += alerts;
        }
    }
    days
}

fn as_json(
    profile: &FileProfile,
    options: &ImportOptions,
    tally: &AlertTally,
    report: &HistoryReport,
    names: &BTreeMap<SeverityId, String>,
) -> Result<Value, CliError> {
    let said = |error: crate::engine::history::HistoryError| CliError::Said(error.to_string());
    let unknown = Value::Array(vec![Value::Null; 168]);
    let hours = |counts: Option<[u64; 168]>| {
        counts.map_or_else(|| unknown.clone(), |counts| json!(counts.as_slice()))
    };
    let history = &report.history;
    let elapsed = |of: Option<crate::domain::history::Elapsed>| {
        of.map(|of| json!({ "p50": of.p50_hours, "p90": of.p90_hours, "alerts": of.alerts }))
    };
    let faults = tally.rejected.iter().map(|row| {
        json!({ "line": row.line, "fault": row.fault, "value": row.value,
                "said": (WORDS.import().rejected_row)(&PlainFormat, row) })
    });
    let words = tally.severities.iter().map(|word| json!({ "word": word.word, "alerts": word.alerts }));
    let mapped: BTreeMap<&str, u64> = history
        .by_severity
        .iter()
        .filter_map(|(severity, alerts)| Some((names.get(severity)?.as_str(), *alerts)))
        .collect();
    let rules = tally
        .rules
        .iter()
        .map(|rule| json!({ "name": rule.name, "alerts": rule.alerts, "groups": rule.groups }));
    // Beside all rules that were named, not beside the fewer that a plan keeps.
    let (rules_beyond, alerts_beyond, groups_beyond) = tally.other_rules;
    let others = (rules_beyond > 0)
        .then(|| json!({ "rules": rules_beyond, "alerts": alerts_beyond, "groups": groups_beyond }));
    Ok(json!({
        "columns": columns_json(profile, options),
        "encoding": options.encoding,
        "separator": char::from(options.separator).to_string(),
        "has_header": options.has_header,
        "date_order": options.date_order,
        "zone": tally.zone,
        "file_zone": options.file_zone,
        "rows_read": tally.rows_read,
        "rows_rejected": tally.rows_rejected,
        "rejected": faults.collect::<Vec<_>>(),
        "alerts": tally.alerts,
        "first": moment(tally.span_micros.0, tally.grain),
        "last": moment(tally.span_micros.1, tally.grain),
        "days_only": tally.grain == Grain::Day,
        "hour_of_week": hours(hour_of_week_counts(tally).map_err(said)?),
        "observed_hours": hours(observed_hours(tally).map_err(said)?),
        "day_of_week": (tally.grain == Grain::Day).then(|| day_of_week(tally)),
        "elapsed_hours": elapsed(tally.elapsed),
        "acknowledged_hours": elapsed(tally.acknowledged),
        "groups": tally.grouping.map(|grouping| grouping.groups),
        "grouping": tally.grouping.map(|grouping| json!({
            "by": grouped_by(grouping.by),
            "minutes": grouping.minutes,
            "window": window(grouping.window),
            "groups": grouping.groups,
        })),
        "severity_words": words.collect::<Vec<_>>(),
        "severities": mapped,
        "without_severity": history.without_severity,
        "rules": rules.collect::<Vec<_>>(),
        "other_rules": others,
        "mean_by_hour": history.mean_by_hour.values().as_slice(),
        "filled_by_hour": history.filled_by_hour.values().as_slice(),
        "dispersion": history.dispersion,
        "trend": history.trend,
        "bursts": history.bursts,
        "gaps": history.gaps,
        "findings": report.findings.iter().map(|f| (WORDS.import().finding)(&PlainFormat, f)).collect::<Vec<_>>(),
    }))
}

fn as_text(
    profile: &FileProfile,
    options: &ImportOptions,
    tally: &AlertTally,
    report: &HistoryReport,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (words, format) = (WORDS.import(), &PlainFormat);
    let history = &report.history;
    writeln!(out, "{}", (words.report.rows)(format, tally.rows_read, tally.rows_rejected))?;
    let moment = |time: NaiveDateTime| match tally.grain {
        Grain::Day => format.date(time.date()),
        Grain::QuarterHour => format.date_time(time),
    };
    let (from, to) = (moment(history.span.0), moment(history.span.1));
    writeln!(out, "{}", (words.report.alerts)(format, tally.alerts, &from, &to, &tally.zone))?;
    if let Some(grouping) = tally.grouping {
        let sliding = grouping.window == GroupWindow::Sliding;
        writeln!(
            out,
            "{}",
            (words.report.groups)(
                format,
                grouping.groups,
                grouped_by(grouping.by),
                grouping.minutes,
                sliding
            )
        )?;
    }
    if let Some(elapsed) = tally.elapsed {
        let said = (words.report.elapsed)(format, elapsed.p50_hours, elapsed.p90_hours, elapsed.alerts);
        writeln!(out, "{said}")?;
    }
    writeln!(out, "\n{}", words.report.columns)?;
    for (role, _) in ROLES {
        for column in options.columns.of(role) {
            writeln!(out, "  {}: {}", (words.role)(role), title(profile, column))?;
        }
    }
    if tally.severities.iter().any(|word| !word.word.is_empty()) {
        writeln!(out, "\n{}", words.report.severities)?;
        for word in &tally.severities {
            let name = if word.word.is_empty() { words.report.no_severity } else { &word.word };
            writeln!(out, "  {:>12}  {name}", format.number(word.alerts as f64, 0))?;
        }
    }
    if !history.rules.is_empty() {
        writeln!(out, "\n{}", words.report.rules)?;
        for rule in history.rules.iter().take(20) {
            let (groups, alerts) =
                (format.number(rule.groups as f64, 0), format.number(rule.alerts as f64, 0));
            let unnamed = WORDS.alerts_page().histories.rule_unnamed;
            let name = if rule.name.is_empty() { unnamed } else { &rule.name };
            writeln!(out, "  {groups:>12} {alerts:>12}  {name}")?;
        }
    }
    write_week(history, out)?;
    if !history.bursts.is_empty() {
        writeln!(out, "\n{}", words.report.bursts)?;
        for burst in &history.bursts {
            let from = format.date_time(burst.from);
            let rule = burst.main_rule.as_deref();
            let said = (words.report.burst)(format, &from, burst.hours, burst.alerts, burst.usual, rule);
            writeln!(out, "  {said}")?;
        }
    }
    if !tally.rejected.is_empty() {
        writeln!(out, "\n{}", words.report.rejected)?;
        for row in &tally.rejected {
            writeln!(out, "  {}", (words.rejected_row)(format, row))?;
        }
    }
    if !report.findings.is_empty() {
        writeln!(out, "\n{}", words.report.findings)?;
        for finding in &report.findings {
            writeln!(out, "  {}", (words.finding)(format, finding))?;
        }
    }
    Ok(())
}

fn write_week(history: &AlertHistory, out: &mut dyn Write) -> io::Result<()> {
    if history.mean_by_hour.values().iter().all(Option::is_none) {
        return Ok(());
    }
    writeln!(out, "\n{}", WORDS.import().report.week)?;
    for (day, name) in WORDS.common().days_short.iter().enumerate() {
        write!(out, "  {name}")?;
        for hour in 0..24 {
            match history.mean_by_hour[HourOfWeek::new(day * 24 + hour)] {
                Some(mean) => write!(out, " {mean:>5.0}")?,
                None => write!(out, "      ")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Exit, Streams, run};
    use serde_json::{Value, json};
    use std::ffi::OsString;

    /// Runs the command on a file with this text; what it wrote to the output and to the error output.
    fn said(name: &str, text: &str, flags: &[&str]) -> (Exit, String, String) {
        let path = std::env::temp_dir().join(format!("watchfloor-{}-{name}.csv", std::process::id()));
        std::fs::write(&path, text).unwrap();
        let mut arguments: Vec<OsString> = vec!["import-alerts".into(), path.clone().into()];
        arguments.extend(flags.iter().map(OsString::from));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run(arguments, &mut Streams { out: &mut out, err: &mut err });
        std::fs::remove_file(path).unwrap();
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn an_ambiguous_order_is_refused_with_both_readings_until_it_is_said() {
        let text = "time,rule\n03/04/2026 10:00,a\n";
        let (exit, out, err) = said("order", text, &["--json"]);
        assert_eq!((exit, exit.status(), out.as_str()), (Exit::Refused, 2, ""));
        for part in ["03/04/2026 10:00", "2026-04-03 10:00", "2026-03-04 10:00", "--date-order"] {
            assert!(err.contains(part), "{err}");
        }
        let (exit, out, _) = said("order-said", text, &["--json", "--date-order", "mdy"]);
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!((exit, &value["first"]), (Exit::Fine, &json!("2026-03-04T10:00:00Z")));
    }

    #[test]
    fn flags_choose_columns_groups_and_severities_and_the_result_says_which() {
        let text = "when,what,machine,how bad\n\
            2026-03-02 10:00,Scan,web1,2\n2026-03-02 10:08,Scan,web1,1\n2026-03-02 10:16,Scan,web1,2\n";
        let flags = [
            "--json",
            "--rule-column",
            "what",
            "--host-column",
            "3",
            "--severity-column",
            "How Bad",
            "--group-minutes",
            "10",
            "--group-window",
            "sliding",
            "--map-severity",
            "2=High",
            "--zone",
            "Asia/Kolkata",
        ];
        let (exit, out, err) = said("flags", text, &flags);
        assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["columns"]["host"], "machine");
        assert_eq!((&value["groups"], &value["grouping"]["window"]), (&json!(1), &json!("sliding")));
        assert_eq!(value["grouping"]["by"], json!(["rule", "host"]));
        assert_eq!((&value["severities"]["High"], &value["without_severity"]), (&json!(2), &json!(1)));
        assert_eq!((&value["hour_of_week"][10], &value["observed_hours"][10]), (&json!(3), &json!(1)));
        assert_eq!(value["hour_of_week"].as_array().map(Vec::len), Some(168));
        assert_eq!(value["elapsed_hours"], Value::Null);
    }

    #[test]
    fn hours_are_counted_in_one_zone_and_naive_times_read_in_another() {
        let text = "time,rule\n2026-03-02 09:00,a\n2026-03-03 09:00,a\n2026-03-04 09:00,a\n";
        let hours = |flags: &[&str]| -> (Vec<usize>, Value) {
            let (exit, out, err) = said("zones", text, &[&["--json"], flags].concat());
            assert_eq!((exit, err.as_str()), (Exit::Fine, ""));
            let value: Value = serde_json::from_str(&out).unwrap();
            let counts = value["hour_of_week"].as_array().unwrap();
            let hours = counts.iter().enumerate().filter(|(_, count)| **count == json!(1));
            (hours.map(|(hour, _)| hour).collect(), value["file_zone"].clone())
        };
        let nine = vec![9, 33, 57];
        assert_eq!(hours(&[]), (nine.clone(), json!("UTC")));
        assert_eq!(hours(&["--zone", "Asia/Tokyo"]), (nine, json!("Asia/Tokyo")));
        let evening = (vec![18, 42, 66], json!("UTC"));
        assert_eq!(hours(&["--zone", "Asia/Tokyo", "--file-zone", "UTC"]), evening);
        assert_eq!(said("zone", text, &["--file-zone", "Mars/Olympus"]).0, Exit::Refused);
    }

    #[test]
    fn an_empty_file_is_called_empty_and_a_missing_rule_not_named() {
        let (exit, out, err) = said("empty", "\u{feff}\n", &["--json"]);
        assert_eq!(
            (exit, out.as_str(), err.trim()),
            (Exit::Refused, "", "There is nothing in this file: it is empty.")
        );
        let text =
            "time,category\n2026-03-02,?\n2026-03-03,?\n2026-03-04,?\n2026-03-05,Scan\n2026-03-06,Scan\n";
        let (_, out, _) = said("unnamed", text, &["--rule-column", "category"]);
        assert!(out.contains("  (not named)\n"), "{out}");
        assert!(out.contains("from 2026-03-02 to 2026-03-06 (UTC)"), "{out}");
    }

    #[test]
    fn an_unknown_column_and_a_window_without_minutes_are_misuse_and_say_why() {
        let text = "time,rule\n2026-03-02 10:00,a\n";
        let (exit, _, err) = said("column", text, &["--rule-column", "nope"]);
        assert_eq!(exit, Exit::Misused);
        assert!(err.contains("nope") && err.contains("time, rule"), "{err}");
        assert_eq!(said("window", text, &["--group-window", "fixed"]).0, Exit::Misused);
        assert_eq!(said("flag", text, &["--unheard-of", "x"]).0, Exit::Misused);
    }

    #[test]
    fn a_file_of_days_has_unknown_hours_and_known_days() {
        let (_, out, _) = said("days", "day,count\n2026-03-02,10\n2026-03-03,20\n", &["--json"]);
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!((&value["alerts"], &value["days_only"]), (&json!(30), &json!(true)));
        assert_eq!(value["day_of_week"], json!([10, 20, 0, 0, 0, 0, 0]));
        assert_eq!(value["hour_of_week"][9], Value::Null);
    }
}
