//! The first rota: row by row, each the best beside those before it.

use super::{Ended, NoRota, Rows, Work, programme::Multiplier};

/// Spans of more days than this are not looked at as a whole.
pub(super) const LONG: usize = 100;

/// Beyond so many days a first row is looked for near an even pace.
const SHORT: usize = 42;

/// How widely the row of a person is looked for.
struct Width {
    /// Labels kept of a kind.
    keep: usize,
    /// Shifts off an even pace, where the rota is long.
    pace: Option<u32>,
    /// What shifts that can run out cost more than they do; without end only those are left that cannot.
    dearer: f64,
    /// Multipliers tried first: the way along a bound may do.
    trials: usize,
}

const fn width(keep: usize, pace: u32, dearer: f64) -> Width {
    Width { keep, pace: Some(pace), dearer, trials: 1 }
}

/// What is tried for a long rota until there is a row: narrow ways are quick.
const LONG_WIDTHS: [Width; 9] = [
    width(1, 2, 0.0),
    width(1, 4, 0.0),
    width(2, 5, 100.0),
    width(1, 6, f64::INFINITY),
    width(1, 16, f64::INFINITY),
    width(1, 60, f64::INFINITY),
    width(2, 16, 10_000.0),
    Width { keep: 1, pace: None, dearer: 0.0, trials: 60 },
    Width { keep: 4, pace: None, dearer: 0.0, trials: 20 },
];

/// The same for a short one.
const WIDTHS: [Width; 4] = [
    Width { keep: 4, pace: None, dearer: 0.0, trials: 20 },
    Width { keep: 8, pace: None, dearer: 100.0, trials: 20 },
    Width { keep: 2, pace: None, dearer: f64::INFINITY, trials: 20 },
    Width { keep: 32, pace: None, dearer: 0.0, trials: 60 },
];

impl Work<'_> {
    /// Makes the first rota.
    pub(super) fn begin(&mut self) -> Result<(), NoRota> {
        // Rows that are offered stand if they keep all rules and hold anything.
        let offered = self.watch.offer().map(|rota| self.instance.rows_of(&rota)).unwrap_or_default();
        self.begin_from(offered)
    }

    /// Makes a first rota once more, from nothing; the best one is kept.
    pub(super) fn begin_again(&mut self) -> Result<(), Ended> {
        match self.begin_from(Vec::new()) {
            Err(NoRota::Ended) => Err(Ended),
            // Beside other rows somebody may have none that is found at once: then what was best is gone on from.
            Err(_) => {
                self.rows.clone_from(&self.best);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn begin_from(&mut self, mut offered: Vec<Option<Vec<super::Choice>>>) -> Result<(), NoRota> {
        let instance = self.instance;
        let (people, days) = (instance.staff.len(), instance.days);
        let order = self.some_of(people, people);
        self.rows = Rows::new(instance, vec![Vec::new(); people]);
        for row in &mut self.rows.cells {
            *row = vec![0; days];
        }
        // Days off cost what the instance says; they are counted as rows are laid.
        offered.resize(people, None);
        for (person, row) in offered.iter().enumerate() {
            if let Some(cells) = row {
                self.rows.lay(instance, person, 0, cells);
            }
        }
        for person in order.into_iter().filter(|person| offered[*person].is_none()) {
            let cells = self.first_row(person)?;
            self.rows.lay(instance, person, 0, &cells);
        }
        self.keep_best();
        Ok(())
    }

    /// The best row of a person that is found at once.
    fn first_row(&mut self, person: usize) -> Result<Vec<super::Choice>, NoRota> {
        let instance = self.instance;
        let days = instance.days;
        let is_long = days > SHORT;
        let frame = self.rows.frame(instance, person, (0, days));
        let staff = &instance.staff[person];
        let longest = staff.units.iter().copied().max().unwrap_or(1);
        let mut prices = Vec::new();
        let widths = if is_long { LONG_WIDTHS.as_slice() } else { WIDTHS.as_slice() };
        for Width { keep, pace, dearer, trials } in widths {
            self.step().map_err(|Ended| NoRota::Ended)?;
            self.rows.prices(instance, person, (0, days), &mut prices);
            let can_run_out = |choice: usize| {
                let is_few = |most: u32, weight: f64| (most as usize) < days && weight.is_infinite();
                let in_set = staff.sets.iter().filter(|set| set.members[choice]);
                is_few(staff.caps[choice], staff.weights.caps)
                    || in_set.into_iter().any(|set| is_few(set.most, set.weight))
            };
            for (place, price) in prices.iter_mut().enumerate() {
                if can_run_out(place % instance.choices) {
                    *price += dearer;
                }
            }
            let mut task = frame.task(instance, person, &prices, f64::INFINITY);
            task.keep = *keep;
            task.is_thorough = *keep > 4;
            task.trials = *trials;
            task.pace = pace.map(|pace| longest * pace);
            // Any row will do at first: there is no need to look near the bound.
            let mut multiplier = Multiplier::with_gap(if is_long { f64::INFINITY } else { 1_000.0 });
            if let Some((_, cells)) = self.programme.solve(&task, &mut multiplier) {
                return Ok(cells);
            }
        }
        Err(NoRota::Person(person))
    }
}
