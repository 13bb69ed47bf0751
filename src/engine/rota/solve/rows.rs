//! A rota while it is worked on: its rows, who is where, and the cost, kept up as spans of rows are taken out and put back.

use super::{
    automaton::NOWHERE,
    instance::{Choice, Instance, weekend_begins},
    programme::{TRIALS, Task},
    spans::{self, Span},
};

/// A rota and its cost.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    pub(super) cells: Vec<Vec<Choice>>,
    /// How many there are for each line of cover.
    pub(super) there: Vec<i64>,
    /// What cover, wishes and soft limits cost.
    pub(super) cost: i64,
    /// What soft limits cost each person.
    charges: Vec<i64>,
    /// What each person has of each thing that is shared out, before these days and on them.
    pub(super) shared: Vec<Vec<i64>>,
}

/// What the rest of a person's row leaves for a span of days.
pub(super) struct Frame {
    pub(super) days: (usize, usize),
    pub(super) start: u16,
    /// By state after these days, what the rest of the row costs more than elsewhere; infinite where it may not follow.
    pub(super) rest: Vec<f64>,
    pub(super) units: (u32, u32),
    /// What units on these days cost.
    pub(super) ends: Vec<f64>,
    /// Units at most on parts of these days, and what other days of a span leave.
    pub(super) spans: Vec<Span>,
    pub(super) weekends: u32,
    pub(super) caps: Vec<u32>,
    pub(super) sets: Vec<u32>,
}

impl Rows {
    /// The rota of these rows.
    pub(super) fn new(instance: &Instance, cells: Vec<Vec<Choice>>) -> Self {
        let empty = vec![Vec::new(); cells.len()];
        let shared = instance.shared.iter().map(|_| vec![0; cells.len()]).collect();
        let (there, charges) = (vec![0; instance.lines.len()], vec![0; cells.len()]);
        let mut rows = Self { cells: empty, there, cost: 0, charges, shared };
        rows.cost = instance.lines.iter().map(|line| line.cost(0)).sum::<i64>();
        rows.cost += instance.staff.iter().map(|staff| staff.constant).sum::<i64>();
        for (person, row) in cells.into_iter().enumerate() {
            rows.cells[person] = vec![0; row.len()];
            rows.lay(instance, person, 0, &row);
        }
        rows
    }

    /// How often somebody is alone who is never to be.
    pub(super) fn alone(&self, instance: &Instance) -> i64 {
        instance.never_alone.iter().filter(|line| self.there[**line] == 0).count() as i64
    }

    /// Takes what a person does on some days out of the counts; `lay` puts something in its place.
    pub(super) fn lift(&mut self, instance: &Instance, person: usize, days: (usize, usize)) {
        self.count(instance, person, days, -1);
        self.cost -= std::mem::take(&mut self.charges[person]);
    }

    /// Puts these choices where there is nothing.
    pub(super) fn lay(&mut self, instance: &Instance, person: usize, first: usize, choices: &[Choice]) {
        self.cells[person][first..first + choices.len()].copy_from_slice(choices);
        self.count(instance, person, (first, first + choices.len()), 1);
        let charge = instance.staff[person].charge(instance, &self.cells[person]);
        self.cost += charge - self.charges[person];
        self.charges[person] = charge;
        for (shared, has) in instance.shared.iter().zip(&mut self.shared) {
            has[person] = shared.has(instance, person, &self.cells[person]);
        }
    }

    fn count(&mut self, instance: &Instance, person: usize, days: (usize, usize), by: i64) {
        for day in days.0..days.1 {
            let choice = usize::from(self.cells[person][day]);
            self.cost += by * instance.staff[person].cost[day * instance.choices + choice] as i64;
            for line in instance.lines(person, day, choice) {
                let (here, there) = (&instance.lines[line], self.there[line]);
                self.cost += if by > 0 { here.one_more(there) } else { -here.one_more(there - 1) };
                self.there[line] += by;
            }
        }
    }

    /// What each choice of a person would cost on each of these days, as others stand.
    pub(super) fn prices(
        &self,
        instance: &Instance,
        person: usize,
        days: (usize, usize),
        prices: &mut Vec<f64>,
    ) {
        let choices = instance.choices;
        prices.clear();
        prices.extend_from_slice(&instance.staff[person].cost[days.0 * choices..days.1 * choices]);
        for (place, price) in prices.iter_mut().enumerate().filter(|(_, price)| price.is_finite()) {
            let (day, choice) = (days.0 + place / choices, place % choices);
            let cover: i64 = instance
                .lines(person, day, choice)
                .map(|line| instance.lines[line].one_more(self.there[line]))
                .sum();
            *price += cover as f64;
        }
    }

    /// What a person's other days leave for these. The span begins where a week does, or at the edge.
    pub(super) fn frame(&self, instance: &Instance, person: usize, days: (usize, usize)) -> Frame {
        let (staff, row) = (&instance.staff[person], &self.cells[person]);
        let automaton = &staff.automaton;
        let (mut units, mut weekends) = (0, 0);
        let mut caps = staff.caps.clone();
        let mut sets: Vec<u32> = staff.sets.iter().map(|set| set.most).collect();
        let mut spend = |day: usize, is_working: bool| {
            let choice = usize::from(row[day]);
            units += staff.units[choice];
            weekends += weekend_begins(instance.weekend[day], is_working, choice);
            if choice > 0 {
                caps[choice] = caps[choice].saturating_sub(1);
            }
            for (left, _) in sets.iter_mut().zip(&staff.sets).filter(|(_, set)| set.holds(day, choice)) {
                *left = left.saturating_sub(1);
            }
        };
        let mut start = automaton.start;
        for (day, choice) in row.iter().enumerate().take(days.0) {
            let on = automaton.on(day);
            spend(day, on.is_working[usize::from(start)]);
            start = on.next(start, usize::from(*choice));
        }
        for day in days.1..row.len() {
            spend(day, row[day - 1] > 0);
        }
        Frame {
            days,
            start,
            rest: rest(instance, person, days.1, &row[days.1..]),
            ends: staff.ends.get(units as usize..).unwrap_or_default().to_vec(),
            units: (staff.min_units.saturating_sub(units), staff.max_units.saturating_sub(units)),
            spans: spans::left(staff, row, days),
            weekends: staff.max_weekends.saturating_sub(weekends),
            caps,
            sets,
        }
    }
}

/// What the rest of a row costs after each state, as far as states differ; infinite where it may not follow.
fn rest(instance: &Instance, person: usize, first: usize, rest: &[Choice]) -> Vec<f64> {
    let automaton = &instance.staff[person].automaton;
    let mut reached: Vec<u16> = (0..automaton.states as u16).collect();
    let mut costs = vec![0.0; reached.len()];
    for (day, choice) in rest.iter().enumerate() {
        let on = automaton.on(first + day);
        let mut only = NOWHERE;
        let mut is_one = true;
        for (state, cost) in reached.iter_mut().zip(&mut costs).filter(|(state, _)| **state != NOWHERE) {
            *cost += on.cost(*state, usize::from(*choice));
            *state = on.next(*state, usize::from(*choice));
            if *state != NOWHERE {
                is_one &= only == NOWHERE || only == *state;
                only = *state;
            }
        }
        // From here on all go the same way, which is allowed since the row is.
        if is_one {
            break;
        }
    }
    let whole = reached.iter().zip(costs);
    whole.map(|(state, cost)| if *state == NOWHERE { f64::INFINITY } else { cost }).collect()
}

impl Frame {
    /// The task to fill this frame at these prices.
    pub(super) fn task<'a>(
        &'a self,
        instance: &'a Instance,
        person: usize,
        prices: &'a [f64],
        limit: f64,
    ) -> Task<'a> {
        Task {
            instance,
            staff: &instance.staff[person],
            days: self.days,
            start: self.start,
            rest: &self.rest,
            units: self.units,
            ends: &self.ends,
            spans: &self.spans,
            weekends: self.weekends,
            caps: &self.caps,
            sets: &self.sets,
            prices,
            limit,
            keep: 4,
            is_thorough: false,
            pace: None,
            trials: TRIALS,
        }
    }
}
