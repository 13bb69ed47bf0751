//! What a shift asks of those who work it: where, how often, what may not follow it, and when it is night.

use super::{
    desk::RotaDesk,
    lists::{named_shifts, site_choices},
    rules::USUAL_WEIGHT,
};
use crate::{
    app::command::{Command, RotaChange},
    domain::{
        ShiftId,
        rota::{NightHours, ShiftKind},
    },
    text::rota_records::Strength,
    ui::{
        components::{Choice, Limits, NumberField, Select, Switch, TimeField},
        format::voice,
        plan_field::tell,
        plan_record::PlanRecord,
    },
};
use leptos::prelude::*;

const HOURS: Limits = Limits { low: Some(0.25), high: Some(24.0) };
const WEIGHT: Limits = Limits { low: Some(1.0), high: Some(1_000.0) };

/// Where a shift is worked, how often, and what may not follow it.
#[component]
pub(super) fn ShiftLimits(desk: RotaDesk, id: ShiftId, record: PlanRecord<ShiftKind>) -> impl IntoView {
    let words = voice().words.rota_records();
    let [site, most, never_next] = words.shift_fields;
    let others = named_shifts(desk);
    let nexts = move || {
        let one = |(next, name): (ShiftId, String)| {
            let on = Signal::derive(move || record.with(|one| one.never_next.contains(&next)) == Some(true));
            let switch = move |on: bool| {
                record.set(|one| {
                    if on {
                        one.never_next.insert(next);
                    } else {
                        one.never_next.remove(&next);
                    }
                });
            };
            view! { <Switch label=name on on_switch=switch disabled=record.disabled() /> }
        };
        others.get().into_iter().filter(|(other, _)| *other != id).map(one).collect_view()
    };
    let is_capped =
        Memo::new(move |_| record.with(|one| one.most_in_four_weeks.is_some()).unwrap_or_default());
    let cap = move |on: bool| record.set(|one| one.most_in_four_weeks = on.then_some(8));
    let [cap_holds, next_holds] = words.shift_strengths;
    let has_next = Memo::new(move |_| record.with(|one| !one.never_next.is_empty()).unwrap_or_default());
    view! {
        <div class="form">
            {record.choice(site, site_choices(desk), |one| one.site, |one, site| one.site = site)}
            <Switch label=most on=Signal::derive(move || is_capped.get()) on_switch=cap disabled=record.disabled() />
            <Show when=move || is_capped.get()>
                {record.number((most, ""), "", Limits::default(), 1.0,
                    |one| f64::from(one.most_in_four_weeks.unwrap_or(0)),
                    |one, most| one.most_in_four_weeks = Some(most.round().max(0.0) as u32))}
                {strength(record, cap_holds, |one| one.cap_weight, |one, weight| one.cap_weight = weight)}
            </Show>
        </div>
        <fieldset class="rota-switches"><legend>{never_next}</legend>{nexts}</fieldset>
        <Show when=move || has_next.get()>
            <div class="form">
                {strength(record, next_holds, |one| one.next_weight, |one, weight| one.next_weight = weight)}
            </div>
        </Show>
    }
}

/// Whether what a shift asks for is never broken or costs, and what.
fn strength(
    record: PlanRecord<ShiftKind>,
    label: &'static str,
    read: fn(&ShiftKind) -> Option<u32>,
    write: fn(&mut ShiftKind, Option<u32>),
) -> impl IntoView {
    let words = voice().words.rota_records();
    let choices = [Strength::Hard, Strength::Soft].map(|one| Choice::new(one, (words.strength)(one)));
    let weight = Memo::new(move |_| record.with(read).flatten());
    let now = Signal::derive(move || if weight.get().is_some() { Strength::Soft } else { Strength::Hard });
    let choose = move |how: Strength| {
        record.set(|one| write(one, (how == Strength::Soft).then(|| read(one).unwrap_or(USUAL_WEIGHT))));
    };
    let weighs = move |weight: f64| {
        record.set(|one| write(one, Some(weight.round().clamp(1.0, 1_000.0) as u32)));
    };
    let is_soft = Memo::new(move |_| weight.get().is_some());
    let cost = words.strength_fields[1];
    view! {
        <Select label choices=Signal::stored(choices.to_vec()) value=now on_choose=choose disabled=record.disabled() />
        <Show when=move || is_soft.get()>
            <NumberField label=cost limits=WEIGHT value=Signal::derive(move || weight.get().map(f64::from))
                on_change=weighs disabled=record.disabled() />
        </Show>
    }
}

/// When it is night, and how much of it makes a night shift.
#[component]
pub(super) fn Night(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_records();
    let [title, about, from, to, least] = words.night;
    let night = Memo::new(move |_| desk.rota.with(|rota| rota.night));
    let disabled = Signal::derive(move || !desk.is_editable());
    let set = move |change: &dyn Fn(NightHours) -> NightHours| {
        tell(desk.state, Command::Rota(RotaChange::Night(change(night.get_untracked()))));
    };
    let begins = Signal::derive(move || Some(night.get().from_minute));
    let ends = Signal::derive(move || Some(night.get().to_minute));
    let hours = Signal::derive(move || Some(f64::from(night.get().least_minutes) / 60.0));
    view! {
        <h3>{title}</h3>
        <p class="sub">{about}</p>
        <div class="form inline" on:focusout=move |_| desk.state.end_gesture()>
                <TimeField label=from value=begins wrong=words.not_a_time disabled
                    on_change=move |from_minute| set(&|night| NightHours { from_minute, ..night }) />
                <TimeField label=to value=ends wrong=words.not_a_time disabled
                    on_change=move |to_minute| set(&|night| NightHours { to_minute, ..night }) />
                <NumberField label=least unit="h" limits=HOURS value=hours disabled on_change=move |hours: f64| {
                    let least_minutes = (hours * 60.0).round().max(1.0) as u32;
                    set(&|night| NightHours { least_minutes, ..night });
                } />
        </div>
    }
}
