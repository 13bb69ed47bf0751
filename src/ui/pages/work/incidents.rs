//! Incidents: how many, how many people each takes, and for how long.

use crate::{
    app::command::{Command, WorkChange},
    base::{Estimate, time::HOURS_PER_MONTH},
    domain::{Field, Incidents},
    ui::{
        components::Section,
        format::voice,
        plan_field::{PlanEstimate, PlanNumber},
        state::use_app,
    },
};
use leptos::prelude::*;

fn estimate(
    field: Field,
    place: usize,
    read: fn(&Incidents) -> &Estimate,
    change: fn(Estimate) -> WorkChange,
) -> AnyView {
    let words = voice().words.work_page();
    let work = use_app().sections.work;
    let (label, hint) = words.incident_fields[place];
    view! {
        <PlanEstimate field label hint unit=words.incident_units[place]
            value=Signal::derive(move || work.with(|work| read(&work.incidents).clone()))
            change=Callback::new(move |value| Command::Work(change(value))) />
    }
    .into_any()
}

/// The fields.
#[component]
pub(super) fn IncidentFields() -> impl IntoView {
    let words = voice().words.work_page();
    let work = use_app().sections.work;
    let about = Signal::derive(move || {
        let hours = work.with(|work| work.incidents.hours_per_month());
        (words.incidents_about)(voice().format, hours, hours / HOURS_PER_MONTH)
    });
    let (people, people_hint) = words.incident_fields[1];
    view! {
        <Section title=words.incidents subtitle=about>
            <div class="columns">
                <div class="form">
                    {estimate(Field::IncidentsPerMonth, 0, |i| &i.per_month, WorkChange::IncidentsPerMonth)}
                    <PlanNumber field=Field::IncidentPeople label=people hint=people_hint unit=words.incident_units[1]
                        value=Signal::derive(move || work.with(|work| f64::from(work.incidents.people)))
                        change=Callback::new(|people: f64| Command::Work(WorkChange::IncidentPeople(people as u32))) />
                </div>
                <div class="form">
                    {estimate(Field::IncidentHours, 2, |i| &i.typical_hours, WorkChange::IncidentHours)}
                    {estimate(Field::IncidentBadHours, 3, |i| &i.bad_case_hours, WorkChange::IncidentBadHours)}
                </div>
            </div>
        </Section>
    }
}
