//! The same input gives the same output, to the last bit, natively and in the browser.
//!
//! The native tests write down what each engine gives (`target/tmp/same_results.txt`), `cargo xtask test` hands that to the
//! tests in WebAssembly, and they compute it again. To add an engine, add a line to [`results`].

use std::{fmt::Debug, hash::Hasher};

use watchfloor::{
    base::Estimate,
    engine::capacity::{erlang, hands_on::HandsOn, input::lognormal_minutes, transient::HourlyQueue},
};

/// A name and a fingerprint for each engine, on inputs that reach every transcendental function in it.
pub(crate) fn results() -> Vec<(&'static str, String)> {
    vec![
        ("estimates", fingerprint(&estimates())),
        ("lognormal minutes", fingerprint(&grid(|a, b| lognormal_minutes(a + 1.0, a + b + 2.0)))),
        ("hands-on times", fingerprint(&HandsOn::lognormal(12.0, 30.0).done_within(0.25))),
        ("erlang", fingerprint(&erlang_waits())),
        ("queue over the hours", fingerprint(&queue_day())),
    ]
}

/// The results as one line, for handing over.
pub(crate) fn as_line() -> String {
    let results: Vec<String> = results().iter().map(|(name, print)| format!("{name}={print}")).collect();
    results.join(";")
}

/// A number is written so that it can be read back to the last bit, so that equal fingerprints are equal results.
fn fingerprint(result: &impl Debug) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(format!("{result:?}").as_bytes());
    format!("{:016x}", hasher.finish())
}

fn grid<T>(f: impl Fn(f64, f64) -> T) -> Vec<T> {
    let points = (0..1_600_u32).map(|index| (f64::from(index % 40) * 0.73, f64::from(index / 40) * 1.31));
    points.map(|(a, b)| f(a, b)).collect()
}

fn estimates() -> Vec<(f64, f64)> {
    grid(|a, b| {
        let amount = Estimate::range(a + 0.1, a + b + 0.2).median_amount();
        let share = Estimate::range((a + 0.1) / 100.0, (a + b + 0.2) / 100.0).median_share();
        (amount, share)
    })
}

fn erlang_waits() -> Vec<(f64, Vec<f64>)> {
    (1..40)
        .map(|servers| (erlang::erlang_c(servers, 0.9), grid(|a, b| erlang::erlang_b(servers, a + b / 3.0))))
        .collect()
}

fn queue_day() -> impl Debug {
    let rate = |hour: u32| 3.0 + 2.5 * f64::from(hour % 7) / 6.0;
    HourlyQueue {
        arrivals: vec![
            (0..24).map(|hour| rate(hour) * 0.2).collect(),
            (0..24).map(|hour| rate(hour + 3) * 0.8).collect(),
        ],
        completions: 2.5,
        seats: (0..24).map(|hour| if (8..18).contains(&hour) { 4 } else { 3 }).collect(),
    }
    .course()
}
