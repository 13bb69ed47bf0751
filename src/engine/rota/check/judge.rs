//! Every rule beside one person's row, clause by clause.

use super::Violation;
use crate::engine::rota::model::{DAYS_TO_REST, Limit, Person, Problem, Row, WEEKENDS_TOGETHER};

/// One person's row beside the rules.
pub(super) struct Judge<'a> {
    pub(super) problem: &'a Problem,
    pub(super) who: &'a Person,
    pub(super) person: usize,
    pub(super) row: &'a Row,
}

/// A rule that is broken, hard or soft.
pub(super) struct Found {
    /// The limit that it is; none for what is always hard.
    pub(super) limit: Option<Limit>,
    /// How far it is broken, as [`Limit`] counts it.
    pub(super) amount: u64,
    pub(super) violation: Violation,
}

fn found_of(limit: Limit, amount: u64, violation: Violation) -> Found {
    Found { limit: Some(limit), amount, violation }
}

fn always(violation: Violation) -> Found {
    Found { limit: None, amount: 0, violation }
}

/// Hours begun.
fn hours(minutes: u64) -> u64 {
    minutes.div_ceil(60)
}

/// A stretch of equal days, in days from the first day known.
struct Stretch {
    first: usize,
    length: usize,
}

impl Judge<'_> {
    pub(super) fn all(&self, found: &mut Vec<Found>) {
        self.pairs(found);
        self.rests(found);
        self.totals(found);
        self.stretches(found);
        self.nights(found);
        self.short_nights(found);
        self.weeks(found);
        self.weekly_rest(found);
        self.weekends(found);
        self.weekends_of_four(found);
        let person = self.person;
        for day in self.who.days_off.iter().copied().filter(|day| self.row[*day].is_some()) {
            found.push(always(Violation::DayOff { person, day }));
        }
        for day in self.who.away.iter().filter_map(|day| usize::try_from(*day).ok()) {
            if self.row[day].is_some() {
                found.push(always(Violation::DayOff { person, day }));
            }
        }
        for (day, _) in self.who.never_on.iter().filter(|(day, shift)| self.row[*day] == Some(*shift)) {
            found.push(always(Violation::NeverOn { person, day: *day }));
        }
        for (day, wanted) in &self.who.pinned {
            if self.row[*day] != *wanted {
                found.push(always(Violation::Pinned { person, day: *day }));
            }
        }
    }

    /// The days before the rota and those of the rota in one, with the number of those before.
    fn known(&self) -> (Vec<Option<usize>>, usize) {
        let before = &self.who.history;
        (before.iter().chain(self.row).copied().collect(), before.len())
    }

    /// Whether they are away on a day and do not work all the same; days are counted from the first one known.
    fn is_away(&self, place: usize) -> bool {
        let before = self.who.history.len();
        let cell = match place.checked_sub(before) {
            Some(day) => self.row.get(day),
            None => self.who.history.get(place),
        };
        let day = place as i64 - before as i64;
        cell == Some(&None) && self.who.away.iter().any(|away| i64::from(*away) == day)
    }

    /// Whether a stretch begins or ends beside a day on which they are away.
    fn touches_absence(&self, first: usize, end: usize) -> bool {
        first.checked_sub(1).is_some_and(|before| self.is_away(before)) || self.is_away(end)
    }

    /// Rules on two days that follow each other.
    fn pairs(&self, found: &mut Vec<Found>) {
        let (days, before) = self.known();
        for later in 1..days.len() {
            let (Some(one), Some(other)) = (days[later - 1], days[later]) else { continue };
            if later < before {
                continue;
            }
            let (person, day) = (self.person, later - before);
            let one = &self.problem.shifts[one];
            if one.never_next.contains(&other) {
                found.push(always(Violation::Succession { person, day }));
            } else if one.forbidden_next.contains(&other) {
                found.push(found_of(Limit::Successions, 1, Violation::Succession { person, day }));
            }
        }
    }

    /// Rest from all that was worked before to the start of each shift; it may be the shift before the last one that goes on longest.
    fn rests(&self, found: &mut Vec<Found>) {
        let (days, before) = self.known();
        let mut latest_end: Option<i64> = None;
        for (place, cell) in days.iter().enumerate() {
            let midnight = 24 * 60 * place as i64;
            let Some((start, end)) = cell.and_then(|shift| self.problem.shifts[shift].times) else {
                continue;
            };
            let rest = latest_end.map(|end| midnight + i64::from(start) - end);
            let missing: i64 = rest.map_or(0, |rest| i64::from(self.who.min_rest_minutes) - rest);
            if place >= before && missing > 0 {
                let violation = Violation::Rest { person: self.person, day: place - before };
                found.push(found_of(Limit::Rest, hours(missing.unsigned_abs()), violation));
            }
            latest_end = latest_end.max(Some(midnight + i64::from(end)));
        }
    }

    /// Rules on sums over the whole rota.
    fn totals(&self, found: &mut Vec<Found>) {
        let person = self.person;
        for (shift, most) in self.who.most_of_shift.iter().enumerate() {
            let count = self.row.iter().filter(|cell| **cell == Some(shift)).count();
            if count > *most as usize {
                let violation = Violation::TooManyOfShift { person, shift, count };
                // A shift that is never worked is no cap that could be soft.
                let limit = (*most > 0).then_some(Limit::ShiftCaps);
                found.push(Found { limit, amount: (count - *most as usize) as u64, violation });
            }
        }
        for (set, cap) in self.who.most_of_set.iter().enumerate() {
            let is_of_set = |day: &usize| self.row[*day].is_some_and(|shift| cap.shifts.contains(&shift));
            let days: Vec<usize> =
                (0..self.row.len()).filter(|day| cap.days.contains(day)).filter(is_of_set).collect();
            if let Some(day) = days.get(cap.most as usize) {
                let violation = Violation::TooManyOfSet { person, set, day: *day, count: days.len() };
                let limit = (!cap.is_hard).then_some(Limit::SetCaps);
                found.push(Found { limit, amount: (days.len() - cap.most as usize) as u64, violation });
            }
        }
        let minutes =
            self.row.iter().flatten().map(|shift| u64::from(self.problem.shifts[*shift].minutes)).sum();
        if minutes > u64::from(self.who.never_more_minutes) {
            found.push(always(Violation::Minutes { person, minutes }));
        }
        let (least, most) = (u64::from(self.who.min_minutes), u64::from(self.who.max_minutes));
        let sides = [
            (Limit::MinutesAtLeast, least.saturating_sub(minutes)),
            (Limit::MinutesAtMost, minutes.saturating_sub(most)),
        ];
        for (limit, away) in sides.into_iter().filter(|(_, away)| *away > 0) {
            found.push(found_of(limit, hours(away), Violation::Minutes { person, minutes }));
        }
        for span in &self.who.spans {
            let of_span = self.row[span.first..span.end].iter().flatten();
            let minutes = of_span.map(|shift| u64::from(self.problem.shifts[*shift].minutes)).sum();
            if minutes > u64::from(span.most_minutes) {
                found.push(always(Violation::SpanMinutes { person, day: span.end - 1, minutes }));
            }
        }
        // A weekend is known by the number of its Saturday, counted in weeks since the Monday before day 0.
        let mut worked: Vec<usize> = (0..self.row.len())
            .filter(|day| self.row[*day].is_some() && (self.problem.first_weekday + day) % 7 >= 5)
            .map(|day| (self.problem.first_weekday + day) / 7)
            .collect();
        worked.dedup();
        if worked.len() > self.who.max_weekends as usize {
            let amount = worked.len() as u64 - u64::from(self.who.max_weekends);
            found.push(found_of(
                Limit::Weekends,
                amount,
                Violation::Weekends { person, count: worked.len() },
            ));
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
    fn stretches(&self, found: &mut Vec<Found>) {
        let (days, before) = self.known();
        let person = self.person;
        for Stretch { first, length } in self.of_days(&days, true) {
            let end = first + length;
            let too_many = (first + self.who.max_days_in_row as usize).max(before);
            if end > too_many && length > self.who.max_days_in_row as usize {
                let violation = Violation::RowTooLong { person, day: too_many - before };
                found.push(found_of(Limit::DaysInRow, (end - too_many) as u64, violation));
            }
            // It ends where the first day off is seen: inside the rota, or it was over before.
            let is_inside =
                first > 0 && end < days.len() && end >= before && !self.touches_absence(first, end);
            if is_inside && length < self.who.min_days_in_row as usize {
                let violation = Violation::RowTooShort { person, day: first.saturating_sub(before) };
                let missing = self.who.min_days_in_row as usize - length;
                found.push(found_of(Limit::FewestDaysInRow, missing as u64, violation));
            }
        }
        for Stretch { first, length } in self.of_days(&days, false) {
            let end = first + length;
            let is_inside = first > 0 && end < days.len() && end >= before;
            if is_inside
                && length < self.who.min_days_off_in_row as usize
                && !(first..end).any(|place| self.is_away(place))
            {
                let violation = Violation::TooFewDaysOff { person, day: first.saturating_sub(before) };
                let missing = self.who.min_days_off_in_row as usize - length;
                found.push(found_of(Limit::FewestDaysOff, missing as u64, violation));
            }
        }
    }

    /// Rules on nights.
    fn nights(&self, found: &mut Vec<Found>) {
        let (days, before) = self.known();
        let is_night = |cell: Option<usize>| cell.is_some_and(|shift| self.problem.shifts[shift].is_night);
        let is_hard = self.who.weight_of(Limit::DaysOffAfterNight).is_none();
        let mut early_days = Vec::new();
        let mut in_row = 0_usize;
        for day in 0..days.len() {
            in_row = if is_night(days[day]) { in_row + 1 } else { 0 };
            if let Some(most) = self.who.max_nights_in_row
                && in_row > most as usize
                && day >= before
            {
                let violation = Violation::NightsInRow { person: self.person, day: day - before };
                found.push(found_of(Limit::NightsInRow, 1, violation));
            }
            if day == 0 || !is_night(days[day - 1]) || is_night(days[day]) {
                continue;
            }
            // The night before was the last of its row: so many days from here are to be off.
            let owed = day..(day + self.who.min_days_off_after_night as usize).min(days.len());
            for early in owed.filter(|day| days[*day].is_some()) {
                if early >= before {
                    early_days.push(early - before);
                }
                // Where the rule is hard one day too early is enough to break it.
                if is_hard {
                    break;
                }
            }
        }
        if !is_hard {
            early_days.sort_unstable();
            early_days.dedup();
        }
        let early = early_days.into_iter().map(|day| Violation::AfterNight { person: self.person, day });
        found.extend(early.map(|violation| found_of(Limit::DaysOffAfterNight, 1, violation)));
    }

    /// Rows of nights that are too short. What touches an edge is never too short.
    fn short_nights(&self, found: &mut Vec<Found>) {
        let (days, before) = self.known();
        let is_night = |day: usize| days[day].is_some_and(|shift| self.problem.shifts[shift].is_night);
        let least = self.who.min_nights_in_row as usize;
        for first in (1..days.len()).filter(|day| is_night(*day) && !is_night(*day - 1)) {
            let Some(end) = (first..days.len()).find(|day| !is_night(*day)) else { continue };
            if end >= before && end - first < least && !self.touches_absence(first, end) {
                let day = first.saturating_sub(before);
                let missing = (least + first - end) as u64;
                let violation = Violation::TooFewNights { person: self.person, day };
                found.push(found_of(Limit::FewestNights, missing, violation));
            }
        }
    }

    /// Minutes of each week from Monday to Sunday.
    fn weeks(&self, found: &mut Vec<Found>) {
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
            let known: u64 =
                of_week.iter().filter(|place| **place < before).map(|place| minutes_of(days[*place])).sum();
            let amount = hours(sum.saturating_sub(most)) - hours(known.saturating_sub(most));
            let mut so_far = 0;
            let too_much = of_week.into_iter().find(|place| {
                so_far += minutes_of(days[*place]);
                *place >= before && minutes_of(days[*place]) > 0 && so_far > most
            });
            if let Some(place) = too_much {
                let (person, day) = (self.person, place - before);
                let violation = Violation::WeekMinutes { person, day, minutes: sum };
                found.push(found_of(Limit::MinutesInWeek, amount, violation));
            }
        }
    }

    /// Days from rest to rest.
    fn weekly_rest(&self, found: &mut Vec<Found>) {
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
        let mut told: Option<(usize, u64)> = None;
        let mut tell = |told: &mut Option<(usize, u64)>| {
            if let Some((day, amount)) = told.take() {
                let violation = Violation::WeeklyRest { person: self.person, day };
                found.push(found_of(Limit::WeeklyRest, amount, violation));
            }
        };
        for (place, (day, start, _)) in worked.iter().enumerate() {
            let rest = place.checked_sub(1).map(|earlier| start - worked[earlier].2);
            if rest.is_none_or(|rest| rest >= i64::from(self.who.min_weekly_rest_minutes)) {
                first = *day;
                tell(&mut told);
            }
            if day + 1 - first > DAYS_TO_REST as usize && *day >= before {
                told.get_or_insert((day - before, 0)).1 += 1;
            }
        }
        tell(&mut told);
    }

    /// Weekends that are one too many of the four that end with them.
    fn weekends_of_four(&self, found: &mut Vec<Found>) {
        let Some(most) = self.who.max_weekends_of_four.map(|most| most as usize) else { return };
        let (days, before) = self.known();
        // Days from a Monday on at or before the first day known.
        let since = (self.problem.first_weekday + 7 - before % 7) % 7;
        let mut worked: Vec<(usize, usize)> = (0..days.len())
            .filter(|place| days[*place].is_some() && (since + place) % 7 >= 5)
            .map(|place| ((since + place) / 7, place))
            .collect();
        // The first day worked tells of the weekend.
        worked.dedup_by_key(|(weekend, _)| *weekend);
        for (at, (weekend, place)) in worked.iter().enumerate() {
            let together =
                worked[..=at].iter().filter(|(other, _)| other + WEEKENDS_TOGETHER > *weekend).count();
            if together > most && *place >= before {
                let violation =
                    Violation::WeekendsOfFour { person: self.person, day: place - before, count: together };
                found.push(found_of(Limit::WeekendsOfFour, 1, violation));
            }
        }
    }

    /// Weekends of which only one day is worked.
    fn weekends(&self, found: &mut Vec<Found>) {
        if !self.who.are_weekends_complete {
            return;
        }
        let (days, before) = self.known();
        for later in before.max(1)..days.len() {
            let is_sunday = (self.problem.first_weekday + later - before) % 7 == 6;
            let is_away = self.is_away(later) || self.is_away(later - 1);
            if is_sunday && !is_away && days[later].is_some() != days[later - 1].is_some() {
                let day = (later - before).saturating_sub(1);
                let violation = Violation::HalfWeekend { person: self.person, day };
                found.push(found_of(Limit::WholeWeekends, 1, violation));
            }
        }
    }
}
