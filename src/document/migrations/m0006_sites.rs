//! Version 6 adds the sites (`rota.sites`) and the patterns of the user's own (`rota.patterns`): none.

use super::MigrationError;
use serde_json::{Value, json};

pub(super) fn step(mut document: Value) -> Result<Value, MigrationError> {
    let missing = || MigrationError { path: "rota".into() };
    let rota = document.get_mut("rota").and_then(Value::as_object_mut).ok_or_else(missing)?;
    rota.insert("sites".into(), json!({}));
    rota.insert("patterns".into(), json!({}));
    Ok(document)
}
