//! How many alerts are raised, how many reach people, and how many hands-on hours do they take?
//!
//! In each stream, a day: `raw`; left after grouping `raw (1 - grouped)`; reaching people `that (1 - auto-closed)`; worked,
//! with those that come back, `that / (1 - reopened)`; escalated `worked x escalated`. Hands-on hours a week are
//! `7 worked x mean minutes / 60`, the mean of the lognormal through the typical and the bad case. It is the thinning of the
//! capacity report (CAPACITY.md 1.2), shown by stream and by step. Limits: the plan's first month; a range stands for its
//! median.

use super::input::lognormal_minutes;
use crate::{
    base::time::DAYS_PER_MONTH,
    domain::{AlertStream, VolumePeriod},
};

/// Alerts a day on their way through one stream, or through all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow {
    /// As the tools raise them.
    pub raw: f64,
    /// Folded into another alert.
    pub grouped_away: f64,
    /// Closed by automation.
    pub auto_closed: f64,
    /// Reaching people.
    pub human: f64,
    /// Coming back and worked again.
    pub reopened: f64,
    /// Escalated to the second tier.
    pub escalated: f64,
    /// Hands-on hours a week of those who triage.
    pub hours_per_week: f64,
    /// Hands-on hours a week of the second tier.
    pub escalated_hours_per_week: f64,
}

impl Flow {
    /// What one stream brings.
    pub fn of(stream: &AlertStream) -> Self {
        let raw = per_day(stream.volume.median_amount(), stream.volume_period).max(0.0);
        let share = |value: f64| if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) };
        let grouped_away = raw * share(stream.grouped_share.median_share());
        let left = raw - grouped_away;
        let auto_closed = left * share(stream.auto_closed_share.median_share());
        let human = left - auto_closed;
        // A share of one would never end; validation refuses it.
        let reopened_share = share(stream.reopened_share.median_share()).min(0.999);
        let worked = human / (1.0 - reopened_share);
        let escalated = worked * share(stream.escalation.share.median_share());
        Self {
            raw,
            grouped_away,
            auto_closed,
            human,
            reopened: worked - human,
            escalated,
            hours_per_week: 7.0 * worked * mean_minutes(stream) / 60.0,
            escalated_hours_per_week: 7.0 * escalated * stream.escalation.minutes.median_amount().max(0.0)
                / 60.0,
        }
    }

    /// What several streams bring together.
    pub fn sum<'a>(flows: impl IntoIterator<Item = &'a Self>) -> Self {
        flows.into_iter().fold(Self::default(), |sum, flow| Self {
            raw: sum.raw + flow.raw,
            grouped_away: sum.grouped_away + flow.grouped_away,
            auto_closed: sum.auto_closed + flow.auto_closed,
            human: sum.human + flow.human,
            reopened: sum.reopened + flow.reopened,
            escalated: sum.escalated + flow.escalated,
            hours_per_week: sum.hours_per_week + flow.hours_per_week,
            escalated_hours_per_week: sum.escalated_hours_per_week + flow.escalated_hours_per_week,
        })
    }

    /// Left after grouping.
    pub fn after_grouping(&self) -> f64 {
        self.raw - self.grouped_away
    }

    /// Worked, with those that come back.
    pub fn worked(&self) -> f64 {
        self.human + self.reopened
    }
}

/// A volume as alerts a day; a month is a twelfth of 365.25 days.
pub fn per_day(volume: f64, period: VolumePeriod) -> f64 {
    match period {
        VolumePeriod::Day => volume,
        VolumePeriod::Week => volume / 7.0,
        VolumePeriod::Month => volume / DAYS_PER_MONTH,
    }
}

/// Mean hands-on minutes for one alert of a stream.
pub fn mean_minutes(stream: &AlertStream) -> f64 {
    let typical = stream.handling.typical_minutes.median_amount();
    let (mean, _) = lognormal_minutes(typical, stream.handling.bad_case_minutes.median_amount());
    if mean.is_finite() { mean.max(0.0) } else { 0.0 }
}

/// A stream with round numbers, for tests here and of the pages.
#[cfg(test)]
pub(crate) mod test_stream {
    use crate::{
        base::{Estimate, RawId},
        domain::{
            AlertStream, Escalation, Handling, Position, SeverityId, VolumePeriod, WaitingOnOthers,
            WeeklyShape,
        },
    };
    use std::collections::BTreeMap;

    pub(crate) const HIGH: SeverityId = SeverityId(RawId(11));
    pub(crate) const LOW: SeverityId = SeverityId(RawId(12));

    /// So many alerts a month; 40 % grouped, a quarter of the rest closed, 5 % reopened, 10 % escalated, ten minutes each.
    pub(crate) fn stream(name: &str, a_month: f64) -> AlertStream {
        let point = Estimate::point;
        AlertStream {
            position: Position::default(),
            name: name.into(),
            customer: None,
            volume: point(a_month),
            volume_period: VolumePeriod::Month,
            growth_per_year: point(0.0),
            shape: WeeklyShape::Flat,
            severity_mix: BTreeMap::from([(HIGH, 0.25), (LOW, 0.75)]),
            grouped_share: point(0.4),
            auto_closed_share: point(0.25),
            handling: Handling { typical_minutes: point(10.0), bad_case_minutes: point(10.0) },
            waiting_on_others: WaitingOnOthers { share: point(0.0), hours: point(0.0), pauses_clock: true },
            reopened_share: point(0.05),
            escalation: Escalation { share: point(0.1), minutes: point(60.0) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::test_stream::stream;
    use super::*;
    use crate::base::Estimate;

    #[test]
    fn of_three_thousand_a_month_grouping_and_automation_leave_what_a_calculator_gives() {
        let flow = Flow::of(&stream("Endpoint", 3000.0));
        // 3000 / 30.4375 a day; 40 % grouped; of the rest 25 % closed; of those worked 5 % come back; 10 % escalated.
        let raw = 3000.0 / 30.4375;
        let human = raw * 0.6 * 0.75;
        assert!((flow.raw - raw).abs() < 1e-9 && (flow.human - human).abs() < 1e-9);
        assert!((flow.worked() - human / 0.95).abs() < 1e-9);
        assert!((flow.escalated - human / 0.95 * 0.1).abs() < 1e-9);
        assert!((flow.grouped_away + flow.auto_closed + flow.human - flow.raw).abs() < 1e-9);
        // A typical 10 and a bad 10 minutes are always 10 minutes.
        assert!((flow.hours_per_week - 7.0 * human / 0.95 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_day_a_week_and_a_month_of_the_same_alerts_are_the_same_stream() {
        let mut day = stream("A", 100.0);
        day.volume_period = VolumePeriod::Day;
        let mut week = stream("A", 700.0);
        week.volume_period = VolumePeriod::Week;
        let month = stream("A", 3043.75);
        assert!((Flow::of(&day).raw - Flow::of(&week).raw).abs() < 1e-9);
        assert!((Flow::of(&day).raw - Flow::of(&month).raw).abs() < 1e-9);
    }

    #[test]
    fn numbers_that_cannot_be_do_not_make_the_page_fall_over() {
        let mut odd = stream("Odd", f64::NAN);
        odd.reopened_share = Estimate::point(1.0);
        odd.handling.typical_minutes = Estimate::point(0.0);
        let flow = Flow::of(&odd);
        assert!(flow.raw == 0.0 && flow.worked().is_finite() && flow.hours_per_week.is_finite());
    }
}
