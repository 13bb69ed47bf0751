//! docs/report.md has every key and every reason that the report of the command line can write.

use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};
use watchfloor::{
    app::sample::sample,
    base::{Estimate, Month, WeekGrid, progress::run_to_the_end},
    domain::Document,
    engine::capacity::{
        DeskWeek, InputReason,
        explain::{NotComputed, Quantity},
        full_report,
    },
};

/// The names in the page's code spans: `desk.work_hours` names `desk` and `work_hours`.
fn names(page: &str) -> BTreeSet<String> {
    let spans = page.split('`').skip(1).step_by(2);
    spans
        .flat_map(|span| span.split(|each: char| !each.is_ascii_alphanumeric() && each != '_'))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn page() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.md");
    names(&fs::read_to_string(file).expect("docs/report.md"))
}

/// Every key of a value, and of what explains a figure only the key itself.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        Value::Object(object) => {
            for (key, inside) in object {
                found.insert(key.clone());
                if key != "inputs" && key != "assumptions" {
                    keys(inside, found);
                }
            }
        }
        _ => {}
    }
}

fn is_missing_from_the_page(what: &str, plan: &Document) {
    let desk = DeskWeek::from_document(plan, 0).unwrap();
    let report = full_report(&desk, &mut run_to_the_end).unwrap();
    let mut found = BTreeSet::new();
    keys(&serde_json::to_value(&report).unwrap(), &mut found);
    assert!(found.len() > 60, "{what}: {}", found.len());
    let page = page();
    let missing: Vec<_> = found.iter().filter(|key| !page.contains(*key)).collect();
    assert!(missing.is_empty(), "docs/report.md does not have {missing:?} of {what}");
}

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

#[test]
fn every_key_of_the_sample_and_of_a_desk_that_falls_behind_is_on_the_page() {
    is_missing_from_the_page("the sample", &plan());
    let mut overloaded = plan();
    for stream in Arc::make_mut(&mut overloaded.streams).values_mut() {
        stream.volume = Estimate::point(stream.volume.median_amount() * 2.0);
    }
    is_missing_from_the_page("a desk that falls behind", &overloaded);
}

#[test]
fn every_key_of_a_desk_that_no_number_of_seats_helps_is_on_the_page() {
    let mut closed = plan();
    let desk = Arc::make_mut(&mut closed.desk);
    desk.seats = WeekGrid::from_fn(|hour| if (8..18).contains(&hour.hour()) { 6 } else { 0 });
    desk.minimum.seats = WeekGrid::filled(0);
    is_missing_from_the_page("a desk that is closed at night", &closed);
}

#[test]
fn every_reason_is_on_the_page() {
    let stream = || "Mail".to_owned();
    // A variant more does not compile here until it is listed below.
    let name = |reason: &InputReason| match reason {
        InputReason::NoSeverities
        | InputReason::NoStreams
        | InputReason::NothingArrives
        | InputReason::NoMix { .. }
        | InputReason::OutOfRange { .. }
        | InputReason::NoTimeForAlerts
        | InputReason::NoRotaHours => serde_json::to_value(reason).unwrap(),
    };
    let reasons = [
        InputReason::NoSeverities,
        InputReason::NoStreams,
        InputReason::NothingArrives,
        InputReason::NoMix { stream: stream() },
        InputReason::OutOfRange { stream: stream(), quantity: Quantity::RawAlerts },
        InputReason::NoTimeForAlerts,
        InputReason::NoRotaHours,
    ];
    let why = |reason: &NotComputed| match reason {
        NotComputed::NothingArrives
        | NotComputed::NoTarget
        | NotComputed::NeverClears
        | NotComputed::WeekVaries
        | NotComputed::QueueTooLong { .. }
        | NotComputed::NoSeats
        | NotComputed::NoStaffedHourInTime
        | NotComputed::LongerThan { .. }
        | NotComputed::NoLongWork { .. } => serde_json::to_value(reason).unwrap(),
    };
    let not_computed = [
        NotComputed::NothingArrives,
        NotComputed::NoTarget,
        NotComputed::NeverClears,
        NotComputed::WeekVaries,
        NotComputed::QueueTooLong { limit: 2000 },
        NotComputed::NoSeats,
        NotComputed::NoStaffedHourInTime,
        NotComputed::LongerThan { hours: 168 },
        NotComputed::NoLongWork { minutes: 60 },
    ];
    let page = page();
    for value in reasons.iter().map(name).chain(not_computed.iter().map(why)) {
        let mut wanted = BTreeSet::new();
        keys(&value, &mut wanted);
        wanted.extend(value.as_str().map(str::to_owned));
        assert!(!wanted.is_empty() && wanted.is_subset(&page), "docs/report.md does not have {value}");
    }
}

#[test]
fn a_name_is_found_in_a_path_a_list_and_a_sentence() {
    let found = names("| `desk.work_hours`, `.queue` | `{reasons: [...]}` and reasons | plain_words |");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["desk", "queue", "reasons", "work_hours"]);
}
