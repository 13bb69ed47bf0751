//! The answer, its figures, and the way of the alerts to the people.

use super::table;
use crate::{
    app::project::alerts::{
        Overview,
        overview::{HeadFigure, overview},
    },
    ui::{
        components::{
            ChartView, DataTable, ExplanationNode, ExplanationPanel, ExplanationView, Kpi, KpiStrip, Section,
        },
        format::voice,
        reports::settled,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The top of the page.
#[component]
pub(super) fn Head() -> impl IntoView {
    let document = settled(use_app());
    let shown = Memo::new(move |_| document.with(|document| overview(document, voice())));
    let opened = RwSignal::new(None::<&'static str>);
    let explained = Signal::derive(move || {
        let label = opened.get()?;
        shown.with(|s| s.figures.iter().find(|figure| figure.label == label).map(explanation))
    });
    let figures = Signal::derive(move || shown.with(|s| s.figures.iter().map(kpi).collect::<Vec<_>>()));
    let has_figures = Memo::new(move |_| shown.with(|s| !s.figures.is_empty()));
    view! {
        <h1>{move || shown.with(|s| s.answer.clone())}</h1>
        <p class="lead">{move || shown.with(|s| s.detail.clone())}</p>
        <Show when=move || has_figures.get()>
            <KpiStrip figures on_open=move |label| opened.set(Some(label)) />
            <Funnel shown />
        </Show>
        <ExplanationPanel shown=explained on_close=move |()| opened.set(None) />
    }
}

fn kpi(figure: &HeadFigure) -> Kpi {
    Kpi {
        key: figure.label,
        name: figure.label.to_owned(),
        figure: figure.value.clone(),
        unit: figure.unit.to_owned(),
        note: figure.beside.clone(),
        tone: None,
        explained: true,
    }
}

fn explanation(figure: &HeadFigure) -> ExplanationView {
    let step = |name: &String| ExplanationNode { name: name.clone(), ..ExplanationNode::default() };
    ExplanationView {
        root: ExplanationNode {
            name: figure.label.to_owned(),
            value: format!("{} {}", figure.value, figure.unit),
            inputs: figure.steps.iter().map(step).collect(),
            ..ExplanationNode::default()
        },
        model: String::new(),
        assumptions: vec![figure.assumption.to_owned()],
    }
}

#[component]
fn Funnel(shown: Memo<Overview>) -> impl IntoView {
    let words = voice().words.alerts_page().funnel;
    let picture = Memo::new(move |_| shown.with(|s| s.picture.clone()));
    let has_picture = Memo::new(move |_| picture.with(Option::is_some));
    let spec = move || {
        picture.get().map(|first| {
            // The chart goes before the signal can be empty.
            let spec = Memo::new(move |_| picture.get().unwrap_or_else(|| first.clone()));
            view! { <ChartView spec /> }
        })
    };
    let by_stream = Memo::new(move |_| shown.with(|s| s.by_stream.clone()));
    let rows = move || {
        let mut rows = by_stream.with(table::rows);
        rows.pop();
        rows
    };
    let total = move || by_stream.with(|t| t.rows.last().map(|row| table::written(t, row)));
    view! {
        {move || has_picture.get().then(|| untrack(spec))}
        <Section title=words.table_title subtitle=words.table_subtitle>
            <DataTable
                caption=words.table_title
                columns=Signal::derive(move || by_stream.with(table::columns))
                rows=Signal::derive(rows)
                total=Signal::derive(total)
            />
        </Section>
    }
}
