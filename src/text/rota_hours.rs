//! Words of the hours of the rota: who is there in each, against who is needed.

use super::Format;
use crate::base::Month;
use chrono::NaiveDate;

/// Where it is from how many are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// The lines of cover.
    Cover,
    /// The work that the alerts of a month make, and the minimum.
    Work(Month),
    /// The seats that are staffed at the desk: there are no alerts to work.
    Staffed,
}

/// What there is to say of the hours that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursFacts {
    /// What they are held against.
    pub from: Demand,
    /// Of so many hours it is known who is there.
    pub known: u32,
    /// In so many of them somebody is needed.
    pub needed: u32,
    /// In so many of them somebody is missing.
    pub short: u32,
    /// In so many of them somebody is there beyond those who are needed.
    pub over: u32,
    /// The first of those that lack most: the day, the hour of the clock, how many it lacks.
    pub worst: Option<(NaiveDate, usize, u32)>,
}

/// The words.
#[derive(Clone, Copy)]
pub struct RotaHours {
    /// Over the part.
    pub title: &'static str,
    /// About it.
    pub about_part: &'static str,
    /// Opens the table.
    pub open: &'static str,
    /// What the hours are held against, for the choice of it.
    pub against: &'static str,
    /// The cover, the desk.
    pub choices: [&'static str; 2],
    /// The sentence.
    pub answer: fn(&dyn Format, HoursFacts) -> String,
    /// How it is counted.
    pub about: fn(&dyn Format, Demand) -> String,
    /// Goes to the worst hour.
    pub to_worst: &'static str,
    /// The table, for who cannot see it.
    pub table: &'static str,
    /// The head of the hours.
    pub hour: &'static str,
    /// An hour of the clock.
    pub at: fn(usize) -> String,
    /// A cell in words, on a day that is written already.
    pub cell: fn(date: &str, hour: usize, there: u32, needed: u32) -> String,
    /// The clock skips the hour.
    pub skipped: fn(date: &str, hour: usize) -> String,
    /// Nobody knows who was there.
    pub unknown: fn(date: &str, hour: usize) -> String,
    /// What stands in a cell without a number.
    pub no_number: &'static str,
    /// What is done by keys.
    pub keys: &'static str,
    /// What the shades mean.
    pub legend: &'static str,
    /// Short by one, by two, by three, by more; more than needed.
    pub shades: [&'static str; 5],
}
