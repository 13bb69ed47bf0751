//! The jobs that play the desk: one plan until it is sure enough, or the plan beside its scenarios on the same alerts.
//!
//! What goes to the page is what the page shows and no more: it is read on the main thread, again and again while a run goes
//! on.

use super::{JobFailure, JobProgress, JobResult, Meanwhile};
use crate::{
    base::{Progress, RawId, progress::run_to_the_end, statistics::Interval},
    domain::{Document, ScenarioId, SeverityId},
    engine::{
        capacity::{
            DeskWeek, report_with_chance,
            simulate::{
                DeskError, Length, MOST_ALERTS, Options, Repetitions, SimulatedDesk, Simulation,
                SimulationError, digest,
            },
        },
        scenario::applied,
    },
};
use serde::{Deserialize, Serialize};

/// The longest repetition, in weeks.
pub const MOST_WEEKS: u32 = 52;
/// Repetitions before the first early result: fewer say nothing.
const FIRST_EARLY: u32 = 3;

/// How long, how often and with which chance the desk is played; how it works is in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulationOptions {
    /// Weeks measured in one repetition, 1 to [`MOST_WEEKS`].
    pub weeks: u32,
    /// Names the chance.
    pub seed: u32,
    /// So many repetitions; until the intervals are tight if none.
    pub times: Option<u32>,
}

impl Default for SimulationOptions {
    fn default() -> Self {
        Self { weeks: 4, seed: 1, times: None }
    }
}

impl SimulationOptions {
    fn options(&self, desk: &SimulatedDesk) -> Options {
        let repetitions = self.times.map_or_else(Repetitions::until_tight, Repetitions::exactly);
        let length = Length::weeks(self.weeks.clamp(1, MOST_WEEKS), desk);
        Options { seed: u64::from(self.seed), length, repetitions }
    }
}

/// A scenario less the plan, of one severity, on the same alerts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedDifference {
    /// Which.
    pub severity: SeverityId,
    /// Of the share started in time.
    pub acknowledged: Option<Interval>,
    /// Of the share triaged in time.
    pub done: Option<Interval>,
    /// Of the hours that 19 in 20 alerts do not exceed.
    pub slow_wait: Option<Interval>,
}

/// Scenarios beside the plan, played on the same alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedDifferences {
    /// How often.
    pub repetitions: u32,
    /// Weeks measured in each repetition.
    pub weeks: u32,
    /// Each scenario's severities; none where it cannot be computed.
    pub scenarios: Vec<Option<Vec<SimulatedDifference>>>,
}

fn why_not(error: SimulationError) -> JobFailure {
    match error {
        SimulationError::Desk(DeskError::TooMany(alerts)) => {
            JobFailure::TooManyAlerts { alerts: alerts as u64, most: MOST_ALERTS as u64 }
        }
        SimulationError::Desk(_) | SimulationError::Nothing | SimulationError::Classes => {
            JobFailure::NotPlayable(error.to_string())
        }
        // Only a step that asks for it stops the work, and none here does.
        SimulationError::Stopped(_) => JobFailure::Stopped(error.to_string()),
    }
}

fn steps(done: u32, of: u32) -> Meanwhile {
    Meanwhile::Progress(JobProgress::Steps(Progress { done, of }))
}

/// Plays the desk of a plan. `is_due` says when the next early result is wanted: only the caller has a clock.
///
/// # Errors
/// The plan has no week, or its desk cannot be played.
pub fn run_simulate(
    document: &Document,
    months_ahead: u32,
    options: SimulationOptions,
    mut is_due: impl FnMut() -> bool,
    mut tell: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let week = DeskWeek::from_document(document, months_ahead).map_err(|_| JobFailure::NothingToCompute)?;
    let formulas = report_with_chance(&week);
    let desk = SimulatedDesk::from_week(&week);
    let mut simulation = Simulation::new(&desk, options.options(&desk)).map_err(why_not)?;
    let shown = |simulation: &Simulation<'_>| {
        JobResult::Simulated(Box::new(digest(&week, &formulas, &simulation.report())))
    };
    while !simulation.is_enough() {
        simulation.play(&mut run_to_the_end).map_err(why_not)?;
        tell(steps(simulation.played(), simulation.foreseen()));
        if simulation.played() >= FIRST_EARLY && is_due() {
            tell(Meanwhile::Early(shown(&simulation)));
        }
    }
    Ok(shown(&simulation))
}

/// Plays the plan and scenarios of it on the same alerts, until all are sure enough.
///
/// # Errors
/// The plan has no week, or a desk cannot be played.
pub fn run_differences(
    document: &Document,
    months_ahead: u32,
    scenarios: &[ScenarioId],
    wanted: SimulationOptions,
    mut is_due: impl FnMut() -> bool,
    mut tell: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let base = DeskWeek::from_document(document, months_ahead).map_err(|_| JobFailure::NothingToCompute)?;
    let base = SimulatedDesk::from_week(&base);
    let desks: Vec<Option<SimulatedDesk>> = scenarios
        .iter()
        .map(|id| {
            let scenario = document.scenarios.get(id)?;
            let week = DeskWeek::from_document(&applied(document, scenario, months_ahead), months_ahead).ok();
            week.map(|week| SimulatedDesk::from_week(&week))
        })
        .collect();
    // A desk that falls behind is not warmed up; then neither are the others, so that all begin alike.
    let mut options = wanted.options(&base);
    let warm_up = desks.iter().flatten().map(|desk| wanted.options(desk).length.warm_up_hours).min();
    options.length.warm_up_hours =
        options.length.warm_up_hours.min(warm_up.unwrap_or(options.length.warm_up_hours));
    let mut first = Simulation::new(&base, options).map_err(why_not)?;
    let mut others: Vec<Option<Simulation<'_>>> = desks
        .iter()
        .map(|desk| desk.as_ref().map(|desk| Simulation::new(desk, options)).transpose())
        .collect::<Result<_, _>>()
        .map_err(why_not)?;
    let is_enough = |first: &Simulation<'_>, others: &[Option<Simulation<'_>>]| {
        first.is_enough() && others.iter().flatten().all(Simulation::is_enough)
    };
    while !is_enough(&first, &others) {
        first.play(&mut run_to_the_end).map_err(why_not)?;
        for other in others.iter_mut().flatten() {
            other.play(&mut run_to_the_end).map_err(why_not)?;
        }
        let all = std::iter::once(&first).chain(others.iter().flatten());
        tell(steps(first.played(), all.map(Simulation::foreseen).max().unwrap_or_default()));
        if first.played() >= FIRST_EARLY && is_due() {
            tell(Meanwhile::Early(JobResult::Differences(differences(&base, &first, &others, wanted))));
        }
    }
    Ok(JobResult::Differences(differences(&base, &first, &others, wanted)))
}

fn differences(
    base: &SimulatedDesk,
    first: &Simulation<'_>,
    others: &[Option<Simulation<'_>>],
    wanted: SimulationOptions,
) -> SimulatedDifferences {
    let of = |other: &Simulation<'_>| {
        if !first.meets_the_same_as(other) {
            return None;
        }
        let compared = first.against(other).classes;
        let classes = base.classes.iter().zip(compared).map(|(class, difference)| {
            let [.., slow_wait, _] = difference.wait_hours;
            let (acknowledged, done) = (difference.acknowledged, difference.done);
            let severity = SeverityId(RawId(class.key));
            SimulatedDifference { severity, acknowledged, done, slow_wait }
        });
        Some(classes.collect())
    };
    let scenarios = others.iter().map(|other| other.as_ref().and_then(of)).collect();
    let weeks = wanted.weeks.clamp(1, MOST_WEEKS);
    SimulatedDifferences { repetitions: first.played(), weeks, scenarios }
}

#[cfg(test)]
mod tests;
