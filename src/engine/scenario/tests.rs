//! Scenarios by what they do to the sample plan.

use super::*;
use crate::{
    app::sample::sample,
    base::{Month, RawId},
    domain::{ChangeId, Days, Position},
};
use std::collections::BTreeMap;

const JANUARY: Month = Month { year: 2027, month: 1 };

fn change(from_month: u32, what: WhatChanges) -> Change {
    Change { position: Position::default(), on: true, from_month, what }
}

fn scenario(changes: impl IntoIterator<Item = Change>) -> Scenario {
    let mut position = Position::default();
    let changes: BTreeMap<_, _> = (1..)
        .zip(changes)
        .map(|(number, change)| {
            position = position.after();
            (ChangeId(RawId(number)), Change { position: position.clone(), ..change })
        })
        .collect();
    Scenario { position: Position::default(), name: "Test".into(), changes }
}

fn stream_named(plan: &Document, name: &str) -> (StreamId, AlertStream) {
    plan.streams.iter().find(|(_, stream)| stream.name == name).map(|(id, s)| (*id, s.clone())).unwrap()
}

#[test]
fn a_third_of_what_reaches_people_from_one_stream_is_closed_and_the_others_stay() {
    let plan = sample(JANUARY);
    let (phishing, before) = stream_named(&plan, "Reported phishing");
    let after = applied(
        &plan,
        &scenario([change(0, WhatChanges::AutoClosed { stream: Some(phishing), share: 0.3 })]),
        0,
    );
    let left = |stream: &AlertStream| 1.0 - stream.auto_closed_share.median_share();
    assert!((left(&after.streams[&phishing]) - 0.7 * left(&before)).abs() < 1e-12);
    for (id, stream) in plan.streams.iter().filter(|(id, _)| **id != phishing) {
        assert_eq!(&after.streams[id], stream);
    }
    assert!(Arc::ptr_eq(&plan.desk, &after.desk) && Arc::ptr_eq(&plan.team, &after.team));
}

#[test]
fn a_change_counts_from_its_month_on_and_one_that_is_off_never() {
    let plan = sample(JANUARY);
    let mut hires = change(2, WhatChanges::People { more: 2.0 });
    let people = |change: &Change, month| applied(&plan, &scenario([change.clone()]), month).team.people;
    assert_eq!([0, 1, 2, 11].map(|month| people(&hires, month)), [12.0, 12.0, 14.0, 14.0]);
    hires.on = false;
    assert_eq!(people(&hires, 11), 12.0);
}

#[test]
fn a_surge_of_six_weeks_ends_after_the_months_that_it_touches() {
    let surge = change(1, WhatChanges::Volume { stream: None, factor: 2.0, weeks: Some(6) });
    assert_eq!([0, 1, 2, 3].map(|month| counts_in(&surge, month)), [false, true, true, false]);
}

#[test]
fn the_order_of_changes_about_different_things_does_not_matter() {
    let plan = sample(JANUARY);
    let all = [
        change(0, WhatChanges::Volume { stream: None, factor: 1.2, weeks: None }),
        change(0, WhatChanges::HandsOn { stream: None, factor: 0.9 }),
        change(0, WhatChanges::Seats { days: Days::Weekdays, from_hour: 9, to_hour: 14, more: 1 }),
        change(0, WhatChanges::People { more: -1.0 }),
        change(0, WhatChanges::MinimumSeats { seats: 1 }),
    ];
    let forth = applied(&plan, &scenario(all.clone()), 0);
    let back = applied(&plan, &scenario(all.into_iter().rev()), 0);
    assert_eq!(forth, back);
}

#[test]
fn ranges_stay_ranges_and_nothing_leaves_what_a_plan_can_hold() {
    let plan = sample(JANUARY);
    let extreme = scenario([
        change(0, WhatChanges::Volume { stream: None, factor: 100.0, weeks: None }),
        change(0, WhatChanges::Volume { stream: None, factor: 100.0, weeks: None }),
        change(0, WhatChanges::HandsOn { stream: None, factor: 0.0 }),
        change(0, WhatChanges::AutoClosed { stream: None, share: 1.0 }),
        change(0, WhatChanges::Seats { days: Days::EveryDay, from_hour: 0, to_hour: 24, more: -5_000 }),
        change(0, WhatChanges::People { more: -10_000.0 }),
    ]);
    let after = applied(&plan, &extreme, 0);
    let errors: Vec<_> =
        crate::document::validate::document(&after).into_iter().filter(|issue| issue.is_error()).collect();
    assert_eq!(errors, []);
    let doubled =
        applied(&plan, &scenario([change(0, WhatChanges::HandsOn { stream: None, factor: 2.0 })]), 0);
    let (_, stream) = stream_named(&doubled, "Endpoint detection");
    assert_eq!(stream.handling.typical_minutes.amount, Amount::Range { low: 24.5, high: 32.0 });
}
