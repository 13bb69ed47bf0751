//! What the pictures of a desk week have in common: where and by how much work exceeds the desk, in analysts and in seats.

use crate::{
    base::{HourOfWeek, WeekGrid},
    engine::capacity::CapacityReport,
};

/// Less than this is the rounding of a figure with one decimal.
pub(super) const NOTICEABLE: f64 = 0.05;

/// The hours of work that arrive beyond what the desk can do in the hour, negative where there is time to spare.
pub(super) fn missing_analysts(report: &CapacityReport) -> WeekGrid<f64> {
    WeekGrid::from_fn(|hour| report.hours.work[hour] - report.hours.capacity[hour])
}

/// The same in seats: an hour at the desk gives less than an hour for alerts.
pub(super) fn missing_seats(report: &CapacityReport) -> WeekGrid<f64> {
    let share = time_for_alerts(report);
    let missing = missing_analysts(report);
    WeekGrid::from_fn(|hour| missing[hour] / share)
}

/// The share of a staffed hour that goes to alerts; 1 where no seat is staffed, since nothing says otherwise.
fn time_for_alerts(report: &CapacityReport) -> f64 {
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
