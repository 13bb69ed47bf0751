//! The page on which the plan stands beside its scenarios, and the words of their changes.

use super::Format;
use crate::domain::{Days, Promise};

/// What the headline has to say of promises: how many are missed of how many, in the plan and in the best scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The scenario that misses the fewest promises.
    pub best: &'a str,
    /// Promises that it misses.
    pub best_misses: usize,
    /// Promises that the plan misses.
    pub plan_misses: usize,
    /// Promises there are.
    pub of: usize,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct ComparePage {
    /// The answer once everything is judged.
    pub answer: fn(&dyn Format, Standing<'_>) -> String,
    /// The answer until then.
    pub pending: &'static str,
    /// The answer without a scenario.
    pub empty: &'static str,
    /// What to do about it.
    pub empty_detail: &'static str,
    /// Under the answer.
    pub detail: &'static str,
    /// Title of the table.
    pub table: &'static str,
    /// Under it.
    pub table_about: fn(month: &str) -> String,
    /// Head of the first column.
    pub what: &'static str,
    /// Head of the column of the plan as it is.
    pub as_it_is: &'static str,
    /// A promise: "Critical, started in 15 min".
    pub promise: fn(severity: &str, Promise, within: &str) -> String,
    /// A wait: "High, 19 in 20 start within".
    pub slow_wait: fn(severity: &str) -> String,
    /// Row: work over time.
    pub occupancy: &'static str,
    /// Row: alerts that reach people.
    pub alerts: &'static str,
    /// Row: alerts that nobody looks at.
    pub unworked: &'static str,
    /// Row: staffed hours.
    pub seat_hours: &'static str,
    /// Row: the fewest staffed hours that keep every promise.
    pub needed_hours: &'static str,
    /// Row: people in the team.
    pub people: &'static str,
    /// Row: people for the seats that are enough.
    pub people_needed: &'static str,
    /// Row: the difference of both.
    pub gap: &'static str,
    /// Row: the chance to be short of people in the last month.
    pub short_in: fn(month: &str) -> String,
    /// Row: effective people missing then.
    pub missing_in: fn(month: &str) -> String,
    /// A figure beside its difference from the plan: "84% (+13)".
    pub with_difference: fn(figure: &str, difference: &str) -> String,
    /// A difference that is none.
    pub same: &'static str,
    /// A difference with its sign, of a written amount.
    pub signed: fn(more: bool, amount: &str) -> String,
    /// Row under a figure: its differences as they were played.
    pub played: &'static str,
    /// A difference of shares: "4 points".
    pub points: fn(&str) -> String,
    /// A difference with its range: "+4 points (3 to 5)".
    pub played_difference: fn(difference: &str, low: &str, high: &str) -> String,
    /// A difference that may as well be none.
    pub not_told_apart: &'static str,
    /// Button: play the plan and the scenarios.
    pub play: &'static str,
    /// The same once more.
    pub play_again: &'static str,
    /// Going on.
    pub playing: &'static str,
    /// Under the table: how it was played.
    pub played_about: fn(&dyn Format, times: u32, weeks: u32) -> String,
    /// What was played is of the plan before a change.
    pub played_stale: &'static str,
    /// Head over how they are played.
    pub play_options: &'static str,
    /// A figure that no number can be given for.
    pub none: &'static str,
    /// A figure on its way.
    pub coming: &'static str,
    /// Only so many stand beside the plan.
    pub only: fn(most: usize) -> String,
    /// Title of the list.
    pub scenarios: &'static str,
    /// Under it.
    pub scenarios_about: &'static str,
    /// Button: a new one.
    pub add: &'static str,
    /// Its name until it has another.
    pub new_name: &'static str,
    /// Label: name.
    pub name: &'static str,
    /// Button: the copy of one.
    pub duplicate: fn(&str) -> String,
    /// Button: away.
    pub remove: fn(&str) -> String,
    /// It went.
    pub removed: fn(&str) -> String,
    /// Button: before the one before.
    pub sooner: fn(&str) -> String,
    /// Button: behind the one behind.
    pub later: fn(&str) -> String,
    /// Button: show every page with it.
    pub show: &'static str,
    /// Label: what the next change is about.
    pub add_change: &'static str,
    /// Button: adds it.
    pub add_this: &'static str,
    /// No changes yet.
    pub no_changes: &'static str,
    /// Kinds of changes, in the order of `app::scenarios::Kind::ALL`.
    pub kinds: [&'static str; 7],
    /// Label: it counts.
    pub on: &'static str,
    /// Label: from which month.
    pub from_month: &'static str,
    /// Label: which stream.
    pub stream: &'static str,
    /// Choice: all of them.
    pub every_stream: &'static str,
    /// Label and unit: per cent of what it is now.
    pub factor: (&'static str, &'static str),
    /// Label and hint: for how many weeks.
    pub weeks: (&'static str, &'static str),
    /// Unit: weeks.
    pub weeks_unit: &'static str,
    /// Label and hint: a further share that automation closes.
    pub share: (&'static str, &'static str),
    /// Label: days.
    pub days: &'static str,
    /// Choices of days.
    pub days_are: fn(Days) -> &'static str,
    /// Label: from hour.
    pub from_hour: &'static str,
    /// Label: to hour.
    pub to_hour: &'static str,
    /// Label and hint: more or fewer seats.
    pub more_seats: (&'static str, &'static str),
    /// Unit: seats.
    pub seats_unit: &'static str,
    /// Label: the minimum.
    pub minimum: &'static str,
    /// Label and hint: more or fewer people.
    pub more_people: (&'static str, &'static str),
    /// Unit: people.
    pub people_unit: &'static str,
    /// Label: severity.
    pub severity: &'static str,
    /// Label: which promise.
    pub which: &'static str,
    /// Choices of promises.
    pub promises: fn(Promise) -> &'static str,
    /// Label: minutes.
    pub within: &'static str,
    /// Unit: minutes.
    pub minutes_unit: &'static str,
    /// Label: of at least.
    pub of_at_least: &'static str,
    /// Button: a change goes.
    pub remove_change: &'static str,
}
