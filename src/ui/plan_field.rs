//! Fields of the plan itself: they show what is saved, dispatch what is typed, and say why a change is refused.

use super::{
    components::{DateField, EstimateField, Limits, NumberField, TextField},
    format::voice,
    state::{AppState, use_app},
};
use crate::{
    app::{command::Command, sources::noted},
    base::{Amount, Basis, Estimate},
    document::validate::limits,
    domain::{Field, Issue, defaults},
    platform::clock,
};
use leptos::prelude::*;

/// The cause and the remedy of the first issue.
pub fn said(issues: &[Issue]) -> Option<String> {
    let voice = voice();
    let saying = (voice.words.issues().say)(voice.format, issues.first()?);
    Some(format!("{} {}", saying.cause, saying.remedy))
}

/// Changes the plan, or says in passing why not; whether it did. For changes that have no field to say it under.
pub fn tell(state: AppState, command: Command) -> bool {
    match state.dispatch(command) {
        Ok(()) => true,
        Err(issues) => {
            if let Some(words) = said(&issues) {
                state.toaster.say(words);
            }
            false
        }
    }
}

/// What a field of the plan takes, in the unit the reader sees.
pub fn limits_of(field: Field, scale: f64) -> Limits {
    let Some(limits) = limits::of(field) else { return Limits::default() };
    // A bound that only keeps numbers finite is nothing to tell.
    let shown = |value: f64| (value.abs() < 1e8).then_some(value * scale);
    Limits { low: shown(limits.low), high: shown(limits.high) }
}

/// What is typed becomes a command; what the plan refuses is said under the field.
fn dispatching(refused: RwSignal<Option<String>>) -> impl Fn(Command) + Copy {
    let state = use_app();
    move |command| refused.set(state.dispatch(command).err().and_then(|issues| said(&issues)))
}

fn read_only() -> Signal<bool> {
    let state = use_app();
    Signal::derive(move || !state.is_editable())
}

/// The mark and the source of a number that is as a new plan has it; nothing for any other.
pub fn usual_source(field: Field, is_usual: Memo<bool>) -> (Signal<Option<Basis>>, Signal<String>) {
    let source = (voice().words.defaults().source)(field);
    (
        Signal::derive(move || is_usual.get().then_some(Basis::Default)),
        Signal::derive(move || if is_usual.get() { source.to_owned() } else { String::new() }),
    )
}

/// A plain number of the plan.
#[component]
pub fn PlanNumber(
    /// Which field; its key is the element's id.
    field: Field,
    /// Above the input.
    label: &'static str,
    /// Under the input.
    #[prop(optional)]
    hint: &'static str,
    /// Inside, at the right.
    #[prop(optional)]
    unit: &'static str,
    /// 100 for a share shown as per cent.
    #[prop(default = 1.0)]
    scale: f64,
    /// As it is saved.
    #[prop(into)]
    value: Signal<f64>,
    /// The change that a typed number is.
    change: Callback<f64, Command>,
) -> impl IntoView {
    let state = use_app();
    let refused = RwSignal::new(None::<String>);
    let dispatch = dispatching(refused);
    let is_usual = Memo::new(move |_| defaults::usual_number(field) == Some(value.get()));
    let (basis, source) = usual_source(field, is_usual);
    view! {
        <div id=field.key() tabindex="-1" on:focusout=move |_| state.end_gesture()>
            <NumberField label hint unit scale limits=limits_of(field, scale) issue=refused disabled=read_only() basis source
                value=Signal::derive(move || Some(value.get())) on_change=move |typed| dispatch(change.run(typed)) />
        </div>
    }
}

/// An estimate of the plan: a number or a range, and a click away where it comes from and when it was checked.
#[component]
pub fn PlanEstimate(
    /// Which field; its key is the element's id.
    field: Field,
    /// Above the input.
    label: &'static str,
    /// Under the input.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Inside, at the right.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// 100 for a share shown as per cent.
    #[prop(default = 1.0)]
    scale: f64,
    /// As it is saved.
    #[prop(into)]
    value: Signal<Estimate>,
    /// The change that an estimate is.
    change: Callback<Estimate, Command>,
    /// It can be gone to by the key of its field; in a list of records the record can.
    #[prop(default = true)]
    anchored: bool,
) -> impl IntoView {
    let state = use_app();
    let refused = RwSignal::new(None::<String>);
    let dispatch = dispatching(refused);
    // A default says where it comes from, be it noted in the plan or not.
    let value = Signal::derive(move || noted(value.get(), field, voice().words.defaults()));
    let typed = move |amount: Amount| {
        dispatch(change.run(value.get_untracked().retyped(amount, clock::today())));
    };
    view! {
        <div class="estimate" id=anchored.then(|| field.key()) tabindex="-1" on:focusout=move |_| state.end_gesture()>
            <EstimateField label hint unit scale limits=limits_of(field, scale) issue=refused disabled=read_only()
                value on_change=typed />
            <Provenance label value change />
        </div>
    }
}

/// The note and the date behind a number.
#[component]
fn Provenance(
    label: &'static str,
    value: Signal<Estimate>,
    change: Callback<Estimate, Command>,
) -> impl IntoView {
    let words = voice().words.alerts_page().streams;
    let refused = RwSignal::new(None::<String>);
    let dispatch = dispatching(refused);
    let noted = move |source: String| dispatch(change.run(Estimate { source, ..value.get_untracked() }));
    let dated = move |checked| dispatch(change.run(Estimate { checked, ..value.get_untracked() }));
    let day = Signal::derive(move || value.with(|v| v.checked));
    let disabled = read_only();
    view! {
        <details class="provenance">
            <summary aria-label=format!("{}: {label}", words.source)>{words.source}</summary>
            <TextField label=words.source value=Signal::derive(move || value.with(|v| v.source.clone())) longest=2000
                on_input=noted error=refused disabled />
            <DateField label=words.checked value=day on_change=move |date| dated(Some(date))
                on_clear=Callback::new(move |()| dated(None)) disabled />
        </details>
    }
}
