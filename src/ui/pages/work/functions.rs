//! Work beside alerts: hunting, engineering, intelligence, reports.

use crate::{
    app::{
        command::{Command, WorkChange},
        project::work::finds,
    },
    base::Estimate,
    domain::{
        Area, Field, Function, FunctionId, Placement, in_order,
        position::{behind, moved},
    },
    engine::ledger::Hours,
    platform::clock,
    ui::{
        components::{Button, Choice, IconName, Section},
        format::voice,
        plan_field::tell,
        plan_record::PlanRecord,
        reports::months,
        state::use_app,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub(super) fn Functions(hours: Memo<Arc<Hours>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.work_page();
    let work = state.sections.work;
    let ids = Memo::new(move |_| {
        work.with(|work| in_order(&work.functions).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |_| {
        let function = Function {
            position: work.with_untracked(|work| behind(&work.functions)),
            name: words.new_function.to_owned(),
            area: Area::default(),
            hours_per_month: Estimate::point(16.0),
            placement: Placement::default(),
            from_month: 0,
            until_month: None,
        };
        let id = FunctionId(clock::random_id());
        tell(state, Command::Work(WorkChange::Function(id, Some(Box::new(function)))));
    };
    let disabled = Signal::derive(move || !state.is_editable());
    let button = move || {
        view! { <Button icon=IconName::Add on_press=add disabled>{words.add_function}</Button> }
    };
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <div id=Field::Functions.key() tabindex="-1">
            <Section title=words.functions subtitle=words.functions_about tools=ViewFn::from(button)>
                <Show when=move || !is_empty.get() fallback=move || view! { <p class="sub">{words.no_functions}</p> }>
                    <ol class="records" on:focusout=move |_| state.end_gesture()>
                        <For each=move || ids.get() key=|id| *id let:id><One id hours /></For>
                    </ol>
                </Show>
            </Section>
        </div>
    }
}

#[component]
fn One(id: FunctionId, hours: Memo<Arc<Hours>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.work_page();
    let record = PlanRecord::new(
        move |plan| plan.work.functions.get(&id).cloned(),
        move |function| Command::Work(WorkChange::Function(id, function)),
    );
    let areas: Vec<_> = Area::ALL.into_iter().map(|area| Choice::new(area, (words.areas)(area))).collect();
    let placements: Vec<_> =
        Placement::ALL.into_iter().map(|place| Choice::new(place, (words.placements)(place))).collect();
    let until = Signal::derive(move || {
        let each = months(state).get().into_iter().map(|month| Choice::new(Some(month.value), month.words));
        std::iter::once(Choice::new(None, words.goes_on)).chain(each).collect::<Vec<_>>()
    });
    let note = move || {
        let placement = record.with(|function| function.placement).unwrap_or_default();
        let found = hours.with(|hours| finds(hours, id.0, voice()));
        found.unwrap_or_else(|| (words.placement_hints)(placement).to_owned())
    };
    let place = move |up: bool| state.sections.work.with(|work| moved(&work.functions, id, up));
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.name, |one| &one.name, |one, name| one.name = name)}
                {record.choice(words.area, Signal::stored(areas), |one| one.area, |one, area| one.area = area)}
                {record.estimate(Field::FunctionHours, (words.hours_label, ""), "h", 1.0, |one| &one.hours_per_month,
                    |one, hours| one.hours_per_month = hours)}
                {record.choice(words.placement, Signal::stored(placements), |one| one.placement,
                    |one, placement| one.placement = placement)}
                {record.choice(words.from, months(state), |one| one.from_month, |one, month| one.from_month = month)}
                {record.choice(words.until, until, |one| one.until_month, |one, month| one.until_month = month)}
                <p class="sub">{note}</p>
            </div>
            <div class="tools">
                {record.movers([words.sooner, words.later], |one| &one.name, place, |one, position| one.position = position)}
                {record.remove(words.remove, |one| &one.name)}
            </div>
        </li>
    }
}
