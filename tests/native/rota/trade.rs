//! "You take my Monday night, I take your Thursday early": with whom, for which shift, and what would that break?

use super::plan::{EARLY, LATE, NIGHT, ONE, THREE, TWO, day, three};
use watchfloor::{
    base::RawId,
    domain::{
        CoverId, LeaveId, PersonId, Position, RotaPlan, SiteId,
        rota::{Breach, Cover, Leave, LeaveReason, Rule, RuleKind, Wish},
    },
    engine::rota::{Arranged, Trades, points_of, trades},
};

/// One has the night of Monday, Two an early shift on Thursday; two weeks.
fn monday_night_for_thursday_early() -> RotaPlan {
    let mut rota = three();
    rota.weeks = 2;
    rota.rows.insert(ONE, [(day(0), NIGHT)].into());
    rota.rows.insert(TWO, [(day(3), EARLY)].into());
    rota
}

fn found(rota: &RotaPlan, from: usize) -> Trades {
    trades(rota, &Arranged::of(rota, &[]), (ONE, 0), from)
}

fn offers(rota: &RotaPlan) -> Vec<(PersonId, usize, bool)> {
    found(rota, 0).found.iter().map(|one| (one.person, one.day, one.swap.is_free())).collect()
}

#[test]
fn a_night_is_traded_for_an_early_shift_on_another_day() {
    let rota = monday_night_for_thursday_early();
    let found = found(&rota, 0);
    assert_eq!((found.found.len(), found.more), (1, 0));
    assert_eq!((found.found[0].person, found.found[0].day, found.found[0].shift), (TWO, 3, EARLY));
    assert!(found.found[0].swap.is_free());
}

#[test]
fn only_who_is_free_and_there_is_asked_and_only_for_what_is_to_come() {
    let nobody: [(PersonId, usize, bool); 0] = [];
    let with = |change: &dyn Fn(&mut RotaPlan)| {
        let mut rota = monday_night_for_thursday_early();
        change(&mut rota);
        offers(&rota)
    };
    let leave = |on: usize| {
        let leave = Leave { first: day(on), last: day(on), reason: LeaveReason::Annual, is_approved: true };
        [(LeaveId(RawId(77)), leave)].into()
    };
    let of =
        |rota: &mut RotaPlan, id: PersonId, on: usize| rota.people.get_mut(&id).unwrap().leave = leave(on);
    let works = |rota: &mut RotaPlan, id: PersonId, on: usize| {
        rota.rows.get_mut(&id).unwrap().insert(day(on), LATE);
    };
    assert_eq!(with(&|rota| of(rota, TWO, 0)), nobody, "Two is away on Monday");
    assert_eq!(with(&|rota| of(rota, ONE, 3)), nobody, "One is away on Thursday");
    assert_eq!(with(&|rota| of(rota, ONE, 5)).len(), 1, "another day does not matter");
    assert_eq!(with(&|rota| works(rota, TWO, 0)), nobody, "Two works on Monday");
    assert_eq!(with(&|rota| works(rota, ONE, 3)), nobody, "One works on Thursday");
    let never = |rota: &mut RotaPlan| {
        rota.people.get_mut(&TWO).unwrap().never.insert(NIGHT);
    };
    assert_eq!(with(&never), nobody, "Two never works nights");
    let elsewhere = |rota: &mut RotaPlan| rota.people.get_mut(&TWO).unwrap().site = Some(SiteId(RawId(70)));
    assert_eq!(with(&elsewhere), nobody, "Two is of another site");
    let gone = |rota: &mut RotaPlan| rota.people.get_mut(&ONE).unwrap().ends = Some(day(2));
    assert_eq!(with(&gone), nobody, "One has left by Thursday");
    // What is past stays as it was.
    let rota = monday_night_for_thursday_early();
    assert_eq!(found(&rota, 1), Trades::default(), "Monday is past");
    assert_eq!(trades(&rota, &Arranged::of(&rota, &[]), (TWO, 3), 3), Trades::default(), "Monday again");
    assert_eq!(trades(&rota, &Arranged::of(&rota, &[]), (ONE, 1), 0), Trades::default(), "nothing to give");
}

#[test]
fn what_is_broken_left_short_and_paid_is_told_as_of_a_swap_and_free_ones_come_first() {
    let mut rota = monday_night_for_thursday_early();
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    // Two would come from the night into an early shift; Three has a shift much later, and wished for it.
    rota.rows.get_mut(&TWO).unwrap().insert(day(1), EARLY);
    rota.rows.insert(THREE, [(day(9), LATE)].into());
    rota.people.get_mut(&THREE).unwrap().wishes = [(day(9), Wish::Work(LATE))].into();
    let found = trades(&rota, &Arranged::of(&rota, &[]), (ONE, 0), 0).found;
    let said: Vec<_> = found.iter().map(|one| (one.person, one.day, one.swap.is_free())).collect();
    assert_eq!(said, [(TWO, 1, true), (THREE, 9, true), (TWO, 3, false)]);
    assert_eq!(points_of(&found[1].swap.charges), 40, "a wish is missed");
    assert_eq!(found[2].swap.breaks, [vec![], vec![Breach::Rule(RuleKind::RestHours)]]);
    // Only Two may do the early shift of Thursday, so that it would be short.
    let skill = watchfloor::domain::SkillId(RawId(60));
    rota.people.get_mut(&TWO).unwrap().skills.insert(skill);
    let on_dates = [(day(3), 1)].into();
    let position = Position::default();
    let line = Cover {
        position,
        shift: EARLY,
        skill: Some(skill),
        least_level: None,
        on_site: false,
        wanted: [0; 7],
        on_dates,
    };
    rota.cover.insert(CoverId(RawId(50)), line);
    rota.rows.get_mut(&TWO).unwrap().remove(&day(1));
    let found = trades(&rota, &Arranged::of(&rota, &[]), (ONE, 0), 0).found;
    let last = found.last().unwrap();
    assert_eq!((last.person, last.day), (TWO, 3));
    assert_eq!(
        last.swap.opens.iter().map(|(open, _)| (open.day, open.missing)).collect::<Vec<_>>(),
        [(3, 1)]
    );
}

#[test]
fn only_two_weeks_around_are_looked_at_and_of_many_the_nearest() {
    let mut rota = monday_night_for_thursday_early();
    rota.weeks = 4;
    rota.rows.insert(TWO, (1..28).map(|on| (day(on), EARLY)).collect());
    let found = found(&rota, 0);
    assert_eq!(found.found.len(), 12);
    assert_eq!(found.more, 2);
    let days: Vec<usize> = found.found.iter().map(|one| one.day).collect();
    assert_eq!(days, (1..=12).collect::<Vec<_>>());
}
