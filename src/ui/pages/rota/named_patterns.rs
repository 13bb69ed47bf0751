//! Patterns that many use.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{begins_on_monday, lay, pattern_shifts, patterns},
    },
    engine::rota::pattern::PATTERNS,
    platform::clock,
    ui::{
        components::{Button, Choice, Section, Select},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// The list, what each asks here, and the shifts that it wants.
#[component]
pub(super) fn NamedPatterns(desk: RotaDesk) -> impl IntoView {
    let (words, more) = (voice().words.rota_page(), voice().words.rota_patterns());
    let chosen = RwSignal::new(0_usize);
    let offered = Memo::new(move |_| desk.rota.with(|rota| patterns(rota, voice())));
    let choices = Signal::derive(move || {
        offered.with(|offered| {
            offered.iter().enumerate().map(|(at, one)| Choice::new(at, one.name)).collect::<Vec<_>>()
        })
    });
    let about = move || {
        offered.with(|offered| {
            offered.get(chosen.get()).map(|one| format!("{} {}", one.line, one.asks)).unwrap_or_default()
        })
    };
    let faults = Memo::new(move |_| {
        offered.with(|all| all.get(chosen.get()).map(|one| one.faults.clone()).unwrap_or_default())
    });
    let monday = move || desk.rota.with(|rota| begins_on_monday(rota, voice()));
    let disabled = Signal::derive(move || !desk.is_editable());
    let undo = move || desk.state.undo();
    let follow = move |_| {
        let Some(pattern) = PATTERNS.get(chosen.get_untracked()) else { return };
        match desk.rota.with_untracked(|rota| lay(rota, pattern)) {
            Ok(cells) => {
                if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
                    desk.state.toaster.offer(words.followed.to_owned(), voice().words.shell().undo, undo);
                }
            }
            Err(letter) => desk.state.toaster.say((words.no_such_letter)(letter)),
        }
    };
    let make = move |_| {
        let Some(pattern) = PATTERNS.get(chosen.get_untracked()) else { return };
        let shifts =
            desk.rota.with_untracked(|rota| pattern_shifts(rota, pattern, words.first, clock::random_id));
        let names: Vec<String> =
            shifts.values().map(|kind| format!("{} ({})", kind.name, kind.letter)).collect();
        if tell(desk.state, Command::Rota(RotaChange::Shifts(shifts))) {
            let said = (more.made_shifts)(&names.join(", "));
            desk.state.toaster.offer(said, voice().words.shell().undo, undo);
        }
    };
    let is_unfit = Memo::new(move |_| faults.with(|faults| !faults.is_empty()));
    view! {
        <Section title=words.patterns subtitle=words.patterns_about>
            <div class="rota-actions no-print">
                <Select label=words.pattern choices value=chosen on_choose=move |at| chosen.set(at) />
                <Button disabled on_press=follow>{words.follow}</Button>
                <Show when=move || is_unfit.get()><Button disabled on_press=make>{more.make_shifts}</Button></Show>
            </div>
            <p class="sub" aria-live="polite">{about}</p>
            <p class="sub">{monday}</p>
            <ul class="rota-list">
                {move || faults.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
            </ul>
        </Section>
    }
}
