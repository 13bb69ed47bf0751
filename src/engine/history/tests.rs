//! The history that a tally gives: shape, bursts, silences, and what is too little to say.

use super::*;
use crate::{
    base::{HourOfWeek, RawId},
    domain::{
        history::OtherRules,
        tally::{Grain, QUARTER_MICROS, RuleTally, WordCount},
    },
};

/// Monday, 5 January 2026, 00:00 UTC, in hours since 1970.
const MONDAY: i64 = 20_458 * 24;

/// A tally of these hourly counts, beginning on that Monday, in this zone.
fn tally(zone: &str, hours: &[u64]) -> AlertTally {
    let bins: Vec<(i64, u64)> = hours
        .iter()
        .enumerate()
        .filter(|(_, alerts)| **alerts > 0)
        .map(|(hour, alerts)| ((MONDAY + hour as i64) * 4, *alerts))
        .collect();
    let alerts = hours.iter().sum();
    let hour = |at: i64| (MONDAY + at) * 4 * QUARTER_MICROS;
    AlertTally {
        zone: zone.into(),
        grain: Grain::QuarterHour,
        rows_read: alerts,
        alerts,
        span_micros: (hour(0), hour(hours.len() as i64 - 1)),
        severities: vec![WordCount { word: String::new(), alerts }],
        rules: vec![RuleTally {
            name: "Scan".into(),
            alerts,
            groups: alerts,
            by_word: vec![(0, alerts)],
            word_bins: of_first_word(&bins),
            group_bins: Vec::new(),
        }],
        word_bins: of_first_word(&bins),
        bins,
        ..AlertTally::default()
    }
}

fn of_first_word(bins: &[(i64, u64)]) -> Vec<(i64, u32, u64)> {
    bins.iter().map(|(bin, alerts)| (*bin, 0, *alerts)).collect()
}

fn history_of(tally: &AlertTally) -> AlertHistory {
    analyse(tally, &Choices::default()).unwrap().history
}

/// Hours with more by day than by night, the same every week.
fn usual_hours(hours: usize) -> Vec<u64> {
    (0..hours).map(|hour| if (8..18).contains(&(hour % 24)) { 12 } else { 4 }).collect()
}

#[test]
fn hours_before_the_first_and_after_the_last_alert_are_unknown_and_never_zero() {
    // Monday 00:00 to Wednesday 11:59.
    let history = history_of(&tally("UTC", &usual_hours(60)));
    assert_eq!(history.observed_by_hour.values().iter().sum::<u32>(), 60);
    assert_eq!(history.mean_by_hour[HourOfWeek::new(59)], Some(12.0));
    assert_eq!(history.mean_by_hour[HourOfWeek::new(60)], None);
    let wednesday = history.days.values().nth(2).unwrap();
    assert_eq!((wednesday[11], wednesday[12]), (Some(12), None));
}

#[test]
fn an_unobserved_hour_is_filled_from_its_like_scaled_by_how_busy_its_day_is() {
    // Wednesday is twice as busy as Monday and Tuesday until noon; then the file ends.
    let mut hours = usual_hours(60);
    hours.iter_mut().skip(48).for_each(|alerts| *alerts *= 2);
    let filled = history_of(&tally("UTC", &hours)).filled_by_hour;
    assert_eq!(
        filled[HourOfWeek::new(2 * 24 + 14)],
        24.0,
        "Wednesday 14:00: twice Monday's and Tuesday's 12"
    );
    // Thursday was not observed at all: the mean of three days where three are known, of two where two are.
    assert_eq!(filled[HourOfWeek::new(3 * 24 + 9)], (12.0 + 12.0 + 24.0) / 3.0);
    assert_eq!(filled[HourOfWeek::new(3 * 24 + 14)], 12.0);
    // No weekend day was observed: the same hour on any day.
    assert_eq!(filled[HourOfWeek::new(5 * 24 + 20)], 4.0);
}

#[test]
fn a_burst_is_named_with_its_rule_and_can_be_set_aside() {
    let mut hours = usual_hours(28 * 24);
    hours[200] = 5_000;
    hours[201] = 3_000;
    let mut tally = tally("UTC", &hours);
    tally.rules[0].word_bins.retain(|(bin, ..)| *bin != (MONDAY + 200) * 4);
    tally.rules.push(RuleTally {
        name: "Port sweep".into(),
        alerts: 5_000,
        groups: 10,
        by_word: vec![(0, 5_000)],
        word_bins: vec![((MONDAY + 200) * 4, 0, 5_000)],
        group_bins: Vec::new(),
    });
    let with = history_of(&tally);
    let burst = &with.bursts[0];
    assert_eq!((with.bursts.len(), burst.hours, burst.alerts, burst.set_aside), (1, 2, 8_000, false));
    assert_eq!(burst.main_rule.as_deref(), Some("Port sweep"));
    // Tuesday 08:00 in the second week: three weeks have 12 there.
    assert_eq!(burst.usual, 24.0);
    let hour = HourOfWeek::new(32);
    assert_eq!(with.mean_by_hour[hour], Some((5_000.0 + 36.0) / 4.0));
    let choices = Choices { set_aside: [burst.from].into(), ..Choices::default() };
    let without = analyse(&tally, &choices).unwrap().history;
    assert_eq!(without.mean_by_hour[hour], Some(12.0));
    assert_eq!((without.observed_by_hour[hour], without.alerts), (3, with.alerts));
    assert!(without.bursts[0].set_aside);
}

#[test]
fn a_silent_weekend_of_a_busy_desk_is_named_and_can_count_as_not_observed() {
    let mut hours = usual_hours(35 * 24);
    hours[300..320].fill(0);
    let tally = tally("UTC", &hours);
    let quiet = history_of(&tally);
    let gap = &quiet.gaps[0];
    assert_eq!((quiet.gaps.len(), gap.hours, gap.not_observed), (1, 20, false));
    let choices = Choices { not_observed: [gap.from].into(), ..Choices::default() };
    let unknown = analyse(&tally, &choices).unwrap().history;
    let hour = HourOfWeek::new(300);
    assert_eq!((quiet.observed_by_hour[hour], unknown.observed_by_hour[hour]), (5, 4));
    assert!(unknown.mean_by_hour[hour] > quiet.mean_by_hour[hour]);
}

#[test]
fn one_stray_date_years_before_does_not_count_as_years_of_quiet() {
    let mut tally = tally("UTC", &usual_hours(28 * 24));
    tally.bins.insert(0, (0, 1));
    tally.span_micros.0 = 0;
    tally.alerts += 1;
    let history = history_of(&tally);
    assert_eq!(history.observed_by_hour.values().iter().sum::<u32>(), 28 * 24 + 1);
    assert!(history.gaps.iter().any(|gap| gap.not_observed && gap.hours > 300_000));
    // The plain count from first to last has them all.
    assert_eq!(observed_hours(&tally).unwrap().unwrap().iter().sum::<u64>(), (MONDAY + 28 * 24) as u64);
}

#[test]
fn counts_that_never_vary_have_no_dispersion_and_four_weeks_are_needed_to_say_so() {
    assert_eq!(history_of(&tally("UTC", &usual_hours(28 * 24))).dispersion, Some(0.0));
    assert_eq!(history_of(&tally("UTC", &usual_hours(28 * 24 - 1))).dispersion, None);
    // Each hour of the week twice 0 and twice 2: mean 1, sum of squares 4, three degrees of freedom.
    let hours: Vec<u64> = (0..28 * 24).map(|hour| hour / 168 % 2 * 2).collect();
    let dispersion = history_of(&tally("UTC", &hours)).dispersion.unwrap();
    assert!((dispersion - 4.0 / 3.0).abs() < 1e-12, "{dispersion}");
}

#[test]
fn ten_more_each_week_is_a_trend_of_ten_and_five_weeks_are_too_few() {
    let growing = |weeks: usize| {
        let hours: Vec<u64> = (0..weeks * 168)
            .map(|hour| 1 + if hour % 168 == 0 { 10 * (hour / 168) as u64 } else { 0 })
            .collect();
        history_of(&tally("UTC", &hours)).trend
    };
    let trend = growing(8).unwrap();
    assert!(
        (trend.per_week - 10.0).abs() < 1e-9 && trend.low <= trend.per_week && trend.per_week <= trend.high
    );
    assert_eq!(trend.weeks, 8);
    assert_eq!(growing(5), None);
}

#[test]
fn the_week_is_the_one_of_the_zone_and_clock_changes_shift_no_hour() {
    // In Kolkata Monday begins at 18:30 UTC on Sunday.
    let mut kolkata = tally("Asia/Kolkata", &[1]);
    kolkata.bins = vec![(MONDAY * 4 - 22, 1), (MONDAY * 4 - 23, 1)];
    kolkata.span_micros = ((MONDAY * 4 - 23) * QUARTER_MICROS, (MONDAY * 4 - 22) * QUARTER_MICROS);
    let counts = hour_of_week_counts(&kolkata).unwrap().unwrap();
    assert_eq!((counts[0], counts[167]), (1, 1));
    assert_eq!(observed_hours(&kolkata).unwrap().unwrap().iter().sum::<u64>(), 2);
    // Berlin, the week of 29 March 2026 (hours 1,992 to 2,159 behind that Monday): 02:00 on Sunday is not there.
    let berlin = tally("Europe/Berlin", &vec![1; 13 * 168]);
    let observed = observed_hours(&berlin).unwrap().unwrap();
    assert_eq!(observed[6 * 24 + 1] - observed[6 * 24 + 2], 1);
    assert_eq!(observed.iter().sum::<u64>(), 13 * 168);
    let sunday = chrono::NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
    assert_eq!(history_of(&berlin).days[&sunday][2], None);
}

#[test]
fn a_file_of_days_gives_days_and_an_even_day() {
    let mut days = tally("UTC", &[1]);
    days.grain = Grain::Day;
    days.bins = (0..5).map(|day| (MONDAY / 24 + day, 240)).collect();
    days.span_micros = (MONDAY * 4 * QUARTER_MICROS, (MONDAY + 96) * 4 * QUARTER_MICROS);
    let report = analyse(&days, &Choices::default()).unwrap();
    assert_eq!(report.history.filled_by_hour[HourOfWeek::new(30)], 10.0);
    assert_eq!(report.history.filled_by_hour[HourOfWeek::new(150)], 10.0, "no weekend was observed");
    assert_eq!(report.history.mean_by_hour[HourOfWeek::new(30)], None);
    assert_eq!(report.history.days.values().next().unwrap().as_slice(), [Some(240)]);
    assert!(report.findings.contains(&Finding::DaysOnly));
    assert_eq!(hour_of_week_counts(&days), Ok(None));
}

#[test]
fn exactly_ten_thousand_rows_look_like_an_export_limit() {
    let found = |rows: u64| {
        let mut tally = tally("UTC", &usual_hours(100));
        tally.rows_read = rows;
        let findings = analyse(&tally, &Choices::default()).unwrap().findings;
        findings.contains(&Finding::ExportLimit { rows })
    };
    for rows in [10_000, 50_000, 65_535, 65_536, 100_000, 1_048_575] {
        assert!(found(rows), "{rows}");
    }
    for rows in [9_999, 10_001, 593_948] {
        assert!(!found(rows), "{rows}");
    }
}

#[test]
fn words_become_severities_and_what_is_left_is_said() {
    let (high, low) = (SeverityId(RawId(1)), SeverityId(RawId(2)));
    let mut tally = tally("UTC", &[6]);
    tally.severities = [("2 - High", 3), ("LOW", 2), ("odd", 1)]
        .map(|(word, alerts)| WordCount { word: word.into(), alerts })
        .into();
    tally.rules[0].by_word = vec![(0, 3), (1, 2), (2, 1)];
    let mut choices = Choices {
        severity_of_word: [("2 - high".into(), high), ("low".into(), low)].into(),
        ..Choices::default()
    };
    let report = analyse(&tally, &choices).unwrap();
    assert_eq!(report.history.by_severity, [(high, 3), (low, 2)].into());
    assert_eq!(report.history.without_severity, 1);
    assert!(report.findings.contains(&Finding::UnmappedWords { words: vec!["odd".into()], alerts: 1 }));
    choices.severity_of_others = Some(low);
    assert_eq!(analyse(&tally, &choices).unwrap().history.by_severity[&low], 3);
}

#[test]
fn a_rule_that_fires_least_may_cost_most() {
    let (high, low) = (SeverityId(RawId(1)), SeverityId(RawId(2)));
    let mut tally = tally("UTC", &[1_060]);
    tally.severities =
        [("low", 1_000), ("high", 60)].map(|(word, alerts)| WordCount { word: word.into(), alerts }).into();
    let rule = |name: &str, alerts, groups, word| RuleTally {
        name: name.into(),
        alerts,
        groups,
        by_word: vec![(word, alerts)],
        ..RuleTally::default()
    };
    tally.rules = vec![rule("Noisy", 1_000, 30, 0), rule("Rare", 60, 60, 1)];
    tally.other_rules = (0, 0, 0);
    let choices = Choices {
        severity_of_word: [("high".into(), high), ("low".into(), low)].into(),
        ..Choices::default()
    };
    let mut history = analyse(&tally, &choices).unwrap().history;
    history.other_rules = Some(OtherRules { rules: 2, alerts: 0, groups: 0 });
    let ranked = rank_rules(&history, |severity| if severity == Some(high) { 30.0 } else { 4.0 });
    let said: Vec<_> = ranked.iter().map(|rule| (rule.name.as_deref(), rule.human_hours)).collect();
    // 60 x 30 minutes, 30 x 4 minutes.
    assert_eq!(said, [(Some("Rare"), 30.0), (Some("Noisy"), 2.0), (None, 0.0)]);
    assert!((ranked[1].share_of_alerts - 1_000.0 / 1_060.0).abs() < 1e-12);
    assert!((ranked[0].share_of_hours - 30.0 / 32.0).abs() < 1e-12);
}

/// Four weeks of usual hours in groups of two, and one hour of 5,000 in ten groups, all of one rule and severity.
fn tally_with_a_burst() -> AlertTally {
    let mut hours = usual_hours(28 * 24);
    let usual: u64 = hours.iter().sum::<u64>() - hours[200];
    hours[200] = 5_000;
    let mut tally = tally("UTC", &hours);
    let at = (MONDAY + 200) * 4;
    let quiet: Vec<(i64, u64)> = tally.bins.iter().copied().filter(|(bin, _)| *bin != at).collect();
    tally.severities = [("high", 5_000), ("low", usual)]
        .map(|(word, alerts)| WordCount { word: word.into(), alerts })
        .into();
    tally.word_bins = quiet.iter().map(|(bin, alerts)| (*bin, 1, *alerts)).collect();
    tally.word_bins.push((at, 0, 5_000));
    tally.group_bins = quiet.iter().map(|(bin, alerts)| (*bin, alerts / 2)).collect();
    tally.group_bins.push((at, 10));
    let rule = |name: &str, alerts, groups, word| RuleTally {
        name: name.into(),
        alerts,
        groups,
        by_word: vec![(word, alerts)],
        word_bins: tally.word_bins.iter().copied().filter(|(_, of, _)| *of == word).collect(),
        group_bins: tally.group_bins.iter().copied().filter(|(bin, _)| (*bin == at) == (word == 0)).collect(),
    };
    tally.rules = vec![rule("Port sweep", 5_000, 10, 0), rule("Scan", usual, usual / 2, 1)];
    tally.grouping = Some(crate::domain::history::Grouping {
        minutes: 60,
        window: crate::domain::GroupWindow::Fixed,
        groups: usual / 2 + 10,
        by: None,
    });
    tally
}

#[test]
fn what_is_inside_a_burst_leaves_groups_severities_and_rules_when_it_is_set_aside() {
    let (high, low) = (SeverityId(RawId(1)), SeverityId(RawId(2)));
    let tally = tally_with_a_burst();
    let mut choices = Choices {
        severity_of_word: [("high".into(), high), ("low".into(), low)].into(),
        ..Choices::default()
    };
    let with = analyse(&tally, &choices).unwrap().history;
    let inside = with.bursts[0].inside.clone().unwrap();
    assert_eq!((inside.groups, inside.by_severity.clone()), (10, [(high, 5_000)].into()));
    assert_eq!((inside.rules.len(), inside.rules[0].name.as_str()), (1, "Port sweep"));
    assert_eq!(with.usual_counts().groups, Some(tally.grouping.unwrap().groups));
    choices.set_aside = [with.bursts[0].from].into();
    let aside = analyse(&tally, &choices).unwrap().history;
    let usual = aside.usual_counts();
    assert_eq!((usual.alerts, usual.groups), (tally.alerts - 5_000, Some((tally.alerts - 5_000) / 2)));
    assert_eq!(usual.by_severity, [(low, tally.alerts - 5_000)].into());
    let ranked = rank_rules(&aside, |_| 10.0);
    assert_eq!(ranked.iter().map(|rule| rule.name.as_deref()).collect::<Vec<_>>(), [Some("Scan")]);
    // What was counted stays in the history, so that the burst can come back.
    assert_eq!(
        (aside.alerts, &aside.by_severity, &aside.rules),
        (with.alerts, &with.by_severity, &with.rules)
    );
}

#[test]
fn a_digest_survives_the_way_from_the_worker_and_concludes_the_same() {
    let digest = digest(&tally_with_a_burst()).unwrap();
    let text = serde_json::to_string(&digest).unwrap();
    let back: HistoryDigest = serde_json::from_str(&text).unwrap();
    assert_eq!(back, digest);
    let choices = Choices { set_aside: [digest.history.bursts[0].from].into(), ..Choices::default() };
    assert_eq!(conclude(&back, &choices), conclude(&digest, &choices));
    // Without the bins: ten weeks of a tally are far larger.
    assert!(text.len() < 60_000, "{}", text.len());
}

#[test]
fn words_that_the_user_said_stand_for_nothing_are_not_asked_about_again() {
    let mut choices = Choices::default();
    let asks = |choices: &Choices| {
        let findings = analyse(&tally_with_a_burst(), choices).unwrap().findings;
        findings.iter().any(|finding| matches!(finding, Finding::UnmappedWords { .. }))
    };
    assert!(asks(&choices));
    choices.words_without_severity = ["high".into(), "low".into()].into();
    assert!(!asks(&choices));
}
