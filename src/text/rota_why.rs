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

/// Why somebody is not to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsentSaid {
    /// Approved time off.
    Away(LeaveReason),
    /// Not employed on that day.
    NotEmployed,
    /// The shift is one of another site.
    OtherSite,
    /// They never work it.
    Never,
}

/// Gaps of a line that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunSaid {
    /// The first day.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
    /// How many days it is short.
    pub days: usize,
    /// Whether these are all the days between.
    pub is_every_day: bool,
    /// Who is there on each.
    pub there: u32,
    /// Who is wanted.
    pub wanted: u32,
}

/// Who is on a place of the cover where nobody is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnItSaid<'a> {
    /// The line.
    pub line: &'a str,
    /// When.
    pub date: NaiveDate,
    /// How many are there.
    pub there: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// Who; empty for nobody.
    pub names: &'a str,
}

/// A line that is left short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortSaid<'a> {
    /// The line.
    pub line: &'a str,
    /// When.
    pub date: NaiveDate,
    /// How many are missing then.
    pub missing: u32,
    /// Who could take it; empty for nobody.
    pub could: &'a str,
}

/// A shift that somebody could take for one of theirs on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeSaid<'a> {
    /// Who.
    pub name: &'a str,
    /// The shift that they would take, and when.
    pub takes: (&'a str, NaiveDate),
    /// The shift of theirs that they would give for it, and when.
    pub gives: (&'a str, NaiveDate),
}

/// A shift that a leave would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftSaid<'a> {
    /// The shift.
    pub shift: &'a str,
    /// When.
    pub date: NaiveDate,
    /// Who takes it; empty for nobody.
    pub taker: &'a str,
    /// Who else could; empty for nobody.
    pub others: &'a str,
    /// The lines that stay short all the same; empty for none.
    pub short: &'a str,
    /// Whether a junior would be alone who is never to be.
    pub leaves_alone: bool,
    /// Whether that stays so.
    pub stays_alone: bool,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct RotaWhy {
    /// So many more than are shown.
    pub more: fn(usize) -> String,
    /// Gaps of a line on several days.
    pub gap_run: fn(&dyn Format, line: &str, RunSaid) -> String,
    /// Its days, to be unfolded.
    pub each_day: &'static str,
    /// Who is on a place where nobody is missing.
    pub on_it: fn(&dyn Format, OnItSaid<'_>) -> String,
    /// A move opens a gap in a line.
    pub opens: fn(line: &str) -> String,
    /// A swap leaves a line short.
    pub leaves_short: fn(&dyn Format, ShortSaid<'_>) -> String,
    /// Over what could be traded for a shift.
    pub trades: &'static str,
    /// Nothing could.
    pub no_trade: &'static str,
    /// What somebody takes, and what they give for it.
    pub trade: fn(&dyn Format, TradeSaid<'_>) -> String,
    /// Does it.
    pub trade_with: fn(&dyn Format, TradeSaid<'_>) -> String,
    /// So many others could be asked for.
    pub more_trades: fn(usize) -> String,
    /// So many that break or leave something; whether there are others, which do not.
    pub trades_not_free: fn(usize, bool) -> String,
    /// Somebody who is not to be asked, and why.
    pub absent: fn(name: &str, AbsentSaid) -> String,
    /// So many people are away, or do not work the shift at all, by their names.
    pub not_there: fn(people: usize, is_away: bool, names: &str) -> String,
    /// What a leave would leave, and who takes it.
    pub would_leave: fn(&dyn Format, LeftSaid<'_>) -> String,
    /// A shift on a day.
    pub on_day: fn(&dyn Format, shift: &str, NaiveDate) -> String,
    /// How many of the shifts can be covered together, and which cannot.
    pub covered_together: fn(covered: usize, all: usize, cannot: &str) -> String,
    /// How many gaps stay once a leave is approved, and once those named take the shifts.
    pub gaps_stay: fn(alone: usize, given: Option<usize>) -> String,
    /// Approves a leave and gives the shifts to those named.
    pub approve_and_give: &'static str,
    /// They were given.
    pub approved_and_given: fn(name: &str) -> String,
    /// Declines a leave.
    pub decline: &'static str,
    /// It was declined.
    pub declined: fn(name: &str) -> String,
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
    /// Over the causes: how many there are, whether each is shown to be needed, and whether a way is known without any one of them.
    pub together: fn(usize, is_smallest: bool, are_all: bool) -> String,
    /// More are wanted than may count.
    pub too_many_wanted: &'static str,
    /// It was not shown.
    pub not_shown: &'static str,
    /// What stands in the way.
    pub obstacle: fn(&dyn Format, ObstacleSaid<'_>) -> String,
    /// What lifting it alone would do: who could take the place then, and how many days of people change; nobody where no way was found.
    pub lifted: fn(name: Option<&str>, days: usize) -> String,
}
