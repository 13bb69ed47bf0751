//! The plan beside its scenarios: which of them keeps its promises, at what cost in seats and people, and what each changes.

mod change;
mod scenario;
mod table;

use crate::{
    app::{command::Command, project::compare::MOST_BESIDE, scenarios::new_scenario},
    domain::{ScenarioId, in_order},
    platform::clock,
    ui::{
        components::{Button, ButtonKind, EmptyState, IconName, Section, Select},
        format::voice,
        plan_field::tell,
        reports::months,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;
use scenario::ScenarioCard;
use table::{Comparison, SideBySide};

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    let state = use_app();
    let words = voice().words.compare_page();
    let ids = Memo::new(move |_| {
        state
            .document
            .with(|plan| in_order(&plan.scenarios).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let comparison = Comparison::new(state, ids);
    let add = move |_| add_scenario(state);
    let disabled = Signal::derive(move || !state.is_editable());
    let button = move || {
        view! { <Button icon=IconName::Add kind=ButtonKind::Primary on_press=add disabled>{words.add}</Button> }
    };
    let has_some = Memo::new(move |_| !ids.with(Vec::is_empty));
    view! {
        <div class="answer-head">
            <div>
                <h1>{move || comparison.shown.with(|shown| shown.answer.clone())}</h1>
                <Show when=move || has_some.get()><p class="lead">{words.detail}</p></Show>
            </div>
            <Show when=move || has_some.get()><MonthChoice comparison /></Show>
        </div>
        <Show
            when=move || has_some.get()
            fallback=move || view! { <EmptyState title=words.add lesson=words.empty_detail>{button()}</EmptyState> }
        >
            <SideBySide comparison />
            <Section title=words.scenarios subtitle=words.scenarios_about tools=ViewFn::from(button)>
                <ol class="records">
                    <For each=move || ids.get() key=|id| *id let:id><ScenarioCard id /></For>
                </ol>
                <Show when=move || ids.with(|ids| ids.len() > MOST_BESIDE)>
                    <p class="sub">{(words.only)(MOST_BESIDE)}</p>
                </Show>
            </Section>
        </Show>
    }
}

fn add_scenario(state: AppState) {
    let name = voice().words.compare_page().new_name;
    let scenario = state.document.with_untracked(|plan| new_scenario(plan, name));
    tell(state, Command::AddScenario(ScenarioId(clock::random_id()), Box::new(scenario)));
}

#[component]
fn MonthChoice(comparison: Comparison) -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    let months = months(use_app());
    view! {
        <div class="month-choice no-print">
            <Select label=words.month choices=months value=comparison.months_ahead
                on_choose=move |ahead| comparison.months_ahead.set(ahead) />
        </div>
    }
}
