//! Work that takes too long for the page: what is asked of the worker and what it answers, as text between the two.
//!
//! The worker does one job at a time. A file goes along with the request, never in it.

use crate::{
    base::Progress,
    domain::{
        AlertTally, CoverId, Document, RotaPlan, ScenarioId,
        alert_file::{ImportError, TextEncoding},
    },
    engine::{
        capacity::{
            CapacityReport, DeskWeek, StaffingCurve, completed, report_with_chance,
            simulate::SimulationDigest,
        },
        history::{HistoryDigest, digest},
        months::{MonthsError, MonthsInput, MonthsReport, Paths, Tornado, Watched, months_ahead, tornado},
        rota::{Arranged, WhyNot, why_not},
        scenario::applied,
    },
    exchange::alerts::{FileProfile, ImportOptions},
};
use chrono::NaiveDate;
pub use curve::run_staffing_curve;
pub use find_rota::{FoundRota, RotaSearch, run_find_rota};
use serde::{Deserialize, Serialize};
pub use simulation::{SimulatedDifferences, SimulationOptions, run_differences, run_simulate};
use std::ops::ControlFlow;

mod compared_months;
pub mod curve;
pub mod find_rota;
pub mod simulation;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Everything about the desk in one month of the plan.
    Capacity {
        /// The plan.
        document: Box<Document>,
        /// 0 for its first month.
        months_ahead: u32,
    },
    /// The desk in one month of the plan as it is and as scenarios would make it.
    Compare {
        /// The plan.
        document: Box<Document>,
        /// 0 for its first month.
        months_ahead: u32,
        /// Which scenarios, in the order of the answers.
        scenarios: Vec<ScenarioId>,
    },
    /// The months ahead of the plan.
    Months {
        /// The plan.
        document: Box<Document>,
        /// The scenario that holds; the plan as it is without one.
        scenario: Option<ScenarioId>,
    },
    /// What the beginning of a file of alerts looks like. What is given is not guessed.
    SniffAlerts {
        /// How its text is encoded.
        encoding: Option<TextEncoding>,
        /// What stands between two fields.
        separator: Option<u8>,
        /// Whether the first row holds titles.
        has_header: Option<bool>,
    },
    /// What a file of alerts says.
    ImportAlerts {
        /// How to read it.
        options: Box<ImportOptions>,
    },
    /// The desk in one month of the plan, played alert by alert.
    Simulate {
        /// The plan, with the scenario that is shown.
        document: Box<Document>,
        /// 0 for its first month.
        months_ahead: u32,
        /// How to play it.
        options: SimulationOptions,
    },
    /// The desk in one month of the plan beside scenarios of it, on the same alerts.
    SimulateDifferences {
        /// The plan.
        document: Box<Document>,
        /// 0 for its first month.
        months_ahead: u32,
        /// Which scenarios, in the order of the answers.
        scenarios: Vec<ScenarioId>,
        /// How to play them.
        options: SimulationOptions,
    },
    /// A better rota.
    FindRota {
        /// The rota that stands, and all that it follows from.
        rota: Box<RotaPlan>,
        /// Dates whose shifts are shared out evenly.
        holidays: Vec<NaiveDate>,
        /// How to look.
        how: RotaSearch,
    },
    /// Why a place of the rota cannot be filled.
    WhyNot {
        /// The rota that stands, and all that it follows from.
        rota: Box<RotaPlan>,
        /// The line of cover.
        cover: CoverId,
        /// The day, from 0.
        day: usize,
    },
    /// The desk with seats more or fewer than planned.
    StaffingCurve {
        /// The plan, with the scenario that is shown.
        document: Box<Document>,
        /// 0 for its first month.
        months_ahead: u32,
    },
}

/// How far a job has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobProgress {
    /// Steps of a computation.
    Steps(Progress),
    /// A file that is being read.
    File {
        /// Bytes read.
        bytes: u64,
        /// Bytes there are.
        of: u64,
        /// Rows read.
        rows: u64,
    },
}

impl JobProgress {
    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f64 {
        let (done, of) = match self {
            Self::Steps(Progress { done, of }) => (f64::from(*done), f64::from(*of)),
            Self::File { bytes, of, .. } => (*bytes as f64, *of as f64),
        };
        if of > 0.0 { (done / of).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobResult {
    /// Of [`Job::Capacity`].
    Capacity(Box<CapacityReport>),
    /// Of [`Job::Compare`]: the plan as it is, then each scenario; none where nothing can be computed.
    Compared(Vec<Option<CapacityReport>>),
    /// Of [`Job::Compare`], in between: the months ahead of the same.
    ComparedMonths(Vec<Option<MonthsBrief>>),
    /// Of [`Job::Months`].
    Months(Box<MonthsAnswer>),
    /// Of [`Job::SniffAlerts`].
    Profile(Box<FileProfile>),
    /// Of [`Job::ImportAlerts`].
    History(Box<HistoryDigest>),
    /// Of [`Job::Simulate`].
    Simulated(Box<SimulationDigest>),
    /// Of [`Job::SimulateDifferences`].
    Differences(SimulatedDifferences),
    /// Of [`Job::StaffingCurve`].
    Curve(StaffingCurve),
    /// Of [`Job::FindRota`].
    Rota(FoundRota),
    /// Of [`Job::WhyNot`].
    WhyNot(Box<WhyNot>),
}

pub use compared_months::MonthsBrief;
use compared_months::briefs;

/// What the months ahead bring.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthsAnswer {
    /// Month by month.
    pub report: MonthsReport,
    /// Which input decides how many are missing in the last month.
    pub tornado: Tornado,
    /// With a scenario: the chance to be short in the last month of the plan as it is, on the same cases.
    pub short_in_plan: Option<f64>,
}

/// Why nothing came of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum JobFailure {
    /// The plan has no week that can be computed; the page knows why.
    #[error("the plan has no week that can be computed")]
    NothingToCompute,
    /// Nothing that this person could work keeps all rules.
    #[error("nothing that {0} could work keeps all rules")]
    NoRow(String),
    /// The desk would have more alerts in one run than can be played.
    #[error("{alerts} alerts in one run: {most} at most")]
    TooManyAlerts {
        /// As many as one run would bring.
        alerts: u64,
        /// As many as can be played.
        most: u64,
    },
    /// The desk cannot be played for another reason.
    #[error("{0}")]
    NotPlayable(String),
    /// The effort of one search was spent before there was a first rota.
    #[error("one search did not get as far as a first rota")]
    NoRotaYet,
    /// The file of alerts is refused.
    #[error("{0}")]
    Import(ImportError),
    /// The browser could not read the file, or the job came without one.
    #[error("the file could not be read: {0}")]
    FileUnreadable(String),
    /// The request could not be understood.
    #[error("the request could not be understood: {0}")]
    Misunderstood(String),
    /// The worker is of another version than the page: the server was updated meanwhile.
    #[error("the worker is of another version")]
    OtherVersion,
    /// The worker stopped because of an error of its own, or could not be started.
    #[error("the worker stopped: {0}")]
    Stopped(String),
}

/// A request with the number that its answers carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Counts up.
    pub number: u32,
    /// What is asked.
    pub job: Job,
}

/// One answer; a job has any number of progresses and early results, and one end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Of the request.
    pub number: u32,
    /// What is said.
    pub said: Said,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// It goes on.
    Progress(JobProgress),
    /// A part of what will come, worth showing; it goes on.
    Early(JobResult),
    /// It is done.
    Done(JobResult),
    /// It came to nothing.
    Failed(JobFailure),
}

/// Reads what the worker says.
///
/// It goes the way of a plan's file, through a JSON value and with the path of what is wrong, and enums carry no tag of
/// their own: each further way of reading would bring its own code for every type, and the page has to stay small.
///
/// # Errors
/// Where the text is not an answer, and why.
pub fn read_answer(text: &str) -> Result<Answer, String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_path_to_error::deserialize(&value).map_err(|error| error.to_string())
}

/// What a job tells before it ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Meanwhile {
    /// How far it is.
    Progress(JobProgress),
    /// A part of the result.
    Early(JobResult),
}

/// Runs a capacity job to its end. What chance does to waits is told early; the search for enough seats takes longer.
pub fn run_capacity(
    document: &Document,
    months_ahead: u32,
    mut tell: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let week = DeskWeek::from_document(document, months_ahead).map_err(|_| JobFailure::NothingToCompute)?;
    let report = report_with_chance(&week);
    tell(Meanwhile::Early(JobResult::Capacity(Box::new(report.clone()))));
    let mut step = |done: Progress| {
        tell(Meanwhile::Progress(JobProgress::Steps(done)));
        ControlFlow::Continue(())
    };
    match completed(report, &week, &mut step) {
        Ok(report) => Ok(JobResult::Capacity(Box::new(report))),
        // Only a step that asks for it stops the work, and this one never does.
        Err(stopped) => Err(JobFailure::Stopped(stopped.to_string())),
    }
}

/// Runs a comparison to its end. What chance does to waits is told early, of all of them.
pub fn run_compare(
    document: &Document,
    months_ahead: u32,
    scenarios: &[ScenarioId],
    mut tell: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let of_scenario = |id| {
        let scenario = document.scenarios.get(id)?;
        DeskWeek::from_document(&applied(document, scenario, months_ahead), months_ahead).ok()
    };
    let base = DeskWeek::from_document(document, months_ahead).ok();
    let weeks: Vec<Option<DeskWeek>> = [base].into_iter().chain(scenarios.iter().map(of_scenario)).collect();
    let mut reports: Vec<_> = weeks.iter().map(|week| week.as_ref().map(report_with_chance)).collect();
    tell(Meanwhile::Early(JobResult::Compared(reports.clone())));
    tell(Meanwhile::Early(JobResult::ComparedMonths(briefs(document, scenarios))));
    let count = u32::try_from(weeks.len()).unwrap_or(u32::MAX);
    for (at, (report, week)) in (0..).zip(reports.iter_mut().zip(&weeks)) {
        let (Some(early), Some(week)) = (report.take(), week) else { continue };
        let mut step = |done: Progress| {
            let done = Progress { done: at * done.of + done.done, of: count.saturating_mul(done.of) };
            tell(Meanwhile::Progress(JobProgress::Steps(done)));
            ControlFlow::Continue(())
        };
        let full =
            completed(early, week, &mut step).map_err(|stopped| JobFailure::Stopped(stopped.to_string()))?;
        *report = Some(full);
    }
    Ok(JobResult::Compared(reports))
}

/// Thresholds of the gap in effective people whose crossing is told: any, one, two.
const GAPS: [f64; 3] = [0.0, 1.0, 2.0];

/// Follows the months ahead to their end.
pub fn run_months(
    document: &Document,
    scenario: Option<ScenarioId>,
    mut tell: impl FnMut(JobProgress),
) -> Result<MonthsAnswer, JobFailure> {
    let scenario = scenario.and_then(|id| document.scenarios.get(&id));
    let plan = MonthsInput::from_document(document);
    let input = scenario.map(|scenario| MonthsInput::with_scenario(document, scenario));
    let mut step = |done: Progress| {
        tell(JobProgress::Steps(done));
        ControlFlow::Continue(())
    };
    let mut follow = |input: &MonthsInput| {
        months_ahead(input, &GAPS, Paths::default(), &mut step).map_err(|error| match error {
            MonthsError::Input(_) => JobFailure::NothingToCompute,
            MonthsError::Stopped(stopped) => JobFailure::Stopped(stopped.to_string()),
        })
    };
    let report = follow(input.as_ref().unwrap_or(&plan))?;
    let short_in_plan = match &input {
        Some(_) => follow(&plan)?.months.last().map(|month| month.short),
        None => None,
    };
    let last = u32::try_from(report.months.len()).unwrap_or(1).saturating_sub(1);
    let tornado = tornado(input.as_ref().unwrap_or(&plan), Watched::GapIn(last))
        .map_err(|_| JobFailure::NothingToCompute)?;
    Ok(MonthsAnswer { report, tornado, short_in_plan })
}

/// Says why a place of the rota cannot be filled.
///
/// # Errors
/// The line of cover is not there.
pub fn run_why_not(plan: &RotaPlan, cover: CoverId, day: usize) -> Result<JobResult, JobFailure> {
    let found = why_not(plan, &Arranged::of(plan, &[]), cover, day).ok_or(JobFailure::NothingToCompute)?;
    Ok(JobResult::WhyNot(Box::new(found)))
}

/// Draws from a tally what the page needs of it: the bins stay in the worker.
///
/// # Errors
/// The tally cannot be laid out in time; an importer makes no such tally.
pub fn digested(tally: &AlertTally) -> Result<JobResult, JobFailure> {
    let digest = digest(tally).map_err(|error| JobFailure::Stopped(error.to_string()))?;
    Ok(JobResult::History(Box::new(digest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{blank::blank, sample::sample},
        base::Month,
    };

    #[test]
    fn a_plan_without_alerts_or_seats_has_nothing_to_compute() {
        let plan = blank("New plan", Month { year: 2027, month: 1 }, "UTC");
        assert_eq!(run_capacity(&plan, 0, |_| {}), Err(JobFailure::NothingToCompute));
    }

    #[test]
    fn what_chance_does_is_told_before_the_search_and_stays_as_it_was_told() {
        let plan = sample(Month { year: 2027, month: 1 });
        let (mut early, mut told) = (Vec::new(), 0);
        let done = run_capacity(&plan, 0, |meanwhile| match meanwhile {
            Meanwhile::Early(JobResult::Capacity(report)) => early.push((told, report)),
            Meanwhile::Early(_) => {}
            Meanwhile::Progress(_) => told += 1,
        });
        let Ok(JobResult::Capacity(full)) = done else { panic!("no report") };
        let [(before, early)] = early.as_slice() else { panic!("one early report") };
        assert_eq!((*before, early.need.is_none(), early.enough), (0, true, Some(false)));
        assert!(told > 1 && full.need.is_some());
        assert_eq!((&early.classes, &early.desk), (&full.classes, &full.desk));
    }

    #[test]
    fn requests_and_answers_survive_the_way_between_page_and_worker() {
        let plan = blank("New plan", Month { year: 2027, month: 1 }, "UTC");
        let request = Request { number: 7, job: Job::Capacity { document: Box::new(plan), months_ahead: 3 } };
        let text = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), request);
        for said in [
            Said::Progress(JobProgress::File { bytes: 5, of: 10, rows: 2 }),
            Said::Progress(JobProgress::Steps(Progress { done: 1, of: 4 })),
            Said::Failed(JobFailure::NothingToCompute),
            Said::Failed(JobFailure::Import(ImportError::NoTimeColumn)),
        ] {
            let answer = Answer { number: 7, said };
            let text = serde_json::to_string(&answer).unwrap();
            assert_eq!(read_answer(&text), Ok(answer), "{text}");
        }
    }

    #[test]
    fn progress_is_a_share_even_before_anything_is_known() {
        let shares =
            [(0, 0), (1, 4), (9, 4)].map(|(bytes, of)| JobProgress::File { bytes, of, rows: 0 }.share());
        assert_eq!(shares, [0.0, 0.25, 1.0]);
    }
}
