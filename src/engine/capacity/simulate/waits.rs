//! How waits are spread, in little memory: counts in steps of 1/256 of each power of two, from a fifth of a millisecond up.
//!
//! A quantile is told within its step as if waits were even in it, which is closer than a thousandth of it; means are exact.

/// Steps in each power of two: 2 to this.
const STEP_BITS: u32 = 8;
/// The shortest wait that is told from none, as a power of two of an hour.
const SHORTEST: i32 = -24;
/// The longest, as a power of two of an hour: three and a half years.
const LONGEST: i32 = 15;
const STEPS: usize = ((LONGEST - SHORTEST) as usize) << STEP_BITS;
/// What the bits of the shortest wait begin with.
const FIRST: u64 = ((1023 + SHORTEST) as u64) << STEP_BITS;

/// The waits of one class.
#[derive(Clone)]
pub(super) struct Waits {
    counts: Vec<u32>,
    none: u64,
    all: u64,
    sum: f64,
}

impl Waits {
    pub(super) fn new() -> Self {
        Self { counts: vec![0; STEPS], none: 0, all: 0, sum: 0.0 }
    }

    /// Counts a wait in hours, 0 or more.
    #[inline]
    pub(super) fn count(&mut self, hours: f64) {
        self.all += 1;
        if hours <= 0.0 {
            self.none += 1;
            return;
        }
        self.sum += hours;
        // The bits of a positive number grow with it: exponent first, then the steps within.
        let step = (hours.to_bits() >> (52 - STEP_BITS)).saturating_sub(FIRST) as usize;
        self.counts[step.min(STEPS - 1)] += 1;
    }

    pub(super) fn sum(&self) -> f64 {
        self.sum
    }

    pub(super) fn all(&self) -> u64 {
        self.all
    }

    /// How many waited at all.
    pub(super) fn waited(&self) -> u64 {
        self.all - self.none
    }

    /// The mean in hours; none without alerts.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.all > 0).then(|| self.sum / self.all as f64)
    }

    /// The waits that these shares (rising) do not exceed; none without alerts.
    pub(super) fn quantiles<const N: usize>(&self, shares: [f64; N]) -> [Option<f64>; N] {
        if self.all == 0 {
            return [None; N];
        }
        let mut below = self.none as f64;
        let mut step = 0;
        shares.map(|share| {
            let wanted = share * self.all as f64;
            if wanted <= self.none as f64 {
                return Some(0.0);
            }
            while step + 1 < STEPS && below + f64::from(self.counts[step]) < wanted {
                below += f64::from(self.counts[step]);
                step += 1;
            }
            let here = f64::from(self.counts[step]).max(1.0);
            let (low, high) = (edge(step), edge(step + 1));
            Some(low + (high - low) * ((wanted - below) / here).clamp(0.0, 1.0))
        })
    }
}

/// The shortest wait of a step, in hours.
fn edge(step: usize) -> f64 {
    f64::from_bits((FIRST + step as u64) << (52 - STEP_BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_waits_within_a_thousandth() {
        let mut waits = Waits::new();
        for index in 0..100_000_u32 {
            // Two in ten do not wait, the others evenly up to eight hours.
            waits.count((f64::from(index) / 10_000.0 - 2.0).max(0.0));
        }
        let found = waits.quantiles([0.1, 0.5, 0.9, 0.99]);
        for (found, wanted) in found.iter().zip([0.0, 3.0, 7.0, 7.9]) {
            assert!((found.unwrap() - wanted).abs() <= 1e-3 * wanted, "{found:?} is not {wanted}");
        }
        assert!((waits.mean().unwrap() - 3.2).abs() < 1e-3);
        assert_eq!((waits.all(), waits.waited()), (100_000, 79_999));
    }

    #[test]
    fn waits_beyond_both_ends_are_counted_at_the_ends() {
        let mut waits = Waits::new();
        waits.count(1e-12);
        waits.count(1e9);
        let [low, high] = waits.quantiles([0.5, 1.0]);
        assert!(low.unwrap() < 1e-7 && high.unwrap() > 30_000.0);
        assert_eq!(Waits::new().quantiles([0.5]), [None]);
    }
}
