//! What is counted while rows go by, and the tally that is made of it.
//!
//! Nothing here grows with the number of rows but the times of grouping keys (about 4 bytes an alert, if grouping is
//! asked for), tickets (some 90 bytes each, if there is an id) and elapsed times (8 bytes an alert, if there is a closing
//! time).

use super::{
    address::is_address,
    bins::BinCounts,
    grouping::KeyTimes,
    index::{HashIndex, MAX_NAMES, NameIndex, hash_of, mixed},
    machine::{is_full_name, may_be_short_name},
    options::GroupingChoice,
    rules::{RuleCounts, without_host},
    tickets::{TicketRow, Tickets},
    time::is_missing,
    zone::ZoneReader,
};
use crate::{
    base::statistics::percentile_of_sorted,
    domain::{
        history::{Elapsed, GroupedBy, Grouping},
        tally::{AlertTally, Grain, QUARTER_MICROS, WordCount},
    },
};
use std::collections::BTreeMap;

/// What a row says, values of unmapped columns empty.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) opened: i64,
    pub(super) acknowledged: Option<i64>,
    pub(super) closed: Option<i64>,
    /// When the ticket was changed last; 0 where no column tells it.
    pub(super) updated: i64,
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
    /// How alerts are grouped, and by what.
    pub(super) grouping: Option<(GroupingChoice, GroupedBy)>,
}

/// Rows of the same rule, severity word and host.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) rule: u32,
    pub(super) word: u32,
    key: u32,
    pair: u32,
    hashes: [u64; 3],
    /// The rule is nothing but the host.
    rule_is_host: bool,
    pub(super) alerts: u64,
}

/// The counts of one reading of a file.
#[derive(Clone)]
pub(super) struct Counts {
    kept: Kept,
    kind_index: HashIndex,
    kinds: Vec<Kind>,
    rules: NameIndex,
    words: NameIndex,
    /// Rule and word together, and their alerts along time.
    pair_index: HashIndex,
    pairs: Vec<(u32, u32)>,
    pair_bins: Vec<BinCounts>,
    key_index: HashIndex,
    key_rules: Vec<u32>,
    key_times: Vec<KeyTimes>,
    tickets: Tickets,
    rows_without_id: u64,
    to_acknowledge: Vec<f64>,
    to_close: Vec<f64>,
    ended_before_opened: u64,
    pub(super) span: Option<(i64, i64)>,
}

/// What a column of rules holds that must not enter a plan, each as a share of alerts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RuleFaults {
    pub(super) addresses: f64,
    pub(super) hosts: f64,
    /// What may be short names of machines.
    pub(super) short_hosts: f64,
    /// Names that only one or two alerts have.
    pub(super) rare: f64,
    pub(super) names: usize,
    pub(super) alerts: u64,
}

impl Counts {
    pub(super) fn new(kept: Kept) -> Self {
        Self {
            kept,
            kind_index: HashIndex::default(),
            kinds: Vec::new(),
            rules: NameIndex::default(),
            words: NameIndex::default(),
            pair_index: HashIndex::default(),
            pairs: Vec::new(),
            pair_bins: Vec::new(),
            key_index: HashIndex::default(),
            key_rules: Vec::new(),
            key_times: Vec::new(),
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
        let ticket = TicketRow {
            opened: row.opened,
            kind,
            id,
            acknowledged: row.acknowledged,
            closed: row.closed,
            updated: row.updated,
            has: [!is_missing(row.rule), !is_missing(row.host), !row.word.is_empty()],
        };
        let mut tickets = std::mem::take(&mut self.tickets);
        tickets.add(ticket, |known, later| self.completed(known, kind, ticket.has, later));
        self.tickets = tickets;
    }

    fn kind_of(&mut self, row: &Row<'_>) -> u32 {
        let known = |value: &[u8]| if is_missing(value) { hash_of(b"") } else { hash_of(value) };
        let rule_hash = if self.kept.rule { known(row.rule) } else { 0 };
        let host_hash = if self.kept.host && self.kept.grouping.is_some() { known(row.host) } else { 0 };
        let word_hash = if row.word.is_empty() { 0 } else { hash_of(row.word) };
        let (kind, new) = self.kind_index.number_of(mixed(mixed(rule_hash, host_hash), word_hash));
        if new {
            // Past the limit all rules are one, which is never named.
            let rule = self.rules.number_of(rule_hash, || match is_missing(row.rule) {
                true => Box::default(),
                false => without_host(row.rule, row.host),
            });
            let word = self.words.number_of(word_hash, || row.word.into());
            let rule_is_host = !is_missing(row.rule) && row.rule == row.host;
            self.add_kind(
                [rule_hash, host_hash, word_hash],
                (rule.min(MAX_NAMES as u32), word),
                rule_is_host,
            );
        }
        kind
    }

    fn add_kind(&mut self, hashes: [u64; 3], (rule, word): (u32, u32), rule_is_host: bool) {
        let [rule_hash, host_hash, _] = hashes;
        let (pair, new_pair) = self.pair_index.number_of(mixed(u64::from(rule), u64::from(word)));
        if new_pair {
            self.pairs.push((rule, word));
            self.pair_bins.push(BinCounts::default());
        }
        let (key, new_key) = self.key_index.number_of(mixed(rule_hash, host_hash));
        if new_key {
            self.key_rules.push(rule);
            self.key_times.push(KeyTimes::default());
        }
        self.kinds.push(Kind { rule, word, key, pair, hashes, rule_is_host, alerts: 0 });
    }

    /// The kind of a ticket of which two rows are known: each of rule, host and word is the row's if the row has it and
    /// either tells it later or the other one does not have it.
    fn completed(&mut self, known: u32, row: u32, has: [bool; 3], later: [bool; 3]) -> u32 {
        let kind = |number: u32| self.kinds.get(number as usize).copied();
        let (Some(before), Some(now)) = (kind(known), kind(row)) else { return known };
        let blank = [hash_of(b""), hash_of(b""), 0];
        let takes = |at: usize| {
            let is_blank = before.hashes.get(at) == blank.get(at);
            has.get(at) == Some(&true) && (is_blank || later.get(at) == Some(&true))
        };
        let of = |at: usize| if takes(at) { now } else { before };
        let (of_rule, of_host, of_word) = (of(0), of(1), of(2));
        let hashes = [of_rule.hashes[0], of_host.hashes[1], of_word.hashes[2]];
        let (kind, new) = self.kind_index.number_of(mixed(mixed(hashes[0], hashes[1]), hashes[2]));
        if new {
            self.add_kind(hashes, (of_rule.rule, of_word.word), of_rule.rule_is_host);
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
        if let Some(kind) = self.kinds.get_mut(kind as usize) {
            kind.alerts += u64::from(alerts);
            if let Some(bins) = self.pair_bins.get_mut(kind.pair as usize) {
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

    /// Counts the tickets: until the end of the file any of them may change. Says whether their rows came newest first.
    pub(super) fn close_tickets(&mut self) -> bool {
        let tickets = std::mem::take(&mut self.tickets);
        for ticket in tickets.all() {
            self.count(ticket.opened, ticket.kind, 1, ticket.acknowledged, ticket.closed);
        }
        tickets.are_newest_first()
    }

    /// What is wrong with the column of rules; tickets have to be closed.
    pub(super) fn rule_faults(&self) -> RuleFaults {
        let mut by_rule: BTreeMap<u32, u64> = BTreeMap::new();
        let (mut alerts, mut hosts, mut short_hosts) = (0, 0, 0);
        for kind in &self.kinds {
            *by_rule.entry(kind.rule).or_default() += kind.alerts;
            alerts += kind.alerts;
            let name = self.rules.name(kind.rule).unwrap_or_default();
            hosts += if kind.rule_is_host || is_full_name(name) { kind.alerts } else { 0 };
            short_hosts += if may_be_short_name(name) { kind.alerts } else { 0 };
        }
        let addresses: u64 = by_rule
            .iter()
            .filter(|(rule, _)| self.rules.name(**rule).is_some_and(is_address))
            .map(|(_, alerts)| alerts)
            .sum();
        let named = RuleCounts::by_name(&self.rules, &by_rule);
        let share = |part: u64| if alerts == 0 { 0.0 } else { part as f64 / alerts as f64 };
        RuleFaults {
            addresses: share(addresses),
            hosts: share(hosts),
            short_hosts: share(short_hosts),
            rare: share(named.rare_alerts),
            names: named.names,
            alerts,
        }
    }

    /// Bytes held, for what tests and measurements say of memory.
    pub(super) fn bytes_held(&self) -> usize {
        let bins =
            self.pair_bins.iter().map(BinCounts::bytes_held).sum::<usize>() + self.pairs.capacity() * 8;
        let keys = self.key_times.iter().map(KeyTimes::bytes_held).sum::<usize>();
        let names = self.rules.bytes_held() + self.words.bytes_held();
        let index = self.kind_index.bytes_held()
            + self.key_index.bytes_held()
            + self.pair_index.bytes_held()
            + self.kinds.capacity() * size_of::<Kind>();
        let elapsed = (self.to_acknowledge.capacity() + self.to_close.capacity()) * 8;
        bins + keys + names + index + elapsed + self.tickets.bytes_held()
    }

    /// The tally; `days_only` if the file tells no time of day. Tickets have to be closed; row numbers are the importer's to
    /// fill in.
    pub(super) fn tally(mut self, zone_name: &str, zone: &ZoneReader, days_only: bool) -> AlertTally {
        let to_bins = |bins: BinCounts| if days_only { by_day(bins.sorted(), zone) } else { bins.sorted() };
        let span = self.span.unwrap_or_default();
        let span_micros = if days_only { (zone.wall_at(span.0), zone.wall_at(span.1)) } else { span };
        let (severities, word_places) = severities(&self.words, &self.kinds);
        let place = |word: u32| word_places.get(word as usize).copied().unwrap_or_default();
        let mut by_word: BTreeMap<u32, BinCounts> = BTreeMap::new();
        let mut all = BinCounts::default();
        for ((_, word), bins) in self.pairs.iter().zip(&self.pair_bins) {
            by_word.entry(place(*word)).or_default().add_all(bins);
            all.add_all(bins);
        }
        let group_bins = self.groups_by_rule();
        let mut rules = RuleCounts::default();
        if self.kept.rule {
            let pairs = self.pairs.iter().map(|(rule, word)| (*rule, place(*word)));
            rules = RuleCounts::of(&self.rules, pairs.zip(self.pair_bins), group_bins.as_ref());
        }
        let mut all_groups = BinCounts::default();
        group_bins.iter().flat_map(BTreeMap::values).for_each(|bins| all_groups.add_all(bins));
        let group_bins = to_bins(all_groups);
        let grouping = self.kept.grouping.map(|(choice, by)| Grouping {
            minutes: choice.minutes,
            window: choice.window,
            groups: group_bins.iter().map(|(_, groups)| groups).sum(),
            by: Some(by),
        });
        let (rules, other_rules) = rules.tallied(to_bins);
        let bins = to_bins(all);
        AlertTally {
            zone: zone_name.to_owned(),
            grain: if days_only { Grain::Day } else { Grain::QuarterHour },
            alerts: bins.iter().map(|(_, alerts)| alerts).sum(),
            span_micros,
            bins,
            word_bins: with_words(by_word, to_bins),
            group_bins,
            severities,
            rules,
            other_rules,
            grouping,
            elapsed: elapsed(self.to_close),
            acknowledged: elapsed(self.to_acknowledge),
            ended_before_opened: self.ended_before_opened,
            ..AlertTally::default()
        }
    }

    /// The groups of each rule by the bin in which they began; none without grouping.
    fn groups_by_rule(&mut self) -> Option<BTreeMap<u32, BinCounts>> {
        let (choice, _) = self.kept.grouping?;
        let mut groups: BTreeMap<u32, BinCounts> = BTreeMap::new();
        for (rule, times) in self.key_rules.iter().zip(std::mem::take(&mut self.key_times)) {
            let bins = groups.entry(*rule).or_default();
            for start in times.group_starts(choice.minutes, choice.window) {
                bins.add(start.div_euclid(QUARTER_MICROS) as i32, 1);
            }
        }
        Some(groups)
    }
}

/// Alerts by bin and word, ascending.
pub(super) fn with_words(
    by_word: BTreeMap<u32, BinCounts>,
    to_bins: impl Fn(BinCounts) -> Vec<(i64, u64)>,
) -> Vec<(i64, u32, u64)> {
    let mut all: Vec<_> = by_word
        .into_iter()
        .flat_map(|(word, bins)| to_bins(bins).into_iter().map(move |(bin, alerts)| (bin, word, alerts)))
        .collect();
    all.sort_unstable();
    all
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
        let word = words.name(kind.word).map(super::address::mask_addresses).unwrap_or_default();
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

fn elapsed(mut hours: Vec<f64>) -> Option<Elapsed> {
    hours.sort_unstable_by(f64::total_cmp);
    Some(Elapsed {
        p50_hours: percentile_of_sorted(&hours, 0.5)?,
        p90_hours: percentile_of_sorted(&hours, 0.9)?,
        alerts: hours.len() as u64,
    })
}
