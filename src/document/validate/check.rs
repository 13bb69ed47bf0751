//! The checks that many fields share: a number between its limits, a range the right way round, a text that is plain and
//! short enough, names that tell records apart.

use super::limits;
use crate::{
    base::{Amount, Estimate, RawId},
    document::{
        Issue, IssueCode,
        issue::{Limits, Place},
        plain_text,
    },
    domain::{Field, Section},
};
use std::collections::BTreeMap;

/// Where the checked field is, and the name to speak of it by.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) record: Option<RawId>,
    pub(super) subject: &'a str,
}

impl At<'_> {
    pub(super) const PLAN: At<'static> = At { record: None, subject: "" };

    pub(super) fn issue(&self, code: IssueCode, field: Field) -> Issue {
        let place = Place { section: field.section(), record: self.record, field: Some(field) };
        Issue::new(code, place).subject(self.subject)
    }

    pub(super) fn number(&self, field: Field, value: f64, issues: &mut Vec<Issue>) {
        if let Some(limits) = limits::of(field) {
            self.number_within(field, value, limits, issues);
        }
    }

    pub(super) fn number_within(&self, field: Field, value: f64, limits: Limits, issues: &mut Vec<Issue>) {
        if !limits.hold(value) {
            issues.push(self.issue(IssueCode::OutOfRange, field).found(value).limits(limits));
        }
    }

    pub(super) fn estimate(&self, field: Field, estimate: &Estimate, issues: &mut Vec<Issue>) {
        let (low, high) = estimate.bounds();
        self.number(field, low, issues);
        if let Amount::Range { .. } = estimate.amount {
            self.number(field, high, issues);
            if low.is_nan() || high.is_nan() || low >= high {
                issues.push(self.issue(IssueCode::RangeUpsideDown, field));
            }
        }
        self.note(field, &estimate.source, issues);
    }

    /// A text on one line.
    pub(super) fn name(&self, field: Field, text: &str, issues: &mut Vec<Issue>) {
        self.text(field, text, limits::NAME_CHARACTERS, issues);
        if text.contains(['\n', '\t']) && !text.contains(plain_text::is_hidden) {
            issues.push(self.issue(IssueCode::TextNotPlain, field));
        }
    }

    pub(super) fn note(&self, field: Field, text: &str, issues: &mut Vec<Issue>) {
        self.text(field, text, limits::NOTE_CHARACTERS, issues);
    }

    fn text(&self, field: Field, text: &str, most: usize, issues: &mut Vec<Issue>) {
        // A text that is too long is not repeated in the sentence that says so.
        let subject = if text == self.subject { "" } else { self.subject };
        let place = self.issue(IssueCode::TextTooLong, field).place;
        if text.chars().count() > most {
            let limits = Limits::within(0.0, most as f64);
            issues.push(Issue::new(IssueCode::TextTooLong, place).subject(subject).limits(limits));
        }
        if text.contains(plain_text::is_hidden) {
            issues.push(Issue::new(IssueCode::TextNotPlain, place).subject(subject));
        }
    }
}

pub(super) fn count(section: Section, found: usize, most: usize, issues: &mut Vec<Issue>) {
    if found > most {
        let limits = Limits::within(0.0, most as f64);
        let issue = Issue::new(IssueCode::TooManyRecords, Place::section(section));
        issues.push(issue.found(found as f64).limits(limits));
    }
}

/// Records without a name, and names that several records of a kind bear (however they are written).
pub(super) fn names<'a>(
    field: Field,
    records: impl Iterator<Item = (RawId, &'a str)>,
    issues: &mut Vec<Issue>,
) {
    let mut bearers: BTreeMap<String, (RawId, &str, usize)> = BTreeMap::new();
    for (id, name) in records {
        if name.trim().is_empty() {
            issues.push(Issue::new(IssueCode::NameMissing, Place::of(id, field)));
        } else {
            bearers.entry(name.trim().to_lowercase()).or_insert((id, name, 0)).2 += 1;
        }
    }
    for (id, name, count) in bearers.into_values().filter(|(_, _, count)| *count > 1) {
        issues
            .push(Issue::new(IssueCode::NameShared, Place::of(id, field)).subject(name).found(count as f64));
    }
}
