//! What is in this file of alerts? Bytes go in, in pieces of any size; a tally comes out.
//!
//! No row is held. Dropping the importer cancels the import and leaves nothing behind. Rows that cannot be read are
//! counted, the first [`MAX_REJECTED_SHOWN`] kept with line and reason.
//!
//! The order of day and month is found out from the whole file if it is not given: as long as every row can be read with
//! the day first and with the month first, both readings are counted side by side; the first row that fits only one of
//! them settles it. If none does, or if rows contradict each other, the import ends with both readings, and asks.

use super::{
    counts::{Counts, Kept, Row},
    encoding::Transcoder,
    index::readable,
    options::ImportOptions,
    records::{Record, RecordReader},
    time::{DAY_MICROS, Written, is_missing, read_time},
    zone::ZoneReader,
};
use crate::domain::{
    alert_file::{DateOrder, ImportError, Reading},
    tally::{AlertTally, QUARTER_MICROS, RejectedRow, RowFault},
};
use std::convert::Infallible;

/// How many rejected rows are shown.
pub const MAX_REJECTED_SHOWN: usize = 20;
/// From this share of alerts on, a column of rules counts as one of addresses.
const ADDRESS_SHARE: f64 = 0.5;

/// Reads a file piece by piece.
pub struct Importer {
    transcoder: Transcoder,
    records: RecordReader,
    state: State,
    bytes_read: u64,
}

/// One reading of the file: the counts that these orders agree on.
#[derive(Clone)]
struct Branch {
    orders: Vec<DateOrder>,
    counts: Counts,
}

struct Contradiction {
    settled: DateOrder,
    line: u64,
    example: String,
    rows: u64,
}

/// What rows do to the import.
struct State {
    options: ImportOptions,
    zone: ZoneReader,
    titles: Vec<Box<[u8]>>,
    header_pending: bool,
    first_record: bool,
    rows_read: u64,
    rows_rejected: u64,
    rejected: Vec<RejectedRow>,
    clock_change_rows: u64,
    runaway_quote: bool,
    branches: Vec<Branch>,
    /// An order was asked for, so nothing is to be found out.
    order_given: bool,
    example: Option<Box<[u8]>>,
    contradiction: Option<Contradiction>,
    /// Some alert came at another time than midnight.
    has_time_of_day: bool,
}

impl Importer {
    /// An importer that has read nothing yet.
    ///
    /// # Errors
    /// The zone is unknown, or no column holds the time.
    pub fn new(options: ImportOptions) -> Result<Self, ImportError> {
        let zone =
            options.zone.parse().map_err(|_| ImportError::UnknownZone { zone: options.zone.clone() })?;
        if options.columns.time.is_none() {
            return Err(ImportError::NoTimeColumn);
        }
        let columns = &options.columns;
        let counted = columns.is_counted();
        let groupable = !counted && (columns.rule.is_some() || columns.host.is_some());
        let kept = Kept {
            rule: columns.rule.is_some(),
            host: columns.host.is_some(),
            id: columns.id.is_some() && !counted,
            acknowledged: columns.acknowledged.is_some() && !counted,
            closed: columns.closed.is_some() && !counted,
            grouping: options.grouping.filter(|_| groupable),
        };
        let orders =
            options.date_order.map_or_else(|| vec![DateOrder::Dmy, DateOrder::Mdy], |order| vec![order]);
        Ok(Self {
            transcoder: Transcoder::new(options.encoding),
            records: RecordReader::new(options.separator),
            bytes_read: 0,
            state: State {
                zone: ZoneReader::new(zone),
                titles: Vec::new(),
                header_pending: options.has_header,
                first_record: true,
                rows_read: 0,
                rows_rejected: 0,
                rejected: Vec::new(),
                clock_change_rows: 0,
                runaway_quote: false,
                branches: vec![Branch { orders, counts: Counts::new(kept) }],
                order_given: options.date_order.is_some(),
                example: None,
                contradiction: None,
                has_time_of_day: false,
                options,
            },
        })
    }

    /// Reads the next piece of the file, cut anywhere.
    pub fn feed(&mut self, piece: &[u8]) {
        self.bytes_read += piece.len() as u64;
        self.pass(piece, false);
    }

    fn pass(&mut self, piece: &[u8], last: bool) {
        let (records, state) = (&mut self.records, &mut self.state);
        let passed: Result<(), Infallible> = self.transcoder.feed(piece, last, |text| {
            // An empty piece would end the text.
            if !text.is_empty() {
                records.feed(text, |record| state.record(record));
            }
            Ok(())
        });
        passed.unwrap_or_else(|never| match never {});
    }

    /// How many bytes of the file were read.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// How many data rows were read.
    pub fn rows_read(&self) -> u64 {
        self.state.rows_read
    }

    /// About how many bytes of memory the counts take.
    pub fn bytes_held(&self) -> usize {
        self.state.branches.iter().map(|branch| branch.counts.bytes_held()).sum()
    }

    /// Ends the file and draws up the tally.
    ///
    /// # Errors
    /// The order of day and month is ambiguous or contradictory, the rule column holds addresses, or nothing could be
    /// read.
    pub fn finish(mut self) -> Result<AlertTally, ImportError> {
        self.pass(&[], true);
        let (records, state) = (&mut self.records, &mut self.state);
        records.feed(&[], |record| state.record(record));
        self.state.finish()
    }
}

/// Whether a value may mean another day when day and month change places.
fn order_matters(value: &[u8]) -> bool {
    let digits_at = value.iter().position(u8::is_ascii_digit).unwrap_or(value.len());
    let value = value.get(digits_at..).unwrap_or_default();
    let digits = value.iter().take_while(|b| b.is_ascii_digit()).count();
    let separated = value.get(digits).is_some_and(|b| b"-/.".contains(b));
    let numeric = value.get(digits + 1).is_some_and(u8::is_ascii_digit);
    // 1710238500.5 has a point, too, but not behind one or two digits.
    digits <= 2 && separated && numeric
}

impl State {
    fn record(&mut self, record: &Record<'_>) {
        let first = std::mem::take(&mut self.first_record);
        let field = |column| record.field(column).unwrap_or_default();
        // Excel's own first line says which separator follows.
        if first && field(0).get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep=")) {
            return;
        }
        if self.header_pending {
            self.header_pending = false;
            self.titles = (0..record.len()).map(|column| field(column).into()).collect();
            return;
        }
        if record.is_blank() && !record.too_long {
            return;
        }
        self.rows_read += 1;
        if let Err((fault, value)) = self.row(record) {
            self.rows_rejected += 1;
            if self.rejected.len() < MAX_REJECTED_SHOWN {
                let value = readable(value).chars().take(60).collect();
                self.rejected.push(RejectedRow { line: record.first_line(), fault, value });
            }
        }
    }

    fn row<'a>(&mut self, record: &Record<'a>) -> Result<(), (RowFault, &'a [u8])> {
        if record.too_long {
            self.runaway_quote = true;
            return Err((RowFault::TooLong, b""));
        }
        let columns = &self.options.columns;
        let time =
            columns.time.and_then(|column| record.field(column)).ok_or((RowFault::TooShort, &b""[..]))?;
        let of = |column: Option<usize>| column.and_then(|column| record.field(column)).unwrap_or_default();
        let (acknowledged, closed) = (of(columns.acknowledged), of(columns.closed));
        let (rule, host, id) = (of(columns.rule), of(columns.host), of(columns.id));
        let word = Some(of(columns.severity)).filter(|word| !is_missing(word)).unwrap_or_default();
        let counts = self.row_counts(record)?;
        if !self.order_given && [time, acknowledged, closed].iter().any(|value| order_matters(value)) {
            self.weigh_orders(&[time, acknowledged, closed], record)?;
        }
        let titles = &self.titles;
        let mut has_time_of_day = self.has_time_of_day;
        let mut doubtful = false;
        for branch in &mut self.branches {
            let order = branch.orders.first().copied().unwrap_or(DateOrder::Dmy);
            let written = read_time(time, order).map_err(|fault| (fault, time))?;
            let (opened, in_clock_change) = self.zone.moment(written);
            doubtful |= in_clock_change;
            has_time_of_day = has_time_of_day || !is_midnight(written, &self.zone);
            let mut later = |value: &[u8]| -> Option<i64> {
                let written = read_time(value, order).ok()?;
                Some(self.zone.moment(written).0)
            };
            let mut row = Row {
                opened,
                acknowledged: later(acknowledged),
                closed: later(closed),
                rule,
                host,
                word,
                id: Some(id).filter(|id| !is_missing(id)),
                alerts: 1,
            };
            match &counts {
                Counted::One => branch.counts.add(&row),
                Counted::Many(alerts) => {
                    row.alerts = *alerts;
                    branch.counts.add(&row);
                }
                Counted::BySeverity(counts) => {
                    for (column, alerts) in counts {
                        row.word = titles.get(*column).map(|title| &**title).unwrap_or_default();
                        row.alerts = *alerts;
                        branch.counts.add(&row);
                    }
                }
            }
        }
        self.has_time_of_day = has_time_of_day;
        self.clock_change_rows += u64::from(doubtful);
        Ok(())
    }

    fn row_counts<'a>(&self, record: &Record<'a>) -> Result<Counted, (RowFault, &'a [u8])> {
        let columns = &self.options.columns;
        let number = |column: usize| -> Result<u32, (RowFault, &'a [u8])> {
            let value = record.field(column).unwrap_or_default();
            read_count(value).ok_or((RowFault::NotACount, value))
        };
        if !columns.severity_counts.is_empty() {
            let counts: Result<Vec<_>, _> =
                columns.severity_counts.iter().map(|column| Ok((*column, number(*column)?))).collect();
            return counts.map(Counted::BySeverity);
        }
        columns.count.map_or(Ok(Counted::One), |column| number(column).map(Counted::Many))
    }

    /// Keeps the orders in which the row's dates can be read, and parts those that read another day.
    fn weigh_orders<'a>(
        &mut self,
        values: &[&'a [u8]],
        record: &Record<'_>,
    ) -> Result<(), (RowFault, &'a [u8])> {
        const EITHER: [DateOrder; 2] = [DateOrder::Dmy, DateOrder::Mdy];
        let reads_value =
            |value: &[u8], order: DateOrder| !matches!(read_time(value, order), Err(RowFault::NoSuchTime));
        // A date that is wrong in every order says nothing about them.
        let telling: Vec<&[u8]> = values
            .iter()
            .copied()
            .filter(|value| EITHER.iter().any(|order| reads_value(value, *order)))
            .collect();
        let readable_in = |order: DateOrder| telling.iter().all(|value| reads_value(value, order));
        let readings = |order: DateOrder| values.iter().map(move |value| read_time(value, order).ok());
        let live: Vec<DateOrder> = self.branches.iter().flat_map(|branch| branch.orders.clone()).collect();
        let reads: Vec<DateOrder> = live.iter().copied().filter(|order| readable_in(*order)).collect();
        let time = values.first().copied().unwrap_or_default();
        if reads.is_empty() {
            let eliminated = EITHER.into_iter().find(|order| readable_in(*order));
            let (Some(_), [settled]) = (eliminated, live.as_slice()) else {
                // No order reads it: the row is at fault, and says so when it is read.
                return Ok(());
            };
            let contradiction = self.contradiction.get_or_insert_with(|| Contradiction {
                settled: *settled,
                line: record.first_line(),
                example: readable(time),
                rows: 0,
            });
            contradiction.rows += 1;
            return Err((RowFault::OtherDateOrder, time));
        }
        if reads.len() < live.len() {
            for branch in &mut self.branches {
                branch.orders.retain(|order| reads.contains(order));
            }
            self.branches.retain(|branch| !branch.orders.is_empty());
        }
        if let [branch] = self.branches.as_mut_slice()
            && let [first, second] = branch.orders.as_slice()
            && !readings(*first).eq(readings(*second))
        {
            let (first, second) = (*first, *second);
            let counts = branch.counts.clone();
            branch.orders = vec![first];
            self.branches.push(Branch { orders: vec![second], counts });
            let differs = values.iter().find(|value| read_time(value, first) != read_time(value, second));
            self.example = differs.map(|value| (*value).into());
        }
        Ok(())
    }

    fn finish(mut self) -> Result<AlertTally, ImportError> {
        if let Some(found) = self.contradiction {
            let Contradiction { settled, line, example, rows } = found;
            return Err(ImportError::ContradictoryOrder { settled, line, example, rows });
        }
        if self.branches.len() > 1 {
            return Err(self.ambiguous());
        }
        let nothing =
            ImportError::NothingReadable { rows_read: self.rows_read, rejected: self.rejected.clone() };
        let Some(branch) = self.branches.pop().filter(|_| self.rows_read > self.rows_rejected) else {
            return Err(nothing);
        };
        if branch.counts.addresses_among_rules() >= ADDRESS_SHARE {
            let column = self.options.columns.rule.unwrap_or_default();
            let title =
                self.titles.get(column).map(|title| readable(title)).filter(|title| !title.is_empty());
            return Err(ImportError::AddressesAsRule {
                column: title.unwrap_or_else(|| (column + 1).to_string()),
            });
        }
        // One row at midnight says nothing; several, all of them at midnight, are days.
        let days_only = !self.has_time_of_day && self.rows_read - self.rows_rejected > 1;
        let mut tally = branch.counts.tally(&self.options.zone, &self.zone, days_only);
        if tally.alerts == 0 {
            return Err(nothing);
        }
        tally.rows_read = self.rows_read;
        tally.rows_rejected = self.rows_rejected;
        tally.rejected = self.rejected;
        tally.clock_change_rows = self.clock_change_rows;
        tally.runaway_quote = self.runaway_quote;
        Ok(tally)
    }

    fn ambiguous(self) -> ImportError {
        let example = self.example.unwrap_or_default();
        let readings = self.branches.into_iter().filter_map(|branch| {
            let order = branch.orders.first().copied()?;
            let example_micros = match read_time(&example, order).ok()? {
                Written::Moment(micros) | Written::WallClock(micros) => micros,
                Written::Day(day) => day * DAY_MICROS,
            };
            Some(Reading { order, example_micros, span_micros: branch.counts.span.unwrap_or_default() })
        });
        ImportError::AmbiguousOrder { readings: readings.collect(), example: readable(&example) }
    }
}

/// How many alerts a row stands for.
enum Counted {
    One,
    Many(u32),
    BySeverity(Vec<(usize, u32)>),
}

/// A whole number from 0 on: grouped by commas, points, spaces or not at all, with a fraction of zeros at most. Missing is 0.
pub(super) fn read_count(value: &[u8]) -> Option<u32> {
    if is_missing(value) {
        return Some(0);
    }
    let text = std::str::from_utf8(value).ok()?;
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    if let Some((whole, zeros)) = text.split_once('.')
        && zeros.len() != 3
        && zeros.bytes().all(|b| b == b'0')
    {
        return whole.parse().ok();
    }
    let mut parts = text.split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'']);
    let first = parts.next().filter(|part| (1..=3).contains(&part.len()))?;
    let mut digits = first.to_owned();
    for part in parts {
        if part.len() != 3 {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

fn is_midnight(written: Written, zone: &ZoneReader) -> bool {
    match written {
        Written::Day(_) => true,
        Written::WallClock(micros) => micros % DAY_MICROS == 0,
        Written::Moment(micros) => micros % QUARTER_MICROS == 0 && zone.wall_at(micros) % DAY_MICROS == 0,
    }
}

#[cfg(test)]
mod tests;
