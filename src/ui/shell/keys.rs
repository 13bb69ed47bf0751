//! The keys that work everywhere, and the list of them.

use super::Panels;
use crate::ui::{components::Dialog, format::voice, state::AppState};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// Listens for as long as the page lives.
pub(super) fn listen(state: AppState, panels: Panels) {
    let _listening = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let within = |selector: &str| {
            target.as_ref().is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
        };
        let in_dialog = within("dialog");
        match (command, event.key().to_lowercase().as_str()) {
            (true, "k") => panels.palette.set(true),
            (true, "s") => state.export(),
            // In a dialog what is typed is not yet part of the plan, so the browser's own undo is the right one.
            (true, "z") if !in_dialog && event.shift_key() => state.redo(),
            (true, "z") if !in_dialog => state.undo(),
            (true, "y") if !in_dialog => state.redo(),
            (false, "?") if !event.alt_key() && !within("input, textarea, select, [contenteditable]") => {
                panels.keys.set(true);
            }
            _ => return,
        }
        event.prevent_default();
    });
}

/// The list of keys.
#[component]
pub(super) fn KeyList(panels: Panels) -> impl IntoView {
    let words = voice().words.shell();
    view! {
        <Dialog open=panels.keys on_close=move |()| panels.keys.set(false) title=words.keys>
            <dl class="key-list">
                {words.key_list.iter().map(|(key, does)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*does}</dd> }).collect_view()}
            </dl>
        </Dialog>
    }
}
