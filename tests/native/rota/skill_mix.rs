//! Who may be where with whom, what kinds of work there are, and what was fair before: levels of skills, juniors, standby, handover, another
//! night, strengths of a shift's own limits, wishes and hours shared out.

use super::{
    plan::{EARLY, LATE, NIGHT, ON_CALL, ONE, THREE, TWO, bent, broken, cover, day, plan, three},
    plan_records::document,
};
use watchfloor::{
    app::{
        command::{Command, RotaChange, apply},
        project::rota::{seats, there},
    },
    base::RawId,
    domain::{
        CoverId, PersonId, RotaPlan, ShiftId, SkillId,
        rota::{Breach, Duty, NightHours, Rule, RuleKind, Shared, Wish},
    },
    engine::rota::{
        Arranged, Company, CoverLine, Fairness, Violation, Weight, check, rota_report, swap_of, who_could,
    },
};

const LEADS: SkillId = SkillId(RawId(50));

fn line(rota: &mut RotaPlan, id: u64, shift: ShiftId, wanted: u32) -> CoverId {
    cover(rota, CoverId(RawId(id)), shift, [wanted; 7]);
    CoverId(RawId(id))
}

fn works(rota: &mut RotaPlan, who: PersonId, at: usize, shift: ShiftId) {
    rota.rows.entry(who).or_default().insert(day(at), shift);
}

/// One is new; nobody new is alone.
fn with_a_junior() -> RotaPlan {
    let mut rota = three();
    rota.people.get_mut(&ONE).unwrap().is_junior = true;
    rota.rules.insert(RuleKind::NoJuniorAlone, Rule::hard(1.0));
    rota
}

const ALONE: Breach = Breach::Rule(RuleKind::NoJuniorAlone);

#[test]
fn whoever_learns_a_skill_does_not_count_for_it_yet() {
    let mut rota = three();
    for (who, level) in [(ONE, 1), (TWO, 2), (THREE, 3)] {
        let person = rota.people.get_mut(&who).unwrap();
        person.skills.insert(LEADS);
        person.skill_levels.insert(LEADS, level);
        works(&mut rota, who, 0, EARLY);
    }
    let id = line(&mut rota, 1, EARLY, 3);
    rota.cover.get_mut(&id).unwrap().skill = Some(LEADS);
    let missing = |rota: &RotaPlan| rota_report(rota, &Arranged::of(rota, &[]), &[]).gaps[0].missing;
    assert_eq!(missing(&rota), 1, "able and expert count");
    for (level, short) in [(1, 0), (2, 1), (3, 2)] {
        rota.cover.get_mut(&id).unwrap().least_level = Some(level);
        assert_eq!(if short == 0 { 0 } else { missing(&rota) }, short);
        let there = rota_report(&rota, &Arranged::of(&rota, &[]), &[]).cover[0].there[0];
        assert_eq!(3 - there, short);
    }
    // The search counts the same: who learns fills no place of an able one.
    rota.cover.get_mut(&id).unwrap().least_level = None;
    rota.cover.get_mut(&id).unwrap().wanted = [1; 7];
    let problem = Arranged::of(&rota, &[]).problem;
    let group = problem.cover.iter().find_map(|line| line.group).unwrap();
    assert_eq!(
        problem.people.iter().map(|one| one.groups.contains(&group)).collect::<Vec<_>>(),
        [false, true, true]
    );
}

#[test]
fn a_junior_is_alone_beside_juniors_and_not_beside_anybody_else() {
    let mut rota = with_a_junior();
    works(&mut rota, ONE, 1, NIGHT);
    works(&mut rota, TWO, 1, LATE);
    let told = |rota: &RotaPlan| {
        let report = rota_report(rota, &Arranged::of(rota, &[]), &[]);
        report.broken.iter().map(|one| (one.person, one.day, one.what)).collect::<Vec<_>>()
    };
    assert_eq!(told(&rota), [(ONE, Some(1), ALONE)]);
    works(&mut rota, TWO, 1, NIGHT);
    assert_eq!(told(&rota), []);
    rota.people.get_mut(&TWO).unwrap().is_junior = true;
    assert_eq!(told(&rota), [(ONE, Some(1), ALONE), (TWO, Some(1), ALONE)]);
    works(&mut rota, THREE, 1, NIGHT);
    assert_eq!(told(&rota), []);
}

#[test]
fn taking_or_swapping_a_shift_tells_that_a_junior_would_be_alone() {
    let mut rota = with_a_junior();
    line(&mut rota, 1, NIGHT, 1);
    let breaks = |rota: &RotaPlan, who| {
        let could = who_could(rota, &Arranged::of(rota, &[]), 1, NIGHT, |_| true);
        could.into_iter().find(|one| one.person == who).unwrap().breaks
    };
    assert_eq!((breaks(&rota, ONE), breaks(&rota, TWO)), (vec![ALONE], vec![]));
    // Whoever leaves a junior alone to take something else breaks it as well.
    works(&mut rota, ONE, 1, LATE);
    works(&mut rota, TWO, 1, LATE);
    assert_eq!((breaks(&rota, TWO), breaks(&rota, THREE)), (vec![ALONE], vec![]));
    works(&mut rota, THREE, 1, EARLY);
    let swap = |one, other| swap_of(&rota, &Arranged::of(&rota, &[]), (one, other), 1..=1).unwrap();
    assert_eq!(swap(ONE, THREE).breaks[0], [ALONE], "One would be early, alone");
    assert_eq!(swap(TWO, THREE).breaks.concat(), [], "Three is there instead of Two");
}

#[test]
fn a_search_leaves_a_place_empty_rather_than_somebody_new_alone_where_that_is_never_to_be() {
    // Two and Three are off on one day of seven at least; their places are filled by One alone then, or by nobody.
    for (weight, gaps) in [(None, 2), (Some(50), 0)] {
        let mut rota = with_a_junior();
        rota.rules.insert(RuleKind::NoJuniorAlone, Rule { weight, ..Rule::hard(1.0) });
        rota.rules.insert(RuleKind::DaysInRow, Rule::hard(5.0));
        rota.rules.insert(RuleKind::ContractHours, Rule { weight: Some(1), ..Rule::hard(0.0) });
        line(&mut rota, 1, EARLY, 1);
        line(&mut rota, 2, LATE, 1);
        for (who, shift) in [(TWO, LATE), (THREE, EARLY)] {
            rota.people.get_mut(&who).unwrap().never.insert(shift);
        }
        let arranged = Arranged::of(&rota, &[]);
        let (found, _) = super::best(&arranged.problem, 3, 60).unwrap();
        assert_eq!(check(&arranged.problem, &found), []);
        for (who, at, shift) in arranged.changes(&rota, &found) {
            rota.rows.entry(who).or_default().insert(at, shift.unwrap());
        }
        assert!(!broken(&rota).contains(&ALONE));
        assert_eq!(bent(&rota).contains(&ALONE), weight.is_some());
        assert_eq!(rota_report(&rota, &Arranged::of(&rota, &[]), &[]).missing, gaps);
    }
}

#[test]
fn the_check_tells_who_is_alone_and_is_never_to_be() {
    let mut rota = with_a_junior();
    works(&mut rota, ONE, 0, EARLY);
    works(&mut rota, ONE, 1, LATE);
    works(&mut rota, TWO, 1, LATE);
    let alone = |rota: &RotaPlan| {
        let arranged = Arranged::of(rota, &[]);
        check(&arranged.problem, &arranged.rota(rota))
    };
    assert_eq!(alone(&rota), [Violation::Alone { person: 0, day: 0 }]);
    works(&mut rota, THREE, 0, EARLY);
    assert_eq!(alone(&rota), []);
    // Somebody in another shift is no company, nor is another who is new.
    works(&mut rota, THREE, 0, LATE);
    assert_eq!(alone(&rota), [Violation::Alone { person: 0, day: 0 }]);
    works(&mut rota, THREE, 0, EARLY);
    rota.people.get_mut(&THREE).unwrap().is_junior = true;
    let both = [0, 2].map(|person| Violation::Alone { person, day: 0 });
    assert_eq!(alone(&rota), both);
    rota.rules.insert(RuleKind::NoJuniorAlone, Rule { weight: Some(9), ..Rule::hard(1.0) });
    assert_eq!(alone(&rota), []);
}

#[test]
fn nobody_is_left_alone_by_a_search_whose_first_rota_left_nobody_alone() {
    // Whoever is new fills many places that nobody else can fill: all of them together do not outweigh one day alone.
    let mut problem = super::properties::problem(4_242, 3, 7);
    for person in &mut problem.people {
        person.groups = vec![0];
        person.requests.clear();
    }
    problem.people[0].groups.clear();
    let line = |day| CoverLine {
        day,
        shift: 0,
        group: None,
        wanted: 3,
        under: Weight::Medium(1_000),
        over: Weight::Soft(0),
    };
    problem.cover = (0..7).map(line).collect();
    let company = |day| Company { day, shift: 0, person: 0, group: 0, weight: None };
    problem.company = (0..7).map(company).collect();
    for seed in 0..5 {
        let (_, score) = super::best(&problem, seed, 60).unwrap();
        assert_eq!(Some(score), super::least(&problem));
        assert_eq!(score.hard, 0);
    }
}

#[test]
fn on_tiny_problems_nothing_is_better_than_what_is_found_where_somebody_is_not_to_be_alone() {
    let mut mattered = 0;
    for seed in 0..40 {
        let mut problem = super::properties::problem(3_000 + seed, 2, 4);
        problem.people[0].groups.clear();
        problem.people[1].groups = vec![0];
        let without = super::least(&problem);
        for (at, (day, shift)) in (0..4).flat_map(|day| [(day, 0), (day, 2)]).enumerate() {
            let weight = (at % 3 != 0).then_some(15);
            problem.company.push(Company { day, shift, person: 0, group: 0, weight });
        }
        let least = super::least(&problem);
        let found = super::best(&problem, seed, 60).map(|(_, score)| score);
        assert_eq!(found, least, "seed {seed}: {problem:#?}");
        mattered += usize::from(least > without);
    }
    assert!(mattered > 5, "{mattered}");
}

#[test]
fn a_cap_and_a_succession_of_a_shift_may_cost_instead() {
    let mut rota = plan("NNN----");
    rota.weeks = 4;
    let night = rota.shifts.get_mut(&NIGHT).unwrap();
    (night.most_in_four_weeks, night.cap_weight) = (Some(2), Some(7));
    assert_eq!((broken(&rota), bent(&rota)), (vec![], vec![Breach::Cap]));
    let mut rota = plan("EL-----");
    let early = rota.shifts.get_mut(&EARLY).unwrap();
    early.never_next.insert(LATE);
    early.next_weight = Some(7);
    assert_eq!((broken(&rota), bent(&rota)), (vec![], vec![Breach::Succession]));
    // A rule that is never broken stays one, whatever the shift's own costs.
    let mut rota = plan("LE-----");
    let late = rota.shifts.get_mut(&LATE).unwrap();
    late.never_next.insert(EARLY);
    late.next_weight = Some(7);
    rota.rules.insert(RuleKind::ForwardRotation, Rule::hard(0.0));
    assert_eq!((broken(&rota).len(), bent(&rota)), (1, vec![]));
    let rule = Rule { weight: Some(3), ..Rule::hard(0.0) };
    rota.rules.insert(RuleKind::ForwardRotation, rule);
    assert_eq!((broken(&rota), bent(&rota).len()), (vec![], 1));
    rota.shifts.get_mut(&LATE).unwrap().next_weight = None;
    assert_eq!(broken(&rota), [Breach::Succession]);
}

#[test]
fn standby_is_working_time_that_is_rested_from_and_holds_no_seat() {
    let mut rota = plan("C-C----");
    rota.rules.insert(RuleKind::AverageHours, Rule::hard(12.0));
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    assert_eq!(broken(&rota), []);
    rota.shifts.get_mut(&ON_CALL).unwrap().duty = Duty::Standby;
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::AverageHours)], "16 hours in a week");
    // On standby until 8 in the morning: the early shift of that day comes too soon.
    let kind = rota.shifts.get_mut(&ON_CALL).unwrap();
    kind.length_minutes = 1_440;
    rota.rules.remove(&RuleKind::AverageHours);
    works(&mut rota, ONE, 1, LATE);
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::RestHours)]);
    let mut rota = plan("CCCCCCC");
    let is_empty = |rota: &RotaPlan| there(&document(rota.clone())).iter().all(|seats| *seats == 0);
    assert!(is_empty(&rota));
    rota.shifts.get_mut(&ON_CALL).unwrap().duty = Duty::Standby;
    assert!(is_empty(&rota), "not at the desk");
}

#[test]
fn the_time_of_a_handover_is_no_second_seat() {
    let mut rota = three();
    for (who, shift) in [(ONE, EARLY), (TWO, LATE)] {
        (0..7).for_each(|at| works(&mut rota, who, at, shift));
        let kind = rota.shifts.get_mut(&shift).unwrap();
        (kind.length_minutes, kind.handover_minutes) = (540, 60);
    }
    let seats = seats(&document(rota));
    let of_monday: Vec<u16> = seats.values()[..24].to_vec();
    let expected: Vec<u16> = (0..24).map(|hour| u16::from((6..22).contains(&hour))).collect();
    assert_eq!(of_monday, expected, "14 to 15 is one seat, though both are there");
}

#[test]
fn another_night_makes_other_shifts_nights() {
    let mut rota = plan("LLLL---");
    rota.rules.insert(RuleKind::NightsInRow, Rule::hard(3.0));
    assert_eq!(broken(&rota), []);
    rota.night = NightHours { from_minute: 19 * 60, ..NightHours::default() };
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::NightsInRow)], "three of its hours are night now");
}

#[test]
fn a_night_that_is_set_is_kept_and_wrong_ones_are_refused() {
    let plan = document(plan("-------"));
    let night = NightHours { from_minute: 1_320, to_minute: 300, least_minutes: 121 };
    let set = |night| apply(&plan, Command::Rota(RotaChange::Night(night)));
    assert_eq!(set(night).unwrap().rota.night, night);
    assert!(set(NightHours { from_minute: 1_440, ..night }).is_err());
    assert!(set(NightHours { least_minutes: 0, ..night }).is_err());
}

fn shared(rota: &RotaPlan, shared: Shared) -> Fairness {
    let asked = RotaPlan { fairness: [(shared, 5)].into(), ..rota.clone() };
    Arranged::of(&asked, &[]).problem.fairness.remove(0)
}

#[test]
fn whose_wishes_were_missed_before_is_next_to_have_them() {
    let mut rota = three();
    rota.weeks = 1;
    // All three want Tuesday off, two of them have to work it; One had to work on a day that was wished off before.
    for who in [ONE, TWO, THREE] {
        let person = rota.people.get_mut(&who).unwrap();
        person.wishes.insert(day(1), Wish::Off);
    }
    let before = day(0) - chrono::Days::new(3);
    rota.people.get_mut(&ONE).unwrap().wishes.insert(before, Wish::Off);
    rota.rows.entry(ONE).or_default().insert(before, EARLY);
    let fairness = shared(&rota, Shared::Wishes);
    assert_eq!((fairness.parts.as_slice(), fairness.before.as_slice()), (&[2, 1, 1][..], &[1, 0, 0][..]));
    line(&mut rota, 1, EARLY, 0);
    rota.cover.get_mut(&CoverId(RawId(1))).unwrap().wanted = [0, 2, 0, 0, 0, 0, 0];
    rota.fairness.insert(Shared::Wishes, 100);
    let (found, _) = super::best(&Arranged::of(&rota, &[]).problem, 1, 40).unwrap();
    assert_eq!(found.iter().map(|row| row[1].is_some()).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn who_worked_more_than_the_contract_before_works_less_now() {
    let mut rota = three();
    // Nothing is known of the time before: everybody begins even.
    let fairness = shared(&rota, Shared::Hours);
    assert_eq!(fairness.before, [0, 0, 0]);
    // Two weeks before: One worked twelve shifts, Two eight; of Three nothing is known.
    let since = day(0) - chrono::Days::new(14);
    for (who, shifts) in [(ONE, 12), (TWO, 8)] {
        for at in 0..shifts {
            rota.rows.entry(who).or_default().insert(since + chrono::Days::new(at), EARLY);
        }
    }
    let fairness = shared(&rota, Shared::Hours);
    let contract = 26 * 40 * 60;
    assert_eq!(fairness.before, [contract + 2 * 480, contract - 2 * 480, contract]);
    assert_eq!(fairness.parts, [contract + 2_400; 3]);
}

#[test]
fn what_does_not_follow_a_shift_is_told_by_the_reason_that_is_never_broken() {
    let with = |own: Option<u32>, rotation: Option<u32>| {
        let mut rota = plan("LE-----");
        let late = rota.shifts.get_mut(&LATE).unwrap();
        late.never_next.insert(EARLY);
        late.next_weight = own;
        rota.rules.insert(RuleKind::ForwardRotation, Rule { weight: rotation, ..Rule::hard(0.0) });
        (broken(&rota), bent(&rota))
    };
    let rotation = Breach::Rule(RuleKind::ForwardRotation);
    assert_eq!(with(None, Some(3)), (vec![Breach::Succession], vec![]));
    assert_eq!(with(Some(3), None), (vec![rotation], vec![]));
    assert_eq!(with(Some(3), Some(3)), (vec![], vec![Breach::Succession]));
}
