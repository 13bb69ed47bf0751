//! The first rota: row by row, each the best beside those before it.

use super::{NoRota, Rows, Work, programme::Multiplier};

/// Spans of more days than this are not looked at as a whole.
pub(super) const LONG: usize = 100;

impl Work<'_> {
    /// Makes the first rota.
    pub(super) fn begin(&mut self) -> Result<(), NoRota> {
        let instance = self.instance;
        let (people, days) = (instance.staff.len(), instance.days);
        let order = self.some_of(people, people);
        self.rows = Rows::new(instance, vec![Vec::new(); people]);
        for row in &mut self.rows.cells {
            *row = vec![0; days];
        }
        // Days off cost what the instance says; they are counted as rows are laid.
        let mut prices = Vec::new();
        for person in order {
            let frame = whole(self, person);
            self.rows.prices(instance, person, (0, days), &mut prices);
            let longest = instance.staff[person].units.iter().copied().max().unwrap_or(1);
            // What is looked at widens until there is a row, and scarce shifts are made dear lest they run out halfway.
            let mut found = None;
            for (keep, pace, dearer) in WIDENED {
                for (place, price) in prices.iter_mut().enumerate() {
                    let cap = instance.staff[person].caps[place % instance.choices];
                    if (cap as usize) < days {
                        *price += dearer;
                    }
                }
                let mut task = frame.task(instance, person, &prices, f64::INFINITY);
                task.keep = keep;
                task.is_thorough = keep > 4;
                if days > LONG {
                    task.trials = 1;
                }
                task.pace = (days > LONG).then_some(longest * pace);
                // Any row will do at first: there is no need to look near the bound.
                let mut multiplier = Multiplier::with_gap(if days > LONG { f64::INFINITY } else { 1_000.0 });
                found = self.programme.solve(&task, &mut multiplier);
                if found.is_some() {
                    break;
                }
            }
            let Some((_, cells)) = found else { return Err(NoRota::Person(person)) };
            self.rows.lay(instance, person, 0, &cells);
            // Without a whole rota there is nothing to hand out, so that the watch is not asked before.
        }
        self.keep_best();
        Ok(())
    }
}

/// Labels kept of a kind, days off an even pace, what scarce shifts cost more than in the trial before.
/// Prices without end leave only shifts that cannot run out.
const WIDENED: [(usize, u32, f64); 6] =
    [(4, 2, 0.0), (8, 4, 100.0), (8, 8, 10_000.0), (2, 4, f64::INFINITY), (2, 12, 0.0), (2, 40, 0.0)];

/// The frame of a row of which nothing is settled.
fn whole(work: &Work, person: usize) -> super::rows::Frame {
    work.rows.frame(work.instance, person, (0, work.instance.days))
}
