//! Per severity: how many alerts, what is promised, how much of it is kept, how long they wait, and when the backlog clears.

use super::{
    customers,
    key::{FigureKey, promise},
    reading::{Reading, Shown, share},
    waits,
};
use crate::{
    chart::Judgement,
    domain::{Clock, Target},
    engine::capacity::{need::TargetKind, report::ClassReport},
};

/// One severity.
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityRow {
    /// Its name: text of the user.
    pub name: String,
    /// Alerts worked a day.
    pub alerts_a_day: Shown,
    /// Its promises; at least one row, which may say that there is none; then those of customers.
    pub promises: Vec<PromiseRow>,
    /// The wait that 19 in 20 alerts do not exceed.
    pub slow_wait: Shown,
    /// The longest wait from backlog, chance left out.
    pub longest_wait: Shown,
    /// When the backlog clears, or how many alerts nobody looks at.
    pub clears: Shown,
}

/// One promise of a severity.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseRow {
    /// "started in 15 min".
    pub promise: String,
    /// The promised share; none without a promise.
    pub promised: Option<f64>,
    /// The promise with its share: "started in 15 min, 95%".
    pub target: String,
    /// The share within it, 0 to 1, for the bar.
    pub share: Option<f64>,
    /// The share as it is read.
    pub shown: Shown,
}

/// Every severity, the most urgent first.
pub fn rows(reading: &Reading<'_>) -> Vec<SeverityRow> {
    reading.now.classes.iter().map(|class| row(class, reading)).collect()
}

fn row(class: &ClassReport, reading: &Reading<'_>) -> SeverityRow {
    let words = &reading.voice.words.capacity_page().severities;
    let mut promises: Vec<_> = [TargetKind::Acknowledge, TargetKind::TriageDone]
        .into_iter()
        .filter_map(|kind| promise_row(class, kind, reading))
        .collect();
    if promises.is_empty() {
        promises.push(PromiseRow {
            promise: words.no_target.to_owned(),
            promised: None,
            target: words.no_target.to_owned(),
            share: None,
            shown: Shown::default(),
        });
    }
    promises.extend(customers::rows(class, reading));
    SeverityRow {
        name: class.name.clone(),
        alerts_a_day: Shown {
            text: reading.count(class.alerts_per_week / 7.0),
            key: Some(FigureKey::WorkedAlerts(class.severity)),
            known: true,
            ..Shown::default()
        },
        promises,
        slow_wait: waits::slow_shown(class, reading),
        longest_wait: waits::longest_shown(class, reading),
        clears: clears(class, reading),
    }
}

fn promise_row(class: &ClassReport, kind: TargetKind, reading: &Reading<'_>) -> Option<PromiseRow> {
    let target = promise(class, kind).target?;
    let shown = share_shown(class, kind, target, reading);
    let figure = reading.value(FigureKey::Share(class.severity, kind));
    let promise = promise_words(target, kind, class.clock, reading);
    let promised = reading.voice.format.percent(target.share, decimals_of(target.share));
    Some(PromiseRow {
        target: (reading.voice.words.capacity_page().severities.target_of)(&promise, &promised),
        promise,
        promised: Some(target.share),
        share: figure.map(|value| value.clamp(0.0, 1.0)),
        shown,
    })
}

/// The share within a promise with its judgement.
pub fn share_shown(class: &ClassReport, kind: TargetKind, target: Target, reading: &Reading<'_>) -> Shown {
    let key = FigureKey::Share(class.severity, kind);
    let before = || reading.class_before(class.severity).and_then(|before| promise(before, kind).met);
    judged(key, target, promise(class, kind).met, before, reading)
}

/// A share within a promise; whether it is met is told for the plan as it is and for the one before.
pub(super) fn judged(
    key: FigureKey,
    target: Target,
    met_now: Option<bool>,
    met_before: impl FnOnce() -> Option<bool>,
    reading: &Reading<'_>,
) -> Shown {
    let mut shown = reading.shown(key);
    let Some((figure, stale)) = reading.figure(key) else { return shown };
    if let Some(value) = figure.value() {
        if let crate::engine::capacity::Outcome::Value(value) = figure.outcome {
            shown.text = share(value, Some(target.share), reading.voice);
        }
        let met = if stale { met_before() } else { met_now };
        shown.judgement = met.map(|met| match met {
            true if value - target.share < NEAR && value < 1.0 => Judgement::Warn,
            true => Judgement::Good,
            false => Judgement::Bad,
        });
    }
    shown
}

/// A share this close above its promise is near the limit.
const NEAR: f64 = 0.01;

/// A promised share such as 99.5 % keeps its decimal.
pub fn decimals_of(share: f64) -> usize {
    let percent = share * 100.0;
    usize::from((percent - libm::round(percent)).abs() > 0.04)
}

/// "started in 15 min", "triage done in 8 h of business time".
pub fn promise_words(target: Target, kind: TargetKind, clock: Clock, reading: &Reading<'_>) -> String {
    let words = &reading.voice.words.capacity_page().severities;
    let within = within_words(target, clock, reading);
    match kind {
        TargetKind::Acknowledge if target.within_minutes <= 0.0 => words.started_at_once.to_owned(),
        TargetKind::Acknowledge => (words.started_in)(&within),
        TargetKind::TriageDone => (words.done_in)(&within),
    }
}

/// "15 min", "8 h of business time".
pub fn within_words(target: Target, clock: Clock, reading: &Reading<'_>) -> String {
    let within = reading.duration(target.within_minutes);
    match clock {
        Clock::RoundTheClock => within,
        Clock::BusinessHours => (reading.voice.words.capacity_page().severities.business_time)(&within),
    }
}

fn clears(class: &ClassReport, reading: &Reading<'_>) -> Shown {
    let words = &reading.voice.words.capacity_page().severities;
    let unworked = FigureKey::UnworkedOf(class.severity);
    let peak = FigureKey::PeakBacklog(class.severity);
    if let Some(left) = reading.value(unworked).filter(|left| *left > 0.0) {
        let shown = reading.shown(unworked);
        return Shown {
            text: (words.unworked)(&reading.count(left)),
            judgement: Some(Judgement::Bad),
            ..shown
        };
    }
    let shown = reading.shown(peak);
    match (class.cleared_at, reading.value(peak)) {
        (Some(hour), _) => Shown { text: reading.hour(hour), ..shown },
        // Less than this is the end of an hour, not a backlog.
        (None, Some(waiting)) if waiting < 0.05 => {
            Shown { text: words.no_backlog.to_owned(), known: false, ..shown }
        }
        (None, Some(_)) => Shown { text: words.never.to_owned(), ..shown },
        (None, None) => shown,
    }
}
