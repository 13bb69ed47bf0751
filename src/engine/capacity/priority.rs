//! How long does each severity wait at a desk whose hours are all alike?
//!
//! The first priority is taken first, what was begun is finished, and all classes have the same exponential hands-on
//! time. Mean waits: Cobham (1954), `W_k = C / (c mu) / ((1 - sigma_(k-1)) (1 - sigma_k))` with `sigma_k` the load of
//! classes up to k. Percentiles: those who wait see a single-server queue of rate `c mu` (Davis 1966; Kella and Yechiali
//! 1985), whose transform is inverted with the Euler method of Abate and Whitt (1995). In an overloaded desk nobody
//! finds a free seat, so C is 1; classes whose load up to their own is below 1 keep finite waits.
//! Limits: the numerical inversion is good to about 1e-8.

use super::erlang::erlang_c;
use std::f64::consts::{LN_2, PI};

/// A desk whose hours are all alike, with priorities.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityDesk {
    /// Alerts an hour of each class, first priority first.
    pub arrivals: Vec<f64>,
    /// Alerts that one seat completes in an hour, above 0.
    pub completions: f64,
    /// Seats.
    pub servers: u32,
}

impl PriorityDesk {
    fn rate(&self) -> f64 {
        f64::from(self.servers) * self.completions
    }

    /// The load of the classes before this one.
    fn load_before(&self, class: usize) -> f64 {
        self.arrivals.iter().take(class).sum::<f64>() / self.rate()
    }

    /// The chance of waiting, the same for all classes.
    pub fn chance_of_waiting(&self) -> f64 {
        erlang_c(self.servers, self.arrivals.iter().sum::<f64>() / self.completions)
    }

    /// Mean wait in hours of a class; none where it has no end.
    pub fn mean_wait(&self, class: usize) -> Option<f64> {
        let (before, through) = (self.load_before(class), self.load_before(class + 1));
        (self.servers > 0 && through < 1.0)
            .then(|| self.chance_of_waiting() / self.rate() / ((1.0 - before) * (1.0 - through)))
    }

    /// The mean square of the wait of a class, in hours squared; none where it has no end. Its spread, beside the mean.
    ///
    /// Those who wait see a single seat of rate `c mu`; with `L2 = sum lambda E[S^2]`, `L3 = sum lambda E[S^3]`, `Q_k` the part of
    /// L2 up to class k: `L3 / (3 (1 - p)^2 (1 - s)) + L2 Q_k / (2 (1 - p)^2 (1 - s)^2) + L2 Q_(k-1) / (2 (1 - p)^3 (1 - s))` with p and
    /// s the loads before and through the class, times the chance of waiting here over there.
    pub fn mean_square_wait(&self, class: usize) -> Option<f64> {
        let (before, through) = (self.load_before(class), self.load_before(class + 1));
        if self.servers == 0 || through >= 1.0 {
            return None;
        }
        let m = self.rate();
        // In an overloaded desk the lower classes only keep every seat busy.
        let load = self.load_before(self.arrivals.len()).min(1.0);
        if load <= 0.0 {
            return Some(0.0);
        }
        // Exponential pieces: E[S^2] = 2 / m^2 and E[S^3] = 6 / m^3; loads are rates over m.
        let (second, third) = (2.0 * load / m, 6.0 * load / (m * m));
        let (own, higher) = (2.0 * through / m, 2.0 * before / m);
        let (p, s) = (1.0 - before, 1.0 - through);
        let single = third / (3.0 * p * p * s)
            + second * own / (2.0 * p * p * s * s)
            + second * higher / (2.0 * p * p * p * s);
        Some(single * self.chance_of_waiting() / load)
    }

    /// The alerts an hour by which a class falls behind: what the seats leave of it.
    pub fn growth(&self, class: usize) -> f64 {
        let through = (self.load_before(class + 1) - 1.0).max(0.0);
        let before = (self.load_before(class) - 1.0).max(0.0);
        if self.servers == 0 {
            return self.arrivals.get(class).copied().unwrap_or(0.0);
        }
        (through - before) * self.rate()
    }

    /// The chance that an alert of a class waits longer than so many hours.
    pub fn waits_longer_than(&self, class: usize, hours: f64) -> f64 {
        if self.servers == 0 || self.load_before(class + 1) >= 1.0 {
            return 1.0;
        }
        let waiting = self.chance_of_waiting();
        if hours <= 0.0 {
            return waiting;
        }
        let own = self.arrivals.get(class).copied().unwrap_or(0.0);
        if class == 0 {
            return waiting * libm::exp(-(self.rate() - own) * hours);
        }
        let tail = self.conditional_tail(class, own, hours);
        if tail < 1e-7 { 0.0 } else { waiting * tail.min(1.0) }
    }

    /// The wait in hours that this share of a class does not exceed, by bisection.
    pub fn wait_percentile(&self, class: usize, share: f64) -> Option<f64> {
        let mean = self.mean_wait(class)?;
        let late = 1.0 - share;
        if self.chance_of_waiting() <= late {
            return Some(0.0);
        }
        let (mut low, mut high) = (0.0, mean.max(1e-6));
        while self.waits_longer_than(class, high) > late {
            low = high;
            high *= 2.0;
        }
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if self.waits_longer_than(class, middle) > late { low = middle } else { high = middle }
        }
        Some((low + high) / 2.0)
    }

    /// `P(W_k > t | waits)`: the Euler sum over the transform, 30 terms and a binomial average of 12 more.
    fn conditional_tail(&self, class: usize, own: f64, hours: f64) -> f64 {
        const DISCRETISATION: f64 = 18.4;
        const TERMS: usize = 30;
        const AVERAGED: usize = 12;
        let above: f64 = self.arrivals.iter().take(class).sum();
        let below: f64 = self.arrivals.iter().skip(class + 1).sum();
        // In an overloaded desk only as many of the lower classes count as keep every seat busy.
        let below = below.min((self.rate() - above - own).max(0.0));
        let transform = |s: Complex| self.tail_transform(s, above, own, below).re;
        let scale = libm::exp(DISCRETISATION / 2.0) / hours;
        let at = |k: usize| transform(Complex::new(DISCRETISATION / (2.0 * hours), k as f64 * PI / hours));
        let mut sum = at(0) / 2.0;
        let mut averaged = 0.0;
        let mut weight = libm::exp(-(AVERAGED as f64) * LN_2);
        for k in 1..=TERMS + AVERAGED {
            let sign = if k % 2 == 0 { 1.0 } else { -1.0 };
            sum += sign * at(k);
            if k >= TERMS {
                averaged += weight * sum;
                let j = (k - TERMS) as f64;
                weight *= (AVERAGED as f64 - j) / (j + 1.0);
            }
        }
        (scale * averaged).clamp(0.0, 1.0)
    }

    /// The transform of the conditional tail, `(1 - W_c(s)) / s`.
    fn tail_transform(&self, s: Complex, above: f64, own: f64, below: f64) -> Complex {
        let m = self.rate();
        let rho = (above + own + below) / m;
        let g = if above > 0.0 {
            let sum = s.plus(above + m);
            let root = sum.times(sum).plus(-4.0 * above * m).sqrt();
            // theta = (sum - root) / (2 above), and g = s + above (1 - theta).
            s.plus(above).minus(sum.minus(root).scale(0.5))
        } else {
            s
        };
        let busy = Complex::new(m, 0.0).over(g.plus(m));
        let one = Complex::new(1.0, 0.0);
        let top = g.scale(1.0 - rho).add(one.minus(busy).scale(below));
        let bottom = s.plus(-own).add(busy.scale(own));
        let conditional = top.over(bottom).plus(-(1.0 - rho)).scale(1.0 / rho);
        one.minus(conditional).over(s)
    }
}

/// The few complex operations that the transform needs.
#[derive(Clone, Copy)]
struct Complex {
    re: f64,
    im: f64,
}

impl Complex {
    fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }
    fn plus(self, real: f64) -> Self {
        Self::new(self.re + real, self.im)
    }
    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
    fn minus(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }
    fn scale(self, by: f64) -> Self {
        Self::new(self.re * by, self.im * by)
    }
    fn times(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
    fn over(self, other: Self) -> Self {
        let size = other.re * other.re + other.im * other.im;
        self.times(Self::new(other.re / size, -other.im / size))
    }
    /// The root with a real part of at least 0.
    fn sqrt(self) -> Self {
        let size = libm::hypot(self.re, self.im);
        let re = libm::sqrt(((size + self.re) / 2.0).max(0.0));
        let im = libm::sqrt(((size - self.re) / 2.0).max(0.0));
        Self::new(re, if self.im < 0.0 { -im } else { im })
    }
}
