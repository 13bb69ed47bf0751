//! Why a figure is what it is, as data: formula, the numbers in it, where each comes from, the model and what it assumes.
//!
//! The words are in `text::capacity`; nothing here is shown as it is. A formula's sentence has places `{0}`, `{1}`, ... for
//! its inputs in their order, so that it can be read once with names and once with numbers.

use crate::base::Basis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A number, or why there is none, and how it came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is.
    pub outcome: Outcome,
    /// What it is measured in.
    pub unit: Unit,
    /// How it came about.
    pub explanation: Explanation,
}

impl Figure {
    /// The number to show or to compare: the value, or the worse end of a band; none if not computed.
    pub fn value(&self) -> Option<f64> {
        match self.outcome {
            Outcome::Value(value) => Some(value),
            Outcome::Band { worse, .. } => Some(worse),
            Outcome::Pending | Outcome::NotComputed(_) => None,
        }
    }
}

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A number, always finite.
    Value(f64),
    /// The truth lies between these; `worse` is the one to plan with.
    Band {
        /// The end that is worse for the desk.
        worse: f64,
        /// The end that is better for the desk.
        better: f64,
    },
    /// The full report will have it; the quick one does not.
    Pending,
    /// No number, and why.
    NotComputed(NotComputed),
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotComputed {
    /// No alert of this severity arrives.
    NothingArrives,
    /// The severity has no such target.
    NoTarget,
    /// More work arrives than the desk can do, so that the wait has no end.
    NeverClears,
    /// The week is not the same in every hour, so that figures of a steady state do not hold.
    WeekVaries,
    /// More alerts wait than this model can follow; the flow over the hours answers instead.
    QueueTooLong {
        /// How many it can follow.
        limit: u32,
    },
    /// No seat is staffed in any hour.
    NoSeats,
    /// Alerts of some hours have no staffed hour before they are due.
    NoStaffedHourInTime,
    /// The wait is longer than is told.
    LongerThan {
        /// In hours.
        hours: u32,
    },
    /// No severity takes longer than this, hands-on.
    NoLongWork {
        /// Mean minutes.
        minutes: u32,
    },
}

/// The units of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 0 to 1, shown as per cent.
    Share,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Hours of work or of seats in a week.
    HoursAWeek,
    /// Alerts.
    Alerts,
    /// Alerts in an hour.
    AlertsAnHour,
    /// Alerts in a week.
    AlertsAWeek,
    /// Staffed chairs.
    Seats,
    /// People, with decimals.
    People,
    /// A plain number.
    Plain,
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Which formula.
    pub formula: Formula,
    /// What goes into it, in the order of its places.
    pub inputs: Vec<Input>,
    /// Which model.
    pub model: Model,
    /// What the model takes for granted here.
    pub assumptions: Vec<Assumption>,
}

/// One number that goes into a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// What it is.
    pub quantity: Quantity,
    /// Whose, such as the name of a stream or severity; none for the whole desk. Text of the user.
    pub of: Option<String>,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where an input comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An estimate of the plan, with its note.
    Estimate {
        /// How it came to be.
        basis: Basis,
        /// The note beside it.
        source: String,
        /// When it was last checked.
        checked: Option<NaiveDate>,
    },
    /// A setting of the plan.
    Setting,
    /// Worked out, and how.
    Derived(Box<Explanation>),
    /// The sum or the course over the week of what the hours hold.
    Week,
}

/// The models. Their names stay in explanations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// Counting, adding, dividing.
    Arithmetic,
    /// A: work flows through the hours in priority order, what is left is carried over.
    Fluid,
    /// B1: Erlang C with priorities, in a week that is the same in every hour.
    Stationary,
    /// B2: the chance of every length of the queue, followed through the week.
    Transient,
    /// B3: the least seats from the work between any two hours and the time it may wait.
    TargetWindow,
    /// Trying seats out against the models above.
    Search,
    /// B4: analysts busy with work of hours, which lags behind its arrivals, and the square root rule for seats.
    OfferedLoad,
}

/// The formulas; `text::capacity` has each with its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Alerts that reach people: raw x (1 - grouped) x (1 - auto-closed).
    HumanAlerts,
    /// Alerts that reach people, summed over the streams.
    AllHumanAlerts,
    /// Alerts worked: human / (1 - reopened).
    WorkedAlerts,
    /// Mean minutes from the typical and the bad case: lognormal.
    MeanMinutes,
    /// Mean minutes over streams, weighted by alerts.
    MixedMinutes,
    /// Work: sum of alerts x minutes / 60.
    Work,
    /// Hours at the desk: seats summed over the week.
    SeatHours,
    /// Hours for alerts: seat hours x (1 - in-shift loss).
    QueueHours,
    /// Work / hours for alerts.
    Occupancy,
    /// Alerts a week that nobody looks at: work beyond the hours / hours an alert.
    Unworked,
    /// Arrival-weighted share of waits within target, through the flow of the week.
    ShareByFlow,
    /// Arrival-weighted share of waits within target, through the chances of each queue length.
    ShareByChance,
    /// Longest horizontal gap between arrivals and starts.
    LongestWait,
    /// Mean wait: alerts waiting / alerts an hour.
    MeanWait,
    /// The wait that one alert in twenty exceeds.
    SlowWait,
    /// The highest backlog of the week.
    PeakBacklog,
    /// The chance that an alert finds every seat busy.
    ChanceOfWaiting,
    /// Fewest seats over target windows.
    WindowSeats,
    /// People for one round-the-clock seat: 168 / (contract x (1 - absence)).
    PeoplePerSeat,
    /// People for the seat hours: seat hours / (contract x (1 - absence)).
    PeopleNeeded,
    /// Seat hours that the team can fill: people x contract x (1 - absence).
    TeamHours,
    /// The share of contract time lost to absence.
    AbsenceShare,
    /// The share of a staffed hour that does not go to alerts.
    InShiftShare,
    /// The share of a staffed hour off the queue, with empty seats, protected hours and incidents.
    OffQueueShare,
    /// The fewest seat hours, of the plans tried, that keep every rule.
    FewestSeats,
    /// Seats for long work: busy + beta x root of busy, rounded up.
    LongWorkSeats,
    /// Seats that would do the work of one hour in that hour: work / (1 - in-shift loss).
    SeatsOfHour,
}

/// What goes into formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Alerts as the tools raise them.
    RawAlerts,
    /// Growth a year.
    Growth,
    /// The share folded into another alert.
    GroupedShare,
    /// The share closed without a person.
    AutoClosedShare,
    /// The share that comes back.
    ReopenedShare,
    /// Alerts that reach people.
    HumanAlerts,
    /// Alerts worked, with those that come back.
    WorkedAlerts,
    /// The typical alert.
    TypicalMinutes,
    /// One in ten takes longer.
    BadCaseMinutes,
    /// Mean hands-on minutes.
    MeanMinutes,
    /// The share that goes on to the second tier.
    EscalatedShare,
    /// Second-tier minutes.
    EscalatedMinutes,
    /// Hours of work.
    Work,
    /// Staffed hours.
    SeatHours,
    /// The share of a staffed hour off the queue.
    InShiftShare,
    /// Hours for alerts.
    QueueHours,
    /// The share of time for alerts that alerts take.
    Occupancy,
    /// Work that finds no time.
    WorkBeyond,
    /// The promised time.
    TargetMinutes,
    /// The promised share.
    TargetShare,
    /// Mean alerts waiting.
    MeanWaiting,
    /// Minutes that stand for one piece of work in the chances: as uneven as the real ones.
    PieceMinutes,
    /// Contract hours a week.
    ContractHours,
    /// The share of contract time lost.
    AbsenceShare,
    /// Days of leave and holidays a year.
    LeaveDays,
    /// Days of sickness a year.
    SicknessDays,
    /// Days of training a year.
    TrainingDays,
    /// The share of posts that stand empty.
    VacancyShare,
    /// Minutes of breaks a shift.
    BreakMinutes,
    /// Minutes of handover a shift.
    HandoverMinutes,
    /// Minutes of meetings a shift.
    MeetingMinutes,
    /// The share of time for other work.
    OtherWorkShare,
    /// Length of a shift.
    ShiftHours,
    /// The share of planned seats that stand empty.
    EmptyShare,
    /// Protected hours at the desk.
    ProtectedHours,
    /// Hours that incidents take from the desk.
    IncidentHours,
    /// Hours of work in shifts without a seat.
    BesideHours,
    /// People in the team.
    People,
    /// Hours in a week.
    HoursInWeek,
    /// A result of the hour-by-hour course.
    Course,
    /// The occupancy that should not be exceeded.
    OccupancyLimit,
    /// Seat hours of the minimum.
    MinimumSeatHours,
    /// Plans of seats that were tried.
    PlansTried,
    /// The share that may find every seat taken.
    MayWait,
}

/// What a model takes for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// Every week is like this one.
    SameWeek,
    /// Alerts come independently of each other within an hour.
    IndependentArrivals,
    /// The most severe first, the oldest first within a severity.
    SeverityThenOldest,
    /// What was begun is finished before something more severe is taken.
    FinishedFirst,
    /// First-priority alerts interrupt work; the others' waits are at most these.
    FirstInterrupts,
    /// The flow has no chance in it: no wait where there is time enough.
    NoChanceInFlow,
    /// Hands-on times are spread as an exponential of the same unevenness.
    UnevenHandling,
    /// An alert's own hands-on time is spread as typed, and begun work is finished without a pause.
    OwnHandling,
    /// Hands-on times differ by severity; the band spans short and long pieces of work.
    DifferentHandling,
    /// Analysts whose shift ends hand open alerts on, to be taken first.
    HandedOver,
    /// Seats are as planned, also while an alert waits.
    SeatsAsPlanned,
    /// Waiting on others is as long as entered, for each that waits.
    FixedWaitOnOthers,
    /// Business time: hours outside business hours do not count.
    BusinessTime,
    /// In a desk that falls behind, the oldest first means that in the end every wait is too long.
    FallsBehind,
    /// A range stands for its median.
    RangeMedian,
}
