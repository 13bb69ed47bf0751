//! What does one plan change against another? Both are followed through the same random numbers, path by path, so that what is
//! left between them is the change and not luck.
//!
//! Each input draws from numbers of its own (by its key), so that inputs which both plans have are the same in both. The
//! interval of the mean is 1.96 standard errors of the paired differences. Source: common random numbers, Law, Simulation
//! Modeling and Analysis, section 11.2.

use super::{
    input::{MonthsInput, MonthsReason},
    model::{Course, Model},
    report::Fan,
    run::{MonthsError, Paths, each_path},
};
use crate::base::{Month, Step};
use serde::{Deserialize, Serialize};

/// The gap of the second plan less that of the first: negative is better.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairedMonth {
    /// Which month.
    pub month: Month,
    /// Over the paths, in effective people.
    pub difference: Fan,
    /// Their mean.
    pub mean: f64,
    /// Lower end of the mean's 95 % interval.
    pub mean_low: f64,
    /// Upper end.
    pub mean_high: f64,
    /// The share of paths in which the second plan has the smaller gap.
    pub better: f64,
    /// The chance to be short of people in the first plan.
    pub short_first: f64,
    /// The same in the second.
    pub short_second: f64,
}

/// Two plans side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// How many pairs of paths.
    pub paths: u32,
    /// Month by month.
    pub months: Vec<PairedMonth>,
}

#[derive(Clone, Default)]
struct Sums {
    sum: f64,
    squares: f64,
    better: u32,
    short: [u32; 2],
}

/// Compares two plans with the same first month and horizon.
///
/// # Errors
/// One of the plans cannot be computed, they differ in their months, or `step` asked the work to end.
pub fn compare(
    first: &MonthsInput,
    second: &MonthsInput,
    paths: Paths,
    step: &mut Step<'_>,
) -> Result<Comparison, MonthsError> {
    if (first.first_month, first.horizon_months) != (second.first_month, second.horizon_months) {
        return Err(MonthsError::Input(vec![MonthsReason::Horizon]));
    }
    let models = [Model::of(first)?, Model::of(second)?];
    let count = paths.count();
    let horizon = models[0].horizon;
    let mut differences = vec![Vec::with_capacity(count as usize); horizon];
    let mut sums = vec![Sums::default(); horizon];
    let mut values = Vec::new();
    let mut courses = [Course::default(), Course::default()];
    each_path(paths, step, |path| {
        for (model, course) in models.iter().zip(&mut courses) {
            model.draw(paths.seed, path, &mut values);
            model.follow(&values, Some((paths.seed, path)), course);
        }
        for (month, (sums, differences)) in sums.iter_mut().zip(&mut differences).enumerate() {
            let gaps = [courses[0].gap(month), courses[1].gap(month)];
            let difference = gaps[1] - gaps[0];
            sums.sum += difference;
            sums.squares += difference * difference;
            sums.better += u32::from(difference < 0.0);
            for (short, gap) in sums.short.iter_mut().zip(gaps) {
                *short += u32::from(gap > 0.0);
            }
            differences.push(difference);
        }
    })?;
    let of = f64::from(count);
    let months = sums.iter().zip(&mut differences).enumerate();
    let months = months
        .map(|(month, (sums, differences))| {
            let mean = sums.sum / of;
            let variance = ((sums.squares - of * mean * mean) / (of - 1.0).max(1.0)).max(0.0);
            let half = 1.96 * libm::sqrt(variance / of);
            PairedMonth {
                month: first.month(month as u32),
                difference: Fan::of(differences),
                mean,
                mean_low: mean - half,
                mean_high: mean + half,
                better: f64::from(sums.better) / of,
                short_first: f64::from(sums.short[0]) / of,
                short_second: f64::from(sums.short[1]) / of,
            }
        })
        .collect();
    Ok(Comparison { paths: count, months })
}
