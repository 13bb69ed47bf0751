//! Pages, plans and actions by name: type, choose with the arrow keys, Enter.

use super::Panels;
use crate::{
    platform::storage::Theme,
    text::shell::SearchAlso,
    ui::{
        components::Dialog,
        format::voice,
        route::{Route, page_name, use_router},
        state::{ReadOnly, use_app},
    },
};
use leptos::{ev, html, prelude::*};

/// Something to go to or to do.
#[derive(Clone)]
struct Entry {
    name: String,
    /// Other words that lead to it.
    also: &'static str,
    run: Callback<()>,
}

fn entries() -> Vec<Entry> {
    let state = use_app();
    let router = use_router();
    let panels: Panels = expect_context();
    let words = voice().words;
    let open = state.open.get_untracked();
    let mut entries = Vec::new();
    let also = words.shell().search_also;
    let mut add =
        |name: String, also: &'static str, run: Callback<()>| entries.push(Entry { name, also, run });
    for route in Route::ALL.into_iter().filter(|route| open.is_some() || !route.needs_plan()) {
        let name = page_name(route, &words.shell().pages).to_owned();
        add(name, also_called(route, &also), Callback::new(move |()| router.go(route)));
    }
    if open.is_some() {
        add(words.shell().export.to_owned(), also.export, Callback::new(move |()| state.export()));
    }
    if let Some(undo) = state.can_undo.get_untracked() {
        add(undo, "", Callback::new(move |()| state.undo()));
    }
    if let Some(redo) = state.can_redo.get_untracked() {
        add(redo, "", Callback::new(move |()| state.redo()));
    }
    if open.is_some_and(|open| open.read_only == Some(ReadOnly::Sample)) {
        add(words.shell().keeping.make_mine.to_owned(), "", Callback::new(move |()| state.make_mine()));
    }
    for entry in state.index.get_untracked().listed() {
        let plan = entry.id;
        if open.is_none_or(|open| open.id != Some(plan)) {
            add((words.plans().open_named)(&entry.name), "", Callback::new(move |()| state.open_plan(plan)));
        }
    }
    for (theme, name) in [Theme::System, Theme::Light, Theme::Dark].into_iter().zip(words.shell().themes) {
        add(name.to_owned(), also.theme, Callback::new(move |()| state.set_theme(theme)));
    }
    add(words.shell().keys.to_owned(), also.keys, Callback::new(move |()| panels.keys.set(true)));
    entries
}

fn also_called(route: Route, also: &SearchAlso) -> &'static str {
    match route {
        Route::Capacity => also.capacity,
        Route::Start => also.start,
        Route::Team => also.team,
        Route::Targets => also.targets,
        Route::Alerts => also.alerts,
        Route::Import => also.import,
        Route::Rota => also.rota,
        Route::Work => also.work,
        Route::Ahead => also.ahead,
        Route::Compare => also.compare,
        Route::Plan => also.plan,
        Route::Plans => also.plans,
        Route::Simulation => also.simulation,
    }
}

/// The dialog.
#[component]
pub(super) fn Palette(panels: Panels) -> impl IntoView {
    let words = voice().words.shell();
    view! {
        <Dialog open=panels.palette on_close=move |()| panels.palette.set(false) title=words.search>
            <Chooser panels />
        </Dialog>
    }
}

#[component]
fn Chooser(panels: Panels) -> impl IntoView {
    let words = voice().words.shell();
    let all = StoredValue::new(entries());
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let input = NodeRef::<html::Input>::new();
    let found = Memo::new_with_compare(
        move |_| {
            let wanted = typed.get().trim().to_lowercase();
            all.with_value(|all| {
                let matches = |entry: &&Entry| {
                    let name = entry.name.to_lowercase();
                    wanted.split_whitespace().all(|word| name.contains(word) || entry.also.contains(word))
                };
                all.iter().filter(matches).cloned().collect::<Vec<_>>()
            })
        },
        |_, _| true,
    );
    Effect::new(move || {
        if let Some(input) = input.get() {
            // The dialog is open by now, so the input can take the focus.
            let _ = input.focus();
        }
    });
    let run = move |index: usize| {
        if let Some(entry) = found.with_untracked(|found| found.get(index).cloned()) {
            panels.palette.set(false);
            entry.run.run(());
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => run(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let typing = move |event| {
        typed.set(event_target_value(&event));
        chosen.set(0);
    };
    view! {
        <div class="palette">
            <input
                node_ref=input type="text" role="combobox" autocomplete="off" aria-label=words.search_hint placeholder=words.search_hint
                aria-expanded="true" aria-controls="palette-list" aria-activedescendant=move || format!("palette-{}", chosen.get())
                on:input=typing on:keydown=pressed
            />
            <ul id="palette-list" role="listbox" aria-label=words.search>
                {move || found.get().into_iter().enumerate().map(|(index, entry)| view! {
                    <li
                        id=format!("palette-{index}") role="option" aria-selected=move || (chosen.get() == index).to_string()
                        on:click=move |_| run(index)
                    >{entry.name}</li>
                }).collect_view()}
            </ul>
            <p class="muted" role="status">{move || found.with(Vec::is_empty).then_some(words.search_nothing)}</p>
        </div>
    }
}
