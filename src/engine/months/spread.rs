//! What a number may turn out to be: the distribution that a range stands for.
//!
//! A range holds nine cases in ten. An amount is lognormal between its ends, a share logit-normal; a range that touches what
//! these cannot reach (0, or 1 for a share) is normal around its middle and cut at the limit. The median is always the one
//! that deterministic figures use ([`Estimate::median_amount`], [`Estimate::median_share`]).

use crate::base::{Amount, Estimate, normal::P95};

/// A distribution, asked by standard normal numbers: 0 is the median, -1.6449 and 1.6449 the ends of the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Spread {
    Point(f64),
    /// `exp(middle + width z)`.
    Log {
        middle: f64,
        width: f64,
    },
    /// `1 / (1 + exp(-(middle + width z)))`.
    Logit {
        middle: f64,
        width: f64,
    },
    /// `middle + width z`, kept between two limits.
    Cut {
        middle: f64,
        width: f64,
        least: f64,
        most: f64,
    },
}

fn cut(low: f64, high: f64, least: f64, most: f64) -> Spread {
    Spread::Cut { middle: (low + high) / 2.0, width: (high - low) / (2.0 * P95), least, most }
}

impl Spread {
    /// An amount that is not below `least`: minutes, alerts, months.
    pub(super) fn amount(estimate: &Estimate, least: f64) -> Self {
        match estimate.amount {
            Amount::Point(value) => Self::Point(value),
            Amount::Range { low, high } if low > 0.0 => {
                let (low, high) = (libm::log(low), libm::log(high));
                Self::Log { middle: (low + high) / 2.0, width: (high - low) / (2.0 * P95) }
            }
            Amount::Range { low, high } => cut(low, high, least, f64::INFINITY),
        }
    }

    /// A share between 0 and 1.
    pub(super) fn share(estimate: &Estimate) -> Self {
        let logit = |p: f64| libm::log(p / (1.0 - p));
        match estimate.amount {
            Amount::Point(value) => Self::Point(value),
            Amount::Range { low, high } if low > 0.0 && high < 1.0 => {
                let (low, high) = (logit(low), logit(high));
                Self::Logit { middle: (low + high) / 2.0, width: (high - low) / (2.0 * P95) }
            }
            Amount::Range { low, high } => cut(low, high, 0.0, 1.0),
        }
    }

    pub(super) fn at(&self, z: f64) -> f64 {
        match *self {
            Self::Point(value) => value,
            Self::Log { middle, width } => libm::exp(middle + width * z),
            Self::Logit { middle, width } => 1.0 / (1.0 + libm::exp(-(middle + width * z))),
            Self::Cut { middle, width, least, most } => (middle + width * z).clamp(least, most),
        }
    }

    pub(super) fn median(&self) -> f64 {
        self.at(0.0)
    }

    /// The ends of the range.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.at(-P95), self.at(P95))
    }

    pub(super) fn is_point(&self) -> bool {
        matches!(self, Self::Point(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_ends_are_those_of_the_estimate() {
        for (low, high) in [(10.0, 40.0), (0.0, 5.0), (-0.1, 0.3)] {
            let estimate = Estimate::range(low, high);
            let spread = Spread::amount(&estimate, -0.9);
            assert!((spread.median() - estimate.median_amount()).abs() < 1e-12);
            assert!((spread.ends().0 - low).abs() < 1e-9 && (spread.ends().1 - high).abs() < 1e-9);
        }
        for (low, high) in [(0.2, 0.8), (0.0, 0.3), (0.5, 1.0)] {
            let estimate = Estimate::range(low, high);
            let spread = Spread::share(&estimate);
            assert!((spread.median() - estimate.median_share()).abs() < 1e-12);
            assert!((spread.ends().0 - low).abs() < 1e-9 && (spread.ends().1 - high).abs() < 1e-9);
            assert!(spread.at(-9.0) >= 0.0 && spread.at(9.0) <= 1.0);
        }
    }
}
