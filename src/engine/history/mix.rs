//! How bad are the alerts, and which rules make the work?
//!
//! A rule's human hours are its groups x the hands-on minutes of its mix of severities / 60, before any are closed by
//! automation. They stand beside its share of rows, since what fires most is often not what costs most.

use super::Choices;
use crate::domain::{
    AlertHistory, AlertTally, SeverityId,
    history::{MAX_RULES, OtherRules, RuleCount},
};
use std::collections::BTreeMap;

fn severity_of(word: &str, choices: &Choices) -> Option<SeverityId> {
    choices.severity_of_word.get(&word.trim().to_lowercase()).copied().or(choices.severity_of_others)
}

pub(super) fn by_severity(tally: &AlertTally, choices: &Choices) -> (BTreeMap<SeverityId, u64>, u64) {
    let (mut by_severity, mut without) = (BTreeMap::new(), 0);
    for word in &tally.severities {
        match severity_of(&word.word, choices) {
            Some(severity) => *by_severity.entry(severity).or_insert(0) += word.alerts,
            None => without += word.alerts,
        }
    }
    (by_severity, without)
}

pub(super) fn rules(tally: &AlertTally, choices: &Choices) -> (Vec<RuleCount>, Option<OtherRules>) {
    let severities: Vec<Option<SeverityId>> =
        tally.severities.iter().map(|word| severity_of(&word.word, choices)).collect();
    let mut rules: Vec<RuleCount> = tally
        .rules
        .iter()
        .map(|rule| {
            let mut by_severity = BTreeMap::new();
            for (word, alerts) in &rule.by_word {
                if let Some(severity) = severities.get(*word as usize).copied().flatten() {
                    *by_severity.entry(severity).or_insert(0) += alerts;
                }
            }
            RuleCount { name: rule.name.clone(), alerts: rule.alerts, groups: rule.groups, by_severity }
        })
        .collect();
    rules.sort_by(|a, b| {
        b.groups.cmp(&a.groups).then(b.alerts.cmp(&a.alerts)).then_with(|| a.name.cmp(&b.name))
    });
    let rest = rules.split_off(rules.len().min(MAX_RULES));
    let (rules_beyond, alerts_beyond, groups_beyond) = tally.other_rules;
    let other = OtherRules {
        rules: rules_beyond + rest.len() as u64,
        alerts: alerts_beyond + rest.iter().map(|rule| rule.alerts).sum::<u64>(),
        groups: groups_beyond + rest.iter().map(|rule| rule.groups).sum::<u64>(),
    };
    (rules, (other.rules > 0).then_some(other))
}

/// One rule in the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedRule {
    /// Its name; none for all that are not named.
    pub name: Option<String>,
    /// Alerts.
    pub alerts: u64,
    /// Its share of all alerts.
    pub share_of_alerts: f64,
    /// Groups.
    pub groups: u64,
    /// Hours of work over the whole history.
    pub human_hours: f64,
    /// Its share of all hours of work.
    pub share_of_hours: f64,
}

/// Ranks the rules by human hours; `minutes_of` says the mean hands-on minutes of a severity, or of alerts without one.
pub fn rank_rules(history: &AlertHistory, minutes_of: impl Fn(Option<SeverityId>) -> f64) -> Vec<RankedRule> {
    let named = history.rules.iter().map(|rule| {
        let mapped: u64 = rule.by_severity.values().sum();
        let unmapped = rule.alerts.saturating_sub(mapped) as f64 * minutes_of(None);
        let minutes = rule
            .by_severity
            .iter()
            .map(|(severity, alerts)| *alerts as f64 * minutes_of(Some(*severity)))
            .sum::<f64>()
            + unmapped;
        let mean = if rule.alerts > 0 { minutes / rule.alerts as f64 } else { 0.0 };
        (Some(rule.name.clone()), rule.alerts, rule.groups, rule.groups as f64 * mean / 60.0)
    });
    let mix: u64 = history.by_severity.values().sum::<u64>() + history.without_severity;
    let mean_minutes = (history
        .by_severity
        .iter()
        .map(|(severity, alerts)| *alerts as f64 * minutes_of(Some(*severity)))
        .sum::<f64>()
        + history.without_severity as f64 * minutes_of(None))
        / mix.max(1) as f64;
    let other = history
        .other_rules
        .map(|other| (None, other.alerts, other.groups, other.groups as f64 * mean_minutes / 60.0));
    let rows: Vec<_> = named.chain(other).collect();
    let total: f64 = rows.iter().map(|row| row.3).sum();
    let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
    let mut ranked: Vec<RankedRule> = rows
        .into_iter()
        .map(|(name, alerts, groups, human_hours)| RankedRule {
            name,
            alerts,
            share_of_alerts: share(alerts as f64, history.alerts as f64),
            groups,
            human_hours,
            share_of_hours: share(human_hours, total),
        })
        .collect();
    // What is not named stands last, whatever it sums up to.
    ranked.sort_by(|a, b| {
        let by_hours = b.human_hours.total_cmp(&a.human_hours).then(b.alerts.cmp(&a.alerts));
        a.name.is_none().cmp(&b.name.is_none()).then(by_hours).then_with(|| a.name.cmp(&b.name))
    });
    ranked
}
