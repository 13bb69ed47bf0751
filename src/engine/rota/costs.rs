//! What would other days cost? The points that limits, wishes and fairness charge for them beyond the present ones, told apart.
//!
//! Added up they are what [`score`](super::score()) charges more, but for cover: who is missing or one too many is counted where it is asked.

use super::{
    Arranged, Counted, Problem, Row, SoftViolation, check_soft,
    report::breach,
    score::{counted, had, unevenness},
};
use crate::domain::{
    RotaPlan,
    rota::{Breach, Shared},
};
use std::collections::BTreeMap;

/// What costs points without being forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Costly {
    /// A rule that may be broken at a cost.
    Rule(Breach),
    /// A wish that is missed.
    Wish,
    /// An uneven share.
    Uneven(Shared),
}

/// What something costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// What costs.
    pub of: Costly,
    /// Points more than now; below zero, points less.
    pub points: i64,
}

/// All charges together, in points.
pub fn points_of(charges: &[Charge]) -> i64 {
    charges.iter().map(|charge| charge.points).sum()
}

/// One person of a problem alone, to be judged without the others.
pub(super) fn alone(problem: &Problem, person: usize) -> Option<Problem> {
    Some(Problem {
        days: problem.days,
        first_weekday: problem.first_weekday,
        shifts: problem.shifts.clone(),
        people: vec![problem.people.get(person)?.clone()],
        ..Problem::default()
    })
}

/// The present rota, and what everybody has of what is shared out.
pub(super) struct Present<'a> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    rota: &'a [Row],
    had: Vec<Vec<u64>>,
}

impl<'a> Present<'a> {
    pub(super) fn new(plan: &'a RotaPlan, arranged: &'a Arranged, rota: &'a [Row]) -> Self {
        let problem = &arranged.problem;
        let had = problem.fairness.iter().map(|fairness| had(problem, rota, fairness)).collect();
        Self { plan, arranged, rota, had }
    }

    /// What costs more, or less, when these people have these rows instead of their own; nothing that stays the same.
    pub(super) fn charges(&self, changed: &[(usize, &Row)]) -> Vec<Charge> {
        let mut points: BTreeMap<Costly, i64> = BTreeMap::new();
        for (person, with) in changed {
            let Some((row, alone)) = self.rota.get(*person).zip(alone(&self.arranged.problem, *person))
            else {
                continue;
            };
            self.soft(&mut points, *person, &alone, (row, -1));
            self.soft(&mut points, *person, &alone, (with, 1));
            self.requests(&mut points, *person, row, with);
        }
        self.fairness(&mut points, changed);
        let charges = points.into_iter().filter(|(_, points)| *points != 0);
        charges.map(|(of, points)| Charge { of, points }).collect()
    }

    /// Limits that may be broken.
    fn soft(
        &self,
        points: &mut BTreeMap<Costly, i64>,
        person: usize,
        alone: &Problem,
        (row, sign): (&Row, i64),
    ) {
        let row = std::slice::from_ref(row);
        for SoftViolation { violation, limit, amount } in check_soft(alone, row) {
            let weight = alone.people.first().and_then(|staff| staff.weight_of(limit)).unwrap_or(0);
            let Some((_, _, what)) = breach(self.plan, self.arranged, Some(person), row, violation) else {
                continue;
            };
            *points.entry(Costly::Rule(what)).or_default() += sign * i64::from(weight) * amount as i64;
        }
    }

    /// Wishes, and shifts that are longer than a rule would have them.
    fn requests(&self, points: &mut BTreeMap<Costly, i64>, person: usize, row: &Row, with: &Row) {
        use super::{Weight, Wish};
        use crate::domain::rota::RuleKind;
        let Some(staff) = self.arranged.problem.people.get(person) else { return };
        let wishes = self.wish_requests(person);
        for (place, request) in staff.requests.iter().enumerate() {
            let Weight::Soft(weight) = request.weight else { continue };
            let missed = |row: &Row| {
                let is_worked = row.get(request.day).copied().flatten() == Some(request.shift);
                i64::from(is_worked == (request.wish == Wish::Off))
            };
            let of = if place < wishes {
                Costly::Wish
            } else {
                Costly::Rule(Breach::Rule(RuleKind::LongestShift))
            };
            *points.entry(of).or_default() += i64::from(weight) * (missed(with) - missed(row));
        }
    }

    /// How many of a person's requests are wishes: those come first.
    fn wish_requests(&self, person: usize) -> usize {
        use crate::domain::rota::Wish;
        let id = self.arranged.people.get(person);
        let wishes = id.and_then(|id| self.plan.people.get(id)).into_iter().flat_map(|person| &person.wishes);
        let of_rota = wishes.filter(|(date, _)| self.plan.day_of(**date).is_some());
        let requests = of_rota.map(|(_, wish)| match wish {
            Wish::Off => self.arranged.shifts.len(),
            Wish::Work(shift) | Wish::Not(shift) => usize::from(self.arranged.shifts.contains(shift)),
        });
        requests.sum()
    }

    fn fairness(&self, points: &mut BTreeMap<Costly, i64>, changed: &[(usize, &Row)]) {
        let problem = &self.arranged.problem;
        for (fairness, had) in problem.fairness.iter().zip(&self.had) {
            let mut has = had.clone();
            for (person, with) in changed {
                let now = self
                    .rota
                    .get(*person)
                    .map_or(0, |row| counted(problem, (*person, row), &fairness.counted));
                if let Some(has) = has.get_mut(*person) {
                    *has = *has - now + counted(problem, (*person, with), &fairness.counted);
                }
            }
            let shared = match fairness.counted {
                Counted::Nights | Counted::OfShifts(_) => Shared::Nights,
                Counted::Weekends => Shared::Weekends,
                Counted::OnDays(_) => Shared::Holidays,
                Counted::Minutes => Shared::Hours,
                Counted::OnCells(_) => Shared::Wishes,
            };
            let more = unevenness(fairness, &has) - unevenness(fairness, had);
            *points.entry(Costly::Uneven(shared)).or_default() += more;
        }
    }
}
