//! What does one seat more or less do? The same desk with seats added to, or taken from, every staffed hour.
//!
//! Waits do not fall in a straight line: at a busy desk the first seat more does most ("the power of one"). Each point is
//! judged by the models of the report ([`super::report_with_chance`]), hour by hour, targets included. In: the desk's week. Out:
//! one point a number of seats, the present one among them. Limits: hours without a seat stay without; where in the week
//! seats do most is the search's question ([`super::search`]).

use super::{
    MOST_SEATS,
    build::report_with_chance,
    explain::{Figure, Outcome},
    input::DeskWeek,
    people::people_for_hours,
    report::{ClassReport, TargetReport},
};
use crate::{
    base::{Progress, Step, Stopped, WeekGrid},
    domain::SeverityId,
};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Points in the order of their seats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffingCurve {
    /// Fewest seats first.
    pub points: Vec<StaffingPoint>,
    /// Which point is the desk as planned.
    pub present: usize,
    /// The first point that meets every target within the occupancy limit; none if none of them does.
    pub enough_from: Option<usize>,
}

impl StaffingCurve {
    /// The desk as planned, with its neighbours: one seat fewer and one more, where they were worked out.
    pub fn power_of_one(&self) -> (Option<&StaffingPoint>, Option<&StaffingPoint>, Option<&StaffingPoint>) {
        let at = |place: Option<usize>| place.and_then(|place| self.points.get(place));
        (at(self.present.checked_sub(1)), at(Some(self.present)), at(self.present.checked_add(1)))
    }
}

/// The desk with so many seats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffingPoint {
    /// Seats more than planned in every staffed hour; fewer when negative.
    pub more: i32,
    /// Staffed hours a week.
    pub seat_hours: f64,
    /// People for them, with decimals.
    pub people: f64,
    /// Work over hours for alerts; none where nobody sits.
    pub occupancy: Option<f64>,
    /// Alerts a week that nobody looks at.
    pub unworked_per_week: f64,
    /// Whether every target is met and the occupancy keeps to its limit; none if it is not known.
    pub enough: Option<bool>,
    /// Each severity, first priority first.
    pub classes: Vec<StaffingClass>,
}

/// One severity at a desk with so many seats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffingClass {
    /// Which.
    pub severity: SeverityId,
    /// Its name: text of the user.
    pub name: String,
    /// Mean hours from arrival to start; none where it has no end or is not computed.
    pub mean_wait: Option<f64>,
    /// One alert in twenty waits longer, in hours.
    pub slow_wait: Option<f64>,
    /// The share within the acknowledge target, or the triage-done target where there is no other; of a band its worse end.
    pub kept: Option<f64>,
    /// The share that is promised.
    pub promised: Option<f64>,
}

/// The curve from so many seats fewer to so many more. Points without any seat are left out.
///
/// # Errors
/// [`Stopped`] if `step` asked for it.
pub fn staffing_curve(
    desk: &DeskWeek,
    fewer: u32,
    more: u32,
    step: &mut Step<'_>,
) -> Result<StaffingCurve, Stopped> {
    let (fewer, more) = (fewer.min(MOST_SEATS) as i32, more.min(MOST_SEATS) as i32);
    let of = (fewer + more + 1).unsigned_abs();
    let (mut points, mut present) = (Vec::new(), 0);
    for (done, change) in (-fewer..=more).enumerate() {
        if step(Progress { done: done as u32, of }) == ControlFlow::Break(()) {
            return Err(Stopped);
        }
        let seats = changed(desk, change);
        if change < 0 && seats.values().iter().all(|seats| *seats == 0) {
            continue;
        }
        if change == 0 {
            present = points.len();
        }
        points.push(point(desk, change, seats));
    }
    let enough_from = points.iter().position(|point| point.enough == Some(true));
    Ok(StaffingCurve { points, present, enough_from })
}

fn changed(desk: &DeskWeek, change: i32) -> WeekGrid<u16> {
    WeekGrid::from_fn(|hour| match desk.seats[hour] {
        0 => 0,
        seats => (i32::from(seats) + change).clamp(0, MOST_SEATS as i32) as u16,
    })
}

fn point(desk: &DeskWeek, more: i32, seats: WeekGrid<u16>) -> StaffingPoint {
    let desk = DeskWeek { seats, ..desk.clone() };
    let report = report_with_chance(&desk);
    let seat_hours = report.desk.seat_hours.value().unwrap_or(0.0);
    let person = desk.people.contract_hours * (1.0 - desk.people.absence_share);
    StaffingPoint {
        more,
        seat_hours,
        people: people_for_hours(seat_hours, person),
        occupancy: report.desk.occupancy.value(),
        unworked_per_week: report.desk.unworked_alerts.value().unwrap_or(0.0),
        enough: report.enough,
        classes: report.classes.iter().map(class).collect(),
    }
}

fn class(class: &ClassReport) -> StaffingClass {
    let promise = [&class.acknowledge, &class.triage_done].into_iter().find(|target| target.target.is_some());
    StaffingClass {
        severity: class.severity,
        name: class.name.clone(),
        mean_wait: worse(&class.mean_wait),
        slow_wait: worse(&class.slow_wait),
        kept: promise.and_then(|target| worse(&target.share)),
        promised: promise.and_then(|target: &TargetReport| target.target).map(|target| target.share),
    }
}

fn worse(figure: &Figure) -> Option<f64> {
    match figure.outcome {
        Outcome::Value(value) => Some(value),
        Outcome::Band { worse, .. } => Some(worse),
        Outcome::NotComputed(_) | Outcome::Pending => None,
    }
}
