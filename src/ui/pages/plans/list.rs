//! The plans of this browser in a table, and those that were deleted.

use crate::{
    app::keeping::{Moment, PlanEntry, PlanId},
    document::validate::limits::NAME_CHARACTERS,
    platform::clock,
    ui::{
        components::{Button, ButtonKind, Dialog, Section, TextField},
        format::voice,
        state::use_app,
    },
};
use leptos::{prelude::*, task::spawn_local};

fn said(moment: Option<Moment>) -> String {
    let voice = voice();
    match moment {
        Some(moment) => (voice.words.plans().moment)(voice.format, clock::local(moment)),
        None => voice.words.plans().never.to_owned(),
    }
}

fn name_of(entry: &PlanEntry) -> String {
    if entry.name.is_empty() { voice().words.plans().unnamed.to_owned() } else { entry.name.clone() }
}

/// The plans that are not deleted.
#[component]
pub(super) fn PlanList() -> impl IntoView {
    let state = use_app();
    let words = voice().words.plans();
    let renaming = RwSignal::new(None::<PlanId>);
    let rows = move || state.index.with(|index| index.listed().into_iter().cloned().collect::<Vec<_>>());
    view! {
        <Section title=words.list>
            <div class="table-scroll">
                <table class="plain-table">
                    <thead><tr>{words.columns.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect_view()}</tr></thead>
                    <tbody>
                        <For each=rows key=|entry| entry.clone() let:entry><PlanRow entry renaming /></For>
                    </tbody>
                </table>
            </div>
        </Section>
        <Rename renaming />
    }
}

#[component]
fn PlanRow(entry: PlanEntry, renaming: RwSignal<Option<PlanId>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.plans();
    let plan = entry.id;
    let is_open = move || state.open.get().is_some_and(|open| open.id == Some(plan));
    let name = name_of(&entry);
    let open_named = (words.open_named)(&name);
    view! {
        <tr data-plan=plan.to_string()>
            <th scope="row">
                <button type="button" class="button link" aria-label=open_named on:click=move |_| state.open_plan(plan)>{name}</button>
                {move || is_open().then(|| view! { <span class="chip">{words.is_open}</span> })}
            </th>
            <td>{said(Some(entry.saved_at))}</td>
            <td>{said(entry.exported_at)}</td>
            <td class="row-actions">
                <Button kind=ButtonKind::Link on_press=move |_| renaming.set(Some(plan))>{words.rename}</Button>
                <Button kind=ButtonKind::Link on_press=move |_| state.duplicate(plan)>{words.duplicate}</Button>
                <Button kind=ButtonKind::Link on_press=move |_| state.export_plan(plan)>{words.export}</Button>
                <Button kind=ButtonKind::Link on_press=move |_| state.delete(plan)>{words.delete}</Button>
            </td>
        </tr>
    }
}

/// Asks for a new name.
#[component]
fn Rename(renaming: RwSignal<Option<PlanId>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.plans();
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    Effect::new(move || {
        if let Some(plan) = renaming.get() {
            let name = state.index.with_untracked(|index| index.get(plan).map(|entry| entry.name.clone()));
            typed.set(name.unwrap_or_default());
            refused.set(None);
        }
    });
    let keep = move || {
        let name = typed.get_untracked();
        if let Some(plan) = renaming.get_untracked().filter(|_| !name.trim().is_empty()) {
            spawn_local(async move {
                match state.rename(plan, &name).await {
                    Ok(()) => renaming.set(None),
                    // What was typed stays, with the reason under it.
                    Err(cause) => refused.set(Some(cause)),
                }
            });
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            keep();
        }
    };
    let empty = Signal::derive(move || typed.with(|name| name.trim().is_empty()));
    view! {
        <Dialog open=Signal::derive(move || renaming.get().is_some()) on_close=move |()| renaming.set(None) title=words.rename>
            <div on:keydown=pressed>
                <TextField label=words.new_name value=typed longest=NAME_CHARACTERS as u32 error=refused
                    on_input=move |name| { typed.set(name); refused.set(None); } />
                <p class="actions">
                    <Button kind=ButtonKind::Primary disabled=empty on_press=move |_| keep()>{words.keep_name}</Button>
                </p>
            </div>
        </Dialog>
    }
}

/// The plans that can be restored.
#[component]
pub(super) fn DeletedPlans() -> impl IntoView {
    let state = use_app();
    let words = voice().words.plans();
    let asking = RwSignal::new(None::<(PlanId, String)>);
    let rows = move || {
        let now = clock::now();
        state.index.with(|index| index.bin(now).into_iter().cloned().collect::<Vec<_>>())
    };
    let any = Memo::new(move |_| !rows().is_empty());
    let row = move |entry: PlanEntry| {
        let (plan, name) = (entry.id, name_of(&entry));
        let ask = name.clone();
        view! {
            <li>
                <span>{name}</span>
                <Button kind=ButtonKind::Link on_press=move |_| state.restore(plan)>{words.restore}</Button>
                <Button kind=ButtonKind::Link on_press=move |_| asking.set(Some((plan, ask.clone())))>{words.delete_for_good}</Button>
            </li>
        }
    };
    let question = move || asking.get().map(|(_, name)| (words.delete_for_good_question)(&name));
    let yes = move |_| {
        if let Some((plan, _)) = asking.get_untracked() {
            state.delete_for_good(plan);
            asking.set(None);
        }
    };
    view! {
        <Show when=move || any.get()>
            <Section title=words.deleted_list subtitle=words.deleted_hint>
                <ul class="plain-list"><For each=rows key=|entry| entry.clone() let:entry>{row(entry)}</For></ul>
            </Section>
        </Show>
        <Dialog open=Signal::derive(move || asking.get().is_some()) on_close=move |()| asking.set(None) title=words.delete_for_good>
            <p>{question}</p>
            <p class="actions"><Button kind=ButtonKind::Danger on_press=yes>{words.delete_for_good}</Button></p>
        </Dialog>
    }
}
