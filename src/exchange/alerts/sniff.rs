//! What kind of file is this? The beginning of a file in, a proposal of how to read it out; the user corrects it.

use super::{
    address::is_address,
    counted_rows::read_count,
    date_order::{DateEvidence, OrderFinding},
    encoding::{Transcoder, detect_encoding, text_of},
    index::{hash_of, readable},
    machine::{MANY_MACHINES, is_full_name, may_be_short_name},
    options::{ColumnMap, GroupingChoice, ImportOptions},
    records::RecordReader,
    roles::{guess_roles, is_severity_word, may_name_hosts, names_hosts, names_hours, role_of},
    time::{DAY_MICROS, is_missing, read_clock_time, read_time_of_day},
};
use crate::domain::alert_file::{DateOrder, Role, TextEncoding};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

/// How much of a file is looked at.
pub const SNIFF_BYTES: usize = 512 * 1024;
const MAX_SAMPLED_ROWS: usize = 4_000;
const MAX_SAMPLES: usize = 5;
/// Among fewer rows many rules may fire once.
const FREE_TEXT_ROWS: f64 = 20.0;
const FREE_TEXT_SHARE: f64 = 0.5;
const GRID_SHARE: f64 = 0.8;
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What one column looks like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// Its title; empty without a header.
    pub title: String,
    /// The first different values, for the user to recognise it by.
    pub samples: Vec<String>,
    /// Rows looked at.
    pub sampled: usize,
    /// Different values among them.
    pub distinct: usize,
    /// The share of rows that have a value.
    pub filled: f64,
    /// The share of values that are times.
    pub times: f64,
    /// The share of times that lie on one regular grid of five minutes or more, on the clock that wrote them.
    pub on_grid: f64,
    /// The share of values that are a time of day without a day.
    pub times_of_day: f64,
    /// All times are days, or midnights.
    pub days_only: bool,
    /// What its dates say of the order of day, month and year.
    pub dates: DateEvidence,
    /// The share of values that are addresses of machines: from a half on, it cannot be rule or source.
    pub addresses: f64,
    /// The share of values that are full names of machines: from a half on, it cannot be rule or source.
    pub hosts: f64,
    /// The share of values that may be short names of machines; 0 where they are few.
    pub short_hosts: f64,
    /// The share of values that are plain numbers.
    pub numbers: f64,
    /// The share of values that are words for a severity.
    pub severity_words: f64,
    /// The role that is proposed for it.
    pub role: Option<Role>,
}

impl ColumnProfile {
    /// Whether it is a column of addresses, which may not be the rule or source.
    pub fn holds_addresses(&self) -> bool {
        self.addresses >= 0.5
    }

    /// Whether it holds the names of machines, as its title or its values say: it may not be the rule or source.
    pub fn holds_hosts(&self) -> bool {
        names_hosts(&self.title) || self.names_machines()
    }

    /// Whether most of its values name machines; short names count only under a title that allows for them.
    pub(super) fn names_machines(&self) -> bool {
        self.hosts >= 0.5 || self.short_hosts >= 0.5 && may_name_hosts(&self.title)
    }

    /// Whether almost every row has a text of its own, which may not be the rule or source either.
    pub fn is_free_text(&self) -> bool {
        let values = self.filled * self.sampled as f64;
        values >= FREE_TEXT_ROWS && self.distinct as f64 > FREE_TEXT_SHARE * values
    }
}

/// What the beginning of a file looks like, and how it would be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileProfile {
    /// How its text is encoded.
    pub encoding: TextEncoding,
    /// What stands between two fields.
    pub separator: u8,
    /// Whether the first row holds titles.
    pub has_header: bool,
    /// The columns from left to right.
    pub columns: Vec<ColumnProfile>,
    /// The roles that are proposed.
    pub guess: ColumnMap,
    /// The different severity words seen so far, for mapping.
    pub severity_words: Vec<String>,
}

impl FileProfile {
    /// The proposal as options: times without a zone are of the one that hours are counted in.
    pub fn options(&self, zone: &str, grouping: Option<GroupingChoice>) -> ImportOptions {
        ImportOptions {
            encoding: self.encoding,
            separator: self.separator,
            has_header: self.has_header,
            columns: self.guess.clone(),
            date_order: None,
            file_zone: zone.to_owned(),
            zone: zone.to_owned(),
            grouping,
        }
    }

    /// What the columns that are used for times say of the order of day, month and year.
    pub fn order(&self, used: &ColumnMap) -> OrderFinding {
        let columns = [used.time, used.acknowledged, used.closed, used.updated];
        let evidence = columns.into_iter().flatten().filter_map(|at| self.columns.get(at));
        OrderFinding::of(evidence.map(|column| &column.dates))
    }

    /// Whether the columns that are used tell days and no hours.
    pub fn days_only(&self, used: &ColumnMap) -> bool {
        let time = used.time.and_then(|at| self.columns.get(at));
        used.time_of_day.is_none() && time.is_some_and(|column| column.days_only)
    }

    /// The column with this title (upper and lower case alike), or with this number from 1.
    pub fn column(&self, name: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|column| column.title == name);
        let alike = || self.columns.iter().position(|column| column.title.eq_ignore_ascii_case(name));
        let number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < self.columns.len());
        exact.or_else(alike).or_else(number)
    }
}

type Rows = Vec<Vec<Vec<u8>>>;

/// Looks at the beginning of a file: up to [`SNIFF_BYTES`] of it are used. An empty file gives no columns.
pub fn sniff(head: &[u8]) -> FileProfile {
    sniff_as(head, None, None, None)
}

/// Looks at the beginning of a file of which the user knows something: what is given is not guessed.
pub fn sniff_as(
    head: &[u8],
    encoding: Option<TextEncoding>,
    separator: Option<u8>,
    has_header: Option<bool>,
) -> FileProfile {
    let head = head.get(..head.len().min(SNIFF_BYTES)).unwrap_or(head);
    let encoding = encoding.unwrap_or_else(|| detect_encoding(head));
    let mut text = Vec::new();
    let collected: Result<(), Infallible> = Transcoder::new(encoding).feed(head, false, |piece| {
        text.extend_from_slice(piece);
        Ok(())
    });
    collected.unwrap_or_else(|never| match never {});
    let named = named_separator(&text);
    let separator = separator.or(named).unwrap_or_else(|| likely_separator(&text));
    let mut rows = read_rows(&text, separator, MAX_SAMPLED_ROWS, head.len() < SNIFF_BYTES);
    if named.is_some() && !rows.is_empty() {
        rows.remove(0);
    }
    let has_header = has_header.unwrap_or_else(|| looks_like_titles(&rows));
    let titles = if has_header && !rows.is_empty() { rows.remove(0) } else { Vec::new() };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(titles.len());
    let mut columns: Vec<ColumnProfile> = (0..width)
        .map(|at| profile_column(titles.get(at).map(|title| readable(title)).unwrap_or_default(), &rows, at))
        .collect();
    let guess = guess_roles(&columns);
    for (at, column) in columns.iter_mut().enumerate() {
        column.role = role_of(&guess, at);
    }
    let mut words = BTreeSet::new();
    if let Some(at) = guess.severity {
        words.extend(
            rows.iter().filter_map(|row| row.get(at)).filter(|w| !is_missing(w)).map(|w| readable(w)),
        );
    }
    let counted = guess.severity_counts.iter().filter_map(|at| columns.get(*at));
    words.extend(counted.map(|column| column.title.clone()));
    let severity_words = words.into_iter().take(50).collect();
    FileProfile { encoding, separator, has_header, columns, guess, severity_words }
}

/// Excel's first line `sep=;`.
fn named_separator(text: &[u8]) -> Option<u8> {
    let start = text.get(..4)?;
    let separator = *text.get(4)?;
    (start.eq_ignore_ascii_case(b"sep=") && SEPARATORS.contains(&separator)).then_some(separator)
}

/// The separator that cuts most rows into the same number of fields, more than one; a comma if none does.
fn likely_separator(text: &[u8]) -> u8 {
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let rows = read_rows(text, separator, 100, false);
        let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
        let agreement = |width: usize| widths.iter().filter(|other| **other == width).count();
        let score = widths
            .iter()
            .filter(|width| **width > 1)
            .map(|width| agreement(*width) * 1_000_000 / widths.len().max(1) + width.min(&1000))
            .max()
            .unwrap_or(0);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

fn read_rows(text: &[u8], separator: u8, at_most: usize, whole: bool) -> Rows {
    let mut rows = Rows::new();
    let mut reader = RecordReader::new(separator);
    let mut keep = |record: &super::records::Record<'_>| {
        if rows.len() < at_most && !record.is_blank() {
            let field = |column| record.field(column).unwrap_or_default().to_vec();
            rows.push((0..record.len()).map(field).collect());
        }
    };
    // Only as much text as the rows need: lines are rarely longer than a kilobyte.
    reader.feed(text.get(..text.len().min(at_most * 1024)).unwrap_or(text), &mut keep);
    if whole && text.len() <= at_most * 1024 {
        reader.feed(&[], &mut keep);
    }
    rows
}

/// The first row holds titles unless it has a time in it.
fn looks_like_titles(rows: &Rows) -> bool {
    let is_time = |field: &Vec<u8>| on_clock(field).is_some();
    rows.first().is_none_or(|row| !row.iter().any(is_time))
}

/// The time that a value is in any order of day, month and year, on the clock that wrote it.
fn on_clock(value: &[u8]) -> Option<i64> {
    DateOrder::ALL.into_iter().find_map(|order| read_clock_time(value, order).ok())
}

/// The share of times that are a whole number of steps apart, for the longest step that most of them keep; 0 if none.
fn share_on_grid(times: &[i64]) -> f64 {
    const MINUTE: i64 = 60_000_000;
    for minutes in [1440, 720, 480, 360, 240, 180, 120, 60, 30, 20, 15, 10, 5] {
        let mut phases: BTreeMap<i64, usize> = BTreeMap::new();
        times.iter().for_each(|time| *phases.entry(time.rem_euclid(minutes * MINUTE)).or_default() += 1);
        let share = share(phases.values().max().copied().unwrap_or(0), times.len());
        if share >= GRID_SHARE {
            return share;
        }
    }
    0.0
}

fn share(number: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { number as f64 / of as f64 }
}

fn profile_column(title: String, rows: &Rows, at: usize) -> ColumnProfile {
    let values: Vec<&[u8]> = rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(Vec::as_slice)
        .filter(|value| !is_missing(value))
        .collect();
    let times: Vec<i64> = values.iter().filter_map(|value| on_clock(value)).collect();
    let of_hours = names_hours(&title);
    let is_time_of_day =
        |value: &[u8]| (of_hours || value.contains(&b':')) && read_time_of_day(value).is_ok();
    let count = |fits: &dyn Fn(&[u8]) -> bool| values.iter().filter(|value| fits(value)).count();
    let is_number =
        |value: &[u8]| read_count(value).is_some() || text_of(value).parse::<f64>().is_ok_and(f64::is_finite);
    let mut samples: Vec<String> = Vec::new();
    for value in &values {
        let sample: String = readable(value).chars().take(60).collect();
        if samples.len() < MAX_SAMPLES && !samples.contains(&sample) {
            samples.push(sample);
        }
    }
    let short: Vec<&[u8]> =
        values.iter().copied().filter(|value| may_be_short_name(&text_of(value))).collect();
    let different_short = short.iter().collect::<BTreeSet<_>>().len();
    ColumnProfile {
        title,
        samples,
        sampled: rows.len(),
        distinct: values.iter().map(|value| hash_of(value)).collect::<BTreeSet<_>>().len(),
        filled: share(values.len(), rows.len()),
        times: share(times.len(), values.len()),
        on_grid: share_on_grid(&times),
        times_of_day: share(count(&is_time_of_day), values.len()),
        days_only: !times.is_empty() && times.iter().all(|time| time % DAY_MICROS == 0),
        dates: DateEvidence::of(&values),
        addresses: share(count(&|value| is_address(&text_of(value))), values.len()),
        hosts: share(count(&|value| is_full_name(&text_of(value))), values.len()),
        short_hosts: if different_short < MANY_MACHINES { 0.0 } else { share(short.len(), values.len()) },
        numbers: share(count(&is_number), values.len()),
        severity_words: share(count(&|value| is_severity_word(&text_of(value))), values.len()),
        role: None,
    }
}
