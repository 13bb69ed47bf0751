//! The importer on small files, each with one thing that exports do.

use super::*;
use crate::{
    domain::{GroupWindow, tally::Grain},
    exchange::alerts::{FileProfile, GroupingChoice, sniff},
};

fn profile(text: &str) -> FileProfile {
    sniff(text.as_bytes())
}

fn read_with(text: &str, adjust: impl FnOnce(&mut ImportOptions)) -> Result<AlertTally, ImportError> {
    let mut options = profile(text).options("UTC", None);
    adjust(&mut options);
    let mut importer = Importer::new(options)?;
    importer.feed(text.as_bytes());
    importer.finish()
}

fn read(text: &str) -> Result<AlertTally, ImportError> {
    read_with(text, |_| {})
}

const LOG: &str = "number,state,opened_at,priority,host,rule,closed_at\n\
    INC1,New,25-02-2026 10:05,2 - High,web1,Brute force,?\n\
    INC2,New,25-02-2026 10:20,4 - Low,web1,Brute force,?\n\
    INC1,Closed,25-02-2026 10:05,1 - Critical,web1,Brute force,25-02-2026 12:05\n\
    INC3,New,25-02-2026 10:10,4 - Low,web1,Brute force,?\n\
    INC3,Reopened,25-02-2026 10:40,4 - Low,web1,Brute force,?\n";

#[test]
fn a_ticket_of_several_rows_is_one_alert_opened_first_and_in_its_last_state() {
    let tally = read(LOG).unwrap();
    assert_eq!((tally.rows_read, tally.rows_rejected, tally.alerts), (5, 0, 3));
    let words: Vec<_> = tally.severities.iter().map(|word| (word.word.as_str(), word.alerts)).collect();
    assert_eq!(words, [("4 - Low", 2), ("1 - Critical", 1)]);
    let elapsed = tally.elapsed.unwrap();
    assert_eq!((elapsed.p50_hours, elapsed.p90_hours, elapsed.alerts), (2.0, 2.0, 1));
    // 10:05 and 10:10 in one quarter, 10:20 in the next: INC3 counts where it was opened first.
    assert_eq!(tally.bins.iter().map(|bin| bin.1).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn alerts_of_a_rule_on_a_host_are_grouped_after_tickets_were_collapsed() {
    let grouped = |window| {
        let tally = read_with(LOG, |o| o.grouping = Some(GroupingChoice { minutes: 10, window })).unwrap();
        tally.grouping.unwrap().groups
    };
    // 10:05, 10:10, 10:20: a fixed window ends at 10:15, a restarting one goes on to 10:30.
    assert_eq!(grouped(GroupWindow::Fixed), 2);
    assert_eq!(grouped(GroupWindow::Sliding), 1);
}

#[test]
fn a_file_that_never_says_which_comes_first_asks_with_both_readings() {
    let text = "time,rule\n03/04/2026 10:00,a\n05/04/2026 11:00,a\n";
    let Err(ImportError::AmbiguousOrder { example, readings }) = read(text) else {
        panic!("not asked");
    };
    assert_eq!(example, "03/04/2026 10:00");
    let orders: Vec<_> = readings.iter().map(|reading| reading.order).collect();
    assert_eq!(orders, [DateOrder::Dmy, DateOrder::Mdy]);
    // 3 April and 4 March 2026.
    assert_eq!(
        readings.iter().map(|r| r.example_micros / 1_000_000).collect::<Vec<_>>(),
        [1_775_210_400, 1_772_618_400]
    );
    assert_eq!(read_with(text, |o| o.date_order = Some(DateOrder::Mdy)).unwrap().alerts, 2);
}

#[test]
fn the_last_row_of_a_file_may_settle_the_order_for_all_rows() {
    let mut text = String::from("time,rule\n");
    for day in 1..=12 {
        text.push_str(&format!("{day:02}/03/2026 10:00,a\n"));
    }
    text.push_str("25/03/2026 10:00,a\n");
    let tally = read(&text).unwrap();
    assert_eq!(tally.alerts, 13);
    // 1 to 25 March, not 3 January to December.
    assert_eq!((tally.span_micros.1 - tally.span_micros.0) / DAY_MICROS, 24);
}

#[test]
fn a_date_that_is_the_same_both_ways_needs_no_question() {
    assert_eq!(read("time\n05/05/2026 10:00\n06/06/2026 10:30\n").unwrap().alerts, 2);
}

#[test]
fn rows_that_contradict_each_other_are_not_read_in_silence() {
    let text = "time\n25/03/2026 10:00\n03/26/2026 10:00\n03/27/2026 10:00\n";
    assert_eq!(
        read(text),
        Err(ImportError::ContradictoryOrder {
            settled: DateOrder::Dmy,
            line: 3,
            example: "03/26/2026 10:00".into(),
            rows: 2
        })
    );
    let tally = read_with(text, |o| o.date_order = Some(DateOrder::Dmy)).unwrap();
    assert_eq!((tally.alerts, tally.rows_rejected), (1, 2));
}

#[test]
fn a_closing_time_settles_the_order_and_a_wrong_one_settles_nothing() {
    let settled = read("opened,closed\n03/04/2026 10:00,25/04/2026 10:00\n").unwrap();
    assert_eq!(settled.elapsed.unwrap().p50_hours, 22.0 * 24.0);
    assert!(matches!(
        read("opened,closed\n03/04/2026 10:00,31/02/2026 10:00\n"),
        Err(ImportError::AmbiguousOrder { .. })
    ));
}

#[test]
fn bad_rows_are_counted_and_the_first_are_shown_with_line_and_reason() {
    let mut text =
        String::from("time,rule\n2026-03-01 10:00,\"two\nlines\"\nsoon,b\n,c\n2026-02-30 10:00,d\n");
    for _ in 0..30 {
        text.push_str("later,x\n");
    }
    let tally = read_with(&text, |o| o.columns.time = Some(0)).unwrap();
    assert_eq!((tally.rows_read, tally.rows_rejected, tally.alerts), (34, 33, 1));
    let shown: Vec<_> =
        tally.rejected.iter().take(3).map(|row| (row.line, row.fault, row.value.as_str())).collect();
    assert_eq!(
        shown,
        [
            (4, RowFault::NotATime, "soon"),
            (5, RowFault::NoTime, ""),
            (6, RowFault::NoSuchTime, "2026-02-30 10:00")
        ]
    );
    assert_eq!(tally.rejected.len(), MAX_REJECTED_SHOWN);
}

#[test]
fn an_hourly_count_is_read_as_that_many_alerts() {
    let tally =
        read("hour,alerts\n2026-03-02 00:00,\"1,200\"\n2026-03-02 01:00,0\n2026-03-02 02:00,30\n").unwrap();
    assert_eq!((tally.alerts, tally.grain, tally.bins.len()), (1230, Grain::QuarterHour, 2));
}

#[test]
fn a_daily_count_with_a_column_for_each_severity_tells_days_and_no_hours() {
    let tally = read("Datum;Critical;High;Low\r\n01.03.2026;1;20;300\r\n13.03.2026;2;0;100\r\n").unwrap();
    assert_eq!((tally.alerts, tally.grain), (423, Grain::Day));
    let words: Vec<_> = tally.severities.iter().map(|word| (word.word.as_str(), word.alerts)).collect();
    assert_eq!(words, [("Low", 400), ("High", 20), ("Critical", 3)]);
    // 1 March 2026 is day 20513.
    assert_eq!(tally.bins, [(20_513, 321), (20_525, 102)]);
}

#[test]
fn a_column_of_addresses_is_refused_as_rule_and_an_address_in_a_name_is_masked() {
    let text = "time,rule,ip\n2026-03-01 10:00,Scan from 10.0.0.1,10.0.0.1\n2026-03-01 11:00,Scan from 10.0.0.2,10.0.0.2\n\
        2026-03-01 12:00,Scan from 10.0.0.3,10.0.0.3\n";
    let tally = read(text).unwrap();
    let rules: Vec<_> = tally.rules.iter().map(|rule| (rule.name.as_str(), rule.alerts)).collect();
    assert_eq!(rules, [("Scan from [address]", 3)]);
    let refused = read_with(text, |o| o.columns.rule = Some(2));
    assert_eq!(refused, Err(ImportError::AddressesAsRule { column: "ip".into() }));
    assert!(profile(text).columns.iter().any(|column| column.holds_addresses()));
}

#[test]
fn nothing_of_hosts_addresses_or_tickets_is_in_the_tally() {
    let text = "id,time,rule,host\nTICKET-77,2026-03-01 10:00,Scan from 10.9.8.7,secret-host\nTICKET-78,2026-03-01 10:30,Scan,10.9.8.7\n";
    let tally = read_with(text, |o| {
        o.grouping = Some(GroupingChoice { minutes: 10, window: GroupWindow::Fixed });
    })
    .unwrap();
    let saved = serde_json::to_string(&tally).unwrap();
    for word in ["TICKET", "10.9.8.7", "secret"] {
        assert!(!saved.contains(word), "{saved}");
    }
    assert_eq!(tally.alerts, 2);
}

#[test]
fn local_times_are_read_in_the_zone_and_clock_changes_are_counted() {
    let text = "time\n2026-03-29 01:30\n2026-03-29 02:30\n2026-10-25 02:30\n";
    let tally = read_with(text, |o| o.file_zone = "Europe/Berlin".into()).unwrap();
    assert_eq!((tally.alerts, tally.clock_change_rows, tally.zone.as_str()), (3, 2, "UTC"));
    assert_eq!(
        read_with(text, |o| o.file_zone = "Mars/Olympus".into()).err(),
        Some(ImportError::UnknownZone { zone: "Mars/Olympus".into() })
    );
}

#[test]
fn a_spreadsheets_own_first_line_and_a_file_without_titles_are_understood() {
    assert_eq!(read("sep=;\nTime;Rule\n2026-03-01 10:05;a\n2026-03-01 10:20;b\n").unwrap().alerts, 2);
    let bare = read("2026-03-01 10:05\tBrute force\n2026-03-01 10:20\tScan\n").unwrap();
    assert_eq!((bare.rows_read, bare.alerts), (2, 2));
}

#[test]
fn a_text_without_times_is_refused_with_what_was_seen() {
    assert!(matches!(read("a,b\n1,2\n"), Err(ImportError::NoTimeColumn)));
    let Err(ImportError::NothingReadable { rows_read: 1, rejected }) =
        read_with("a,b\n1,2\n", |o| o.columns.time = Some(0))
    else {
        panic!("was read");
    };
    assert_eq!(rejected.first().map(|row| row.fault), Some(RowFault::NotATime));
    assert!(matches!(read(""), Err(ImportError::NoTimeColumn)));
}

/// A small portable generator for shuffles (Knuth's MMIX constants).
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

#[test]
fn the_tally_depends_neither_on_how_the_file_is_cut_nor_on_the_order_of_its_rows() {
    let mut seed = 7;
    let mut rows: Vec<String> = (0..400)
        .map(|_| {
            let at = 1_772_000_000 + next(&mut seed) % 500_000;
            let (rule, host) = (next(&mut seed) % 5, next(&mut seed) % 3);
            format!("{at},\"Rule, {rule}\",host{host},{}", ["high", "low", ""][next(&mut seed) % 3])
        })
        .collect();
    let text = |rows: &[String], end: &str| format!("time,rule,host,severity{end}{}{end}", rows.join(end));
    let grouping = Some(GroupingChoice { minutes: 30, window: GroupWindow::Fixed });
    let whole = read_with(&text(&rows, "\n"), |o| o.grouping = grouping).unwrap();
    for round in 0..20 {
        for at in (1..rows.len()).rev() {
            rows.swap(at, next(&mut seed) % (at + 1));
        }
        let text = text(&rows, ["\n", "\r\n"][round % 2]);
        let mut importer = Importer::new(profile(&text).options("UTC", grouping)).unwrap();
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let (piece, after) = rest.split_at((next(&mut seed) % 50 + 1).min(rest.len()));
            importer.feed(piece);
            rest = after;
        }
        assert_eq!(importer.finish().unwrap(), whole, "round {round}");
    }
}

/// 480 tickets, each with a text of its own that names a person and a machine.
fn lockouts() -> String {
    let mut text = String::from("number,opened_at,short_description,category,cmdb_ci\n");
    for n in 0..480 {
        text.push_str(&format!(
            "INC{n},2026-03-{:02} {:02}:10,User jane.doe{n}@corp.example locked out on LAPTOP-{n:04},{},LAPTOP-{n:04}\n",
            1 + n / 24,
            n % 24,
            ["access", "malware"][n % 2]
        ));
    }
    text
}

#[test]
fn free_text_of_tickets_is_not_proposed_as_rule_and_refused_where_it_is_asked_for() {
    let text = lockouts();
    let guess = profile(&text).guess;
    assert_eq!((guess.rule, guess.host, guess.id), (Some(3), Some(4), Some(0)), "the category is the rule");
    let refused = read_with(&text, |o| o.columns.rule = Some(2));
    let column = "short_description".to_owned();
    // With e-mail addresses and hosts masked all 480 texts are the same: that is a rule.
    assert_eq!(refused.unwrap().rules[0].name, "User [address] locked out on [host]");
    let unmasked = read_with(&text, |o| (o.columns.rule, o.columns.host) = (Some(2), None));
    assert_eq!(unmasked, Err(ImportError::TextAsRule { column, values: 480, alerts: 480 }));
}

#[test]
fn nothing_that_names_a_person_or_a_machine_is_in_the_tally_of_tickets() {
    let text = lockouts();
    for rule in [None, Some(2), Some(3)] {
        let saved = serde_json::to_string(&read_with(&text, |o| o.columns.rule = rule).unwrap()).unwrap();
        for word in ["jane", "corp.example", "LAPTOP", "INC"] {
            assert!(!saved.contains(word), "{word} with column {rule:?}");
        }
    }
}

#[test]
fn a_rule_that_fired_once_or_twice_is_counted_and_not_named() {
    let mut text = String::from("time,rule\n");
    for rule in ["Scan", "Scan", "Scan", "Scan", "Phish", "Phish", "Jane called"] {
        text.push_str(&format!("2026-03-01 10:00,{rule}\n"));
    }
    let tally = read(&text).unwrap();
    let named: Vec<_> = tally.rules.iter().map(|rule| (rule.name.as_str(), rule.alerts)).collect();
    assert_eq!((named.as_slice(), tally.other_rules), (&[("Scan", 4)][..], (2, 3, 3)));
}

#[test]
fn the_names_of_machines_are_refused_as_rule() {
    let text = "time,host,sensor\n2026-03-01 10:00,web-server-1,web-server-1\n2026-03-01 10:30,dc-1,dc-1\n";
    let refused = |change: fn(&mut ImportOptions)| read_with(text, change).unwrap_err();
    assert_eq!(refused(|o| o.columns.rule = Some(2)), ImportError::HostsAsRule { column: "sensor".into() });
    assert_eq!(
        refused(|o| (o.columns.rule, o.columns.host) = (Some(1), None)),
        ImportError::HostsAsRule { column: "host".into() }
    );
}

/// 60 alerts whose source is a machine, named so.
fn of_machines(title: &str, name: impl Fn(usize) -> String) -> String {
    let mut text = format!("time,{title},severity\n");
    for n in 0..60 {
        text.push_str(&format!("2026-03-{:02} {:02}:10,{},low\n", 1 + n / 24, n % 24, name(n % 15)));
    }
    text
}

#[test]
fn values_that_name_machines_are_hosts_whatever_the_title_says() {
    for text in [
        of_machines("source", |n| format!("srv-{n}.corp.example.com")),
        of_machines("source", |n| format!("WS{n:04}")),
        of_machines("name", |n| format!("srv-{n}.corp.local")),
    ] {
        let guess = profile(&text).guess;
        assert_eq!((guess.rule, guess.host), (None, Some(1)), "{text:.60}");
        let refused = read_with(&text, |o| (o.columns.rule, o.columns.host) = (Some(1), None));
        assert!(matches!(refused, Err(ImportError::HostsAsRule { .. })), "{text:.60}");
        let saved = serde_json::to_string(&read(&text).unwrap()).unwrap();
        assert!(!saved.contains("srv") && !saved.contains("WS0"), "{saved}");
    }
    // Products, rules and files are no machines.
    for name in ["Win.Trojan.Agent-", "T1110.00", "ATP scan ", "cmd.exe "] {
        let text = of_machines("source", |n| format!("{name}{}", n % 4));
        let guess = profile(&text).guess;
        assert_eq!((guess.rule, guess.host), (Some(1), None), "{name}");
        assert!(read(&text).is_ok(), "{name}");
    }
}

#[test]
fn a_rule_that_is_the_name_of_a_machine_is_not_named() {
    let mut text = String::from("time,rule\n");
    for n in 0..40 {
        let rule = if n % 4 == 0 { "srv-9.corp.example.com" } else { "Scan" };
        text.push_str(&format!("2026-03-{:02} {:02}:10,{rule}\n", 1 + n / 24, n % 24));
    }
    let tally = read(&text).unwrap();
    let rules: Vec<_> = tally.rules.iter().map(|rule| (rule.name.as_str(), rule.alerts)).collect();
    assert_eq!(rules, [("Scan", 30), ("[host]", 10)]);
}

#[test]
fn groups_severities_and_rules_are_counted_along_time() {
    let text = "time,rule,host,severity\n2026-03-01 10:00,a,x,high\n2026-03-01 10:05,a,x,low\n2026-03-01 10:20,a,x,high\n";
    let grouping = Some(GroupingChoice { minutes: 10, window: GroupWindow::Fixed });
    let tally = read_with(text, |o| o.grouping = grouping).unwrap();
    let at = tally.bins[0].0;
    assert_eq!(tally.bins, [(at, 2), (at + 1, 1)]);
    let words: Vec<_> = tally.severities.iter().map(|word| word.word.as_str()).collect();
    assert_eq!(words, ["high", "low"]);
    assert_eq!(tally.word_bins, [(at, 0, 1), (at, 1, 1), (at + 1, 0, 1)]);
    assert_eq!(tally.group_bins, [(at, 1), (at + 1, 1)]);
    assert_eq!(
        (&tally.rules[0].word_bins, &tally.rules[0].group_bins),
        (&tally.word_bins, &tally.group_bins)
    );
}

/// The states of three tickets, oldest first.
const STATES: [&str; 6] = [
    "T1,01-03-2026 09:00,2 - High,,,01-03-2026 09:00",
    "T1,01-03-2026 09:00,1 - Critical,01-03-2026 09:30,,01-03-2026 09:30",
    "T2,14-03-2026 10:00,4 - Low,,,14-03-2026 10:00",
    "T1,01-03-2026 09:00,,,01-03-2026 11:00,14-03-2026 10:30",
    "T2,14-03-2026 10:00,4 - Low,,14-03-2026 14:00,15-03-2026 07:00",
    "T3,15-03-2026 08:00,4 - Low,,,15-03-2026 08:00",
];

fn states(order: impl Iterator<Item = usize>, with_updated: bool) -> AlertTally {
    let mut text = String::from("number,opened_at,priority,acknowledged_at,closed_at,sys_updated_at\n");
    for at in order {
        text.push_str(STATES[at]);
        text.push('\n');
    }
    if !with_updated {
        text = text.lines().map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0)).collect();
    }
    read(&text).unwrap()
}

fn last_states(tally: &AlertTally) -> (Vec<(&str, u64)>, f64, Option<f64>) {
    let words = tally.severities.iter().map(|word| (word.word.as_str(), word.alerts)).collect();
    (words, tally.elapsed.unwrap().p50_hours, tally.acknowledged.map(|elapsed| elapsed.p50_hours))
}

#[test]
fn a_log_with_its_newest_rows_first_gives_what_the_same_log_gives_the_other_way_round() {
    let forwards = states(0..6, false);
    // Two hours and four hours; what later rows leave empty stays.
    assert_eq!(last_states(&forwards), (vec![("4 - Low", 2), ("1 - Critical", 1)], 3.0, Some(0.5)));
    let backwards = states((0..6).rev(), false);
    assert_eq!(last_states(&backwards), last_states(&forwards));
    assert_eq!((forwards.newest_first, backwards.newest_first), (false, true));
}

#[test]
fn where_a_column_says_when_a_ticket_was_changed_the_order_of_the_rows_does_not_matter() {
    let usual = states(0..6, false);
    for order in [[3, 0, 5, 1, 4, 2], [5, 4, 3, 2, 1, 0], [2, 5, 0, 4, 1, 3]] {
        let tally = states(order.into_iter(), true);
        assert_eq!(last_states(&tally), last_states(&usual), "{order:?}");
    }
}

#[test]
fn counts_are_read_as_counts_on_any_regular_grid_and_whatever_the_offset() {
    let hourly = "_time,count\n2026-03-02T00:00:00.000+05:30,42\n2026-03-02T01:00:00.000+05:30,37\n2026-03-02T02:00:00.000+05:30,1\n";
    assert_eq!(read(hourly).unwrap().alerts, 80);
    let quarters =
        "time,alerts\n2026-03-02 00:00,5\n2026-03-02 00:15,7\n2026-03-02 00:30,9\n2026-03-02 00:45,11\n";
    let tally = read(quarters).unwrap();
    assert_eq!((tally.alerts, tally.bins.len(), tally.unused_count), (32, 4, None));
    // A log of events with a number in each is none.
    let log = "time,rule,events\n2026-03-02 00:00:03,a,5\n2026-03-02 00:17:21,a,7\n2026-03-02 00:30:58,a,9\n";
    let tally = read(log).unwrap();
    assert_eq!((tally.alerts, tally.unused_count.as_deref()), (3, Some("events")), "and that is said");
}

#[test]
fn a_severity_inside_the_title_of_a_column_of_counts_is_understood() {
    let text = "hour,Critical alerts,High alerts,alerts_medium,lowCount,error code\n\
        2026-03-02 00:00,1,2,3,4,500\n2026-03-02 01:00,0,2,3,5,404\n";
    assert_eq!(profile(text).guess.severity_counts, [1, 2, 3, 4]);
    let tally = read(text).unwrap();
    let words: Vec<_> = tally.severities.iter().map(|word| (word.word.as_str(), word.alerts)).collect();
    assert_eq!(words, [("lowCount", 9), ("alerts_medium", 6), ("High alerts", 4), ("Critical alerts", 1)]);
}

#[test]
fn a_number_with_a_point_is_thousands_only_if_the_whole_column_agrees() {
    let column = |counts: &[&str]| {
        let rows =
            counts.iter().enumerate().map(|(hour, count)| format!("2026-03-02 {hour:02}:00;{count}\n"));
        read(&format!("hour;count\n{}", rows.collect::<String>()))
    };
    assert_eq!(column(&["1.234", "987", "2.001"]).unwrap().alerts, 4222);
    assert_eq!(column(&["1.234.567", "2.001.000"]).unwrap().alerts, 3_235_567);
    assert_eq!(column(&["12.0", "3.0"]).unwrap().alerts, 15);
    // Averages, some or all of them with three digits behind the point.
    for counts in [&["1.234", "2.5", "17"][..], &["1.234", "0.987"], &["1.234", "2.346"], &["3.25", "4.5"]] {
        let refused = column(counts);
        assert!(matches!(refused, Err(ImportError::FractionsAsCounts { .. })), "{counts:?}: {refused:?}");
    }
}

#[test]
fn a_date_and_a_time_in_two_columns_are_one_time() {
    let text = "Date,Time,Rule\n02.03.2026,10:05,a\n02.03.2026,23:59:59,a\n13.03.2026,00:10,a\n";
    let guess = profile(text).guess;
    assert_eq!((guess.time, guess.time_of_day), (Some(0), Some(1)));
    let tally = read(text).unwrap();
    assert_eq!((tally.alerts, tally.grain), (3, Grain::QuarterHour));
    // 2 March 2026, 10:05: 1,772,445,900 s.
    assert_eq!(tally.span_micros.0, 1_772_445_900_000_000);
    let hours = read("date,hour,count\n2026-03-02,9,5\n2026-03-02,10,7\n").unwrap();
    assert_eq!((hours.alerts, hours.grain, hours.bins.len()), (12, Grain::QuarterHour, 2));
    let joined = |o: &mut ImportOptions| o.columns.time_of_day = Some(1);
    let tally = read_with("date,time,rule\n2026-03-02,soon,a\n2026-03-02,10:00,a\n", joined).unwrap();
    assert_eq!((tally.alerts, tally.rejected[0].value.as_str()), (1, "soon"));
}

#[test]
fn a_year_of_two_digits_that_may_stand_in_front_is_asked_with_all_readings() {
    let text = "time,rule\n26-03-02 10:00,a\n26-03-31 11:00,a\n";
    let Err(ImportError::AmbiguousOrder { example, readings }) = read(text) else { panic!("not asked") };
    assert_eq!(example, "26-03-02 10:00");
    let orders: Vec<_> = readings.iter().map(|reading| reading.order).collect();
    assert_eq!(orders, [DateOrder::Dmy, DateOrder::Ymd]);
    let tally = read_with(text, |o| o.date_order = Some(DateOrder::Ymd)).unwrap();
    assert_eq!((tally.span_micros.1 - tally.span_micros.0) / DAY_MICROS, 29);
}
