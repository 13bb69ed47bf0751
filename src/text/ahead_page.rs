//! Words of the page about the months ahead.

use super::Format;

/// What the headline has to say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AheadFacts<'a> {
    /// How many months are looked at.
    pub months: u32,
    /// The name of the last one.
    pub last: &'a str,
    /// The first month by which it is as likely as not that the team has been short.
    pub likely: Option<&'a str>,
    /// The first month by which one case in ten has been short.
    pub possible: Option<&'a str>,
    /// The chance to be short in the last month.
    pub chance: f64,
    /// Effective people missing there in the middle case; below zero, to spare.
    pub missing: f64,
}

/// A label and the hint under it.
pub type Said = (&'static str, &'static str);

/// Words of the page.
#[derive(Clone, Copy)]
pub struct AheadPage {
    /// The answer.
    pub answer: fn(&dyn Format, AheadFacts<'_>) -> String,
    /// The answer until it is worked out.
    pub pending: &'static str,
    /// The answer of a plan that cannot be followed.
    pub unanswerable: &'static str,
    /// Under it.
    pub unanswerable_detail: &'static str,
    /// Under the answer: how many cases were drawn, and what that means.
    pub detail: fn(&dyn Format, cases: u32) -> String,
    /// With a scenario: how often it is better off than the plan, and by how much.
    pub beside: fn(&dyn Format, scenario: &str, before: f64, after: f64) -> String,
    /// Figures of the strip: people now, people at the end, needed at the end, chance to be short.
    pub figures: [&'static str; 4],
    /// Unit of effective people.
    pub effective: &'static str,
    /// Note: people on the payroll.
    pub headcount_note: fn(&dyn Format, people: f64) -> String,
    /// Note: eight cases in ten lie between.
    pub between: fn(low: &str, high: &str) -> String,
    /// Note under the chance: of the last month.
    pub in_month: fn(month: &str) -> String,
    /// It is being worked out.
    pub running: &'static str,
    /// It came to nothing.
    pub failed: fn(cause: &str) -> String,
    /// Title of the fields of leavers and newcomers.
    pub staffing: &'static str,
    /// Under it.
    pub staffing_about: &'static str,
    /// Leavers a year.
    pub attrition: Said,
    /// Whether posts are filled again.
    pub refills: Said,
    /// Months until they are.
    pub refill: Said,
    /// Months to full effect.
    pub ramp: Said,
    /// Effect in the first month.
    pub first_share: Said,
    /// Time of others.
    pub mentor: Said,
    /// Unit: months.
    pub months: &'static str,
    /// Unit: people.
    pub people: &'static str,
    /// Lists.
    pub posts: ListWords,
    /// Months to hire.
    pub months_to_hire: Said,
    /// Opened in.
    pub opened: &'static str,
    /// People whose leaving is known.
    pub leavers: ListWords,
    /// Gone in.
    pub gone: &'static str,
    /// Whether their posts are filled again.
    pub refilled: &'static str,
    /// Automation.
    pub roll_outs: ListWords,
    /// Which stream.
    pub stream: &'static str,
    /// Choice: all of them.
    pub every_stream: &'static str,
    /// The last month without any effect.
    pub starts_after: &'static str,
    /// Months to full effect.
    pub takes: Said,
    /// What it closes.
    pub closes: Said,
    /// What it saves.
    pub saves: Said,
    /// Title of the year.
    pub year: &'static str,
    /// Under it.
    pub year_about: &'static str,
    /// Holidays.
    pub holidays: ListWords,
    /// Date of one.
    pub date: &'static str,
    /// Alerts on that day.
    pub alerts_then: Said,
    /// Label: name.
    pub name: &'static str,
    /// Label: people.
    pub how_many: &'static str,
    /// Button: away.
    pub remove: fn(&str) -> String,
}

/// Words of a list of records.
#[derive(Clone, Copy)]
pub struct ListWords {
    /// Its title.
    pub title: &'static str,
    /// Under it.
    pub about: &'static str,
    /// Button: a new one.
    pub add: &'static str,
    /// The name of a new one.
    pub new_name: &'static str,
    /// There are none.
    pub none: &'static str,
}
