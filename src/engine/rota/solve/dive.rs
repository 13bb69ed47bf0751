//! From a mix of rows to one row each: cells are settled one after another, and the mix is worked out again each time.
//!
//! What is settled is that a person does one thing on one day, not a whole row (as rows are found anew for what is settled, there
//! is always one that fits the others). A mix that can no longer be better than the rota that is known ends the dive.

use super::{
    Ended, Work,
    columns::{FORBIDDEN, Master},
    region::Region,
};

/// How it came out when a region was worked out anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The rota became better.
    Better,
    /// The bound shows that nothing better is there.
    Proven,
    /// The dive did not find anything better.
    Missed,
    /// It took too long.
    OutOfAllowance,
}

/// Rounds in which rows are found near the known duals after cells are settled.
const NEAR: usize = 6;

/// How often a dive takes back what it settled: often where nothing but the whole is left to work out, seldom where windows of a
/// few weeks improve what comes out sooner.
const PATIENCE: usize = 64;
const LITTLE_PATIENCE: usize = 8;
/// The whole is small up to so many days.
const SMALL_WHOLE: usize = 28;
/// By this part of its cost the mix may rise in a dive before cells are settled with more care.
const RISE: f64 = 0.005;

/// Pairs that exchange days, and rows that are rebuilt, before a mix is judged where fairness counts.
const EVENED: usize = 40;

/// A share of a mix: person, day, choice.
type Cell = (f64, usize, usize, usize);

impl Work<'_> {
    /// Works out a region anew within an allowance of effort: bound, mix, dive.
    pub(super) fn rework(
        &mut self,
        people: Vec<usize>,
        days: (usize, usize),
        allowance: u64,
    ) -> Result<Outcome, Ended> {
        let before = self.rows.total(self.instance);
        self.allowance = self.spent().saturating_add(allowance);
        let outcome = self.rework_within(people, days);
        let is_over = self.spent() > self.allowance;
        self.allowance = u64::MAX;
        match outcome {
            // The watch is asked again: it may be it that ended the work.
            Err(Ended) if is_over => {
                self.ask()?;
                Ok(Outcome::OutOfAllowance)
            }
            Err(Ended) => Err(Ended),
            Ok(_) if self.rows.total(self.instance) < before => Ok(Outcome::Better),
            Ok(outcome) => Ok(outcome),
        }
    }

    fn rework_within(&mut self, people: Vec<usize>, days: (usize, usize)) -> Result<Outcome, Ended> {
        let mut region = Region::new(self.instance, &self.rows, people, days);
        let is_whole = region.is_whole();
        let mut duals = region.duals_from(&self.duals);
        let rounds: &[(usize, f64, f64)] =
            if self.has_duals { &[(4, 0.01, 0.2)] } else { &[(10, 0.1, 0.05), (10, 0.02, 0.1)] };
        let bound = self.subgradient(&mut region, &mut duals, rounds)?;
        let mut outcome = Outcome::Proven;
        if bound < region.cost - 0.999 {
            let mut master = self.master(&region, duals.clone(), bound);
            self.generate(&mut region, &mut master, 0.2, 400)?;
            duals.clone_from(&master.duals);
            region.duals_into(&duals, &mut self.duals);
            self.has_duals |= is_whole;
            if master.bound < region.cost - 0.999 {
                let is_patient = is_whole && self.instance.days <= SMALL_WHOLE;
                let patience = if is_patient { PATIENCE } else { LITTLE_PATIENCE };
                outcome = self.dive(&mut region, &mut master, patience)?;
            }
        }
        Ok(outcome)
    }

    /// Settles cells until each person has one row. What makes the mix dearer is taken back and tried with fewer cells; a single
    /// cell that does is forbidden instead.
    fn dive(
        &mut self,
        region: &mut Region,
        master: &mut Master,
        mut patience: usize,
    ) -> Result<Outcome, Ended> {
        self.forbid_hopeless(region, master)?;
        let (mut part, mut least) = (0.15, 0.75);
        let mut all = 0;
        let may_rise = (master.simplex.cost() * RISE).max(3.0);
        loop {
            if master.bound >= region.cost - 0.999 {
                return Ok(Outcome::Missed);
            }
            let shares = shares(region, master);
            if shares.is_empty() {
                return self.take_mix(region, master);
            }
            all = all.max(shares.len());
            let kept = (region.costs.clone(), master.bound, master.duals.clone(), master.simplex.cost());
            let settled = settle(region, &shares, part, least);
            self.mix_again(region, master, if settled * 20 > all { NEAR } else { 1 })?;
            self.forbid_hopeless(region, master)?;
            let rise = master.simplex.cost().max(master.bound) - kept.3;
            let allowed = (may_rise * settled as f64 / all as f64).max(0.3);
            if rise < allowed {
                // As long as the mix stays as good more is settled at once.
                (part, least) = ((part * 1.4_f64).min(0.4), (least - 0.05_f64).max(0.55));
                continue;
            }
            (part, least) = ((part * 0.5).max(0.01), (least + 0.1).min(0.9));
            if patience == 0 {
                // What is left is settled as it comes; other parts of the work improve it.
                (part, least) = (part.max(0.1), 0.6);
                continue;
            }
            if rise <= 2.0 * allowed {
                continue;
            }
            patience -= 1;
            (region.costs, master.bound, master.duals) = (kept.0, kept.1, kept.2);
            if settled > 1 {
                reprice(region, master);
                self.optimise(master)?;
                continue;
            }
            let (_, person, day, choice) = shares[0];
            region.costs[person][day * region.instance.choices + choice] = f64::INFINITY;
            self.mix_again(region, master, 1)?;
            if master.simplex.cost().max(master.bound) - kept.3 > 2.0 * allowed {
                // Neither way is good: something settled long ago is wrong, and nobody knows what.
                for person in self.some_of(region.people.len() / 3 + 1, region.people.len()) {
                    region.open(person);
                }
                master.bound = f64::NEG_INFINITY;
                self.mix_again(region, master, NEAR)?;
                (part, least) = (0.03, 0.75);
            }
        }
    }

    /// Forbids what cannot be part of anything better, and works the mix out without it. A part is done too soon for it to pay.
    fn forbid_hopeless(&mut self, region: &mut Region, master: &mut Master) -> Result<(), Ended> {
        if region.is_whole() && region.forbid_hopeless(&mut self.programme, &master.duals) > 0 {
            reprice(region, master);
            self.optimise(master)?;
        }
        Ok(())
    }

    /// Works the mix out again after cells were settled.
    fn mix_again(&mut self, region: &mut Region, master: &mut Master, rounds: usize) -> Result<(), Ended> {
        reprice(region, master);
        // Where the mix was good the duals still are nearly right: rows are found there first.
        master.bound = self.bound_at(region, &master.duals.clone(), 4)?;
        if master.bound >= region.cost - 0.999 {
            return Ok(());
        }
        let mut near = master.duals.clone();
        self.person_by_person(region, &mut near, rounds, 0.01, 0.2)?;
        master.enter_best(region, 10);
        self.generate(region, master, 0.3, 30)
    }

    /// Writes the rows of a mix that is none into the rota, if that makes it better.
    fn take_mix(&mut self, region: &Region, master: &Master) -> Result<Outcome, Ended> {
        let mut chosen: Vec<Option<usize>> = vec![None; region.people.len()];
        for (column, weight) in master.simplex.weights() {
            let id = master.ids[column];
            if weight > 0.5 {
                chosen[region.columns[id].person] = Some(id);
            }
        }
        let Some(chosen) = chosen.into_iter().collect::<Option<Vec<usize>>>() else {
            return Ok(Outcome::Missed);
        };
        let kept = self.rows.clone();
        region.lay(&mut self.rows, &chosen);
        self.keep_best();
        // A mix knows nothing of fairness: where it is better but for that, it is evened out before it is judged.
        if !self.instance.shared.is_empty() && self.rows.cost < kept.cost {
            self.even_out(EVENED)?;
            self.rebuild_rows(EVENED)?;
        }
        if self.rows.total(self.instance) < kept.total(self.instance) {
            return Ok(Outcome::Better);
        }
        self.rows = kept;
        Ok(Outcome::Missed)
    }
}

/// The cells of people whose row is not settled by the mix, those with the greatest share first.
fn shares(region: &Region, master: &Master) -> Vec<Cell> {
    let choices = region.instance.choices;
    let span = region.days.1 - region.days.0;
    let mut sums = vec![0.0; region.people.len() * span * choices];
    let mut is_mixed = vec![false; region.people.len()];
    for (column, weight) in master.simplex.weights() {
        let column = &region.columns[master.ids[column]];
        is_mixed[column.person] |= weight > 0.01 && weight < 0.99;
        for (day, choice) in column.cells.iter().enumerate() {
            sums[(column.person * span + day) * choices + usize::from(*choice)] += weight;
        }
    }
    let mut cells: Vec<Cell> = Vec::new();
    for person in (0..region.people.len()).filter(|person| is_mixed[*person]) {
        for day in 0..span {
            for choice in 0..choices {
                let share: f64 = sums[(person * span + day) * choices + choice];
                if share > 0.01 && share < 0.99 {
                    cells.push((share, person, day, choice));
                }
            }
        }
    }
    cells.sort_by(|one, other| other.0.total_cmp(&one.0));
    cells
}

/// Settles the cells with the greatest shares; how many.
fn settle(region: &mut Region, shares: &[Cell], part: f64, least: f64) -> usize {
    let most = ((shares.len() as f64 * part) as usize).max(1);
    let choices = region.instance.choices;
    let mut settled = 0;
    for (share, person, day, choice) in shares.iter().take(most) {
        if settled > 0 && *share < least {
            break;
        }
        for other in (0..choices).filter(|other| other != choice) {
            region.costs[*person][day * choices + other] = f64::INFINITY;
        }
        settled += 1;
    }
    settled
}

/// Makes what is forbidden dear, and what is not no dearer than it is.
fn reprice(region: &Region, master: &mut Master) {
    for (column, id) in master.ids.iter().enumerate() {
        let entry = &region.columns[*id];
        let more = if region.is_open(entry) { 0.0 } else { FORBIDDEN };
        master.simplex.reprice(column, entry.cost + more);
    }
    master.simplex.find_duals();
    master.tidy(region);
}
