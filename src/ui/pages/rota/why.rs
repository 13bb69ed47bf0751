//! Why a place cannot be filled: asked by a button, worked out in the worker, told as the smallest set of causes.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{WhySaid, place_of, why_said},
    },
    ui::{
        components::{Button, RunButton},
        format::voice,
        plan_field::tell,
        reports::Work,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The question of a place where somebody is missing, and the answer.
#[component]
pub(super) fn Why(desk: RotaDesk, gap: (usize, usize)) -> impl IntoView {
    let words = voice().words.rota_why();
    let place = Memo::new(move |_| desk.asked.with(|_, seen| place_of(seen, gap)));
    let running = Signal::derive(move || match desk.asking_why() {
        Work::Running(share) => Some(share),
        Work::Idle | Work::Stopped | Work::Failed(_) => None,
    });
    let said = Signal::derive(move || match desk.asking_why() {
        Work::Failed(failure) => (words.failed)(&failure.to_string()),
        Work::Idle | Work::Stopped | Work::Running(_) => String::new(),
    });
    let ask = move |()| {
        if let Some(place) = place.get_untracked() {
            desk.ask_why(place);
        }
    };
    // Of this place, and of the rota as it stands.
    let answer = Memo::new(move |_| {
        let (of, why) = desk.why.get()?;
        let is_of =
            place.get() == Some((why.cover, why.day)) && desk.rota.with(|rota| Arc::ptr_eq(rota, &of));
        is_of.then(|| why_said(&of, &why, voice()))
    });
    // A search has the worker while it goes on.
    let can_ask = Memo::new(move |_| place.get().is_some() && desk.running().is_none());
    view! {
        <Show when=move || can_ask.get()>
            <RunButton label=words.ask doing=words.asking running said on_run=ask on_cancel=move |()| desk.stop_asking() />
        </Show>
        {move || answer.get().map(|said| view! { <Answer desk said /> })}
    }
}

#[component]
fn Answer(desk: RotaDesk, said: WhySaid) -> impl IntoView {
    let words = voice().words.rota_why();
    let lines = said.lines.into_iter().map(|(what, then)| {
        let then = (!then.is_empty()).then(|| view! { <span class="sub">{format!(" {then}")}</span> });
        view! { <li><b>{what}</b>{then}</li> }
    });
    let changes = StoredValue::new(said.changes);
    let disabled = Signal::derive(move || !desk.is_editable());
    let make = move |_| {
        if tell(desk.state, Command::Rota(RotaChange::Cells(changes.get_value()))) {
            desk.state.toaster.offer(words.made.to_owned(), voice().words.shell().undo, move || {
                desk.state.undo();
            });
        }
    };
    let has_changes = changes.with_value(|changes| !changes.is_empty());
    view! {
        <div class="rota-why" aria-live="polite">
            <p>{said.head}</p>
            <ul class="rota-causes">{lines.collect_view()}</ul>
            {has_changes.then(|| view! { <Button disabled on_press=make>{words.make_changes}</Button> })}
            <p class="sub">{said.looked_at}</p>
        </div>
    }
}
