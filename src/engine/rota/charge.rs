//! What do the soft limits cost that a row breaks? Day by day from what [`Limit`] says; shares no code with the check or the search.

use super::model::{DAYS_TO_REST, Limit, Person, Problem, Row, Shift, ShiftType, WEEKENDS_TOGETHER};
use std::ops::Range;

/// What a row of a person costs by soft limits.
pub(super) fn charge(problem: &Problem, person: &Person, row: &Row) -> i64 {
    let known = Known {
        problem,
        person,
        days: person.history.iter().chain(row).copied().collect(),
        before: person.history.len(),
    };
    let limits = person.soft.iter().enumerate();
    let first = limits.filter(|(place, one)| person.soft[..*place].iter().all(|other| other.0 != one.0));
    first.map(|(_, (limit, weight))| i64::from(*weight) * known.amount(*limit)).sum()
}

/// The days before the rota and those of the rota.
struct Known<'a> {
    problem: &'a Problem,
    person: &'a Person,
    days: Vec<Option<Shift>>,
    /// How many of them are before the rota.
    before: usize,
}

impl Known<'_> {
    /// How far a limit is broken.
    fn amount(&self, limit: Limit) -> i64 {
        let person = self.person;
        let all = |of: &dyn Fn(usize) -> i64| (self.before..self.days.len()).map(of).sum();
        match limit {
            Limit::Rest => all(&|day| self.rest_missing(day)),
            Limit::Successions => all(&|day| i64::from(self.is_forbidden(day))),
            Limit::WeeklyRest => all(&|day| i64::from(self.is_without_rest(day))),
            Limit::MinutesInWeek => self.hours_of_weeks(),
            Limit::MinutesAtLeast => {
                hours(i64::from(person.min_minutes) - self.minutes(self.before, usize::MAX))
            }
            Limit::MinutesAtMost => {
                hours(self.minutes(self.before, usize::MAX) - i64::from(person.max_minutes))
            }
            Limit::DaysInRow => all(&|day| {
                let row = self.row_until(day + 1, &|day| self.is_worked(day));
                i64::from(row > person.max_days_in_row as usize)
            }),
            Limit::FewestDaysInRow => {
                all(&|day| self.missing(day, person.min_days_in_row, &|day| self.is_worked(day)))
            }
            Limit::FewestDaysOff => {
                all(&|day| self.missing(day, person.min_days_off_in_row, &|day| !self.is_worked(day)))
            }
            Limit::NightsInRow => all(&|day| {
                let row = self.row_until(day + 1, &|day| self.is_night(day));
                i64::from(person.max_nights_in_row.is_some_and(|most| row > most as usize))
            }),
            Limit::FewestNights => {
                all(&|day| self.missing(day, person.min_nights_in_row, &|day| self.is_night(day)))
            }
            Limit::DaysOffAfterNight => all(&|day| i64::from(self.is_too_early(day))),
            Limit::Weekends => (self.weekends() - i64::from(person.max_weekends)).max(0),
            Limit::WeekendsOfFour => all(&|day| i64::from(self.is_weekend_too_many(day))),
            Limit::WholeWeekends => all(&|day| i64::from(person.are_weekends_complete && self.is_half(day))),
            Limit::ShiftCaps => {
                let caps = person.most_of_shift.iter().enumerate().filter(|(_, most)| **most > 0);
                caps.map(|(shift, most)| self.beyond(&[shift], *most, &(0..usize::MAX))).sum()
            }
            Limit::SetCaps => {
                let sets = person.most_of_set.iter().filter(|set| !set.is_hard);
                sets.map(|set| self.beyond(&set.shifts, set.most, &set.days)).sum()
            }
        }
    }

    fn kind(&self, day: usize) -> Option<&ShiftType> {
        self.days.get(day).copied().flatten().and_then(|shift| self.problem.shifts.get(shift))
    }

    fn is_worked(&self, day: usize) -> bool {
        self.days[day].is_some()
    }

    fn is_away(&self, day: usize) -> bool {
        !self.is_worked(day)
            && self.person.away.iter().any(|away| i64::from(*away) + self.before as i64 == day as i64)
    }

    fn is_night(&self, day: usize) -> bool {
        self.kind(day).is_some_and(|kind| kind.is_night)
    }

    /// Days since the Monday at or before day 0.
    fn since_monday(&self, day: usize) -> Option<usize> {
        (day + self.problem.first_weekday % 7).checked_sub(self.before)
    }

    fn minutes(&self, from: usize, to: usize) -> i64 {
        (from..to.min(self.days.len()))
            .filter_map(|day| self.kind(day))
            .map(|kind| i64::from(kind.minutes))
            .sum()
    }

    fn rest_missing(&self, day: usize) -> i64 {
        let times = |day: usize| self.kind(day).and_then(|kind| kind.times);
        let Some((start, _)) = times(day) else { return 0 };
        let missing_after = |earlier: usize| {
            let (_, end) = times(earlier)?;
            let days = (day - earlier) as i64;
            Some(i64::from(self.person.min_rest_minutes) + i64::from(end) - 1_440 * days - i64::from(start))
        };
        hours((0..day).filter_map(missing_after).max().unwrap_or(0))
    }

    fn is_forbidden(&self, day: usize) -> bool {
        let last = day.checked_sub(1).and_then(|before| self.kind(before));
        last.zip(self.days[day]).is_some_and(|(last, next)| {
            last.forbidden_next.contains(&next) && !last.never_next.contains(&next)
        })
    }

    /// Whether a day is worked and too long after the last weekly rest.
    fn is_without_rest(&self, day: usize) -> bool {
        let wanted = i64::from(self.person.min_weekly_rest_minutes);
        if wanted == 0 || !self.is_worked(day) {
            return false;
        }
        let times = |day: usize| {
            let (start, end) = self.kind(day).and_then(|kind| kind.times).unwrap_or((0, 1_440));
            (1_440 * day as i64 + i64::from(start), 1_440 * day as i64 + i64::from(end))
        };
        let mut first = day;
        while let Some(earlier) = (0..first).rev().find(|day| self.is_worked(*day)) {
            if times(first).0 - times(earlier).1 >= wanted {
                break;
            }
            first = earlier;
        }
        day - first >= DAYS_TO_REST as usize
    }

    fn hours_of_weeks(&self) -> i64 {
        let Some(most) = self.person.max_minutes_in_week.map(i64::from) else { return 0 };
        let weeks = (self.problem.first_weekday % 7 + self.days.len() - self.before).div_ceil(7);
        let of_week = |week: usize, to: usize| -> i64 {
            let is_of_week = |day: &usize| self.since_monday(*day).is_some_and(|day| day / 7 == week);
            (0..to).filter(is_of_week).map(|day| self.minutes(day, day + 1)).sum()
        };
        (0..weeks)
            .map(|week| {
                hours(of_week(week, self.days.len()) - most) - hours(of_week(week, self.before) - most)
            })
            .sum()
    }

    /// The length of the row of such days that ends just before a day.
    fn row_until(&self, end: usize, is_of_row: &dyn Fn(usize) -> bool) -> usize {
        (0..end).rev().take_while(|day| is_of_row(*day)).count()
    }

    /// How many are missing in the row of such days that ended just before a day. What begins with the first day known is long enough, and
    /// so is what an absence is part of or cuts.
    fn missing(&self, day: usize, least: u32, is_of_row: &dyn Fn(usize) -> bool) -> i64 {
        let row = if is_of_row(day) { 0 } else { self.row_until(day, is_of_row) };
        if row == 0 || row == day {
            return 0;
        }
        // Work is cut by the days around it, days off hold the absence themselves.
        let is_cut = if self.is_worked(day - 1) {
            self.is_away(day) || self.is_away(day - row - 1)
        } else {
            (day - row..day).any(|day| self.is_away(day))
        };
        if is_cut { 0 } else { (i64::from(least) - row as i64).max(0) }
    }

    /// Whether a day is worked so soon after the last night of a row.
    fn is_too_early(&self, day: usize) -> bool {
        let soon = self.person.min_days_off_after_night as usize;
        let is_last = |night: usize| self.is_night(night) && !self.is_night(night + 1);
        self.is_worked(day) && (day.saturating_sub(soon)..day).any(is_last)
    }

    fn weekends(&self) -> i64 {
        let of_week = |week: usize| {
            (self.before..self.days.len())
                .filter(|day| self.since_monday(*day).is_some_and(|day| day / 7 == week && day % 7 >= 5))
                .any(|day| self.is_worked(day))
        };
        (0..=self.days.len() / 7 + 1).filter(|week| of_week(*week)).count() as i64
    }

    /// Whether a day is a Sunday that is not like its Saturday.
    fn is_half(&self, day: usize) -> bool {
        let is_sunday = self.since_monday(day).is_some_and(|day| day % 7 == 6);
        is_sunday
            && day > 0
            && self.is_worked(day) != self.is_worked(day - 1)
            && !self.is_away(day)
            && !self.is_away(day - 1)
    }

    /// Whether a weekend begins with a day that is one too many of four.
    fn is_weekend_too_many(&self, day: usize) -> bool {
        // From a Monday on that all days known come after.
        let from_monday = |day: usize| day + self.problem.first_weekday + 7 * self.before - self.before;
        let is_at_weekend = |day: usize| from_monday(day) % 7 >= 5 && self.is_worked(day);
        let is_sunday_of_it = from_monday(day) % 7 == 6 && day > 0 && self.is_worked(day - 1);
        let (true, false, Some(most)) =
            (is_at_weekend(day), is_sunday_of_it, self.person.max_weekends_of_four)
        else {
            return false;
        };
        let weeks_ago = |back: usize| {
            let week = (from_monday(day) / 7).checked_sub(back);
            (0..=day).any(|other| Some(from_monday(other) / 7) == week && is_at_weekend(other))
        };
        (0..WEEKENDS_TOGETHER).filter(|back| weeks_ago(*back)).count() > most as usize
    }

    /// How many more shifts of a set there are on these days of the rota than so many.
    fn beyond(&self, set: &[Shift], most: u32, days: &Range<usize>) -> i64 {
        let is_of_set = |cell: &Option<Shift>| cell.is_some_and(|shift| set.contains(&shift));
        let counted = self.days[self.before..].iter().enumerate();
        let counted = counted.filter(|(day, cell)| days.contains(day) && is_of_set(cell)).count();
        (counted as i64 - i64::from(most)).max(0)
    }
}

/// Hours begun.
fn hours(minutes: i64) -> i64 {
    (minutes.max(0) + 59) / 60
}
