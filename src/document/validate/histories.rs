//! Imported histories: whole days, counts that a week can be shaped from, severities that exist.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    base::week::HOURS_PER_DAY,
    document::{Issue, IssueCode, issue::Limits},
    domain::{AlertHistory, Document, Field, HistoryId, Section},
};
use std::collections::BTreeSet;

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    check::count(Section::Histories, plan.histories.len(), limits::MOST_HISTORIES, issues);
    check::names(Field::HistoryName, plan.histories.iter().map(|(id, h)| (id.0, h.name.as_str())), issues);
    for (id, history) in plan.histories.iter() {
        one(plan, *id, history, issues);
    }
}

fn one(plan: &Document, id: HistoryId, history: &AlertHistory, issues: &mut Vec<Issue>) {
    let at = At { record: Some(id.0), subject: &history.name };
    at.name(Field::HistoryName, &history.name, issues);
    at.name(Field::HistoryZone, &history.zone, issues);
    let inside = || history.bursts.iter().filter_map(|burst| burst.inside.as_ref());
    for (field, found, most) in [
        (Field::HistoryDays, history.days.len(), limits::MOST_DAYS),
        (Field::HistoryRules, history.rules.len(), limits::MOST_RULES),
        (
            Field::HistoryRules,
            inside().map(|inside| inside.rules.len()).max().unwrap_or(0),
            limits::MOST_RULES,
        ),
        (Field::MonthsByHand, history.months_by_hand.len(), limits::MOST_MONTHS_BY_HAND),
        (Field::Bursts, history.bursts.len().max(history.gaps.len()), limits::MOST_BURSTS),
    ] {
        at.number_within(field, found as f64, Limits::within(0.0, most as f64), issues);
    }
    for (day, hours) in &history.days {
        // A file that counts whole days has one number for each.
        if hours.len() != HOURS_PER_DAY && hours.len() != 1 {
            issues.push(at.issue(IssueCode::DayNotWhole, Field::HistoryDays).detail(day.to_string()));
        }
    }
    let means = history.mean_by_hour.values().iter().flatten();
    for value in history.filled_by_hour.values().iter().chain(means) {
        at.number(Field::HistoryShape, *value, issues);
    }
    if let Some(dispersion) = history.dispersion {
        at.number(Field::HistoryDispersion, dispersion, issues);
    }
    for alerts in history.months_by_hand.values() {
        at.estimate(Field::MonthsByHand, alerts, issues);
    }
    for elapsed in [history.elapsed, history.acknowledged].into_iter().flatten() {
        at.number(Field::HistoryElapsed, elapsed.p50_hours, issues);
        at.number(Field::HistoryElapsed, elapsed.p90_hours, issues);
    }
    let rules = || history.rules.iter().chain(inside().flat_map(|inside| &inside.rules));
    let counted: BTreeSet<_> = rules()
        .flat_map(|rule| rule.by_severity.keys())
        .chain(history.by_severity.keys())
        .chain(inside().flat_map(|inside| inside.by_severity.keys()))
        .collect();
    for severity in counted.into_iter().filter(|severity| !plan.severities.contains_key(severity)) {
        issues.push(
            at.issue(IssueCode::DanglingReference, Field::HistorySeverities).detail(severity.to_string()),
        );
    }
    for rule in rules() {
        at.note(Field::HistoryRules, &rule.name, issues);
    }
    for burst in &history.bursts {
        at.note(Field::Bursts, burst.main_rule.as_deref().unwrap_or_default(), issues);
        at.number_within(Field::Bursts, burst.usual, Limits::within(0.0, 1e12), issues);
    }
    for gap in &history.gaps {
        at.number_within(Field::Bursts, gap.usual, Limits::within(0.0, 1e12), issues);
    }
    if let Some(trend) = history.trend {
        for slope in [trend.per_week, trend.low, trend.high] {
            at.number_within(Field::HistoryDays, slope, Limits::within(-1e12, 1e12), issues);
        }
    }
}
