//! What goes out of the rota and comes into it.

use crate::domain::rota::PremiumKind;
use crate::text::rota_files::{CalendarFaults, RotaFiles, TableFaults};

pub(in crate::text) const ROTA_FILES: RotaFiles = RotaFiles {
    event: |shift, name| format!("{shift} - {name}"),
    payroll: [
        "Name",
        "Attended hours",
        "Worked hours",
        "Night hours",
        "Saturday hours",
        "Sunday hours",
        "Public holiday hours",
        "Standby hours",
        "On-call hours",
        "Hours of calls",
        "Contract hours",
        "Overtime hours",
        "Overtime hours by the week",
        "Hours by clock changes",
        "Premiums in hours of pay",
    ],
    paid_days: [
        "Paid from",
        "Paid to",
        "Payroll has the shifts that begin on these days. Nights are the hours that are night by the list of shifts. Overtime is what is above the contract of these \
        days; by the week it is what is above the rule on hours from Monday to Sunday, or above 40, in the weeks that end in them.",
    ],
    premiums: [
        "Premiums",
        "What an hour of a kind costs besides its pay, in per cent of an hour's pay, as contract or law have it. An hour of several kinds, such as \
        a Sunday night, has the premiums of all. For standby, time on call and calls, which may be paid in another way, it is what is paid for them \
        besides. The sum is told in hours of pay, so that it holds whatever an hour costs.",
        "Premium",
        "Hours",
        "Hours of pay",
    ],
    premium: |kind| match kind {
        PremiumKind::Night => "Night premium",
        PremiumKind::Saturday => "Saturday premium",
        PremiumKind::Sunday => "Sunday premium",
        PremiumKind::Holiday => "Public holiday premium",
        PremiumKind::Overtime => "Overtime premium",
        PremiumKind::Standby => "Standby premium",
        PremiumKind::OnCall => "On-call premium",
        PremiumKind::Calls => "Premium on calls",
    },
    premiums_in_all: "In all",
    premiums_a_year: |f, hours, days| {
        let (hours, days) = (f.number(hours, 0), f.number(days as f64, 0));
        format!("At the pace of these {days} days that is {hours} hours of pay a year.")
    },
    hour_pay: [
        "An hour of pay costs",
        "On average over the people of the rota, with what the employer pays besides; 0 where it is not to be told.",
    ],
    by_month: [
        "Premiums by month, for the budget",
        "Operating cost of the rota as it stands, for the days that are paid. A shift counts in the month in which it begins; overtime is what is \
        above the contract of a month. Each kind of each month is rounded to the hundredth, and sums are of what is rounded.",
        "Month",
        "Hours of pay",
        "Cost",
    ],
    months_out: "Premiums by month (CSV)",
    months_table: ["Month", "From", "To", "Kind", "Hours", "Hours of pay", "Amount", "Currency"],
    read_days: |f, days, before, behind| {
        let count = |days: usize| f.number(days as f64, 0);
        let all = match days {
            1 => "One day of one person was taken over.".to_owned(),
            _ => format!("{} days of people were taken over.", count(days)),
        };
        let before = match before {
            0 => String::new(),
            _ => format!(" Before the first day, as what was worked: {}.", count(before)),
        };
        let behind = match behind {
            0 => String::new(),
            _ => format!(" Behind the last day: {}.", count(behind)),
        };
        format!("{all}{before}{behind}")
    },
    cover_of_desk: [
        "Take cover from the desk",
        "For each shift and weekday so many people that no seat of the desk is empty, and never fewer than its minimum. People, rules and \
        lines of skills stay.",
    ],
    cover_change: |f, shift, before, now| {
        let count = |people: u32| f.number(f64::from(people), 0);
        format!("{shift} {} instead of {} people a week", count(now), count(before))
    },
    took_cover: |f, changes, without_shift| {
        let changes = match changes {
            "" => "The cover is that of the desk already.".to_owned(),
            _ => format!("Cover from the desk: {changes}."),
        };
        if without_shift > 0.0 {
            format!(
                "{changes} No shift holds {} hours of the week that have seats.",
                f.number(without_shift, 1)
            )
        } else {
            changes
        }
    },
    add_people: |people| match people {
        1 => "Add the person who is missing, with these days".to_owned(),
        _ => format!("Add the {people} people who are missing, with their days"),
    },
    print: "Print the rota",
    whom: "Who is whom in this calendar",
    kinds: "Which shift is what in this calendar",
    kind: |f, kind, events| {
        let kind = if kind.is_empty() { "Events without another name" } else { kind };
        if events == 1 {
            format!("{kind} (one event)")
        } else {
            format!("{kind} ({} events)", f.number(events as f64, 0))
        }
    },
    left_out: "not taken over",
    take_calendar: "Take over the calendar",
    more_like_it: |f, more| match more {
        1 => "One more like this.".to_owned(),
        _ => format!("{} more like this.", f.number(more as f64, 0)),
    },
    place: |row, column| format!("Row {row}, column {column}"),
    line: |line| format!("Line {line}"),
    table: TableFaults {
        no_table: |_| {
            "There is no table: dates in the first row, names in the first column, letters of shifts between."
                .into()
        },
        not_a_date: |text| format!("{text} is no date: the column was left out."),
        outside_rota: |text| {
            format!(
                "{text} is not a day of the rota or of the four weeks before it: the column was left out."
            )
        },
        date_twice: |text| format!("{text} has a column already: this one was left out."),
        not_a_person: |text| match text {
            "" => "There is no name: the row was left out.".into(),
            _ => format!("Nobody on the rota is called {text}: the row was left out."),
        },
        several_people: |text| format!("More than one person is called {text}: the row was left out."),
        person_twice: |text| format!("{text} has a row already: this one was left out."),
        not_a_shift: |text| format!("No shift has the letter or name {text}: the cell was left out."),
        several_shifts: |text| {
            format!("More than one shift has the letter or name {text}: the cell was left out.")
        },
        no_date_above: |text| format!("{text} has no date above it: the cell was left out."),
    },
    calendar: CalendarFaults {
        no_events: |_| "There is no calendar with events in it.".into(),
        cut_off: |title| format!("The file ends within an event: {title} was left out."),
        no_beginning: |title| format!("{title} has no beginning that can be read: it was left out."),
        no_end: |title| {
            format!(
                "{title} has an end that cannot be read, lies before its beginning or is a year away: it was left out."
            )
        },
        unknown_zone: |title| {
            format!("{title} begins or ends in a time zone that is not known: it was left out.")
        },
        nobody: |title| format!("{title} names nobody on the rota: it was left out."),
        several_people: |title| {
            format!("{title} has a name that more than one person has: it was left out for them.")
        },
        no_one: |title| format!("{title} says that nobody is on call: there is nothing to take over."),
        strangers: |title| {
            format!(
                "{title} also names somebody who is not on the rota: it was taken for the others. Say above who that is, or add the person."
            )
        },
        repeats: |title| {
            format!(
                "{title} repeats by a rule that is not read here: only its first time was taken. Set the other days by hand, or export single shifts instead of what repeats."
            )
        },
        changes: |title| {
            format!(
                "{title} repeats, and a time that is left out, added or changed could not be read: its other times were taken. Compare its days."
            )
        },
        not_in_rota: |title| {
            format!(
                "{title} repeats, but at no time of the rota or of the four weeks before it: it was left out."
            )
        },
        cancelled: |title| format!("{title} was called off: it was left out."),
        no_turn: |title| {
            format!(
                "{title} holds half of the shift on no day: it was left out. Its hours do not fit the shift."
            )
        },
        other_hours: |title| {
            format!(
                "{title} is neither one turn of the shift nor whole days of it: the days of which it has more than half were taken."
            )
        },
        two_shifts: |title| {
            format!("{title} is on a day that has another shift in this calendar: the first one was taken.")
        },
    },
};
