//! What is shared out: what an uneven share costs, and how even a desk gets.

use super::{anybody, best, shifts};
use watchfloor::engine::rota::{Counted, CoverLine, Fairness, Person, Problem, Row, Weight, check, score};

fn row(text: &str) -> Row {
    text.chars().map(|cell| "eln".find(cell)).collect()
}

/// What rows cost when this is to be shared out; day 0 is a Monday.
fn cost(counted: Counted, parts: &[u32], before: &[u32], rows: &[&str]) -> i64 {
    let fairness = Fairness { counted, weight: 3, parts: parts.to_vec(), before: before.to_vec() };
    let problem = Problem {
        days: rows[0].len(),
        shifts: shifts(),
        people: rows.iter().map(|_| anybody(3)).collect(),
        fairness: vec![fairness],
        ..Problem::default()
    };
    let rota = rows.iter().map(|text| row(text)).collect();
    let score = score(&problem, &rota);
    assert_eq!(score.medium, 0);
    score.soft
}

#[test]
fn an_uneven_share_costs_its_square_and_an_even_one_nothing() {
    let nights = |parts: &[u32], before: &[u32], rows: &[&str]| cost(Counted::Nights, parts, before, rows);
    assert_eq!(nights(&[1, 1], &[0, 0], &["nn--e", "--nne"]), 0);
    // Two from the share of two on either side.
    assert_eq!(nights(&[1, 1], &[0, 0], &["nnnn-", "----e"]), 3 * (4 + 4));
    // Half a night on either side is a quarter each, which is rounded away; one and a half is 2.25.
    assert_eq!(nights(&[1, 1], &[0, 0], &["n----", "-----"]), 0);
    assert_eq!(nights(&[1, 1], &[0, 0], &["nnn--", "-----"]), 3 * (2 + 2));
    // A half is rounded up: shares of one and a half and half a night.
    assert_eq!(nights(&[7071, 2929], &[0, 0], &["nn---", "-----"]), 0);
    assert_eq!(nights(&[3, 1], &[0, 0], &["nnn--", "n----"]), 0);
    // What was before counts, and who has no part does not.
    assert_eq!(nights(&[1, 1], &[4, 0], &["-----", "nnnn-"]), 0);
    assert_eq!(nights(&[1, 1, 0], &[0, 0, 9], &["n----", "-n---", "nnnnn"]), 0);
    assert_eq!(nights(&[0, 0], &[0, 0], &["nn---", "-----"]), 0);
}

#[test]
fn weekends_minutes_days_and_shifts_are_counted() {
    let even = [1, 1];
    assert_eq!(cost(Counted::Weekends, &even, &[0, 0], &["-----ee-----ee", "-----------e--"]), 3 * (1 + 1));
    assert_eq!(cost(Counted::Weekends, &even, &[0, 0], &["-----e-------e", "-----------e--"]), 3 * (1 + 1));
    // Eight hours and none: four from the share.
    assert_eq!(cost(Counted::Minutes, &even, &[0, 0], &["e", "-"]), 3 * (16 + 16));
    assert_eq!(cost(Counted::Minutes, &even, &[0, 480], &["e", "-"]), 0);
    assert_eq!(cost(Counted::OnDays(vec![1, 2]), &even, &[0, 0], &["eeee", "----"]), 3 * (1 + 1));
    assert_eq!(cost(Counted::OfShifts(vec![0, 1]), &even, &[0, 0], &["eln-", "----"]), 3 * (1 + 1));
}

/// Twelve people round the clock, eight weeks, contracts of 40 hours and three of them of 32.
fn desk() -> Problem {
    let days = 56;
    let mut problem = Problem { days, shifts: shifts(), ..Problem::default() };
    let mut parts = vec![40; 9];
    parts.extend([32; 3]);
    for hours in &parts {
        problem.people.push(Person {
            max_minutes: hours * 60 * 8,
            min_minutes: hours * 60 * 6,
            max_days_in_row: 5,
            max_nights_in_row: Some(4),
            min_nights_in_row: 2,
            min_days_off_in_row: 2,
            min_days_off_after_night: 2,
            min_rest_minutes: 660,
            min_weekly_rest_minutes: 35 * 60,
            max_minutes_in_week: Some(48 * 60),
            ..anybody(3)
        });
    }
    for day in 0..days {
        let is_weekend = problem.weekday(day) >= 5;
        for (shift, wanted) in [(0, if is_weekend { 2 } else { 3 }), (1, 2), (2, 2)] {
            let (under, over) = (Weight::Medium(1), Weight::Soft(1));
            problem.cover.push(CoverLine { day, shift, group: None, wanted, under, over });
        }
    }
    for counted in [Counted::Nights, Counted::Weekends] {
        let before = vec![0; parts.len()];
        problem.fairness.push(Fairness { counted, weight: 10, parts: parts.clone(), before });
    }
    problem
}

#[test]
fn a_desk_round_the_clock_is_covered_and_its_nights_and_weekends_are_even() {
    let problem = desk();
    for seed in 1..=2 {
        let (rota, found) = best(&problem, seed, 600).unwrap();
        assert_eq!(check(&problem, &rota), []);
        assert_eq!(found.medium, 0, "everything is covered");
        // Whoever works 40 hours.
        let full = &rota[..9];
        let nights = full.iter().map(|row| row.iter().filter(|cell| **cell == Some(2)).count());
        let weekends = full
            .iter()
            .map(|row| (0..8).filter(|week| (5..7).any(|day| row[week * 7 + day].is_some())).count());
        let spread = |counts: Vec<usize>| counts.iter().max().unwrap() - counts.iter().min().unwrap();
        let (nights, weekends) = (spread(nights.collect()), spread(weekends.collect()));
        assert!(nights <= 2 && weekends <= 2, "seed {seed}: nights {nights}, weekends {weekends}");
    }
}
