//! How cheap can a row still become? Bounds from the last day backwards, and the multipliers that make them tight.
//!
//! The bound of a place (day, state, weekends) leaves units and scarce shifts free and asks a price for them instead (Lagrange). The
//! multipliers are moved by what the row along the bound breaks: by bisection where only units bind, else along all at once.

use super::{
    automaton::{NOWHERE, Ways},
    instance::{Choice, weekend_begins},
    programme::{Ahead, EPSILON, Field, Multiplier, Programme, Scarce, Shape, Task, Way},
};

/// Of the trials, where only units bind.
const TRIALS_OF_UNITS: usize = 8;

/// A bound that can rise by less than this is as good as it gets.
const SMALL_RISE: f64 = 1e-3;

/// The bound at a multiplier on units, and how it changes there: as it is concave it is nowhere above this line.
struct Cut {
    value: f64,
    bound: f64,
    slope: f64,
}

impl Cut {
    /// Where a line that rises meets one that falls, and how high that is.
    fn meets(&self, falling: &Self) -> (f64, f64) {
        let between = falling.bound - self.bound + falling.slope * (self.value - falling.value);
        let step = between / (self.slope - falling.slope);
        (self.value + step, self.bound + self.slope * step)
    }
}

/// What became of a bounding pass.
struct Path {
    cost: f64,
    /// The cost with what scarce shifts are worth.
    dear: f64,
    units: u32,
    /// Within caps that are hard, and within the bands.
    is_within_caps: bool,
    cells: Vec<Choice>,
}

impl Path {
    /// How often choices are made beyond their cap.
    fn excess(&self, field: &Field, scarce: &Scarce) -> f64 {
        let is_member = |(day, cell): &(usize, &Choice)| {
            scarce.adds[usize::from(**cell)] & field.unit != 0 && field.is_on(*day)
        };
        self.cells.iter().enumerate().filter(is_member).count() as f64 - field.cap
    }
}

/// The least of what units cost, with what they are worth, and the number of them where it is least, if that is told by their cost.
pub(super) fn slack(task: &Task, value: f64) -> (f64, Option<u32>) {
    let (least, most) = task.units;
    if task.ends.is_empty() {
        return (if value >= 0.0 { value * f64::from(least) } else { value * f64::from(most) }, None);
    }
    let mut best = (f64::INFINITY, None);
    for units in least..=most {
        let Some(end) = task.ends.get(units as usize) else { break };
        let cost = end + value * f64::from(units);
        if cost < best.0 {
            best = (cost, Some(units));
        }
    }
    best
}

/// One choice on one day, from all states at once.
struct Step<'a> {
    on: Ways<'a>,
    weekend: u8,
    choice: usize,
    price: f64,
}

impl Step<'_> {
    /// Lowers the bounds of a day to what this choice leads to on the day after. `STRIDE` is the number of places of a state, or 0 for any.
    #[inline]
    fn relax<const SOFT: bool, const STRIDE: usize>(&self, now: &mut [f64], after: &[f64], stride: usize) {
        let stride = if STRIDE > 0 { STRIDE } else { stride };
        let to = self.on.onward(self.choice);
        for (state, (here, to)) in now.chunks_exact_mut(stride).zip(to).enumerate() {
            let more = weekend_begins(self.weekend, self.on.is_working[state], self.choice) as usize;
            let price = if SOFT { self.price + self.on.cost(state as u16, self.choice) } else { self.price };
            let there = &after[usize::from(*to) * stride + more..][..stride];
            for (here, there) in here.iter_mut().zip(there) {
                let cost = price + there;
                // Not `min`, which would look for what is not a number.
                *here = if cost < *here { cost } else { *here };
            }
        }
    }
}

/// What bounds alone say.
pub(super) enum Bounded {
    /// Nothing is below the limit.
    Hopeless,
    /// This is the cheapest.
    Solved(f64, Vec<Choice>),
    /// Labels have to tell; the bound, and the best way so far.
    Open(f64, Option<(f64, Vec<Choice>)>),
}

impl Programme {
    /// What can follow in each place: the best bound, the fewest and the most units.
    pub(super) fn bound_units(&mut self, task: &Task, shape: Shape) {
        let automaton = &task.staff.automaton;
        let Shape { span, layers, stride, width, .. } = shape;
        self.ahead.clear();
        self.ahead.resize((span + 1) * width, Ahead::NOTHING);
        for state in (0..automaton.states).filter(|state| task.rest[*state].is_finite()) {
            let there = &mut self.ahead[span * width + state * stride..][..layers];
            there.fill(Ahead { bound: f64::INFINITY, low: 0, high: 0 });
        }
        let may_have_more = task.staff.weights.weekends.is_finite();
        for day in (0..span).rev() {
            let weekend = shape.weekend(task, day);
            let ways = self.ways(day);
            let (now, after) = self.ahead[day * width..][..2 * width].split_at_mut(width);
            if may_have_more {
                // A weekend beyond the last one leads to the last one.
                after.chunks_exact_mut(stride).for_each(|there| there[layers] = there[layers - 1]);
            }
            let on = automaton.on(task.days.0 + day);
            for Way { units, choice, .. } in &self.ways[ways] {
                for (state, to) in on.onward(usize::from(*choice)).iter().enumerate() {
                    let more = weekend_begins(weekend, on.is_working[state], usize::from(*choice)) as usize;
                    let there = &after[shape.place(*to, more)..];
                    for (here, there) in now[state * stride..][..layers].iter_mut().zip(there) {
                        here.low = here.low.min(there.low + *units as i32);
                        here.high = here.high.max(there.high + *units as i32);
                    }
                }
            }
        }
        for (ahead, bound) in self.ahead.iter_mut().zip(&self.best_bound) {
            ahead.bound = *bound;
        }
        self.effort += (span * width / 2) as u64;
    }

    /// Backward bounds on cost with the best multipliers that a few trials find.
    pub(super) fn bound_cost(&mut self, task: &Task, shape: Shape, multiplier: &mut Multiplier) -> Bounded {
        let (least, most) = task.units;
        let mut best = (f64::NEG_INFINITY, multiplier.clone());
        let mut known: Option<(f64, Vec<Choice>)> = None;
        let mut behind = 0_u8;
        // Between these the best multiplier on units lies; a slope tells on which side of a trial.
        let (mut below, mut above): (Option<Cut>, Option<Cut>) = (None, None);
        for trial in 0..task.trials {
            let value = multiplier.value;
            self.price_scarce(multiplier);
            self.bound_backwards(task, shape, multiplier);
            let mut path = self.follow(task, shape, multiplier);
            let (slack, aim) = slack(task, value);
            let scarce: f64 =
                self.scarce.fields.iter().map(|field| multiplier.scarce[field.key] * field.cap).sum();
            // The path's cost as it was priced, less what the multipliers ask for what is not used up.
            let bound = path.dear - value * f64::from(path.units) + slack - scarce;
            path.cost += task.ends.get(path.units as usize).copied().unwrap_or(0.0);
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
            if self.scarce_binds(&path, multiplier) {
                // Several things bind at once: a step along all of them, as long as what is aimed at (Polyak 1969).
                let height = best.0 + multiplier.gap.min(limit - best.0) * libm::pow(0.6, f64::from(behind));
                self.step_along(task, &path, multiplier, height - bound, aim);
                (below, above) = (None, None);
                continue;
            }
            if trial >= TRIALS_OF_UNITS {
                break;
            }
            // How the bound changes with the multiplier, as far as this path says.
            let aimed = |units: u32| f64::from(units) - f64::from(path.units);
            let slope = if let Some(aim) = aim {
                aimed(aim)
            } else if value > 0.0 || (value == 0.0 && path.units < least) {
                aimed(least)
            } else if value < 0.0 || path.units > most {
                aimed(most)
            } else {
                0.0
            };
            if slope == 0.0 {
                break;
            }
            let cut = Some(Cut { value, bound, slope });
            *if slope > 0.0 { &mut below } else { &mut above } = cut;
            let mut next = match (&below, &above) {
                (Some(below), Some(above)) => {
                    let (next, height) = below.meets(above);
                    if height < best.0 + SMALL_RISE {
                        break;
                    }
                    next
                }
                _ if slope > 0.0 => value + multiplier.step,
                _ => value - multiplier.step,
            };
            // Beyond 0 other units bind: 0 itself is tried first.
            if task.ends.is_empty() && ((value > 0.0 && next < 0.0) || (value < 0.0 && next > 0.0)) {
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
    pub(super) fn price_scarce(&mut self, multiplier: &Multiplier) {
        if self.scarce.fields.is_empty() {
            return;
        }
        for way in &mut self.ways {
            let fields = self.scarce.fields.iter().filter(|field| way.count & field.unit != 0);
            way.dear = fields.fold(way.price, |dear, field| dear + multiplier.scarce[field.key]);
        }
    }

    /// Whether a path shows that scarce shifts have the wrong worth; what is soft is worth its weight at most.
    fn scarce_binds(&self, path: &Path, multiplier: &Multiplier) -> bool {
        self.scarce.fields.iter().any(|field| {
            let (excess, worth) = (path.excess(field, &self.scarce), multiplier.scarce[field.key]);
            (excess > 0.0 && worth < field.weight) || (excess < 0.0 && worth > 0.0)
        })
    }

    /// Moves all multipliers along what a path breaks or leaves, so that the bound would rise by `rise` if it went straight on.
    fn step_along(&self, task: &Task, path: &Path, multiplier: &mut Multiplier, rise: f64, aim: Option<u32>) {
        let (least, most, units) = (f64::from(task.units.0), f64::from(task.units.1), f64::from(path.units));
        let value = multiplier.value;
        let missing = if let Some(aim) = aim {
            f64::from(aim) - units
        } else if value > 0.0 || (value == 0.0 && units < least) {
            least - units
        } else if value < 0.0 || units > most {
            most - units
        } else {
            0.0
        };
        let length = f64::from(task.staff.units.iter().copied().max().unwrap_or(1).max(1));
        let mut norm = missing * missing / (length * length);
        for field in &self.scarce.fields {
            let (excess, worth) = (path.excess(field, &self.scarce), multiplier.scarce[field.key]);
            if (excess > 0.0 && worth < field.weight) || (excess <= 0.0 && worth > 0.0) {
                norm += excess * excess;
            }
        }
        let step = rise.max(0.0) / norm.max(1e-9);
        let moved = value + step * missing / (length * length);
        multiplier.value = if aim.is_none() && value * moved < 0.0 { 0.0 } else { moved };
        for field in &self.scarce.fields {
            let worth = &mut multiplier.scarce[field.key];
            *worth = (*worth + step * path.excess(field, &self.scarce)).max(0.0).min(field.weight);
        }
    }

    /// Backward bounds on cost less a multiple of units.
    pub(super) fn bound_backwards(&mut self, task: &Task, shape: Shape, multiplier: &Multiplier) {
        if task.staff.is_soft {
            self.bound_from_last::<true>(task, shape, multiplier);
        } else {
            self.bound_from_last::<false>(task, shape, multiplier);
        }
    }

    fn bound_from_last<const SOFT: bool>(&mut self, task: &Task, shape: Shape, multiplier: &Multiplier) {
        let automaton = &task.staff.automaton;
        let Shape { span, layers, stride, width, .. } = shape;
        // One place more: a state's places are read from its second one on where a weekend begins.
        self.bound.clear();
        self.bound.resize((span + 1) * width + 1, f64::INFINITY);
        let too_many = task.staff.weights.weekends;
        for (there, rest) in self.bound[span * width..].chunks_exact_mut(stride).zip(task.rest) {
            there[..layers].fill(*rest);
            there[layers] = rest + too_many;
        }
        for day in (0..span).rev() {
            let weekend = shape.weekend(task, day);
            let ways = self.ways(day);
            let on = automaton.on(task.days.0 + day);
            let (now, after) = self.bound[day * width..][..2 * width + 1].split_at_mut(width);
            for way in &self.ways[ways] {
                let price = way.dear - multiplier.value * f64::from(way.units);
                let step = Step { on, weekend, choice: usize::from(way.choice), price };
                // The loop over the places of a state is unrolled for the usual numbers of weekends.
                match stride {
                    2 => step.relax::<SOFT, 2>(now, after, stride),
                    3 => step.relax::<SOFT, 3>(now, after, stride),
                    4 => step.relax::<SOFT, 4>(now, after, stride),
                    5 => step.relax::<SOFT, 5>(now, after, stride),
                    6 => step.relax::<SOFT, 6>(now, after, stride),
                    _ => step.relax::<SOFT, 0>(now, after, stride),
                }
            }
            now.chunks_exact_mut(stride).for_each(|here| here[layers] = here[layers - 1] + too_many);
        }
        self.effort += (span * width / 2) as u64;
    }

    /// The way along the bounds.
    fn follow(&self, task: &Task, shape: Shape, multiplier: &Multiplier) -> Path {
        let value = multiplier.value;
        let automaton = &task.staff.automaton;
        let Shape { span, layers, width, .. } = shape;
        let (mut state, mut layer) = (task.start, 0);
        let mut counts = self.scarce.start;
        let mut path =
            Path { cost: 0.0, dear: 0.0, units: 0, is_within_caps: true, cells: Vec::with_capacity(span) };
        for day in 0..span {
            let weekend = shape.weekend(task, day);
            let on = automaton.on(task.days.0 + day);
            let is_working = on.is_working[usize::from(state)];
            let mut found: Option<(f64, &Way, u16, usize, f64)> = None;
            for way in &self.ways[self.ways(day)] {
                let to = on.next(state, usize::from(way.choice));
                if to == NOWHERE {
                    continue;
                }
                let then = layer + weekend_begins(weekend, is_working, usize::from(way.choice)) as usize;
                let (then, more) = task.weekend(then, layers);
                let charge = on.cost(state, usize::from(way.choice)) + more;
                let cost = way.dear - value * f64::from(way.units)
                    + charge
                    + self.bound[(day + 1) * width + shape.place(to, then)];
                if cost < f64::INFINITY && found.is_none_or(|(least, ..)| cost < least) {
                    found = Some((cost, way, to, then, charge));
                }
            }
            let Some((_, way, to, then, charge)) = found else {
                path.cost = f64::INFINITY;
                path.dear = f64::INFINITY;
                return path;
            };
            path.cost += way.price + charge;
            path.dear += way.dear + charge;
            path.units += way.units;
            path.is_within_caps &= self.bands.as_ref().is_none_or(|bands| bands.holds(day + 1, path.units));
            counts += way.count;
            path.is_within_caps &= counts & self.scarce.guards == 0;
            counts &= !self.scarce.guards;
            path.cost += self.scarce.spill(&mut counts, &multiplier.scarce).0;
            path.cells.push(way.choice);
            (state, layer) = (to, then);
        }
        path.cost += task.rest[usize::from(state)];
        path.dear += task.rest[usize::from(state)];
        path
    }
}
