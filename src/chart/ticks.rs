//! Round numbers for an axis: 1, 2, 2.5 or 5 times a power of ten, four to six of them.

/// Steps that people count in; 2.5 only where decimals do not hurt.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];

/// The ends of an axis and its ticks, of which the first and last are the ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// In order; never fewer than two.
    pub values: Vec<f64>,
    /// Decimals that tell neighbours apart.
    pub decimals: usize,
}

impl Ticks {
    /// The lower end.
    pub fn low(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// The upper end.
    pub fn high(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// Ticks that cover `low..=high` with about `wanted` intervals (3 to 5 give four to six ticks). Whole numbers stay whole when
/// `whole` is asked for (half an alert is not a tick).
pub fn round_ticks(low: f64, high: f64, wanted: usize, whole: bool) -> Ticks {
    let low = if low.is_finite() { low.clamp(-1e300, 1e300) } else { 0.0 };
    let high = if high.is_finite() { high.clamp(-1e300, 1e300) } else { 0.0 };
    let (low, high) = (low.min(high), low.max(high));
    // An axis without extent still needs a height: one above, or a tenth of a large value.
    let high =
        if high - low > high.abs().max(low.abs()) * 1e-9 { high } else { low + (low.abs() * 0.1).max(1.0) };
    let wanted = wanted.clamp(1, 12) as f64;
    let rough = (high - low) / wanted;
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let fits = |step: &f64| !whole || libm::fmod(*step, 1.0) == 0.0;
    let step = STEPS
        .iter()
        .flat_map(|s| [s * power, s * power * 10.0])
        .filter(fits)
        .filter(|step| *step >= rough * 0.999)
        .min_by(f64::total_cmp)
        .unwrap_or_else(|| power.max(1.0));
    let first = libm::floor(low / step + 1e-9);
    let last = libm::ceil(high / step - 1e-9).max(first + 1.0);
    // Steps come from STEPS, so there are a dozen at most; the cap only guards numbers at the edge of what floats hold.
    let count = ((last - first) as usize).min(50);
    let values = (0..=count).map(|i| (first + i as f64) * step).collect();
    let mut decimals = 0;
    while decimals < 6 && {
        let scaled = step * libm::pow(10.0, decimals as f64);
        libm::fabs(scaled - libm::round(scaled)) > 1e-6 * scaled
    } {
        decimals += 1;
    }
    Ticks { values, decimals }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_four_to_six_round_ticks_and_covers_what_is_drawn() {
        let cases: [(f64, f64, bool, &[f64]); 7] = [
            (0.0, 3.4, false, &[0.0, 1.0, 2.0, 3.0, 4.0]),
            (0.0, 118.0, true, &[0.0, 50.0, 100.0, 150.0]),
            (0.0, 1.0, false, &[0.0, 0.25, 0.5, 0.75, 1.0]),
            (0.0, 0.9, true, &[0.0, 1.0]),
            (0.0, 4.0, true, &[0.0, 1.0, 2.0, 3.0, 4.0]),
            (-1.2, 1.8, false, &[-2.0, -1.0, 0.0, 1.0, 2.0]),
            (0.0, 0.0, false, &[0.0, 0.25, 0.5, 0.75, 1.0]),
        ];
        for (low, high, whole, expected) in cases {
            assert_eq!(round_ticks(low, high, 4, whole).values, expected, "{low} to {high}");
        }
    }

    #[test]
    fn any_numbers_give_a_usable_axis() {
        for low in [-1e308, -5.0, 0.0, 1e-300, f64::NAN, f64::INFINITY] {
            for high in [-1e308, 0.0, 1e-9, 7.3, 1e12, 1e308, f64::NAN] {
                let ticks = round_ticks(low, high, 4, false);
                assert!(ticks.values.len() >= 2 && ticks.values.len() <= 51, "{low} {high} {ticks:?}");
                assert!(ticks.values.iter().all(|v| v.is_finite()), "{low} {high}");
                assert!(ticks.low() < ticks.high(), "{low} {high}");
            }
        }
    }

    #[test]
    fn decimals_tell_neighbouring_ticks_apart() {
        assert_eq!(round_ticks(0.0, 3.4, 4, false).decimals, 0);
        assert_eq!(round_ticks(0.0, 0.9, 4, false).decimals, 2);
        assert_eq!(round_ticks(0.0, 9.0, 4, false).decimals, 1);
    }
}
