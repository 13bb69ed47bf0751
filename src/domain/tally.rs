//! What was counted in one file of alerts, before anything is concluded from it: the importer makes it, the analysis of a
//! history reads it.
//!
//! It holds aggregates only: no row, no host, no identifier of a ticket. Names of rules come with addresses masked.

use super::history::{Elapsed, Grouping};
use serde::{Deserialize, Serialize};

/// Microseconds in a quarter of an hour, the finest step of a [`AlertTally`]: all zones in use since 1972 differ from
/// UTC by whole quarters.
pub const QUARTER_MICROS: i64 = 900_000_000;

/// The counts of one file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AlertTally {
    /// The zone in which times without an offset were read, and in which days are counted.
    pub zone: String,
    /// What one entry of `bins` spans.
    pub grain: Grain,
    /// Data rows in the file.
    pub rows_read: u64,
    /// Rows that could not be read.
    pub rows_rejected: u64,
    /// The first rows that could not be read.
    pub rejected: Vec<RejectedRow>,
    /// Alerts, after rows with the same id were collapsed (or counts added up).
    pub alerts: u64,
    /// The first and the last alert, in microseconds since 1970 UTC; for whole days, the wall clock taken as UTC.
    pub span_micros: (i64, i64),
    /// Alerts by quarter hour since 1970 UTC, or by day since 1970 on the wall clock; ascending, without zeros.
    pub bins: Vec<(i64, u64)>,
    /// Alerts by bin and severity word (an index into `severities`), ascending.
    pub word_bins: Vec<(i64, u32, u64)>,
    /// Groups by the bin in which they began; empty without grouping.
    pub group_bins: Vec<(i64, u64)>,
    /// Alerts by severity word, most first; the empty word is for those without one.
    pub severities: Vec<WordCount>,
    /// The rules, most alerts first, at most [`MAX_TALLIED_RULES`]; empty without a rule column.
    pub rules: Vec<RuleTally>,
    /// What is left beyond those: rules, alerts, groups.
    pub other_rules: (u64, u64, u64),
    /// How alerts were grouped, if that was asked for and the file allows it.
    pub grouping: Option<Grouping>,
    /// Opened to closed.
    pub elapsed: Option<Elapsed>,
    /// Opened to acknowledged.
    pub acknowledged: Option<Elapsed>,
    /// Closed or acknowledged before opened: left out of the two above.
    pub ended_before_opened: u64,
    /// Local times that a clock change skips (read as if the clock had not been changed yet) or that it repeats (read as
    /// the first of the two).
    pub clock_change_rows: u64,
    /// A quoted field ran on past the limit of a row: a quote is opened and not closed.
    pub runaway_quote: bool,
    /// Rows of the same ticket came newest first, so that the first of them holds its last state.
    pub newest_first: bool,
    /// A column of numbers with a title such as "count" that was not used: each row stood for one alert.
    pub unused_count: Option<String>,
}

/// How many rules a tally names.
pub const MAX_TALLIED_RULES: usize = 200;

/// How finely a file tells the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// Quarter hours of UTC.
    #[default]
    QuarterHour,
    /// Days of the wall clock: the file has no time of day.
    Day,
}

/// Alerts that carry one word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCount {
    /// As the file has it.
    pub word: String,
    /// Alerts.
    pub alerts: u64,
}

/// What one rule contributed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTally {
    /// Its name, addresses masked.
    pub name: String,
    /// Alerts.
    pub alerts: u64,
    /// Groups; equal to `alerts` without grouping.
    pub groups: u64,
    /// Alerts by index into the tally's severities.
    pub by_word: Vec<(u32, u64)>,
    /// Alerts by bin and word, like the tally's own.
    pub word_bins: Vec<(i64, u32, u64)>,
    /// Groups by bin, like the tally's own.
    pub group_bins: Vec<(i64, u64)>,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// The line of the file on which the row begins, 1 for the first.
    pub line: u64,
    /// Why.
    pub fault: RowFault,
    /// The value at fault, cut to a readable length; empty if a whole row is at fault.
    pub value: String,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// The row ends before the time column.
    TooShort,
    /// The time is empty, or a mark for "missing".
    NoTime,
    /// The text is no time in any known writing.
    NotATime,
    /// It looks like a time, but there is no such day, hour or minute.
    NoSuchTime,
    /// The time carries a zone's abbreviation, which says too little.
    UnknownZone,
    /// The day and month are the other way round than in the rows before.
    OtherDateOrder,
    /// The count is no whole number from 0 on.
    NotACount,
    /// The row is longer than any row may be.
    TooLong,
}
