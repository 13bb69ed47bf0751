//! The inputs that matter, editable in place: each keystroke changes the plan, and the page follows.

use crate::{
    app::{
        command::{Command, DeskChange, StreamChange},
        project::capacity::{
            InputsShown,
            inputs::{StreamInputs, inputs, one_seat_fewer, one_seat_more},
        },
        route::Route,
    },
    base::{Amount, Basis, Estimate},
    domain::StreamId,
    ui::{
        components::{Button, EstimateField, Limits, Section, Switch},
        format::voice,
        plan_field::said,
        state::use_app,
    },
};
use leptos::prelude::*;

/// What the page rests on.
#[component]
pub(super) fn Inputs() -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    let state = use_app();
    let shown = Memo::new(move |_| state.document.with(|document| inputs(document, voice())));
    let streams = Memo::new(move |_| {
        shown.with(|shown| shown.streams.iter().map(|stream| stream.id).collect::<Vec<_>>())
    });
    let heads = [words.volume, words.auto_closed, words.minutes];
    view! {
        <Section title=words.title subtitle=words.subtitle>
            <div class="table-frame">
                <table class="data-table compact-fields">
                    <thead>
                        <tr>
                            <th scope="col">{words.stream}</th>
                            {heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || streams.get() key=|id| *id let:id>
                            <StreamLine id shown />
                        </For>
                    </tbody>
                </table>
            </div>
            <p class="notes"><a href=Route::Alerts.hash()>{words.more}</a></p>
            <DeskInputs shown />
        </Section>
    }
}

/// What is typed takes the place of a default or a measured number, without its note.
fn typed(before: &Estimate, amount: Amount) -> Estimate {
    if before.amount == amount {
        return before.clone();
    }
    Estimate { amount, basis: Basis::Typed, source: String::new(), checked: None }
}

/// The three numbers of a stream.
#[component]
fn StreamLine(id: StreamId, shown: Memo<InputsShown>) -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    let stream =
        Memo::new(move |_| shown.with(|shown| shown.streams.iter().find(|stream| stream.id == id).cloned()));
    let name =
        Signal::derive(move || stream.with(|s| s.as_ref().map(|s| s.name.clone()).unwrap_or_default()));
    let period = Signal::derive(move || {
        stream.with(|s| s.as_ref().map(|s| s.volume_unit.to_owned()).unwrap_or_default())
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=words.volume>
                <StreamField
                    stream head=words.volume unit=period scale=1.0 limits=Limits::NOT_NEGATIVE
                    read=|s| &s.volume change=StreamChange::Volume
                />
            </td>
            <td data-label=words.auto_closed>
                <StreamField
                    stream head=words.auto_closed unit=Signal::stored("%".to_owned()) scale=100.0
                    limits=Limits::between(0.0, 100.0)
                    read=|s| &s.auto_closed_share change=StreamChange::AutoClosedShare
                />
            </td>
            <td data-label=words.minutes>
                <StreamField
                    stream head=words.minutes unit=Signal::stored(words.minutes_unit.to_owned()) scale=1.0
                    limits=Limits::NOT_NEGATIVE
                    read=|s| &s.typical_minutes change=StreamChange::TypicalMinutes
                />
            </td>
        </tr>
    }
}

/// One estimate of a stream. Its label is for who cannot see the table's heads.
#[component]
fn StreamField(
    stream: Memo<Option<StreamInputs>>,
    head: &'static str,
    unit: Signal<String>,
    scale: f64,
    limits: Limits,
    read: fn(&StreamInputs) -> &Estimate,
    change: fn(Estimate) -> StreamChange,
) -> impl IntoView {
    let state = use_app();
    let refused = RwSignal::new(None::<String>);
    let words = voice().words.capacity_page().inputs;
    let label = Signal::derive(move || {
        stream.with(|s| s.as_ref().map(|s| (words.field_of)(head, &s.name)).unwrap_or_default())
    });
    let value = Signal::derive(move || {
        stream.with(|s| s.as_ref().map_or_else(|| Estimate::point(0.0), |s| read(s).clone()))
    });
    let on_change = move |amount: Amount| {
        let Some((id, before)) = stream.with_untracked(|s| s.as_ref().map(|s| (s.id, read(s).clone())))
        else {
            return;
        };
        let outcome = state.dispatch(Command::Stream(id, change(typed(&before, amount))));
        refused.set(outcome.err().and_then(|issues| said(&issues)));
    };
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <div on:focusout=move |_| state.end_gesture()>
            <EstimateField label value on_change unit scale limits issue=refused disabled />
        </div>
    }
}

/// Seats in one step, and whether the most severe alerts interrupt.
#[component]
fn DeskInputs(shown: Memo<InputsShown>) -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    let state = use_app();
    let locked = Signal::derive(move || !state.is_editable());
    let set_seats = move |change: fn(&crate::base::WeekGrid<u16>) -> crate::base::WeekGrid<u16>| {
        let seats = state.document.with_untracked(|document| change(&document.desk.seats));
        // A refusal is said by the state; the seats stay as they were.
        let _ = state.dispatch(Command::Desk(DeskChange::SeatsOfWeek(seats)));
        state.end_gesture();
    };
    let first = move || shown.with(|shown| shown.first_severity.clone());
    let switch = move |on| {
        if let Some(change) = state.document.with_untracked(|plan| Command::first_interrupts(plan, on)) {
            let _ = state.dispatch(change);
        }
    };
    view! {
        <div class="seat-steps" role="group" aria-label=words.seats>
            <span>{words.seats}" "<b>{move || shown.with(|shown| shown.seats.clone())}</b></span>
            <div class="actions">
                <Button on_press=move |_| set_seats(one_seat_fewer) disabled=locked>{words.seat_fewer}</Button>
                <Button on_press=move |_| set_seats(one_seat_more) disabled=locked>{words.seat_more}</Button>
                <a href=Route::Team.hash()>{words.seats_hour_by_hour}</a>
            </div>
        </div>
        <Show when=move || !first().is_empty()>
            <Switch
                label=Signal::derive(move || (words.interrupts)(&first()))
                on=Signal::derive(move || shown.with(|shown| shown.critical_interrupts))
                on_switch=switch hint=words.interrupts_hint disabled=locked
            />
        </Show>
    }
}
