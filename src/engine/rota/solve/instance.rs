//! The problem as the solver sees it: choices instead of shifts, whole units instead of minutes, one cost a cell.

use super::{
    automaton::{Automaton, NOWHERE},
    fair::Shared,
    soft::{CapSet, Weeks, Weights, ends, most_of, soft_points},
    spans::Span,
};
use crate::engine::rota::{
    Malformed,
    model::{Limit, Person, Problem, Rota, Row, Weight, Wish},
    score::Score,
};
use std::collections::BTreeMap;

/// What is done on a day: 0 is nothing, 1 + shift is that shift.
pub(super) type Choice = u8;

/// Who counts on a line with a choice.
#[derive(Clone, Copy, Debug)]
enum Who {
    Everybody,
    Group(usize),
    Person(usize),
}

/// A line of cover; or that somebody is not alone in a shift, on which whoever would be company counts there, and they themselves with
/// whatever else they do: one of the two is wanted.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) day: usize,
    /// The length of its shift.
    pub(super) minutes: u32,
    pub(super) wanted: i64,
    pub(super) under: i64,
    pub(super) over: i64,
}

impl Line {
    /// What so many people cost.
    pub(super) fn cost(&self, there: i64) -> i64 {
        if there < self.wanted {
            (self.wanted - there) * self.under
        } else {
            (there - self.wanted) * self.over
        }
    }

    /// What one more costs where so many are.
    #[inline]
    pub(super) fn one_more(&self, there: i64) -> i64 {
        if there < self.wanted { -self.under } else { self.over }
    }
}

/// A person.
#[derive(Clone, Debug)]
pub(super) struct Staff {
    pub(super) automaton: Automaton,
    /// Units of each choice.
    pub(super) units: Vec<u32>,
    pub(super) min_units: u32,
    pub(super) max_units: u32,
    /// Units at most on some days together.
    pub(super) spans: Vec<Span>,
    pub(super) max_weekends: u32,
    /// How often each choice may be made.
    pub(super) caps: Vec<u32>,
    /// How often choices may be made together.
    pub(super) sets: Vec<CapSet>,
    /// What going beyond caps and weekends costs.
    pub(super) weights: Weights,
    /// What each number of units costs; empty where limits on minutes are hard.
    pub(super) ends: Vec<f64>,
    /// A limit on the minutes of a week that the automaton does not see.
    pub(super) weeks: Option<Weeks>,
    /// Whether any limit is soft.
    pub(super) is_soft: bool,
    /// What each choice costs on each day, whatever others do; infinite where it may not be made.
    pub(super) cost: Vec<f64>,
    /// The cost of missing all wishes for a shift, from which `cost` takes away.
    pub(super) constant: i64,
    /// For each choice the first that leads to the same states and is as long.
    pub(super) alike: Vec<Choice>,
    groups: Vec<usize>,
}

/// The problem.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) days: usize,
    pub(super) choices: usize,
    /// For each day: 0, or 1 where a weekend begins and 2 where it goes on.
    pub(super) weekend: Vec<u8>,
    /// The days on which a week begins, and the number of days at the end.
    pub(super) weeks: Vec<usize>,
    pub(super) staff: Vec<Staff>,
    pub(super) lines: Vec<Line>,
    /// The lines on which nobody may ever be missing.
    pub(super) never_alone: Vec<usize>,
    /// What is shared out.
    pub(super) shared: Vec<Shared>,
    /// The lines of each cell `day * choices + choice`.
    lines_of: Vec<Vec<(u32, Who)>>,
    /// What it costs that somebody is alone who is never to be.
    hard: i64,
    /// What one point of medium weight costs.
    medium: i64,
}

/// What somebody weighs who is alone and is never to be, beside the lines of cover that they could fill there: to leave these empty is the
/// better way.
const ALONE: i64 = 20;

/// Medium weights outweigh all soft ones together up to here; beyond, costs would lose digits.
const HEAVIEST_MEDIUM: i64 = 1_000_000;

impl Instance {
    pub(super) fn new(problem: &Problem) -> Result<Self, Malformed> {
        problem.validate()?;
        let choices = problem.shifts.len() + 1;
        let medium = medium_factor(problem);
        let hard = medium * (ALONE + most_lines_of_a_shift(problem));
        let flat = |weight: Weight| match weight {
            Weight::Medium(points) => i64::from(points) * medium,
            Weight::Soft(points) => i64::from(points),
        };
        let mut lines_of = vec![Vec::new(); problem.days * choices];
        for (place, line) in problem.cover.iter().enumerate() {
            let who = line.group.map_or(Who::Everybody, Who::Group);
            lines_of[line.day * choices + line.shift + 1].push((place as u32, who));
        }
        for (place, one) in (problem.cover.len()..).zip(&problem.company) {
            for choice in 0..choices {
                let is_there = choice == one.shift + 1;
                let who = if is_there { Who::Group(one.group) } else { Who::Person(one.person) };
                lines_of[one.day * choices + choice].push((place as u32, who));
            }
        }
        let lines = problem.cover.iter().map(|line| Line {
            day: line.day,
            minutes: problem.shifts[line.shift].minutes,
            wanted: i64::from(line.wanted),
            under: flat(line.under),
            over: flat(line.over),
        });
        let company = problem.company.iter().map(|one| Line {
            day: one.day,
            minutes: 0,
            wanted: 1,
            under: one.weight.map_or(hard, i64::from),
            over: 0,
        });
        let weekend = (0..problem.days).map(|day| match problem.weekday(day) {
            5 => 1,
            // The Saturday before day 0 is not part of the rota.
            6 if day == 0 => 1,
            6 => 2,
            _ => 0,
        });
        let mut weeks = vec![0];
        weeks.extend((1..problem.days).filter(|day| problem.weekday(*day) == 0));
        weeks.push(problem.days);
        Ok(Self {
            days: problem.days,
            choices,
            weekend: weekend.collect(),
            weeks,
            staff: problem.people.iter().map(|person| staff(problem, person, &flat)).collect(),
            lines: lines.chain(company).collect(),
            never_alone: (problem.cover.len()..)
                .zip(&problem.company)
                .filter(|(_, one)| one.weight.is_none())
                .map(|(line, _)| line)
                .collect(),
            shared: problem.fairness.iter().map(|fairness| Shared::new(problem, fairness)).collect(),
            lines_of,
            hard,
            medium,
        })
    }

    /// The lines that a person counts on with a choice on a day.
    #[inline]
    pub(super) fn lines(&self, person: usize, day: usize, choice: usize) -> impl Iterator<Item = usize> {
        let groups = &self.staff[person].groups;
        self.lines_of[day * self.choices + choice]
            .iter()
            .filter(move |(_, who)| match who {
                Who::Everybody => true,
                Who::Group(group) => groups.contains(group),
                Who::Person(one) => *one == person,
            })
            .map(|(line, _)| *line as usize)
    }

    /// What a score is as one cost.
    pub(super) fn flat(&self, score: Score) -> i64 {
        score.hard * self.hard + score.medium * self.medium + score.soft
    }

    /// A row of choices for each person, from a rota whose rows all keep their rules.
    pub(super) fn rows(&self, rota: &Rota) -> Option<Vec<Vec<Choice>>> {
        let rows = rota.iter().enumerate().map(|(person, row)| self.row(person, row));
        rows.collect::<Option<Vec<_>>>().filter(|rows| rows.len() == self.staff.len())
    }

    /// The rows of a rota that keep their rules and hold a shift.
    pub(super) fn rows_of(&self, rota: &Rota) -> Vec<Option<Vec<Choice>>> {
        let row = |(person, row): (usize, &Row)| {
            self.row(person, row).filter(|cells| cells.iter().any(|choice| *choice > 0))
        };
        rota.iter().enumerate().map(row).collect()
    }

    /// A row as choices, if it keeps all rules of the person.
    fn row(&self, person: usize, row: &Row) -> Option<Vec<Choice>> {
        let choice = |cell: &Option<usize>| {
            cell.map_or(Some(0), |shift| (shift + 1 < self.choices).then_some(shift as u8 + 1))
        };
        let cells = row.iter().map(choice).collect::<Option<Vec<Choice>>>()?;
        let staff = self.staff.get(person)?;
        (cells.len() == self.days && staff.allows(self, &cells)).then_some(cells)
    }
}

impl Staff {
    /// Whether a whole row keeps all rules.
    pub(super) fn allows(&self, instance: &Instance, row: &[Choice]) -> bool {
        let mut state = self.automaton.start;
        let (mut units, mut weekends) = (0, 0);
        let mut counts = vec![0; instance.choices];
        for (day, choice) in row.iter().enumerate() {
            let choice = usize::from(*choice);
            let ways = self.automaton.on(day);
            weekends += weekend_begins(instance.weekend[day], ways.is_working[usize::from(state)], choice);
            state = ways.next(state, choice);
            if state == NOWHERE || !self.cost[day * instance.choices + choice].is_finite() {
                return false;
            }
            units += self.units[choice];
            counts[choice] += 1;
        }
        let in_span = |span: &Span| {
            let of_span = row[span.from..span.to].iter();
            of_span.map(|choice| self.units[usize::from(*choice)]).sum::<u32>()
        };
        (self.min_units..=self.max_units).contains(&units)
            && self.spans.iter().all(|span| in_span(span) <= span.most)
            && (weekends <= self.max_weekends || self.weights.weekends.is_finite())
            && (self.weights.caps.is_finite()
                || counts.iter().zip(&self.caps).all(|(count, cap)| count <= cap))
            && self.sets.iter().all(|set| set.weight.is_finite() || set.count(0, row) <= set.most)
    }
}

/// 1 if a choice makes a weekend one that is worked.
#[inline]
pub(super) fn weekend_begins(weekend: u8, has_worked: bool, choice: usize) -> u32 {
    u32::from(choice > 0 && (weekend == 1 || (weekend == 2 && !has_worked)))
}

/// More than all soft cost can ever be, within reason.
fn medium_factor(problem: &Problem) -> i64 {
    let soft = soft_points;
    let people = problem.people.len() as i64;
    let requests =
        problem.people.iter().flat_map(|person| &person.requests).map(|request| soft(request.weight));
    let cover = problem
        .cover
        .iter()
        .map(|line| (soft(line.under) * i64::from(line.wanted)).max(soft(line.over) * people));
    let away = (problem.days as i64 + 1) * people;
    let fairness =
        problem.fairness.iter().map(|fairness| i64::from(fairness.weight).saturating_mul(away * away));
    let fairness = fairness.fold(0, i64::saturating_add);
    let company = problem.company.iter().map(|one| one.weight.map_or(0, i64::from));
    (requests.sum::<i64>() + cover.sum::<i64>() + company.sum::<i64>())
        .saturating_add(fairness)
        .saturating_add(most_of(problem))
        .saturating_add(1)
        .min(HEAVIEST_MEDIUM)
}

/// The most lines of cover that a shift has on a day.
fn most_lines_of_a_shift(problem: &Problem) -> i64 {
    let mut lines = BTreeMap::<_, i64>::new();
    for line in problem.cover.iter().filter(|line| line.wanted > 0) {
        *lines.entry((line.day, line.shift)).or_default() += 1;
    }
    lines.into_values().max().unwrap_or(0)
}

/// The greatest common divisor.
pub(super) fn greatest_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

fn staff(problem: &Problem, person: &Person, flat: &dyn Fn(Weight) -> i64) -> Staff {
    let choices = problem.shifts.len() + 1;
    let automaton = Automaton::new(problem, person);
    let is_possible = |shift: &usize| person.most_of_shift[*shift] > 0;
    let lengths = (0..problem.shifts.len()).filter(is_possible).map(|shift| problem.shifts[shift].minutes);
    let unit = lengths.reduce(greatest_divisor).unwrap_or(1).max(1);
    let mut units = vec![0];
    units.extend(problem.shifts.iter().map(|shift| shift.minutes / unit));
    let mut cost = vec![0.0; problem.days * choices];
    let mut constant = 0;
    for request in &person.requests {
        let cell = &mut cost[request.day * choices + request.shift + 1];
        let weight = flat(request.weight);
        match request.wish {
            Wish::On => {
                *cell -= weight as f64;
                constant += weight;
            }
            Wish::Off => *cell += weight as f64,
        }
    }
    let mut forbid = |day: usize, choice: usize| cost[day * choices + choice] = f64::INFINITY;
    for shift in (0..problem.shifts.len()).filter(|shift| !is_possible(shift)) {
        (0..problem.days).for_each(|day| forbid(day, shift + 1));
    }
    let away = person.away.iter().filter_map(|day| usize::try_from(*day).ok());
    for day in person.days_off.iter().copied().chain(away) {
        (1..choices).for_each(|choice| forbid(day, choice));
    }
    for (day, shift) in &person.never_on {
        forbid(*day, shift + 1);
    }
    for (day, cell) in &person.pinned {
        let kept = cell.map_or(0, |shift| shift + 1);
        (0..choices).filter(|choice| *choice != kept).for_each(|choice| forbid(*day, choice));
    }
    let alike = (0..choices).map(|choice| {
        let first =
            (0..choice).find(|other| units[*other] == units[choice] && automaton.is_alike(*other, choice));
        first.unwrap_or(choice) as Choice
    });
    let mut caps = vec![u32::MAX];
    caps.extend(&person.most_of_shift);
    let most = person.max_minutes.min(problem.days as u32 * 10_080);
    let is_soft = |limit: Limit| person.weight_of(limit).is_some();
    let mut max_units = most / unit;
    if is_soft(Limit::MinutesAtLeast) || is_soft(Limit::MinutesAtMost) {
        let longest = (0..problem.shifts.len()).filter(is_possible).map(|shift| units[shift + 1]).max();
        let reached = longest.unwrap_or(0) * problem.days as u32;
        max_units = if is_soft(Limit::MinutesAtMost) { reached } else { max_units.min(reached) };
    }
    max_units = max_units.min(person.never_more_minutes / unit);
    let spans = person.spans.iter().map(|span| Span {
        from: span.first,
        to: span.end,
        most: span.most_minutes / unit,
    });
    let sets = person.most_of_set.iter().map(|set| {
        let is_member = |choice: usize| choice > 0 && set.shifts.contains(&(choice - 1));
        let weight = person.weight_of(Limit::SetCaps).filter(|_| !set.is_hard);
        CapSet {
            members: (0..choices).map(is_member).collect(),
            most: set.most,
            days: set.days.start..set.days.end.min(problem.days),
            weight: weight.map_or(f64::INFINITY, f64::from),
        }
    });
    Staff {
        alike: alike.collect(),
        units,
        min_units: if is_soft(Limit::MinutesAtLeast) { 0 } else { person.min_minutes.div_ceil(unit) },
        max_units,
        sets: sets.collect(),
        spans: spans.collect(),
        weights: Weights::of(person),
        ends: ends(person, unit, max_units),
        weeks: Weeks::of(problem, person).filter(|_| !automaton.sees_weeks),
        is_soft: !person.soft.is_empty(),
        max_weekends: person.max_weekends,
        caps,
        cost,
        constant,
        groups: person.groups.clone(),
        automaton,
    }
}
