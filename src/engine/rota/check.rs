//! Which rules does a rota break? Written from the rules alone: it shares no code with the score or the search.

mod judge;

use super::model::{Limit, Problem, Row};
use judge::{Found, Judge};

/// One broken rule, at the first day that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The rota has not one row for each person, with one cell for each day.
    Shape,
    /// A cell holds a shift that is not there.
    UnknownShift {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
    /// A shift that may not follow that of the day before.
    Succession {
        /// The person.
        person: usize,
        /// The later day.
        day: usize,
    },
    /// Too little rest before a shift.
    Rest {
        /// The person.
        person: usize,
        /// The later day.
        day: usize,
    },
    /// More of a shift than allowed.
    TooManyOfShift {
        /// The person.
        person: usize,
        /// The shift.
        shift: usize,
        /// How many there are.
        count: usize,
    },
    /// More of a set of shifts than allowed.
    TooManyOfSet {
        /// The person.
        person: usize,
        /// The place of the set among those of the person.
        set: usize,
        /// The first day too many.
        day: usize,
        /// How many there are.
        count: usize,
    },
    /// Too few minutes, or too many.
    Minutes {
        /// The person.
        person: usize,
        /// The minutes there are.
        minutes: u64,
    },
    /// Too many minutes on the days of a span.
    SpanMinutes {
        /// The person.
        person: usize,
        /// The last day of the span.
        day: usize,
        /// The minutes there are.
        minutes: u64,
    },
    /// Too many days worked in a row.
    RowTooLong {
        /// The person.
        person: usize,
        /// The first day too many.
        day: usize,
    },
    /// Too few days worked in a row.
    RowTooShort {
        /// The person.
        person: usize,
        /// The first day of the row.
        day: usize,
    },
    /// Too few days off in a row.
    TooFewDaysOff {
        /// The person.
        person: usize,
        /// The first day of the row.
        day: usize,
    },
    /// Too many nights in a row.
    NightsInRow {
        /// The person.
        person: usize,
        /// The first night too many.
        day: usize,
    },
    /// Too few nights in a row.
    TooFewNights {
        /// The person.
        person: usize,
        /// The first night of the row.
        day: usize,
    },
    /// Too many minutes in a week.
    WeekMinutes {
        /// The person.
        person: usize,
        /// The first day too much.
        day: usize,
        /// The minutes up to the end of that week.
        minutes: u64,
    },
    /// Too many days since the last weekly rest.
    WeeklyRest {
        /// The person.
        person: usize,
        /// The first day too many.
        day: usize,
    },
    /// Too many of four weekends in a row.
    WeekendsOfFour {
        /// The person.
        person: usize,
        /// The first day that is worked of the last of them.
        day: usize,
        /// How many of the four are worked.
        count: usize,
    },
    /// One day of a weekend is worked and the other is not.
    HalfWeekend {
        /// The person.
        person: usize,
        /// Its Saturday, or its Sunday where the Saturday is before the rota.
        day: usize,
    },
    /// Too few days off after a night.
    AfterNight {
        /// The person.
        person: usize,
        /// The day that is worked too early.
        day: usize,
    },
    /// Too many weekends worked.
    Weekends {
        /// The person.
        person: usize,
        /// How many there are.
        count: usize,
    },
    /// Work on a day off.
    DayOff {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
    /// A shift on a day on which it is never worked.
    NeverOn {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
    /// Somebody is alone in a shift who is never to be.
    Alone {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
    /// A settled cell holds something else.
    Pinned {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
}

/// A soft limit that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftViolation {
    /// Who breaks it, and where.
    pub violation: Violation,
    /// The limit.
    pub limit: Limit,
    /// How far it is broken, as [`Limit`] counts it: it costs so many times the weight.
    pub amount: u64,
}

/// All hard rules that a rota breaks.
pub fn check(problem: &Problem, rota: &[Row]) -> Vec<Violation> {
    check_far(problem, rota).into_iter().map(|(violation, _)| violation).collect()
}

/// All hard rules that a rota breaks, each with how far, as [`Limit`] counts it; 0 for what has no limit.
pub(super) fn check_far(problem: &Problem, rota: &[Row]) -> Vec<(Violation, u64)> {
    if !has_shape(problem, rota) {
        return vec![(Violation::Shape, 0)];
    }
    let mut broken = Vec::new();
    for (person, row) in rota.iter().enumerate() {
        let who = &problem.people[person];
        let is_hard = |found: &Found| found.limit.is_none_or(|limit| who.weight_of(limit).is_none());
        let found = judged(problem, person, row);
        broken.extend(found.into_iter().filter(is_hard).map(|found| (found.violation, found.amount)));
        let strange = strange_days(problem, row);
        broken.extend(strange.into_iter().map(|day| (Violation::UnknownShift { person, day }, 0)));
    }
    broken.extend(alone(problem, rota).into_iter().map(|violation| (violation, 0)));
    broken
}

/// Whoever is without the company that they are never to be without.
fn alone(problem: &Problem, rota: &[Row]) -> Vec<Violation> {
    let mut alone = Vec::new();
    for asked in problem.company.iter().filter(|asked| asked.weight.is_none()) {
        let holds = |row: &Row| row[asked.day] == Some(asked.shift);
        if rota.get(asked.person).is_none_or(|row| !holds(row)) {
            continue;
        }
        let others = rota.iter().zip(&problem.people);
        let mut company =
            others.filter(|(row, _)| holds(row)).filter(|(_, who)| who.groups.contains(&asked.group));
        if company.next().is_none() {
            alone.push(Violation::Alone { person: asked.person, day: asked.day });
        }
    }
    alone
}

/// All soft limits that a rota breaks, and how far; none for a rota of another shape.
pub fn check_soft(problem: &Problem, rota: &[Row]) -> Vec<SoftViolation> {
    if !has_shape(problem, rota) {
        return Vec::new();
    }
    let mut broken = Vec::new();
    for (person, row) in rota.iter().enumerate() {
        let who = &problem.people[person];
        for Found { limit, amount, violation } in judged(problem, person, row) {
            if let Some(limit) = limit.filter(|limit| amount > 0 && who.weight_of(*limit).is_some()) {
                broken.push(SoftViolation { violation, limit, amount });
            }
        }
    }
    broken
}

fn has_shape(problem: &Problem, rota: &[Row]) -> bool {
    rota.len() == problem.people.len() && rota.iter().all(|row| row.len() == problem.days)
}

/// The days with a shift that is not there.
fn strange_days(problem: &Problem, row: &Row) -> Vec<usize> {
    let is_strange = |cell: &Option<usize>| cell.is_some_and(|shift| shift >= problem.shifts.len());
    (0..row.len()).filter(|day| is_strange(&row[*day])).collect()
}

/// Everything that a row breaks, hard or soft; nothing where a shift is not there.
fn judged(problem: &Problem, person: usize, row: &Row) -> Vec<Found> {
    let mut found = Vec::new();
    if strange_days(problem, row).is_empty() {
        Judge { problem, who: &problem.people[person], person, row }.all(&mut found);
    }
    found
}
