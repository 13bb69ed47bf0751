//! L2: one chart specification per chart: what is drawn, said and tabled, without saying how.
//!
//! A page builds a [`ChartSpec`] from a report and shows it with `<ChartView spec/>`; the table, the values under the
//! pointer and the layout for a phone all come from the same specification, so they cannot disagree.
//!
//! - [`spec`]: the pictures (plot over an axis, heat map of the week, bars with a target) and their roles.
//! - [`axis`]: what the horizontal axis counts, and how its positions are called.
//! - [`ticks`]: round numbers for an axis.
//! - [`table`]: the same numbers as columns and rows.
//! - [`readout`]: one position read aloud.
//! - [`layout`]: what changes with the width.
//! - [`region`]: where one curve lies above another.
//!
//! The charts themselves: [`alert_forecast`], [`alert_funnel`], [`alert_history`], [`backlog`], [`demand_ahead`],
//! [`demand_and_capacity`], [`headcount`], [`hours_of_team`], [`seats_short`], [`simulated`], [`staffing_curve`], [`tornado`], [`utilisation`], [`within_target`].

pub mod alert_forecast;
pub mod alert_funnel;
pub mod alert_history;
pub mod axis;
pub mod backlog;
pub mod demand_ahead;
pub mod demand_and_capacity;
pub mod desk_week;
pub mod headcount;
pub mod hours_of_team;
pub mod layout;
pub mod readout;
pub mod region;
pub mod seats_short;
pub mod simulated;
pub mod spec;
pub mod staffing_curve;
pub mod table;
#[cfg(test)]
pub(crate) mod test_report;
pub mod ticks;
pub mod tornado;
pub mod utilisation;
pub mod within_target;

pub use axis::XAxis;
pub use layout::{Layout, Sample, Size};
pub use spec::{
    Band, Bar, Bars, ChartSpec, HeatMap, Judgement, Layer, Mark, Measure, Picture, Plot, Role, Series, Shape,
    Values,
};
pub use table::{Cell, Column, Table};
