//! In which hours did far more come than usual, and from which rule?
//!
//! What is usual for an hour is the median of the counts of the same hour of the week, if it was observed at least four
//! times; else the median of the same hour of the day, if there are at least three; else the median of all hours. Medians
//! do not move when a scan fires a hundred thousand alerts. With `level = max(usual, median of all hours, 1)` an hour belongs to
//! a burst if it has more than 5 x level alerts and more than level + 10 x sqrt(level) + 10. Hours that follow each other
//! are one burst. Where a file tells days only, the same holds for days.

use super::hours::Timeline;
use crate::{
    base::statistics::median,
    domain::{
        AlertTally,
        history::Burst,
        tally::{Grain, QUARTER_MICROS},
    },
};
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

const WEEKS_FOR_HOUR_OF_WEEK: usize = 4;
const DAYS_FOR_HOUR_OF_DAY: usize = 3;
const TIMES_LEVEL: f64 = 5.0;
const ROOTS_ABOVE: f64 = 10.0;
const ALERTS_ABOVE: f64 = 10.0;
const MAX_BURSTS: usize = 200;

/// What is usual in each slot of the timeline, and over all.
pub(super) struct Usual {
    pub(super) by_slot: Vec<f64>,
    pub(super) overall: f64,
}

pub(super) fn usual_counts(timeline: &Timeline) -> Usual {
    let mut by_week: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    let mut by_day: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    let week_key = |wall: NaiveDateTime| wall.weekday().num_days_from_monday() * 24 + wall.hour();
    for slot in &timeline.slots {
        by_week.entry(week_key(slot.wall)).or_default().push(slot.alerts as f64);
        by_day.entry(slot.wall.hour()).or_default().push(slot.alerts as f64);
    }
    let overall = median(timeline.slots.iter().map(|slot| slot.alerts as f64).collect()).unwrap_or(0.0);
    let medians = |groups: BTreeMap<u32, Vec<f64>>, least: usize| -> BTreeMap<u32, f64> {
        let enough = groups.into_iter().filter(|(_, counts)| counts.len() >= least);
        enough.filter_map(|(key, counts)| Some((key, median(counts)?))).collect()
    };
    let (by_week, by_day) = (medians(by_week, WEEKS_FOR_HOUR_OF_WEEK), medians(by_day, DAYS_FOR_HOUR_OF_DAY));
    let usual_at = |wall: NaiveDateTime| {
        by_week.get(&week_key(wall)).or_else(|| by_day.get(&wall.hour())).copied().unwrap_or(overall)
    };
    Usual { by_slot: timeline.slots.iter().map(|slot| usual_at(slot.wall)).collect(), overall }
}

pub(super) fn find(
    timeline: &Timeline,
    usual: &Usual,
    tally: &AlertTally,
    set_aside: &BTreeSet<NaiveDateTime>,
) -> Vec<Burst> {
    let mut bursts: Vec<Burst> = Vec::new();
    let mut in_burst = false;
    for (slot, usual_here) in timeline.slots.iter().zip(&usual.by_slot) {
        let level = usual_here.max(usual.overall).max(1.0);
        let alerts = slot.alerts as f64;
        let stands_out =
            alerts > TIMES_LEVEL * level && alerts > level + ROOTS_ABOVE * libm::sqrt(level) + ALERTS_ABOVE;
        if stands_out {
            match bursts.last_mut().filter(|_| in_burst) {
                Some(burst) => {
                    burst.hours += timeline.slot_hours();
                    burst.alerts += slot.alerts;
                    burst.usual += usual_here;
                }
                None => bursts.push(Burst {
                    from: slot.wall,
                    hours: timeline.slot_hours(),
                    alerts: slot.alerts,
                    usual: *usual_here,
                    main_rule: None,
                    set_aside: set_aside.contains(&slot.wall),
                }),
            }
        }
        in_burst = stands_out;
    }
    // The largest ones, in order of time.
    bursts.sort_by(|a, b| b.alerts.cmp(&a.alerts).then(a.from.cmp(&b.from)));
    bursts.truncate(MAX_BURSTS);
    bursts.sort_by_key(|burst| burst.from);
    name_main_rules(&mut bursts, tally);
    bursts
}

fn name_main_rules(bursts: &mut [Burst], tally: &AlertTally) {
    let zone: Tz = tally.zone.parse().unwrap_or(Tz::UTC);
    let wall = |bin: i64| -> Option<NaiveDateTime> {
        if tally.grain == Grain::Day {
            return DateTime::from_timestamp_micros(bin * 96 * QUARTER_MICROS).map(|at| at.naive_utc());
        }
        let at = DateTime::from_timestamp_micros(bin * QUARTER_MICROS)?;
        Some(zone.from_utc_datetime(&at.naive_utc()).naive_local())
    };
    let mut most = vec![0_u64; bursts.len()];
    for rule in &tally.rules {
        let mut of_rule = vec![0_u64; bursts.len()];
        for (bin, alerts) in &rule.bins {
            let Some(at) = wall(*bin) else { continue };
            let inside = |burst: &Burst| {
                at >= burst.from && at < burst.from + TimeDelta::hours(i64::from(burst.hours))
            };
            let before = bursts.partition_point(|burst| burst.from <= at);
            if let Some(index) = before.checked_sub(1)
                && bursts.get(index).is_some_and(inside)
                && let Some(sum) = of_rule.get_mut(index)
            {
                *sum += alerts;
            }
        }
        for ((burst, most), alerts) in bursts.iter_mut().zip(&mut most).zip(of_rule) {
            if alerts > *most {
                *most = alerts;
                burst.main_rule = Some(rule.name.clone());
            }
        }
    }
}
