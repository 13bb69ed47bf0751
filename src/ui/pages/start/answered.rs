//! What the answers come to so far, and the plan they make.

use super::{AFTER_START, Draft, MakePlan};
use crate::{
    app::questions::plan_from_answers,
    platform::clock,
    ui::{
        components::{Section, TextField},
        format::voice,
        plan_field::said,
        route::use_router,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The end of the page.
#[component]
pub(super) fn Answered(draft: Draft) -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let words = voice().words.start_page;
    let come_to =
        move || draft.view.with(|view| view.said.clone()).unwrap_or_else(|| words.not_yet.to_owned());
    let wrong = move || {
        let lines = draft.view.with(|view| {
            view.issues.iter().filter_map(|issue| said(std::slice::from_ref(issue))).collect::<Vec<_>>()
        });
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let make = move |()| {
        let made = draft
            .answers
            .with_untracked(|answers| plan_from_answers(answers, words.stream_name, &mut clock::random_id));
        // What is wrong stands above the button already.
        if let Ok(plan) = made {
            state.add_plan(plan);
            router.go(AFTER_START);
        }
    };
    let (name, hint) = words.plan_name;
    view! {
        <Section title=words.so_far>
            <p class="so-far" aria-live="polite">{come_to}</p>
            <ul class="issues">{wrong}</ul>
            <div class="form">
                <TextField label=name hint value=draft.part(|answers| answers.plan_name.clone())
                    on_input=draft.set(|answers, name| answers.plan_name = name) />
            </div>
            <MakePlan on_press=Callback::new(make) />
        </Section>
    }
}
