//! What is counted while rows go by, and the tally that is made of it.
//!
//! Nothing here grows with the number of rows but the times of grouping keys (about 4 bytes an alert, if grouping is
//! asked for), tickets (30 bytes each, if there is an id) and elapsed times (8 bytes an alert, if there is a closing time).

use super::{
    address::{is_address, mask_addresses},
    bins::BinCounts,
    grouping::KeyTimes,
    index::{HashIndex, NameIndex, hash_of, mixed},
    options::GroupingChoice,
    tickets::{TicketRow, Tickets},
    zone::ZoneReader,
};
use crate::{
    base::statistics::percentile_of_sorted,
    domain::{
        history::{Elapsed, Grouping},
        tally::{AlertTally, Grain, MAX_TALLIED_RULES, QUARTER_MICROS, RuleTally, WordCount},
    },
};
use std::collections::BTreeMap;

/// What a row says, values of unmapped columns empty.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) opened: i64,
    pub(super) acknowledged: Option<i64>,
    pub(super) closed: Option<i64>,
    pub(super) rule: &'a [u8],
    pub(super) host: &'a [u8],
    pub(super) word: &'a [u8],
    /// None for a row that stands for itself.
    pub(super) id: Option<&'a [u8]>,
    pub(super) alerts: u32,
}

/// What the columns of the file allow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    pub(super) rule: bool,
    pub(super) host: bool,
    pub(super) id: bool,
    pub(super) acknowledged: bool,
    pub(super) closed: bool,
    pub(super) grouping: Option<GroupingChoice>,
}

/// Rows of the same rule, severity word and grouping key.
#[derive(Clone, Copy)]
struct Kind {
    rule: u32,
    word: u32,
    key: u32,
    alerts: u64,
}

/// The counts of one reading of a file.
#[derive(Clone)]
pub(super) struct Counts {
    kept: Kept,
    kind_index: HashIndex,
    kinds: Vec<Kind>,
    rules: NameIndex,
    rule_bins: Vec<BinCounts>,
    words: NameIndex,
    key_index: HashIndex,
    key_rules: Vec<u32>,
    key_times: Vec<KeyTimes>,
    bins: BinCounts,
    tickets: Tickets,
    rows_without_id: u64,
    to_acknowledge: Vec<f64>,
    to_close: Vec<f64>,
    ended_before_opened: u64,
    pub(super) span: Option<(i64, i64)>,
}

impl Counts {
    pub(super) fn new(kept: Kept) -> Self {
        Self {
            kept,
            kind_index: HashIndex::default(),
            kinds: Vec::new(),
            rules: NameIndex::default(),
            rule_bins: Vec::new(),
            words: NameIndex::default(),
            key_index: HashIndex::default(),
            key_rules: Vec::new(),
            key_times: Vec::new(),
            bins: BinCounts::default(),
            tickets: Tickets::default(),
            rows_without_id: 0,
            to_acknowledge: Vec::new(),
            to_close: Vec::new(),
            ended_before_opened: 0,
            span: None,
        }
    }

    pub(super) fn add(&mut self, row: &Row<'_>) {
        let kind = self.kind_of(row);
        if !self.kept.id {
            self.count(row.opened, kind, row.alerts, row.acknowledged, row.closed);
            return;
        }
        let id = row.id.map_or_else(
            || {
                self.rows_without_id += 1;
                mixed(self.rows_without_id, 0x5eed)
            },
            hash_of,
        );
        let (acknowledged, closed) = (row.acknowledged, row.closed);
        let ticket = TicketRow { opened: row.opened, kind, id, acknowledged, closed };
        self.tickets.add(ticket, self.kept.acknowledged, self.kept.closed);
    }

    fn kind_of(&mut self, row: &Row<'_>) -> u32 {
        let rule_hash = if self.kept.rule { hash_of(row.rule) } else { 0 };
        let host_hash = if self.kept.host && self.kept.grouping.is_some() { hash_of(row.host) } else { 0 };
        let word_hash = if row.word.is_empty() { 0 } else { hash_of(row.word) };
        let key_hash = mixed(rule_hash, host_hash);
        let (kind, new) = self.kind_index.number_of(mixed(key_hash, word_hash));
        if new {
            let rule = self.rules.number_of(rule_hash, row.rule);
            if rule as usize >= self.rule_bins.len() {
                self.rule_bins.push(BinCounts::default());
            }
            let word = self.words.number_of(word_hash, row.word);
            let (key, new_key) = self.key_index.number_of(key_hash);
            if new_key {
                self.key_rules.push(rule);
                self.key_times.push(KeyTimes::default());
            }
            self.kinds.push(Kind { rule, word, key, alerts: 0 });
        }
        kind
    }

    fn count(&mut self, opened: i64, kind: u32, alerts: u32, acknowledged: Option<i64>, closed: Option<i64>) {
        // A row that counts none still says that its hour was observed.
        let span = self.span.get_or_insert((opened, opened));
        *span = (span.0.min(opened), span.1.max(opened));
        if alerts == 0 {
            return;
        }
        let bin = opened.div_euclid(QUARTER_MICROS) as i32;
        self.bins.add(bin, alerts);
        if let Some(kind) = self.kinds.get_mut(kind as usize) {
            kind.alerts += u64::from(alerts);
            if self.kept.rule
                && let Some(bins) = self.rule_bins.get_mut(kind.rule as usize)
            {
                bins.add(bin, alerts);
            }
            if self.kept.grouping.is_some()
                && let Some(times) = self.key_times.get_mut(kind.key as usize)
            {
                times.push(opened);
            }
        }
        for (ended, elapsed) in [(acknowledged, &mut self.to_acknowledge), (closed, &mut self.to_close)] {
            match ended.map(|ended| ended - opened) {
                Some(micros) if micros >= 0 => elapsed.push(micros as f64 / 3.6e9),
                Some(_) => self.ended_before_opened += 1,
                None => {}
            }
        }
    }

    /// The share of alerts whose rule is an address.
    pub(super) fn addresses_among_rules(&self) -> f64 {
        let mut alerts = (0_u64, 0_u64);
        let rows = if self.kept.id { &self.ticket_kinds() } else { &self.kinds };
        for kind in rows {
            alerts.0 += kind.alerts;
            if self.rules.name(kind.rule).is_some_and(is_address) {
                alerts.1 += kind.alerts;
            }
        }
        if alerts.0 == 0 { 0.0 } else { alerts.1 as f64 / alerts.0 as f64 }
    }

    fn ticket_kinds(&self) -> Vec<Kind> {
        let mut kinds = self.kinds.clone();
        for (_, kind, _, _) in self.tickets.all() {
            if let Some(kind) = kinds.get_mut(kind as usize) {
                kind.alerts += 1;
            }
        }
        kinds
    }

    /// Bytes held, for what tests and measurements say of memory.
    pub(super) fn bytes_held(&self) -> usize {
        let bins = self.rule_bins.iter().map(BinCounts::bytes_held).sum::<usize>() + self.bins.bytes_held();
        let keys = self.key_times.iter().map(KeyTimes::bytes_held).sum::<usize>();
        let names = self.rules.bytes_held() + self.words.bytes_held();
        let index = self.kind_index.bytes_held() + self.key_index.bytes_held() + self.kinds.capacity() * 24;
        let elapsed = (self.to_acknowledge.capacity() + self.to_close.capacity()) * 8;
        bins + keys + names + index + elapsed + self.tickets.bytes_held()
    }

    /// The tally; `days_only` if the file tells no time of day. Row numbers are the importer's to fill in.
    pub(super) fn tally(mut self, zone_name: &str, zone: &ZoneReader, days_only: bool) -> AlertTally {
        let tickets = std::mem::take(&mut self.tickets);
        for (opened, kind, acknowledged, closed) in tickets.all() {
            self.count(opened, kind, 1, acknowledged, closed);
        }
        drop(tickets);
        let to_bins = |bins: BinCounts| if days_only { by_day(bins.sorted(), zone) } else { bins.sorted() };
        let span = self.span.unwrap_or_default();
        let span_micros = if days_only { (zone.wall_at(span.0), zone.wall_at(span.1)) } else { span };
        let (severities, word_places) = severities(&self.words, &self.kinds);
        let groups_by_rule = self.groups_by_rule();
        let grouping = self.kept.grouping.map(|choice| Grouping {
            minutes: choice.minutes,
            window: choice.window,
            groups: groups_by_rule.iter().sum(),
        });
        let mut rules = Vec::new();
        if self.kept.rule {
            let grouped = grouping.is_some().then_some(groups_by_rule.as_slice());
            rules = merged_rules(&self.rules, &self.kinds, self.rule_bins, grouped, &word_places, to_bins);
        }
        let rest = rules.split_off(rules.len().min(MAX_TALLIED_RULES));
        let other_rules =
            rest.iter().fold((0, 0, 0), |sum, rule| (sum.0 + 1, sum.1 + rule.alerts, sum.2 + rule.groups));
        let bins = to_bins(self.bins);
        AlertTally {
            zone: zone_name.to_owned(),
            grain: if days_only { Grain::Day } else { Grain::QuarterHour },
            rows_read: 0,
            rows_rejected: 0,
            rejected: Vec::new(),
            alerts: bins.iter().map(|(_, alerts)| alerts).sum(),
            span_micros,
            bins,
            severities,
            rules,
            other_rules,
            grouping,
            elapsed: elapsed(self.to_close),
            acknowledged: elapsed(self.to_acknowledge),
            ended_before_opened: self.ended_before_opened,
            clock_change_rows: 0,
            runaway_quote: false,
        }
    }

    fn groups_by_rule(&mut self) -> Vec<u64> {
        let mut groups = vec![0; self.rule_bins.len()];
        let Some(choice) = self.kept.grouping else {
            return groups;
        };
        for (rule, times) in self.key_rules.iter().zip(std::mem::take(&mut self.key_times)) {
            if let Some(sum) = groups.get_mut(*rule as usize) {
                *sum += times.groups(choice.minutes, choice.window);
            }
        }
        groups
    }
}

fn by_day(bins: Vec<(i64, u64)>, zone: &ZoneReader) -> Vec<(i64, u64)> {
    let mut days = BTreeMap::new();
    for (bin, alerts) in bins {
        *days.entry(zone.day_at(bin * QUARTER_MICROS)).or_insert(0) += alerts;
    }
    days.into_iter().collect()
}

/// The words, most alerts first, and the place of each word number among them.
fn severities(words: &NameIndex, kinds: &[Kind]) -> (Vec<WordCount>, Vec<u32>) {
    let mut alerts: BTreeMap<String, (u64, Vec<u32>)> = BTreeMap::new();
    for kind in kinds {
        let word = words.name(kind.word).map(mask_addresses).unwrap_or_default();
        let entry = alerts.entry(word).or_default();
        entry.0 += kind.alerts;
        entry.1.push(kind.word);
    }
    let mut sorted: Vec<_> = alerts.into_iter().filter(|(_, (alerts, _))| *alerts > 0).collect();
    sorted.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
    let mut places = Vec::new();
    for (place, (_, (_, numbers))) in sorted.iter().enumerate() {
        for number in numbers {
            let at = *number as usize;
            places.resize(places.len().max(at + 1), 0);
            if let Some(slot) = places.get_mut(at) {
                *slot = place as u32;
            }
        }
    }
    (sorted.into_iter().map(|(word, (alerts, _))| WordCount { word, alerts }).collect(), places)
}

/// The rules, most alerts first; those that differ only in an address are one.
fn merged_rules(
    names: &NameIndex,
    kinds: &[Kind],
    rule_bins: Vec<BinCounts>,
    groups: Option<&[u64]>,
    word_places: &[u32],
    to_bins: impl Fn(BinCounts) -> Vec<(i64, u64)>,
) -> Vec<RuleTally> {
    let mut words: Vec<BTreeMap<u32, u64>> = vec![BTreeMap::new(); rule_bins.len()];
    for kind in kinds {
        let place = word_places.get(kind.word as usize).copied().unwrap_or_default();
        if let Some(words) = words.get_mut(kind.rule as usize) {
            *words.entry(place).or_insert(0) += kind.alerts;
        }
    }
    let mut merged: BTreeMap<String, (u64, u64, BTreeMap<u32, u64>, BTreeMap<i64, u64>)> = BTreeMap::new();
    for (number, (bins, words)) in rule_bins.into_iter().zip(words).enumerate() {
        let name = names.name(number as u32).map(mask_addresses).unwrap_or_default();
        let alerts: u64 = words.values().sum();
        let entry = merged.entry(name).or_default();
        entry.0 += alerts;
        entry.1 += groups.map_or(alerts, |groups| groups.get(number).copied().unwrap_or_default());
        for (word, alerts) in words {
            *entry.2.entry(word).or_insert(0) += alerts;
        }
        for (bin, alerts) in to_bins(bins) {
            *entry.3.entry(bin).or_insert(0) += alerts;
        }
    }
    let mut rules: Vec<RuleTally> = merged
        .into_iter()
        .filter(|(_, (alerts, ..))| *alerts > 0)
        .map(|(name, (alerts, groups, words, bins))| RuleTally {
            name,
            alerts,
            groups,
            by_word: words.into_iter().filter(|(_, alerts)| *alerts > 0).collect(),
            bins: bins.into_iter().collect(),
        })
        .collect();
    rules.sort_by(|a, b| b.alerts.cmp(&a.alerts).then_with(|| a.name.cmp(&b.name)));
    rules
}

fn elapsed(mut hours: Vec<f64>) -> Option<Elapsed> {
    hours.sort_unstable_by(f64::total_cmp);
    Some(Elapsed {
        p50_hours: percentile_of_sorted(&hours, 0.5)?,
        p90_hours: percentile_of_sorted(&hours, 0.9)?,
        alerts: hours.len() as u64,
    })
}
