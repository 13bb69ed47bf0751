//! Where the chance of a simulation comes from: arrivals, lengths of work, sickness, each from a stream of its own.
//!
//! Every stream is named by seed, repetition, class and source. Two desks played with one seed then meet the same alerts with
//! the same work, whatever they do about them, so that their difference is that of the desks (common random numbers). What
//! may not happen to every alert (escalation) is drawn from a stream named by the alert's number. Arrivals of a varying rate
//! come from exponential steps through the cumulative rate, so that a higher rate brings the same alerts earlier.

use super::desk::{SimulatedDesk, WorkTime};
use crate::base::{Shapes, Stream};

/// What a stream is for.
#[derive(Clone, Copy)]
pub(super) enum Source {
    Arrivals = 1,
    Work = 2,
    Thinning = 3,
    Bursts = 4,
    Escalation = 5,
    Sickness = 6,
    Backlog = 7,
    Customer = 8,
    CustomerOfBacklog = 9,
}

/// The stream of a source.
pub(super) fn stream(seed: u64, repetition: u32, key: u64, source: Source) -> Stream {
    Stream::of(seed, &[u64::from(repetition), key, source as u64])
}

/// A work time made ready to draw.
#[derive(Clone, Copy, Debug)]
pub(super) enum Work {
    Lognormal { mu: f64, sigma: f64 },
    Exponential { mean: f64 },
}

impl Work {
    pub(super) fn new(work: WorkTime) -> Self {
        match work {
            WorkTime::Lognormal { mean_hours, cv } => {
                // The variance of the logarithm is ln(1 + cv^2), and half of it lies between median and mean.
                let variance = libm::log1p(cv * cv);
                Self::Lognormal { mu: libm::log(mean_hours) - variance / 2.0, sigma: libm::sqrt(variance) }
            }
            WorkTime::Exponential { mean_hours } => Self::Exponential { mean: mean_hours },
        }
    }

    #[inline]
    pub(super) fn draw(&self, shapes: &Shapes, stream: &mut Stream) -> f64 {
        match *self {
            Self::Lognormal { mu, sigma } => shapes.power(mu + sigma * shapes.normal(stream)),
            Self::Exponential { mean } => mean * shapes.exponential(stream),
        }
    }
}

/// Hours of one rate.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    hours: f64,
    rate: f64,
    /// Hours an alert.
    gap: f64,
}

/// The rates of a class over the cycle.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    stretches: Vec<Stretch>,
    dispersion: f64,
}

impl Rates {
    pub(super) fn new(rates: &[f64], dispersion: f64) -> Self {
        let mut stretches: Vec<Stretch> = Vec::new();
        for rate in rates {
            match stretches.last_mut() {
                // Bursts change from hour to hour, so that each hour stands alone.
                Some(last) if last.rate == *rate && dispersion <= 1.0 => last.hours += 1.0,
                _ => stretches.push(Stretch { hours: 1.0, rate: *rate, gap: 1.0 / rate }),
            }
        }
        Self { stretches, dispersion }
    }
}

/// The arrivals of one class, one after another.
pub(super) struct Arrivals {
    steps: Stream,
    bursts: Stream,
    at: f64,
    until: f64,
    place: usize,
    now: Stretch,
}

impl Arrivals {
    pub(super) fn new(rates: &Rates, shapes: &Shapes, steps: Stream, bursts: Stream) -> Self {
        let never = Stretch { hours: 0.0, rate: 0.0, gap: 0.0 };
        let mut arrivals = Self { steps, bursts, at: 0.0, until: 0.0, place: 0, now: never };
        arrivals.enter(0, rates, shapes);
        arrivals
    }

    fn enter(&mut self, place: usize, rates: &Rates, shapes: &Shapes) {
        self.place = place;
        self.now = rates.stretches[place];
        if rates.dispersion > 1.0 && self.now.rate > 0.0 {
            // Poisson numbers whose mean is gamma are negative binomial: variance over mean is 1 + mean / shape.
            let shape = self.now.rate / (rates.dispersion - 1.0);
            let factor = shapes.gamma(shape, &mut self.bursts) / shape;
            self.now.rate *= factor;
            self.now.gap = 1.0 / self.now.rate;
        }
        self.until += self.now.hours;
    }

    /// When the next one comes; never after the end.
    #[inline]
    pub(super) fn next(&mut self, rates: &Rates, shapes: &Shapes, end: f64) -> f64 {
        let mut step = shapes.exponential(&mut self.steps);
        loop {
            let left = self.now.rate * (self.until - self.at);
            if step < left {
                self.at += step * self.now.gap;
                return self.at;
            }
            if self.until >= end {
                return super::calendar::NEVER;
            }
            step -= left;
            self.at = self.until;
            let next = self.place + 1;
            self.enter(if next == rates.stretches.len() { 0 } else { next }, rates, shapes);
        }
    }
}

/// Who does not come: for each shift and planned seat, by chance.
pub(super) struct Sickness {
    share: f64,
    shift_hours: u32,
    shift: Option<u64>,
    stream: Stream,
    /// Absent among so many first seats.
    absent: Vec<u16>,
}

/// Shifts begin at this hour.
const FIRST_SHIFT: u64 = 7;

impl Sickness {
    /// For one tier of a desk.
    pub(super) fn new(desk: &SimulatedDesk, seats: &[u16], seed: u64, repetition: u32, tier: u64) -> Self {
        let most = usize::from(seats.iter().copied().max().unwrap_or(0));
        Self {
            share: desk.sick_share,
            shift_hours: desk.shift_hours,
            shift: None,
            stream: stream(seed, repetition, tier, Source::Sickness),
            absent: vec![0; most + 1],
        }
    }

    /// Those who are there of so many planned, in an hour since the start.
    pub(super) fn present(&mut self, hour: u64, planned: u16) -> usize {
        if self.share <= 0.0 {
            return usize::from(planned);
        }
        let hours = u64::from(self.shift_hours);
        // One shift earlier than the first one, so that the hours before it are of a shift too.
        let shift = (hour + hours - FIRST_SHIFT % hours) / hours;
        if self.shift != Some(shift) {
            self.shift = Some(shift);
            // The same seats are empty however many are planned: one more seat changes nothing for the others.
            let mut own = Stream::of(self.stream.clone().bits(), &[shift]);
            for seat in 1..self.absent.len() {
                self.absent[seat] = self.absent[seat - 1] + u16::from(own.happens(self.share));
            }
        }
        usize::from(planned - self.absent[usize::from(planned)])
    }
}
