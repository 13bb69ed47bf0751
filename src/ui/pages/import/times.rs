//! How times are read: the order of day and month with both readings, the zone of the file, and that of counting.

use super::wizard::Wizard;
use crate::{
    app::project::import::preview::{self, times},
    exchange::alerts::DateOrder,
    platform::zones,
    ui::{
        components::{Choice, SegmentedControl, Select},
        format::voice,
    },
};
use leptos::prelude::*;

/// What is said and asked about times.
#[component]
pub(super) fn Times(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let said = Memo::new(move |_| {
        let (profile, options) = (wizard.profile.get()?, wizard.options.get()?);
        Some(times(&profile, &options, voice()))
    });
    let remarks = move || {
        let remarks =
            said.with(|s| s.as_ref().map(|s: &preview::Times| s.remarks.clone())).unwrap_or_default();
        remarks.into_iter().map(|remark| view! { <p>{remark}</p> }).collect_view()
    };
    let choices = Memo::new(move |_| {
        let offered = said.with(|s| s.as_ref().map(|s| s.choices.clone())).unwrap_or_default();
        offered.into_iter().map(|c| Choice::new(c.order, c.words)).collect::<Vec<_>>()
    });
    let order = Signal::derive(move || wizard.options.with(|o| o.as_ref().and_then(|o| o.date_order)));
    let choose = move |order: Option<DateOrder>| wizard.change(move |options| options.date_order = order);
    let zone = Signal::derive(move || {
        wizard.options.with(|o| o.as_ref().map(|o| o.zone.clone())).unwrap_or_default()
    });
    let file_zone = Signal::derive(move || {
        wizard.options.with(|o| o.as_ref().map(|o| o.file_zone.clone())).unwrap_or_default()
    });
    let zone_choices =
        zones::known_zones().into_iter().map(|name| Choice::new(name.clone(), name)).collect::<Vec<_>>();
    let zone_choices = Signal::stored(zone_choices);
    view! {
        {remarks}
        <Show when=move || !choices.with(Vec::is_empty)>
            <SegmentedControl label=words.order show_label=true choices value=order on_choose=choose />
        </Show>
        <Select label=words.file_zone hint=words.file_zone_hint choices=zone_choices value=file_zone
            on_choose=move |zone: String| wizard.change(move |options| options.file_zone = zone) />
        <Select label=words.zone hint=words.zone_hint choices=zone_choices value=zone
            on_choose=move |zone: String| wizard.change(move |options| options.zone = zone) />
    }
}
