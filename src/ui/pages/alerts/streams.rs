//! The streams: a line each, opened to edit in place; add, copy, reorder, remove.

use super::stream::StreamFields;
use crate::{
    app::{
        command::{Command, StreamChange},
        project::alerts::{arrange, streams::lines},
        route::Route,
    },
    domain::{StreamId, position::moved},
    platform::clock,
    ui::{
        components::{Button, EmptyState, IconButton, IconName, Section},
        format::voice,
        plan_field::tell,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;

/// The section of the streams.
#[component]
pub(super) fn Streams() -> impl IntoView {
    let state = use_app();
    let page = voice().words.alerts_page();
    let opened = RwSignal::new(None::<StreamId>);
    let all = Memo::new(move |_| state.document.with(|document| lines(document, voice())));
    let ids = Memo::new(move |_| all.with(|all| all.iter().map(|line| line.id).collect::<Vec<_>>()));
    let add = Callback::new(move |()| add_stream(state, opened));
    let tools = move || {
        view! {
            <Button icon=IconName::Add on_press=move |_| add.run(())>{page.streams.add}</Button>
            <a class="button" href=Route::Import.hash()>{page.streams.import}</a>
        }
    };
    view! {
        <Section title=page.streams.title tools=ViewFn::from(tools)>
            <ol class="records">
                <For each=move || ids.get() key=|id| *id let:id>
                    <StreamLine id opened />
                </For>
            </ol>
            <Show when=move || ids.with(Vec::is_empty)>
                <EmptyState title=page.answer.empty lesson=page.answer.empty_detail>
                    <Button icon=IconName::Add on_press=move |_| add.run(())>{page.streams.add}</Button>
                </EmptyState>
            </Show>
        </Section>
    }
}

fn add_stream(state: AppState, opened: RwSignal<Option<StreamId>>) {
    let words = voice().words.alerts_page().streams;
    let stream = state.document.with_untracked(|document| arrange::new_stream(document, words.new_name));
    let id = StreamId(clock::random_id());
    if tell(state, Command::AddStream(id, Box::new(stream))) {
        opened.set(Some(id));
    }
}

#[component]
fn StreamLine(id: StreamId, opened: RwSignal<Option<StreamId>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let line = Memo::new(move |_| {
        state.document.with(|document| lines(document, voice()).into_iter().find(|line| line.id == id))
    });
    let name = move || line.with(|line| line.as_ref().map(|l| l.name.clone()).unwrap_or_default());
    let summary = move || line.with(|line| line.as_ref().map(|l| l.summary.clone()));
    let customer = move || {
        line.with(|line| line.as_ref().and_then(|l| l.customer.clone()))
            .map(|customer| view! { <span class="chip">{customer}</span> })
    };
    let is_open = Memo::new(move |_| opened.get() == Some(id));
    let toggle = move |_| opened.update(|open| *open = (*open != Some(id)).then_some(id));
    view! {
        <li class="record" class:open=move || is_open.get() id=format!("stream-{id}")>
            <div class="record-head">
                <button
                    type="button" class="record-open" aria-expanded=move || is_open.get().to_string()
                    aria-label=move || (words.edit)(&name()) on:click=toggle
                >
                    <b>{name}</b> {customer}
                    <span class="muted">{summary}</span>
                </button>
                <StreamTools id />
            </div>
            <Show when=move || is_open.get()>
                <StreamFields id />
            </Show>
        </li>
    }
}

#[component]
fn StreamTools(id: StreamId) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let place = move |up: bool| state.document.with(|document| moved(&document.streams, id, up));
    let go = move |up: bool| {
        if let Some(position) = untrack(move || place(up)) {
            tell(state, Command::Stream(id, StreamChange::Position(position)));
        }
    };
    let name = move || state.document.with_untracked(|d| d.streams.get(&id).map(|s| s.name.clone()));
    let copy = move |_| {
        let copied = (words.copy_name)(&name().unwrap_or_default());
        let stream = state.document.with_untracked(|document| arrange::copy_of(document, id, &copied));
        if let Some(stream) = stream {
            tell(state, Command::AddStream(StreamId(clock::random_id()), Box::new(stream)));
        }
    };
    let remove = move |_| {
        let said = (words.removed)(&name().unwrap_or_default());
        if tell(state, Command::RemoveStream(id)) {
            let undo = voice().words.shell().undo;
            state.toaster.offer(said, undo, move || state.undo());
        }
    };
    view! {
        <div class="tools">
            <IconButton name=words.up icon=IconName::Up on_press=move |_| go(true)
                disabled=Signal::derive(move || place(true).is_none()) />
            <IconButton name=words.down icon=IconName::Down on_press=move |_| go(false)
                disabled=Signal::derive(move || place(false).is_none()) />
            <IconButton name=words.duplicate icon=IconName::Copy on_press=copy />
            <IconButton name=words.remove icon=IconName::Delete on_press=remove />
        </div>
    }
}
