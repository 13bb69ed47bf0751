//! Who could take it? For a shift that is missing somebody: everybody, ranked by what taking it would break and cost; for a person who
//! is to be away: which shifts would be left, and who could take each; for two people: what swapping days would do.

use super::{
    Arranged, Charge, Row, Violation, check,
    costs::{Present, alone},
    from_plan::is_too_soon_after_call,
    points_of,
    report::breach,
};
use crate::domain::{
    PersonId, RotaPlan, ShiftId,
    rota::{Breach, Cover},
};

/// Somebody who could take a shift, and what that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// What they would leave: the shift that they have on that day.
    pub leaves: Option<ShiftId>,
    /// Rules that it would break and that are not broken yet.
    pub breaks: Vec<Breach>,
    /// What it would cost beside that: rules that may be broken, wishes, uneven shares.
    pub charges: Vec<Charge>,
    /// Minutes beyond the contract with it; below zero, minutes still owed.
    pub beyond_contract: i64,
}

impl Candidate {
    /// Whether they could take it without breaking a rule or leaving another shift.
    pub fn is_free(&self) -> bool {
        self.breaks.is_empty() && self.leaves.is_none()
    }
}

/// The rules that a row of one person breaks.
fn broken_by(arranged: &Arranged, person: usize, row: &Row) -> Vec<Violation> {
    let Some(alone) = alone(&arranged.problem, person) else { return Vec::new() };
    check(&alone, std::slice::from_ref(row))
}

/// The rules that another row of a person breaks and the present one does not.
fn fresh(plan: &RotaPlan, arranged: &Arranged, person: usize, row: &Row, with: &Row) -> Vec<Breach> {
    let before = broken_by(arranged, person, row);
    // Hours still owed are owed with one shift more as well, only fewer.
    let new = broken_by(arranged, person, with).into_iter().filter(|one| match one {
        Violation::Minutes { .. } => !before.iter().any(|old| matches!(old, Violation::Minutes { .. })),
        Violation::SpanMinutes { day, minutes, .. } => !before.iter().any(|old| {
            matches!(old, Violation::SpanMinutes { day: same, minutes: had, .. } if same == day && had >= minutes)
        }),
        one => !before.contains(one),
    });
    let alone = std::slice::from_ref(with);
    let mut breaches: Vec<Breach> = new
        .filter_map(|one| breach(plan, arranged, Some(person), alone, one))
        .map(|(_, _, what)| what)
        .collect();
    breaches.dedup();
    breaches
}

/// Everybody who does not work this shift on this day already, the best first.
pub fn who_could(
    plan: &RotaPlan,
    arranged: &Arranged,
    day: usize,
    shift: ShiftId,
    is_counted: impl Fn(PersonId) -> bool,
) -> Vec<Candidate> {
    let Some(place) = arranged.shifts.iter().position(|each| *each == shift) else { return Vec::new() };
    let rota = arranged.rota(plan);
    let present = Present::new(plan, arranged, &rota);
    let mut candidates: Vec<Candidate> = arranged
        .people
        .iter()
        .enumerate()
        .filter(|(_, person)| is_counted(**person))
        .filter_map(|(at, person)| {
            let row = rota.get(at)?;
            let had = row.get(day).copied().flatten();
            if had == Some(place) {
                return None;
            }
            let mut with = row.clone();
            *with.get_mut(day)? = Some(place);
            let mut breaks = fresh(plan, arranged, at, row, &with);
            if is_too_soon_after_call(plan, plan.people.get(person)?, plan.date(day), shift) {
                breaks.push(Breach::AfterCall);
            }
            let minutes: i64 =
                with.iter().flatten().map(|shift| i64::from(arranged.problem.shifts[*shift].minutes)).sum();
            let owed = i64::from(arranged.contract_minutes.get(at).copied().unwrap_or(0));
            Some(Candidate {
                person: *person,
                leaves: had.and_then(|shift| arranged.shifts.get(shift)).copied(),
                breaks,
                charges: present.charges(&[(at, &with)]),
                beyond_contract: minutes - owed,
            })
        })
        .collect();
    candidates.sort_by_key(|one| {
        let cost = points_of(&one.charges);
        (one.breaks.len(), one.leaves.is_some(), cost, one.beyond_contract, one.person)
    });
    candidates
}

/// A shift that somebody's time off would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The day.
    pub day: usize,
    /// The shift.
    pub shift: ShiftId,
    /// Whether somebody would be missing then.
    pub is_gap: bool,
    /// Who could take a gap without breaking a rule or leaving another shift, the best first.
    pub could: Vec<Candidate>,
}

/// What is left when a person is away on these days.
pub fn left_by(plan: &RotaPlan, arranged: &Arranged, person: PersonId, days: &[usize]) -> Vec<Left> {
    days.iter()
        .filter_map(|day| {
            let shift = plan.shift_of(person, plan.date(*day))?;
            let lines = plan.cover.values().filter(|cover| cover.shift == shift);
            let date = plan.date(*day);
            let counts = |who: PersonId, cover: Option<&Cover>| {
                let who = plan.people.get(&who);
                cover.is_none_or(|cover| who.is_some_and(|who| cover.counts(who, date)))
            };
            let mut missing: Option<&Cover> = None;
            let mut is_gap = false;
            for cover in lines.filter(|cover| counts(person, Some(*cover))) {
                let there = arranged.people.iter().filter(|other| {
                    **other != person
                        && counts(**other, Some(cover))
                        && plan.shift_of(**other, date) == Some(shift)
                });
                if (there.count() as u32) < cover.on(date) {
                    is_gap = true;
                    // The line that asks for more of people says who could.
                    if cover.skill.is_some() || cover.on_site || missing.is_none() {
                        missing = Some(cover);
                    }
                }
            }
            // Nobody has to be asked where nobody would be missing.
            let could = if is_gap {
                free_to_take(plan, arranged, *day, shift, |who| who != person && counts(who, missing))
            } else {
                Vec::new()
            };
            Some(Left { day: *day, shift, is_gap, could })
        })
        .collect()
}

/// Who could take a shift without breaking a rule or leaving another one, the best first.
fn free_to_take(
    plan: &RotaPlan,
    arranged: &Arranged,
    day: usize,
    shift: ShiftId,
    is_counted: impl Fn(PersonId) -> bool,
) -> Vec<Candidate> {
    let mut could = who_could(plan, arranged, day, shift, is_counted);
    could.retain(Candidate::is_free);
    could
}

/// What swapping two people's days would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Rules that it would break and that are not broken yet: of the first, of the second.
    pub breaks: [Vec<Breach>; 2],
    /// What it would cost beside that, both together.
    pub charges: Vec<Charge>,
}

/// What swapping two people's days would do; none where one of them or the days are not there.
pub fn swap_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    (one, other): (PersonId, PersonId),
    days: std::ops::RangeInclusive<usize>,
) -> Option<Swap> {
    let rota = arranged.rota(plan);
    let place = |id| arranged.people.iter().position(|person| *person == id);
    let (a, b) = (place(one)?, place(other)?);
    let (mut first, mut second) = (rota.get(a)?.clone(), rota.get(b)?.clone());
    let (start, end) = (*days.start(), (*days.end() + 1).min(first.len()));
    if start >= end {
        return None;
    }
    first.get_mut(start..end)?.swap_with_slice(second.get_mut(start..end)?);
    let charges = Present::new(plan, arranged, &rota).charges(&[(a, &first), (b, &second)]);
    let breaks =
        [fresh(plan, arranged, a, rota.get(a)?, &first), fresh(plan, arranged, b, rota.get(b)?, &second)];
    Some(Swap { breaks, charges })
}
