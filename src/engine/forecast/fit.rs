//! The model of a history: a log-linear mean with weekday, trend and yearly wave, fitted as quasi-Poisson.
//!
//! `E[y] = mu = exp(x b)`, `Var[y] = phi mu`. Columns of x: one for each weekday that has alerts (one for weeks), years since the
//! middle of the history, and two waves of the year (sine and cosine of one and of two turns). Fitted by iteratively reweighted
//! least squares (McCullagh and Nelder, Generalized Linear Models, 2.5), so that counts of zero do no harm and counts times c
//! give a forecast times c. `phi` is Pearson's statistic over its degrees of freedom; that of whole weeks stands in for sums of
//! days where it is larger, since days hang together. Limits: one growth rate; bursts must be set aside before.

use super::{
    counts::{Counts, Grain},
    linear::Factor,
    report::{Missing, NoForecast},
};

/// Days for a dispersion.
pub(super) const DISPERSION_DAYS: u32 = 28;
/// Days for a trend.
pub(super) const TREND_DAYS: u32 = 42;
/// Days for a yearly season: two years, a leap day or a missing last day let pass.
pub(super) const SEASON_DAYS: u32 = 728;
/// Whole weeks for a dispersion of weeks.
const DISPERSION_WEEKS: usize = 8;
const MOST_ROUNDS: usize = 60;

/// What stands in a row of x, in this order.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// For each weekday, the levels it is the mean of; none if nothing ever comes on it.
    weekdays: [Option<Vec<usize>>; 7],
    levels: usize,
    trend: bool,
    year: bool,
    /// Years at the middle of the history.
    middle: f64,
}

impl Columns {
    fn count(&self) -> usize {
        self.levels + usize::from(self.trend) + if self.year { 4 } else { 0 }
    }

    /// The row of a step at a time of trend (in years) and of season; none where nothing ever comes.
    fn row(&self, weekday: usize, trend_time: f64, season_time: f64) -> Option<Vec<f64>> {
        let of = self.weekdays.get(weekday)?.as_ref()?;
        let mut row = vec![0.0; self.levels];
        for level in of {
            row[*level] = 1.0 / of.len() as f64;
        }
        if self.trend {
            row.push(trend_time - self.middle);
        }
        if self.year {
            row.extend(waves(season_time));
        }
        Some(row)
    }
}

fn waves(years: f64) -> [f64; 4] {
    let turn = 2.0 * std::f64::consts::PI * (years - years.floor());
    [libm::sin(turn), libm::cos(turn), libm::sin(2.0 * turn), libm::cos(2.0 * turn)]
}

/// A fitted history.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    pub(super) columns: Columns,
    pub(super) coefficients: Vec<f64>,
    /// Of `X' W X`: its inverse times a dispersion is the coefficients' covariance.
    information: Factor,
    pub(super) dispersion: Option<f64>,
    pub(super) weekly_dispersion: Option<f64>,
    pub(super) missing: Vec<Missing>,
}

/// What is expected of a step.
#[derive(Clone, Debug)]
pub(super) struct Expectation {
    pub(super) mean: f64,
    /// The derivative of the logarithm; none where nothing ever comes.
    pub(super) row: Option<Vec<f64>>,
}

impl Fit {
    pub(super) fn of(counts: &Counts) -> Result<Self, NoForecast> {
        if counts.values.iter().flatten().any(|count| !(*count >= 0.0 && count.is_finite())) {
            return Err(NoForecast::NoCount);
        }
        let step_days = counts.grain.days();
        let days = counts.observed() as u32 * step_days;
        if days < 7 {
            return Err(NoForecast::TooShort);
        }
        if counts.values.iter().flatten().all(|count| *count <= 0.0) {
            return Err(NoForecast::NothingCounted);
        }
        let mut missing = Vec::new();
        if days < DISPERSION_DAYS {
            missing.push(Missing::Dispersion { days, needed: DISPERSION_DAYS });
        }
        let (weekdays, levels) = weekdays(counts, &mut missing);
        let trend = days >= TREND_DAYS;
        if !trend {
            missing.push(Missing::Trend { days, needed: TREND_DAYS });
        }
        let span = counts.span_days() as u32;
        let year = span >= SEASON_DAYS;
        if !year {
            missing.push(Missing::YearlySeason { days: span, needed: SEASON_DAYS });
        }
        let middle = (counts.year_time(0) + counts.year_time(counts.values.len().saturating_sub(1))) / 2.0;
        let mut columns = Columns { weekdays, levels, trend, year, middle };
        // A history with holes may not tell a wave from a trend, or either from a level: then it carries less.
        loop {
            if let Some(fit) = Self::fitted(counts, &columns, missing.clone()) {
                return Ok(fit);
            }
            if columns.year {
                columns.year = false;
                missing.push(Missing::YearlySeason { days: span, needed: SEASON_DAYS });
            } else if columns.trend {
                columns.trend = false;
                missing.push(Missing::Trend { days, needed: TREND_DAYS });
            } else {
                return Err(NoForecast::TooShort);
            }
        }
    }

    fn fitted(counts: &Counts, columns: &Columns, missing: Vec<Missing>) -> Option<Self> {
        let size = columns.count();
        let data: Vec<(usize, f64, Vec<f64>)> = counts
            .values
            .iter()
            .enumerate()
            .filter_map(|(step, count)| {
                let time = counts.year_time(step);
                Some((step, (*count)?, columns.row(counts.weekday(step), time, time)?))
            })
            .collect();
        if data.len() < size {
            return None;
        }
        let mean = data.iter().map(|(_, count, _)| count).sum::<f64>() / data.len() as f64;
        let mut means: Vec<f64> = data.iter().map(|(_, count, _)| (count + mean) / 2.0).collect();
        let mut coefficients = vec![0.0; size];
        let mut information = None;
        for _ in 0..MOST_ROUNDS {
            let mut matrix = vec![0.0; size * size];
            let mut right = vec![0.0; size];
            for ((_, count, row), mu) in data.iter().zip(&means) {
                let working = libm::log(*mu) + (count - mu) / mu;
                for (i, x) in row.iter().enumerate().filter(|(_, x)| **x != 0.0) {
                    right[i] += mu * x * working;
                    for (j, y) in row.iter().enumerate().take(i + 1) {
                        matrix[i * size + j] += mu * x * y;
                    }
                }
            }
            let factor = Factor::of(&matrix, size)?;
            let found = factor.solve(&right);
            let moved = found.iter().zip(&coefficients).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            coefficients = found;
            for ((_, _, row), mu) in data.iter().zip(&mut means) {
                // A first round from afar may leap; the exponent is kept where numbers are.
                *mu = libm::exp(dot(row, &coefficients).clamp(-600.0, 600.0)).max(1e-250);
            }
            information = Some(factor);
            if moved < 1e-11 {
                break;
            }
        }
        let dispersion = (data.len() > size && data.len() as u32 * counts.grain.days() >= DISPERSION_DAYS)
            .then(|| {
                let pearson: f64 =
                    data.iter().zip(&means).map(|((_, count, _), mu)| (count - mu) * (count - mu) / mu).sum();
                pearson / (data.len() - size) as f64
            });
        let steps: Vec<(usize, f64, f64)> =
            data.iter().zip(&means).map(|((step, count, _), mu)| (*step, *count, *mu)).collect();
        let weekly_dispersion = match counts.grain {
            Grain::Day => weekly_dispersion(&steps, size - columns.levels + 1),
            Grain::Week => dispersion.filter(|_| data.len() >= DISPERSION_WEEKS),
        };
        let columns = columns.clone();
        Some(Self {
            columns,
            coefficients,
            information: information?,
            dispersion,
            weekly_dispersion,
            missing,
        })
    }

    /// What is expected of a step. `held` is the step from which the trend no longer goes on.
    pub(super) fn expect(&self, counts: &Counts, step: usize, held: usize) -> Expectation {
        let (trend, season) = (counts.year_time(step.min(held)), counts.year_time(step));
        let row = self.columns.row(counts.weekday(step), trend, season);
        let mean =
            row.as_ref().map_or(0.0, |row| libm::exp(dot(row, &self.coefficients).clamp(-600.0, 600.0)));
        Expectation { mean, row }
    }

    /// `x' (X' W X)^-1 x`: times a dispersion it is the variance of the logarithm of a mean.
    pub(super) fn leverage(&self, row: &[f64]) -> f64 {
        self.information.inverse_square(row)
    }

    /// The dispersion of sums of days, and of the coefficients.
    pub(super) fn sum_dispersion(&self) -> Option<f64> {
        let days = self.dispersion?;
        Some(self.weekly_dispersion.map_or(days, |weeks| weeks.max(days)))
    }

    /// The trend as the logarithm of a year's growth, with its standard error.
    pub(super) fn log_growth(&self) -> Option<(f64, f64)> {
        if !self.columns.trend {
            return None;
        }
        let mut row = vec![0.0; self.columns.count()];
        *row.get_mut(self.columns.levels)? = 1.0;
        let variance = self.leverage(&row) * self.sum_dispersion().unwrap_or(0.0);
        Some((*self.coefficients.get(self.columns.levels)?, libm::sqrt(variance)))
    }

    /// Levels of Monday to Sunday; none if they were not told apart.
    pub(super) fn weekday_levels(&self) -> Option<[f64; 7]> {
        (self.columns.levels > 1).then(|| {
            self.columns.weekdays.each_ref().map(|of| {
                of.as_ref().map_or(0.0, |of| {
                    let sum: f64 = of.iter().map(|level| self.coefficients[*level]).sum();
                    libm::exp(sum / of.len() as f64)
                })
            })
        })
    }

    /// The factor of a time of the year.
    pub(super) fn year_factor(&self, years: f64) -> Option<f64> {
        self.columns.year.then(|| {
            let waves = waves(years);
            let from = self.columns.levels + usize::from(self.columns.trend);
            libm::exp(waves.iter().zip(&self.coefficients[from..]).map(|(wave, b)| wave * b).sum())
        })
    }
}

pub(super) fn dot(row: &[f64], coefficients: &[f64]) -> f64 {
    row.iter().zip(coefficients).map(|(x, b)| x * b).sum()
}

/// Which levels each weekday has: one of its own if it was observed twice, else those of the days of its kind, else all.
fn weekdays(counts: &Counts, missing: &mut Vec<Missing>) -> ([Option<Vec<usize>>; 7], usize) {
    let one = || std::array::from_fn(|_| Some(vec![0]));
    if counts.grain == Grain::Week {
        missing.push(Missing::WeeklySeasonOfWeeks);
        return (one(), 1);
    }
    let mut seen = [(0_u32, 0.0); 7];
    for (step, count) in counts.values.iter().enumerate() {
        if let Some(count) = count {
            let day = &mut seen[counts.weekday(step)];
            *day = (day.0 + 1, day.1 + count);
        }
    }
    let unseen = seen.iter().filter(|(times, _)| *times < 2).count() as u32;
    if unseen > 0 {
        missing.push(Missing::WeeklySeason { weekdays: unseen });
    }
    if unseen == 7 {
        return (one(), 1);
    }
    let mut levels = 0;
    let own: [Option<usize>; 7] = seen.map(|(times, alerts)| {
        (times >= 2 && alerts > 0.0).then(|| {
            levels += 1;
            levels - 1
        })
    });
    let of_kind = |days: std::ops::Range<usize>| days.filter_map(|day| own[day]).collect::<Vec<_>>();
    let of = std::array::from_fn(|day| {
        if let Some(level) = own[day] {
            return Some(vec![level]);
        }
        if seen[day].0 >= 2 {
            return None;
        }
        let kind = of_kind(if day < 5 { 0..5 } else { 5..7 });
        Some(if kind.is_empty() { of_kind(0..7) } else { kind })
    });
    (of, levels)
}

/// Pearson's statistic of whole weeks over its degrees of freedom.
fn weekly_dispersion(steps: &[(usize, f64, f64)], fitted: usize) -> Option<f64> {
    let mut weeks: std::collections::BTreeMap<usize, (u32, f64, f64)> = std::collections::BTreeMap::new();
    for (step, count, mean) in steps {
        let week = weeks.entry(step / 7).or_default();
        *week = (week.0 + 1, week.1 + count, week.2 + mean);
    }
    let most = weeks.values().map(|week| week.0).max()?;
    let whole: Vec<_> = weeks.values().filter(|week| week.0 == most).collect();
    if whole.len() < DISPERSION_WEEKS.max(fitted + 1) {
        return None;
    }
    let pearson: f64 = whole.iter().map(|(_, count, mean)| (count - mean) * (count - mean) / mean).sum();
    Some(pearson / (whole.len() - fitted) as f64)
}
