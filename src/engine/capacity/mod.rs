//! Is the desk enough for the alerts, what would be, and why?
//!
//! [`DeskWeek`] is what the models need of a plan: arrivals, hands-on times and seats of one week. `quick_report` answers
//! from the flow of work alone and is meant for every keystroke; `full_report` adds what chance does to waits of
//! minutes and the search for enough seats, and is meant for the worker.
//!
//! Which model decides which figure, the formulas, their sources and limits: docs/methods/capacity.md.

pub mod assess;
pub mod build;
pub mod clock;
pub mod customers;
mod desk_time;
pub mod erlang;
pub mod explain;
pub mod first_passage;
pub mod flow;
pub mod fluid;
mod gathered;
pub mod general_service;
pub mod hands_on;
pub mod in_time;
pub mod input;
pub mod long_work;
mod long_work_figures;
pub mod need;
mod need_figures;
pub mod people;
mod people_figures;
pub mod play;
mod poisson;
pub mod priority;
mod promise_figures;
pub mod queue;
pub mod report;
pub mod search;
mod shifts;
pub mod simulate;
mod spans;
pub mod staffing_curve;
mod steady;
pub mod transient;
pub mod truth_test;
pub mod window;

pub use build::{completed, full_report, quick_report, report_with_chance};
pub use explain::{Explanation, Figure, Outcome};
pub use input::{DeskWeek, InputReason};
pub use need::Need;
pub use report::CapacityReport;
pub use staffing_curve::{StaffingCurve, staffing_curve};
pub use truth_test::{TruthInput, TruthTest, truth_test};

/// The most seats in an hour.
pub const MOST_SEATS: u32 = 5_000;
