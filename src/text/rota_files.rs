//! Words of what goes out of the rota and comes into it: the calendar, the table for payroll, what was not understood.

use super::Format;
use crate::domain::rota::PremiumKind;

/// Words of the files of a rota.
#[derive(Clone, Copy)]
pub struct RotaFiles {
    /// Title of an event in a calendar of everybody, from shift and name.
    pub event: fn(&str, &str) -> String,
    /// Columns of the table for payroll: name, attended, worked, nights, Saturdays, Sundays, public holidays, standby, on call, calls, contract,
    /// overtime, overtime by the week, clock changes, premiums.
    pub payroll: [&'static str; 15],
    /// The days that are paid, and about them.
    pub paid_days: [&'static str; 3],
    /// Premiums: their title, about them, and the columns of their table: the kind with its premium, hours, hours of pay.
    pub premiums: [&'static str; 5],
    /// A kind of hours that is paid in another way.
    pub premium: fn(PremiumKind) -> &'static str,
    /// The sum of all kinds.
    pub premiums_in_all: &'static str,
    /// What premiums come to in a year, in hours of pay, and what the days are that this is told from.
    pub premiums_a_year: fn(&dyn Format, hours: f64, days: i64) -> String,
    /// What an hour of pay costs, and about it.
    pub hour_pay: [&'static str; 2],
    /// Premiums by month: their title, about them, and the columns of their table: the month, hours of pay, and what they cost in this currency.
    pub by_month: [&'static str; 5],
    /// Hands the premiums by month out.
    pub months_out: &'static str,
    /// Columns of the table that is handed out: month, from, to, kind, hours, hours of pay, amount, currency.
    pub months_table: [&'static str; 8],
    /// So many days of people were taken over, so many of them before the first day and behind the last one.
    pub read_days: fn(&dyn Format, days: usize, before: usize, behind: usize) -> String,
    /// Takes the cover from the seats of the desk, and about it.
    pub cover_of_desk: [&'static str; 2],
    /// People of a shift in a week, before and now.
    pub cover_change: fn(&dyn Format, shift: &str, before: u32, now: u32) -> String,
    /// What changed, and hours of a week with seats and without a shift.
    pub took_cover: fn(&dyn Format, changes: &str, without_shift: f64) -> String,
    /// Puts people on the rota whom a table names, so many.
    pub add_people: fn(usize) -> String,
    /// Prints the rota.
    pub print: &'static str,
    /// Over the names of a calendar that nobody on the rota has.
    pub whom: &'static str,
    /// Over the kinds of event of a calendar that was opened.
    pub kinds: &'static str,
    /// So many events of a kind; the kind may have no name.
    pub kind: fn(&dyn Format, kind: &str, events: usize) -> String,
    /// A kind of event that is not taken over.
    pub left_out: &'static str,
    /// Takes over the calendar.
    pub take_calendar: &'static str,
    /// So many more of what was said before.
    pub more_like_it: fn(&dyn Format, usize) -> String,
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
    /// No end.
    pub no_end: fn(&str) -> String,
    /// A zone that is not known.
    pub unknown_zone: fn(&str) -> String,
    /// Nobody of the rota.
    pub nobody: fn(&str) -> String,
    /// More than one person of that name.
    pub several_people: fn(&str) -> String,
    /// It says that nobody is on call.
    pub no_one: fn(&str) -> String,
    /// Somebody who is not on the rota is named beside somebody who is.
    pub strangers: fn(&str) -> String,
    /// It repeats in a way that is not read.
    pub repeats: fn(&str) -> String,
    /// Times of it are left out, added or changed in a way that is not read.
    pub changes: fn(&str) -> String,
    /// It repeats, but not in the rota.
    pub not_in_rota: fn(&str) -> String,
    /// It was called off.
    pub cancelled: fn(&str) -> String,
    /// It holds no turn of the shift.
    pub no_turn: fn(&str) -> String,
    /// Its hours are not those of the shift.
    pub other_hours: fn(&str) -> String,
    /// A day that another kind of event has.
    pub two_shifts: fn(&str) -> String,
}
