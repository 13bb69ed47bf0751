//! Calendars as on-call tools write them, read as days of shifts; what is not understood is told.

use super::{super::test_plan, *};

fn plan() -> Document {
    let people: &[(&str, &[(i64, char)])] =
        &[("Ann", &[]), ("Ann Lee", &[]), ("Zoë Müller", &[]), ("Max", &[]), ("max", &[])];
    test_plan::plan("Europe/Berlin", "2027-01-04", people)
}

fn event(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

/// Days by person's place, and what was not understood, with every kind of event as one shift.
fn read_as(plan: &Document, shift: char, text: &str) -> (Vec<(u64, String)>, Vec<Why>) {
    let calendar = read(plan, text);
    let taken = calendar.taken(plan, |_| Some(test_plan::shift(shift)));
    let place = |id: PersonId| (0..9).find(|place| test_plan::person(*place) == id).unwrap();
    let days = taken.cells.keys().map(|(id, date)| (place(*id), date.to_string()));
    (days.collect(), calendar.unread.iter().chain(&taken.unread).map(|each| each.why).collect())
}

fn read_early(text: &str) -> (Vec<(u64, String)>, Vec<Why>) {
    read_as(&plan(), 'E', text)
}

/// The days of a month for somebody.
fn days(place: u64, month: &str, days: impl IntoIterator<Item = u32>) -> Vec<(u64, String)> {
    days.into_iter().map(|day| (place, format!("{month}-{day:02}"))).collect()
}

#[test]
fn the_day_is_that_of_the_home_zone() {
    for (begins, day) in [
        ("DTSTART:20270104T233000Z", "2027-01-05"),
        ("DTSTART;TZID=America/New_York:20270104T180000", "2027-01-05"),
        ("DTSTART;TZID=\"/example.org/Asia/Tokyo\":20270105T060000", "2027-01-04"),
        ("DTSTART:20270104T233000", "2027-01-04"),
        ("DTSTART;VALUE=DATE:20270104", "2027-01-04"),
    ] {
        let found = read_early(&event(&format!("{begins}\r\nSUMMARY:Ann")));
        assert_eq!(found, (vec![(0, day.into())], vec![]), "{begins}");
    }
}

#[test]
fn a_week_on_call_is_seven_days_however_it_is_written() {
    for times in [
        "DTSTART:20270104T070000Z\r\nDTEND:20270111T070000Z",
        "DTSTART;TZID=Europe/Berlin:20270104T080000\r\nDTEND;TZID=Europe/Berlin:20270111T080000",
        "DTSTART;TZID=Europe/Berlin:20270104T080000\r\nDTEND:20270111T070000Z",
        "DTSTART:20270104T080000\r\nDTEND:20270111T080000",
        "DTSTART:20270104T080000\r\nDURATION:P1W",
        "DTSTART:20270104T070000Z\r\nDURATION:PT168H",
        "DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270111",
        "DTSTART;VALUE=DATE:20270104\r\nDURATION:P7D",
    ] {
        let found = read_as(&plan(), 'C', &event(&format!("{times}\r\nSUMMARY:Ann")));
        assert_eq!(found, (days(0, "2027-01", 4..=10), vec![]), "{times}");
    }
}

#[test]
fn a_day_counts_where_more_than_half_of_its_turn_is_in_the_event() {
    let at =
        |from: &str, to: &str| event(&format!("DTSTART:202701{from}00\r\nDTEND:202701{to}00\r\nSUMMARY:Ann"));
    let of = |shift, from, to| read_as(&plan(), shift, &at(from, to));
    // On call from 8:00 to 8:00; an hour late is not the shift's hours, but the same days.
    assert_eq!(of('C', "04T0900", "11T0900"), (days(0, "2027-01", 4..=10), vec![Why::OtherHours]));
    assert_eq!(of('C', "04T0800", "10T1500"), (days(0, "2027-01", 4..=9), vec![Why::OtherHours]));
    assert_eq!(of('C', "04T1800", "05T0800"), (days(0, "2027-01", [4]), vec![Why::OtherHours]));
    assert_eq!(of('C', "04T1000", "04T1200"), (vec![], vec![Why::NoTurn]));
    assert_eq!(of('E', "04T1500", "04T2300"), (vec![], vec![Why::NoTurn]));
    // A week of early shifts is whole days, and a single one is the shift itself.
    assert_eq!(of('E', "04T0600", "11T0600"), (days(0, "2027-01", 4..=10), vec![]));
    assert_eq!(of('N', "04T2200", "05T0600"), (days(0, "2027-01", [4]), vec![]));
}

#[test]
fn people_are_found_in_titles_and_among_those_who_attend() {
    let on =
        |places: &[u64]| places.iter().map(|place| (*place, "2027-01-04".to_owned())).collect::<Vec<_>>();
    for (lines, places, kind) in [
        ("SUMMARY:On Call - ann lee - Primary", vec![1], "On Call - Primary"),
        ("SUMMARY:[L1] ZOË MÜL\r\n LER", vec![2], "[L1]"),
        ("SUMMARY:Ann Lee\\, Ann", vec![0, 1], ""),
        (
            "SUMMARY:Primary\r\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"Zoë Müller\":mailto:z@example.org",
            vec![2],
            "Primary",
        ),
        ("SUMMARY:Ann (İ, second)", vec![0], "i\u{307}, second"),
        (
            "SUMMARY:Ann\r\nBEGIN:VALARM\r\nSUMMARY:Ann Lee\r\nDTSTART:19700101T000000Z\r\nEND:VALARM",
            vec![0],
            "",
        ),
    ] {
        let text = event(&format!("DTSTART:20270104T080000Z\n{lines}"));
        assert_eq!(read_early(&text), (on(&places), vec![]), "{lines}");
        assert_eq!(read(&plan(), &text).kinds(), [(kind, 1)].into(), "{lines}");
    }
}

#[test]
fn what_is_not_understood_is_told() {
    let at = "DTSTART:20270104T080000Z\r\n";
    let first_day = vec![(0, "2027-01-04".to_owned())];
    for (lines, days, why) in [
        (format!("{at}SUMMARY:Anna"), vec![], Why::Nobody),
        (format!("{at}SUMMARY:Max"), vec![], Why::SeveralPeople),
        (format!("{at}SUMMARY:Ann\r\nRRULE:FREQ=MINUTELY"), first_day, Why::Repeats),
        (format!("{at}SUMMARY:Ann\r\nSTATUS:CANCELLED"), vec![], Why::Cancelled),
        ("SUMMARY:Ann".into(), vec![], Why::NoBeginning),
        ("DTSTART:2027-01-04\r\nSUMMARY:Ann".into(), vec![], Why::NoBeginning),
        ("DTSTART;TZID=Home:20270104T080000\r\nSUMMARY:Ann".into(), vec![], Why::UnknownZone),
        (format!("{at}DTEND;TZID=Home:20270105T080000\r\nSUMMARY:Ann"), vec![], Why::UnknownZone),
        (format!("{at}DTEND:tomorrow\r\nSUMMARY:Ann"), vec![], Why::NoEnd),
        (format!("{at}DTEND:20270103T080000Z\r\nSUMMARY:Ann"), vec![], Why::NoEnd),
        (format!("{at}DTEND:20990103T080000Z\r\nSUMMARY:Ann"), vec![], Why::NoEnd),
        (format!("{at}DURATION:P4000000000W\r\nSUMMARY:Ann"), vec![], Why::NoEnd),
        (
            "DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270103\r\nSUMMARY:Ann".into(),
            vec![],
            Why::NoEnd,
        ),
    ] {
        assert_eq!(read_early(&event(&lines)), (days, vec![why]), "{lines}");
    }
    let cut = read(&plan(), "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Ann\n");
    assert_eq!(cut.unread, [Unread { line: 2, text: "Ann".into(), why: Why::CutOff }]);
    for text in ["", "Name;1;2", "BEGIN:VCALENDAR\nEND:VCALENDAR", "END:VEVENT\n;\n:\n\\"] {
        assert_eq!(read_early(text), (vec![], vec![Why::NoEvents]), "{text}");
    }
}

#[test]
fn the_calendar_of_the_rota_is_read_back() {
    let days_of: &[(i64, char)] = &[(0, 'E'), (1, 'N'), (3, 'C'), (6, 'L')];
    let plan = test_plan::plan(
        "Pacific/Auckland",
        "2027-01-04",
        &[("Ann, the \"first\";", days_of), ("Bo", &[(2, 'E')])],
    );
    let stamp = DateTime::UNIX_EPOCH;
    let text = super::super::ical::calendar(&plan, None, stamp, |shift, name| format!("{shift} - {name}"));
    let calendar = read(&plan, &text);
    assert_eq!(calendar.kinds(), [("Early", 2), ("Late", 1), ("Night", 1), ("On call", 1)].into());
    let named = |name: &str| plan.rota.shifts.iter().find(|(_, kind)| kind.name == name).map(|(id, _)| *id);
    let taken = calendar.taken(&plan, named);
    let rows =
        plan.rota.rows.iter().flat_map(|(id, row)| row.iter().map(|(date, shift)| ((*id, *date), *shift)));
    assert_eq!((taken.cells, calendar.unread, taken.unread), (rows.collect(), vec![], vec![]));
}

fn on_call() -> Document {
    let people: &[(&str, &[(i64, char)])] = &[("Ash", &[]), ("Birch, B.", &[]), ("Cedar", &[])];
    test_plan::plan("Europe/Berlin", "2027-03-15", people)
}

/// What the kinds of event with this word in them have as days on call.
fn of_kind(text: &str, word: &str) -> (Vec<(u64, String)>, Vec<Why>) {
    let plan = on_call();
    let calendar = read(&plan, text);
    assert!(calendar.unread.is_empty(), "{:?}", calendar.unread);
    let taken = calendar.taken(&plan, |kind| kind.contains(word).then(|| test_plan::shift('C')));
    let mut days: Vec<_> = taken
        .cells
        .keys()
        .map(|(id, date)| ((0..9).find(|at| test_plan::person(*at) == *id).unwrap(), date.to_string()))
        .collect();
    days.sort_by(|a, b| a.1.cmp(&b.1));
    (days, taken.unread.iter().map(|each| each.why).collect())
}

#[test]
fn weeks_in_utc_keep_their_days_over_a_clock_change() {
    let text = include_str!("../../../../tests/data/calendars/weekly_in_utc.ics");
    let kinds = read(&on_call(), text);
    let kinds: Vec<_> = kinds.kinds().into_iter().collect();
    assert_eq!(kinds, [("On Call - Desk, primary", 3), ("On Call - Desk, secondary", 3)]);
    let primary = [days(0, "2027-03", 15..=21), days(1, "2027-03", 22..=28), days(2, "2027-03", 29..=31)];
    let secondary = [days(1, "2027-03", 15..=21), days(2, "2027-03", 22..=28), days(0, "2027-03", 29..=31)];
    let with_april = |weeks: [Vec<_>; 3], place| [weeks.concat(), days(place, "2027-04", 1..=4)].concat();
    assert_eq!(of_kind(text, "primary"), (with_april(primary, 2), vec![]));
    assert_eq!(of_kind(text, "secondary"), (with_april(secondary, 0), vec![]));
}

#[test]
fn weeks_of_a_zone_keep_their_days_and_a_handover_within_a_day_is_told() {
    let text = include_str!("../../../../tests/data/calendars/weekly_in_a_zone.ics");
    let primary = [
        days(0, "2027-10", 25..=31),
        // Whoever has more than half of the Wednesday has it.
        days(1, "2027-11", 1..=2),
        days(2, "2027-11", 3..=7),
    ];
    assert_eq!(of_kind(text, "Primary"), (primary.concat(), vec![Why::OtherHours; 2]));
    let secondary = [days(2, "2027-10", 25..=31), days(0, "2027-11", 1..=7)];
    assert_eq!(of_kind(text, "Secondary"), (secondary.concat(), vec![]));
}

#[test]
fn levels_are_told_apart_and_hours_that_are_not_the_shifts_are_told() {
    let text = include_str!("../../../../tests/data/calendars/levels.ics");
    assert_eq!(read(&on_call(), text).kinds(), [("[L1]", 3), ("[L2]", 2)].into());
    let first = [days(0, "2027-03", [26]), days(2, "2027-03", [27]), days(0, "2027-03", [28])].concat();
    // The handover stays at 7:00 UTC, which is 9:00 from the clock change on.
    assert_eq!(of_kind(text, "[L1]"), (first, vec![Why::OtherHours; 2]));
    assert_eq!(of_kind(text, "[L2]"), (days(1, "2027-03", 26..=28), vec![Why::OtherHours, Why::NoTurn]));
}

#[test]
fn a_day_that_two_kinds_of_event_have_is_told() {
    let one = "BEGIN:VEVENT\nDTSTART:20270104T080000\nDTEND:20270105T080000\nSUMMARY:";
    let text =
        format!("BEGIN:VCALENDAR\n{one}Ann (A)\nEND:VEVENT\n{one}Ann (B)\nEND:VEVENT\nEND:VCALENDAR\n");
    let plan = plan();
    let shift = |kind: &str| Some(test_plan::shift(if kind == "A" { 'C' } else { 'E' }));
    let taken = read(&plan, &text).taken(&plan, shift);
    assert_eq!(taken.cells.into_values().collect::<Vec<_>>(), [test_plan::shift('C')]);
    assert_eq!(
        taken.unread.iter().map(|each| each.why).collect::<Vec<_>>(),
        [Why::OtherHours, Why::TwoShifts]
    );
}

#[test]
fn people_are_known_by_addresses_and_by_what_is_told() {
    let addressed = [
        "SUMMARY:On call: zoë.müller@example.org",
        "SUMMARY:On call (zoë_müller@example.org)",
        "SUMMARY:On call\r\nATTENDEE:mailto:Zoë.Müller@example.org",
        "SUMMARY:On call\r\nATTENDEE;CN=zm:MAILTO:zoë-müller@example.org",
    ];
    let week = "DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270106";
    for lines in addressed {
        let text = event(&format!("{week}\r\n{lines}"));
        assert_eq!(read_as(&plan(), 'C', &text), (days(2, "2027-01", 4..=5), vec![]), "{lines}");
        assert_eq!(read(&plan(), &text).kinds(), [("On call", 1)].into(), "{lines}");
    }
    for (lines, unknown) in [
        ("SUMMARY:annlee (primary)", "annlee (primary)"),
        ("SUMMARY:On call\r\nATTENDEE;CN=\"A. Lee\":mailto:al@example.org", "a. lee"),
        ("SUMMARY:On call\r\nATTENDEE:mailto:al@example.org", "al"),
    ] {
        let text = event(&format!("{week}\r\n{lines}"));
        let first = read(&plan(), &text);
        assert_eq!((first.events.len(), &first.unknown), (0, &[(unknown.to_owned(), 1)].into()));
        let whom = [(unknown.to_owned(), test_plan::person(1))].into();
        let told = read_knowing(&plan(), &text, &whom);
        assert_eq!((told.unknown.len(), told.unread.len()), (0, 0), "{lines}");
        assert_eq!(told.events[0].people, [test_plan::person(1)], "{lines}");
    }
}
