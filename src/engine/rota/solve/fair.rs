//! How evenly is what is shared out? The counts of each person, what they cost, and the search that evens them out.
//!
//! A bound and a mix of rows see cover and wishes only: fairness links all people at once. Rows that are rebuilt pay for the slope of its
//! cost, and two people exchange what they do on some days where that makes the whole cheaper.

use super::{
    Ended, Work,
    automaton::NOWHERE,
    instance::{Choice, Instance, weekend_begins},
    rows::Rows,
};
use crate::engine::rota::model::{Counted, Fairness, Problem};

/// Something that is shared out.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    weight: i64,
    parts: Vec<u32>,
    /// The sum of all parts.
    whole: u64,
    before: Vec<u32>,
    /// A difference of one in what is weighed is so many of what is counted.
    scale: u32,
    /// What a cell `day * choices + choice` counts: one table for everybody, or one for each person; none where weekends are counted.
    worth: Vec<Vec<u32>>,
}

impl Shared {
    pub(super) fn new(problem: &Problem, fairness: &Fairness) -> Self {
        let choices = problem.shifts.len() + 1;
        let worth = |day: usize, choice: usize| {
            let Some(shift) = choice.checked_sub(1) else { return 0 };
            match &fairness.counted {
                Counted::Nights => u32::from(problem.shifts[shift].is_night),
                Counted::Minutes => problem.shifts[shift].minutes,
                Counted::OnDays(days) => u32::from(days.contains(&day)),
                Counted::OfShifts(shifts) => u32::from(shifts.contains(&shift)),
                Counted::Weekends | Counted::OnCells(_) => 0,
            }
        };
        let all = |worth: &dyn Fn(usize, usize) -> u32| -> Vec<u32> {
            (0..problem.days * choices).map(|cell| worth(cell / choices, cell % choices)).collect()
        };
        let worth = match &fairness.counted {
            Counted::Weekends => Vec::new(),
            Counted::OnCells(of_people) => {
                let of = |cells: &Vec<(usize, Option<usize>)>| {
                    all(&|day, choice| u32::from(cells.contains(&(day, choice.checked_sub(1)))))
                };
                of_people.iter().map(of).collect()
            }
            _ => vec![all(&worth)],
        };
        Self {
            weight: i64::from(fairness.weight),
            parts: fairness.parts.clone(),
            whole: fairness.parts.iter().map(|part| u64::from(*part)).sum(),
            before: fairness.before.clone(),
            scale: if fairness.counted == Counted::Minutes { 60 } else { 1 },
            worth,
        }
    }

    /// What cells count for a person; none where weekends are counted.
    fn worth_to(&self, person: usize) -> Option<&[u32]> {
        self.worth.get(person).or_else(|| self.worth.first()).map(Vec::as_slice)
    }

    /// What a person has with this row.
    pub(super) fn has(&self, instance: &Instance, person: usize, row: &[Choice]) -> i64 {
        let mut sum = i64::from(self.before[person]);
        let Some(worth) = self.worth_to(person) else {
            let mut has_worked = false;
            for (day, choice) in row.iter().enumerate() {
                sum += i64::from(weekend_begins(instance.weekend[day], has_worked, usize::from(*choice)));
                has_worked = *choice > 0;
            }
            return sum;
        };
        let cells = worth.chunks_exact(instance.choices).zip(row);
        sum + cells.map(|(worth, choice)| i64::from(worth[usize::from(*choice)])).sum::<i64>()
    }

    fn all(&self, has: &[i64]) -> i64 {
        self.parts.iter().zip(has).filter(|(part, _)| **part > 0).map(|(_, has)| has).sum()
    }

    /// What it costs that each person has so much.
    fn cost(&self, has: &[i64]) -> i64 {
        let (all, whole) = (i128::from(self.all(has)), i128::from(self.whole));
        let unit = whole * i128::from(self.scale);
        let mut sum = 0;
        for (part, has) in self.parts.iter().zip(has).filter(|(part, _)| **part > 0) {
            let away = i128::from(*has) * whole - i128::from(*part) * all;
            sum += (2 * away * away + unit * unit).div_euclid(2 * unit * unit);
        }
        i64::try_from(sum * i128::from(self.weight)).unwrap_or(i64::MAX / 4)
    }

    /// What one more of what is counted costs a person, about.
    fn slope(&self, person: usize, has: &[i64]) -> f64 {
        if self.parts[person] == 0 {
            return 0.0;
        }
        let (all, whole) = (self.all(has) as f64, self.whole as f64);
        let away = |person: usize| has[person] as f64 - f64::from(self.parts[person]) / whole * all;
        let others: f64 = (0..has.len())
            .filter(|other| self.parts[*other] > 0)
            .map(|other| away(other) * f64::from(self.parts[other]) / whole)
            .sum();
        let scale = f64::from(self.scale);
        2.0 * self.weight as f64 * (away(person) - others) / (scale * scale)
    }
}

impl Rows {
    /// What it costs that shares are uneven.
    pub(super) fn unfair(&self, instance: &Instance) -> i64 {
        instance
            .shared
            .iter()
            .zip(&self.shared)
            .fold(0, |sum: i64, (shared, has)| sum.saturating_add(shared.cost(has)))
    }

    /// What the whole rota costs.
    pub(super) fn total(&self, instance: &Instance) -> i64 {
        self.cost.saturating_add(self.unfair(instance))
    }

    /// Adds to the prices of some days what shares make of them.
    pub(super) fn add_slopes(
        &self,
        instance: &Instance,
        person: usize,
        days: (usize, usize),
        prices: &mut [f64],
    ) {
        let choices = instance.choices;
        for (shared, has) in instance.shared.iter().zip(&self.shared) {
            let slope = shared.slope(person, has);
            let worths = shared.worth_to(person).unwrap_or_default();
            for (place, price) in prices.iter_mut().enumerate() {
                let (day, choice) = (days.0 + place / choices, place % choices);
                let worth = match worths.get(day * choices + choice) {
                    Some(worth) => f64::from(*worth),
                    // Half a weekend a day; most are worked on both.
                    None if choice > 0 && instance.weekend[day] > 0 => 0.5,
                    None => 0.0,
                };
                *price += slope * worth;
            }
        }
    }
}

/// Two people exchange at most so many days at once.
const LONGEST_EXCHANGE: usize = 21;

impl Work<'_> {
    /// Lets pairs of people exchange days wherever that makes the rota cheaper; so many pairs at most.
    pub(super) fn even_out(&mut self, pairs: usize) -> Result<(), Ended> {
        let people = self.instance.staff.len();
        if self.instance.shared.is_empty() || people < 2 {
            return Ok(());
        }
        for first in self.some_of(people.min(pairs.div_ceil(2)), people) {
            for second in self.some_of(people.min(pairs), people) {
                if first < second || (first > second && people > pairs) {
                    self.exchange(first, second)?;
                }
            }
        }
        Ok(())
    }

    /// Exchanges days of two people as long as that makes the rota cheaper.
    fn exchange(&mut self, first: usize, second: usize) -> Result<(), Ended> {
        let days = self.instance.days;
        let mut cost = self.rows.total(self.instance);
        for begin in 0..days {
            self.step()?;
            self.effort += 40;
            if self.rows.cells[first][begin] == self.rows.cells[second][begin] {
                continue;
            }
            for end in begin + 1..=days.min(begin + LONGEST_EXCHANGE) {
                if self.rows.cells[first][end - 1] == self.rows.cells[second][end - 1] {
                    continue;
                }
                self.effort += 4;
                if !self.takes(first, second, (begin, end)) || !self.takes(second, first, (begin, end)) {
                    continue;
                }
                self.effort += 100;
                self.turn(first, second, (begin, end));
                let found = self.rows.total(self.instance);
                if found < cost {
                    cost = found;
                    self.keep_best();
                } else {
                    self.turn(first, second, (begin, end));
                }
            }
        }
        Ok(())
    }

    /// Whether a person may do on these days what another does.
    fn takes(&mut self, person: usize, other: usize, days: (usize, usize)) -> bool {
        let instance = self.instance;
        let (staff, rows) = (&instance.staff[person], &self.rows.cells);
        // The days just around it tell most that is not allowed.
        let mut row = std::mem::take(&mut self.trial);
        row.clear();
        row.extend_from_slice(&rows[person]);
        row[days.0..days.1].copy_from_slice(&rows[other][days.0..days.1]);
        let mut is_allowed = true;
        let mut state = self.states_of(person, days.0);
        let until = (days.1 + 7).min(row.len());
        for (day, choice) in row.iter().enumerate().take(until).skip(days.0) {
            state = staff.automaton.on(day).next(state, usize::from(*choice));
            if state == NOWHERE {
                is_allowed = false;
                break;
            }
        }
        is_allowed = is_allowed && staff.allows(instance, &row);
        self.trial = row;
        is_allowed
    }

    /// The state of a person before a day.
    fn states_of(&self, person: usize, day: usize) -> u16 {
        let automaton = &self.instance.staff[person].automaton;
        let row = &self.rows.cells[person];
        row[..day]
            .iter()
            .enumerate()
            .fold(automaton.start, |state, (day, choice)| automaton.on(day).next(state, usize::from(*choice)))
    }

    fn turn(&mut self, first: usize, second: usize, days: (usize, usize)) {
        let of = |person: usize| self.rows.cells[person][days.0..days.1].to_vec();
        let (one, other) = (of(first), of(second));
        for (person, cells) in [(first, other), (second, one)] {
            self.rows.lift(self.instance, person, days);
            self.rows.lay(self.instance, person, days.0, &cells);
        }
    }
}
