//! Which input decides the answer? One input at a time at the low and the high end of its range, all others at their median.
//!
//! Worked out on the path without chance, so that nothing but the input moves the answer. An input that is a point has no
//! swing; how many those are is told, since a plan of points looks more certain than it is. Limits: what two inputs do
//! together is not seen here; the fan has it.

use super::{
    input::{InputKey, MonthsInput, MonthsReason},
    model::{Course, Model},
};
use serde::{Deserialize, Serialize};

/// Which answer is watched, in effective people missing (negative: to spare).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// The gap of one month, counted from 0; beyond the horizon its last one.
    GapIn(u32),
    /// The widest gap of any month.
    WidestGap,
    /// The mean gap over the horizon.
    MeanGap,
}

/// What one input does to the answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swing {
    /// Which input.
    pub key: InputKey,
    /// The low end of its range.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// The answer at the low end.
    pub at_low: f64,
    /// The answer at the high end.
    pub at_high: f64,
}

impl Swing {
    /// How far apart the answers are.
    pub fn size(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// All inputs that are ranges, the widest swing first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tornado {
    /// What is watched.
    pub watched: Watched,
    /// The answer with every input at its median.
    pub middle: f64,
    /// Widest first; those that change nothing last.
    pub swings: Vec<Swing>,
    /// Inputs that are a single number.
    pub points: u32,
}

/// The swings of every input that is a range.
///
/// # Errors
/// Every reason why there is no answer.
pub fn tornado(input: &MonthsInput, watched: Watched) -> Result<Tornado, Vec<MonthsReason>> {
    let model = Model::of(input)?;
    let mut course = Course::default();
    let mut answer = |values: &[f64]| {
        model.follow(values, None, &mut course);
        read(watched, model.horizon, &course)
    };
    let mut values = model.medians();
    let middle = answer(&values);
    let mut swings = Vec::new();
    for (index, source) in model.sources.iter().enumerate().filter(|(_, source)| !source.spread.is_point()) {
        let (low, high) = source.spread.ends();
        let median = values[index];
        values[index] = low;
        let at_low = answer(&values);
        values[index] = high;
        let at_high = answer(&values);
        values[index] = median;
        swings.push(Swing { key: source.key, low, high, at_low, at_high });
    }
    swings.sort_by(|a, b| b.size().total_cmp(&a.size()).then(a.key.cmp(&b.key)));
    let points = model.sources.iter().filter(|source| source.spread.is_point()).count() as u32;
    Ok(Tornado { watched, middle, swings, points })
}

fn read(watched: Watched, horizon: usize, course: &Course) -> f64 {
    let gaps = (0..horizon).map(|month| course.gap(month));
    match watched {
        Watched::GapIn(month) => course.gap((month as usize).min(horizon.saturating_sub(1))),
        Watched::WidestGap => gaps.fold(f64::NEG_INFINITY, f64::max),
        Watched::MeanGap => gaps.sum::<f64>() / horizon.max(1) as f64,
    }
}
