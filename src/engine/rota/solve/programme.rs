//! What is the cheapest way for one person through some days, when every cell has a price? The one programme behind every
//! part of the solver.
//!
//! Labels (state of the automaton, weekends, units of work, counts of scarce shifts, cost) are led from day to day. What makes it
//! quick: choices that lead to the same are one; backward bounds on units and cost for every (day, state, weekends) prune what cannot
//! end well, with a multiplier on units that is kept from call to call; a label that costs no less and has used no less of scarce shifts than
//! another of the same (state, weekends, units) is dropped (Irnich and Desaulniers 2005, Shortest path problems with resource constraints).

use super::{
    bounds::Bounded,
    instance::{Choice, Instance, Staff},
    spans::{Bands, Span},
};

/// What is asked.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) instance: &'a Instance,
    pub(super) staff: &'a Staff,
    /// The first day, and the one after the last.
    pub(super) days: (usize, usize),
    /// The state before the first day.
    pub(super) start: u16,
    /// By state, what ending in it costs; infinite where it may not.
    pub(super) rest: &'a [f64],
    /// Units at least and at most.
    pub(super) units: (u32, u32),
    /// What each number of units costs in the end; empty where none does.
    pub(super) ends: &'a [f64],
    /// Units at most on parts of the days.
    pub(super) spans: &'a [Span],
    /// Weekends at most.
    pub(super) weekends: u32,
    /// How often each choice may be made.
    pub(super) caps: &'a [u32],
    /// How often the choices of each set may be made together.
    pub(super) sets: &'a [u32],
    /// The price of each choice on each of the days.
    pub(super) prices: &'a [f64],
    /// Only what costs less is of interest.
    pub(super) limit: f64,
    /// How many labels that do not dominate each other are kept of a kind.
    pub(super) keep: usize,
    /// Whether all caps count for dominance, or only the scarcest.
    pub(super) is_thorough: bool,
    /// Units may be this far from an even pace; for spans too long to look at everything.
    pub(super) pace: Option<u32>,
    /// How many multipliers are tried before labels are led.
    pub(super) trials: usize,
}

impl Task<'_> {
    /// The layer of so many weekends, and what it costs to be beyond the last one: without end where there may be no more.
    #[inline]
    pub(super) fn weekend(&self, weekends: usize, layers: usize) -> (usize, f64) {
        if weekends < layers { (weekends, 0.0) } else { (layers - 1, self.staff.weights.weekends) }
    }
}

/// What a unit and each scarce shift are worth beyond their price, and how far that moved last; kept for the next task of this person.
#[derive(Clone, Debug)]
pub(super) struct Multiplier {
    pub(super) value: f64,
    pub(super) step: f64,
    /// By choice and then by set, what using up the cap is worth.
    pub(super) scarce: Vec<f64>,
    /// How far above the bound the best ways are.
    pub(super) gap: f64,
}

impl Default for Multiplier {
    fn default() -> Self {
        Self { value: 0.0, step: 4.0, scarce: Vec::new(), gap: 1.0 }
    }
}

impl Multiplier {
    /// Multipliers of a task whose best way may be this far above the bound.
    pub(super) fn with_gap(gap: f64) -> Self {
        Self { gap, ..Self::default() }
    }
}

/// Trials of multipliers before labels are led.
pub(super) const TRIALS: usize = 20;

/// More labels than this are not looked at.
pub(super) const LABELS_AT_MOST: usize = 1_500_000;

/// No label.
pub(super) const NONE: u32 = u32::MAX;
/// Costs closer than this are the same.
pub(super) const EPSILON: f64 = 1e-7;

/// What a way has used up by a day.
#[derive(Clone, Copy)]
pub(super) struct Label {
    pub(super) cost: f64,
    /// The cost with what scarce shifts are worth, for the bound.
    pub(super) dear: f64,
    pub(super) counts: u64,
    pub(super) parent: u32,
    pub(super) next: u32,
    pub(super) choice: Choice,
}

/// A choice of a day that stands for all that lead to the same.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) price: f64,
    /// The price with what a scarce shift is worth.
    pub(super) dear: f64,
    /// What is added to the counts of scarce shifts.
    pub(super) count: u64,
    pub(super) units: u32,
    pub(super) choice: Choice,
}

/// A cap that can run out, as a few bits of a word.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// Its place among the multipliers.
    pub(super) key: usize,
    pub(super) cap: f64,
    /// What each one beyond it costs; infinite where there may be none.
    pub(super) weight: f64,
    /// Its lowest bit, and the guard above it.
    pub(super) unit: u64,
    pub(super) guard: u64,
    /// The days of the task on which it counts.
    pub(super) days: (usize, usize),
}

impl Field {
    /// Whether it counts on a day.
    pub(super) fn is_on(&self, day: usize) -> bool {
        (self.days.0..self.days.1).contains(&day)
    }
}

/// The scarce shifts, packed: a few bits each with a guard above.
#[derive(Default)]
pub(super) struct Scarce {
    /// What a choice adds on a day on which all fields count.
    pub(super) adds: Vec<u64>,
    /// The caps that can run out.
    pub(super) fields: Vec<Field>,
    /// Whether all of them count on all days.
    are_whole: bool,
    /// Scarce choices for which the word has no room are left out.
    pub(super) left_out: Vec<Choice>,
    pub(super) start: u64,
    /// The guards of what may not be gone beyond, and of what costs.
    pub(super) guards: u64,
    pub(super) soft_guards: u64,
    /// The fields that dominance looks at, and their guards.
    pub(super) watched: u64,
    pub(super) watched_guards: u64,
}

impl Scarce {
    /// What a choice adds on a day.
    pub(super) fn added(&self, choice: usize, day: usize) -> u64 {
        if self.are_whole {
            return self.adds[choice];
        }
        let idle = self.fields.iter().filter(|field| !field.is_on(day));
        idle.fold(self.adds[choice], |adds, field| adds & !field.unit)
    }

    /// Takes soft fields back to their caps that a choice has led beyond; what that costs, and what of it no multiplier has asked for.
    pub(super) fn spill(&self, counts: &mut u64, worths: &[f64]) -> (f64, f64) {
        let (mut cost, mut dear) = (0.0, 0.0);
        let over = *counts & self.soft_guards;
        if over == 0 {
            return (cost, dear);
        }
        for field in self.fields.iter().filter(|field| over & field.guard != 0) {
            *counts -= field.unit;
            cost += field.weight;
            dear += field.weight - worths[field.key];
        }
        (cost, dear)
    }
}

/// The working memory of the programme.
#[derive(Default)]
pub(super) struct Programme {
    pub(super) labels: Vec<Label>,
    pub(super) heads: [Vec<u32>; 2],
    pub(super) touched: [Vec<u32>; 2],
    pub(super) ways: Vec<Way>,
    pub(super) way_ends: Vec<usize>,
    /// How many days of those before each day can be worked.
    pub(super) workable: Vec<u32>,
    pub(super) bound: Vec<f64>,
    pub(super) best_bound: Vec<f64>,
    pub(super) ahead: Vec<Ahead>,
    pub(super) scarce: Scarce,
    /// The units that may be used up by each day, where spans limit them.
    pub(super) bands: Option<Bands>,
    /// No way of the last task costs less, as far as that is below its limit.
    pub(super) floor: f64,
    /// Labels made and bounds worked out so far: a measure of effort.
    pub(super) effort: u64,
}

/// What can follow in one place: the least cost with the multipliers, the fewest and the most units.
#[derive(Clone, Copy)]
pub(super) struct Ahead {
    pub(super) bound: f64,
    pub(super) low: i32,
    pub(super) high: i32,
}

impl Ahead {
    /// Nothing can follow; units are added to this and never bring it back into reach.
    pub(super) const NOTHING: Self = Self { bound: f64::INFINITY, low: i32::MAX / 2, high: i32::MIN / 2 };

    /// Whether units at least and at most can be reached from so many.
    #[inline]
    pub(super) fn reaches(&self, used: u32, (least, most): (u32, u32)) -> bool {
        self.low + used as i32 <= most as i32 && self.high + used as i32 >= least as i32
    }
}

/// How what is known of each place (day, state, weekends) is laid out. Each state has one place more, for a weekend beyond the last one
/// counted, and each day one state more, from which nothing follows: so the loops have no questions.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// Days of the task.
    pub(super) span: usize,
    /// Numbers of weekends that are told apart, and whether they are told apart at all.
    pub(super) layers: usize,
    pub(super) counts_weekends: bool,
    /// Places of a state, and of a day.
    pub(super) stride: usize,
    pub(super) width: usize,
}

impl Shape {
    pub(super) fn of(task: &Task) -> Self {
        let span = task.days.1 - task.days.0;
        let weekend_days = (task.days.0..task.days.1).filter(|day| task.instance.weekend[*day] > 0).count();
        let weekends_there = weekend_days.min(span.div_ceil(7) + 1) as u32;
        // Where weekends cannot run out they are not counted.
        let counts_weekends = task.weekends < weekends_there;
        let layers = if counts_weekends { task.weekends as usize + 1 } else { 1 };
        let stride = layers + 1;
        Self { span, layers, counts_weekends, stride, width: (task.staff.automaton.states + 1) * stride }
    }

    /// Where a state with so many weekends is in its day.
    #[inline]
    pub(super) fn place(&self, state: u16, weekends: usize) -> usize {
        usize::from(state) * self.stride + weekends
    }

    /// How a day of the task counts for weekends.
    #[inline]
    pub(super) fn weekend(&self, task: &Task, day: usize) -> u8 {
        if self.counts_weekends { task.instance.weekend[task.days.0 + day] } else { 0 }
    }
}

impl Programme {
    /// The cheapest way within the bands, with its cost; none if there is none below the limit.
    pub(super) fn solve_in_bands(
        &mut self,
        task: &Task,
        multiplier: &mut Multiplier,
    ) -> Option<(f64, Vec<Choice>)> {
        let shape = Shape::of(task);
        self.prepare(task, multiplier);
        let (bound, known) = match self.bound_cost(task, shape, multiplier) {
            Bounded::Hopeless => return None,
            Bounded::Solved(cost, cells) => return Some((cost, cells)),
            Bounded::Open(bound, known) => (bound, known),
        };
        self.bound_units(task, shape);
        if !self.ahead[shape.place(task.start, 0)].reaches(0, task.units) {
            return None;
        }
        let limit = known.as_ref().map_or(task.limit, |(cost, _)| *cost);
        // Labels far above the bound are many and seldom needed: what lies just above it is looked at first.
        let mut ahead = multiplier.gap;
        loop {
            let near = limit.min(bound + ahead);
            let found = if task.staff.is_soft {
                self.lead::<true>(task, shape, multiplier, near)
            } else {
                self.lead::<false>(task, shape, multiplier, near)
            };
            if let Some((cost, _)) = &found {
                multiplier.gap = (0.6 * multiplier.gap + 0.4 * (cost - bound)).clamp(0.05, 1e4);
            }
            // Looking further above the bound would only take more labels.
            let is_too_wide = self.labels.len() > LABELS_AT_MOST;
            if found.is_some() || near >= limit || is_too_wide {
                return found.or(known);
            }
            ahead = if ahead > 1e9 { f64::INFINITY } else { ahead * 3.0 };
            multiplier.gap = ahead.min(1e9);
        }
    }

    /// Lays out what all questions about a task need.
    pub(super) fn prepare(&mut self, task: &Task, multiplier: &mut Multiplier) {
        self.pack(task);
        self.find_ways(task);
        multiplier.scarce.resize(task.instance.choices + task.sets.len(), 0.0);
        self.price_scarce(multiplier);
    }

    /// Lays the counts of scarce shifts into one word.
    fn pack(&mut self, task: &Task) {
        let span = (task.days.1 - task.days.0) as u32;
        self.scarce = Scarce { adds: vec![0; task.instance.choices], ..Scarce::default() };
        let choices = task.instance.choices;
        // The days of the task on which a cap counts.
        let on = |key: usize| match key.checked_sub(choices) {
            None => (0, span as usize),
            Some(set) => {
                let days = &task.staff.sets[set].days;
                let inside = |day: usize| day.clamp(task.days.0, task.days.1) - task.days.0;
                (inside(days.start), inside(days.end))
            }
        };
        let usable = |choice: usize, (first, end): (usize, usize)| {
            let units = task.staff.units[choice].max(1);
            (end.saturating_sub(first) as u32).min(task.units.1 / units)
        };
        let members = |key: usize| {
            let is_member = move |choice: &usize| match key.checked_sub(choices) {
                None => *choice == key,
                Some(set) => task.staff.sets[set].members[*choice],
            };
            (1..choices).filter(is_member)
        };
        let weights = &task.staff.weights;
        let caps = (1..choices).map(|choice| (choice, task.caps[choice], weights.caps));
        let sets = task.sets.iter().zip(&task.staff.sets).enumerate();
        let sets = sets.map(|(at, (most, set))| (choices + at, *most, set.weight));
        let most_of = |key: usize| members(key).map(|choice| usable(choice, on(key))).max().unwrap_or(0);
        let mut scarce: Vec<(usize, u32, f64)> =
            caps.chain(sets).filter(|(key, most, _)| *most < most_of(*key) && *most > 0).collect();
        scarce.sort_by_key(|(_, most, _)| *most);
        let mut shift = 0;
        for (place, (key, most, weight)) in scarce.iter().enumerate() {
            let (left, is_soft) = (64_u32.saturating_sub(shift), weight.is_finite());
            // Where the word is too short the last ones are held scarcer than they are; what is soft is not counted then.
            let share = (left / (scarce.len() - place) as u32).max(2);
            let needed = 32 - most.leading_zeros();
            let room = share.max(4).min(left).saturating_sub(1);
            if left < 3 || (is_soft && room < needed) {
                if !is_soft {
                    self.scarce.left_out.extend(members(*key).map(|choice| choice as Choice));
                }
                continue;
            }
            let bits = needed.min(room);
            let cap = u64::from(*most).min((1 << bits) - 1);
            let (unit, guard) = (1_u64 << shift, 1_u64 << (shift + bits));
            let field = ((1_u64 << bits) - 1) << shift;
            members(*key).for_each(|choice| self.scarce.adds[choice] |= unit);
            let (key, cap_told, weight) = (*key, f64::from(*most), *weight);
            self.scarce.fields.push(Field { key, cap: cap_told, weight, unit, guard, days: on(key) });
            self.scarce.start |= (((1 << bits) - 1) - cap) << shift;
            *if is_soft { &mut self.scarce.soft_guards } else { &mut self.scarce.guards } |= guard;
            if task.is_thorough || most * 2 <= most_of(key) {
                self.scarce.watched |= field;
                self.scarce.watched_guards |= guard;
            }
            shift += bits + 1;
        }
        self.scarce.are_whole = self.scarce.fields.iter().all(|field| field.days == (0, span as usize));
    }

    /// What a choice costs more on a day where a cap is used up already: infinite where that is not allowed.
    fn beyond(task: &Task, day: usize, choice: usize) -> f64 {
        let staff = task.staff;
        let mut cost = 0.0;
        if task.caps[choice] == 0 {
            cost += if staff.caps[choice] == 0 { f64::INFINITY } else { staff.weights.caps };
        }
        for (left, set) in task.sets.iter().zip(&staff.sets) {
            if *left == 0 && set.holds(task.days.0 + day, choice) {
                cost += set.weight;
            }
        }
        cost
    }

    /// The choices of each day, those that lead to the same as one.
    fn find_ways(&mut self, task: &Task) {
        let choices = task.instance.choices;
        self.ways.clear();
        self.way_ends.clear();
        self.workable.clear();
        self.workable.push(0);
        for (day, prices) in task.prices.chunks_exact(choices).enumerate() {
            let first = self.ways.len();
            for (choice, price) in prices.iter().enumerate() {
                let price = price + Self::beyond(task, day, choice);
                if !price.is_finite() || self.scarce.left_out.contains(&(choice as Choice)) {
                    continue;
                }
                let count = self.scarce.added(choice, day);
                let alike = task.staff.alike[choice];
                let other = self.ways[first..].iter_mut().find(|way| {
                    count == 0 && way.count == 0 && task.staff.alike[usize::from(way.choice)] == alike
                });
                let way = Way {
                    price,
                    dear: price,
                    count,
                    units: task.staff.units[choice],
                    choice: choice as Choice,
                };
                match other {
                    Some(other) if other.price > price => *other = way,
                    Some(_) => {}
                    None => self.ways.push(way),
                }
            }
            self.way_ends.push(self.ways.len());
            let is_workable = self.ways[first..].iter().any(|way| way.choice > 0);
            self.workable.push(self.workable.last().map_or(0, |days| days + u32::from(is_workable)));
        }
    }

    pub(super) fn ways(&self, day: usize) -> std::ops::Range<usize> {
        let first = if day == 0 { 0 } else { self.way_ends[day - 1] };
        first..self.way_ends[day]
    }
}
