//! What does a history tell about a stream? Volume, weekly shape, share by severity and grouped share, never minutes.
//!
//! The volume is the alerts of a usual week ([`alerts_per_week`]); the grouped share is `1 - groups / alerts` where alerts
//! were grouped, over the whole file, so it is left alone when a burst was set aside: there it would tell of the
//! burst. The shares by severity are those of the alerts that have one.

use super::histories::{alerts_per_week, measured};
use crate::{
    domain::{AlertHistory, AlertStream, HistoryId, VolumePeriod, WeeklyShape},
    text::Voice,
};

/// The stream as the history tells of it; everything else stays.
pub fn fed(stream: &AlertStream, id: HistoryId, history: &AlertHistory, voice: Voice<'_>) -> AlertStream {
    let mut fed = stream.clone();
    fed.volume = measured(readable(alerts_per_week(history)), history, voice);
    fed.volume_period = VolumePeriod::Week;
    fed.shape = WeeklyShape::Measured { history: id };
    let with_severity: u64 = history.by_severity.values().sum();
    if with_severity > 0 {
        fed.severity_mix = history
            .by_severity
            .iter()
            .map(|(severity, alerts)| {
                (*severity, readable(*alerts as f64 / with_severity as f64 * 100.0) / 100.0)
            })
            .collect();
    }
    if let Some(share) = grouped_share(history) {
        fed.grouped_share = measured(share, history, voice);
    }
    fed
}

/// The share of alerts that grouping folds away; none without grouping or with a burst set aside.
pub fn grouped_share(history: &AlertHistory) -> Option<f64> {
    let grouping = history.grouping.as_ref()?;
    if history.alerts == 0 || grouping.groups == 0 || history.bursts.iter().any(|burst| burst.set_aside) {
        return None;
    }
    let share = 1.0 - grouping.groups as f64 / history.alerts as f64;
    // A field reads it back as it shows it.
    Some(libm::round(share.clamp(0.0, 0.9999) * 1e4) / 1e4)
}

/// Rounded to what is worth reading: a thousandth.
fn readable(value: f64) -> f64 {
    libm::round(value * 1e3) / 1e3
}

#[cfg(test)]
mod tests {
    use super::super::test_plan::{LOW, history, stream};
    use super::*;
    use crate::{
        base::{Basis, RawId},
        domain::history::Burst,
        text::{PlainFormat, en},
    };
    use std::collections::BTreeMap;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const ID: HistoryId = HistoryId(RawId(77));

    #[test]
    fn a_history_sets_volume_shape_mix_and_grouping_and_never_the_minutes() {
        let before = stream("Proxy", 10.0);
        let after = fed(&before, ID, &history("x.csv"), VOICE);
        assert_eq!((after.volume.median_amount(), after.volume_period), (336.0, VolumePeriod::Week));
        assert_eq!(after.volume.basis, Basis::Measured);
        assert_eq!(after.volume.source, "x.csv, 2027-01-04 00:10 to 2027-01-05 23:50");
        assert_eq!(after.shape, WeeklyShape::Measured { history: ID });
        assert_eq!(after.severity_mix, BTreeMap::from([(LOW, 1.0)]));
        assert_eq!(after.grouped_share.median_share(), 0.9167);
        assert_eq!(after.handling, before.handling);
        assert_eq!(after.waiting_on_others, before.waiting_on_others);
    }

    #[test]
    fn the_grouping_of_a_burst_that_was_set_aside_is_not_taken_for_the_usual() {
        let mut burst = history("x.csv");
        burst.bursts.push(Burst {
            from: burst.span.0,
            hours: 1,
            alerts: 80,
            usual: 2.0,
            main_rule: None,
            set_aside: true,
        });
        let before = stream("Proxy", 10.0);
        assert_eq!(fed(&before, ID, &burst, VOICE).grouped_share, before.grouped_share);
    }
}
