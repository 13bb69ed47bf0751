//! Which hours of the wall clock does the file cover, and how many alerts came in each?
//!
//! The file covers every clock hour from the one of its first alert to the one of its last (whole days where it tells
//! days only). An hour that a clock change skips is not there; one that it repeats is there twice.

use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek},
    domain::{
        AlertTally,
        history::Burst,
        tally::{Grain, QUARTER_MICROS},
    },
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// A tally that cannot be laid out in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// The zone is not in the list.
    #[error("unknown time zone {0}")]
    UnknownZone(String),
    /// A time outside the calendar.
    #[error("a time outside the calendar")]
    OutsideCalendar,
}

/// Silence of this many hours, four weeks, is never counted as quiet.
pub(super) const LONG_SILENCE_HOURS: u32 = 28 * 24;

/// One clock hour (or one day) that the file covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// Its beginning on the wall clock.
    pub(super) wall: NaiveDateTime,
    pub(super) alerts: u64,
    /// The first of its bins in the tally; 0 where the tally is gone.
    pub(super) first_bin: i64,
    /// It lies in a burst that is set aside.
    pub(super) aside: bool,
}

impl Slot {
    pub(super) fn hour_of_week(&self) -> HourOfWeek {
        hour_of_week(self.wall)
    }

    /// Whether the weekly shape may use it.
    pub(super) fn counts(&self) -> bool {
        !self.aside
    }
}

/// All that the file covers, in order; silences of four weeks and more are left out and named.
pub(super) struct Timeline {
    pub(super) grain: Grain,
    pub(super) slots: Vec<Slot>,
    pub(super) span: (NaiveDateTime, NaiveDateTime),
    /// Where slots were left out: after which slot, and how many hours.
    pub(super) long_silences: Vec<(usize, u32)>,
}

fn hour_of_week(wall: NaiveDateTime) -> HourOfWeek {
    HourOfWeek::new(wall.weekday().num_days_from_monday() as usize * 24 + wall.hour() as usize)
}

fn zone_of(tally: &AlertTally) -> Result<Tz, HistoryError> {
    tally.zone.parse().map_err(|_| HistoryError::UnknownZone(tally.zone.clone()))
}

fn utc(micros: i64) -> Result<DateTime<Utc>, HistoryError> {
    DateTime::from_timestamp_micros(micros).ok_or(HistoryError::OutsideCalendar)
}

fn hour_floor(wall: NaiveDateTime) -> NaiveDateTime {
    wall.date().and_hms_opt(wall.hour(), 0, 0).unwrap_or(wall)
}

/// The moments at which the covered clock hours begin: the hour of the first alert, then every 60 minutes.
fn hour_starts(
    tally: &AlertTally,
    zone: Tz,
) -> Result<impl Iterator<Item = DateTime<Utc>> + use<>, HistoryError> {
    let (first, last) = (utc(tally.span_micros.0)?, utc(tally.span_micros.1)?);
    let wall = zone.from_utc_datetime(&first.naive_utc()).naive_local();
    let start = first - (wall - hour_floor(wall));
    Ok(std::iter::successors(Some(start), |at| at.checked_add_signed(TimeDelta::hours(1)))
        .take_while(move |at| *at <= last))
}

/// Alerts in each hour of the week, Monday 00:00 first, on the wall clock of the tally's zone; none if it tells days only.
///
/// # Errors
/// The zone is unknown or a time is outside the calendar.
pub fn hour_of_week_counts(tally: &AlertTally) -> Result<Option<[u64; HOURS_PER_WEEK]>, HistoryError> {
    if tally.grain == Grain::Day {
        return Ok(None);
    }
    let zone = zone_of(tally)?;
    let mut counts = [0; HOURS_PER_WEEK];
    for (bin, alerts) in &tally.bins {
        let wall = zone.from_utc_datetime(&utc(bin * QUARTER_MICROS)?.naive_utc()).naive_local();
        if let Some(count) = counts.get_mut(hour_of_week(wall).index()) {
            *count += alerts;
        }
    }
    Ok(Some(counts))
}

/// How many times the file covers each hour of the week, from the clock hour of its first alert to that of its last; none
/// if it tells days only.
///
/// # Errors
/// The zone is unknown or a time is outside the calendar.
pub fn observed_hours(tally: &AlertTally) -> Result<Option<[u64; HOURS_PER_WEEK]>, HistoryError> {
    if tally.grain == Grain::Day {
        return Ok(None);
    }
    let zone = zone_of(tally)?;
    let mut observed = [0; HOURS_PER_WEEK];
    for at in hour_starts(tally, zone)? {
        let wall = zone.from_utc_datetime(&at.naive_utc()).naive_local();
        if let Some(count) = observed.get_mut(hour_of_week(wall).index()) {
            *count += 1;
        }
    }
    Ok(Some(observed))
}

impl Timeline {
    pub(super) fn of(tally: &AlertTally) -> Result<Self, HistoryError> {
        match tally.grain {
            Grain::QuarterHour => Self::of_hours(tally),
            Grain::Day => Self::of_days(tally),
        }
    }

    fn of_hours(tally: &AlertTally) -> Result<Self, HistoryError> {
        let zone = zone_of(tally)?;
        let wall_at = |at: DateTime<Utc>| zone.from_utc_datetime(&at.naive_utc()).naive_local();
        let (first, last) = (utc(tally.span_micros.0)?, utc(tally.span_micros.1)?);
        let start = hour_starts(tally, zone)?.next().unwrap_or(first).timestamp_micros();
        let hour_of = |micros: i64| (micros - start).div_euclid(4 * QUARTER_MICROS);
        let mut by_hour: BTreeMap<i64, u64> = BTreeMap::new();
        for (bin, alerts) in &tally.bins {
            *by_hour.entry(hour_of(bin * QUARTER_MICROS).max(0)).or_insert(0) += alerts;
        }
        // Counted files may begin and end with rows of nothing.
        for edge in [tally.span_micros.0, tally.span_micros.1] {
            by_hour.entry(hour_of(edge).max(0)).or_insert(0);
        }
        let wall = |hour: i64| -> Result<NaiveDateTime, HistoryError> {
            let wall = wall_at(utc(start + hour * 4 * QUARTER_MICROS)?);
            Ok(hour_floor(wall))
        };
        let bin = |hour: i64| start.div_euclid(QUARTER_MICROS) + 4 * hour;
        let (slots, long_silences) = lay_out(&by_hour, i64::from(LONG_SILENCE_HOURS), 1, wall, bin)?;
        Ok(Self { grain: Grain::QuarterHour, slots, span: (wall_at(first), wall_at(last)), long_silences })
    }

    fn of_days(tally: &AlertTally) -> Result<Self, HistoryError> {
        let midnight = |day: i64| -> Result<NaiveDateTime, HistoryError> {
            Ok(utc(day * 96 * QUARTER_MICROS)?.naive_utc())
        };
        let mut by_day: BTreeMap<i64, u64> = tally.bins.iter().copied().collect();
        for edge in [tally.span_micros.0, tally.span_micros.1] {
            by_day.entry(edge.div_euclid(96 * QUARTER_MICROS)).or_insert(0);
        }
        let (slots, long_silences) =
            lay_out(&by_day, i64::from(LONG_SILENCE_HOURS / 24), 24, midnight, |day| day)?;
        let span = (utc(tally.span_micros.0)?.naive_utc(), utc(tally.span_micros.1)?.naive_utc());
        Ok(Self { grain: Grain::Day, slots, span, long_silences })
    }

    /// How many hours one slot spans.
    pub(super) fn slot_hours(&self) -> u32 {
        if self.grain == Grain::Day { 24 } else { 1 }
    }

    /// How many bins of the tally one slot spans.
    pub(super) fn slot_bins(&self) -> i64 {
        if self.grain == Grain::Day { 1 } else { 4 }
    }

    fn slots_of(&mut self, from: NaiveDateTime, hours: u32) -> impl Iterator<Item = &mut Slot> {
        let slots = (hours / self.slot_hours()) as usize;
        let start = self.slots.iter().position(|slot| slot.wall == from).unwrap_or(self.slots.len());
        self.slots.iter_mut().skip(start).take(slots)
    }

    pub(super) fn mark_aside(&mut self, burst: &Burst) {
        self.slots_of(burst.from, burst.hours).for_each(|slot| slot.aside = true);
    }

    /// The days, the latest ones if there are more than `most`.
    pub(super) fn days(&self, most: usize) -> BTreeMap<NaiveDate, Vec<Option<u32>>> {
        let mut days: BTreeMap<NaiveDate, Vec<Option<u32>>> = BTreeMap::new();
        let counted = |alerts: u64| u32::try_from(alerts).unwrap_or(u32::MAX);
        for slot in &self.slots {
            let hours = days.entry(slot.wall.date()).or_default();
            if self.grain == Grain::Day {
                *hours = vec![Some(counted(slot.alerts))];
                continue;
            }
            hours.resize(24, None);
            if let Some(hour) = hours.get_mut(slot.wall.hour() as usize) {
                *hour = Some(hour.unwrap_or(0).saturating_add(counted(slot.alerts)));
            }
        }
        while days.len() > most {
            days.pop_first();
        }
        days
    }
}

/// Every step from the first to the last, zeros included, but for silences of `long` steps and more.
fn lay_out(
    counts: &BTreeMap<i64, u64>,
    long: i64,
    hours_per_step: u32,
    wall: impl Fn(i64) -> Result<NaiveDateTime, HistoryError>,
    bin: impl Fn(i64) -> i64,
) -> Result<(Vec<Slot>, Vec<(usize, u32)>), HistoryError> {
    let slot = |step: i64, alerts: u64| -> Result<Slot, HistoryError> {
        Ok(Slot { wall: wall(step)?, alerts, first_bin: bin(step), aside: false })
    };
    let mut slots: Vec<Slot> = Vec::new();
    let mut silences = Vec::new();
    let mut next = None;
    for (step, alerts) in counts {
        let from = next.unwrap_or(*step);
        if *step - from >= long {
            let hours = u32::try_from(*step - from).unwrap_or(u32::MAX).saturating_mul(hours_per_step);
            silences.push((slots.len(), hours));
        } else {
            for quiet in from..*step {
                slots.push(slot(quiet, 0)?);
            }
        }
        slots.push(slot(*step, *alerts)?);
        next = Some(step + 1);
    }
    Ok((slots, silences))
}
