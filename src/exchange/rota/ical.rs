//! Which shifts does a calendar show, and when? The rota as iCalendar text (RFC 5545) that is imported or subscribed to.
//!
//! Times are in UTC, worked out in the home zone as `hours` says, so that no reader needs to know the zone. An event keeps its
//! identifier as long as its person and its date stay, so that the next export takes the place of the last one.

use super::hours::{Turn, turns};
use crate::domain::{Document, PersonId, rota::Duty};
use chrono::{DateTime, Utc};

/// Octets of a line at most, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;
const PRODUCT: &str = "PRODID:-//Watchfloor//Rota//EN";

/// The shifts of the rota's weeks as a calendar: of one person, or of all with `named` making the title from shift and name.
/// `stamp` is when it is written.
pub fn calendar(
    document: &Document,
    who: Option<PersonId>,
    stamp: DateTime<Utc>,
    named: fn(&str, &str) -> String,
) -> String {
    let mut out = String::new();
    let mut line = |text: &str| folded(&mut out, text);
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", PRODUCT, "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(head);
    }
    let mut all = turns(&document.rota, &document.soc, who);
    all.sort_by_key(|turn| turn.span.from);
    for turn in all {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{}@watchfloor", turn.id, turn.date));
        line(&format!("DTSTAMP:{}", written(stamp)));
        line(&format!("DTSTART:{}", written(turn.span.from)));
        // An event without an end has no length, and one that ends when it begins is not allowed.
        if turn.span.to > turn.span.from {
            line(&format!("DTEND:{}", written(turn.span.to)));
        }
        line(&format!("SUMMARY:{}", escaped(&title(&turn, who, named))));
        line(match turn.kind.duty {
            Duty::Work | Duty::Standby => "TRANSP:OPAQUE",
            Duty::OnCall => "TRANSP:TRANSPARENT",
        });
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn title(turn: &Turn<'_>, who: Option<PersonId>, named: fn(&str, &str) -> String) -> String {
    let shift = if turn.kind.name.is_empty() { &turn.kind.letter } else { &turn.kind.name };
    if who.is_some() { shift.clone() } else { named(shift, &turn.person.name) }
}

fn written(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: nothing in it can end the line or the value.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.replace("\r\n", "\n").chars() {
        match each {
            '\\' | ';' | ',' => out.extend(['\\', each]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ if each.is_control() => {}
            _ => out.push(each),
        }
    }
    out
}

/// Writes a line, cut where it is too long and never within a character.
fn folded(out: &mut String, text: &str) {
    let mut octets = 0;
    for each in text.chars() {
        if octets + each.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(each);
        octets += each.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{super::test_plan, *};

    fn stamp() -> DateTime<Utc> {
        "2027-01-02T03:04:05Z".parse().unwrap()
    }

    fn named(shift: &str, name: &str) -> String {
        format!("{shift} - {name}")
    }

    #[test]
    fn an_event_a_shift_in_utc_through_a_clock_change() {
        let plan = test_plan::plan(
            "Europe/Berlin",
            "2027-03-22",
            &[("Ann", &[(-1, 'N'), (5, 'N'), (6, 'C'), (7, 'E')])],
        );
        let id = test_plan::person(0);
        let event = |date: &str, from: &str, to: &str, title: &str, transparency: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:{id}-{date}@watchfloor\r\nDTSTAMP:20270102T030405Z\r\nDTSTART:{from}\r\nDTEND:{to}\r\n\
                 SUMMARY:{title}\r\nTRANSP:{transparency}\r\nEND:VEVENT\r\n"
            )
        };
        let expected = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Watchfloor//Rota//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n\
             {}{}END:VCALENDAR\r\n",
            event("2027-03-27", "20270327T210000Z", "20270328T040000Z", "Night", "OPAQUE"),
            event("2027-03-28", "20270328T060000Z", "20270329T060000Z", "On call", "TRANSPARENT"),
        );
        assert_eq!(
            calendar(&plan, Some(id), stamp(), named),
            expected,
            "days before and behind the rota are left out"
        );
        let all = calendar(&plan, None, stamp(), named);
        assert!(all.contains("\r\nSUMMARY:Night - Ann\r\n"));
        assert!(!calendar(&plan, Some(test_plan::person(9)), stamp(), named).contains("VEVENT"));
    }

    #[test]
    fn a_name_cannot_write_lines_of_its_own() {
        let name = "A;b,c\\d\nATTENDEE:x\r\nEND:VEVENT\rX\u{7}Y\u{85}Z";
        let plan = test_plan::plan("UTC", "2027-01-04", &[(name, &[(0, 'E')])]);
        let text = calendar(&plan, None, stamp(), named);
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Early - A\\;b\\,c\\\\d\\nATTENDEE:x\\nEND:VEVENTXYZ\r\n"));
        assert_eq!(unfolded.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let name = "日本語の名前é".repeat(20);
        let plan = test_plan::plan("UTC", "2027-01-04", &[(&name, &[(0, 'E')])]);
        let text = calendar(&plan, None, stamp(), named);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(text.split("\r\n").any(|line| line.len() >= LINE - 2));
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:Early - {name}\r\n")));
        let mut exact = String::new();
        folded(&mut exact, &"x".repeat(LINE));
        assert_eq!(exact, format!("{}\r\n", "x".repeat(LINE)));
    }
}
