//! What does a row cost by the soft limits of its person? The ways of the automaton, weekends, caps and minutes, cell by cell.
//!
//! The programme adds the same while it looks for a row; here rows that are known are charged, wholly or over some days.

use super::{
    automaton::NOWHERE,
    instance::{Choice, Instance, Staff, weekend_begins},
    rows::Frame,
};
use crate::engine::rota::model::{Limit, Person, Problem, Weight};
use std::ops::Range;

/// At most so many shifts of some choices together.
#[derive(Clone, Debug)]
pub(super) struct CapSet {
    /// By choice.
    pub(super) members: Vec<bool>,
    pub(super) most: u32,
    /// The days on which they count.
    pub(super) days: Range<usize>,
    /// What each one beyond it costs: infinite where it is hard.
    pub(super) weight: f64,
}

/// What it costs to go beyond each limit on a sum by one: infinite where that is not allowed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    pub(super) caps: f64,
    pub(super) weekends: f64,
}

impl Weights {
    pub(super) fn of(person: &Person) -> Self {
        let weight = |limit| person.weight_of(limit).map_or(f64::INFINITY, f64::from);
        Self { caps: weight(Limit::ShiftCaps), weekends: weight(Limit::Weekends) }
    }
}

/// A soft limit on the minutes of a week that the automaton has no room for.
#[derive(Clone, Debug)]
pub(super) struct Weeks {
    most: i64,
    weight: f64,
    /// Minutes of each choice.
    minutes: Vec<i64>,
    /// Minutes of the first week before the rota.
    before: i64,
}

impl Weeks {
    pub(super) fn of(problem: &Problem, person: &Person) -> Option<Self> {
        let (most, weight) = person.max_minutes_in_week.zip(person.weight_of(Limit::MinutesInWeek))?;
        let known = person.history.iter().rev().take(problem.first_weekday % 7).flatten();
        let mut minutes = vec![0];
        minutes.extend(problem.shifts.iter().map(|shift| i64::from(shift.minutes)));
        Some(Self {
            most: i64::from(most),
            weight: f64::from(weight),
            before: known.map(|shift| minutes[shift + 1]).sum(),
            minutes,
        })
    }

    /// What whole weeks of choices cost.
    fn charge(&self, instance: &Instance, first: usize, cells: &[Choice]) -> f64 {
        let hours = |minutes: i64| (minutes - self.most).max(0).unsigned_abs().div_ceil(60) as f64;
        let mut known = if first == 0 { self.before } else { 0 };
        let mut sum = known;
        let mut all = 0.0;
        for (place, choice) in cells.iter().enumerate() {
            if place > 0 && instance.weeks.binary_search(&(first + place)).is_ok() {
                all += hours(sum) - hours(known);
                (sum, known) = (0, 0);
            }
            sum += self.minutes[usize::from(*choice)];
        }
        self.weight * (all + hours(sum) - hours(known))
    }
}

/// What each number of units over the whole rota costs; empty where no limit on minutes is soft.
pub(super) fn ends(person: &Person, unit: u32, most: u32) -> Vec<f64> {
    let (under, over) = (person.weight_of(Limit::MinutesAtLeast), person.weight_of(Limit::MinutesAtMost));
    if under.is_none() && over.is_none() {
        return Vec::new();
    }
    let weighed = |weight: Option<u32>, minutes: u64| {
        weight.map_or(0.0, |weight| f64::from(weight) * minutes.div_ceil(60) as f64)
    };
    let cost = |units: u32| {
        let minutes = u64::from(units) * u64::from(unit);
        weighed(under, u64::from(person.min_minutes).saturating_sub(minutes))
            + weighed(over, minutes.saturating_sub(u64::from(person.max_minutes)))
    };
    (0..=most).map(cost).collect()
}

/// What soft limits can cost a problem, within reason.
pub(super) fn most_of(problem: &Problem) -> i64 {
    let days = problem.days as i64 + 1;
    let of = |person: &Person| -> i64 {
        let most = |limit: &Limit| match limit {
            Limit::MinutesAtLeast => i64::from(person.min_minutes / 60) + 1,
            Limit::SetCaps => days * person.most_of_set.len() as i64,
            _ => 24 * days,
        };
        person.soft.iter().map(|(limit, weight)| i64::from(*weight) * most(limit)).sum()
    };
    problem.people.iter().map(of).sum()
}

/// Points of soft weight.
pub(super) fn soft_points(weight: Weight) -> i64 {
    if let Weight::Soft(points) = weight { i64::from(points) } else { 0 }
}

/// What other days leave of the limits on sums.
struct Left<'a> {
    start: u16,
    weekends: u32,
    caps: &'a [u32],
    sets: &'a [u32],
    ends: &'a [f64],
}

impl Left<'_> {
    /// What choices from a day on cost, and the state after them.
    fn charge(&self, instance: &Instance, staff: &Staff, first: usize, cells: &[Choice]) -> (f64, u16) {
        let mut cost = staff.weeks.as_ref().map_or(0.0, |weeks| weeks.charge(instance, first, cells));
        let (mut state, mut units, mut weekends) = (self.start, 0, 0);
        let mut counts = vec![0; instance.choices];
        for (place, choice) in cells.iter().enumerate() {
            if state == NOWHERE {
                return (f64::INFINITY, state);
            }
            let choice = usize::from(*choice);
            let on = staff.automaton.on(first + place);
            weekends +=
                weekend_begins(instance.weekend[first + place], on.is_working[usize::from(state)], choice);
            cost += on.cost(state, choice);
            units += staff.units[choice] as usize;
            counts[choice] += 1;
            state = on.next(state, choice);
        }
        let beyond = |weight: f64, has: u32, most: u32| {
            if has > most { weight * f64::from(has - most) } else { 0.0 }
        };
        cost += beyond(staff.weights.weekends, weekends, self.weekends);
        for (count, most) in counts.iter().zip(self.caps).skip(1) {
            cost += beyond(staff.weights.caps, *count, *most);
        }
        for (set, most) in staff.sets.iter().zip(self.sets) {
            cost += beyond(set.weight, set.count(first, cells), *most);
        }
        (cost + self.ends.get(units).copied().unwrap_or(0.0), state)
    }
}

impl CapSet {
    /// Whether a choice counts on a day.
    #[inline]
    pub(super) fn holds(&self, day: usize, choice: usize) -> bool {
        self.members[choice] && self.days.contains(&day)
    }

    /// How many there are among choices from a day on.
    pub(super) fn count(&self, first: usize, cells: &[Choice]) -> u32 {
        let cells = cells.iter().enumerate();
        cells.filter(|(place, choice)| self.holds(first + place, usize::from(**choice))).count() as u32
    }
}

impl Staff {
    /// What a whole row costs.
    pub(super) fn charge(&self, instance: &Instance, row: &[Choice]) -> i64 {
        if !self.is_soft {
            return 0;
        }
        let sets: Vec<u32> = self.sets.iter().map(|set| set.most).collect();
        let left = Left {
            start: self.automaton.start,
            weekends: self.max_weekends,
            caps: &self.caps,
            sets: &sets,
            ends: &self.ends,
        };
        left.charge(instance, self, 0, row).0 as i64
    }
}

impl Frame {
    /// What choices in this frame cost, with what they make of the days after it; the rest of the row costs the same whatever is chosen.
    pub(super) fn charge(&self, instance: &Instance, staff: &Staff, cells: &[Choice]) -> f64 {
        if !staff.is_soft {
            return 0.0;
        }
        let left = Left {
            start: self.start,
            weekends: self.weekends,
            caps: &self.caps,
            sets: &self.sets,
            ends: &self.ends,
        };
        let (cost, state) = left.charge(instance, staff, self.days.0, cells);
        cost + self.rest.get(usize::from(state)).copied().unwrap_or(f64::INFINITY)
    }
}
