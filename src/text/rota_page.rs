//! Words of the page of the rota.

use super::{Format, ahead_page::ListWords};
use crate::domain::rota::{Breach, Duty, LeaveReason, RuleKind, Shared};
use chrono::NaiveDate;

/// Words of a first rota, which become part of the plan.
#[derive(Clone, Copy, Debug)]
pub struct FirstRotaWords {
    /// Name and letter of the shifts: early, late, night, day, and those of twelve hours by day and by night.
    pub shifts: [(&'static str, &'static str); 6],
    /// What a person without a name is called.
    pub person: fn(usize) -> String,
}

/// What the headline has to say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RotaFacts<'a> {
    /// Weeks.
    pub weeks: u32,
    /// People who are missing.
    pub missing: u32,
    /// Rules that are broken, each once.
    pub broken: usize,
    /// The lines of cover that are short on every day, by their names; empty for none.
    pub never_covered: &'a [String],
    /// Nights that somebody is away from the fair share at most, rounded up.
    pub nights_from_fair: u32,
    /// Shifts that are filled.
    pub filled: u32,
}

/// What is known of a day of a person.
#[derive(Clone, Copy, Debug)]
pub struct DaySaid<'a> {
    /// Who.
    pub person: &'a str,
    /// When.
    pub date: NaiveDate,
    /// The shift, if one is worked.
    pub shift: Option<&'a str>,
    /// Why they are away, if they are.
    pub away: Option<&'a str>,
    /// Whether the day is settled.
    pub is_settled: bool,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct RotaPage {
    /// Of a first rota.
    pub first: FirstRotaWords,
    /// The answer.
    pub answer: fn(&dyn Format, RotaFacts<'_>) -> String,
    /// Under it: from when to when.
    pub detail: fn(&dyn Format, NaiveDate, NaiveDate) -> String,
    /// The answer where there are no people or no shifts.
    pub empty: &'static str,
    /// What a first rota is made of.
    pub empty_detail: &'static str,
    /// Makes a first rota.
    pub begin: &'static str,
    /// Figures of the strip: missing, broken rules, nights from the fair share, wishes missed.
    pub figures: [&'static str; 4],
    /// What they count: shifts, rules, nights, wishes.
    pub units: [&'static str; 4],
    /// Notes under them: of so many wanted; hard rules that hold; most and least nights; of so many wishes.
    pub of_wanted: fn(&dyn Format, u32) -> String,
    /// So many breaches of so many rules, of so many that hold.
    pub breaches: fn(breaches: usize, broken: usize, on: usize) -> String,
    /// A figure that nothing is known of.
    pub no_figure: &'static str,
    /// Most and least.
    pub most_and_least: fn(most: u32, least: u32) -> String,
    /// Of so many wishes.
    pub of_wishes: fn(u32) -> String,
    /// Looks for a better rota.
    pub find: &'static str,
    /// Repairs with few changes.
    pub repair: &'static str,
    /// While it looks.
    pub finding: &'static str,
    /// Nothing better was found.
    pub no_better: &'static str,
    /// A rota was taken over: so many days changed.
    pub took_over: fn(&dyn Format, usize) -> String,
    /// Nothing could be found, and why.
    pub failed: fn(&str) -> String,
    /// Publishes.
    pub publish: &'static str,
    /// It was published.
    pub published: fn(&str) -> String,
    /// The name of a version: its number, the day on which it is published, its first and its last day.
    pub version_name: fn(&dyn Format, u32, NaiveDate, [NaiveDate; 2]) -> String,
    /// Seats of the rota become those of the desk.
    pub to_desk: &'static str,
    /// They did.
    pub took_to_desk: &'static str,
    /// A calendar file.
    pub calendar: &'static str,
    /// Hours for payroll.
    pub payroll: &'static str,
    /// The grid.
    pub grid: &'static str,
    /// How it is worked with.
    pub grid_about: &'static str,
    /// A day of a person in words.
    pub day: fn(&dyn Format, DaySaid<'_>) -> String,
    /// The brush: nothing, day off.
    pub day_off: &'static str,
    /// Settle.
    pub settle: &'static str,
    /// The selected days become sick leave.
    pub call_sick: &'static str,
    /// Swaps with somebody.
    pub swap_with: &'static str,
    /// Swaps.
    pub swap: &'static str,
    /// With whom.
    pub swap_to: fn(&str) -> String,
    /// Nobody else has anything else on these days.
    pub no_swap: &'static str,
    /// Two people swapped.
    pub swapped: fn(&str, &str) -> String,
    /// Copied so many days.
    pub copied: fn(usize) -> String,
    /// Names of the columns of the list of people: person, hours, contract, nights, weekends, holidays, wishes.
    pub columns: [&'static str; 7],
    /// The list of people.
    pub shares: &'static str,
    /// What fair is.
    pub shares_about: &'static str,
    /// A line of cover by its shift, its skill, and whether only people at the site count.
    pub cover_of: fn(shift: &str, skill: Option<&str>, on_site: bool) -> String,
    /// A cell of cover in words.
    pub cover_said: fn(&dyn Format, name: &str, NaiveDate, there: u32, wanted: u32) -> String,
    /// Who could take a gap: title.
    pub who_could: fn(&dyn Format, shift: &str, NaiveDate) -> String,
    /// What taking it would break: nothing.
    pub breaks_nothing: &'static str,
    /// Would leave another shift.
    pub leaves: fn(&str) -> String,
    /// Hours against the contract with it.
    pub against_contract: fn(&dyn Format, hours: f64) -> String,
    /// Gives it to somebody.
    pub give: &'static str,
    /// For whom.
    pub give_to: fn(&str) -> String,
    /// Nobody could.
    pub nobody_could: &'static str,
    /// Nothing is missing.
    pub no_gaps: &'static str,
    /// The list of gaps.
    pub gaps: &'static str,
    /// Choose one.
    pub gaps_about: &'static str,
    /// Broken rules.
    pub broken: &'static str,
    /// None.
    pub none_broken: &'static str,
    /// What is wrong, in words.
    pub breach: fn(Breach) -> String,
    /// Leave that is asked for.
    pub asked: &'static str,
    /// None.
    pub none_asked: &'static str,
    /// Who asks for what.
    pub asks: fn(&dyn Format, &str, LeaveReason, NaiveDate, NaiveDate) -> String,
    /// Nothing stands in its way.
    pub can_approve: &'static str,
    /// Approves.
    pub approve: &'static str,
    /// Shifts.
    pub shifts: ListWords,
    /// Fields of a shift: name, letter, begins at, hours, unpaid break, what is done.
    pub shift_fields: [&'static str; 6],
    /// What is done in a shift.
    pub duty: fn(Duty) -> &'static str,
    /// Cover.
    pub cover: ListWords,
    /// Fields of cover: shift, skill; anybody.
    pub cover_fields: [&'static str; 3],
    /// Skills.
    pub skills: ListWords,
    /// People.
    pub people: ListWords,
    /// Fields of a person: name, hours a week, crew.
    pub person_fields: [&'static str; 3],
    /// Time off: add, first day, last day, why, approved, remove.
    pub leave_fields: [&'static str; 6],
    /// Why somebody is off.
    pub reason: fn(LeaveReason) -> &'static str,
    /// Rules.
    pub rules: &'static str,
    /// About them.
    pub rules_about: &'static str,
    /// A rule: its name, its unit, its source.
    pub rule: fn(RuleKind) -> (&'static str, &'static str, &'static str),
    /// Fairness.
    pub fairness: &'static str,
    /// About it.
    pub fairness_about: &'static str,
    /// What is shared.
    pub shared: fn(Shared) -> &'static str,
    /// When the rota begins and how long it is.
    pub span_title: &'static str,
    /// First day and weeks.
    pub span: [&'static str; 2],
    /// Versions.
    pub versions: &'static str,
    /// None yet.
    pub no_versions: &'static str,
    /// When it was published, in UTC.
    pub published_on: fn(&dyn Format, chrono::NaiveDateTime) -> String,
    /// So many days differ.
    pub differs: fn(&dyn Format, usize) -> String,
    /// Takes a version away.
    pub remove: fn(&str) -> String,
    /// What goes out, and about it.
    pub out: &'static str,
    /// About it.
    pub out_about: &'static str,
    /// Whose calendar; everybody's.
    pub whose: &'static str,
    /// Of everybody.
    pub everybody: &'static str,
    /// What comes in.
    pub comes_in: &'static str,
    /// About it.
    pub comes_in_about: &'static str,
    /// The table that is pasted.
    pub table: &'static str,
    /// Takes it over.
    pub take_table: &'static str,
    /// Opens a calendar.
    pub open_calendar: &'static str,
    /// There was nothing to take over.
    pub nothing_read: &'static str,
    /// Patterns.
    pub patterns: &'static str,
    /// About them.
    pub patterns_about: &'static str,
    /// Which one.
    pub pattern: &'static str,
    /// Lays it over the rota.
    pub follow: &'static str,
    /// It was laid.
    pub followed: &'static str,
    /// No shift has a letter of the pattern.
    pub no_such_letter: fn(char) -> String,
    /// One letter for each day of the week, Monday first.
    pub weekdays: [&'static str; 7],
}
