//! Automation that takes effect over the months: what it closes without a person, and the hands-on time that it saves.

use super::{Position, StreamId, position::Placed};
use crate::base::Estimate;
use serde::{Deserialize, Serialize};

crate::id_kind!(
    /// Identifies a roll-out of automation.
    RollOutId
);

/// A roll-out of automation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RollOut {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Phishing playbook".
    pub name: String,
    /// The stream that it concerns; all of them without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Option<StreamId>,
    /// The last month without any effect, in months after the plan's first one.
    pub from_month: u32,
    /// Months from then to the full effect; 0 is at once, in `from_month` itself.
    pub over_months: u32,
    /// The share of what reaches people today that it closes once in full effect, 0 to 1.
    pub closed_share: Estimate,
    /// The share of hands-on minutes that it saves once in full effect, 0 to 1.
    pub minutes_saved: Estimate,
}

impl Placed for RollOut {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl RollOut {
    /// How far it has come in a month, 0 to 1.
    pub fn progress(&self, months_ahead: u32) -> f64 {
        progress(self.from_month, self.over_months, months_ahead)
    }

    /// Whether it is about a stream.
    pub fn concerns(&self, stream: StreamId) -> bool {
        self.stream.is_none_or(|own| own == stream)
    }
}

/// How far something has come that begins after one month and takes so many more: 0 to 1 in a straight line.
pub fn progress(from_month: u32, over_months: u32, months_ahead: u32) -> f64 {
    let since = f64::from(months_ahead) - f64::from(from_month);
    match over_months {
        0 if since >= 0.0 => 1.0,
        0 => 0.0,
        over => (since / f64::from(over)).clamp(0.0, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::progress;

    #[test]
    fn a_roll_out_over_four_months_is_half_done_after_two() {
        assert_eq!([0, 2, 4, 6, 9].map(|month| progress(2, 4, month)), [0.0, 0.0, 0.5, 1.0, 1.0]);
        assert_eq!([1, 2].map(|month| progress(2, 0, month)), [0.0, 1.0]);
    }
}
