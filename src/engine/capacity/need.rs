//! What would be enough: the fewest seats, and in which hours, that keep every promise; or that none can, and what can.

use super::explain::Explanation;
use crate::{
    base::WeekGrid,
    domain::{CustomerId, SeverityId},
};
use serde::{Deserialize, Serialize};

/// The answer to "what would be enough".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Whether the present seats do, or what to add, or that nothing in these hours can.
    pub verdict: Verdict,
    /// Planned from nothing: the minimum, and whole shifts on it of which none can go; none if no number of seats can. It
    /// does not depend on the present seats.
    ///
    /// This and all that follows leaves out the promises that no number of seats in any hours keeps ([`Need::others`]).
    pub from_scratch: Option<SeatPlan>,
    /// The shifts of that plan, beside the minimum, by day and start.
    pub shifts: Vec<Shift>,
    /// The seats of the answer: the plan with the fewest seat hours that was found, nowhere below the minimum; none if no
    /// number of seats can.
    pub seats: Option<WeekGrid<u16>>,
    /// Which plan those seats are.
    pub answer_from: Option<AnswerFrom>,
    /// Which rule sets those seats, hour by hour.
    pub rules: Option<WeekGrid<SeatRule>>,
    /// Which rule sets their number.
    pub decided_by: Option<NeedRule>,
    /// The rules that the present seats break; none if they are enough.
    pub broken: Vec<NeedRule>,
    /// How many plans of seats were tried.
    pub tried: u32,
    /// How the answer came about.
    pub explanation: Explanation,
}

impl Need {
    /// What the promises that can be kept ask for, where others cannot be kept by any number of seats in any hours.
    pub fn others(&self) -> Option<&Others> {
        match &self.verdict {
            Verdict::NotInTheseHours { others, .. } => others.as_ref(),
            _ => None,
        }
    }
}

/// A rule for seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedRule {
    /// Every target of every severity.
    Targets,
    /// The occupancy that should not be exceeded.
    OccupancyLimit,
    /// The minimum that was set.
    Minimum,
}

/// Where the seats of the answer come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerFrom {
    /// They are the present ones, or the minimum where that is more.
    Present,
    /// The present ones with the least addition.
    Additions,
    /// The plan from nothing.
    Shifts,
}

/// Seats that begin at one hour of one day and stay for a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// 0 for Monday.
    pub day: u8,
    /// 0 to 23.
    pub from_hour: u8,
    /// Its length; past midnight it runs into the next day.
    pub hours: u8,
    /// How many.
    pub seats: u16,
}

/// Whether the present seats are enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every promise is kept with the present seats.
    Enough,
    /// Every promise is kept when these seats are added.
    Add {
        /// What to add.
        additions: Vec<Addition>,
        /// The seats then.
        plan: SeatPlan,
    },
    /// No number of seats in the hours that are staffed now, or in any hours, keeps these promises.
    NotInTheseHours {
        /// The promises that are missed however many sit there.
        missed: Vec<MissedTarget>,
        /// Whether no number of seats keeps them in any hours either.
        in_any_hours: bool,
        /// What to add, other hours allowed; none if that cannot do it either.
        opening: Option<Opening>,
        /// Whether the promises hold, with seats enough, once first-priority alerts interrupt.
        interrupting_helps: bool,
        /// What all other promises ask for, where these cannot be kept in any hours.
        others: Option<Others>,
    },
}

/// The promises that are left when those are left out that cannot be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Others {
    /// How many there are.
    pub promises: u32,
    /// Whether the present seats keep them, or what would.
    pub verdict: Box<Verdict>,
}

/// Seats added in hours that are closed now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// What to add.
    pub additions: Vec<Addition>,
    /// The seats then.
    pub plan: SeatPlan,
}

/// Seats through the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeatPlan {
    /// In each hour.
    pub seats: WeekGrid<u16>,
    /// Their sum.
    pub seat_hours: f64,
    /// The most in any hour.
    pub most: u16,
}

/// Seats added on the same hours of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// How many.
    pub seats: u16,
    /// On which days.
    pub days: Days,
    /// From this hour of the day, 0 to 23.
    pub from_hour: u8,
    /// For so many hours, 1 to 24; past midnight they run into the next day.
    pub hours: u8,
}

/// Days that are staffed alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Monday to Sunday.
    All,
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
}

/// A promise that no number of seats keeps, in these hours or in any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MissedTarget {
    /// Whose.
    pub severity: SeverityId,
    /// Its name: text of the user.
    pub name: String,
    /// The customer whose own promise it is; none for the severity's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Which of the two clocks.
    pub kind: TargetKind,
    /// The best share that is possible.
    pub best_share: f64,
    /// The promised share.
    pub promised_share: f64,
    /// The promised minutes.
    pub within_minutes: f64,
    /// The shortest time, in minutes on the severity's clock, that could be promised for this share with any number of
    /// seats; none if no time can.
    pub possible_minutes: Option<f64>,
}

/// The two clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// From arrival until an analyst starts on it.
    Acknowledge,
    /// From arrival until triage is done.
    TriageDone,
}

/// Which rule sets the seats of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatRule {
    /// Nobody is needed.
    None,
    /// The alerts and their targets.
    Workload,
    /// The minimum that was set.
    Minimum,
    /// Both ask for the same.
    Both,
}
