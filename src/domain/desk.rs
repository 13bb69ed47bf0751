//! The desk: how many seats are staffed in each hour of the week, the least that must be, and how alerts are taken.

use crate::base::{Estimate, WeekGrid};
use serde::{Deserialize, Serialize};

/// Who sits when, and how the desk works. A seat is a chair that is staffed; people are in [`super::Team`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Desk {
    /// Staffed seats in each hour of the week, 0 to 5,000.
    pub seats: WeekGrid<u16>,
    /// The least that must be staffed whatever the workload.
    pub minimum: MinimumSeats,
    /// Whether the people at this desk also do the escalated work.
    pub escalations_at_desk: bool,
    /// The occupancy that should not be exceeded over the week, 0 to 1.
    pub occupancy_limit: f64,
    /// What happens to the alert in hand when a shift ends.
    pub shift_end: ShiftEnd,
    /// The share of planned seats that stand empty because somebody is missing at short notice, 0 to below 1.
    pub empty_share: Estimate,
    /// The people that take escalated work; without them it leaves for somewhere else, or stays at this desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_tier: Option<SecondTier>,
}

/// What happens to the alert in hand when a shift ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShiftEnd {
    /// The analyst stays until it is done: overtime.
    #[default]
    Finish,
    /// It goes back to the head of its line; who takes it up goes on where the work stopped.
    HandOver,
}

/// A second tier with a rota of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SecondTier {
    /// Its staffed seats in each hour of the week, 0 to 5,000.
    pub seats: WeekGrid<u16>,
    /// The share of what it did that comes back to the desk, once, 0 to 1.
    pub returned_share: Estimate,
    /// Hands-on minutes of the desk for what comes back.
    pub return_minutes: Estimate,
}

/// The least that must be staffed, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct MinimumSeats {
    /// Seats in each hour of the week.
    pub seats: WeekGrid<u16>,
    /// Such as "never alone at night".
    pub reason: String,
    /// Whether one seat more is staffed in each of those hours, so that breaks are covered (N+1).
    pub cover_breaks: bool,
}
