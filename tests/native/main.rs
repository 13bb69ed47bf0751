//! Native tests: engines, saved plans, formats, projections and the shape of the tree.
#![allow(clippy::disallowed_methods, reason = "an independent computation may use what the engines must not")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod alert_history;
mod capacity_done;
mod capacity_fluid;
mod capacity_interrupting;
mod capacity_need;
mod capacity_records;
mod capacity_report;
mod capacity_staffing;
mod capacity_transient;
mod charts;
mod commands;
mod customers;
mod customers_capacity;
mod determinism;
mod document;
mod forecast;
mod how_work_flows;
mod months;
mod months_by_hand;
mod questions;
mod report_page;
mod rota;
mod rota_files;
#[path = "../same_results.rs"]
mod same_results;
mod sample;
#[cfg(feature = "cli")]
mod schema;
mod simulation;
mod support;
mod tidy;
mod unknown_entries;
