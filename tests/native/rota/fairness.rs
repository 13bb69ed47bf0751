//! What is shared out: what an uneven share costs, and how even a desk gets.

use super::{anybody, shifts};
use watchfloor::engine::rota::{Counted, Fairness, Problem, Row, score};

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
