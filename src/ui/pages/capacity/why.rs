//! Why: work and people over the week, where cover is missing, the backlog, how busy the desk is, what starts in time.

use super::reports::Reports;
use crate::{
    chart::{
        ChartSpec, Measure, Plot, XAxis, backlog, demand_and_capacity, seats_short, utilisation,
        within_target,
    },
    engine::capacity::CapacityReport,
    text::Voice,
    ui::{components::ChartView, format::voice},
};
use leptos::prelude::*;
use std::sync::Arc;

type Spec = fn(&CapacityReport, Voice<'_>) -> ChartSpec;

/// The pictures.
#[component]
pub(super) fn Why(reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page.pictures;
    let of_now = move |spec: Spec| picture(move || reports.now.get(), spec);
    // What chance decides is in the full report only: until it is there again, that of the last one stays.
    let shares = picture(move || reports.shares().map(|(report, _)| report), within_target::spec);
    let stale = Memo::new(move |_| reports.shares().is_some_and(|(_, stale)| stale));
    view! {
        <h2 class="part">{words.title}</h2>
        <ChartView spec=of_now(demand_and_capacity::spec) />
        <div class="pictures">
            <ChartView spec=of_now(seats_short::spec) />
            <ChartView spec=of_now(backlog::spec) />
            <ChartView spec=of_now(utilisation::spec) />
            <div class:stale=stale><ChartView spec=shares /></div>
        </div>
    }
}

/// The picture of a report, as one memo: every part of the chart reads it without making it again. Without a report there
/// is no page; until it goes, the picture stays.
fn picture(
    report: impl Fn() -> Option<Arc<CapacityReport>> + Send + Sync + 'static,
    spec: Spec,
) -> Memo<ChartSpec> {
    Memo::new(move |before: Option<&ChartSpec>| match (report(), before) {
        (Some(report), _) => spec(&report, voice()),
        (None, Some(before)) => before.clone(),
        (None, None) => blank(),
    })
}

fn blank() -> ChartSpec {
    let picture = Plot::new(XAxis::HourOfWeek, Measure::share(0), Vec::new());
    ChartSpec::new("", "", "", "", picture, voice())
}
