//! Words of the page about alerts: streams, their way to the people, and imported histories.

use super::Format;
use crate::domain::{VolumePeriod, history::Grouping};
use chrono::{NaiveDate, NaiveDateTime};

/// Words of the page about alerts.
#[derive(Clone, Copy)]
pub struct AlertsPage {
    /// The page as a whole and its answer.
    pub answer: Answer,
    /// The way from raised to worked.
    pub funnel: FunnelWords,
    /// The streams and their fields.
    pub streams: StreamWords,
    /// What was imported.
    pub histories: HistoryWords,
}

/// What the answer is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnswerFacts<'a> {
    /// Alerts raised a day.
    pub raw_per_day: f64,
    /// Alerts that reach people a day.
    pub human_per_day: f64,
    /// The stream with the most hands-on hours and its share of them; none with a single stream or without hours.
    pub largest: Option<(&'a str, f64)>,
    /// Hands-on hours a week.
    pub hours_per_week: f64,
    /// How many streams there are.
    pub streams: usize,
    /// How many of them have a typed or default number of hands-on minutes that nobody checked.
    pub default_minutes: usize,
}

/// The page as a whole and its answer.
#[derive(Clone, Copy)]
pub struct Answer {
    /// Name of the page.
    pub title: &'static str,
    /// The sentence a manager can repeat.
    pub sentence: fn(&dyn Format, AnswerFacts<'_>) -> String,
    /// What stands behind it.
    pub detail: fn(&dyn Format, AnswerFacts<'_>) -> String,
    /// Without any stream.
    pub empty: &'static str,
    /// What to do then.
    pub empty_detail: &'static str,
    /// Heads of the strip of figures.
    pub raised: &'static str,
    /// Alerts that reach people.
    pub reach: &'static str,
    /// Work.
    pub hours: &'static str,
    /// The stream with the most hours.
    pub largest: &'static str,
    /// Escalated.
    pub escalated: &'static str,
    /// "a day"
    pub a_day: &'static str,
    /// "h a week"
    pub hours_a_week: &'static str,
    /// "3 streams"
    pub streams: fn(&dyn Format, usize) -> String,
    /// "22 % of what is raised"
    pub of_raised: fn(&dyn Format, f64) -> String,
    /// "12.5 minutes for one alert on average"
    pub minutes_each: fn(&dyn Format, f64) -> String,
    /// "of the hands-on hours: 41 %"
    pub of_hours: fn(&dyn Format, f64) -> String,
    /// "30 hours a week of the second tier"
    pub second_tier: fn(&dyn Format, f64) -> String,
    /// The steps of a calculation, each a line: raised.
    pub raised_is: fn(&dyn Format, stream: &str, per_day: f64) -> String,
    /// Reaching people: "Phishing: 100 a day, less 40 % grouped, less 25 % closed by automation, leave 45"
    pub reach_is: fn(&dyn Format, stream: &str, raw: f64, grouped: f64, closed: f64, human: f64) -> String,
    /// Hours: "Phishing: 47 worked a day, 12 minutes each, 7 days: 66 hours"
    pub hours_is: fn(&dyn Format, stream: &str, worked: f64, minutes: f64, hours: f64) -> String,
    /// Escalated.
    pub escalated_is: fn(&dyn Format, stream: &str, worked: f64, share: f64, escalated: f64) -> String,
    /// What the calculation takes for granted.
    pub taken_for_granted: &'static str,
}

/// The way from raised to worked.
#[derive(Clone, Copy)]
pub struct FunnelWords {
    /// Title of the picture.
    pub title: &'static str,
    /// Its unit.
    pub subtitle: &'static str,
    /// What it proves.
    pub sentence: fn(&dyn Format, raw: f64, human: f64) -> String,
    /// Names the steps together.
    pub step: &'static str,
    /// The value of a step.
    pub alerts: &'static str,
    /// "alerts a day"
    pub unit: &'static str,
    /// Raised.
    pub raised: &'static str,
    /// Left after grouping.
    pub after_grouping: &'static str,
    /// Closed by automation.
    pub auto_closed: &'static str,
    /// Reaching people.
    pub reach: &'static str,
    /// Coming back.
    pub reopened: &'static str,
    /// Escalated.
    pub escalated: &'static str,
    /// Hands-on hours a week.
    pub hours: &'static str,
    /// Share of all hands-on hours.
    pub share_of_hours: &'static str,
    /// Head of the column of streams.
    pub stream: &'static str,
    /// The sum of all streams.
    pub all: &'static str,
    /// Title of the table by stream.
    pub table_title: &'static str,
    /// What its numbers are.
    pub table_subtitle: &'static str,
}

/// What can be changed about a stream, and how it is called.
#[derive(Clone, Copy)]
pub struct StreamWords {
    /// Head of the section.
    pub title: &'static str,
    /// Adds a stream.
    pub add: &'static str,
    /// Name of a new stream.
    pub new_name: &'static str,
    /// Opens the import.
    pub import: &'static str,
    /// Copies a stream.
    pub duplicate: &'static str,
    /// Name of a copy.
    pub copy_name: fn(&str) -> String,
    /// Removes a stream.
    pub remove: &'static str,
    /// Moves it up.
    pub up: &'static str,
    /// Moves it down.
    pub down: &'static str,
    /// Opens the fields of a stream.
    pub edit: fn(&str) -> String,
    /// Name of a stream without a name.
    pub unnamed: &'static str,
    /// What the list says of a stream: "98 a day raised, 42 reach people, 49 h a week".
    pub line: fn(&dyn Format, raw: f64, human: f64, hours: f64) -> String,
    /// Heads of the groups of fields.
    pub group_volume: &'static str,
    /// When.
    pub group_when: &'static str,
    /// How bad.
    pub group_mix: &'static str,
    /// What never reaches people.
    pub group_before: &'static str,
    /// Work of one alert.
    pub group_work: &'static str,
    /// What comes after.
    pub group_after: &'static str,
    /// Labels of fields, each with a hint where one helps.
    pub name: &'static str,
    /// The customer.
    pub customer: &'static str,
    /// Choice: it belongs to none.
    pub no_customer: &'static str,
    /// Raised alerts.
    pub volume: &'static str,
    /// What counts as raised.
    pub volume_hint: &'static str,
    /// What the volume counts by.
    pub period: &'static str,
    /// "a day", "a week", "a month".
    pub period_name: fn(VolumePeriod) -> &'static str,
    /// The unit of a volume: "alerts a day".
    pub volume_unit: fn(VolumePeriod) -> &'static str,
    /// Growth.
    pub growth: &'static str,
    /// How growth is read.
    pub growth_hint: &'static str,
    /// The weekly shape.
    pub shape: &'static str,
    /// The shapes to pick.
    pub flat: &'static str,
    /// Nine in ten in business hours.
    pub office_hours: &'static str,
    /// Two thirds in business hours.
    pub two_thirds_office: &'static str,
    /// More at night.
    pub more_at_night: &'static str,
    /// Drawn.
    pub sketch: &'static str,
    /// Measured in a history.
    pub measured: fn(&str) -> String,
    /// What a shape means: flat.
    pub flat_means: &'static str,
    /// Nine in ten.
    pub office_hours_means: &'static str,
    /// Two thirds.
    pub two_thirds_means: &'static str,
    /// At night.
    pub more_at_night_means: &'static str,
    /// Drawn.
    pub sketch_means: &'static str,
    /// Measured.
    pub measured_means: fn(&str) -> String,
    /// The picture of a shape.
    pub shape_title: &'static str,
    /// "alerts raised an hour"
    pub shape_unit: &'static str,
    /// What the picture shows.
    pub shape_sentence: fn(&dyn Format, busiest: &str, most: f64, quietest: &str, least: f64) -> String,
    /// Share of a severity.
    pub mix_of: fn(&str) -> String,
    /// How shares are read.
    pub mix_hint: fn(&dyn Format, f64) -> String,
    /// Grouped.
    pub grouped: &'static str,
    /// What grouping is.
    pub grouped_hint: &'static str,
    /// Auto-closed.
    pub auto_closed: &'static str,
    /// Of what.
    pub auto_closed_hint: &'static str,
    /// Typical minutes.
    pub typical: &'static str,
    /// What they are and are not.
    pub typical_hint: &'static str,
    /// Bad case.
    pub bad_case: &'static str,
    /// What it means.
    pub bad_case_hint: fn(&dyn Format, mean: f64) -> String,
    /// The share that waits.
    pub waiting_share: &'static str,
    /// What waiting is.
    pub waiting_hint: &'static str,
    /// How long.
    pub waiting_hours: &'static str,
    /// Whether the clock stops.
    pub pauses_clock: &'static str,
    /// Reopened.
    pub reopened: &'static str,
    /// What it means.
    pub reopened_hint: &'static str,
    /// Escalated.
    pub escalated: &'static str,
    /// Of what.
    pub escalated_hint: &'static str,
    /// Second-tier minutes.
    pub escalation_minutes: &'static str,
    /// Units.
    pub minutes: &'static str,
    /// Units.
    pub hours: &'static str,
    /// Units.
    pub percent: &'static str,
    /// Units.
    pub percent_a_year: &'static str,
    /// The two days that are drawn: working day, weekend day.
    pub sketch_days: [&'static str; 2],
    /// The note behind a number.
    pub source: &'static str,
    /// When it was checked.
    pub checked: &'static str,
    /// Removed, with undo: "Phishing was removed".
    pub removed: fn(&str) -> String,
}

/// The facts of one history, as its line says them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistoryFacts {
    /// Alerts.
    pub alerts: u64,
    /// First and last.
    pub span: (NaiveDateTime, NaiveDateTime),
    /// Rows of the file.
    pub rows_read: u64,
    /// Rows that could not be read.
    pub rows_rejected: u64,
    /// Hours of the week that were observed, of 168; none where the file tells days only.
    pub hours_observed: Option<usize>,
    /// Alerts a week, unknown hours filled and bursts set aside.
    pub per_week: f64,
    /// When it was imported.
    pub imported_on: NaiveDate,
}

/// What was imported.
#[derive(Clone, Copy)]
pub struct HistoryWords {
    /// Head of the section.
    pub title: &'static str,
    /// Without any.
    pub empty: &'static str,
    /// What an import brings.
    pub empty_detail: &'static str,
    /// Opens the import.
    pub import: &'static str,
    /// Removes one.
    pub remove: &'static str,
    /// Why one cannot be removed.
    pub in_use: fn(&str) -> String,
    /// Removed, with undo.
    pub removed: fn(&str) -> String,
    /// Opens the detail.
    pub open: fn(&str) -> String,
    /// The line under the name.
    pub line: fn(&dyn Format, HistoryFacts) -> String,
    /// Its name.
    pub name: &'static str,
    /// Heads of facts.
    pub alerts: &'static str,
    /// From and to.
    pub span: &'static str,
    /// "3 Jan 08:00 to 9 Jan 17:00"
    pub span_is: fn(&dyn Format, (NaiveDateTime, NaiveDateTime), days_only: bool) -> String,
    /// The zone.
    pub zone: &'static str,
    /// Rows.
    pub rows: &'static str,
    /// "593,948 read, none rejected"
    pub rows_are: fn(&dyn Format, read: u64, rejected: u64) -> String,
    /// Observed.
    pub observed: &'static str,
    /// "72 of 168 hours of the week"
    pub observed_is: fn(&dyn Format, usize) -> String,
    /// The file tells days and no hours.
    pub observed_days: &'static str,
    /// How unknown hours are filled.
    pub fill_rule: fn(&dyn Format, unknown: usize) -> String,
    /// Imported.
    pub imported: &'static str,
    /// A week.
    pub per_week: &'static str,
    /// "about 1,204 alerts"
    pub per_week_is: fn(&dyn Format, f64) -> String,
    /// How uneven.
    pub dispersion: &'static str,
    /// In words.
    pub dispersion_is: fn(&dyn Format, Option<f64>) -> String,
    /// Trend.
    pub trend: &'static str,
    /// In words: slope, interval, weeks.
    pub trend_is: fn(&dyn Format, Option<(f64, f64, f64, u32)>) -> String,
    /// Elapsed.
    pub elapsed: &'static str,
    /// p50 and p90 in hours, of so many alerts.
    pub elapsed_is: fn(&dyn Format, p50: f64, p90: f64, alerts: u64) -> String,
    /// Opened to acknowledged.
    pub acknowledged: &'static str,
    /// That it is not work.
    pub elapsed_is_not_work: &'static str,
    /// Without closing times.
    pub elapsed_none: &'static str,
    /// Grouping.
    pub grouping: &'static str,
    /// What was grouped how: "to 8 groups, a fixed window of 60 minutes".
    pub grouping_is: fn(&dyn Format, alerts: u64, groups: u64, &Grouping) -> String,
    /// None.
    pub grouping_none: &'static str,
    /// Weekly picture.
    pub week_title: &'static str,
    /// Its unit.
    pub week_subtitle: &'static str,
    /// What was counted.
    pub week_counted: &'static str,
    /// What was filled in.
    pub week_filled: &'static str,
    /// What it shows.
    pub week_sentence:
        fn(&dyn Format, busiest: &str, most: f64, unknown: usize, dispersion: Option<f64>) -> String,
    /// Daily picture.
    pub days_title: &'static str,
    /// Its unit.
    pub days_subtitle: fn(unobserved: usize) -> String,
    /// What it shows.
    pub days_sentence: fn(&dyn Format, day: NaiveDate, most: f64, typical: f64) -> String,
    /// Hourly picture.
    pub hours_title: &'static str,
    /// Its unit.
    pub hours_subtitle: fn(zone: &str) -> String,
    /// What it shows.
    pub hours_sentence: fn(&dyn Format, from: NaiveDate, to: NaiveDate, alerts: f64) -> String,
    /// Picks the week shown by hours.
    pub week_shown: &'static str,
    /// "Week of 4 January"
    pub week_of: fn(&dyn Format, NaiveDate) -> String,
    /// "alerts"
    pub unit: &'static str,
    /// "alerts an hour"
    pub unit_an_hour: &'static str,
    /// Head of a column of hours.
    pub hour: &'static str,
    /// Mix by severity.
    pub mix_title: &'static str,
    /// Its unit.
    pub mix_subtitle: &'static str,
    /// What it shows.
    pub mix_sentence: fn(&dyn Format, name: &str, share: f64) -> String,
    /// Share of alerts.
    pub mix_share: &'static str,
    /// Those that have none.
    pub without_severity: &'static str,
    /// Rules.
    pub rules_title: &'static str,
    /// Of what the hours are made.
    pub rules_subtitle: fn(&dyn Format, minutes: f64, stream: Option<&str>) -> String,
    /// What it shows.
    pub rules_sentence: fn(&dyn Format, rule: &str, share_of_hours: f64, share_of_alerts: f64) -> String,
    /// Heads of columns.
    pub rule: &'static str,
    /// Groups.
    pub rule_groups: &'static str,
    /// Hours.
    pub rule_hours: &'static str,
    /// Share of hours.
    pub rule_hours_share: &'static str,
    /// Alerts.
    pub rule_alerts: &'static str,
    /// Share of alerts.
    pub rule_alerts_share: &'static str,
    /// The rest.
    pub other_rules: fn(&dyn Format, u64) -> String,
    /// Without a rule column.
    pub rules_none: &'static str,
    /// Alerts for which the file has no rule.
    pub rule_unnamed: &'static str,
    /// Bursts.
    pub bursts_title: &'static str,
    /// What a burst is and what setting it aside does.
    pub bursts_hint: &'static str,
    /// None.
    pub bursts_none: &'static str,
    /// "12 Jan 08:00, 1 hour: 427,101 alerts where 12 are usual, mostly X; 72 % of the file"
    pub burst_is: fn(&dyn Format, BurstFacts<'_>) -> String,
    /// The switch.
    pub set_aside: &'static str,
    /// Silent stretches.
    pub gaps_title: &'static str,
    /// What a silent stretch is.
    pub gaps_hint: &'static str,
    /// One of them.
    pub gap_is: fn(&dyn Format, from: NaiveDateTime, hours: u32, usual: f64) -> String,
    /// The switch.
    pub not_observed: &'static str,
    /// Use for a stream.
    pub use_title: &'static str,
    /// What is set and what is not.
    pub use_hint: &'static str,
    /// A new stream.
    pub use_new: &'static str,
    /// Chooses.
    pub use_for: &'static str,
    /// Does it.
    pub use_do: &'static str,
    /// Was done: "Phishing now follows incidents.csv".
    pub used: fn(stream: &str, history: &str) -> String,
    /// Which streams use it.
    pub used_by: fn(&[&str]) -> String,
}

/// One burst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BurstFacts<'a> {
    /// From.
    pub from: NaiveDateTime,
    /// How long.
    pub hours: u32,
    /// How many.
    pub alerts: u64,
    /// How many are usual.
    pub usual: f64,
    /// Share of all alerts of the history.
    pub share: f64,
    /// What most of it was.
    pub main_rule: Option<&'a str>,
}
