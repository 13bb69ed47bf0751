//! What would the history say if this burst were set aside, or that silence were not quiet? Answered from the history itself,
//! since a plan keeps no tally.
//!
//! The hours of its days are laid out again, judged stretches marked, and mean, fill, dispersion and trend drawn anew. The
//! import judges in the same way ([`super::conclude`]), so that judging first and judging later give the same. Limits: an hour that a clock change repeats is one hour here, with the alerts of both.

use super::{
    hours::{LONG_SILENCE_HOURS, Slot, Timeline},
    trend, week,
};
use crate::domain::{AlertHistory, history::SilentGap, tally::Grain};
use chrono::{NaiveDateTime, TimeDelta, Timelike};
use std::collections::BTreeSet;

/// The history with these bursts set aside (named by their first hour), and these silences counted as not observed.
/// Silences of four weeks and more always are.
pub fn reconsider(
    history: &AlertHistory,
    set_aside: &BTreeSet<NaiveDateTime>,
    not_observed: &BTreeSet<NaiveDateTime>,
) -> AlertHistory {
    let mut changed = history.clone();
    for burst in &mut changed.bursts {
        burst.set_aside = set_aside.contains(&burst.from);
    }
    for at in 0..changed.gaps.len() {
        let Some(gap) = changed.gaps.get_mut(at).filter(|gap| gap.hours < LONG_SILENCE_HOURS) else {
            continue;
        };
        gap.not_observed = not_observed.contains(&gap.from);
        let gap = gap.clone();
        write_silence(&mut changed, &gap);
    }
    let mut timeline = laid_out(&changed);
    for burst in changed.bursts.iter().filter(|burst| burst.set_aside) {
        timeline.mark_aside(burst);
    }
    let shape = week::shape(&timeline);
    changed.mean_by_hour = shape.mean;
    changed.observed_by_hour = shape.observed;
    changed.filled_by_hour = shape.filled;
    changed.dispersion = shape.dispersion;
    changed.trend = trend::of(&timeline);
    changed
}

/// Hours in which nothing came are zero, or not there, as they are judged.
fn write_silence(history: &mut AlertHistory, gap: &SilentGap) {
    let days_only = history.tells_days_only();
    let step = if days_only { 24 } else { 1 };
    for hour in (0..gap.hours).step_by(step) {
        let Some(wall) = gap.from.checked_add_signed(TimeDelta::hours(i64::from(hour))) else { return };
        if days_only {
            match gap.not_observed {
                true => drop(history.days.remove(&wall.date())),
                false => drop(history.days.insert(wall.date(), vec![Some(0)])),
            }
            continue;
        }
        let day = history.days.entry(wall.date()).or_insert_with(|| vec![None; 24]);
        if let Some(count) = day.get_mut(wall.hour() as usize) {
            *count = (!gap.not_observed).then_some(count.unwrap_or(0));
        }
        if day.iter().all(Option::is_none) {
            history.days.remove(&wall.date());
        }
    }
}

fn laid_out(history: &AlertHistory) -> Timeline {
    let grain = if history.tells_days_only() { Grain::Day } else { Grain::QuarterHour };
    let mut slots = Vec::new();
    for (day, hours) in &history.days {
        for (hour, alerts) in hours.iter().enumerate() {
            let wall = u32::try_from(hour).ok().and_then(|hour| day.and_hms_opt(hour, 0, 0));
            if let (Some(wall), Some(alerts)) = (wall, alerts) {
                let alerts = u64::from(*alerts);
                slots.push(Slot { wall, alerts, first_bin: 0, aside: false });
            }
        }
    }
    Timeline { grain, slots, span: history.span, long_silences: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{AlertTally, tally::QUARTER_MICROS},
        engine::history::{Choices, analyse},
    };

    /// Eight weeks from Monday, 5 January 2026, with two alerts in each hour, but for one night of 300 and a silent day.
    fn tally() -> AlertTally {
        let start = 1_767_571_200_i64 * 1_000_000 / QUARTER_MICROS;
        let silent = 24 * 20..24 * 21;
        let bins: Vec<(i64, u64)> = (0..8 * 168)
            .filter(|hour| !silent.contains(hour))
            .map(|hour| (start + 4 * hour, if hour == 200 { 300 } else { 2 }))
            .collect();
        let last = bins.last().map(|bin| bin.0).unwrap_or_default();
        AlertTally {
            zone: "UTC".into(),
            grain: Grain::QuarterHour,
            rows_read: 1,
            alerts: bins.iter().map(|bin| bin.1).sum(),
            span_micros: (start * QUARTER_MICROS, last * QUARTER_MICROS),
            bins,
            ..AlertTally::default()
        }
    }

    #[test]
    fn judging_a_burst_or_a_silence_later_gives_what_judging_it_at_the_import_gives() {
        let tally = tally();
        let plain = analyse(&tally, &Choices::default()).unwrap().history;
        assert_eq!((plain.bursts.len(), plain.gaps.len()), (1, 1));
        let bursts = BTreeSet::from([plain.bursts[0].from]);
        let gaps = BTreeSet::from([plain.gaps[0].from]);
        for (set_aside, not_observed) in [
            (bursts.clone(), gaps.clone()),
            (bursts.clone(), BTreeSet::new()),
            (BTreeSet::new(), gaps.clone()),
            (BTreeSet::new(), BTreeSet::new()),
        ] {
            let choices = Choices {
                set_aside: set_aside.clone(),
                not_observed: not_observed.clone(),
                ..Choices::default()
            };
            let at_import = analyse(&tally, &choices).unwrap().history;
            let later = reconsider(&plain, &set_aside, &not_observed);
            assert_eq!(later, at_import);
            // And back again.
            assert_eq!(reconsider(&later, &BTreeSet::new(), &BTreeSet::new()), plain);
        }
    }
}
