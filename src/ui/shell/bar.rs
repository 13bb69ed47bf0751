//! The bar at the top: which plan, how it is kept, undo, search, download.

use super::Panels;
use crate::{
    app::keeping::PlanEntry,
    platform::{clock, storage::Theme},
    ui::{
        components::{Button, IconButton, IconName},
        format::voice,
        route::{Route, use_router},
        state::{AppState, SaveState, use_app},
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// The bar.
#[component]
pub(super) fn Bar(panels: Panels) -> impl IntoView {
    let state = use_app();
    let words = voice().words.shell();
    let closed = move || state.open.get().is_none();
    view! {
        <header class="shell-bar">
            <button
                type="button" class="button icon-only menu" aria-controls="pages" aria-label=words.menu
                aria-expanded=move || panels.navigation.get().to_string()
                on:click=move |_| panels.navigation.update(|open| *open = !*open)
            ><crate::ui::components::Icon name=IconName::Menu /></button>
            <PlanChoice />
            <Kept />
            <span class="spring"></span>
            <IconButton
                name=Signal::derive(move || state.can_undo.get().unwrap_or_else(|| words.undo.to_owned())) icon=IconName::Undo
                disabled=Signal::derive(move || state.can_undo.get().is_none() || !state.is_editable())
                on_press=move |_| state.undo()
            />
            <IconButton
                name=Signal::derive(move || state.can_redo.get().unwrap_or_else(|| words.redo.to_owned())) icon=IconName::Redo
                disabled=Signal::derive(move || state.can_redo.get().is_none() || !state.is_editable())
                on_press=move |_| state.redo()
            />
            <IconButton name=words.search icon=IconName::Search on_press=move |_| panels.palette.set(true) />
            <ThemeChoice />
            <span class="wide-only" hidden=closed>
                <Button icon=IconName::Download on_press=move |_| state.export()>{words.export}</Button>
            </span>
        </header>
    }
}

/// Which plan is open, and the way to another one.
#[component]
fn PlanChoice() -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let words = voice().words;
    let plans = move || {
        let open = state.open.get();
        let named = |entry: &PlanEntry| {
            let name = if entry.name.is_empty() { words.plans().unnamed } else { &entry.name };
            (entry.id.to_string(), name.to_owned())
        };
        let mut choices: Vec<_> = state.index.with(|index| index.listed().into_iter().map(named).collect());
        if open.is_some_and(|open| open.id.is_none()) {
            choices.insert(0, (String::new(), state.sections.soc.get().plan_name.clone()));
        }
        choices
    };
    let is_chosen = move |id: &str| {
        state.open.get().is_some_and(|open| open.id.map(|id| id.to_string()).unwrap_or_default() == id)
    };
    let chosen = move |event| {
        let value = event_target_value(&event);
        match value.parse() {
            Ok(plan) => state.open_plan(plan),
            Err(_) => router.go(Route::Plans),
        }
        // Until the other plan is there, the list goes on to show the one that is.
        state.open.notify();
    };
    view! {
        <select class="plan-choice" aria-label=words.shell().switch_plan on:change=chosen>
            {move || plans().into_iter().map(|(id, name)| {
                let selected = is_chosen(&id);
                view! { <option value=id prop:selected=selected>{name}</option> }
            }).collect_view()}
            <option value="all" prop:selected=move || state.open.get().is_none()>{words.shell().pages.plans}</option>
        </select>
    }
}

/// When the open plan was exported last.
pub(super) fn exported_state(state: AppState) -> impl Fn() -> Option<String> + Copy {
    let voice = voice();
    let words = voice.words.shell().keeping;
    // "Exported today" has to become "yesterday" in a page that stays open.
    let minute = RwSignal::new(clock::now());
    set_interval(
        move || {
            minute.try_set(clock::now());
        },
        Duration::from_secs(60),
    );
    move || {
        let id = state.open.get()?.id?;
        Some(match state.index.with(|index| index.days_since_export(id, minute.get())) {
            None => words.never_exported.to_owned(),
            Some(days) => (words.exported_days_ago)(voice.format, days),
        })
    }
}

/// How the plan is kept, and when it was exported last.
#[component]
fn Kept() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.shell().keeping;
    let saved = move || {
        let open = state.open.get()?;
        Some(match (open.read_only, state.saving.get()) {
            (Some(_), _) => words.reading_only.to_owned(),
            (None, SaveState::Saved(None)) => words.saved.to_owned(),
            (None, SaveState::Saved(Some(_))) => words.saved.to_owned(),
            (None, SaveState::Pending) => words.pending.to_owned(),
            (None, SaveState::Failed(_)) => words.not_saved.to_owned(),
        })
    };
    let exported = exported_state(state);
    let saved_at = move || match (state.open.get()?.read_only, state.saving.get()) {
        (None, SaveState::Saved(Some(at))) => Some((words.saved_at)(voice.format, clock::local(at))),
        _ => None,
    };
    let failed = move || matches!(state.saving.get(), SaveState::Failed(_));
    view! {
        <p class="kept">
            <span id="save-state" class:bad=failed>{saved}</span>
            <span class="wide-only">{saved_at}</span>
            <span id="export-state" class="wide-only">{exported}</span>
        </p>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let state = use_app();
    let words = voice().words.shell();
    let themes = [Theme::System, Theme::Light, Theme::Dark];
    let chosen = move |event| {
        let index = event_target_value(&event).parse::<usize>().unwrap_or(0);
        state.set_theme(themes.get(index).copied().unwrap_or_default());
    };
    view! {
        <select class="theme-choice wide-only" aria-label=words.theme on:change=chosen>
            {themes.into_iter().zip(words.themes).enumerate().map(|(index, (theme, name))| {
                let selected = move || state.preferences.with(|preferences| preferences.theme == theme);
                view! { <option value=index.to_string() prop:selected=selected>{name}</option> }
            }).collect_view()}
        </select>
    }
}
