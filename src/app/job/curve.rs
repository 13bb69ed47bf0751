//! The job that adds seats to the desk and takes them away.

use super::{JobFailure, JobProgress, JobResult, Meanwhile};
use crate::{
    base::Progress,
    domain::Document,
    engine::capacity::{DeskWeek, staffing_curve},
};
use std::ops::ControlFlow;

/// Seats fewer than planned, at the lower end of the curve.
pub const FEWER: u32 = 2;
/// Seats more, at its upper end.
pub const MORE: u32 = 4;

/// Works the curve out around the seats as planned.
///
/// # Errors
/// The plan has no week that can be computed.
pub fn run_staffing_curve(
    document: &Document,
    months_ahead: u32,
    mut tell: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let week = DeskWeek::from_document(document, months_ahead).map_err(|_| JobFailure::NothingToCompute)?;
    let mut step = |done: Progress| {
        tell(Meanwhile::Progress(JobProgress::Steps(done)));
        ControlFlow::Continue(())
    };
    match staffing_curve(&week, FEWER, MORE, &mut step) {
        Ok(curve) => Ok(JobResult::Curve(curve)),
        // Only a step that asks for it stops the work, and this one never does.
        Err(stopped) => Err(JobFailure::Stopped(stopped.to_string())),
    }
}
