//! How long, how often and with which chance the desk is played: the same fields wherever it is.

use super::{
    components::{Choice, Limits, NumberField, Select},
    format::voice,
};
use crate::app::job::{SimulationOptions, simulation::MOST_WEEKS};
use leptos::prelude::*;

/// How often, to choose from.
const TIMES: [Option<u32>; 5] = [None, Some(1), Some(20), Some(100), Some(400)];

fn number(options: RwSignal<SimulationOptions>, read: fn(&SimulationOptions) -> f64) -> Signal<Option<f64>> {
    Signal::derive(move || options.with(|options| Some(read(options))))
}

/// Weeks of one repetition.
#[component]
pub(crate) fn Weeks(options: RwSignal<SimulationOptions>) -> impl IntoView {
    let words = voice().words.simulation_page().options;
    view! {
        <NumberField label=words.weeks.0 hint=words.weeks.1 unit=words.weeks_unit
            limits=Limits::between(1.0, f64::from(MOST_WEEKS)) value=number(options, |options| f64::from(options.weeks))
            on_change=move |weeks: f64| options.update(|options| options.weeks = weeks as u32) />
    }
}

/// How often, and the number of the chance.
#[component]
pub(crate) fn TimesAndSeed(options: RwSignal<SimulationOptions>) -> impl IntoView {
    let words = voice().words.simulation_page().options;
    let times = TIMES.map(|times| Choice::new(times, (words.times_are)(voice().format, times))).to_vec();
    view! {
        <Select label=words.times choices=Signal::stored(times)
            value=Signal::derive(move || options.with(|options| options.times))
            on_choose=move |times| options.update(|options| options.times = times) />
        <NumberField label=words.seed.0 hint=words.seed.1 limits=Limits::between(0.0, f64::from(u32::MAX))
            value=number(options, |options| f64::from(options.seed))
            on_change=move |seed: f64| options.update(|options| options.seed = seed as u32) />
    }
}
