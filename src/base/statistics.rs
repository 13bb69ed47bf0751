//! Order statistics that agree with other programs to the last bit, and how sure a mean of few repetitions is.

use serde::{Deserialize, Serialize};

/// The value below which a share of the sorted values lies, linear between the two order statistics around it (type 7 of
/// Hyndman and Fan, the default of numpy and of spreadsheets' `PERCENTILE.INC`). None without values.
///
/// The arithmetic is numpy's, so that the two agree exactly.
pub fn percentile_of_sorted(values: &[f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor();
    let (low, high) = (*values.get(below as usize)?, *values.get((below as usize + 1).min(last))?);
    let step = place - below;
    Some(if step < 0.5 { low + (high - low) * step } else { high - (high - low) * (1.0 - step) })
}

/// The middle value; none without values.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    percentile_of_sorted(&values, 0.5)
}

/// A mean over independent repetitions, and how far the true one may be from it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// Half the width of the 95 % interval around it (Student's t over the repetitions); infinite for fewer than two of them.
    #[serde(with = "finite_or_null")]
    pub half_width: f64,
}

impl Interval {
    /// Of the values of the repetitions; none without any.
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        if values.len() < 2 {
            return Some(Self { mean, half_width: f64::INFINITY });
        }
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let error = libm::sqrt(squares / (count - 1.0) / count);
        Some(Self { mean, half_width: student_quantile(0.975, count - 1.0) * error })
    }
}

/// JSON has no infinity: it is written as null.
mod finite_or_null {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        value.is_finite().then_some(*value).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        Ok(Option::deserialize(deserializer)?.unwrap_or(f64::INFINITY))
    }
}

/// The value that Student's t with so many degrees of freedom (1 or more) does not exceed with this chance (a half or more),
/// by bisection.
pub fn student_quantile(chance: f64, freedom: f64) -> f64 {
    let exceeds = |t: f64| {
        let x = freedom / (freedom + t * t);
        0.5 * beta_share(freedom / 2.0, 0.5, x)
    };
    let (mut low, mut high) = (0.0, 1.0);
    while exceeds(high) > 1.0 - chance && high < 1e9 {
        low = high;
        high *= 2.0;
    }
    for _ in 0..70 {
        let middle = (low + high) / 2.0;
        if exceeds(middle) > 1.0 - chance { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// The regularised incomplete beta function by Lentz's continued fraction (Numerical Recipes, 6.4).
fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_share(b, a, 1.0 - x);
    }
    const TINY: f64 = 1e-300;
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let front =
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x);
    let (mut c, mut d) = (1.0, 1.0 / kept(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for step in 1..300 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        fraction *= d * c;
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    libm::exp(front) * fraction / a
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 97.5 % points of the printed tables of Student's t.
    #[test]
    fn the_quantiles_of_student_are_those_of_the_tables() {
        for (freedom, wanted) in
            [(1.0, 12.706_2), (2.0, 4.302_7), (9.0, 2.262_2), (30.0, 2.042_3), (399.0, 1.965_9)]
        {
            let found = student_quantile(0.975, freedom);
            assert!((found - wanted).abs() < 6e-5, "{freedom}: {found} is not {wanted}");
        }
        assert!((student_quantile(0.95, 9.0) - 1.833_1).abs() < 6e-5);
    }

    /// 1 to 5: mean 3, standard deviation root of 2.5, t of 4 degrees 2.7764.
    #[test]
    fn an_interval_is_the_mean_and_what_student_gives_around_it() {
        let found = Interval::of(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        assert!((found.mean - 3.0).abs() < 1e-12 && (found.half_width - 1.963_24).abs() < 1e-4, "{found:?}");
        assert_eq!(Interval::of(&[]), None);
        let alone = Interval::of(&[2.0]).unwrap();
        assert_eq!(serde_json::to_string(&alone).unwrap(), r#"{"mean":2.0,"half_width":null}"#);
        assert_eq!(serde_json::from_str::<Interval>(r#"{"mean":2.0,"half_width":null}"#).unwrap(), alone);
    }

    /// `numpy.percentile([1, 2, 4, 8], [0, 50, 90, 100])` is 1, 3, 6.8, 8.
    #[test]
    fn percentiles_are_those_of_numpy() {
        let values = [1.0, 2.0, 4.0, 8.0];
        let said = [0.0, 0.5, 0.9, 1.0].map(|share| percentile_of_sorted(&values, share));
        assert_eq!(said, [Some(1.0), Some(3.0), Some(6.800000000000001), Some(8.0)]);
        assert_eq!(percentile_of_sorted(&[], 0.5), None);
        assert_eq!(median(vec![9.0, 1.0, 5.0]), Some(5.0));
    }
}
