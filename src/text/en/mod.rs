//! English, British spelling, 24-hour clock.

mod alert_histories;
mod alerts_page;
mod capacity;
mod capacity_page;
mod changes;
mod chart;
mod cli;
mod common;
mod components;
mod defaults;
mod fields;
mod import;
mod import_page;
mod issues;
mod plans;
mod shell;
mod start_page;
mod targets_page;
mod team_page;

use super::Words;

/// All of it.
pub const WORDS: Words = Words {
    shell: shell::SHELL,
    plans: plans::PLANS,
    capacity: capacity::CAPACITY,
    common: common::COMMON,
    chart: chart::CHART,
    components: components::COMPONENTS,
    changes: changes::CHANGES,
    fields: fields::FIELDS,
    defaults: defaults::DEFAULTS,
    issues: issues::ISSUES,
    cli: cli::CLI,
    team_page: team_page::TEAM_PAGE,
    start_page: start_page::START_PAGE,
    targets_page: targets_page::TARGETS_PAGE,
    import: import::IMPORT,
    import_page: import_page::IMPORT_PAGE,
    alerts_page: alerts_page::ALERTS_PAGE,
    capacity_page: capacity_page::CAPACITY_PAGE,
};
