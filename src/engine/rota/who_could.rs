//! Who could take it? For a shift that is missing somebody: everybody, ranked by whether they are there, by the gaps that it would open
//! elsewhere, and by what taking it would break and cost.

use super::{
    Arranged, Charge, Opened, Row, Violation,
    costs::Present,
    fresh::{Standing, is_newly_after_call},
    opened::opened,
    points_of,
    report::breach,
};
use crate::domain::{
    PersonId, RotaPlan, ShiftId,
    rota::{Breach, LeaveReason, RuleKind},
};

/// Why somebody is not to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotThere {
    /// Approved time off.
    Away(LeaveReason),
    /// Not employed on that day.
    NotEmployed,
    /// The shift is one of another site.
    OtherSite,
    /// They never work that shift.
    Never,
}

/// Somebody who could take a shift, and what that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Why they are not to be asked; none if they are there.
    pub not_there: Option<NotThere>,
    /// What they would leave: the shift that they have on that day.
    pub leaves: Option<ShiftId>,
    /// The lines of cover that would be shorter then.
    pub opens: Vec<Opened>,
    /// Rules that it would break and that are not broken yet, or not so far.
    pub breaks: Vec<Breach>,
    /// What it would cost beside that: rules that may be broken, wishes, uneven shares.
    pub charges: Vec<Charge>,
    /// Minutes beyond the contract with it; below zero, minutes still owed.
    pub beyond_contract: i64,
}

impl Candidate {
    /// Whether they are there and could take it without breaking a rule or opening another gap.
    pub fn is_free(&self) -> bool {
        self.not_there.is_none() && self.breaks.is_empty() && self.opens.is_empty()
    }
}

/// The rules that another row of a person breaks and the present one does not, or not so far.
pub(super) fn breaches(
    plan: &RotaPlan,
    arranged: &Arranged,
    person: usize,
    (row, with): (&Row, &Row),
) -> Vec<Breach> {
    let standing = Standing::new(arranged, person, row);
    standing.map(|standing| breaches_of(plan, arranged, person, (&standing, with))).unwrap_or_default()
}

/// The same of a person whose present row was looked at already.
pub(super) fn breaches_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    person: usize,
    (standing, with): (&Standing<'_>, &Row),
) -> Vec<Breach> {
    let alone = std::slice::from_ref(with);
    // Too soon after a call is asked below, where also how soon counts.
    let fresh = standing.fresh(with).filter(|one| !matches!(one, Violation::NeverOn { .. }));
    let fresh = fresh.filter_map(|one| breach(plan, arranged, Some(person), alone, one));
    let mut breaches: Vec<Breach> = fresh.map(|(_, _, what)| what).collect();
    if is_after_call(plan, arranged, person, (standing.row, with)) {
        breaches.push(Breach::AfterCall);
    }
    breaches.dedup();
    breaches
}

/// Whether a changed day begins too soon after a call.
fn is_after_call(plan: &RotaPlan, arranged: &Arranged, person: usize, (row, with): (&Row, &Row)) -> bool {
    let Some(who) = arranged.people.get(person).and_then(|id| plan.people.get(id)) else { return false };
    let shift = |cell: &Option<usize>| cell.and_then(|place| arranged.shifts.get(place)).copied();
    !who.calls.is_empty()
        && row.iter().zip(with).enumerate().any(|(day, (had, has))| {
            had != has && is_newly_after_call(plan, who, plan.date(day), (shift(had), shift(has)))
        })
}

/// Whether a junior is left alone, where that is never to be, when these people have these rows, and was not before.
pub(super) fn leaves_alone(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    changed: &[(usize, &Row)],
) -> bool {
    if plan.rules.get(&RuleKind::NoJuniorAlone).is_none_or(|rule| rule.weight.is_some()) {
        return false;
    }
    let is_junior = |at: usize| {
        let person = arranged.people.get(at).and_then(|id| plan.people.get(id));
        person.is_some_and(|person| person.is_junior)
    };
    let juniors: Vec<usize> = (0..rota.len()).filter(|at| is_junior(*at)).collect();
    let had = |at: usize, day: usize| rota.get(at).and_then(|row| row.get(day)).copied().flatten();
    let has = |at: usize, day: usize| match changed.iter().find(|(one, _)| *one == at) {
        Some((_, row)) => row.get(day).copied().flatten(),
        None => had(at, day),
    };
    let is_alone = |on: &dyn Fn(usize, usize) -> Option<usize>, junior: usize, day: usize| {
        let shift = on(junior, day);
        shift.is_some() && !(0..rota.len()).any(|at| !is_junior(at) && on(at, day) == shift)
    };
    changed.iter().any(|(at, row)| {
        let days = (0..row.len()).filter(|day| had(*at, *day) != has(*at, *day));
        days.into_iter().any(|day| {
            juniors.iter().any(|junior| is_alone(&has, *junior, day) && !is_alone(&had, *junior, day))
        })
    })
}

fn not_there(plan: &RotaPlan, person: PersonId, day: usize, shift: ShiftId) -> Option<NotThere> {
    let (who, kind, date) = (plan.people.get(&person)?, plan.shifts.get(&shift)?, plan.date(day));
    if let Some(leave) = who.leave_on(date) {
        return Some(NotThere::Away(leave.reason));
    }
    if !who.is_employed(date) {
        return Some(NotThere::NotEmployed);
    }
    if who.site != kind.site {
        return Some(NotThere::OtherSite);
    }
    who.never.contains(&shift).then_some(NotThere::Never)
}

/// Everybody who does not work this shift on this day already, the best first.
pub fn who_could(
    plan: &RotaPlan,
    arranged: &Arranged,
    day: usize,
    shift: ShiftId,
    is_counted: impl Fn(PersonId) -> bool,
) -> Vec<Candidate> {
    candidates(plan, arranged, &arranged.rota(plan), (day, shift), (is_counted, false))
}

/// The same of another rota of these people than the one that stands, or only of those who are free: of the others no more is looked at than
/// what shows that they are not.
fn candidates(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    (day, shift): (usize, ShiftId),
    (is_counted, only_free): (impl Fn(PersonId) -> bool, bool),
) -> Vec<Candidate> {
    let Some(place) = arranged.shifts.iter().position(|each| *each == shift) else { return Vec::new() };
    let present = Present::new(plan, arranged, rota);
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
            let not_there = not_there(plan, *person, day, shift);
            if only_free && not_there.is_some() {
                return None;
            }
            let mut with = row.clone();
            *with.get_mut(day)? = Some(place);
            let opens = opened(plan, arranged, rota, &[(at, &with)], day..day + 1);
            if only_free && !opens.is_empty() {
                return None;
            }
            let mut breaks = breaches(plan, arranged, at, (row, &with));
            if leaves_alone(plan, arranged, rota, &[(at, &with)]) {
                breaks.push(Breach::Rule(RuleKind::NoJuniorAlone));
            }
            if only_free && !breaks.is_empty() {
                return None;
            }
            let minutes: i64 =
                with.iter().flatten().map(|shift| i64::from(arranged.problem.shifts[*shift].minutes)).sum();
            let owed = i64::from(arranged.contract_minutes.get(at).copied().unwrap_or(0));
            Some(Candidate {
                person: *person,
                not_there,
                leaves: had.and_then(|shift| arranged.shifts.get(shift)).copied(),
                opens,
                breaks,
                charges: present.charges(&[(at, &with)]),
                beyond_contract: minutes - owed,
            })
        })
        .collect();
    candidates.sort_by_key(|one| {
        let opens: u32 = one.opens.iter().map(|open| open.more).sum();
        let given_up = (one.not_there.is_some(), opens, one.breaks.len(), one.leaves.is_some());
        (given_up, points_of(&one.charges), one.beyond_contract, one.person)
    });
    candidates
}

/// Who could take a shift of a rota without breaking a rule or opening another gap, the best first.
pub(super) fn free_to_take(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    place: (usize, ShiftId),
    is_counted: impl Fn(PersonId) -> bool,
) -> Vec<Candidate> {
    candidates(plan, arranged, rota, place, (is_counted, true))
}
