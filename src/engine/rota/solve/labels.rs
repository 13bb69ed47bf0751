//! The cheapest row, label by label: what has been used up so far, led from day to day.

use super::{
    automaton::NOWHERE,
    bounds::slack,
    instance::{Choice, weekend_begins},
    programme::{EPSILON, Field, LABELS_AT_MOST, Label, Multiplier, NONE, Programme, Scarce, Shape, Task},
};

impl Programme {
    /// Leads labels from day to day; soft limits are looked at where there are any.
    pub(super) fn lead<const SOFT: bool>(
        &mut self,
        task: &Task,
        shape: Shape,
        multiplier: &Multiplier,
        limit: f64,
    ) -> Option<(f64, Vec<Choice>)> {
        let value = multiplier.value;
        let automaton = &task.staff.automaton;
        let Shape { span, layers, stride, width, .. } = shape;
        let (least, most) = task.units;
        let breadth = most as usize + 1;
        // What the multiplier adds to a bound: its value times the units still to come.
        let aim = f64::from(if value >= 0.0 { least } else { most });
        let (slack, _) = if SOFT { slack(task, value) } else { (0.0, None) };
        let worth = |field: &Field| multiplier.scarce[field.key] * field.cap;
        let pruned_from = limit - EPSILON + self.scarce.fields.iter().map(worth).sum::<f64>();
        for heads in &mut self.heads {
            if heads.len() < width * breadth {
                heads.resize(width * breadth, NONE);
            }
        }
        let root =
            Label { cost: 0.0, dear: 0.0, counts: self.scarce.start, parent: NONE, next: NONE, choice: 0 };
        self.labels.clear();
        self.labels.push(root);
        let begin = (shape.place(task.start, 0) * breadth) as u32;
        let [mut now, mut after] = std::mem::take(&mut self.heads);
        let [mut touched, mut touched_after] = std::mem::take(&mut self.touched);
        now[begin as usize] = 0;
        touched.push(begin);
        for day in 0..span {
            let weekend = shape.weekend(task, day);
            let ways = self.ways(day);
            let on = automaton.on(task.days.0 + day);
            let (window_low, window_high) = self.window(task, day + 1);
            let levels = &self.ahead[(day + 1) * width..][..width];
            let (fewest, latest) = layers_looked_at(task, layers, day + 1, span);
            for &slot in &touched {
                let (place, units) = (slot as usize / breadth, slot as usize % breadth);
                let (state, layer) = (place / stride, place % stride);
                let is_working = on.is_working[state];
                let mut at = now[slot as usize];
                now[slot as usize] = NONE;
                while at != NONE {
                    let Label { cost, dear, counts, next, .. } = self.labels[at as usize];
                    for way in &self.ways[ways.clone()] {
                        let to = on.next(state as u16, usize::from(way.choice));
                        if to == NOWHERE {
                            continue;
                        }
                        let then =
                            layer + weekend_begins(weekend, is_working, usize::from(way.choice)) as usize;
                        let sum = units as u32 + way.units;
                        let (then, charge) = if SOFT {
                            let (then, more) = task.weekend(then, layers);
                            (then, on.cost(state as u16, usize::from(way.choice)) + more)
                        } else {
                            (then, 0.0)
                        };
                        if then < fewest || then > latest || sum < window_low || sum > window_high {
                            continue;
                        }
                        let place = shape.place(to, then);
                        let ahead = &levels[place];
                        let (mut cost, mut dear) = (cost + way.price, dear + way.dear);
                        let mut counts = counts + way.count;
                        if SOFT {
                            let (more, dearer) = self.scarce.spill(&mut counts, &multiplier.scarce);
                            cost += charge + more;
                            dear += charge + dearer;
                        }
                        let to_come = if SOFT {
                            slack - value * f64::from(sum)
                        } else {
                            value * (aim - f64::from(sum))
                        };
                        if dear + ahead.bound + to_come >= pruned_from
                            || counts & self.scarce.guards != 0
                            || !ahead.reaches(sum, task.units)
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
            let (place, units) = (slot as usize / breadth, slot as usize % breadth);
            let end = task.ends.get(units).copied().unwrap_or(0.0) + task.rest[place / stride];
            let mut at = now[slot as usize];
            now[slot as usize] = NONE;
            while at != NONE {
                let label = self.labels[at as usize];
                let cost = if SOFT { label.cost + end } else { label.cost };
                if is_whole && cost < found.map_or(limit - EPSILON, |(cost, _)| cost) {
                    found = Some((cost, at));
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

    /// The units that are looked at after a day: within the bands and, where that is asked for, around an even pace over the days that
    /// can be worked.
    fn window(&self, task: &Task, day: usize) -> (u32, u32) {
        let (low, high) = self.bands.as_ref().map_or((0, u32::MAX), |bands| bands.after(day));
        let (slowest, fastest) = self.paced(task, day);
        (low.max(slowest), high.min(fastest))
    }

    fn paced(&self, task: &Task, day: usize) -> (u32, u32) {
        let Some(slack) = task.pace else { return (0, task.units.1) };
        let (done, all) = (u64::from(self.workable[day]), u64::from(self.workable[self.workable.len() - 1]));
        let part = |units: u32| (u64::from(units) * done / all.max(1)) as u32;
        (part(task.units.0).saturating_sub(slack), (part(task.units.1) + slack).min(task.units.1))
    }
}

/// The weekends that are looked at after a day.
fn layers_looked_at(task: &Task, layers: usize, day: usize, span: usize) -> (usize, usize) {
    if task.pace.is_none() || layers < 5 {
        return (0, layers - 1);
    }
    let even = (layers - 1) * day / span;
    let slack = if task.keep == 1 { 1 } else { 2 };
    (even.saturating_sub(slack), (even + slack).min(layers - 1))
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
