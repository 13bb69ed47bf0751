//! What stands around a saved plan: what it is, which version, who may read it, when it was saved, what it leaves out.

use crate::domain::Document;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The first words of every saved plan.
pub const FORMAT: &str = "watchfloor-plan";
/// The version that is written: one more than there are migrations.
pub const VERSION: u32 = super::migrations::version_after(super::migrations::STEPS);
/// The oldest version whose programs may show what is written.
pub const OLDEST_READER: u32 = 1;

/// A part of the plan that a shared copy can leave out. Version 1 leaves nothing out; the list is there so that every
/// later version can say so in the same place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Omitted(pub String);

/// A saved plan as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Envelope {
    /// Always `watchfloor-plan`.
    #[cfg_attr(feature = "cli", schemars(extend("const" = FORMAT)))]
    pub format: String,
    /// The version of the shape, from 1.
    #[cfg_attr(feature = "cli", schemars(range(min = 1)))]
    pub version: u32,
    /// The oldest version whose programs may show this file, read-only, without knowing all of it.
    #[cfg_attr(feature = "cli", schemars(range(min = 1)))]
    pub oldest_reader: u32,
    /// When it was saved, in UTC.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub saved_at: DateTime<Utc>,
    /// What this copy leaves out: the paths of entries, none in a backup. Merging it back never deletes what it omitted.
    #[serde(default)]
    pub omitted: Vec<Omitted>,
    /// The plan.
    pub document: Document,
}
