//! The second tier: whether there is one, its seats, and what comes back from it.

use super::seats::{MOST_SEATS, as_numbers, painted};
use crate::{
    app::command::{Command, DeskChange},
    base::{Estimate, WeekGrid},
    domain::{Field, SecondTier},
    ui::{
        components::{Section, Switch, WeekGridPainter},
        format::voice,
        plan_field::PlanEstimate,
        state::use_app,
    },
};
use leptos::prelude::*;

/// Minutes for what comes back, until somebody types others.
const RETURN_MINUTES: f64 = 10.0;

/// The section.
#[component]
pub(super) fn Tier() -> impl IntoView {
    let state = use_app();
    let words = voice().words.team_page();
    let (label, hint) = words.fields.second_tier;
    let desk = state.sections.desk;
    let is_there = Memo::new(move |_| desk.with(|desk| desk.second_tier.is_some()));
    let disabled = Signal::derive(move || !state.is_editable());
    let switch = move |on: bool| {
        let tier = on.then(|| {
            Box::new(SecondTier {
                seats: WeekGrid::filled(1),
                returned_share: Estimate::default_point(0.0),
                return_minutes: Estimate::default_point(RETURN_MINUTES),
            })
        });
        drop(state.dispatch(Command::Desk(DeskChange::SecondTier(tier))));
    };
    view! {
        <div id=Field::SecondTier.key() tabindex="-1">
            <Section title=words.tier_head subtitle=words.tier_about>
                <Switch label hint on=is_there on_switch=switch disabled />
                <Show when=move || is_there.get()><TierFields disabled /></Show>
            </Section>
        </div>
    }
}

#[component]
fn TierFields(disabled: Signal<bool>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.team_page();
    let (fields, units) = (words.fields, words.fields.units);
    let desk = state.sections.desk;
    let seats = move || {
        desk.with(|desk| desk.second_tier.as_ref().map(|tier| tier.seats.clone()))
            .unwrap_or_else(|| WeekGrid::filled(0))
    };
    let paint = move |week: WeekGrid<f64>| {
        for (seats, hours) in painted(&untrack(seats), &week) {
            drop(state.dispatch(Command::Desk(DeskChange::SecondTierSeats { hours, seats })));
        }
        state.end_gesture();
    };
    let estimate = move |read: fn(&SecondTier) -> &Estimate| {
        Signal::derive(move || {
            let found = desk.with(|desk| desk.second_tier.as_ref().map(|tier| read(tier).clone()));
            found.unwrap_or_else(|| Estimate::point(0.0))
        })
    };
    view! {
        <div id=Field::SecondTierSeats.key() tabindex="-1">
            <WeekGridPainter label=words.tier_grid unit=words.seats_unit most=MOST_SEATS disabled
                value=Signal::derive(move || as_numbers(&seats())) on_change=paint />
        </div>
        <div class="form">
            <PlanEstimate field=Field::ReturnedShare label=fields.returned_share.0 hint=fields.returned_share.1
                unit=units.percent scale=100.0 value=estimate(|tier| &tier.returned_share)
                change=Callback::new(|share| Command::Desk(DeskChange::ReturnedShare(share))) />
            <PlanEstimate field=Field::ReturnMinutes label=fields.return_minutes.0 hint=fields.return_minutes.1
                unit=units.minutes value=estimate(|tier| &tier.return_minutes)
                change=Callback::new(|minutes| Command::Desk(DeskChange::ReturnMinutes(minutes))) />
        </div>
    }
}
