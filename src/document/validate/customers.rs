//! Customers: told apart by name, promised something that can be held, for severities that exist.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode},
    domain::{Document, Field, OwnTargets, Section},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let customers = &plan.customers;
    check::count(Section::Customers, customers.len(), limits::MOST_CUSTOMERS, issues);
    check::names(Field::Customers, customers.iter().map(|(id, c)| (id.0, c.name.as_str())), issues);
    for (id, customer) in customers.iter() {
        let at = At { record: Some(id.0), subject: &customer.name };
        at.name(Field::Customers, &customer.name, issues);
        for (severity, own) in &customer.own_targets {
            if !plan.severities.contains_key(severity) {
                let issue = at.issue(IssueCode::DanglingReference, Field::OwnTargets);
                issues.push(issue.detail(severity.to_string()));
            }
            targets(at, own, issues);
        }
    }
}

fn targets(at: At<'_>, own: &OwnTargets, issues: &mut Vec<Issue>) {
    for target in [own.acknowledge, own.triage_done].into_iter().flatten() {
        at.number_within(Field::OwnTargets, target.within_minutes, limits::PROMISED_MINUTES, issues);
        at.number_within(Field::OwnTargets, target.share, limits::PROMISED_SHARE, issues);
    }
    if let (Some(start), Some(done)) = (own.acknowledge, own.triage_done)
        && done.within_minutes < start.within_minutes
    {
        issues.push(at.issue(IssueCode::TriageBeforeAcknowledge, Field::OwnTargets));
    }
}
