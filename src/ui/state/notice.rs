//! How the open plan is kept, and what is said about it until it is no longer so.

use crate::{
    app::keeping::{Moment, PlanId},
    document::SaveError,
    platform::{files::FileError, storage::StoreError},
    ui::format::voice,
};

/// Why a plan cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It is the sample, until it is made one's own.
    Sample,
    /// Another tab edits it.
    OtherTab,
    /// A newer version saved it.
    Newer,
    /// Saving it would lose entries that this version does not know.
    Loss,
}

/// How the latest change is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All of it, as of this moment if it is known.
    Saved(Option<Moment>),
    /// It will be within a second.
    Pending,
    /// It could not be.
    Failed(StoreError),
}

/// What is said until it is no longer so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing is kept longer than the page.
    Forbidden,
    /// The last save failed.
    NotSaved(StoreError),
    /// The list of plans was damaged or gone, and is made anew.
    ListRebuilt,
    /// The open plan was deleted in another tab.
    Deleted {
        /// The plan.
        plan: PlanId,
        /// What it is called.
        name: String,
    },
    /// An older copy was opened because the newest text was damaged.
    Recovered {
        /// The plan.
        name: String,
        /// When the copy was made.
        of: Moment,
        /// The damaged text, if there is one.
        damaged: Option<String>,
    },
    /// A plan is in the list, but its texts are gone.
    Lost {
        /// The plan.
        name: String,
    },
    /// A kept text cannot be opened.
    Unreadable {
        /// The plan.
        name: String,
        /// Why.
        cause: String,
        /// The text as it was found.
        text: String,
    },
    /// Another tab took the plan while changes here were not saved.
    Stranded,
}

/// Why something could not be kept, in words.
pub fn store_cause(error: &StoreError) -> String {
    let words = voice().words.shell().keeping.causes;
    match error {
        StoreError::Full => words.full.to_owned(),
        StoreError::Forbidden => words.forbidden.to_owned(),
        StoreError::Failed(said) => (words.browser)(said),
    }
}

/// Why a file could not be read or written, in words.
pub fn file_cause(error: &FileError) -> String {
    let words = voice().words.shell().keeping.causes;
    match error {
        FileError::TooLarge { .. } => words.too_large.to_owned(),
        FileError::Refused(said) => (words.browser)(said),
    }
}

/// Why a plan could not be written, in words.
pub fn save_cause(_: &SaveError) -> String {
    voice().words.shell().keeping.causes.not_writable.to_owned()
}

impl Notice {
    /// Of the same kind, so that one takes the other's place.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
