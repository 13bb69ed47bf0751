//! How likely is it that hands-on work is done within so many hours of its start?
//!
//! Hands-on minutes are lognormal through the typical and the bad case, escalated work a fixed time on top, mixed over the
//! streams of a class by alerts worked. Who sits there loses a part of every hour, so that work takes `1 / (1 - share off the
//! queue)` times as long. In: the streams. Out: [`HandsOn`], and [`DoneWithin`], the same as polynomials of the seventh degree
//! by stretches of time, which [`super::in_time`] follows without taking a logarithm again. Limits: work that does not vary is taken to
//! vary by a twentieth; shares within 1e-6 of 1 count as 1; the polynomials are within 2e-7 of the distribution.

use crate::domain::AlertStream;

/// The 90 % point of the standard normal distribution.
const NORMAL_P90: f64 = 1.281_551_565_544_600_4;
/// The point that one in a million exceeds, in standard deviations of a normal distribution.
const NORMAL_LAST: f64 = 4.753_424_308_822_899;
/// `-ln` of one in a million.
const EXPONENTIAL_LAST: f64 = 13.815_510_557_964_274;
/// Work that varies less, in its logarithm, is taken to vary as much.
const LEAST_SIGMA: f64 = 0.05;
/// The polynomials come as near.
const NEAR: f64 = 2e-7;
/// A stretch is halved at most so often.
const MOST_HALVES: u32 = 24;
/// Coefficients of a polynomial.
pub(super) const TERMS: usize = 8;

/// The spread of the hands-on minutes of one class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandsOn(Vec<(f64, Spread)>);

/// A part of the alerts of a class, alike in their spread.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spread {
    Lognormal { typical: f64, sigma: f64, added: f64 },
    Exponential { mean: f64 },
}

impl Spread {
    fn done_within(self, minutes: f64) -> f64 {
        match self {
            Self::Lognormal { typical, sigma, added } => {
                let left = minutes - added;
                if left <= 0.0 {
                    return 0.0;
                }
                let deviations = libm::log(left / typical) / sigma;
                0.5 * libm::erfc(-deviations * std::f64::consts::FRAC_1_SQRT_2)
            }
            Self::Exponential { mean } => -libm::expm1(-minutes.max(0.0) / mean),
        }
    }

    /// What all but one in a million are done within.
    fn last(self) -> f64 {
        match self {
            Self::Lognormal { typical, sigma, added } => added + typical * libm::exp(NORMAL_LAST * sigma),
            Self::Exponential { mean } => mean * EXPONENTIAL_LAST,
        }
    }

    fn bits(self) -> [u64; 3] {
        match self {
            Self::Lognormal { typical, sigma, added } => [typical, sigma, added].map(f64::to_bits),
            Self::Exponential { mean } => [mean.to_bits(), u64::MAX, u64::MAX],
        }
    }
}

/// `sigma` of the lognormal through the median and the 90 % point.
pub(super) fn sigma(typical: f64, bad_case: f64) -> f64 {
    libm::log(bad_case.max(typical) / typical) / NORMAL_P90
}

impl HandsOn {
    /// Lognormal through the typical and the bad case, both above 0.
    pub fn lognormal(typical_minutes: f64, bad_case_minutes: f64) -> Self {
        Self::escalated(typical_minutes, bad_case_minutes, 0.0, 0.0)
    }

    /// Exponential with this mean: what published numbers assume.
    pub fn exponential(mean_minutes: f64) -> Self {
        Self(vec![(1.0, Spread::Exponential { mean: mean_minutes })])
    }

    fn escalated(typical: f64, bad_case: f64, share: f64, added: f64) -> Self {
        let sigma = sigma(typical, bad_case).max(LEAST_SIGMA);
        let part = |share, added| (share, Spread::Lognormal { typical, sigma, added });
        let parts = [part(1.0 - share, 0.0), part(share, added)];
        Self(parts.into_iter().filter(|(share, _)| *share > 0.0).collect())
    }

    /// That of one stream, with the work of escalated alerts where the desk does it.
    pub(super) fn of_stream(stream: &AlertStream, escalations_at_desk: bool) -> Self {
        let typical = stream.handling.typical_minutes.median_amount();
        let bad_case = stream.handling.bad_case_minutes.median_amount();
        let share = stream.escalation.share.median_share().clamp(0.0, 1.0);
        let added = stream.escalation.minutes.median_amount().max(0.0);
        let share = if escalations_at_desk && added > 0.0 { share } else { 0.0 };
        Self::escalated(typical, bad_case, share, added)
    }

    /// That of several with their weights; a minute where nothing has one.
    pub(super) fn mixed<'a>(parts: impl Iterator<Item = (f64, &'a Self)> + Clone) -> Self {
        let total: f64 = parts.clone().map(|(weight, _)| weight).sum();
        if total.is_nan() || total <= 0.0 {
            return Self::exponential(1.0);
        }
        let mut mixed: Vec<(f64, Spread)> = Vec::new();
        for (weight, part) in parts {
            for (share, spread) in &part.0 {
                let share = share * weight / total;
                match mixed.iter_mut().find(|(_, there)| there == spread) {
                    Some((there, _)) => *there += share,
                    None => mixed.push((share, *spread)),
                }
            }
        }
        Self(mixed)
    }

    /// The share that is done within so many minutes of nothing but work.
    pub fn share_within(&self, minutes: f64) -> f64 {
        self.0.iter().map(|(share, spread)| share * spread.done_within(minutes)).sum()
    }

    /// By hours since the start, where this share of an hour is off the queue.
    pub fn done_within(&self, in_shift_share: f64) -> DoneWithin {
        let minutes_an_hour = 60.0 * (1.0 - in_shift_share);
        let last = self.0.iter().map(|(_, spread)| spread.last()).fold(0.0, f64::max);
        let mut pieces = Vec::new();
        let share = |hours: f64| self.share_within(hours * minutes_an_hour);
        fit(&share, 0.0, last / minutes_an_hour, MOST_HALVES, &mut pieces);
        DoneWithin { id: self.id(in_shift_share), pieces }
    }

    /// The same for the same spread and share off the queue.
    pub(super) fn id(&self, in_shift_share: f64) -> Box<[u64]> {
        let parts = self.0.iter().flat_map(|(share, spread)| {
            let [a, b, c] = spread.bits();
            [share.to_bits(), a, b, c]
        });
        std::iter::once(in_shift_share.to_bits()).chain(parts).collect()
    }
}

/// The chance of being done by hours since the start.
#[derive(Clone, Debug, PartialEq)]
pub struct DoneWithin {
    pub(super) id: Box<[u64]>,
    /// From 0 on without a gap; from the end of the last one on all is done.
    pieces: Vec<Piece>,
}

/// A stretch of hours with its polynomial in the part of it that has passed.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    from: f64,
    to: f64,
    terms: [f64; TERMS],
}

/// Stretches of hours that are shorter than this are none.
const NO_TIME: f64 = 1e-9;

impl DoneWithin {
    /// From so many hours on all is done.
    pub(super) fn last(&self) -> f64 {
        self.pieces.last().map_or(0.0, |piece| piece.to)
    }

    /// The chance of being done so many hours after the start.
    pub fn at(&self, hours: f64) -> f64 {
        let piece = self.pieces.iter().find(|piece| hours < piece.to);
        piece
            .map_or(1.0, |piece| value(&piece.terms, (hours.max(0.0) - piece.from) / (piece.to - piece.from)))
    }

    /// How far from `from` hours on one polynomial holds; for ever once all is done.
    pub(super) fn holds_for(&self, from: f64) -> f64 {
        self.pieces
            .iter()
            .find(|piece| from + NO_TIME < piece.to)
            .map_or(f64::INFINITY, |piece| piece.to - from)
    }

    /// The polynomial of the `length` hours that begin at `from`, in the part of them that has passed.
    pub(super) fn terms(&self, from: f64, length: f64) -> [f64; TERMS] {
        let Some(piece) = self.pieces.iter().find(|piece| from + NO_TIME < piece.to) else {
            let mut sure = [0.0; TERMS];
            sure[0] = 1.0;
            return sure;
        };
        let width = piece.to - piece.from;
        shifted(piece.terms, (from - piece.from) / width, length / width)
    }
}

fn value(terms: &[f64; TERMS], at: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * at + term)
}

/// The polynomial in x for `start + x * scale`.
fn shifted(mut terms: [f64; TERMS], start: f64, scale: f64) -> [f64; TERMS] {
    for from in 0..TERMS - 1 {
        for term in (from..TERMS - 1).rev() {
            terms[term] += start * terms[term + 1];
        }
    }
    let mut by = 1.0;
    for term in &mut terms {
        *term *= by;
        by *= scale;
    }
    terms
}

/// Polynomials from one time to another that come near enough, the stretch halved until they do.
fn fit(share: &dyn Fn(f64) -> f64, from: f64, to: f64, halves: u32, into: &mut Vec<Piece>) {
    let at = |part: f64| share(from + part * (to - from));
    let terms = through(&at);
    let probe = |index: usize| (index as f64 + 0.5) / (3.0 * TERMS as f64);
    let is_near = (0..3 * TERMS).map(probe).all(|part| (value(&terms, part) - at(part)).abs() < NEAR);
    if is_near || halves == 0 {
        into.push(Piece { from, to, terms });
    } else {
        let middle = from + (to - from) / 2.0;
        fit(share, from, middle, halves - 1, into);
        fit(share, middle, to, halves - 1, into);
    }
}

/// The polynomial through the values at Chebyshev's points of 0 to 1, by divided differences.
fn through(at: &dyn Fn(f64) -> f64) -> [f64; TERMS] {
    let point = |index: usize| {
        let angle = std::f64::consts::PI * (2 * index + 1) as f64 / (2 * TERMS) as f64;
        (1.0 - libm::cos(angle)) / 2.0
    };
    let mut differences: [f64; TERMS] = std::array::from_fn(|index| at(point(index)));
    for order in 1..TERMS {
        for index in (order..TERMS).rev() {
            differences[index] =
                (differences[index] - differences[index - 1]) / (point(index) - point(index - order));
        }
    }
    let mut terms = [0.0; TERMS];
    for index in (0..TERMS).rev() {
        // terms = terms * (x - point) + difference
        for term in (1..TERMS).rev() {
            terms[term] = terms[term - 1] - point(index) * terms[term];
        }
        terms[0] = differences[index] - point(index) * terms[0];
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spreads() -> Vec<HandsOn> {
        let lognormals = [(20.0, 40.0), (12.0, 30.0), (5.0, 30.0), (30.0, 30.0), (1.0, 1.5), (60.0, 600.0)];
        let mut all: Vec<HandsOn> =
            lognormals.iter().map(|(typical, bad)| HandsOn::lognormal(*typical, *bad)).collect();
        all.push(HandsOn::exponential(10.0));
        all.push(HandsOn::escalated(8.0, 25.0, 0.15, 45.0));
        let mixed = HandsOn::mixed([(3.0, &all[0]), (1.0, &all[2]), (0.5, &all[7])].into_iter());
        all.push(mixed);
        all
    }

    #[test]
    fn the_polynomials_are_the_distribution() {
        for spread in spreads() {
            let done = spread.done_within(0.3);
            assert!(done.pieces.len() < 60, "{} pieces for {spread:?}", done.pieces.len());
            for step in 0..4_000 {
                let hours = done.last() * libm::pow(f64::from(step) / 4_000.0, 4.0);
                let wanted = spread.share_within(hours * 42.0);
                assert!((done.at(hours) - wanted).abs() < 1e-6, "{spread:?} at {hours}: {wanted}");
            }
            assert!((done.at(done.last()) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_part_of_a_polynomial_is_the_polynomial() {
        let done = HandsOn::lognormal(12.0, 30.0).done_within(0.25);
        let from = 0.31;
        let length = done.holds_for(from);
        let part = done.terms(from, length / 2.0);
        for step in 0..=10 {
            let passed = f64::from(step) / 10.0;
            assert!((value(&part, passed) - done.at(from + passed * length / 2.0)).abs() < 1e-12);
        }
        assert_eq!(done.holds_for(done.last()), f64::INFINITY);
    }

    #[test]
    fn the_typical_and_the_bad_case_are_what_was_typed() {
        let spread = HandsOn::lognormal(20.0, 40.0);
        assert!((spread.share_within(20.0) - 0.5).abs() < 1e-12);
        assert!((spread.share_within(40.0) - 0.9).abs() < 1e-12);
        // Who loses 30 % of every hour: an hour holds 42 minutes.
        assert!((spread.done_within(0.3).at(1.0) - 0.9149).abs() < 1e-4);
    }
}
