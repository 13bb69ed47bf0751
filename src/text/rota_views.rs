//! Words of how the rota's page is looked at: how much of the grid at once, its parts in a line each, two rotas compared.

use super::Format;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// What there is of a part of the rota.
#[derive(Clone, Debug, PartialEq)]
pub enum PartFacts<'a> {
    /// Who there is.
    People {
        /// How many.
        people: usize,
        /// Crews that they are in.
        crews: usize,
    },
    /// Names of the shifts.
    Shifts(Vec<&'a str>),
    /// What is wanted.
    Cover {
        /// Lines of cover.
        lines: usize,
        /// Shifts of people in a week, all lines together.
        wanted: u32,
    },
    /// Names of the skills.
    Named(Vec<&'a str>),
    /// Names of the sites besides the home one.
    Sites(Vec<&'a str>),
    /// What holds.
    Rules {
        /// Rules that are on.
        rules: usize,
        /// Those of them that cost.
        soft: usize,
    },
    /// How long it is.
    Span {
        /// Weeks.
        weeks: u32,
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// Own patterns.
    Patterns(usize),
    /// What goes out and comes in.
    Files,
}

/// What a rota comes to, written: people missing, breaches of rules, nights from the fair share, hours.
pub type FiguresSaid<'a> = [&'a str; 4];

/// How a figure at the head of the page is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureWords {
    /// The formula.
    pub formula: &'static str,
    /// What is taken for granted.
    pub assumption: &'static str,
    /// The way to the part of the page that lists what it counts.
    pub leads: &'static str,
}

/// Words of how the page is looked at.
#[derive(Clone, Copy)]
pub struct RotaViews {
    /// How much of the grid is shown.
    pub stretch: &'static str,
    /// A month, a quarter, all of it.
    pub stretches: [&'static str; 3],
    /// From one to another.
    pub from_to: fn(&str, &str) -> String,
    /// Goes to what is before, and to what is behind.
    pub steps: [&'static str; 2],
    /// Over the parts that a rota is made of.
    pub made_of: &'static str,
    /// About them.
    pub made_of_about: &'static str,
    /// The name of a part.
    pub part: fn(&PartFacts<'_>) -> &'static str,
    /// What there is of it, in a line.
    pub part_line: fn(&dyn Format, &PartFacts<'_>) -> String,
    /// Compares two rotas.
    pub compare: &'static str,
    /// What is compared with what.
    pub compare_fields: [&'static str; 2],
    /// The present rota.
    pub present: &'static str,
    /// Both are the same one.
    pub same: &'static str,
    /// On so many days of people they differ, for so many people.
    pub compared: fn(&dyn Format, days: usize, people: usize) -> String,
    /// They are not of the same days: those that are compared.
    pub other_days: fn(&dyn Format, &RangeInclusive<NaiveDate>) -> String,
    /// A day that changes: from what to what.
    pub changed_day: fn(&dyn Format, NaiveDate, &str, &str) -> String,
    /// No shift.
    pub off: &'static str,
    /// A shift that is no longer in the plan.
    pub gone: &'static str,
    /// A person who is no longer in the plan.
    pub somebody_gone: &'static str,
    /// Figures of both: missing, rules broken, nights from the fair share, hours of all.
    pub compare_figures: [&'static str; 4],
    /// What a version came to when it was published, and what the rota comes to as it stands.
    pub frozen: fn(then: FiguresSaid<'_>, now: FiguresSaid<'_>) -> String,
    /// A figure as it was when the version was published.
    pub when_published: fn(&str) -> String,
    /// How the figures at the head are counted, in their order: missing, broken rules, nights from the fair share, wishes missed.
    pub figures: [FigureWords; 4],
    /// So many people are missing in a line, on so many days.
    pub line_missing: fn(missing: u32, days: usize) -> String,
    /// So many times.
    pub times: fn(usize) -> String,
    /// So many wishes missed of so many.
    pub missed_of: fn(missed: u32, wishes: u32) -> String,
    /// Heads of the figures: figure, before, after.
    pub figure_columns: [&'static str; 3],
    /// Heads of the people: person, hours before, hours after, what changes.
    pub people_columns: [&'static str; 4],
}
