//! The words for changes: what undo and redo speak of.

use crate::domain::label::ChangeLabel;

/// Words about changes.
#[derive(Clone, Copy)]
pub struct Changes {
    /// The change as a thing: "hands-on minutes of Endpoint detection".
    pub label: fn(&ChangeLabel) -> String,
    /// "Undo: hands-on minutes of Endpoint detection"
    pub undo: fn(&ChangeLabel) -> String,
    /// "Redo: hands-on minutes of Endpoint detection"
    pub redo: fn(&ChangeLabel) -> String,
    /// Said after it happened.
    pub undone: fn(&ChangeLabel) -> String,
    /// Said after it happened.
    pub redone: fn(&ChangeLabel) -> String,
    /// The name of a new plan.
    pub new_plan: &'static str,
    /// The name of a duplicate.
    pub copy_of: fn(&str) -> String,
}
