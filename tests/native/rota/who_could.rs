//! "Who could take this, and what would it break and cost?"

use super::plan::{EARLY, LATE, NIGHT, ONE, THREE, TWO, day, three};
use watchfloor::{
    base::RawId,
    domain::{
        CoverId, LeaveId, PersonId, Position, RotaPlan,
        rota::{Breach, Cover, Leave, LeaveReason, Rule, RuleKind, Shared, Wish},
    },
    engine::rota::{Arranged, Charge, Costly, Problem, left_by, points_of, score, swap_of, who_could},
};

fn order(rota: &RotaPlan, at: usize) -> Vec<(PersonId, i64)> {
    let found = who_could(rota, &Arranged::of(rota, &[]), at, EARLY, |_| true);
    found.iter().map(|one| (one.person, points_of(&one.charges))).collect()
}

#[test]
fn who_would_miss_a_wish_comes_after_who_would_not() {
    let mut rota = three();
    rota.people.get_mut(&ONE).unwrap().wishes.insert(day(0), Wish::Off);
    assert_eq!(order(&rota, 0), [(TWO, 0), (THREE, 0), (ONE, 40)]);
    let found = who_could(&rota, &Arranged::of(&rota, &[]), 0, EARLY, |_| true);
    assert_eq!(found[2].charges, [Charge { of: Costly::Wish, points: 40 }]);
    assert!(found[2].is_free(), "a wish is no rule");
    // Who wished for the shift comes first.
    rota.people.get_mut(&THREE).unwrap().wishes.insert(day(0), Wish::Work(EARLY));
    assert_eq!(order(&rota, 0), [(THREE, -40), (TWO, 0), (ONE, 40)]);
}

#[test]
fn a_rule_that_costs_is_told_with_its_points_and_one_that_is_never_broken_comes_last() {
    let mut rota = three();
    rota.rules.insert(RuleKind::DaysInRow, Rule { limit: 2.0, weight: Some(7), weeks: None, pack: None });
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    // One has worked two days in a row; Two comes from a late shift, and rests eight hours.
    rota.rows.insert(ONE, [(day(0), EARLY), (day(1), EARLY)].into());
    rota.rows.insert(TWO, [(day(1), LATE)].into());
    let found = who_could(&rota, &Arranged::of(&rota, &[]), 2, EARLY, |_| true);
    let said: Vec<_> =
        found.iter().map(|one| (one.person, one.breaks.clone(), one.charges.clone())).collect();
    let in_row = Charge { of: Costly::Rule(Breach::Rule(RuleKind::DaysInRow)), points: 7 };
    let rest = Breach::Rule(RuleKind::RestHours);
    assert_eq!(said, [(THREE, vec![], vec![]), (ONE, vec![], vec![in_row]), (TWO, vec![rest], vec![])]);
}

#[test]
fn hours_that_are_owed_make_a_shift_cheaper_and_so_does_a_fairer_share() {
    let mut rota = three();
    rota.rules.insert(RuleKind::ContractHours, Rule { limit: 0.0, weight: Some(2), weeks: None, pack: None });
    // Eight of forty hours worked cost sixteen points less.
    assert_eq!(order(&rota, 0)[0].1, -16);
    rota.rules.clear();
    rota.fairness.insert(Shared::Nights, 4);
    rota.rows.insert(ONE, [(day(0), NIGHT), (day(1), NIGHT)].into());
    let found = who_could(&rota, &Arranged::of(&rota, &[]), 2, NIGHT, |_| true);
    let order: Vec<_> = found.iter().map(|one| one.person).collect();
    assert_eq!(order, [TWO, THREE, ONE], "who has two nights already comes last");
    assert_eq!(found[2].charges[0].of, Costly::Uneven(Shared::Nights));
    assert!(found[2].charges[0].points > found[0].charges.first().map_or(0, |charge| charge.points));
}

/// What the parts add up to is what the score charges more, but for cover.
#[test]
fn the_parts_are_the_whole() {
    let mut rota = three();
    for (kind, limit) in [
        (RuleKind::RestHours, 11.0),
        (RuleKind::DaysInRow, 2.0),
        (RuleKind::NightsInRow, 1.0),
        (RuleKind::DaysOffAfterNights, 2.0),
        (RuleKind::ContractHours, 4.0),
        (RuleKind::LongestShift, 7.0),
        (RuleKind::MostNights, 1.0),
        (RuleKind::Weekends, 0.0),
    ] {
        rota.rules.insert(kind, Rule { limit, weight: Some(3 + kind as u32), weeks: None, pack: None });
    }
    for shared in Shared::ALL {
        rota.fairness.insert(shared, 5);
    }
    rota.rows.insert(ONE, [(day(0), NIGHT), (day(1), EARLY), (day(5), LATE)].into());
    rota.rows.insert(TWO, [(day(0), LATE), (day(2), NIGHT)].into());
    rota.people.get_mut(&TWO).unwrap().wishes = [(day(1), Wish::Off), (day(3), Wish::Not(NIGHT))].into();
    let holidays = [day(3)];
    let cost = |rota: &RotaPlan| {
        let arranged = Arranged::of(rota, &holidays);
        let problem = Problem { cover: Vec::new(), ..arranged.problem.clone() };
        score(&problem, &arranged.rota(rota)).soft
    };
    let mut seen = 0;
    for at in 0..7 {
        for shift in [EARLY, LATE, NIGHT] {
            for one in who_could(&rota, &Arranged::of(&rota, &holidays), at, shift, |_| true) {
                let mut with = rota.clone();
                with.rows.entry(one.person).or_default().insert(day(at), shift);
                assert_eq!(points_of(&one.charges), cost(&with) - cost(&rota), "{one:?} on {at}");
                seen += 1;
            }
        }
    }
    assert!(seen > 55);
    let swap = swap_of(&rota, &Arranged::of(&rota, &holidays), (ONE, TWO), 0..=2).unwrap();
    let mut with = rota.clone();
    for at in 0..3 {
        let (one, two) = (rota.shift_of(ONE, day(at)), rota.shift_of(TWO, day(at)));
        for (id, shift) in [(ONE, two), (TWO, one)] {
            let row = with.rows.get_mut(&id).unwrap();
            match shift {
                Some(shift) => drop(row.insert(day(at), shift)),
                None => drop(row.remove(&day(at))),
            }
        }
    }
    assert_eq!(points_of(&swap.charges), cost(&with) - cost(&rota));
    assert!(!swap.charges.is_empty());
}

#[test]
fn a_leave_that_is_asked_for_names_who_could_cover_it_and_at_what_cost() {
    let mut rota = three();
    rota.rows.insert(ONE, [(day(0), EARLY)].into());
    rota.people.get_mut(&TWO).unwrap().wishes.insert(day(0), Wish::Off);
    let leave = Leave { first: day(0), last: day(0), reason: LeaveReason::Annual, is_approved: false };
    rota.people.get_mut(&ONE).unwrap().leave.insert(LeaveId(RawId(9)), leave);
    let cover = Cover {
        position: Position::default(),
        shift: EARLY,
        skill: None,
        least_level: None,
        on_site: false,
        wanted: [1, 0, 0, 0, 0, 0, 0],
        on_dates: Default::default(),
    };
    rota.cover.insert(CoverId(RawId(4)), cover);
    let left = left_by(&rota, &Arranged::of(&rota, &[]), ONE, &[0]);
    let could: Vec<_> = left[0].could.iter().map(|one| (one.person, points_of(&one.charges))).collect();
    assert_eq!(could, [(THREE, 0), (TWO, 40)]);
}
