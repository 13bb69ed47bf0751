//! What a person really worked where that was not what was planned, and calls while on call.

use super::{
    desk::RotaDesk,
    entries::{Dated, Entries},
};
use crate::{
    domain::{
        CallId,
        rota::{Call, Person, Worked},
    },
    platform::clock,
    ui::{
        components::{DateField, IconButton, IconName, Limits, NumberField, Switch},
        focus,
        format::voice,
        plan_record::PlanRecord,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

const HOURS: Limits = Limits { low: Some(0.0), high: Some(48.0) };
const MINUTES: Limits = Limits { low: Some(0.0), high: Some(2_880.0) };
const TIME: Limits = Limits { low: Some(0.0), high: Some(23.99) };

/// Both lists.
#[component]
pub(super) fn ReallyWorked(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    view! {
        <Days desk record />
        <Calls desk record />
    }
}

#[component]
fn Days(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    let [add, on, hours, lieu, remove] = voice().words.rota_records().worked_fields;
    let days = Dated { record, read: |one: &Person| &one.worked, write: |one| &mut one.worked };
    let fields = move |date: Signal<NaiveDate>| {
        let value = Signal::derive(move || days.on(date).map(|worked| f64::from(worked.minutes) / 60.0));
        let is_lieu = Signal::derive(move || days.on(date).is_some_and(|worked| worked.as_lieu));
        view! {
            <NumberField label=hours unit="h" limits=HOURS value disabled=record.disabled()
                on_change=move |hours: f64| days.change(date, |worked| worked.minutes = (hours * 60.0).round() as u32) />
            <Switch label=lieu on=is_lieu disabled=record.disabled()
                on_switch=move |on| days.change(date, |worked| worked.as_lieu = on) />
        }
        .into_any()
    };
    days.list(desk, [add, on, remove], |_, _| Worked { minutes: 480, as_lieu: false }, fields)
}

#[component]
fn Calls(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    let [add, on, began, took, lieu, remove] = voice().words.rota_records().call_fields;
    let keys = Memo::new(move |_| {
        record.with(|one| one.calls.keys().copied().collect::<Vec<_>>()).unwrap_or_default()
    });
    let more = move |()| {
        let date = desk.rota.with_untracked(|rota| rota.first_day);
        let call = Call { date, start_minute: 120, minutes: 60, as_lieu: false };
        record.set(|one| {
            one.calls.insert(CallId(clock::random_id()), call);
        });
    };
    let line = move |id: CallId| {
        let now = move || record.with(|one| one.calls.get(&id).copied()).flatten();
        let put = move |write: &dyn Fn(&mut Call)| {
            record.set(|one| {
                if let Some(call) = one.calls.get_mut(&id) {
                    write(call);
                }
            });
        };
        let date = Signal::derive(move || now().map(|call| call.date));
        let start = Signal::derive(move || now().map(|call| f64::from(call.start_minute) / 60.0));
        let minutes = Signal::derive(move || now().map(|call| f64::from(call.minutes)));
        let is_lieu = Signal::derive(move || now().is_some_and(|call| call.as_lieu));
        let gone = move |_| {
            focus::keep(|| {
                record.set_at_once(|one| {
                    one.calls.remove(&id);
                });
            });
        };
        let dated = move |date| {
            record.set_at_once(|one| {
                if let Some(call) = one.calls.get_mut(&id) {
                    call.date = date;
                }
            })
        };
        view! {
            <DateField label=on value=date disabled=record.disabled()
                on_change=dated />
            <NumberField label=began unit="h" limits=TIME value=start disabled=record.disabled()
                on_change=move |hours: f64| put(&|call| call.start_minute = ((hours * 60.0).round() as u32).min(1_439)) />
            <NumberField label=took unit="min" limits=MINUTES value=minutes disabled=record.disabled()
                on_change=move |minutes: f64| put(&|call| call.minutes = minutes.round() as u32) />
            <Switch label=lieu on=is_lieu disabled=record.disabled()
                on_switch=move |on| put(&|call| call.as_lieu = on) />
            <IconButton name=remove icon=IconName::Delete on_press=gone disabled=record.disabled() />
        }
        .into_any()
    };
    view! { <Entries keys add on_add=more disabled=record.disabled() line=Callback::new(line) /> }
}
