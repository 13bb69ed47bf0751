//! What a person wishes, date by date.

use super::{desk::RotaDesk, lists::named_shifts};
use crate::{
    domain::{
        ShiftId,
        rota::{Person, Wish},
    },
    ui::{
        components::{Button, Choice, DateField, IconButton, IconName, Select},
        format::voice,
        plan_record::PlanRecord,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn Wishes(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    let words = voice().words.rota_records();
    let [add, on, what, remove] = words.wish_fields;
    let dates = Memo::new(move |_| {
        record.with(|one| one.wishes.keys().copied().collect::<Vec<_>>()).unwrap_or_default()
    });
    let shifts = named_shifts(desk);
    let choices = Signal::derive(move || {
        let of = |(shift, name): (ShiftId, String)| {
            [
                Choice::new(Wish::Work(shift), (words.wish_work)(&name)),
                Choice::new(Wish::Not(shift), (words.wish_not)(&name)),
            ]
        };
        let shifts = shifts.get().into_iter().flat_map(of);
        std::iter::once(Choice::new(Wish::Off, words.wish_off)).chain(shifts).collect::<Vec<_>>()
    });
    let more = move |_| {
        let first = desk.rota.with_untracked(|rota| rota.first_day);
        record.set(|one| {
            if let Some(date) = first.iter_days().take(4_000).find(|date| !one.wishes.contains_key(date)) {
                one.wishes.insert(date, Wish::Off);
            }
        });
    };
    let one = move |date: NaiveDate| {
        let value = Signal::derive(move || {
            record.with(|one| one.wishes.get(&date).copied()).flatten().unwrap_or(Wish::Off)
        });
        let moved = move |to| {
            record.set(|one| {
                if let Some(wish) = one.wishes.remove(&date) {
                    one.wishes.insert(to, wish);
                }
            });
        };
        let chosen = move |wish| {
            record.set(|one| {
                one.wishes.insert(date, wish);
            })
        };
        let gone = move |_| {
            record.set(|one| {
                one.wishes.remove(&date);
            })
        };
        view! {
            <li class="form inline">
                <DateField label=on value=Signal::stored(Some(date)) on_change=moved disabled=record.disabled() />
                <Select label=what choices value on_choose=chosen disabled=record.disabled() />
                <IconButton name=remove icon=IconName::Delete on_press=gone disabled=record.disabled() />
            </li>
        }
    };
    view! {
        <ul class="rota-leave"><For each=move || dates.get() key=|date| *date children=one /></ul>
        <Button icon=IconName::Add on_press=more disabled=record.disabled()>{add}</Button>
    }
}
