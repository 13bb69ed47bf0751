//! Swaps, leave and gaps are answered by one measure: cover line by line, rest after calls, and what is not broken so far yet.

use super::plan::{EARLY, LATE, NIGHT, ONE, THREE, TWO, day, three};
use watchfloor::{
    base::RawId,
    domain::{
        CallId, CoverId, LeaveId, PersonId, RotaPlan, ShiftId, SkillId,
        rota::{Breach, Call, Leave, LeaveReason, Rule, RuleKind},
    },
    engine::rota::{
        Arranged, Candidate, NotThere, Opened, Swap, Verdict, left_by, swap_of, who_could, why_not,
    },
};

const LEADS: SkillId = SkillId(RawId(50));
const LINE: CoverId = CoverId(RawId(60));
const OTHER: CoverId = CoverId(RawId(61));

fn row(rota: &mut RotaPlan, who: PersonId, letters: &str) {
    let cells = letters.chars().zip(0..).filter_map(|(letter, at)| {
        let shift = match letter {
            'E' => EARLY,
            'L' => LATE,
            'N' => NIGHT,
            _ => return None,
        };
        Some((day(at), shift))
    });
    rota.rows.insert(who, cells.collect());
}

fn cover(rota: &mut RotaPlan, id: CoverId, shift: ShiftId, skill: Option<SkillId>, wanted: [u32; 7]) {
    super::plan::cover(rota, id, shift, wanted);
    rota.cover.get_mut(&id).unwrap().skill = skill;
}

fn away(rota: &mut RotaPlan, who: PersonId, reason: LeaveReason, is_approved: bool) {
    let leave = Leave { first: day(0), last: day(6), reason, is_approved };
    rota.people.get_mut(&who).unwrap().leave.insert(LeaveId(RawId(9)), leave);
}

fn could(rota: &RotaPlan, at: usize, shift: ShiftId) -> Vec<Candidate> {
    who_could(rota, &Arranged::of(rota, &[]), at, shift, |_| true)
}

/// What one person would break.
fn breaks(rota: &RotaPlan, who: PersonId, at: usize, shift: ShiftId) -> Vec<Breach> {
    could(rota, at, shift).into_iter().find(|one| one.person == who).unwrap().breaks
}

fn swap(rota: &RotaPlan, one: PersonId, other: PersonId, at: usize) -> Swap {
    swap_of(rota, &Arranged::of(rota, &[]), (one, other), at..=at).unwrap()
}

#[test]
fn a_swap_that_takes_the_only_lead_out_of_a_night_leaves_it_short() {
    let mut rota = three();
    row(&mut rota, ONE, "-N-----");
    row(&mut rota, TWO, "-E-----");
    cover(&mut rota, OTHER, NIGHT, None, [0, 1, 0, 0, 0, 0, 0]);
    assert!(swap(&rota, ONE, TWO, 1).is_free(), "as many people work each shift as before");
    rota.people.get_mut(&ONE).unwrap().skills.insert(LEADS);
    cover(&mut rota, LINE, NIGHT, Some(LEADS), [0, 1, 0, 0, 0, 0, 0]);
    let short = Opened { cover: LINE, day: 1, more: 1, missing: 1 };
    let found = swap(&rota, ONE, TWO, 1);
    assert!(!found.is_free());
    assert_eq!((found.opens, found.breaks), (vec![(short, vec![])], [vec![], vec![]]));
    // Another lead could take the night then, and a lead in exchange leaves nothing short.
    rota.people.get_mut(&THREE).unwrap().skills.insert(LEADS);
    let opens = swap(&rota, ONE, TWO, 1).opens;
    assert_eq!(opens[0].1.iter().map(|one| one.person).collect::<Vec<_>>(), [THREE]);
    row(&mut rota, THREE, "-E-----");
    assert!(swap(&rota, ONE, THREE, 1).is_free());
}

#[test]
fn a_line_that_counts_people_at_the_site_is_left_short_by_who_works_from_home() {
    let mut rota = three();
    row(&mut rota, ONE, "-E-----");
    rota.people.get_mut(&TWO).unwrap().at_home[1] = true;
    cover(&mut rota, LINE, EARLY, None, [0, 1, 0, 0, 0, 0, 0]);
    assert!(swap(&rota, ONE, TWO, 1).is_free());
    rota.cover.get_mut(&LINE).unwrap().on_site = true;
    assert_eq!(swap(&rota, ONE, TWO, 1).opens[0].0.missing, 1);
    assert!(swap(&rota, ONE, THREE, 1).is_free());
}

#[test]
fn a_swap_into_a_shift_too_soon_after_a_call_is_told_like_taking_it() {
    let mut rota = three();
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    let call = Call { date: day(0), start_minute: 20 * 60, minutes: 60, as_lieu: false };
    rota.people.get_mut(&TWO).unwrap().calls.insert(CallId(RawId(5)), call);
    row(&mut rota, ONE, "-E-----");
    row(&mut rota, TWO, "-L-----");
    assert_eq!(breaks(&rota, TWO, 1, EARLY), [Breach::AfterCall]);
    let found = swap(&rota, ONE, TWO, 1);
    assert_eq!(found.breaks, [vec![], vec![Breach::AfterCall]]);
    assert!(!found.is_free());
    // Who has such a shift already breaks nothing new with one that begins later.
    row(&mut rota, TWO, "-E-----");
    row(&mut rota, ONE, "-L-----");
    assert_eq!(swap(&rota, ONE, TWO, 1).breaks, [vec![], vec![]]);
    // Leave knows of it as well.
    row(&mut rota, ONE, "-E-----");
    row(&mut rota, TWO, "-------");
    cover(&mut rota, LINE, EARLY, None, [0, 1, 0, 0, 0, 0, 0]);
    let takers = |rota: &RotaPlan| left_by(rota, &Arranged::of(rota, &[]), ONE, &[1])[0].taker();
    assert_eq!(takers(&rota), Some(THREE));
    rota.people.remove(&THREE);
    assert_eq!(takers(&rota), None);
}

#[test]
fn what_is_broken_already_is_told_again_where_it_gets_worse_only() {
    let one = |rules: &[(RuleKind, f64)], letters: &str, at, shift| {
        let mut rota = three();
        rota.rules = rules.iter().map(|(kind, limit)| (*kind, Rule::hard(*limit))).collect();
        row(&mut rota, ONE, letters);
        breaks(&rota, ONE, at, shift)
    };
    let broken = |kind| vec![Breach::Rule(kind)];
    use RuleKind as Rules;
    // Six shifts are eight hours over a contract of forty, a seventh is sixteen; with one shift the contract is still owed, but less.
    let contract = [(Rules::ContractHours, 0.0)];
    assert_eq!(one(&contract, "EEEEEE-", 6, EARLY), broken(Rules::ContractHours));
    assert_eq!(one(&contract, "E------", 6, EARLY), []);
    assert_eq!(one(&contract, "EEEEEE-", 5, LATE), [], "as many hours as before");
    assert_eq!(one(&[(Rules::AverageHours, 30.0)], "EEEE---", 6, EARLY), broken(Rules::AverageHours));
    assert_eq!(one(&[(Rules::HoursInWeek, 30.0)], "EEEE---", 6, EARLY), broken(Rules::HoursInWeek));
    assert_eq!(one(&[(Rules::MostNights, 1.0)], "NN-----", 3, NIGHT), broken(Rules::MostNights));
    assert_eq!(one(&[(Rules::MostNights, 1.0)], "NN-----", 3, EARLY), []);
    assert_eq!(one(&[(Rules::DaysInRow, 3.0)], "EEEE---", 4, EARLY), broken(Rules::DaysInRow));
    assert_eq!(one(&[(Rules::DaysInRow, 3.0)], "EEEE---", 3, LATE), []);
    // One day is too short a row of three; two are still too short, but less.
    assert_eq!(one(&[(Rules::FewestDaysInRow, 3.0)], "---E---", 4, EARLY), []);
    assert_eq!(one(&[(Rules::FewestDaysInRow, 3.0)], "---E---", 2, EARLY), []);
    assert_eq!(one(&[(Rules::FewestDaysInRow, 3.0)], "-E-----", 4, EARLY), broken(Rules::FewestDaysInRow));
    assert_eq!(one(&[(Rules::FewestDaysOff, 3.0)], "E---E--", 2, EARLY), broken(Rules::FewestDaysOff));
}

#[test]
fn who_is_away_or_never_works_the_shift_comes_last_and_is_no_taker() {
    let mut rota = three();
    cover(&mut rota, LINE, EARLY, None, [1, 0, 0, 0, 0, 0, 0]);
    rota.rules.insert(RuleKind::DaysInRow, Rule::hard(1.0));
    row(&mut rota, THREE, "-EE----");
    away(&mut rota, ONE, LeaveReason::Sickness, true);
    rota.people.get_mut(&TWO).unwrap().never.insert(EARLY);
    let found = could(&rota, 0, EARLY);
    let said: Vec<_> = found.iter().map(|one| (one.person, one.not_there, one.is_free())).collect();
    let expected = [
        (THREE, None, false),
        (TWO, Some(NotThere::Never), false),
        (ONE, Some(NotThere::Away(LeaveReason::Sickness)), false),
    ];
    assert_eq!(said, expected, "even who breaks a rule comes before those who are not there");
}

#[test]
fn who_would_only_open_another_gap_comes_after_who_opens_none() {
    let mut rota = three();
    row(&mut rota, ONE, "L------");
    row(&mut rota, TWO, "--E----");
    row(&mut rota, THREE, "N------");
    rota.rules.insert(RuleKind::FewestDaysOff, Rule::hard(2.0));
    cover(&mut rota, LINE, EARLY, None, [1, 0, 0, 0, 0, 0, 0]);
    cover(&mut rota, OTHER, LATE, None, [1, 0, 0, 0, 0, 0, 0]);
    let found = could(&rota, 0, EARLY);
    let order: Vec<PersonId> = found.iter().map(|one| one.person).collect();
    assert_eq!(order, [THREE, TWO, ONE]);
    assert!(found[0].is_free() && found[0].leaves == Some(NIGHT), "nobody is wanted at night");
    assert_eq!(found[2].opens, [Opened { cover: OTHER, day: 0, more: 1, missing: 1 }]);
    assert!(!found[2].is_free() && found[2].breaks.is_empty());
}

#[test]
fn takers_of_a_leave_are_found_one_after_another() {
    let mut rota = three();
    rota.people.remove(&THREE);
    row(&mut rota, ONE, "NNNNNN-");
    cover(&mut rota, LINE, NIGHT, None, [1, 1, 1, 1, 1, 1, 0]);
    rota.rules.insert(RuleKind::NightsInRow, Rule::hard(3.0));
    away(&mut rota, ONE, LeaveReason::Annual, false);
    let left = left_by(&rota, &Arranged::of(&rota, &[]), ONE, &[0, 1, 2, 3, 4, 5, 6]);
    let takers: Vec<_> = left.iter().map(|left| (left.day, left.taker())).collect();
    let two = Some(TWO);
    assert_eq!(takers, [(0, two), (1, two), (2, two), (3, None), (4, two), (5, two)]);
    let stay: Vec<usize> = left.iter().filter(|left| !left.stays.is_empty()).map(|left| left.day).collect();
    assert_eq!(stay, [3], "three nights in a row are enough");
}

#[test]
fn who_counts_for_more_of_the_lines_takes_a_shift_that_is_left() {
    let mut rota = three();
    for (who, leads) in [(ONE, true), (TWO, false), (THREE, true)] {
        if leads {
            rota.people.get_mut(&who).unwrap().skills.insert(LEADS);
        }
    }
    row(&mut rota, ONE, "N------");
    cover(&mut rota, OTHER, NIGHT, None, [1, 0, 0, 0, 0, 0, 0]);
    cover(&mut rota, LINE, NIGHT, Some(LEADS), [1, 0, 0, 0, 0, 0, 0]);
    let left = |rota: &RotaPlan| left_by(rota, &Arranged::of(rota, &[]), ONE, &[0]).remove(0);
    assert_eq!((left(&rota).taker(), left(&rota).stays), (Some(THREE), vec![]));
    // Without another lead somebody is there at night, and the lead is missing.
    rota.people.get_mut(&THREE).unwrap().skills.clear();
    let found = left(&rota);
    assert_eq!(found.taker(), Some(TWO));
    assert_eq!(found.stays, [Opened { cover: LINE, day: 0, more: 1, missing: 1 }]);
}

#[test]
fn a_leave_that_leaves_a_junior_alone_is_covered_by_somebody_who_is_none() {
    let mut rota = three();
    rota.people.get_mut(&TWO).unwrap().is_junior = true;
    rota.rules.insert(RuleKind::NoJuniorAlone, Rule::hard(0.0));
    row(&mut rota, ONE, "N------");
    row(&mut rota, TWO, "N------");
    cover(&mut rota, LINE, NIGHT, None, [1, 0, 0, 0, 0, 0, 0]);
    let left = |rota: &RotaPlan| left_by(rota, &Arranged::of(rota, &[]), ONE, &[0]).remove(0);
    let found = left(&rota);
    assert!(found.opens.is_empty() && found.leaves_alone && found.is_gap());
    assert_eq!((found.taker(), found.is_open()), (Some(THREE), false));
    // Another junior is no company.
    rota.people.get_mut(&THREE).unwrap().is_junior = true;
    let found = left(&rota);
    assert_eq!((found.taker(), found.is_open()), (None, true));
    rota.rules.clear();
    assert!(!left(&rota).is_gap());
}

#[test]
fn contract_hours_that_are_missing_already_do_not_stand_in_the_way() {
    let mut rota = three();
    rota.rules.insert(RuleKind::ContractHours, Rule::hard(0.0));
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    row(&mut rota, ONE, "--E----");
    row(&mut rota, TWO, "--EE---");
    row(&mut rota, THREE, "--EE---");
    cover(&mut rota, OTHER, EARLY, None, [0, 0, 3, 2, 0, 0, 0]);
    cover(&mut rota, LINE, NIGHT, None, [0, 0, 0, 1, 0, 0, 0]);
    let why = why_not(&rota, &Arranged::of(&rota, &[]), LINE, 3).unwrap();
    assert!(matches!(why.verdict, Verdict::CanBeFilled(_)), "{why:?}");
    // Nor where who takes it works less than before: a long early shift is left for the night, which is short.
    rota.shifts.get_mut(&EARLY).unwrap().length_minutes = 600;
    row(&mut rota, ONE, "--EE---");
    row(&mut rota, TWO, "--EE---");
    row(&mut rota, THREE, "--E-E--");
    cover(&mut rota, OTHER, EARLY, None, [0, 0, 2, 2, 1, 0, 0]);
    let why = why_not(&rota, &Arranged::of(&rota, &[]), LINE, 3).unwrap();
    assert!(matches!(why.verdict, Verdict::CanBeFilled(_)), "{why:?}");
}
