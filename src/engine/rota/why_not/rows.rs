//! Every way in which each person could work the days that are looked at, with what of the rules and facts stands against it.

use super::{
    Cell, bit,
    judge::{Hours, Judge},
};
use crate::{
    domain::{
        CoverId, PersonId, RotaPlan,
        rota::{Obstacle, RuleKind},
    },
    engine::rota::{Arranged, Row, Shift},
};
use std::collections::{BTreeMap, BTreeSet};

/// So many rows of all people together are laid out at most.
const MOST_ROWS: usize = 250_000;
/// So many days are looked at, as far as that many rows allow.
const MOST_DAYS: usize = 7;
/// And not fewer than so many.
const FEWEST_DAYS: usize = 3;

/// A day off in a row of choices; a shift is one more than its place among those of the person.
const OFF: u8 = 0;

/// What a person does on each day that is looked at.
pub(super) type Choices = [u8; MOST_DAYS];

/// One person's rows.
pub(super) struct Rows {
    /// The shifts that can be chosen.
    pub(super) shifts: Vec<Shift>,
    /// What stands against each row, by its number; bits are places of [`Laid::causes`].
    pub(super) against: Vec<u128>,
    /// The demands that each row covers, by its number; bits are places of [`Laid::demands`].
    pub(super) covers: Vec<u128>,
    /// The places of company that each row holds, by its number; bits are places of [`Company::places`].
    pub(super) company: Vec<u128>,
    /// Whether the person is one of those who are not to be alone there.
    pub(super) is_junior: bool,
    /// The number of the present row.
    pub(super) present: usize,
}

/// Where juniors are not to be alone: whoever is none keeps them company.
pub(super) struct Company {
    /// The day, and the shift that some junior could have on it.
    pub(super) places: Vec<(usize, Shift)>,
    /// The bit of the rule among the causes; none of them where it does not hold.
    pub(super) rule: u128,
}

/// All of it.
pub(super) struct Laid {
    /// The first day that is looked at.
    pub(super) first: usize,
    /// How many.
    pub(super) days: usize,
    /// Each person's rows, in the order of the problem.
    pub(super) people: Vec<Rows>,
    /// How many are wanted of each line and day.
    pub(super) demands: Vec<u32>,
    /// Where juniors are not to be alone.
    pub(super) company: Company,
    /// What stands against some row, and the rule on company.
    pub(super) causes: Vec<Obstacle>,
}

/// A line on a day.
pub(super) struct Demand {
    pub(super) cover: CoverId,
    pub(super) day: usize,
    pub(super) shift: Shift,
    wanted: u32,
}

impl Rows {
    /// The number of a row with another choice on a day.
    pub(super) fn number_of(&self, choices: &Choices, days: usize) -> usize {
        choices[..days].iter().rev().fold(0, |number, choice| number * self.base() + usize::from(*choice))
    }

    /// A row by its number.
    pub(super) fn choices(&self, number: usize, days: usize) -> Choices {
        let mut choices = [OFF; MOST_DAYS];
        let mut left = number;
        for choice in &mut choices[..days] {
            *choice = (left % self.base()) as u8;
            left /= self.base();
        }
        choices
    }

    /// Choices on a day.
    pub(super) fn base(&self) -> usize {
        self.shifts.len() + 1
    }

    pub(super) fn cell(&self, choice: u8) -> Option<Shift> {
        usize::from(choice).checked_sub(1).and_then(|at| self.shifts.get(at)).copied()
    }
}

impl Laid {
    /// Lays everything out; none where that is too much.
    pub(super) fn out(plan: &RotaPlan, arranged: &Arranged, cover: CoverId, day: usize) -> Option<Self> {
        let rota = arranged.rota(plan);
        let longest = MOST_DAYS.min(arranged.problem.days);
        let of_length = |days: usize| {
            let first = day.saturating_sub(days / 2).min(arranged.problem.days - days);
            let span = (first, days);
            let demands = demands(plan, arranged, &rota, span, (cover, day));
            let shifts: Vec<Vec<Shift>> = (0..arranged.people.len())
                .map(|person| shifts_of(plan, arranged, &rota, person, span, &demands))
                .collect();
            (span, demands, shifts)
        };
        let fits = |shifts: &[Vec<Shift>], days: usize| {
            let rows = shifts.iter().map(|shifts| (shifts.len() + 1).saturating_pow(days as u32));
            rows.fold(0, usize::saturating_add) <= MOST_ROWS
        };
        let lengths = (FEWEST_DAYS.min(longest)..=longest).rev();
        let (span, demands, shifts, places) = lengths
            .map(of_length)
            .map(|(span, demands, shifts)| {
                let places = company_places(plan, arranged, span, &shifts);
                (span, demands, shifts, places)
            })
            .find(|((_, days), demands, shifts, places)| {
                fits(shifts, *days) && demands.len() <= 128 && places.len() <= 128
            })?;
        let mut laid = Self {
            first: span.0,
            days: span.1,
            people: Vec::new(),
            demands: demands.iter().map(|demand| demand.wanted).collect(),
            company: Company { places, rule: 0 },
            causes: Vec::new(),
        };
        let mut found = Found { places: BTreeMap::new() };
        let hours = Hours::of(plan);
        for (person, shifts) in shifts.into_iter().enumerate() {
            let judge = Judge::new(plan, arranged, person, &rota, &hours)?;
            laid.people.push(judge.rows(span, shifts, (&demands, &laid.company), &mut found)?);
        }
        let rule = Obstacle::Rule(RuleKind::NoJuniorAlone);
        if !laid.company.places.is_empty() {
            found.bit_of(rule)?;
        }
        laid.causes = found.in_order();
        laid.company.rule = laid.causes.iter().position(|cause| *cause == rule).map_or(0, bit);
        // Causes were numbered as they came up; they stand in their own order, people first.
        let place = |cause: &Obstacle| laid.causes.iter().position(|each| each == cause);
        let moved: Vec<usize> = found.by_number().iter().filter_map(place).collect();
        for against in laid.people.iter_mut().flat_map(|rows| &mut rows.against) {
            let bits = moved.iter().enumerate().filter(|(from, _)| *against & bit(*from) != 0);
            *against = bits.fold(0, |all, (_, to)| all | bit(*to));
        }
        Some(laid)
    }

    /// All causes in force.
    pub(super) fn everything(&self) -> u128 {
        (0..self.causes.len()).fold(0, |all, at| all | bit(at))
    }

    /// The cells in which rows, by person and number, differ from the plan.
    pub(super) fn changes(&self, plan: &RotaPlan, arranged: &Arranged, rows: &[(usize, usize)]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (person, number) in rows {
            let (Some(id), Some(of)) = (arranged.people.get(*person), self.people.get(*person)) else {
                continue;
            };
            let choices = of.choices(*number, self.days);
            for (offset, choice) in choices[..self.days].iter().enumerate() {
                let date = plan.date(self.first + offset);
                let shift = of.cell(*choice).and_then(|shift| arranged.shifts.get(shift)).copied();
                if plan.shift_of(*id, date) != shift {
                    cells.push((*id, date, shift));
                }
            }
        }
        cells
    }
}

/// What each line is to have on each day: what it has now, as far as it is wanted, and all that is wanted at the place in question.
fn demands(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    (first, days): (usize, usize),
    gap: (CoverId, usize),
) -> Vec<Demand> {
    let mut demands = Vec::new();
    for (id, cover) in &plan.cover {
        let Some(shift) = arranged.shifts.iter().position(|each| *each == cover.shift) else { continue };
        for day in first..first + days {
            let date = plan.date(day);
            let is_there = |(person, row): &(&PersonId, &Row)| {
                row.get(day).copied().flatten() == Some(shift)
                    && plan.people.get(person).is_some_and(|person| cover.counts(person, date))
            };
            let there = arranged.people.iter().zip(rota).filter(is_there).count() as u32;
            let wanted = cover.on(date);
            let wanted = if gap == (*id, day) { wanted } else { wanted.min(there) };
            if wanted > 0 {
                demands.push(Demand { cover: *id, day, shift, wanted });
            }
        }
    }
    demands
}

/// The shifts that a person could have: those of their site that are asked for on these days, and those that they have.
fn shifts_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    person: usize,
    (first, days): (usize, usize),
    demands: &[Demand],
) -> Vec<Shift> {
    let site = arranged.people.get(person).and_then(|id| plan.people.get(id)).and_then(|person| person.site);
    let is_of_site = |shift: &Shift| {
        let kind = arranged.shifts.get(*shift).and_then(|id| plan.shifts.get(id));
        kind.is_some_and(|kind| kind.site == site)
    };
    let asked = demands.iter().map(|demand| demand.shift).filter(is_of_site);
    let has = rota.get(person).into_iter().flat_map(|row| row.iter().skip(first).take(days)).flatten();
    let mut shifts: Vec<Shift> = asked.chain(has.copied()).collect();
    shifts.sort_unstable();
    shifts.dedup();
    shifts
}

/// The days and shifts on which a junior could be alone; none where that may be.
fn company_places(
    plan: &RotaPlan,
    arranged: &Arranged,
    (first, days): (usize, usize),
    shifts: &[Vec<Shift>],
) -> Vec<(usize, Shift)> {
    if plan.rules.get(&RuleKind::NoJuniorAlone).is_none_or(|rule| rule.weight.is_some()) {
        return Vec::new();
    }
    let is_junior = |id: &PersonId| plan.people.get(id).is_some_and(|person| person.is_junior);
    let juniors = arranged.people.iter().zip(shifts).filter(|(id, _)| is_junior(id));
    let shifts: BTreeSet<Shift> = juniors.flat_map(|(_, shifts)| shifts).copied().collect();
    (first..first + days).flat_map(|day| shifts.iter().map(move |shift| (day, *shift))).collect()
}

/// Causes by the number under which they first came up.
pub(super) struct Found {
    places: BTreeMap<Obstacle, usize>,
}

impl Found {
    pub(super) fn bit_of(&mut self, cause: Obstacle) -> Option<u128> {
        let next = self.places.len();
        let at = *self.places.entry(cause).or_insert(next);
        (at < 128).then(|| bit(at))
    }

    fn by_number(&self) -> Vec<Obstacle> {
        let mut causes: Vec<(usize, Obstacle)> =
            self.places.iter().map(|(cause, at)| (*at, *cause)).collect();
        causes.sort_unstable();
        causes.into_iter().map(|(_, cause)| cause).collect()
    }

    /// What people have first, then rules.
    fn in_order(&self) -> Vec<Obstacle> {
        let mut causes: Vec<Obstacle> = self.places.keys().copied().collect();
        causes.sort_by_key(|cause| matches!(cause, Obstacle::Rule(_)));
        causes
    }
}
