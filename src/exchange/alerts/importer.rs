//! What is in this file of alerts? Bytes go in, in pieces of any size; a tally comes out.
//!
//! No row is held. Dropping the importer cancels the import and leaves nothing behind. Rows that cannot be read are
//! counted, the first [`MAX_REJECTED_SHOWN`] kept with line and reason.
//!
//! The order of day, month and year is found out from the whole file if it is not given: as long as every row can be read in
//! several orders, those readings are counted side by side; rows that fit only some of them settle it. If several are left,
//! or if rows contradict each other, the import ends with the readings, and asks.

use super::{
    counted_rows::{CountReader, Counted, UnusedCounts},
    counts::{Counts, Kept, Row},
    encoding::Transcoder,
    index::readable,
    machine::MANY_MACHINES,
    options::ImportOptions,
    records::{Record, RecordReader},
    roles::{may_name_hosts, names_hosts},
    time::{DAY_MICROS, Written, is_missing, read_day_and_time, read_time},
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
/// From this share of alerts on whose rule is their host, or the name of a machine, a column of rules counts as one of hosts.
const HOST_SHARE: f64 = 0.5;
/// A column of rules is free text if more than this share of alerts have a value that hardly any other has ...
const TEXT_SHARE: f64 = 0.5;
/// ... and there are enough alerts to tell.
const TEXT_ALERTS: u64 = 20;

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
    /// That of times without one.
    file_zone: ZoneReader,
    /// That in which hours are counted.
    zone: ZoneReader,
    /// Some time said its offset.
    has_moments: bool,
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
    counts: CountReader,
    unused: UnusedCounts,
}

impl Importer {
    /// An importer that has read nothing yet.
    ///
    /// # Errors
    /// The zone is unknown, or no column holds the time.
    pub fn new(options: ImportOptions) -> Result<Self, ImportError> {
        let reader = |zone: &String| -> Result<ZoneReader, ImportError> {
            let known = zone.parse().map_err(|_| ImportError::UnknownZone { zone: zone.clone() });
            known.map(ZoneReader::new)
        };
        let (file_zone, zone) = (reader(&options.file_zone)?, reader(&options.zone)?);
        if options.columns.time.is_none() {
            return Err(ImportError::NoTimeColumn);
        }
        let columns = &options.columns;
        let counted = columns.is_counted();
        let kept = Kept {
            rule: columns.rule.is_some(),
            host: columns.host.is_some(),
            id: columns.id.is_some() && !counted,
            grouping: options.grouping.zip(columns.grouped_by()),
        };
        let orders = options.date_order.map_or_else(|| DateOrder::ALL.to_vec(), |order| vec![order]);
        Ok(Self {
            transcoder: Transcoder::new(options.encoding),
            records: RecordReader::new(options.separator),
            bytes_read: 0,
            state: State {
                file_zone,
                zone,
                has_moments: false,
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
                counts: CountReader::default(),
                unused: UnusedCounts::default(),
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
            self.unused = UnusedCounts::among(&self.titles, &self.options.columns);
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
        let clock = columns.time_of_day.map(|column| record.field(column).unwrap_or_default());
        let (acknowledged, closed) = (of(columns.acknowledged), of(columns.closed));
        let updated = of(columns.updated);
        let (rule, host, id) = (of(columns.rule), of(columns.host), of(columns.id));
        let word = Some(of(columns.severity)).filter(|word| !is_missing(word)).unwrap_or_default();
        let counts = self.counts.of_row(&self.options.columns, record)?;
        if !self.order_given && [time, acknowledged, closed].iter().any(|value| order_matters(value)) {
            self.weigh_orders(&[time, acknowledged, closed], record)?;
        }
        let titles = &self.titles;
        let mut has_time_of_day = self.has_time_of_day;
        let mut doubtful = false;
        for branch in &mut self.branches {
            let order = branch.orders.first().copied().unwrap_or(DateOrder::Dmy);
            let written = match clock {
                Some(clock) => read_day_and_time(time, clock, order)?,
                None => read_time(time, order).map_err(|fault| (fault, time))?,
            };
            let (opened, in_clock_change) = self.file_zone.moment(written);
            self.has_moments |= matches!(written, Written::Moment(_));
            doubtful |= in_clock_change;
            has_time_of_day = has_time_of_day || !is_midnight(written, &self.zone);
            let mut later = |value: &[u8]| -> Option<i64> {
                let written = read_time(value, order).ok()?;
                Some(self.file_zone.moment(written).0)
            };
            let mut row = Row {
                opened,
                acknowledged: later(acknowledged),
                closed: later(closed),
                updated: later(updated).unwrap_or_default(),
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
        self.unused.watch(record);
        self.clock_change_rows += u64::from(doubtful);
        Ok(())
    }

    /// Keeps the orders in which the row's dates can be read, and parts those that read another day.
    fn weigh_orders<'a>(
        &mut self,
        values: &[&'a [u8]],
        record: &Record<'_>,
    ) -> Result<(), (RowFault, &'a [u8])> {
        let reads_value =
            |value: &[u8], order: DateOrder| !matches!(read_time(value, order), Err(RowFault::NoSuchTime));
        let live: Vec<DateOrder> = self.branches.iter().flat_map(|branch| branch.orders.clone()).collect();
        if let [settled] = live.as_slice()
            && values.iter().all(|value| reads_value(value, *settled))
        {
            return Ok(());
        }
        // A date that is wrong in every order says nothing about them.
        let telling: Vec<&[u8]> = values
            .iter()
            .copied()
            .filter(|value| DateOrder::ALL.iter().any(|order| reads_value(value, *order)))
            .collect();
        let readable_in = |order: DateOrder| telling.iter().all(|value| reads_value(value, order));
        let reads: Vec<DateOrder> = live.iter().copied().filter(|order| readable_in(*order)).collect();
        let time = values.first().copied().unwrap_or_default();
        if reads.is_empty() {
            let eliminated = DateOrder::ALL.into_iter().find(|order| readable_in(*order));
            let (Some(_), Some(settled)) = (eliminated, live.first()) else {
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
        if reads.len() > 1 {
            self.part_branches(values);
        }
        Ok(())
    }

    /// Orders that read another day in this row are counted apart from here on.
    fn part_branches(&mut self, values: &[&[u8]]) {
        let readings =
            |order: DateOrder| values.iter().map(|value| read_time(value, order).ok()).collect::<Vec<_>>();
        let mut parted = Vec::new();
        for branch in &mut self.branches {
            let mut alike: Vec<(Vec<Option<Written>>, Vec<DateOrder>)> = Vec::new();
            for order in &branch.orders {
                let read = readings(*order);
                match alike.iter_mut().find(|(other, _)| *other == read) {
                    Some((_, orders)) => orders.push(*order),
                    None => alike.push((read, vec![*order])),
                }
            }
            let mut alike = alike.into_iter();
            let Some((first, orders)) = alike.next() else { continue };
            branch.orders = orders;
            for (read, orders) in alike {
                if self.example.is_none() {
                    let differs = values.iter().zip(first.iter().zip(&read)).find(|(_, (a, b))| a != b);
                    self.example = differs.map(|(value, _)| (*value).into());
                }
                parted.push(Branch { orders, counts: branch.counts.clone() });
            }
        }
        self.branches.extend(parted);
    }

    fn finish(mut self) -> Result<AlertTally, ImportError> {
        if let Some(found) = self.contradiction {
            let Contradiction { settled, line, example, rows } = found;
            return Err(ImportError::ContradictoryOrder { settled, line, example, rows });
        }
        if self.branches.len() > 1 {
            return Err(self.ambiguous());
        }
        if let Some((column, example)) = self.counts.fractions() {
            let column = self.column_name(column);
            return Err(ImportError::FractionsAsCounts { column, example });
        }
        let nothing =
            ImportError::NothingReadable { rows_read: self.rows_read, rejected: self.rejected.clone() };
        let Some(mut branch) = self.branches.pop().filter(|_| self.rows_read > self.rows_rejected) else {
            return Err(nothing);
        };
        let newest_first = branch.counts.close_tickets();
        self.judge_rules(&branch.counts)?;
        // One row at midnight says nothing; several, all of them at midnight, are days.
        let days_only = !self.has_time_of_day && self.rows_read - self.rows_rejected > 1;
        // Days stay those of the clock that wrote them.
        let (zone_name, zone) = match days_only && !self.has_moments {
            true => (&self.options.file_zone, &self.file_zone),
            false => (&self.options.zone, &self.zone),
        };
        let mut tally = branch.counts.tally(zone_name, zone, days_only);
        if tally.alerts == 0 {
            return Err(nothing);
        }
        tally.unused_count = self.unused.found().map(|column| self.column_name(column));
        tally.rows_read = self.rows_read;
        tally.rows_rejected = self.rows_rejected;
        tally.rejected = self.rejected;
        tally.clock_change_rows = self.clock_change_rows;
        tally.runaway_quote = self.runaway_quote;
        tally.newest_first = newest_first;
        Ok(tally)
    }

    /// A column's title, or its number from 1.
    fn column_name(&self, column: usize) -> String {
        let title = self.titles.get(column).map(|title| readable(title)).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| (column + 1).to_string())
    }

    /// Refuses a column of rules that holds addresses, hosts or free text.
    fn judge_rules(&self, counts: &Counts) -> Result<(), ImportError> {
        let Some(rule) = self.options.columns.rule else { return Ok(()) };
        let faults = counts.rule_faults();
        let column = self.column_name(rule);
        if faults.addresses >= ADDRESS_SHARE {
            return Err(ImportError::AddressesAsRule { column });
        }
        let short_names =
            if faults.names >= MANY_MACHINES && may_name_hosts(&column) { faults.short_hosts } else { 0.0 };
        if faults.hosts.max(short_names) >= HOST_SHARE || names_hosts(&column) {
            return Err(ImportError::HostsAsRule { column });
        }
        if faults.alerts >= TEXT_ALERTS && faults.rare > TEXT_SHARE {
            let (values, alerts) = (faults.names as u64, faults.alerts);
            return Err(ImportError::TextAsRule { column, values, alerts });
        }
        Ok(())
    }

    fn ambiguous(self) -> ImportError {
        let example = self.example.unwrap_or_default();
        let reading = |order: DateOrder, branch: &Branch| {
            let example_micros = match read_time(&example, order).ok()? {
                Written::Moment(micros) | Written::WallClock(micros) => micros,
                Written::Day(day) => day * DAY_MICROS,
            };
            Some(Reading { order, example_micros, span_micros: branch.counts.span.unwrap_or_default() })
        };
        let of_branch =
            |branch: &Branch| branch.orders.iter().map(|order| reading(*order, branch)).collect::<Vec<_>>();
        let mut readings: Vec<Reading> = self.branches.iter().flat_map(of_branch).flatten().collect();
        readings.sort_by_key(|reading| reading.order);
        ImportError::AmbiguousOrder { readings, example: readable(&example) }
    }
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
