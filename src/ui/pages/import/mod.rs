//! The import of an alert history: choose a file, check how it is read, review what was found, accept. Nothing enters the plan
//! before that.

mod choose;
mod columns;
mod error;
mod grouping;
mod preview;
mod review;
mod run;
mod severities;
mod text;
mod times;
mod wizard;

use crate::ui::format::voice;
use leptos::prelude::*;
use wizard::{Step, Wizard};

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let wizard = Wizard::new();
    view! {
        <div class="page-import">
            <Steps wizard />
            {move || match wizard.step.get() {
                Step::Choose => view! { <choose::Choose wizard /> }.into_any(),
                Step::Preview => view! { <preview::Preview wizard /> }.into_any(),
                Step::Run => view! { <run::Run wizard /> }.into_any(),
                Step::Review => view! { <review::Review wizard /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// Where one is.
#[component]
fn Steps(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page();
    let at = Memo::new(move |_| match wizard.step.get() {
        Step::Choose => 0,
        Step::Preview | Step::Run => 1,
        Step::Review => 2,
    });
    let steps = words.steps.into_iter().enumerate().map(|(index, name)| {
        let current = move || (at.get() == index).then_some("step");
        view! { <li aria-current=current class:done=move || index < at.get()>{name}</li> }
    });
    view! {
        <ol class="steps" aria-label=move || (words.step_of)(at.get() + 1, 3)>{steps.collect_view()}</ol>
    }
}
