//! What one seat more or less does: the staffing curve, once the full answer is there and nobody types.
//!
//! It is asked for when the full report of the plan as it is has come, and given up with the next change: on a worker of its own
//! (`ui/on_demand.rs`) it can neither hold up nor end a report.

use crate::{
    chart::{ChartSpec, Measure, Plot, XAxis, staffing_curve},
    ui::{
        components::{Button, ButtonKind, ChartView, ProgressBar},
        format::voice,
        on_demand::{Asked, OnDemand},
        reports::{Reports, Work},
    },
};
use leptos::prelude::*;

/// The picture, and how it comes along.
#[component]
pub(super) fn Curve(reports: Reports) -> impl IntoView {
    let on_demand: OnDemand = expect_context();
    let fresh = Memo::new(move |_| {
        let of = reports.of();
        on_demand.curve.with(|found| found.as_ref().is_some_and(|found| found.of.is_desk_of(&of)))
    });
    let is_full = Memo::new(move |_| reports.full().is_some());
    let has_seats = Memo::new(move |_| {
        reports.document.with(|plan| plan.desk.seats.values().iter().any(|seats| *seats > 0))
    });
    Effect::new(move |_| {
        // Each change of the plan comes by here.
        let of = reports.of();
        on_demand.give_up(Asked::Curve);
        if is_full.get() && has_seats.get() && !fresh.get_untracked() {
            on_demand.draw_curve(of);
        }
    });
    on_cleanup(move || on_demand.leave(Asked::Curve));
    let spec = Memo::new(move |before: Option<&ChartSpec>| {
        let drawn = on_demand
            .curve
            .with(|found| found.as_ref().map(|found| staffing_curve::spec(&found.what, voice())));
        drawn.or_else(|| before.cloned()).unwrap_or_else(blank)
    });
    let is_drawn = Memo::new(move |_| on_demand.curve.with(Option::is_some));
    view! {
        <Show when=move || has_seats.get()>
            <div class="curve">
                <div class:stale=move || is_drawn.get() && !fresh.get()><ChartView spec /></div>
                <CurveLine on_demand reports is_drawn fresh />
            </div>
        </Show>
    }
}

/// What is to be said of a picture that is not there, or not of the plan as it is.
#[component]
fn CurveLine(
    on_demand: OnDemand,
    reports: Reports,
    is_drawn: Memo<bool>,
    fresh: Memo<bool>,
) -> impl IntoView {
    let words = voice().words.staffing();
    let running = Memo::new(move |_| match on_demand.work(Asked::Curve) {
        Work::Running(share) => Some(share),
        _ => None,
    });
    let is_running = Memo::new(move |_| running.with(Option::is_some));
    let again = move |_| on_demand.draw_curve(untrack(move || reports.of()));
    let is_stopped = Memo::new(move |_| {
        matches!(on_demand.work(Asked::Curve), Work::Stopped | Work::Failed(_)) && !fresh.get()
    });
    let waits = move || {
        let said = if is_drawn.get() { words.stale } else { words.coming };
        (!fresh.get() && !is_running.get() && !is_stopped.get()).then_some(said)
    };
    let share = Signal::derive(move || running.get());
    view! {
        <div class="curve-line no-print">
            <Show when=move || is_running.get()>
                <ProgressBar label=words.working share on_cancel=move |()| on_demand.stop(Asked::Curve) />
            </Show>
            <Show when=move || is_stopped.get()>
                <span>{words.stopped}</span>" "
                <Button kind=ButtonKind::Link on_press=again>{words.again}</Button>
            </Show>
            <span class="muted">{waits}</span>
        </div>
    }
}

fn blank() -> ChartSpec {
    let words = voice().words.staffing().curve;
    let axis = XAxis::Numbers { name: String::new(), measure: Measure::of("", 0), values: Vec::new() };
    let picture = Plot::new(axis, Measure::share(0), Vec::new());
    ChartSpec::new("staffing-curve", words.title, words.subtitle, "", picture, voice())
}
