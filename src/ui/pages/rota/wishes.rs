//! What a person wishes, date by date.

use super::{desk::RotaDesk, entries::Dated, lists::named_shifts};
use crate::{
    domain::{
        ShiftId,
        rota::{Person, Wish},
    },
    ui::{
        components::{Choice, Select},
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
    let wishes = Dated { record, read: |one: &Person| &one.wishes, write: |one| &mut one.wishes };
    let [matters, weights @ ..] = words.wish_weight;
    let weights: Vec<_> = (1_u32..).zip(weights).map(|(weight, said)| Choice::new(weight, said)).collect();
    let weights = Signal::stored(weights);
    let fields = move |date: Signal<NaiveDate>| {
        let value = Signal::derive(move || wishes.on(date).unwrap_or(Wish::Off));
        let chosen = move |wish| wishes.change(date, |now| *now = wish);
        let weight = Signal::derive(move || record.with(|one| one.wish_weight(date.get())).unwrap_or(1));
        let weighed = move |weight| {
            record.set(|one| {
                one.wish_weights.insert(date.get_untracked(), weight);
            });
        };
        view! {
            <Select label=what choices value on_choose=chosen disabled=record.disabled() />
            <Select label=matters choices=weights value=weight on_choose=weighed disabled=record.disabled() />
        }
        .into_any()
    };
    wishes.list(desk, [add, on, remove], |_, _| Wish::Off, fields)
}
