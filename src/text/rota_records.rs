//! Words of what a rota is made of beyond shifts and people: sites, strengths of rules, patterns of one's own, balances, and one
//! person's view.

use super::{Format, ahead_page::ListWords};
use crate::domain::rota::{LeaveReason, RuleKind, RulePack, ShiftKind};
use chrono::NaiveDate;

/// What makes a cover impossible whatever the rota.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cause {
    /// More people are wanted at once than are there.
    Day {
        /// The first such day.
        date: NaiveDate,
        /// Shifts wanted on it.
        wanted: u64,
        /// People who may count and are not away.
        there: u64,
    },
    /// More hours are wanted than may be worked over the rota.
    Hours {
        /// Hours wanted.
        wanted: f64,
        /// Hours that all may work.
        most: f64,
        /// So many more people would make up for it, at so many contract hours a week.
        more: Option<(u64, f64)>,
    },
    /// More nights are wanted than the rule on nights leaves.
    Nights {
        /// Nights wanted.
        wanted: u64,
        /// Nights that all may work.
        most: u64,
    },
    /// More is wanted at weekends than the rule on weekends leaves.
    Weekends {
        /// Shifts wanted on Saturdays and Sundays.
        wanted: u64,
        /// Shifts that all may work then.
        most: u64,
    },
}

/// How a rule is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strength {
    /// It does not hold.
    Off,
    /// Breaking it costs.
    Soft,
    /// It is never broken.
    #[default]
    Hard,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct RotaRecords {
    /// The list of sites.
    pub sites: ListWords,
    /// Name, zone, public holidays.
    pub site_fields: [&'static str; 3],
    /// How holidays are written.
    pub holidays_hint: &'static str,
    /// The site of the plan's own zone.
    pub home: &'static str,
    /// Site, most in four weeks, never followed by.
    pub shift_fields: [&'static str; 3],
    /// Minutes of handover, and what is said of them.
    pub handover: [&'static str; 2],
    /// How a shift's cap holds, and what may not follow it.
    pub shift_strengths: [&'static str; 2],
    /// Night: head, about, from, to, minutes that make a night shift.
    pub night: [&'static str; 5],
    /// At which level of a skill somebody counts, and has it; the levels from 1 to 3.
    pub levels: [&'static str; 5],
    /// A skill with the level at which it is wanted.
    pub at_level: fn(skill: &str, level: u32) -> String,
    /// New to the desk.
    pub junior: &'static str,
    /// What is said of a text that is no time of the day.
    pub not_a_time: &'static str,
    /// A shift in a line: its name, letter, beginning and length.
    pub shift_line: fn(&dyn Format, &ShiftKind) -> String,
    /// Only people at the site, another number on a date, date, wanted, remove.
    pub cover_fields: [&'static str; 5],
    /// Site, first day, last day, days of leave a year, time in lieu before.
    pub person_fields: [&'static str; 5],
    /// Heads of the parts of a person: when and where, what they can do, shifts never worked, wishes, what was worked, time off.
    pub person_parts: [&'static str; 6],
    /// Over the weekdays that are worked at home.
    pub at_home: &'static str,
    /// A date that is set, and how it is taken away.
    pub no_date: &'static str,
    /// Add a wish, date, what is wished, remove.
    pub wish_fields: [&'static str; 4],
    /// The day off.
    pub wish_off: &'static str,
    /// This shift.
    pub wish_work: fn(&str) -> String,
    /// Not this shift.
    pub wish_not: fn(&str) -> String,
    /// Add what was worked, date, hours worked, given back as time in lieu, remove.
    pub worked_fields: [&'static str; 5],
    /// Add a call, date, began at, took, given back as time in lieu, remove.
    pub call_fields: [&'static str; 6],
    /// What a person has left, in words: leave taken, leave left, lieu, planned, worked.
    pub balance:
        fn(&dyn Format, taken: f64, left: Option<f64>, lieu: f64, planned: f64, worked: f64) -> String,
    /// What a leave would take of the days that are left.
    pub beyond: fn(&dyn Format, days: f64) -> String,
    /// The hours of time in lieu that a leave asks for, and those that are there.
    pub beyond_lieu: fn(&dyn Format, asked: f64, there: f64) -> String,
    /// How many people have another balance from the new first day on.
    pub carried: fn(usize) -> String,
    /// What makes a cover impossible; the site is empty where there is one only, the skill for everybody.
    pub impossible: fn(&dyn Format, site: &str, skill: &str, Cause) -> String,
    /// A reason that stops so many people.
    pub stops: fn(reason: &str, people: usize) -> String,
    /// They work another shift then.
    pub works_elsewhere: &'static str,
    /// Who would have to be let off least, and of what.
    pub smallest: fn(name: &str, what: &str) -> String,
    /// Head of what stands in the way.
    pub in_the_way: &'static str,
    /// Rules that cost and are broken: head, none.
    pub bent: [&'static str; 2],
    /// The strengths of a rule.
    pub strength: fn(Strength) -> &'static str,
    /// How a rule is held; what breaking it costs.
    pub strength_fields: [&'static str; 2],
    /// How many weeks hours are averaged over, and their unit.
    pub averaged_over: [&'static str; 2],
    /// Choose a pack, put it in force.
    pub pack_fields: [&'static str; 2],
    /// The name of a pack and what it says.
    pub pack: fn(RulePack) -> (&'static str, &'static str),
    /// A pack is in force, and the rules that were stricter and stay.
    pub pack_taken: fn(&str, kept: &[&str]) -> String,
    /// What the text of a pack says of a rule; empty where it says nothing.
    pub cited: fn(RulePack, RuleKind) -> &'static str,
    /// The list of own patterns.
    pub patterns: ListWords,
    /// Name, cycle, crews, lay it over the rota.
    pub pattern_fields: [&'static str; 4],
    /// How much a wish matters, and how that is said from 1 to 3.
    pub wish_weight: [&'static str; 4],
    /// How a cycle is written.
    pub cycle_hint: &'static str,
    /// One person's view.
    pub own: &'static str,
    /// What it is for.
    pub own_about: &'static str,
    /// Whose view.
    pub own_whose: &'static str,
    /// Columns: day, shift, from, to, why.
    pub own_columns: [&'static str; 5],
    /// Why a day is as it is.
    pub why: WhyWords,
}

/// Why somebody has what they have.
#[derive(Clone, Copy)]
pub struct WhyWords {
    /// The head.
    pub title: &'static str,
    /// Days away by reason.
    pub away: fn(&str) -> String,
    /// Hours beside the contract and how many days of leave were taken off.
    pub hours: fn(&dyn Format, hours: f64, contract: f64, away: usize) -> String,
    /// Nights or weekends beside the fair share, with what was before.
    pub share: fn(&dyn Format, what: &str, has: u32, before: u32, fair: f64) -> String,
    /// A wish that is granted.
    pub granted: fn(&dyn Format, NaiveDate) -> String,
    /// A wish that is missed: who could take the shift instead.
    pub missed: fn(&dyn Format, NaiveDate, shift: &str, could: &str) -> String,
    /// Days that are settled.
    pub settled: fn(usize) -> String,
    /// Shifts for which only few people have the skill.
    pub skilled: fn(skill: &str, shifts: usize, people: usize) -> String,
    /// The day is settled.
    pub is_settled: &'static str,
    /// The shift was wished.
    pub is_wished: &'static str,
    /// The day off was wished.
    pub off_was_wished: &'static str,
    /// Counts for a line of cover that needs a skill.
    pub for_skill: fn(&str) -> String,
    /// Without them the cover would be short.
    pub is_needed: &'static str,
    /// One more than is wanted.
    pub is_more: &'static str,
    /// Away.
    pub is_away: fn(LeaveReason) -> String,
}
