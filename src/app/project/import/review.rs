//! What was found in the file, what is odd about it, and what can go wrong.

use super::super::alerts::histories::alerts_per_week;
use crate::{
    domain::{AlertHistory, history::Finding, tally::RejectedRow},
    engine::history::HistoryDigest,
    exchange::alerts::{DateOrder, ImportError},
    text::{Voice, import_page::CauseAndRemedy},
};

/// The sentence about what was found.
pub fn answer(history: &AlertHistory, voice: Voice<'_>) -> String {
    let words = &voice.words.import_page().review;
    let set_aside = history.bursts.iter().filter(|burst| burst.set_aside).count();
    (words.answer)(voice.format, history.alerts, history.span, alerts_per_week(history), set_aside)
}

/// Something to know about the file before it is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub words: String,
    /// It may mean that counts are wrong.
    pub is_warning: bool,
}

/// What there is to know about the file, most important first.
pub fn remarks(digest: &HistoryDigest, findings: &[Finding], voice: Voice<'_>) -> Vec<Remark> {
    let words = &voice.words.import_page().review;
    let f = voice.format;
    let mut remarks: Vec<Remark> = findings
        .iter()
        .map(|finding| Remark {
            words: (voice.words.import().finding)(f, finding),
            is_warning: may_mislead(finding),
        })
        .collect();
    let (rows, alerts) = (digest.rows_taken(), digest.alerts());
    if alerts < rows {
        remarks.push(Remark { words: (words.rows_collapsed)(f, rows, alerts), is_warning: false });
    }
    remarks
}

/// Whether counts may be wrong, or be read wrongly.
fn may_mislead(finding: &Finding) -> bool {
    match finding {
        Finding::ExportLimit { .. }
        | Finding::RunawayQuote
        | Finding::RowsRejected { .. }
        | Finding::Bursts { .. }
        | Finding::BurstsSetAside { .. }
        | Finding::UnusedCount { .. }
        | Finding::UnmappedWords { .. } => true,
        Finding::NewestFirst
        | Finding::FewWeeks { .. }
        | Finding::UnobservedHours { .. }
        | Finding::DaysOnly
        | Finding::NoSeverity
        | Finding::SilentGaps { .. }
        | Finding::EndedBeforeOpened { .. }
        | Finding::ClockChange { .. } => false,
    }
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
    rows.iter()
        .map(|row| RejectedLine {
            line: voice.format.number(row.line as f64, 0),
            value: row.value.clone(),
            reason: (voice.words.import().fault)(row.fault),
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
    let errors = &voice.words.import_page().review.errors;
    let preview = &voice.words.import_page().preview;
    let f = voice.format;
    let name = |order| super::preview::order_name(order, voice);
    let refuse =
        |(cause, remedy): CauseAndRemedy| Refusal { cause, remedy, orders: Vec::new(), rejected: Vec::new() };
    match error {
        ImportError::UnknownZone { .. }
        | ImportError::NoTimeColumn
        | ImportError::AddressesAsRule { .. }
        | ImportError::HostsAsRule { .. }
        | ImportError::TextAsRule { .. }
        | ImportError::FractionsAsCounts { .. } => {
            refuse(((voice.words.import().refusal)(f, error), String::new()))
        }
        ImportError::NothingReadable { rejected: rows, .. } => Refusal {
            rejected: rejected(rows, voice),
            ..refuse(((voice.words.import().refusal)(f, error), String::new()))
        },
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
        domain::AlertTally,
        engine::history::{Choices, conclude, digest},
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
    fn what_is_odd_about_a_file_is_said_before_it_is_accepted() {
        let tally =
            read("id,time\nA,2026-03-01 10:00\nA,2026-03-01 10:00\nB,soon\nB,2026-03-01 11:00\n").unwrap();
        let digest = digest(&tally).unwrap();
        let said = remarks(&digest, &conclude(&digest, &Choices::default()).findings, VOICE);
        assert!(said[0].is_warning && said[0].words.contains('4'), "{said:?}");
        assert!(said.last().unwrap().words.starts_with("3 rows make 2 alerts"), "{said:?}");
        let lines = rejected(digest.rejected(), VOICE);
        assert_eq!(
            (lines[0].line.as_str(), lines[0].value.as_str(), lines[0].reason),
            ("4", "soon", "this is not a time")
        );
    }

    #[test]
    fn a_file_that_never_says_which_comes_first_asks_with_both_readings() {
        let error = read("time\n03/04/2026 10:00\n05/04/2026 10:00\n").unwrap_err();
        let refusal = refusal(&error, VOICE);
        let words: Vec<_> = refusal.orders.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["Day, month, year: 3 April 2026, 10:00", "Month, day, year: 4 March 2026, 10:00"]);
    }

    #[test]
    fn every_refusal_says_what_is_wrong() {
        let errors = [
            ImportError::UnknownZone { zone: "Mars".into() },
            ImportError::NoTimeColumn,
            ImportError::AddressesAsRule { column: "ip".into() },
            ImportError::HostsAsRule { column: "host".into() },
            ImportError::TextAsRule { column: "summary".into(), values: 480, alerts: 480 },
            ImportError::FractionsAsCounts { column: "count".into(), example: "1.5".into() },
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
            assert!(!refusal.cause.is_empty(), "{error:?}");
        }
    }
}
