//! Alerts to come: what a history lets expect, how well that would have told the past, and what the plan takes over.

use crate::{
    app::{
        command::{Command, HistoryChange, StreamChange, YearChange},
        project::alerts::forecast::{ForecastView, MonthRow, view},
    },
    base::{Basis, Estimate, Month},
    chart::ChartSpec,
    domain::{AlertHistory, Field, HistoryId, StreamId, WeeklyShape},
    platform::clock,
    ui::{
        components::{Button, ButtonKind, ChartView, Disclosure, Section},
        format::voice,
        plan_field::{PlanEstimate, tell},
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
            <ByHand id record shown />
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

/// Months that somebody knows better than the forecast.
#[component]
fn ByHand(id: HistoryId, record: Memo<Arc<AlertHistory>>, shown: Memo<ForecastView>) -> impl IntoView {
    let words = voice().words.forecast().hand;
    let months =
        Memo::new(move |_| shown.with(|shown| shown.by_hand.iter().map(|row| row.month).collect::<Vec<_>>()));
    let about = move || shown.with(|shown| shown.about_hand.clone());
    view! {
        <Show when=move || months.with(|months| !months.is_empty())>
            <Disclosure summary=words.title>
                <p class="sub">{about}</p>
                <ol class="months-by-hand" id=Field::MonthsByHand.key()>
                    <For each=move || months.get() key=|month| *month let:month><OneMonth id record shown month /></For>
                </ol>
            </Disclosure>
        </Show>
    }
}

#[component]
fn OneMonth(
    id: HistoryId,
    record: Memo<Arc<AlertHistory>>,
    shown: Memo<ForecastView>,
    month: Month,
) -> impl IntoView {
    let state = use_app();
    let words = voice().words.forecast().hand;
    let row = Memo::new(move |before: Option<&Option<MonthRow>>| {
        let now = shown.with(|shown| shown.by_hand.iter().find(|row| row.month == month).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let name = move || row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default());
    let forecast = move || row.with(|row| row.as_ref().map(|row| row.forecast.clone()).unwrap_or_default());
    let is_own = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.own.is_some())));
    let disabled = Signal::derive(move || !state.is_editable());
    let change = move |alerts| Command::History(id, HistoryChange::Month(month, alerts));
    let set = move |_| {
        let Some(first) = row.with_untracked(|row| row.as_ref().map(|row| row.first)) else { return };
        let source = (words.source)(&record.with_untracked(|history| history.name.clone()));
        let alerts = Estimate { source, basis: Basis::Measured, ..Estimate::point(first) };
        tell(state, change(Some(alerts)));
        state.end_gesture();
    };
    let clear = move |_| {
        tell(state, change(None));
    };
    let value = Signal::derive(move || {
        let own = row.with(|row| row.as_ref().and_then(|row| row.own.clone()));
        own.unwrap_or_else(|| Estimate::point(0.0))
    });
    view! {
        <li data-month=month.to_string()>
            <span class="month"><b>{name}</b> <span class="sub">{forecast}</span></span>
            <Show
                when=move || is_own.get()
                fallback=move || view! {
                    <Button kind=ButtonKind::Link on_press=set disabled>
                        <span aria-hidden="true">{words.set_short}</span>
                        <span class="hidden-words">{move || (words.set)(&name())}</span>
                    </Button>
                }
            >
                <PlanEstimate field=Field::MonthsByHand label=words.own value anchored=false
                    change=Callback::new(move |alerts| change(Some(alerts))) />
                <Button kind=ButtonKind::Link on_press=clear disabled>
                    <span aria-hidden="true">{words.clear_short}</span>
                    <span class="hidden-words">{move || (words.clear)(&name())}</span>
                </Button>
            </Show>
        </li>
    }
}
