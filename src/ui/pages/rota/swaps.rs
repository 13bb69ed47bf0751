//! With whom could the selected days be swapped, on the same days or for a shift on another one? And how those are listed who could.

use super::desk::{RotaDesk, Selection};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{Offer, Taker, offers, swaps},
    },
    domain::{PersonId, ShiftId},
    ui::{components::Section, format::voice, plan_field::tell},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::time::Duration;

/// With whom the selected days of the cursor's row could be swapped, and what that would break: worked out when it is asked for.
#[component]
pub(super) fn Swaps(desk: RotaDesk, asked: Selection) -> impl IntoView {
    let words = voice().words.rota_page();
    let (first, last) = asked.days();
    let one = move || desk.people.with(|people| people.get(asked.cursor.0).copied());
    let found = Memo::new(move |_| {
        let one = one()?;
        let swaps = desk.asked.with(|rota, seen| swaps(rota, seen, one, (first, last), voice()));
        Some((one, swaps))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let swap = move |one: PersonId, other: PersonId| {
        let rota = desk.rota.get_untracked();
        let cells = (first..=last).map(|day| rota.date(day)).flat_map(|date| {
            [(one, date, rota.shift_of(other, date)), (other, date, rota.shift_of(one, date))]
        });
        change(desk, [one, other], cells.collect());
    };
    let list = move || {
        let Some((one, swaps)) = found.get().filter(|(_, swaps)| !swaps.is_empty()) else {
            return view! { <p class="sub">{words.no_swap}</p> }.into_any();
        };
        let item = move |taker: Taker| {
            let (other, label) = (taker.person, (words.swap_to)(&taker.name));
            view! { <TakerLine taker label press=words.swap disabled on_press=move |()| swap(one, other) /> }
        };
        listed(swaps, |taker| taker.is_free, voice().words.rota_desk().not_freely, item).into_any()
    };
    let title = move || {
        desk.rota.with(|rota| {
            let name = one().and_then(|one| rota.people.get(&one)).map(|one| one.name.as_str());
            let days = [rota.date(first), rota.date(last)];
            (voice().words.rota_desk().swap_title)(voice().format, name.unwrap_or_default(), days)
        })
    };
    let is_one_day = first == last && asked.anchor.0 == asked.cursor.0;
    view! {
        <div class="rota-swaps no-print">
            <Section title=Signal::derive(title)>
                {list}
                {is_one_day.then(|| view! { <Trades desk row=asked.cursor.0 day=first /> })}
            </Section>
        </div>
    }
}

/// For which shifts on other days that of a person on a day could be traded; nothing where they have none.
#[component]
fn Trades(desk: RotaDesk, row: usize, day: usize) -> impl IntoView {
    let words = voice().words.rota_why();
    let one = move || desk.people.with(|people| people.get(row).copied());
    let has_shift = Memo::new(move |_| {
        desk.rota.with(|rota| one().is_some_and(|one| rota.shift_of(one, rota.date(day)).is_some()))
    });
    // Behind the frame that shows the swaps of the same day: both are some work.
    let is_due = RwSignal::new(false);
    let due = move || {
        is_due.try_set(true);
    };
    request_animation_frame(move || set_timeout(due, Duration::ZERO));
    let found = Memo::new(move |_| {
        let one = one().filter(|_| is_due.get())?;
        Some((one, desk.compared.with(|rota, seen| offers(rota, seen, (one, day), desk.today(), voice()))))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let list = move || {
        let Some((one, offers)) = found.get() else { return ().into_any() };
        if offers.shown.is_empty() {
            return view! { <p class="sub">{words.no_trade}</p> }.into_any();
        }
        let item = move |offer: Offer| {
            let (taker, label) = (offer.taker.clone(), offer.label.clone());
            let other = taker.person;
            let trade = move |()| {
                if let Some(cells) = desk.rota.with_untracked(|rota| offer.cells(rota)) {
                    change(desk, [one, other], cells);
                }
            };
            view! { <TakerLine taker label press=voice().words.rota_page().swap disabled on_press=trade /> }
        };
        let list = listed(offers.shown, |offer| offer.taker.is_free, words.trades_not_free, item);
        view! { {list}<p class="sub">{offers.more}</p> }.into_any()
    };
    view! { <Show when=move || has_shift.get()><h3>{words.trades}</h3>{list}</Show> }
}

/// Changes the days of both in one step, and says that they swapped.
fn change(desk: RotaDesk, both: [PersonId; 2], cells: Vec<(PersonId, NaiveDate, Option<ShiftId>)>) {
    let [one, other] = both.map(|id| {
        desk.rota
            .with_untracked(|rota| rota.people.get(&id).map(|person| person.name.clone()).unwrap_or_default())
    });
    if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
        let said = (voice().words.rota_page().swapped)(&one, &other);
        desk.swap.set(None);
        desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
    }
}

/// Those who could freely; the others are folded away behind how many they are, where there is anybody else.
pub(super) fn listed<T: 'static, V: IntoView + 'static>(
    all: Vec<T>,
    is_free: fn(&T) -> bool,
    not_freely: fn(usize, bool) -> String,
    line: impl Fn(T) -> V,
) -> impl IntoView {
    let (free, others): (Vec<T>, Vec<T>) = all.into_iter().partition(is_free);
    let has_free = !free.is_empty();
    let count = others.len();
    let list = |all: Vec<T>| {
        let lines = all.into_iter().map(&line).collect_view();
        view! { <ol class="rota-takers">{lines}</ol> }
    };
    let free = has_free.then(|| list(free));
    let others = (count > 0).then(|| {
        let said = not_freely(count, has_free);
        view! { <details open=!has_free><summary>{said}</summary>{list(others)}</details> }
    });
    view! { {free}{others} }
}

/// Somebody who could, what that would break, and a button that does it.
#[component]
pub(super) fn TakerLine(
    taker: Taker,
    label: String,
    press: &'static str,
    disabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <li class:fine=taker.is_free>
            <b>{taker.name}</b>" "<span>{taker.said}</span>
            <button type="button" class="button" aria-label=label disabled=move || disabled.get()
                on:click=move |_| on_press.run(())>{press}</button>
        </li>
    }
}
