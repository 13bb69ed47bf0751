//! The words of the reader's own files, and which severity each stands for: what imports remember, and how to forget it.

use crate::{
    app::{
        command::Command,
        project::{issues::REMEMBERED_WORDS, targets::remembered_words},
    },
    ui::{
        components::{Button, ButtonKind, Section},
        format::voice,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The list; nothing where nothing is remembered.
#[component]
pub(super) fn RememberedWords() -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let rows = Memo::new(move |_| state.document.with(|document| remembered_words(document)));
    let disabled = Signal::derive(move || !state.is_editable());
    let row = move |(word, severity): (String, String)| {
        let forget = (words.forget)(&word);
        let said = (words.stands_for)(&word, &severity);
        // A word that is gone already changes nothing.
        let press = move |_| drop(state.dispatch(Command::ForgetSeverityWord(word.clone())));
        view! { <li><span>{said}</span><Button kind=ButtonKind::Link disabled on_press=press>{forget}</Button></li> }
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <div id=REMEMBERED_WORDS tabindex="-1">
                <Section title=words.remembered subtitle=words.remembered_about>
                    <ul class="plain-list"><For each=move || rows.get() key=|row| row.clone() let:shown>{row(shown)}</For></ul>
                </Section>
            </div>
        </Show>
    }
}
