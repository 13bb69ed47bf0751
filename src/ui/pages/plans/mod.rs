//! All plans in this browser: open, new, rename, duplicate, delete and restore, import and export.

mod import;
mod list;

use crate::ui::{
    components::{Button, ButtonKind, EmptyState, IconName},
    format::voice,
    route::{Route, use_router},
    state::use_app,
};
use import::ImportPlan;
use leptos::prelude::*;
use list::{DeletedPlans, PlanList};

/// The page.
#[component]
pub fn Plans() -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let voice = voice();
    let words = voice.words.plans();
    let count = Memo::new(move |_| state.index.with(|index| index.listed().len()));
    let new = move || {
        view! {
            <Button kind=ButtonKind::Primary icon=IconName::Add on_press=move |_| router.go(Route::Start)>{words.start}</Button>
            <Button on_press=move |_| state.new_plan()>{words.new_plan}</Button>
        }
    };
    view! {
        <h1>{move || (words.lead)(voice.format, count.get())}</h1>
        <p class="lead">{words.lead_where}</p>
        {move || if count.get() == 0 {
            view! { <EmptyState title=words.empty lesson=words.empty_lesson>{new()}</EmptyState> }.into_any()
        } else {
            view! { <p class="actions">{new()}</p> <PlanList /> }.into_any()
        }}
        <ImportPlan />
        <DeletedPlans />
    }
}
