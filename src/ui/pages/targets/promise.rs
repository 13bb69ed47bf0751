//! One promise: whether there is one, the time, the share, and what becomes of it.

use crate::{
    app::{command::Command, project::targets::PromiseView},
    domain::{Field, Target, defaults},
    ui::{
        components::{Judged, Limits, NumberField, Switch, Tone},
        format::voice,
        plan_field::{said, usual_source},
        state::use_app,
    },
};
use leptos::prelude::*;

/// What a promise begins with when it is switched on.
const USUAL: Target = Target { within_minutes: 60.0, share: 0.9 };

/// The promise.
#[component]
pub(super) fn Promise(
    field: Field,
    head: &'static str,
    about: &'static str,
    shown: Signal<Option<PromiseView>>,
    change: Callback<Option<Target>, Command>,
) -> impl IntoView {
    let state = use_app();
    let target = Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(|promise| promise.target)));
    let refused = RwSignal::new(None::<String>);
    let set =
        move |target| refused.set(state.dispatch(change.run(target)).err().and_then(|issues| said(&issues)));
    let disabled = Signal::derive(move || !state.is_editable());
    let words = voice().words.targets_page();
    view! {
        <fieldset class="promise" data-field=field.key()>
            <legend>{head}</legend>
            <p class="sub">{about}</p>
            <Switch label=words.promised disabled on=Signal::derive(move || target.get().is_some())
                on_switch=move |on: bool| set(on.then_some(USUAL)) />
            <Show when=move || target.get().is_some()>
                <TimeAndShare field target refused set=Callback::new(set) disabled />
            </Show>
            <Becomes shown />
        </fieldset>
    }
}

#[component]
fn TimeAndShare(
    field: Field,
    target: Memo<Option<Target>>,
    refused: RwSignal<Option<String>>,
    set: Callback<Option<Target>>,
    disabled: Signal<bool>,
) -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.targets_page();
    let now = move || target.get_untracked().unwrap_or(USUAL);
    let that_is = Signal::derive(move || {
        target.get().map(|target| (words.that_is)(voice.format, target.within_minutes)).unwrap_or_default()
    });
    let is_usual = Memo::new(move |_| target.get().is_some_and(|now| defaults::is_usual_target(field, now)));
    let (basis, source) = usual_source(field, is_usual);
    view! {
        <div class="form" on:focusout=move |_| state.end_gesture()>
            <NumberField label=words.within unit=words.minutes limits=Limits::NOT_NEGATIVE hint=that_is disabled issue=refused basis source
                value=Signal::derive(move || target.get().map(|target| target.within_minutes))
                on_change=move |within_minutes| set.run(Some(Target { within_minutes, ..now() })) />
            <NumberField label=words.share unit=words.percent scale=100.0 limits=Limits::between(0.1, 100.0) disabled
                value=Signal::derive(move || target.get().map(|target| target.share))
                on_change=move |share| set.run(Some(Target { share, ..now() })) />
        </div>
    }
}

/// Kept, missed, or not known.
#[component]
fn Becomes(shown: Signal<Option<PromiseView>>) -> impl IntoView {
    let tone = move || {
        shown.with(|shown| match shown.as_ref().and_then(|promise| promise.met) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Info,
        })
    };
    let said =
        move || shown.with(|shown| shown.as_ref().map(|promise| promise.said.clone()).unwrap_or_default());
    view! { <Judged tone=Signal::derive(tone) words=Signal::derive(said) /> }
}
