//! Which cells can be left out because no row through them leads to anything better?
//!
//! A bound from the front and one from the back meet in each cell: together they say what the cheapest row through it costs at
//! least. Where that lifts the bound of the whole region to what it costs already, the cell is forbidden (Irnich, Desaulniers, Desrosiers
//! and Hadjar 2010, Path-reduced costs for eliminating arcs in routing and scheduling).

use super::{
    bounds::slack,
    instance::weekend_begins,
    programme::{Field, Multiplier, Programme, Shape, Task},
    region::Region,
};

/// What rows of one person cost at least.
struct Least {
    /// Any of them.
    any: f64,
    /// Those through each cell, `day * choices + choice`.
    through: Vec<f64>,
}

impl Region<'_> {
    /// Forbids cells through which, at these duals, no row leads to less than the region costs; how many.
    pub(super) fn forbid_hopeless(&mut self, programme: &mut Programme, duals: &[f64]) -> usize {
        let mut least = Vec::new();
        for person in 0..self.people.len() {
            self.price_cells(person, duals);
            let task =
                self.frames[person].task(self.instance, self.people[person], &self.prices, f64::INFINITY);
            least.push(programme.least(&task, &mut self.multipliers[person]));
        }
        let wanted = duals.iter().zip(&self.wanted).map(|(dual, wanted)| dual * wanted);
        let bound = wanted.sum::<f64>() + least.iter().map(|least| least.any).sum::<f64>();
        let mut forbidden = 0;
        for (costs, least) in self.costs.iter_mut().zip(&least) {
            for (cost, through) in costs.iter_mut().zip(&least.through).filter(|(cost, _)| cost.is_finite()) {
                if bound - least.any + through >= self.cost - 0.999 {
                    *cost = f64::INFINITY;
                    forbidden += 1;
                }
            }
        }
        forbidden
    }
}

impl Programme {
    /// What rows cost at least at these multipliers. Spans are left out of it.
    fn least(&mut self, task: &Task, multiplier: &mut Multiplier) -> Least {
        let shape = Shape::of(task);
        let Shape { span, layers, stride, width, .. } = shape;
        self.prepare(task, multiplier);
        self.bound_backwards(task, shape, multiplier);
        let worth = |field: &Field| multiplier.scarce[field.key] * field.cap;
        let (slack, _) = slack(task, multiplier.value);
        let free = slack - self.scarce.fields.iter().map(worth).sum::<f64>();
        let (choices, states) = (task.instance.choices, task.staff.automaton.states);
        let mut through = vec![f64::INFINITY; span * choices];
        let mut before = vec![f64::INFINITY; width];
        before[shape.place(task.start, 0)] = 0.0;
        for day in 0..span {
            let weekend = shape.weekend(task, day);
            let on = task.staff.automaton.on(task.days.0 + day);
            let after = &self.bound[(day + 1) * width..];
            let mut then = vec![f64::INFINITY; width];
            for way in &self.ways[self.ways(day)] {
                let choice = usize::from(way.choice);
                let price = way.dear - multiplier.value * f64::from(way.units);
                let mut least = f64::INFINITY;
                let to = on.onward(choice).iter().enumerate().filter(|(_, to)| usize::from(**to) < states);
                for (state, to) in to {
                    let more = weekend_begins(weekend, on.is_working[state], choice) as usize;
                    for (layer, before) in before[state * stride..][..layers].iter().enumerate() {
                        let (layer, beyond) = task.weekend(layer + more, layers);
                        let cost = before + price + on.cost(state as u16, choice) + beyond;
                        let place = shape.place(*to, layer);
                        least = least.min(cost + after[place]);
                        then[place] = then[place].min(cost);
                    }
                }
                // One way stands for all choices that lead to the same: their prices are what tells them apart.
                let alike = &task.staff.alike;
                let is_one_of_them = |other: &usize| {
                    let is_free = way.count == 0 && self.scarce.added(*other, day) == 0;
                    *other == choice || (is_free && alike[*other] == alike[choice])
                };
                for place in (0..choices).filter(is_one_of_them).map(|other| day * choices + other) {
                    through[place] = through[place].min(least + free + task.prices[place] - way.price);
                }
            }
            // Of these nothing is known.
            for choice in &self.scarce.left_out {
                through[day * choices + usize::from(*choice)] = f64::NEG_INFINITY;
            }
            before = then;
        }
        Least { any: self.bound[shape.place(task.start, 0)] + free, through }
    }
}
