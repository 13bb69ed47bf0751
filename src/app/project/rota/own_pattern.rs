//! A pattern of the user's own: read from its letters, laid over people, and what it asks of them.

use super::{
    Cells,
    crews::{Crews, PatternFacts},
};
use crate::domain::{RotaPlan, ShiftId, in_order, rota::OwnPattern};
use std::collections::BTreeMap;

/// The shifts by their letters in large ones: as a whole, and by the first alone; of several the first of the list.
struct Letters {
    whole: BTreeMap<String, ShiftId>,
    first: BTreeMap<char, ShiftId>,
}

impl Letters {
    fn of(rota: &RotaPlan) -> Self {
        let mut letters = Self { whole: BTreeMap::new(), first: BTreeMap::new() };
        for (id, kind) in in_order(&rota.shifts) {
            let whole = kind.letter.trim().to_uppercase();
            if let Some(first) = whole.chars().next() {
                letters.first.entry(first).or_insert(id);
                letters.whole.entry(whole).or_insert(id);
            }
        }
        letters
    }

    fn one(&self, letter: char) -> Option<ShiftId> {
        let letter = letter.to_ascii_uppercase();
        self.whole.get(letter.encode_utf8(&mut [0; 4]) as &str).or_else(|| self.first.get(&letter)).copied()
    }
}

/// The days of a cycle: what stands apart may be a letter of two characters.
///
/// # Errors
/// A letter that no shift has.
fn cycle(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Vec<Option<ShiftId>>, char> {
    let letters = Letters::of(rota);
    let mut cycle = Vec::new();
    for word in pattern.cycle.split_whitespace() {
        if let Some(shift) = letters.whole.get(&word.to_uppercase()) {
            cycle.push(Some(*shift));
            continue;
        }
        for letter in word.chars() {
            cycle.push(match (letter, letters.one(letter)) {
                ('-' | '.' | '_', _) => None,
                (_, Some(shift)) => Some(shift),
                ('O' | 'o', None) => None,
                (letter, None) => return Err(letter),
            });
        }
    }
    Ok(cycle)
}

/// The day of the cycle on which a crew begins, from 0 on: its own, or an equal part, rounded down.
fn offset(pattern: &OwnPattern, crew: u32, days: usize) -> usize {
    let crews = pattern.crews.max(1);
    match pattern.offsets.get(&crew) {
        Some(day) => *day as usize % days.max(1),
        None => (crew % crews) as usize * days / crews as usize,
    }
}

/// The day of the cycle on which each crew begins, from 0 on.
///
/// # Errors
/// A letter that no shift has.
pub fn own_offsets(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Vec<usize>, char> {
    let days = cycle(rota, pattern)?.len();
    Ok((0..pattern.crews).map(|crew| offset(pattern, crew, days)).collect())
}

/// Lets a crew begin on a day of the cycle; that of its equal part needs no saying.
pub fn set_offset(rota: &RotaPlan, pattern: &mut OwnPattern, crew: u32, day: u32) {
    pattern.offsets.remove(&crew);
    let days = cycle(rota, pattern).map_or(0, |cycle| cycle.len());
    if offset(pattern, crew, days) != day as usize {
        pattern.offsets.insert(crew, day);
    }
}

fn crews(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Crews, char> {
    let cycle = cycle(rota, pattern)?;
    let of = |offset: usize| cycle[offset..].iter().chain(&cycle[..offset]).copied().collect();
    Ok(Crews((0..pattern.crews.max(1)).map(|crew| of(offset(pattern, crew, cycle.len()))).collect()))
}

/// Lays the pattern over the rota as [`lay`](super::lay) does.
///
/// # Errors
/// A letter that no shift has.
pub fn lay_own(rota: &RotaPlan, pattern: &OwnPattern) -> Result<Cells, char> {
    Ok(crews(rota, pattern)?.laid(rota))
}

/// What the pattern asks of people.
///
/// # Errors
/// A letter that no shift has.
pub fn own_facts(rota: &RotaPlan, pattern: &OwnPattern) -> Result<PatternFacts, char> {
    Ok(crews(rota, pattern)?.facts(rota))
}
