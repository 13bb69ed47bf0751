//! What goes out of the rota and comes into it.

use crate::text::rota_files::{CalendarFaults, RotaFiles, TableFaults};

pub(in crate::text) const ROTA_FILES: RotaFiles = RotaFiles {
    event: |shift, name| format!("{shift} - {name}"),
    payroll: [
        "Name",
        "Attended hours",
        "Worked hours",
        "Night hours (23:00 to 06:00)",
        "Saturday hours",
        "Sunday hours",
        "Public holiday hours",
        "On-call hours",
        "Hours of calls",
        "Contract hours",
        "Overtime hours",
        "Hours by clock changes",
    ],
    place: |row, column| format!("Row {row}, column {column}"),
    line: |line| format!("Line {line}"),
    table: TableFaults {
        no_table: |_| {
            "There is no table: dates in the first row, names in the first column, letters of shifts between."
                .into()
        },
        not_a_date: |text| format!("{text} is no date: the column was left out."),
        outside_rota: |text| format!("{text} is not a day of the rota: the column was left out."),
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
        unknown_zone: |title| format!("{title} begins in a time zone that is not known: it was left out."),
        nobody: |title| format!("{title} names nobody on the rota: it was left out."),
        several_people: |title| {
            format!("{title} has a name that more than one person has: it was left out for them.")
        },
        repeats: |title| format!("{title} repeats: only its first day was read."),
        cancelled: |title| format!("{title} was called off: it was left out."),
    },
};
