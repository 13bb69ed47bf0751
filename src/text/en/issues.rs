//! The words for what is wrong.

use super::fields;
use crate::{
    domain::{
        Field, Issue, IssueCode as Code,
        issue::{Gravity, Limits, Shape},
    },
    text::{
        Format,
        issues::{Issues, Saying},
    },
};

pub(in crate::text) const ISSUES: Issues = Issues { say, gravity, count };

fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Error => "error",
        Gravity::Warning => "warning",
        Gravity::Notice => "notice",
    }
}

fn count(format: &dyn Format, errors: usize, warnings: usize, notices: usize) -> String {
    let parts: Vec<_> = [(errors, "error"), (warnings, "warning"), (notices, "notice")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| {
            format!("{} {word}{}", format.number(count as f64, 0), if count == 1 { "" } else { "s" })
        })
        .collect();
    if parts.is_empty() { "no issues".to_owned() } else { parts.join(", ") }
}

fn say(format: &dyn Format, issue: &Issue) -> Saying {
    let facts = &issue.facts;
    let detail = facts.detail.as_str();
    let found = facts.found.unwrap_or_default();
    let subject = if facts.subject.is_empty() { "This record" } else { facts.subject.as_str() };
    // "Hands-on minutes of Endpoint detection"
    let thing = issue.place.field.map_or_else(
        || capital(fields::section(issue.place.section)),
        |field: Field| capital(&fields::of(field, &facts.subject)),
    );
    let at = facts.at.map_or_else(String::new, |(line, column)| {
        format!(" at line {}, column {}", format.number(line as f64, 0), format.number(column as f64, 0))
    });
    let (cause, remedy) = match issue.code {
        Code::FileEmpty => {
            ("The file is empty.".into(), "Export the plan again, or take an earlier copy of the file.".into())
        }
        Code::FileTooLarge => (
            format!(
                "The file has {} MB; plans of up to {} MB are read.",
                format.number((found / 1e6).ceil(), 0),
                format.number(facts.limits.map_or(0.0, |limits| limits.high) / 1e6, 0)
            ),
            "A plan holds no raw alerts and is seldom above 1 MB. If this is an alert export, bring it in with “Import \
             alerts”."
                .into(),
        ),
        Code::FileNotText => (
            "The file is not text, so it is not a plan.".into(),
            "Choose the .json file that Watchfloor exported. A compressed copy has to be unpacked first.".into(),
        ),
        Code::FileNotJson => (
            format!("The file is not valid JSON{at}."),
            "If it was edited by hand, mend that place; otherwise choose the .json file that Watchfloor exported.".into(),
        ),
        Code::FileTruncated => (
            format!("The file ends in the middle{at}: the rest of it is missing."),
            "Copy or download it again, completely, or take an earlier copy.".into(),
        ),
        Code::FileTooDeep => (
            format!("The file is nested deeper than any plan{at}."),
            "It was not written by Watchfloor. Choose the .json file that Watchfloor exported.".into(),
        ),
        Code::FileNumberTooLarge => (
            format!("The file holds a number too large to be read{at}."),
            "Correct the number at that place.".into(),
        ),
        Code::FileNotOurs => (
            "The file is JSON, but not a Watchfloor plan.".into(),
            "Choose a file whose first lines say “watchfloor-plan”.".into(),
        ),
        Code::FileDuplicateKey => (
            format!("“{detail}” stands in the file twice, so it is not clear which one counts."),
            "Remove one of the two. This happens when two copies were merged by hand.".into(),
        ),
        Code::FileWrongShape => (
            format!("The plan cannot be read: {}.", wrong_shape(detail, facts.shape)),
            "If the file was edited by hand, mend that entry; otherwise take an earlier copy.".into(),
        ),
        Code::FileTooNew => (
            format!(
                "The plan was saved by a newer Watchfloor (plan version {}), which says that this one cannot read it.",
                format.number(found, 0)
            ),
            "Open it with the newer Watchfloor, or reload this page to get it.".into(),
        ),
        Code::FileNewer => (
            format!(
                "The plan was saved by a newer Watchfloor (plan version {}). It is shown as far as this one knows it, and \
                 cannot be changed here.",
                format.number(found, 0)
            ),
            "Open it with the newer Watchfloor to change it.".into(),
        ),
        Code::FileUnknownKey => (
            format!("This Watchfloor does not know the entry “{detail}”; it would be lost when the plan is saved."),
            "Keep the file. Correct the entry if it is a slip, or go on without it.".into(),
        ),
        Code::OutOfRange => (
            format!("{thing} is {}.", plain(format, found)),
            facts.limits.map_or_else(
                || "Enter another number.".into(),
                |limits| format!("Enter a number {}.", between(format, limits)),
            ),
        ),
        Code::RangeUpsideDown => (
            format!("The range for {} does not go from a lower to a higher number.", uncapital(&thing)),
            "Enter the lower end first, or one number only.".into(),
        ),
        Code::TextTooLong => (
            format!(
                "{thing} is longer than {} characters.",
                format.number(facts.limits.map_or(0.0, |limits| limits.high), 0)
            ),
            "Shorten it.".into(),
        ),
        Code::TextNotPlain => (
            format!("{thing} holds invisible characters or ones that change the direction of reading."),
            "Type it anew instead of pasting it.".into(),
        ),
        Code::TooManyRecords => (
            format!(
                "There are {} {}; a plan holds up to {}.",
                format.number(found, 0),
                fields::section(issue.place.section),
                format.number(facts.limits.map_or(0.0, |limits| limits.high), 0)
            ),
            "Remove or merge some.".into(),
        ),
        Code::DanglingReference => (
            format!("{thing} names a record that is not in the plan ({detail})."),
            "Choose another one. If the file was merged by hand, bring the missing record back.".into(),
        ),
        Code::NameMissing => (
            format!("A record under {} has no name.", fields::section(issue.place.section)),
            "Give it a name, so that it can be told from the others.".into(),
        ),
        Code::NameShared => (
            format!("{} {} share the name “{}”.", format.number(found, 0), fields::section(issue.place.section), facts.subject),
            "Rename all but one, so that they can be told apart.".into(),
        ),
        Code::TextCleaned => (
            format!("Invisible characters, or ones that change the direction of reading, were taken out of “{detail}”."),
            "Check that the text still reads as it should.".into(),
        ),
        Code::ZoneUnknown => (
            format!("“{detail}” is not a known time zone, so imported times are read as UTC."),
            "Pick one from the list, such as Europe/London.".into(),
        ),
        Code::ShiftLetterLength => (
            if detail.is_empty() {
                format!("The shift {subject} has no letter.")
            } else {
                format!("The letter “{detail}” of the shift {subject} is longer than two characters.")
            },
            "Give it one or two characters, which stand for it in the grid, in tables and in patterns.".into(),
        ),
        Code::ShiftLetterShared => (
            format!("The shift {subject} shares its letter with another one ({detail})."),
            "Give one of them another letter, so that the grid, tables and patterns can tell them apart.".into(),
        ),
        Code::DateTaken => (
            format!("{subject} has an entry on {detail} already."),
            "Choose another date, or change or remove the entry that is there.".into(),
        ),
        Code::CurrencyShape => (
            format!("“{detail}” is not a currency code."),
            "Enter three capital letters, such as EUR, GBP or USD.".into(),
        ),
        Code::BusinessHoursEmpty => (
            format!("The targets of {subject} run in business hours, but the plan has no business hours."),
            "Mark the business hours, or let these targets run round the clock.".into(),
        ),
        Code::SeveritiesMissing => (
            "The plan has no severities, so nothing says which alerts come first or how fast.".into(),
            "Add at least one severity.".into(),
        ),
        Code::TargetsMissing => (
            "No severity has a target, so the plan cannot say whether the desk is enough.".into(),
            "Say how fast at least one severity must be answered.".into(),
        ),
        Code::TargetStricterBelow => (
            format!("{subject} is promised faster than {detail}, which comes before it."),
            "Relax the lower one, tighten the higher one, or change their order.".into(),
        ),
        Code::TriageBeforeAcknowledge => (
            format!("{subject} promises triage to be done sooner than it promises to start."),
            "Give the triage-done target at least the time of the acknowledge target.".into(),
        ),
        Code::StreamsMissing => (
            "The plan has no alert streams, so there is no work to plan for.".into(),
            "Add a stream, or import an alert history.".into(),
        ),
        Code::MixEmpty => (
            format!("The alerts of {subject} have no severity: every share is zero."),
            "Give at least one severity a share.".into(),
        ),
        Code::BadCaseBelowTypical => (
            format!("The bad case of {subject} takes less time than the typical alert."),
            "Enter at least the typical minutes; until then both count as the typical one.".into(),
        ),
        Code::SketchEmpty => (
            format!("The sketched week of {subject} has no alerts in any hour."),
            "Draw at least one hour above zero.".into(),
        ),
        Code::DayNotWhole => (
            format!("The day {detail} of {subject} does not have 24 hours."),
            "Import the history again.".into(),
        ),
        Code::SeatsMissing => (
            "Nobody is at the desk in any hour of the week.".into(),
            "Enter the seats that are staffed.".into(),
        ),
        Code::SeatsBelowMinimum => (
            format!(
                "In {} of the week's hours fewer seats are staffed than the minimum says.",
                format.number(found, 0)
            ),
            "Staff those hours, or change the minimum.".into(),
        ),
        Code::PeopleTooFew => (
            format!(
                "The seats need {} hours a week on the rota; the people have {}.",
                format.number(facts.limits.map_or(0.0, |limits| limits.low), 0),
                format.number(found, 0)
            ),
            "Staff fewer seats, plan for more people, or check contract hours and absence.".into(),
        ),
        Code::TimeUsedUp => (
            format!("{thing}: with what is entered, no time is left."),
            "Check the entries of time off the queue.".into(),
        ),
        Code::RecordGone => (
            format!("The record to change under {} is not there any more.", fields::section(issue.place.section)),
            "Look at the list again; somebody, or another tab, may have removed it.".into(),
        ),
        Code::RecordExists => (
            format!("A record with the same identifier is already under {}.", fields::section(issue.place.section)),
            "Try once more.".into(),
        ),
        Code::RecordInUse => (
            format!("{subject} is in use: {detail}."),
            "Choose what takes its place, or change what uses it first.".into(),
        ),
        Code::ReadOnly => (
            "The plan is open for reading only.".into(),
            "Make a copy of your own to change it.".into(),
        ),
    };
    Saying { cause, remedy }
}

fn wrong_shape(path: &str, shape: Option<Shape>) -> String {
    let how = match shape {
        Some(Shape::Missing) => "is missing",
        Some(Shape::OtherKind) => "is of the wrong kind, such as words where a number belongs",
        Some(Shape::UnknownWord) => "holds a word that is none of those known here",
        Some(Shape::OtherLength) => "has too many or too few parts",
        Some(Shape::VersionBelowOne) => "is below 1, where versions begin",
        Some(Shape::Unreadable) | None => "cannot be read as what belongs there",
    };
    format!("the entry “{path}” {how}")
}

/// As many decimals as the number needs, at most three; past a thousand million million as a power of ten.
fn plain(format: &dyn Format, value: f64) -> String {
    if !value.is_finite() {
        return "not a number".to_owned();
    }
    if value.abs() > 1e15 {
        let written = format!("{value:e}");
        let (digits, power) = written.split_once('e').unwrap_or((written.as_str(), "0"));
        let digits = digits.parse().unwrap_or(value);
        let decimals = usize::from(digits != digits.trunc());
        return format!("{} × 10^{power}", format.number(digits, decimals));
    }
    let decimals = (0..3).find(|d| {
        let scale = [1.0, 10.0, 100.0][*d];
        ((value * scale).round() - value * scale).abs() < 1e-9 * scale
    });
    format.number(value, decimals.unwrap_or(3))
}

fn between(format: &dyn Format, limits: Limits) -> String {
    let low =
        format!("{} {}", if limits.low_allowed { "of at least" } else { "above" }, plain(format, limits.low));
    let high =
        format!("{} {}", if limits.high_allowed { "at most" } else { "below" }, plain(format, limits.high));
    format!("{low} and {high}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::RawId,
        domain::{Place, Section},
        text::PlainFormat,
    };

    #[test]
    fn a_number_out_of_range_says_which_field_of_which_record_and_the_limits() {
        let issue = Issue::new(Code::OutOfRange, Place::of(RawId(1), Field::TypicalMinutes))
            .subject("Endpoint detection")
            .found(-2.5)
            .limits(Limits::above(0.0, 10_000.0));
        assert_eq!(
            say(&PlainFormat, &issue),
            Saying {
                cause: "Hands-on minutes of Endpoint detection is −2.5.".into(),
                remedy: "Enter a number above 0 and at most 10,000.".into(),
            }
        );
    }

    #[test]
    fn a_huge_number_is_written_as_a_power_of_ten() {
        let written = [1e300, -2.5e18, 1e15, 12.5].map(|value| plain(&PlainFormat, value));
        assert_eq!(written, ["1 × 10^300", "−2.5 × 10^18", "1,000,000,000,000,000", "12.5"]);
    }

    #[test]
    fn an_entry_of_a_file_that_cannot_be_read_is_named_in_plain_words() {
        let issue = Issue::new(Code::FileWrongShape, Place::section(Section::File))
            .detail("document.team.people")
            .shape(Shape::Missing);
        let cause = say(&PlainFormat, &issue).cause;
        assert_eq!(cause, "The plan cannot be read: the entry “document.team.people” is missing.");
    }

    #[test]
    fn every_code_has_a_cause_and_a_remedy_that_are_sentences() {
        for code in Code::ALL {
            let saying = say(&PlainFormat, &Issue::new(*code, Place::section(Section::Streams)).detail("it"));
            for sentence in [&saying.cause, &saying.remedy] {
                assert!(sentence.ends_with('.') && sentence.len() > 10, "{code:?}: {sentence}");
                assert!(!sentence.contains("  "), "{code:?}: {sentence}");
            }
        }
    }

    #[test]
    fn issues_are_counted_by_gravity() {
        assert_eq!(count(&PlainFormat, 0, 2, 1), "2 warnings, 1 notice");
        assert_eq!(count(&PlainFormat, 0, 0, 0), "no issues");
    }
}
