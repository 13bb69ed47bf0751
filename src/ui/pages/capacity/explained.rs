//! Why a figure is what it is: opened from the figure, beside the page.

use super::Opened;
use crate::{
    app::project::capacity::Reading,
    text::capacity::{Explained as Words, explained, outcome},
    ui::{
        components::{ExplanationNode, ExplanationPanel, ExplanationView},
        format::voice,
        reports::Reports,
    },
};
use leptos::prelude::*;

/// The panel of the figure that is open.
#[component]
pub(super) fn Explained(reports: Reports) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let shown = Signal::derive(move || {
        let (key, name) = opened.0.get()?;
        let now = reports.now.get()?;
        let before = reports.before.get();
        let computing = reports.computing();
        let reading = Reading { now: &now, before: before.as_deref(), voice: voice(), computing };
        let (figure, _) = reading.figure(key)?;
        let words = explained(voice(), &figure.explanation);
        let model = format!("{}. {}", words.model, words.about);
        let assumptions = words.assumptions.iter().map(|said| (*said).to_owned()).collect();
        let value = outcome(voice(), figure.outcome, figure.unit);
        Some(ExplanationView { root: node(name, value, String::new(), words), model, assumptions })
    });
    view! { <ExplanationPanel shown on_close=move |()| opened.0.set(None) /> }
}

fn node(name: String, value: String, source: String, words: Words) -> ExplanationNode {
    // A formula without places reads the same with numbers in it.
    let formula = if words.formula == words.numbers {
        words.formula
    } else {
        format!("{}\n= {}", words.formula, words.numbers)
    };
    let inputs = words
        .inputs
        .into_iter()
        .map(|input| match input.derived {
            Some(from) => node(input.name, input.value, input.source, *from),
            None => ExplanationNode {
                name: input.name,
                value: input.value,
                source: input.source,
                ..ExplanationNode::default()
            },
        })
        .collect();
    ExplanationNode { name, value, formula, source, inputs }
}
