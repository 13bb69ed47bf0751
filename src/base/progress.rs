//! How far a long computation has come, and whether its caller still wants it.

use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Steps done of those foreseen. The number foreseen may shrink while the work goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps that are done.
    pub done: u32,
    /// Steps foreseen at most.
    pub of: u32,
}

/// Called between steps: returns `Break` when the caller wants the work to end.
pub type Step<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// The caller asked the work to end; there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped on request")]
pub struct Stopped;

/// Never stops: for tests and the command line.
pub fn run_to_the_end(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
