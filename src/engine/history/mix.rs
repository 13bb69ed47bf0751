//! How bad are the alerts, and which rules make the work?
//!
//! A rule's human hours are its groups x the hands-on minutes of its mix of severities / 60, before any are closed by
//! automation. They stand beside its share of rows, since what fires most is often not what costs most. Bursts that are set
//! aside count in neither.

use super::{
    Choices,
    digest::{DigestedRule, HistoryDigest},
};
use crate::domain::{
    AlertHistory, SeverityId,
    history::{BurstCounts, MAX_RULES, OtherRules, RuleCount},
};
use std::collections::BTreeMap;

fn severity_of(word: &str, choices: &Choices) -> Option<SeverityId> {
    choices.severity_of_word.get(&word.trim().to_lowercase()).copied().or(choices.severity_of_others)
}

/// Alerts by severity, of alerts by index into the words.
fn placed<'a>(
    by_word: impl IntoIterator<Item = (&'a u32, &'a u64)>,
    severities: &[Option<SeverityId>],
) -> BTreeMap<SeverityId, u64> {
    let mut by_severity = BTreeMap::new();
    for (word, alerts) in by_word {
        if let Some(severity) = severities.get(*word as usize).copied().flatten() {
            *by_severity.entry(severity).or_insert(0) += alerts;
        }
    }
    by_severity
}

/// Writes into a history its severities and rules, and those of its bursts, as the words are placed.
pub(super) fn place(digest: &HistoryDigest, choices: &Choices, history: &mut AlertHistory) {
    let severities: Vec<Option<SeverityId>> =
        digest.severities.iter().map(|word| severity_of(&word.word, choices)).collect();
    let counts = (0_u32..).zip(&digest.severities).map(|(at, word)| (at, word.alerts)).collect::<Vec<_>>();
    history.by_severity = placed(counts.iter().map(|(at, alerts)| (at, alerts)), &severities);
    let all: u64 = digest.severities.iter().map(|word| word.alerts).sum();
    history.without_severity = all - history.by_severity.values().sum::<u64>();
    let mut order: Vec<(u32, &DigestedRule)> = (0_u32..).zip(&digest.rules).collect();
    order.sort_by(|(_, a), (_, b)| {
        b.groups.cmp(&a.groups).then(b.alerts.cmp(&a.alerts)).then_with(|| a.name.cmp(&b.name))
    });
    let rest = order.split_off(order.len().min(MAX_RULES));
    history.rules = order
        .iter()
        .map(|(_, rule)| RuleCount {
            name: rule.name.clone(),
            alerts: rule.alerts,
            groups: rule.groups,
            by_severity: placed(rule.by_word.iter().map(|(word, alerts)| (word, alerts)), &severities),
        })
        .collect();
    let (rules_beyond, alerts_beyond, groups_beyond) = digest.other_rules;
    let other = OtherRules {
        rules: rules_beyond + rest.len() as u64,
        alerts: alerts_beyond + rest.iter().map(|(_, rule)| rule.alerts).sum::<u64>(),
        groups: groups_beyond + rest.iter().map(|(_, rule)| rule.groups).sum::<u64>(),
    };
    history.other_rules = (other.rules > 0).then_some(other);
    for (burst, inside) in history.bursts.iter_mut().zip(&digest.inside) {
        let part = |(number, rule): &(u32, &DigestedRule)| {
            let part = inside.rules.get(number)?;
            Some(RuleCount {
                name: rule.name.clone(),
                alerts: part.alerts,
                groups: part.groups,
                by_severity: placed(&part.by_word, &severities),
            })
        };
        burst.inside = Some(BurstCounts {
            groups: inside.groups,
            by_severity: placed(&inside.by_word, &severities),
            rules: order.iter().filter_map(part).collect(),
        });
    }
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
    let usual = history.usual_counts();
    let named = usual.rules.iter().map(|rule| {
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
    let mix: u64 = usual.by_severity.values().sum::<u64>() + usual.without_severity;
    let mean_minutes = (usual
        .by_severity
        .iter()
        .map(|(severity, alerts)| *alerts as f64 * minutes_of(Some(*severity)))
        .sum::<f64>()
        + usual.without_severity as f64 * minutes_of(None))
        / mix.max(1) as f64;
    let other = usual
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
            share_of_alerts: share(alerts as f64, usual.alerts as f64),
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
