//! Carries a fitted history ahead.
//!
//! The trend goes on for as long as the history reaches back, then the level is held. Variance of a sum of steps S with means
//! mu: `phi sum mu` (what counts vary by chance) plus `phi (sum mu x)' (X' W X)^-1 (sum mu x)` (what the fit does not know). The
//! interval is that of a gamma distribution with this mean and variance (Wilson and Hilferty's cube root), which never falls
//! below zero. A month is the sum of its days; a number by hand replaces it, and its days are scaled.

use super::{
    counts::Counts,
    fit::Fit,
    report::{Forecast, ForecastMonth, ForecastStep, Interval, NoForecast, Seasons, TrendAhead},
};
use crate::base::{Amount, Estimate, Month, normal::quantile};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The share of outcomes inside an interval: that of a range in a plan, so that a month can be taken over as one.
pub(super) const INTERVAL_SHARE: f64 = 0.9;
/// At most so many months ahead.
const MOST_MONTHS: u32 = 120;

/// Forecasts whole calendar months after the history, with what was changed by hand (alerts in a month; a range is taken as its
/// interval).
///
/// # Errors
/// The history is too short, holds nothing, or holds what is no count.
pub fn forecast(
    counts: &Counts,
    months: u32,
    by_hand: &BTreeMap<Month, Estimate>,
) -> Result<Forecast, NoForecast> {
    let fit = Fit::of(counts)?;
    let history = counts.values.len();
    let held = 2 * history;
    let row = |step: usize| -> Option<ForecastStep> {
        let sum = Sum::of(&fit, counts, [(step, 1.0)], held);
        let counted = counts.values.get(step).copied().flatten();
        Some(ForecastStep {
            day: counts.day_of(step)?,
            counted,
            mean: sum.mean,
            interval: sum.interval(&fit, fit.dispersion),
        })
    };
    let fitted: Vec<ForecastStep> = (0..history).filter_map(row).collect();
    let end = counts.day_of(history).unwrap_or(counts.first);
    let first_month = if end == first_day(Month::of(end)) { Month::of(end) } else { Month::of(end).plus(1) };
    let months = months.min(MOST_MONTHS);
    let after = first_day(first_month.plus(months as i32));
    let steps = steps_until(counts, history, after);
    let mut ahead: Vec<ForecastStep> = (history..steps).filter_map(row).collect();
    let months = (0..months as i32)
        .map(|offset| {
            let month = first_month.plus(offset);
            let of = parts(counts, month, history, steps);
            let sum = Sum::of(&fit, counts, of.iter().copied(), held);
            let model = ForecastMonth {
                month,
                alerts: sum.mean,
                interval: sum.interval(&fit, fit.sum_dispersion()),
                by_hand: false,
                model: sum.mean,
            };
            match by_hand.get(&month) {
                Some(estimate) => changed(model, estimate, &mut ahead),
                None => model,
            }
        })
        .collect();
    Ok(Forecast {
        grain: counts.grain,
        fitted,
        ahead,
        months,
        interval_share: INTERVAL_SHARE,
        trend: trend(&fit, counts, held),
        seasons: seasons(&fit),
        dispersion: fit.dispersion,
        weekly_dispersion: fit.weekly_dispersion,
        missing: fit.missing,
    })
}

fn first_day(month: Month) -> NaiveDate {
    month.first_day().unwrap_or(NaiveDate::MAX)
}

/// The first step that begins on this day or later.
fn steps_until(counts: &Counts, history: usize, day: NaiveDate) -> usize {
    let days = day.signed_duration_since(counts.first).num_days().max(0) as usize;
    days.div_ceil(counts.grain.days() as usize).clamp(history, history + 4_000)
}

/// The steps that reach into a month, each with its share of days inside.
fn parts(counts: &Counts, month: Month, history: usize, steps: usize) -> Vec<(usize, f64)> {
    let (from, to) = (first_day(month), first_day(month.plus(1)));
    let length = i64::from(counts.grain.days());
    // A week before the end of the history may reach into the first month.
    (history.saturating_sub(1)..steps)
        .filter_map(|step| {
            let day = counts.day_of(step)?;
            let begin = from.signed_duration_since(day).num_days().clamp(0, length);
            let end = to.signed_duration_since(day).num_days().clamp(0, length);
            (end > begin).then(|| (step, (end - begin) as f64 / length as f64))
        })
        .collect()
}

/// A sum of steps: its mean and what its variance is made of.
pub(super) struct Sum {
    pub(super) mean: f64,
    gradient: Vec<f64>,
}

impl Sum {
    pub(super) fn of(
        fit: &Fit,
        counts: &Counts,
        steps: impl IntoIterator<Item = (usize, f64)>,
        held: usize,
    ) -> Self {
        let (mut mean, mut gradient) = (0.0, vec![0.0; fit.coefficients.len()]);
        for (step, share) in steps {
            let expected = fit.expect(counts, step, held);
            mean += share * expected.mean;
            for (sum, x) in gradient.iter_mut().zip(expected.row.iter().flatten()) {
                *sum += share * expected.mean * x;
            }
        }
        Self { mean, gradient }
    }

    /// Where the sum will lie, given the dispersion of its parts.
    pub(super) fn interval(&self, fit: &Fit, dispersion: Option<f64>) -> Option<Interval> {
        let by_chance = dispersion? * self.mean;
        let unknown = fit.sum_dispersion()? * fit.leverage(&self.gradient);
        let tail = (1.0 - INTERVAL_SHARE) / 2.0;
        let at = |chance: f64| gamma_quantile(self.mean, by_chance + unknown, quantile(chance));
        Some(Interval { low: at(tail), high: at(1.0 - tail) })
    }
}

/// The quantile of a gamma distribution with this mean and variance, by Wilson and Hilferty.
fn gamma_quantile(mean: f64, variance: f64, z: f64) -> f64 {
    if mean <= 0.0 || variance <= 0.0 {
        return mean.max(0.0);
    }
    let ninth = variance / (mean * mean) / 9.0;
    let root = (1.0 - ninth + z * libm::sqrt(ninth)).max(0.0);
    mean * root * root * root
}

/// A month by hand, with its days scaled to it.
fn changed(model: ForecastMonth, estimate: &Estimate, ahead: &mut [ForecastStep]) -> ForecastMonth {
    let alerts = estimate.median_amount();
    if !(alerts >= 0.0 && alerts.is_finite()) {
        return model;
    }
    let interval = match estimate.amount {
        Amount::Point(_) => None,
        Amount::Range { low, high } => Some(Interval { low, high }),
    };
    if model.model > 0.0 {
        let factor = alerts / model.model;
        for step in ahead.iter_mut().filter(|step| Month::of(step.day) == model.month) {
            step.mean *= factor;
            step.interval = step
                .interval
                .map(|interval| Interval { low: interval.low * factor, high: interval.high * factor });
        }
    }
    ForecastMonth { alerts, interval, by_hand: true, ..model }
}

fn trend(fit: &Fit, counts: &Counts, held: usize) -> Option<TrendAhead> {
    let (growth, error) = fit.log_growth()?;
    // 1.96 standard errors: from six weeks on Student's t is within 4 % of it.
    let share = |log: f64| libm::expm1(log.clamp(-50.0, 50.0));
    let half = quantile(0.975) * error;
    Some(TrendAhead {
        growth_per_year: share(growth),
        low: share(growth - half),
        high: share(growth + half),
        held_from: counts.day_of(held)?,
    })
}

fn seasons(fit: &Fit) -> Seasons {
    let week = fit.weekday_levels().map(|levels| {
        let mean = levels.iter().sum::<f64>() / 7.0;
        levels.map(|level| level / mean)
    });
    let year = fit.year_factor(0.0).map(|_| {
        let months: [f64; 12] =
            std::array::from_fn(|month| fit.year_factor((month as f64 + 0.5) / 12.0).unwrap_or(1.0));
        let mean = months.iter().sum::<f64>() / 12.0;
        months.map(|month| month / mean)
    });
    Seasons { week, year }
}
