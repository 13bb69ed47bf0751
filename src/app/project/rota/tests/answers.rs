//! What is asked beside the grid, and what an answer changes.

use super::{VOICE, changed};
use crate::{
    app::{
        command::{Command, RotaChange, apply},
        project::rota::*,
    },
    base::RawId,
    domain::{
        CoverId, Document, LeaveId, PersonId, ShiftId, SiteId,
        rota::{Cover, Leave, LeaveReason, Rule, RuleKind, Site},
    },
};
use std::sync::Arc;

const LINE: CoverId = CoverId(RawId(700));
const LEAVE: LeaveId = LeaveId(RawId(701));

fn night(rota: &RotaPlan) -> ShiftId {
    *rota.shifts.iter().find(|(_, kind)| kind.letter == "N").unwrap().0
}

/// Two people; the first has six nights that one line asks for and wants them off; the other is free, three nights in a row at most.
fn six_nights() -> (Document, [PersonId; 2]) {
    let mut who = Vec::new();
    let plan = changed(|rota| {
        let mut people: Vec<PersonId> = rota.people.keys().copied().collect();
        people.truncate(2);
        rota.people.retain(|id, _| people.contains(id));
        rota.rows.clear();
        rota.pinned.clear();
        rota.rules = [(RuleKind::NightsInRow, Rule::hard(3.0))].into();
        rota.fairness.clear();
        for person in rota.people.values_mut() {
            person.leave.clear();
            person.wishes.clear();
        }
        let (night, first) = (night(rota), rota.first_day);
        rota.rows.insert(people[0], (0..6).map(|day| (rota.date(day), night)).collect());
        let leave = Leave { first, last: rota.date(5), reason: LeaveReason::Annual, is_approved: false };
        rota.people.get_mut(&people[0]).unwrap().leave.insert(LEAVE, leave);
        rota.cover.clear();
        let on_dates = (0..6).map(|day| (rota.date(day), 1)).collect();
        let position = Default::default();
        let line = Cover {
            position,
            shift: night,
            skill: None,
            least_level: None,
            on_site: false,
            wanted: [0; 7],
            on_dates,
        };
        rota.cover.insert(LINE, line);
        who = people;
    });
    (plan, [who[0], who[1]])
}

fn asking(plan: &Document) -> Vec<Asking> {
    asked(&plan.rota, &plan.year, &seen(&plan.rota, &plan.year), VOICE)
}

#[test]
fn a_leave_says_how_many_of_its_shifts_can_be_covered_together() {
    let (plan, _) = six_nights();
    let asking = asking(&plan).remove(0);
    let last = asking.left.last().unwrap();
    assert!(last.starts_with("5 of 6 shifts can be covered together; Night on "), "{asking:?}");
    assert_eq!(
        asking.left.iter().filter(|line| line.contains("could take it") && !line.contains("nobody")).count(),
        5
    );
    assert_eq!(asking.gaps, "Approved alone it leaves 6 gaps; with the shifts given, one gap.");
    assert_eq!(asking.given.len(), 5);
}

#[test]
fn a_leave_is_approved_with_its_shifts_given_or_declined_in_one_step() {
    let (plan, [one, other]) = six_nights();
    let asking = asking(&plan).remove(0);
    let after = |answer| {
        let change = asking.answered(&plan.rota, answer).unwrap();
        apply(&plan, Command::Rota(change)).unwrap()
    };
    let missing = |plan: &Document| seen(&plan.rota, &plan.year).report.missing;
    let approved = after(Answer::Approve);
    assert!(approved.rota.people[&one].leave[&LEAVE].is_approved);
    assert_eq!(missing(&approved), 6);
    let given = after(Answer::ApproveAndGive);
    assert_eq!((missing(&given), given.rota.rows[&other].len()), (1, 5));
    assert!(given.rota.people[&one].leave[&LEAVE].is_approved && !given.rota.rows.contains_key(&one));
    let declined = after(Answer::Decline);
    assert!(declined.rota.people[&one].leave.is_empty());
    assert_eq!(declined.rota.rows, plan.rota.rows);
}

#[test]
fn several_people_report_sick_in_one_step() {
    let (plan, [one, other]) = six_nights();
    let cells: Vec<_> =
        [one, other].iter().flat_map(|who| (0..3).map(|day| (*who, plan.rota.date(day)))).collect();
    let mut ids = 800_u64;
    let change = off_sick(&cells, || {
        ids += 1;
        LeaveId(RawId(ids))
    });
    let after = apply(&plan, Command::Rota(change)).unwrap();
    for who in [one, other] {
        let leave = after.rota.people[&who].leave_on(plan.rota.date(2)).unwrap();
        assert_eq!((leave.first, leave.last), (plan.rota.date(0), plan.rota.date(2)));
        assert_eq!(leave.reason, LeaveReason::Sickness);
    }
    assert_eq!(after.rota.rows[&one].len(), 3, "what was planned for these days goes");
}

#[test]
fn time_in_lieu_that_is_not_there_is_told_in_hours() {
    let ask = |hours: f64| {
        let (mut plan, [one, _]) = six_nights();
        let rota = Arc::make_mut(&mut plan.rota);
        let person = rota.people.get_mut(&one).unwrap();
        (person.contract_hours_per_week, person.lieu_hours) = (40.0, hours);
        let leave = person.leave.get_mut(&LEAVE).unwrap();
        leave.reason = LeaveReason::Lieu;
        lacks(&plan.rota, &plan.year, one, &plan.rota.people[&one].leave[&LEAVE].clone())
    };
    let Some(Lacks::Hours { asked, there }) = ask(3.0) else { panic!("{:?}", ask(3.0)) };
    assert!((there - 3.0).abs() < 1e-9 && asked >= 24.0 && asked % 8.0 == 0.0, "{asked} {there}");
    assert_eq!(ask(asked), None);
    let (mut plan, [one, _]) = six_nights();
    let rota = Arc::make_mut(&mut plan.rota);
    rota.people.get_mut(&one).unwrap().leave.get_mut(&LEAVE).unwrap().reason = LeaveReason::Lieu;
    let first = asking(&plan).remove(0).left.remove(0);
    assert!(first.contains("h of time in lieu are missing: it takes"), "{first}");
}

#[test]
fn gaps_of_a_line_on_many_days_are_one_and_a_long_list_says_how_many_more() {
    let (plan, _) = six_nights();
    let told = |change: &dyn Fn(&mut RotaPlan)| {
        let mut plan = plan.clone();
        change(Arc::make_mut(&mut plan.rota));
        gaps(&plan.rota, &seen(&plan.rota, &plan.year), VOICE)
    };
    let none = told(&|_| {});
    assert_eq!((none.shown.len(), none.more.as_str()), (0, ""));
    let all = told(&|rota| {
        rota.rows.clear();
        rota.cover.get_mut(&LINE).unwrap().wanted = [1; 7];
    });
    let (first, last) = (plan.rota.date(0), plan.rota.date(55));
    assert_eq!(all.shown[0].said, format!("Night: every day from {first} to {last}, 0 of 1"));
    assert_eq!((all.shown.len(), all.shown[0].days.len()), (1, 56));
    // Days on which nobody is wanted are left out, and do not part them.
    let working = told(&|rota| {
        rota.rows.clear();
        let line = rota.cover.get_mut(&LINE).unwrap();
        (line.wanted, line.on_site) = ([1, 1, 0, 0, 0, 0, 0], true);
        line.on_dates.clear();
    });
    assert!(working.shown[0].said.starts_with("Night: at the site: 16 days from "), "{working:?}");
    let many = told(&|rota| {
        rota.rows.clear();
        let mut line = rota.cover.remove(&LINE).unwrap();
        line.on_dates = (0..28).map(|day| (rota.date(2 * day), 1)).collect();
        line.wanted = [0; 7];
        for id in 0..3 {
            // No two days are alike, so that each is told by itself.
            line.on_dates
                .iter_mut()
                .zip(1..)
                .for_each(|((_, wanted), number)| *wanted = 1 + (number + id) % 2);
            rota.cover.insert(CoverId(RawId(700 + u64::from(id))), line.clone());
        }
    });
    assert_eq!((many.shown.len(), many.more.as_str()), (60, "and 24 more"));
}

#[test]
fn a_shift_that_is_never_covered_is_named_and_rules_are_counted_apart_from_their_breaches() {
    let (mut plan, [_, other]) = six_nights();
    let told = |plan: &Document| head(&plan.rota, &seen(&plan.rota, &plan.year), VOICE);
    let rota = Arc::make_mut(&mut plan.rota);
    let early = *rota.shifts.iter().find(|(_, kind)| kind.letter == "E").unwrap().0;
    let nights = rota.rows.clone();
    rota.rows.clear();
    assert_eq!(told(&plan).figures[1].note, "", "nobody is planned");
    let rota = Arc::make_mut(&mut plan.rota);
    rota.rows.insert(other, (0..3).map(|day| (rota.date(day), early)).collect());
    let answer = told(&plan).answer;
    assert!(answer.contains("6 shifts short of somebody (no Night is covered)"), "{answer}");
    let rota = Arc::make_mut(&mut plan.rota);
    rota.rows = nights;
    rota.rules.insert(RuleKind::DaysInRow, Rule::hard(2.0));
    let found = told(&plan);
    assert!(!found.answer.contains("is covered"), "{}", found.answer);
    assert!(found.answer.contains("2 rules broken"), "{}", found.answer);
    assert_eq!(found.figures[1].figure, "2");
    assert_eq!(found.figures[1].note, "4 breaches of 2 rules, of 2 that hold");
}

#[test]
fn who_is_away_is_told_under_the_takers_and_has_no_button() {
    let (mut plan, [one, other]) = six_nights();
    let rota = Arc::make_mut(&mut plan.rota);
    rota.rows.clear();
    let leave = rota.people.get_mut(&one).unwrap().leave.get_mut(&LEAVE).unwrap();
    (leave.is_approved, leave.reason) = (true, LeaveReason::Sickness);
    let name = rota.people[&one].name.clone();
    let found = takers(&plan.rota, &seen(&plan.rota, &plan.year), (0, 0), VOICE).unwrap();
    assert_eq!(found.people.iter().map(|taker| taker.person).collect::<Vec<_>>(), [other]);
    assert_eq!(found.not_there, [format!("One person is away: {name} (sickness).")]);
}

#[test]
fn each_site_says_by_itself_how_many_more_people_it_needs() {
    let austin = SiteId(RawId(70));
    let plan = changed(|rota| {
        let site = Site {
            position: Default::default(),
            name: "Austin".into(),
            zone: "America/Chicago".into(),
            holidays: Default::default(),
        };
        rota.sites.insert(austin, site);
        let night = night(rota);
        rota.shifts.get_mut(&night).unwrap().site = Some(austin);
        rota.rows.clear();
        let one = *rota.people.keys().next().unwrap();
        rota.people.get_mut(&one).unwrap().site = Some(austin);
        rota.people.values_mut().for_each(|person| {
            person.leave.clear();
            person.contract_hours_per_week = 38.5;
        });
        rota.rules = [(RuleKind::ContractHours, Rule::hard(0.0))].into();
        rota.cover.retain(|_, cover| cover.skill.is_none());
        rota.cover.values_mut().for_each(|cover| cover.wanted = [1; 7]);
        rota.cover.values_mut().filter(|cover| cover.shift == night).for_each(|cover| cover.wanted = [2; 7]);
    });
    let said = impossible(&plan.rota, &seen(&plan.rota, &plan.year), VOICE);
    let hours: Vec<&String> = said.iter().filter(|line| line.contains("hours are wanted")).collect();
    // 896 hours of nights, of which one person of 38.5 hours may work 308: 588 hours are 1.9 more people.
    assert_eq!(hours.len(), 1, "{said:?}");
    assert!(
        hours[0].contains("all of Austin together") && hours[0].contains("about 2 more people at 38.5 hours"),
        "{hours:?}"
    );
}

#[test]
fn a_swap_that_leaves_a_line_short_says_so_and_is_not_fine() {
    let plan = changed(|rota| {
        rota.rules.clear();
        rota.people.values_mut().for_each(|person| person.leave.clear());
    });
    let seen = seen(&plan.rota, &plan.year);
    let rota = &plan.rota;
    let skilled = rota.cover.values().find(|cover| cover.skill.is_some()).unwrap();
    let is_lead = |id: &PersonId| rota.people[id].skills.contains(&skilled.skill.unwrap());
    let on = |day: usize| {
        let there =
            rota.people.keys().filter(move |id| rota.shift_of(**id, rota.date(day)) == Some(skilled.shift));
        there.copied().filter(|id| is_lead(id)).collect::<Vec<_>>()
    };
    let day = (0..56).find(|day| on(*day).len() == 1).unwrap();
    let found = swaps(rota, &seen, on(day)[0], (day, day), VOICE);
    let (fine, short): (Vec<&Taker>, Vec<&Taker>) =
        found.iter().partition(|taker| !taker.said.starts_with("leaves "));
    assert!(short.iter().all(|taker| !taker.is_free && !is_lead(&taker.person)), "{short:?}");
    assert!(
        short[0].said.contains(" one short on ") && short[0].said.contains(" could take it)"),
        "{short:?}"
    );
    assert!(fine.iter().all(|taker| is_lead(&taker.person)), "{fine:?}");
    let first_short = found.iter().position(|taker| taker.said.starts_with("leaves ")).unwrap();
    assert_eq!(first_short, fine.len(), "those that leave nothing short come first");
}

#[test]
fn several_changes_are_one_and_none_of_them_is_made_where_one_fails() {
    let (plan, [one, _]) = six_nights();
    let nobody = PersonId(RawId(999_999));
    let leave = plan.rota.people[&one].leave[&LEAVE].clone();
    let change = RotaChange::Together(vec![
        RotaChange::Leave(one, LEAVE, None),
        RotaChange::Leave(nobody, LEAVE, Some(leave)),
    ]);
    assert!(apply(&plan, Command::Rota(change)).is_err());
}

#[test]
fn a_broken_rule_leads_to_the_day_that_shows_it_and_one_of_the_whole_rota_to_the_first_day() {
    let (mut plan, [one, _]) = six_nights();
    let rota = Arc::make_mut(&mut plan.rota);
    rota.rules.insert(RuleKind::ContractHours, Rule { limit: 0.0, weight: Some(3), weeks: None, pack: None });
    let (rota, seen) = (&plan.rota, seen(&plan.rota, &plan.year));
    let name = &rota.people[&one].name;
    // Of six nights in a row, three at most, the fourth is the first too many.
    let hard = broken(rota, &seen, VOICE);
    let first = &hard.shown[0];
    assert_eq!((first.person, first.day), (one, 3));
    assert_eq!(first.said, format!("{name}, {}: too many nights in a row", rota.date(3)));
    let soft = bent(rota, &seen, VOICE);
    let whole = soft.shown.iter().find(|place| place.person == one).unwrap();
    assert_eq!((whole.said.clone(), whole.day), (format!("{name}: too far from contract hours"), 0));
}
