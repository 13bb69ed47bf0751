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

const PAINT_GRID: &str = include_str!("paint_grid.js");

/// What came of days that were set in the grid of the rota.
#[derive(Clone, Debug, Deserialize)]
pub struct Painted {
    /// From each key that sets or clears a day until effects have run and the layout is done.
    pub milliseconds: Vec<f64>,
    /// The same for keys that move the cursor.
    pub moves: Vec<f64>,
    /// The longest time from frame to frame in the eight frames after a day was set.
    pub follows: Vec<f64>,
    /// Script and layout of each frame while the grid is scrolled.
    pub scrolls: Vec<f64>,
    /// From frame to frame while the grid is scrolled.
    pub frames: Vec<f64>,
    /// How many days were set and then cleared.
    pub changed: usize,
}

/// Moves over the grid, and clears and sets a day each time.
pub async fn paint_grid(app: &App, times: usize) -> Result<Painted> {
    let answer = app.driver.execute_async(PAINT_GRID, vec![json!(times)]).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}

/// Types a digit behind `begin` in the field of this label and takes it away again, in turn.
pub async fn type_digits(app: &App, label: &str, begin: &str, times: usize) -> Result<Typed> {
    let arguments = vec![json!(label), json!(begin), json!(times)];
    let answer = app.driver.execute_async(TYPE_DIGITS, arguments).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}
