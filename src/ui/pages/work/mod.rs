//! Where do the hours of the team go, and what could those that are freed do?

mod functions;
mod incidents;

use crate::{
    app::project::work::{Shown, WorkView, view},
    engine::{
        ledger::{Hours, hours},
        scenario::applied,
    },
    ui::{
        components::{ChartView, Kpi, KpiStrip, Select},
        format::voice,
        reports::months,
        state::use_app,
    },
};
use functions::Functions;
use incidents::IncidentFields;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn Work() -> impl IntoView {
    let state = use_app();
    let months_ahead = RwSignal::new(0_u32);
    let ahead = Memo::new(move |_| {
        months_ahead.get().min(state.sections.soc.with(|soc| soc.horizon_months.max(1) - 1))
    });
    let plan = Memo::new(move |_| Arc::new(state.document.with(|document| hours(document, ahead.get()))));
    let with_scenario: Memo<Option<(String, Arc<Hours>)>> = Memo::new(move |_| {
        let document = state.document.get();
        let scenario = state.scenario.get().and_then(|id| document.scenarios.get(&id))?;
        let changed = applied(&document, scenario, ahead.get());
        Some((scenario.name.clone(), Arc::new(hours(&changed, ahead.get()))))
    });
    let now = Memo::new(move |_| with_scenario.get().map_or_else(|| plan.get(), |(_, hours)| hours));
    let shown: Memo<WorkView> = Memo::new(move |_| {
        let plan = plan.get();
        match with_scenario.get() {
            Some((name, hours)) => view(&hours, Some(Shown { name: &name, plan: &plan }), voice()),
            None => view(&plan, None, voice()),
        }
    });
    let figures =
        Signal::derive(move || shown.with(|shown| shown.figures.iter().map(Kpi::from).collect::<Vec<_>>()));
    let picture = Memo::new(move |_| shown.with(|shown| shown.picture.clone()));
    let has_picture = Memo::new(move |_| picture.with(Option::is_some));
    let chart = move || {
        let first = picture.get_untracked()?;
        let spec = Signal::derive(move || picture.get().unwrap_or_else(|| first.clone()));
        Some(view! { <ChartView spec /> })
    };
    let month = voice().words.capacity_page().inputs.month;
    view! {
        <div class="answer-head">
            <div>
                <h1>{move || shown.with(|shown| shown.answer.clone())}</h1>
                <p class="lead">{move || shown.with(|shown| shown.detail.clone())}</p>
            </div>
            <div class="month-choice no-print">
                <Select label=month choices=months(state) value=ahead on_choose=move |ahead| months_ahead.set(ahead) />
            </div>
        </div>
        <KpiStrip figures on_open=|_| {} />
        <Show when=move || has_picture.get()>{chart}</Show>
        <Functions hours=now />
        <IncidentFields />
    }
}
