//! Words of the capacity page: its labels and the sentences that are made from the figures.
//!
//! Texts that come in are written already: numbers, lengths of time and hours as the reader writes them. Names of models
//! are in the explanations and not here.

mod inputs;

pub use inputs::{Inputs, Work};

/// Words of the capacity page.
#[derive(Clone, Copy)]
pub struct CapacityPage {
    /// The headline and the sentence under it.
    pub headline: Headline,
    /// The strip of figures.
    pub strip: Strip,
    /// The table of severities.
    pub severities: Severities,
    /// What would be enough.
    pub need: NeedWords,
    /// Seats against people.
    pub people: People,
    /// The figures behind the answer.
    pub more: More,
    /// The pictures.
    pub pictures: Pictures,
    /// What can be changed in place.
    pub inputs: Inputs,
    /// How the full answer comes along.
    pub work: Work,
}

/// The headline and the sentence under it.
#[derive(Clone, Copy)]
pub struct Headline {
    /// Every target is met.
    pub enough: &'static str,
    /// Every target is met, and the desk is busier than allowed.
    pub enough_but_busy: fn(occupancy: &str, limit: &str) -> String,
    /// Every target is met, the desk is busier than allowed, and what would keep to the limit.
    pub busy_add: fn(occupancy: &str, limit: &str, additions: &str) -> String,
    /// The longest wait, as a sentence: "The longest wait from backlog is 3 h, for low alerts."
    pub longest_wait: fn(wait: &str, severity: &str) -> String,
    /// The wait by chance, as a sentence: "19 in 20 low alerts start within 3 h."
    pub slow_wait: fn(wait: &str, severity: &str) -> String,
    /// What would do: "Not enough: one more seat on weekdays from 09:00 to 17:00 would meet every target."
    pub add: fn(additions: &str) -> String,
    /// Not enough, and what would be is not known yet.
    pub not_enough: &'static str,
    /// What it means now: "Today low alerts wait up to 31 h."
    pub waits_up_to: fn(when: &str, severity: &str, wait: &str) -> String,
    /// The same where chance makes them wait longer: "Today one in twenty low alerts waits 14 h or more."
    pub slow_waits: fn(when: &str, severity: &str, wait: &str) -> String,
    /// The same where what chance does is not known.
    pub waits_for_backlog: fn(when: &str, severity: &str, wait: &str) -> String,
    /// What it means when the desk falls behind: "Today nobody looks at 340 alerts a week."
    pub nobody_looks: fn(when: &str, alerts: &str) -> String,
    /// Whose alerts: "Critical alerts of Northgate Bank".
    pub customer_alerts: fn(severity: &str, customer: &str) -> String,
    /// What it means when the wait is short: "Today 74% of high alerts are started in 15 min; 95% are promised."
    pub share_misses:
        fn(when: &str, share: &str, severity: &str, within: &str, started: bool, promised: &str) -> String,
    /// No number of seats in these hours keeps the promises, other hours do.
    pub open_hours: fn(additions: &str) -> String,
    /// No number of seats at all keeps the promises.
    pub impossible: fn(promises: &str) -> String,
    /// The same of more promises than a sentence holds.
    pub impossible_many: fn(promises: &str, of: &str) -> String,
    /// ... but letting the most severe interrupt does.
    pub interrupting_helps: &'static str,
    /// All other promises are kept.
    pub others_kept: &'static str,
    /// "All others would be kept with one more seat on weekdays from 09:00 to 17:00."
    pub others_add: fn(additions: &str) -> String,
    /// No seat is staffed.
    pub no_seats: fn(alerts: &str) -> String,
    /// No target is set, so that nothing says what is enough.
    pub no_target: &'static str,
    /// The verdict is still being worked out.
    pub pending: &'static str,
    /// The verdict was stopped before it was known.
    pub stopped: &'static str,
    /// One sentence after another; the second may be empty.
    pub joined: fn(first: &str, second: &str) -> String,
    /// The plan has no answer yet.
    pub unanswerable: &'static str,
    /// Opens the alert streams.
    pub to_alerts: &'static str,
    /// Opens the seats and people.
    pub to_team: &'static str,
    /// What is missing, one line a reason.
    pub no_severities: &'static str,
    /// There is no alert stream.
    pub no_streams: &'static str,
    /// All streams together bring no alert.
    pub nothing_arrives: &'static str,
    /// A stream has no share of any severity.
    pub no_mix: fn(stream: &str) -> String,
    /// A number of a stream is outside what it can be.
    pub out_of_range: fn(stream: &str, quantity: &str) -> String,
    /// In-shift losses take the whole shift.
    pub no_time_for_alerts: &'static str,
    /// Contract and absence leave no hour.
    pub no_rota_hours: &'static str,
    /// "Today", for the first month of the plan.
    pub today: &'static str,
    /// "In March 2027".
    pub in_month: fn(month: &str) -> String,
    /// The lead: people, seats, alerts a day.
    pub lead: fn(people: &str, seats: &str, alerts_a_day: &str) -> String,
    /// Behind the lead: how long alerts take is a default.
    pub default_minutes: &'static str,
    /// "12 people".
    pub people: fn(people: &str) -> String,
    /// "hold 1 to 3 seats around the clock".
    pub seats_around_the_clock: fn(seats: &str) -> String,
    /// "hold up to 2 seats in 50 hours of the week".
    pub seats_in_hours: fn(seats: &str, hours: &str) -> String,
    /// People and nobody at the desk.
    pub seats_none: &'static str,
    /// One of several parts: "a, b and c".
    pub list: fn(parts: &[String]) -> String,
}

/// The strip of figures.
#[derive(Clone, Copy)]
pub struct Strip {
    /// Names the strip for who cannot see it.
    pub name: &'static str,
    /// "High alerts, started in 15 min".
    pub promise: fn(severity: &str, promise: &str) -> String,
    /// "of 95% promised".
    pub of_promised: fn(share: &str) -> String,
    /// Beside a kept promise: how many alerts a day it covers.
    pub alerts_a_day: fn(alerts: &str) -> String,
    /// "Low alerts, longest wait from backlog".
    pub longest_wait: fn(severity: &str) -> String,
    /// "Low alerts, 19 in 20 start within".
    pub slow_wait: fn(severity: &str) -> String,
    /// The wait counts what chance does.
    pub with_chance: &'static str,
    /// "of 24 h promised".
    pub of_target: fn(target: &str) -> String,
    /// What a wait is compared to whose promise runs in business hours.
    pub on_wall_clock: &'static str,
    /// No promise to compare a wait to.
    pub no_target: &'static str,
    /// "at most 118 alerts wait, cleared Sun 06:00".
    pub backlog_clears: fn(alerts: &str, cleared: &str) -> String,
    /// "at most 118 alerts wait".
    pub backlog_peak: fn(alerts: &str) -> String,
    /// No backlog.
    pub backlog_none: &'static str,
    /// Occupancy of the week.
    pub occupancy: &'static str,
    /// "of 85% allowed".
    pub of_limit: fn(limit: &str) -> String,
    /// "262 of 289 hours for alerts a week".
    pub hours_of: fn(work: &str, hours: &str) -> String,
    /// Alerts that nobody looks at.
    pub unworked: &'static str,
    /// "alerts a week".
    pub alerts_a_week: &'static str,
    /// "of 6,720 a week that reach people".
    pub of_alerts: fn(alerts: &str) -> String,
    /// People for the seats that would be enough.
    pub people_needed: &'static str,
    /// People for the present seats.
    pub people_present: &'static str,
    /// "12 in the team".
    pub in_team: fn(people: &str) -> String,
    /// "5.1 people for each seat around the clock".
    pub people_per_seat: fn(people: &str) -> String,
    /// People with the unit.
    pub people_unit: &'static str,
    /// Marks a figure that belongs to the plan before the last change.
    pub stale: &'static str,
    /// A figure the full computation will bring.
    pub pending: &'static str,
    /// A figure that the full computation would have brought.
    pub stopped: &'static str,
}

/// The table of severities.
#[derive(Clone, Copy)]
pub struct Severities {
    /// Title of the table.
    pub title: &'static str,
    /// Under the title.
    pub subtitle: &'static str,
    /// Heads of the columns.
    pub severity: &'static str,
    /// Alerts a day.
    pub alerts_a_day: &'static str,
    /// The promise.
    pub target: &'static str,
    /// Share within it.
    pub within: &'static str,
    /// The wait that 19 in 20 alerts do not exceed.
    pub slow_wait: &'static str,
    /// The longest wait from backlog.
    pub longest_wait: &'static str,
    /// "14 h or more".
    pub at_least: fn(wait: &str) -> String,
    /// When the backlog clears.
    pub clears: &'static str,
    /// "started in 15 min".
    pub started_in: fn(within: &str) -> String,
    /// "started at once".
    pub started_at_once: &'static str,
    /// "triage done in 4 h".
    pub done_in: fn(within: &str) -> String,
    /// "started in 15 min, 95%".
    pub target_of: fn(promise: &str, share: &str) -> String,
    /// A customer's own promise: "Northgate Bank: started in 10 min".
    pub customer_promise: fn(customer: &str, promise: &str) -> String,
    /// "4 h of business time".
    pub business_time: fn(within: &str) -> String,
    /// No target.
    pub no_target: &'static str,
    /// "340 alerts a week that nobody looks at".
    pub unworked: fn(alerts: &str) -> String,
    /// The backlog is never cleared.
    pub never: &'static str,
    /// Nobody waits longer than until somebody is free.
    pub no_queue: &'static str,
    /// There is no backlog.
    pub no_backlog: &'static str,
    /// Two ends of what is known: "88 to 93%".
    pub band: fn(worse: &str, better: &str) -> String,
}

/// What would be enough.
#[derive(Clone, Copy)]
pub struct NeedWords {
    /// Title.
    pub title: &'static str,
    /// It is enough.
    pub enough: &'static str,
    /// "Every target would be met with:"
    pub add: &'static str,
    /// "one more seat on weekdays from 09:00 to 17:00".
    pub addition: fn(seats: u16, days: &str, hours: &str) -> String,
    /// How many seats are added, when there are too many parts for a sentence.
    pub additions_many: fn(blocks: usize, seat_hours: &str) -> String,
    /// Days: every day.
    pub days_all: &'static str,
    /// On weekdays.
    pub days_weekdays: &'static str,
    /// At weekends.
    pub days_weekend: &'static str,
    /// "from 09:00 to 17:00".
    pub hours: fn(from: &str, to: &str) -> String,
    /// Around the clock.
    pub hours_all: &'static str,
    /// "504 seat hours a week instead of 464, at most 4 seats at once".
    pub plan: fn(then: &str, now: &str, most: &str) -> String,
    /// "Planned from nothing, 420 seat hours a week in whole shifts would do; you staff 464."
    pub from_scratch: fn(hours: &str, now: &str) -> String,
    /// No number of seats in these hours keeps these promises.
    pub not_in_these_hours: &'static str,
    /// Nor in any hours.
    pub not_in_any_hours: &'static str,
    /// Nor in any hours, since the work itself takes too long.
    pub work_takes_long: &'static str,
    /// What could be promised whatever the hours, and that nothing could.
    pub possible_at_all: fn(within: &str) -> String,
    /// Nothing could be promised.
    pub impossible_at_all: &'static str,
    /// So many other promises are kept by the present seats.
    pub others_enough: fn(promises: u32) -> String,
    /// "All other promises would be kept with".
    pub others_add: fn(promises: u32) -> String,
    /// Of the other promises the hours that are staffed now cannot keep these.
    pub others_not_in_these: &'static str,
    /// The plan from nothing, for all other promises.
    pub others_from_scratch: fn(hours: &str, now: &str) -> String,
    /// "High alerts, started in 15 min: 82% at best, 95% promised; 45 min could be promised."
    pub missed: fn(severity: &str, promise: &str, best: &str, promised: &str) -> String,
    /// A promise within a list: "high alerts (started in 15 min)".
    pub promise_of: fn(severity: &str, promise: &str) -> String,
    /// What could be promised.
    pub possible: fn(within: &str) -> String,
    /// Nothing could be promised.
    pub impossible: &'static str,
    /// Seats in hours that are closed now would do.
    pub opening: fn(additions: &str) -> String,
    /// Letting the most severe interrupt would do.
    pub interrupting: &'static str,
    /// Sets that.
    pub interrupt: &'static str,
    /// Applies the seats of the answer.
    pub try_seats: &'static str,
    /// What the button does.
    pub try_hint: &'static str,
    /// The answer is being worked out.
    pub pending: &'static str,
    /// The search was stopped.
    pub stopped: &'static str,
    /// "The busiest hour alone has work for 4.4 seats."
    pub busiest: fn(seats: &str) -> String,
    /// "Since work may wait, 2.3 in every staffed hour would do."
    pub may_wait: fn(seats: &str) -> String,
    /// Title of the table of hours.
    pub hours_title: &'static str,
    /// What is compared in it.
    pub hours_subtitle: &'static str,
    /// Days of a row.
    pub days: &'static str,
    /// Hours of a row.
    pub hours_head: &'static str,
    /// Seats now.
    pub now: &'static str,
    /// The minimum that was set.
    pub minimum: &'static str,
    /// The seats of the answer.
    pub answer: &'static str,
    /// What the three open: seat hours of the week, now.
    pub now_hours: &'static str,
    /// Seat hours with the minimum.
    pub minimum_hours: &'static str,
    /// Seat hours of the answer.
    pub answer_hours: &'static str,
    /// What decides.
    pub decides: &'static str,
    /// Nobody is needed.
    pub rule_none: &'static str,
    /// The alerts decide.
    pub rule_workload: &'static str,
    /// The minimum decides.
    pub rule_minimum: &'static str,
    /// Both ask the same.
    pub rule_both: &'static str,
    /// "Alerts decide in 40 hours of the week, the minimum in 100; both ask for the same in 28."
    pub rule_hours: fn(workload: &str, minimum: &str, both: &str) -> String,
    /// The reason the user gave for the minimum.
    pub minimum_reason: fn(reason: &str) -> String,
    /// Days of a run: "Mon to Fri", "Sat", "every day".
    pub day_span: fn(first: &str, last: &str) -> String,
}

/// Seats against people.
#[derive(Clone, Copy)]
pub struct People {
    /// Title.
    pub title: &'static str,
    /// "A seat is a chair that is staffed; it takes 5.1 people to staff one around the clock."
    pub sentence: fn(per_seat: &str) -> String,
    /// Without a number.
    pub subtitle: &'static str,
    /// Heads.
    pub what: &'static str,
    /// With decimals.
    pub people: &'static str,
    /// Rounded up.
    pub whole: &'static str,
    /// Compared to the team.
    pub against_team: &'static str,
    /// Rows.
    pub per_seat: &'static str,
    /// People in the team.
    pub team: &'static str,
    /// For the seats staffed now.
    pub present: &'static str,
    /// With the minimum.
    pub minimum: &'static str,
    /// For the seats of the answer.
    pub needed: &'static str,
    /// "2 more than the team".
    pub short: fn(people: &str) -> String,
    /// "1 to spare".
    pub spare: fn(people: &str) -> String,
    /// As many as there are.
    pub even: &'static str,
    /// "The team can fill 380 seat hours a week; 464 are planned."
    pub team_hours: fn(can: &str, planned: &str) -> String,
}

/// The figures behind the answer.
#[derive(Clone, Copy)]
pub struct More {
    /// Title.
    pub title: &'static str,
    /// Under the title.
    pub subtitle: &'static str,
    /// Head of the column of names.
    pub figure: &'static str,
    /// Head of the column of the whole desk.
    pub desk: &'static str,
    /// Alerts a week.
    pub alerts: &'static str,
    /// Mean hands-on minutes.
    pub minutes: &'static str,
    /// Hours of work.
    pub work: &'static str,
    /// Staffed hours.
    pub seat_hours: &'static str,
    /// Hours for alerts.
    pub queue_hours: &'static str,
    /// Seats for the work of the busiest hour.
    pub busiest: &'static str,
    /// Even seats over target windows.
    pub window_seats: &'static str,
    /// The chance that every seat is busy.
    pub chance: &'static str,
    /// Mean wait.
    pub mean_wait: &'static str,
    /// The chance, were every hour alike.
    pub steady_chance: &'static str,
    /// The mean wait, were every hour alike.
    pub steady_wait: &'static str,
    /// Why the two last are not computed.
    pub steady_note: fn(reason: &str) -> String,
    /// Names a figure of a severity for who opens it: "Mean wait, Low".
    pub figure_of: fn(figure: &str, severity: &str) -> String,
}

/// The pictures.
#[derive(Clone, Copy)]
pub struct Pictures {
    /// Title of the section.
    pub title: &'static str,
    /// Demand and capacity.
    pub demand: PictureWords,
    /// Work.
    pub work: &'static str,
    /// At the desk.
    pub at_the_desk: &'static str,
    /// The gap.
    pub gap: &'static str,
    /// "Mon 16:00: 1.8 short".
    pub worst_hour: fn(hour: &str, short: &str) -> String,
    /// The worst hour and how many hours are short.
    pub demand_sentence: fn(hour: &str, short: &str, hours_short: &str) -> String,
    /// No hour is short.
    pub demand_never_short: &'static str,
    /// Seats short by hour.
    pub short: PictureWords,
    /// Unit of seats.
    pub seats: &'static str,
    /// A positive value.
    pub word_short: &'static str,
    /// A negative value.
    pub word_spare: &'static str,
    /// Sentence of the seats that are short.
    pub short_sentence: fn(hours_short: &str, seat_hours: &str, hours_spare: &str) -> String,
    /// No hour is short.
    pub short_never: &'static str,
    /// Backlog by severity.
    pub backlog: PictureWords,
    /// Unit of alerts.
    pub alerts: &'static str,
    /// The highest backlog.
    pub backlog_sentence: fn(alerts: &str, hour: &str) -> String,
    /// It grows without end.
    pub backlog_grows: fn(alerts_a_week: &str) -> String,
    /// There is none.
    pub backlog_none: &'static str,
    /// Utilisation.
    pub utilisation: PictureWords,
    /// Name of the line.
    pub busy: &'static str,
    /// Bands.
    pub band_good: &'static str,
    /// Near the limit.
    pub band_warn: &'static str,
    /// Over it.
    pub band_bad: &'static str,
    /// The limit of the plan.
    pub limit: fn(limit: &str) -> String,
    /// Sentence of utilisation.
    pub utilisation_sentence: fn(week: &str, hours_over: &str) -> String,
    /// Share within target by hour.
    pub within: PictureWords,
    /// Lowest hour; started, or done where nothing is promised of the start.
    pub within_sentence: fn(severity: &str, share: &str, hour: &str, started: bool) -> String,
    /// A line of a severity that is promised done, and not started: "Low, triage done".
    pub within_done: fn(severity: &str) -> String,
    /// What is drawn is being worked out.
    pub within_pending: &'static str,
    /// There is nothing to draw.
    pub within_none: &'static str,
    /// A target that several severities share, or one's own.
    pub within_target: fn(share: &str) -> String,
    /// Targets of several severities.
    pub within_targets: fn(least: &str, most: &str) -> String,
}

/// Title and subtitle of a picture.
#[derive(Clone, Copy)]
pub struct PictureWords {
    /// What is shown.
    pub title: &'static str,
    /// In which unit and by what.
    pub subtitle: &'static str,
}
