//! Words of the page on which the hours of the team are accounted for.

use super::{Format, capacity_page::PictureWords};
use crate::domain::{Area, Placement};

/// What the headline has to say, in hours a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkFacts {
    /// Of staffed seats.
    pub seats: f64,
    /// That alerts take.
    pub alerts: f64,
    /// Left at the desk; below zero, missing.
    pub left: f64,
    /// Filler work wanted.
    pub filler: f64,
    /// Filler work that finds time.
    pub filler_done: f64,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct WorkPage {
    /// The answer.
    pub answer: fn(&dyn Format, WorkFacts) -> String,
    /// The answer of a plan without seats.
    pub empty: &'static str,
    /// Under the answer.
    pub detail: &'static str,
    /// With a scenario: what it frees, or takes, of the hours at the desk.
    pub freed: fn(&dyn Format, scenario: &str, hours: f64) -> String,
    /// What the freed hours are enough for.
    pub freed_for: fn(work: &str, done: &str, wanted: &str) -> String,
    /// Figures of the strip: hours for alerts, protected, left at the desk, without a seat.
    pub figures: [&'static str; 4],
    /// Unit of hours.
    pub hours: &'static str,
    /// Note: of so many staffed hours.
    pub of_seats: fn(&dyn Format, share: f64) -> String,
    /// Note under the protected hours.
    pub protected_note: &'static str,
    /// Note under what is left.
    pub left_note: fn(&dyn Format, filler: f64, done: f64) -> String,
    /// Note under the hours without a seat.
    pub unplanned_note: fn(is_short: bool) -> &'static str,
    /// The picture.
    pub picture: PictureWords,
    /// Column: what takes hours.
    pub what: &'static str,
    /// Column: hours a month.
    pub hours_a_month: &'static str,
    /// Column: share of the contract hours.
    pub share: &'static str,
    /// Rows of the picture.
    pub rows: WorkRows,
    /// Title of the list of functions.
    pub functions: &'static str,
    /// Under it.
    pub functions_about: &'static str,
    /// Button: a new one.
    pub add_function: &'static str,
    /// Its name until it has another.
    pub new_function: &'static str,
    /// Button: away.
    pub remove: fn(&str) -> String,
    /// Button: before the one before.
    pub sooner: fn(&str) -> String,
    /// Button: behind the one behind.
    pub later: fn(&str) -> String,
    /// Labels of a function.
    pub name: &'static str,
    /// Label: what kind of work.
    pub area: &'static str,
    /// Choices of areas.
    pub areas: fn(Area) -> &'static str,
    /// Label: hours a month.
    pub hours_label: &'static str,
    /// Label: whose hours it takes.
    pub placement: &'static str,
    /// Choices of placements.
    pub placements: fn(Placement) -> &'static str,
    /// Hints of placements.
    pub placement_hints: fn(Placement) -> &'static str,
    /// Label: the first month.
    pub from: &'static str,
    /// Label: the first month without it.
    pub until: &'static str,
    /// Choice: it goes on.
    pub goes_on: &'static str,
    /// Found so many hours of those wanted.
    pub finds: fn(done: &str, wanted: &str) -> String,
    /// There are none.
    pub no_functions: &'static str,
    /// Title of incidents.
    pub incidents: &'static str,
    /// Under it.
    pub incidents_about: fn(&dyn Format, hours: f64, people_at_once: f64) -> String,
    /// Labels and hints: a month, people, hours, hours of the bad case.
    pub incident_fields: [(&'static str, &'static str); 4],
    /// Their units.
    pub incident_units: [&'static str; 4],
}

/// Names of what takes hours.
#[derive(Clone, Copy)]
pub struct WorkRows {
    /// Alerts of a stream.
    pub alerts: fn(stream: &str) -> String,
    /// Escalated work of a stream.
    pub escalated: fn(stream: &str) -> String,
    /// What comes back.
    pub comes_back: fn(stream: &str) -> String,
    /// Incidents.
    pub incidents: &'static str,
    /// Breaks, handover, meetings and other work.
    pub in_shift: &'static str,
    /// Empty seats.
    pub empty: &'static str,
    /// Absence.
    pub absence: &'static str,
    /// Left at the desk.
    pub left: &'static str,
    /// Missing at the desk.
    pub missing: &'static str,
    /// On the rota without a seat.
    pub unplanned: &'static str,
    /// Filler work.
    pub filler: fn(name: &str) -> String,
}
