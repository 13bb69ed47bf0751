//! Which severity the words of the file stand for.

use super::wizard::Wizard;
use crate::{
    app::project::import::severities::{WordLine, lines},
    domain::SeverityId,
    ui::{
        components::{Choice, Select},
        format::voice,
    },
};
use leptos::prelude::*;

/// A choice for each word, and one for all others.
#[component]
pub(super) fn Severities(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let shown: Memo<Vec<WordLine>> = Memo::new(move |_| {
        let mapping = wizard.mapping.get();
        let found = wizard.words.get();
        let found = found.iter().map(|(word, alerts)| (word.as_str(), *alerts));
        lines(found.chain(std::iter::once(("", None))), &mapping, voice())
    });
    let keys = Memo::new(move |_| shown.with(|s| s.iter().map(|line| line.key.clone()).collect::<Vec<_>>()));
    let no_words = move || wizard.words.with(Vec::is_empty).then(|| view! { <p>{words.severities_none}</p> });
    view! {
        {no_words}
        <div class="fields">
            <For each=move || keys.get() key=|key| key.clone() let:key>
                <Word wizard key shown />
            </For>
        </div>
    }
}

#[component]
fn Word(wizard: Wizard, key: String, shown: Memo<Vec<WordLine>>) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let line = {
        let key = key.clone();
        Memo::new(move |_| shown.with(|s| s.iter().find(|line| line.key == key).cloned()))
    };
    let offered = Memo::new(move |_| {
        let none = Choice::new(None::<SeverityId>, words.severity_ignored);
        let all = wizard.plan_severities();
        let named = all.into_iter().map(|(id, name)| Choice::new(Some(id), name));
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    view! {
        <Select
            label=Signal::derive(move || line.get().map(|line| line.words).unwrap_or_default())
            choices=offered
            value=Signal::derive(move || line.get().and_then(|line| line.severity))
            on_choose=move |severity| wizard.map_word(&key, severity)
        />
    }
}
