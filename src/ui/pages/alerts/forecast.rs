//! Alerts to come: what a history lets expect, how well that would have told the past, and what the plan takes over.

use crate::{
    app::{
        command::{Command, StreamChange, YearChange},
        project::alerts::forecast::{ForecastView, view},
    },
    chart::ChartSpec,
    domain::{AlertHistory, HistoryId, StreamId, WeeklyShape},
    platform::clock,
    ui::{
        components::{Button, ChartView, Section},
        format::voice,
        plan_field::tell,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
#[component]
pub(super) fn Forecast(id: HistoryId, record: Memo<Arc<AlertHistory>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.forecast();
    let shown: Memo<ForecastView> = Memo::new(move |_| {
        let today = clock::today();
        state.document.with(|document| record.with(|history| view(document, id, history, today, voice())))
    });
    let months = Memo::new(move |_| shown.with(|shown| shown.months.clone()));
    let tested = Memo::new(move |_| shown.with(|shown| shown.back_test.clone()));
    let missing = move || {
        let lines = shown.with(|shown| shown.missing.clone());
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let lacks = Memo::new(move |_| shown.with(|shown| !shown.missing.is_empty()));
    view! {
        <Section title=words.title subtitle=words.about>
            {move || months.get().map(picture)}
            <TakeOver id shown state />
            {move || tested.get().map(picture)}
            <Show when=move || lacks.get()>
                <h3>{words.missing}</h3>
                <ul class="missing">{missing}</ul>
            </Show>
        </Section>
    }
}

fn picture(spec: ChartSpec) -> impl IntoView {
    view! { <ChartView spec=Signal::stored(spec) /> }
}

/// Growth and season go over into the plan, where they can be changed by hand.
#[component]
fn TakeOver(id: HistoryId, shown: Memo<ForecastView>, state: AppState) -> impl IntoView {
    let words = voice().words.forecast();
    let disabled = Signal::derive(move || !state.is_editable());
    let grows = Memo::new(move |_| shown.with(|shown| shown.growth.is_some()));
    let has_season = Memo::new(move |_| shown.with(|shown| shown.season.is_some()));
    let take_growth = move |_| {
        let Some(growth) = shown.with_untracked(|shown| shown.growth.clone()) else { return };
        let follows = |shape: &WeeklyShape| *shape == WeeklyShape::Measured { history: id };
        let streams: Vec<StreamId> = state.sections.streams.with_untracked(|streams| {
            streams.iter().filter(|(_, stream)| follows(&stream.shape)).map(|(id, _)| *id).collect()
        });
        for stream in streams {
            tell(state, Command::Stream(stream, StreamChange::Growth(growth.clone())));
        }
        state.end_gesture();
    };
    let take_season = move |_| {
        if let Some(season) = shown.with_untracked(|shown| shown.season) {
            tell(state, Command::Year(YearChange::Seasons(season)));
        }
    };
    let streams = move || shown.with(|shown| shown.streams.clone()).unwrap_or_default();
    view! {
        <p class="actions no-print">
            <Show when=move || grows.get()>
                <Button on_press=take_growth disabled>{words.take_growth}</Button>
                <span class="sub">{streams}</span>
            </Show>
            <Show when=move || has_season.get()>
                <Button on_press=take_season disabled>{words.take_season}</Button>
            </Show>
        </p>
    }
}
