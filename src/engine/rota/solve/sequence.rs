//! What has to be known of the days before, and which choices it leaves? The rules on sequences, before states are merged.

use crate::engine::rota::model::{DAYS_TO_REST, Person, Problem};

/// Minutes of a week are counted in at most so many steps.
const STEPS_OF_WEEK: u32 = 200;

/// What has to be known of the days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Raw {
    run: Run,
    open: Open,
    /// Steps of minutes in the week so far.
    week: u32,
    /// The weekday of the day that comes, 0 where weekdays do not matter.
    phase: u8,
}

/// The row that the day before is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Run {
    /// Nothing is known: the row that begins now may have begun earlier.
    Unknown,
    /// Days off, with so many to come before work.
    Off(u32),
    /// The last shift, how long the row is, whether it may be short, and the same of nights.
    Work { last: usize, row: u32, may_be_short: bool, nights: u32, may_nights_be_few: bool },
}

/// The days since the last weekly rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Open {
    /// So many since the first one worked, 0 after a rest.
    days: u32,
    /// Minutes from the end of the last shift to midnight.
    since: i32,
}

impl Raw {
    /// The weekday of the day that comes, 0 where weekdays do not matter.
    pub(super) fn phase(&self) -> usize {
        usize::from(self.phase)
    }

    /// Whether the day before was worked.
    pub(super) fn is_working(&self) -> bool {
        matches!(self.run, Run::Work { .. })
    }
}

/// The rules as they are looked up.
pub(super) struct Rules<'a> {
    problem: &'a Problem,
    person: &'a Person,
    /// For each shift the first that allows the same after it.
    like: Vec<usize>,
    /// The minutes of one step, and the most steps in a week.
    grain: u32,
    most_in_week: Option<u32>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(problem: &'a Problem, person: &'a Person) -> Self {
        let shifts = &problem.shifts;
        let like = (0..shifts.len()).map(|shift| {
            let is_like = |other: &usize| {
                shifts[*other].forbidden_next == shifts[shift].forbidden_next
                    && shifts[*other].times.map(|(_, end)| end) == shifts[shift].times.map(|(_, end)| end)
            };
            (0..shift).find(is_like).unwrap_or(shift)
        });
        let possible = || {
            (0..shifts.len())
                .filter(|shift| person.most_of_shift[*shift] > 0)
                .map(|shift| shifts[shift].minutes)
        };
        let longest = possible().max().unwrap_or(0);
        // A limit that no week reaches is none.
        let limit = person.max_minutes_in_week.filter(|most| *most < 7 * longest);
        let mut grain = possible().fold(0, super::instance::greatest_divisor).max(1);
        while limit.is_some_and(|most| most / grain > STEPS_OF_WEEK) {
            grain *= 2;
        }
        Self { problem, person, like: like.collect(), grain, most_in_week: limit.map(|most| most / grain) }
    }

    /// 7 where weekdays matter, else 1.
    pub(super) fn phases(&self) -> usize {
        if self.most_in_week.is_some() || self.person.are_weekends_complete { 7 } else { 1 }
    }

    /// The weekday of day 0.
    pub(super) fn first_weekday(&self) -> usize {
        self.problem.first_weekday % 7
    }

    /// Whether minutes of a week can be counted in longer steps.
    pub(super) fn can_be_coarser(&self) -> bool {
        self.most_in_week.is_some_and(|most| most > 1)
    }

    /// Counts minutes of a week in steps twice as long; shifts are rounded up, so that no limit is broken.
    pub(super) fn coarsen(&mut self) {
        self.grain *= 2;
        self.most_in_week = self.most_in_week.map(|most| most / 2);
    }

    fn is_succession(&self, last: usize, next: usize) -> bool {
        let (before, after) = (&self.problem.shifts[last], &self.problem.shifts[next]);
        let rests = match (before.times, after.times) {
            (Some((_, end)), Some((start, _))) => {
                u64::from(start) + 1440 >= u64::from(end) + u64::from(self.person.min_rest_minutes)
            }
            _ => true,
        };
        rests && !before.forbidden_next.contains(&next)
    }

    /// Start and end of a shift; without times it takes its whole day.
    fn times(&self, shift: usize) -> (i32, i32) {
        let (start, end) = self.problem.shifts[shift].times.unwrap_or((0, 1440));
        (start as i32, end as i32)
    }

    /// Steps of a week that a shift takes.
    fn steps(&self, shift: usize) -> u32 {
        self.problem.shifts[shift].minutes.div_ceil(self.grain)
    }

    /// Where the row leads with a shift, broken rules or not.
    fn run_worked(&self, from: Run, shift: usize) -> Run {
        let person = self.person;
        let is_night = self.problem.shifts[shift].is_night;
        let (row, may_be_short, nights, may_nights_be_few) = match from {
            Run::Unknown => (1, true, 0, true),
            Run::Off(_) => (1, false, 0, false),
            Run::Work { row, may_be_short, nights, may_nights_be_few, .. } => {
                (row + 1, may_be_short, nights, nights > 0 && may_nights_be_few)
            }
        };
        let nights = if is_night { nights + 1 } else { 0 };
        // Counts that no rule will look at any more stand still, so that there are few states.
        let longest = (self.problem.days + person.history.len()) as u32;
        let row_counted =
            if person.max_days_in_row >= longest { row.min(person.min_days_in_row) } else { row };
        let nights_counted = match person.max_nights_in_row {
            None => nights.min(person.min_nights_in_row.max(1)),
            Some(_) => nights,
        };
        Run::Work {
            last: self.like[shift],
            row: row_counted,
            may_be_short: may_be_short || row >= person.min_days_in_row,
            nights: nights_counted,
            may_nights_be_few: is_night && (may_nights_be_few || nights >= person.min_nights_in_row),
        }
    }

    /// Where the row leads with a day off, broken rules or not.
    fn run_rested(&self, from: Run) -> Run {
        match from {
            Run::Unknown => Run::Off(0),
            Run::Off(left) => Run::Off(left.saturating_sub(1)),
            Run::Work { nights, .. } => {
                let after_night = if nights > 0 { self.person.min_days_off_after_night } else { 0 };
                Run::Off(self.person.min_days_off_in_row.max(after_night).saturating_sub(1))
            }
        }
    }

    /// Where the days since the last weekly rest lead, broken rules or not.
    fn opened(&self, from: Open, choice: usize) -> Open {
        let wanted = self.person.min_weekly_rest_minutes as i32;
        if wanted == 0 {
            return Open::default();
        }
        let Some(shift) = choice.checked_sub(1) else {
            let since = from.since + 1440;
            return if from.days == 0 || since >= wanted {
                Open::default()
            } else {
                Open { days: (from.days + 1).min(DAYS_TO_REST), since }
            };
        };
        let (start, end) = self.times(shift);
        let days = if from.days == 0 || from.since + start >= wanted { 1 } else { from.days + 1 };
        Open { days, since: 1440 - end }
    }

    /// Where a choice leads, broken rules or not; what stands against a limit is no more than the limit.
    fn followed(&self, from: Raw, choice: usize) -> Raw {
        let shift = choice.checked_sub(1);
        let run = shift.map_or_else(|| self.run_rested(from.run), |shift| self.run_worked(from.run, shift));
        let is_sunday = from.phase == 6;
        let week = match self.most_in_week {
            Some(_) if is_sunday => 0,
            Some(_) => from.week + shift.map_or(0, |shift| self.steps(shift)),
            None => 0,
        };
        let phase = if self.phases() == 1 { 0 } else { (from.phase + 1) % 7 };
        Raw { run, open: self.opened(from.open, choice), week, phase }
    }

    /// Where a choice leads, if it is allowed.
    pub(super) fn step(&self, from: Raw, choice: usize) -> Option<Raw> {
        self.is_allowed(from, choice).then(|| self.followed(from, choice))
    }

    fn is_allowed(&self, from: Raw, choice: usize) -> bool {
        let person = self.person;
        let shift = choice.checked_sub(1);
        if person.are_weekends_complete
            && from.phase == 6
            && from.run != Run::Unknown
            && from.is_working() != shift.is_some()
        {
            return false;
        }
        let is_night = shift.is_some_and(|shift| self.problem.shifts[shift].is_night);
        if let Run::Work { nights, may_nights_be_few, .. } = from.run
            && nights > 0
            && !is_night
            && !may_nights_be_few
        {
            return false;
        }
        let Some(shift) = shift else {
            return match from.run {
                Run::Work { row, may_be_short, .. } => may_be_short || row >= person.min_days_in_row,
                _ => true,
            };
        };
        if person.most_of_shift[shift] == 0 || matches!(from.run, Run::Off(left) if left > 0) {
            return false;
        }
        let to = self.followed(from, choice);
        let Run::Work { row, nights, .. } = to.run else { return false };
        if row > person.max_days_in_row || person.max_nights_in_row.is_some_and(|most| nights > most) {
            return false;
        }
        if to.open.days > DAYS_TO_REST {
            return false;
        }
        if let Some(most) = self.most_in_week {
            let steps = self.steps(shift);
            if steps > 0 && from.week + steps > most {
                return false;
            }
        }
        if let Run::Work { last, nights: before, .. } = from.run {
            let leaves_nights = before > 0 && nights == 0 && person.min_days_off_after_night > 0;
            return !leaves_nights && self.is_succession(last, shift);
        }
        true
    }

    /// Before day 0; what the days before it broke is not held against the rota.
    pub(super) fn start(&self) -> Raw {
        let (person, days) = (self.person, self.person.history.len());
        // As many days before day 0 as there are, the weekday of the first of them.
        let phase = (self.first_weekday() + 7 - days % 7) % 7;
        let phase = if self.phases() == 1 { 0 } else { phase as u8 };
        let unknown = Raw { run: Run::Unknown, open: Open::default(), week: 0, phase };
        person.history.iter().fold(unknown, |from, cell| {
            let mut to = self.followed(from, cell.map_or(0, |shift| shift + 1));
            if let Run::Work { row, nights, .. } = &mut to.run {
                *row = (*row).min(person.max_days_in_row);
                *nights = person.max_nights_in_row.map_or(*nights, |most| (*nights).min(most));
            }
            to.open.days = to.open.days.min(DAYS_TO_REST);
            to.week = self.most_in_week.map_or(0, |most| to.week.min(most));
            to
        })
    }
}
