//! Random numbers from a seed: the same ones natively and in the browser, to the last bit.
//!
//! The generator is xoshiro256++ (Blackman and Vigna 2019, crate `rand_xoshiro`). [`Stream::of`] gives one stream for a seed and a
//! path of labels, such as replication, severity and source: what one source draws never shifts what another one draws, so
//! that two runs can share their chance. Exponential and normal numbers come from the ziggurat (Marsaglia and Tsang 2000) with
//! tables of 256 layers that [`Shapes::new`] works out from `libm`'s logarithms and powers. Gamma numbers: Marsaglia and Tsang
//! (2000), A simple method for generating gamma variables. Lognormal numbers need a power of e each: [`Shapes::power`] looks up
//! 64ths of a power of two, three times as fast as `libm::exp` and within its last two digits, the same everywhere.

use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{Rng, SeedableRng},
};

/// A stream of random numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// The stream of a seed for one source: other labels, or the same ones in another order, give other numbers.
    pub fn of(seed: u64, labels: &[u64]) -> Self {
        Self::new(labels.iter().fold(mixed(seed), |state, label| mixed(state ^ mixed(*label))))
    }

    /// 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 to below 1, in steps of `2^-53`.
    #[inline]
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Whether something happens that has this chance.
    #[inline]
    pub fn happens(&mut self, chance: f64) -> bool {
        self.share() < chance
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014), which spreads neighbouring labels over all 64 bits.
fn mixed(label: u64) -> u64 {
    let mut z = label.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

const LAYERS: usize = 256;

/// Layers of equal area under a falling density: the right edge of each, and the density there.
#[derive(Clone, Debug)]
struct Ziggurat {
    edges: [f64; LAYERS + 1],
    heights: [f64; LAYERS + 1],
}

impl Ziggurat {
    /// From the edge of the lowest layer, the area of a layer, the density and its inverse.
    fn new(edge: f64, area: f64, density: fn(f64) -> f64, inverse: fn(f64) -> f64) -> Self {
        let mut edges = [0.0; LAYERS + 1];
        // The lowest layer has the tail too: it is as wide as a box of its height with the same area.
        edges[0] = area / density(edge);
        edges[1] = edge;
        for layer in 2..LAYERS {
            edges[layer] = inverse(density(edges[layer - 1]) + area / edges[layer - 1]);
        }
        Self { heights: edges.map(density), edges }
    }
}

/// What is worked out once to draw exponential, normal and gamma numbers.
#[derive(Clone, Debug)]
pub struct Shapes {
    exponential: Ziggurat,
    normal: Ziggurat,
    /// 2 to the 64ths from 0 to 63.
    roots: [f64; 64],
}

/// The edges of the lowest layers (Marsaglia and Tsang 2000, with more digits) and the areas that belong to them.
const EXPONENTIAL_EDGE: f64 = 7.697_117_470_131_05;
const EXPONENTIAL_AREA: f64 = 0.003_949_659_822_581_557;
const NORMAL_EDGE: f64 = 3.654_152_885_361_009;
const NORMAL_AREA: f64 = 0.004_928_673_233_974_655;

fn exponential_density(x: f64) -> f64 {
    libm::exp(-x)
}

fn normal_density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

impl Shapes {
    /// Works the tables out.
    pub fn new() -> Self {
        Self {
            exponential: Ziggurat::new(EXPONENTIAL_EDGE, EXPONENTIAL_AREA, exponential_density, |y| {
                -libm::log(y)
            }),
            normal: Ziggurat::new(NORMAL_EDGE, NORMAL_AREA, normal_density, |y| {
                libm::sqrt(-2.0 * libm::log(y))
            }),
            roots: std::array::from_fn(|place| libm::exp2(place as f64 / 64.0)),
        }
    }

    /// e to a power from -700 to 700 (beyond, that of the nearer end).
    #[inline]
    pub fn power(&self, x: f64) -> f64 {
        use std::f64::consts::LN_2;
        /// Added and taken away, it rounds to a whole number, which then stands in the low bits.
        const ROUNDS: f64 = 6_755_399_441_055_744.0;
        /// The logarithm of 2 in a part of few digits, whose multiples are exact, and the rest (fdlibm).
        const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
        const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
        let x = x.clamp(-700.0, 700.0);
        let shifted = x * (64.0 / LN_2) + ROUNDS;
        let whole = shifted - ROUNDS;
        let rest = x - whole * (LN_2_HIGH / 64.0) - whole * (LN_2_LOW / 64.0);
        let bits = shifted.to_bits();
        let root = self.roots[(bits & 63) as usize];
        let exponent = (bits as i64) << 12 >> 18;
        let scale = f64::from_bits(((1023 + exponent) as u64) << 52);
        let square = rest * rest;
        let series = rest + square * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0))));
        (root + root * series) * scale
    }

    /// An exponential number of mean 1.
    #[inline]
    pub fn exponential(&self, stream: &mut Stream) -> f64 {
        loop {
            let bits = stream.bits();
            let layer = (bits & 0xff) as usize;
            let x = (bits >> 11) as f64 * (1.0 / (1_u64 << 53) as f64) * self.exponential.edges[layer];
            if x < self.exponential.edges[layer + 1] {
                return x;
            }
            if layer == 0 {
                // Beyond the edge the density is that from 0 again.
                return EXPONENTIAL_EDGE - libm::log(1.0 - stream.share());
            }
            if under(&self.exponential, layer, x, exponential_density, stream) {
                return x;
            }
        }
    }

    /// A normal number of mean 0 and deviation 1.
    #[inline]
    pub fn normal(&self, stream: &mut Stream) -> f64 {
        loop {
            let bits = stream.bits();
            let layer = (bits & 0xff) as usize;
            // From -1 to below 1.
            let side = ((bits as i64) >> 11) as f64 * (1.0 / (1_u64 << 52) as f64);
            let x = side * self.normal.edges[layer];
            if x.abs() < self.normal.edges[layer + 1] {
                return x;
            }
            if layer == 0 {
                return normal_tail(side < 0.0, stream);
            }
            if under(&self.normal, layer, x, normal_density, stream) {
                return x;
            }
        }
    }

    /// A gamma number of this shape (above 0) and scale 1; its mean is the shape.
    pub fn gamma(&self, shape: f64, stream: &mut Stream) -> f64 {
        if shape < 1.0 {
            let boost = libm::pow(1.0 - stream.share(), 1.0 / shape);
            return self.gamma(shape + 1.0, stream) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal(stream);
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            if libm::log(1.0 - stream.share()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }
}

impl Default for Shapes {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a point of a layer beyond the next one's edge lies under the density.
#[cold]
fn under(ziggurat: &Ziggurat, layer: usize, x: f64, density: fn(f64) -> f64, stream: &mut Stream) -> bool {
    let (low, high) = (ziggurat.heights[layer], ziggurat.heights[layer + 1]);
    low + (high - low) * stream.share() < density(x)
}

/// A normal number beyond the edge (Marsaglia 1964).
#[cold]
fn normal_tail(is_negative: bool, stream: &mut Stream) -> f64 {
    loop {
        let x = -libm::log(1.0 - stream.share()) / NORMAL_EDGE;
        let y = -libm::log(1.0 - stream.share());
        if 2.0 * y >= x * x {
            return if is_negative { -NORMAL_EDGE - x } else { NORMAL_EDGE + x };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 400_000;

    /// The share of draws below each of the points.
    fn below(draws: &[f64], points: &[f64]) -> Vec<f64> {
        let count = |point: f64| draws.iter().filter(|draw| **draw < point).count();
        points.iter().map(|point| count(*point) as f64 / draws.len() as f64).collect()
    }

    fn assert_shares(found: &[f64], wanted: &[f64]) {
        for (found, wanted) in found.iter().zip(wanted) {
            let error = libm::sqrt(wanted * (1.0 - wanted) / DRAWS as f64);
            assert!((found - wanted).abs() < 4.0 * error, "{found} is not {wanted} within {error}");
        }
    }

    #[test]
    fn the_layers_of_the_ziggurats_have_the_same_area_up_to_the_top() {
        let shapes = Shapes::new();
        for (ziggurat, area) in [(&shapes.exponential, EXPONENTIAL_AREA), (&shapes.normal, NORMAL_AREA)] {
            let top = ziggurat.edges[LAYERS - 1] * (1.0 - ziggurat.heights[LAYERS - 1]);
            assert!((top / area - 1.0).abs() < 1e-9, "{top} is not {area}");
        }
    }

    /// Shares of the exponential distribution: `1 - exp(-x)`, the tail beyond the ziggurat's edge among them.
    #[test]
    fn exponential_numbers_are_spread_as_they_should_be() {
        let (shapes, mut stream) = (Shapes::new(), Stream::new(11));
        let draws: Vec<f64> = (0..DRAWS).map(|_| shapes.exponential(&mut stream)).collect();
        let points = [0.01, 0.1, 0.5, 1.0, 2.0, 4.0, 7.697, 9.0];
        assert_shares(&below(&draws, &points), &points.map(|x| -libm::expm1(-x)));
    }

    /// Shares of the normal distribution by the error function.
    #[test]
    fn normal_numbers_are_spread_as_they_should_be() {
        let (shapes, mut stream) = (Shapes::new(), Stream::new(12));
        let draws: Vec<f64> = (0..DRAWS).map(|_| shapes.normal(&mut stream)).collect();
        let points = [-3.654, -2.5, -1.0, -0.1, 0.0, 0.3, 1.5, 3.0, 3.7];
        let wanted = points.map(|x| libm::erfc(-x / std::f64::consts::SQRT_2) / 2.0);
        assert_shares(&below(&draws, &points), &wanted);
    }

    #[test]
    fn gamma_numbers_have_the_mean_and_the_variance_of_their_shape() {
        let (shapes, mut stream) = (Shapes::new(), Stream::new(13));
        for shape in [0.3, 1.0, 4.5] {
            let draws: Vec<f64> = (0..DRAWS).map(|_| shapes.gamma(shape, &mut stream)).collect();
            let mean = draws.iter().sum::<f64>() / DRAWS as f64;
            let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / DRAWS as f64;
            assert!((mean / shape - 1.0).abs() < 0.015, "{mean} is not {shape}");
            assert!((variance / shape - 1.0).abs() < 0.03, "{variance} is not {shape}");
        }
    }

    #[test]
    fn powers_are_those_of_the_library_but_for_the_last_digits() {
        let shapes = Shapes::new();
        for step in -140_000..=140_000 {
            let x = f64::from(step) * 0.004_9;
            let (found, wanted) = (shapes.power(x), libm::exp(x));
            assert!((found / wanted - 1.0).abs() < 5e-16, "{x}: {found} is not {wanted}");
        }
        assert_eq!(
            (shapes.power(0.0), shapes.power(-1e9), shapes.power(1e9).is_finite()),
            (1.0, shapes.power(-700.0), true)
        );
    }

    #[test]
    fn a_source_draws_the_same_whatever_others_draw() {
        let draw = |labels: &[u64]| Stream::of(7, labels).bits();
        assert_eq!(draw(&[1, 2]), draw(&[1, 2]));
        assert_ne!(draw(&[1, 2]), draw(&[2, 1]));
        assert_ne!(draw(&[1]), draw(&[1, 0]));
        assert_ne!(Stream::of(8, &[1, 2]).bits(), draw(&[1, 2]));
    }

    /// The first two outputs of xoshiro256++ seeded with SplitMix64 from 0, as the reference program in C gives them.
    #[test]
    fn the_bits_are_those_of_the_reference_program() {
        let mut stream = Stream::new(0);
        assert_eq!([stream.bits(), stream.bits()], [5_987_356_902_031_041_503, 7_051_070_477_665_621_255]);
    }
}
