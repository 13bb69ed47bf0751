//! Which rules does a file name, without naming people and machines?
//!
//! A rule is named only if at least [`LEAST_ALERTS`] alerts have its name, addresses and the row's host masked: what comes once
//! or twice is free text more often than a rule, and ranks nowhere. The others are counted together.

use super::{
    address::{is_address, mask_addresses},
    bins::BinCounts,
    counts::with_words,
    encoding::text_of,
    index::{MAX_NAMES, NameIndex},
    machine::is_full_name,
};
use crate::domain::tally::{MAX_TALLIED_RULES, RuleTally};
use std::collections::BTreeMap;

/// A rule that fewer alerts have is not named.
pub(super) const LEAST_ALERTS: u64 = 3;
/// What stands in the place of a host.
const HOST_MASK: &str = "[host]";
const SHORTEST_HOST: usize = 4;

/// A rule's name without the host that its row names.
pub(super) fn without_host(rule: &[u8], host: &[u8]) -> Box<[u8]> {
    let host = host.trim_ascii();
    // An address is masked as what it is.
    if host.len() < SHORTEST_HOST || rule.len() <= host.len() || is_address(&text_of(host)) {
        return rule.into();
    }
    let (mut masked, mut rest) = (Vec::with_capacity(rule.len()), rule);
    while let Some(at) = rest.windows(host.len()).position(|part| part.eq_ignore_ascii_case(host)) {
        masked.extend_from_slice(rest.get(..at).unwrap_or_default());
        masked.extend_from_slice(HOST_MASK.as_bytes());
        rest = rest.get(at + host.len()..).unwrap_or_default();
    }
    masked.extend_from_slice(rest);
    masked.into()
}

#[derive(Default)]
struct Draft {
    alerts: u64,
    by_word: BTreeMap<u32, BinCounts>,
    groups: BinCounts,
    /// How many rules of the file it stands for.
    rules: u64,
}

/// The rules of a file by name.
#[derive(Default)]
pub(super) struct RuleCounts {
    named: BTreeMap<String, Draft>,
    unnamed: Draft,
    has_groups: bool,
}

/// How many names there are, and how many alerts have a name that hardly any other has.
pub(super) struct NameCounts {
    pub(super) names: usize,
    pub(super) rare_alerts: u64,
}

/// The name under which a rule is counted, without what names a machine; none beyond the limit.
fn shown_name(names: &NameIndex, rule: u32) -> Option<String> {
    let name = names.name(rule)?;
    Some(if is_full_name(name) { HOST_MASK.to_owned() } else { mask_addresses(name) })
}

impl RuleCounts {
    /// Counts names, of alerts by rule.
    pub(super) fn by_name(names: &NameIndex, by_rule: &BTreeMap<u32, u64>) -> NameCounts {
        let mut alerts: BTreeMap<String, u64> = BTreeMap::new();
        let mut rare_alerts = 0;
        for (rule, count) in by_rule {
            match shown_name(names, *rule) {
                Some(name) => *alerts.entry(name).or_default() += count,
                // So many rules are none.
                None => rare_alerts += count,
            }
        }
        let fired = alerts.values().filter(|alerts| **alerts > 0);
        rare_alerts += fired.clone().filter(|alerts| **alerts < LEAST_ALERTS).sum::<u64>();
        NameCounts { names: fired.count(), rare_alerts }
    }

    /// Puts together rules that differ in nothing but an address or a host.
    pub(super) fn of(
        names: &NameIndex,
        pairs: impl Iterator<Item = ((u32, u32), BinCounts)>,
        groups: Option<&BTreeMap<u32, BinCounts>>,
    ) -> Self {
        let mut counts = Self { has_groups: groups.is_some(), ..Self::default() };
        let mut by_rule: BTreeMap<u32, BTreeMap<u32, BinCounts>> = BTreeMap::new();
        for ((rule, word), bins) in pairs {
            by_rule.entry(rule).or_default().entry(word).or_default().add_all(&bins);
        }
        for (rule, by_word) in by_rule {
            let draft = match shown_name(names, rule) {
                Some(name) => {
                    let draft = counts.named.entry(name).or_default();
                    draft.rules = 1;
                    draft
                }
                None => {
                    counts.unnamed.rules = (names.len() - MAX_NAMES) as u64;
                    &mut counts.unnamed
                }
            };
            for (word, bins) in by_word {
                draft.alerts += bins.total();
                draft.by_word.entry(word).or_default().add_all(&bins);
            }
            if let Some(groups) = groups.and_then(|groups| groups.get(&rule)) {
                draft.groups.add_all(groups);
            }
        }
        counts
    }

    /// The rules that are named, most alerts first; and rules, alerts and groups of all others.
    pub(super) fn tallied(
        self,
        to_bins: impl Fn(BinCounts) -> Vec<(i64, u64)>,
    ) -> (Vec<RuleTally>, (u64, u64, u64)) {
        let fired = self.named.into_iter().filter(|(_, draft)| draft.alerts > 0);
        let (mut named, mut others): (Vec<_>, Vec<_>) =
            fired.partition(|(_, draft)| draft.alerts >= LEAST_ALERTS);
        named.sort_by(|(a, x), (b, y)| y.alerts.cmp(&x.alerts).then_with(|| a.cmp(b)));
        others.extend(named.split_off(named.len().min(MAX_TALLIED_RULES)));
        let groups_of = |draft: &Draft| if self.has_groups { draft.groups.total() } else { draft.alerts };
        let other_rules = others
            .iter()
            .map(|(_, draft)| draft)
            .chain((self.unnamed.alerts > 0).then_some(&self.unnamed))
            .fold((0, 0, 0), |sum, draft| {
                (sum.0 + draft.rules, sum.1 + draft.alerts, sum.2 + groups_of(draft))
            });
        let rules = named.into_iter().map(|(name, draft)| RuleTally {
            name,
            alerts: draft.alerts,
            groups: groups_of(&draft),
            by_word: draft
                .by_word
                .iter()
                .map(|(word, bins)| (*word, bins.total()))
                .filter(|(_, alerts)| *alerts > 0)
                .collect(),
            word_bins: with_words(draft.by_word, &to_bins),
            group_bins: to_bins(draft.groups),
        });
        (rules.collect(), other_rules)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::index::readable, *};

    fn masked(rule: &str, host: &str) -> String {
        readable(&without_host(rule.as_bytes(), host.as_bytes()))
    }

    #[test]
    fn the_host_of_a_row_is_masked_in_the_name_of_its_rule() {
        assert_eq!(
            masked("Locked out on LAPTOP-07, laptop-07 again", "LAPTOP-07"),
            "Locked out on [host], [host] again"
        );
        // Short names are parts of words.
        assert_eq!(masked("Web shell on web1", "web"), "Web shell on web1");
        assert_eq!(masked("LAPTOP-07", "LAPTOP-07"), "LAPTOP-07");
    }
}
