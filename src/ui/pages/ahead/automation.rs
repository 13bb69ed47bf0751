//! Automation on its way.

use crate::{
    app::command::Command,
    base::Estimate,
    domain::{Field, RollOut, RollOutId, in_order, position::behind},
    platform::clock,
    ui::{
        components::{Choice, Limits},
        format::voice,
        plan_field::tell,
        plan_record::{PlanRecord, Records},
        reports::months,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn Automation() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let roll_outs = state.sections.roll_outs;
    let ids = Memo::new(move |_| {
        roll_outs.with(|all| in_order(all).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let roll_out = RollOut {
            position: roll_outs.with_untracked(|all| behind(all)),
            name: words.roll_outs.new_name.to_owned(),
            stream: None,
            from_month: 0,
            over_months: 3,
            closed_share: Estimate::point(0.0),
            minutes_saved: Estimate::point(0.0),
        };
        tell(state, Command::RollOut(RollOutId(clock::random_id()), Some(Box::new(roll_out))));
    };
    view! {
        <Records words=words.roll_outs id=Field::RollOuts.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><One id /></For>
        </Records>
    }
}

#[component]
fn One(id: RollOutId) -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let record = PlanRecord::new(
        move |plan| plan.roll_outs.get(&id).cloned(),
        move |roll_out| Command::RollOut(id, roll_out),
    );
    let streams = Signal::derive(move || {
        let streams = state.sections.streams.get();
        let each =
            in_order(&streams).into_iter().map(|(id, stream)| Choice::new(Some(id), stream.name.clone()));
        std::iter::once(Choice::new(None, words.every_stream)).chain(each).collect::<Vec<_>>()
    });
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.name, |one| &one.name, |one, name| one.name = name)}
                {record.choice(words.stream, streams, |one| one.stream, |one, stream| one.stream = stream)}
                {record.choice(words.starts_after, months(state), |one| one.from_month,
                    |one, month| one.from_month = month)}
                {record.number(words.takes, words.months, Limits::between(0.0, 120.0), 1.0,
                    |one| f64::from(one.over_months), |one, months| one.over_months = months as u32)}
                {record.estimate(Field::RollOutClosed, words.closes, "%", 100.0, |one| &one.closed_share,
                    |one, share| one.closed_share = share)}
                {record.estimate(Field::RollOutSaved, words.saves, "%", 100.0, |one| &one.minutes_saved,
                    |one, share| one.minutes_saved = share)}
            </div>
            <div class="tools">{record.remove(words.remove, |one| &one.name)}</div>
        </li>
    }
}
