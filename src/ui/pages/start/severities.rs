//! Which severities are there, and what must be answered how fast?

use super::{Draft, Question};
use crate::{
    app::questions::{Answers, Draft as Typed, SeverityAnswer, usual_severities},
    domain::{Clock, Field, Target, defaults},
    ui::{
        components::{Choice, Limits, NumberField, SegmentedControl, Select, TextField},
        format::voice,
    },
};
use leptos::prelude::*;

/// One severity is the least, and four are the most that are asked here; more can be added in the plan.
const COUNTS: [usize; 4] = [1, 2, 3, 4];

/// A promise that is made where there was none.
const NEW_TARGET: Target = Target { within_minutes: 60.0, share: 0.9 };

fn places(draft: Draft) -> Memo<Vec<usize>> {
    Memo::new(move |_| draft.with(|answers| (0..answers.severities.len()).collect()))
}

fn part<T: Send + Sync + 'static>(
    draft: Draft,
    at: usize,
    read: impl Fn(&SeverityAnswer) -> T + Send + Sync + 'static,
) -> Signal<Option<T>> {
    draft.part(move |answers| answers.severities.get(at).map(&read))
}

fn change(draft: Draft, at: usize, write: impl Fn(&mut SeverityAnswer)) {
    draft.update(|answers| {
        if let Some(severity) = answers.severities.get_mut(at) {
            write(severity);
        }
    });
}

/// Names and shares.
#[component]
pub(super) fn SeveritiesQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let choices: Vec<_> =
        COUNTS.iter().map(|count| Choice::new(*count, voice().format.number(*count as f64, 0))).collect();
    let count = draft.part(|answers: &Answers| answers.severities.len());
    let places = places(draft);
    let choose = draft.choose(Typed::choose_severity_count);
    let line = move |at: usize| {
        let name = Signal::derive(move || part(draft, at, |s| s.name.clone()).get().unwrap_or_default());
        let (basis, source) =
            draft.source(Field::SeverityMix, move |answers| has_usual_share(&answers.severities, at));
        view! {
            <div class="form severity-line">
                <TextField label=(words.severity_name)(at + 1) value=name
                    on_input=move |name: String| change(draft, at, |s| s.name.clone_from(&name)) />
                <NumberField label=words.severity_share.0 hint=words.severity_share.1 unit=words.unit_percent scale=100.0
                    basis source
                    limits=Limits::between(0.0, 100.0) value=part(draft, at, |s| s.share)
                    on_change=move |share| change(draft, at, |s| s.share = share) />
            </div>
        }
    };
    view! {
        <Question number=4 words=words.which>
            <SegmentedControl label=words.severity_count choices value=count on_choose=choose show_label=true />
            <For each=move || places.get() key=|at| *at let:at>{line(at)}</For>
        </Question>
    }
}

fn has_usual_share(severities: &[SeverityAnswer], at: usize) -> bool {
    let usual = usual_severities(severities.len());
    matches!((severities.get(at), usual.get(at)), (Some(now), Some(usual)) if now.share == usual.share)
}

/// Promises.
#[component]
pub(super) fn TargetsQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let places = places(draft);
    view! {
        <Question number=5 words=words.how_fast>
            <For each=move || places.get() key=|at| *at let:at><PromiseLine draft at /></For>
        </Question>
    }
}

/// The promises of one severity.
#[component]
fn PromiseLine(draft: Draft, at: usize) -> impl IntoView {
    let words = voice().words.start_page();
    let targets = voice().words.targets_page();
    let head = move || {
        let name = part(draft, at, |s| s.name.clone()).get().unwrap_or_default();
        if name.trim().is_empty() { words.unnamed.to_owned() } else { (words.promise_head)(&name) }
    };
    let clocks = vec![
        Choice::new(Clock::RoundTheClock, targets.round_the_clock),
        Choice::new(Clock::BusinessHours, targets.business_hours),
    ];
    let clock = Signal::derive(move || part(draft, at, |s| s.clock).get().unwrap_or_default());
    view! {
        <fieldset class="promise">
            <legend>{head}</legend>
            <div class="form">
                <TargetFields draft at field=Field::Acknowledge labels=(words.acknowledged_within, words.acknowledged_share) />
                <TargetFields draft at field=Field::TriageDone labels=(words.done_within, words.done_share) />
                <Select label=targets.clock choices=Signal::derive(move || clocks.clone()) value=clock
                    on_choose=move |clock| change(draft, at, |s| s.clock = clock) />
            </div>
        </fieldset>
    }
}

/// The time and the share of one promise.
#[component]
fn TargetFields(
    draft: Draft,
    at: usize,
    field: Field,
    /// Of the time, of the share.
    labels: (&'static str, &'static str),
) -> impl IntoView {
    let words = voice().words.start_page();
    let that_is = voice().words.targets_page().that_is;
    let read = move |severity: &SeverityAnswer| match field {
        Field::Acknowledge => severity.acknowledge,
        _ => severity.triage_done,
    };
    let write = move |set: &dyn Fn(&mut Target)| {
        change(draft, at, |severity| {
            let place = match field {
                Field::Acknowledge => &mut severity.acknowledge,
                _ => &mut severity.triage_done,
            };
            set(place.get_or_insert(NEW_TARGET));
        });
    };
    let target = part(draft, at, read);
    let now = move || target.get().flatten();
    let within = Signal::derive(move || now().map(|target| target.within_minutes));
    let share = Signal::derive(move || now().map(|target| target.share));
    let hint = Signal::derive(move || {
        within.get().map(|minutes| that_is(voice().format, minutes)).unwrap_or_default()
    });
    let (basis, source) = draft.source(field, move |answers| {
        let target = answers.severities.get(at).and_then(read);
        target.is_some_and(|target| defaults::is_usual_target(field, target))
    });
    view! {
        <NumberField label=labels.0 unit=words.unit_minutes limits=Limits::NOT_NEGATIVE value=within hint basis source
            on_change=move |minutes: f64| write(&|target| target.within_minutes = minutes) />
        <NumberField label=labels.1 unit=words.unit_percent scale=100.0 limits=Limits::between(0.1, 100.0) value=share
            basis source on_change=move |share: f64| write(&|target| target.share = share) />
    }
}
