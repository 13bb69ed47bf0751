//! What the answers come to so far, and the plan they make.

use super::{AFTER_START, Draft, MakePlan, usual};
use crate::{
    app::questions::{likely_currency, plan_from_answers},
    platform::clock,
    ui::{
        components::{Button, Section, TextField},
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
    let words = voice().words.start_page();
    let come_to =
        move || draft.view.with(|view| view.said.clone()).unwrap_or_else(|| words.not_yet.to_owned());
    let wrong = move || {
        let lines = draft.view.with(|view| {
            view.issues.iter().filter_map(|issue| said(std::slice::from_ref(issue))).collect::<Vec<_>>()
        });
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let make = move |()| {
        let made =
            untrack(|| draft.with(|answers| plan_from_answers(answers, voice(), &mut clock::random_id)));
        // What is wrong stands above the button already.
        if let Ok(plan) = made {
            state.add_plan(plan);
            router.go(AFTER_START);
        }
    };
    let (name, hint) = words.plan_name;
    let money = draft.part(|answers| {
        let words = voice().words.start_page();
        let zone = &answers.home_zone;
        match likely_currency(zone) {
            Some(likely) if likely == answers.currency => (words.currency_proposed)(zone),
            None if answers.currency == words.usual_currency => (words.currency_assumed)(zone),
            _ => String::new(),
        }
    });
    let changed = Memo::new(move |_| draft.typed.with(|typed| *typed != usual()));
    let begin_again = move |_| {
        let left = draft.typed.get_untracked();
        draft.typed.set(usual());
        let undo = move || {
            state.keep_answers(Some(&left));
            // The page may have been left meanwhile; then it finds what was kept.
            draft.typed.try_set(left.clone());
        };
        state.toaster.offer_lasting(words.begun_again, voice().words.shell().undo, undo);
    };
    view! {
        <Section title=words.so_far>
            <p class="so-far" aria-live="polite">{come_to}</p>
            <ul class="issues">{wrong}</ul>
            <div class="form">
                <TextField label=name hint value=draft.part(|answers| answers.plan_name.clone())
                    on_input=draft.set(|answers, name| answers.plan_name = name) />
                <TextField label=words.currency hint=money value=draft.part(|answers| answers.currency.clone()) longest=3
                    on_input=draft.set(|answers, currency| answers.currency = currency) />
            </div>
            <MakePlan on_press=Callback::new(make) />
            <Show when=move || changed.get()><Button on_press=begin_again>{words.again}</Button></Show>
        </Section>
    }
}
