//! The share of each severity in a stream.

use super::stream::Record;
use crate::{
    app::{
        command::{Command, StreamChange},
        project::alerts::streams::mix,
        questions::are_usual_shares,
    },
    domain::{Field, SeverityId, StreamId},
    ui::{
        components::{Limits, NumberField},
        format::voice,
        plan_field::tell,
        plan_field::usual_source,
        state::use_app,
    },
};
use leptos::prelude::*;

/// A field for each severity, and what their sum means.
#[component]
pub(super) fn Mix(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let shown = Memo::new(move |_| {
        let document = state.document.get();
        record.with(|r| r.as_ref().map(|stream| mix(&document, stream, voice())).unwrap_or_default())
    });
    let ids =
        Memo::new(move |_| shown.with(|(fields, _)| fields.iter().map(|f| f.severity).collect::<Vec<_>>()));
    view! {
        <For each=move || ids.get() key=|severity| *severity let:severity>
            <Share id severity shown />
        </For>
        <p class="field-hint wide" role="status">{move || shown.with(|(_, hint)| hint.clone())}</p>
    }
}

type Shown = Memo<(Vec<crate::app::project::alerts::streams::MixField>, String)>;

#[component]
fn Share(id: StreamId, severity: SeverityId, shown: Shown) -> impl IntoView {
    let state = use_app();
    let percent = voice().words.alerts_page().streams.percent;
    let is_usual = Memo::new(move |_| {
        shown
            .with(|(fields, _)| are_usual_shares(&fields.iter().map(|field| field.share).collect::<Vec<_>>()))
    });
    let (basis, source) = usual_source(Field::SeverityMix, is_usual);
    let of = move || shown.with(|(fields, _)| fields.iter().find(|f| f.severity == severity).cloned());
    view! {
        <NumberField
            label=Signal::derive(move || of().map(|field| field.name).unwrap_or_default())
            value=Signal::derive(move || of().map(|field| field.share))
            unit=percent scale=100.0 limits=Limits::NOT_NEGATIVE basis source
            on_change=move |share| { tell(state, Command::Stream(id, StreamChange::SeverityShare(severity, share))); }
            disabled=Signal::derive(move || !state.is_editable())
        />
    }
}
