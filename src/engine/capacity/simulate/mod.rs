//! How long do alerts wait at a desk as it really works, and how sure is that?
//!
//! Discrete-event simulation: alerts of several severities arrive by chance at the rates of each hour, take lognormal times that
//! differ by severity, and find as many seats as that hour has. What formulas leave out is played: uneven and different
//! hands-on times, the ends of shifts, interruption, ageing, giving up, a second tier that sends work back, incidents that take
//! several people for hours, sickness. Alerts of customers with promises of their own are judged apart. In: a [`SimulatedDesk`] and [`Options`]. Out: a [`SimulationReport`] whose figures carry
//! 95 % intervals over repetitions, or a [`Comparison`] of two desks that met the same alerts, which needs far fewer
//! repetitions to tell them apart. A [`Simulation`] is played one repetition at a time, with a report whenever one is wanted.
//!
//! Repetitions go on until the intervals are tight. The same seed gives the same result, however the work is sliced and
//! wherever it runs. Source: Law, Simulation Modeling and Analysis, chapters 9 (repetitions) and 11 (common random numbers).
//! Limits: quantiles are means over repetitions of each one's quantile; a desk that falls behind has no steady state, so that
//! its figures are of the weeks simulated, from the backlog given.

mod beside;
mod calendar;
mod chance;
mod desk;
mod digest;
mod ending;
mod figures;
mod line;
mod owners;
mod play;
mod promise;
mod run;
mod tally;
mod tier;
mod waits;

pub use beside::{FormulaGap, formula_gaps, is_outside};
pub use desk::{
    DeskError, Escalation, Incidents, MOST_ALERTS, MOST_CLASSES, SimulatedClass, SimulatedDesk, WorkTime,
};
pub use digest::{Beside, CustomerDigest, SeverityDigest, SimulationDigest, digest};
pub use ending::WorkBalance;
pub use figures::{ClassFigures, GroupFigures, QUANTILES, TierFigures};
pub use owners::{MOST_CUSTOMERS, SimulatedCustomer};
pub use run::{
    Comparison, Length, Options, Precision, Repetitions, Simulation, SimulationError, SimulationReport,
    compare, simulate,
};
pub use tally::Balance;
