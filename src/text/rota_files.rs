//! Words of what goes out of the rota and comes into it: the calendar, the table for payroll, what was not understood.

/// Words of the files of a rota.
#[derive(Clone, Copy)]
pub struct RotaFiles {
    /// Title of an event in a calendar of everybody, from shift and name.
    pub event: fn(&str, &str) -> String,
    /// Columns of the table for payroll: name, attended, worked, nights, Saturdays, Sundays, public holidays, on call, calls, contract,
    /// overtime, clock changes.
    pub payroll: [&'static str; 12],
    /// Where something stands in a table, from row and column.
    pub place: fn(usize, usize) -> String,
    /// Where something stands in a calendar, from the line.
    pub line: fn(usize) -> String,
    /// What of a table was not understood.
    pub table: TableFaults,
    /// What of a calendar was not understood.
    pub calendar: CalendarFaults,
}

/// Why something in a table was not understood; what is given is what stands there.
#[derive(Clone, Copy)]
pub struct TableFaults {
    /// No row of dates with something below.
    pub no_table: fn(&str) -> String,
    /// No date.
    pub not_a_date: fn(&str) -> String,
    /// A date outside the rota.
    pub outside_rota: fn(&str) -> String,
    /// A date that was there before.
    pub date_twice: fn(&str) -> String,
    /// Nobody.
    pub not_a_person: fn(&str) -> String,
    /// More than one person.
    pub several_people: fn(&str) -> String,
    /// A person that was there before.
    pub person_twice: fn(&str) -> String,
    /// No shift.
    pub not_a_shift: fn(&str) -> String,
    /// More than one shift.
    pub several_shifts: fn(&str) -> String,
    /// A cell without a date above it.
    pub no_date_above: fn(&str) -> String,
}

/// Why something in a calendar was not understood; what is given is the title of the event.
#[derive(Clone, Copy)]
pub struct CalendarFaults {
    /// No event.
    pub no_events: fn(&str) -> String,
    /// The text ends within an event.
    pub cut_off: fn(&str) -> String,
    /// No beginning.
    pub no_beginning: fn(&str) -> String,
    /// A zone that is not known.
    pub unknown_zone: fn(&str) -> String,
    /// Nobody of the rota.
    pub nobody: fn(&str) -> String,
    /// More than one person of that name.
    pub several_people: fn(&str) -> String,
    /// It repeats.
    pub repeats: fn(&str) -> String,
    /// It was called off.
    pub cancelled: fn(&str) -> String,
}
