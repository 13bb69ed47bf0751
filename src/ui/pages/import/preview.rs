//! Checking how the file is read.

use super::{
    columns::Columns, error::Problem, grouping::Grouping, severities::Severities, text::Text, times::Times,
    wizard::Wizard,
};
use crate::{
    app::project::import::preview::{self, Head},
    ui::{
        components::{Button, ButtonKind, Section},
        format::voice,
    },
};
use leptos::prelude::*;

/// The second step.
#[component]
pub(super) fn Preview(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page();
    let head = Memo::new(move |_| {
        let (profile, options) = (wizard.profile.get()?, wizard.options.get()?);
        Some(preview::head(&wizard.file_name.get(), wizard.bytes.get(), &profile, &options.columns, voice()))
    });
    let part = move |of: fn(&Head) -> &String| move || head.with(|h| h.as_ref().map(of).cloned());
    let grouping = move || {
        wizard
            .options
            .with(|o| o.as_ref().map(|o| preview::grouping_hint(&o.columns, voice())))
            .unwrap_or_default()
    };
    let blocked = Signal::derive(move || wizard.is_blocked());
    // Another profile has other columns.
    let columns = move || {
        wizard.profile.track();
        view! { <Columns wizard /> }
    };
    view! {
        <h1>{part(|h| &h.answer)}</h1>
        <p class="lead">{part(|h| &h.detail)}</p>
        <Problem wizard />
        <div class="columns">
            <Section title=words.preview.times><Times wizard /></Section>
            <Section title=words.preview.grouping subtitle=Signal::derive(grouping)><Grouping wizard /></Section>
        </div>
        <Section title=words.preview.text subtitle=words.preview.text_hint><Text wizard /></Section>
        <Section title=words.preview.columns subtitle=words.preview.columns_hint>{columns}</Section>
        <Section title=words.preview.severities subtitle=words.preview.severities_hint><Severities wizard /></Section>
        <div class="actions step-actions">
            <Button kind=ButtonKind::Primary on_press=move |_| wizard.run() disabled=blocked>{words.preview.read}</Button>
            <Button on_press=move |_| wizard.restart()>{words.back}</Button>
            {move || blocked.get().then(|| view! { <span class="muted">{words.preview.fix_first}</span> })}
        </div>
    }
}
