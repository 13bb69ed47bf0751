//! Native tests: engines, saved plans, formats, projections and the shape of the tree.

mod capacity_fluid;
mod capacity_records;

mod capacity_transient;
mod tidy;
