//! How the desk is played: every assumption is a visible switch, because answers hang on it.

use crate::{
    app::{
        command::{Command, DeskChange},
        job::{SimulationOptions, simulation::MOST_WEEKS},
    },
    base::time::WEEKS_PER_YEAR,
    domain::{Field, ShiftEnd},
    ui::{
        components::{Choice, Disclosure, Limits, NumberField, Section, SegmentedControl, Select},
        format::voice,
        on_demand::OnDemand,
        plan_field::{PlanEstimate, tell},
        reports::Shown,
        state::use_app,
    },
};
use leptos::prelude::*;

/// How often, to choose from.
const TIMES: [Option<u32>; 5] = [None, Some(1), Some(20), Some(100), Some(400)];

/// The settings.
#[component]
pub(super) fn Settings(on_demand: OnDemand, shown: Shown) -> impl IntoView {
    let words = voice().words.simulation_page().options;
    let state = use_app();
    let desk = state.sections.desk;
    let options = on_demand.options;
    let number = move |read: fn(&SimulationOptions) -> f64| {
        Signal::derive(move || options.with(|options| Some(read(options))))
    };
    let ends = [(ShiftEnd::Finish, words.finish), (ShiftEnd::HandOver, words.hand_over)];
    let ends = ends.map(|(end, said)| Choice::new(end, said)).to_vec();
    let times = TIMES.map(|times| Choice::new(times, (words.times_are)(voice().format, times))).to_vec();
    let sick_hint = Signal::derive(move || {
        let days = shown.document.with(|plan| plan.team.absence.sickness_days.median_amount());
        (words.sick_hint)(&voice().format.percent(days / (5.0 * WEEKS_PER_YEAR), 1))
    });
    view! {
        <Section title=words.title subtitle=words.about>
            <div class="form">
                <NumberField label=words.weeks.0 hint=words.weeks.1 unit=words.weeks_unit
                    limits=Limits::between(1.0, f64::from(MOST_WEEKS)) value=number(|options| f64::from(options.weeks))
                    on_change=move |weeks: f64| options.update(|options| options.weeks = weeks as u32) />
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
                    <Select label=words.times choices=Signal::stored(times)
                        value=Signal::derive(move || options.with(|options| options.times))
                        on_choose=move |times| options.update(|options| options.times = times) />
                    <NumberField label=words.seed.0 hint=words.seed.1 limits=Limits::between(0.0, f64::from(u32::MAX))
                        value=number(|options| f64::from(options.seed))
                        on_change=move |seed: f64| options.update(|options| options.seed = seed as u32) />
                </div>
            </Disclosure>
        </Section>
    }
}
