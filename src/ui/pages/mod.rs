//! The pages, one folder each. A page lays out what a projection of `app::project` computed; it reads [`AppState`] and
//! changes the plan by its `dispatch` alone.
//!
//! To add one: a variant of [`Route`], its name in `text::shell::Pages`, its function and arm below, its folder.
//!
//! [`AppState`]: super::state::AppState

mod ahead;
pub mod alerts;
pub mod capacity;
mod compare;
mod import;
mod plan;
mod plans;
mod rota;
mod simulation;
mod start;
mod targets;
mod team;
mod work;

use super::{
    components::EmptyState,
    format::voice,
    parts::{NotFetched, in_part},
    route::{Route, use_router},
    state::{Craft, use_app},
};
use leptos::prelude::*;
use std::{future::Future, pin::Pin};

in_part! {
    [capacity] fn capacity_page() -> AnyView { equipped(); capacity::Capacity().into_any() }
    [import] fn import_page() -> AnyView { equipped(); import::Import().into_any() }
    [plan] fn start_page() -> AnyView { equipped(); start::Start().into_any() }
    [plan] fn alerts_page() -> AnyView { equipped(); alerts::Alerts().into_any() }
    [plan] fn team_page() -> AnyView { equipped(); team::Team().into_any() }
    [plan] fn targets_page() -> AnyView { equipped(); targets::Targets().into_any() }
    [ahead] fn ahead_page() -> AnyView { equipped(); ahead::Ahead().into_any() }
    [rota] fn rota_page() -> AnyView { equipped(); rota::Rota().into_any() }
    [ahead] fn work_page() -> AnyView { equipped(); work::Work().into_any() }
    [compare] fn compare_page() -> AnyView { equipped(); compare::Compare().into_any() }
    [plan] fn plan_page() -> AnyView { equipped(); plan::Plan().into_any() }
    [capacity] fn simulation_page() -> AnyView { equipped(); simulation::Simulation().into_any() }
    [plan] fn plans_page() -> AnyView { equipped(); plans::Plans().into_any() }
}

/// Every page brings along what changes and writes plans.
fn equipped() {
    use_app().equip(Craft::WHOLE);
}

type Coming = Pin<Box<dyn Future<Output = Result<AnyView, NotFetched>> + Send>>;

fn page(route: Route) -> Coming {
    match route {
        Route::Start => Box::pin(start_page()),
        Route::Team => Box::pin(team_page()),
        Route::Targets => Box::pin(targets_page()),
        Route::Alerts => Box::pin(alerts_page()),
        Route::Import => Box::pin(import_page()),
        Route::Capacity => Box::pin(capacity_page()),
        Route::Ahead => Box::pin(ahead_page()),
        Route::Rota => Box::pin(rota_page()),
        Route::Work => Box::pin(work_page()),
        Route::Compare => Box::pin(compare_page()),
        Route::Plan => Box::pin(plan_page()),
        Route::Plans => Box::pin(plans_page()),
        Route::Simulation => Box::pin(simulation_page()),
    }
}

/// The page that the address names.
#[component]
pub fn Page() -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let route = Memo::new(move |_| router.address.get().map(|address| address.route));
    let is_open = Memo::new(move |_| state.open.get().is_some());
    move || {
        let Some(route) = route.get() else { return view! { <NoSuchPage /> }.into_any() };
        // Without a plan there is nothing to show on the others.
        let route = if route.needs_plan() && !is_open.get() { Route::Start } else { route };
        let shown = async move {
            page(route).await.unwrap_or_else(|NotFetched| view! { <PageMissing /> }.into_any())
        };
        view! { <Suspense>{Suspend::new(shown)}</Suspense> }.into_any()
    }
}

#[component]
fn PageMissing() -> impl IntoView {
    let words = voice().words.shell();
    let reload = move |_| {
        // Where the page may not be reloaded by itself, the browser's own button does it.
        let _ = window().location().reload();
    };
    view! {
        <EmptyState title=words.page_missing lesson=words.page_missing_remedy>
            <button type="button" class="button" on:click=reload>{words.reload}</button>
        </EmptyState>
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    let words = voice().words.shell();
    view! {
        <EmptyState title=words.no_such_page lesson=words.no_such_page_remedy>
            <a class="button" href=Route::Plans.hash()>{words.pages.plans}</a>
        </EmptyState>
    }
}
