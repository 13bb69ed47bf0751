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
use std::{future::Future, pin::Pin};

/// Makes the functions that show a page. What only one page needs is a file of its own, which is fetched when the page
/// is first opened, so that the first of them opens soon (docs/decisions/parts.md).
macro_rules! parts {
    ($($name:ident => $page:path,)*) => {
        $(
            #[cfg(parts)]
            #[lazy]
            fn $name() -> AnyView {
                $page().into_any()
            }

            #[cfg(not(parts))]
            async fn $name() -> AnyView {
                $page().into_any()
            }
        )*
    };
}

parts! {
    start_page => start::Start,
    team_page => team::Team,
    targets_page => targets::Targets,
    alerts_page => alerts::Alerts,
    import_page => import::Import,
    capacity_page => capacity::Capacity,
    plan_page => plan::Plan,
    plans_page => plans::Plans,
}

type Coming = Pin<Box<dyn Future<Output = AnyView> + Send>>;

fn part(route: Route) -> Coming {
    match route {
        Route::Start => Box::pin(start_page()),
        Route::Team => Box::pin(team_page()),
        Route::Targets => Box::pin(targets_page()),
        Route::Alerts => Box::pin(alerts_page()),
        Route::Import => Box::pin(import_page()),
        Route::Capacity => Box::pin(capacity_page()),
        Route::Plan => Box::pin(plan_page()),
        Route::Plans => Box::pin(plans_page()),
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
        view! { <Suspense>{Suspend::new(part(route))}</Suspense> }.into_any()
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
