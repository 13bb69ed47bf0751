//! What the capacity engine answers: is it enough, what would be, and why.
//!
//! Alerts are counted as they are worked: after grouping and auto-closure, with those that come back. Hours of work are
//! hands-on hours; hours for alerts are staffed hours less what breaks, handover, meetings and other work take.
//! Classes are the severities in the order of their priority.

use super::{explain::Figure, need::Need};
use crate::{
    base::WeekGrid,
    domain::{Clock, CustomerId, SeverityId, Target},
};
use serde::{Deserialize, Serialize};

/// Every derived figure of the desk in the week of one month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityReport {
    /// Months after the first one of the plan.
    pub months_ahead: u32,
    /// From raw alerts to those worked, a week.
    pub funnel: Funnel,
    /// The whole desk over the week.
    pub desk: DeskFigures,
    /// The desk hour by hour.
    pub hours: Hours,
    /// Each severity, first priority first.
    pub classes: Vec<ClassReport>,
    /// Whether every target is met and the desk is within its occupancy limit; none while figures are pending.
    pub enough: Option<bool>,
    /// Whether every target is met, whatever the occupancy; none while figures are pending.
    pub targets_met: Option<bool>,
    /// Whether occupancy keeps to its limit, whatever the targets.
    pub within_limit: bool,
    /// The fewest seats and in which hours; none in the quick report.
    pub need: Option<Need>,
    /// Seats turned into people.
    pub people: PeopleFigures,
    /// The steady state, where the week is the same in every hour.
    pub steady: Steady,
    /// Seats for alerts that take more than an hour of hands-on time.
    pub long_work: LongWork,
}

impl CapacityReport {
    /// Every promise that was made, those of customers among them.
    pub fn promises(&self) -> impl Iterator<Item = &TargetReport> {
        let targets = self.classes.iter().flat_map(|class| {
            let customers = class.customers.iter().flat_map(|of| [&of.acknowledge, &of.triage_done]);
            [&class.acknowledge, &class.triage_done].into_iter().chain(customers)
        });
        targets.filter(|target| target.target.is_some())
    }
}

/// Alerts a week on their way to the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// As the tools raise them.
    pub raw: f64,
    /// After grouping.
    pub grouped: f64,
    /// After auto-closure: what reaches people.
    pub human: f64,
    /// With those that come back.
    pub worked: f64,
    /// Of those worked, what goes on to the second tier.
    pub escalated: f64,
}

/// The whole desk over the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskFigures {
    /// Alerts that reach people, a week.
    pub human_alerts: Figure,
    /// Hands-on hours a week.
    pub work_hours: Figure,
    /// Staffed hours a week.
    pub seat_hours: Figure,
    /// Staffed hours that go to alerts, a week.
    pub queue_hours: Figure,
    /// Work over hours for alerts; above 1 the desk falls behind.
    pub occupancy: Figure,
    /// The occupancy that should not be exceeded.
    pub occupancy_limit: f64,
    /// Whether occupancy keeps to its limit.
    pub within_limit: bool,
    /// Alerts a week that nobody looks at, all severities.
    pub unworked_alerts: Figure,
    /// The chance that an alert finds every seat busy, over all alerts.
    pub chance_of_waiting: Figure,
}

/// The desk hour by hour, in a week like every other. In a desk that falls behind, the first such week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hours {
    /// Alerts that arrive in the hour.
    pub alerts: WeekGrid<f64>,
    /// Hands-on hours that arrive in the hour (offered load).
    pub work: WeekGrid<f64>,
    /// Hours for alerts that the seats give.
    pub capacity: WeekGrid<f64>,
    /// Hands-on hours done in the hour.
    pub done: WeekGrid<f64>,
    /// Hands-on hours left at the end of the hour.
    pub backlog: WeekGrid<f64>,
    /// Done over capacity, 0 where there is none.
    pub utilisation: WeekGrid<f64>,
    /// The chance that an alert finds every seat busy; none in the quick report or where it is not computed.
    pub chance_of_waiting: Option<WeekGrid<f64>>,
}

/// One severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassReport {
    /// Which.
    pub severity: SeverityId,
    /// Its name: text of the user.
    pub name: String,
    /// On which hours its targets run.
    pub clock: Clock,
    /// Alerts worked a week.
    pub alerts_per_week: f64,
    /// Mean hands-on minutes.
    pub handle_minutes: Figure,
    /// From arrival until an analyst starts on it.
    pub acknowledge: TargetReport,
    /// From arrival until triage is done.
    pub triage_done: TargetReport,
    /// Mean hours from arrival to start.
    pub mean_wait: Figure,
    /// The longest wait of the week from arrival to start that comes from backlog, in hours of the wall clock. Chance is left
    /// out, so that it may be less than `slow_wait`.
    pub longest_wait: Figure,
    /// One alert in twenty waits longer than this, in hours of the wall clock; up to a week.
    pub slow_wait: Figure,
    /// The highest backlog in alerts.
    pub peak_backlog: Figure,
    /// The hour of the week at whose end the backlog is highest; none without backlog.
    pub peak_hour: Option<usize>,
    /// The hour of the week (with decimals) when the backlog is cleared after its peak; none if it never is or never was,
    /// which `backlog_course` tells apart.
    pub cleared_at: Option<f64>,
    /// What becomes of the backlog.
    pub backlog_course: BacklogCourse,
    /// Alerts a week that nobody looks at; 0 unless the desk falls behind in this severity.
    pub unworked_per_week: Figure,
    /// Seats, with decimals and the same in every staffed hour, that work everything of this and the higher severities
    /// within this one's target, chance left out.
    pub window_seats: Figure,
    /// Alerts left at the end of each hour.
    pub backlog: WeekGrid<f64>,
    /// Alerts that arrive in each hour.
    pub arrivals: WeekGrid<f64>,
    /// Customers with promises of their own for it, in their order.
    pub customers: Vec<CustomerReport>,
}

/// A customer's own promises for one severity. Its alerts wait in the same line as all others of the severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerReport {
    /// Which.
    pub customer: CustomerId,
    /// Its name: text of the user.
    pub name: String,
    /// On which hours its targets run.
    pub clock: Clock,
    /// Its alerts worked a week.
    pub alerts_per_week: f64,
    /// From arrival until an analyst starts on it.
    pub acknowledge: TargetReport,
    /// From arrival until triage is done.
    pub triage_done: TargetReport,
}

/// What becomes of a backlog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BacklogCourse {
    /// There never is one.
    Never,
    /// It is cleared every week.
    Clears,
    /// It grows from week to week.
    Grows,
}

/// A promise and what becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetReport {
    /// The promise; none if there is none.
    pub target: Option<Target>,
    /// The share within it.
    pub share: Figure,
    /// Whether the promise is kept; none without a promise or a figure.
    pub met: Option<bool>,
    /// The share within the target by the hour of arrival; none where the figure is not by chance, or pending.
    pub by_hour: Option<WeekGrid<f64>>,
}

/// Seats turned into people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeopleFigures {
    /// People in the team.
    pub team: f64,
    /// People for one seat around the clock.
    pub per_seat: Figure,
    /// Seat hours a week that the team can fill.
    pub team_hours: Figure,
    /// People for the present seats; whole people are this rounded up.
    pub for_present_seats: Figure,
    /// People for the present seats or the minimum, whichever is more in each hour.
    pub for_minimum_seats: Figure,
    /// People for the seats of the answer; none in the quick report or where no seats are the answer.
    pub for_needed_seats: Option<Figure>,
}

/// The steady state of a week that is the same in every hour: the fraction that waits and mean waits by severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Steady {
    /// The chance that an alert finds every seat busy.
    pub chance_of_waiting: Figure,
    /// Mean wait in hours by severity, first priority first.
    pub mean_wait: Vec<Figure>,
}

/// Seats for alerts that take more than an hour of hands-on time: they keep analysts busy long after they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LongWork {
    /// The most seats in any hour; not computed where no severity takes that long.
    pub most_seats: Figure,
    /// Seats in each hour.
    pub seats: Option<WeekGrid<u16>>,
    /// Analysts busy with such alerts at the end of each hour, on average.
    pub busy: Option<WeekGrid<f64>>,
}
