//! Why: work and people over the week, where cover is missing, the backlog, how busy the desk is, what starts in time.

use super::reports::Reports;
use crate::{
    chart::{ChartSpec, backlog, demand_and_capacity, seats_short, utilisation, within_target},
    engine::capacity::CapacityReport,
    text::Voice,
    ui::{components::ChartView, format::voice},
};
use leptos::prelude::*;

type Spec = fn(&CapacityReport, Voice<'_>) -> ChartSpec;

/// The pictures.
#[component]
pub(super) fn Why(reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page.pictures;
    let of_now = move |spec: Spec| {
        Memo::new(move |_| reports.now.with(|report| report.as_ref().map(|report| spec(report, voice()))))
    };
    // What chance decides is in the full report only: until it is there again, that of the last one stays.
    let shares = Memo::new(move |_| {
        let (report, _) = reports.shares()?;
        Some(within_target::spec(&report, voice()))
    });
    view! {
        <h2 class="part">{words.title}</h2>
        <Picture spec=of_now(demand_and_capacity::spec) />
        <div class="columns">
            <Picture spec=of_now(seats_short::spec) />
            <Picture spec=of_now(backlog::spec) />
        </div>
        <div class="columns">
            <Picture spec=of_now(utilisation::spec) />
            <div class:stale=move || reports.shares().is_some_and(|(_, stale)| stale)>
                <Picture spec=shares />
            </div>
        </div>
    }
}

#[component]
fn Picture(spec: Memo<Option<ChartSpec>>) -> impl IntoView {
    let is_known = Memo::new(move |_| spec.with(Option::is_some));
    // Shown only while there is one.
    let held = StoredValue::new(spec.get_untracked());
    let shown = Signal::derive(move || {
        if let Some(spec) = spec.get() {
            held.set_value(Some(spec));
        }
        held.get_value()
    });
    view! {
        <Show when=move || is_known.get()>
            {move || shown.get_untracked().map(|first| {
                let spec = Signal::derive(move || shown.get().unwrap_or_else(|| first.clone()));
                view! { <ChartView spec /> }
            })}
        </Show>
    }
}
