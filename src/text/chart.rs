//! Words of charts: what is said of a value and offered beside a picture.

/// Words of charts.
#[derive(Clone, Copy)]
pub struct Chart {
    /// At the low end of an input's range.
    pub at_low: &'static str,
    /// At its high end.
    pub at_high: &'static str,
    /// Head of a column of hours.
    pub hour: &'static str,
    /// Head of a column of days.
    pub date: &'static str,
    /// Head of a column of months.
    pub month: &'static str,
    /// Head of the column of a range's lower ends.
    pub lower: fn(name: &str) -> String,
    /// Head of the column of a range's upper ends.
    pub upper: fn(name: &str) -> String,
    /// A range: "10.2 to 14.8".
    pub between: fn(low: &str, high: &str) -> String,
    /// A value that nobody observed.
    pub not_known: &'static str,
    /// A value that no model gives.
    pub not_computed: &'static str,
    /// A cell without a number.
    pub missing: &'static str,
    /// Shows the table instead of the picture.
    pub show_table: &'static str,
    /// Shows the picture instead of the table.
    pub show_chart: &'static str,
    /// Opens the choice of files.
    pub download: &'static str,
    /// Saves the picture.
    pub download_picture: &'static str,
    /// Saves the table.
    pub download_table: &'static str,
    /// How to read values without a pointer.
    pub keys: &'static str,
    /// What kind of thing this is, for who cannot see it.
    pub role: &'static str,
    /// Names the choice of the day on a phone.
    pub day: &'static str,
    /// The values at a place: "Mon 16:00: work 3.4, at the desk 2.5 analysts".
    pub readout: fn(place: &str, parts: &[(&str, String)], unit: &str) -> String,
    /// A cell of the week: "Mon 16:00: 1.8 seats short".
    pub heat_readout: fn(place: &str, value: &str, unit: &str, word: &str) -> String,
}
