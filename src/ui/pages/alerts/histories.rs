//! What was imported: a line each, opened to see what it says.

use super::history::HistoryDetail;
use crate::{
    app::{
        command::Command,
        project::alerts::histories::{HistoryLine, lines},
        route::Route,
    },
    domain::HistoryId,
    ui::{
        components::{EmptyState, IconButton, IconName, Section},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The section of the histories.
#[component]
pub(super) fn Histories() -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().histories;
    let opened = RwSignal::new(None::<HistoryId>);
    let all = Memo::new(move |_| state.document.with(|document| lines(document, voice())));
    let ids = Memo::new(move |_| all.with(|all| all.iter().map(|line| line.id).collect::<Vec<_>>()));
    let tools = move || view! { <a class="button" href=Route::Import.hash()>{words.import}</a> };
    view! {
        <Section title=words.title tools=ViewFn::from(tools)>
            <ol class="records">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Line id all opened />
                </For>
            </ol>
            <Show when=move || ids.with(Vec::is_empty)>
                <EmptyState title=words.empty lesson=words.empty_detail>
                    <a class="button" href=Route::Import.hash()>{words.import}</a>
                </EmptyState>
            </Show>
        </Section>
    }
}

#[component]
fn Line(id: HistoryId, all: Memo<Vec<HistoryLine>>, opened: RwSignal<Option<HistoryId>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().histories;
    let line = Memo::new(move |_| all.with(|all| all.iter().find(|line| line.id == id).cloned()));
    let part =
        move |of: fn(&HistoryLine) -> String| move || line.with(|l| l.as_ref().map(of).unwrap_or_default());
    let is_open = Memo::new(move |_| opened.get() == Some(id));
    let remove = move |_| {
        let said =
            (words.removed)(&line.with_untracked(|l| l.as_ref().map(|l| l.name.clone()).unwrap_or_default()));
        if tell(state, Command::RemoveHistory(id)) {
            let undo = voice().words.shell().undo;
            state.toaster.offer(said, undo, move || state.undo());
        }
    };
    view! {
        <li class="record" class:open=move || is_open.get() id=format!("history-{id}")>
            <div class="record-head">
                <button
                    type="button" class="record-open" aria-expanded=move || is_open.get().to_string()
                    aria-label=move || (words.open)(&part(|l| l.name.clone())())
                    on:click=move |_| opened.update(|open| *open = (*open != Some(id)).then_some(id))
                >
                    <b>{part(|l| l.name.clone())}</b>
                    <span class="muted">{part(|l| l.summary.clone())}</span>
                    <span class="muted">{part(|l| l.used_by.clone().unwrap_or_default())}</span>
                </button>
                <div class="tools"><IconButton name=words.remove icon=IconName::Delete on_press=remove /></div>
            </div>
            <Show when=move || is_open.get()><HistoryDetail id /></Show>
        </li>
    }
}
