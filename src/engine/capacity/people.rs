//! How many people stand behind the seats?
//!
//! A seat is a chair that is staffed, a person fills it for contract hours less absence: people = seat hours a week /
//! (contract hours x (1 - absence)). One seat around the clock has 168 seat hours. The result keeps its decimals; a
//! headcount is the next whole number. Limits: shift patterns and single days of sickness ask for more; that is the rota's.

/// People for this many hours, each filling `hours_per_person` of them. The same units on both sides: a week, a year.
pub fn people_for_hours(hours: f64, hours_per_person: f64) -> f64 {
    hours / hours_per_person
}

/// Whole people: the next whole number, with room for rounding errors.
pub fn whole_people(people: f64) -> f64 {
    libm::ceil(people - 1e-9)
}

/// Analysts whose productive minutes cover so many alerts of so many minutes; both by the day.
pub fn analysts_for_alerts(alerts: f64, minutes_each: f64, productive_minutes: f64) -> f64 {
    alerts * minutes_each / productive_minutes
}

/// Alerts that so many hours can work at so many minutes each.
pub fn alerts_in_hours(hours: f64, minutes_each: f64) -> f64 {
    hours * 60.0 / minutes_each
}
