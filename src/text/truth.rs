//! The test of a team against its minimum: can these people hold it, and what breaks if not?

use super::Format;

/// What the answer is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TruthFacts {
    /// The most seats that the minimum asks for in any hour.
    pub most_seats: u16,
    /// It asks for seats in every hour.
    pub around_the_clock: bool,
    /// People in the team.
    pub team: f64,
    /// The smallest team that holds it.
    pub smallest: f64,
    /// The team at hand holds it.
    pub holds: bool,
}

/// Words of the test.
#[derive(Clone, Copy)]
pub struct Truth {
    /// Its head.
    pub title: &'static str,
    /// What it counts, and what it does not.
    pub about: &'static str,
    /// The answer.
    pub answer: fn(&dyn Format, TruthFacts) -> String,
    /// No minimum is set.
    pub no_minimum: &'static str,
    /// A year has no hour for the rota.
    pub no_hours: &'static str,
    /// Switch: breaks are covered.
    pub cover_breaks: &'static str,
    /// What that means.
    pub cover_breaks_hint: fn(&dyn Format, hours: f64) -> String,
    /// Figure: the smallest team.
    pub smallest: &'static str,
    /// Of those there are.
    pub of_team: fn(&dyn Format, team: f64) -> String,
    /// How many are missing, or the decimals of the need.
    pub smallest_note: fn(&dyn Format, needed: f64, missing: f64) -> String,
    /// Figure: the share of the hours that the team can fill.
    pub covered: &'static str,
    /// Hours a week that it has, of those needed.
    pub covered_note: fn(&dyn Format, has: f64, needs: f64) -> String,
    /// Figure: nights.
    pub nights: &'static str,
    /// Figure: weekend shifts.
    pub weekends: &'static str,
    /// Unit of both.
    pub in_four_weeks: &'static str,
    /// What counts as a night.
    pub nights_note: &'static str,
    /// What counts as a weekend shift.
    pub weekends_note: fn(&dyn Format, shift_hours: f64) -> String,
    /// Head over what breaks.
    pub breaks: &'static str,
    /// Nothing does.
    pub nothing_breaks: &'static str,
    /// Nobody is in the team.
    pub no_team: &'static str,
    /// Seats stand empty.
    pub seats_empty: fn(&dyn Format, hours: f64) -> String,
    /// Or everybody works longer.
    pub overtime: fn(&dyn Format, hours_each: f64) -> String,
    /// Or everybody gives up days.
    pub days_given_up: fn(&dyn Format, days_each: f64, of: f64) -> String,
    /// It holds, but not with one away.
    pub one_away: fn(&dyn Format, hours: f64) -> String,
    /// Somebody sits alone.
    pub alone_in_breaks: fn(&dyn Format, hours: f64, minutes: f64) -> String,
    /// Head of the year of one person.
    pub year: &'static str,
    /// Heads: what, hours a year, days a year.
    pub year_columns: [(&'static str, &'static str); 3],
    /// Rows: contract, leave, sickness, training, open posts, what is left.
    pub year_rows: [&'static str; 6],
    /// An amount that is taken away.
    pub less: fn(&str) -> String,
    /// From the year of one person to people for a seat.
    pub relief: fn(&dyn Format, net: f64, factor: f64) -> String,
}
