//! A pattern of the user's own: read from its letters, laid over people, and what it asks of them.

use super::Cells;
use crate::domain::{
    RotaPlan, ShiftId, in_order,
    rota::{OwnPattern, ShiftKind},
};
use std::collections::BTreeMap;

/// What a pattern of the user's own asks of people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnFacts {
    /// Days until a crew is where it began.
    pub cycle_days: usize,
    /// Hours of work a week, on average.
    pub hours_a_week: f64,
    /// Most nights in a row.
    pub nights_in_row: usize,
    /// Weekends without a shift on Saturday and Sunday, of all.
    pub weekends_off: f64,
}

/// The shifts by their letter; of several with one letter the first of the list.
pub(super) fn by_letter(rota: &RotaPlan) -> BTreeMap<char, ShiftId> {
    let mut shifts = BTreeMap::new();
    for (id, kind) in in_order(&rota.shifts) {
        if let Some(letter) = kind.letter.chars().next() {
            shifts.entry(letter.to_ascii_uppercase()).or_insert(id);
        }
    }
    shifts
}

/// The days of a cycle.
///
/// # Errors
/// A letter that no shift has.
fn cycle(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Vec<Option<ShiftId>>, char> {
    let shifts = by_letter(rota);
    let letters = pattern.cycle.chars().filter(|letter| !letter.is_whitespace());
    letters
        .map(|letter| match (letter, shifts.get(&letter.to_ascii_uppercase())) {
            ('-' | '.' | '_', _) => Ok(None),
            (_, Some(shift)) => Ok(Some(*shift)),
            ('O' | 'o', None) => Ok(None),
            (letter, None) => Err(letter),
        })
        .collect()
}

/// The day of the cycle on which a crew begins: equal parts, rounded down.
fn offset(pattern: &OwnPattern, crew: usize, days: usize) -> usize {
    let crews = pattern.crews.max(1) as usize;
    (crew % crews) * days / crews
}

/// Lays the pattern over the rota as [`lay`](super::lay) does; the cycle begins on the first day.
///
/// # Errors
/// A letter that no shift has.
pub fn lay_own(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Cells, char> {
    let cycle = cycle(rota, pattern)?;
    super::files::laid_over(rota, |crew, day| {
        let at = (day + offset(pattern, crew, cycle.len())) % cycle.len().max(1);
        Ok(cycle.get(at).copied().flatten())
    })
}

/// What the pattern asks of people, over the least common multiple of its cycle and the week.
///
/// # Errors
/// A letter that no shift has.
pub fn own_facts(rota: &RotaPlan, pattern: &OwnPattern) -> Result<OwnFacts, char> {
    let cycle = cycle(rota, pattern)?;
    let kind =
        |day: usize| -> Option<&ShiftKind> { rota.shifts.get(&(*cycle.get(day % cycle.len().max(1))?)?) };
    let days = cycle.len() * if cycle.len().is_multiple_of(7) { 1 } else { 7 };
    let minutes: f64 = (0..cycle.len()).filter_map(kind).map(|kind| f64::from(kind.working_minutes())).sum();
    let (mut run, mut nights) = (0, 0);
    for day in 0..2 * cycle.len() {
        run = if kind(day).is_some_and(ShiftKind::is_night) { run + 1 } else { 0 };
        nights = nights.max(run).min(cycle.len());
    }
    let weekends: Vec<bool> = (0..days)
        .filter(|day| day % 7 == 5)
        .map(|day| kind(day).is_none() && kind(day + 1).is_none())
        .collect();
    let off = weekends.iter().filter(|is_off| **is_off).count();
    Ok(OwnFacts {
        cycle_days: cycle.len(),
        hours_a_week: minutes / 60.0 * 7.0 / cycle.len().max(1) as f64,
        nights_in_row: nights,
        weekends_off: off as f64 / weekends.len().max(1) as f64,
    })
}
