//! Which hard rules does a rota break? Written from the rules alone: it shares no code with the score or the search.

use super::model::{Person, Problem, Row};

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
    /// Too few minutes, or too many.
    Minutes {
        /// The person.
        person: usize,
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
    /// A settled cell holds something else.
    Pinned {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
}

/// All hard rules that a rota breaks.
pub fn check(problem: &Problem, rota: &[Row]) -> Vec<Violation> {
    let mut found = Vec::new();
    if rota.len() != problem.people.len() || rota.iter().any(|row| row.len() != problem.days) {
        return vec![Violation::Shape];
    }
    for (person, row) in rota.iter().enumerate() {
        let unknown = |cell: &Option<usize>| cell.is_some_and(|shift| shift >= problem.shifts.len());
        let strange: Vec<usize> = (0..row.len()).filter(|day| unknown(&row[*day])).collect();
        if strange.is_empty() {
            let judge = Judge { problem, who: &problem.people[person], person, row };
            judge.all(&mut found);
        }
        found.extend(strange.iter().map(|day| Violation::UnknownShift { person, day: *day }));
    }
    found
}

/// One person's row beside the rules.
struct Judge<'a> {
    problem: &'a Problem,
    who: &'a Person,
    person: usize,
    row: &'a Row,
}

/// A stretch of equal days, in days from the first day known.
struct Stretch {
    first: usize,
    length: usize,
}

impl Judge<'_> {
    fn all(&self, found: &mut Vec<Violation>) {
        self.pairs(found);
        self.totals(found);
        self.stretches(found);
        self.nights(found);
        let person = self.person;
        for day in self.who.days_off.iter().copied().filter(|day| self.row[*day].is_some()) {
            found.push(Violation::DayOff { person, day });
        }
        for (day, wanted) in &self.who.pinned {
            if self.row[*day] != *wanted {
                found.push(Violation::Pinned { person, day: *day });
            }
        }
    }

    /// The days before the rota and those of the rota in one, with the number of those before.
    fn known(&self) -> (Vec<Option<usize>>, usize) {
        let before = &self.who.history;
        (before.iter().chain(self.row).copied().collect(), before.len())
    }

    /// Rules on two days that follow each other.
    fn pairs(&self, found: &mut Vec<Violation>) {
        let (days, before) = self.known();
        for later in 1..days.len() {
            let (Some(one), Some(other)) = (days[later - 1], days[later]) else { continue };
            if later < before {
                continue;
            }
            let (person, day) = (self.person, later - before);
            let (one, other_type) = (&self.problem.shifts[one], &self.problem.shifts[other]);
            if one.forbidden_next.contains(&other) {
                found.push(Violation::Succession { person, day });
            }
            if let (Some((_, end)), Some((start, _))) = (one.times, other_type.times) {
                let rest = i64::from(start) + 24 * 60 - i64::from(end);
                if rest < i64::from(self.who.min_rest_minutes) {
                    found.push(Violation::Rest { person, day });
                }
            }
        }
    }

    /// Rules on sums over the whole rota.
    fn totals(&self, found: &mut Vec<Violation>) {
        let person = self.person;
        for (shift, most) in self.who.most_of_shift.iter().enumerate() {
            let count = self.row.iter().filter(|cell| **cell == Some(shift)).count();
            if count > *most as usize {
                found.push(Violation::TooManyOfShift { person, shift, count });
            }
        }
        let minutes =
            self.row.iter().flatten().map(|shift| u64::from(self.problem.shifts[*shift].minutes)).sum();
        if minutes < u64::from(self.who.min_minutes) || minutes > u64::from(self.who.max_minutes) {
            found.push(Violation::Minutes { person, minutes });
        }
        // A weekend is known by the number of its Saturday, counted in weeks since the Monday before day 0.
        let mut worked: Vec<usize> = (0..self.row.len())
            .filter(|day| self.row[*day].is_some() && (self.problem.first_weekday + day) % 7 >= 5)
            .map(|day| (self.problem.first_weekday + day) / 7)
            .collect();
        worked.dedup();
        if worked.len() > self.who.max_weekends as usize {
            found.push(Violation::Weekends { person, count: worked.len() });
        }
    }

    /// Stretches of days that are worked, or not.
    fn of_days(&self, days: &[Option<usize>], are_worked: bool) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (day, cell) in days.iter().enumerate() {
            if cell.is_some() != are_worked {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if last.first + last.length == day => last.length += 1,
                _ => stretches.push(Stretch { first: day, length: 1 }),
            }
        }
        stretches
    }

    /// Rules on days in a row. What lies wholly before the rota is not judged, and what touches an edge is never too short.
    fn stretches(&self, found: &mut Vec<Violation>) {
        let (days, before) = self.known();
        let person = self.person;
        for Stretch { first, length } in self.of_days(&days, true) {
            let end = first + length;
            let too_many = (first + self.who.max_days_in_row as usize).max(before);
            if end > too_many && length > self.who.max_days_in_row as usize {
                found.push(Violation::RowTooLong { person, day: too_many - before });
            }
            // It ends where the first day off is seen: inside the rota, or it was over before.
            let is_inside = first > 0 && end < days.len() && end >= before;
            if is_inside && length < self.who.min_days_in_row as usize {
                found.push(Violation::RowTooShort { person, day: first.saturating_sub(before) });
            }
        }
        for Stretch { first, length } in self.of_days(&days, false) {
            let end = first + length;
            let is_inside = first > 0 && end < days.len() && end >= before;
            if is_inside && length < self.who.min_days_off_in_row as usize {
                found.push(Violation::TooFewDaysOff { person, day: first.saturating_sub(before) });
            }
        }
    }

    /// Rules on nights.
    fn nights(&self, found: &mut Vec<Violation>) {
        let (days, before) = self.known();
        let is_night = |cell: Option<usize>| cell.is_some_and(|shift| self.problem.shifts[shift].is_night);
        let mut in_row = 0_usize;
        for day in 0..days.len() {
            in_row = if is_night(days[day]) { in_row + 1 } else { 0 };
            if let Some(most) = self.who.max_nights_in_row
                && in_row > most as usize
                && day >= before
            {
                found.push(Violation::NightsInRow { person: self.person, day: day - before });
            }
            if day == 0 || !is_night(days[day - 1]) || is_night(days[day]) {
                continue;
            }
            // The night before was the last of its row: so many days from here are to be off.
            let owed = day..(day + self.who.min_days_off_after_night as usize).min(days.len());
            if let Some(early) = owed.into_iter().find(|day| days[*day].is_some())
                && early >= before
            {
                found.push(Violation::AfterNight { person: self.person, day: early - before });
            }
        }
    }
}
