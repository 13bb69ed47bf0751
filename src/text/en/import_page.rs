//! Words of the import of an alert history.

use crate::{
    domain::{GroupWindow, GroupedBy},
    text::{
        Format,
        import_page::{ChooseWords, ErrorWords, ImportPage, Kind, PreviewWords, ReviewWords, RunWords},
    },
};
use chrono::NaiveDateTime;

pub(in crate::text) const IMPORT_PAGE: ImportPage = ImportPage {
    title: "Import alerts",
    steps: ["Choose a file", "Check how it is read", "Review and accept"],
    step_of: |step, of| format!("Step {step} of {of}"),
    choose: CHOOSE,
    preview: PREVIEW,
    run: RUN,
    review: REVIEW,
    back: "Back",
    leave: "Leave the import",
};

const CHOOSE: ChooseWords = ChooseWords {
    answer: "Import what your SIEM or ticket system exported.",
    detail: "The file is read in this browser and goes nowhere. Only counts enter the plan: no rows, no hosts, no addresses. \
             You see everything before anything is kept.",
    label: "A list of alerts or tickets, or a table of counts",
    hint: "CSV or TSV, in any usual encoding. Pasting works too: click here and press Ctrl V.",
    paste: "Paste from the clipboard",
    paste_refused: "The browser did not let the page read the clipboard. Click into the field and press Ctrl V instead.",
    paste_empty: "There is no text on the clipboard.",
    pasted_name: "Pasted text",
    examples: "What such a file looks like",
    example_rows: "One row an alert, or several rows a ticket: a time, and what there is of severity, rule, host, ticket \
                   number, acknowledged and closed.",
    example_counts: "Counted already: a time or day, and a number of alerts.",
    example_wide: "Counted by severity: a time or day, and one column for each severity.",
    example_rows_text: "number,opened_at,priority,rule,host,closed_at\nINC1,12-03-2026 10:15,2 - High,Brute force,web1,12-03-2026 11:02\nINC2,12-03-2026 10:17,4 - Low,New admin,dc1,",
    example_counts_text: "hour,alerts\n2026-03-12 10:00,42\n2026-03-12 11:00,37",
    example_wide_text: "day;critical;high;medium;low\n12.03.2026;1;20;140;310\n13.03.2026;0;18;122;290",
    looking: "Looking at the file",
    unreadable: |cause| format!("The browser could not read this file: {cause}"),
    empty: "There is nothing to read in it. Export the alerts again, as CSV with a row of titles.",
    makes_plan: "No plan is open: accepting makes a new one with defaults, and this history in it.",
    plan_name: |file| format!("Plan from {file}"),
    read_only: "This plan is open for reading only. Make it yours first, then import into it.",
};

const PREVIEW: PreviewWords = PreviewWords {
    answer: |f, file, columns, kind| {
        let columns = f.number(columns as f64, 0);
        match kind {
            Kind::Alerts => format!("{file} is a list of alerts with {columns} columns."),
            Kind::Tickets => format!(
                "{file} is a log of tickets with {columns} columns; rows with the same number are one."
            ),
            Kind::Counts => format!("{file} holds counts: each row says how many alerts came."),
            Kind::Wide => format!("{file} holds counts with one column for each severity."),
            Kind::Unknown => {
                format!("{file} has {columns} columns, but none that looks like a time: choose it below.")
            }
        }
    },
    detail: |f, bytes, encoding, separator, has_header| {
        let titles = if has_header { "with titles" } else { "without titles" };
        format!("{}, {encoding}, separated by {separator}, {titles}.", size(f, bytes))
    },
    columns: "Columns",
    columns_hint: "Found by title and content. Correct what is wrong.",
    column: "Column",
    samples: "First values",
    used_as: "Used as",
    use_column_as: |column| format!("Use {column} as"),
    column_number: |number| format!("Column {number}"),
    unused: "not used",
    addresses: "Addresses of machines: never kept, and not offered as rule or source.",
    other_columns: |f, count| match count {
        1 => "One other column".to_owned(),
        n => format!("{} other columns", f.number(n as f64, 0)),
    },
    hosts: "Names of machines: never kept, and not offered as rule or source.",
    free_text: "Almost every row has a text of its own: such texts name people and machines, so they are never kept and not \
                offered as rule or source.",
    text: "Text",
    text_hint: "If the columns below look wrong, correct it here: the beginning of the file is then read again.",
    encoding: "Encoding",
    separator: "Separated by",
    first_row: "First row",
    first_row_is: |titles| if titles { "Titles of the columns" } else { "Data, no titles" },
    times: "Times",
    time_read: |example, read| format!("“{example}” is read as {read}."),
    no_time: "Choose the column that says when each alert came.",
    order: "Order of day and month",
    order_auto: "Find out from the whole file",
    order_ambiguous: |example| {
        format!(
            "“{example}” can be read in more than one way, and so can every date seen so far. Which one is meant?"
        )
    },
    reading: |f, order, time| format!("{}: {}", capital(order), written_out(f, time)),
    order_contradictory: |day_first, month_first| {
        format!(
            "“{day_first}” only reads with the day first and “{month_first}” only with the month first. Choose one; rows \
             that do not fit are rejected and counted."
        )
    },
    order_settled: |order| format!("The dates settle it: {order}."),
    file_zone: "Zone of times without one",
    file_zone_hint: "What the clock of the exporting system shows, often UTC. Times that say their zone are read in that.",
    zone: "Count hours in",
    zone_hint: "The zone of the plan: its hours are what shifts are planned in.",
    days_only: "These are days without a time: the file tells how many come on each weekday, not at what hour.",
    grouping: "Grouping",
    grouping_hint: |by| match by {
        GroupedBy::Rule => {
            "Alerts of the same rule within this time count as one piece of work, on whatever host: the file names none."
        }
        GroupedBy::Host => {
            "Alerts on the same host within this time count as one piece of work, of whatever rule."
        }
        GroupedBy::RuleAndHost => {
            "Alerts of the same rule on the same host within this time count as one piece of work."
        }
    },
    grouping_tickets: "Each ticket number is a piece of work already. Group them only if several tickets are dealt with as one.",
    group: "Group alerts",
    minutes: "Within",
    min: "min",
    window: "Counted from",
    window_name: |window| match window {
        GroupWindow::Fixed => "the first alert",
        GroupWindow::Sliding => "the latest alert",
    },
    window_means: |window| match window {
        GroupWindow::Fixed => "A fixed window: a group never spans more than this.",
        GroupWindow::Sliding => "A restarting window: a group ends when it has been quiet for this long.",
    },
    grouping_needs: "Grouping needs a column with the rule or the host, and rows that are single alerts.",
    severities: "Severities",
    severities_hint: "What stands for what is remembered for the next import.",
    severities_none: "No column says how bad an alert is. Choose one severity for all, or leave it open.",
    severity_empty: "All other alerts",
    severity_ignored: "no severity",
    word_with_count: |f, word, alerts| {
        let unit = if alerts == 1 { "alert" } else { "alerts" };
        format!("{word} ({} {unit})", f.number(alerts as f64, 0))
    },
    severity_for: |word| format!("Severity for {word}"),
    read: "Read the file",
    fix_first: "Answer the questions above first.",
};

const RUN: RunWords = RunWords {
    reading: |file| format!("Reading {file}"),
    progress: |f, done, of, rows| {
        format!("{} of {}, {} rows", size(f, done), size(f, of), f.number(rows as f64, 0))
    },
    cancelled: "The import was stopped. Nothing was kept.",
};

const REVIEW: ReviewWords = ReviewWords {
    answer: |f, alerts, (from, to), per_week, set_aside| {
        let unit = if alerts == 1 { "alert" } else { "alerts" };
        format!(
            "{} {unit} from {} to {}; about {} in a usual week{}.",
            f.number(alerts as f64, 0),
            f.date(from.date()),
            f.date(to.date()),
            f.number(per_week, usize::from(per_week > 0.0 && per_week < 9.95)),
            match set_aside {
                0 => "",
                1 => ", one burst set aside",
                _ => ", bursts set aside",
            }
        )
    },
    not_yet: "Nothing is in the plan yet.",
    rejected: "Rows that could not be read",
    line: "Line",
    value: "What stands there",
    reason: "Why",
    first_shown: |f, count| format!("The first {} are shown.", f.number(count as f64, 0)),
    rows_collapsed: |f, rows, alerts| {
        format!(
            "{} rows make {} alerts: rows with the same number are one, opened first and in its last state.",
            f.number(rows as f64, 0),
            f.number(alerts as f64, 0)
        )
    },
    name: "Name in the plan",
    accept: "Put it into the plan",
    feeds: "Use it for",
    feed_none: "Nothing yet",
    feed_new: "A new stream",
    feed: |stream| stream.to_owned(),
    feed_hint: "Sets volume, weekly shape, share by severity and grouped share, bursts that are set aside left out. Hands-on \
                minutes stay as they are: a file cannot know them.",
    typed_stays: |names| {
        let names = names.join(", ");
        format!(
            "The plan has alerts that were typed in: {names}. They stay beside the new stream. If these are the same alerts, \
             choose that stream instead, or they are counted twice."
        )
    },
    mix_usual: "The file does not say how bad its alerts are. The new stream gets the usual shares (an assumption): correct \
                them on the page of alerts.",
    mix_equal: "The file does not say how bad its alerts are. The new stream gets the same share of each severity, which is \
                hardly true: correct it on the page of alerts.",
    accepted: |name| format!("{name} is in the plan."),
    errors: ErrorWords {
        ambiguous: |example| {
            (
                format!(
                    "No row of the file says in which order day, month and year are written: “{example}” reads in more than \
                     one way."
                ),
                "Choose the order that the exporting system writes.".into(),
            )
        },
        contradictory: |f, line, example, rows| {
            (
                format!(
                    "{} contradict the others in the order of day and month, the first on line {}: “{example}”.",
                    counted(f, rows),
                    f.number(line as f64, 0)
                ),
                "Choose one order; the rows that do not fit are then rejected and counted.".into(),
            )
        },
    },
    worker_failed: |cause| format!("The import stopped: {cause}. Nothing was kept. Try again."),
};

fn counted(f: &dyn Format, rows: u64) -> String {
    match rows {
        1 => "One row".to_owned(),
        n => format!("{} rows", f.number(n as f64, 0)),
    }
}

fn size(f: &dyn Format, bytes: u64) -> String {
    let bytes = bytes as f64;
    if bytes < 1e3 {
        format!("{} bytes", f.number(bytes, 0))
    } else if bytes < 1e6 {
        format!("{} kB", f.number(bytes / 1e3, 0))
    } else {
        format!("{} MB", f.number(bytes / 1e6, 1))
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A date with the month as a word: it is what tells the two readings apart.
fn written_out(_: &dyn Format, time: NaiveDateTime) -> String {
    use chrono::{Datelike, Timelike};
    let month = super::common::COMMON.months.get(time.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}, {:02}:{:02}", time.day(), time.year(), time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;
    use chrono::NaiveDate;

    #[test]
    fn both_readings_of_a_date_are_told_apart_by_the_name_of_the_month() {
        let at =
            |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(10, 0, 0).unwrap();
        let said = |order, time| (PREVIEW.reading)(&PlainFormat, order, time);
        assert_eq!(said("day, month, year", at(4, 3)), "Day, month, year: 3 April 2026, 10:00");
        assert_eq!(said("month, day, year", at(3, 4)), "Month, day, year: 4 March 2026, 10:00");
    }

    #[test]
    fn progress_is_told_in_bytes_and_rows() {
        assert_eq!(
            (RUN.progress)(&PlainFormat, 24_500_000, 60_200_000, 241_000),
            "24.5 MB of 60.2 MB, 241,000 rows"
        );
    }
}
