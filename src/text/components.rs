//! Words of the parts that every page is made of: fields, dialogs, tables, week grids.

use crate::text::reading::ReadingError;

/// Words of the parts that every page is made of.
#[derive(Clone, Copy)]
pub struct Components {
    /// Closes a dialog or a message.
    pub close: &'static str,
    /// Stops a long job.
    pub cancel: &'static str,
    /// Opens the source of a figure.
    pub source: &'static str,
    /// How a number came to be, as a chip: default, typed, measured, calibrated.
    pub basis_default: &'static str,
    /// Somebody typed it.
    pub basis_typed: &'static str,
    /// Counted in an imported history.
    pub basis_measured: &'static str,
    /// Worked out from other answers.
    pub basis_calibrated: &'static str,
    /// Words between the ends of a range that a reader may type, the first one written back.
    pub range_words: &'static [&'static str],
    /// A range as it is written: "10 to 20".
    pub range: fn(low: &str, high: &str) -> String,
    /// What a field takes: "0 to 100".
    pub limits: fn(low: &str, high: &str) -> String,
    /// What a field takes at least.
    pub limit_low: fn(low: &str) -> String,
    /// That ranges may be typed.
    pub range_hint: &'static str,
    /// Why a text is no number, and what to type.
    pub reading_error: fn(error: ReadingError) -> String,
    /// A number outside its limits.
    pub out_of_limits: fn(limits: &str) -> String,
    /// What is typed is no date.
    pub no_date: &'static str,
    /// A date outside of these years.
    pub out_of_years: fn(first: i32, last: i32) -> String,
    /// A figure is better than wanted.
    pub tone_good: &'static str,
    /// A figure is near its limit.
    pub tone_warn: &'static str,
    /// A figure misses its target.
    pub tone_bad: &'static str,
    /// Opens the explanation of a figure.
    pub explain: fn(what: &str) -> String,
    /// Heads of an explanation.
    pub formula: &'static str,
    /// What goes into a figure.
    pub inputs: &'static str,
    /// Which model made it.
    pub model: &'static str,
    /// What is taken for granted.
    pub assumptions: &'static str,
    /// The list of messages.
    pub messages: &'static str,
    /// Drop a file here.
    pub drop_file: &'static str,
    /// Opens the file picker.
    pub choose_file: &'static str,
    /// Pasting works too.
    pub paste_hint: &'static str,
    /// A week grid: what to do with it.
    pub week_keys: &'static str,
    /// Name of an hour's cell: "Mon 16:00, 2".
    pub week_cell: fn(place: &str, value: &str, unit: &str) -> String,
    /// How many hours are chosen.
    pub week_chosen: fn(hours: usize) -> String,
    /// The value to paint.
    pub week_value: &'static str,
    /// Sets the chosen hours.
    pub week_set: &'static str,
    /// Copies the day that holds the chosen hour.
    pub week_copy: fn(day: &str) -> String,
    /// To Monday to Friday.
    pub week_to_weekdays: &'static str,
    /// To every day.
    pub week_to_all: &'static str,
    /// One bar of a sketched day: "09:00, 1.4 times the average".
    pub shape_bar: fn(hour: usize, value: &str) -> String,
    /// How to sketch.
    pub shape_keys: &'static str,
    /// Table keys.
    pub table_keys: &'static str,
    /// Keys of a table that is only read.
    pub table_reading_keys: &'static str,
    /// Table keys, without editing and without anything to open.
    pub table_moving_keys: &'static str,
    /// The sum of a column.
    pub total: &'static str,
    /// How far a job is.
    pub percent_done: fn(percent: &str) -> String,
}
