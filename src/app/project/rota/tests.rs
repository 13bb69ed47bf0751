//! The projection of the rota: gaps and who could take them, cells, leave, seats, patterns.

mod answers;
mod hours;
mod published;
mod trades;

use super::*;
use crate::{
    app::{
        command::{Command, RotaChange, apply},
        sample::sample,
    },
    base::{Month, RawId},
    domain::{Position, SiteId, rota::Site},
    text::{PlainFormat, en},
};
use std::collections::BTreeMap;

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

#[test]
fn a_shift_that_is_taken_away_is_a_gap_that_the_others_are_asked_about() {
    let plan = plan();
    let before = seen(&plan.rota, &plan.year);
    // A shift that has nobody to spare.
    let cells = plan
        .rota
        .rows
        .iter()
        .flat_map(|(person, row)| row.iter().map(move |(date, shift)| (*person, *date, *shift)));
    let without =
        |person, date| apply(&plan, Command::Rota(RotaChange::Cells(vec![(person, date, None)]))).unwrap();
    let (person, shift, plan) = cells
        .map(|(person, date, shift)| (person, shift, without(person, date)))
        .find(|(_, _, plan)| seen(&plan.rota, &plan.year).report.missing > before.report.missing)
        .unwrap();
    let after = seen(&plan.rota, &plan.year);
    let gap = after.report.gaps.iter().find(|gap| !before.report.gaps.contains(gap)).unwrap();
    let line = after.report.cover.iter().position(|line| line.cover == gap.cover).unwrap();
    let found = takers(&plan.rota, &after, (line, gap.day), VOICE).unwrap();
    let takers = &found.people;
    assert!(found.has_free());
    assert!(found.shift == shift, "the line of a skill or of the shift");
    assert!(takers.iter().any(|taker| taker.person == person && taker.is_free), "{takers:?}");
    assert!(
        takers.iter().any(|taker| taker.said.contains(" points (") && taker.said.contains("fair nights ")),
        "what it costs is told by its parts: {takers:?}"
    );
    assert!(gap_title(&plan.rota, &after, (line, gap.day), VOICE).unwrap().starts_with("Who could take"));
    assert!(
        in_the_way(&plan.rota, &after, (line, gap.day), VOICE).is_none(),
        "somebody could take it freely"
    );
}

#[test]
fn a_place_where_nobody_is_missing_says_who_is_on_it() {
    let plan = plan();
    let seen = seen(&plan.rota, &plan.year);
    let line = &seen.report.cover[0];
    let cover = &plan.rota.cover[&line.cover];
    let said = gap_title(&plan.rota, &seen, (0, 0), VOICE).unwrap();
    let works = |id| plan.rota.shift_of(id, plan.rota.date(0)) == Some(cover.shift);
    let on: Vec<_> = plan.rota.people.iter().filter(|(id, _)| works(**id)).collect();
    assert!(!on.is_empty());
    assert!(on.iter().all(|(_, person)| said.contains(&person.name)), "{said}");
    assert!(said.ends_with(&format!("{} of {}", line.there[0], line.wanted[0])), "{said}");
    assert_eq!(takers(&plan.rota, &seen, (0, 0), VOICE), None);
    assert_eq!(in_the_way(&plan.rota, &seen, (0, 0), VOICE), None);
}

#[test]
fn the_grid_shows_letters_leave_and_what_a_search_found() {
    let plan = plan();
    let seen = seen(&plan.rota, &plan.year);
    let person = seen.arranged.people[0];
    let none = BTreeMap::new();
    let of = |found, beside| cells(RowSeen { rota: &plan.rota, person, broken: &[], found, beside });
    let row = of(&none, None);
    assert_eq!(row.len(), 56);
    assert!(row.iter().any(|cell| cell.off == Off::Away));
    let date = plan.rota.date(0);
    let shift = seen.arranged.shifts[2];
    let found = BTreeMap::from([((person, date), Some(shift))]);
    let cell = &of(&found, None)[0];
    assert_eq!((cell.letter.as_str(), cell.shift), ("N", Some(2)));
    // The holidays of the place where somebody works are theirs alone.
    let mut abroad = (*plan.rota).clone();
    let site = SiteId(RawId(9));
    let holidays = [date].into();
    let record =
        Site { position: Position::default(), name: "Lyon".into(), zone: "Europe/Paris".into(), holidays };
    abroad.sites.insert(site, record);
    abroad.people.get_mut(&person).unwrap().site = Some(site);
    let of = |person| {
        let row = RowSeen { rota: &abroad, person, broken: &[], found: &none, beside: None };
        cells(row).iter().map(|cell| cell.is_holiday).collect::<Vec<_>>()
    };
    assert!(of(person)[0] && !of(person)[1] && !of(seen.arranged.people[1])[0]);
    assert!(said(&abroad, person, date, VOICE).ends_with("public holiday in Lyon"));
    assert_eq!(columns(&plan.rota, &plan.year, VOICE).len(), 56);
}

#[test]
fn leave_that_is_asked_for_says_what_it_would_leave() {
    let plan = plan();
    let seen = seen(&plan.rota, &plan.year);
    let asking = asked(&plan.rota, &plan.year, &seen, VOICE);
    assert_eq!(asking.len(), 1);
    assert!(asking[0].said.starts_with("Oak: annual leave"), "{asking:?}");
    assert_eq!(asking[0].left.is_empty(), asking[0].gaps.is_empty());
}

#[test]
fn the_seats_of_a_rota_are_the_fewest_of_all_weeks() {
    let mut plan = plan();
    let rota = std::sync::Arc::make_mut(&mut plan.rota);
    rota.rows.clear();
    let (early, kind) = rota.shifts.iter().find(|(_, kind)| kind.letter == "E").unwrap();
    assert_eq!((kind.start_minute, kind.length_minutes), (360, 480));
    let early = *early;
    let people: Vec<_> = rota.people.keys().copied().collect();
    for day in 0..rota.days() {
        for person in people.iter().take(if day == 9 { 1 } else { 3 }) {
            let date = rota.date(day);
            rota.rows.entry(*person).or_default().insert(date, early);
        }
    }
    let seats = seats(&plan);
    let at = |day: usize, hour: usize| seats[crate::base::HourOfWeek::new(day * 24 + hour)];
    assert_eq!((at(0, 6), at(0, 13), at(0, 14), at(2, 7), at(6, 6)), (3, 3, 0, 1, 3));
}

#[test]
fn the_sample_rota_is_covered_legal_and_fair() {
    let plan = plan();
    let seen = seen(&plan.rota, &plan.year);
    assert_eq!((seen.report.missing, seen.report.broken.as_slice()), (0, [].as_slice()));
    assert!(head(&plan.rota, &seen, VOICE).answer.starts_with("8 weeks, no gap, no rule broken"));
}

#[test]
fn what_is_in_wrong_hands_is_what_some_have_above_their_fair_shares() {
    let share = |has: f64, before: f64, fair: Option<f64>| Share {
        person: crate::domain::PersonId(crate::base::RawId(1)),
        has,
        before,
        fair,
        said: String::new(),
    };
    // Ten and six nights instead of eight each; somebody who has no part in it is left out.
    assert_eq!(
        in_wrong_hands(&[share(7.0, 3.0, Some(8.0)), share(6.0, 0.0, Some(8.0)), share(5.0, 0.0, None)]),
        Some(0.125)
    );
    assert_eq!(in_wrong_hands(&[share(4.0, 0.0, Some(4.0))]), Some(0.0));
    assert_eq!(in_wrong_hands(&[share(0.0, 0.0, Some(0.0))]), None);
    let plan = plan();
    let said = unevenness(&plan.rota, &plan.year, &seen(&plan.rota, &plan.year), VOICE);
    assert!(
        said.contains("% of what is shared out would have to change hands to be even: nights "),
        "{said}"
    );
    let mut nothing = (*plan.rota).clone();
    nothing.fairness.clear();
    assert_eq!(unevenness(&nothing, &plan.year, &seen(&nothing, &plan.year), VOICE), "");
}

#[test]
fn a_pattern_is_laid_over_people_in_turn_and_says_which_shift_it_lacks() {
    let plan = plan();
    let patterns = &crate::engine::rota::pattern::PATTERNS;
    // Early, late and night: the sample has all of them.
    let found = patterns.iter().filter_map(|pattern| lay(&plan.rota, pattern).ok());
    assert!(found.clone().count() >= 3);
    for cells in found {
        assert_eq!(cells.len(), 12 * 56);
    }
    let mut bare = (*plan.rota).clone();
    bare.shifts.retain(|_, kind| kind.letter != "N");
    assert_eq!(lay(&bare, &patterns[0]), Err('N'));
}

/// Changes the sample's rota.
fn changed(change: impl FnOnce(&mut RotaPlan)) -> Document {
    let mut plan = plan();
    change(std::sync::Arc::make_mut(&mut plan.rota));
    plan
}

#[test]
fn a_cover_that_no_rota_can_meet_is_told_by_its_causes() {
    let told = |plan: &Document| impossible(&plan.rota, &seen(&plan.rota, &plan.year), VOICE);
    assert_eq!(told(&plan()), Vec::<String>::new(), "the sample can be met");
    let many = changed(|rota| rota.cover.values_mut().for_each(|cover| cover.wanted = [6; 7]));
    let said = told(&many);
    assert!(said.iter().any(|line| line.contains("shifts are wanted, and 11 people")), "{said:?}");
    let hours =
        said.iter().find(|line| line.contains("hours are wanted, and all together may work")).unwrap();
    assert!(hours.contains(" more people at ") && hours.contains(" hours, fewer seats"), "{hours}");
    assert!(said.iter().any(|line| line.contains("shifts are wanted at weekends")), "{said:?}");
    // Hours that only cost make nothing impossible: those that are never broken count.
    let soft = changed(|rota| {
        let contract = crate::domain::rota::Rule { limit: 0.0, weight: Some(5), weeks: None, pack: None };
        rota.rules.insert(crate::domain::rota::RuleKind::ContractHours, contract);
        rota.people.values_mut().for_each(|who| who.contract_hours_per_week = 30.0);
    });
    assert_eq!(told(&soft), Vec::<String>::new());
    let nights = changed(|rota| {
        rota.rules.insert(crate::domain::rota::RuleKind::MostNights, crate::domain::rota::Rule::hard(2.0));
    });
    let said = told(&nights);
    assert_eq!(said.len(), 2, "all together, and those who lead: {said:?}");
    assert!(said[0].starts_with("112 nights are wanted, and all together may work 24"), "{said:?}");
}

#[test]
fn a_gap_that_nobody_can_take_freely_says_what_stands_in_the_way() {
    // Everybody who leads a shift but one is away for the first two days; the one works days.
    let plan = changed(|rota| {
        let leads: Vec<_> =
            rota.people.iter().filter(|(_, who)| !who.skills.is_empty()).map(|(id, _)| *id).collect();
        for id in &leads[1..] {
            let leave = crate::domain::rota::Leave {
                first: rota.first_day,
                last: rota.date(1),
                reason: crate::domain::rota::LeaveReason::Annual,
                is_approved: true,
            };
            let leave_id = crate::domain::LeaveId(crate::base::RawId(77));
            rota.people.get_mut(id).unwrap().leave.insert(leave_id, leave);
            rota.rows.get_mut(id).unwrap().retain(|date, _| *date > rota.first_day + chrono::Days::new(1));
        }
        let early = *rota.shifts.iter().find(|(_, kind)| kind.letter == "E").unwrap().0;
        rota.rows.get_mut(&leads[0]).unwrap().insert(rota.first_day, early);
        // Who leaves the early shift is missed there.
        let first_day = rota.first_day;
        for line in rota.cover.values_mut().filter(|line| line.shift == early && line.skill.is_none()) {
            line.on_dates.insert(first_day, 9);
        }
    });
    let seen = seen(&plan.rota, &plan.year);
    let line =
        seen.report.cover.iter().position(|line| plan.rota.cover[&line.cover].skill.is_some()).unwrap();
    let said = in_the_way(&plan.rota, &seen, (line, 0), VOICE).unwrap();
    assert!(said.iter().any(|line| line == "works while away: 5 people"), "{said:?}");
    assert!(
        said.iter().any(|line| line == "works another shift then, which would be short: one person"),
        "{said:?}"
    );
    assert!(said.last().unwrap().starts_with("Least would have to give way for "), "{said:?}");
}

#[test]
fn one_person_sees_their_shifts_and_why_they_have_them() {
    let plan = plan();
    let seen = seen(&plan.rota, &plan.year);
    let id = seen.arranged.people[0];
    let view = own_view(&plan.rota, &plan.soc, &seen, id, VOICE);
    assert_eq!(view.shifts.len() as u32, seen.report.people[0].shifts);
    assert!(
        view.shifts
            .iter()
            .any(|shift| shift.shift == "Night" && shift.from == "22:00" && shift.to == "06:00")
    );
    assert!(view.shifts.iter().all(|shift| !shift.why.is_empty()));
    assert!(view.why[0].ends_with("absence taken off."), "{:?}", view.why);
    assert!(view.why.iter().any(|line| line.starts_with("Nights: ") && line.contains("the fair share is")));
    assert!(view.why.iter().any(|line| line.contains("Leads a shift")));
    assert!(view.why.iter().any(|line| line.starts_with("The wish for ")));
    let nobody =
        own_view(&plan.rota, &plan.soc, &seen, crate::domain::PersonId(crate::base::RawId(1)), VOICE);
    assert_eq!(nobody, OwnView::default());
}

#[test]
fn leave_beyond_what_is_left_is_told_where_it_is_asked_for() {
    let plan = changed(|rota| rota.people.values_mut().for_each(|who| who.leave_days = Some(2.0)));
    let asking = asked(&plan.rota, &plan.year, &seen(&plan.rota, &plan.year), VOICE);
    assert!(asking.iter().any(|one| one.left[0].ends_with("days more than are left")), "{asking:?}");
}

#[test]
fn only_annual_leave_is_held_against_its_days_and_by_the_holidays_of_the_site() {
    use crate::domain::{
        SiteId,
        rota::{Leave, LeaveReason, Site},
    };
    let site = SiteId(crate::base::RawId(70));
    let plan = changed(|rota| {
        let holidays = [rota.date(1), rota.date(2)].into();
        let one = Site {
            position: Default::default(),
            name: "Austin".into(),
            zone: "America/Chicago".into(),
            holidays,
        };
        rota.sites.insert(site, one);
        for person in rota.people.values_mut() {
            person.leave.clear();
            person.leave_days = Some(2.0);
            person.site = Some(site);
        }
    });
    let id = *plan.rota.people.keys().next().unwrap();
    let week =
        |reason| Leave { first: plan.rota.date(0), last: plan.rota.date(6), reason, is_approved: false };
    let beyond = |reason| lacks(&plan.rota, &plan.year, id, &week(reason));
    let one = Some(Lacks::Days(1.0));
    assert_eq!(beyond(LeaveReason::Annual), one, "five days less two holidays, and two are left");
    assert_eq!(beyond(LeaveReason::Sickness), None);
}

#[test]
fn a_row_is_the_same_until_something_in_it_changes() {
    let plan = plan();
    let (rota, none) = (&plan.rota, BTreeMap::new());
    let (one, other) = (*rota.people.keys().next().unwrap(), *rota.people.keys().next_back().unwrap());
    let date = rota.date(3);
    let of = |rota: &RotaPlan, who, broken: &[usize]| {
        let was = RowSeen { rota: &plan.rota, person: who, broken: &[], found: &none, beside: None };
        was.is_same(&RowSeen { rota, person: who, broken, found: &none, beside: None })
    };
    assert!(of(rota, one, &[]));
    assert!(!of(rota, one, &[3]), "a mark is new");
    let shift = *rota.shifts.keys().find(|shift| rota.shift_of(one, date) != Some(**shift)).unwrap();
    let painted = apply(&plan, Command::Rota(RotaChange::Cells(vec![(one, date, Some(shift))]))).unwrap();
    assert!(!of(&painted.rota, one, &[]), "their own day is another");
    assert!(of(&painted.rota, other, &[]), "nobody else's row is touched");
    let settled = apply(&plan, Command::Rota(RotaChange::Pin(vec![(other, date)], true))).unwrap();
    assert!(!of(&settled.rota, other, &[]));
    let renamed = changed(|rota| rota.shifts.get_mut(&shift).unwrap().letter = "Q".to_owned());
    assert!(!of(&renamed.rota, one, &[]), "a letter stands in every row");
}

#[test]
fn what_differs_from_a_published_rota_is_marked() {
    let version = crate::domain::VersionId(crate::base::RawId(901));
    let plan = changed(|rota| {
        let published = crate::domain::rota::Version {
            figures: None,
            position: Default::default(),
            name: "First".to_owned(),
            published_at: "2027-01-01T08:00:00Z".to_owned(),
            first_day: rota.first_day,
            weeks: rota.weeks,
            rows: rota.rows.clone(),
        };
        rota.versions.insert(version, published);
        let (_, row) = rota.rows.iter_mut().next().unwrap();
        row.retain(|date, _| *date >= rota.first_day);
        row.pop_first();
    });
    let person = *plan.rota.rows.keys().next().unwrap();
    let none = BTreeMap::new();
    let marked = |beside| {
        let row = RowSeen { rota: &plan.rota, person, broken: &[], found: &none, beside };
        cells(row).iter().filter(|cell| cell.differs).count()
    };
    assert_eq!((marked(Some(version)), marked(None)), (1, 0));
}

#[test]
fn a_night_that_cannot_be_filled_is_told_by_its_smallest_set_of_causes() {
    use crate::domain::rota::{Rule, RuleKind};
    // Those who lead are away but one, and no nights are allowed.
    let plan = changed(|rota| {
        let leads: Vec<_> =
            rota.people.iter().filter(|(_, who)| !who.skills.is_empty()).map(|(id, _)| *id).collect();
        let leave = crate::domain::rota::Leave {
            first: rota.date(14),
            last: rota.date(27),
            reason: crate::domain::rota::LeaveReason::Annual,
            is_approved: true,
        };
        for id in &leads[1..] {
            let leave_id = crate::domain::LeaveId(crate::base::RawId(77));
            rota.people.get_mut(id).unwrap().leave.insert(leave_id, leave.clone());
            rota.rows.get_mut(id).unwrap().retain(|date, _| !leave.holds(*date));
        }
        rota.rows.get_mut(&leads[0]).unwrap().retain(|date, _| !leave.holds(*date));
        rota.rules.insert(RuleKind::MostNights, Rule::hard(0.0));
    });
    let seen = seen(&plan.rota, &plan.year);
    let night = plan.rota.shifts.iter().find(|(_, kind)| kind.letter == "N").unwrap().0;
    let line = seen.report.cover.iter().position(|line| {
        let cover = &plan.rota.cover[&line.cover];
        cover.skill.is_some() && cover.shift == *night
    });
    let place = place_of(&seen, (line.unwrap(), 20)).unwrap();
    let why = crate::engine::rota::why_not(&plan.rota, &seen.arranged, place.0, place.1).unwrap();
    let said = why_said(&plan.rota, &why, VOICE);
    assert_eq!(
        said.head, "One thing is enough to stand in the way:",
        "a rule that allows no night needs no help: {said:?}"
    );
    let (what, lifted) = &said.lines[0];
    assert_eq!((said.lines.len(), what.as_str()), (1, "Nights over the rota, at most 0 nights"));
    // All who lead but one are away, and that one is held back by other rules too.
    assert_eq!(lifted, "without it alone no way was found either");
    assert!(said.looked_at.starts_with("Looked at "));
}
