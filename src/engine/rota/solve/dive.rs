//! From a mix of rows to one row each: cells are settled one after another, and the mix is worked out again each time.
//!
//! What is settled is that a person does one thing on one day, not a whole row (as rows are found anew for what is settled, there
//! is always one that fits the others). A mix that can no longer be better than the rota that is known ends the dive.

use super::{
    Ended, Work,
    columns::{FORBIDDEN, Master},
    region::Region,
};

/// How a dive came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dive {
    /// A better rota.
    Better,
    /// Nothing better was left below.
    Pruned,
}

/// Rounds in which rows are found near the known duals after cells are settled.
const NEAR: usize = 6;

/// A share of a mix: person, day, choice.
type Cell = (f64, usize, usize, usize);

impl Work<'_> {
    /// Works out a region anew: bound, mix, dive. Whether the rota became better.
    pub(super) fn rework(&mut self, people: Vec<usize>, days: (usize, usize), rounds: usize) -> Result<bool, Ended> {
        self.programme.stats = [0; 8];
        let mut region = Region::new(self.instance, &self.rows, people, days);
        let before = self.rows.cost;
        let mut duals = region.duals_from(&self.duals);
        let mut bound = self.subgradient(&mut region, &mut duals, rounds)?;
        if std::env::var("TRACE").is_ok() { eprintln!("   region {} people {:?}: cost {} subgradient {bound:.2} columns {} programme {:?}", region.people.len(), days, region.cost, region.columns.len(), self.programme.stats); }
        if bound < region.cost - 0.999 {
            let Some(mut master) = self.master(&region, duals.clone(), bound) else { return Ok(false) };
            self.generate(&mut region, &mut master, 0.2, 400)?;
            bound = master.bound;
            duals.clone_from(&master.duals);
            if std::env::var("TRACE").is_ok() { eprintln!("     lp {:.2} bound {bound:.2} pivots {} columns {} rounds error {:.1e}", master.simplex.cost(), master.simplex.pivots, region.columns.len(), master.simplex.error()); }
            if bound < region.cost - 0.999 {
                let dive = self.dive(&mut region, &mut master)?;
                if std::env::var("TRACE").is_ok() { eprintln!("     dive {dive:?} pivots {} rows cost {}", master.simplex.pivots, self.rows.cost); }
            }
        }
        region.duals_into(&duals, &mut self.duals);
        Ok(self.rows.cost < before)
    }

    /// Settles cells until each person has one row.
    fn dive(&mut self, region: &mut Region, master: &mut Master) -> Result<Dive, Ended> {
        let mut part = 0.1;
        loop {
            if master.bound >= region.cost - 0.999 {
                return Ok(Dive::Pruned);
            }
            let shares = shares(region, master);
            if shares.is_empty() {
                return Ok(self.take_mix(region, master));
            }
            settle(region, master, &shares, part);
            let before = master.simplex.cost();
            // Where the mix was good the duals still are nearly right: rows are found there first.
            master.bound = self.bound_at(region, &master.duals.clone(), None)?;
            if master.bound >= region.cost - 0.999 {
                return Ok(Dive::Pruned);
            }
            let mut near = master.duals.clone();
            self.person_by_person(region, &mut near, NEAR, 0.01, 0.2)?;
            master.enter_best(region, 10);
            master.simplex.find_duals();
            self.generate(region, master, 0.3, 30)?;
            part = if master.simplex.cost() < before + 0.1 { (part * 1.3).min(0.3) } else { (part * 0.5).max(0.02) };
            if std::env::var("TRACE").is_ok() { eprintln!("       depth: {} fractional, lp {:.2} bound {:.2} pivots {} columns {}", shares.len(), master.simplex.cost(), master.bound, master.simplex.pivots, region.columns.len()); }
        }
    }

    /// Writes the rows of a mix that is none into the rota, if that makes it better.
    fn take_mix(&mut self, region: &Region, master: &Master) -> Dive {
        let mut chosen: Vec<Option<usize>> = vec![None; region.people.len()];
        for (column, weight) in master.simplex.weights() {
            let id = master.ids[column];
            if weight > 0.5 {
                chosen[region.columns[id].person] = Some(id);
            }
        }
        let Some(chosen) = chosen.into_iter().collect::<Option<Vec<usize>>>() else { return Dive::Pruned };
        let kept = self.rows.clone();
        region.lay(&mut self.rows, &chosen);
        if self.rows.cost < kept.cost {
            self.keep_best();
            return Dive::Better;
        }
        self.rows = kept;
        Dive::Pruned
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

/// Settles the cells with the greatest shares.
fn settle(region: &mut Region, master: &mut Master, shares: &[Cell], part: f64) {
    let most = ((shares.len() as f64 * part) as usize).max(1);
    let choices = region.instance.choices;
    for (place, (share, person, day, choice)) in shares.iter().enumerate() {
        if place > 0 && (place >= most || *share < 0.75) {
            break;
        }
        for other in (0..choices).filter(|other| other != choice) {
            region.costs[*person][day * choices + other] = f64::INFINITY;
        }
    }
    for (column, id) in master.ids.iter().enumerate() {
        let entry = &region.columns[*id];
        let more = if region.is_open(entry) { 0.0 } else { FORBIDDEN };
        master.simplex.reprice(column, entry.cost + more);
    }
}
