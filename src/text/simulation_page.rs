//! The page on which the desk is played alert by alert, and the words of its pictures.

use super::{Format, capacity_page::PictureWords};
use crate::domain::Promise;

/// What the answer is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayedFacts<'a> {
    /// How often the desk was played.
    pub times: u32,
    /// Weeks of each time.
    pub weeks: u32,
    /// The first promise: its severity or customer, which it is, and the share that keeps it, written as a range.
    pub first: Option<(&'a str, Promise, String)>,
    /// Severities and customers that surely miss a promise.
    pub missed: Vec<&'a str>,
    /// Severities and customers with a promise that chance does not let be judged.
    pub unsure: Vec<&'a str>,
}

/// Something that formulas leave out: in a cell, and as a sentence.
#[derive(Clone, Copy)]
pub struct Gap {
    /// In a cell.
    pub short: &'static str,
    /// As a sentence.
    pub sentence: &'static str,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct SimulationPage {
    /// The answer once something is played.
    pub answer: fn(&dyn Format, &PlayedFacts<'_>) -> String,
    /// The answer until then.
    pub unplayed: &'static str,
    /// What will be done.
    pub unplayed_detail: &'static str,
    /// Under the answer: how to read ranges.
    pub detail: &'static str,
    /// The same of a desk that falls behind.
    pub behind: fn(&dyn Format, weeks: u32) -> String,
    /// Button: begin.
    pub play: &'static str,
    /// Button: once more.
    pub play_again: &'static str,
    /// Going on.
    pub playing: &'static str,
    /// It was stopped.
    pub stopped: fn(&dyn Format, times: u32) -> String,
    /// It came to nothing.
    pub failed: fn(cause: &str) -> String,
    /// More alerts than can be played, and what can be done.
    pub too_many: fn(&dyn Format, alerts: f64, most: f64) -> String,
    /// What is shown is of the plan before a change, or of other settings.
    pub stale: &'static str,
    /// The strip.
    pub strip: Strip,
    /// How it is played.
    pub options: Options,
    /// The pictures.
    pub pictures: Pictures,
    /// Formula beside simulation.
    pub beside: BesideWords,
}

/// Words of the strip.
#[derive(Clone, Copy)]
pub struct Strip {
    /// Figure: promises that are surely kept.
    pub kept: &'static str,
    /// Of how many.
    pub kept_of: fn(&dyn Format, of: usize) -> String,
    /// How the others stand.
    pub kept_note: fn(&dyn Format, missed: usize, unsure: usize) -> String,
    /// Figure: hours worked over hours staffed.
    pub busy: &'static str,
    /// Its limit.
    pub busy_limit: fn(share: &str) -> String,
    /// Figure: overtime.
    pub overtime: &'static str,
    /// Its unit.
    pub overtime_unit: &'static str,
    /// Figure: how often it was played.
    pub times: &'static str,
    /// Its unit.
    pub times_unit: &'static str,
    /// Alerts in all of them, and whether the ranges are narrow.
    pub times_note: fn(alerts: &str, is_tight: bool) -> String,
    /// A range: "70% to 72%".
    pub range: fn(low: &str, high: &str) -> String,
}

/// Words of the settings: labels and hints.
#[derive(Clone, Copy)]
pub struct Options {
    /// Their head.
    pub title: &'static str,
    /// Under it.
    pub about: &'static str,
    /// Weeks of one repetition.
    pub weeks: (&'static str, &'static str),
    /// Its unit.
    pub weeks_unit: &'static str,
    /// What happens at the end of a shift.
    pub shift_end: &'static str,
    /// What is begun is finished.
    pub finish: &'static str,
    /// It is handed over.
    pub hand_over: &'static str,
    /// What either means.
    pub shift_end_hint: &'static str,
    /// The share of planned seats that sickness leaves empty.
    pub sick: &'static str,
    /// The plan's own share.
    pub sick_hint: fn(share: &str) -> String,
    /// For who wants more.
    pub more: &'static str,
    /// How often.
    pub times: &'static str,
    /// Choices: until it is sure enough, or so many.
    pub times_are: fn(&dyn Format, Option<u32>) -> String,
    /// The chance.
    pub seed: (&'static str, &'static str),
}

/// Words of the pictures.
#[derive(Clone, Copy)]
pub struct Pictures {
    /// Promises with ranges.
    pub promises: PictureWords,
    /// Head of the first column.
    pub promise: &'static str,
    /// What the bars are.
    pub kept: &'static str,
    /// What the ticks are.
    pub promised: &'static str,
    /// A promise: "Critical, started in 15 min".
    pub promise_of: fn(severity: &str, Promise, within: &str) -> String,
    /// How many are kept, missed and too close to call.
    pub promises_sentence: fn(&dyn Format, kept: usize, missed: usize, unsure: usize) -> String,
    /// Nothing is promised.
    pub promises_none: &'static str,
    /// What waits over the weeks.
    pub backlog: PictureWords,
    /// The axis of weeks.
    pub weeks: &'static str,
    /// What is counted.
    pub alerts: &'static str,
    /// The highest mean, and when: week and hour of it.
    pub backlog_sentence: fn(&dyn Format, most: f64, week: usize, hour: &str) -> String,
    /// It grows by so many a week.
    pub backlog_grows: fn(&dyn Format, growth: f64) -> String,
    /// Nothing waits at the end of an hour.
    pub backlog_none: &'static str,
    /// In which hours alerts are not started in time.
    pub hours: PictureWords,
    /// Which severity.
    pub hours_of: &'static str,
    /// Below the promise.
    pub below: &'static str,
    /// Above it.
    pub above: &'static str,
    /// The weakest hour of a severity.
    pub hours_sentence: fn(severity: &str, hour: &str, share: &str, promised: &str) -> String,
    /// No hour has alerts with a promise.
    pub hours_none: &'static str,
}

/// Words of the table of both.
#[derive(Clone, Copy)]
pub struct BesideWords {
    /// Its head.
    pub title: &'static str,
    /// Under it.
    pub about: &'static str,
    /// Heads of the columns.
    pub severity: &'static str,
    /// What is compared.
    pub figure: &'static str,
    /// What the formulas say.
    pub formula: &'static str,
    /// What was played.
    pub played: &'static str,
    /// From where to where it may lie.
    pub range: &'static str,
    /// Why they differ.
    pub why: &'static str,
    /// Row: mean wait.
    pub mean_wait: &'static str,
    /// Row: the wait of one in twenty.
    pub slow_wait: &'static str,
    /// Row: a promise, "started in 15 min".
    pub promise: fn(Promise, within: &str) -> String,
    /// No number.
    pub none: &'static str,
    /// Several reasons in a cell.
    pub and: &'static str,
    /// All agree.
    pub agree: &'static str,
    /// Head over the reasons.
    pub reasons: &'static str,
    /// Minutes differ between severities.
    pub different_minutes: Gap,
    /// Minutes differ between alerts of a severity.
    pub uneven_minutes: Gap,
    /// Seats close.
    pub seats_close: Gap,
    /// Work is interrupted.
    pub interruption: Gap,
    /// Seats stand empty through sickness.
    pub empty_seats: Gap,
    /// Alerts rise as they wait.
    pub ageing: Gap,
    /// Alerts are closed unread.
    pub closed_unread: Gap,
    /// Incidents take people.
    pub incidents: Gap,
    /// Work comes back from the second tier.
    pub comes_back: Gap,
    /// A customer's minutes are not those of its severity.
    pub customer_minutes: Gap,
    /// Lines grow.
    pub line_grows: Gap,
    /// None of these.
    pub approximation: Gap,
}
