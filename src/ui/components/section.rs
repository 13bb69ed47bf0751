//! The structure of a page: sections, tabs, and what opens on demand.

use super::next_id;
use leptos::{html, prelude::*};

/// A part of a page under a hairline: head, a line of explanation, tools at the right.
#[component]
pub fn Section(
    /// Its head.
    #[prop(into)]
    title: Signal<String>,
    /// Under the head.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// At the right of the head.
    #[prop(optional, into)]
    tools: Option<ViewFn>,
    /// What leads here gives it the focus by this id.
    #[prop(optional)]
    anchor: Option<&'static str>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let id = next_id("section");
    let labelled_by = id.clone();
    view! {
        <section class="section" id=anchor tabindex=anchor.map(|_| "-1") aria-labelledby=labelled_by>
            <header class="section-head">
                <div>
                    <h2 id=id>{move || title.get()}</h2>
                    {move || Some(subtitle.get()).filter(|s| !s.is_empty()).map(|s| view! { <p class="sub">{s}</p> })}
                </div>
                {tools.map(|tools| view! { <div class="tools">{tools.run()}</div> })}
            </header>
            {children()}
        </section>
    }
}

/// What only some readers need.
#[component]
pub fn Disclosure(
    /// What is inside.
    #[prop(into)]
    summary: Signal<String>,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// What opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary>{move || summary.get()}</summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}

/// One of [`Tabs`].
#[derive(Clone)]
pub struct Tab {
    /// Tells it from the others.
    pub key: &'static str,
    /// What is read.
    pub name: String,
    /// What it shows.
    pub body: ViewFn,
}

/// Several views of one thing, one at a time; left and right keys change.
#[component]
pub fn Tabs(
    /// What they are views of.
    #[prop(into)]
    label: String,
    /// Left to right.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let open = RwSignal::new(0_usize);
    let list = NodeRef::<html::Div>::new();
    let id = next_id("tab");
    let count = tabs.len().max(1);
    let moved = move |event: leptos::ev::KeyboardEvent| {
        let now = open.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        open.set(next);
        if let Some(list) = list.get_untracked() {
            super::data_table::focus_in(&list, &format!("[data-tab='{next}']"));
        }
    };
    let heads: Vec<_> = tabs
        .iter()
        .enumerate()
        .map(|(index, tab)| {
            let is_open = move || open.get() == index;
            view! {
                <button
                    type="button" role="tab" id=format!("{id}-{index}") data-tab=index.to_string()
                    aria-controls=format!("{id}-panel")
                    aria-selected=move || is_open().to_string()
                    tabindex=move || if is_open() { "0" } else { "-1" }
                    on:click=move |_| open.set(index)
                >{tab.name.clone()}</button>
            }
        })
        .collect();
    let labelled = {
        let id = id.clone();
        move || format!("{id}-{}", open.get())
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=list on:keydown=moved>{heads}</div>
        <div class="tab-panel" role="tabpanel" id=format!("{id}-panel") aria-labelledby=labelled>
            {move || tabs.get(open.get()).map(|tab| tab.body.run())}
        </div>
    }
}
