//! L2: every sentence and label, one module a language.
//!
//! A *vocabulary* is a struct of labels (`&'static str`) and sentences (`fn(&dyn Format, ...) -> String`) for one area;
//! [`Words`] leads to them all, and a language is one constant for each. A second language is a second module: the compiler
//! names what it lacks. Numbers and dates are written by the [`Format`] that is passed in, which is the
//! reader's own in the browser and a plain one elsewhere.

pub mod en;
pub mod format;

pub use format::{Format, PlainFormat};

/// The languages. Each area of words is a function, so that a part of the page comes with the words it speaks and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// English, British spelling, 24-hour clock.
    English,
}

impl Words {
    /// The frame around every page.
    pub fn shell(self) -> &'static shell::Shell {
        match self {
            Self::English => &en::shell::SHELL,
        }
    }

    /// The pages about plans as things that are kept.
    pub fn plans(self) -> &'static plans::Plans {
        match self {
            Self::English => &en::plans::PLANS,
        }
    }

    /// The import of an alert history.
    pub fn import_page(self) -> &'static import_page::ImportPage {
        match self {
            Self::English => &en::import_page::IMPORT_PAGE,
        }
    }

    /// The page about alerts.
    pub fn alerts_page(self) -> &'static alerts_page::AlertsPage {
        match self {
            Self::English => &en::alerts_page::ALERTS_PAGE,
        }
    }

    /// Explanations of the capacity report.
    pub fn capacity(self) -> &'static capacity::Capacity {
        match self {
            Self::English => &en::capacity::CAPACITY,
        }
    }

    /// The months ahead.
    pub fn months(self) -> &'static months::Months {
        match self {
            Self::English => &en::months::MONTHS,
        }
    }

    /// The forecast of alerts.
    pub fn forecast(self) -> &'static forecast::Forecast {
        match self {
            Self::English => &en::forecast::FORECAST,
        }
    }

    /// The staffing curve.
    pub fn staffing(self) -> &'static staffing::Staffing {
        match self {
            Self::English => &en::staffing::STAFFING,
        }
    }

    /// Names of units and days.
    pub fn common(self) -> &'static common::Common {
        match self {
            Self::English => &en::common::COMMON,
        }
    }

    /// The capacity page.
    pub fn capacity_page(self) -> &'static capacity_page::CapacityPage {
        match self {
            Self::English => &en::capacity_page::CAPACITY_PAGE,
        }
    }

    /// Charts.
    pub fn chart(self) -> &'static chart::Chart {
        match self {
            Self::English => &en::chart::CHART,
        }
    }

    /// Parts that every page is made of.
    pub fn components(self) -> &'static components::Components {
        match self {
            Self::English => &en::components::COMPONENTS,
        }
    }

    /// What a change did, for undo.
    pub fn changes(self) -> &'static changes::Changes {
        match self {
            Self::English => &en::changes::CHANGES,
        }
    }

    /// Names of fields and sections.
    pub fn fields(self) -> &'static fields::Fields {
        match self {
            Self::English => &en::fields::FIELDS,
        }
    }

    /// Where the numbers of a new plan come from.
    pub fn defaults(self) -> &'static defaults::Defaults {
        match self {
            Self::English => &en::defaults::DEFAULTS,
        }
    }

    /// What is wrong, and what to do about it.
    pub fn issues(self) -> &'static issues::Issues {
        match self {
            Self::English => &en::issues::ISSUES,
        }
    }

    /// The command line.
    pub fn cli(self) -> &'static cli::Cli {
        match self {
            Self::English => &en::cli::CLI,
        }
    }

    /// The page about the team.
    pub fn team_page(self) -> &'static team_page::TeamPage {
        match self {
            Self::English => &en::team_page::TEAM_PAGE,
        }
    }

    /// The page of scenarios.
    pub fn compare_page(self) -> &'static compare_page::ComparePage {
        match self {
            Self::English => &en::compare_page::COMPARE_PAGE,
        }
    }

    /// The page about the hours of the team.
    pub fn work_page(self) -> &'static work_page::WorkPage {
        match self {
            Self::English => &en::work_page::WORK_PAGE,
        }
    }

    /// The page of the rota.
    pub fn rota_page(self) -> &'static rota_page::RotaPage {
        match self {
            Self::English => &en::rota_page::ROTA_PAGE,
        }
    }

    /// Files of the rota.
    pub fn rota_files(self) -> &'static rota_files::RotaFiles {
        match self {
            Self::English => &en::rota_files::ROTA_FILES,
        }
    }

    /// How the grid of the rota is worked with and read.
    pub fn rota_desk(self) -> &'static rota_desk::RotaDeskWords {
        match self {
            Self::English => &en::rota_desk::ROTA_DESK,
        }
    }

    /// How the rota's page is looked at.
    pub fn rota_views(self) -> &'static rota_views::RotaViews {
        match self {
            Self::English => &en::rota_views::ROTA_VIEWS,
        }
    }

    /// The hours of the rota.
    pub fn rota_hours(self) -> &'static rota_hours::RotaHours {
        match self {
            Self::English => &en::rota_hours::ROTA_HOURS,
        }
    }

    /// Sites, strengths of rules, balances, one person's view.
    pub fn rota_records(self) -> &'static rota_records::RotaRecords {
        match self {
            Self::English => &en::rota_records::ROTA_RECORDS,
        }
    }

    /// What a change of the rota would cost, and why a place cannot be filled.
    pub fn rota_why(self) -> &'static rota_why::RotaWhy {
        match self {
            Self::English => &en::rota_why::ROTA_WHY,
        }
    }

    /// Common patterns of shifts.
    pub fn rota_patterns(self) -> &'static rota_patterns::RotaPatterns {
        match self {
            Self::English => &en::rota_patterns::ROTA_PATTERNS,
        }
    }

    /// The page about the months ahead.
    pub fn ahead_page(self) -> &'static ahead_page::AheadPage {
        match self {
            Self::English => &en::ahead_page::AHEAD_PAGE,
        }
    }

    /// The page on which a plan begins.
    pub fn start_page(self) -> &'static start_page::StartPage {
        match self {
            Self::English => &en::start_page::START_PAGE,
        }
    }

    /// The page about severities and targets.
    pub fn targets_page(self) -> &'static targets_page::TargetsPage {
        match self {
            Self::English => &en::targets_page::TARGETS_PAGE,
        }
    }

    /// The page on which the desk is played.
    pub fn simulation_page(self) -> &'static simulation_page::SimulationPage {
        match self {
            Self::English => &en::simulation_page::SIMULATION_PAGE,
        }
    }

    /// The test of a team against its minimum.
    pub fn truth(self) -> &'static truth::Truth {
        match self {
            Self::English => &en::truth::TRUTH,
        }
    }

    /// The import of alert histories.
    pub fn import(self) -> &'static import::Import {
        match self {
            Self::English => &en::import::IMPORT,
        }
    }
}

pub mod ahead_page;
pub mod alerts_page;
pub mod capacity;
pub mod capacity_page;
pub mod changes;
pub mod chart;
pub mod cli;
pub mod common;
pub mod compare_page;
pub mod components;
pub mod defaults;
pub mod fields;
pub mod forecast;
pub mod import;
pub mod import_page;
pub mod issues;
pub mod months;
pub mod plans;
pub mod reading;
pub mod rota_desk;
pub mod rota_files;
pub mod rota_hours;
pub mod rota_page;
pub mod rota_patterns;
pub mod rota_records;
pub mod rota_views;
pub mod rota_why;
pub mod shell;
pub mod simulation_page;
pub mod staffing;
pub mod start_page;
pub mod targets_page;
pub mod team_page;
pub mod truth;
pub mod work_page;

/// What a projection needs to speak: the language and the way numbers are written.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub words: &'static Words,
    /// How numbers and dates are written.
    pub format: &'a dyn Format,
}
