//! Version 2 adds `scenarios`.

use super::MigrationError;
use serde_json::{Value, json};

pub(super) fn step(mut document: Value) -> Result<Value, MigrationError> {
    let entries = document.as_object_mut().ok_or(MigrationError { path: "document".into() })?;
    entries.insert("scenarios".into(), json!({}));
    Ok(document)
}
