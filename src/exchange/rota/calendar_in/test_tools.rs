//! Calendars in the shapes of PagerDuty, Opsgenie and Grafana OnCall, and events that repeat, read to people, schedules and days. The
//! people are made up; where the shapes are known from: docs/methods/rota-calendars.md.

use super::{super::test_plan, *};

/// Four weeks over a clock change, with on call from eight to eight and nights from ten to six.
fn plan() -> Document {
    let mut rota =
        test_plan::rota("2027-03-15", &[("Ada Ash", &[]), ("Ben Birch", &[]), ("Cleo Cedar", &[])]);
    rota.weeks = 4;
    test_plan::of("Europe/Berlin", rota)
}

fn whys(unread: &[Unread]) -> Vec<Why> {
    unread.iter().map(|each| each.why).collect()
}

fn unknown(calendar: &ReadCalendar) -> Vec<(&str, usize)> {
    calendar.unknown.iter().map(|(who, events)| (who.as_str(), *events)).collect()
}

fn kinds(calendar: &ReadCalendar) -> Vec<(&str, usize)> {
    calendar.kinds().into_iter().collect()
}

/// The calendar with this name being that of Cleo Cedar.
fn with_cleo(text: &str, name: &str) -> ReadCalendar {
    read_knowing(&plan(), text, &[(name.to_owned(), test_plan::person(2))].into())
}

/// Days of people that a kind of event has as a shift, in spans, and what does not fit.
fn days(calendar: &ReadCalendar, kind: &str, letter: char) -> (String, Vec<Why>) {
    let plan = plan();
    let taken = calendar.taken(&plan, |each| (each == kind).then(|| test_plan::shift(letter)));
    let mut rows: BTreeMap<PersonId, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for (id, day) in taken.cells.keys() {
        let spans = rows.entry(*id).or_default();
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(*day) => *last = *day,
            _ => spans.push((*day, *day)),
        }
    }
    let day = |day: NaiveDate| day.format("%-d.%-m").to_string();
    let span = |(first, last): &(NaiveDate, NaiveDate)| match first == last {
        true => day(*first),
        false => format!("{}-{}", day(*first), day(*last)),
    };
    let row = |(id, spans): (PersonId, Vec<(NaiveDate, NaiveDate)>)| {
        let name = plan.rota.people[&id].name.split(' ').next().unwrap_or_default().to_owned();
        format!("{name} {}", spans.iter().map(span).collect::<Vec<_>>().join(" "))
    };
    (rows.into_iter().map(row).collect::<Vec<_>>().join("; "), whys(&taken.unread))
}

fn fits(days: &str) -> (String, Vec<Why>) {
    (days.to_owned(), vec![])
}

#[test]
fn a_schedule_of_pagerduty_is_read() {
    let text = include_str!("../../../../tests/data/calendars/pagerduty_schedule.ics");
    let schedule = "On Call - Desk - primary";
    let calendar = read(&plan(), text);
    assert_eq!(kinds(&calendar), [(schedule, 4)]);
    // Who is called otherwise is asked by the name in the title, not by what the address is made of.
    assert_eq!((unknown(&calendar), whys(&calendar.unread)), (vec![("C. Cedar", 1)], vec![Why::Nobody]));
    assert_eq!(days(&calendar, schedule, 'C'), fits("Ada 15.3-21.3 24.3; Ben 22.3-23.3 25.3-28.3"));
    let calendar = with_cleo(text, "C. Cedar");
    assert_eq!((kinds(&calendar), calendar.unread.len()), (vec![(schedule, 5)], 0));
    assert_eq!(
        days(&calendar, schedule, 'C'),
        fits("Ada 15.3-21.3 24.3; Ben 22.3-23.3 25.3-28.3; Cleo 29.3-4.4")
    );
}

#[test]
fn a_schedule_of_pagerduty_may_be_called_like_a_person_and_people_be_known_by_address() {
    let text = include_str!("../../../../tests/data/calendars/pagerduty_schedule.ics");
    let text = text.replace("\r\n  - primary", " - primary").replace("Desk - primary", "Cleo Cedar");
    let calendar = read(&plan(), &text);
    assert_eq!(
        days(&calendar, "On Call - Cleo Cedar", 'C'),
        fits("Ada 15.3-21.3 24.3; Ben 22.3-23.3 25.3-28.3")
    );
    let calendar = read(&plan(), &text.replace("On Call - Ada Ash", "On Call - Adam A."));
    assert_eq!(kinds(&calendar), [("On Call - Cleo Cedar", 4)]);
}

#[test]
fn a_calendar_of_one_person_of_pagerduty_names_them_by_address_only() {
    let text = include_str!("../../../../tests/data/calendars/pagerduty_person.ics");
    let calendar = read(&plan(), text);
    assert_eq!(kinds(&calendar), [("On Call - Desk - primary", 2), ("On Call - Escalation", 1)]);
    assert_eq!((unknown(&calendar), whys(&calendar.unread)), (vec![], vec![]));
    assert_eq!(days(&calendar, "On Call - Desk - primary", 'C'), fits("Ada 22.3-28.3 1.4"));
    assert_eq!(days(&calendar, "On Call - Escalation", 'C'), fits("Ada 29.3"));
}

#[test]
fn a_schedule_of_opsgenie_is_read() {
    let text = include_str!("../../../../tests/data/calendars/opsgenie_schedule.ics");
    let calendar = read(&plan(), text);
    assert_eq!(kinds(&calendar), [("desk_schedule (Nights)", 3), ("desk_schedule (Weeks)", 1)]);
    assert_eq!(whys(&calendar.unread), [Why::NoOne, Why::Nobody]);
    assert_eq!(unknown(&calendar), [("desk_escalation - desk_schedule (Nights)", 1)]);
    // The night of the clock change has seven hours, and the next one begins two hours before midnight all the same.
    assert_eq!(days(&calendar, "desk_schedule (Nights)", 'N'), fits("Ada 26.3; Ben 27.3; Cleo 28.3"));
    assert_eq!(days(&calendar, "desk_schedule (Weeks)", 'C'), fits("Cleo 22.3-28.3"));
}

#[test]
fn a_final_schedule_of_grafana_oncall_is_read() {
    let text = include_str!("../../../../tests/data/calendars/grafana_schedule.ics");
    let calendar = read(&plan(), text);
    // Titles are names only: the schedule is what the calendar is called.
    assert_eq!(kinds(&calendar), [("Desk primary", 4)]);
    assert_eq!(unknown(&calendar), [("ccedar", 1)]);
    assert_eq!(whys(&calendar.unread), [Why::Nobody, Why::Cancelled]);
    // Days that end a second before midnight are whole ones.
    let of_others = "Ada 15.3-21.3 29.3-30.3; Ben 22.3-28.3 1.4-2.4";
    assert_eq!(days(&calendar, "Desk primary", 'C'), fits(of_others));
    let calendar = with_cleo(text, "ccedar");
    assert_eq!(days(&calendar, "Desk primary", 'C'), fits(&format!("{of_others}; Cleo 22.3-28.3")));
}

#[test]
fn a_calendar_of_one_person_of_grafana_oncall_has_the_schedule_before_the_name() {
    let text = include_str!("../../../../tests/data/calendars/grafana_person.ics");
    assert_eq!(unknown(&read(&plan(), text)), [("ccedar", 2)]);
    let calendar = with_cleo(text, "ccedar");
    assert_eq!(kinds(&calendar), [("Desk primary", 1), ("Desk secondary", 1)]);
    assert_eq!(days(&calendar, "Desk primary", 'C'), fits("Cleo 22.3-28.3"));
    assert_eq!(days(&calendar, "Desk secondary", 'C'), fits("Cleo 29.3-4.4"));
}

#[test]
fn rotations_of_grafana_oncall_that_repeat_are_read_for_the_rota_and_the_weeks_before_it() {
    let text = include_str!("../../../../tests/data/calendars/grafana_rotation.ics");
    // One question for somebody, whatever their level.
    assert_eq!(unknown(&read(&plan(), text)), [("ccedar", 2)]);
    let calendar = with_cleo(text, "ccedar");
    assert_eq!((kinds(&calendar), calendar.unread.len()), (vec![("[L1]", 9), ("[L2]", 8)], 0));
    // Handovers are at eight by the clock on the wall before and after it is put forward.
    let first =
        "Ada 15.2-21.2 8.3-14.3 29.3-4.4; Ben 22.2-28.2 15.3-21.3 5.4-11.4; Cleo 8.2-14.2 1.3-7.3 22.3-28.3";
    assert_eq!(days(&calendar, "[L1]", 'C'), fits(first));
    assert_eq!(days(&calendar, "[L2]", 'C'), fits("Ada 6.3-7.3 13.3-14.3 20.3-21.3 27.3; Cleo 24.3"));
}

#[test]
fn times_that_are_left_out_or_changed_are_read_so() {
    let text = include_str!("../../../../tests/data/calendars/repeated_with_changes.ics");
    let calendar = read(&plan(), text);
    assert_eq!((kinds(&calendar), whys(&calendar.unread)), (vec![("Desk", 8)], vec![Why::Cancelled]));
    let wanted = "Ada 28.3; Ben 22.3-23.3 25.3 27.3 29.3 31.3; Cleo 24.3";
    assert_eq!(days(&calendar, "Desk", 'C'), fits(wanted));
}

#[test]
fn what_repeats_is_read_or_told() {
    let day = "DTSTART;VALUE=DATE:20270322";
    let zoned = "DTSTART;TZID=Europe/Berlin:20270322T080000\r\nDURATION:P1D";
    for (begins, lines, wanted, why) in [
        (day, "RRULE:FREQ=WEEKLY;COUNT=3", "Ada 22.3 29.3 5.4", vec![]),
        (day, "RRULE:FREQ=WEEKLY;COUNT=2\r\nEXDATE:20270329T000000Z", "Ada 22.3", vec![]),
        (day, "RRULE:FREQ=WEEKLY;COUNT=2\r\nRRULE:FREQ=DAILY;COUNT=2", "Ada 22.3-23.3 29.3", vec![]),
        (zoned, "RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20270323", "Ada 22.3 24.3", vec![]),
        (zoned, "RDATE:20270325T070000Z,20270329T060000Z", "Ada 22.3 25.3 29.3", vec![]),
        (zoned, "RDATE;TZID=America/New_York:20270325T030000", "Ada 22.3 25.3", vec![]),
        (
            zoned,
            "RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=1\r\nEXDATE;TZID=Europe/Berlin:20270322T080000",
            "",
            vec![],
        ),
        (zoned, "RDATE;VALUE=PERIOD:20270325T070000Z/P1D", "Ada 22.3", vec![Why::Changes]),
        (
            zoned,
            "RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE;TZID=Home:20270323T080000",
            "Ada 22.3-23.3",
            vec![Why::Changes],
        ),
        (zoned, "RECURRENCE-ID;RANGE=THISANDFUTURE:20270322T070000Z", "Ada 22.3", vec![Why::Changes]),
        (zoned, "RRULE:FREQ=DAILY;BYHOUR=8", "Ada 22.3", vec![Why::Repeats]),
        (zoned, "RRULE:FREQ=DAILY;COUNT=30000000", "Ada 22.3-11.4", vec![]),
        ("DTSTART:20270101T070000Z", "RRULE:FREQ=DAILY;COUNT=9", "", vec![Why::NotInRota]),
        ("DTSTART:20280101T070000Z", "RRULE:FREQ=DAILY", "", vec![Why::NotInRota]),
        ("DTSTART:19700101T070000Z", "RRULE:FREQ=HOURLY;COUNT=30000000", "Ada 1.1", vec![Why::Repeats]),
    ] {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{begins}\n{lines}\nSUMMARY:Ada Ash\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let calendar = read(&plan(), &text);
        assert_eq!((days(&calendar, "", 'C').0.as_str(), whys(&calendar.unread)), (wanted, why), "{lines}");
    }
}

#[test]
fn the_same_hours_off_the_shift_are_told_once_for_an_event_that_repeats() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270315T090000Z\nDTEND:20270315T230000Z\nRRULE:FREQ=DAILY;COUNT=5\n\
                SUMMARY:Ada Ash\nEND:VEVENT\nEND:VCALENDAR\n";
    let calendar = read(&plan(), text);
    assert_eq!(calendar.events.len(), 5);
    assert_eq!(days(&calendar, "", 'C'), ("Ada 15.3-19.3".to_owned(), vec![Why::OtherHours]));
}

#[test]
fn everybody_who_attends_is_taken_or_asked_for() {
    let text = |who: &str, title: &str| {
        format!(
            "BEGIN:VCALENDAR\nX-WR-CALNAME:Desk\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270322\n{who}\nSUMMARY:{title}\nEND:VEVENT\n\
             END:VCALENDAR\n"
        )
    };
    let ada = "ATTENDEE;CN=ada.ash@example.org:mailto:ada.ash@example.org";
    let zed = "ATTENDEE;CN=\"Zed Example\":mailto:z@example.org";
    let both = format!("{ada}\n{zed}");
    for (who, title, wanted, asked, why) in [
        (both.as_str(), "Primary", "Ada 22.3", vec!["zed example"], vec![Why::Strangers]),
        (zed, "Primary", "", vec!["zed example"], vec![Why::Nobody]),
        // Who attends alone is who is named, whatever their address.
        (zed, "Primary, Ada Ash", "Ada 22.3", vec![], vec![]),
        (
            "ATTENDEE:mailto:b@example.org\nATTENDEE:z@example.org",
            "Primary",
            "",
            vec!["b", "z"],
            vec![Why::Nobody],
        ),
        ("", "Primary, Ada Ash, @Ben Birch", "Ada 22.3; Ben 22.3", vec![], vec![]),
        ("", "Primary, nobody", "", vec![], vec![Why::NoOne]),
    ] {
        let calendar = read(&plan(), &text(who, title));
        let found: Vec<&str> = calendar.unknown.keys().map(String::as_str).collect();
        let days = days(&calendar, "Primary", 'C').0;
        assert_eq!((days.as_str(), found, whys(&calendar.unread)), (wanted, asked, why), "{who} {title}");
    }
}
