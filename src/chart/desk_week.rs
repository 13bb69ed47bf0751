//! What the pictures of a desk week have in common: work and desk in seats, and where and by how much the one exceeds the other.
//!
//! Everything is counted in seats (chairs that are staffed): an hour at the desk gives less than an hour for alerts, so the
//! work of an hour fills `work / (1 - in-shift loss)` seats. People are another word and another number.

use crate::{
    base::{HourOfWeek, WeekGrid},
    engine::capacity::{CapacityReport, explain::Quantity},
};

/// Less than this is the rounding of a figure with one decimal.
pub(super) const NOTICEABLE: f64 = 0.05;

/// The seats that the work of each hour would fill in that hour.
pub(super) fn seats_filled(report: &CapacityReport) -> WeekGrid<f64> {
    let share = time_for_alerts(report);
    WeekGrid::from_fn(|hour| report.hours.work[hour] / share)
}

/// The same in whole seats, as many as have to be staffed: what is left of a rounded figure fills no seat of its own.
pub fn whole_seats(report: &CapacityReport) -> WeekGrid<u16> {
    let filled = seats_filled(report);
    WeekGrid::from_fn(|hour| libm::ceil(filled[hour] - NOTICEABLE).clamp(0.0, f64::from(u16::MAX)) as u16)
}

/// The seats that are staffed in each hour.
pub(super) fn seats_staffed(report: &CapacityReport) -> WeekGrid<f64> {
    let share = time_for_alerts(report);
    WeekGrid::from_fn(|hour| report.hours.capacity[hour] / share)
}

/// The seats that are missing for the work of each hour, negative where there are some to spare.
pub(super) fn missing_seats(report: &CapacityReport) -> WeekGrid<f64> {
    let (filled, staffed) = (seats_filled(report), seats_staffed(report));
    WeekGrid::from_fn(|hour| filled[hour] - staffed[hour])
}

/// The share of a staffed hour that goes to alerts; 1 where nothing says what it is.
pub fn time_for_alerts(report: &CapacityReport) -> f64 {
    let inputs = &report.desk.queue_hours.explanation.inputs;
    if let Some(loss) = inputs.iter().find(|input| input.quantity == Quantity::InShiftShare)
        && loss.value < 1.0
    {
        return 1.0 - loss.value;
    }
    match (report.desk.queue_hours.value(), report.desk.seat_hours.value()) {
        (Some(queue), Some(seats)) if queue > 0.0 && seats > 0.0 => queue / seats,
        _ => 1.0,
    }
}

/// The hour with the largest value, the first of equals; none if no value exceeds `least`.
pub(super) fn highest(week: &WeekGrid<f64>, least: f64) -> Option<(HourOfWeek, f64)> {
    let mut found: Option<(HourOfWeek, f64)> = None;
    for hour in HourOfWeek::all() {
        if week[hour] > found.map_or(least, |(_, value)| value) {
            found = Some((hour, week[hour]));
        }
    }
    found
}

/// In how many hours a value exceeds `least`.
pub(super) fn hours_over(week: &WeekGrid<f64>, least: f64) -> f64 {
    week.values().iter().filter(|value| **value > least).count() as f64
}
