//! Words of the import of an alert history: choose a file, check how it is read, review what was found, accept.

use super::Format;
use crate::domain::{GroupWindow, GroupedBy};
use chrono::NaiveDateTime;

/// Words of the import.
#[derive(Clone, Copy)]
pub struct ImportPage {
    /// Name of the page.
    pub title: &'static str,
    /// The steps, in order.
    pub steps: [&'static str; 3],
    /// Which step one is on: "Step 2 of 3".
    pub step_of: fn(step: usize, of: usize) -> String,
    /// Choosing a file.
    pub choose: ChooseWords,
    /// Checking how it is read.
    pub preview: PreviewWords,
    /// While it is read.
    pub run: RunWords,
    /// What was found.
    pub review: ReviewWords,
    /// Back to the step before.
    pub back: &'static str,
    /// Leaves the import; nothing is kept.
    pub leave: &'static str,
}

/// Choosing a file.
#[derive(Clone, Copy)]
pub struct ChooseWords {
    /// The answer of the page before there is a file.
    pub answer: &'static str,
    /// What becomes of the file.
    pub detail: &'static str,
    /// What is wanted.
    pub label: &'static str,
    /// Which formats, and that pasting works.
    pub hint: &'static str,
    /// A button that reads the clipboard.
    pub paste: &'static str,
    /// The clipboard could not be read.
    pub paste_refused: &'static str,
    /// The clipboard holds no text.
    pub paste_empty: &'static str,
    /// What a pasted text is called.
    pub pasted_name: &'static str,
    /// How an export looks: heads of examples.
    pub examples: &'static str,
    /// One alert or ticket a row.
    pub example_rows: &'static str,
    /// How that looks.
    pub example_rows_text: &'static str,
    /// Counted.
    pub example_counts: &'static str,
    /// How that looks.
    pub example_counts_text: &'static str,
    /// Wide.
    pub example_wide: &'static str,
    /// How that looks.
    pub example_wide_text: &'static str,
    /// While the beginning is looked at.
    pub looking: &'static str,
    /// The file could not be read by the browser.
    pub unreadable: fn(cause: &str) -> String,
    /// Nothing in it.
    pub empty: &'static str,
    /// Without a plan, one is made.
    pub makes_plan: &'static str,
    /// The name of that plan.
    pub plan_name: fn(file: &str) -> String,
    /// The open plan cannot be changed.
    pub read_only: &'static str,
}

/// Checking how the file is read.
#[derive(Clone, Copy)]
pub struct PreviewWords {
    /// "incidents.csv is a list of alerts: 36 columns, separated by commas"
    pub answer: fn(&dyn Format, file: &str, columns: usize, Kind) -> String,
    /// "60.2 MB, UTF-8, separated by commas, with titles"
    pub detail: fn(&dyn Format, bytes: u64, encoding: &str, separator: &str, has_header: bool) -> String,
    /// Columns.
    pub columns: &'static str,
    /// What to check.
    pub columns_hint: &'static str,
    /// Head: column.
    pub column: &'static str,
    /// Head: samples.
    pub samples: &'static str,
    /// Head: used as.
    pub used_as: &'static str,
    /// The control of one column: "Use column priority as".
    pub use_column_as: fn(&str) -> String,
    /// A column without a title: "Column 3".
    pub column_number: fn(usize) -> String,
    /// Not used.
    pub unused: &'static str,
    /// A column that holds addresses.
    pub addresses: &'static str,
    /// Columns that are not used, folded away.
    pub other_columns: fn(&dyn Format, usize) -> String,
    /// A column that holds the names of machines.
    pub hosts: &'static str,
    /// A column of which almost every row has a text of its own.
    pub free_text: &'static str,
    /// How the text is read.
    pub text: &'static str,
    /// What to check.
    pub text_hint: &'static str,
    /// The encoding.
    pub encoding: &'static str,
    /// What stands between two fields.
    pub separator: &'static str,
    /// What the first row is.
    pub first_row: &'static str,
    /// It holds titles, or it is data.
    pub first_row_is: fn(titles: bool) -> &'static str,
    /// Reading times.
    pub times: &'static str,
    /// How the times of the column look: "29-02-2016 01:16 is read as 29 February 2016, 01:16".
    pub time_read: fn(example: &str, read: &str) -> String,
    /// No time column.
    pub no_time: &'static str,
    /// The choice of the order.
    pub order: &'static str,
    /// Found out from the whole file.
    pub order_auto: &'static str,
    /// Several orders read every date so far.
    pub order_ambiguous: fn(example: &str) -> String,
    /// One reading: "day first: 3 April 2026, 10:00".
    pub reading: fn(&dyn Format, order: &str, NaiveDateTime) -> String,
    /// Some dates need one, others the other.
    pub order_contradictory: fn(day_first: &str, month_first: &str) -> String,
    /// The order is settled.
    pub order_settled: fn(order: &str) -> String,
    /// The zone of the file.
    pub file_zone: &'static str,
    /// What it is for.
    pub file_zone_hint: &'static str,
    /// The zone of counting.
    pub zone: &'static str,
    /// What it is for.
    pub zone_hint: &'static str,
    /// Days only.
    pub days_only: &'static str,
    /// Grouping.
    pub grouping: &'static str,
    /// What grouping is.
    pub grouping_hint: fn(GroupedBy) -> &'static str,
    /// Tickets are pieces of work.
    pub grouping_tickets: &'static str,
    /// The switch.
    pub group: &'static str,
    /// Minutes.
    pub minutes: &'static str,
    /// Unit.
    pub min: &'static str,
    /// Window.
    pub window: &'static str,
    /// The windows.
    pub window_name: fn(GroupWindow) -> &'static str,
    /// What they mean.
    pub window_means: fn(GroupWindow) -> &'static str,
    /// Grouping needs a rule or a host.
    pub grouping_needs: &'static str,
    /// Severities.
    pub severities: &'static str,
    /// How mapping works.
    pub severities_hint: &'static str,
    /// No column of severities.
    pub severities_none: &'static str,
    /// Those without a word.
    pub severity_empty: &'static str,
    /// Mapped to none.
    pub severity_ignored: &'static str,
    /// "high (1,204 alerts)".
    pub word_with_count: fn(&dyn Format, word: &str, alerts: u64) -> String,
    /// The control of one word: "Severity for high".
    pub severity_for: fn(&str) -> String,
    /// Reads the file.
    pub read: &'static str,
    /// Why it cannot be read yet.
    pub fix_first: &'static str,
}

/// What is wrong and what to do.
pub type CauseAndRemedy = (String, String);

/// Why a file could not be read as asked.
#[derive(Clone, Copy)]
pub struct ErrorWords {
    /// Day or month first is not known.
    pub ambiguous: fn(example: &str) -> CauseAndRemedy,
    /// Rows contradict each other.
    pub contradictory: fn(&dyn Format, line: u64, example: &str, rows: u64) -> CauseAndRemedy,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One alert a row.
    Alerts,
    /// Several rows a ticket.
    Tickets,
    /// A count in each row.
    Counts,
    /// A column of counts for each severity.
    Wide,
    /// No time column was found.
    Unknown,
}

/// While the file is read.
#[derive(Clone, Copy)]
pub struct RunWords {
    /// "Reading harrison.csv"
    pub reading: fn(&str) -> String,
    /// "24.5 of 60.2 MB, 241,000 rows"
    pub progress: fn(&dyn Format, done: u64, of: u64, rows: u64) -> String,
    /// Stopped by the user.
    pub cancelled: &'static str,
}

/// What was found.
#[derive(Clone, Copy)]
pub struct ReviewWords {
    /// "594 thousand alerts from 12 January to 18 January, about 1,200 in a usual week, bursts set aside"
    pub answer: fn(
        &dyn Format,
        alerts: u64,
        span: (NaiveDateTime, NaiveDateTime),
        per_week: f64,
        bursts_set_aside: usize,
    ) -> String,
    /// That nothing is in the plan yet.
    pub not_yet: &'static str,
    /// Head of the rows that could not be read.
    pub rejected: &'static str,
    /// Head: line.
    pub line: &'static str,
    /// Head: what stands there.
    pub value: &'static str,
    /// Head: why.
    pub reason: &'static str,
    /// Only the first are shown.
    pub first_shown: fn(&dyn Format, usize) -> String,
    /// Rows of one ticket are one alert.
    pub rows_collapsed: fn(&dyn Format, rows: u64, alerts: u64) -> String,
    /// The name in the plan.
    pub name: &'static str,
    /// Takes it into the plan.
    pub accept: &'static str,
    /// Where it goes.
    pub feeds: &'static str,
    /// Only keeps it.
    pub feed_none: &'static str,
    /// A new stream.
    pub feed_new: &'static str,
    /// One of the streams.
    pub feed: fn(&str) -> String,
    /// What feeding sets.
    pub feed_hint: &'static str,
    /// Streams with these names, whose numbers were typed, stay beside a new one.
    pub typed_stays: fn(names: &[&str]) -> String,
    /// A new stream gets the usual shares by severity.
    pub mix_usual: &'static str,
    /// A new stream gets equal shares by severity.
    pub mix_equal: &'static str,
    /// Accepted: "incidents.csv is in the plan".
    pub accepted: fn(&str) -> String,
    /// Why the file could not be read as asked.
    pub errors: ErrorWords,
    /// The worker stopped.
    pub worker_failed: fn(cause: &str) -> String,
}
