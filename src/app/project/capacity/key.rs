//! The figures of the capacity report by name, so that a figure on the page can be opened without carrying its explanation.
//!
//! Most are in the report as they are; what the report holds as an input of another figure, or as a plain number, is made a
//! figure in [`super::derived`].

use super::derived;
use crate::{
    domain::{CustomerId, SeverityId},
    engine::capacity::{
        CapacityReport, Figure,
        need::TargetKind,
        report::{ClassReport, CustomerReport, TargetReport},
    },
};
use std::borrow::Cow;

/// One figure of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureKey {
    /// Alerts that reach people, a week.
    HumanAlerts,
    /// Hands-on hours a week.
    WorkHours,
    /// Staffed hours a week.
    SeatHours,
    /// Staffed hours that go to alerts, a week.
    QueueHours,
    /// Work over hours for alerts.
    Occupancy,
    /// Alerts a week that nobody looks at.
    Unworked,
    /// The chance that an alert finds every seat busy.
    ChanceOfWaiting,
    /// People for a seat around the clock.
    PeoplePerSeat,
    /// Seat hours that the team can fill.
    TeamHours,
    /// People for the present seats.
    PeopleForPresent,
    /// People for the present seats and the minimum.
    PeopleForMinimum,
    /// People for the seats of the answer.
    PeopleForNeeded,
    /// Mean hands-on minutes of a severity.
    HandleMinutes(SeverityId),
    /// Share within a target.
    Share(SeverityId, TargetKind),
    /// Share within a customer's own target for a severity.
    CustomerShare(SeverityId, CustomerId, TargetKind),
    /// Mean wait of a severity.
    MeanWait(SeverityId),
    /// Longest wait of a severity.
    LongestWait(SeverityId),
    /// One in twenty waits longer.
    SlowWait(SeverityId),
    /// Highest backlog of a severity.
    PeakBacklog(SeverityId),
    /// Alerts of a severity that nobody looks at, a week.
    UnworkedOf(SeverityId),
    /// Seats that work a severity and those above it in time, chance left out.
    WindowSeats(SeverityId),
    /// Alerts of a severity that are worked, a week.
    WorkedAlerts(SeverityId),
    /// Seats that would do the work of the busiest hour in that hour.
    BusiestHour,
    /// Seat hours a week of the present seats, raised to the minimum.
    MinimumHours,
    /// Seat hours a week of the seats that are enough.
    NeededHours,
    /// Seat hours a week of the seats planned from nothing.
    FromScratchHours,
    /// The chance that an alert finds every seat busy, if every hour were like the others.
    SteadyChance,
    /// Mean wait of a severity, if every hour were like the others.
    SteadyWait(SeverityId),
}

impl FigureKey {
    /// The figure in a report; none where the report has no such severity, or none yet.
    pub fn of(self, report: &CapacityReport) -> Option<Cow<'_, Figure>> {
        let made = match self {
            Self::WorkedAlerts(severity) => derived::worked_alerts(report, severity),
            Self::BusiestHour => derived::busiest_hour(report),
            Self::MinimumHours => derived::minimum_hours(report),
            Self::NeededHours => derived::needed_hours(report),
            Self::FromScratchHours => derived::from_scratch_hours(report),
            _ => return self.held_by(report).map(Cow::Borrowed),
        };
        made.map(Cow::Owned)
    }

    /// The figure as the report holds it.
    fn held_by(self, report: &CapacityReport) -> Option<&Figure> {
        let class = |severity: SeverityId| report.classes.iter().find(|class| class.severity == severity);
        let (desk, people, steady) = (&report.desk, &report.people, &report.steady);
        match self {
            Self::HumanAlerts => Some(&desk.human_alerts),
            Self::WorkHours => Some(&desk.work_hours),
            Self::SeatHours => Some(&desk.seat_hours),
            Self::QueueHours => Some(&desk.queue_hours),
            Self::Occupancy => Some(&desk.occupancy),
            Self::Unworked => Some(&desk.unworked_alerts),
            Self::ChanceOfWaiting => Some(&desk.chance_of_waiting),
            Self::PeoplePerSeat => Some(&people.per_seat),
            Self::TeamHours => Some(&people.team_hours),
            Self::PeopleForPresent => Some(&people.for_present_seats),
            Self::PeopleForMinimum => Some(&people.for_minimum_seats),
            Self::PeopleForNeeded => people.for_needed_seats.as_ref(),
            Self::HandleMinutes(severity) => class(severity).map(|class| &class.handle_minutes),
            Self::Share(severity, kind) => class(severity).map(|class| &promise(class, kind).share),
            Self::CustomerShare(severity, customer, kind) => {
                customer_of(report, severity, customer).map(|(_, of)| &customer_promise(of, kind).share)
            }
            Self::MeanWait(severity) => class(severity).map(|class| &class.mean_wait),
            Self::LongestWait(severity) => class(severity).map(|class| &class.longest_wait),
            Self::SlowWait(severity) => class(severity).map(|class| &class.slow_wait),
            Self::PeakBacklog(severity) => class(severity).map(|class| &class.peak_backlog),
            Self::UnworkedOf(severity) => class(severity).map(|class| &class.unworked_per_week),
            Self::WindowSeats(severity) => class(severity).map(|class| &class.window_seats),
            Self::SteadyChance => Some(&steady.chance_of_waiting),
            Self::SteadyWait(severity) => {
                let place = report.classes.iter().position(|class| class.severity == severity);
                place.and_then(|place| steady.mean_wait.get(place))
            }
            Self::WorkedAlerts(_)
            | Self::BusiestHour
            | Self::MinimumHours
            | Self::NeededHours
            | Self::FromScratchHours => None,
        }
    }
}

/// One of the two promises of a severity.
pub fn promise(class: &ClassReport, kind: TargetKind) -> &TargetReport {
    match kind {
        TargetKind::Acknowledge => &class.acknowledge,
        TargetKind::TriageDone => &class.triage_done,
    }
}

/// One of the two promises of a customer.
pub fn customer_promise(of: &CustomerReport, kind: TargetKind) -> &TargetReport {
    match kind {
        TargetKind::Acknowledge => &of.acknowledge,
        TargetKind::TriageDone => &of.triage_done,
    }
}

/// A customer with promises of its own for a severity, with that severity.
pub fn customer_of(
    report: &CapacityReport,
    severity: SeverityId,
    customer: CustomerId,
) -> Option<(&ClassReport, &CustomerReport)> {
    let class = report.classes.iter().find(|class| class.severity == severity)?;
    class.customers.iter().find(|of| of.customer == customer).map(|of| (class, of))
}
