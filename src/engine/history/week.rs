//! How many alerts come in each hour of the week, how much does that vary, and what of the hours that nobody observed?
//!
//! Mean: alerts over the times that an hour of the week was observed. Dispersion: Pearson's statistic over its degrees of
//! freedom, `sum (x - m)^2 / m / sum (n - 1)` over the hours of the week with a mean above zero; 1 is Poisson; it needs four
//! weeks. An unobserved hour is filled from, in this order: the mean of the same hour on the other days of its kind
//! (working day or weekend), scaled by how busy its own day is in the hours that were observed (at least six of them);
//! the mean of the same hour on any day; the mean of all hours. Where a file tells days only, each hour of a day gets a
//! 24th of it, and unobserved days the mean of the days of their kind.

use super::hours::Timeline;
use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek, WeekGrid},
    domain::tally::Grain,
};
use chrono::Datelike;

pub(super) struct WeekShape {
    pub(super) mean: WeekGrid<Option<f64>>,
    pub(super) observed: WeekGrid<u32>,
    pub(super) filled: WeekGrid<f64>,
    pub(super) dispersion: Option<f64>,
}

const DISPERSION_WEEKS: u32 = 4;
const LEVEL_HOURS: usize = 6;
const WORKING_DAYS: usize = 5;

fn same_kind(day: usize, other: usize) -> bool {
    (day < WORKING_DAYS) == (other < WORKING_DAYS)
}

fn mean_of(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

pub(super) fn shape(timeline: &Timeline) -> WeekShape {
    if timeline.grain == Grain::Day {
        return shape_of_days(timeline);
    }
    let mut observed = WeekGrid::filled(0_u32);
    let mut sums = WeekGrid::filled(0.0);
    for slot in timeline.slots.iter().filter(|slot| slot.counts()) {
        observed[slot.hour_of_week()] += 1;
        sums[slot.hour_of_week()] += slot.alerts as f64;
    }
    let mean = WeekGrid::from_fn(|hour| match observed[hour] {
        0 => None,
        times => Some(sums[hour] / f64::from(times)),
    });
    let filled = WeekGrid::from_fn(|hour| mean[hour].unwrap_or_else(|| fill(&mean, hour)));
    let enough = timeline.slots.iter().filter(|slot| slot.counts()).count()
        >= DISPERSION_WEEKS as usize * HOURS_PER_WEEK;
    let dispersion = if enough { pearson_dispersion(timeline, &mean, &observed) } else { None };
    WeekShape { mean, observed, filled, dispersion }
}

fn pearson_dispersion(
    timeline: &Timeline,
    mean: &WeekGrid<Option<f64>>,
    observed: &WeekGrid<u32>,
) -> Option<f64> {
    let expected = |hour: HourOfWeek| mean[hour].filter(|mean| *mean > 0.0);
    let statistic: f64 = timeline
        .slots
        .iter()
        .filter(|slot| slot.counts())
        .filter_map(|slot| {
            let mean = expected(slot.hour_of_week())?;
            let off = slot.alerts as f64 - mean;
            Some(off * off / mean)
        })
        .sum();
    let degrees: u32 = HourOfWeek::all()
        .filter(|hour| expected(*hour).is_some())
        .map(|hour| observed[hour].saturating_sub(1))
        .sum();
    (degrees > 0).then(|| statistic / f64::from(degrees))
}

fn fill(mean: &WeekGrid<Option<f64>>, hour: HourOfWeek) -> f64 {
    let at = |day: usize, hour: usize| mean[HourOfWeek::new(day * 24 + hour)];
    let others = |clock_hour: usize| {
        mean_of(
            (0..7)
                .filter(|day| *day != hour.day() && same_kind(*day, hour.day()))
                .filter_map(|day| at(day, clock_hour)),
        )
    };
    if let Some(usual) = others(hour.hour()) {
        // How busy this day is beside the others of its kind, over the hours that both have.
        let both: Vec<(f64, f64)> = (0..24)
            .filter_map(|clock_hour| Some((at(hour.day(), clock_hour)?, others(clock_hour)?)))
            .collect();
        let (own, other) = both.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        let level = if both.len() >= LEVEL_HOURS && other > 0.0 { own / other } else { 1.0 };
        return usual * level;
    }
    mean_of((0..7).filter_map(|day| at(day, hour.hour())))
        .or_else(|| mean_of(HourOfWeek::all().filter_map(|hour| mean[hour])))
        .unwrap_or(0.0)
}

fn shape_of_days(timeline: &Timeline) -> WeekShape {
    let mut days: [Vec<f64>; 7] = Default::default();
    for slot in timeline.slots.iter().filter(|slot| slot.counts()) {
        if let Some(day) = days.get_mut(slot.wall.weekday().num_days_from_monday() as usize) {
            day.push(slot.alerts as f64);
        }
    }
    let means = days.each_ref().map(|day| mean_of(day.iter().copied()));
    let known = |day: usize| means.get(day).copied().flatten();
    let day_level = |day: usize| {
        known(day)
            .or_else(|| mean_of((0..7).filter(|other| same_kind(day, *other)).filter_map(known)))
            .or_else(|| mean_of((0..7).filter_map(known)))
            .unwrap_or(0.0)
    };
    let (mut statistic, mut degrees) = (0.0, 0);
    for (day, mean) in days.iter().zip(means) {
        let Some(mean) = mean.filter(|mean| *mean > 0.0) else { continue };
        statistic += day.iter().map(|x| (x - mean) * (x - mean) / mean).sum::<f64>();
        degrees += day.len() - 1;
    }
    let enough = days.iter().map(Vec::len).sum::<usize>() >= DISPERSION_WEEKS as usize * 7 && degrees > 0;
    WeekShape {
        mean: WeekGrid::filled(None),
        observed: WeekGrid::filled(0),
        filled: WeekGrid::from_fn(|hour| day_level(hour.day()) / 24.0),
        dispersion: enough.then(|| statistic / degrees as f64),
    }
}
