//! The words for what is wrong: cause and remedy of each issue.

use super::Format;
use crate::domain::{Issue, issue::Gravity};

/// What is said about one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What is wrong, with the name and the numbers in it.
    pub cause: String,
    /// What the reader can do about it.
    pub remedy: String,
}

/// Words about issues.
#[derive(Clone, Copy)]
pub struct Issues {
    /// Cause and remedy.
    pub say: fn(&dyn Format, &Issue) -> Saying,
    /// "error", "warning", "notice".
    pub gravity: fn(Gravity) -> &'static str,
    /// How many of each: "2 errors, 1 warning".
    pub count: fn(&dyn Format, errors: usize, warnings: usize, notices: usize) -> String,
}
