//! What always holds: no result breaks a hard rule, the same seed gives the same rota, order does not matter, and on tiny
//! problems nothing is better than what is found.

use super::{Steps, anybody, best, least, shifts};
use crate::support::Random;
use watchfloor::engine::rota::{
    CoverLine, Limit, NoRota, Part, Person, Problem, Request, Rota, Score, Settings, Watch, Weight, Wish,
    check, joined, score, solve,
};

/// Somebody with a few rules, those before the rota not broken.
fn somebody(r: &mut Random, days: usize) -> Person {
    let mut person = anybody(3);
    let mut maybe = |chance: u64| r.below(chance) == 0;
    if maybe(2) {
        person.max_days_in_row = 3;
    }
    if maybe(2) {
        person.min_days_in_row = 2;
    }
    if maybe(2) {
        person.min_days_off_in_row = 2;
    }
    if maybe(3) {
        person.max_nights_in_row = Some(2);
    }
    if maybe(3) {
        person.min_days_off_after_night = 2;
    }
    if maybe(2) {
        person.min_rest_minutes = 660;
    }
    if maybe(3) {
        person.max_weekends = 1;
    }
    if maybe(3) {
        person.history = vec![None, Some(2)];
    }
    if maybe(3) {
        person.groups = vec![0];
    }
    for shift in 0..3 {
        if r.below(3) == 0 {
            person.most_of_shift[shift] = r.below(3) as u32;
        }
    }
    if r.below(2) == 0 {
        person.max_minutes = 480 * (1 + r.below(days as u64) as u32);
    }
    if r.below(3) == 0 {
        person.min_minutes = 480;
    }
    if r.below(3) == 0 {
        person.days_off = vec![r.below(days as u64) as usize];
    }
    if r.below(3) == 0 {
        person.never_on = vec![(r.below(days as u64) as usize, r.below(3) as usize)];
    }
    for _ in 0..r.below(3) {
        person.requests.push(Request {
            day: r.below(days as u64) as usize,
            shift: r.below(3) as usize,
            wish: if r.yes() { Wish::On } else { Wish::Off },
            weight: Weight::Soft(1 + r.below(3) as u32),
        });
    }
    person
}

pub(super) fn problem(seed: u64, people: usize, days: usize) -> Problem {
    let mut r = Random::new(seed);
    let mut problem =
        Problem { days, first_weekday: r.below(7) as usize, shifts: shifts(), ..Problem::default() };
    problem.people = (0..people).map(|_| somebody(&mut r, days)).collect();
    for day in 0..days {
        for shift in 0..3 {
            let group = (r.below(4) == 0).then_some(0);
            let wanted = r.below(1 + people as u64 / 2) as u32;
            let under = if r.below(3) == 0 { Weight::Medium(1) } else { Weight::Soft(10) };
            problem.cover.push(CoverLine { day, shift, group, wanted, under, over: Weight::Soft(1) });
        }
    }
    problem
}

#[test]
fn on_tiny_problems_nothing_is_better_than_what_is_found() {
    let mut solved = 0;
    for seed in 0..60 {
        let problem = problem(seed, 2, 4);
        let found = best(&problem, seed, 60);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
        solved += usize::from(found.is_some());
    }
    assert!(solved > 30, "{solved} problems can be solved at all");
}

#[test]
fn on_tiny_problems_with_shifts_of_more_than_a_day_nothing_is_better_than_what_is_found() {
    let mut matters = 0;
    for seed in 0..40 {
        let mut problem = problem(2_000 + seed, 2, 4);
        problem.shifts[2].times = Some((1_200, 3_240));
        problem.people[0].min_rest_minutes = 660;
        if seed % 2 == 0 {
            problem.people[0].soft = vec![(Limit::Rest, 3)];
        }
        let found = best(&problem, seed, 60).map(|(_, score)| score);
        assert_eq!(found, least(&problem), "seed {seed}: {problem:#?}");
        problem.shifts[2].times = Some((1_200, 1_680));
        matters += usize::from(found != least(&problem));
    }
    assert!(matters > 5, "{matters}");
}

#[test]
fn one_row_is_the_best_of_all_rows() {
    for seed in 100..130 {
        let problem = problem(seed, 1, 6);
        assert_eq!(
            best(&problem, seed, 40).map(|(_, score)| score),
            least(&problem),
            "seed {seed}: {problem:#?}"
        );
    }
}

#[test]
fn no_result_breaks_a_hard_rule() {
    for seed in 0..12 {
        let problem = problem(1_000 + seed, 6 + seed as usize, 28);
        if let Some((rota, _)) = best(&problem, seed, 120) {
            assert_eq!(check(&problem, &rota), [], "seed {seed}");
        }
    }
}

#[test]
fn more_people_never_make_the_best_rota_worse() {
    let mut helped = 0;
    for seed in 0..30 {
        let mut problem = problem(seed, 2, 4);
        let Some((_, before)) = best(&problem, seed, 60) else { continue };
        let mut r = Random::new(9_000 + seed);
        problem.people.push(Person {
            min_minutes: 0,
            requests: Vec::new(),
            history: Vec::new(),
            ..somebody(&mut r, 4)
        });
        let (_, with) = best(&problem, seed, 90).unwrap();
        assert!(with <= before, "seed {seed}: {before:?} {with:?} {problem:#?}");
        helped += usize::from(with < before);
    }
    assert!(helped > 10, "{helped}");
}

#[test]
fn the_days_from_one_on_are_the_same_problem_as_all_with_the_days_before_it_settled() {
    let mut kept = 0;
    for seed in 0..40 {
        let mut whole = problem(2_000 + seed, 3, 6);
        // A weekend that is cut counts on both sides of the cut.
        whole.people.iter_mut().for_each(|person| person.max_weekends = 1_000);
        let mut r = Random::new(seed);
        let mut some = |days: usize| -> Rota {
            let row = |r: &mut Random| (0..days).map(|_| (r.below(5) as usize).checked_sub(2)).collect();
            (0..3).map(|_| row(&mut r)).collect()
        };
        let (past, day) = (some(6), 3);
        let rest = whole.from_day(&past, day);
        assert_eq!((rest.days, rest.weekday(0), rest.validate()), (3, whole.weekday(3), Ok(())));
        let [one, other] = [some(3), some(3)];
        let cost = |rota: &Rota| score(&whole, &joined(&past, day, rota.clone()));
        let (a, b) = (score(&rest, &one), score(&rest, &other));
        let (c, d) = (cost(&one), cost(&other));
        assert_eq!(
            (a.medium - b.medium, a.soft - b.soft),
            (c.medium - d.medium, c.soft - d.soft),
            "seed {seed}"
        );
        // What keeps all rules as a whole keeps them from there on.
        if let Some((rota, _)) = best(&whole, seed, 20) {
            let last: Rota = rota.iter().map(|row| row[day..].to_vec()).collect();
            assert_eq!(check(&whole.from_day(&rota, day), &last), [], "seed {seed}");
            kept += 1;
        }
    }
    assert!(kept > 20, "{kept}");
}

#[test]
fn the_same_seed_and_steps_give_the_same_rota() {
    let problem = problem(7, 12, 28);
    for steps in [3, 60] {
        assert_eq!(best(&problem, 5, steps), best(&problem, 5, steps));
    }
}

#[test]
fn whoever_ends_the_work_at_once_hears_that_there_is_no_rota_yet() {
    struct Never;
    impl Watch for Never {
        fn step(&mut self, _: u64) -> std::ops::ControlFlow<()> {
            std::ops::ControlFlow::Break(())
        }
        fn better(&mut self, _: &Rota, _: Score) {}
    }
    let problem = problem(1_010, 60, 180);
    let found = solve(&problem, Settings { seed: 1, part: Part::Alone }, &mut Never);
    assert_eq!(found, Err(NoRota::Ended));
}

#[test]
fn the_order_of_people_changes_nothing_but_names() {
    for seed in 0..20 {
        let problem = problem(seed, 3, 4);
        let mut turned = problem.clone();
        turned.people.rotate_left(1);
        let cost = |problem: &Problem| best(problem, seed, 80).map(|(_, score)| score);
        assert_eq!(cost(&problem), cost(&turned), "seed {seed}");
    }
}

#[test]
fn a_rota_found_elsewhere_is_gone_on_from() {
    struct Offers(Steps, Option<Rota>);
    impl Watch for Offers {
        fn step(&mut self, effort: u64) -> std::ops::ControlFlow<()> {
            self.0.step(effort)
        }
        fn better(&mut self, rota: &Rota, score: Score) {
            self.0.better(rota, score);
        }
        fn offer(&mut self) -> Option<Rota> {
            self.1.clone()
        }
    }
    let problem = problem(3, 10, 28);
    let (good, cost) = best(&problem, 1, 400).unwrap();
    let mut watch = Offers(Steps { left: 60, told: Vec::new() }, Some(good));
    let settings = Settings { seed: 2, part: Part::Beside };
    let found = solve(&problem, settings, &mut watch).unwrap();
    assert!(score(&problem, &found) <= cost);
    // What breaks a rule is not taken over.
    let mut watch = Offers(Steps { left: 60, told: Vec::new() }, Some(vec![vec![Some(0); 28]; 10]));
    let found = solve(&problem, settings, &mut watch).unwrap();
    assert_eq!(check(&problem, &found), []);
}
