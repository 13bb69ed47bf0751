//! What was counted in an imported file of alerts: aggregates only, never rows, hosts or addresses.

use super::{Position, SeverityId, position::Placed};
use crate::base::{Estimate, Month, WeekGrid};
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
    /// Alerts in each observed day: 24 values, one for each hour of the wall clock, or a single one where the file counts
    /// whole days. A day that was not observed has no row; an hour that was not, or that a clock change skips, is null;
    /// an hour that a clock change repeats holds both.
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
    /// Change from week to week over the complete weeks, bursts that were set aside left out; none below six of them.
    pub trend: Option<Trend>,
    /// Alerts by the severity that their word was mapped to.
    pub by_severity: BTreeMap<SeverityId, u64>,
    /// Alerts whose word was mapped to none, or that had none.
    pub without_severity: u64,
    /// The rules with the most groups, at most [`MAX_RULES`].
    pub rules: Vec<RuleCount>,
    /// All rules beyond those; none if there are no more.
    pub other_rules: Option<OtherRules>,
    /// How alerts were grouped, if the file allows it.
    pub grouping: Option<Grouping>,
    /// Opened to closed: elapsed time, never work.
    pub elapsed: Option<Elapsed>,
    /// Opened to acknowledged, elapsed.
    pub acknowledged: Option<Elapsed>,
    /// Bursts that were named, and whether they are set aside.
    pub bursts: Vec<Burst>,
    /// Stretches in which nothing came although it usually does, and whether they count as not observed.
    pub gaps: Vec<SilentGap>,
    /// Months of its forecast that somebody knows better: alerts as this history counts them. The streams that follow it bring so
    /// many together in that month.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub months_by_hand: BTreeMap<Month, Estimate>,
}

impl AlertHistory {
    /// Whether it tells days and no hours.
    pub fn tells_days_only(&self) -> bool {
        self.days.values().next().is_some_and(|day| day.len() == 1)
    }
}

/// How many rules a history names.
pub const MAX_RULES: usize = 50;

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
    /// Its alerts by mapped severity.
    pub by_severity: BTreeMap<SeverityId, u64>,
}

/// The rules that are not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct OtherRules {
    /// How many they are.
    pub rules: u64,
    /// Their alerts.
    pub alerts: u64,
    /// Their groups.
    pub groups: u64,
}

/// Alerts a week more (or fewer, when negative) than the week before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Trend {
    /// The least-squares slope, in alerts a week for each week.
    pub per_week: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end of its 95 % interval.
    pub high: f64,
    /// How many complete weeks it rests on.
    pub weeks: u32,
}

/// How alerts of the same rule on the same host (of what the file has of both) were folded into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Grouping {
    /// Within how many minutes.
    pub minutes: u32,
    /// Counted from the first alert of a group, or from its latest one.
    pub window: GroupWindow,
    /// Groups found.
    pub groups: u64,
    /// What alerts of one group have in common; none where that was not noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<GroupedBy>,
}

/// What alerts of one group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupedBy {
    /// The rule: the file names no hosts.
    Rule,
    /// The host: the file names no rules.
    Host,
    /// Both.
    RuleAndHost,
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
    /// What it is made of, so that all of it can be left out; none where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<BurstCounts>,
}

/// What one burst is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct BurstCounts {
    /// Groups that began in it; equal to its alerts without grouping.
    pub groups: u64,
    /// Its alerts by mapped severity.
    pub by_severity: BTreeMap<SeverityId, u64>,
    /// What the history's named rules contributed to it.
    pub rules: Vec<RuleCount>,
}

/// A stretch without any alert where others like it had some.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SilentGap {
    /// The first silent hour, on the wall clock of the history's zone.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub from: NaiveDateTime,
    /// How many hours it lasted.
    pub hours: u32,
    /// What would have been usual in those hours.
    pub usual: f64,
    /// Whether these hours count as not observed, rather than as quiet.
    pub not_observed: bool,
}

/// One thing to tell, with its numbers; the words are in `text::import`.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The file has exactly as many rows as programs export at most: the oldest or newest are likely missing.
    ExportLimit {
        /// Data rows.
        rows: u64,
    },
    /// A quote is opened and never closed: what follows was lost.
    RunawayQuote,
    /// Rows that could not be read.
    RowsRejected {
        /// How many.
        rejected: u64,
        /// Of how many.
        rows: u64,
    },
    /// A column of numbers that looks like counts was not used: each row stood for one alert.
    UnusedCount {
        /// Its title.
        column: String,
    },
    /// The rows of a ticket come newest first, so that its first row holds its last state.
    NewestFirst,
    /// Less than four weeks: the shape is a first impression, and its variation is unknown.
    FewWeeks {
        /// Observed weeks.
        weeks: f64,
    },
    /// Hours of the week that nobody observed; their numbers are filled in.
    UnobservedHours {
        /// How many of the 168.
        hours: u32,
    },
    /// The file tells days and no hours: every hour of a day gets the same.
    DaysOnly,
    /// No alert has a severity.
    NoSeverity,
    /// Severity words that stand for none of the plan's severities.
    UnmappedWords {
        /// As the file has them.
        words: Vec<String>,
        /// Their alerts.
        alerts: u64,
    },
    /// Bursts that the weekly shape still holds.
    Bursts {
        /// How many.
        bursts: u32,
        /// Their alerts as a share of all.
        share: f64,
    },
    /// Bursts that the weekly shape leaves out.
    BurstsSetAside {
        /// How many.
        bursts: u32,
        /// Their share of all alerts.
        share: f64,
    },
    /// Silent stretches that count as quiet.
    SilentGaps {
        /// How many.
        gaps: u32,
        /// Their hours.
        hours: u32,
    },
    /// Alerts that were closed or acknowledged before they were opened; left out of the elapsed times.
    EndedBeforeOpened {
        /// How many.
        alerts: u64,
    },
    /// Local times that a clock change skips or repeats.
    ClockChange {
        /// Rows.
        rows: u64,
    },
}
