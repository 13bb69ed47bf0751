//! L2: every sentence and label, one module a language.
//!
//! A *vocabulary* is a struct of labels (`&'static str`) and sentences (`fn(&dyn Format, ...) -> String`) for one area;
//! [`Words`] holds them all, and a language is one constant of it ([`en::WORDS`]). A second language is a second module:
//! the compiler names what it lacks. Numbers and dates are written by the [`Format`] that is passed in, which is the
//! reader's own in the browser and a plain one elsewhere.

pub mod en;
pub mod format;

pub use format::{Format, PlainFormat};

/// All words of one language. One field an area; each area's struct is in its own file.
#[derive(Clone, Copy)]
pub struct Words {
    /// The frame around every page.
    pub shell: shell::Shell,
    /// The pages about plans as things that are kept.
    pub plans: plans::Plans,
    /// The import of an alert history.
    pub import_page: import_page::ImportPage,
    /// The page about alerts.
    pub alerts_page: alerts_page::AlertsPage,
    /// Explanations of the capacity report.
    pub capacity: capacity::Capacity,
    /// Names of units and days.
    pub common: common::Common,
    /// The capacity page.
    pub capacity_page: capacity_page::CapacityPage,
    /// Charts.
    pub chart: chart::Chart,
    /// Parts that every page is made of.
    pub components: components::Components,
    /// What a change did, for undo.
    pub changes: changes::Changes,
    /// Names of fields and sections.
    pub fields: fields::Fields,
    /// Where the numbers of a new plan come from.
    pub defaults: defaults::Defaults,
    /// What is wrong, and what to do about it.
    pub issues: issues::Issues,
    /// The command line.
    pub cli: cli::Cli,
    /// The page about the team.
    pub team_page: team_page::TeamPage,
    /// The page on which a plan begins.
    pub start_page: start_page::StartPage,
    /// The page about severities and targets.
    pub targets_page: targets_page::TargetsPage,
    /// The import of alert histories.
    pub import: import::Import,
}

pub mod alerts_page;
pub mod capacity;
pub mod capacity_page;
pub mod changes;
pub mod chart;
pub mod cli;
pub mod common;
pub mod components;
pub mod defaults;
pub mod fields;
pub mod import;
pub mod import_page;
pub mod issues;
pub mod plans;
pub mod reading;
pub mod shell;
pub mod start_page;
pub mod targets_page;
pub mod team_page;

/// What a projection needs to speak: the language and the way numbers are written.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub words: &'static Words,
    /// How numbers and dates are written.
    pub format: &'a dyn Format,
}
