//! New posts, and people whose leaving is known.

use crate::{
    app::command::{Command, StaffingChange},
    base::Estimate,
    domain::{
        Field, KnownLeavers, LeaversId, Requisition, RequisitionId, defaults, in_order, position::behind,
    },
    platform::clock,
    ui::{
        components::Limits,
        format::voice,
        plan_field::tell,
        plan_record::{PlanRecord, Records},
        reports::months,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The plan says what is too many.
const PEOPLE: Limits = Limits::NOT_NEGATIVE;

/// New posts.
#[component]
pub(super) fn Posts() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let staffing = state.sections.staffing;
    let ids = Memo::new(move |_| {
        staffing.with(|staffing| {
            in_order(&staffing.requisitions).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        })
    });
    let add = move |()| {
        let posts = Requisition {
            position: staffing.with_untracked(|staffing| behind(&staffing.requisitions)),
            name: words.posts.new_name.to_owned(),
            opened_month: 0,
            people: 1,
            months_to_hire: defaults::staffing().months_to_refill,
        };
        let id = RequisitionId(clock::random_id());
        tell(state, Command::Staffing(StaffingChange::Requisition(id, Some(Box::new(posts)))));
    };
    view! {
        <Records words=words.posts id=Field::Requisitions.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><Post id /></For>
        </Records>
    }
}

#[component]
fn Post(id: RequisitionId) -> impl IntoView {
    let words = voice().words.ahead_page();
    let record = PlanRecord::new(
        move |plan| plan.staffing.requisitions.get(&id).cloned(),
        move |posts| Command::Staffing(StaffingChange::Requisition(id, posts)),
    );
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.name, |posts| &posts.name, |posts, name| posts.name = name)}
                {record.number((words.how_many, ""), words.people, PEOPLE, 1.0, |posts| f64::from(posts.people),
                    |posts, people| posts.people = people as u32)}
                {record.choice(words.opened, months(use_app()), |posts| posts.opened_month,
                    |posts, month| posts.opened_month = month)}
                {record.estimate(Field::MonthsToHire, words.months_to_hire, words.months, 1.0,
                    |posts| &posts.months_to_hire, |posts, months: Estimate| posts.months_to_hire = months)}
            </div>
            <div class="tools">{record.remove(words.remove, |posts| &posts.name)}</div>
        </li>
    }
}

/// People whose leaving is known.
#[component]
pub(super) fn Leavers() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let staffing = state.sections.staffing;
    let ids = Memo::new(move |_| {
        staffing
            .with(|staffing| in_order(&staffing.leavers).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let leavers = KnownLeavers {
            position: staffing.with_untracked(|staffing| behind(&staffing.leavers)),
            name: words.leavers.new_name.to_owned(),
            month: 1,
            people: 1,
            refilled: true,
        };
        let id = LeaversId(clock::random_id());
        tell(state, Command::Staffing(StaffingChange::Leavers(id, Some(Box::new(leavers)))));
    };
    view! {
        <Records words=words.leavers id=Field::KnownLeavers.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><Gone id /></For>
        </Records>
    }
}

#[component]
fn Gone(id: LeaversId) -> impl IntoView {
    let words = voice().words.ahead_page();
    let record = PlanRecord::new(
        move |plan| plan.staffing.leavers.get(&id).cloned(),
        move |leavers| Command::Staffing(StaffingChange::Leavers(id, leavers)),
    );
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.name, |leavers| &leavers.name, |leavers, name| leavers.name = name)}
                {record.number((words.how_many, ""), words.people, PEOPLE, 1.0, |leavers| f64::from(leavers.people),
                    |leavers, people| leavers.people = people as u32)}
                {record.choice(words.gone, months(use_app()), |leavers| leavers.month,
                    |leavers, month| leavers.month = month)}
                {record.switch(words.refilled, |leavers| leavers.refilled, |leavers, on| leavers.refilled = on)}
            </div>
            <div class="tools">{record.remove(words.remove, |leavers| &leavers.name)}</div>
        </li>
    }
}
