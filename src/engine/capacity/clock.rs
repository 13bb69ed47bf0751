//! When does a promise fall due: on a clock that always runs, or on one that runs in business hours only?
//!
//! On the business clock a wait is the business time that passes in it; an alert is in time as long as no more than the
//! promised minutes have passed, so that its deadline is the last moment of which that is true. Without any business hour
//! that clock never runs, and every alert is in time.

use crate::{
    base::{HOURS_PER_WEEK, WeekGrid},
    domain::Clock,
};

/// A clock of targets over a week that repeats. Times are hours from Monday 00:00, also beyond the week.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetClock {
    /// Business hours before each hour of the week, with the whole week's at the end; none if the clock always runs.
    business: Option<Vec<f64>>,
}

impl TargetClock {
    /// The clock of a severity.
    pub fn new(clock: Clock, business_hours: &WeekGrid<bool>) -> Self {
        let business = (clock == Clock::BusinessHours).then(|| {
            let mut sum = 0.0;
            let mut before = vec![0.0];
            for open in business_hours.values() {
                sum += if *open { 1.0 } else { 0.0 };
                before.push(sum);
            }
            before
        });
        Self { business }
    }

    /// The hours that the clock has counted up to a time.
    pub fn counted(&self, time: f64) -> f64 {
        let Some(before) = &self.business else { return time };
        let week = libm::floor(time / HOURS_PER_WEEK as f64);
        let within = (time - week * HOURS_PER_WEEK as f64).clamp(0.0, HOURS_PER_WEEK as f64);
        let hour = (libm::floor(within) as usize).min(HOURS_PER_WEEK - 1);
        let here = before[hour] + (before[hour + 1] - before[hour]) * (within - hour as f64);
        week * before[HOURS_PER_WEEK] + here
    }

    /// The hours that the clock counts from one time to another.
    #[inline]
    pub fn passes(&self, from: f64, to: f64) -> f64 {
        // The difference of two counts would lose its last digits where every hour counts.
        if self.business.is_none() { to - from } else { self.counted(to) - self.counted(from) }
    }

    /// The last time at which no more than so many hours have been counted since `from`; none if that is for ever.
    pub fn deadline(&self, from: f64, hours: f64) -> Option<f64> {
        let Some(before) = &self.business else { return Some(from + hours) };
        let a_week = before[HOURS_PER_WEEK];
        if a_week <= 0.0 {
            return None;
        }
        // A hair more, so that rounding does not end the deadline at the close instead of the next opening.
        let wanted = self.counted(from) + hours + 1e-9;
        let week = libm::floor(wanted / a_week);
        let rest = wanted - week * a_week;
        let hour =
            before.partition_point(|counted| *counted <= rest).saturating_sub(1).min(HOURS_PER_WEEK - 1);
        Some(week * HOURS_PER_WEEK as f64 + hour as f64 + (rest - before[hour]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> TargetClock {
        let hours = WeekGrid::from_fn(|hour| hour.day() < 5 && (9..17).contains(&hour.hour()));
        TargetClock::new(Clock::BusinessHours, &hours)
    }

    #[test]
    fn half_an_hour_before_the_weekend_leaves_the_rest_for_monday() {
        // Friday 16:45 with 30 minutes: due on Monday at 09:15.
        let due = office().deadline(4.0 * 24.0 + 16.75, 0.5).unwrap();
        assert!((due - (168.0 + 9.25)).abs() < 1e-6, "{due}");
    }

    #[test]
    fn an_alert_of_the_night_has_its_first_business_minutes_in_the_morning() {
        let due = office().deadline(3.0, 0.25).unwrap();
        assert!((due - 9.25).abs() < 1e-6, "{due}");
        assert!((office().counted(24.0 + 12.0) - office().counted(3.0) - 11.0).abs() < 1e-12);
    }

    #[test]
    fn a_clock_that_never_runs_never_falls_due() {
        let clock = TargetClock::new(Clock::BusinessHours, &WeekGrid::filled(false));
        assert_eq!(clock.deadline(5.0, 0.25), None);
        assert_eq!(clock.counted(500.0), 0.0);
    }
}
