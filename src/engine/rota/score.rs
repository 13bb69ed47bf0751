//! What does a rota cost? The sums of what it misses, in integers; rules that it breaks are counted by [`check`].
//!
//! Cost = missed requests + for each line of cover (wanted - there) * under, or (there - wanted) * over
//! + for each person who is not to be alone in a shift and is, its weight, or a point of hard cost where that is never to be
//! + for each wish for fairness and person `weight` * (what the person has - the fair share of what all have) squared, rounded
//! + for each person and soft limit its weight * how far it is broken ([`Limit`](super::Limit) says how that is counted).
//!
//! [`check`]: super::check()

use super::charge::charge;
use super::model::{Counted, Fairness, Problem, Rota, Row, Weight, Wish};
use serde::{Deserialize, Serialize};

/// The cost of a rota, which is compared level by level. Hard rules on one person's row are no part of it: no search makes a row that breaks
/// one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score {
    /// How often somebody is alone who is never to be.
    pub hard: i64,
    /// What medium weights add up to.
    pub medium: i64,
    /// What soft weights add up to.
    pub soft: i64,
}

impl Score {
    fn add(&mut self, weight: Weight, times: i64) {
        match weight {
            Weight::Medium(points) => self.medium += i64::from(points) * times,
            Weight::Soft(points) => self.soft += i64::from(points) * times,
        }
    }
}

/// The cost of a rota of this problem. Cells that are not there count as days off.
pub fn score(problem: &Problem, rota: &Rota) -> Score {
    let cell = |person: usize, day: usize| rota.get(person).and_then(|row| row.get(day)).copied().flatten();
    let mut sum = Score::default();
    for (place, person) in problem.people.iter().enumerate() {
        for request in &person.requests {
            let is_worked = cell(place, request.day) == Some(request.shift);
            if is_worked == (request.wish == Wish::Off) {
                sum.add(request.weight, 1);
            }
        }
        if !person.soft.is_empty() {
            let row: Row = (0..problem.days).map(|day| cell(place, day)).collect();
            sum.soft += charge(problem, person, &row);
        }
    }
    let mut there = vec![0_u32; problem.days * problem.shifts.len()];
    for row in rota {
        for (day, shift) in row.iter().enumerate().filter_map(|(day, cell)| cell.map(|shift| (day, shift))) {
            if let Some(count) = there.get_mut(day * problem.shifts.len() + shift) {
                *count += 1;
            }
        }
    }
    for line in &problem.cover {
        let there = match line.group {
            None => there[line.day * problem.shifts.len() + line.shift],
            Some(group) => {
                let counts = |place: usize| {
                    problem.people[place].groups.contains(&group) && cell(place, line.day) == Some(line.shift)
                };
                (0..problem.people.len()).filter(|place| counts(*place)).count() as u32
            }
        };
        if there < line.wanted {
            sum.add(line.under, i64::from(line.wanted - there));
        } else {
            sum.add(line.over, i64::from(there - line.wanted));
        }
    }
    for one in &problem.company {
        let is_there = |place: usize| cell(place, one.day) == Some(one.shift);
        let is_company = |place: usize| problem.people[place].groups.contains(&one.group) && is_there(place);
        if is_there(one.person) && !(0..problem.people.len()).any(is_company) {
            match one.weight {
                Some(points) => sum.soft += i64::from(points),
                None => sum.hard += 1,
            }
        }
    }
    for fairness in &problem.fairness {
        sum.soft = sum.soft.saturating_add(unfair(problem, rota, fairness));
    }
    sum
}

/// What one wish for fairness costs.
fn unfair(problem: &Problem, rota: &Rota, fairness: &Fairness) -> i64 {
    unevenness(fairness, &had(problem, rota, fairness))
}

/// What each person has of something that is shared out, with what there was before.
pub(super) fn had(problem: &Problem, rota: &[Row], fairness: &Fairness) -> Vec<u64> {
    let has = |person: usize| {
        let before = fairness.before.get(person).copied().unwrap_or(0);
        let now = rota.get(person).map_or(0, |row| counted(problem, (person, row), &fairness.counted));
        u64::from(before) + now
    };
    (0..problem.people.len()).map(has).collect()
}

/// What it costs that each person has so much.
pub(super) fn unevenness(fairness: &Fairness, had: &[u64]) -> i64 {
    let shares: Vec<(i128, i128)> = had
        .iter()
        .zip(&fairness.parts)
        .filter(|(_, part)| **part > 0)
        .map(|(has, part)| (i128::from(*part), i128::from(*has)))
        .collect();
    let parts: i128 = shares.iter().map(|(part, _)| part).sum();
    let all: i128 = shares.iter().map(|(_, has)| has).sum();
    // Minutes are weighed in hours: everything is over this.
    let whole = if fairness.counted == Counted::Minutes { 60 * parts } else { parts };
    let square = |(part, has): &(i128, i128)| {
        let away = has * parts - part * all;
        (2 * away * away + whole * whole) / (2 * whole * whole)
    };
    let cost = shares.iter().map(square).sum::<i128>() * i128::from(fairness.weight);
    i64::try_from(cost).unwrap_or(i64::MAX / 4)
}

/// How much the row of a person has of what is shared out.
pub(super) fn counted(problem: &Problem, (person, row): (usize, &[Option<usize>]), what: &Counted) -> u64 {
    let worked = || row.iter().enumerate().filter_map(|(day, cell)| cell.map(|shift| (day, shift)));
    let kind = |shift: usize| problem.shifts.get(shift);
    match what {
        Counted::Nights => {
            worked().filter(|(_, shift)| kind(*shift).is_some_and(|kind| kind.is_night)).count() as u64
        }
        Counted::Weekends => {
            let mut weeks: Vec<usize> = worked()
                .filter(|(day, _)| problem.weekday(*day) >= 5)
                .map(|(day, _)| (problem.first_weekday % 7 + day) / 7)
                .collect();
            weeks.dedup();
            weeks.len() as u64
        }
        Counted::Minutes => {
            worked().filter_map(|(_, shift)| kind(shift)).map(|kind| u64::from(kind.minutes)).sum()
        }
        Counted::OnDays(days) => worked().filter(|(day, _)| days.contains(day)).count() as u64,
        Counted::OnCells(of_people) => {
            let cells = of_people.get(person).map(Vec::as_slice).unwrap_or_default();
            let holds = |(day, cell): &&(usize, Option<usize>)| row.get(*day) == Some(cell);
            cells.iter().filter(holds).count() as u64
        }
        Counted::OfShifts(shifts) => worked().filter(|(_, shift)| shifts.contains(shift)).count() as u64,
    }
}
