//! From a plan to the text of a file, in canonical JSON.

use super::{
    canonical,
    envelope::{Envelope, FORMAT, OLDEST_READER, Omitted, VERSION},
};
use crate::domain::Document;
use chrono::{DateTime, SubsecRound, Utc};

/// A plan that could not be written. A plan that commands made always can.
#[derive(Debug, thiserror::Error)]
#[error("the plan cannot be written as JSON")]
pub struct SaveError(#[from] serde_json::Error);

/// The text of a whole copy of a plan: nothing is left out. The same plan and time give the same text.
pub fn save(document: &Document, saved_at: DateTime<Utc>) -> Result<String, SaveError> {
    save_copy(document, &[], saved_at)
}

/// The text of a copy that leaves something out: what it was opened without, it goes on to say so.
pub fn save_copy(
    document: &Document,
    omitted: &[Omitted],
    saved_at: DateTime<Utc>,
) -> Result<String, SaveError> {
    Ok(canonical::write(&Envelope {
        format: FORMAT.to_owned(),
        version: VERSION,
        oldest_reader: OLDEST_READER,
        saved_at: saved_at.trunc_subsecs(0),
        omitted: omitted.to_vec(),
        document: document.clone(),
    })?)
}
