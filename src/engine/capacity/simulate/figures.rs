//! The figures of a simulation: of one repetition, or with their intervals over repetitions.

use crate::base::statistics::Interval;
use serde::{Deserialize, Serialize};

/// The shares of alerts whose longest wait is told.
pub const QUANTILES: [f64; 5] = [0.5, 0.8, 0.9, 0.95, 0.99];

/// The figures of one class; `T` is what is known of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClassFigures<T> {
    /// Alerts an hour that reach people.
    pub alerts_an_hour: T,
    /// Mean hours from arrival to start, of alerts that were begun.
    pub mean_wait_hours: T,
    /// Hours that the shares [`QUANTILES`] of them do not exceed.
    pub wait_hours: [T; 5],
    /// The share that waits at all.
    pub waited: T,
    /// The share begun within its target.
    pub acknowledged: T,
    /// The share triaged within its target.
    pub done: T,
    /// The share given up.
    pub given_up: T,
    /// Mean number waiting.
    pub backlog: T,
    /// Alerts an hour by which the line grows.
    pub backlog_growth_an_hour: T,
}

const CLASS_FIGURES: usize = 13;

impl<T: Copy> ClassFigures<T> {
    fn to_array(self) -> [T; CLASS_FIGURES] {
        let [a, b, c, d, e] = self.wait_hours;
        [
            self.alerts_an_hour,
            self.mean_wait_hours,
            a,
            b,
            c,
            d,
            e,
            self.waited,
            self.acknowledged,
            self.done,
            self.given_up,
            self.backlog,
            self.backlog_growth_an_hour,
        ]
    }

    fn from_array(figures: [T; CLASS_FIGURES]) -> Self {
        let [alerts, mean, a, b, c, d, e, waited, acknowledged, done, given_up, backlog, growth] = figures;
        Self {
            alerts_an_hour: alerts,
            mean_wait_hours: mean,
            wait_hours: [a, b, c, d, e],
            waited,
            acknowledged,
            done,
            given_up,
            backlog,
            backlog_growth_an_hour: growth,
        }
    }
}

/// The figures of a customer's alerts in one class, judged by its own promises; `T` is what is known of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupFigures<T> {
    /// Alerts an hour that reach people.
    pub alerts_an_hour: T,
    /// The share begun within its target.
    pub acknowledged: T,
    /// The share triaged within its target.
    pub done: T,
}

const GROUP_FIGURES: usize = 3;

impl<T: Copy> GroupFigures<T> {
    fn to_array(self) -> [T; GROUP_FIGURES] {
        [self.alerts_an_hour, self.acknowledged, self.done]
    }

    fn from_array(figures: [T; GROUP_FIGURES]) -> Self {
        let [alerts_an_hour, acknowledged, done] = figures;
        Self { alerts_an_hour, acknowledged, done }
    }
}

/// The figures of one tier; `T` is what is known of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TierFigures<T> {
    /// Hours worked over hours staffed, overtime included; none without seats.
    pub occupancy: T,
    /// Mean hours from coming to this tier until somebody begins; incidents are left out.
    pub mean_wait_hours: T,
    /// Hours a week worked beyond the end of seats.
    pub overtime_hours_a_week: T,
    /// Seats that incidents hold, on average.
    pub in_incidents: T,
}

const TIER_FIGURES: usize = 4;

impl<T: Copy> TierFigures<T> {
    fn to_array(self) -> [T; TIER_FIGURES] {
        [self.occupancy, self.mean_wait_hours, self.overtime_hours_a_week, self.in_incidents]
    }

    fn from_array(figures: [T; TIER_FIGURES]) -> Self {
        let [occupancy, wait, overtime, in_incidents] = figures;
        Self { occupancy, mean_wait_hours: wait, overtime_hours_a_week: overtime, in_incidents }
    }
}

/// The intervals of each place over repetitions, in which it may be unknown.
fn intervals<const N: usize>(repetitions: &[[Option<f64>; N]]) -> [Option<Interval>; N] {
    std::array::from_fn(|place| {
        let known: Vec<f64> = repetitions.iter().filter_map(|figures| figures[place]).collect();
        Interval::of(&known)
    })
}

/// The differences of each place, second less first, in repetitions where both are known.
fn differences<const N: usize>(
    first: &[[Option<f64>; N]],
    second: &[[Option<f64>; N]],
) -> [Option<Interval>; N] {
    let less = |(first, second): (&[Option<f64>; N], &[Option<f64>; N])| {
        std::array::from_fn(|place| Some(second[place]? - first[place]?))
    };
    intervals(&first.iter().zip(second).map(less).collect::<Vec<_>>())
}

macro_rules! over_repetitions {
    ($figures:ident) => {
        impl $figures<Option<Interval>> {
            pub(super) fn over(repetitions: &[$figures<Option<f64>>]) -> Self {
                let rows: Vec<_> = repetitions.iter().map(|figures| figures.to_array()).collect();
                Self::from_array(intervals(&rows))
            }

            pub(super) fn difference(
                first: &[$figures<Option<f64>>],
                second: &[$figures<Option<f64>>],
            ) -> Self {
                let rows = |all: &[$figures<Option<f64>>]| -> Vec<_> {
                    all.iter().map(|figures| figures.to_array()).collect()
                };
                Self::from_array(differences(&rows(first), &rows(second)))
            }
        }
    };
}

over_repetitions!(ClassFigures);
over_repetitions!(GroupFigures);
over_repetitions!(TierFigures);
