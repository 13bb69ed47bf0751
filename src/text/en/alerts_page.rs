//! Words of the page about alerts.

use crate::{
    domain::{GroupWindow, VolumePeriod},
    text::{
        Format,
        alerts_page::{
            AlertsPage, Answer, AnswerFacts, BurstFacts, FunnelWords, HistoryFacts, HistoryWords, StreamWords,
        },
    },
};
use chrono::{NaiveDate, NaiveDateTime};

pub(super) const ALERTS_PAGE: AlertsPage =
    AlertsPage { answer: ANSWER, funnel: FUNNEL, streams: STREAMS, histories: HISTORIES };

const ANSWER: Answer = Answer {
    title: "Alerts",
    sentence,
    detail,
    empty: "No alerts yet: add a stream, or import what your SIEM or ticket system exported.",
    empty_detail: "A stream is a source of alerts that behaves alike: a detection product, a mailbox, a customer.",
    raised: "Raised",
    reach: "Reach people",
    hours: "Hands-on work",
    largest: "Most of the work",
    escalated: "Escalated",
    a_day: "a day",
    hours_a_week: "h a week",
    streams: |f, count| match count {
        1 => "in one stream".to_owned(),
        _ => format!("in {} streams", f.number(count as f64, 0)),
    },
    of_raised: |f, share| format!("{} of what is raised", percent(f, share)),
    minutes_each: |f, minutes| format!("{} min for one alert on average", small(f, minutes)),
    of_hours: |f, share| format!("{} of the hands-on hours", percent(f, share)),
    second_tier: |f, hours| format!("{} h a week of the second tier", small(f, hours)),
    raised_is: |f, stream, per_day| format!("{stream}: {} a day", small(f, per_day)),
    reach_is: |f, stream, raw, grouped, closed, human| {
        format!(
            "{stream}: {} raised × (1 − {} grouped) × (1 − {} closed by automation) = {} a day",
            small(f, raw),
            percent(f, grouped),
            percent(f, closed),
            small(f, human)
        )
    },
    hours_is: |f, stream, worked, minutes, hours| {
        format!(
            "{stream}: {} worked a day × {} min × 7 days ÷ 60 = {} h",
            small(f, worked),
            small(f, minutes),
            small(f, hours)
        )
    },
    escalated_is: |f, stream, worked, share, escalated| {
        format!(
            "{stream}: {} worked a day × {} = {} a day",
            small(f, worked),
            percent(f, share),
            small(f, escalated)
        )
    },
    taken_for_granted: "In the first month of the plan, before growth. A month is a twelfth of 365.25 days. A range stands \
                        for its median. Worked alerts include those that come back. Minutes are the average of the \
                        spread between the typical and the bad case.",
};

/// Numbers of everyday size: no decimals from ten on, one below, two below one.
fn small(format: &dyn Format, value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 9.95 || v == 0.0 => 0,
        v if v >= 0.95 => 1,
        _ => 2,
    };
    format.number(value, decimals)
}

fn percent(format: &dyn Format, share: f64) -> String {
    let decimals = usize::from(share > 0.0 && share < 0.01 || share > 0.99 && share < 1.0);
    format.percent(share, decimals)
}

fn sentence(f: &dyn Format, facts: AnswerFacts<'_>) -> String {
    let raised = small(f, facts.raw_per_day);
    let start = if facts.raw_per_day <= 0.0 {
        return "No alert is raised yet: give the streams a volume.".to_owned();
    } else if facts.human_per_day < facts.raw_per_day {
        let verb = if raised == "1" { "alert a day is" } else { "alerts a day are" };
        let reach = small(f, facts.human_per_day);
        let reaches = if reach == "1" { "reaches" } else { "reach" };
        format!("{raised} {verb} raised; {reach} {reaches} people")
    } else {
        format!("{raised} alerts a day are raised and all of them reach people")
    };
    match facts.largest {
        Some((name, share)) => format!("{start}; {name} is {} of the hands-on hours.", percent(f, share)),
        None => format!("{start}; that is {} hands-on hours a week.", small(f, facts.hours_per_week)),
    }
}

fn detail(f: &dyn Format, facts: AnswerFacts<'_>) -> String {
    let work = format!(
        "{} hands-on hours a week in {}.",
        small(f, facts.hours_per_week),
        match facts.streams {
            1 => "one stream".to_owned(),
            n => format!("{} streams", f.number(n as f64, 0)),
        }
    );
    match facts.default_minutes {
        0 => work,
        1 => format!("{work} The minutes of one stream are a default: time a sample to know better."),
        n => format!(
            "{work} The minutes of {} streams are defaults: time a sample to know better.",
            f.number(n as f64, 0)
        ),
    }
}

const FUNNEL: FunnelWords = FunnelWords {
    title: "From raised to worked",
    subtitle: "Alerts a day, in the first month of the plan",
    sentence: |f, raw, human| {
        format!(
            "Of {} alerts a day, {} reach people ({}).",
            small(f, raw),
            small(f, human),
            percent(f, if raw > 0.0 { human / raw } else { 0.0 })
        )
    },
    step: "Step",
    alerts: "Alerts",
    unit: "alerts a day",
    raised: "Raised",
    after_grouping: "Left after grouping",
    auto_closed: "Closed by automation",
    reach: "Reach people",
    reopened: "Come back",
    escalated: "Escalated",
    hours: "Hands-on work",
    share_of_hours: "Share of work",
    stream: "Stream",
    all: "All streams",
    table_title: "By stream",
    table_subtitle: "Alerts a day and hands-on hours a week",
};

const STREAMS: StreamWords = StreamWords {
    title: "Streams",
    add: "Add a stream",
    new_name: "New stream",
    import: "Import alerts",
    duplicate: "Duplicate",
    copy_name: |name| format!("{name} (copy)"),
    remove: "Remove",
    up: "Move up",
    down: "Move down",
    edit: |name| format!("Edit {name}"),
    unnamed: "Stream without a name",
    line: |f, raw, human, hours| {
        format!(
            "{} a day raised, {} reach people, {} h a week",
            small(f, raw),
            small(f, human),
            small(f, hours)
        )
    },
    group_volume: "How many",
    group_when: "When in the week",
    group_mix: "How bad",
    group_before: "What never reaches people",
    group_work: "Hands-on work",
    group_after: "Waiting, coming back, escalating",
    name: "Name",
    customer: "Customer",
    customer_hint: "Only if you serve several.",
    volume: "Alerts raised",
    volume_hint: "As the tools raise them, before grouping and automation, in the first month of the plan.",
    period: "Counted by",
    period_name: |period| match period {
        VolumePeriod::Day => "day",
        VolumePeriod::Week => "week",
        VolumePeriod::Month => "month",
    },
    volume_unit: |period| match period {
        VolumePeriod::Day => "a day",
        VolumePeriod::Week => "a week",
        VolumePeriod::Month => "a month",
    },
    growth: "Growth a year",
    growth_hint: "Negative when fewer are expected.",
    shape: "They arrive",
    flat: "The same in every hour",
    office_hours: "In office hours",
    two_thirds_office: "Two thirds in office hours",
    more_at_night: "More at night",
    sketch: "As I draw it",
    measured: |name| format!("As measured in {name}"),
    flat_means: "168 hours alike.",
    office_hours_means: "Nine in ten during the business hours of the plan, the rest spread over the other hours.",
    two_thirds_means: "Two thirds during the business hours of the plan, the rest spread over the other hours.",
    more_at_night_means: "From 20:00 to 06:00 twice as many in each hour as by day, on every day.",
    sketch_means: "Only the proportions count: twice as high is twice as many.",
    measured_means: |name| {
        format!("The mean of each hour of the week in {name}, bursts that were set aside left out.")
    },
    shape_title: "When they arrive",
    shape_unit: "alerts raised an hour",
    shape_sentence: |f, busiest, most, quietest, least| {
        if most - least < 1e-9 * most.max(1.0) {
            format!("{} in every hour.", small(f, most))
        } else {
            format!(
                "Most at {busiest} with {} an hour, fewest at {quietest} with {}.",
                small(f, most),
                small(f, least)
            )
        }
    },
    mix_of: |name| name.to_owned(),
    mix_hint: |f, total| {
        if (total - 1.0).abs() < 0.0005 {
            "The shares add up to 100 %.".to_owned()
        } else if total > 0.0 {
            format!("The shares add up to {}; they are scaled to 100 %.", percent(f, total))
        } else {
            "Give at least one severity a share, or the work cannot be placed.".to_owned()
        }
    },
    grouped: "Folded by grouping",
    grouped_hint: "The share of raised alerts that becomes part of another one.",
    auto_closed: "Closed by automation",
    auto_closed_hint: "The share of what grouping leaves that nobody has to look at.",
    typical: "Typical alert",
    typical_hint: "Minutes at the keyboard, not the time a ticket is open. Half take less, half take more.",
    bad_case: "Bad case",
    bad_case_hint: |f, mean| {
        format!("One alert in ten takes longer. The average comes to {} min.", small(f, mean))
    },
    waiting_share: "Wait on others",
    waiting_hint: "The share that waits for a user, another team or a vendor while the analyst is free.",
    waiting_hours: "They wait for",
    pauses_clock: "Waiting stops the triage-done clock",
    reopened: "Come back",
    reopened_hint: "The share of closed alerts that is reopened and worked again.",
    escalated: "Escalated",
    escalated_hint: "The share of worked alerts that goes to the second tier.",
    escalation_minutes: "Second tier, each",
    minutes: "min",
    hours: "h",
    percent: "%",
    percent_a_year: "% a year",
    source: "Source",
    checked: "Checked on",
    removed: |name| format!("{name} was removed."),
};

const HISTORIES: HistoryWords = HistoryWords {
    title: "Imported histories",
    empty: "Nothing imported yet.",
    empty_detail: "An export of your SIEM or ticket system (CSV) tells when alerts really come, which rules make the \
                   work, and what a burst did. Only counts enter the plan: no rows, no hosts, no addresses.",
    import: "Import a file",
    remove: "Remove",
    in_use: |streams| format!("In use by {streams}: choose another shape there first."),
    removed: |name| format!("{name} was removed."),
    open: |name| format!("Show {name}"),
    line: history_line,
    name: "Name",
    alerts: "Alerts",
    span: "From and to",
    span_is,
    zone: "Read in zone",
    rows: "Rows",
    rows_are,
    observed: "Observed",
    observed_is: |f, hours| format!("{} of 168 hours of the week", f.number(hours as f64, 0)),
    fill_rule: |f, unknown| match unknown {
        0 => "Every hour of the week was observed.".to_owned(),
        n => format!(
            "{} of the week {} not observed and {} unknown, not zero. For the shape of a stream, such an hour takes the \
             mean of the same hour on the other days of its kind (working days or weekend), scaled by how busy its own \
             day is; else the mean of that hour on any day; else the mean of all hours.",
            if n == 1 { "One hour".to_owned() } else { format!("{} hours", f.number(n as f64, 0)) },
            if n == 1 { "was" } else { "were" },
            if n == 1 { "is" } else { "are" },
        ),
    },
    imported: "Imported on",
    per_week: "In a usual week",
    per_week_is: |f, week| format!("about {} alerts", small(f, week)),
    dispersion: "Unevenness",
    dispersion_is,
    trend: "Trend",
    trend_is,
    elapsed: "Opened to closed",
    elapsed_is: |f, p50, p90, alerts| {
        format!(
            "half within {}, nine in ten within {} (of {} alerts with both times)",
            (super::common::COMMON.duration)(f, p50 * 60.0),
            (super::common::COMMON.duration)(f, p90 * 60.0),
            f.number(alerts as f64, 0)
        )
    },
    acknowledged: "Opened to acknowledged",
    elapsed_is_not_work: "This is elapsed time on the clock, not work: nights, weekends and waiting are in it. It is never \
                          used as hands-on minutes.",
    elapsed_none: "The file has no closing times.",
    grouping: "Grouping",
    grouping_is: |f, alerts, groups, minutes, window| {
        let fold = if alerts > 0 { 1.0 - groups as f64 / alerts as f64 } else { 0.0 };
        let from = match window {
            GroupWindow::Fixed => "counted from the first alert of a group (fixed window)",
            GroupWindow::Sliding => "counted from its latest alert (restarting window)",
        };
        format!(
            "{} alerts fold into {} groups ({} folded): same rule and host within {} min, {from}",
            f.number(alerts as f64, 0),
            f.number(groups as f64, 0),
            percent(f, fold),
            f.number(f64::from(minutes), 0)
        )
    },
    grouping_none: "not grouped",
    week_title: "The usual week",
    week_subtitle: "Mean alerts in each hour of the week",
    week_counted: "Counted",
    week_filled: "Not observed, filled in",
    week_sentence,
    days_title: "Day by day",
    days_subtitle: |unobserved| match unobserved {
        0 => "Alerts on each day".to_owned(),
        1 => "Alerts on each day; one day without a column was not observed".to_owned(),
        n => format!("Alerts on each day; {n} days without a column were not observed"),
    },
    days_sentence: |f, day, most, typical| {
        format!("Most on {} with {}; a typical day has {}.", f.date(day), small(f, most), small(f, typical))
    },
    hours_title: "Hour by hour",
    hours_subtitle: |zone| format!("Alerts in each hour of one week, in {zone}"),
    hours_sentence: |f, from, to, alerts| {
        format!("{} alerts from {} to {}.", small(f, alerts), f.date(from), f.date(to))
    },
    week_shown: "Week shown",
    week_of: |f, day| format!("Week of {}", f.date(day)),
    unit: "alerts",
    unit_an_hour: "alerts an hour",
    hour: "Hour",
    mix_title: "By severity",
    mix_subtitle: "Share of alerts",
    mix_sentence: |f, name, share| format!("{name} is {} of the alerts.", percent(f, share)),
    mix_share: "Share of alerts",
    without_severity: "No severity",
    rules_title: "Which rules make the work",
    rules_subtitle: |f, minutes, stream| match stream {
        Some(stream) => {
            format!("Hands-on hours after grouping, at {} min each as in {stream}", small(f, minutes))
        }
        None => format!("Hands-on hours after grouping, at {} min each (a default)", small(f, minutes)),
    },
    rules_sentence: |f, rule, hours, alerts| {
        format!("{rule} makes {} of the work with {} of the alerts.", percent(f, hours), percent(f, alerts))
    },
    rule: "Rule",
    rule_groups: "After grouping",
    rule_hours: "Work",
    rule_hours_share: "Share of work",
    rule_alerts: "Alerts",
    rule_alerts_share: "Share of alerts",
    other_rules: |f, rules| match rules {
        1 => "One other rule".to_owned(),
        n => format!("{} other rules", f.number(n as f64, 0)),
    },
    rules_none: "The file named no rules.",
    bursts_title: "Bursts",
    bursts_hint: "Hours in which far more came than usual. Set aside, a burst does not repeat in every week of the plan; it \
                  stays in the totals.",
    bursts_none: "No burst was found.",
    burst_is,
    set_aside: "Set aside",
    gaps_title: "Silent stretches",
    gaps_hint: "Nothing came although something usually does. If the sensor or the export failed, count these hours as not \
                observed.",
    gap_is: |f, from, hours, usual| {
        format!(
            "{}, {}: nothing, where {} are usual",
            f.date_time(from),
            hours_long(f, hours),
            small(f, usual)
        )
    },
    not_observed: "Count as not observed",
    use_title: "Use for a stream",
    use_hint: "Sets volume, weekly shape, share by severity and grouped share (unless a burst is set aside), marked as measured. \
               Hands-on minutes stay as they are: a file cannot know them.",
    use_new: "A new stream",
    use_for: "Stream",
    use_do: "Use",
    used: |stream, history| format!("{stream} now follows {history}."),
    used_by: |streams| format!("Used by {}.", streams.join(", ")),
};

fn hours_long(f: &dyn Format, hours: u32) -> String {
    match hours {
        1 => "one hour".to_owned(),
        n => format!("{} hours", f.number(f64::from(n), 0)),
    }
}

fn span_is(f: &dyn Format, (from, to): (NaiveDateTime, NaiveDateTime)) -> String {
    format!("{} to {}", f.date_time(from), f.date_time(to))
}

fn rows_are(f: &dyn Format, read: u64, rejected: u64) -> String {
    let rejected = match rejected {
        0 => "all readable".to_owned(),
        n => format!("{} rejected", f.number(n as f64, 0)),
    };
    format!("{} read, {rejected}", f.number(read as f64, 0))
}

fn history_line(f: &dyn Format, facts: HistoryFacts) -> String {
    let days = |time: NaiveDateTime| -> NaiveDate { time.date() };
    let rejected = match facts.rows_rejected {
        0 => String::new(),
        n => format!(", {} rows rejected", f.number(n as f64, 0)),
    };
    format!(
        "{} alerts, {} to {}{rejected}; {} of 168 hours of the week observed",
        f.number(facts.alerts as f64, 0),
        f.date(days(facts.span.0)),
        f.date(days(facts.span.1)),
        f.number(facts.hours_observed as f64, 0)
    )
}

fn dispersion_is(f: &dyn Format, dispersion: Option<f64>) -> String {
    match dispersion {
        None => "not known: fewer than four weeks".to_owned(),
        Some(times) if times < 1.3 => {
            format!("as even as chance makes it ({} times its variance)", f.number(times, 1))
        }
        Some(times) => {
            format!(
                "the same hour differs from week to week with {} times the variance of chance",
                small(f, times)
            )
        }
    }
}

fn trend_is(f: &dyn Format, trend: Option<(f64, f64, f64, u32)>) -> String {
    let Some((slope, low, high, weeks)) = trend else {
        return "not known: fewer than six complete weeks".to_owned();
    };
    let weeks = f.number(f64::from(weeks), 0);
    if low <= 0.0 && high >= 0.0 {
        format!("none that can be told from chance over {weeks} weeks")
    } else {
        let word = if slope > 0.0 { "more" } else { "fewer" };
        let (near, far) = if slope > 0.0 { (low, high) } else { (-high, -low) };
        format!(
            "each week {} {word} alerts than the week before (likely {} to {}), over {weeks} weeks",
            small(f, slope.abs()),
            small(f, near),
            small(f, far)
        )
    }
}

fn week_sentence(
    f: &dyn Format,
    busiest: &str,
    most: f64,
    unknown: usize,
    dispersion: Option<f64>,
) -> String {
    let start = format!("Most come at {busiest}, {} an hour", small(f, most));
    let spread = match dispersion {
        Some(times) if times >= 1.3 => format!(
            "; the same hour differs from week to week with {} times the variance of chance",
            small(f, times)
        ),
        _ => String::new(),
    };
    match unknown {
        0 => format!("{start}{spread}."),
        n => format!("{start}{spread}; {} hours of the week were not observed.", f.number(n as f64, 0)),
    }
}

fn burst_is(f: &dyn Format, burst: BurstFacts<'_>) -> String {
    let rule = burst.main_rule.map(|rule| format!(", mostly {rule}")).unwrap_or_default();
    format!(
        "{}, {}: {} alerts where {} are usual{rule} ({} of the file)",
        f.date_time(burst.from),
        hours_long(f, burst.hours),
        f.number(burst.alerts as f64, 0),
        small(f, burst.usual),
        percent(f, burst.share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    const FACTS: AnswerFacts<'_> = AnswerFacts {
        raw_per_day: 960.0,
        human_per_day: 212.0,
        largest: Some(("Phishing", 0.41)),
        hours_per_week: 320.0,
        streams: 3,
        default_minutes: 0,
    };

    #[test]
    fn the_answer_is_a_sentence_for_the_meeting() {
        assert_eq!(
            sentence(&PlainFormat, FACTS),
            "960 alerts a day are raised; 212 reach people; Phishing is 41% of the hands-on hours."
        );
        let all = AnswerFacts { human_per_day: 960.0, largest: None, ..FACTS };
        assert_eq!(
            sentence(&PlainFormat, all),
            "960 alerts a day are raised and all of them reach people; that is 320 hands-on hours a week."
        );
        let none = AnswerFacts { raw_per_day: 0.0, ..FACTS };
        assert_eq!(sentence(&PlainFormat, none), "No alert is raised yet: give the streams a volume.");
    }

    #[test]
    fn a_trend_that_may_be_chance_is_not_called_a_trend() {
        assert_eq!(
            trend_is(&PlainFormat, Some((3.0, -1.0, 7.0, 8))),
            "none that can be told from chance over 8 weeks"
        );
        assert_eq!(
            trend_is(&PlainFormat, Some((-12.0, -20.0, -4.0, 9))),
            "each week 12 fewer alerts than the week before (likely 4.0 to 20), over 9 weeks"
        );
    }

    #[test]
    fn hours_nobody_observed_are_called_unknown_and_the_rule_is_said() {
        let said = (HISTORIES.fill_rule)(&PlainFormat, 96);
        assert!(
            said.starts_with("96 hours of the week were not observed and are unknown, not zero."),
            "{said}"
        );
    }
}
