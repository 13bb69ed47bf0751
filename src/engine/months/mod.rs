//! Will the team keep up over the months ahead, when does it fall short, how likely is that, and which input decides it?
//!
//! In: [`MonthsInput`] (streams with growth and roll-outs, the team with leavers, new posts, ramp and mentor load). Out:
//! [`MonthsReport`] (demand and effective people month by month as fans over many drawn paths, when thresholds are crossed,
//! where the headcount goes), [`Tornado`] (one input at a time at its ends) and [`Comparison`] (two plans on the same random
//! numbers). The same input and seed give the same output, natively and on wasm. Formulas, examples, limits:
//! docs/methods/months.md.

mod compare;
mod demand;
mod draw;
mod input;
mod model;
mod report;
mod run;
mod scenario;
mod spread;
mod tornado;

pub use compare::{Comparison, PairedMonth, compare};
pub use input::{
    INCIDENTS, InputKey, KnownLeavers, LONGEST_RAMP, MOST_MONTHS, MOST_PEOPLE, MonthByHand, MonthFactors,
    MonthsInput, MonthsReason, OtherHours, Ramp, Requisition, RollOut, Staffing,
};
pub use report::{Crossing, Expected, Fan, HireMonths, MonthFigures, MonthsReport, Waterfall};
pub use run::{MonthsError, Paths, expected, months_ahead};
pub use tornado::{Swing, Tornado, Watched, tornado};
