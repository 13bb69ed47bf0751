//! What a user can do to a plan. Commands are the only way to change one; they carry identifiers, positions and times, since
//! applying one has neither a clock nor a generator.

mod fields;
mod rota;

use crate::{
    base::{Estimate, HourOfWeek, Month, RawId, WeekGrid},
    domain::{
        AlertHistory, AlertStream, Change, ChangeId, Clock, Customer, CustomerId, Document, Field, Function,
        FunctionId, HistoryId, Holiday, HolidayId, Issue, IssueCode, KnownLeavers, LeaversId, Place,
        Position, Requisition, RequisitionId, RollOut, RollOutId, Scenario, ScenarioId, SecondTier, Section,
        Severity, SeverityId, ShiftEnd, StreamId, Target, VolumePeriod, WeeklyShape, in_order,
        label::{ChangeLabel, Deed},
    },
};
use chrono::NaiveDateTime;
pub use rota::RotaChange;
use std::collections::{BTreeMap, BTreeSet};

/// A change of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A fact of the organisation.
    Soc(SocChange),
    /// A new severity.
    AddSeverity(SeverityId, Box<Severity>),
    /// A field of a severity.
    Severity(SeverityId, SeverityChange),
    /// A severity goes; what it was used for moves to another one. Without another one, a severity in use stays.
    RemoveSeverity {
        /// Which one goes.
        id: SeverityId,
        /// Which one takes its alerts and words.
        move_to: Option<SeverityId>,
    },
    /// A customer is new, or another one now; or it goes, and its streams belong to none.
    Customer(CustomerId, Option<Box<Customer>>),
    /// A new alert stream.
    AddStream(StreamId, Box<AlertStream>),
    /// A field of an alert stream.
    Stream(StreamId, StreamChange),
    /// An alert stream goes.
    RemoveStream(StreamId),
    /// The seats or the least seats in some hours, how the desk works.
    Desk(DeskChange),
    /// People and their time.
    Team(TeamChange),
    /// Who comes and who goes.
    Staffing(StaffingChange),
    /// A roll-out of automation is new, or another one now; or it goes.
    RollOut(RollOutId, Option<Box<RollOut>>),
    /// Seasons and holidays.
    Year(YearChange),
    /// Work beside alerts.
    Work(WorkChange),
    /// Something about the rota.
    Rota(RotaChange),
    /// A field of a history.
    History(HistoryId, HistoryChange),
    /// A history goes; streams that used it keep its week as a sketch.
    RemoveHistory(HistoryId),
    /// A stream takes its volume, week, mix and grouping from a history.
    UseHistory {
        /// Which stream.
        stream: StreamId,
        /// Which history.
        history: HistoryId,
    },
    /// An import is accepted, in one step: the history enters the plan, its words are remembered, and a stream may follow it.
    AcceptImport(HistoryId, Box<AcceptedImport>),
    /// Which bursts of a history are set aside and which silences were not observed, each named by its first hour; streams
    /// whose volume was measured in it follow.
    JudgeHistory {
        /// Which history.
        id: HistoryId,
        /// The bursts that the weekly shape leaves out.
        set_aside: BTreeSet<NaiveDateTime>,
        /// The silent stretches that do not count as quiet.
        not_observed: BTreeSet<NaiveDateTime>,
    },
    /// A new scenario.
    AddScenario(ScenarioId, Box<Scenario>),
    /// Something about a scenario.
    Scenario(ScenarioId, ScenarioChange),
    /// A scenario goes.
    RemoveScenario(ScenarioId),
    /// A word that is no longer remembered.
    ForgetSeverityWord(String),
}

/// What an import brings into the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedImport {
    /// The history: aggregates only.
    pub history: AlertHistory,
    /// Words that stand for severities.
    pub words: BTreeMap<String, Option<SeverityId>>,
    /// A stream that is new with it.
    pub new_stream: Option<(StreamId, AlertStream)>,
    /// The stream that follows it; may be the new one.
    pub feeds: Option<StreamId>,
}

/// A fact of the organisation.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of SocFacts with its name")]
pub enum SocChange {
    PlanName(String),
    Organisation(String),
    HomeZone(String),
    Currency(String),
    FirstMonth(Month),
    HorizonMonths(u32),
    BusinessHours(WeekGrid<bool>),
}

/// A field of a severity.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of Severity with its name")]
pub enum SeverityChange {
    Name(String),
    Position(Position),
    Clock(Clock),
    Acknowledge(Option<Target>),
    TriageDone(Option<Target>),
    Interrupts(bool),
    AgesEvery(Option<f64>),
    ExpiresAfter(Option<f64>),
}

/// A field of an alert stream.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of AlertStream with its name")]
pub enum StreamChange {
    Name(String),
    Position(Position),
    Customer(Option<CustomerId>),
    Volume(Estimate),
    VolumePeriod(VolumePeriod),
    Growth(Estimate),
    Shape(WeeklyShape),
    SeverityShare(SeverityId, f64),
    SeverityMix(BTreeMap<SeverityId, f64>),
    GroupedShare(Estimate),
    AutoClosedShare(Estimate),
    TypicalMinutes(Estimate),
    BadCaseMinutes(Estimate),
    WaitingShare(Estimate),
    WaitingHours(Estimate),
    WaitingPausesClock(bool),
    ReopenedShare(Estimate),
    EscalatedShare(Estimate),
    EscalationMinutes(Estimate),
}

/// Something about the desk.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of Desk with its name; seats are set in the hours named")]
pub enum DeskChange {
    Seats { hours: Vec<HourOfWeek>, seats: u16 },
    SeatsOfWeek(WeekGrid<u16>),
    MinimumSeats { hours: Vec<HourOfWeek>, seats: u16 },
    MinimumReason(String),
    CoverBreaks(bool),
    EscalationsAtDesk(bool),
    OccupancyLimit(f64),
    ShiftEnd(ShiftEnd),
    EmptyShare(Estimate),
    SecondTier(Option<Box<SecondTier>>),
    SecondTierSeats { hours: Vec<HourOfWeek>, seats: u16 },
    ReturnedShare(Estimate),
    ReturnMinutes(Estimate),
}

/// Something about the people and their time.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of Team with its name")]
pub enum TeamChange {
    People(f64),
    ContractHours(f64),
    PartTimers(f64),
    PartTimeHours(f64),
    ShiftHours(f64),
    LeaveDays(Estimate),
    SicknessDays(Estimate),
    TrainingDays(Estimate),
    VacancyShare(Estimate),
    BreakMinutes(Estimate),
    HandoverMinutes(Estimate),
    MeetingMinutes(Estimate),
    OtherWorkShare(Estimate),
}

/// Something about who comes and who goes.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of Staffing with its name; a record that is none goes")]
pub enum StaffingChange {
    Attrition(Estimate),
    Refills(bool),
    MonthsToRefill(Estimate),
    RampMonths(Estimate),
    FirstShare(Estimate),
    MentorLoad(Estimate),
    Requisition(RequisitionId, Option<Box<Requisition>>),
    Leavers(LeaversId, Option<Box<KnownLeavers>>),
}

/// Something about the year.
#[derive(Clone, Debug, PartialEq)]
pub enum YearChange {
    /// Alerts of a month of the year (0 for January) over those of a usual one.
    Season(usize, f64),
    /// The same of all twelve.
    Seasons([f64; 12]),
    /// A holiday is new, or another one now; or it goes.
    Holiday(HolidayId, Option<Box<Holiday>>),
}

/// Something about work beside alerts.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of Incidents with its name; a function that is none goes")]
pub enum WorkChange {
    IncidentsPerMonth(Estimate),
    IncidentPeople(u32),
    IncidentHours(Estimate),
    IncidentBadHours(Estimate),
    Function(FunctionId, Option<Box<Function>>),
}

/// Something about a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioChange {
    /// What the user calls it.
    Name(String),
    /// Its place.
    Position(Position),
    /// A change is new, or another one now.
    Put(ChangeId, Box<Change>),
    /// A change goes.
    Remove(ChangeId),
}

/// Something about a history.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryChange {
    /// What the user calls it.
    Name(String),
    /// Its place.
    Position(Position),
    /// Alerts of a month of its forecast, or none for what the forecast says.
    Month(Month, Option<Estimate>),
}

/// Why a change is refused; the plan stays as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CommandError {
    /// The record to change is not there.
    #[error("no such record")]
    Gone(Place),
    /// The identifier of a new record is taken.
    #[error("the identifier is taken")]
    Exists(Place),
    /// Something else uses the record that was to be removed.
    #[error("{subject} is in use by {}", users.join(", "))]
    InUse {
        /// The record.
        place: Place,
        /// Its name.
        subject: String,
        /// The names of what uses it.
        users: Vec<String>,
    },
    /// The plan is open for reading only.
    #[error("read-only")]
    ReadOnly,
    /// The plan cannot hold the new value. Errors only.
    #[error("the plan cannot hold it")]
    Invalid(Vec<Issue>),
}

impl CommandError {
    /// What is wrong, with all that its words need; at least one.
    pub fn issues(&self) -> Vec<Issue> {
        vec![match self {
            Self::Gone(place) => Issue::new(IssueCode::RecordGone, *place),
            Self::Exists(place) => Issue::new(IssueCode::RecordExists, *place),
            Self::InUse { place, subject, users } => {
                Issue::new(IssueCode::RecordInUse, *place).subject(subject).detail(users.join(", "))
            }
            Self::ReadOnly => Issue::new(IssueCode::ReadOnly, Place::section(Section::File)),
            Self::Invalid(issues) => return issues.clone(),
        }]
    }
}

/// Applies a command: the changed plan, or why it stays as it is. Sections that did not change are the same `Arc`.
pub fn apply(plan: &Document, command: Command) -> Result<Document, CommandError> {
    let changed = super::apply::dispatch(plan, command)?;
    let errors = crate::document::validate::errors_of_change(plan, &changed);
    if errors.is_empty() { Ok(changed) } else { Err(CommandError::Invalid(errors)) }
}

/// Changes with the same key, close in time, are one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergeKey {
    /// The field that is typed in or painted.
    pub field: Field,
    /// The record that holds it.
    pub record: Option<RawId>,
    /// The part of the field, such as the severity in a mix.
    pub part: Option<RawId>,
}

impl Command {
    /// Alerts of the first severity interrupt, or do not; none in a plan without severities.
    pub fn first_interrupts(plan: &Document, interrupts: bool) -> Option<Self> {
        let (id, _) = in_order(&plan.severities).into_iter().next()?;
        Some(Self::Severity(id, SeverityChange::Interrupts(interrupts)))
    }

    /// The name of a record of what lies ahead that it is about.
    fn name_ahead(&self, before: &Document) -> Option<String> {
        let named = |name: &String| name.clone();
        match self {
            Self::Staffing(StaffingChange::Requisition(id, new)) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.staffing.requisitions.get(id).map(|old| named(&old.name))),
            Self::Staffing(StaffingChange::Leavers(id, new)) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.staffing.leavers.get(id).map(|old| named(&old.name))),
            Self::Customer(id, new) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.customers.get(id).map(|old| named(&old.name))),
            Self::RollOut(id, new) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.roll_outs.get(id).map(|old| named(&old.name))),
            Self::Year(YearChange::Holiday(id, new)) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.year.holidays.get(id).map(|old| named(&old.name))),
            Self::Work(WorkChange::Function(id, new)) => new
                .as_ref()
                .map(|new| named(&new.name))
                .or_else(|| before.work.functions.get(id).map(|old| named(&old.name))),
            Self::Rota(change) => change.name(&before.rota),
            _ => None,
        }
    }

    /// What undo calls it; `before` is the plan that it is applied to.
    pub fn label(&self, before: &Document) -> ChangeLabel {
        let severity =
            |id: &SeverityId| before.severities.get(id).map(|s| s.name.clone()).unwrap_or_default();
        let stream = |id: &StreamId| before.streams.get(id).map(|s| s.name.clone()).unwrap_or_default();
        let history = |id: &HistoryId| before.histories.get(id).map(|h| h.name.clone()).unwrap_or_default();
        let scenario = |id: &ScenarioId| before.scenarios.get(id).map(|s| s.name.clone()).unwrap_or_default();
        let record = |deed, section, subject| ChangeLabel { deed, section, field: None, subject };
        match self {
            Self::AddSeverity(_, new) => record(Deed::Add, Section::Severities, new.name.clone()),
            Self::RemoveSeverity { id, .. } => record(Deed::Remove, Section::Severities, severity(id)),
            Self::AddStream(_, new) => record(Deed::Add, Section::Streams, new.name.clone()),
            Self::RemoveStream(id) => record(Deed::Remove, Section::Streams, stream(id)),
            Self::AcceptImport(_, import) => {
                record(Deed::Add, Section::Histories, import.history.name.clone())
            }
            Self::JudgeHistory { id, .. } => record(Deed::Judge, Section::Histories, history(id)),
            Self::RemoveHistory(id) => record(Deed::Remove, Section::Histories, history(id)),
            Self::UseHistory { stream: id, .. } => record(Deed::UseHistory, Section::Streams, stream(id)),
            Self::AddScenario(_, new) => record(Deed::Add, Section::Scenarios, new.name.clone()),
            Self::RemoveScenario(id) => record(Deed::Remove, Section::Scenarios, scenario(id)),
            Self::Soc(_)
            | Self::Desk(_)
            | Self::Team(_)
            | Self::Staffing(_)
            | Self::Customer(..)
            | Self::RollOut(..)
            | Self::Year(_)
            | Self::Work(_)
            | Self::Rota(_)
            | Self::ForgetSeverityWord(_)
            | Self::Severity(..)
            | Self::Stream(..)
            | Self::Scenario(..)
            | Self::History(..) => {
                let field = self.field();
                let subject = match self {
                    Self::Severity(id, _) => severity(id),
                    Self::Stream(id, _) => stream(id),
                    Self::History(id, _) => history(id),
                    Self::Scenario(id, _) => scenario(id),
                    _ => self.name_ahead(before).unwrap_or_default(),
                };
                let deed = match field {
                    Some(
                        Field::SeverityOrder
                        | Field::StreamOrder
                        | Field::HistoryOrder
                        | Field::ScenarioOrder,
                    ) => Deed::Reorder,
                    _ => Deed::Set,
                };
                ChangeLabel { deed, section: field.map_or(Section::File, Field::section), field, subject }
            }
        }
    }

    /// What it merges with; none for what is a step of its own.
    pub fn merge_key(&self) -> Option<MergeKey> {
        let (record, part) = match self {
            Self::Soc(_) | Self::Desk(_) | Self::Team(_) => (None, None),
            Self::Staffing(StaffingChange::Requisition(id, Some(_))) => (Some(id.0), None),
            Self::Staffing(StaffingChange::Leavers(id, Some(_))) => (Some(id.0), None),
            Self::Customer(id, Some(_)) => (Some(id.0), None),
            Self::RollOut(id, Some(_)) => (Some(id.0), None),
            Self::Year(YearChange::Holiday(id, Some(_))) => (Some(id.0), None),
            Self::Year(YearChange::Season(month, _)) => (Some(RawId(*month as u64)), None),
            Self::Work(WorkChange::Function(id, Some(_))) => (Some(id.0), None),
            Self::Staffing(StaffingChange::Requisition(..) | StaffingChange::Leavers(..))
            | Self::Customer(..)
            | Self::RollOut(..)
            | Self::Year(_)
            | Self::Work(WorkChange::Function(..)) => return None,
            Self::Staffing(_) | Self::Work(_) => (None, None),
            Self::Rota(change) => (change.merged_record()?, None),
            Self::Severity(id, _) => (Some(id.0), None),
            Self::Stream(id, StreamChange::SeverityShare(severity, _)) => (Some(id.0), Some(severity.0)),
            Self::Stream(id, _) => (Some(id.0), None),
            Self::History(id, HistoryChange::Name(_)) => (Some(id.0), None),
            Self::History(id, HistoryChange::Month(month, Some(_))) => {
                (Some(id.0), Some(RawId(month.year.unsigned_abs() as u64 * 12 + u64::from(month.month))))
            }
            Self::Scenario(id, ScenarioChange::Name(_)) => (Some(id.0), None),
            Self::Scenario(id, ScenarioChange::Put(change, _)) => (Some(id.0), Some(change.0)),
            _ => return None,
        };
        self.field().map(|field| MergeKey { field, record, part })
    }

    /// The one field that it sets, if it is one.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Soc(change) => change.field(),
            Self::Severity(_, change) => change.field(),
            Self::Stream(_, change) => change.field(),
            Self::Desk(change) => change.field(),
            Self::Team(change) => change.field(),
            Self::Staffing(change) => change.field(),
            Self::Customer(..) => Field::Customers,
            Self::RollOut(..) => Field::RollOuts,
            Self::Year(YearChange::Season(..) | YearChange::Seasons(_)) => Field::Season,
            Self::Year(YearChange::Holiday(..)) => Field::Holidays,
            Self::Work(change) => change.field(),
            Self::Rota(change) => change.field(),
            Self::History(_, HistoryChange::Name(_)) => Field::HistoryName,
            Self::History(_, HistoryChange::Position(_)) => Field::HistoryOrder,
            Self::History(_, HistoryChange::Month(..)) => Field::MonthsByHand,
            Self::Scenario(_, ScenarioChange::Name(_)) => Field::ScenarioName,
            Self::Scenario(_, ScenarioChange::Position(_)) => Field::ScenarioOrder,
            Self::Scenario(..) => Field::ScenarioChanges,
            Self::ForgetSeverityWord(_) => Field::SeverityWords,
            _ => return None,
        })
    }
}
