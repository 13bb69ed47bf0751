//! The simulation of the desk: against recorded numbers, the formulas, a simulation written only for these tests, and
//! what must hold whatever chance brings. Every seed was set before its result was seen.

mod agreement;
mod customers;
mod naive;
mod properties;
mod records;
mod rules;

use watchfloor::{
    base::{
        progress::run_to_the_end,
        statistics::{Interval, student_quantile},
    },
    engine::capacity::simulate::{
        ClassFigures, Length, Options, Repetitions, SimulatedClass, SimulatedDesk, SimulationReport,
        WorkTime, simulate,
    },
};

fn lognormal(minutes: f64, cv: f64) -> WorkTime {
    WorkTime::Lognormal { mean_hours: minutes / 60.0, cv }
}

fn exponential(minutes: f64) -> WorkTime {
    WorkTime::Exponential { mean_hours: minutes / 60.0 }
}

/// Classes of (alerts an hour, work), the same in every hour, at so many seats.
fn even(classes: &[(f64, WorkTime)], seats: u16) -> SimulatedDesk {
    let classes =
        classes.iter().zip(1..).map(|((rate, work), key)| SimulatedClass::plain(key, vec![*rate; 24], *work));
    SimulatedDesk {
        classes: classes.collect(),
        seats: vec![seats; 24],
        second_tier: None,
        incidents: None,
        shift_end: Default::default(),
        sick_share: 0.0,
        shift_hours: 8,
    }
}

fn options(seed: u64, warm_up_hours: u32, hours: u32, repetitions: u32) -> Options {
    let length = Length { warm_up_hours, hours };
    Options { seed, length, repetitions: Repetitions::exactly(repetitions) }
}

fn run(desk: &SimulatedDesk, options: Options) -> SimulationReport {
    simulate(desk, options, &mut run_to_the_end).unwrap()
}

/// A mean and its standard error.
type Estimate = (f64, f64);

/// The mean and the standard error behind a 95 % interval of so many repetitions.
fn estimate(interval: Option<Interval>, repetitions: u32) -> Estimate {
    let Interval { mean, half_width } = interval.unwrap();
    (mean, half_width / student_quantile(0.975, f64::from(repetitions) - 1.0))
}

/// Of one figure of each class.
fn estimates(
    report: &SimulationReport,
    figure: fn(&ClassFigures<Option<Interval>>) -> Option<Interval>,
) -> Vec<Estimate> {
    report.classes.iter().map(|class| estimate(figure(class), report.repetitions)).collect()
}

/// How many standard errors of their difference two estimates of one number are apart.
fn errors_apart(found: Estimate, wanted: Estimate) -> f64 {
    let error = (found.1 * found.1 + wanted.1 * wanted.1).sqrt();
    let difference = (found.0 - wanted.0).abs();
    // Rounding is no difference, however sure both are.
    if difference < 1e-12 { 0.0 } else { difference / error }
}

/// Two estimates of one number are within 3.5 standard errors of their difference.
fn assert_agree(what: &str, found: Estimate, wanted: Estimate) {
    let apart = errors_apart(found, wanted);
    assert!(apart <= 3.5, "{what}: {found:?} and {wanted:?} are {apart:.1} standard errors apart");
}
