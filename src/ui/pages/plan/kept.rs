//! Where the plan is kept, what the browser promises, and the earlier copies.

use crate::{
    app::keeping::Moment,
    platform::{
        clock,
        persistence::{self, Promised},
        tabs::{self, Guard},
    },
    ui::{
        components::{Button, ButtonKind, Section},
        format::voice,
        state::{SaveState, use_app},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// How the plan is kept.
#[component]
pub(super) fn KeptPlan() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().facts;
    let room = RwSignal::new(None::<(f64, f64)>);
    spawn_local(async move {
        room.try_set(persistence::room().await);
    });
    let entry = move || state.open.get()?.id.and_then(|id| state.index.with(|index| index.get(id).cloned()));
    let said = move |moment: Option<Moment>| match moment {
        Some(moment) => (voice.words.plans().moment)(voice.format, clock::local(moment)),
        None => voice.words.plans().never.to_owned(),
    };
    let saved = move || match state.saving.get() {
        SaveState::Saved(at) => said(at),
        SaveState::Pending => voice.words.shell().keeping.pending.to_owned(),
        SaveState::Failed(_) => voice.words.shell().keeping.not_saved.to_owned(),
    };
    let promise = move || {
        let [unknown, kept, not_kept, not_offered] = voice.words.shell().keeping.promises;
        match state.promised.get() {
            Promised::Unknown => unknown,
            Promised::Kept => kept,
            Promised::NotKept => not_kept,
            Promised::NotOffered => not_offered,
        }
    };
    let can_ask = move || matches!(state.promised.get(), Promised::Unknown | Promised::NotKept);
    let room_said = move || match room.get() {
        Some((used, of)) => (words.room)(voice.format, used, of),
        None => words.room_unknown.to_owned(),
    };
    let [lock, lease] = voice.words.shell().keeping.guards;
    let guard = match tabs::guard() {
        Guard::Lock => lock,
        Guard::Lease => lease,
    };
    let [saved_label, exported_label, promise_label, room_label, tabs_label] = words.kept_labels;
    view! {
        <Section title=words.kept>
            <dl class="kept-facts">
                <dt>{saved_label}</dt><dd>{saved}</dd>
                <dt>{exported_label}</dt>
                <dd>
                    {move || said(entry().and_then(|entry| entry.exported_at))}" "
                    <Button kind=ButtonKind::Link on_press=move |_| state.export()>{voice.words.shell().export}</Button>
                </dd>
                <dt>{promise_label}</dt>
                <dd>
                    {promise}" "
                    <Show when=can_ask>
                        <Button kind=ButtonKind::Link on_press=move |_| state.ask_promise()>{words.ask_promise}</Button>
                    </Show>
                </dd>
                <dt>{room_label}</dt><dd>{room_said}</dd>
                <dt>{tabs_label}</dt><dd>{guard}</dd>
            </dl>
        </Section>
    }
}

/// The copies that were made by themselves.
#[component]
pub(super) fn Copies() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().facts;
    let copies = RwSignal::new(Vec::<Moment>::new());
    Effect::new(move || {
        // Each save may have made one.
        state.saving.track();
        state.open.track();
        spawn_local(async move {
            copies.try_set(state.copies().await);
        });
    });
    let row = move |made: Moment| {
        view! {
            <li>
                <span>{(voice.words.plans().moment)(voice.format, clock::local(made))}</span>
                <Button kind=ButtonKind::Link on_press=move |_| state.open_copy(made)>{words.copy_open}</Button>
            </li>
        }
    };
    view! {
        <Section title=words.copies subtitle=words.copies_hint>
            <ul class="plain-list" id="copies"><For each=move || copies.get() key=|made| *made let:made>{row(made)}</For></ul>
            <Show when=move || copies.with(Vec::is_empty)><p class="muted">{words.copies_none}</p></Show>
        </Section>
    }
}
