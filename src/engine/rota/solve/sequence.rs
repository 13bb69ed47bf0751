//! What has to be known of the days before, which choices does it leave, and what do they cost? The rules on sequences, before states
//! are merged. A limit that is soft costs on the day that breaks it; counters stand still where further days cost the same.

use crate::engine::rota::model::{DAYS_TO_REST, Limit, Person, Problem, WEEKENDS_TOGETHER};

/// Minutes of a week are counted in at most so many steps.
const STEPS_OF_WEEK: u32 = 200;

/// What has to be known of the days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Raw {
    run: Run,
    open: Open,
    /// Days that are still to be off after a row of nights, where that is soft.
    owed: u32,
    /// Minutes of the day that comes for which the rest goes on after shifts before the last day, which only very long ones reach.
    tired: u32,
    /// Which of the last weekends were worked, the lowest bit the latest.
    weekends: u8,
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
    /// Days off: so many to come before work after nights, and so many by the fewest in a row; so many that are missing if work comes where
    /// that is soft; whether the last one was an absence.
    Off { left: u32, short: u32, missing: u32, was_away: bool },
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
    /// The minutes of one step, and the most steps in a week where that limit is hard.
    grain: u32,
    most_in_week: Option<u32>,
    /// The most minutes in a week where that limit is soft.
    soft_in_week: Option<u32>,
    /// The most of four weekends, where they can be too many.
    most_of_weekends: Option<u32>,
}

/// The weekends that count together with the one that comes.
const EARLIER_WEEKENDS: u8 = (1 << (WEEKENDS_TOGETHER - 1)) - 1;

/// So many minutes are an hour that is begun.
const HOUR: u32 = 60;

impl<'a> Rules<'a> {
    pub(super) fn new(problem: &'a Problem, person: &'a Person) -> Self {
        let shifts = &problem.shifts;
        let like = (0..shifts.len()).map(|shift| {
            let is_like = |other: &usize| {
                shifts[*other].forbidden_next == shifts[shift].forbidden_next
                    && shifts[*other].never_next == shifts[shift].never_next
                    && shifts[*other].times.map(|(_, end)| end) == shifts[shift].times.map(|(_, end)| end)
            };
            (0..shift).find(is_like).unwrap_or(shift)
        });
        let is_soft = person.weight_of(Limit::MinutesInWeek).is_some();
        // What costs is counted to the minute, with what was worked before the rota.
        let is_known = |shift: &usize| person.history.contains(&Some(*shift));
        let possible = || {
            (0..shifts.len())
                .filter(|shift| person.most_of_shift[*shift] > 0 || (is_soft && is_known(shift)))
                .map(|shift| shifts[shift].minutes)
        };
        let longest = possible().max().unwrap_or(0);
        // A limit that no week reaches is none.
        let limit = person.max_minutes_in_week.filter(|most| *most < 7 * longest);
        let mut grain = possible().fold(0, super::instance::greatest_divisor).max(1);
        let (soft_in_week, limit) = if is_soft { (limit, None) } else { (None, limit) };
        while limit.is_some_and(|most| most / grain > STEPS_OF_WEEK) {
            grain *= 2;
        }
        let most_in_week = limit.map(|most| most / grain);
        let most_of_weekends =
            person.max_weekends_of_four.filter(|most| (*most as usize) < WEEKENDS_TOGETHER);
        Self { problem, person, like: like.collect(), grain, most_in_week, soft_in_week, most_of_weekends }
    }

    /// 7 where weekdays matter, else 1.
    pub(super) fn phases(&self) -> usize {
        let counts_weeks = self.most_in_week.is_some() || self.soft_in_week.is_some();
        let counts_weekends = self.person.are_weekends_complete || self.most_of_weekends.is_some();
        if counts_weeks || counts_weekends { 7 } else { 1 }
    }

    /// The weekday of day 0.
    pub(super) fn first_weekday(&self) -> usize {
        self.problem.first_weekday % 7
    }

    /// Whether the charge of a soft limit on weeks is seen here.
    pub(super) fn sees_weeks(&self) -> bool {
        self.soft_in_week.is_some()
    }

    /// Whether minutes of a week can be counted in longer steps, or not at all where they only cost.
    pub(super) fn can_be_coarser(&self) -> bool {
        self.soft_in_week.is_some() || self.most_in_week.is_some_and(|most| most > 1)
    }

    /// Counts minutes of a week in steps twice as long; shifts are rounded up, so that no limit is broken. A soft limit is not looked at
    /// any more: rounded it would cost what it does not.
    pub(super) fn coarsen(&mut self) {
        if self.soft_in_week.take().is_some() {
            return;
        }
        self.grain *= 2;
        self.most_in_week = self.most_in_week.map(|most| most / 2);
    }

    /// What it costs to break a limit so far; none where that is not allowed.
    fn cost(&self, limit: Limit, amount: u32) -> Option<u32> {
        if amount == 0 { Some(0) } else { self.person.weight_of(limit).map(|weight| weight * amount) }
    }

    fn is_soft(&self, limit: Limit) -> bool {
        self.person.weight_of(limit).is_some()
    }

    /// What a shift costs that follows another on the next day.
    fn cost_of_succession(&self, last: usize, next: usize) -> Option<u32> {
        let before = &self.problem.shifts[last];
        if before.never_next.contains(&next) {
            return None;
        }
        self.cost(Limit::Successions, u32::from(before.forbidden_next.contains(&next)))
    }

    /// Minutes of the day that comes for which the rest goes on after what was worked before it.
    fn tired(&self, from: Raw) -> u32 {
        let end_of = |shift: usize| self.problem.shifts[shift].times.map(|(_, end)| end);
        let end = match from.run {
            Run::Work { last, .. } => end_of(last),
            _ => None,
        };
        let of_last = end.map_or(0, |end| end.saturating_add(self.person.min_rest_minutes));
        from.tired.max(of_last.saturating_sub(1440))
    }

    /// What a shift costs that begins before the rest is over.
    fn cost_of_rest(&self, from: Raw, shift: usize) -> Option<u32> {
        let Some((start, _)) = self.problem.shifts[shift].times else { return Some(0) };
        self.cost(Limit::Rest, self.tired(from).saturating_sub(start).div_ceil(HOUR))
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
            Run::Off { was_away, .. } => (1, was_away, 0, was_away),
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
        let (left, short, missing) = match from {
            Run::Unknown => (0, 0, 0),
            Run::Off { left, short, missing, .. } => (left, short, missing),
            Run::Work { nights, .. } => {
                let off = self.person.min_days_off_in_row;
                let (short, missing) = if self.is_soft(Limit::FewestDaysOff) { (0, off) } else { (off, 0) };
                let has_soon = nights > 0 && !self.is_soft(Limit::DaysOffAfterNight);
                (if has_soon { self.person.min_days_off_after_night } else { 0 }, short, missing)
            }
        };
        Run::Off {
            left: left.saturating_sub(1),
            short: short.saturating_sub(1),
            missing: missing.saturating_sub(1),
            was_away: false,
        }
    }

    /// Where a day on which they are away leads: it costs nothing, and no row that it touches is too short.
    pub(super) fn step_away(&self, from: Raw) -> Raw {
        let mut to = self.followed(from, 0);
        if let Run::Off { short, missing, was_away, .. } = &mut to.run {
            (*short, *missing, *was_away) = (0, 0, true);
        }
        self.settled(to)
    }

    /// How many days from this one on are to be off after nights, where that is soft.
    fn owed(&self, from: Raw, is_night: bool) -> u32 {
        if !self.is_soft(Limit::DaysOffAfterNight) {
            return 0;
        }
        match from.run {
            Run::Work { nights, .. } if nights > 0 && !is_night => self.person.min_days_off_after_night,
            _ => from.owed,
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
            None if self.soft_in_week.is_some() && !is_sunday => self.week_with(from, shift),
            None => 0,
        };
        let owed = self.owed(from, self.is_night(shift)).saturating_sub(1);
        let weekends = match self.most_of_weekends {
            Some(_) if is_sunday => {
                let is_worked = shift.is_some() || from.is_working();
                (from.weekends << 1 | u8::from(is_worked)) & EARLIER_WEEKENDS
            }
            _ => from.weekends,
        };
        let phase = if self.phases() == 1 { 0 } else { (from.phase + 1) % 7 };
        let tired = self.tired(from).saturating_sub(1440);
        Raw { run, open: self.opened(from.open, choice), owed, tired, weekends, week, phase }
    }

    fn is_night(&self, shift: Option<usize>) -> bool {
        shift.is_some_and(|shift| self.problem.shifts[shift].is_night)
    }

    /// Steps of a week with a shift, where the limit is soft.
    fn week_with(&self, from: Raw, shift: Option<usize>) -> u32 {
        from.week + shift.map_or(0, |shift| self.steps(shift))
    }

    /// The same place, with counters that stand still where what comes costs the same.
    fn settled(&self, mut at: Raw) -> Raw {
        let person = self.person;
        if let Run::Work { row, nights, .. } = &mut at.run {
            *row = (*row).min(person.max_days_in_row.max(person.min_days_in_row));
            let most = person.max_nights_in_row.map(|most| most.max(person.min_nights_in_row).max(1));
            *nights = most.map_or(*nights, |most| (*nights).min(most));
        }
        at.open.days = at.open.days.min(DAYS_TO_REST);
        if let Some(most) = self.soft_in_week {
            // Hours are begun anew after each hour: only what is left of the last steps tells weeks apart.
            let cycle = self.grain / super::instance::greatest_divisor(self.grain, HOUR) * HOUR;
            let beyond = (at.week * self.grain).saturating_sub(most);
            at.week -= beyond.saturating_sub(1) / cycle * cycle / self.grain;
        }
        at
    }

    /// Where a choice leads and what it costs, if it is allowed.
    pub(super) fn step(&self, from: Raw, choice: usize) -> Option<(Raw, u32)> {
        let shift = choice.checked_sub(1);
        let to = self.followed(from, choice);
        let cost = self.cost_of_ends(from, shift)?
            + shift.map_or(Some(0), |shift| self.cost_of_work(from, to, shift))?;
        Some((self.settled(to), cost))
    }

    /// What the end of a row of days or nights costs, and that of a weekend.
    fn cost_of_ends(&self, from: Raw, shift: Option<usize>) -> Option<u32> {
        let person = self.person;
        let is_half = person.are_weekends_complete
            && from.phase == 6
            && !matches!(from.run, Run::Unknown | Run::Off { was_away: true, .. })
            && from.is_working() != shift.is_some();
        let mut cost = self.cost(Limit::WholeWeekends, u32::from(is_half))?;
        if let Run::Work { row, may_be_short, nights, may_nights_be_few, .. } = from.run {
            if nights > 0 && !self.is_night(shift) && !may_nights_be_few {
                cost += self.cost(Limit::FewestNights, person.min_nights_in_row.saturating_sub(nights))?;
            }
            if shift.is_none() && !may_be_short {
                cost += self.cost(Limit::FewestDaysInRow, person.min_days_in_row.saturating_sub(row))?;
            }
        }
        Some(cost)
    }

    /// What a day that is worked costs, given where it leads.
    fn cost_of_work(&self, from: Raw, to: Raw, shift: usize) -> Option<u32> {
        let person = self.person;
        if person.most_of_shift[shift] == 0 {
            return None;
        }
        let Run::Work { row, nights, .. } = to.run else { return None };
        let many_nights = person.max_nights_in_row.is_some_and(|most| nights > most);
        let mut cost = self.cost(Limit::DaysInRow, u32::from(row > person.max_days_in_row))?
            + self.cost(Limit::NightsInRow, u32::from(many_nights))?
            + self.cost(Limit::WeeklyRest, u32::from(to.open.days > DAYS_TO_REST))?
            + self.cost(Limit::WeekendsOfFour, u32::from(self.is_weekend_too_many(from)))?
            + self.cost_of_week(from, shift)?
            + self.cost_of_rest(from, shift)?;
        match from.run {
            Run::Off { left, short, .. } if left > 0 || short > 0 => return None,
            Run::Off { missing, .. } => cost += self.cost(Limit::FewestDaysOff, missing)?,
            Run::Work { last, nights: before, .. } => {
                let leaves_nights = before > 0 && nights == 0 && person.min_days_off_after_night > 0;
                if leaves_nights && !self.is_soft(Limit::DaysOffAfterNight) {
                    return None;
                }
                cost += self.cost_of_succession(last, shift)?;
            }
            Run::Unknown => {}
        }
        let is_early = self.owed(from, self.is_night(Some(shift))) > 0;
        Some(cost + self.cost(Limit::DaysOffAfterNight, u32::from(is_early))?)
    }

    /// Whether work on the day that comes begins a weekend that is one too many of four.
    fn is_weekend_too_many(&self, from: Raw) -> bool {
        let begins = from.phase == 5 || (from.phase == 6 && !from.is_working());
        begins && self.most_of_weekends.is_some_and(|most| from.weekends.count_ones() >= most)
    }

    /// What a shift costs by the limit on its week.
    fn cost_of_week(&self, from: Raw, shift: usize) -> Option<u32> {
        let steps = self.steps(shift);
        if let Some(most) = self.most_in_week {
            return (steps == 0 || from.week + steps <= most).then_some(0);
        }
        let Some(most) = self.soft_in_week else { return Some(0) };
        let hours = |week: u32| (week * self.grain).saturating_sub(most).div_ceil(HOUR);
        self.cost(Limit::MinutesInWeek, hours(from.week + steps) - hours(from.week))
    }

    /// Before day 0; what the days before it broke is not held against the rota.
    pub(super) fn start(&self) -> Raw {
        let (person, days) = (self.person, self.person.history.len());
        // As many days before day 0 as there are, the weekday of the first of them.
        let phase = (self.first_weekday() + 7 - days % 7) % 7;
        let phase = if self.phases() == 1 { 0 } else { phase as u8 };
        let (run, open) = (Run::Unknown, Open::default());
        let unknown = Raw { run, open, owed: 0, tired: 0, weekends: 0, week: 0, phase };
        person.history.iter().enumerate().fold(unknown, |from, (day, cell)| {
            let is_away = || person.away.contains(&(day as i32 - days as i32));
            let mut to = match cell {
                None if is_away() => self.step_away(from),
                _ => self.settled(self.followed(from, cell.map_or(0, |shift| shift + 1))),
            };
            to.week = self.most_in_week.map_or(to.week, |most| to.week.min(most));
            to
        })
    }
}
