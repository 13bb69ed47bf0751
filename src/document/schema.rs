//! The JSON Schema of a saved plan, generated from the structs: `public/watchfloor-plan.schema.json`.

use super::{canonical, envelope::Envelope};

/// The text of the schema.
pub fn text() -> Result<String, serde_json::Error> {
    canonical::write(&schemars::schema_for!(Envelope))
}
