//! A fixed effort on published rostering instances, one searcher: the same work natively and in a browser's worker.

use std::ops::ControlFlow;
use watchfloor::engine::rota::{Part, Rota, Score, Settings, Watch, solve};

use super::format;

/// Between instances; each is its name, a new line, and the published text.
const NEXT: char = '\u{c}';

/// About five seconds natively.
const EFFORT: u64 = 250_000_000;

struct Effort {
    best: i64,
}

impl Watch for Effort {
    fn step(&mut self, effort: u64) -> ControlFlow<()> {
        if effort < EFFORT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    fn better(&mut self, _: &Rota, score: Score) {
        self.best = score.soft;
    }
}

/// A line for each instance: its name, the cost that was reached, and seconds of a clock.
pub(crate) fn lines(instances: &str, clock: impl Fn() -> f64) -> Vec<String> {
    let line = |named: &str| {
        let (name, text) = named.split_once('\n')?;
        let published = format::read(text).ok()?;
        let mut effort = Effort { best: i64::MAX };
        let begin = clock();
        solve(&published.problem, Settings { seed: 1, part: Part::Alone }, &mut effort).ok()?;
        Some(format!("{name} {} {:.3}", effort.best, clock() - begin))
    };
    instances.split(NEXT).filter_map(line).collect()
}
