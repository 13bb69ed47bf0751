//! "Why can this not be filled?": constructed places whose causes are known, and random ones beside every way there is.

use super::plan::{EARLY, NIGHT, ONE, THREE, TWO, broken, cover, day, others, plan};
use crate::support::Random;
use std::collections::{BTreeMap, BTreeSet};
use watchfloor::{
    base::RawId,
    domain::{
        CoverId, LeaveId, PersonId, RotaPlan,
        rota::{Leave, LeaveReason, Obstacle, Rule, RuleKind},
    },
    engine::rota::{Arranged, Cell, Row, Verdict, Violation, check, rota_report, why_not},
};

const EARLIES: CoverId = CoverId(RawId(30));
const NIGHTS: CoverId = CoverId(RawId(31));
const LEAVE: LeaveId = LeaveId(RawId(40));

fn away(rota: &mut RotaPlan, who: PersonId, first: usize, last: usize) {
    let leave = Leave { first: day(first), last: day(last), reason: LeaveReason::Annual, is_approved: true };
    rota.people.get_mut(&who).unwrap().leave.insert(LEAVE, leave);
}

/// One is away from Wednesday on; Two has the early shift of Thursday; the night of Wednesday has nobody.
fn night_before_early(people: &[PersonId]) -> RotaPlan {
    let mut rota = plan("-------");
    others(&mut rota, people);
    cover(&mut rota, EARLIES, EARLY, [0, 0, 0, 1, 0, 0, 0]);
    cover(&mut rota, NIGHTS, NIGHT, [0, 0, 1, 0, 0, 0, 0]);
    rota.rows.insert(TWO, [(day(3), EARLY)].into());
    away(&mut rota, ONE, 2, 6);
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    rota
}

fn verdict(rota: &RotaPlan, at: usize) -> Verdict {
    why_not(rota, &Arranged::of(rota, &[]), NIGHTS, at).unwrap().verdict
}

/// The causes, each with whether lifting it alone is enough.
fn causes(rota: &RotaPlan, at: usize) -> BTreeMap<Obstacle, bool> {
    let Verdict::Impossible { causes, is_smallest } = verdict(rota, at) else {
        panic!("{:?}", verdict(rota, at))
    };
    assert!(is_smallest);
    causes.into_iter().map(|cause| (cause.what, cause.fills.is_some())).collect()
}

#[test]
fn what_may_not_follow_is_named_by_its_own_reason() {
    let causes_with = |own: Option<Option<u32>>, rotation: Option<Option<u32>>| {
        let mut rota = night_before_early(&[TWO]);
        rota.rules.remove(&RuleKind::RestHours);
        rota.rules
            .extend(rotation.map(|weight| (RuleKind::ForwardRotation, Rule { weight, ..Rule::hard(0.0) })));
        let night = rota.shifts.get_mut(&NIGHT).unwrap();
        night.never_next.extend(own.map(|_| EARLY));
        night.next_weight = own.flatten();
        causes(&rota, 2).into_keys().collect::<Vec<_>>()
    };
    let leave = Obstacle::Leave(ONE, LEAVE);
    let rotation = Obstacle::Rule(RuleKind::ForwardRotation);
    assert_eq!(causes_with(None, Some(None)), [rotation, leave]);
    assert_eq!(causes_with(Some(Some(5)), Some(None)), [rotation, leave], "the list of the shift costs only");
    assert_eq!(causes_with(Some(None), Some(Some(5))), [leave, Obstacle::Succession(NIGHT)]);
}

#[test]
fn rest_and_a_leave_together_leave_a_night_empty() {
    let rota = night_before_early(&[TWO]);
    let rest = Obstacle::Rule(RuleKind::RestHours);
    let expected = [(rest, true), (Obstacle::Leave(ONE, LEAVE), true)];
    assert_eq!(causes(&rota, 2), expected.into());
    // Rules that forbid nothing here are no causes.
    let mut more = rota.clone();
    more.rules.insert(RuleKind::DaysInRow, Rule::hard(5.0));
    more.rules.insert(RuleKind::NightsInRow, Rule { limit: 0.0, weight: Some(9), weeks: None, pack: None });
    assert_eq!(causes(&more, 2), expected.into());
}

#[test]
fn a_settled_day_makes_it_three() {
    let mut rota = night_before_early(&[TWO, THREE]);
    let Verdict::CanBeFilled(changes) = verdict(&rota, 2) else { panic!("Three is free") };
    assert_eq!(changes, [(THREE, day(2), Some(NIGHT))]);
    rota.pinned.insert(THREE, [day(2), day(3)].into());
    let expected = [
        (Obstacle::Rule(RuleKind::RestHours), true),
        (Obstacle::Leave(ONE, LEAVE), true),
        (Obstacle::Settled(THREE), true),
    ];
    assert_eq!(causes(&rota, 2), expected.into());
}

#[test]
fn where_two_rules_say_the_same_lifting_one_of_them_is_not_enough() {
    let mut rota = night_before_early(&[TWO]);
    rota.rules.insert(RuleKind::DaysOffAfterNights, Rule::hard(2.0));
    let found = causes(&rota, 2);
    assert_eq!(found.len(), 2, "one of the two rules, and the leave: {found:?}");
    assert!(found[&Obstacle::Leave(ONE, LEAVE)]);
    assert_eq!(found.values().filter(|is_enough| !**is_enough).count(), 1);
}

#[test]
fn a_chain_of_people_fills_it_where_nobody_could_take_it_alone() {
    // Two could take the night if somebody else were early; One is back by then.
    let mut rota = night_before_early(&[TWO]);
    away(&mut rota, ONE, 2, 2);
    let Verdict::CanBeFilled(changes) = verdict(&rota, 2) else { panic!("{:?}", verdict(&rota, 2)) };
    let changes: BTreeSet<Cell> = changes.into_iter().collect();
    let expected = [(TWO, day(2), Some(NIGHT)), (TWO, day(3), None), (ONE, day(3), Some(EARLY))];
    assert_eq!(changes, expected.into());
}

#[test]
fn a_junior_fills_it_only_where_somebody_comes_along() {
    let mut rota = night_before_early(&[TWO]);
    rota.rules.clear();
    rota.people.get_mut(&TWO).unwrap().is_junior = true;
    rota.rules.insert(RuleKind::NoJuniorAlone, Rule::hard(0.0));
    rota.rows.clear();
    let alone = [(Obstacle::Rule(RuleKind::NoJuniorAlone), true), (Obstacle::Leave(ONE, LEAVE), true)];
    assert_eq!(causes(&rota, 2), alone.into());
    // Two are wanted: the junior, and One who is back by then.
    cover(&mut rota, NIGHTS, NIGHT, [0, 0, 2, 0, 0, 0, 0]);
    away(&mut rota, ONE, 3, 6);
    let Verdict::CanBeFilled(changes) = verdict(&rota, 2) else { panic!("{:?}", verdict(&rota, 2)) };
    let changes: BTreeSet<Cell> = changes.into_iter().collect();
    assert_eq!(changes, [(ONE, day(2), Some(NIGHT)), (TWO, day(2), Some(NIGHT))].into());
}

#[test]
fn who_leaves_a_junior_for_the_night_is_followed_by_somebody() {
    let mut rota = night_before_early(&[TWO, THREE]);
    rota.rules = [(RuleKind::NoJuniorAlone, Rule::hard(0.0))].into();
    rota.people.get_mut(&ONE).unwrap().leave.clear();
    rota.people.get_mut(&TWO).unwrap().is_junior = true;
    for id in [TWO, THREE] {
        rota.people.get_mut(&id).unwrap().never.insert(NIGHT);
    }
    // The junior would be enough for the early shift.
    cover(&mut rota, EARLIES, EARLY, [0, 0, 1, 0, 0, 0, 0]);
    rota.rows = [(ONE, [(day(2), EARLY)].into()), (TWO, [(day(2), EARLY)].into())].into();
    let Verdict::CanBeFilled(changes) = verdict(&rota, 2) else { panic!("{:?}", verdict(&rota, 2)) };
    let changes: BTreeSet<Cell> = changes.into_iter().collect();
    assert_eq!(changes, [(ONE, day(2), Some(NIGHT)), (THREE, day(2), Some(EARLY))].into());
}

#[test]
fn more_than_there_are_people_has_no_rule_as_its_cause() {
    let mut rota = night_before_early(&[TWO]);
    rota.rules.clear();
    cover(&mut rota, NIGHTS, NIGHT, [0, 0, 3, 0, 0, 0, 0]);
    assert_eq!(verdict(&rota, 2), Verdict::Impossible { causes: vec![], is_smallest: true });
    assert!(why_not(&rota, &Arranged::of(&rota, &[]), CoverId(RawId(99)), 2).is_none());
}

/// Two people, two kinds of shift, a week; rules, leave, settled days and shifts never worked as chance has them, and nothing broken.
fn by_chance(r: &mut Random) -> Option<(RotaPlan, usize)> {
    let mut rota = plan("-------");
    others(&mut rota, &[TWO]);
    for (kind, most) in [
        (RuleKind::RestHours, 12),
        (RuleKind::DaysInRow, 4),
        (RuleKind::NightsInRow, 3),
        (RuleKind::DaysOffAfterNights, 3),
        (RuleKind::FewestDaysOff, 3),
        (RuleKind::FewestDaysInRow, 3),
        (RuleKind::MostNights, 4),
        (RuleKind::HoursInWeek, 40),
        (RuleKind::AverageHours, 48),
        (RuleKind::ContractHours, 40),
        (RuleKind::WholeWeekends, 1),
        (RuleKind::Weekends, 5),
        (RuleKind::ForwardRotation, 1),
        (RuleKind::NoJuniorAlone, 1),
    ] {
        if r.below(3) == 0 {
            let weight = (r.below(5) == 0).then_some(4);
            rota.rules
                .insert(kind, Rule { limit: r.below(most + 1) as f64, weight, weeks: None, pack: None });
        }
    }
    rota.people.get_mut(&ONE).unwrap().is_junior = r.yes();
    for id in [ONE, TWO] {
        let first = r.below(7) as usize;
        if r.yes() {
            away(&mut rota, id, first, first + r.below(3) as usize);
        }
        if r.below(4) == 0 {
            rota.people.get_mut(&id).unwrap().never.insert(if r.yes() { EARLY } else { NIGHT });
        }
        if r.below(4) == 0 {
            rota.people.get_mut(&id).unwrap().starts = Some(day(r.below(4) as usize));
        }
        if r.yes() {
            rota.pinned.insert(id, (0..2).map(|_| day(r.below(7) as usize)).collect());
        }
        let row = (0..7).filter_map(|at| Some((day(at), [EARLY, NIGHT].get(r.below(6) as usize).copied()?)));
        rota.rows.insert(id, row.collect());
    }
    if r.below(3) == 0 {
        rota.shifts.get_mut(&NIGHT).unwrap().never_next.insert(EARLY);
    }
    if r.below(3) == 0 {
        rota.shifts.get_mut(&NIGHT).unwrap().most_in_four_weeks = Some(4 * r.below(3) as u32);
    }
    let mut some = || std::array::from_fn(|_| r.below(2) as u32);
    let (earlies, mut nights): ([u32; 7], [u32; 7]) = (some(), some());
    let at = r.below(7) as usize;
    nights[at] = 1 + r.below(2) as u32;
    cover(&mut rota, EARLIES, EARLY, earlies);
    cover(&mut rota, NIGHTS, NIGHT, nights);
    let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
    let is_gap = report.gaps.iter().any(|gap| gap.cover == NIGHTS && gap.day == at);
    (report.broken.is_empty() && is_gap).then_some((rota, at))
}

/// What each line has on each day: earlies, then nights.
fn there(rows: &[&Row]) -> [u32; 14] {
    std::array::from_fn(|at| {
        let wanted = [0, 2][at / 7];
        rows.iter().filter(|row| row[at % 7] == Some(wanted)).count() as u32
    })
}

/// Whether some pair of rows fills the place when only these causes hold: every pair is tried.
fn has_a_way(rota: &RotaPlan, at: usize, holds: &dyn Fn(Obstacle) -> bool) -> bool {
    let mut lifted = rota.clone();
    lifted.rules.retain(|kind, _| holds(Obstacle::Rule(*kind)));
    for (id, kind) in &mut lifted.shifts {
        kind.most_in_four_weeks = kind.most_in_four_weeks.filter(|_| holds(Obstacle::Cap(*id)));
        if !holds(Obstacle::Succession(*id)) {
            kind.never_next.clear();
        }
    }
    for (id, who) in &mut lifted.people {
        if !holds(Obstacle::Never(*id)) {
            who.never.clear();
        }
    }
    let mut arranged = Arranged::of(&lifted, &[]);
    let present = arranged.rota(rota);
    let mut rows: Vec<Vec<Row>> = Vec::new();
    for (place, id) in arranged.people.clone().into_iter().enumerate() {
        let who = &rota.people[&id];
        let staff = &mut arranged.problem.people[place];
        // Hours stay those of the contract less the leave, so that lifting only ever leaves more ways.
        let is_off = |at: &usize| {
            let leave = who
                .leave
                .iter()
                .any(|(leave, record)| record.holds(day(*at)) && holds(Obstacle::Leave(id, *leave)));
            leave || (!who.is_employed(day(*at)) && holds(Obstacle::Employment(id)))
        };
        let off: Vec<usize> = (0..7).filter(is_off).collect();
        staff.pinned = rota
            .pinned
            .get(&id)
            .into_iter()
            .flatten()
            .filter(|_| holds(Obstacle::Settled(id)))
            .map(|date| rota.day_of(*date).unwrap())
            .map(|at| (at, present[place][at]))
            .collect();
        let mut problem = arranged.problem.clone();
        problem.people = vec![problem.people[place].clone()];
        problem.cover.clear();
        problem.fairness.clear();
        let row = |number: usize| -> Row {
            (0..7_u32).map(|at| [None, Some(0), Some(2)][number / 3_usize.pow(at) % 3]).collect()
        };
        // Whoever is away and has nothing is away all the same: leave that is lifted only lets them work.
        let is_lifted = |one: &Violation| matches!(one, Violation::DayOff { day, .. } if !off.contains(day));
        let is_legal = |row: &Row| check(&problem, std::slice::from_ref(row)).iter().all(is_lifted);
        rows.push((0..3_usize.pow(7)).map(row).filter(is_legal).collect());
    }
    let now = there(&present.iter().collect::<Vec<_>>());
    let wanted: [u32; 14] = std::array::from_fn(|place| {
        let line = if place < 7 { EARLIES } else { NIGHTS };
        let wanted = rota.cover[&line].wanted[place % 7];
        if place == 7 + at { wanted } else { wanted.min(now[place]) }
    });
    let (first, second) = (&rows[0], &rows[1]);
    // One may be a junior, Two is none.
    let is_met = lifted.rules.get(&RuleKind::NoJuniorAlone).is_some_and(|rule| rule.weight.is_none())
        && rota.people[&ONE].is_junior;
    let is_with = |one: &Row, two: &Row| one.iter().zip(two).all(|(one, two)| one.is_none() || one == two);
    first.iter().any(|one| {
        second.iter().any(|two| {
            there(&[one, two]).iter().zip(&wanted).all(|(there, wanted)| there >= wanted)
                && (!is_met || is_with(one, two))
        })
    })
}

#[test]
fn every_set_is_enough_and_needed_as_a_whole() {
    let mut r = Random::new(2027);
    let (mut filled, mut sizes) = (0, BTreeMap::<usize, u32>::new());
    let several = |sizes: &BTreeMap<usize, u32>| sizes.range(2..).map(|(_, times)| times).sum::<u32>();
    for (rota, at) in std::iter::repeat_with(|| by_chance(&mut r)).take(100_000).flatten() {
        if several(&sizes) >= 8 {
            break;
        }
        match verdict(&rota, at) {
            Verdict::NotShown => panic!("two people are few: {rota:?}"),
            Verdict::CanBeFilled(changes) => {
                filled += 1;
                let before = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
                let mut with = rota.clone();
                for (id, date, shift) in changes {
                    let row = with.rows.entry(id).or_default();
                    match shift {
                        Some(shift) => drop(row.insert(date, shift)),
                        None => drop(row.remove(&date)),
                    }
                }
                assert_eq!(broken(&with), []);
                let after = rota_report(&with, &Arranged::of(&with, &[]), &[]);
                assert!(after.gaps.iter().all(|gap| before.gaps.contains(gap)), "no new gap");
                assert!(
                    after.gaps.iter().all(|gap| gap.cover != NIGHTS || gap.day != at),
                    "and this is filled"
                );
            }
            Verdict::Impossible { causes, is_smallest } => {
                assert!(is_smallest);
                let times = sizes.entry(causes.len()).or_default();
                *times += 1;
                if causes.len() < 2 && *times > 10 {
                    continue;
                }
                let set: BTreeSet<Obstacle> = causes.iter().map(|cause| cause.what).collect();
                assert!(!has_a_way(&rota, at, &|one| set.contains(&one)), "enough: {causes:?} {rota:?}");
                for cause in &causes {
                    let others = |one| set.contains(&one) && one != cause.what;
                    assert!(has_a_way(&rota, at, &others), "needed: {cause:?} of {set:?} {rota:?}");
                    let alone = has_a_way(&rota, at, &|one| one != cause.what);
                    assert_eq!(cause.fills.is_some(), alone, "lifted: {cause:?} of {set:?} {rota:?}");
                }
            }
        }
    }
    println!("{filled} filled, causes by number {sizes:?}");
    assert!(filled >= 5 && several(&sizes) >= 8, "{filled} {sizes:?}");
}
