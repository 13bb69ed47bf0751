//! Words of the staffing curve.

use super::capacity_page::PictureWords;

/// Words of the staffing curve.
#[derive(Clone, Copy)]
pub struct Staffing {
    /// One seat more or less.
    pub curve: PictureWords,
    /// The horizontal axis.
    pub seats: &'static str,
    /// The share of a severity within its target.
    pub kept: fn(severity: &str) -> String,
    /// Occupancy.
    pub busy: &'static str,
    /// Marks the desk as planned.
    pub today: &'static str,
    /// A promise.
    pub promised: fn(share: &str) -> String,
    /// Several promises that differ.
    pub promised_between: fn(least: &str, most: &str) -> String,
    /// What one seat more does to the severity it helps most.
    pub one_more: fn(severity: &str, now: &str, then: &str) -> String,
    /// What one seat fewer does.
    pub one_fewer: fn(severity: &str, now: &str, then: &str) -> String,
    /// The fewest seats that are enough, relative to today.
    pub enough_from: fn(more: i32) -> String,
    /// No point is enough.
    pub never_enough: &'static str,
    /// Column: people for the seats.
    pub people: &'static str,
    /// It comes after the full answer.
    pub coming: &'static str,
    /// It is being worked out.
    pub working: &'static str,
    /// The reader stopped it, or it came to nothing.
    pub stopped: &'static str,
    /// Button: after all.
    pub again: &'static str,
    /// What is drawn is of the plan before a change.
    pub stale: &'static str,
}
