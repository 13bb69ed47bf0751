//! How does the rota leave the plan, and how does one that was made elsewhere come in?
//!
//! Out: a calendar ([`ical`]) and a table for payroll ([`payroll`]), both over the same shifts with their true length
//! ([`hours`]).
pub mod hours;
pub mod ical;
pub mod payroll;
#[cfg(test)]
mod test_plan;
