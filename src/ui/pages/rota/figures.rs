//! The figures at the head: each opens how it came about, and leads to the part of the page that lists what it counts.

use super::desk::RotaDesk;
use crate::{
    app::project::{
        figure::StripFigure,
        rota::{FigureOpened, Leads, RotaHead, figure_opened},
    },
    domain::rota::Shared,
    ui::{
        components::{Button, ExplanationNode, ExplanationPanel, ExplanationView, Kpi, KpiStrip},
        focus,
        format::voice,
    },
};
use leptos::prelude::*;

/// Where the gaps are listed.
pub(super) const GAPS: &str = "rota-gaps";

/// Where the broken rules are.
pub(super) const BROKEN: &str = "rota-broken";

/// Where it is told what everybody has.
pub(super) const SHARES: &str = "rota-shares";

/// The strip, and the panel of the figure that is open.
#[component]
pub(super) fn Figures(desk: RotaDesk, shown: Memo<RotaHead>) -> impl IntoView {
    let figures = Signal::derive(move || {
        let kpi = |figure: &StripFigure| Kpi { explained: true, ..Kpi::from(figure) };
        shown.with(|shown| shown.figures.iter().map(kpi).collect::<Vec<_>>())
    });
    let opened = RwSignal::new(None::<&'static str>);
    let found = Memo::new(move |_| {
        let key = opened.get()?;
        let year = desk.state.sections.year;
        desk.counted.with(|rota, seen| year.with(|year| figure_opened(rota, year, seen, key, voice())))
    });
    let explained = Signal::derive(move || found.get().map(explanation));
    let go = move |_| {
        let Some(leads) = found.with_untracked(|found| found.as_ref().map(|found| found.leads)) else {
            return;
        };
        opened.set(None);
        let part = match leads {
            Leads::Gaps => GAPS,
            Leads::Broken => BROKEN,
            Leads::Nights | Leads::Everything => {
                desk.shared.set((leads == Leads::Nights).then_some(Shared::Nights));
                SHARES
            }
        };
        // The panel gives the focus back to what opened it first.
        focus::soon(format!("#{part}"));
    };
    let said = move || found.with(|found| found.as_ref().map(|found| found.leads_said));
    let below = move || view! { <div class="rota-actions"><Button on_press=go>{said}</Button></div> };
    view! {
        <KpiStrip figures on_open=move |key| opened.set(Some(key)) />
        <ExplanationPanel shown=explained on_close=move |()| opened.set(None) below />
    }
}

fn explanation(figure: FigureOpened) -> ExplanationView {
    let part = |(name, value)| ExplanationNode { name, value, ..ExplanationNode::default() };
    let mut inputs: Vec<ExplanationNode> = figure.parts.into_iter().map(part).collect();
    if !figure.more.is_empty() {
        inputs.push(part((figure.more, String::new())));
    }
    ExplanationView {
        root: ExplanationNode {
            name: figure.name.to_owned(),
            value: figure.value,
            formula: figure.formula.to_owned(),
            inputs,
            ..ExplanationNode::default()
        },
        model: String::new(),
        assumptions: vec![figure.assumption.to_owned()],
    }
}
