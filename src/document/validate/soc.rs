//! Organisation and facts: a zone and a currency that exist, a horizon that can be drawn.

use super::check::At;
use crate::{
    document::{Issue, IssueCode},
    domain::{Clock, Document, Field},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let soc = &plan.soc;
    let at = At::PLAN;
    at.name(Field::PlanName, &soc.plan_name, issues);
    at.name(Field::Organisation, &soc.organisation, issues);
    at.name(Field::HomeZone, &soc.home_zone, issues);
    at.name(Field::Currency, &soc.currency, issues);
    at.number(Field::HorizonMonths, f64::from(soc.horizon_months), issues);
    if soc.plan_name.trim().is_empty() {
        issues.push(at.issue(IssueCode::NameMissing, Field::PlanName));
    }
    if soc.home_zone.parse::<chrono_tz::Tz>().is_err() {
        issues.push(at.issue(IssueCode::ZoneUnknown, Field::HomeZone).detail(&soc.home_zone));
    }
    if soc.currency.len() != 3 || !soc.currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        issues.push(at.issue(IssueCode::CurrencyShape, Field::Currency).detail(&soc.currency));
    }
    if soc.business_hours.values().iter().all(|open| !open) {
        let promised = plan.severities.values().find(|severity| {
            severity.clock == Clock::BusinessHours
                && (severity.acknowledge.is_some() || severity.triage_done.is_some())
        });
        if let Some(severity) = promised {
            issues.push(
                At { record: None, subject: &severity.name }
                    .issue(IssueCode::BusinessHoursEmpty, Field::BusinessHours),
            );
        }
    }
}
