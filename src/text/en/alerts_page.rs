//! Words of the page about alerts.

use crate::{
    domain::VolumePeriod,
    text::{
        Format,
        alerts_page::{AlertsPage, Answer, AnswerFacts, FunnelWords, StreamWords},
    },
};

pub(in crate::text) const ALERTS_PAGE: AlertsPage = AlertsPage {
    answer: ANSWER,
    funnel: FUNNEL,
    streams: STREAMS,
    histories: super::alert_histories::HISTORIES,
};

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
pub(super) fn small(format: &dyn Format, value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 9.95 || v == 0.0 => 0,
        v if v >= 0.95 => 1,
        _ => 2,
    };
    format.number(value, decimals)
}

pub(super) fn percent(format: &dyn Format, share: f64) -> String {
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
    no_customer: "None",
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
    sketch_days: ["Working day", "Weekend day"],
    source: "Where it comes from",
    checked: "Checked on",
    removed: |name| format!("{name} was removed."),
};

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
}
