//! Real exports of alerts and tickets, counted a second time by a naive reader of this test that holds every row. The
//! larger files are left to `cargo xtask verify`. The data is read from `../shared/data`; without it the tests say so.

use chrono::{DateTime, Datelike, NaiveDateTime, TimeZone, Timelike};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    path::Path,
};
use watchfloor::{
    domain::{AlertTally, GroupWindow},
    engine::history::{hour_of_week_counts, observed_hours},
    exchange::alerts::{GroupingChoice, ImportOptions, Importer, sniff},
};

fn data(path: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    let read = std::fs::read(&path).ok();
    if read.is_none() {
        println!("not checked: {} is not here", path.display());
    }
    read
}

fn alert_files() -> Vec<(String, Vec<u8>)> {
    let Some(archive) = data("alerts/ait_alerts.zip") else { return Vec::new() };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(".csv") && file.size() < 8_000_000 {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.push((name, bytes));
        }
    }
    files
}

/// Rows by title, all of them held; a quote may hold a comma but no line end.
fn naive_rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut rows = text.lines().map(|line| {
        let (mut fields, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().unwrap().push(letter),
            }
        }
        fields
    });
    let titles = rows.next().unwrap();
    rows.map(|fields| titles.iter().cloned().zip(fields).collect()).collect()
}

fn naive_groups(rows: &[(String, i64)], seconds: i64, sliding: bool) -> u64 {
    let mut times: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (key, time) in rows {
        times.entry(key).or_default().push(*time);
    }
    let mut groups = 0;
    for times in times.values_mut() {
        times.sort_unstable();
        let mut from = i64::MIN / 2;
        for time in times {
            if *time - from > seconds {
                groups += 1;
                from = *time;
            } else if sliding {
                from = *time;
            }
        }
    }
    groups
}

fn naive_week(times: &[i64], zone: chrono_tz::Tz) -> (Vec<u64>, Vec<u64>) {
    let at = |time: i64| {
        let wall = zone.from_utc_datetime(&DateTime::from_timestamp(time, 0).unwrap().naive_utc());
        wall.weekday().num_days_from_monday() as usize * 24 + wall.hour() as usize
    };
    let (mut counts, mut observed) = (vec![0; 168], vec![0; 168]);
    times.iter().for_each(|time| counts[at(*time)] += 1);
    let (first, last) = (times.iter().min().unwrap() / 3600, times.iter().max().unwrap() / 3600);
    (first..=last).for_each(|hour| observed[at(hour * 3600)] += 1);
    (counts, observed)
}

fn read(bytes: &[u8], adjust: impl FnOnce(&mut ImportOptions)) -> AlertTally {
    let mut options = sniff(bytes).options("UTC", None);
    adjust(&mut options);
    let mut importer = Importer::new(options).unwrap();
    bytes.chunks(65_521).for_each(|piece| importer.feed(piece));
    importer.finish().unwrap()
}

#[test]
fn four_to_six_days_of_real_alerts_are_counted_as_a_naive_reader_counts_them() {
    for (name, bytes) in alert_files() {
        let rows = naive_rows(&bytes);
        let times: Vec<i64> = rows.iter().map(|row| row["time"].parse().unwrap()).collect();
        for zone in [chrono_tz::Europe::Berlin, chrono_tz::America::New_York] {
            let tally = read(&bytes, |options| options.zone = zone.name().to_owned());
            let (counts, observed) = naive_week(&times, zone);
            assert_eq!((tally.rows_read, tally.rows_rejected), (rows.len() as u64, 0), "{name}");
            assert_eq!(tally.alerts, rows.len() as u64, "{name}");
            assert_eq!(hour_of_week_counts(&tally).unwrap().unwrap().as_slice(), counts, "{name} {zone}");
            assert_eq!(observed_hours(&tally).unwrap().unwrap().as_slice(), observed, "{name} {zone}");
        }
        let keyed: Vec<(String, i64)> = rows
            .iter()
            .zip(&times)
            .map(|(row, time)| (format!("{}\n{}", row["name"], row["host"]), *time))
            .collect();
        for (window, sliding) in [(GroupWindow::Fixed, false), (GroupWindow::Sliding, true)] {
            let tally = read(&bytes, |o| o.grouping = Some(GroupingChoice { minutes: 15, window }));
            assert_eq!(
                tally.grouping.unwrap().groups,
                naive_groups(&keyed, 900, sliding),
                "{name} {window:?}"
            );
        }
    }
}

#[test]
fn nothing_of_the_hosts_and_addresses_of_real_alerts_is_kept() {
    for (name, bytes) in alert_files() {
        let tally =
            read(&bytes, |o| o.grouping = Some(GroupingChoice { minutes: 15, window: GroupWindow::Fixed }));
        let kept = serde_json::to_string(&tally).unwrap();
        let rows = naive_rows(&bytes);
        let addresses: BTreeSet<&str> = rows.iter().map(|row| row["ip"].as_str()).collect();
        for address in addresses.into_iter().filter(|address| address.contains('.')) {
            assert!(!kept.contains(address), "{name}: {address}");
        }
    }
}

#[test]
fn a_real_ticket_log_collapses_to_its_tickets_without_being_told_how() {
    let Some(bytes) = data("tickets/incident_event_log.csv") else { return };
    let rows = naive_rows(&bytes);
    let time =
        |text: &str| NaiveDateTime::parse_from_str(text, "%d-%m-%Y %H:%M").unwrap().and_utc().timestamp();
    let mut tickets: BTreeMap<&str, (i64, i64, &str)> = BTreeMap::new();
    for row in &rows {
        let opened = time(&row["opened_at"]);
        let ticket = tickets.entry(&row["number"]).or_insert((opened, 0, ""));
        *ticket = (ticket.0.min(opened), time(&row["closed_at"]), &row["priority"]);
    }
    let tally = read(&bytes, |_| {});
    assert_eq!((tally.rows_read, tally.rows_rejected), (rows.len() as u64, 0));
    assert_eq!(tally.alerts, tickets.len() as u64);
    let opened: Vec<i64> = tickets.values().map(|ticket| ticket.0).collect();
    let (counts, observed) = naive_week(&opened, chrono_tz::UTC);
    assert_eq!(hour_of_week_counts(&tally).unwrap().unwrap().as_slice(), counts);
    assert_eq!(observed_hours(&tally).unwrap().unwrap().as_slice(), observed);
    let mut elapsed: Vec<f64> =
        tickets.values().map(|ticket| (ticket.1 - ticket.0) as f64 / 3600.0).collect();
    elapsed.sort_by(f64::total_cmp);
    let said = tally.elapsed.unwrap();
    // 890 tickets: the median lies halfway between the 445th and the 446th, the 90 % point 0.1 behind the 801st.
    assert_eq!(said.alerts, 890);
    assert!((said.p50_hours - (elapsed[444] + elapsed[445]) / 2.0).abs() < 1e-9);
    assert!((said.p90_hours - (elapsed[800] + 0.1 * (elapsed[801] - elapsed[800]))).abs() < 1e-9);
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    tickets.values().for_each(|ticket| *words.entry(ticket.2).or_default() += 1);
    let counted: BTreeMap<&str, u64> = tally.severities.iter().map(|w| (w.word.as_str(), w.alerts)).collect();
    assert_eq!(counted, words);
}
