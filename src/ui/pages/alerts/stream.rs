//! All fields of one stream, in the order in which a manager thinks of them.

use super::{estimate::StreamEstimate, mix::Mix, shape::ShapeFields};
use crate::{
    app::{
        command::{Command, StreamChange},
        project::alerts::streams::{EstimateField, Group, estimates},
    },
    domain::{AlertStream, StreamId, VolumePeriod, in_order},
    ui::{
        components::{Choice, Select, Switch, TextField},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use leptos::prelude::*;

/// One stream; none after it was removed.
pub(super) type Record = Memo<Option<AlertStream>>;

/// The fields of a stream.
#[component]
pub(super) fn StreamFields(id: StreamId) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let record: Record = Memo::new(move |_| state.sections.streams.with(|all| all.get(&id).cloned()));
    view! {
        <div class="record-body">
            <Named id record />
            <fieldset class="fields">
                <legend>{words.group_volume}</legend>
                <Estimates id record group=Group::Volume only=0_usize />
                <Period id record />
                <Estimates id record group=Group::Volume only=1_usize />
            </fieldset>
            <fieldset class="fields"><legend>{words.group_when}</legend><ShapeFields id record /></fieldset>
            <fieldset class="fields"><legend>{words.group_mix}</legend><Mix id record /></fieldset>
            <fieldset class="fields"><legend>{words.group_before}</legend><Estimates id record group=Group::Before /></fieldset>
            <fieldset class="fields"><legend>{words.group_work}</legend><Estimates id record group=Group::Work /></fieldset>
            <fieldset class="fields">
                <legend>{words.group_after}</legend>
                <Estimates id record group=Group::After />
                <PausesClock id record />
            </fieldset>
        </div>
    }
}

#[component]
fn Named(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let name = move || record.with(|r| r.as_ref().map(|s| s.name.clone()).unwrap_or_default());
    let customer = move || record.with(|r| r.as_ref().and_then(|s| s.customer));
    let customers = move || {
        let all = state.sections.customers.get();
        let each = in_order(&all).into_iter().map(|(id, one)| Choice::new(Some(id), one.name.clone()));
        std::iter::once(Choice::new(None, words.no_customer)).chain(each).collect::<Vec<_>>()
    };
    let some = Memo::new(move |_| state.sections.customers.with(|all| !all.is_empty()));
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <div class="fields">
            <TextField label=words.name value=Signal::derive(name) longest=120 disabled
                on_input=move |name| { tell(state, Command::Stream(id, StreamChange::Name(name))); } />
            <Show when=move || some.get()>
                <Select label=words.customer choices=Signal::derive(customers) value=Signal::derive(customer) disabled
                    on_choose=move |customer| { tell(state, Command::Stream(id, StreamChange::Customer(customer))); } />
            </Show>
        </div>
    }
}

/// The estimates of a group, or the one of them at a place.
#[component]
fn Estimates(
    id: StreamId,
    record: Record,
    group: Group,
    #[prop(optional, into)] only: Option<usize>,
) -> impl IntoView {
    let list: Memo<Vec<EstimateField>> = Memo::new(move |_| {
        record.with(|r| r.as_ref().map(|stream| estimates(stream, group, voice())).unwrap_or_default())
    });
    let count = list.with_untracked(Vec::len);
    (0..count)
        .filter(|at| only.is_none_or(|only| only == *at))
        .map(|at| view! { <StreamEstimate id list at /> })
        .collect_view()
}

#[component]
fn Period(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let choices = move || {
        [VolumePeriod::Day, VolumePeriod::Week, VolumePeriod::Month]
            .map(|period| Choice::new(period, (words.period_name)(period)))
            .to_vec()
    };
    let value = move || record.with(|r| r.as_ref().map(|s| s.volume_period).unwrap_or_default());
    view! {
        <Select
            label=words.period
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=move |period| { tell(state, Command::Stream(id, StreamChange::VolumePeriod(period))); }
            disabled=Signal::derive(move || !state.is_editable())
        />
    }
}

#[component]
fn PausesClock(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let on = move || record.with(|r| r.as_ref().is_some_and(|s| s.waiting_on_others.pauses_clock));
    view! {
        <Switch
            label=words.pauses_clock
            on=Signal::derive(on)
            on_switch=move |on| { tell(state, Command::Stream(id, StreamChange::WaitingPausesClock(on))); }
            disabled=Signal::derive(move || !state.is_editable())
        />
    }
}
