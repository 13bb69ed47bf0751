//! "You take my Monday night, I take your Thursday early": what the page offers, and what one click does.

use super::{VOICE, changed, plan};
use crate::{
    app::{
        command::{Command, RotaChange, apply},
        project::rota::*,
    },
    base::RawId,
    domain::{PersonId, rota::RuleKind},
};

/// Somebody's first shift that others could take for one of theirs, in the sample without leave.
fn with_offers() -> (Document, (PersonId, usize), Listed<Offer>) {
    let plan = changed(|rota| rota.people.values_mut().for_each(|person| person.leave.clear()));
    let seen = seen(&plan.rota, &plan.year);
    let today = plan.rota.first_day;
    let all = seen.arranged.people.iter().flat_map(|one| (0..28).map(move |day| (*one, day)));
    let mut found = all.map(|place| (place, offers(&plan.rota, &seen, place, today, VOICE)));
    let is_mixed = |found: &Listed<Offer>| {
        found.shown.iter().any(|one| one.taker.is_free) && found.shown.iter().any(|one| !one.taker.is_free)
    };
    let (place, found) = found.find(|(_, found)| is_mixed(found)).unwrap();
    (plan, place, found)
}

#[test]
fn a_shift_is_offered_for_shifts_on_other_days_and_one_click_trades_them() {
    let (plan, (one, day), found) = with_offers();
    let rota = &plan.rota;
    let offer = &found.shown[0];
    assert!(offer.taker.is_free && offer.taker.person != one);
    let given = &rota.shifts[&rota.shift_of(one, rota.date(day)).unwrap()].name;
    let begins = format!("takes {given} on {}, gives ", rota.date(day));
    assert!(offer.taker.said.starts_with(&begins), "{offer:?}");
    assert!(offer.taker.said.contains(": breaks no rule"), "{offer:?}");
    assert!(offer.label.starts_with(&format!("Swap with {} for ", offer.taker.name)), "{offer:?}");
    let first_other = found.shown.iter().position(|one| !one.taker.is_free).unwrap();
    assert!(found.shown[first_other..].iter().all(|one| !one.taker.is_free), "free ones come first");
    // One step, after which both have each other's shift.
    let cells = offer.cells(rota).unwrap();
    let after = apply(&plan, Command::Rota(RotaChange::Cells(cells))).unwrap();
    let other = offer.taker.person;
    assert_eq!(after.rota.shift_of(one, rota.date(day)), None);
    assert_eq!(after.rota.shift_of(other, rota.date(day)), rota.shift_of(one, rota.date(day)));
    let taken_on = (0..rota.days())
        .map(|day| rota.date(day))
        .find(|date| rota.shift_of(other, *date).is_some() && after.rota.shift_of(other, *date).is_none());
    let taken_on = taken_on.unwrap();
    assert_eq!(after.rota.shift_of(one, taken_on), rota.shift_of(other, taken_on));
    let missing = |plan: &Document| super::seen(&plan.rota, &plan.year).report.missing;
    assert_eq!(missing(&after), missing(&plan), "what is free opens no gap");
    assert_eq!(offer.cells(&after.rota), None, "it cannot be done twice");
}

#[test]
fn a_day_off_a_past_day_and_a_person_who_is_gone_are_offered_for_nothing() {
    let (plan, (one, day), _) = with_offers();
    let seen = seen(&plan.rota, &plan.year);
    let of = |place: (PersonId, usize), today| offers(&plan.rota, &seen, place, today, VOICE);
    let off = (0..56).find(|day| plan.rota.shift_of(one, plan.rota.date(*day)).is_none()).unwrap();
    assert!(of((one, off), plan.rota.first_day).shown.is_empty());
    assert!(of((one, day), plan.rota.date(day + 1)).shown.is_empty());
    assert!(of((PersonId(RawId(999_999)), day), plan.rota.first_day).shown.is_empty());
    // What is to come is offered long before the rota begins.
    let early = plan.rota.first_day - chrono::Days::new(400);
    assert_eq!(of((one, day), early), of((one, day), plan.rota.first_day));
}

#[test]
fn many_more_that_could_be_asked_for_are_counted() {
    let mut plan = plan();
    let rota = std::sync::Arc::make_mut(&mut plan.rota);
    rota.rules.remove(&RuleKind::ContractHours);
    let (rota, seen) = (&plan.rota, seen(&plan.rota, &plan.year));
    let all = seen.arranged.people.iter().flat_map(|one| (14..42).map(move |day| (*one, day)));
    let found: Vec<_> = all.map(|place| offers(rota, &seen, place, rota.first_day, VOICE)).collect();
    assert!(found.iter().all(|found| found.shown.len() <= 24));
    assert!(
        found.iter().any(|found| found
            .more
            .ends_with(" more shifts could be asked for, farther away or worse than these.")),
        "{:?}",
        found.iter().map(|found| &found.more).collect::<Vec<_>>()
    );
}
