//! Words of the capacity page.

use super::chart::lower_first;
use crate::text::capacity_page::{
    CapacityPage, Headline, Inputs, More, NeedWords, People, PictureWords, Pictures, Severities, Strip, Work,
};

pub(in crate::text) const CAPACITY_PAGE: CapacityPage = CapacityPage {
    headline: HEADLINE,
    strip: STRIP,
    severities: SEVERITIES,
    need: NEED,
    people: PEOPLE,
    more: MORE,
    pictures: PICTURES,
    inputs: INPUTS,
    work: WORK,
};

/// "low alerts", "P3 alerts", and "low-risk alerts" of a severity that is called "Low-risk alerts".
fn alerts_of(severity: &str) -> String {
    let name = lower_first(severity.trim());
    if names_alerts(&name) { name } else { format!("{name} alerts") }
}

/// Whether alerts are named already: "Phishing alerts", "Critical alerts of Northgate Bank".
fn names_alerts(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("alerts") || name.contains("alerts of ")
}

/// The same at the beginning of a line: "Low alerts".
fn alerts_of_first(severity: &str) -> String {
    let name = severity.trim();
    if names_alerts(name) { name.to_owned() } else { format!("{name} alerts") }
}

fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

const HEADLINE: Headline = Headline {
    enough: "Enough: every target is met.",
    enough_but_busy: |occupancy, limit| {
        format!(
            "Every target is met, but the desk is busy {occupancy} of its time, over the {limit} you allow."
        )
    },
    busy_add: |occupancy, limit, additions| {
        format!(
            "Every target is met, but the desk is busy {occupancy} of its time, over the {limit} you allow; {additions} would keep to it."
        )
    },
    longest_wait: |wait, severity| {
        format!("The longest wait from backlog is {wait}, for {}.", alerts_of(severity))
    },
    slow_wait: |wait, severity| format!("19 in 20 {} start within {wait}.", alerts_of(severity)),
    add: |additions| format!("Not enough: {additions} would meet every target."),
    not_enough: "Not enough for every target.",
    waits_up_to: |when, severity, wait| format!("{when} {} wait up to {wait}.", alerts_of(severity)),
    slow_waits: |when, severity, wait| {
        format!("{when} one in twenty {} waits {wait} or more.", alerts_of(severity))
    },
    waits_for_backlog: |when, severity, wait| {
        format!("{when} {} wait up to {wait} for the backlog alone.", alerts_of(severity))
    },
    nobody_looks: |when, alerts| format!("{when} nobody looks at {alerts} alerts a week."),
    customer_alerts: |severity, customer| format!("{} of {customer}", alerts_of_first(severity)),
    share_misses: |when, share, severity, within, started, promised| {
        let alerts = alerts_of(severity);
        let kept = if started { "are started" } else { "have triage done" };
        format!("{when} {share} of {alerts} {kept} in {within}; {promised} is promised.")
    },
    open_hours: |additions| {
        format!("Not enough: no number of seats in these hours meets every target; {additions} would.")
    },
    impossible: |promises| format!("Not enough: no number of seats keeps the promise for {promises}."),
    impossible_many: |promises, of| {
        format!("Not enough: no number of seats keeps {promises} of the {of} promises.")
    },
    interrupting_helps: "Letting the most severe alerts interrupt other work would make it possible.",
    others_kept: "All other promises are kept.",
    others_add: |additions| format!("All others would be kept with {additions}."),
    no_seats: |alerts| format!("Nobody is at the desk: {alerts} alerts a week find no one."),
    no_target: "No target is set, so nothing says what would be enough.",
    pending: "Working out whether it is enough.",
    stopped: "Stopped before it was known whether it is enough.",
    joined: |first, second| if second.is_empty() { first.to_owned() } else { format!("{first} {second}") },
    unanswerable: "This plan cannot answer yet. Still missing:",
    to_alerts: "Alert streams",
    to_team: "People and seats",
    no_severities: "Severities: at least one, with what must be answered how fast.",
    no_streams: "Alert streams: where alerts come from and how many.",
    nothing_arrives: "Alerts: all streams together bring none to people.",
    no_mix: |stream| format!("{stream}: how its alerts divide among the severities."),
    out_of_range: |stream, quantity| {
        format!("{stream}: {} is outside what it can be.", lower_first(quantity))
    },
    no_time_for_alerts: "Time for alerts: breaks, handover, meetings and other work take the whole shift.",
    no_rota_hours: "Hours for the rota: contract and absence leave none.",
    today: "Today",
    in_month: |month| format!("In {month}"),
    lead: |people, seats, alerts_a_day| {
        format!("{people} {seats}; {alerts_a_day} alerts a day reach people after grouping and auto-closure.")
    },
    default_minutes: "Hands-on minutes are a default here: time a sample to know better.",
    people: |people| if people == "1" { "1 person".to_owned() } else { format!("{people} people") },
    seats_around_the_clock: |seats| {
        format!("hold {seats} {} around the clock", if seats == "1" { "seat" } else { "seats" })
    },
    seats_in_hours: |seats, hours| {
        format!("hold {seats} {} in {hours} hours of the week", if seats == "1" { "seat" } else { "seats" })
    },
    seats_none: "and no seat staffed",
    list,
};

const STRIP: Strip = Strip {
    name: "Key figures",
    promise: |severity, promise| format!("{}, {promise}", alerts_of_first(severity)),
    of_promised: |share| format!("of {share} promised"),
    alerts_a_day: |alerts| format!("{alerts} alerts a day"),
    longest_wait: |severity| format!("{}, longest wait from backlog", alerts_of_first(severity)),
    slow_wait: |severity| format!("{}, 19 in 20 start within", alerts_of_first(severity)),
    with_chance: "one in twenty waits longer",
    of_target: |target| format!("of {target} promised"),
    on_wall_clock: "nights and weekends included; promised in business time",
    no_target: "no promise set",
    backlog_clears: |alerts, cleared| format!("up to {alerts} wait, cleared {cleared}"),
    backlog_peak: |alerts| format!("up to {alerts} wait"),
    backlog_none: "no backlog",
    occupancy: "Occupancy, week",
    of_limit: |limit| format!("of {limit} allowed"),
    hours_of: |work, hours| format!("{work} hours of work in {hours} hours for alerts"),
    unworked: "Nobody looks at",
    alerts_a_week: "alerts a week",
    of_alerts: |alerts| format!("of {alerts} that reach people"),
    people_needed: "People for enough seats",
    people_present: "People for these seats",
    in_team: |people| format!("{people} in the team"),
    people_per_seat: |people| format!("{people} people for a seat around the clock"),
    people_unit: "people",
    stale: "before the last change",
    pending: "being worked out",
    stopped: "not worked out",
};

const SEVERITIES: Severities = Severities {
    title: "Promises by severity",
    subtitle: "Share within target, tick at the promised share; the longest wait from backlog leaves chance out",
    severity: "Severity",
    alerts_a_day: "Alerts a day",
    target: "Target",
    within: "Within target",
    slow_wait: "19 in 20 start within",
    longest_wait: "Longest from backlog",
    at_least: |wait| format!("{wait} or more"),
    clears: "Backlog clears",
    started_in: |within| format!("started in {within}"),
    started_at_once: "started at once",
    done_in: |within| format!("triage done in {within}"),
    target_of: |promise, share| format!("{promise}, {share}"),
    customer_promise: |customer, promise| format!("{customer}: {promise}"),
    business_time: |within| format!("{within} of business time"),
    no_target: "no target",
    unworked: |alerts| format!("{alerts} alerts a week that nobody looks at"),
    never: "never",
    no_queue: "no queue builds up",
    no_backlog: "no backlog",
    band: |worse, better| format!("{worse} to {better}"),
};

fn addition(seats: u16, days: &str, hours: &str) -> String {
    let count = match seats {
        1 => "one more seat".to_owned(),
        2 => "two more seats".to_owned(),
        3 => "three more seats".to_owned(),
        4 => "four more seats".to_owned(),
        more => format!("{more} more seats"),
    };
    format!("{count} {days} {hours}")
}

const NEED: NeedWords = NeedWords {
    title: "What would be enough",
    enough: "The present seats meet every target.",
    add: "Every target would be met with",
    addition,
    additions_many: |blocks, seat_hours| {
        format!("{seat_hours} more seat hours a week in {blocks} blocks of hours")
    },
    days_all: "every day",
    days_weekdays: "on weekdays",
    days_weekend: "at weekends",
    hours: |from, to| format!("from {from} to {to}"),
    hours_all: "around the clock",
    plan: |then, now, most| {
        format!("That is {then} seat hours a week instead of {now}, with at most {most} seats at once.")
    },
    from_scratch: |hours, now| {
        format!(
            "Planned from nothing in whole shifts, {hours} seat hours a week would meet every target; {now} are staffed now."
        )
    },
    not_in_these_hours: "However many sit there, the hours that are staffed now cannot keep",
    not_in_any_hours: "No number of seats, in whatever hours, can keep",
    work_takes_long: "No number of seats can keep these promises, since the work itself takes that long:",
    possible_at_all: |within| format!("{within} could be promised."),
    impossible_at_all: "No time can be promised for that share.",
    others_enough: |promises| match promises {
        0 => "Nothing else is promised, and the present seats are enough.".to_owned(),
        _ => "The present seats keep all other promises.".to_owned(),
    },
    others_add: |promises| match promises {
        0 => "Nothing else is promised. The occupancy limit would be kept with".to_owned(),
        _ => "All other promises would be kept with".to_owned(),
    },
    others_not_in_these: "Of the other promises, the hours that are staffed now cannot keep",
    others_from_scratch: |hours, now| {
        format!(
            "Planned from nothing in whole shifts, {hours} seat hours a week would keep all other promises; {now} are staffed now."
        )
    },
    missed: |severity, promise, best, promised| {
        format!("{}, {promise}: {best} at best, {promised} promised.", alerts_of_first(severity))
    },
    promise_of: |severity, promise| format!("{} ({promise})", alerts_of(severity)),
    possible: |within| format!("In these hours {within} could be promised."),
    impossible: "In these hours no time can be promised for that share.",
    opening: |additions| format!("Staffing other hours too would do it, with {additions}."),
    interrupting: "With enough seats the promises hold once the most severe alerts interrupt other work.",
    interrupt: "Let them interrupt",
    try_seats: "Try these seats",
    try_hint: "Sets the seats of the plan. Undo takes it back.",
    pending: "Looking for the fewest seats that meet every target.",
    stopped: "Stopped before the fewest seats that meet every target were found.",
    busiest: |seats| format!("The busiest hour alone has work for {seats} seats."),
    may_wait: |seats| {
        format!(
            "Since work may wait until it is due, {seats} seats in every staffed hour would do, chance left out."
        )
    },
    hours_title: "Minimum seats beside workload",
    hours_subtitle: "Seats in each hour of the week; the larger of the two is what is needed",
    days: "Days",
    hours_head: "Hours",
    now: "Now",
    minimum: "Minimum",
    answer: "Needed",
    now_hours: "Seat hours staffed now",
    minimum_hours: "Seat hours with at least the minimum",
    answer_hours: "Seat hours needed",
    decides: "What decides",
    rule_none: "nobody needed",
    rule_workload: "alerts",
    rule_minimum: "minimum",
    rule_both: "both alike",
    rule_hours: |workload, minimum, both| {
        format!(
            "Alerts decide in {workload} hours of the week, the minimum in {minimum}; both ask for the same in {both}."
        )
    },
    minimum_reason: |reason| format!("The minimum stands because of: {reason}."),
    day_span: |first, last| format!("{first} to {last}"),
};

const PEOPLE: People = People {
    title: "Seats and people",
    sentence: |per_seat| {
        format!(
            "A seat is a chair that is staffed. One around the clock takes {per_seat} people, from contract and absence."
        )
    },
    subtitle: "A seat is a chair that is staffed; people are who take turns on it.",
    what: "For",
    people: "People",
    whole: "Whole people",
    against_team: "Beside the team",
    per_seat: "one seat around the clock",
    team: "in the team",
    present: "the seats staffed now",
    minimum: "these seats, and at least the minimum",
    needed: "the seats that are enough",
    short: |people| format!("{people} more"),
    spare: |people| format!("{people} to spare"),
    even: "as many",
    team_hours: |can, planned| format!("The team can fill {can} seat hours a week; {planned} are planned."),
};

const MORE: More = More {
    title: "Figures behind the answer",
    subtitle: "Each opens how it is computed",
    figure: "Figure",
    desk: "Whole desk",
    alerts: "Alerts a week",
    minutes: "Mean hands-on time",
    work: "Work, hours a week",
    seat_hours: "Staffed hours a week",
    queue_hours: "Of these for alerts",
    busiest: "Seats for the work of the busiest hour",
    window_seats: "Even seats for it and what is more severe, chance left out",
    chance: "Chance that an alert finds every seat busy",
    mean_wait: "Mean wait until it is started",
    steady_chance: "The same chance if every hour were alike",
    steady_wait: "The same wait if every hour were alike",
    steady_note: |reason| format!("If every hour were alike: {}", lower_first(reason)),
    figure_of: |figure, severity| format!("{figure}, {severity}"),
};

const PICTURES: Pictures = Pictures {
    title: "Why",
    demand: PictureWords {
        title: "Work and seats at the desk",
        subtitle: "In seats, by hour of the week: those staffed, and those that the work of each hour would fill; hatched where it has to wait",
    },
    work: "Work",
    at_the_desk: "Seats staffed",
    gap: "has to wait",
    worst_hour: |hour, short| format!("{hour}: {short} short"),
    demand_sentence: |hour, short, hours_short| {
        format!(
            "More work arrives than the desk can do in {hours_short} hours of the week; the widest gap is {short} seats, {hour}."
        )
    },
    demand_never_short: "In no hour of the week does more work arrive than the desk can do.",
    short: PictureWords {
        title: "Where cover is missing",
        subtitle: "Seats short for the work of each hour; work that may wait can be done later",
    },
    seats: "seats",
    word_short: "short",
    word_spare: "to spare",
    short_sentence: |hours_short, seat_hours, hours_spare| {
        format!(
            "{hours_short} hours of the week are short, by {seat_hours} seat hours together; {hours_spare} hours have seats to spare."
        )
    },
    short_never: "No hour of the week is short of seats for its own work.",
    backlog: PictureWords {
        title: "Backlog by severity",
        subtitle: "Alerts that wait at the end of each hour",
    },
    alerts: "alerts",
    backlog_sentence: |alerts, hour| format!("At most {alerts} alerts wait, {hour}."),
    backlog_grows: |alerts| {
        format!("The backlog never clears: it grows by {alerts} alerts a week. This is its first week.")
    },
    backlog_none: "No backlog builds up in any hour of the week.",
    utilisation: PictureWords {
        title: "How busy the desk is",
        subtitle: "Share of the hours for alerts that alerts take, by hour of the week",
    },
    busy: "Busy",
    band_good: "70 to 85%: well used",
    band_warn: "85 to 90%: no room for a bad day",
    band_bad: "over 90%: waits grow fast",
    limit: |limit| format!("Limit for the week {limit}"),
    utilisation_sentence: |week, hours_over| {
        format!(
            "Over the week the desk is busy {week} of its time for alerts; {hours_over} hours are over 90%."
        )
    },
    within: PictureWords {
        title: "In time, hour by hour",
        subtitle: "Share started within target (or done, where nothing is promised of the start), by the hour in which the alert arrives",
    },
    within_sentence: |severity, share, hour, started| {
        let kept = if started { "are started" } else { "have triage done" };
        format!("The weakest hour is {hour}: {share} of {} {kept} in time.", alerts_of(severity))
    },
    within_done: |severity| format!("{severity}, triage done"),
    within_pending: "The shares by hour are being worked out.",
    within_none: "No severity has a target whose share is known hour by hour.",
    within_targets: |least, most| format!("Promised {least} to {most}"),
    within_target: |share| format!("Promised {share}"),
};

const INPUTS: Inputs = Inputs {
    title: "What it rests on",
    subtitle: "Change a number and the page follows; undo takes it back",
    stream: "Alert stream",
    volume: "Raw alerts",
    a_day: "a day",
    a_week: "a week",
    a_month: "a month",
    auto_closed: "Closed by automation",
    minutes: "Hands-on minutes",
    minutes_unit: "min",
    field_of: |field, stream| format!("{field}, {stream}"),
    seats: "Seats in the hours that are staffed",
    seat_more: "One more",
    seat_fewer: "One fewer",
    seats_hour_by_hour: "Seats hour by hour",
    interrupts: |severity| format!("{} interrupt other work", alerts_of_first(severity)),
    interrupts_hint: "If not, analysts finish what they hold first.",
    month: "Month shown",
    month_first: "now",
    more: "All of the streams",
};

const WORK: Work = Work {
    running: "Working out waits by chance and the fewest seats",
    stop: "Stop",
    stopped: "Stopped. Waits by chance and the fewest seats are of the plan before the last change, or missing.",
    again: "Go on",
    failed: |cause| format!("Waits by chance and the fewest seats could not be worked out: {cause}."),
};
