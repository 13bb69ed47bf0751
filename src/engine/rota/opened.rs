//! Which lines of cover would be shorter than they are? Line by line, those of a skill and of people at the site for themselves.

use super::{Arranged, Row};
use crate::domain::{CoverId, PersonId, RotaPlan, in_order, rota::Cover};
use std::ops::Range;

/// A line of cover that a change leaves shorter than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Which line.
    pub cover: CoverId,
    /// The day, from 0.
    pub day: usize,
    /// How many more are missing than before.
    pub more: u32,
    /// How many are missing then.
    pub missing: u32,
}

/// Whether a person counts for a line on a day.
pub(super) fn counts(plan: &RotaPlan, cover: &Cover, person: PersonId, day: usize) -> bool {
    plan.people.get(&person).is_some_and(|person| cover.counts(person, plan.date(day)))
}

/// The lines that are shorter on some days when these people have these rows instead of their own.
pub(super) fn opened(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    changed: &[(usize, &Row)],
    days: Range<usize>,
) -> Vec<Opened> {
    let mut opened = Vec::new();
    for (id, cover) in in_order(&plan.cover) {
        let Some(shift) = arranged.shifts.iter().position(|each| *each == cover.shift) else { continue };
        for day in days.clone() {
            let is_on = |row: &Row| row.get(day).copied().flatten() == Some(shift);
            let is_there = |at: usize, row: &Row| {
                let counts = |id: &PersonId| counts(plan, cover, *id, day);
                u32::from(is_on(row) && arranged.people.get(at).is_some_and(counts))
            };
            let own = |at: usize| rota.get(at).map_or(0, |row| is_there(at, row));
            let left: u32 = changed.iter().map(|(at, _)| own(*at)).sum();
            if left == 0 {
                continue;
            }
            let there: u32 = (0..rota.len()).map(own).sum();
            let come: u32 = changed.iter().map(|(at, row)| is_there(*at, row)).sum();
            let (after, wanted) = (there - left + come, cover.on(plan.date(day)));
            let more = wanted.saturating_sub(after).saturating_sub(wanted.saturating_sub(there));
            if more > 0 {
                opened.push(Opened { cover: id, day, more, missing: wanted - after });
            }
        }
    }
    opened
}
