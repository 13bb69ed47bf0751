//! L5: the page.

pub mod components;
pub mod draw;
pub mod format;
pub mod route;

use leptos::prelude::*;

/// Puts the user interface into the page.
pub fn mount() {
    mount_to_body(|| view! { <main><h1>"Watchfloor"</h1></main> });
}
