//! Severities in the order they are answered: what is promised for each, on which clock, and whether it is kept.

mod card;
mod customers;
mod promise;
mod remembered;
mod remove;

use crate::{
    app::{command::Command, project::targets::view},
    domain::{Clock, Severity, SeverityId, Target, position},
    platform::clock,
    ui::{
        components::{Button, ButtonKind, EmptyState, IconName},
        format::voice,
        reports::Reports,
        state::{AppState, use_app},
    },
};
use card::SeverityCard;
use customers::Customers;
use leptos::prelude::*;
use remembered::RememberedWords;

/// The page.
#[component]
pub fn Targets() -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let reports = Reports::new(state, expect_context());
    let shown = Memo::new(move |_| {
        let document = state.document.get();
        view(&document, reports.now.get().as_deref(), voice())
    });
    let order = Memo::new(move |_| {
        shown.with(|shown| shown.severities.iter().map(|card| card.id).collect::<Vec<_>>())
    });
    let add = move || {
        view! {
            <Button icon=IconName::Add kind=ButtonKind::Primary on_press=move |_| add_severity(state)
                disabled=Signal::derive(move || !state.is_editable())>{words.add}</Button>
        }
    };
    let list = move || {
        if order.with(Vec::is_empty) {
            view! { <EmptyState title=words.empty lesson=words.empty_detail>{add()}</EmptyState> }.into_any()
        } else {
            view! {
                <ol class="severity-list">
                    <For each=move || order.get() key=|id| *id let:id><SeverityCard id shown /></For>
                </ol>
                <p class="actions">{add()}</p>
                <p class="sub">{words.order_about}</p>
            }
            .into_any()
        }
    };
    view! {
        <h1>{move || shown.with(|shown| shown.answer.clone())}</h1>
        <p class="lead">{words.detail}</p>
        {list}
        <Customers shown />
        <RememberedWords />
    }
}

/// A severity behind the last one, promising what lower severities usually do.
fn add_severity(state: AppState) {
    let severity = Severity {
        position: state.sections.severities.with_untracked(|severities| position::behind(severities)),
        name: voice().words.targets_page().new_name.to_owned(),
        clock: Clock::RoundTheClock,
        interrupts: false,
        ages_every_hours: None,
        expires_after_hours: None,
        acknowledge: Some(Target { within_minutes: 1_440.0, share: 0.9 }),
        triage_done: None,
    };
    // A new identifier and a full record: nothing the plan could refuse.
    drop(state.dispatch(Command::AddSeverity(SeverityId(clock::random_id()), Box::new(severity))));
}
