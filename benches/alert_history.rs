//! How long each step of an import takes on a year of a busy desk: `cargo bench --no-default-features --bench alert_history`.
//! A million rows of 40 rules on 500 hosts over 365 days, with three bursts, are made from a fixed seed. What the page does
//! itself are the last two steps.
#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing to say")]

#[path = "support/timing.rs"]
mod timing;

use std::{collections::BTreeSet, fmt::Write};
use watchfloor::{
    domain::GroupWindow,
    engine::history::{Choices, conclude, digest},
    exchange::alerts::{GroupingChoice, Importer, sniff},
};

const ROWS: u64 = 1_000_000;
const YEAR_SECONDS: u64 = 365 * 86_400;
/// 4 January 2027, 00:00 UTC.
const START: u64 = 1_799_020_800;

fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

fn year() -> String {
    let mut seed = 7;
    let mut times: Vec<u64> = (0..ROWS)
        .map(|row| match row % 20 {
            // One row in twenty belongs to one of three hours.
            0 => (40 + 100 * (next(&mut seed) % 3)) * 86_400 + 36_000 + next(&mut seed) % 3_600,
            _ => next(&mut seed) % YEAR_SECONDS,
        })
        .collect();
    times.sort_unstable();
    let mut text = String::from("time,rule,host,severity\n");
    for time in times {
        let (rule, host) = (next(&mut seed) % 40, next(&mut seed) % 500);
        let word = ["low", "medium", "high", "critical"][(next(&mut seed) % 4) as usize];
        let _ = writeln!(text, "{},Rule {rule},host-{host:03},{word}", START + time);
    }
    text
}

/// The same, of which the result is needed.
fn timed<T>(what: &str, runs: usize, work: impl FnMut() -> T) -> T {
    timing::timed(what, runs, work).expect("it ran at least once")
}

fn main() {
    let text = year();
    println!("{} rows, {:.1} MB", ROWS, text.len() as f64 / 1e6);
    let grouping = Some(GroupingChoice { minutes: 60, window: GroupWindow::Fixed });
    let options = timed("sniff", 5, || sniff(text.as_bytes())).options("Europe/Berlin", grouping);
    let tally = timed("read and tally (worker)", 3, || {
        let mut importer = Importer::new(options.clone()).expect("the zone is known");
        text.as_bytes().chunks(1 << 20).for_each(|piece| importer.feed(piece));
        importer.finish().expect("every row is an alert")
    });
    let digested = timed("digest (worker)", 5, || digest(&tally).expect("the zone is known"));
    let sent =
        timed("digest to text (worker)", 5, || serde_json::to_string(&digested).expect("plain numbers"));
    println!("{:.0} kB are sent to the page", sent.len() as f64 / 1e3);
    timed("digest from text (page)", 5, || {
        serde_json::from_str::<watchfloor::engine::history::HistoryDigest>(&sent).expect("as it was written")
    });
    let choices = Choices::default();
    let report = timed("conclude (page)", 20, || conclude(&digested, &choices));
    let set_aside: BTreeSet<_> = report.history.bursts.iter().map(|burst| burst.from).collect();
    println!("{} bursts", set_aside.len());
    let choices = Choices { set_aside, ..Choices::default() };
    timed("conclude with all bursts set aside (page)", 20, || conclude(&digested, &choices));
}
