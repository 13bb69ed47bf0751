//! What was found in the file, what is odd about it, and what can go wrong.

use super::super::alerts::histories::alerts_per_week;
use crate::{
    domain::{AlertHistory, AlertTally, tally::RejectedRow},
    exchange::alerts::{DateOrder, ImportError},
    text::{Voice, import_page::CauseAndRemedy},
};

/// The sentence about what was found.
pub fn answer(history: &AlertHistory, voice: Voice<'_>) -> String {
    let words = &voice.words.import_page.review;
    (words.answer)(voice.format, history.alerts, history.span, alerts_per_week(history))
}

/// Something to know about the file before it is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub words: String,
    /// It may mean that counts are wrong.
    pub is_warning: bool,
}

/// What there is to know about the file, warnings first.
pub fn remarks(tally: &AlertTally, voice: Voice<'_>) -> Vec<Remark> {
    let words = &voice.words.import_page.review;
    let f = voice.format;
    let mut remarks = Vec::new();
    let mut say = |is_warning: bool, words: String| remarks.push(Remark { words, is_warning });
    if looks_like_export_limit(tally.rows_read) {
        say(true, (words.export_limit)(f, tally.rows_read));
    }
    if tally.runaway_quote {
        say(true, words.runaway_quote.to_owned());
    }
    say(tally.rows_rejected > 0, (words.rejected)(f, tally.rows_rejected, tally.rows_read));
    if tally.alerts + tally.rows_rejected < tally.rows_read {
        say(false, (words.rows_collapsed)(f, tally.rows_read - tally.rows_rejected, tally.alerts));
    }
    if tally.clock_change_rows > 0 {
        say(false, (words.clock_changes)(f, tally.clock_change_rows));
    }
    if tally.ended_before_opened > 0 {
        say(false, (words.ended_before)(f, tally.ended_before_opened));
    }
    remarks
}

/// Whether a file has exactly as many rows as exports are commonly cut at: 500, 1, 2, 2.5 or 5 times a power of ten from
/// 1,000 on, or a spreadsheet's last row (65,536 and 1,048,576, with or without one for the titles).
pub fn looks_like_export_limit(rows: u64) -> bool {
    let spreadsheets = [65_535, 65_536, 1_048_575, 1_048_576];
    if rows == 500 || spreadsheets.contains(&rows) {
        return true;
    }
    // Exports are cut at some thousands to some hundred millions.
    (3..9)
        .map(|digits| 10_u64.pow(digits))
        .any(|power| [power, power * 2, power * 5 / 2, power * 5].contains(&rows))
}

/// A rejected row, ready to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedLine {
    /// The line of the file.
    pub line: String,
    /// What stands there: text of the file.
    pub value: String,
    /// Why.
    pub reason: &'static str,
}

/// The first rejected rows.
pub fn rejected(rows: &[RejectedRow], voice: Voice<'_>) -> Vec<RejectedLine> {
    let words = &voice.words.import_page.review;
    rows.iter()
        .map(|row| RejectedLine {
            line: voice.format.number(row.line as f64, 0),
            value: row.value.clone(),
            reason: (words.fault)(row.fault),
        })
        .collect()
}

/// Why the file could not be read as asked, and what to choose from where a question is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub remedy: String,
    /// The orders that can be chosen, with what each means.
    pub orders: Vec<(DateOrder, String)>,
    /// The first rejected rows.
    pub rejected: Vec<RejectedLine>,
}

/// Puts an error of the importer into words.
pub fn refusal(error: &ImportError, voice: Voice<'_>) -> Refusal {
    let errors = &voice.words.import_page.review.errors;
    let preview = &voice.words.import_page.preview;
    let f = voice.format;
    let name = |order| super::preview::order_name(order, voice);
    let refuse =
        |(cause, remedy): CauseAndRemedy| Refusal { cause, remedy, orders: Vec::new(), rejected: Vec::new() };
    match error {
        ImportError::UnknownZone { zone } => refuse((errors.unknown_zone)(zone)),
        ImportError::NoTimeColumn => refuse((errors.no_time_column)()),
        ImportError::AddressesAsRule { column } => refuse((errors.addresses)(column)),
        ImportError::NothingReadable { rows_read, rejected: rows } => {
            Refusal { rejected: rejected(rows, voice), ..refuse((errors.nothing_readable)(f, *rows_read)) }
        }
        ImportError::AmbiguousOrder { example, readings } => {
            let orders = readings.iter().map(|reading| {
                let words = match super::preview::wall_clock(reading.example_micros) {
                    Some(time) => (preview.reading)(f, name(reading.order), time),
                    None => name(reading.order).to_owned(),
                };
                (reading.order, words)
            });
            Refusal { orders: orders.collect(), ..refuse((errors.ambiguous)(example)) }
        }
        ImportError::ContradictoryOrder { line, example, rows, .. } => {
            let orders = [DateOrder::Dmy, DateOrder::Mdy].map(|order| (order, name(order).to_owned()));
            Refusal { orders: orders.into(), ..refuse((errors.contradictory)(f, *line, example, *rows)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::alerts::{ImportOptions, Importer, sniff},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn read(text: &str) -> Result<AlertTally, ImportError> {
        let options: ImportOptions = sniff(text.as_bytes()).options("UTC", None);
        let mut importer = Importer::new(options)?;
        importer.feed(text.as_bytes());
        importer.finish()
    }

    #[test]
    fn a_round_number_of_rows_looks_like_an_export_limit() {
        for rows in [500, 1_000, 2_000, 5_000, 10_000, 50_000, 65_535, 65_536, 100_000, 1_048_576, 2_500_000]
        {
            assert!(looks_like_export_limit(rows), "{rows}");
        }
        for rows in [0, 10, 100, 999, 3_000, 9_999, 10_001, 45_544, 593_948, u64::MAX] {
            assert!(!looks_like_export_limit(rows), "{rows}");
        }
    }

    #[test]
    fn what_is_odd_about_a_file_is_said_before_it_is_accepted() {
        let tally =
            read("id,time\nA,2026-03-01 10:00\nA,2026-03-01 10:00\nB,soon\nB,2026-03-01 11:00\n").unwrap();
        let said: Vec<_> = remarks(&tally, VOICE).into_iter().map(|r| (r.is_warning, r.words)).collect();
        assert_eq!(said[0], (true, "One of 4 rows could not be read.".to_owned()));
        assert!(said[1].1.starts_with("3 rows make 2 alerts"), "{said:?}");
        let lines = rejected(&tally.rejected, VOICE);
        assert_eq!(
            (lines[0].line.as_str(), lines[0].value.as_str(), lines[0].reason),
            ("4", "soon", "not a time")
        );
    }

    #[test]
    fn a_file_that_never_says_which_comes_first_asks_with_both_readings() {
        let error = read("time\n03/04/2026 10:00\n05/04/2026 10:00\n").unwrap_err();
        let refusal = refusal(&error, VOICE);
        let words: Vec<_> = refusal.orders.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["Day first: 3 April 2026, 10:00", "Month first: 4 March 2026, 10:00"]);
    }

    #[test]
    fn every_refusal_has_a_cause_and_a_remedy() {
        let errors = [
            ImportError::UnknownZone { zone: "Mars".into() },
            ImportError::NoTimeColumn,
            ImportError::AddressesAsRule { column: "ip".into() },
            ImportError::NothingReadable { rows_read: 3, rejected: Vec::new() },
            ImportError::ContradictoryOrder {
                settled: DateOrder::Dmy,
                line: 3,
                example: "x".into(),
                rows: 2,
            },
        ];
        for error in errors {
            let refusal = refusal(&error, VOICE);
            assert!(!refusal.cause.is_empty() && !refusal.remedy.is_empty(), "{error:?}");
        }
    }
}
