//! Which hard rules does a rota break? Written from the rules alone: it shares no code with the score or the search.

use super::model::{DAYS_TO_REST, Person, Problem, Row};

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
        self.short_nights(found);
        self.weeks(found);
        self.weekly_rest(found);
        self.weekends(found);
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

    /// Rows of nights that are too short. What touches an edge is never too short.
    fn short_nights(&self, found: &mut Vec<Violation>) {
        let (days, before) = self.known();
        let is_night = |day: usize| days[day].is_some_and(|shift| self.problem.shifts[shift].is_night);
        let least = self.who.min_nights_in_row as usize;
        for first in (1..days.len()).filter(|day| is_night(*day) && !is_night(*day - 1)) {
            let Some(end) = (first..days.len()).find(|day| !is_night(*day)) else { continue };
            if end >= before && end - first < least {
                let day = first.saturating_sub(before);
                found.push(Violation::TooFewNights { person: self.person, day });
            }
        }
    }

    /// Minutes of each week from Monday to Sunday.
    fn weeks(&self, found: &mut Vec<Violation>) {
        let Some(most) = self.who.max_minutes_in_week.map(u64::from) else { return };
        let (days, before) = self.known();
        let minutes_of =
            |cell: Option<usize>| cell.map_or(0, |shift| u64::from(self.problem.shifts[shift].minutes));
        // Days since the Monday at or before day 0, so that a week's number is that over 7; those before that Monday are done with.
        let since_monday = |place: usize| (place + self.problem.first_weekday % 7).checked_sub(before);
        let weeks = (self.problem.first_weekday % 7 + self.row.len()).div_ceil(7);
        for week in 0..weeks {
            let of_week: Vec<usize> = (0..days.len())
                .filter(|place| since_monday(*place).is_some_and(|day| day / 7 == week))
                .collect();
            let sum: u64 = of_week.iter().map(|place| minutes_of(days[*place])).sum();
            let mut so_far = 0;
            let too_much = of_week.into_iter().find(|place| {
                so_far += minutes_of(days[*place]);
                *place >= before && minutes_of(days[*place]) > 0 && so_far > most
            });
            if let Some(place) = too_much {
                let (person, day) = (self.person, place - before);
                found.push(Violation::WeekMinutes { person, day, minutes: sum });
            }
        }
    }

    /// Days from rest to rest.
    fn weekly_rest(&self, found: &mut Vec<Violation>) {
        if self.who.min_weekly_rest_minutes == 0 {
            return;
        }
        let (days, before) = self.known();
        // Start and end of each shift worked, in minutes after the first midnight known.
        let worked: Vec<(usize, i64, i64)> = days
            .iter()
            .enumerate()
            .filter_map(|(day, cell)| cell.map(|shift| (day, shift)))
            .map(|(day, shift)| {
                let (start, end) = self.problem.shifts[shift].times.unwrap_or((0, 24 * 60));
                let midnight = day as i64 * 24 * 60;
                (day, midnight + i64::from(start), midnight + i64::from(end))
            })
            .collect();
        let mut first = 0;
        let mut is_told = false;
        for (place, (day, start, _)) in worked.iter().enumerate() {
            let rest = place.checked_sub(1).map(|earlier| start - worked[earlier].2);
            if rest.is_none_or(|rest| rest >= i64::from(self.who.min_weekly_rest_minutes)) {
                (first, is_told) = (*day, false);
            }
            if day + 1 - first > DAYS_TO_REST as usize && *day >= before && !is_told {
                is_told = true;
                found.push(Violation::WeeklyRest { person: self.person, day: day - before });
            }
        }
    }

    /// Weekends of which only one day is worked.
    fn weekends(&self, found: &mut Vec<Violation>) {
        if !self.who.are_weekends_complete {
            return;
        }
        let (days, before) = self.known();
        for later in before.max(1)..days.len() {
            let is_sunday = (self.problem.first_weekday + later - before) % 7 == 6;
            if is_sunday && days[later].is_some() != days[later - 1].is_some() {
                let day = (later - before).saturating_sub(1);
                found.push(Violation::HalfWeekend { person: self.person, day });
            }
        }
    }
}
