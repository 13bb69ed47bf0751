//! In which hours did far more come than usual, and from which rule?
//!
//! What is usual for an hour is the median of the counts of the same hour of the week, if it was observed at least four
//! times; else the median of the same hour of the day, if there are at least three; else the median of all hours. Medians
//! do not move when a scan fires a hundred thousand alerts. With `level = max(usual, median of all hours, 1)` an hour belongs to
//! a burst if it has more than 5 x level alerts and more than level + 10 x sqrt(level) + 10. Hours that follow each other
//! are one burst. Where a file tells days only, the same holds for days. What a burst is made of is counted by severity word
//! and rule, and in groups that began in it, so that all of it can be left out later.

use super::hours::Timeline;
use crate::{
    base::statistics::median,
    domain::{AlertTally, history::Burst},
};
use chrono::{Datelike, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::Range};

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

/// A burst with the bins of the tally that it spans.
pub(super) struct FoundBurst {
    pub(super) burst: Burst,
    pub(super) bins: Range<i64>,
}

/// The bursts in order of time; nothing is set aside yet.
pub(super) fn find(timeline: &Timeline, usual: &Usual) -> Vec<FoundBurst> {
    let mut found: Vec<FoundBurst> = Vec::new();
    let mut in_burst = false;
    for (slot, usual_here) in timeline.slots.iter().zip(&usual.by_slot) {
        let level = usual_here.max(usual.overall).max(1.0);
        let alerts = slot.alerts as f64;
        let stands_out =
            alerts > TIMES_LEVEL * level && alerts > level + ROOTS_ABOVE * libm::sqrt(level) + ALERTS_ABOVE;
        if stands_out {
            let end = slot.first_bin + timeline.slot_bins();
            match found.last_mut().filter(|_| in_burst) {
                Some(FoundBurst { burst, bins }) => {
                    burst.hours += timeline.slot_hours();
                    burst.alerts += slot.alerts;
                    burst.usual += usual_here;
                    bins.end = end;
                }
                None => found.push(FoundBurst {
                    burst: Burst {
                        from: slot.wall,
                        hours: timeline.slot_hours(),
                        alerts: slot.alerts,
                        usual: *usual_here,
                        main_rule: None,
                        set_aside: false,
                        inside: None,
                    },
                    bins: slot.first_bin..end,
                }),
            }
        }
        in_burst = stands_out;
    }
    // The largest ones, in order of time.
    found.sort_by(|a, b| b.burst.alerts.cmp(&a.burst.alerts).then(a.burst.from.cmp(&b.burst.from)));
    found.truncate(MAX_BURSTS);
    found.sort_by_key(|found| found.bins.start);
    found
}

/// What one burst is made of, severities still as words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct CountsInside {
    pub(super) groups: u64,
    /// Alerts by index into the tally's severities.
    pub(super) by_word: BTreeMap<u32, u64>,
    /// By index into the tally's rules; only those that had alerts in it.
    pub(super) rules: BTreeMap<u32, RuleInside>,
}

/// What one rule contributed to a burst.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct RuleInside {
    pub(super) alerts: u64,
    pub(super) groups: u64,
    pub(super) by_word: BTreeMap<u32, u64>,
}

/// Counts what each burst is made of, and names each with the rule that most of it came from.
pub(super) fn look_inside(found: &mut [FoundBurst], tally: &AlertTally) -> Vec<CountsInside> {
    let mut inside = vec![CountsInside::default(); found.len()];
    if found.is_empty() {
        return inside;
    }
    let spans: Vec<Range<i64>> = found.iter().map(|found| found.bins.clone()).collect();
    let at = |bin: i64| {
        let before = spans.partition_point(|span| span.start <= bin).checked_sub(1)?;
        spans.get(before).filter(|span| bin < span.end).map(|_| before)
    };
    for (bin, word, alerts) in &tally.word_bins {
        if let Some(counts) = at(*bin).and_then(|at| inside.get_mut(at)) {
            *counts.by_word.entry(*word).or_insert(0) += alerts;
        }
    }
    for (bin, groups) in &tally.group_bins {
        if let Some(counts) = at(*bin).and_then(|at| inside.get_mut(at)) {
            counts.groups += groups;
        }
    }
    for (number, rule) in (0_u32..).zip(&tally.rules) {
        for (bin, word, alerts) in &rule.word_bins {
            if let Some(counts) = at(*bin).and_then(|at| inside.get_mut(at)) {
                let part = counts.rules.entry(number).or_default();
                part.alerts += alerts;
                *part.by_word.entry(*word).or_insert(0) += alerts;
            }
        }
        for (bin, groups) in &rule.group_bins {
            if let Some(counts) = at(*bin).and_then(|at| inside.get_mut(at)) {
                counts.rules.entry(number).or_default().groups += groups;
            }
        }
    }
    for (FoundBurst { burst, .. }, counts) in found.iter_mut().zip(&mut inside) {
        if tally.grouping.is_none() {
            counts.groups = burst.alerts;
            counts.rules.values_mut().for_each(|part| part.groups = part.alerts);
        }
        // Among equals the first, which fires most in the whole file.
        let main = counts.rules.iter().rev().max_by_key(|(_, part)| part.alerts);
        burst.main_rule =
            main.and_then(|(number, _)| tally.rules.get(*number as usize)).map(|rule| rule.name.clone());
        burst.main_rule.take_if(|name| name.is_empty());
    }
    inside
}
