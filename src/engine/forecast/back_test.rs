//! How well would the method have told what is known by now?
//!
//! The end of the history is held back (a fifth of it, between two weeks and a quarter), the rest is fitted, and what was
//! predicted is compared to what came: `WAPE = sum |actual - predicted| / sum actual`, by step and by whole week; `MAPE` over
//! weeks with alerts; the share of steps inside their interval. Beside it the error of the plainest forecast there is, the
//! same weekday of the last week that was known: a model that does not beat it earns no trust.

use super::{
    counts::{Counts, Grain},
    fit::Fit,
    predict::{INTERVAL_SHARE, Sum},
    report::{ForecastStep, Missing, NoForecast},
};
use serde::{Deserialize, Serialize};

/// Days that a back-test takes.
const LEAST_DAYS: u32 = 42;
const LEAST_HELD: usize = 14;
const MOST_HELD: usize = 91;

/// What was predicted beside what came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackTest {
    /// What one step covers.
    pub grain: Grain,
    /// The held-back steps, predicted from those before.
    pub steps: Vec<ForecastStep>,
    /// By whole weeks from the first held-back step on; by step where the history counts weeks.
    pub weeks: Vec<HeldBack>,
    /// Error by step: the sum of what was off over the sum of what came. None if nothing came.
    pub wape: Option<f64>,
    /// The same by week.
    pub weekly_wape: Option<f64>,
    /// The mean over weeks with alerts of what was off as a share of what came.
    pub weekly_mape: Option<f64>,
    /// What came over what was predicted, all held-back steps together, less 1: above 0 more came.
    pub bias: Option<f64>,
    /// The share of observed steps inside their interval; none where there is none.
    pub inside: Option<f64>,
    /// The share that should be.
    pub interval_share: f64,
    /// The error by step of the last known week, repeated; none where a weekday of it is not known.
    pub naive_wape: Option<f64>,
    /// Observed steps that were compared.
    pub compared: u32,
}

/// One held-back week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldBack {
    /// The first step of it, counted from the first held-back one.
    pub from: u32,
    /// Alerts that came in the observed steps.
    pub actual: f64,
    /// Alerts predicted for the same steps.
    pub predicted: f64,
}

/// Holds back the end of the history and predicts it.
///
/// # Errors
/// What a back-test would take; or the part before the end cannot carry a forecast (also `TooShort` days).
pub fn back_test(counts: &Counts) -> Result<BackTest, Missing> {
    let step_days = counts.grain.days();
    let days = counts.observed() as u32 * step_days;
    let too_short = Missing::BackTest { days, needed: LEAST_DAYS };
    if days < LEAST_DAYS {
        return Err(too_short);
    }
    let all = counts.values.len();
    let of_days = |days: usize| days.div_ceil(step_days as usize);
    let held = (all / 5).clamp(of_days(LEAST_HELD), of_days(MOST_HELD)).min(all);
    let known = counts.before(all - held);
    let fit = Fit::of(&known).map_err(|_: NoForecast| too_short)?;
    let until = 2 * known.values.len();
    let steps: Vec<ForecastStep> = (known.values.len()..all)
        .filter_map(|step| {
            let sum = Sum::of(&fit, &known, [(step, 1.0)], until);
            Some(ForecastStep {
                day: counts.day_of(step)?,
                counted: counts.values.get(step).copied().flatten(),
                mean: sum.mean,
                interval: sum.interval(&fit, fit.dispersion),
            })
        })
        .collect();
    let pairs: Vec<(f64, f64)> = steps.iter().filter_map(|step| Some((step.counted?, step.mean))).collect();
    let inside = steps
        .iter()
        .filter_map(|step| Some(step.interval?.holds(step.counted?)))
        .fold((0_u32, 0_u32), |(inside, of), holds| (inside + u32::from(holds), of + 1));
    let weeks = weeks(&steps, counts.grain);
    let weekly: Vec<(f64, f64)> = weeks.iter().map(|week| (week.actual, week.predicted)).collect();
    let (came, told) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    Ok(BackTest {
        grain: counts.grain,
        wape: wape(&pairs),
        weekly_wape: wape(&weekly),
        weekly_mape: mape(&weekly),
        bias: (told > 0.0).then(|| came / told - 1.0),
        inside: (inside.1 > 0).then(|| f64::from(inside.0) / f64::from(inside.1)),
        interval_share: INTERVAL_SHARE,
        naive_wape: naive(&known, &steps),
        compared: pairs.len() as u32,
        weeks,
        steps,
    })
}

fn wape(pairs: &[(f64, f64)]) -> Option<f64> {
    let (off, came) = pairs
        .iter()
        .fold((0.0, 0.0), |sum, (actual, predicted)| (sum.0 + (actual - predicted).abs(), sum.1 + actual));
    (came > 0.0).then(|| off / came)
}

fn mape(pairs: &[(f64, f64)]) -> Option<f64> {
    let shares: Vec<f64> = pairs
        .iter()
        .filter(|(actual, _)| *actual > 0.0)
        .map(|(actual, predicted)| (actual - predicted).abs() / actual)
        .collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

fn weeks(steps: &[ForecastStep], grain: Grain) -> Vec<HeldBack> {
    let length = if grain == Grain::Week { 1 } else { 7 };
    let of_week = |(index, week): (usize, &[ForecastStep])| {
        let seen = week.iter().filter_map(|step| Some((step.counted?, step.mean)));
        let sum = seen.fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        HeldBack { from: (index * length) as u32, actual: sum.0, predicted: sum.1 }
    };
    // What is left of a week at the end is no week.
    steps.chunks_exact(length).enumerate().map(of_week).filter(|week| week.predicted > 0.0).collect()
}

/// The last known value of the same weekday, or of the last week.
fn naive(known: &Counts, steps: &[ForecastStep]) -> Option<f64> {
    let period = if known.grain == Grain::Week { 1 } else { 7 };
    let from = known.values.len().checked_sub(period)?;
    let last: Option<Vec<f64>> = known.values.get(from..)?.iter().copied().collect();
    let last = last?;
    let pairs: Vec<(f64, f64)> = steps
        .iter()
        .enumerate()
        .filter_map(|(index, step)| Some((step.counted?, *last.get(index % period)?)))
        .collect();
    wape(&pairs)
}
