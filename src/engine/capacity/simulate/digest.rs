//! What is shown of a simulation, with the formulas beside it: small enough to be handed out again and again while it goes on.
//!
//! Rows by hour are rounded to what a picture shows, and backlogs of long runs told every few hours only.

use super::{
    beside::{FormulaGap, formula_gaps},
    figures::{ClassFigures, GroupFigures},
    run::SimulationReport,
};
use crate::{
    base::{HOURS_PER_WEEK, statistics::Interval},
    domain::{CustomerId, SeverityId, Target},
    engine::capacity::{
        CapacityReport, DeskWeek, Figure, Outcome, customers::CustomerWork, report::CustomerReport,
    },
};
use serde::{Deserialize, Serialize};

/// The most values of one backlog: the hours of four weeks.
const MOST_BACKLOG_POINTS: usize = 4 * HOURS_PER_WEEK;

/// What was played, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimulationDigest {
    /// How often.
    pub repetitions: u32,
    /// Weeks measured in each repetition.
    pub weeks: u32,
    /// Whether the intervals are tight.
    pub is_tight: bool,
    /// Whether more work comes than the seats can do.
    pub falls_behind: bool,
    /// Alerts played.
    pub alerts: u64,
    /// Hours worked over hours staffed.
    pub occupancy: Option<Interval>,
    /// The most that the occupancy should be.
    pub occupancy_limit: f64,
    /// Hours a week worked beyond the end of seats.
    pub overtime: Option<Interval>,
    /// What the formulas put in place of how this desk works.
    pub gaps: Vec<FormulaGap>,
    /// Each severity, first priority first.
    pub severities: Vec<SeverityDigest>,
    /// Hours from one value of a backlog to the next.
    pub backlog_every: u32,
}

/// One severity of [`SimulationDigest`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeverityDigest {
    /// Which.
    pub severity: SeverityId,
    /// Its name: text of the user.
    pub name: String,
    /// Mean hours from arrival to start.
    pub mean_wait: Beside,
    /// Hours that 19 in 20 alerts do not exceed.
    pub slow_wait: Beside,
    /// The share started in time.
    pub acknowledged: Beside,
    /// The promise about it.
    pub acknowledge: Option<Target>,
    /// The share triaged in time.
    pub done: Beside,
    /// The promise about it.
    pub triage_done: Option<Target>,
    /// Customers whose alerts among them are judged by promises of their own.
    pub customers: Vec<CustomerDigest>,
    /// Alerts a week by which the line grows.
    pub growth: Option<Interval>,
    /// Mean number waiting, one value each [`SimulationDigest::backlog_every`] hours.
    pub backlog: Vec<f64>,
    /// The share started in time, by hour of the week in which alerts came.
    pub by_hour: Vec<Option<f64>>,
}

/// A customer with promises of its own for a severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerDigest {
    /// Which.
    pub customer: CustomerId,
    /// Its name: text of the user.
    pub name: String,
    /// The share of its alerts started in time.
    pub acknowledged: Beside,
    /// The promise about it.
    pub acknowledge: Option<Target>,
    /// The share of its alerts triaged in time.
    pub done: Beside,
    /// The promise about it.
    pub triage_done: Option<Target>,
}

/// A figure as the formulas have it and as it was played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// From the worse to the better end of what the formulas say, the same where they say one number.
    pub formula: Option<(f64, f64)>,
    /// As it was played.
    pub played: Option<Interval>,
}

impl Beside {
    fn of(figure: &Figure, played: Option<Interval>) -> Self {
        let formula = match figure.outcome {
            Outcome::Value(value) => Some((value, value)),
            Outcome::Band { worse, better } => Some((worse, better)),
            Outcome::Pending | Outcome::NotComputed(_) => None,
        };
        Self { formula, played }
    }

    /// Whether all that the formulas say lies outside the interval.
    pub fn is_outside(&self) -> bool {
        let (Some((one, other)), Some(played)) = (self.formula, self.played) else { return false };
        let (low, high) = (one.min(other), one.max(other));
        high < played.mean - played.half_width || low > played.mean + played.half_width
    }
}

fn customers(
    all: &[CustomerWork],
    formulas: &[CustomerReport],
    played: &[GroupFigures<Option<Interval>>],
) -> Vec<CustomerDigest> {
    let one =
        |((work, formula), played): ((&CustomerWork, &CustomerReport), &GroupFigures<_>)| CustomerDigest {
            customer: work.customer,
            name: work.name.clone(),
            acknowledged: Beside::of(&formula.acknowledge.share, played.acknowledged),
            acknowledge: work.acknowledge,
            done: Beside::of(&formula.triage_done.share, played.done),
            triage_done: work.triage_done,
        };
    all.iter().zip(formulas).zip(played).map(one).collect()
}

/// Draws from a simulation of a week, and from the formulas' report of it, what is shown of both.
pub fn digest(week: &DeskWeek, formulas: &CapacityReport, report: &SimulationReport) -> SimulationDigest {
    let hours = report.hours as usize;
    let every = hours.div_ceil(MOST_BACKLOG_POINTS).max(1);
    let rounded = |value: f64, to: f64| libm::round(value * to) / to;
    let severity = |place: usize, simulated: &ClassFigures<Option<Interval>>| {
        let (class, formula) = (week.classes.get(place)?, formulas.classes.get(place)?);
        let [.., slow, _] = simulated.wait_hours;
        let backlog = report.backlog_by_hour.get(place)?;
        let by_hour = report.acknowledged_by_hour.get(place)?;
        Some(SeverityDigest {
            severity: class.severity,
            name: class.name.clone(),
            mean_wait: Beside::of(&formula.mean_wait, simulated.mean_wait_hours),
            slow_wait: Beside::of(&formula.slow_wait, slow),
            acknowledged: Beside::of(&formula.acknowledge.share, simulated.acknowledged),
            acknowledge: class.acknowledge,
            done: Beside::of(&formula.triage_done.share, simulated.done),
            triage_done: class.triage_done,
            customers: customers(&class.customers, &formula.customers, report.customers.get(place)?),
            growth: simulated.backlog_growth_an_hour.map(|growth| Interval {
                mean: growth.mean * HOURS_PER_WEEK as f64,
                half_width: growth.half_width * HOURS_PER_WEEK as f64,
            }),
            backlog: backlog.iter().step_by(every).map(|waiting| rounded(*waiting, 10.0)).collect(),
            by_hour: by_hour.iter().map(|share| share.map(|share| rounded(share, 1000.0))).collect(),
        })
    };
    let classes = report.classes.iter().enumerate();
    SimulationDigest {
        repetitions: report.repetitions,
        weeks: (hours / HOURS_PER_WEEK) as u32,
        is_tight: report.is_tight,
        falls_behind: report.falls_behind,
        alerts: report.alerts,
        occupancy: report.tiers.first().and_then(|tier| tier.occupancy),
        occupancy_limit: week.occupancy_limit,
        overtime: report.tiers.first().and_then(|tier| tier.overtime_hours_a_week),
        gaps: formula_gaps(week),
        severities: classes.filter_map(|(place, class)| severity(place, class)).collect(),
        backlog_every: every as u32,
    }
}
