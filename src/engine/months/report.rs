//! What is said of the months ahead. People are counted in full-time, fully effective people unless a name says headcount.

use crate::base::{Month, RawId};
use serde::{Deserialize, Serialize};

/// Five percentiles of what the paths gave: a tenth of them lies below `p10`, and so on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fan {
    /// One path in ten is lower.
    pub p10: f64,
    /// One in four is lower.
    pub p25: f64,
    /// The middle path.
    pub p50: f64,
    /// One in four is higher.
    pub p75: f64,
    /// One in ten is higher.
    pub p90: f64,
}

impl Fan {
    /// Of values in any order, which are rearranged; zeros without values. Linear between order statistics, as
    /// [`crate::base::statistics::percentile_of_sorted`].
    pub(super) fn of(values: &mut [f64]) -> Self {
        let mut rest = values;
        let mut skipped = 0;
        let Some(last) = rest.len().checked_sub(1) else { return Self::default() };
        let [p10, p25, p50, p75, p90] = [0.10, 0.25, 0.50, 0.75, 0.90].map(|share| {
            let place = share * last as f64;
            let below = place.floor() as usize;
            let at = (below - skipped).min(rest.len() - 1);
            // Selecting is several times as fast as sorting, and each percentile leaves less to look at.
            let (_, low, above) = rest.select_nth_unstable_by(at, f64::total_cmp);
            let low = *low;
            let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
            rest = &mut std::mem::take(&mut rest)[at..];
            skipped += at;
            let step = place - below as f64;
            if step < 0.5 { low + (next - low) * step } else { next - (next - low) * (1.0 - step) }
        });
        Self { p10, p25, p50, p75, p90 }
    }
}

/// The months ahead of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthsReport {
    /// How many paths were drawn.
    pub paths: u32,
    /// With which seed.
    pub seed: u64,
    /// Month by month, the plan's first one first.
    pub months: Vec<MonthFigures>,
    /// What is expected with every input at its median and leavers by their share: one path without chance.
    pub expected: Vec<Expected>,
    /// For each threshold that was asked for, in that order.
    pub crossings: Vec<Crossing>,
    /// When the new posts are filled, in the order of the requisitions.
    pub hires: Vec<HireMonths>,
    /// Where the headcount goes over the whole horizon: means over the paths, so that it adds up.
    pub waterfall: Waterfall,
}

/// One month over all paths.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// Which.
    pub month: Month,
    /// Effective people that the alerts take at the occupancy limit.
    pub demand: Fan,
    /// Effective people that are there.
    pub effective: Fan,
    /// Demand less effective people, path by path.
    pub gap: Fan,
    /// People on the payroll.
    pub headcount: Fan,
    /// People who leave in the month, on average.
    pub leavers: f64,
    /// People who begin on a new post in the month, on average.
    pub hires: f64,
    /// People who begin on a leaver's post in the month, on average.
    pub refills: f64,
    /// The chance that the month is short of people (a gap above 0).
    pub short: f64,
}

/// One month of the path without chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// Effective people that the alerts take at the occupancy limit.
    pub demand: f64,
    /// Effective people that are there.
    pub effective: f64,
    /// People on the payroll.
    pub headcount: f64,
    /// People who leave.
    pub leavers: f64,
    /// People who begin on a new post.
    pub hires: f64,
    /// People who begin on a leaver's post.
    pub refills: f64,
    /// Demand over the people that are there, times the occupancy limit: the occupancy; above 1 work is left over.
    pub occupancy: f64,
}

/// When the gap first exceeds a threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// The threshold in effective people.
    pub gap_above: f64,
    /// In each month, the chance that the gap exceeds it then.
    pub in_month: Vec<f64>,
    /// In each month, the chance that it has been exceeded by then.
    pub by_month: Vec<f64>,
    /// The first month by which it is as likely as not; none if it never is.
    pub likely_from: Option<Month>,
    /// The first month by which one path in ten has crossed it; none if fewer do.
    pub possible_from: Option<Month>,
}

impl Crossing {
    /// The chance that it is ever exceeded within the horizon.
    pub fn ever(&self) -> f64 {
        self.by_month.last().copied().unwrap_or(0.0)
    }
}

/// When the posts of a requisition are filled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HireMonths {
    /// Which requisition.
    pub id: RawId,
    /// What it is called: text of the user.
    pub name: String,
    /// How many posts.
    pub people: u32,
    /// The month in which a post is filled with every input at its median.
    pub expected: Month,
    /// Nine in ten are filled from here ...
    pub early: Month,
    /// ... to here.
    pub late: Month,
}

/// From the headcount at the beginning to the effective people at the end: `start - leavers + hires + refills = end`, `end -
/// ramp loss - mentor loss = effective`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Waterfall {
    /// People at the beginning.
    pub start: f64,
    /// People who left.
    pub leavers: f64,
    /// People who began on new posts.
    pub hires: f64,
    /// People who began on leavers' posts.
    pub refills: f64,
    /// People at the end.
    pub end: f64,
    /// What newcomers do not yet do at the end.
    pub ramp_loss: f64,
    /// What the experienced spend on newcomers at the end.
    pub mentor_loss: f64,
    /// Effective people at the end.
    pub effective: f64,
    /// Effective people that the alerts take at the end.
    pub demand: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::statistics::percentile_of_sorted;

    #[test]
    fn a_fan_is_the_percentiles_of_the_sorted_values() {
        for count in [1_u32, 2, 3, 7, 100, 1_001] {
            let mut values: Vec<f64> = (0..count).map(|i| f64::from(i * 7_919 % 1_013)).collect();
            let fan = Fan::of(&mut values.clone());
            values.sort_by(f64::total_cmp);
            let sorted =
                [0.1, 0.25, 0.5, 0.75, 0.9].map(|share| percentile_of_sorted(&values, share).unwrap());
            assert_eq!([fan.p10, fan.p25, fan.p50, fan.p75, fan.p90], sorted, "{count}");
        }
        assert_eq!(Fan::of(&mut []), Fan::default());
    }
}
