//! What kind of file is this? The beginning of a file in, a proposal of how to read it out; the user corrects it.

use super::{
    address::is_address,
    encoding::{Transcoder, detect_encoding, text_of},
    importer::read_count,
    index::{hash_of, readable},
    options::{ColumnMap, GroupingChoice, ImportOptions},
    records::RecordReader,
    roles::{guess_roles, is_severity_word, role_of},
    time::{DAY_MICROS, Written, is_missing, read_time},
};
use crate::domain::alert_file::{DateOrder, Role, TextEncoding};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, convert::Infallible};

/// How much of a file is looked at.
pub const SNIFF_BYTES: usize = 512 * 1024;
const MAX_SAMPLED_ROWS: usize = 4_000;
const MAX_SAMPLES: usize = 5;
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
    /// The share of times that are whole hours or days.
    pub on_the_hour: f64,
    /// The share of values that are addresses of machines: from a half on, it cannot be rule or source.
    pub addresses: f64,
    /// The share of values that are plain numbers.
    pub numbers: f64,
    /// The share of values that are words for a severity.
    pub severity_words: f64,
    /// The role that is proposed for it.
    pub role: Option<Role>,
}

impl ColumnProfile {
    /// Whether it may be the rule or source.
    pub fn holds_addresses(&self) -> bool {
        self.addresses >= 0.5
    }
}

/// What the beginning of the file says of the order of day and month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderFinding {
    /// No date needs it.
    NotNeeded,
    /// One order reads every date.
    Settled {
        /// Which.
        order: DateOrder,
    },
    /// Both read every date: the user is asked, unless a later row settles it.
    Ambiguous {
        /// A date as the file has it.
        example: String,
        /// What it means with the day first, in microseconds since 1970 on its own clock.
        day_first_micros: i64,
        /// What it means with the month first.
        month_first_micros: i64,
    },
    /// Some dates need the one, others the other.
    Contradictory {
        /// A date that only reads with the day first.
        day_first: String,
        /// A date that only reads with the month first.
        month_first: String,
    },
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
    /// What is known of the order of day and month.
    pub order: OrderFinding,
    /// Whether the proposed time column tells days only.
    pub days_only: bool,
    /// The different severity words seen so far, for mapping.
    pub severity_words: Vec<String>,
}

impl FileProfile {
    /// The proposal as options.
    pub fn options(&self, zone: &str, grouping: Option<GroupingChoice>) -> ImportOptions {
        ImportOptions {
            encoding: self.encoding,
            separator: self.separator,
            has_header: self.has_header,
            columns: self.guess.clone(),
            date_order: None,
            zone: zone.to_owned(),
            grouping,
        }
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
    let time_columns = [guess.time, guess.acknowledged, guess.closed];
    let order = find_order(&rows, &time_columns.into_iter().flatten().collect::<Vec<_>>());
    let days_only = guess.time.is_some_and(|at| tells_days_only(&rows, at));
    let mut words = BTreeSet::new();
    if let Some(at) = guess.severity {
        words.extend(
            rows.iter().filter_map(|row| row.get(at)).filter(|w| !is_missing(w)).map(|w| readable(w)),
        );
    }
    let counted = guess.severity_counts.iter().filter_map(|at| columns.get(*at));
    words.extend(counted.map(|column| column.title.clone()));
    let severity_words = words.into_iter().take(50).collect();
    FileProfile { encoding, separator, has_header, columns, guess, order, days_only, severity_words }
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
    let is_time = |field: &Vec<u8>| {
        read_time(field, DateOrder::Dmy).is_ok() || read_time(field, DateOrder::Mdy).is_ok()
    };
    rows.first().is_none_or(|row| !row.iter().any(is_time))
}

fn either_order(value: &[u8]) -> Option<Written> {
    read_time(value, DateOrder::Dmy).or_else(|_| read_time(value, DateOrder::Mdy)).ok()
}

fn profile_column(title: String, rows: &Rows, at: usize) -> ColumnProfile {
    let values: Vec<&[u8]> = rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(Vec::as_slice)
        .filter(|value| !is_missing(value))
        .collect();
    let share = |number: usize, of: usize| if of == 0 { 0.0 } else { number as f64 / of as f64 };
    let times: Vec<Written> = values.iter().filter_map(|value| either_order(value)).collect();
    let on_the_hour = times.iter().filter(|written| match written {
        Written::Day(_) => true,
        Written::Moment(micros) | Written::WallClock(micros) => micros % 3_600_000_000 == 0,
    });
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
    ColumnProfile {
        title,
        samples,
        sampled: rows.len(),
        distinct: values.iter().map(|value| hash_of(value)).collect::<BTreeSet<_>>().len(),
        filled: share(values.len(), rows.len()),
        times: share(times.len(), values.len()),
        on_the_hour: share(on_the_hour.count(), times.len()),
        addresses: share(count(&|value| is_address(&text_of(value))), values.len()),
        numbers: share(count(&is_number), values.len()),
        severity_words: share(count(&|value| is_severity_word(&text_of(value))), values.len()),
        role: None,
    }
}

fn find_order(rows: &Rows, columns: &[usize]) -> OrderFinding {
    let (mut day_first, mut month_first, mut either) = (None, None, None);
    for value in rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.get(*at))) {
        let readings = (read_time(value, DateOrder::Dmy), read_time(value, DateOrder::Mdy));
        match readings {
            (Ok(_), Err(_)) => day_first = day_first.or_else(|| Some(readable(value))),
            (Err(_), Ok(_)) => month_first = month_first.or_else(|| Some(readable(value))),
            (Ok(day), Ok(month)) if day != month => {
                either = either.or_else(|| Some((readable(value), day, month)))
            }
            _ => {}
        }
    }
    let micros = |written| match written {
        Written::Moment(micros) | Written::WallClock(micros) => micros,
        Written::Day(day) => day * DAY_MICROS,
    };
    match (day_first, month_first, either) {
        (Some(day_first), Some(month_first), _) => OrderFinding::Contradictory { day_first, month_first },
        (Some(_), None, _) => OrderFinding::Settled { order: DateOrder::Dmy },
        (None, Some(_), _) => OrderFinding::Settled { order: DateOrder::Mdy },
        (None, None, Some((example, day, month))) => OrderFinding::Ambiguous {
            example,
            day_first_micros: micros(day),
            month_first_micros: micros(month),
        },
        (None, None, None) => OrderFinding::NotNeeded,
    }
}

fn tells_days_only(rows: &Rows, at: usize) -> bool {
    let mut times =
        rows.iter().filter_map(|row| row.get(at)).filter_map(|value| either_order(value)).peekable();
    let on_midnight = |written: Written| match written {
        Written::Day(_) => true,
        Written::Moment(micros) | Written::WallClock(micros) => micros % DAY_MICROS == 0,
    };
    times.peek().is_some() && times.all(on_midnight)
}
