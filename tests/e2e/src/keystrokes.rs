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

const USE_GRID: &str = include_str!("use_grid.js");

/// What is done in the grid of the rota.
#[derive(Clone, Copy, Debug)]
pub enum InGrid {
    /// The cursor goes from day to day.
    Move,
    /// The cursor goes on, and the day is set.
    Set,
    /// The grid is scrolled.
    Scroll,
}

/// Does something in the grid of the rota so many times, and tells how often that changed it.
pub async fn use_grid(app: &App, what: InGrid, times: usize) -> Result<u64> {
    let what = match what {
        InGrid::Move => "move",
        InGrid::Set => "set",
        InGrid::Scroll => "scroll",
    };
    let answer = app.driver.execute_async(USE_GRID, vec![json!(what), json!(times)]).await?;
    Ok(answer.json().as_u64().unwrap_or(0))
}

/// Types a digit behind `begin` in the field of this label and takes it away again, in turn.
pub async fn type_digits(app: &App, label: &str, begin: &str, times: usize) -> Result<Typed> {
    let arguments = vec![json!(label), json!(begin), json!(times)];
    let answer = app.driver.execute_async(TYPE_DIGITS, arguments).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}
