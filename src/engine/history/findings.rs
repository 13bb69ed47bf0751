//! What must the user know before a history enters the plan?

use super::{Choices, digest::HistoryDigest};
use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek},
    domain::{
        AlertHistory,
        history::{Burst, Finding},
        tally::WordCount,
    },
};

/// Numbers of rows at which programs stop exporting: round limits of SIEMs and ticket systems, and those of spreadsheets
/// (65,536 and 1,048,576 rows, with and without a row of titles).
const EXPORT_LIMITS: [u64; 22] = [
    500, 1_000, 2_000, 2_500, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 50_000, 65_535, 65_536, 75_000,
    100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000, 1_048_575, 1_048_576,
];

pub(super) fn of(digest: &HistoryDigest, history: &AlertHistory, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows = history.rows_read;
    let days_only = digest.days_only;
    if EXPORT_LIMITS.contains(&rows) {
        findings.push(Finding::ExportLimit { rows });
    }
    if digest.runaway_quote {
        findings.push(Finding::RunawayQuote);
    }
    if history.rows_rejected > 0 {
        findings.push(Finding::RowsRejected { rejected: history.rows_rejected, rows });
    }
    if let Some(column) = &digest.unused_count {
        findings.push(Finding::UnusedCount { column: column.clone() });
    }
    let observed_hours: u64 = history
        .days
        .values()
        .map(|day| if days_only { 24 } else { day.iter().flatten().count() as u64 })
        .sum();
    let weeks = observed_hours as f64 / HOURS_PER_WEEK as f64;
    if weeks < 4.0 {
        findings.push(Finding::FewWeeks { weeks });
    }
    let unobserved = HourOfWeek::all().filter(|hour| history.observed_by_hour[*hour] == 0).count() as u32;
    if days_only {
        findings.push(Finding::DaysOnly);
    } else if unobserved > 0 {
        findings.push(Finding::UnobservedHours { hours: unobserved });
    }
    let unmapped = |word: &&WordCount| {
        let key = word.word.trim().to_lowercase();
        !key.is_empty()
            && !choices.severity_of_word.contains_key(&key)
            && !choices.words_without_severity.contains(&key)
    };
    let words: Vec<_> = digest.severities.iter().filter(unmapped).collect();
    if digest.severities.iter().all(|word| word.word.is_empty()) {
        if choices.severity_of_others.is_none() {
            findings.push(Finding::NoSeverity);
        }
    } else if !words.is_empty() && choices.severity_of_others.is_none() {
        let alerts = words.iter().map(|word| word.alerts).sum();
        let words = words.into_iter().take(20).map(|word| word.word.clone()).collect();
        findings.push(Finding::UnmappedWords { words, alerts });
    }
    let (aside, kept): (Vec<_>, Vec<_>) = history.bursts.iter().partition(|burst| burst.set_aside);
    let share = |bursts: &[&Burst]| {
        bursts.iter().map(|burst| burst.alerts).sum::<u64>() as f64 / history.alerts.max(1) as f64
    };
    if !kept.is_empty() {
        findings.push(Finding::Bursts { bursts: kept.len() as u32, share: share(&kept) });
    }
    if !aside.is_empty() {
        findings.push(Finding::BurstsSetAside { bursts: aside.len() as u32, share: share(&aside) });
    }
    let quiet: Vec<_> = history.gaps.iter().filter(|gap| !gap.not_observed).collect();
    if !quiet.is_empty() {
        let hours = quiet.iter().map(|gap| gap.hours).sum();
        findings.push(Finding::SilentGaps { gaps: quiet.len() as u32, hours });
    }
    if digest.newest_first {
        findings.push(Finding::NewestFirst);
    }
    if digest.ended_before_opened > 0 {
        findings.push(Finding::EndedBeforeOpened { alerts: digest.ended_before_opened });
    }
    if digest.clock_change_rows > 0 {
        findings.push(Finding::ClockChange { rows: digest.clock_change_rows });
    }
    findings
}
