//! Which mix of rows would be best if rows could be mixed? Duals, a bound, and the rows that matter (column generation).
//!
//! Each line of cover has a dual, the worth of one more person there; the programme finds each person's best row at these. The sum
//! of their costs is a bound from below (Lagrange). A few subgradient rounds (Held, Wolfe and Crowder 1974, Polyak's step) bring the duals
//! near; then the linear programme over all rows found so far gives exact ones, smoothed towards the best known (Wentges 1997).

use super::{Ended, Work, region::Region, simplex::Simplex};

/// The linear programme of a region, and what is known from it.
pub(super) struct Master {
    pub(super) simplex: Simplex,
    /// The region's column of each column of the programme.
    pub(super) ids: Vec<usize>,
    /// Whether a column of the region is in the programme.
    is_in: Vec<bool>,
    /// No mix costs less.
    pub(super) bound: f64,
    /// The duals that show it.
    pub(super) duals: Vec<f64>,
}

/// So many columns a person are kept besides those in the mix.
const SPARE: usize = 20;

/// So many of the best columns of each person begin the linear programme.
const FIRST_COLUMNS: usize = 20;

/// Added to the cost of what a dive has forbidden: more than any cover.
pub(super) const FORBIDDEN: f64 = 50_000.0;

impl Work<'_> {
    /// Moves duals towards the best ones, and finds rows on the way; the bound that the best duals show.
    ///
    /// Person by person (Nedic and Bertsekas 2001): a line that a person takes falls, all others rise a little, so that the
    /// next one prefers others. What all lines share, whether hours are scarce on the whole, is looked for by itself.
    pub(super) fn subgradient(
        &mut self,
        region: &mut Region,
        duals: &mut Vec<f64>,
        rounds: &[(usize, f64, f64)],
    ) -> Result<f64, Ended> {
        let mut best = self.bound_at(region, duals, 2)?;
        let mut present = duals.clone();
        for (rounds, part, fall) in rounds {
            if best >= region.cost - 0.999 {
                break;
            }
            self.person_by_person(region, &mut present, *rounds, *part, *fall)?;
            let found = self.along_hours(region, &mut present, 0.1, 4)?;
            if found > best {
                best = found;
                duals.clone_from(&present);
            }
        }
        Ok(best)
    }

    /// Raises or lowers all duals in proportion to the hours of their shifts, as it makes the bound best; the bound.
    ///
    /// Whether hours are scarce on the whole is what all lines share, and what single steps find last.
    fn along_hours(
        &mut self,
        region: &mut Region,
        duals: &mut Vec<f64>,
        widest: f64,
        trials: usize,
    ) -> Result<f64, Ended> {
        let from = duals.clone();
        let mut best = (self.bound_at(region, &from, 2)?, 0.0);
        let mut width = widest;
        for _ in 0..trials {
            let middle = best.1;
            for way in [middle + width, middle - width] {
                let moved = region.moved_by_hours(&from, way);
                let bound = self.bound_at(region, &moved, 2)?;
                if bound > best.0 {
                    best = (bound, way);
                    duals.clone_from(&moved);
                    break;
                }
            }
            if best.1 == middle {
                width *= 0.4;
            }
        }
        Ok(best.0)
    }

    /// Moves duals person by person, in steps that begin with this part of what a line can cost; their mean towards the end.
    pub(super) fn person_by_person(
        &mut self,
        region: &mut Region,
        duals: &mut [f64],
        rounds: usize,
        part: f64,
        fall: f64,
    ) -> Result<(), Ended> {
        let people = region.people.len();
        let mut present = duals.to_vec();
        let mut mean = vec![0.0; present.len()];
        let mut steps: Vec<f64> =
            region.under.iter().zip(&region.over).map(|(under, over)| (under + over) * part).collect();
        let fall = libm::pow(fall, 1.0 / rounds.max(1) as f64);
        let tail = rounds.div_ceil(3);
        for round in 0..rounds {
            for person in self.some_of(people, people) {
                let Some(column) = self.best_row(region, person, &present, 2)? else { continue };
                for (line, dual) in present.iter_mut().enumerate() {
                    *dual += steps[line] * region.wanted[line] / people as f64;
                }
                for line in region.columns[column.1].lines.iter().map(|line| *line as usize) {
                    present[line] -= steps[line];
                }
                for (line, dual) in present.iter_mut().enumerate() {
                    *dual = dual.clamp(-region.over[line], region.under[line]);
                }
            }
            steps.iter_mut().for_each(|step| *step *= fall);
            if round + tail >= rounds {
                mean.iter_mut().zip(&present).for_each(|(mean, dual)| *mean += dual / tail as f64);
            }
        }
        duals.copy_from_slice(&mean);
        Ok(())
    }

    /// The best row of a person at these duals, found or known.
    fn best_row(
        &mut self,
        region: &mut Region,
        person: usize,
        duals: &[f64],
        keep: usize,
    ) -> Result<Option<(f64, usize)>, Ended> {
        self.step()?;
        Ok(region.price(&mut self.programme, person, duals, keep))
    }

    /// The bound that these duals show: infinite if somebody has no row left.
    pub(super) fn bound_at(&mut self, region: &mut Region, duals: &[f64], keep: usize) -> Result<f64, Ended> {
        let mut bound: f64 = duals.iter().zip(&region.wanted).map(|(dual, wanted)| dual * wanted).sum();
        for person in 0..region.people.len() {
            let Some((cost, _)) = self.best_row(region, person, duals, keep)? else {
                return Ok(f64::INFINITY);
            };
            bound += cost;
        }
        Ok(bound)
    }

    /// The linear programme over the columns that the region has.
    pub(super) fn master(&mut self, region: &Region, duals: Vec<f64>, bound: f64) -> Master {
        // The rows that stand now are the first columns: no mix is dearer, and few pivots are needed from there.
        let ids: Vec<usize> = (0..region.people.len()).collect();
        let first: Vec<(f64, Vec<u32>)> =
            ids.iter().map(|id| (region.columns[*id].cost, region.columns[*id].lines.clone())).collect();
        let simplex = Simplex::new(&region.wanted, &region.under, &region.over, &first, &mut self.random);
        let mut is_in = vec![false; region.columns.len()];
        ids.iter().for_each(|id| is_in[*id] = true);
        let mut master = Master { simplex, ids, is_in, bound, duals };
        master.enter_best(region, FIRST_COLUMNS);
        // The newest together are nearly a mix that covers.
        for person in 0..region.people.len() {
            let newest =
                &region.of_person[person][region.of_person[person].len().saturating_sub(FIRST_COLUMNS)..];
            newest.iter().for_each(|column| {
                master.enter(region, *column);
            });
        }
        master
    }

    /// Adds rows until none makes the mix better, the bound is within `gap` of the mix, or nothing below the cost of the region is left.
    pub(super) fn generate(
        &mut self,
        region: &mut Region,
        master: &mut Master,
        gap: f64,
        rounds: usize,
    ) -> Result<(), Ended> {
        let lines = region.wanted.len();
        let (mut smoothing, mut keep) = (0.7, 2);
        for _ in 0..rounds {
            self.optimise(master)?;
            if master.simplex.cost() - master.bound < gap || master.bound >= region.cost - 0.999 {
                return Ok(());
            }
            if master.simplex.columns() > (3 * SPARE) * region.people.len() {
                master.tidy(region);
            }
            let blend = |(exact, known): (&f64, &f64)| smoothing * known + (1.0 - smoothing) * exact;
            let duals: Vec<f64> =
                master.simplex.duals[..lines].iter().zip(&master.duals).map(blend).collect();
            let duals: Vec<f64> = duals
                .iter()
                .enumerate()
                .map(|(line, dual)| dual.clamp(-region.over[line], region.under[line]))
                .collect();
            let mut bound: f64 = duals.iter().zip(&region.wanted).map(|(dual, wanted)| dual * wanted).sum();
            let mut added = 0;
            for person in 0..region.people.len() {
                self.step()?;
                let found = region.price(&mut self.programme, person, &duals, keep);
                let Some((cost, column)) = found else {
                    // Nothing is open to this person any more.
                    master.bound = f64::INFINITY;
                    return Ok(());
                };
                bound += cost;
                let exact = &master.simplex.duals;
                if region.worth(column, exact) < exact[lines + person] - 1e-6 {
                    added += usize::from(master.enter(region, column));
                }
            }
            if bound > master.bound {
                master.bound = bound;
                master.duals = duals;
            }
            if added == 0 {
                if smoothing == 0.0 && keep == 8 {
                    return Ok(());
                }
                keep = 8;
                smoothing = if smoothing > 0.2 { smoothing * 0.5 } else { 0.0 };
            }
        }
        Ok(())
    }

    /// Solves the linear programme over the columns that it has.
    pub(super) fn optimise(&mut self, master: &mut Master) -> Result<(), Ended> {
        let effort = &mut self.effort;
        let told = self.programme.effort;
        let allowance = self.allowance;
        let watch = &mut *self.watch;
        master.simplex.solve(&mut |more| {
            *effort += more;
            let is_over = watch.step(told + *effort).is_break();
            if is_over || told + *effort > allowance { Err(Ended) } else { Ok(()) }
        })
    }
}

impl Master {
    /// Drops columns that are closed, or that bring least where there are too many.
    pub(super) fn tidy(&mut self, region: &Region) {
        let most = SPARE * region.people.len();
        let mut brings: Vec<f64> =
            (0..self.ids.len()).filter_map(|column| self.simplex.reduced(column)).collect();
        let bound = if brings.len() > most {
            *brings.select_nth_unstable_by(most, f64::total_cmp).1
        } else {
            f64::INFINITY
        };
        let is_kept: Vec<bool> = (0..self.ids.len())
            .map(|column| match self.simplex.reduced(column) {
                None => true,
                Some(brings) => brings <= bound && region.is_open(&region.columns[self.ids[column]]),
            })
            .collect();
        self.simplex.retain(&is_kept);
        for (id, kept) in self.ids.iter().zip(&is_kept) {
            self.is_in[*id] = *kept;
        }
        let mut kept = is_kept.iter();
        self.ids.retain(|_| kept.next().copied().unwrap_or(false));
    }

    /// Takes the best open columns of each person in.
    pub(super) fn enter_best(&mut self, region: &Region, most: usize) {
        for person in 0..region.people.len() {
            let open =
                region.of_person[person].iter().filter(|column| region.is_open(&region.columns[**column]));
            let mut worths: Vec<(f64, usize)> =
                open.map(|column| (region.worth(*column, &self.duals), *column)).collect();
            worths.sort_by(|one, other| one.0.total_cmp(&other.0));
            for (_, column) in worths.into_iter().take(most) {
                self.enter(region, column);
            }
        }
    }

    /// Takes a column of the region in; whether it was not in before.
    pub(super) fn enter(&mut self, region: &Region, column: usize) -> bool {
        self.is_in.resize(region.columns.len(), false);
        if self.is_in[column] {
            return false;
        }
        self.is_in[column] = true;
        self.ids.push(column);
        let entry = &region.columns[column];
        let more = if region.is_open(entry) { 0.0 } else { FORBIDDEN };
        self.simplex.add(entry.person, entry.cost + more, &entry.lines);
        true
    }
}
