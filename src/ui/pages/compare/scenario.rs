//! One scenario: its name, its place, whether every page shows it, and its changes.

use super::change::ChangeLine;
use crate::{
    app::{
        command::{Command, ScenarioChange},
        scenarios::{Kind, copy_of, new_change},
    },
    domain::{ChangeId, Scenario, ScenarioId, in_order, position::moved},
    platform::clock,
    ui::{
        components::{Button, Choice, IconButton, IconName, Select, TextField},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use leptos::prelude::*;

/// One scenario; none after it was removed.
pub(super) type Record = Memo<Option<Scenario>>;

/// The card.
#[component]
pub(super) fn ScenarioCard(id: ScenarioId) -> impl IntoView {
    let state = use_app();
    let words = voice().words.compare_page();
    let record: Record = Memo::new(move |_| state.document.with(|plan| plan.scenarios.get(&id).cloned()));
    let disabled = Signal::derive(move || !state.is_editable());
    let name =
        Signal::derive(move || record.with(|r| r.as_ref().map(|r| r.name.clone()).unwrap_or_default()));
    let rename = move |text: String| {
        tell(state, Command::Scenario(id, ScenarioChange::Name(text)));
    };
    let changes = Memo::new(move |_| {
        record.with(|r| {
            let changes = r.as_ref().map(|r| in_order(&r.changes)).unwrap_or_default();
            changes.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        })
    });
    view! {
        <li class="record scenario" id=format!("scenario-{id}") tabindex="-1">
            <div class="scenario-head" on:focusout=move |_| state.end_gesture()>
                <TextField label=words.name value=name on_input=rename longest=120 disabled />
                <Tools id name />
            </div>
            <ol class="changes">
                <For each=move || changes.get() key=|change| *change let:change>
                    <ChangeLine scenario=id id=change record />
                </For>
            </ol>
            <Show when=move || changes.with(Vec::is_empty)><p class="sub">{words.no_changes}</p></Show>
            <AddChange id record />
        </li>
    }
}

#[component]
fn Tools(id: ScenarioId, name: Signal<String>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.compare_page();
    let reading_only = move || !state.is_editable();
    let place = move |up: bool| state.document.with(|plan| moved(&plan.scenarios, id, up));
    let go = move |up: bool| {
        if let Some(position) = untrack(move || place(up)) {
            tell(state, Command::Scenario(id, ScenarioChange::Position(position)));
        }
    };
    let copy = move |_| {
        let named = (voice().words.changes().copy_of)(&name.get_untracked());
        let copied = state.document.with_untracked(|plan| copy_of(plan, id, &named, &mut clock::random_id));
        if let Some(scenario) = copied {
            tell(state, Command::AddScenario(ScenarioId(clock::random_id()), Box::new(scenario)));
        }
    };
    let remove = move |_| {
        let said = (words.removed)(&name.get_untracked());
        if tell(state, Command::RemoveScenario(id)) {
            state.toaster.offer(said, voice().words.shell().undo, move || state.undo());
        }
    };
    let is_shown = Memo::new(move |_| state.scenario.get() == Some(id));
    let show = move |_| state.scenario.set((!is_shown.get_untracked()).then_some(id));
    view! {
        <div class="tools">
            <Button on_press=show pressed=Signal::derive(move || Some(is_shown.get()))>{words.show}</Button>
            <IconButton name=Signal::derive(move || (words.sooner)(&name.get())) icon=IconName::Up
                on_press=move |_| go(true) disabled=Signal::derive(move || reading_only() || place(true).is_none()) />
            <IconButton name=Signal::derive(move || (words.later)(&name.get())) icon=IconName::Down
                on_press=move |_| go(false) disabled=Signal::derive(move || reading_only() || place(false).is_none()) />
            <IconButton name=Signal::derive(move || (words.duplicate)(&name.get())) icon=IconName::Copy on_press=copy
                disabled=Signal::derive(reading_only) />
            <IconButton name=Signal::derive(move || (words.remove)(&name.get())) icon=IconName::Delete on_press=remove
                disabled=Signal::derive(reading_only) />
        </div>
    }
}

/// One more change, of the kind that is chosen. A button adds it: with the arrow keys a list passes by every kind.
#[component]
fn AddChange(id: ScenarioId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.compare_page();
    let choices: Vec<_> =
        Kind::ALL.into_iter().zip(words.kinds).map(|(kind, name)| Choice::new(kind, name)).collect();
    let kind = RwSignal::new(Kind::Volume);
    let add = move |_| {
        let change = record.with_untracked(|record| {
            state.document.with_untracked(|plan| new_change(plan, record.as_ref()?, kind.get_untracked()))
        });
        if let Some(change) = change {
            let put = ScenarioChange::Put(ChangeId(clock::random_id()), Box::new(change));
            tell(state, Command::Scenario(id, put));
        }
    };
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <div class="form add-change">
            <Select label=words.add_change choices=Signal::stored(choices) value=kind
                on_choose=move |chosen| kind.set(chosen) disabled />
            <Button icon=IconName::Add on_press=add disabled>{words.add_this}</Button>
        </div>
    }
}
