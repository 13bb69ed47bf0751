//! What would another row break that the present one does not break, or not so far? A breach that is there already is told again only
//! where it gets worse: one more hour, day, shift or weekend beyond a limit, or one more that is missing.

use super::{
    Arranged, Limit, Problem, Row, Violation, check::check_far, costs::alone,
    from_plan::is_too_soon_after_call,
};
use crate::domain::{RotaPlan, ShiftId, rota::Person};
use chrono::NaiveDate;

/// One person's present row beside the hard rules.
pub(super) struct Standing<'a> {
    /// The person alone.
    pub(super) alone: Problem,
    /// The present row.
    pub(super) row: &'a Row,
    /// The minutes it has.
    pub(super) minutes: u64,
    broken: Vec<(Violation, u64)>,
}

impl<'a> Standing<'a> {
    pub(super) fn new(arranged: &Arranged, person: usize, row: &'a Row) -> Option<Self> {
        let alone = alone(&arranged.problem, person)?;
        let broken = check_far(&alone, std::slice::from_ref(row));
        let minutes = (0..row.len()).map(|day| u64::from(arranged.minutes_of(row, day))).sum();
        Some(Self { alone, row, minutes, broken })
    }

    /// What another row breaks that is not broken yet, or less far.
    pub(super) fn fresh(&self, with: &Row) -> impl Iterator<Item = Violation> {
        let broken = check_far(&self.alone, std::slice::from_ref(with)).into_iter();
        broken.filter(|(violation, far)| self.is_fresh(violation, *far)).map(|(violation, _)| violation)
    }

    fn is_fresh(&self, violation: &Violation, far: u64) -> bool {
        if let Violation::Minutes { minutes, .. } = violation {
            return self.is_farther(*minutes);
        }
        !self.broken.iter().any(|(old, had)| self.is_no_worse((violation, far), (old, *had)))
    }

    /// Whether so many minutes are beyond a limit, and farther than those of the present row.
    fn is_farther(&self, minutes: u64) -> bool {
        self.alone.people.first().is_some_and(|staff| {
            let is_owed = staff.weight_of(Limit::MinutesAtLeast).is_none();
            let least = if is_owed { u64::from(staff.min_minutes) } else { 0 };
            let most = u64::from(staff.most_minutes_in_all());
            (minutes > most && minutes > self.minutes) || (minutes < least && minutes < self.minutes)
        })
    }

    /// Whether something broken is what was broken already, no farther than that.
    fn is_no_worse(&self, (new, far): (&Violation, u64), (old, had): (&Violation, u64)) -> bool {
        use Violation as V;
        match (new, old) {
            (V::TooManyOfShift { shift: a, count: new, .. }, V::TooManyOfShift { shift: b, count, .. }) => {
                a == b && new <= count
            }
            (V::TooManyOfSet { set: a, count: new, .. }, V::TooManyOfSet { set: b, count, .. }) => {
                a == b && new <= count
            }
            (V::SpanMinutes { day: a, minutes: new, .. }, V::SpanMinutes { day: b, minutes, .. }) => {
                a == b && new <= minutes
            }
            (V::WeekendsOfFour { day: a, count: new, .. }, V::WeekendsOfFour { day: b, count, .. }) => {
                let week = |day: &usize| (self.alone.first_weekday + day) / 7;
                week(a) == week(b) && new <= count
            }
            (V::Weekends { count: new, .. }, V::Weekends { count, .. }) => new <= count,
            (V::WeekMinutes { day: a, minutes: new, .. }, V::WeekMinutes { day: b, minutes, .. }) => {
                let week = |day: &usize| (self.alone.first_weekday + day) / 7;
                week(a) == week(b) && new <= minutes
            }
            (V::Rest { day: a, .. }, V::Rest { day: b, .. }) => a == b && far <= had,
            // The days too many of the one are among those of the other.
            (V::RowTooLong { day: a, .. }, V::RowTooLong { day: b, .. }) => {
                b <= a && *a as u64 + far <= *b as u64 + had
            }
            (V::WeeklyRest { day: a, .. }, V::WeeklyRest { day: b, .. }) => b <= a && a - b < 7 && far <= had,
            (V::RowTooShort { day: a, .. }, V::RowTooShort { day: b, .. }) => {
                self.is_same_row(Limit::FewestDaysInRow, (*a, far), (*b, had))
            }
            (V::TooFewDaysOff { day: a, .. }, V::TooFewDaysOff { day: b, .. }) => {
                self.is_same_row(Limit::FewestDaysOff, (*a, far), (*b, had))
            }
            (V::TooFewNights { day: a, .. }, V::TooFewNights { day: b, .. }) => {
                self.is_same_row(Limit::FewestNights, (*a, far), (*b, had))
            }
            (new, old) => new == old,
        }
    }

    /// Whether two rows that are too short overlap, and the new one misses no more; each by its first day and what it misses.
    fn is_same_row(&self, limit: Limit, (new, far): (usize, u64), (old, had): (usize, u64)) -> bool {
        let least = self.alone.people.first().map_or(0, |staff| match limit {
            Limit::FewestDaysInRow => staff.min_days_in_row,
            Limit::FewestDaysOff => staff.min_days_off_in_row,
            _ => staff.min_nights_in_row,
        });
        let end = |first: usize, missing: u64| first as u64 + u64::from(least).saturating_sub(missing);
        far <= had && (old as u64) < end(new, far) && (new as u64) < end(old, had)
    }
}

/// Whether a shift begins too soon after a call, and the one that it takes the place of did not, or later.
pub(super) fn is_newly_after_call(
    plan: &RotaPlan,
    person: &Person,
    date: NaiveDate,
    (had, with): (Option<ShiftId>, Option<ShiftId>),
) -> bool {
    let is_soon = |shift: &ShiftId| is_too_soon_after_call(plan, person, date, *shift);
    let begins = |shift: ShiftId| plan.shifts.get(&shift).map(|kind| kind.start_minute);
    let Some(with) = with.filter(is_soon) else { return false };
    had.filter(is_soon).is_none_or(|had| begins(with) < begins(had))
}
