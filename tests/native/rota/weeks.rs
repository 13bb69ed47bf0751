//! Rules on weeks, weekends, nights and rest, all at once: no result breaks one, and on tiny problems nothing better is there.

use super::{anybody, best, least, shifts};
use crate::support::Random;
use watchfloor::engine::rota::{CoverLine, Person, Problem, SetCap, SpanCap, Weight, check};

/// Somebody with most of the rules that there are.
fn somebody(r: &mut Random, shifts: usize) -> Person {
    let mut person = anybody(shifts);
    let mut maybe = |chance: u64| r.below(chance) > 0;
    person.max_days_in_row = if maybe(2) { 5 } else { 7 };
    person.min_days_in_row = if maybe(2) { 2 } else { 1 };
    person.min_days_off_in_row = if maybe(2) { 2 } else { 1 };
    person.max_nights_in_row = maybe(2).then_some(3);
    person.min_nights_in_row = if maybe(3) { 2 } else { 1 };
    person.min_days_off_after_night = if maybe(2) { 2 } else { 0 };
    person.min_rest_minutes = if maybe(3) { 660 } else { 0 };
    person.are_weekends_complete = maybe(3);
    // Weeks of so many minutes are counted in steps of twenty, rounded up: what just fits may be missed, so that nothing just fits.
    person.max_minutes_in_week = maybe(3).then_some(1_545 + 100 * r.below(12) as u32);
    person.min_weekly_rest_minutes = [0, 24 * 60, 36 * 60, 48 * 60][r.below(4) as usize];
    person.max_weekends = 1 + r.below(3) as u32;
    person.max_weekends_of_four = (r.below(2) == 0).then_some(1 + r.below(2) as u32);
    person.most_of_set = (0..r.below(3))
        .map(|_| {
            let first = r.below(7) as usize;
            let shifts = vec![r.below(shifts as u64) as usize];
            let days = first..first + 1 + r.below(21) as usize;
            SetCap { shifts, most: r.below(3) as u32, days, is_hard: true }
        })
        .collect();
    let known = r.below(24) as usize;
    person.history = (0..known).map(|_| (r.below(shifts as u64 + 1) as usize).checked_sub(1)).collect();
    person.min_minutes = 480 * r.below(3) as u32;
    person.away = (0..r.below(3)).map(|_| r.below(12) as i32 - 5).collect();
    person
}

/// Early and night, or all three, of different lengths; some have no times or no minutes.
fn problem(seed: u64, people: usize, days: usize, kinds: usize) -> Problem {
    let mut r = Random::new(seed);
    let mut shifts = shifts();
    if kinds == 2 {
        shifts.remove(1);
    }
    shifts[0].minutes = [480, 600, 455][r.below(3) as usize];
    if r.below(4) == 0 {
        shifts[0].times = None;
    }
    if r.below(4) == 0 {
        shifts[kinds - 1].minutes = 0;
    }
    let mut problem = Problem { days, first_weekday: r.below(7) as usize, shifts, ..Problem::default() };
    problem.people = (0..people).map(|_| somebody(&mut r, kinds)).collect();
    problem.people.iter_mut().for_each(|person| person.away.retain(|day| *day < days as i32));
    for day in 0..days {
        for shift in 0..kinds {
            let wanted = r.below(1 + people.div_ceil(2) as u64) as u32;
            let (under, over) = (Weight::Soft(1 + r.below(9) as u32), Weight::Soft(r.below(2) as u32));
            problem.cover.push(CoverLine { day, shift, group: None, wanted, under, over });
        }
    }
    problem
}

#[test]
fn one_row_under_all_rules_is_the_best_of_all_rows() {
    let mut solved = 0;
    for seed in 0..60 {
        let days = 7 + (seed % 3) as usize;
        let problem = problem(seed, 1, days, 2);
        let found = best(&problem, seed, 40);
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
fn two_rows_under_all_rules_are_the_best_of_all_pairs() {
    for seed in 100..130 {
        let problem = problem(seed, 2, 6, 2);
        let found = best(&problem, seed, 60);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
    }
}

/// The same with at most so many minutes on parts of the days, which overlap.
fn with_spans(seed: u64, mut problem: Problem, length: usize) -> Problem {
    let mut r = Random::new(seed);
    for person in &mut problem.people {
        let firsts = (0..=problem.days - length).filter(|_| r.below(3) > 0).collect::<Vec<_>>();
        person.spans = firsts
            .into_iter()
            .map(|first| SpanCap {
                first,
                end: first + length,
                most_minutes: (length as u32 * 240).saturating_sub(100 * r.below(4) as u32),
            })
            .collect();
    }
    problem
}

#[test]
fn rows_under_hours_of_windows_that_overlap_are_the_best_of_all_rows() {
    let (mut solved, mut dearer) = (0, 0);
    for seed in 300..360 {
        let days = 7 + (seed % 3) as usize;
        let free = problem(seed, 1, days, 2);
        let problem = with_spans(seed, free.clone(), 3 + (seed % 2) as usize);
        let found = best(&problem, seed, 40);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
        solved += usize::from(found.is_some());
        dearer += usize::from(found.map(|(_, score)| score) != least(&free));
    }
    assert!(
        solved > 30 && dearer > 15,
        "{solved} problems can be solved at all, {dearer} cost more for the windows"
    );
    for seed in 400..420 {
        let problem = with_spans(seed, problem(seed, 2, 6, 2), 3);
        let found = best(&problem, seed, 60);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
    }
}

#[test]
fn no_result_breaks_hours_of_windows_that_overlap() {
    let mut solved = 0;
    for seed in 500..512 {
        let problem = problem(seed, 4 + seed as usize % 5, 42, 3);
        let problem = with_spans(seed, problem, 14);
        if let Some((rota, _)) = best(&problem, seed, 60) {
            assert_eq!(check(&problem, &rota), [], "seed {seed}");
            solved += 1;
        }
    }
    assert!(solved > 5, "{solved} problems can be solved at all");
}

#[test]
fn no_result_breaks_a_rule_on_weeks() {
    let mut solved = 0;
    for seed in 200..220 {
        let problem = problem(seed, 3 + seed as usize % 8, 14 + 7 * (seed as usize % 3), 3);
        if let Some((rota, _)) = best(&problem, seed, 60) {
            assert_eq!(check(&problem, &rota), [], "seed {seed}");
            solved += 1;
        }
    }
    assert!(solved > 10, "{solved} problems can be solved at all");
}
