//! Random numbers of the months ahead: what is drawn depends on nothing but a seed, a path and a purpose.
//!
//! Every purpose (the growth of one stream, the leavers of one month) has numbers of its own in each path, so that two plans
//! that share an input share its numbers, whatever else differs. Everything is worked out by inversion, one uniform number a
//! draw: what is drawn rises with the number, so that paths of two plans stay side by side.

use crate::base::{normal, random::Stream};

/// The numbers of a purpose in a path.
#[derive(Clone, Debug)]
pub(super) struct Draw(Stream);

impl Draw {
    /// From the start.
    pub(super) fn new(seed: u64, path: u32, purpose: u64) -> Self {
        Self(Stream::of(seed, &[u64::from(path), purpose]))
    }

    /// Above 0 and below 1, neither of which inversion could take.
    pub(super) fn uniform(&mut self) -> f64 {
        ((self.0.bits() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Standard normal.
    pub(super) fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }
}

/// A purpose from its words.
pub(super) fn purpose(words: &[&[u8]]) -> u64 {
    // FNV-1a, with a border between words.
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        word.iter()
            .chain([&0xff])
            .fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    })
}

/// How many of `count` something happens to, each with a chance whose `log(1 - chance)` is given: the binomial below which
/// `uniform` lies. Beyond what the chance of none can be told from zero, the normal approximation.
pub(super) fn binomial(count: u32, log_spared: f64, uniform: f64) -> u32 {
    if count == 0 || log_spared >= 0.0 {
        return 0;
    }
    let none = f64::from(count) * log_spared;
    let chance = -libm::expm1(log_spared);
    if none < -600.0 {
        let (mean, spared) = (f64::from(count) * chance, 1.0 - chance);
        let drawn = mean + normal::quantile(uniform) * libm::sqrt(mean * spared);
        return drawn.round().clamp(0.0, f64::from(count)) as u32;
    }
    let mut term = libm::exp(none);
    let odds = chance / (1.0 - chance);
    let (mut sum, mut drawn) = (term, 0);
    while uniform > sum && drawn < count {
        term *= f64::from(count - drawn) / f64::from(drawn + 1) * odds;
        sum += term;
        drawn += 1;
        // What is left is below what numbers can tell.
        if term < 1e-18 && f64::from(drawn) > f64::from(count) * chance {
            break;
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_path_or_purpose_has_other_numbers_and_the_same_has_the_same() {
        let first = |path, purpose| Draw::new(7, path, purpose).uniform();
        assert_eq!(first(1, 2), first(1, 2));
        assert!(first(1, 2) != first(2, 1) && first(1, 2) != first(1, 3) && first(0, 0) != first(0, 1));
        assert_ne!(purpose(&[b"ab", b"c"]), purpose(&[b"a", b"bc"]));
    }

    #[test]
    fn uniform_numbers_are_even_and_normal_ones_have_mean_nought_and_deviation_one() {
        let drawn: Vec<f64> = (0..20_000).map(|path| Draw::new(1, path, 5).normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let square = drawn.iter().map(|z| z * z).sum::<f64>() / 20_000.0;
        // Four standard errors.
        assert!(mean.abs() < 0.029 && (square - 1.0).abs() < 0.04, "{mean} {square}");
    }

    /// CAPACITY.md: of 12 people at 20 % a year, Binomial(12, .8) stay: mean 9.6, deviation 1.386, P5/P50/P95 = 7/10/12,
    /// and four or more leave with a chance of .2054.
    #[test]
    fn of_twelve_people_as_many_leave_in_a_year_as_the_binomial_says() {
        let log_spared = libm::log(0.8);
        let stay = |uniform| 12 - binomial(12, log_spared, uniform);
        // The share of leavers below which a uniform number lies is turned round for those who stay.
        assert_eq!([stay(0.95), stay(0.5), stay(0.05)], [7, 10, 12]);
        let steps = 200_000;
        let left: Vec<f64> = (0..steps)
            .map(|step| f64::from(binomial(12, log_spared, (f64::from(step) + 0.5) / f64::from(steps))))
            .collect();
        let mean = left.iter().sum::<f64>() / left.len() as f64;
        let variance = left.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / left.len() as f64;
        let four = left.iter().filter(|x| **x >= 4.0).count() as f64 / left.len() as f64;
        assert!((mean - 2.4).abs() < 1e-4 && (libm::sqrt(variance) - 1.386).abs() < 1e-3);
        assert!((four - 0.2054).abs() < 1e-4, "{four}");
    }

    #[test]
    fn a_binomial_of_thousands_neither_ends_early_nor_runs_over() {
        let log_spared = libm::log(0.5);
        assert!((2_400..2_600).contains(&binomial(5_000, log_spared, 0.5)));
        assert_eq!(binomial(10, log_spared, 1.0 - 1e-16), 10);
        assert_eq!(binomial(10, 0.0, 0.999), 0);
        assert_eq!(binomial(0, log_spared, 0.5), 0);
    }
}
