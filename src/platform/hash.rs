//! The part of the address behind the `#`, which alone changes between pages.

use gloo_events::EventListener;

/// What stands there, with the `#`.
pub fn current() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes there, as a step that the back button takes back.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // A hash of our own is never refused.
        let _ = window.location().set_hash(hash);
    }
}

/// Goes there in place of the present address.
pub fn replace(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Calls back after each change, for as long as the page lives.
pub fn on_change(mut changed: impl FnMut(String) + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", move |_| changed(current())).forget();
    }
}
