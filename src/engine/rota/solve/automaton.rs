//! Which sequences of days may a person work? One automaton says it for all rules on sequences at once.
//!
//! Days in a row, days off in a row, successions, rest, nights in a row, days off after nights and the days before the rota
//! are all told by a state that each day's choice leads on from. States that allow the same futures are merged
//! (Moore's partition refinement), so that a rule costs only the states that it really tells apart. A choice is 0 for a day off
//! and 1 + shift for a shift.

use std::collections::BTreeMap;

use crate::engine::rota::model::{Person, Problem};

/// No way on.
pub(super) const NOWHERE: u16 = u16::MAX;

/// The sequences that one person may work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Automaton {
    /// The number of states.
    pub(super) states: usize,
    /// The number of choices of a day.
    pub(super) choices: usize,
    /// Where a choice leads from a state: `state * choices + choice`.
    next: Vec<u16>,
    /// Whether the day before was worked.
    pub(super) is_working: Vec<bool>,
    /// The state before day 0.
    pub(super) start: u16,
}

/// What has to be known of the days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Raw {
    /// Nothing is known: the row that begins now may have begun earlier.
    Unknown,
    /// Days off, with so many to come before work.
    Off(u32),
    /// The last shift, how long the row is, whether it may be short, how many nights are in a row.
    Work { last: usize, row: u32, may_be_short: bool, nights: u32 },
}

/// The rules as they are looked up.
struct Rules<'a> {
    problem: &'a Problem,
    person: &'a Person,
}

impl Rules<'_> {
    fn is_succession(&self, last: usize, next: usize) -> bool {
        let (before, after) = (&self.problem.shifts[last], &self.problem.shifts[next]);
        let rests = match (before.times, after.times) {
            (Some((_, end)), Some((start, _))) => start + 1440 >= end + self.person.min_rest_minutes,
            _ => true,
        };
        rests && !before.forbidden_next.contains(&next)
    }

    fn nights_after(&self, nights: u32, shift: usize) -> u32 {
        if self.problem.shifts[shift].is_night { nights + 1 } else { 0 }
    }

    /// Where a shift leads, broken rules or not.
    fn worked(&self, from: Raw, shift: usize) -> Raw {
        match from {
            Raw::Unknown => {
                Raw::Work { last: shift, row: 1, may_be_short: true, nights: self.nights_after(0, shift) }
            }
            Raw::Off(_) => {
                Raw::Work { last: shift, row: 1, may_be_short: false, nights: self.nights_after(0, shift) }
            }
            Raw::Work { row, may_be_short, nights, .. } => Raw::Work {
                last: shift,
                row: row + 1,
                may_be_short: may_be_short || row + 1 >= self.person.min_days_in_row,
                nights: self.nights_after(nights, shift),
            },
        }
    }

    /// Where a day off leads, broken rules or not.
    fn rested(&self, from: Raw) -> Raw {
        match from {
            Raw::Unknown => Raw::Off(0),
            Raw::Off(left) => Raw::Off(left.saturating_sub(1)),
            Raw::Work { nights, .. } => {
                let after_night = if nights > 0 { self.person.min_days_off_after_night } else { 0 };
                Raw::Off(self.person.min_days_off_in_row.max(after_night).saturating_sub(1))
            }
        }
    }

    /// Where a choice leads, if it is allowed.
    fn step(&self, from: Raw, choice: usize) -> Option<Raw> {
        let person = self.person;
        let Some(shift) = choice.checked_sub(1) else {
            return match from {
                Raw::Work { row, may_be_short, .. } if !may_be_short && row < person.min_days_in_row => None,
                _ => Some(self.rested(from)),
            };
        };
        if person.most_of_shift[shift] == 0 {
            return None;
        }
        if let Raw::Off(left) = from
            && left > 0
        {
            return None;
        }
        let to = self.worked(from, shift);
        let Raw::Work { row, nights, .. } = to else { return None };
        if row > person.max_days_in_row || person.max_nights_in_row.is_some_and(|most| nights > most) {
            return None;
        }
        if let Raw::Work { last, nights: before, .. } = from {
            let leaves_nights = before > 0 && nights == 0 && person.min_days_off_after_night > 0;
            if leaves_nights || !self.is_succession(last, shift) {
                return None;
            }
        }
        Some(to)
    }

    /// Counts that no rule will look at any more stand still, so that there are few states.
    fn reduced(&self, state: Raw) -> Raw {
        let Raw::Work { last, row, may_be_short, nights } = state else { return state };
        let longest = (self.problem.days + self.person.history.len()) as u32;
        let row =
            if self.person.max_days_in_row >= longest { row.min(self.person.min_days_in_row) } else { row };
        let nights = if self.person.max_nights_in_row.is_none() { nights.min(1) } else { nights };
        Raw::Work { last, row, may_be_short, nights }
    }

    /// Before day 0; what the days before it broke is not held against the rota.
    fn start(&self) -> Raw {
        let person = self.person;
        person.history.iter().fold(Raw::Unknown, |from, cell| match cell {
            None => self.rested(from),
            Some(shift) => match self.worked(from, *shift) {
                Raw::Work { last, row, may_be_short, nights } => Raw::Work {
                    last,
                    row: row.min(person.max_days_in_row),
                    may_be_short,
                    nights: person.max_nights_in_row.map_or(nights, |most| nights.min(most)),
                },
                other => other,
            },
        })
    }
}

impl Automaton {
    /// The automaton of a person.
    pub(super) fn new(problem: &Problem, person: &Person) -> Self {
        let rules = Rules { problem, person };
        let choices = problem.shifts.len() + 1;
        let start = rules.reduced(rules.start());
        let mut places = BTreeMap::from([(start, 0_usize)]);
        let mut raw = vec![start];
        let mut next: Vec<Option<usize>> = Vec::new();
        while next.len() < raw.len() * choices {
            let from = raw[next.len() / choices];
            let to = rules.step(from, next.len() % choices).map(|to| rules.reduced(to));
            next.push(to.map(|to| {
                *places.entry(to).or_insert_with(|| {
                    raw.push(to);
                    raw.len() - 1
                })
            }));
        }
        let is_working: Vec<bool> = raw.iter().map(|state| matches!(state, Raw::Work { .. })).collect();
        merged(choices, &next, &is_working)
    }

    /// Where a choice leads from a state, or [`NOWHERE`].
    #[inline]
    pub(super) fn next(&self, state: u16, choice: usize) -> u16 {
        self.next[usize::from(state) * self.choices + choice]
    }

    /// Whether two choices lead to the same from every state.
    pub(super) fn is_alike(&self, one: usize, other: usize) -> bool {
        (0..self.states)
            .all(|state| self.next[state * self.choices + one] == self.next[state * self.choices + other])
    }
}

/// Merges the states that allow the same futures.
fn merged(choices: usize, next: &[Option<usize>], is_working: &[bool]) -> Automaton {
    let count = is_working.len();
    let mut class: Vec<usize> = is_working.iter().map(|works| usize::from(*works)).collect();
    let mut classes = 0;
    loop {
        let mut seen = BTreeMap::new();
        let refined: Vec<usize> = (0..count)
            .map(|state| {
                let futures: Vec<Option<usize>> =
                    next[state * choices..][..choices].iter().map(|to| to.map(|to| class[to])).collect();
                let fresh = seen.len();
                *seen.entry((class[state], futures)).or_insert(fresh)
            })
            .collect();
        let found = seen.len();
        class = refined;
        if found == classes {
            break;
        }
        classes = found;
    }
    let mut automaton = Automaton {
        states: classes,
        choices,
        next: vec![NOWHERE; classes * choices],
        is_working: vec![false; classes],
        start: class[0] as u16,
    };
    for state in 0..count {
        automaton.is_working[class[state]] = is_working[state];
        for choice in 0..choices {
            let to = next[state * choices + choice].map_or(NOWHERE, |to| class[to] as u16);
            automaton.next[class[state] * choices + choice] = to;
        }
    }
    automaton
}
