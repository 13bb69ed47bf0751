//! Version 5 adds the rota (`rota`): empty, from the plan's first month on.

use super::MigrationError;
use serde_json::{Value, json};

pub(super) fn step(mut document: Value) -> Result<Value, MigrationError> {
    let missing = |path: &str| MigrationError { path: path.to_owned() };
    let month = document.pointer("/soc/first_month").and_then(Value::as_str);
    let first_day = format!("{}-01", month.ok_or_else(|| missing("soc.first_month"))?);
    let entries = document.as_object_mut().ok_or_else(|| missing("document"))?;
    entries.insert(
        "rota".into(),
        json!({
            "first_day": first_day,
            "weeks": 8,
            "shifts": {},
            "skills": {},
            "cover": {},
            "people": {},
            "rules": {},
            "fairness": {},
            "rows": {},
            "pinned": {},
            "versions": {},
        }),
    );
    Ok(document)
}
