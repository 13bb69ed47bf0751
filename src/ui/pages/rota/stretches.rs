//! How much of the grid is shown at once, and the ways to what is before and behind.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{Stretch, stretch_name},
    ui::{
        components::{Choice, IconButton, IconName, SegmentedControl},
        format::voice,
    },
};
use leptos::prelude::*;

/// Over the grid.
#[component]
pub(super) fn Stretches(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_views();
    let choices: Vec<_> = Stretch::ALL
        .into_iter()
        .zip(words.stretches)
        .map(|(stretch, name)| Choice::new(stretch, name))
        .collect();
    let name = Memo::new(move |_| {
        let (stretch, day) = (desk.stretch.get(), desk.days.with(|days| days.start));
        desk.rota.with(|rota| stretch_name(rota, stretch, day, voice()))
    });
    let [before, behind] = words.steps;
    let is_first = Signal::derive(move || desk.days.with(|days| days.start == 0));
    let is_last =
        Signal::derive(move || desk.days.with(|days| days.end >= desk.rota.with(|rota| rota.days())));
    let back = move |_| {
        let day = desk.days.with_untracked(|days| days.start).saturating_sub(1);
        // Its first day, as on the way forward.
        desk.go_to_day(day);
        desk.go_to_day(desk.days.with_untracked(|days| days.start));
    };
    let on = move |_| desk.go_to_day(desk.days.with_untracked(|days| days.end));
    view! {
        <div class="rota-stretch">
            <SegmentedControl label=words.stretch choices=Signal::stored(choices) value=desk.stretch
                on_choose=move |stretch| desk.show(stretch) />
            <IconButton name=before icon=IconName::Left on_press=back disabled=is_first />
            <IconButton name=behind icon=IconName::Right on_press=on disabled=is_last />
            <strong aria-live="polite">{move || name.get()}</strong>
        </div>
    }
}
