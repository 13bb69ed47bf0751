//! Words of what a change of the rota would cost, and of why a place cannot be filled.

use super::Format;
use crate::domain::rota::{Breach, LeaveReason, RuleKind, Shared};
use chrono::NaiveDate;

/// What costs points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostSaid {
    /// A rule that may be broken at a cost.
    Rule(Breach),
    /// A wish that is missed.
    Wish,
    /// An uneven share.
    Uneven(Shared),
}

/// What stands in the way, with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ObstacleSaid<'a> {
    /// A rule and its number.
    Rule(RuleKind, f64),
    /// Somebody's approved time off.
    Leave {
        /// Who.
        name: &'a str,
        /// Why.
        reason: LeaveReason,
        /// The first day.
        first: NaiveDate,
        /// The last one.
        last: NaiveDate,
    },
    /// Days outside somebody's employment.
    Employment(&'a str),
    /// Shifts that somebody never works.
    Never(&'a str),
    /// Somebody's settled days.
    Settled(&'a str),
    /// Somebody's call.
    AfterCall(&'a str),
    /// A shift's own cap.
    Cap(&'a str),
    /// What may never follow a shift.
    Succession(&'a str),
}

/// All of them.
#[derive(Clone, Copy)]
pub struct RotaWhy {
    /// What costs so many points.
    pub cost: fn(CostSaid, points: i64) -> String,
    /// All points together with their parts.
    pub costs: fn(&dyn Format, points: i64, parts: &str) -> String,
    /// Somebody who could take a shift at a cost; none where it costs nothing.
    pub could_at: fn(&dyn Format, name: &str, points: i64) -> String,
    /// Asks why a place cannot be filled.
    pub ask: &'static str,
    /// While that is looked for.
    pub asking: &'static str,
    /// It came to nothing, and why.
    pub failed: fn(&str) -> String,
    /// Which days were looked at.
    pub looked_at: fn(&dyn Format, first: NaiveDate, last: NaiveDate) -> String,
    /// It can be filled, by so many changes.
    pub can_be_filled: fn(usize) -> String,
    /// A change: who does what on a day; an empty shift is a day off.
    pub change: fn(&dyn Format, name: &str, NaiveDate, shift: &str) -> String,
    /// Makes the changes.
    pub make_changes: &'static str,
    /// They were made.
    pub made: &'static str,
    /// Over the causes: how many there are, and whether each is shown to be needed.
    pub together: fn(usize, is_smallest: bool) -> String,
    /// More are wanted than may count.
    pub too_many_wanted: &'static str,
    /// It was not shown.
    pub not_shown: &'static str,
    /// What stands in the way.
    pub obstacle: fn(&dyn Format, ObstacleSaid<'_>) -> String,
    /// What lifting it alone would do: who could take the place then, and how many days of people change; nobody where that is not enough.
    pub lifted: fn(name: Option<&str>, days: usize) -> String,
}
