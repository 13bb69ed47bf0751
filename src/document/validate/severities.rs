//! Severities: told apart by name, promised something that can be held, and none promised more than those before it.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode, issue::Place},
    domain::{Document, Field, Section, Severity, SeverityId, Target, in_order},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let severities = &plan.severities;
    check::count(Section::Severities, severities.len(), limits::MOST_SEVERITIES, issues);
    check::names(Field::SeverityName, severities.iter().map(|(id, s)| (id.0, s.name.as_str())), issues);
    for (id, severity) in severities.iter() {
        one(*id, severity, issues);
    }
    if severities.is_empty() {
        issues.push(Issue::new(IssueCode::SeveritiesMissing, Place::section(Section::Severities)));
    } else if severities.values().all(|s| s.acknowledge.is_none() && s.triage_done.is_none()) {
        issues.push(Issue::new(IssueCode::TargetsMissing, Place::section(Section::Severities)));
    }
    order(&in_order(severities), Field::Acknowledge, |severity| severity.acknowledge, issues);
    order(&in_order(severities), Field::TriageDone, |severity| severity.triage_done, issues);
}

fn one(id: SeverityId, severity: &Severity, issues: &mut Vec<Issue>) {
    let at = At { record: Some(id.0), subject: &severity.name };
    at.name(Field::SeverityName, &severity.name, issues);
    for (field, hours) in
        [(Field::AgesEvery, severity.ages_every_hours), (Field::ExpiresAfter, severity.expires_after_hours)]
    {
        hours.into_iter().for_each(|hours| at.number(field, hours, issues));
    }
    for (field, target) in
        [(Field::Acknowledge, severity.acknowledge), (Field::TriageDone, severity.triage_done)]
    {
        if let Some(target) = target {
            at.number_within(field, target.within_minutes, limits::PROMISED_MINUTES, issues);
            at.number_within(field, target.share, limits::PROMISED_SHARE, issues);
        }
    }
    if let (Some(start), Some(done)) = (severity.acknowledge, severity.triage_done)
        && done.within_minutes < start.within_minutes
    {
        issues.push(at.issue(IssueCode::TriageBeforeAcknowledge, Field::TriageDone));
    }
}

/// A severity whose promise is faster than one before it on the same clock. Each is named against the nearest before it.
fn order(
    ranked: &[(SeverityId, &Severity)],
    field: Field,
    target: impl Fn(&Severity) -> Option<Target>,
    issues: &mut Vec<Issue>,
) {
    for (place, (id, severity)) in ranked.iter().enumerate() {
        let Some(own) = target(severity) else { continue };
        let slower = ranked.iter().take(place).rev().find(|(_, above)| {
            above.clock == severity.clock
                && target(above).is_some_and(|above| own.within_minutes < above.within_minutes)
        });
        if let Some((_, above)) = slower {
            let at = At { record: Some(id.0), subject: &severity.name };
            issues.push(at.issue(IssueCode::TargetStricterBelow, field).detail(&above.name));
        }
    }
}
