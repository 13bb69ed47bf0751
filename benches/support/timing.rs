//! How long something takes, several times over: one line of output each.

use std::{hint::black_box, time::Instant};

/// Says the fastest run (what it takes when nothing else runs), the median and the slowest; returns what the last one gave.
pub(crate) fn timed<T>(what: &str, runs: usize, mut work: impl FnMut() -> T) -> Option<T> {
    let mut last = None;
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            last = Some(black_box(work()));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    if let [fastest, .., slowest] = times[..] {
        let median = times[runs / 2];
        println!("{what}: fastest {fastest:.3} ms, median {median:.3} ms, slowest {slowest:.3} ms of {runs}");
    }
    last
}
