//! How does the rota leave the plan, and how does one that was made elsewhere come in?
//!
//! Out: a calendar ([`ical`]) and a table for payroll ([`payroll`]), both over the same shifts with their true length
//! ([`hours`]). In: a table pasted from a spreadsheet ([`grid`]) and a calendar ([`calendar_in`]); neither changes the plan, and
//! both tell what they did not understand.

mod calendar_event;
pub mod calendar_in;
mod calendar_names;
mod calendar_repeat;
mod calendar_text;
mod calendar_time;
pub mod grid;
pub mod hours;
pub mod ical;
pub mod payroll;
pub mod premiums;
#[cfg(test)]
mod test_plan;

/// A name as it is compared: small letters, one space between words.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
