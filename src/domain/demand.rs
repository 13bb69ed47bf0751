//! Where alerts come from, how many reach people, and what one costs in hands-on time.

use super::{CustomerId, HistoryId, Position, SeverityId, position::Placed};
use crate::base::{
    Estimate, WeekGrid,
    normal::lognormal_mean,
    time::{DAYS_PER_MONTH, WEEKS_PER_MONTH},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies an alert stream.
    StreamId
);

/// A source of alerts that behaves alike: a detection product, a mailbox, a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct AlertStream {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Endpoint detection".
    pub name: String,
    /// The customer it belongs to, for those who serve several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Raw alerts in each `volume_period`, before grouping and auto-closure, in the plan's first month.
    pub volume: Estimate,
    /// What `volume` counts by.
    pub volume_period: VolumePeriod,
    /// Growth a year as a share: 0.2 is 20 % more after twelve months. Above -1.
    pub growth_per_year: Estimate,
    /// When in the week they arrive.
    pub shape: WeeklyShape,
    /// The share of each severity. The shares need not add up to 1; they are scaled.
    pub severity_mix: BTreeMap<SeverityId, f64>,
    /// The share of raw alerts that grouping folds into another one, 0 to below 1.
    pub grouped_share: Estimate,
    /// The share of what grouping left that automation closes without a person, 0 to 1.
    pub auto_closed_share: Estimate,
    /// Hands-on minutes of an analyst for one alert.
    pub handling: Handling,
    /// Alerts that wait for somebody else while the analyst is free.
    pub waiting_on_others: WaitingOnOthers,
    /// The share of closed alerts that come back and are worked again, 0 to below 1.
    pub reopened_share: Estimate,
    /// What goes on to the second tier.
    pub escalation: Escalation,
}

impl Placed for AlertStream {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// What a volume counts by. A month is a twelfth of 365.25 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VolumePeriod {
    /// Alerts a day.
    Day,
    /// Alerts a week.
    Week,
    /// Alerts a month.
    #[default]
    Month,
}

impl VolumePeriod {
    /// How many of them a month has.
    pub fn per_month(self) -> f64 {
        match self {
            Self::Day => DAYS_PER_MONTH,
            Self::Week => WEEKS_PER_MONTH,
            Self::Month => 1.0,
        }
    }
}

/// When in the week alerts arrive. Only the proportions count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WeeklyShape {
    /// The same in every hour.
    Flat,
    /// Nine in ten during the business hours, the rest spread over the other hours.
    OfficeHours,
    /// Two thirds during the business hours, the rest spread over the other hours.
    TwoThirdsOffice,
    /// Twice as many in each hour from 20:00 to 06:00 as in each other hour, on every day.
    MoreAtNight,
    /// As drawn by the user; at least one hour above zero, none below.
    Sketch {
        /// Proportions by hour of week.
        hours: WeekGrid<f64>,
    },
    /// As counted in an imported history.
    Measured {
        /// Which one.
        history: HistoryId,
    },
}

/// Hands-on minutes for one alert: lognormal through its median and its 90 % point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Handling {
    /// The typical alert (the median), in minutes, above 0.
    pub typical_minutes: Estimate,
    /// The bad case (one in ten takes longer), in minutes, at least the typical one.
    pub bad_case_minutes: Estimate,
}

impl Handling {
    /// Mean minutes.
    pub fn mean_minutes(&self) -> f64 {
        lognormal_mean(self.typical_minutes.median_amount(), self.bad_case_minutes.median_amount())
    }
}

/// Waiting for another team, a user or a vendor: it passes on the clock, not at the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct WaitingOnOthers {
    /// The share of alerts that wait, 0 to 1.
    pub share: Estimate,
    /// How long those wait, in hours.
    pub hours: Estimate,
    /// Whether the triage-done clock stops meanwhile.
    pub pauses_clock: bool,
}

/// What goes on to the second tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Escalation {
    /// The share of alerts worked that is escalated, 0 to 1.
    pub share: Estimate,
    /// Hands-on minutes of the second tier for each.
    pub minutes: Estimate,
}
