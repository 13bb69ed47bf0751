//! Who leaves, how long posts stay empty, how newcomers become effective.

use crate::{
    app::command::{Command, StaffingChange},
    base::Estimate,
    domain::{Field, Staffing},
    text::ahead_page::Said,
    ui::{
        components::{Section, Switch},
        format::voice,
        plan_field::PlanEstimate,
        state::use_app,
    },
};
use leptos::prelude::*;

fn estimate(
    field: Field,
    said: Said,
    unit: &'static str,
    scale: f64,
    read: fn(&Staffing) -> &Estimate,
    change: fn(Estimate) -> StaffingChange,
) -> AnyView {
    let staffing = use_app().sections.staffing;
    view! {
        <PlanEstimate field label=said.0 hint=said.1 unit scale
            value=Signal::derive(move || staffing.with(|staffing| read(staffing).clone()))
            change=Callback::new(move |value| Command::Staffing(change(value))) />
    }
    .into_any()
}

/// The fields.
#[component]
pub(super) fn Newcomers() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let staffing = state.sections.staffing;
    let refills = Signal::derive(move || staffing.with(|staffing| staffing.refills));
    let set = move |on| drop(state.dispatch(Command::Staffing(StaffingChange::Refills(on))));
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <Section title=words.staffing subtitle=words.staffing_about>
            <div class="columns">
                <div class="form">
                    {estimate(Field::Attrition, words.attrition, "%", 100.0, |s| &s.attrition_per_year,
                        StaffingChange::Attrition)}
                    <div id=Field::Refills.key() tabindex="-1">
                        <Switch label=words.refills.0 hint=words.refills.1 on=refills on_switch=set disabled />
                    </div>
                    {move || refills.get().then(|| estimate(Field::MonthsToRefill, words.refill, words.months, 1.0,
                        |s| &s.months_to_refill, StaffingChange::MonthsToRefill))}
                </div>
                <div class="form">
                    {estimate(Field::RampMonths, words.ramp, words.months, 1.0, |s| &s.ramp_months, StaffingChange::RampMonths)}
                    {estimate(Field::FirstShare, words.first_share, "%", 100.0, |s| &s.first_share,
                        StaffingChange::FirstShare)}
                    {estimate(Field::MentorLoad, words.mentor, words.people, 1.0, |s| &s.mentor_load,
                        StaffingChange::MentorLoad)}
                </div>
            </div>
        </Section>
    }
}
