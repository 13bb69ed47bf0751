//! What is worth knowing about the open plan: what cannot be answered yet, what is likely a slip, and what its file held that
//! this version does not know.
//!
//! In: the plan and what was found when its file was read. Out: each issue in words, the gravest first, with the place to go to.

use crate::{
    app::route::{Address, Route},
    document::validate,
    domain::{Document, Field, Issue, Place, Section, issue::Gravity},
    text::Voice,
};

/// One issue as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its code, to look it up by: `E1107`.
    pub code: &'static str,
    /// How much it matters.
    pub gravity: Gravity,
    /// What is wrong.
    pub cause: String,
    /// What can be done.
    pub remedy: String,
    /// Where it can be done; none for what is about the file as a whole.
    pub address: Option<Address>,
}

/// Everything that is worth knowing about a plan: of its file first, then of itself.
pub fn found(plan: &Document, about_file: &[Issue]) -> Vec<Issue> {
    let mut issues = about_file.to_vec();
    issues.extend(validate::document(plan));
    issues
}

/// The issues in words, the gravest first.
pub fn shown(issues: &[Issue], voice: Voice<'_>) -> Vec<Shown> {
    let say = voice.words.issues().say;
    let mut shown: Vec<_> = issues
        .iter()
        .map(|issue| {
            let saying = say(voice.format, issue);
            Shown {
                code: issue.code.code(),
                gravity: issue.code.gravity(),
                cause: saying.cause,
                remedy: saying.remedy,
                address: address_of(issue.place),
            }
        })
        .collect();
    // Stable: within one gravity the order of the plan's sections stays.
    shown.sort_by_key(|issue| std::cmp::Reverse(issue.gravity));
    shown
}

/// The page and the element on it where a place of the plan is changed; none for the file as a whole.
pub fn address_of(place: Place) -> Option<Address> {
    let record = |kind: &str| place.record.map(|record| format!("{kind}{record}"));
    let field = || place.field.map(|field| field.key().to_owned());
    let (route, anchor) = match place.section {
        Section::File => return None,
        Section::Soc => (Route::Plan, field()),
        Section::Severities => (Route::Targets, record("")),
        Section::Customers => (Route::Targets, record("").or_else(field)),
        Section::Streams => (Route::Alerts, record("stream-")),
        Section::Histories => (Route::Alerts, record("history-")),
        Section::Desk => match place.field {
            Some(Field::MinimumSeats | Field::MinimumReason) => (Route::Team, Some("minimum".to_owned())),
            _ => (Route::Team, field()),
        },
        Section::Team => (Route::Team, field()),
        Section::Staffing | Section::RollOuts | Section::Year => (Route::Ahead, record("").or_else(field)),
        Section::Work => (Route::Work, record("").or_else(field)),
        Section::Rota => (Route::Rota, record("").or_else(field)),
        Section::Scenarios => (Route::Compare, record("scenario-")),
        Section::ImportMemory => (Route::Targets, Some(REMEMBERED_WORDS.to_owned())),
    };
    Some(Address { route, anchor })
}

/// The element that lists the severity words that imports remember.
pub const REMEMBERED_WORDS: &str = "remembered-words";

#[cfg(test)]
mod tests {
    use super::super::alerts::test_plan::{plan, stream};
    use super::*;
    use crate::{
        base::RawId,
        domain::{IssueCode, SocFacts},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn without_a_name() -> Document {
        let sound = plan(vec![stream("A", 10.0)]);
        let soc = SocFacts { plan_name: String::new(), ..(*sound.soc).clone() };
        Document { soc: Arc::new(soc), streams: Arc::default(), ..sound }
    }

    #[test]
    fn a_plan_without_a_name_or_streams_says_so_and_leads_to_where_they_are_entered() {
        let issues = shown(&found(&without_a_name(), &[]), VOICE);
        let of = |code: IssueCode| issues.iter().find(|issue| issue.code == code.code()).unwrap();
        assert_eq!(of(IssueCode::NameMissing).address.as_ref().unwrap().hash(), "#/plan/plan_name");
        assert_eq!(of(IssueCode::StreamsMissing).address.as_ref().unwrap().hash(), "#/alerts");
        assert!(of(IssueCode::StreamsMissing).cause.contains("no alert streams"));
    }

    #[test]
    fn what_the_file_held_comes_with_what_is_wrong_with_the_plan_the_gravest_first() {
        let cleaned = Issue::new(IssueCode::TextCleaned, Place::section(Section::File)).detail("Owls");
        let unknown =
            Issue::new(IssueCode::FileUnknownKey, Place::section(Section::File)).detail("document.x");
        let issues = shown(&found(&without_a_name(), &[cleaned, unknown]), VOICE);
        assert_eq!(issues[0].code, IssueCode::FileUnknownKey.code());
        assert_eq!(issues[0].address, None);
        assert_eq!(issues.last().unwrap().code, IssueCode::TextCleaned.code());
        assert!(issues.is_sorted_by(|a, b| a.gravity >= b.gravity));
    }

    #[test]
    fn every_field_of_the_plan_has_an_address_that_is_read_back() {
        for field in Field::ALL {
            for place in [Place::field(*field), Place::of(RawId(7), *field)] {
                let address = address_of(place).unwrap();
                assert_eq!(Address::parse(&address.hash()), Some(address.clone()), "{field:?}");
            }
        }
    }
}
