//! Alert streams: shares between nothing and all, times above zero, severities and histories that exist.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode, issue::Place},
    domain::{AlertStream, Document, Field, Section, StreamId, WeeklyShape},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    check::count(Section::Streams, plan.streams.len(), limits::MOST_STREAMS, issues);
    check::names(Field::StreamName, plan.streams.iter().map(|(id, s)| (id.0, s.name.as_str())), issues);
    if plan.streams.is_empty() {
        issues.push(Issue::new(IssueCode::StreamsMissing, Place::section(Section::Streams)));
    }
    for (id, stream) in plan.streams.iter() {
        one(plan, *id, stream, issues);
    }
}

fn one(plan: &Document, id: StreamId, stream: &AlertStream, issues: &mut Vec<Issue>) {
    let at = At { record: Some(id.0), subject: &stream.name };
    at.name(Field::StreamName, &stream.name, issues);
    if let Some(gone) = stream.customer.filter(|customer| !plan.customers.contains_key(customer)) {
        issues.push(at.issue(IssueCode::DanglingReference, Field::Customer).detail(gone.to_string()));
    }
    for (field, estimate) in [
        (Field::Volume, &stream.volume),
        (Field::Growth, &stream.growth_per_year),
        (Field::GroupedShare, &stream.grouped_share),
        (Field::AutoClosedShare, &stream.auto_closed_share),
        (Field::TypicalMinutes, &stream.handling.typical_minutes),
        (Field::BadCaseMinutes, &stream.handling.bad_case_minutes),
        (Field::WaitingShare, &stream.waiting_on_others.share),
        (Field::WaitingHours, &stream.waiting_on_others.hours),
        (Field::ReopenedShare, &stream.reopened_share),
        (Field::EscalatedShare, &stream.escalation.share),
        (Field::EscalationMinutes, &stream.escalation.minutes),
    ] {
        at.estimate(field, estimate, issues);
    }
    if stream.handling.bad_case_minutes.median_amount() < stream.handling.typical_minutes.median_amount() {
        issues.push(at.issue(IssueCode::BadCaseBelowTypical, Field::BadCaseMinutes));
    }
    for (severity, share) in &stream.severity_mix {
        at.number(Field::SeverityMix, *share, issues);
        if !plan.severities.contains_key(severity) {
            issues.push(
                at.issue(IssueCode::DanglingReference, Field::SeverityMix).detail(severity.to_string()),
            );
        }
    }
    if stream.severity_mix.values().all(|share| *share <= 0.0) {
        issues.push(at.issue(IssueCode::MixEmpty, Field::SeverityMix));
    }
    match &stream.shape {
        WeeklyShape::Sketch { hours } => {
            for value in hours.values() {
                at.number(Field::Shape, *value, issues);
            }
            if hours.values().iter().all(|value| *value <= 0.0) {
                issues.push(at.issue(IssueCode::SketchEmpty, Field::Shape));
            }
        }
        WeeklyShape::Measured { history } if !plan.histories.contains_key(history) => {
            issues.push(at.issue(IssueCode::DanglingReference, Field::Shape).detail(history.to_string()));
        }
        _ => {}
    }
}
