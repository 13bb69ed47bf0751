//! The desk: how many seats are staffed in each hour of the week, the least that must be, and how alerts are taken.

use crate::base::WeekGrid;
use serde::{Deserialize, Serialize};

/// Who sits when, and how the desk works. A seat is a chair that is staffed; people are in [`super::Team`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Desk {
    /// Staffed seats in each hour of the week, 0 to 5,000.
    pub seats: WeekGrid<u16>,
    /// The least that must be staffed whatever the workload.
    pub minimum: MinimumSeats,
    /// Whether a first-priority alert interrupts work on another one. If not, analysts finish what they hold.
    pub critical_interrupts: bool,
    /// Whether the people at this desk also do the escalated work.
    pub escalations_at_desk: bool,
    /// The occupancy that should not be exceeded over the week, 0 to 1.
    pub occupancy_limit: f64,
}

/// The least that must be staffed, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct MinimumSeats {
    /// Seats in each hour of the week.
    pub seats: WeekGrid<u16>,
    /// Such as "never alone at night".
    pub reason: String,
}
