//! Order statistics that agree with other programs to the last bit.

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

#[cfg(test)]
mod tests {
    use super::*;

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
