//! A plan as a file: the text to export, and what a file that came in would bring, to look at before it becomes a plan.
//!
//! An import never replaces what is open: it is previewed, and becomes a plan of its own.

use super::keeping::Moment;
use crate::{
    document::{self, Access, Issue, LoadError, SaveError},
    domain::Document,
};
use chrono::{DateTime, Utc};

/// A file to hand to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Such as `northgate-soc-2027-01-15.watchfloor.json`.
    pub file_name: String,
    /// Its content, canonical JSON.
    pub text: String,
}

/// The plan as a file, saved at a moment.
pub fn export(plan: &Document, now: Moment) -> Result<Export, SaveError> {
    let saved_at = time_from_moment(now);
    let day = saved_at.date_naive();
    Ok(Export {
        file_name: format!("{}-{day}.watchfloor.json", file_stem(&plan.soc.plan_name)),
        text: document::save(plan, saved_at)?,
    })
}

/// A moment as a time in UTC; the beginning of 1970 if it is past all times.
pub fn time_from_moment(now: Moment) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(now).unwrap_or_default()
}

/// Letters and digits of a name with hyphens between its words, fit for every file system.
fn file_stem(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .take(60)
        .collect();
    let stem = plain.split_whitespace().collect::<Vec<_>>().join("-");
    if stem.is_empty() { "plan".to_owned() } else { stem }
}

/// What a file would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The plan, as it would be added.
    pub document: Document,
    /// Whether it could be changed; [`Access::LossToAccept`] means that adding it accepts the loss that the issues list.
    pub access: Access,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// The version that it was saved as.
    pub version: u32,
    /// How much is in it.
    pub counts: Counts,
    /// What is worth knowing before adding it.
    pub issues: Vec<Issue>,
}

/// How many records a plan holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    /// Severities.
    pub severities: usize,
    /// Alert streams.
    pub streams: usize,
    /// Imported histories.
    pub histories: usize,
    /// People.
    pub people: f64,
    /// Staffed seat hours a week.
    pub seat_hours: u32,
}

impl Counts {
    /// Counts a plan.
    pub fn of(plan: &Document) -> Self {
        Self {
            severities: plan.severities.len(),
            streams: plan.streams.len(),
            histories: plan.histories.len(),
            people: plan.team.people,
            seat_hours: plan.desk.seats.values().iter().map(|seats| u32::from(*seats)).sum(),
        }
    }
}

/// Looks into a file.
pub fn preview(bytes: &[u8]) -> Result<Preview, LoadError> {
    let loaded = document::load(bytes)?;
    Ok(Preview {
        counts: Counts::of(&loaded.document),
        document: loaded.document,
        access: loaded.access,
        saved_at: loaded.saved_at,
        version: loaded.version,
        issues: loaded.issues,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_plan_without_a_character_that_a_system_refuses() {
        assert_eq!(file_stem("Northgate: SOC 24/7 <2027>"), "northgate-soc-24-7-2027");
        assert_eq!(file_stem("../..\\"), "plan");
        assert_eq!(file_stem("Nächte"), "nächte");
    }
}
