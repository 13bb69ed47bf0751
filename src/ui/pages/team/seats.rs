//! The seats of the week and the least of them, painted by hour.

use crate::{
    app::{
        command::{Command, DeskChange},
        questions::are_usual_seats,
    },
    base::{HourOfWeek, WeekGrid},
    domain::Field,
    ui::{
        components::{Section, TextField, WeekGridPainter},
        format::voice,
        state::use_app,
    },
};
use leptos::prelude::*;

pub(super) const MOST_SEATS: f64 = 5_000.0;

pub(super) fn as_numbers(seats: &WeekGrid<u16>) -> WeekGrid<f64> {
    WeekGrid::from_fn(|hour| f64::from(seats[hour]))
}

/// One command for each number of seats that was painted; together they are one step of undo, for they merge.
pub(super) fn painted(before: &WeekGrid<u16>, after: &WeekGrid<f64>) -> Vec<(u16, Vec<HourOfWeek>)> {
    let mut by_seats = std::collections::BTreeMap::<u16, Vec<HourOfWeek>>::new();
    for hour in HourOfWeek::all() {
        let seats = after[hour].round().clamp(0.0, MOST_SEATS) as u16;
        if seats != before[hour] {
            by_seats.entry(seats).or_default().push(hour);
        }
    }
    by_seats.into_iter().collect()
}

/// Seats by hour of the week.
#[component]
pub(super) fn Seats() -> impl IntoView {
    let state = use_app();
    let words = voice().words.team_page();
    let desk = state.sections.desk;
    let paint = move |week: WeekGrid<f64>| {
        for (seats, hours) in painted(&desk.get_untracked().seats, &week) {
            // A number of seats that the grid takes is one that the plan takes.
            drop(state.dispatch(Command::Desk(DeskChange::Seats { hours, seats })));
        }
        state.end_gesture();
    };
    let assumed = move || {
        let is_usual = desk.with(|desk| are_usual_seats(&desk.seats));
        is_usual.then(|| view! { <p class="sub">{(voice().words.defaults().source)(Field::Seats)}</p> })
    };
    view! {
        <Section title=words.seats_head subtitle=words.seats_about>
            {assumed}
            <div id="seats" tabindex="-1">
                <WeekGridPainter label=words.seats_grid unit=words.seats_unit most=MOST_SEATS
                    disabled=Signal::derive(move || !state.is_editable())
                    value=Signal::derive(move || desk.with(|desk| as_numbers(&desk.seats))) on_change=paint />
            </div>
        </Section>
    }
}

/// The least that must be staffed, and why.
#[component]
pub(super) fn Minimum() -> impl IntoView {
    let state = use_app();
    let words = voice().words.team_page();
    let desk = state.sections.desk;
    let disabled = Signal::derive(move || !state.is_editable());
    let paint = move |week: WeekGrid<f64>| {
        for (seats, hours) in painted(&desk.get_untracked().minimum.seats, &week) {
            drop(state.dispatch(Command::Desk(DeskChange::MinimumSeats { hours, seats })));
        }
        state.end_gesture();
    };
    let (label, hint) = words.fields.minimum_reason;
    let reason = move |text: String| drop(state.dispatch(Command::Desk(DeskChange::MinimumReason(text))));
    view! {
        <Section title=words.minimum_head subtitle=words.minimum_about>
            <div id="minimum" tabindex="-1">
                <WeekGridPainter label=words.minimum_grid unit=words.seats_unit most=MOST_SEATS disabled
                    value=Signal::derive(move || desk.with(|desk| as_numbers(&desk.minimum.seats))) on_change=paint />
            </div>
            <div class="form" on:focusout=move |_| state.end_gesture()>
                <TextField label hint disabled value=Signal::derive(move || desk.with(|desk| desk.minimum.reason.clone()))
                    on_input=reason />
            </div>
        </Section>
    }
}
