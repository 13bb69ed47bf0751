//! Which severities are there, and what must be answered how fast?

use super::{Draft, Question};
use crate::{
    app::questions::{Answers, SeverityAnswer, usual_severities},
    domain::{Clock, Target},
    ui::{
        components::{Choice, Limits, NumberField, SegmentedControl, Select, TextField},
        format::voice,
    },
};
use leptos::prelude::*;

/// One severity is the least, and four are the most that are asked here; more can be added in the plan.
const COUNTS: [usize; 4] = [1, 2, 3, 4];

fn places(draft: Draft) -> Memo<Vec<usize>> {
    Memo::new(move |_| draft.answers.with(|answers| (0..answers.severities.len()).collect()))
}

fn part<T: Send + Sync + 'static>(
    draft: Draft,
    at: usize,
    read: impl Fn(&SeverityAnswer) -> T + Send + Sync + 'static,
) -> Signal<Option<T>> {
    draft.part(move |answers| answers.severities.get(at).map(&read))
}

fn change(draft: Draft, at: usize, write: impl Fn(&mut SeverityAnswer)) {
    draft.answers.update(|answers| {
        if let Some(severity) = answers.severities.get_mut(at) {
            write(severity);
        }
    });
}

/// Names and shares.
#[component]
pub(super) fn SeveritiesQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page;
    let choices: Vec<_> =
        COUNTS.iter().map(|count| Choice::new(*count, voice().format.number(*count as f64, 0))).collect();
    let count = draft.part(|answers: &Answers| answers.severities.len());
    let places = places(draft);
    let choose = draft.set(|answers, count| answers.severities = usual_severities(count));
    let line = move |at: usize| {
        let name = Signal::derive(move || part(draft, at, |s| s.name.clone()).get().unwrap_or_default());
        view! {
            <div class="form severity-line">
                <TextField label=(words.severity_name)(at + 1) value=name
                    on_input=move |name: String| change(draft, at, |s| s.name.clone_from(&name)) />
                <NumberField label=words.severity_share.0 unit=words.unit_percent scale=100.0
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

/// Promises.
#[component]
pub(super) fn TargetsQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page;
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
    let words = voice().words.start_page;
    let targets = voice().words.targets_page;
    let head = move || {
        let name = part(draft, at, |s| s.name.clone()).get().unwrap_or_default();
        if name.trim().is_empty() { words.unnamed.to_owned() } else { (words.promise_head)(&name) }
    };
    let clocks = vec![
        Choice::new(Clock::RoundTheClock, targets.round_the_clock),
        Choice::new(Clock::BusinessHours, targets.business_hours),
    ];
    let clock = Signal::derive(move || part(draft, at, |s| s.clock).get().unwrap_or_default());
    let minutes = |label: &'static str,
                   read: fn(&SeverityAnswer) -> Option<Target>,
                   write: fn(&mut SeverityAnswer, f64)| {
        let now = part(draft, at, move |s| read(s).map(|target| target.within_minutes));
        let value = Signal::derive(move || now.get().flatten());
        let hint = Signal::derive(move || {
            value.get().map(|minutes| (targets.that_is)(voice().format, minutes)).unwrap_or_default()
        });
        view! {
            <NumberField label unit=words.unit_minutes limits=Limits::NOT_NEGATIVE value hint
                on_change=move |minutes| change(draft, at, |s| write(s, minutes)) />
        }
    };
    let share = part(draft, at, |s| s.acknowledge.map(|target| target.share));
    let set_share = move |share: f64| {
        change(draft, at, |s| {
            for target in [&mut s.acknowledge, &mut s.triage_done].into_iter().flatten() {
                target.share = share;
            }
        });
    };
    view! {
        <fieldset class="promise">
            <legend>{head}</legend>
            <div class="form">
                {minutes(targets.acknowledge, |s| s.acknowledge, |s, within| set_within(&mut s.acknowledge, within))}
                {minutes(targets.triage_done, |s| s.triage_done, |s, within| set_within(&mut s.triage_done, within))}
                <NumberField label=targets.share unit=words.unit_percent scale=100.0 limits=Limits::between(0.1, 100.0)
                    value=Signal::derive(move || share.get().flatten()) on_change=set_share />
                <Select label=targets.clock choices=Signal::derive(move || clocks.clone()) value=clock
                    on_choose=move |clock| change(draft, at, |s| s.clock = clock) />
            </div>
        </fieldset>
    }
}

fn set_within(target: &mut Option<Target>, within_minutes: f64) {
    let share = target.map_or(0.9, |target| target.share);
    *target = Some(Target { within_minutes, share });
}
