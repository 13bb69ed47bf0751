//! A plan as a file: the text to export, and what a file that came in would bring, to look at before it becomes a plan.
//!
//! An import never replaces what is open: it is previewed, and becomes a plan of its own.

use super::keeping::Moment;
use crate::{
    document::{self, Access, Issue, LoadError, SaveError, envelope::Omitted},
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

/// The plan as a file, saved at a moment; what it was opened without stays named in it.
pub fn export(plan: &Document, omitted: &[Omitted], now: Moment) -> Result<Export, SaveError> {
    let text = document::save_copy(plan, omitted, time_from_moment(now))?;
    Ok(as_it_is(&plan.soc.plan_name, text, now))
}

/// A text as a file, to the last byte: that of a plan with entries that this version would not write.
pub fn as_it_is(plan_name: &str, text: String, now: Moment) -> Export {
    let day = time_from_moment(now).date_naive();
    Export { file_name: format!("{}-{day}.watchfloor.json", file_stem(plan_name)), text }
}

/// A plan with everything that a copy of it must carry on.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The plan.
    pub document: Document,
    /// What it was opened without.
    pub omitted: Vec<Omitted>,
    /// The text that it was read from, where this version would not write all of it again. A copy is this text, not the plan.
    pub original: Option<String>,
}

impl Content {
    /// A plan of this version, whole.
    pub fn whole(document: Document) -> Self {
        Self { document, omitted: Vec::new(), original: None }
    }

    /// What was loaded from a text.
    pub fn of(loaded: document::Loaded, text: &str) -> Self {
        let original = (loaded.access != Access::Editable).then(|| text.to_owned());
        Self { document: loaded.document, omitted: loaded.omitted, original }
    }

    /// The same without the entries that this version does not know: the user has seen which.
    pub fn accept_loss(self) -> Self {
        Self { original: None, ..self }
    }

    /// Whether it may be renamed or copied as a plan.
    pub fn is_editable(&self) -> bool {
        self.original.is_none()
    }

    /// It as a file, at a moment: the text that it was read from where that holds more than would be written.
    pub fn export(&self, now: Moment) -> Result<Export, SaveError> {
        match &self.original {
            Some(text) => Ok(as_it_is(&self.document.soc.plan_name, text.clone(), now)),
            None => export(&self.document, &self.omitted, now),
        }
    }
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
    pub content: Content,
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
        access: loaded.access,
        saved_at: loaded.saved_at,
        version: loaded.version,
        issues: loaded.issues.clone(),
        // What was loaded is text, so none is replaced here.
        content: Content::of(loaded, &String::from_utf8_lossy(bytes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample_text(change: impl Fn(&mut serde_json::Value)) -> String {
        let month = crate::base::Month::of(chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap());
        let text = document::save(&crate::app::sample::sample(month), DateTime::UNIX_EPOCH).unwrap();
        let mut whole = serde_json::from_str(&text).unwrap();
        change(&mut whole);
        serde_json::to_string(&whole).unwrap()
    }

    #[test]
    fn a_copy_of_a_plan_from_a_newer_version_is_its_text_to_the_last_byte() {
        let text = sample_text(|whole| {
            whole["version"] = 99.into();
            whole["document"]["shifts"] = "of a later version".into();
        });
        let preview = preview(text.as_bytes()).unwrap();
        assert_eq!(preview.access, Access::ReadOnlyNewer);
        assert!(!preview.content.is_editable());
        let file = preview.content.export(1_799_971_200_000).unwrap();
        assert_eq!(file.text, text);
        assert_eq!(file.file_name, "northgate-soc-sample-2027-01-15.watchfloor.json");
    }

    #[test]
    fn a_plan_with_unknown_entries_is_handed_out_whole_until_the_loss_is_accepted() {
        let text = sample_text(|whole| whole["document"]["team"]["nickname"] = "Owls".into());
        let content = preview(text.as_bytes()).unwrap().content;
        assert!(!content.is_editable());
        assert_eq!(content.export(0).unwrap().text, text);
        let accepted = content.accept_loss();
        assert!(accepted.is_editable());
        assert!(!accepted.export(0).unwrap().text.contains("Owls"));
    }

    #[test]
    fn what_a_shared_copy_leaves_out_is_still_said_when_it_is_saved_again() {
        let text = sample_text(|whole| whole["omitted"] = serde_json::json!(["document.team"]));
        let content = preview(text.as_bytes()).unwrap().content;
        let again = preview(content.export(0).unwrap().text.as_bytes()).unwrap();
        assert_eq!(again.content.omitted, [Omitted("document.team".to_owned())]);
    }

    #[test]
    fn a_file_is_named_after_the_plan_without_a_character_that_a_system_refuses() {
        assert_eq!(file_stem("Northgate: SOC 24/7 <2027>"), "northgate-soc-24-7-2027");
        assert_eq!(file_stem("../..\\"), "plan");
        assert_eq!(file_stem("Nächte"), "nächte");
    }
}
