//! What imports remember: words that lead to severities that exist.

use super::{check::At, limits};
use crate::{
    document::{Issue, IssueCode, issue::Limits},
    domain::{Document, Field},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let words = &plan.import_memory.severity_words;
    let most = Limits::within(0.0, limits::MOST_WORDS as f64);
    At::PLAN.number_within(Field::SeverityWords, words.len() as f64, most, issues);
    let memory = &plan.import_memory;
    At::PLAN.number_within(Field::SeverityWords, memory.words_without_severity.len() as f64, most, issues);
    for word in &memory.words_without_severity {
        At::PLAN.name(Field::SeverityWords, word, issues);
    }
    if let Some(severity) = memory.severity_of_others.filter(|id| !plan.severities.contains_key(id)) {
        let issue = At::PLAN.issue(IssueCode::DanglingReference, Field::SeverityWords);
        issues.push(issue.detail(severity.to_string()));
    }
    for (word, severity) in words {
        At::PLAN.name(Field::SeverityWords, word, issues);
        if !plan.severities.contains_key(severity) {
            issues.push(
                At::PLAN
                    .issue(IssueCode::DanglingReference, Field::SeverityWords)
                    .subject(word)
                    .detail(severity.to_string()),
            );
        }
    }
}
