//! What a file of alerts can be made of, and why one cannot be read: the nouns that the importer and its words share.

use super::tally::RejectedRow;
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
    /// When the ticket was changed last: of several rows of a ticket, the latest tells its state.
    Updated,
    /// The time of day, where the time column tells the day only.
    TimeOfDay,
    /// How many alerts the row stands for.
    Count,
    /// How many alerts of the severity in the column's title the row stands for.
    SeverityCount,
}

/// How the text of a file is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// UTF-8, or plain ASCII.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252.
    Windows1252,
}

/// In which order a numeric date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

impl DateOrder {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Dmy, Self::Mdy, Self::Ymd];
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
    /// The column that should be the rule or source holds the names of machines.
    #[error("column {column} holds hosts")]
    HostsAsRule {
        /// Its title, or its number from 1.
        column: String,
    },
    /// The column that should be the rule or source holds free text: almost every alert has another one.
    #[error("column {column} holds free text")]
    TextAsRule {
        /// Its title, or its number from 1.
        column: String,
        /// Different texts.
        values: u64,
        /// Alerts.
        alerts: u64,
    },
    /// The column with the number of alerts holds fractions, or numbers that may be.
    #[error("column {column} holds fractions")]
    FractionsAsCounts {
        /// Its title, or its number from 1.
        column: String,
        /// One of them.
        example: String,
    },
    /// No row could be read.
    #[error("no row of {rows_read} could be read")]
    NothingReadable {
        /// How many there were.
        rows_read: u64,
        /// The first of them, with reasons.
        rejected: Vec<RejectedRow>,
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
