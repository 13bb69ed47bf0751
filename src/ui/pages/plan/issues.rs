//! What is worth knowing about the open plan, each with the way to where it is entered.

use crate::{
    app::project::issues::{Shown, shown},
    domain::issue::Gravity,
    ui::{
        components::{Icon, IconName, Section},
        format::voice,
        route::page_name,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The list; it is there with nothing in it too, since that is an answer.
#[component]
pub(super) fn IssuePanel() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().facts;
    let rows = Memo::new(move |_| state.issues.with(|issues| shown(issues, voice)));
    view! {
        <Section title=words.issues subtitle=words.issues_hint>
            <ul class="issue-list" id="plan-issues">
                {move || rows.get().into_iter().map(|issue| view! { <Row issue /> }).collect_view()}
            </ul>
            <Show when=move || rows.with(Vec::is_empty)><p class="muted">{words.issues_none}</p></Show>
        </Section>
    }
}

#[component]
fn Row(issue: Shown) -> impl IntoView {
    let words = voice().words;
    let icon = match issue.gravity {
        Gravity::Notice => IconName::Info,
        Gravity::Warning => IconName::Warning,
        Gravity::Error => IconName::Cross,
    };
    let way = issue.address.map(|address| {
        let name = (words.plans().facts.issue_open)(page_name(address.route, &words.shell().pages));
        view! { <a href=address.hash()>{name}</a> }
    });
    view! {
        <li>
            <Icon name=icon />" "<span class="chip">{issue.code}</span>" "
            <strong>{issue.cause}</strong>" "<span>{issue.remedy}</span>" "{way}
        </li>
    }
}
