//! Work beside alerts: incidents that take people away, and everything else a SOC does.

use super::{Position, position::Placed};
use crate::base::{Estimate, normal::lognormal_mean};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies work beside alerts.
    FunctionId
);

/// Incidents, and work by function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct OtherWork {
    /// Incidents that take people of the desk away.
    pub incidents: Incidents,
    /// Work beside alerts and incidents.
    pub functions: BTreeMap<FunctionId, Function>,
}

/// Incidents: each takes so many people of the desk for hours, as soon as they are free.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Incidents {
    /// Incidents a month.
    pub per_month: Estimate,
    /// People of the desk for each.
    pub people: u32,
    /// Hours that each of them is away, typically (the median), above 0.
    pub typical_hours: Estimate,
    /// Hours of the bad case (one in ten takes longer), at least the typical ones.
    pub bad_case_hours: Estimate,
}

impl Incidents {
    /// Mean hours that one person is away for one incident: lognormal through the median and the 90 % point.
    pub fn mean_hours(&self) -> f64 {
        lognormal_mean(self.typical_hours.median_amount(), self.bad_case_hours.median_amount())
    }

    /// Hours of people a month.
    pub fn hours_per_month(&self) -> f64 {
        let hours = self.per_month.median_amount() * f64::from(self.people) * self.mean_hours();
        if hours.is_finite() { hours.max(0.0) } else { 0.0 }
    }
}

/// Work beside alerts and incidents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Function {
    /// Its place in lists, and its turn where what is left over is shared out.
    pub position: Position,
    /// Such as "Weekly hunt".
    pub name: String,
    /// What kind of work it is.
    pub area: Area,
    /// Hours a month.
    pub hours_per_month: Estimate,
    /// Whose hours it takes.
    pub placement: Placement,
    /// The first month of it, in months after the plan's first one.
    pub from_month: u32,
    /// The first month without it; it goes on without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_month: Option<u32>,
}

impl Placed for Function {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl Function {
    /// Whether there is any of it in a month.
    pub fn is_in(&self, months_ahead: u32) -> bool {
        self.from_month <= months_ahead && self.until_month.is_none_or(|until| months_ahead < until)
    }
}

/// The areas of a SOC's work beside alerts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Plans, exercises, after-action work.
    IncidentResponse,
    /// Requirements, sources, products.
    ThreatIntelligence,
    /// Scans, follow-up, exceptions.
    VulnerabilityManagement,
    /// Looking for what no alert told.
    #[default]
    Hunting,
    /// New detections, tuning, playbooks.
    DetectionEngineering,
    /// Policies, audits, metrics, reports.
    Governance,
    /// Learning and teaching.
    Training,
    /// Meetings.
    Meetings,
    /// Anything else.
    Other,
}

impl Area {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::IncidentResponse,
        Self::ThreatIntelligence,
        Self::VulnerabilityManagement,
        Self::Hunting,
        Self::DetectionEngineering,
        Self::Governance,
        Self::Training,
        Self::Meetings,
        Self::Other,
    ];
}

/// Whose hours work takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// Protected: people at the desk are off the queue for it.
    #[default]
    AtDesk,
    /// Protected: people of the team do it in shifts in which they take no seat.
    OffDesk,
    /// Filler: it is done in what alerts leave over, in the order of the list.
    Filler,
}

impl Placement {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AtDesk, Self::OffDesk, Self::Filler];
}

impl OtherWork {
    /// Hours a month of the functions that take their hours so, in a month.
    pub fn hours_per_month(&self, placement: Placement, months_ahead: u32) -> f64 {
        self.functions
            .values()
            .filter(|function| function.placement == placement && function.is_in(months_ahead))
            .map(|function| function.hours_per_month.median_amount())
            .sum()
    }
}
