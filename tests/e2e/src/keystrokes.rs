//! Typing as fast as a page answers: what a keystroke changes, and how long script and layout take for it.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::App;

const TYPE_DIGITS: &str = include_str!("type_digits.js");

/// What came of some keystrokes.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    /// From each keystroke until effects have run and the layout is done.
    pub milliseconds: Vec<f64>,
    /// How many of them changed the charts.
    pub changed: usize,
}

/// Types a digit behind `begin` in the field of this label and takes it away again, in turn.
pub async fn type_digits(app: &App, label: &str, begin: &str, times: usize) -> Result<Typed> {
    let arguments = vec![json!(label), json!(begin), json!(times)];
    let answer = app.driver.execute_async(TYPE_DIGITS, arguments).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}
