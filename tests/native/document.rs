//! Saved plans: written and read back, refused with reasons, opened read-only, judged.

use crate::support;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};
use watchfloor::{
    app::sample::sample,
    base::{Amount, Estimate, HourOfWeek, Month, RawId, WeekGrid},
    document::{Access, IssueCode, LoadError, envelope::VERSION, load, save, validate},
    domain::{Clock, CustomerId, Document, Field, HistoryId, Position, SeverityId, Target, WeeklyShape},
    text::{PlainFormat, en},
};

pub(crate) const JANUARY: Month = Month { year: 2027, month: 1 };

fn saved_at() -> DateTime<Utc> {
    "2027-01-01T00:00:00Z".parse().unwrap()
}

pub(crate) fn text_of(plan: &Document) -> String {
    save(plan, saved_at()).unwrap()
}

pub(crate) fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The saved sample with something changed in its JSON.
pub(crate) fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(&text_of(&sample(JANUARY))).unwrap();
    change(&mut value);
    value.to_string()
}

fn refused(text: &str) -> Vec<IssueCode> {
    let error = load(text.as_bytes()).expect_err("this must be refused");
    for issue in error.issues() {
        assert!(!(en::WORDS.issues().say)(&PlainFormat, &issue).remedy.is_empty());
    }
    error.issues().iter().map(|issue| issue.code).collect()
}

/// All that is wrong with the sample after a change.
fn judged(change: impl FnOnce(&mut Document)) -> Vec<(IssueCode, Option<Field>)> {
    let mut plan = sample(JANUARY);
    change(&mut plan);
    validate::document(&plan).iter().map(|issue| (issue.code, issue.place.field)).collect()
}

#[test]
fn two_hundred_plans_are_read_back_as_they_were_written() {
    for seed in 0..200 {
        let plan = support::document(seed);
        let text = text_of(&plan);
        let loaded =
            load(text.as_bytes()).unwrap_or_else(|error| panic!("seed {seed}: {error} {:?}", error.issues()));
        assert_eq!(loaded.document, plan, "seed {seed}");
        assert_eq!(loaded.access, Access::Editable, "seed {seed}: {:?}", loaded.issues);
        assert_eq!(text_of(&loaded.document), text, "seed {seed}");
    }
}

#[test]
fn a_plan_of_version_one_still_opens_and_is_written_as_it_was() {
    let golden = fs::read_to_string(file("tests/data/plans/v1_sample.json")).unwrap();
    let loaded = load(golden.as_bytes()).unwrap();
    assert_eq!((loaded.version, loaded.access, loaded.issues), (1, Access::Editable, vec![]));
    assert_eq!(loaded.saved_at, saved_at());
    assert_eq!(loaded.document.streams.len(), 4);
    if VERSION == 1 {
        assert_eq!(text_of(&loaded.document), golden);
    }
}

#[test]
fn every_version_of_a_plan_has_a_frozen_file_that_opens_without_an_issue() {
    for version in 1..=VERSION {
        let golden = fs::read(file(&format!("tests/data/plans/v{version}_sample.json")))
            .unwrap_or_else(|error| panic!("version {version} has no frozen file: {error}"));
        let loaded = load(&golden).unwrap_or_else(|error| panic!("version {version}: {error}"));
        assert_eq!((loaded.version, loaded.access), (version, Access::Editable));
    }
}

#[test]
fn a_byte_order_mark_from_a_windows_editor_does_not_matter() {
    let text = format!("\u{feff}{}", text_of(&sample(JANUARY)));
    assert_eq!(load(text.as_bytes()).unwrap().document, sample(JANUARY));
}

#[test]
fn a_file_that_broke_off_anywhere_is_refused_and_never_half_read() {
    let text = text_of(&sample(JANUARY));
    for end in (0..text.trim_end().len()).step_by(37) {
        let error = load(&text.as_bytes()[..end]).expect_err("half a plan");
        assert!(matches!(error, LoadError::Truncated { .. } | LoadError::Empty), "at {end}: {error}");
    }
}

#[test]
fn files_that_are_no_plan_are_refused_with_the_reason() {
    assert_eq!(refused(""), [IssueCode::FileEmpty]);
    assert_eq!(refused("time,severity\n1,high\n"), [IssueCode::FileNotJson]);
    assert_eq!(refused("{\"a\": 1"), [IssueCode::FileTruncated]);
    assert_eq!(refused(r#"{"format": "another", "version": 1}"#), [IssueCode::FileNotOurs]);
    assert_eq!(refused("[1, 2]"), [IssueCode::FileNotOurs]);
    assert_eq!(refused(&"[".repeat(10_000)), [IssueCode::FileTooDeep]);
    assert_eq!(refused("[1e999]"), [IssueCode::FileNumberTooLarge]);
    let picture = load(b"\x89PNG\r\n").unwrap_err().issues();
    assert_eq!(picture[0].code, IssueCode::FileNotText);
}

#[test]
fn two_hundred_megabytes_are_refused_before_they_are_parsed() {
    // Not JSON at all: had it been parsed, it would be refused as such.
    let large = vec![b' '; 200_000_000];
    let issues = load(&large).unwrap_err().issues();
    assert_eq!(issues[0].code, IssueCode::FileTooLarge);
    let said = (en::WORDS.issues().say)(&PlainFormat, &issues[0]).cause;
    assert_eq!(said, "The file has 200 MB; plans of up to 50 MB are read.");
}

#[test]
fn two_streams_with_one_identifier_are_not_silently_made_one() {
    let text = text_of(&sample(JANUARY));
    let start = text.find("\"streams\": {").unwrap() + "\"streams\": {".len();
    let id = text[start..].trim_start().split('"').nth(1).unwrap().to_owned();
    let twice = format!("{}\"{id}\": {{}},{}", &text[..start], &text[start..]);
    assert_eq!(
        load(twice.as_bytes()),
        Err(LoadError::DuplicateKeys { paths: vec![format!("document.streams.{id}")] })
    );
    assert_eq!(refused(&twice), [IssueCode::FileDuplicateKey]);
}

#[test]
fn an_entry_that_is_missing_or_of_the_wrong_kind_is_named_by_its_path() {
    for (wanted, change) in [
        (
            "document.team",
            (|v| drop(v["document"].as_object_mut().unwrap().remove("team"))) as fn(&mut Value),
        ),
        ("document.soc.home_zone", |v| v["document"]["soc"]["home_zone"] = json!(7)),
        ("document.desk.seats", |v| v["document"]["desk"]["seats"]["monday"] = json!([1, 2, 3])),
        ("document.desk.seats", |v| v["document"]["desk"]["seats"]["monday"][5] = json!(70_000)),
        ("document.desk.seats", |v| v["document"]["desk"]["seats"]["friday"][0] = json!(-1)),
        ("saved_at", |v| v["saved_at"] = json!("yesterday")),
        ("version", |v| v["version"] = json!(0)),
    ] {
        let text = changed(change);
        assert_eq!(refused(&text), [IssueCode::FileWrongShape]);
        let said = load(text.as_bytes()).unwrap_err().to_string();
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

#[test]
fn numbers_out_of_range_are_refused_all_at_once() {
    let text = changed(|value| {
        value["document"]["desk"]["seats"]["monday"][5] = json!(5_001);
        value["document"]["desk"]["occupancy_limit"] = json!(1.2);
        for stream in value["document"]["streams"].as_object_mut().unwrap().values_mut() {
            stream["volume"]["value"] = json!(-1);
            stream["grouped_share"]["value"] = json!(1);
        }
    });
    assert_eq!(refused(&text), [IssueCode::OutOfRange; 10]);
}

#[test]
fn a_newer_plan_that_allows_it_is_shown_and_not_changed() {
    let newer = changed(|value| {
        value["version"] = json!(VERSION + 1);
        value["document"]["incidents"] = json!({});
    });
    let loaded = load(newer.as_bytes()).unwrap();
    assert_eq!(loaded.access, Access::ReadOnlyNewer);
    let codes: Vec<_> = loaded.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::FileNewer, IssueCode::FileUnknownKey]);
    assert_eq!(loaded.accept_loss().access, Access::ReadOnlyNewer);
}

#[test]
fn a_newer_plan_that_forbids_it_or_cannot_be_read_is_refused_as_too_new() {
    assert_eq!(
        refused(&changed(|value| {
            value["version"] = json!(VERSION + 2);
            value["oldest_reader"] = json!(VERSION + 1);
        })),
        [IssueCode::FileTooNew]
    );
    assert_eq!(
        refused(&changed(|value| {
            value["version"] = json!(VERSION + 1);
            value["document"]["team"] = json!([]);
        })),
        [IssueCode::FileTooNew]
    );
}

#[test]
fn entries_that_are_not_known_are_listed_before_anything_is_saved() {
    let text = changed(|value| {
        value["note"] = json!("mine");
        value["document"]["soc"]["colour"] = json!("blue");
        let streams = value["document"]["streams"].as_object_mut().unwrap();
        let stream = streams.values_mut().next().unwrap();
        // Inside an entry that serde would pass over without a word.
        stream["shape"]["colour"] = json!("blue");
        stream["volume"]["unit"] = json!("alerts");
    });
    let loaded = load(text.as_bytes()).unwrap();
    assert_eq!(loaded.access, Access::LossToAccept);
    let paths: Vec<_> = loaded.issues.iter().map(|issue| issue.facts.detail.clone()).collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    assert_eq!(paths[0], "note");
    assert!(paths[1..].iter().all(|path| path.starts_with("document.")));
    assert_eq!(loaded.accept_loss().access, Access::Editable);
}

#[test]
fn a_name_that_turns_the_direction_of_reading_is_cleaned_and_named() {
    let loaded = load(
        changed(|value| value["document"]["soc"]["plan_name"] = json!("North\u{202e}gate\u{7}")).as_bytes(),
    )
    .unwrap();
    assert_eq!(loaded.document.soc.plan_name, "Northgate");
    assert_eq!(loaded.issues[0].code, IssueCode::TextCleaned);
}

#[test]
fn a_stream_of_a_severity_or_history_that_is_not_there_is_refused() {
    let codes = judged(|plan| {
        for stream in Arc::make_mut(&mut plan.streams).values_mut().take(1) {
            stream.severity_mix.insert(SeverityId(RawId(9)), 1.0);
            stream.shape = WeeklyShape::Measured { history: HistoryId(RawId(9)) };
        }
        Arc::make_mut(&mut plan.import_memory).severity_words.insert("p1".into(), SeverityId(RawId(9)));
    });
    let wanted = [Field::SeverityMix, Field::Shape, Field::SeverityWords];
    assert_eq!(codes, wanted.map(|field| (IssueCode::DanglingReference, Some(field))));
}

#[test]
fn slips_in_streams_are_found() {
    let codes = judged(|plan| {
        for stream in Arc::make_mut(&mut plan.streams).values_mut().take(1) {
            stream.volume.amount = Amount::Range { low: 20.0, high: 10.0 };
            stream.handling.bad_case_minutes = Estimate::point(1.0);
            stream.severity_mix.values_mut().for_each(|share| *share = 0.0);
            stream.shape = WeeklyShape::Sketch { hours: WeekGrid::filled(0.0) };
            stream.name = "A\u{200b}".into();
            stream.customer = Some(CustomerId(RawId(404)));
        }
    });
    assert_eq!(
        codes,
        [
            (IssueCode::TextNotPlain, Some(Field::StreamName)),
            (IssueCode::DanglingReference, Some(Field::Customer)),
            (IssueCode::RangeUpsideDown, Some(Field::Volume)),
            (IssueCode::BadCaseBelowTypical, Some(Field::BadCaseMinutes)),
            (IssueCode::MixEmpty, Some(Field::SeverityMix)),
            (IssueCode::SketchEmpty, Some(Field::Shape)),
        ]
    );
}

#[test]
fn slips_in_severities_are_found() {
    let codes = judged(|plan| {
        let severities = Arc::make_mut(&mut plan.severities);
        let target = |within_minutes| Some(Target { within_minutes, share: 0.9 });
        let mut each = severities.values_mut();
        let (critical, high, medium) = (each.next().unwrap(), each.next().unwrap(), each.next().unwrap());
        critical.name = " ".into();
        high.name = "Medium".into();
        high.acknowledge = target(5.0);
        medium.triage_done = target(30.0);
    });
    assert_eq!(
        codes,
        [
            (IssueCode::NameMissing, Some(Field::SeverityName)),
            (IssueCode::NameShared, Some(Field::SeverityName)),
            (IssueCode::TriageBeforeAcknowledge, Some(Field::TriageDone)),
            (IssueCode::TargetStricterBelow, Some(Field::Acknowledge)),
            (IssueCode::TargetStricterBelow, Some(Field::TriageDone)),
        ]
    );
}

#[test]
fn a_plan_without_severities_streams_seats_or_targets_is_held_with_warnings() {
    let codes = judged(|plan| {
        plan.severities = Arc::default();
        plan.streams = Arc::default();
        plan.scenarios = Arc::default();
        plan.roll_outs = Arc::default();
        Arc::make_mut(&mut plan.desk).seats = WeekGrid::filled(0);
    });
    let codes: Vec<_> = codes.into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [IssueCode::SeveritiesMissing, IssueCode::StreamsMissing, IssueCode::SeatsMissing]);
    let untargeted = judged(|plan| {
        for severity in Arc::make_mut(&mut plan.severities).values_mut() {
            (severity.acknowledge, severity.triage_done) = (None, None);
        }
    });
    assert_eq!(untargeted, [(IssueCode::TargetsMissing, None)]);
}

#[test]
fn letters_of_shifts_that_tell_nothing_apart_are_found() {
    let letters = |letters: [&'static str; 4]| {
        judged(|plan| {
            let shifts = Arc::make_mut(&mut plan.rota).shifts.values_mut();
            shifts.zip(letters).for_each(|(shift, letter)| shift.letter = letter.into());
        })
    };
    let field = Some(Field::RotaShifts);
    assert_eq!(letters(["E", "L2", "\u{00e4}", "D"]), []);
    assert_eq!(letters(["", "L", "Nig", "D"]), [(IssueCode::ShiftLetterLength, field); 2]);
    assert_eq!(letters(["e", "E", "N", "D"]), [(IssueCode::ShiftLetterShared, field); 2]);
}

#[test]
fn slips_in_the_facts_of_the_organisation_are_found() {
    let codes = judged(|plan| {
        let soc = Arc::make_mut(&mut plan.soc);
        soc.home_zone = "Europe/Atlantis".into();
        soc.currency = "quid".into();
        soc.business_hours = WeekGrid::filled(false);
        soc.horizon_months = 0;
    });
    assert_eq!(
        codes,
        [
            (IssueCode::OutOfRange, Some(Field::HorizonMonths)),
            (IssueCode::ZoneUnknown, Some(Field::HomeZone)),
            (IssueCode::CurrencyShape, Some(Field::Currency)),
            // Only the lowest severity runs in business hours.
            (IssueCode::BusinessHoursEmpty, Some(Field::BusinessHours)),
        ]
    );
}

#[test]
fn seats_beyond_the_people_or_below_the_minimum_are_found() {
    let fewer = judged(|plan| Arc::make_mut(&mut plan.team).people = 10.0);
    assert_eq!(fewer, [(IssueCode::PeopleTooFew, Some(Field::People))]);
    let alone = judged(|plan| Arc::make_mut(&mut plan.desk).seats[HourOfWeek::new(3)] = 1);
    assert_eq!(alone, [(IssueCode::SeatsBelowMinimum, Some(Field::Seats))]);
    let nothing_left = judged(|plan| {
        Arc::make_mut(&mut plan.team).in_shift_loss.meeting_minutes = Estimate::point(480.0);
    });
    assert_eq!(nothing_left, [(IssueCode::TimeUsedUp, Some(Field::MeetingMinutes))]);
}

#[test]
fn a_history_with_half_a_day_and_a_plan_with_too_many_severities_are_refused() {
    let codes = judged(|plan| {
        let mut history = support::history(&mut support::Random::new(1), &[]);
        history.days.insert("2026-03-01".parse().unwrap(), vec![Some(1); 12]);
        plan.histories = Arc::new(BTreeMap::from([(HistoryId(RawId(1)), history)]));
    });
    assert_eq!(codes, [(IssueCode::DayNotWhole, Some(Field::HistoryDays))]);
    let many = judged(|plan| {
        let severities = Arc::make_mut(&mut plan.severities);
        let last = severities.values().next_back().unwrap().clone();
        for number in 0..20 {
            let (name, position) = (format!("Level {number}"), Position::default());
            let level =
                watchfloor::domain::Severity { name, position, clock: Clock::BusinessHours, ..last.clone() };
            severities.insert(SeverityId(RawId(number)), level);
        }
    });
    assert_eq!(many, [(IssueCode::TooManyRecords, None)]);
}
