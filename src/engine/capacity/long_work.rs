//! How many are busy when one piece of work lasts hours (investigations, incidents), and how many seats that asks for.
//!
//! Offered load under a daily wave, `lambda(t) = mean (1 + A sin(w t))` with exponential durations of mean E: `m(t) = mean E
//! (1 + A (sin wt - wE cos wt) / (1 + (wE)^2))`; its peak lags by `atan(wE) / w` and is damped by `1 / sqrt(1 + (wE)^2)`
//! (Eick, Massey, Whitt 1993). Seats by the square root rule, `ceil(m + beta sqrt m)`, with beta from the chance of
//! waiting `alpha = 1 / (1 + beta Phi(beta) / phi(beta))` (Halfin, Whitt 1981; Tijms table 5.3.2). Incidents that come
//! independently and last D hours on average: Poisson with mean rate x D, whatever the shape of the duration.
//! Through a week of any shape the same load follows `m' = lambda(t) - m / E`, hour by hour exactly, from the start at which the
//! week repeats ([`weekly_load`]).
//! Limits: no wait for a seat (offered load); the rule is low by one seat at most in Tijms's table.

use std::f64::consts::{PI, SQRT_2};

/// Work in progress under a wave of arrivals with one peak a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaveLoad {
    /// Mean arrivals an hour.
    pub mean_arrivals: f64,
    /// Height of the wave as a share of the mean, 0 to 1.
    pub amplitude: f64,
    /// Hours from peak to peak.
    pub period_hours: f64,
    /// Mean hours of one piece of work.
    pub work_hours: f64,
}

impl WaveLoad {
    fn frequency(&self) -> f64 {
        2.0 * PI / self.period_hours
    }

    /// Pieces of work in progress at a time, in hours after the wave crosses its mean upwards.
    pub fn at(&self, hours: f64) -> f64 {
        let (w, we) = (self.frequency(), self.frequency() * self.work_hours);
        let wave = (libm::sin(w * hours) - we * libm::cos(w * hours)) / (1.0 + we * we);
        self.mean_arrivals * self.work_hours * (1.0 + self.amplitude * wave)
    }

    /// Hours from the peak of arrivals to the peak of work in progress.
    pub fn peak_lag_hours(&self) -> f64 {
        libm::atan(self.frequency() * self.work_hours) / self.frequency()
    }

    /// The height of the wave in work over that in arrivals.
    pub fn damping(&self) -> f64 {
        let we = self.frequency() * self.work_hours;
        1.0 / libm::sqrt(1.0 + we * we)
    }
}

/// Work in progress at the end of each hour of a cycle that repeats, from arrivals by hour and mean hours of one piece.
pub fn weekly_load(arrivals: &[f64], work_hours: f64) -> Vec<f64> {
    let left = libm::exp(-1.0 / work_hours);
    let pass = |start: f64| {
        arrivals.iter().scan(start, move |load, rate| {
            *load = *load * left + rate * work_hours * (1.0 - left);
            Some(*load)
        })
    };
    let begun = pass(0.0).last().unwrap_or(0.0);
    let of_start = libm::exp(-(arrivals.len() as f64) / work_hours);
    pass(begun / (1.0 - of_start)).collect()
}

/// The factor beta of the square root rule for a chance of waiting between 0 and 1, by bisection.
pub fn square_root_factor(chance_of_waiting: f64) -> f64 {
    let chance = |beta: f64| {
        let density = libm::exp(-beta * beta / 2.0) / libm::sqrt(2.0 * PI);
        let below = 0.5 * libm::erfc(-beta / SQRT_2);
        1.0 / (1.0 + beta * below / density)
    };
    let (mut low, mut high) = (0.0, 30.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if chance(middle) > chance_of_waiting { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// Seats by the square root rule for an offered load in Erlangs.
pub fn square_root_seats(erlangs: f64, chance_of_waiting: f64) -> f64 {
    libm::ceil(erlangs + square_root_factor(chance_of_waiting) * libm::sqrt(erlangs))
}

/// The chance that at least so many of a Poisson number with this mean are there at once.
pub fn at_least(mean: f64, count: u32) -> f64 {
    let mut term = libm::exp(-mean);
    let mut below = 0.0;
    for n in 0..count {
        below += term;
        term *= mean / f64::from(n + 1);
    }
    (1.0 - below).max(0.0)
}
