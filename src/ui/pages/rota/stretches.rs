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
    // At the first and the last one they do nothing, but stay as they are: a button that went would take the focus with it.
    let back = move |_| {
        if let Some(day) = desk.days.with_untracked(|days| days.start).checked_sub(1) {
            desk.go_to_day(day);
            // To its first day, as on the way forward.
            desk.go_to_day(desk.days.with_untracked(|days| days.start));
        }
    };
    let on = move |_| {
        let day = desk.days.with_untracked(|days| days.end);
        if day < desk.rota.with_untracked(|rota| rota.days()) {
            desk.go_to_day(day);
        }
    };
    let has_more = Memo::new(move |_| desk.stretch.get() != Stretch::All);
    view! {
        <div class="rota-stretch">
            <SegmentedControl label=words.stretch choices=Signal::stored(choices) value=desk.stretch
                on_choose=move |stretch| desk.show(stretch) />
            <Show when=move || has_more.get()>
                <IconButton name=before icon=IconName::Left on_press=back />
                <IconButton name=behind icon=IconName::Right on_press=on />
            </Show>
            <strong aria-live="polite">{move || name.get()}</strong>
        </div>
    }
}
