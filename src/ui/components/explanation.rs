//! Where a figure comes from: formula with its numbers, what goes in with its source, model, what is taken for granted.

use super::{Dialog, DialogKind, voice};
use leptos::prelude::*;

/// One figure and what it is made of, in words that are ready to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExplanationNode {
    /// What it is: "Work in the worst hour".
    pub name: String,
    /// Its value with its unit.
    pub value: String,
    /// The formula with its numbers in it; empty for an input.
    pub formula: String,
    /// Where an input comes from; empty if computed.
    pub source: String,
    /// What it is made of.
    pub inputs: Vec<ExplanationNode>,
}

/// All that is said about a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExplanationView {
    /// The figure itself.
    pub root: ExplanationNode,
    /// Which model made it, with its reference; empty if none did.
    pub model: String,
    /// What is taken for granted, one sentence each.
    pub assumptions: Vec<String>,
}

/// The panel at the right that shows an explanation while there is one.
///
/// `<ExplanationPanel shown=explained on_close=move |_| explained.set(None)/>`
#[component]
pub fn ExplanationPanel(
    /// What is explained; none closes the panel.
    #[prop(into)]
    shown: Signal<Option<ExplanationView>>,
    /// The reader closed it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Under it: what leads on from here.
    #[prop(optional, into)]
    below: Option<ViewFn>,
) -> impl IntoView {
    let open = Signal::derive(move || shown.with(Option::is_some));
    let title =
        Signal::derive(move || shown.with(|s| s.as_ref().map(|s| s.root.name.clone()).unwrap_or_default()));
    view! {
        <Dialog open on_close title kind=DialogKind::Side>
            {move || shown.get().map(|explanation| view! { <Explanation explanation /> })}
            {below.as_ref().map(ViewFn::run)}
        </Dialog>
    }
}

#[component]
fn Explanation(explanation: ExplanationView) -> impl IntoView {
    let words = voice().words.components();
    let ExplanationView { root, model, assumptions } = explanation;
    let part = |head: &'static str, body: AnyView| view! { <h3>{head}</h3> {body} };
    view! {
        <div class="explanation">
            <p class="explained-value">{root.value}</p>
            {(!root.source.is_empty()).then(|| view! { <p class="muted">{root.source}</p> })}
            {(!root.formula.is_empty())
                .then(|| part(words.formula, view! { <p class="formula">{root.formula}</p> }.into_any()))}
            {(!root.inputs.is_empty()).then(|| part(words.inputs, inputs(root.inputs)))}
            {(!model.is_empty()).then(|| part(words.model, view! { <p>{model}</p> }.into_any()))}
            {(!assumptions.is_empty()).then(|| {
                let list = assumptions.into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
                part(words.assumptions, view! { <ul>{list}</ul> }.into_any())
            })}
        </div>
    }
}

fn inputs(nodes: Vec<ExplanationNode>) -> AnyView {
    let items = nodes
        .into_iter()
        .map(|node| {
            let head = view! { <span>{node.name}</span>" "<b>{node.value}</b> };
            let source = (!node.source.is_empty()).then(|| view! { <p class="muted">{node.source}</p> });
            if node.formula.is_empty() && node.inputs.is_empty() {
                return view! { <li>{head}{source}</li> }.into_any();
            }
            view! {
                <li>
                    <details>
                        <summary>{head}</summary>
                        <p class="formula">{node.formula}</p>
                        {source}
                        {inputs(node.inputs)}
                    </details>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="explained-inputs">{items}</ul> }.into_any()
}
