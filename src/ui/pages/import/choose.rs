//! Choosing a file: picker, drop, paste.

use super::{error::Problem, wizard::Wizard};
use crate::{
    platform::files,
    ui::{
        components::{Banner, Button, Disclosure, FileDrop, FileInput, Tone},
        format::voice,
        state::use_app,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// The first step.
#[component]
pub(super) fn Choose(wizard: Wizard) -> impl IntoView {
    let state = use_app();
    let words = voice().words.import_page().choose;
    let read_only = move || state.open.get().is_some_and(|open| open.read_only.is_some());
    let given = UnsyncCallback::new(move |input| match input {
        FileInput::File(file) => wizard.take_file(file),
        FileInput::Text(text) => wizard.take_text(&text),
    });
    let paste = move |_| {
        spawn_local(async move {
            match files::paste_text().await {
                Ok(text) if text.trim().is_empty() => wizard.say(words.paste_empty),
                Ok(text) => wizard.take_text(&text),
                Err(_) => wizard.say(words.paste_refused),
            }
        });
    };
    view! {
        <h1>{words.answer}</h1>
        <p class="lead">{words.detail}</p>
        {move || state.open.get().is_none().then(|| view! { <p class="sub">{words.makes_plan}</p> })}
        {move || read_only().then(|| view! { <Banner tone=Tone::Warn message=words.read_only /> })}
        <FileDrop label=words.label accept=".csv,.tsv,.txt,.log,text/csv,text/plain" hint=words.hint on_file=given />
        <div class="actions"><Button on_press=paste>{words.paste}</Button></div>
        <Problem wizard />
        <Disclosure summary=words.examples open=true><Examples /></Disclosure>
    }
}

#[component]
fn Examples() -> impl IntoView {
    let words = voice().words.import_page().choose;
    view! {
        <div class="columns">
            <div>
                <p>{words.example_rows}</p>
                <pre>{words.example_rows_text}</pre>
            </div>
            <div><p>{words.example_counts}</p><pre>{words.example_counts_text}</pre></div>
            <div><p>{words.example_wide}</p><pre>{words.example_wide_text}</pre></div>
        </div>
    }
}
