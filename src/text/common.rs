//! Words that every area uses.

use super::Format;

/// Names of days and lengths of time.
#[derive(Clone, Copy)]
pub struct Common {
    /// Monday first.
    pub days: [&'static str; 7],
    /// Monday first, as short as they are read.
    pub days_short: [&'static str; 7],
    /// A time of day: "09:05"; the end of a day is hour 24.
    pub clock: fn(hour: usize, minute: usize) -> String,
    /// An hour of the week: "Mon 16:00".
    pub hour_of_week: fn(day: &str, clock: &str) -> String,
    /// A length of time given in minutes, in the unit that reads best: "12 min", "4.5 h", "3 days".
    pub duration: fn(&dyn Format, minutes: f64) -> String,
    /// January to December.
    pub months: [&'static str; 12],
}
