//! Words of what can be changed on the capacity page, and of how the full answer comes along.

/// What can be changed in place.
#[derive(Clone, Copy)]
pub struct Inputs {
    /// Title.
    pub title: &'static str,
    /// Under the title.
    pub subtitle: &'static str,
    /// Heads of the table of streams.
    pub stream: &'static str,
    /// Volume, by its period.
    pub volume: &'static str,
    /// Units of a volume.
    pub a_day: &'static str,
    /// A week.
    pub a_week: &'static str,
    /// A month.
    pub a_month: &'static str,
    /// Auto-closed share.
    pub auto_closed: &'static str,
    /// Hands-on minutes of the typical alert.
    pub minutes: &'static str,
    /// Unit of minutes.
    pub minutes_unit: &'static str,
    /// Names a field of a stream for who cannot see the table.
    pub field_of: fn(field: &str, stream: &str) -> String,
    /// Seats shortcut.
    pub seats: &'static str,
    /// One seat more in the hours that are staffed.
    pub seat_more: &'static str,
    /// One seat fewer in the hours that are staffed.
    pub seat_fewer: &'static str,
    /// Opens the seats hour by hour.
    pub seats_hour_by_hour: &'static str,
    /// Whether the most severe interrupts.
    pub interrupts: fn(severity: &str) -> String,
    /// What follows from it.
    pub interrupts_hint: &'static str,
    /// Which month is shown.
    pub month: &'static str,
    /// "now" beside the first month.
    pub month_first: &'static str,
    /// All streams and all fields.
    pub more: &'static str,
}

/// How the full answer comes along.
#[derive(Clone, Copy)]
pub struct Work {
    /// It is being worked out.
    pub running: &'static str,
    /// Stops it.
    pub stop: &'static str,
    /// It was stopped.
    pub stopped: &'static str,
    /// Starts it again.
    pub again: &'static str,
    /// It came to nothing.
    pub failed: fn(cause: &str) -> String,
}
