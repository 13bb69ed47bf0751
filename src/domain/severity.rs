//! How bad an alert can be, and how fast each must be answered. The order of the severities is their priority.

use super::{Position, position::Placed};
use serde::{Deserialize, Serialize};

crate::id_kind!(
    /// Identifies a severity.
    SeverityId
);

/// A severity with its two clocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Severity {
    /// Its place: the first is answered first.
    pub position: Position,
    /// Such as "Critical".
    pub name: String,
    /// On which hours the targets run.
    pub clock: Clock,
    /// Whether one of its alerts interrupts work on an alert of a lower severity. If not, analysts finish what they hold.
    pub interrupts: bool,
    /// Its alerts rise by one priority each time they have waited so many hours; never without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages_every_hours: Option<f64>,
    /// Alerts that nobody began so many hours after they came are closed unread; never without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_after_hours: Option<f64>,
    /// From arrival until an analyst starts on it (the queue wait).
    pub acknowledge: Option<Target>,
    /// From arrival until triage is done (wait, work, and waiting on others).
    pub triage_done: Option<Target>,
}

impl Placed for Severity {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// A promise: this share of the alerts within this time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Target {
    /// Minutes on the severity's clock, 0 or more.
    pub within_minutes: f64,
    /// The promised share, above 0 and at most 1.
    pub share: f64,
}

/// The hours on which a target runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Every hour counts.
    #[default]
    RoundTheClock,
    /// Only the plan's business hours count.
    BusinessHours,
}
