//! The team: can the people hold the seats, and how much of their time is off the queue?

mod desk;
mod people;
mod seats;
mod tier;
mod truth;

use crate::{
    app::project::team::{TeamOverview, overview},
    engine::capacity::{DeskWeek, quick_report},
    ui::{
        components::{Kpi, KpiStrip, Tone},
        format::voice,
        reports::settled,
        state::use_app,
    },
};
use desk::DeskSwitches;
use leptos::prelude::*;
use people::{Absence, InShift, People};
use seats::{Minimum, Seats};
use tier::Tier;
use truth::TruthTest;

/// The page.
#[component]
pub fn Team() -> impl IntoView {
    let document = settled(use_app());
    let shown = Memo::new(move |_| {
        let document = document.get();
        let report = DeskWeek::from_document(&document, 0).ok().map(|week| quick_report(&week));
        overview(&document, report.as_ref().map(|report| &report.people), voice())
    });
    let figures = Signal::derive(move || shown.with(kpis));
    view! {
        <h1>{move || shown.with(|shown| shown.answer.clone())}</h1>
        <p class="lead">{move || shown.with(|shown| shown.detail.clone())}</p>
        <KpiStrip figures on_open=|_| {} />
        <Seats />
        <div class="columns">
            <People />
            <DeskSwitches />
        </div>
        <div class="columns">
            <Absence about=Signal::derive(move || shown.with(|shown| shown.absence.clone())) />
            <InShift about=Signal::derive(move || shown.with(|shown| shown.in_shift.clone())) />
        </div>
        <Minimum />
        <Tier />
        <TruthTest />
    }
}

fn kpis(shown: &TeamOverview) -> Vec<Kpi> {
    let kpi = |figure: &crate::app::project::team::TeamFigure| Kpi {
        key: figure.key,
        name: figure.name.to_owned(),
        figure: figure.figure.clone(),
        unit: figure.unit.clone(),
        note: figure.note.clone(),
        tone: figure.good.map(|good| if good { Tone::Good } else { Tone::Bad }),
        explained: false,
    };
    shown.figures.iter().map(kpi).collect()
}
