//! Words of the import of alert histories: columns, faults of rows, refusals and findings.

use super::Format;
use crate::domain::{
    alert_file::{DateOrder, ImportError, Role, TextEncoding},
    history::Finding,
    tally::{RejectedRow, RowFault},
};

/// What is said about an import.
#[derive(Clone, Copy)]
pub struct Import {
    /// What a column can be.
    pub role: fn(Role) -> &'static str,
    /// In which order a date is written.
    pub order: fn(DateOrder) -> &'static str,
    /// How a text is encoded.
    pub encoding: fn(TextEncoding) -> &'static str,
    /// What stands between two fields.
    pub separator: fn(u8) -> &'static str,
    /// What is wrong with a row.
    pub fault: fn(RowFault) -> &'static str,
    /// A rejected row with line, reason and value.
    pub rejected_row: fn(&dyn Format, &RejectedRow) -> String,
    /// Why the file cannot be read as asked, and what to do.
    pub refusal: fn(&dyn Format, &ImportError) -> String,
    /// One thing that was found.
    pub finding: fn(&dyn Format, &Finding) -> String,
    /// What elapsed time is, and what it is not.
    pub elapsed_is_not_work: &'static str,
    /// How groups are made with a fixed window.
    pub fixed_window: &'static str,
    /// How groups are made with a sliding window.
    pub sliding_window: &'static str,
    /// By which rule unobserved hours are filled.
    pub fill_rule: &'static str,
    /// By which rule bursts are found.
    pub burst_rule: &'static str,
    /// By which rule silent stretches are found.
    pub gap_rule: &'static str,
    /// How rows with the same id are collapsed.
    pub collapse_rule: &'static str,
    /// How times that a clock change skips or repeats are read.
    pub clock_change_rule: &'static str,
    /// What the command line says of a file.
    pub report: Report,
}

/// Labels of the command line's report.
#[derive(Clone, Copy)]
pub struct Report {
    /// Rows read and rejected.
    pub rows: fn(&dyn Format, read: u64, rejected: u64) -> String,
    /// Alerts and their span, in a zone.
    pub alerts: fn(&dyn Format, alerts: u64, from: &str, to: &str, zone: &str) -> String,
    /// Groups, by the columns with these names.
    pub groups: fn(&dyn Format, groups: u64, by: &[&str], minutes: u32, sliding: bool) -> String,
    /// Elapsed hours.
    pub elapsed: fn(&dyn Format, p50: f64, p90: f64, alerts: u64) -> String,
    /// Which column is what.
    pub columns: &'static str,
    /// Alerts by severity.
    pub severities: &'static str,
    /// Alerts without a severity.
    pub no_severity: &'static str,
    /// The rules.
    pub rules: &'static str,
    /// The bursts.
    pub bursts: &'static str,
    /// One burst.
    pub burst: fn(&dyn Format, from: &str, hours: u32, alerts: u64, usual: f64, rule: Option<&str>) -> String,
    /// The rows that could not be read.
    pub rejected: &'static str,
    /// What to know.
    pub findings: &'static str,
    /// The table of hours: mean alerts by day and hour.
    pub week: &'static str,
    /// No column of this title or number.
    pub no_such_column: fn(name: &str, titles: &str) -> String,
    /// A value of an option that is none.
    pub bad_option: fn(option: &str, value: &str, expected: &str) -> String,
    /// A word mapped without a name.
    pub bad_mapping: fn(mapping: &str) -> String,
}
