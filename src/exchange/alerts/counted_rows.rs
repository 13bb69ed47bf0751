//! How many alerts does a row stand for, where a file is counted already?
//!
//! A count is a whole number from 0 on. Groups of three digits may be set off by a comma, a point, a space or an apostrophe.
//! "1.234" may be either 1,234 or a little more than one: it is taken for grouped only if the file agrees, that is if no number
//! has a fraction and some number is below a thousand without a point, or has two groups. Averages are refused.

use super::{index::readable, options::ColumnMap, records::Record, roles::is_count_title, time::is_missing};
use crate::domain::tally::RowFault;

/// How many alerts a row stands for.
pub(super) enum Counted {
    One,
    Many(u32),
    /// By column.
    BySeverity(Vec<(usize, u32)>),
}

/// From this share of numbers with a fraction on, the column holds averages.
const FRACTION_SHARE: f64 = 0.1;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Digits only, or nothing.
    Plain,
    /// Digits and a fraction of zeros.
    Whole(u8),
    /// One group of three behind this sign.
    OneGroup(u8),
    /// Several groups, or set off by a sign that no fraction has.
    Groups,
    /// A fraction behind this sign.
    Fraction(u8),
    /// No number.
    None,
}

/// The number and how it is written; none if it is no whole number.
fn read_form(value: &[u8]) -> (Option<u32>, Form) {
    let Ok(text) = std::str::from_utf8(value) else { return (None, Form::None) };
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return (text.parse().ok(), Form::Plain);
    }
    let mut parts = text.split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'']);
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || !rest.iter().copied().all(digits) {
        return (None, Form::None);
    }
    let sign = text.as_bytes().get(first.len()).copied().unwrap_or_default();
    let may_be_fraction = rest.len() == 1 && matches!(sign, b'.' | b',');
    let grouped = first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|part| part.len() == 3);
    if grouped {
        let number = std::iter::once(first).chain(rest).collect::<String>().parse().ok();
        return (number, if may_be_fraction { Form::OneGroup(sign) } else { Form::Groups });
    }
    match rest.first() {
        Some(zeros) if may_be_fraction && zeros.bytes().all(|b| b == b'0') => {
            (first.parse().ok(), Form::Whole(sign))
        }
        _ if may_be_fraction => (None, Form::Fraction(sign)),
        _ => (None, Form::None),
    }
}

/// A whole number from 0 on: grouped by commas, points, spaces or not at all, with a fraction of zeros at most. Missing is 0.
pub(super) fn read_count(value: &[u8]) -> Option<u32> {
    if is_missing(value) { Some(0) } else { read_form(value).0 }
}

/// Reads counts, and notes how they are written.
#[derive(Default)]
pub(super) struct CountReader {
    numbers: u64,
    plain: bool,
    groups: bool,
    fractions: u64,
    fraction: Option<(usize, String)>,
    /// A number with one group behind a point, and one behind a comma.
    one_group: [Option<(usize, String)>; 2],
    /// A fraction behind a point, and behind a comma.
    has_fraction: [bool; 2],
}

fn of_sign(sign: u8) -> usize {
    usize::from(sign == b',')
}

impl CountReader {
    /// How many alerts a row stands for.
    pub(super) fn of_row<'a>(
        &mut self,
        columns: &ColumnMap,
        record: &Record<'a>,
    ) -> Result<Counted, (RowFault, &'a [u8])> {
        if !columns.severity_counts.is_empty() {
            let counts: Result<Vec<_>, _> = columns
                .severity_counts
                .iter()
                .map(|column| Ok((*column, self.read(record, *column)?)))
                .collect();
            return counts.map(Counted::BySeverity);
        }
        columns.count.map_or(Ok(Counted::One), |column| self.read(record, column).map(Counted::Many))
    }

    fn read<'a>(&mut self, record: &Record<'a>, column: usize) -> Result<u32, (RowFault, &'a [u8])> {
        let value = record.field(column).unwrap_or_default();
        if is_missing(value) {
            return Ok(0);
        }
        let (number, form) = read_form(value);
        self.numbers += 1;
        let example = || (column, readable(value));
        match form {
            Form::Plain => self.plain = true,
            Form::Groups => self.groups = true,
            Form::Whole(sign) => {
                if let Some(has) = self.has_fraction.get_mut(of_sign(sign)) {
                    *has = true;
                }
            }
            Form::OneGroup(sign) => {
                if let Some(seen) = self.one_group.get_mut(of_sign(sign)) {
                    seen.get_or_insert_with(example);
                }
            }
            Form::Fraction(sign) => {
                self.fractions += 1;
                self.fraction.get_or_insert_with(example);
                if let Some(has) = self.has_fraction.get_mut(of_sign(sign)) {
                    *has = true;
                }
            }
            Form::None => {}
        }
        number.ok_or((RowFault::NotACount, value))
    }

    /// A column that holds fractions, or numbers that may be some, with one of them.
    pub(super) fn fractions(&self) -> Option<(usize, String)> {
        if self.fractions as f64 > FRACTION_SHARE * self.numbers as f64 {
            return self.fraction.clone();
        }
        let [point, comma] = &self.one_group;
        let [fraction_behind_point, fraction_behind_comma] = self.has_fraction;
        let agrees = self.plain || self.groups;
        let doubtful_point = point.as_ref().filter(|_| fraction_behind_point || !agrees);
        // Three digits behind a comma are thousands unless the comma is seen to part fractions.
        doubtful_point.or(comma.as_ref().filter(|_| fraction_behind_comma)).cloned()
    }
}

/// Columns with titles such as "count" that are not used as such.
#[derive(Default)]
pub(super) struct UnusedCounts {
    columns: Vec<(usize, u64)>,
    rows: u64,
}

impl UnusedCounts {
    /// Those of a file whose rows stand for one alert each.
    pub(super) fn among(titles: &[Box<[u8]>], used: &ColumnMap) -> Self {
        let unused = |column: &usize| super::roles::role_of(used, *column).is_none();
        let looks =
            |column: &usize| titles.get(*column).is_some_and(|title| is_count_title(&readable(title)));
        let columns = (0..titles.len()).filter(looks).filter(unused);
        let columns = columns.filter(|_| !used.is_counted()).map(|column| (column, 0)).collect();
        Self { columns, rows: 0 }
    }

    /// Looks at a row that was read.
    pub(super) fn watch(&mut self, record: &Record<'_>) {
        if self.columns.is_empty() {
            return;
        }
        self.rows += 1;
        self.columns.retain_mut(|(column, sum)| {
            let number = read_count(record.field(*column).unwrap_or_default());
            *sum += u64::from(number.unwrap_or_default());
            number.is_some()
        });
    }

    /// The first that holds numbers only, and more than one for a row.
    pub(super) fn found(&self) -> Option<usize> {
        self.columns.iter().find(|(_, sum)| *sum > self.rows).map(|(column, _)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_in_every_usual_writing_and_fractions_are_not() {
        for (text, number) in [
            ("1234", Some(1234)),
            ("1,234", Some(1234)),
            ("1.234", Some(1234)),
            ("1 234 567", Some(1_234_567)),
            ("1\u{202f}234", Some(1234)),
            ("12.0", Some(12)),
            ("1234.00", Some(1234)),
            ("", Some(0)),
            ("n/a", Some(0)),
            ("0.123", None),
            ("17.25", None),
            ("12,5", None),
            ("-3", None),
            ("12,34,567", None),
            ("many", None),
        ] {
            assert_eq!(read_count(text.as_bytes()), number, "{text}");
        }
    }
}
