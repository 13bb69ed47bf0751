//! What is the cheapest way for one person through some days, when every cell has a price? The one programme behind every
//! part of the solver.
//!
//! Labels (state of the automaton, weekends, units of work, counts of scarce shifts, cost) are led from day to day. What makes it
//! quick: choices that lead to the same are one; backward bounds on units and cost for every (day, state, weekends) prune what cannot
//! end well, with a multiplier on units that is kept from call to call; a label that costs no less and has used no less of scarce shifts than
//! another of the same (state, weekends, units) is dropped (Irnich and Desaulniers 2005, Shortest path problems with resource constraints).

use super::{
    automaton::NOWHERE,
    instance::{Choice, Instance, Staff, weekend_begins},
};

/// What is asked.
pub(super) struct Task<'a> {
    pub(super) instance: &'a Instance,
    pub(super) staff: &'a Staff,
    /// The first day, and the one after the last.
    pub(super) days: (usize, usize),
    /// The state before the first day.
    pub(super) start: u16,
    /// The states in which it may end.
    pub(super) accepted: &'a [bool],
    /// Units at least and at most.
    pub(super) units: (u32, u32),
    /// Weekends at most.
    pub(super) weekends: u32,
    /// How often each choice may be made.
    pub(super) caps: &'a [u32],
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

/// What a unit and each scarce shift are worth beyond their price, and how far that moved last; kept for the next task of this person.
#[derive(Clone, Debug)]
pub(super) struct Multiplier {
    value: f64,
    step: f64,
    /// By choice, what using up the cap is worth.
    scarce: Vec<f64>,
    /// How far above the bound the best ways are.
    gap: f64,
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
/// Of these, where only units bind.
const TRIALS_OF_UNITS: usize = 8;

const NONE: u32 = u32::MAX;
const LABELS_AT_MOST: usize = 3_000_000;
const EPSILON: f64 = 1e-7;

#[derive(Clone, Copy)]
struct Label {
    cost: f64,
    /// The cost with what scarce shifts are worth, for the bound.
    dear: f64,
    counts: u64,
    parent: u32,
    next: u32,
    choice: Choice,
}

/// A choice of a day that stands for all that lead to the same.
#[derive(Clone, Copy)]
struct Way {
    price: f64,
    /// The price with what a scarce shift is worth.
    dear: f64,
    /// What is added to the counts of scarce shifts.
    count: u64,
    units: u32,
    choice: Choice,
}

/// The scarce shifts, packed: a few bits each with a guard above.
#[derive(Default)]
struct Scarce {
    /// What a choice adds.
    adds: Vec<u64>,
    /// The scarce choices.
    choices: Vec<Choice>,
    /// Scarce choices for which the word has no room are left out.
    left_out: Vec<Choice>,
    start: u64,
    guards: u64,
    /// The fields that dominance looks at, and their guards.
    watched: u64,
    watched_guards: u64,
}

/// The working memory of the programme.
#[derive(Default)]
pub(super) struct Programme {
    labels: Vec<Label>,
    heads: [Vec<u32>; 2],
    touched: [Vec<u32>; 2],
    ways: Vec<Way>,
    way_ends: Vec<usize>,
    bound: Vec<f64>,
    best_bound: Vec<f64>,
    low: Vec<u32>,
    high: Vec<u32>,
    ahead: Vec<Ahead>,
    scarce: Scarce,
    /// Labels made and bounds worked out so far: a measure of effort.
    pub(super) effort: u64,
}

/// What can follow in one place: the least cost with the multipliers, the fewest and the most units.
#[derive(Clone, Copy)]
struct Ahead {
    bound: f64,
    low: u32,
    high: u32,
}

/// What became of a bounding pass.
struct Path {
    cost: f64,
    /// The cost with what scarce shifts are worth.
    dear: f64,
    units: u32,
    is_within_caps: bool,
    cells: Vec<Choice>,
}

impl Path {
    /// How often a choice is made beyond its cap.
    fn excess(&self, choice: Choice, task: &Task) -> f64 {
        let used = self.cells.iter().filter(|cell| **cell == choice).count() as f64;
        used - f64::from(task.caps[usize::from(choice)])
    }
}

impl Programme {
    /// The cheapest way, with its cost; none if there is none below the limit.
    pub(super) fn solve(&mut self, task: &Task, multiplier: &mut Multiplier) -> Option<(f64, Vec<Choice>)> {
        let span = task.days.1 - task.days.0;
        let weekends_there = (task.days.0..task.days.1)
            .filter(|day| task.instance.weekend[*day] > 0)
            .count()
            .min((task.days.1 - task.days.0).div_ceil(7) + 1) as u32;
        // Where weekends cannot run out they are not counted.
        let counts_weekends = task.weekends < weekends_there;
        let layers = if counts_weekends { task.weekends as usize + 1 } else { 1 };
        self.pack(task);
        self.find_ways(task);
        self.bound_units(task, layers, counts_weekends);
        let width = task.staff.automaton.states * layers;
        let begin = usize::from(task.start) * layers;
        if self.low[begin] > task.units.1 || self.high[begin] == NONE || self.high[begin] < task.units.0 {
            return None;
        }
        multiplier.scarce.resize(task.instance.choices, 0.0);
        let (bound, known) = match self.bound_cost(task, layers, counts_weekends, multiplier) {
            Bounded::Hopeless => return None,
            Bounded::Solved(cost, cells) => return Some((cost, cells)),
            Bounded::Open(bound, known) => (bound, known),
        };
        self.effort += (span * width / 4) as u64;
        let limit = known.as_ref().map_or(task.limit, |(cost, _)| *cost);
        let unit_bounds = self.low.iter().zip(&self.high);
        self.ahead.clear();
        self.ahead.extend(self.best_bound.iter().zip(unit_bounds).map(|(bound, (low, high))| {
            let bound = if *high == NONE { f64::INFINITY } else { *bound };
            Ahead { bound, low: *low, high: *high }
        }));
        // Labels far above the bound are many and seldom needed: what lies just above it is looked at first.
        let mut ahead = multiplier.gap;
        loop {
            let near = limit.min(bound + ahead);
            let found = self.lead(task, layers, counts_weekends, multiplier, near);
            if let Some((cost, _)) = &found {
                multiplier.gap = (0.6 * multiplier.gap + 0.4 * (cost - bound)).clamp(0.05, 1e4);
            }
            if found.is_some() || near >= limit {
                return found.or(known);
            }
            ahead *= 3.0;
            multiplier.gap = ahead;
        }
    }

    /// Lays the counts of scarce shifts into one word.
    fn pack(&mut self, task: &Task) {
        let span = (task.days.1 - task.days.0) as u32;
        self.scarce = Scarce { adds: vec![0; task.instance.choices], ..Scarce::default() };
        let usable = |choice: usize| {
            let units = task.staff.units[choice].max(1);
            span.min(task.units.1 / units)
        };
        let mut scarce: Vec<usize> =
            (1..task.instance.choices).filter(|choice| task.caps[*choice] < usable(*choice) && task.caps[*choice] > 0).collect();
        scarce.sort_by_key(|choice| task.caps[*choice]);
        let mut shift = 0;
        for (place, choice) in scarce.iter().enumerate() {
            let left = 64_u32.saturating_sub(shift);
            if left < 3 {
                self.scarce.left_out.push(*choice as Choice);
                continue;
            }
            // Where the word is too short the last ones are held scarcer than they are.
            let share = (left / (scarce.len() - place) as u32).max(2);
            let bits = (32 - task.caps[*choice].leading_zeros()).min(share.max(4).min(left) - 1);
            let cap = u64::from(task.caps[*choice]).min((1 << bits) - 1);
            let (field, guard) = (((1_u64 << bits) - 1) << shift, 1_u64 << (shift + bits));
            self.scarce.adds[*choice] = 1 << shift;
            self.scarce.choices.push(*choice as Choice);
            self.scarce.start |= (((1 << bits) - 1) - cap) << shift;
            self.scarce.guards |= guard;
            if task.is_thorough || task.caps[*choice] * 2 <= usable(*choice) {
                self.scarce.watched |= field;
                self.scarce.watched_guards |= guard;
            }
            shift += bits + 1;
        }
    }

    /// The choices of each day, those that lead to the same as one.
    fn find_ways(&mut self, task: &Task) {
        let choices = task.instance.choices;
        self.ways.clear();
        self.way_ends.clear();
        for prices in task.prices.chunks_exact(choices) {
            let first = self.ways.len();
            for (choice, price) in prices.iter().enumerate() {
                if !price.is_finite() || task.caps[choice] == 0 || self.scarce.left_out.contains(&(choice as Choice)) {
                    continue;
                }
                let count = self.scarce.adds[choice];
                let alike = task.staff.alike[choice];
                let other = self.ways[first..].iter_mut().find(|way| {
                    count == 0 && way.count == 0 && task.staff.alike[usize::from(way.choice)] == alike
                });
                let way = Way { price: *price, dear: *price, count, units: task.staff.units[choice], choice: choice as Choice };
                match other {
                    Some(other) if other.price > *price => *other = way,
                    Some(_) => {}
                    None => self.ways.push(way),
                }
            }
            self.way_ends.push(self.ways.len());
        }
    }

    fn ways(&self, day: usize) -> std::ops::Range<usize> {
        let first = if day == 0 { 0 } else { self.way_ends[day - 1] };
        first..self.way_ends[day]
    }

    /// The fewest and most units that can follow in each place.
    fn bound_units(&mut self, task: &Task, layers: usize, counts_weekends: bool) {
        let automaton = &task.staff.automaton;
        let (span, width) = (task.days.1 - task.days.0, automaton.states * layers);
        self.low.clear();
        self.low.resize((span + 1) * width, NONE);
        self.high.clear();
        self.high.resize((span + 1) * width, NONE);
        for state in (0..automaton.states).filter(|state| task.accepted[*state]) {
            for layer in 0..layers {
                self.low[span * width + state * layers + layer] = 0;
                self.high[span * width + state * layers + layer] = 0;
            }
        }
        for day in (0..span).rev() {
            let weekend = if counts_weekends { task.instance.weekend[task.days.0 + day] } else { 0 };
            let (now, after) = (day * width, (day + 1) * width);
            for at in self.ways(day) {
                let Way { units, choice, .. } = self.ways[at];
                for state in 0..automaton.states {
                    let to = automaton.next(state as u16, usize::from(choice));
                    if to == NOWHERE {
                        continue;
                    }
                    let more = weekend_begins(weekend, automaton.is_working[state], usize::from(choice)) as usize;
                    for layer in 0..layers - more {
                        let there = after + usize::from(to) * layers + layer + more;
                        if self.high[there] != NONE {
                            let here = now + state * layers + layer;
                            self.low[here] = self.low[here].min(self.low[there] + units);
                            let most = self.high[there] + units;
                            if self.high[here] == NONE || self.high[here] < most {
                                self.high[here] = most;
                            }
                        }
                    }
                }
            }
        }
        self.effort += (span * width / 2) as u64;
    }

    /// Backward bounds on cost with the best multipliers that a few trials find.
    fn bound_cost(&mut self, task: &Task, layers: usize, counts_weekends: bool, multiplier: &mut Multiplier) -> Bounded {
        let (least, most) = task.units;
        let mut best = (f64::NEG_INFINITY, multiplier.clone());
        let mut known: Option<(f64, Vec<Choice>)> = None;
        let mut behind = 0_u8;
        // Between these the best multiplier on units lies; a slope tells on which side of a trial.
        let (mut below, mut above): (Option<f64>, Option<f64>) = (None, None);
        for trial in 0..task.trials {
            let value = multiplier.value;
            self.price_scarce(multiplier);
            let path = self.bounding_pass(task, layers, counts_weekends, value);
            let slack = if value >= 0.0 { value * f64::from(least) } else { value * f64::from(most) };
            let scarce: f64 = self
                .scarce
                .choices
                .iter()
                .map(|choice| multiplier.scarce[usize::from(*choice)] * f64::from(task.caps[usize::from(*choice)]))
                .sum();
            // The path's cost as it was priced, less what the multipliers ask for what is not used up.
            let bound = path.dear - value * f64::from(path.units) + slack - scarce;
            if bound > best.0 || trial == 0 {
                best = (bound, multiplier.clone());
                std::mem::swap(&mut self.bound, &mut self.best_bound);
            }
            let limit = known.as_ref().map_or(task.limit, |(cost, _)| *cost);
            if bound >= limit - EPSILON {
                return known.map_or(Bounded::Hopeless, |(cost, cells)| Bounded::Solved(cost, cells));
            }
            let is_within_units = (least..=most).contains(&path.units);
            if is_within_units && path.is_within_caps && path.cost < limit - EPSILON {
                let is_best = path.cost <= bound + EPSILON;
                known = Some((path.cost, path.cells.clone()));
                if is_best {
                    return known.map_or(Bounded::Hopeless, |(cost, cells)| Bounded::Solved(cost, cells));
                }
            }
            if bound < best.0 {
                behind += 1;
            }
            if self.scarce_binds(task, &path, multiplier) {
                // Several things bind at once: a step along all of them, as long as what is aimed at (Polyak 1969).
                let aim = best.0 + multiplier.gap.min(limit - best.0) * libm::pow(0.6, f64::from(behind));
                self.step_along(task, &path, multiplier, aim - bound);
                (below, above) = (None, None);
                continue;
            }
            if trial >= TRIALS_OF_UNITS {
                break;
            }
            let rises = if value > 0.0 {
                path.units < least
            } else if value < 0.0 {
                path.units <= most
            } else if path.units < least {
                true
            } else if path.units > most {
                false
            } else {
                break;
            };
            if rises {
                below = Some(value);
            } else {
                above = Some(value);
            }
            let mut next = match (below, above) {
                (Some(below), Some(above)) => 0.5 * (below + above),
                (Some(below), None) => below + multiplier.step,
                (None, Some(above)) => above - multiplier.step,
                (None, None) => value,
            };
            // Beyond 0 other units bind: 0 itself is tried first.
            if (value > 0.0 && next < 0.0) || (value < 0.0 && next > 0.0) {
                next = 0.0;
            }
            multiplier.step = if below.is_some() && above.is_some() {
                (multiplier.step * 0.7).max(0.01)
            } else {
                (multiplier.step * 2.0).min(200.0)
            };
            multiplier.value = next;
            if (next - value).abs() < 1e-3 {
                break;
            }
        }
        let bound;
        (bound, *multiplier) = best;
        self.price_scarce(multiplier);
        Bounded::Open(bound, known)
    }

    /// Prices of the ways with what scarce shifts are worth.
    fn price_scarce(&mut self, multiplier: &Multiplier) {
        if self.scarce.choices.is_empty() {
            return;
        }
        for way in &mut self.ways {
            way.dear = if way.count == 0 { way.price } else { way.price + multiplier.scarce[usize::from(way.choice)] };
        }
    }

    /// Whether a path shows that scarce shifts have the wrong worth.
    fn scarce_binds(&self, task: &Task, path: &Path, multiplier: &Multiplier) -> bool {
        self.scarce.choices.iter().any(|choice| {
            let excess = path.excess(*choice, task);
            excess > 0.0 || (excess < 0.0 && multiplier.scarce[usize::from(*choice)] > 0.0)
        })
    }

    /// Moves all multipliers along what a path breaks or leaves, so that the bound would rise by `rise` if it went straight on.
    fn step_along(&self, task: &Task, path: &Path, multiplier: &mut Multiplier, rise: f64) {
        let (least, most, units) = (f64::from(task.units.0), f64::from(task.units.1), f64::from(path.units));
        let value = multiplier.value;
        let missing = if value > 0.0 || (value == 0.0 && units < least) {
            least - units
        } else if value < 0.0 || units > most {
            most - units
        } else {
            0.0
        };
        let length = f64::from(task.staff.units.iter().copied().max().unwrap_or(1).max(1));
        let mut norm = missing * missing / (length * length);
        for choice in &self.scarce.choices {
            let excess = path.excess(*choice, task);
            if excess > 0.0 || multiplier.scarce[usize::from(*choice)] > 0.0 {
                norm += excess * excess;
            }
        }
        let step = rise.max(0.0) / norm.max(1e-9);
        let moved = value + step * missing / (length * length);
        multiplier.value = if value * moved < 0.0 { 0.0 } else { moved };
        for choice in &self.scarce.choices {
            let worth = &mut multiplier.scarce[usize::from(*choice)];
            *worth = (*worth + step * path.excess(*choice, task)).max(0.0);
        }
    }

    /// Backward bounds on cost less a multiple of units, and the way that reaches the bound.
    fn bounding_pass(&mut self, task: &Task, layers: usize, counts_weekends: bool, value: f64) -> Path {
        let automaton = &task.staff.automaton;
        let (span, width) = (task.days.1 - task.days.0, automaton.states * layers);
        self.bound.clear();
        self.bound.resize((span + 1) * width, f64::INFINITY);
        for state in (0..automaton.states).filter(|state| task.accepted[*state]) {
            self.bound[span * width + state * layers..][..layers].fill(0.0);
        }
        for day in (0..span).rev() {
            let weekend = if counts_weekends { task.instance.weekend[task.days.0 + day] } else { 0 };
            let ways = self.ways(day);
            let (now, after) = self.bound[day * width..][..2 * width].split_at_mut(width);
            for way in &self.ways[ways] {
                let price = way.dear - value * f64::from(way.units);
                for state in 0..automaton.states {
                    let to = automaton.next(state as u16, usize::from(way.choice));
                    if to == NOWHERE {
                        continue;
                    }
                    let more = weekend_begins(weekend, automaton.is_working[state], usize::from(way.choice)) as usize;
                    let there = &after[usize::from(to) * layers + more..(usize::from(to) + 1) * layers];
                    for (here, there) in now[state * layers..].iter_mut().zip(there) {
                        *here = here.min(price + there);
                    }
                }
            }
        }
        self.effort += (span * width / 2) as u64;
        self.follow(task, layers, counts_weekends, value)
    }

    /// The way along the bounds.
    fn follow(&self, task: &Task, layers: usize, counts_weekends: bool, value: f64) -> Path {
        let automaton = &task.staff.automaton;
        let (span, width) = (task.days.1 - task.days.0, automaton.states * layers);
        let (mut state, mut layer) = (task.start, 0);
        let mut counts = self.scarce.start;
        let mut path = Path { cost: 0.0, dear: 0.0, units: 0, is_within_caps: true, cells: Vec::with_capacity(span) };
        for day in 0..span {
            let weekend = if counts_weekends { task.instance.weekend[task.days.0 + day] } else { 0 };
            let mut found: Option<(f64, &Way, u16, usize)> = None;
            for way in &self.ways[self.ways(day)] {
                let to = automaton.next(state, usize::from(way.choice));
                if to == NOWHERE {
                    continue;
                }
                let is_working = automaton.is_working[usize::from(state)];
                let then = layer + weekend_begins(weekend, is_working, usize::from(way.choice)) as usize;
                if then >= layers {
                    continue;
                }
                let cost = way.dear - value * f64::from(way.units)
                    + self.bound[(day + 1) * width + usize::from(to) * layers + then];
                if cost < f64::INFINITY && found.is_none_or(|(least, ..)| cost < least) {
                    found = Some((cost, way, to, then));
                }
            }
            let Some((_, way, to, then)) = found else {
                path.cost = f64::INFINITY;
                path.dear = f64::INFINITY;
                return path;
            };
            path.cost += way.price;
            path.dear += way.dear;
            path.units += way.units;
            counts += way.count;
            path.is_within_caps &= counts & self.scarce.guards == 0;
            counts &= !self.scarce.guards;
            path.cells.push(way.choice);
            (state, layer) = (to, then);
        }
        path
    }

    /// Leads labels from day to day.
    fn lead(
        &mut self,
        task: &Task,
        layers: usize,
        counts_weekends: bool,
        multiplier: &Multiplier,
        limit: f64,
    ) -> Option<(f64, Vec<Choice>)> {
        let value = multiplier.value;
        let automaton = &task.staff.automaton;
        let (span, width) = (task.days.1 - task.days.0, automaton.states * layers);
        let (least, most) = task.units;
        let breadth = most as usize + 1;
        // What the multiplier adds to a bound: its value times the units still to come.
        let aim = f64::from(if value >= 0.0 { least } else { most });
        let worth = |choice: &Choice| multiplier.scarce[usize::from(*choice)] * f64::from(task.caps[usize::from(*choice)]);
        let pruned_from = limit - EPSILON + self.scarce.choices.iter().map(worth).sum::<f64>();
        for heads in &mut self.heads {
            if heads.len() < width * breadth {
                heads.resize(width * breadth, NONE);
            }
        }
        let root = Label { cost: 0.0, dear: 0.0, counts: self.scarce.start, parent: NONE, next: NONE, choice: 0 };
        self.labels.clear();
        self.labels.push(root);
        let begin = (usize::from(task.start) * layers * breadth) as u32;
        let [mut now, mut after] = std::mem::take(&mut self.heads);
        let [mut touched, mut touched_after] = std::mem::take(&mut self.touched);
        now[begin as usize] = 0;
        touched.push(begin);
        for day in 0..span {
            let weekend = if counts_weekends { task.instance.weekend[task.days.0 + day] } else { 0 };
            let ways = self.ways(day);
            let (window_low, window_high) = window(task, day + 1, span);
            let levels = &self.ahead[(day + 1) * width..][..width];
            let (fewest, latest) = layers_looked_at(task, layers, day + 1, span);
            for &slot in &touched {
                let (place, units) = (slot as usize / breadth, slot as usize % breadth);
                let (state, layer) = (place / layers, place % layers);
                let is_working = automaton.is_working[state];
                let mut at = now[slot as usize];
                now[slot as usize] = NONE;
                while at != NONE {
                    let Label { cost, dear, counts, next, .. } = self.labels[at as usize];
                    for way in &self.ways[ways.clone()] {
                        let to = automaton.next(state as u16, usize::from(way.choice));
                        if to == NOWHERE {
                            continue;
                        }
                        let then = layer + weekend_begins(weekend, is_working, usize::from(way.choice)) as usize;
                        let sum = units as u32 + way.units;
                        if then < fewest || then > latest || sum < window_low || sum > window_high {
                            continue;
                        }
                        let place = usize::from(to) * layers + then;
                        let ahead = &levels[place];
                        let (cost, dear) = (cost + way.price, dear + way.dear);
                        let counts = counts + way.count;
                        if dear + ahead.bound + value * (aim - f64::from(sum)) >= pruned_from
                            || counts & self.scarce.guards != 0
                            || ahead.low > most - sum
                            || ahead.high + sum < least
                        {
                            continue;
                        }
                        let slot = place * breadth + sum as usize;
                        let label = Label { cost, dear, counts, parent: at, next: NONE, choice: way.choice };
                        if after[slot] == NONE {
                            touched_after.push(slot as u32);
                            after[slot] = self.labels.len() as u32;
                            self.labels.push(label);
                        } else {
                            enter(&mut self.labels, &mut after[slot], label, &self.scarce, task.keep);
                        }
                    }
                    at = next;
                }
            }
            touched.clear();
            std::mem::swap(&mut now, &mut after);
            std::mem::swap(&mut touched, &mut touched_after);
            if self.labels.len() > LABELS_AT_MOST {
                break;
            }
        }
        let is_whole = self.labels.len() <= LABELS_AT_MOST;
        // A bound allows for units that a label need not have had: only its cost counts in the end.
        let mut found: Option<(f64, u32)> = None;
        for &slot in &touched {
            let mut at = now[slot as usize];
            now[slot as usize] = NONE;
            while at != NONE {
                let label = self.labels[at as usize];
                if is_whole && label.cost < found.map_or(limit - EPSILON, |(cost, _)| cost) {
                    found = Some((label.cost, at));
                }
                at = label.next;
            }
        }
        touched.clear();
        self.heads = [now, after];
        self.touched = [touched, touched_after];
        self.effort += self.labels.len() as u64 * 2;
        let (cost, mut at) = found?;
        let mut cells = vec![0; span];
        for cell in cells.iter_mut().rev() {
            *cell = self.labels[at as usize].choice;
            at = self.labels[at as usize].parent;
        }
        Some((cost, cells))
    }
}

/// What bounds alone say.
enum Bounded {
    /// Nothing is below the limit.
    Hopeless,
    /// This is the cheapest.
    Solved(f64, Vec<Choice>),
    /// Labels have to tell; the bound, and the best way so far.
    Open(f64, Option<(f64, Vec<Choice>)>),
}

/// The units that are looked at after a day.
fn window(task: &Task, day: usize, span: usize) -> (u32, u32) {
    let Some(slack) = task.pace else { return (0, task.units.1) };
    let part = |units: u32| (u64::from(units) * day as u64 / span as u64) as u32;
    (part(task.units.0).saturating_sub(slack), (part(task.units.1) + slack).min(task.units.1))
}

/// The weekends that are looked at after a day.
fn layers_looked_at(task: &Task, layers: usize, day: usize, span: usize) -> (usize, usize) {
    if task.pace.is_none() || layers < 5 {
        return (0, layers - 1);
    }
    let even = (layers - 1) * day / span;
    (even.saturating_sub(2), (even + 2).min(layers - 1))
}

/// Enters a label among those of its kind, which are in order of cost, unless one of them dominates it.
fn enter(labels: &mut Vec<Label>, head: &mut u32, mut label: Label, scarce: &Scarce, keep: usize) {
    let fresh = labels.len() as u32;
    let dominates = |one: u64, other: u64| {
        (((other & scarce.watched) | scarce.watched_guards) - (one & scarce.watched)) & scarce.watched_guards
            == scarce.watched_guards
    };
    let (mut before, mut at, mut place) = (NONE, *head, 0);
    while at != NONE && labels[at as usize].cost <= label.cost {
        if dominates(labels[at as usize].counts, label.counts) {
            return;
        }
        place += 1;
        if place >= keep {
            return;
        }
        before = at;
        at = labels[at as usize].next;
    }
    label.next = at;
    labels.push(label);
    if before == NONE {
        *head = fresh;
    } else {
        labels[before as usize].next = fresh;
    }
    // What it dominates goes, and what is beyond the number kept.
    let mut last = fresh;
    place += 1;
    while at != NONE {
        let next = labels[at as usize].next;
        if place >= keep {
            labels[last as usize].next = NONE;
            return;
        }
        if dominates(label.counts, labels[at as usize].counts) {
            labels[last as usize].next = next;
        } else {
            last = at;
            place += 1;
        }
        at = next;
    }
}
