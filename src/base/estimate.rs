//! A number that somebody estimated: a point or a range, where it comes from, and when it was last checked.
//!
//! A range is meant as "nine times in ten it lies in here". Deterministic figures use its median: the geometric mean for
//! amounts (lognormal), the mean of the logits for shares (logit-normal).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A point, or a range that holds 90 % of what may come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// One number.
    Point(f64),
    /// The 5 % and 95 % points, `low < high`.
    Range {
        /// Exceeded 19 times in 20.
        low: f64,
        /// Exceeded once in 20.
        high: f64,
    },
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Somebody typed it.
    #[default]
    Typed,
    /// Nobody said; the default whose source is noted.
    Default,
    /// Counted in an imported history.
    Measured,
    /// Worked out from other answers (people at the desk, share of time, alerts closed).
    Calibrated,
}

/// An estimated number with its source. The unit is the field's, and is in the field's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(try_from = "Saved", into = "Saved")]
pub struct Estimate {
    /// The number or range.
    pub amount: Amount,
    /// How it came to be.
    pub basis: Basis,
    /// The note beside it: a survey, a person, a file. Empty if there is none.
    pub source: String,
    /// When somebody last checked it.
    pub checked: Option<NaiveDate>,
}

impl Estimate {
    /// A typed point without a note.
    pub fn point(value: f64) -> Self {
        Self { amount: Amount::Point(value), basis: Basis::Typed, source: String::new(), checked: None }
    }

    /// A point that nobody typed, with the note that says why it stands.
    pub fn default_value(value: f64, source: impl Into<String>) -> Self {
        Self { amount: Amount::Point(value), basis: Basis::Default, source: source.into(), checked: None }
    }

    /// A point that nobody typed; what it rests on is worded by the field that holds it.
    pub fn default_point(value: f64) -> Self {
        Self::default_value(value, String::new())
    }

    /// A typed range without a note.
    pub fn range(low: f64, high: f64) -> Self {
        Self {
            amount: Amount::Range { low, high },
            basis: Basis::Typed,
            source: String::new(),
            checked: None,
        }
    }

    /// The median of an amount (lognormal between the ends): `sqrt(low * high)`. A range that touches zero has its
    /// arithmetic middle, since a lognormal has none there.
    pub fn median_amount(&self) -> f64 {
        match self.amount {
            Amount::Point(value) => value,
            Amount::Range { low, high } if low > 0.0 => libm::sqrt(low * high),
            Amount::Range { low, high } => (low + high) / 2.0,
        }
    }

    /// The median of a share between 0 and 1 (logit-normal between the ends). A range that touches 0 or 1 has its
    /// arithmetic middle.
    pub fn median_share(&self) -> f64 {
        match self.amount {
            Amount::Point(value) => value,
            Amount::Range { low, high } if low > 0.0 && high < 1.0 => {
                let logit = |p: f64| libm::log(p / (1.0 - p));
                let middle = (logit(low) + logit(high)) / 2.0;
                1.0 / (1.0 + libm::exp(-middle))
            }
            Amount::Range { low, high } => (low + high) / 2.0,
        }
    }

    /// After somebody typed another amount: a number that was a default, measured or worked out is now typed and loses its
    /// note, for the note was about the other number. A typed one keeps its note.
    pub fn retyped(&self, amount: Amount, today: NaiveDate) -> Self {
        let source = match self.basis {
            Basis::Typed => self.source.clone(),
            Basis::Default | Basis::Measured | Basis::Calibrated => String::new(),
        };
        Self { amount, basis: Basis::Typed, source, checked: Some(today) }
    }

    /// The least and the most that the estimate names; the same number twice for a point.
    pub fn bounds(&self) -> (f64, f64) {
        match self.amount {
            Amount::Point(value) => (value, value),
            Amount::Range { low, high } => (low, high),
        }
    }
}

/// The saved shape: `value`, or `low` and `high`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "Estimate"))]
struct Saved {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    #[serde(default)]
    basis: Basis,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<String>"))]
    checked: Option<NaiveDate>,
}

impl From<Estimate> for Saved {
    fn from(estimate: Estimate) -> Self {
        let (value, low, high) = match estimate.amount {
            Amount::Point(value) => (Some(value), None, None),
            Amount::Range { low, high } => (None, Some(low), Some(high)),
        };
        Self { value, low, high, basis: estimate.basis, source: estimate.source, checked: estimate.checked }
    }
}

impl TryFrom<Saved> for Estimate {
    type Error = &'static str;

    fn try_from(saved: Saved) -> Result<Self, Self::Error> {
        let amount = match (saved.value, saved.low, saved.high) {
            (Some(value), None, None) => Amount::Point(value),
            (None, Some(low), Some(high)) => Amount::Range { low, high },
            _ => return Err("an estimate holds either value, or low and high"),
        };
        Ok(Self { amount, basis: saved.basis, source: saved.source, checked: saved.checked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_to_forty_minutes_has_a_median_of_twenty() {
        assert!((Estimate::range(10.0, 40.0).median_amount() - 20.0).abs() < 1e-12);
    }

    #[test]
    fn a_share_range_that_mirrors_around_a_half_has_a_median_of_a_half() {
        assert!((Estimate::range(0.2, 0.8).median_share() - 0.5).abs() < 1e-12);
    }

    #[test]
    fn both_shapes_are_read_back_and_a_mixture_is_refused() {
        for text in [
            r#"{"value":12.0,"basis":"typed"}"#,
            r#"{"low":10.0,"high":20.0,"basis":"default","source":"x"}"#,
        ] {
            let estimate: Estimate = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&estimate).unwrap(), text);
        }
        assert!(serde_json::from_str::<Estimate>(r#"{"value":1,"low":2}"#).is_err());
        assert!(serde_json::from_str::<Estimate>("{}").is_err());
    }
}
