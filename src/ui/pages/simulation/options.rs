//! How the desk is played: every assumption is a visible switch, because answers hang on it.

use crate::{
    app::command::{Command, DeskChange},
    base::time::WEEKS_PER_YEAR,
    domain::{Field, ShiftEnd},
    ui::{
        components::{Choice, Disclosure, Section, SegmentedControl},
        format::voice,
        on_demand::OnDemand,
        plan_field::{PlanEstimate, tell},
        play_fields::{TimesAndSeed, Weeks},
        reports::Shown,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The settings.
#[component]
pub(super) fn Settings(on_demand: OnDemand, shown: Shown) -> impl IntoView {
    let words = voice().words.simulation_page().options;
    let state = use_app();
    let desk = state.sections.desk;
    let options = on_demand.options;
    let ends = [(ShiftEnd::Finish, words.finish), (ShiftEnd::HandOver, words.hand_over)];
    let ends = ends.map(|(end, said)| Choice::new(end, said)).to_vec();
    let sick_hint = Signal::derive(move || {
        let days = shown.document.with(|plan| plan.team.absence.sickness_days.median_amount());
        (words.sick_hint)(&voice().format.percent(days / (5.0 * WEEKS_PER_YEAR), 1))
    });
    view! {
        <Section title=words.title subtitle=words.about>
            <div class="form">
                <Weeks options />
                <PlanEstimate field=Field::EmptyShare label=words.sick hint=sick_hint unit="%" scale=100.0 anchored=false
                    value=Signal::derive(move || desk.with(|desk| desk.empty_share.clone()))
                    change=Callback::new(|share| Command::Desk(DeskChange::EmptyShare(share))) />
                <div>
                    <SegmentedControl label=words.shift_end choices=Signal::stored(ends) show_label=true
                        value=Signal::derive(move || desk.with(|desk| desk.shift_end))
                        on_choose=move |end| {
                            tell(state, Command::Desk(DeskChange::ShiftEnd(end)));
                        } />
                    <p class="field-hint">{words.shift_end_hint}</p>
                </div>
            </div>
            <Disclosure summary=words.more>
                <div class="form">
                    <TimesAndSeed options />
                </div>
            </Disclosure>
        </Section>
    }
}
