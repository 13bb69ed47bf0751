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
    let text = "time,rule,ip\n2026-03-01 10:00,Scan from 10.0.0.1,10.0.0.1\n2026-03-01 11:00,Scan from 10.0.0.2,10.0.0.2\n";
    let tally = read(text).unwrap();
    let rules: Vec<_> = tally.rules.iter().map(|rule| (rule.name.as_str(), rule.alerts)).collect();
    assert_eq!(rules, [("Scan from [address]", 2)]);
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
    let tally = read_with(text, |o| o.zone = "Europe/Berlin".into()).unwrap();
    assert_eq!((tally.alerts, tally.clock_change_rows), (3, 2));
    assert_eq!(
        read_with(text, |o| o.zone = "Mars/Olympus".into()).err(),
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
