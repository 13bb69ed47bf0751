//! The open plan: the facts that everything else is read in, and where it is kept.

mod facts;
mod issues;
mod kept;

use crate::ui::{format::voice, state::use_app};
use facts::{BusinessHours, FactFields};
use issues::IssuePanel;
use kept::{Copies, KeptPlan};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Plan() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().facts;
    let lead = move || {
        let soc = state.sections.soc.get();
        (words.lead)(
            &soc.organisation,
            &soc.home_zone,
            soc.horizon_months,
            &voice.format.month(soc.first_month),
        )
    };
    view! {
        <h1>{lead}</h1>
        <IssuePanel />
        <FactFields />
        <BusinessHours />
        <KeptPlan />
        <Copies />
    }
}
