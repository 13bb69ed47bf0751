//! The page about alerts: how many are raised and reach people, the streams with all their fields, and what was imported.

mod estimate;
mod forecast;
mod head;
mod histories;
pub(crate) mod history;
mod mix;
mod shape;
mod stream;
mod streams;
mod table;
mod use_for;

use crate::ui::state::use_app;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Alerts() -> impl IntoView {
    let state = use_app();
    view! {
        <div class="page-alerts" on:focusout=move |_| state.end_gesture()>
            <head::Head />
            <streams::Streams />
            <histories::Histories />
        </div>
    }
    .into_any()
}
