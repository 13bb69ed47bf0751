//! Words of how the grid of the rota is worked with and read: dates that are refused, keys, marks, what is printed, what is fair.

use super::Format;
use chrono::NaiveDate;

/// What a mark in the grid says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Leave that is approved, or outside the employment.
    Away,
    /// Leave that is asked for.
    Asked,
    /// A wish for the day off.
    Wished,
    /// A public holiday of the site where they work.
    Holiday,
    /// Left alone by a search.
    Settled,
    /// A rule is broken.
    Broken,
    /// Somebody is missing.
    Gap,
}

/// What a person is away from the fair share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AwayFrom {
    /// More than fair, or fewer where it is below 0; in hours for hours.
    pub more: f64,
    /// The fair share.
    pub fair: f64,
}

/// The words.
#[derive(Clone, Copy)]
pub struct RotaDeskWords {
    /// A last day before the first.
    pub ends_before: fn(&dyn Format, first: NaiveDate) -> String,
    /// A first day behind the last.
    pub begins_behind: fn(&dyn Format, last: NaiveDate) -> String,
    /// Another entry has that date.
    pub date_taken: fn(&dyn Format, NaiveDate) -> String,
    /// What a person is called who has no name.
    pub unnamed: &'static str,
    /// There are shifts but no people.
    pub no_people: [&'static str; 2],
    /// There are people but no shifts.
    pub no_shifts: [&'static str; 2],
    /// The plan has no people, and no seats.
    pub lacks: [&'static str; 2],
    /// No shift has this letter; those that there are.
    pub no_letter: fn(letter: &str, known: &str) -> String,
    /// So many days are selected.
    pub selected: fn(days: usize) -> String,
    /// Copies, and pastes.
    pub copy_paste: [&'static str; 2],
    /// Paints by dragging.
    pub drag_paints: &'static str,
    /// No brush is held yet.
    pub choose_brush: &'static str,
    /// What dragging sets.
    pub dragging_sets: fn(&str) -> String,
    /// With whom somebody's days could be swapped: who, the first and the last of the days.
    pub swap_title: fn(&dyn Format, &str, [NaiveDate; 2]) -> String,
    /// So many who could only with something broken or left short; whether there are others, who could freely.
    pub not_freely: fn(usize, bool) -> String,
    /// A rota of days that are all past is not searched.
    pub all_past: &'static str,
    /// Leave that is asked for, behind a day in words.
    pub day_asked: fn(&str) -> String,
    /// A wish for the day off, behind a day in words.
    pub day_wished: &'static str,
    /// A public holiday of a site.
    pub day_holiday: fn(&str) -> String,
    /// What letters and marks mean.
    pub legend: &'static str,
    /// What a mark means.
    pub mark: fn(Mark) -> &'static str,
    /// What letter stands for leave on paper.
    pub away_letter: &'static str,
    /// And for leave that is asked for.
    pub asked_letter: &'static str,
    /// The line over a printed rota: plan, days, version, date.
    pub printed:
        fn(&dyn Format, plan: &str, days: [NaiveDate; 2], version: Option<&str>, on: NaiveDate) -> String,
    /// What is looked at in the list of what is fair.
    pub shared_by: &'static str,
    /// All of it beside each other.
    pub all_beside: &'static str,
    /// Heads of the list: person, has, before, fair share, what that is.
    pub share_columns: [&'static str; 5],
    /// Away from the fair share, in words; `unit` is one of nights, weekends, holidays, hours.
    pub away_from_fair: fn(&dyn Format, crate::domain::rota::Shared, AwayFrom) -> String,
    /// How much of all that is shared out is in the wrong hands, in all and of each by its name.
    pub unevenness: fn(&dyn Format, f64, &[(&'static str, f64)]) -> String,
    /// How that is worked out.
    pub unevenness_formula: &'static str,
}
