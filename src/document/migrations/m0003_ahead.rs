//! Version 3 adds what lies ahead (`staffing`, `roll_outs`, `year`), work beside alerts (`work`), and how work flows: whether a
//! severity interrupts is its own (it was one switch of the desk about the first), seats that stand empty, the end of a shift,
//! part-timers, cover for breaks.

use super::MigrationError;
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

fn object<'a>(document: &'a mut Value, path: &str) -> Result<&'a mut Object, MigrationError> {
    document
        .get_mut(path)
        .and_then(Value::as_object_mut)
        .ok_or_else(|| MigrationError { path: path.to_owned() })
}

pub(super) fn step(mut document: Value) -> Result<Value, MigrationError> {
    let desk = object(&mut document, "desk")?;
    let interrupts = desk.remove("critical_interrupts").and_then(|value| value.as_bool()).unwrap_or(false);
    desk.insert("shift_end".into(), json!("finish"));
    desk.insert("empty_share".into(), usual(0.0));
    let minimum = desk.get_mut("minimum").and_then(Value::as_object_mut);
    let missing = || MigrationError { path: "desk.minimum".into() };
    minimum.ok_or_else(missing)?.insert("cover_breaks".into(), json!(false));
    let severities = object(&mut document, "severities")?;
    let place = |severity: &Value| severity.get("position").and_then(Value::as_str).map(str::to_owned);
    let first = severities.iter().map(|(id, severity)| (place(severity), id.clone())).min();
    for (id, severity) in severities.iter_mut() {
        let missing = || MigrationError { path: format!("severities.{id}") };
        let is_first = first.as_ref().is_some_and(|(_, first)| first == id);
        let severity = severity.as_object_mut().ok_or_else(missing)?;
        severity.insert("interrupts".into(), json!(interrupts && is_first));
    }
    let team = object(&mut document, "team")?;
    team.insert("part_timers".into(), json!(0.0));
    team.insert("part_time_hours_per_week".into(), json!(20.0));
    let entries = document.as_object_mut().ok_or(MigrationError { path: "document".into() })?;
    entries.insert("staffing".into(), staffing());
    entries.insert("roll_outs".into(), json!({}));
    entries.insert("year".into(), json!({ "season": vec![1.0; 12], "holidays": {} }));
    entries.insert("work".into(), work());
    Ok(document)
}

/// A number that nobody typed.
fn usual(value: f64) -> Value {
    json!({ "value": value, "basis": "default" })
}

fn staffing() -> Value {
    json!({
        "attrition_per_year": usual(0.25),
        "refills": true,
        "months_to_refill": usual(7.0),
        "ramp_months": usual(6.0),
        "first_share": usual(0.0),
        "mentor_load": usual(0.1),
        "requisitions": {},
        "leavers": {},
    })
}

fn work() -> Value {
    json!({
        "incidents": {
            "per_month": usual(0.0),
            "people": 2,
            "typical_hours": usual(6.0),
            "bad_case_hours": usual(24.0),
        },
        "functions": {},
    })
}
