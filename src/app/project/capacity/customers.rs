//! Promises of customers of their own: what was promised, how much of it is kept, and which one is missed most.

use super::{
    key::{FigureKey, customer_of, customer_promise},
    reading::{Reading, Shown},
    severities::{PromiseRow, decimals_of, judged, promise_words},
};
use crate::{
    domain::Target,
    engine::capacity::{
        need::TargetKind,
        report::{ClassReport, CustomerReport},
    },
};

const KINDS: [TargetKind; 2] = [TargetKind::Acknowledge, TargetKind::TriageDone];

/// The rows of a severity's customers that were promised something else.
pub(super) fn rows(class: &ClassReport, reading: &Reading<'_>) -> Vec<PromiseRow> {
    class
        .customers
        .iter()
        .flat_map(|of| KINDS.into_iter().filter_map(|kind| row(class, of, kind, reading)))
        .collect()
}

fn row(
    class: &ClassReport,
    of: &CustomerReport,
    kind: TargetKind,
    reading: &Reading<'_>,
) -> Option<PromiseRow> {
    let words = &reading.voice.words.capacity_page().severities;
    let target = customer_promise(of, kind).target?;
    let promise = (words.customer_promise)(&of.name, &promise_words(target, kind, of.clock, reading));
    let promised = reading.voice.format.percent(target.share, decimals_of(target.share));
    let share = reading.value(FigureKey::CustomerShare(class.severity, of.customer, kind));
    Some(PromiseRow {
        target: (words.target_of)(&promise, &promised),
        promise,
        promised: Some(target.share),
        share: share.map(|value| value.clamp(0.0, 1.0)),
        shown: share_shown(class, of, kind, target, reading),
    })
}

/// The share within a customer's promise with its judgement.
fn share_shown(
    class: &ClassReport,
    of: &CustomerReport,
    kind: TargetKind,
    target: Target,
    reading: &Reading<'_>,
) -> Shown {
    let key = FigureKey::CustomerShare(class.severity, of.customer, kind);
    let before = || {
        let (_, before) = customer_of(reading.before?, class.severity, of.customer)?;
        customer_promise(before, kind).met
    };
    judged(key, target, customer_promise(of, kind).met, before, reading)
}

/// A customer's promise that is missed.
pub(super) struct Missed<'a> {
    /// The severity.
    pub(super) class: &'a ClassReport,
    /// The customer.
    pub(super) of: &'a CustomerReport,
    /// Which of its promises.
    pub(super) kind: TargetKind,
    /// What was promised.
    pub(super) target: Target,
    /// The share that is within it.
    pub(super) share: f64,
}

/// The promise of a customer that is missed most; none if every one is kept.
pub(super) fn missed<'a>(reading: &Reading<'a>) -> Option<Missed<'a>> {
    let all = reading.now.classes.iter().flat_map(|class| class.customers.iter().map(move |of| (class, of)));
    all.flat_map(|(class, of)| KINDS.map(|kind| (class, of, kind)))
        .filter(|(_, of, kind)| customer_promise(of, *kind).met == Some(false))
        .filter_map(|(class, of, kind)| {
            let target = customer_promise(of, kind).target?;
            let share = reading.value(FigureKey::CustomerShare(class.severity, of.customer, kind))?;
            Some(Missed { class, of, kind, target, share })
        })
        .min_by(|a, b| (a.share - a.target.share).total_cmp(&(b.share - b.target.share)))
}
