//! The page about severities: what is promised, on which clock, and whether it is kept.

use super::Format;

/// Words of the page.
#[derive(Clone, Copy)]
pub struct TargetsPage {
    /// The answer: of so many promises, so many are kept, and so many are not judged yet.
    pub answer: fn(&dyn Format, promised: usize, kept: usize, open: usize) -> String,
    /// What stands behind it.
    pub detail: &'static str,
    /// Nothing to promise on yet.
    pub empty: &'static str,
    /// What to do about it.
    pub empty_detail: &'static str,
    /// A severity that is added.
    pub new_name: &'static str,
    /// Button: one more severity.
    pub add: &'static str,
    /// Button: up by one.
    pub sooner: fn(&str) -> String,
    /// Button: down by one.
    pub later: fn(&str) -> String,
    /// Button: away.
    pub remove: fn(&str) -> String,
    /// Title of the question where its alerts go.
    pub remove_title: fn(&str) -> String,
    /// What the choice means.
    pub remove_about: &'static str,
    /// Label of the choice.
    pub move_to: &'static str,
    /// Label: name.
    pub name: &'static str,
    /// Label: clock.
    pub clock: &'static str,
    /// Choice: around the clock.
    pub round_the_clock: &'static str,
    /// Choice: business hours.
    pub business_hours: &'static str,
    /// Head over the first clock.
    pub acknowledge: &'static str,
    /// What it counts.
    pub acknowledge_about: &'static str,
    /// Head over the second clock.
    pub triage_done: &'static str,
    /// What it counts.
    pub triage_done_about: &'static str,
    /// Label: within.
    pub within: &'static str,
    /// Unit of it.
    pub minutes: &'static str,
    /// The same time in the unit that reads best.
    pub that_is: fn(&dyn Format, minutes: f64) -> String,
    /// Label: share.
    pub share: &'static str,
    /// Unit of it.
    pub percent: &'static str,
    /// Switch: there is such a target.
    pub promised: &'static str,
    /// Kept: the share there is.
    pub kept: fn(share: &str) -> String,
    /// Missed: the share there is.
    pub missed: fn(share: &str) -> String,
    /// No figure yet.
    pub pending: &'static str,
    /// Not promised.
    pub no_target: &'static str,
    /// Switch: its alerts interrupt work on lower ones.
    pub interrupts: &'static str,
    /// What that means.
    pub interrupts_hint: &'static str,
    /// Label and hint: hours until its alerts rise.
    pub ages: (&'static str, &'static str),
    /// Label and hint: hours until its alerts are closed unread.
    pub expires: (&'static str, &'static str),
    /// Unit of both.
    pub hours: &'static str,
    /// Head over how its alerts are taken.
    pub taken: &'static str,
    /// Nothing to judge: no such alert arrives.
    pub nothing_arrives: &'static str,
    /// Customers.
    pub customers: CustomerWords,
    /// How the order counts.
    pub order_about: &'static str,
    /// Head of the words that imports remember.
    pub remembered: &'static str,
    /// What they are for.
    pub remembered_about: &'static str,
    /// A word and the severity it stands for.
    pub stands_for: fn(word: &str, severity: &str) -> String,
    /// Button: no longer.
    pub forget: fn(word: &str) -> String,
}

/// Words about customers.
#[derive(Clone, Copy)]
pub struct CustomerWords {
    /// Title.
    pub title: &'static str,
    /// What they are for, and how they are judged.
    pub about: &'static str,
    /// Where there are none.
    pub none: &'static str,
    /// Button: one more.
    pub add: &'static str,
    /// One that is added.
    pub new_name: &'static str,
    /// Label: name.
    pub name: &'static str,
    /// Which streams are its own.
    pub streams: fn(&[&str]) -> String,
    /// Switch: other targets for a severity.
    pub differs: fn(severity: &str) -> String,
    /// Button: up by one.
    pub sooner: fn(&str) -> String,
    /// Button: down by one.
    pub later: fn(&str) -> String,
    /// Button: away.
    pub remove: fn(&str) -> String,
}
