//! Rebuilds a few rows at a time, each by the programme beside the others (large-neighbourhood search, Shaw 1998).

use super::{Ended, Work, instance::Choice, start::LONG};

impl Work<'_> {
    /// Rebuilds a few rows of the rota so many times; what costs more is taken back.
    pub(super) fn rebuild_rows(&mut self, times: usize) -> Result<(), Ended> {
        let instance = self.instance;
        let people = instance.staff.len();
        let mut prices = Vec::new();
        for _ in 0..times {
            self.step()?;
            let days = self.some_days();
            let count = (2 + self.below(4)).min(people);
            let chosen = self.some_of(count, people);
            let before = self.rows.total(instance);
            let kept: Vec<Vec<Choice>> =
                chosen.iter().map(|person| self.rows.cells[*person][days.0..days.1].to_vec()).collect();
            for person in &chosen {
                self.rows.lift(instance, *person, days);
            }
            for (person, kept) in chosen.iter().zip(&kept) {
                let frame = self.rows.frame(instance, *person, days);
                self.rows.prices(instance, *person, days, &mut prices);
                self.rows.add_slopes(instance, *person, days, &mut prices);
                // Equals are told apart by chance, so that the search drifts.
                for price in &mut prices {
                    *price += self.random.share() * 0.01;
                }
                let price_of =
                    |(day, choice): (usize, &Choice)| prices[day * instance.choices + usize::from(*choice)];
                let charge = frame.charge(instance, &instance.staff[*person], kept);
                let limit = kept.iter().enumerate().map(price_of).sum::<f64>() + charge;
                let mut task = frame.task(instance, *person, &prices, limit);
                task.keep = 2;
                let found = self.programme.solve(&task, &mut self.multipliers[*person]);
                let cells = found.as_ref().map_or(kept, |(_, cells)| cells);
                self.rows.lay(instance, *person, days.0, cells);
            }
            if self.rows.total(instance) > before {
                for (person, kept) in chosen.iter().zip(&kept) {
                    self.rows.lift(instance, *person, days);
                    self.rows.lay(instance, *person, days.0, kept);
                }
            }
            self.keep_best();
        }
        Ok(())
    }

    /// Whole weeks: all of them, or a few where there are many.
    fn some_days(&mut self) -> (usize, usize) {
        let weeks = self.instance.weeks.len() - 1;
        if self.instance.days <= LONG && self.below(2) == 0 {
            return (0, self.instance.days);
        }
        let count = (2 + self.below(4)).min(weeks);
        let first = self.below(weeks - count + 1);
        (self.instance.weeks[first], self.instance.weeks[first + count])
    }
}
