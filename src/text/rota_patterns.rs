//! Words of common patterns of shifts.

use super::Format;
use chrono::NaiveDate;

/// Names of the patterns, each with what it is in a line.
#[derive(Clone, Copy, Debug)]
pub struct RotaPatterns {
    /// Four weeks of days and four of nights.
    pub panama_slow: PatternWords,
    /// From days to nights each fortnight.
    pub panama_fortnight: PatternWords,
    /// Two teams by day and two by night.
    pub pitman: PatternWords,
    /// With a week off in four.
    pub dupont: PatternWords,
    /// Four days, four off, four nights, four off.
    pub four_on_four_off: PatternWords,
    /// Two days, two nights, four off.
    pub continental_long: PatternWords,
    /// Two early, two late, two nights, two off.
    pub metropolitan: PatternWords,
    /// Early, late and night in twos and threes.
    pub continental: PatternWords,
    /// Seven of each.
    pub southern_swing: PatternWords,
    /// Five teams.
    pub five_teams: PatternWords,
    /// What a pattern asks of people.
    pub asks: fn(&dyn Format, PatternSaid) -> String,
    /// The same where the plan has not its shifts.
    pub with_its_shifts: fn(&str) -> String,
    /// The days of the cycle on which crews begin, from 1 on, and how many days it has.
    pub offsets: fn(&[usize], usize) -> String,
    /// No shift for a letter that begins at a minute and lasts so many.
    pub no_shift: fn(&dyn Format, (char, u32, u32)) -> String,
    /// A shift for a letter, by name, and its minutes, which are others.
    pub other_length: fn(&dyn Format, (char, u32, u32), &str, u32) -> String,
    /// The rota begins on another weekday, so that a pattern begins on the Monday before.
    pub from_monday: fn(&dyn Format, NaiveDate, NaiveDate) -> String,
    /// Makes the shifts that a pattern wants.
    pub make_shifts: &'static str,
    /// They were made.
    pub made_shifts: fn(&str) -> String,
    /// The day of the cycle on which a crew begins, by its number from 1 on.
    pub crew_begins: fn(usize) -> String,
}

/// What a pattern asks of people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatternSaid {
    /// Hours a week, on average.
    pub hours: f64,
    /// The least and the most hours of a contract.
    pub contracts: (f64, f64),
    /// How many people there are.
    pub people: usize,
    /// How many have a contract of less.
    pub over: usize,
    /// The most hours a week above a contract.
    pub most_over: f64,
    /// Most nights in a row.
    pub nights: usize,
    /// Weekends off, of all.
    pub weekends_off: f64,
}

/// Words of a pattern.
#[derive(Clone, Copy, Debug)]
pub struct PatternWords {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in a line.
    pub line: &'static str,
}
