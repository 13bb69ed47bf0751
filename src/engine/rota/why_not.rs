//! Why can this place not be filled? The smallest set of rules and facts that together leave no way, and what lifting each would do.
//!
//! Some days around the place are looked at; all others stay as they are. Every way of working these days is laid out for each person, with
//! what it would break that is not broken yet. A place can be filled if each person has a row that breaks nothing that
//! is in force, so that no line is shorter on any of these days than it is now, and this one on its day is full. Causes are left
//! out one by one as long as it stays impossible without them (a deletion filter); what is left is needed as a whole.
//! Effort is limited; where it does not suffice, that is said. Nothing is drawn by chance.

mod fill;
mod judge;
mod rows;

use super::Arranged;
use crate::domain::{CoverId, PersonId, RotaPlan, ShiftId, rota::Obstacle};
use chrono::NaiveDate;
use fill::{Filled, Filler};
use rows::Laid;
use serde::{Deserialize, Serialize};

/// A day of a person: a shift, or nothing.
pub type Cell = (PersonId, NaiveDate, Option<ShiftId>);

/// Why a place cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyNot {
    /// The line of cover.
    pub cover: CoverId,
    /// The day, from 0.
    pub day: usize,
    /// The first day that was looked at, from 0; all days before stay as they are.
    pub first: usize,
    /// The last one; all days behind stay as they are.
    pub last: usize,
    /// What was found.
    pub verdict: Verdict,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It can be filled within the rules, by these changes.
    CanBeFilled(Vec<Cell>),
    /// It cannot, because of all of these together; of none where more people are wanted at once than may count.
    Impossible {
        /// The causes, each needed.
        causes: Vec<Lifted>,
        /// Whether it is shown that without any one of them the others leave a way.
        is_smallest: bool,
    },
    /// It was not shown within the effort that is spent on it.
    NotShown,
}

/// A cause, and what lifting it alone would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    /// The cause.
    pub what: Obstacle,
    /// The changes that would fill the place then; none where others still stand in the way, or none was found.
    pub fills: Option<Vec<Cell>>,
}

/// Why a line of cover cannot be filled on a day; none if the line is not there.
pub fn why_not(plan: &RotaPlan, arranged: &Arranged, cover: CoverId, day: usize) -> Option<WhyNot> {
    plan.cover.get(&cover)?;
    let answer = |(first, last): (usize, usize), verdict| Some(WhyNot { cover, day, first, last, verdict });
    let Some(laid) = Laid::out(plan, arranged, cover, day) else {
        return answer((day, day), Verdict::NotShown);
    };
    let span = (laid.first, laid.first + laid.days - 1);
    let filler = Filler::new(&laid);
    let all = laid.everything();
    let changes = |way, in_force| laid.changes(plan, arranged, &filler.with_fewest_changes(way, in_force));
    match filler.fill(all) {
        Filled::By(way) => return answer(span, Verdict::CanBeFilled(changes(way, all))),
        Filled::NotShown => return answer(span, Verdict::NotShown),
        Filled::Never => {}
    }
    // Which set is left depends on what is left out first: what people have first, then rules, and the other way round.
    let forward: Vec<usize> = (0..laid.causes.len()).collect();
    let backward: Vec<usize> = forward.iter().rev().copied().collect();
    let mut sets = [forward, backward].map(|order| smallest(&filler, all, &order));
    sets.sort_by_key(|(kept, is_smallest)| (!is_smallest, kept.count_ones()));
    let [(kept, is_smallest), _] = sets;
    let of_set = laid.causes.iter().enumerate().filter(|(at, _)| kept & bit(*at) != 0);
    let causes = of_set.map(|(at, what)| {
        let fills = match filler.fill(all & !bit(at)) {
            Filled::By(way) => Some(changes(way, all & !bit(at))),
            Filled::Never | Filled::NotShown => None,
        };
        Lifted { what: *what, fills }
    });
    answer(span, Verdict::Impossible { causes: causes.collect(), is_smallest })
}

/// The causes that are left when each that is not needed is left out in turn, and whether each is shown to be needed.
fn smallest(filler: &Filler<'_>, all: u128, order: &[usize]) -> (u128, bool) {
    let mut kept = all;
    let mut open = Vec::new();
    for at in order {
        match filler.fill(kept & !bit(*at)) {
            Filled::Never => kept &= !bit(*at),
            // With fewer causes in force there is still that way, so that this one stays needed.
            Filled::By(_) => {}
            Filled::NotShown => open.push(*at),
        }
    }
    let is_needed = |at: &usize| match filler.fill(kept & !bit(*at)) {
        Filled::By(_) => true,
        Filled::Never | Filled::NotShown => false,
    };
    (kept, open.iter().all(is_needed))
}

fn bit(at: usize) -> u128 {
    1 << at
}
