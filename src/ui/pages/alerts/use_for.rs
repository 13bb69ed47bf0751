//! Lets a stream follow a history.

use crate::{
    app::{
        command::Command,
        project::alerts::{arrange, overview::shown_name},
    },
    domain::{HistoryId, StreamId, in_order},
    platform::clock,
    ui::{
        components::{Button, Choice, Select},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use leptos::prelude::*;

/// Chooses a stream, or a new one, and sets it from the history.
#[component]
pub(super) fn UseFor(id: HistoryId) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().histories;
    let chosen = RwSignal::new(None::<StreamId>);
    let choices = Memo::new(move |_| {
        let streams = state.sections.streams.get();
        let named = in_order(&streams)
            .into_iter()
            .map(|(id, stream)| Choice::new(Some(id), shown_name(stream, voice())))
            .collect::<Vec<_>>();
        std::iter::once(Choice::new(None, words.use_new)).chain(named).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let streams = state.sections.streams.get();
        chosen.get().filter(|id| streams.contains_key(id))
    });
    let name = move || state.sections.histories.with_untracked(|all| all.get(&id).map(|h| h.name.clone()));
    let feed = move |_| {
        let history = name().unwrap_or_default();
        let stream = value.get_untracked();
        let command = match stream {
            Some(stream) => Command::UseHistory { stream, history: id },
            None => {
                let new = state.document.with_untracked(|document| {
                    arrange::following(document, arrange::new_stream(document, &history), id)
                });
                let Some(new) = new else { return };
                Command::AddStream(StreamId(clock::random_id()), Box::new(new))
            }
        };
        let named = state.sections.streams.with_untracked(|all| {
            stream.and_then(|stream| all.get(&stream)).map(|stream| stream.name.clone())
        });
        if tell(state, command) {
            state.toaster.say((words.used)(&named.unwrap_or_else(|| history.clone()), &history));
        }
    };
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <fieldset class="fields">
            <legend>{words.use_title}</legend>
            <Select label=words.use_for choices value on_choose=move |stream| chosen.set(stream) hint=words.use_hint disabled />
            <Button on_press=feed disabled>{words.use_do}</Button>
        </fieldset>
    }
}
