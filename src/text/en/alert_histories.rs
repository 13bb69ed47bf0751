//! Words about imported histories.

use super::alerts_page::{percent, small};
use crate::{
    domain::{GroupWindow, GroupedBy},
    text::{
        Format,
        alerts_page::{BurstFacts, HistoryFacts, HistoryWords},
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

const FILL_RULE: &str = super::import::IMPORT.fill_rule;

pub(super) const HISTORIES: HistoryWords = HistoryWords {
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
    zone: "Hours counted in",
    rows: "Rows",
    rows_are,
    observed: "Observed",
    observed_is: |f, hours| format!("{} of 168 hours of the week", f.number(hours as f64, 0)),
    observed_days: "days only: the hours are not known",
    fill_rule: |f, unknown| match unknown {
        0 => "Every hour of the week was observed.".to_owned(),
        1 => format!("One hour of the week was not observed and is unknown, not zero. {FILL_RULE}"),
        n => format!(
            "{} hours of the week were not observed and are unknown, not zero. {FILL_RULE}",
            f.number(n as f64, 0)
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
    elapsed_is_not_work: super::import::IMPORT.elapsed_is_not_work,
    elapsed_none: "The file has no closing times.",
    grouping: "Grouping",
    grouping_is: |f, alerts, groups, grouping| {
        let fold = if alerts > 0 { 1.0 - groups as f64 / alerts as f64 } else { 0.0 };
        let from = match grouping.window {
            GroupWindow::Fixed => "counted from the first alert of a group (fixed window)",
            GroupWindow::Sliding => "counted from its latest alert (restarting window)",
        };
        format!(
            "{} alerts fold into {} groups ({} folded): {} within {} min, {from}",
            f.number(alerts as f64, 0),
            f.number(groups as f64, 0),
            percent(f, fold),
            same(grouping.by),
            f.number(f64::from(grouping.minutes), 0)
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
    rule_unnamed: "(not named)",
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
        format!("{}: nothing, where {} are usual", stretch(f, from, hours), small(f, usual))
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

/// What alerts of one group have in common.
fn same(by: Option<GroupedBy>) -> &'static str {
    match by {
        Some(GroupedBy::Rule) => "same rule",
        Some(GroupedBy::Host) => "same host",
        Some(GroupedBy::RuleAndHost) => "same rule and host",
        None => "same rule and host (of what the file has of both)",
    }
}

fn hours_long(f: &dyn Format, hours: u32) -> String {
    match hours {
        1 => "one hour".to_owned(),
        n => format!("{} hours", f.number(f64::from(n), 0)),
    }
}

/// From when and how long: in days where it is whole days.
fn stretch(f: &dyn Format, from: NaiveDateTime, hours: u32) -> String {
    if hours.is_multiple_of(24) && from.time() == NaiveTime::MIN {
        let long = if hours == 24 { "one day".to_owned() } else { format!("{} days", hours / 24) };
        return format!("{}, {long}", f.date(from.date()));
    }
    format!("{}, {}", f.date_time(from), hours_long(f, hours))
}

fn span_is(f: &dyn Format, (from, to): (NaiveDateTime, NaiveDateTime), days_only: bool) -> String {
    if days_only {
        return format!("{} to {}", f.date(from.date()), f.date(to.date()));
    }
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
    let observed = match facts.hours_observed {
        Some(hours) => format!("{} of 168 hours of the week observed", f.number(hours as f64, 0)),
        None => "days only".to_owned(),
    };
    format!(
        "{} alerts, {} to {}{rejected}; {observed}",
        f.number(facts.alerts as f64, 0),
        f.date(days(facts.span.0)),
        f.date(days(facts.span.1))
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
        "{}: {} alerts where {} are usual{rule} ({} of the file)",
        stretch(f, burst.from, burst.hours),
        f.number(burst.alerts as f64, 0),
        small(f, burst.usual),
        percent(f, burst.share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

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
    fn the_sentence_about_groups_names_what_was_used() {
        use crate::domain::history::Grouping;
        let said = |by| {
            let grouping = Grouping { minutes: 60, window: GroupWindow::Fixed, groups: 30, by };
            (HISTORIES.grouping_is)(&PlainFormat, 90, 30, &grouping)
        };
        let words = "90 alerts fold into 30 groups (67% folded): same rule within 60 min, counted from the first alert \
                     of a group (fixed window)";
        assert_eq!(said(Some(GroupedBy::Rule)), words);
        assert!(said(Some(GroupedBy::RuleAndHost)).contains(": same rule and host within"));
        assert!(said(Some(GroupedBy::Host)).contains(": same host within"));
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
