//! English, British spelling, 24-hour clock.

pub(super) mod ahead_page;
mod alert_histories;
pub(super) mod alerts_page;
pub(super) mod capacity;
pub(super) mod capacity_page;
pub(super) mod changes;
pub(super) mod chart;
pub(super) mod cli;
pub(super) mod common;
pub(super) mod compare_page;
pub(super) mod components;
pub(super) mod defaults;
pub(super) mod fields;
pub(super) mod forecast;
pub(super) mod import;
pub(super) mod import_page;
pub(super) mod issues;
pub(super) mod months;
pub(super) mod plans;
pub(super) mod rota_desk;
pub(super) mod rota_files;
pub(super) mod rota_hours;
pub(super) mod rota_page;
pub(super) mod rota_patterns;
pub(super) mod rota_records;
pub(super) mod rota_views;
pub(super) mod rota_why;
pub(super) mod shell;
pub(super) mod simulation_page;
pub(super) mod staffing;
pub(super) mod start_page;
pub(super) mod targets_page;
pub(super) mod team_page;
pub(super) mod truth;
pub(super) mod work_page;

use super::Words;

/// All of it.
pub const WORDS: Words = Words::English;
