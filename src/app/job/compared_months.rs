//! The months ahead of the plan and of scenarios, in brief, for standing side by side. All are followed on the same cases.

use crate::{
    base::{Month, progress::run_to_the_end},
    domain::{Document, ScenarioId},
    engine::months::{MonthsInput, Paths, months_ahead},
};
use serde::{Deserialize, Serialize};

/// Fewer cases than on the page of the months: shares are then within two in a hundred.
const PATHS: Paths = Paths { count: 2_000, seed: 1 };

/// The months ahead in brief.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthsBrief {
    /// The last month that is looked at.
    pub last: Month,
    /// The chance to be short of people then.
    pub short: f64,
    /// Effective people missing then in the middle case; below zero, to spare.
    pub missing: f64,
}

/// The plan as it is, then each scenario; none where the months cannot be followed.
pub(super) fn briefs(document: &Document, scenarios: &[ScenarioId]) -> Vec<Option<MonthsBrief>> {
    let of = |input: MonthsInput| {
        let report = months_ahead(&input, &[], PATHS, &mut run_to_the_end).ok()?;
        let last = report.months.last()?;
        Some(MonthsBrief { last: last.month, short: last.short, missing: last.gap.p50 })
    };
    let beside = scenarios.iter().map(|id| {
        document.scenarios.get(id).and_then(|scenario| of(MonthsInput::with_scenario(document, scenario)))
    });
    std::iter::once(of(MonthsInput::from_document(document))).chain(beside).collect()
}
