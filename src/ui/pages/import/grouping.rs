//! Whether and how alerts are grouped.

use super::wizard::Wizard;
use crate::{
    app::project::import::preview::{USUAL_GROUPING as USUAL, can_group},
    domain::GroupWindow,
    exchange::alerts::GroupingChoice,
    ui::{
        components::{Choice, Limits, NumberField, SegmentedControl, Switch},
        format::voice,
    },
};
use leptos::prelude::*;

/// The switch, the minutes and the window.
#[component]
pub(super) fn Grouping(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let grouping = Memo::new(move |_| wizard.options.with(|o| o.as_ref().and_then(|o| o.grouping)));
    let possible =
        Memo::new(move |_| wizard.options.with(|o| o.as_ref().is_some_and(|o| can_group(&o.columns))));
    let is_on = Memo::new(move |_| possible.get() && grouping.with(Option::is_some));
    let window = Signal::derive(move || grouping.get().unwrap_or(USUAL).window);
    let windows = [GroupWindow::Fixed, GroupWindow::Sliding]
        .map(|window| Choice::new(window, (words.window_name)(window)))
        .to_vec();
    let set = move |change: &dyn Fn(&mut GroupingChoice)| {
        let mut choice = grouping.get_untracked().unwrap_or(USUAL);
        change(&mut choice);
        wizard.change(move |options| options.grouping = Some(choice));
    };
    let minutes = move |minutes: f64| set(&|choice| choice.minutes = minutes as u32);
    view! {
        <Switch label=words.group on=is_on
            on_switch=move |on: bool| wizard.change(move |options| options.grouping = on.then_some(USUAL))
            disabled=Signal::derive(move || !possible.get()) />
        <Show when=move || is_on.get()>
            <NumberField label=words.minutes unit=words.min limits=Limits::between(1.0, 10_080.0)
                value=Signal::derive(move || grouping.get().map(|g| f64::from(g.minutes))) on_change=minutes />
            <SegmentedControl label=words.window show_label=true choices=Signal::stored(windows.clone()) value=window
                on_choose=move |window| set(&|choice| choice.window = window) />
            <p class="field-hint">{move || (words.window_means)(window.get())}</p>
        </Show>
    }
}
