//! How the desk takes alerts: what interrupts, who does escalated work, and how busy it may be.

use crate::{
    app::command::{Command, DeskChange},
    domain::{Field, ShiftEnd},
    ui::{
        components::{Choice, Section, Select, Switch},
        format::voice,
        plan_field::{PlanEstimate, PlanNumber},
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
    let ends: Vec<_> = [ShiftEnd::Finish, ShiftEnd::HandOver]
        .into_iter()
        .map(|end| Choice::new(end, (words.shift_ends)(end)))
        .collect();
    view! {
        <Section title=words.desk_head>
            <div class="form">
                <div id=Field::EscalationsAtDesk.key() tabindex="-1">
                    <Switch label=fields.escalations_at_desk.0 hint=fields.escalations_at_desk.1 disabled
                        on=Signal::derive(move || desk.with(|desk| desk.escalations_at_desk))
                        on_switch=move |on| set(DeskChange::EscalationsAtDesk(on)) />
                </div>
                <PlanNumber field=Field::OccupancyLimit label=fields.occupancy_limit.0 hint=fields.occupancy_limit.1
                    unit=fields.units.percent scale=100.0
                    value=Signal::derive(move || desk.with(|desk| desk.occupancy_limit))
                    change=Callback::new(|share| Command::Desk(DeskChange::OccupancyLimit(share))) />
                <div id=Field::ShiftEnd.key() tabindex="-1">
                    <Select label=fields.shift_end.0 hint=fields.shift_end.1 choices=Signal::stored(ends) disabled
                        value=Signal::derive(move || desk.with(|desk| desk.shift_end))
                        on_choose=move |end| set(DeskChange::ShiftEnd(end)) />
                </div>
                <PlanEstimate field=Field::EmptyShare label=fields.empty_share.0 hint=fields.empty_share.1
                    unit=fields.units.percent scale=100.0
                    value=Signal::derive(move || desk.with(|desk| desk.empty_share.clone()))
                    change=Callback::new(|share| Command::Desk(DeskChange::EmptyShare(share))) />
            </div>
        </Section>
    }
}
