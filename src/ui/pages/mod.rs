//! The pages, one folder each. A page lays out what a projection of `app::project` computed; it reads [`AppState`] and
//! changes the plan by its `dispatch` alone.
//!
//! To add one: a variant of [`Route`], its name in `text::shell::Pages`, its arm in the match below, its folder.
//!
//! [`AppState`]: super::state::AppState

pub mod alerts;
pub mod capacity;
mod import;
mod plan;
mod plans;
mod start;
mod targets;
mod team;

use super::{
    components::EmptyState,
    format::voice,
    route::{Route, use_router},
    state::use_app,
};
use leptos::prelude::*;

/// The page that the address names.
#[component]
pub fn Page() -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let route = Memo::new(move |_| router.address.get().map(|address| address.route));
    let is_open = Memo::new(move |_| state.open.get().is_some());
    move || match route.get() {
        None => view! { <NoSuchPage /> }.into_any(),
        // Without a plan there is nothing to show on the others.
        Some(route) if route.needs_plan() && !is_open.get() => view! { <start::Start /> }.into_any(),
        Some(Route::Start) => view! { <start::Start /> }.into_any(),
        Some(Route::Team) => view! { <team::Team /> }.into_any(),
        Some(Route::Targets) => view! { <targets::Targets /> }.into_any(),
        Some(Route::Alerts) => view! { <alerts::Alerts /> }.into_any(),
        Some(Route::Import) => view! { <import::Import /> }.into_any(),
        Some(Route::Capacity) => view! { <capacity::Capacity /> }.into_any(),
        Some(Route::Plan) => view! { <plan::Plan /> }.into_any(),
        Some(Route::Plans) => view! { <plans::Plans /> }.into_any(),
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    let words = voice().words.shell;
    view! {
        <EmptyState title=words.no_such_page lesson=words.no_such_page_remedy>
            <a class="button" href=Route::Plans.hash()>{words.pages.plans}</a>
        </EmptyState>
    }
}
