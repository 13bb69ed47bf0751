//! What lies ahead and work beside alerts: numbers that can be computed with, about what is there.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode},
    domain::{Document, Field, Section},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    staffing(plan, issues);
    roll_outs(plan, issues);
    year(plan, issues);
    work(plan, issues);
}

fn staffing(plan: &Document, issues: &mut Vec<Issue>) {
    let staffing = &plan.staffing;
    for (field, estimate) in [
        (Field::Attrition, &staffing.attrition_per_year),
        (Field::MonthsToRefill, &staffing.months_to_refill),
        (Field::RampMonths, &staffing.ramp_months),
        (Field::FirstShare, &staffing.first_share),
        (Field::MentorLoad, &staffing.mentor_load),
    ] {
        At::PLAN.estimate(field, estimate, issues);
    }
    check::count(
        Section::Staffing,
        staffing.requisitions.len() + staffing.leavers.len(),
        limits::MOST_AHEAD,
        issues,
    );
    for (id, posts) in &staffing.requisitions {
        let at = At { record: Some(id.0), subject: &posts.name };
        at.name(Field::Requisitions, &posts.name, issues);
        let people = f64::from(posts.people);
        at.number_within(Field::Requisitions, people, limits::PEOPLE_TOGETHER, issues);
        at.number_within(Field::Requisitions, f64::from(posts.opened_month), limits::FROM_MONTH, issues);
        at.estimate(Field::MonthsToHire, &posts.months_to_hire, issues);
    }
    for (id, leavers) in &staffing.leavers {
        let at = At { record: Some(id.0), subject: &leavers.name };
        at.name(Field::KnownLeavers, &leavers.name, issues);
        let people = f64::from(leavers.people);
        at.number_within(Field::KnownLeavers, people, limits::PEOPLE_TOGETHER, issues);
        at.number_within(Field::KnownLeavers, f64::from(leavers.month), limits::FROM_MONTH, issues);
    }
}

fn roll_outs(plan: &Document, issues: &mut Vec<Issue>) {
    check::count(Section::RollOuts, plan.roll_outs.len(), limits::MOST_AHEAD, issues);
    for (id, roll_out) in plan.roll_outs.iter() {
        let at = At { record: Some(id.0), subject: &roll_out.name };
        at.name(Field::RollOuts, &roll_out.name, issues);
        for month in [roll_out.from_month, roll_out.over_months] {
            at.number_within(Field::RollOuts, f64::from(month), limits::FROM_MONTH, issues);
        }
        at.estimate(Field::RollOutClosed, &roll_out.closed_share, issues);
        at.estimate(Field::RollOutSaved, &roll_out.minutes_saved, issues);
        if let Some(gone) = roll_out.stream.filter(|stream| !plan.streams.contains_key(stream)) {
            issues.push(at.issue(IssueCode::DanglingReference, Field::RollOuts).detail(gone.to_string()));
        }
    }
}

fn year(plan: &Document, issues: &mut Vec<Issue>) {
    for factor in plan.year.season {
        At::PLAN.number(Field::Season, factor, issues);
    }
    check::count(Section::Year, plan.year.holidays.len(), limits::MOST_AHEAD, issues);
    for (id, holiday) in &plan.year.holidays {
        let at = At { record: Some(id.0), subject: &holiday.name };
        at.name(Field::Holidays, &holiday.name, issues);
        at.number(Field::Holidays, holiday.alerts, issues);
    }
}

fn work(plan: &Document, issues: &mut Vec<Issue>) {
    let incidents = &plan.work.incidents;
    let at = At::PLAN;
    at.estimate(Field::IncidentsPerMonth, &incidents.per_month, issues);
    at.number(Field::IncidentPeople, f64::from(incidents.people), issues);
    at.estimate(Field::IncidentHours, &incidents.typical_hours, issues);
    at.estimate(Field::IncidentBadHours, &incidents.bad_case_hours, issues);
    if incidents.bad_case_hours.median_amount() < incidents.typical_hours.median_amount() {
        issues.push(at.issue(IssueCode::BadCaseBelowTypical, Field::IncidentBadHours));
    }
    check::count(Section::Work, plan.work.functions.len(), limits::MOST_AHEAD, issues);
    for (id, function) in &plan.work.functions {
        let at = At { record: Some(id.0), subject: &function.name };
        at.name(Field::Functions, &function.name, issues);
        at.estimate(Field::FunctionHours, &function.hours_per_month, issues);
        for month in [Some(function.from_month), function.until_month].into_iter().flatten() {
            at.number_within(Field::Functions, f64::from(month), limits::FROM_MONTH, issues);
        }
    }
}
