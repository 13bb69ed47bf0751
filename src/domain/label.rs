//! What a change did, as data, so that undo can say what was undone. The words are in `text::changes`.

use super::{Field, Section};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// A field was given another value.
    Set,
    /// A record was added.
    Add,
    /// A record was removed.
    Remove,
    /// A record was given another place.
    Reorder,
    /// A burst or a silence of a history was judged.
    Judge,
    /// A history was made the shape and volume of a stream.
    UseHistory,
}

/// What a change did, and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLabel {
    /// What was done.
    pub deed: Deed,
    /// In which part of the plan.
    pub section: Section,
    /// To which field, if it was one.
    pub field: Option<Field>,
    /// The name of the record, empty where there is none.
    pub subject: String,
}
