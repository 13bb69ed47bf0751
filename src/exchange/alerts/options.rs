//! How a file is to be read: what [`super::sniff`] proposes, and the user corrects.

use super::{encoding::TextEncoding, time::DateOrder};
use crate::domain::GroupWindow;
use serde::{Deserialize, Serialize};

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// When the alert came or the ticket was opened.
    Time,
    /// How bad it is.
    Severity,
    /// The detection rule, or else the source.
    Rule,
    /// The machine it is about.
    Host,
    /// What tells one alert or ticket from another: rows that share it are one.
    Id,
    /// When somebody took it.
    Acknowledged,
    /// When it was closed.
    Closed,
    /// How many alerts the row stands for.
    Count,
    /// How many alerts of the severity in the column's title the row stands for.
    SeverityCount,
}

/// Which column plays which role; columns count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMap {
    /// When the alert came or the ticket was opened. Without it nothing can be read.
    pub time: Option<usize>,
    /// How bad it is.
    pub severity: Option<usize>,
    /// The detection rule, or else the source.
    pub rule: Option<usize>,
    /// The machine it is about.
    pub host: Option<usize>,
    /// What tells one alert or ticket from another.
    pub id: Option<usize>,
    /// When somebody took it.
    pub acknowledged: Option<usize>,
    /// When it was closed.
    pub closed: Option<usize>,
    /// How many alerts the row stands for.
    pub count: Option<usize>,
    /// One column of counts for each severity.
    pub severity_counts: Vec<usize>,
}

impl ColumnMap {
    /// The columns that play a role.
    pub fn of(&self, role: Role) -> Vec<usize> {
        match role {
            Role::SeverityCount => self.severity_counts.clone(),
            Role::Time => self.time.into_iter().collect(),
            Role::Severity => self.severity.into_iter().collect(),
            Role::Rule => self.rule.into_iter().collect(),
            Role::Host => self.host.into_iter().collect(),
            Role::Id => self.id.into_iter().collect(),
            Role::Acknowledged => self.acknowledged.into_iter().collect(),
            Role::Closed => self.closed.into_iter().collect(),
            Role::Count => self.count.into_iter().collect(),
        }
    }

    /// Gives a column a role, or takes the role away. A column with severity counts is added to the others.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        match role {
            Role::Time => self.time = column,
            Role::Severity => self.severity = column,
            Role::Rule => self.rule = column,
            Role::Host => self.host = column,
            Role::Id => self.id = column,
            Role::Acknowledged => self.acknowledged = column,
            Role::Closed => self.closed = column,
            Role::Count => self.count = column,
            Role::SeverityCount => match column {
                Some(column) if self.severity_counts.contains(&column) => {}
                Some(column) => self.severity_counts.push(column),
                None => self.severity_counts.clear(),
            },
        }
    }

    /// Whether rows stand for numbers of alerts.
    pub fn is_counted(&self) -> bool {
        self.count.is_some() || !self.severity_counts.is_empty()
    }
}

/// Within how many minutes alerts of one rule on one host are one piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupingChoice {
    /// Minutes.
    pub minutes: u32,
    /// From where they run.
    pub window: GroupWindow,
}

/// How a file is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// How its text is encoded.
    pub encoding: TextEncoding,
    /// What stands between two fields.
    pub separator: u8,
    /// Whether the first row holds titles.
    pub has_header: bool,
    /// Which column plays which role.
    pub columns: ColumnMap,
    /// In which order numeric dates are written; none to find out from the whole file.
    pub date_order: Option<DateOrder>,
    /// The zone in which times without an offset are read and days are counted, such as `Europe/Berlin`.
    pub zone: String,
    /// Whether and how alerts are grouped.
    pub grouping: Option<GroupingChoice>,
}

/// Why a file cannot be read as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportError {
    /// No such zone.
    #[error("unknown time zone {zone}")]
    UnknownZone {
        /// As it was given.
        zone: String,
    },
    /// No column holds the time.
    #[error("no time column")]
    NoTimeColumn,
    /// The column that should be the rule or source holds addresses of machines.
    #[error("column {column} holds addresses")]
    AddressesAsRule {
        /// Its title, or its number from 1.
        column: String,
    },
    /// No row could be read.
    #[error("no row of {rows_read} could be read")]
    NothingReadable {
        /// How many there were.
        rows_read: u64,
        /// The first of them, with reasons.
        rejected: Vec<crate::domain::tally::RejectedRow>,
    },
    /// No row in the file says which of day and month comes first.
    #[error("the order of day and month is ambiguous")]
    AmbiguousOrder {
        /// A date as the file has it.
        example: String,
        /// What it means in each order.
        readings: Vec<Reading>,
    },
    /// Some rows can only be read with the day first, others only with the month first.
    #[error("rows contradict each other in the order of day and month")]
    ContradictoryOrder {
        /// The order that the rows before had settled.
        settled: DateOrder,
        /// The line of the first row that contradicts it.
        line: u64,
        /// What stands there.
        example: String,
        /// How many such rows there are.
        rows: u64,
    },
}

/// What a date means in one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The order.
    pub order: DateOrder,
    /// The example in this order, in microseconds since 1970 on its own clock.
    pub example_micros: i64,
    /// The first and the last alert of what was read, in microseconds since 1970 UTC.
    pub span_micros: (i64, i64),
}
