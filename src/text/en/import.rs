//! Words of the import of alert histories.

use crate::{
    domain::{
        alert_file::{DateOrder, ImportError, Role, TextEncoding},
        history::Finding,
        tally::{RejectedRow, RowFault},
    },
    text::{
        Format,
        import::{Import, Report},
    },
};
use chrono::{DateTime, NaiveDateTime};

pub(in crate::text) const IMPORT: Import = Import {
    role,
    order,
    encoding,
    separator,
    fault,
    rejected_row,
    refusal,
    finding,
    elapsed_is_not_work: "Opened to closed is elapsed time: it holds waiting, nights and weekends. It is not work, and \
                          says nothing about hands-on minutes.",
    fixed_window: "Alerts of one rule on one host are one piece of work if they come within these minutes of the first.",
    sliding_window: "Alerts of one rule on one host are one piece of work as long as each comes within these minutes of \
                     the one before.",
    fill_rule: "An hour that nobody observed takes the mean of the same hour on the other working days (or weekend days), \
                scaled by how busy its own day is; failing that, the same hour on any day; failing that, the mean of all.",
    burst_rule: "An hour stands out if it has more than five times what is usual for it, and clearly more than chance \
                 allows. Usual is the median of the same hour in other weeks, or on other days.",
    gap_rule: "At least six hours without any alert, in which ten or more would have been usual.",
    collapse_rule: "Rows with the same id are one alert: opened at the earliest time, in its last state.",
    clock_change_rule: "A local time that the clock change skips is read as if the clock had not been changed yet; one \
                        that it repeats is read as the first of the two.",
    report: Report {
        rows: |format, read, rejected| {
            format!("{} rows read, {} rejected", whole(format, read), whole(format, rejected))
        },
        alerts: |format, alerts, from, to, zone| {
            format!("{} alerts from {from} to {to} ({zone})", whole(format, alerts))
        },
        groups: |format, groups, by, minutes, sliding| {
            let window = if sliding { "restarting" } else { "fixed" };
            let by = by.join(" and ");
            format!("{} groups by {by} within {minutes} minutes, {window} window", whole(format, groups))
        },
        elapsed: |format, p50, p90, alerts| {
            format!(
                "opened to closed (elapsed time, not work): half within {} h, nine in ten within {} h, over {} alerts",
                format.number(p50, 1),
                format.number(p90, 1),
                whole(format, alerts)
            )
        },
        columns: "Columns",
        severities: "Severities",
        no_severity: "(none)",
        rules: "Rules, by groups",
        bursts: "Bursts",
        burst: |format, from, hours, alerts, usual, rule| {
            let rule = rule.map(|rule| format!(", mostly “{rule}”")).unwrap_or_default();
            let hours = if hours == 1 { "1 hour".to_owned() } else { format!("{hours} hours") };
            format!(
                "{from}, {hours}: {} alerts, usual are {}{rule}",
                whole(format, alerts),
                format.number(usual, 0)
            )
        },
        rejected: "Rejected rows",
        findings: "To know",
        week: "Mean alerts by day and hour (blank: not observed)",
        no_such_column: |name, titles| format!("There is no column “{name}”. There are: {titles}."),
        bad_option: |option, value, expected| format!("{option} {value}: {expected} is expected."),
        bad_mapping: |mapping| {
            format!("--map-severity {mapping}: word=name is expected, such as \"2 - High=High\".")
        },
    },
};

fn whole(format: &dyn Format, number: u64) -> String {
    format.number(number as f64, 0)
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Time => "Time",
        Role::Severity => "Severity",
        Role::Rule => "Rule or source",
        Role::Host => "Host",
        Role::Id => "Alert or ticket id",
        Role::Acknowledged => "Acknowledged",
        Role::Closed => "Closed",
        Role::Updated => "Last changed",
        Role::TimeOfDay => "Time of day",
        Role::Count => "Number of alerts",
        Role::SeverityCount => "Number of alerts of this severity",
    }
}

fn order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "day, month, year",
        DateOrder::Mdy => "month, day, year",
        DateOrder::Ymd => "year, month, day",
    }
}

fn encoding(encoding: TextEncoding) -> &'static str {
    match encoding {
        TextEncoding::Utf8 => "UTF-8",
        TextEncoding::Utf16Le => "UTF-16 (little endian)",
        TextEncoding::Utf16Be => "UTF-16 (big endian)",
        TextEncoding::Windows1252 => "Windows-1252",
    }
}

fn separator(separator: u8) -> &'static str {
    match separator {
        b',' => "comma",
        b';' => "semicolon",
        b'\t' => "tab",
        b'|' => "vertical bar",
        _ => "another character",
    }
}

fn fault(fault: RowFault) -> &'static str {
    match fault {
        RowFault::TooShort => "the row ends before the time column",
        RowFault::NoTime => "the time is missing",
        RowFault::NotATime => "this is not a time",
        RowFault::NoSuchTime => "there is no such day or time",
        RowFault::UnknownZone => {
            "the abbreviation of the time zone is ambiguous; an offset such as +01:00 is not"
        }
        RowFault::OtherDateOrder => "day and month are the other way round than in the rows before",
        RowFault::NotACount => "this is not a number of alerts",
        RowFault::TooLong => "the row is longer than a megabyte: a quote is opened and never closed",
    }
}

fn rejected_row(format: &dyn Format, row: &RejectedRow) -> String {
    let line = whole(format, row.line);
    if row.value.is_empty() {
        return format!("Line {line}: {}.", fault(row.fault));
    }
    format!("Line {line}: “{}”: {}.", row.value, fault(row.fault))
}

fn wall(micros: i64) -> NaiveDateTime {
    DateTime::from_timestamp_micros(micros).unwrap_or_default().naive_utc()
}

fn refusal(format: &dyn Format, error: &ImportError) -> String {
    match error {
        ImportError::UnknownZone { zone } => {
            format!("There is no time zone “{zone}”. Use a name such as Europe/Berlin or UTC.")
        }
        ImportError::NoTimeColumn => "No column holds a time. Say which one does.".to_owned(),
        ImportError::AddressesAsRule { column } => format!(
            "The column “{column}” holds addresses of machines. Addresses do not enter a plan: choose a column with the \
             rule or source, or none."
        ),
        ImportError::HostsAsRule { column } => format!(
            "The column “{column}” holds the names of machines. They do not enter a plan: choose a column with the rule or \
             source, or none."
        ),
        ImportError::TextAsRule { column, values, alerts } => format!(
            "The column “{column}” holds free text: {} different texts for {} alerts. Texts like these name people and \
             machines and do not enter a plan. Choose a column with the name of the rule, a category or the source, or none.",
            whole(format, *values),
            whole(format, *alerts)
        ),
        ImportError::FractionsAsCounts { column, example } => format!(
            "The column “{column}” should hold numbers of alerts, but has fractions, or numbers that may be some: “{example}”. \
             Export whole numbers without points or commas (counts, not averages), or choose another column."
        ),
        ImportError::NothingReadable { rows_read: 0, .. } => "There are no rows in this file.".to_owned(),
        ImportError::NothingReadable { rows_read, rejected } => {
            let first =
                rejected.first().map(|row| format!(" {}", rejected_row(format, row))).unwrap_or_default();
            format!("None of the {} rows could be read as an alert.{first}", whole(format, *rows_read))
        }
        ImportError::AmbiguousOrder { example, readings } => {
            let mut text =
                format!("Nothing in the file says in which order “{example}” has day, month and year:");
            for reading in readings {
                let (from, to) = reading.span_micros;
                text.push_str(&format!(
                    "\n  {} ({}): {}; the file would run from {} to {}",
                    order(reading.order),
                    order_flag(reading.order),
                    format.date_time(wall(reading.example_micros)),
                    format.date(wall(from).date()),
                    format.date(wall(to).date())
                ));
            }
            text.push_str("\nSay which it is.");
            text
        }
        ImportError::ContradictoryOrder { settled, line, example, rows } => format!(
            "Line {}: “{example}” cannot be read as {}, as the rows before can only be; {} rows are like it. Say in which \
             order dates are written; rows that do not fit are then rejected.",
            whole(format, *line),
            order(*settled),
            whole(format, *rows)
        ),
    }
}

fn order_flag(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "dmy",
        DateOrder::Mdy => "mdy",
        DateOrder::Ymd => "ymd",
    }
}

fn finding(format: &dyn Format, finding: &Finding) -> String {
    match finding {
        Finding::ExportLimit { rows } => format!(
            "Exactly {} rows: this looks like an export limit, so that the oldest or the newest alerts are missing. Export \
             in parts, or a shorter time.",
            whole(format, *rows)
        ),
        Finding::RunawayQuote => {
            "A quotation mark is opened and never closed: the rows behind it are lost. Correct the file."
                .to_owned()
        }
        Finding::RowsRejected { rejected: 1, rows } => {
            format!("One of {} rows could not be read and is left out.", whole(format, *rows))
        }
        Finding::RowsRejected { rejected, rows } => {
            format!(
                "{} of {} rows could not be read and are left out.",
                whole(format, *rejected),
                whole(format, *rows)
            )
        }
        Finding::UnusedCount { column } => format!(
            "The column “{column}” holds numbers and looks like a count of alerts, but each row was read as one alert. If rows \
             are counted already, go back and use that column as the number of alerts."
        ),
        Finding::NewestFirst => {
            "The file has its newest rows first: the first row of a ticket is taken for its last state."
                .to_owned()
        }
        Finding::FewWeeks { weeks } => format!(
            "{} weeks only: the shape of the week is a first impression, and how much it varies is not known below four.",
            format.number(*weeks, 1)
        ),
        Finding::UnobservedHours { hours } => format!(
            "{} of the 168 hours of the week were not observed. They are unknown, not quiet, and are filled in from others.",
            whole(format, u64::from(*hours))
        ),
        Finding::DaysOnly => "The file tells days and no hours: each hour of a day gets the same.".to_owned(),
        Finding::NoSeverity => "No alert has a severity. One can be given to all of them.".to_owned(),
        Finding::UnmappedWords { words, alerts: 1 } => {
            format!("One alert has a severity that stands for none of the plan's: {}.", words.join(", "))
        }
        Finding::UnmappedWords { words, alerts } => format!(
            "{} alerts have a severity that stands for none of the plan's: {}.",
            whole(format, *alerts),
            words.join(", ")
        ),
        Finding::Bursts { bursts: 1, share } => format!(
            "One burst holds {} of all alerts. It can be set aside, so that it does not shape the week.",
            format.percent(*share, 0)
        ),
        Finding::Bursts { bursts, share } => format!(
            "{} bursts hold {} of all alerts. They can be set aside, so that they do not shape the week.",
            whole(format, u64::from(*bursts)),
            format.percent(*share, 0)
        ),
        Finding::BurstsSetAside { bursts: 1, share } => format!(
            "One burst holds {} of all alerts. It is set aside, so that it does not repeat in every week of the plan. If it will \
             come every week, count it in under “Bursts”.",
            format.percent(*share, 0)
        ),
        Finding::BurstsSetAside { bursts, share } => format!(
            "{} bursts hold {} of all alerts. They are set aside, so that they do not repeat in every week of the plan. Those \
             that will come every week can be counted in under “Bursts”.",
            whole(format, u64::from(*bursts)),
            format.percent(*share, 0)
        ),
        Finding::SilentGaps { gaps: 1, hours } => format!(
            "One silent stretch of {} hours, where alerts usually come. It counts as quiet unless you say that nobody observed \
             it.",
            whole(format, u64::from(*hours))
        ),
        Finding::SilentGaps { gaps, hours } => format!(
            "{} silent stretches of {} hours together, where alerts usually come. They count as quiet unless you say that \
             nobody observed them.",
            whole(format, u64::from(*gaps)),
            whole(format, u64::from(*hours))
        ),
        Finding::EndedBeforeOpened { alerts: 1 } => {
            "One time of closing or acknowledging lies before the opening and is left out of the elapsed times.".to_owned()
        }
        Finding::EndedBeforeOpened { alerts } => format!(
            "{} times of closing or acknowledging lie before the opening and are left out of the elapsed times.",
            whole(format, *alerts)
        ),
        Finding::ClockChange { rows: 1 } => {
            "One row has a local time that a clock change skips or repeats.".to_owned()
        }
        Finding::ClockChange { rows } => {
            format!("{} rows have a local time that a clock change skips or repeats.", whole(format, *rows))
        }
    }
}
