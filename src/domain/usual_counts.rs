//! How many alerts and groups, of which severity and rule, does a history hold outside the bursts that are set aside?
//!
//! What was counted over the whole file, less what was counted inside those bursts. A group belongs to the burst in which it
//! began. Limit: of a burst whose parts were not counted only the alerts are taken off, and the groups are then not known.

use super::{
    AlertHistory, SeverityId,
    history::{OtherRules, RuleCount},
};
use std::collections::BTreeMap;

/// What a history holds outside the bursts that are set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct UsualCounts {
    /// Alerts.
    pub alerts: u64,
    /// Groups; none without grouping, or where those of a burst are not known.
    pub groups: Option<u64>,
    /// Alerts by severity, none of them zero.
    pub by_severity: BTreeMap<SeverityId, u64>,
    /// Alerts without a severity.
    pub without_severity: u64,
    /// The named rules that fired, in the order of the history.
    pub rules: Vec<RuleCount>,
    /// All other rules together; none if every rule is named.
    pub other_rules: Option<OtherRules>,
}

fn take_off(from: &mut u64, part: u64) {
    *from = from.saturating_sub(part);
}

fn take_off_each(from: &mut BTreeMap<SeverityId, u64>, parts: &BTreeMap<SeverityId, u64>) {
    for (severity, part) in parts {
        if let Some(alerts) = from.get_mut(severity) {
            take_off(alerts, *part);
        }
    }
}

impl AlertHistory {
    /// What it holds outside the bursts that are set aside.
    pub fn usual_counts(&self) -> UsualCounts {
        let mut usual = UsualCounts {
            alerts: self.alerts,
            groups: self.grouping.map(|grouping| grouping.groups),
            by_severity: self.by_severity.clone(),
            without_severity: self.without_severity,
            rules: self.rules.clone(),
            other_rules: self.other_rules,
        };
        for burst in self.bursts.iter().filter(|burst| burst.set_aside) {
            take_off(&mut usual.alerts, burst.alerts);
            let Some(inside) = &burst.inside else {
                usual.groups = None;
                continue;
            };
            if let Some(groups) = &mut usual.groups {
                take_off(groups, inside.groups);
            }
            take_off_each(&mut usual.by_severity, &inside.by_severity);
            let placed: u64 = inside.by_severity.values().sum();
            take_off(&mut usual.without_severity, burst.alerts.saturating_sub(placed));
            let (mut named_alerts, mut named_groups) = (0, 0);
            for part in &inside.rules {
                named_alerts += part.alerts;
                named_groups += part.groups;
                if let Some(rule) = usual.rules.iter_mut().find(|rule| rule.name == part.name) {
                    take_off(&mut rule.alerts, part.alerts);
                    take_off(&mut rule.groups, part.groups);
                    take_off_each(&mut rule.by_severity, &part.by_severity);
                }
            }
            if let Some(other) = &mut usual.other_rules {
                take_off(&mut other.alerts, burst.alerts.saturating_sub(named_alerts));
                take_off(&mut other.groups, inside.groups.saturating_sub(named_groups));
            }
        }
        usual.by_severity.retain(|_, alerts| *alerts > 0);
        usual.rules.retain(|rule| rule.alerts > 0);
        usual
    }
}
