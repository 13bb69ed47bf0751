//! How the desk takes alerts: what interrupts, who does escalated work, and how busy it may be.

use crate::{
    app::command::{Command, DeskChange},
    domain::Field,
    ui::{
        components::{Section, Switch},
        format::voice,
        plan_field::PlanNumber,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The switches.
#[component]
pub(super) fn DeskSwitches() -> impl IntoView {
    let state = use_app();
    let words = voice().words.team_page();
    let fields = words.fields;
    let desk = state.sections.desk;
    let disabled = Signal::derive(move || !state.is_editable());
    let set = move |change| drop(state.dispatch(Command::Desk(change)));
    view! {
        <Section title=words.desk_head>
            <div class="form">
                <div id=Field::CriticalInterrupts.key() tabindex="-1">
                    <Switch label=fields.critical_interrupts.0 hint=fields.critical_interrupts.1 disabled
                        on=Signal::derive(move || desk.with(|desk| desk.critical_interrupts))
                        on_switch=move |on| set(DeskChange::CriticalInterrupts(on)) />
                </div>
                <div id=Field::EscalationsAtDesk.key() tabindex="-1">
                    <Switch label=fields.escalations_at_desk.0 hint=fields.escalations_at_desk.1 disabled
                        on=Signal::derive(move || desk.with(|desk| desk.escalations_at_desk))
                        on_switch=move |on| set(DeskChange::EscalationsAtDesk(on)) />
                </div>
                <PlanNumber field=Field::OccupancyLimit label=fields.occupancy_limit.0 hint=fields.occupancy_limit.1
                    unit=fields.units.percent scale=100.0
                    value=Signal::derive(move || desk.with(|desk| desk.occupancy_limit))
                    change=Callback::new(|share| Command::Desk(DeskChange::OccupancyLimit(share))) />
            </div>
        </Section>
    }
}
