//! Capacity against alert volume: is it enough, what would be, and why.
//!
//! The quick report of the plan as it is comes with each change; the full one is worked out in the worker and takes its
//! place without moving anything. What belongs to the plan before the change is marked until then.

mod answer;
mod curve;
mod enough;
mod explained;
mod figures;
mod inputs;
mod why;

use crate::{
    app::{
        project::capacity::{CapacityPage, FigureKey, Reading, capacity, unanswerable},
        route::Route,
    },
    engine::capacity::InputReason,
    ui::{
        components::{Button, ButtonKind, Select},
        format::voice,
        reports::{Reports, Work, months},
        state::use_app,
    },
};
use answer::{Answer, Severities, Strip};
use curve::Curve;
use enough::Enough;
use explained::Explained;
use inputs::Inputs;
use leptos::prelude::*;
use why::Why;

/// The figure whose explanation is open, and what it is called on the page.
#[derive(Clone, Copy)]
struct Opened(RwSignal<Option<(FigureKey, String)>>);

/// The page.
#[component]
pub fn Capacity() -> impl IntoView {
    let reports = Reports::new(use_app(), expect_context());
    provide_context(Opened(RwSignal::new(None)));
    let answers = Memo::new(move |_| reports.now.with(Option::is_some));
    view! {
        <Show when=move || answers.get() fallback=move || view! { <Unanswerable reports /> }>
            <Answered reports />
        </Show>
        <Explained reports />
    }
    .into_any()
}

#[component]
fn Answered(reports: Reports) -> impl IntoView {
    let page: Signal<Option<CapacityPage>> = Memo::new(move |_| {
        let now = reports.now.get()?;
        let before = reports.before.get();
        let computing = reports.computing();
        let reading = Reading { now: &now, before: before.as_deref(), voice: voice(), computing };
        Some(reports.document.with(|document| capacity(&reading, document)))
    })
    .into();
    view! {
        <div class="answer-head">
            <div><Answer page /></div>
            <MonthChoice reports />
        </div>
        <WorkLine reports />
        <Strip page />
        <Severities page />
        <Inputs />
        <Enough page reports />
        <Curve reports />
        <Why page reports />
    }
    .into_any()
}

/// How the full report comes along: said once it takes longer than a blink, in a line that is always there.
#[component]
fn WorkLine(reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page().work;
    let line = move || match reports.work.get() {
        Work::Idle => ().into_any(),
        Work::Running(share) => view! {
            <span class="work-running">
                <progress max="1" value=share.to_string() aria-label=words.running></progress>
                <span>{words.running}</span>
                <Button kind=ButtonKind::Link on_press=move |_| reports.stop()>{words.stop}</Button>
            </span>
        }
        .into_any(),
        Work::Stopped => view! {
            <span>{words.stopped}</span>
            <Button kind=ButtonKind::Link on_press=move |_| reports.again()>{words.again}</Button>
        }
        .into_any(),
        Work::Failed(failure) => view! {
            <span class="tone-bad">{(words.failed)(&failure.to_string())}</span>
            <Button kind=ButtonKind::Link on_press=move |_| reports.again()>{words.again}</Button>
        }
        .into_any(),
    };
    view! { <p class="work-line no-print">{line}</p> }
}

/// Which month of the horizon is shown.
#[component]
fn MonthChoice(reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    let choices = months(use_app());
    view! {
        <div class="month-choice no-print">
            <Select
                label=words.month choices
                value=reports.months_ahead
                on_choose=move |ahead| reports.months_ahead.set(ahead)
            />
        </div>
    }
}

/// What the plan still lacks, and where to change it.
#[component]
fn Unanswerable(reports: Reports) -> impl IntoView {
    view! {
        <Missing reasons=reports.reasons />
        <Inputs />
    }
}

/// What the plan still lacks for any answer.
#[component]
pub fn Missing(
    /// Why there is no answer.
    reasons: Memo<Vec<InputReason>>,
) -> impl IntoView {
    let words = voice().words.capacity_page().headline;
    let lines = move || {
        let quantity = |quantity| (voice().words.capacity().quantity)(quantity).to_owned();
        let lines = reasons.with(|reasons| unanswerable(reasons, quantity, voice()));
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <h1 class="answer">{words.unanswerable}</h1>
        <ul class="missing">{lines}</ul>
        <p class="actions">
            <a class="button primary" href=Route::Alerts.hash()>{words.to_alerts}</a>
            <a class="button" href=Route::Team.hash()>{words.to_team}</a>
        </p>
    }
}
