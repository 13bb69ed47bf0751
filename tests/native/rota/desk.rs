//! What a manager does at the grid: time off is dated and moved, a rota is begun from little, cells are read, shares are told.

use super::plan::{EARLY, ONE, monday, plan};
use chrono::{Days, NaiveDate};
use std::sync::Arc;
use watchfloor::{
    app::{
        blank::blank,
        command::{Command, RotaChange, apply},
        first_rota::first_rota,
        project::rota::{columns, has_begun, head, lacking, said, seen, shares},
        sample::sample,
    },
    base::{Month, RawId},
    domain::{
        Document, LeaveId, RotaPlan,
        rota::{Leave, LeaveReason, Shared, Wish},
    },
    text::{PlainFormat, Voice, en, rota_desk::AwayFrom},
};

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
const LEAVE: LeaveId = LeaveId(RawId(3));

fn day(number: u64) -> NaiveDate {
    monday() + Days::new(number)
}

fn with(rota: RotaPlan) -> Document {
    let mut plan = sample(Month { year: 2027, month: 1 });
    plan.rota = Arc::new(rota);
    plan
}

fn leave(first: u64, last: u64, is_approved: bool) -> Leave {
    Leave { first: day(first), last: day(last), reason: LeaveReason::Annual, is_approved }
}

fn dated(plan: &Document, leave: Leave) -> Document {
    apply(plan, Command::Rota(RotaChange::Leave(ONE, LEAVE, Some(leave)))).unwrap()
}

/// The days of the first week with a shift.
fn worked(plan: &Document) -> Vec<u64> {
    (0..7).filter(|number| plan.rota.shift_of(ONE, day(*number)).is_some()).collect()
}

#[test]
fn shifts_go_only_on_days_that_are_new_in_approved_leave() {
    let before = with(plan("EEEEEEE"));
    let asked = dated(&before, leave(1, 2, false));
    assert_eq!(worked(&asked), [0, 1, 2, 3, 4, 5, 6], "what is asked for takes nothing away");
    let mut approved = dated(&asked, leave(1, 2, true));
    assert_eq!(worked(&approved), [0, 3, 4, 5, 6]);
    // A shift that is put there knowingly stays when the last day, or the reason, is changed.
    approved = apply(&approved, Command::Rota(RotaChange::Cells(vec![(ONE, day(1), Some(EARLY))]))).unwrap();
    let longer = dated(&approved, leave(1, 3, true));
    assert_eq!(worked(&longer), [0, 1, 4, 5, 6]);
    let why = Leave { reason: LeaveReason::Training, ..leave(1, 3, true) };
    assert_eq!(worked(&dated(&longer, why)), [0, 1, 4, 5, 6]);
}

#[test]
fn an_empty_plan_begins_a_rota_with_what_there_is_and_says_what_is_lacking() {
    let plan = blank("Empty", Month { year: 2027, month: 1 }, "Europe/Berlin");
    assert_eq!(lacking(&plan), [true, true]);
    assert_eq!(lacking(&sample(Month { year: 2027, month: 1 })), [false, false]);
    let mut next = 0;
    let rota = first_rota(&plan, super::plan::monday(), VOICE.words.rota_page().first, || {
        next += 1;
        RawId(next)
    });
    assert!(has_begun(&rota) && rota.people.is_empty(), "shifts, but nobody");
    let head = head(&rota, &seen(&rota, &plan.year), VOICE);
    assert_eq!(head.answer, "There is nobody to plan yet.");
}

#[test]
fn without_its_last_person_a_rota_is_still_a_rota() {
    let mut rota = plan("E------");
    rota.people.clear();
    rota.rows.clear();
    assert!(has_begun(&rota));
    rota.shifts.clear();
    assert!(!has_begun(&rota));
}

#[test]
fn the_line_under_the_grid_tells_what_is_asked_for_and_wished() {
    let mut rota = plan("E------");
    let one = rota.people.get_mut(&ONE).unwrap();
    one.leave.insert(LEAVE, leave(0, 0, false));
    one.wishes.insert(day(1), Wish::Off);
    let line = said(&rota, ONE, day(0), VOICE);
    assert!(line.ends_with(": 6, asks for annual leave"), "{line}");
    let line = said(&rota, ONE, day(1), VOICE);
    assert!(line.ends_with(": off, wishes the day off"), "{line}");
}

#[test]
fn only_the_first_week_says_the_year() {
    let mut rota = plan("E------");
    rota.weeks = 2;
    let weeks: Vec<_> = columns(&rota, &sample(Month { year: 2027, month: 1 }).year, VOICE)
        .into_iter()
        .filter_map(|day| day.week)
        .collect();
    assert_eq!(weeks, [day(0).to_string(), day(7).format("%m-%d").to_string()]);
}

#[test]
fn shares_add_up_to_all_there_is_and_are_told_beside_what_is_fair() {
    let plan = sample(Month { year: 2027, month: 1 });
    let seen = seen(&plan.rota, &plan.year);
    for shared in Shared::ALL {
        let all = shares(&plan.rota, &plan.year, &seen, shared, VOICE);
        assert_eq!(all.len(), plan.rota.people.len());
        let has: f64 = all.iter().map(|share| share.has + share.before).sum();
        let fair: f64 = all.iter().filter_map(|share| share.fair).sum();
        assert!((has - fair).abs() < 1e-6, "{shared:?}: {has} {fair}");
        assert!(all.iter().all(|share| share.said.contains("fair share")), "{shared:?}");
    }
    let said = VOICE.words.rota_desk().away_from_fair;
    let told = |shared, more, fair| said(&PlainFormat, shared, AwayFrom { more, fair });
    assert_eq!(told(Shared::Nights, 1.0, 10.5), "one night above the fair share of 10.5");
    assert_eq!(told(Shared::Weekends, -2.5, 4.0), "2.5 weekends below the fair share of 4");
    assert_eq!(told(Shared::Holidays, 0.0, 0.0), "the fair share of 0");
    assert_eq!(told(Shared::Hours, 0.3, 280.0), "the fair share of 280");
}
