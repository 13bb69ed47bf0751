//! Words of the months ahead: demand and team, headcount, and which input decides.

use super::capacity_page::PictureWords;

/// Words of the months ahead.
#[derive(Clone, Copy)]
pub struct Months {
    /// Unit of people.
    pub people: &'static str,
    /// Demand against effective people.
    pub ahead: PictureWords,
    /// The middle case of the demand.
    pub demand: &'static str,
    /// Eight cases in ten of the demand.
    pub demand_range: &'static str,
    /// The middle half of the demand.
    pub demand_half: &'static str,
    /// The middle case of the team.
    pub effective: &'static str,
    /// One case in ten of the team is lower.
    pub effective_low: &'static str,
    /// One case in ten of the team is higher.
    pub effective_high: &'static str,
    /// Column of those who begin on new posts, on average.
    pub hires: &'static str,
    /// Column of those who begin on leavers' posts, on average.
    pub refills: &'static str,
    /// Column of those who leave, on average.
    pub leavers: &'static str,
    /// Column of the chance to be short.
    pub short: &'static str,
    /// New posts that are filled: "+2 Tier 2".
    pub hired: fn(people: u32, name: &str) -> String,
    /// As likely short as not from here on.
    pub short_from: fn(month: &str) -> String,
    /// It becomes as likely as not to be short.
    pub ahead_short: fn(from: &str, last: &str, chance: &str, missing: &str) -> String,
    /// It stays unlikely; the highest chance of a month.
    pub ahead_enough: fn(months: u32, chance: &str, month: &str) -> String,
    /// Where the headcount goes.
    pub headcount: PictureWords,
    /// Column of the steps.
    pub step: &'static str,
    /// Column of what a step changes.
    pub change: &'static str,
    /// Column of what is left after it.
    pub after: &'static str,
    /// Names of the steps from the headcount at the beginning to the effective people at the end.
    pub steps: HeadcountSteps,
    /// Kinds of steps: what is there, what is lost, what is gained.
    pub kinds: [&'static str; 3],
    /// Sentence of the headcount.
    pub headcount_sentence: fn(start: &str, end: &str, effective: &str, demand: &str) -> String,
    /// Which input decides.
    pub tornado: PictureWords,
    /// Column of inputs.
    pub input: &'static str,
    /// Column of how far apart the answers are.
    pub swing: &'static str,
    /// The answer with every input in its middle.
    pub middle: &'static str,
    /// Column of the low end of a range.
    pub low: &'static str,
    /// Column of the high end of a range.
    pub high: &'static str,
    /// Column of the answer at the low end.
    pub at_low: &'static str,
    /// Column of the answer at the high end.
    pub at_high: &'static str,
    /// An input with its range: "growth a year of Endpoint, 5% to 30%".
    pub ranged: fn(input: &str, low: &str, high: &str) -> String,
    /// The input that decides most.
    pub tornado_sentence: fn(input: &str, at_low: &str, at_high: &str, middle: &str) -> String,
    /// Nothing is a range.
    pub tornado_points: fn(points: u32) -> String,
    /// Names of the inputs that are no field of the plan.
    pub inputs: MonthInputs,
}

/// Names of the steps of the headcount.
#[derive(Clone, Copy)]
pub struct HeadcountSteps {
    /// People at the beginning.
    pub start: &'static str,
    /// Those who left.
    pub leavers: &'static str,
    /// Those on new posts.
    pub hires: &'static str,
    /// Those on leavers' posts.
    pub refills: &'static str,
    /// People at the end.
    pub end: &'static str,
    /// What newcomers do not do yet.
    pub ramp: &'static str,
    /// What the experienced spend on them.
    pub mentoring: &'static str,
    /// Effective people at the end.
    pub effective: &'static str,
}

/// Names of inputs.
#[derive(Clone, Copy)]
pub struct MonthInputs {
    /// Attrition.
    pub attrition: &'static str,
    /// Months until a leaver's post is filled.
    pub refill: &'static str,
    /// Months to hire of a requisition.
    pub hire: fn(requisition: &str) -> String,
    /// Months of the ramp.
    pub ramp: &'static str,
    /// Effect in the first month.
    pub ramp_first: &'static str,
    /// Mentor load.
    pub mentor: &'static str,
    /// What a roll-out closes.
    pub closed: fn(roll_out: &str) -> String,
    /// What a roll-out saves.
    pub saved: fn(roll_out: &str) -> String,
    /// Hours of work beside alerts.
    pub other_hours: fn(work: &str) -> String,
    /// Hours of incidents.
    pub incident_hours: &'static str,
    /// Alerts of a month that was set by hand.
    pub by_hand: fn(month: &str, history: &str) -> String,
}
