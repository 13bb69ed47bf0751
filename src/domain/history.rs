//! What was counted in an imported file of alerts: aggregates only, never rows, hosts or addresses.

use super::{Position, SeverityId, position::Placed};
use crate::base::WeekGrid;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies an imported history.
    HistoryId
);

/// An imported history of alerts, read in the plan's zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct AlertHistory {
    /// Its place in lists.
    pub position: Position,
    /// The name of the file, or what the user called it.
    pub name: String,
    /// The zone in which its hours were read.
    pub zone: String,
    /// The day it was imported.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub imported_on: NaiveDate,
    /// The first and the last alert, on the wall clock of `zone`.
    #[cfg_attr(feature = "cli", schemars(with = "(String, String)"))]
    pub span: (NaiveDateTime, NaiveDateTime),
    /// Data rows in the file.
    pub rows_read: u64,
    /// Rows that could not be read.
    pub rows_rejected: u64,
    /// Alerts, after rows with the same id were collapsed and before bursts were set aside.
    pub alerts: u64,
    /// Alerts in each hour of each observed day. A day that was not observed has no row; an hour that was not is null.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, Vec<Option<u32>>>"))]
    pub days: BTreeMap<NaiveDate, Vec<Option<u32>>>,
    /// Mean alerts in each hour of the week, bursts that were set aside left out; null where no week observed it.
    pub mean_by_hour: WeekGrid<Option<f64>>,
    /// How many times each hour of the week was observed.
    pub observed_by_hour: WeekGrid<u32>,
    /// The shape that a stream uses: `mean_by_hour` with unknown hours filled by the stated rule.
    pub filled_by_hour: WeekGrid<f64>,
    /// Variance over mean of the counts of the same hour of week (1 is Poisson); none below four weeks.
    pub dispersion: Option<f64>,
    /// Alerts by the severity that their word was mapped to.
    pub by_severity: BTreeMap<SeverityId, u64>,
    /// The rules with the most work, at most 50, and what is left under `other`.
    pub rules: Vec<RuleCount>,
    /// How alerts were grouped, if the file allows it.
    pub grouping: Option<Grouping>,
    /// Opened to closed: elapsed time, never work.
    pub elapsed: Option<Elapsed>,
    /// Bursts that were named, and whether they are set aside.
    pub bursts: Vec<Burst>,
}

impl Placed for AlertHistory {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// What one detection rule contributed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RuleCount {
    /// The rule's name as the file has it, addresses masked.
    pub name: String,
    /// Alerts.
    pub alerts: u64,
    /// Groups of alerts, as [`Grouping`] made them; equal to `alerts` without grouping.
    pub groups: u64,
}

/// How alerts of the same rule on the same host were folded into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Grouping {
    /// Within how many minutes.
    pub minutes: u32,
    /// Counted from the first alert of a group, or from its latest one.
    pub window: GroupWindow,
    /// Groups found.
    pub groups: u64,
}

/// From where the minutes of a group run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupWindow {
    /// From the first alert of the group.
    #[default]
    Fixed,
    /// From the latest alert of the group: each one restarts the window.
    Sliding,
}

/// Elapsed hours between opened and closed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Elapsed {
    /// Half take no longer, in hours.
    pub p50_hours: f64,
    /// Nine in ten take no longer, in hours.
    pub p90_hours: f64,
    /// How many alerts had both times.
    pub alerts: u64,
}

/// Hours in which far more arrived than in others like it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Burst {
    /// The first hour, on the wall clock of the history's zone.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub from: NaiveDateTime,
    /// How many hours it lasted.
    pub hours: u32,
    /// Alerts in it.
    pub alerts: u64,
    /// What would have been usual in those hours.
    pub usual: f64,
    /// The rule that most of it came from.
    pub main_rule: Option<String>,
    /// Whether the weekly shape leaves it out.
    pub set_aside: bool,
}
