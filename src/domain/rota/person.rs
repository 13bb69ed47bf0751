//! People of the rota: contract, skills, time off, wishes, and what they really worked.

use super::{CallId, LeaveId, ShiftId, SiteId, SkillId};
use crate::domain::{Position, position::Placed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who is on the rota.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Person {
    /// Their place in lists.
    pub position: Position,
    /// What they are called.
    pub name: String,
    /// Hours a week in the contract, above 0 and at most 168.
    pub contract_hours_per_week: f64,
    /// What they can do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skills: BTreeSet<SkillId>,
    /// The crew that follows one row of a pattern, such as "A"; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub crew: String,
    /// The first day, if it is not long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<String>"))]
    pub starts: Option<NaiveDate>,
    /// The last day, if one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<String>"))]
    pub ends: Option<NaiveDate>,
    /// Shifts that they never work.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub never: BTreeSet<ShiftId>,
    /// Time off.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub leave: BTreeMap<LeaveId, Leave>,
    /// Wishes, by date.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, Wish>"))]
    pub wishes: BTreeMap<NaiveDate, Wish>,
    /// The level of a skill that they have, where that is not 2: 1 who learns it, 3 who is expert in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skill_levels: BTreeMap<SkillId, u32>,
    /// Whether they are new to the desk and not left alone there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_junior: bool,
    /// How much wishes weigh, by their date, where that is not 1 but 2 or 3.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, u32>"))]
    pub wish_weights: BTreeMap<NaiveDate, u32>,
    /// Where they work; at home if no site is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The weekdays, Monday first, on which they work from home.
    #[serde(default, skip_serializing_if = "is_none_of")]
    pub at_home: [bool; 7],
    /// Days of annual leave that they may take from the first day of the rota on, below 0 if they have taken too many; nothing where
    /// nobody counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_days: Option<f64>,
    /// Hours of time in lieu that they have before the first day of the rota; below 0 if they owe some.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lieu_hours: f64,
    /// What they really worked, by date, where that was not what was planned.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, Worked>"))]
    pub worked: BTreeMap<NaiveDate, Worked>,
    /// Calls while they were on call.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub calls: BTreeMap<CallId, Call>,
}

impl Placed for Person {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl Person {
    /// Whether they are employed on a date.
    pub fn is_employed(&self, date: NaiveDate) -> bool {
        self.starts.is_none_or(|first| first <= date) && self.ends.is_none_or(|last| date <= last)
    }

    /// Whether they work from home on a date.
    pub fn is_at_home(&self, date: NaiveDate) -> bool {
        use chrono::Datelike;
        self.at_home[date.weekday().num_days_from_monday() as usize % 7]
    }

    /// The level at which they have a skill: 1, 2 or 3, and 0 without it.
    pub fn level_of(&self, skill: SkillId) -> u32 {
        if self.skills.contains(&skill) { self.skill_levels.get(&skill).copied().unwrap_or(2) } else { 0 }
    }

    /// How much the wish for a date weighs: 1, 2 or 3.
    pub fn wish_weight(&self, date: NaiveDate) -> u32 {
        self.wish_weights.get(&date).copied().unwrap_or(1)
    }

    /// The approved time off that holds a date.
    pub fn leave_on(&self, date: NaiveDate) -> Option<&Leave> {
        self.leave.values().find(|leave| leave.is_approved && leave.holds(date))
    }
}

/// What somebody really worked on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Worked {
    /// Minutes of work, at most two days.
    pub minutes: u32,
    /// Whether what is beyond the plan is given back as time in lieu, rather than paid.
    pub as_lieu: bool,
}

/// A call of somebody on call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Call {
    /// The day on which it began.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub date: NaiveDate,
    /// When, in minutes after midnight, below 1,440.
    pub start_minute: u32,
    /// How long it kept them at work, in minutes.
    pub minutes: u32,
    /// Whether the time is given back as time in lieu, rather than paid.
    pub as_lieu: bool,
}

impl Call {
    /// Its end in minutes after the midnight on which its day begins.
    pub fn end_minute(&self) -> u32 {
        self.start_minute.saturating_add(self.minutes)
    }
}

fn is_none_of(days: &[bool; 7]) -> bool {
    days.iter().all(|day| !day)
}

fn is_zero(hours: &f64) -> bool {
    *hours == 0.0
}

/// Time off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Leave {
    /// The first day off.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first: NaiveDate,
    /// The last day off.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub last: NaiveDate,
    /// Why.
    pub reason: LeaveReason,
    /// Whether it was approved; before, it is asked for only and binds nobody.
    pub is_approved: bool,
}

impl Leave {
    /// Whether a date is part of it.
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }
}

/// Why somebody is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// Annual leave.
    #[default]
    Annual,
    /// Sickness.
    Sickness,
    /// A course.
    Training,
    /// Time in lieu.
    Lieu,
    /// Anything else.
    Other,
}

impl LeaveReason {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Annual, Self::Sickness, Self::Training, Self::Lieu, Self::Other];
}

/// A wish for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// The day off.
    Off,
    /// This shift.
    Work(ShiftId),
    /// Not this shift.
    Not(ShiftId),
}
