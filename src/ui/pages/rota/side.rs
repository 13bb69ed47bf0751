//! Beside the grid: brushes for what is selected, swaps, and the questions: who could take a gap, what breaks which rule, what an
//! asked leave would leave.

use super::{
    desk::{RotaDesk, Selection},
    why::Why,
};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{
            Asking, Taker, asked, bent, broken, gap_title, gaps, impossible, in_the_way, swaps, takers,
        },
    },
    domain::{
        LeaveId, PersonId, in_order,
        rota::{Leave, LeaveReason},
    },
    platform::clock,
    ui::{
        components::{Button, Section},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// What can be done with the selected days.
#[component]
pub(super) fn Brushes(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let disabled = Signal::derive(move || !desk.is_editable());
    let kinds = Memo::new(move |_| {
        desk.rota.with(|rota| {
            let kinds = in_order(&rota.shifts).into_iter();
            kinds.map(|(id, kind)| (id, kind.letter.clone(), kind.name.clone())).collect::<Vec<_>>()
        })
    });
    let shifts = move || {
        kinds
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (id, letter, name))| {
                view! {
                    <button type="button" class=format!("button brush shift-{}", at % 6) disabled=move || disabled.get()
                        on:click=move |_| desk.paint(Some(id))><b>{letter}</b>" "{name}</button>
                }
            })
            .collect_view()
    };
    let sick = move |_| {
        for (person, dates) in by_person(&desk.selected()) {
            let (Some(first), Some(last)) = (dates.first(), dates.last()) else { continue };
            let leave =
                Leave { first: *first, last: *last, reason: LeaveReason::Sickness, is_approved: true };
            let id = LeaveId(clock::random_id());
            tell(desk.state, Command::Rota(RotaChange::Leave(person, id, Some(leave))));
        }
    };
    let ask = move |_| {
        let selection = desk.selection.get_untracked();
        desk.swap.update(|swap| *swap = if *swap == Some(selection) { None } else { Some(selection) });
    };
    view! {
        <div class="rota-brushes no-print" role="toolbar" aria-label=words.grid>
            {shifts}
            <Button disabled on_press=move |_| desk.paint(None)>{words.day_off}</Button>
            <Button disabled on_press=move |_| desk.settle()>{words.settle}</Button>
            <Button disabled on_press=sick>{words.call_sick}</Button>
            <Button disabled pressed=Signal::derive(move || desk.swap.get().is_some()) on_press=ask>{words.swap_with}</Button>
        </div>
        {move || desk.swap.get().map(|asked| view! { <Swaps desk asked /> })}
    }
}

fn by_person(cells: &[(PersonId, chrono::NaiveDate)]) -> Vec<(PersonId, Vec<chrono::NaiveDate>)> {
    let mut people: Vec<(PersonId, Vec<chrono::NaiveDate>)> = Vec::new();
    for (person, date) in cells {
        match people.last_mut() {
            Some((last, dates)) if last == person => dates.push(*date),
            _ => people.push((*person, vec![*date])),
        }
    }
    people
}

/// With whom the selected days of the cursor's row could be swapped, and what that would break: worked out when it is asked for.
#[component]
pub(super) fn Swaps(desk: RotaDesk, asked: Selection) -> impl IntoView {
    let words = voice().words.rota_page();
    let (first, last) = asked.days();
    let found = Memo::new(move |_| {
        let one = desk.people.with(|people| people.get(asked.cursor.0).copied())?;
        let swaps = desk.asked.with(|rota, seen| swaps(rota, seen, one, (first, last), voice()));
        Some((one, swaps))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let swap = move |one: PersonId, other: PersonId| {
        let rota = desk.rota.get_untracked();
        let cells = (first..=last).map(|day| rota.date(day)).flat_map(|date| {
            [(one, date, rota.shift_of(other, date)), (other, date, rota.shift_of(one, date))]
        });
        if tell(desk.state, Command::Rota(RotaChange::Cells(cells.collect()))) {
            let name = |id| rota.people.get(&id).map(|person| person.name.clone()).unwrap_or_default();
            let said = (words.swapped)(&name(one), &name(other));
            desk.swap.set(None);
            desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
        }
    };
    let list = move || {
        let Some((one, swaps)) = found.get().filter(|(_, swaps)| !swaps.is_empty()) else {
            return view! { <p class="sub">{words.no_swap}</p> }.into_any();
        };
        let items = swaps.into_iter().map(|taker| {
            let (other, label) = (taker.person, (words.swap_to)(&taker.name));
            view! { <TakerLine taker label press=words.swap disabled on_press=move |()| swap(one, other) /> }
        });
        view! { <ol class="rota-takers">{items.collect_view()}</ol> }.into_any()
    };
    view! { <div class="rota-swaps no-print">{list}</div> }
}

/// Somebody who could, what that would break, and a button that does it.
#[component]
fn TakerLine(
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

/// Gaps, broken rules, leave that waits.
#[component]
pub(super) fn Questions(desk: RotaDesk) -> impl IntoView {
    view! {
        <div class="rota-questions">
            <Gaps desk />
            <BrokenRules desk />
            <Asked desk />
        </div>
    }
}

#[component]
fn Gaps(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let gaps = Memo::new(move |_| desk.told.with(|rota, seen| gaps(rota, seen, voice())));
    let one = move |(line, day, said): (usize, usize, String)| {
        let is_open = move || (desk.gap.get() == Some((line, day))).to_string();
        let choose = move |_| desk.gap.set(Some((line, day)));
        view! { <li><button type="button" class="button link" aria-pressed=is_open on:click=choose>{said}</button></li> }
    };
    let none = Memo::new(move |_| gaps.with(Vec::is_empty));
    let causes = Memo::new(move |_| {
        if none.get() { Vec::new() } else { desk.compared.with(|rota, seen| impossible(rota, seen, voice())) }
    });
    let causes = move || causes.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    view! {
        <Section title=words.gaps subtitle=words.gaps_about>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.no_gaps}</p> }>
                <ul class="rota-causes">{causes}</ul>
                <ul class="rota-list"><For each=move || gaps.get() key=Clone::clone children=one /></ul>
            </Show>
            {move || desk.gap.get().map(|gap| view! { <Takers desk gap /> })}
        </Section>
    }
}

#[component]
fn Takers(desk: RotaDesk, gap: (usize, usize)) -> impl IntoView {
    let words = voice().words.rota_page();
    let title = move || desk.asked.with(|rota, seen| gap_title(rota, seen, gap, voice()));
    let found = Memo::new(move |_| desk.asked.with(|rota, seen| takers(rota, seen, gap, voice())));
    let list = move || {
        let Some((shift, takers)) = found.get() else { return ().into_any() };
        if takers.is_empty() {
            return view! { <p class="sub">{words.nobody_could}</p> }.into_any();
        }
        let date = desk.rota.with(|rota| rota.date(gap.1));
        let disabled = Signal::derive(move || !desk.is_editable());
        let one = move |taker: Taker| {
            let (person, label) = (taker.person, (words.give_to)(&taker.name));
            let give = move |()| {
                tell(desk.state, Command::Rota(RotaChange::Cells(vec![(person, date, Some(shift))])));
            };
            view! { <TakerLine taker label press=words.give disabled on_press=give /> }
        };
        view! { <ol class="rota-takers">{takers.into_iter().map(one).collect_view()}</ol> }.into_any()
    };
    let way = Memo::new(move |_| desk.asked.with(|rota, seen| in_the_way(rota, seen, gap, voice())));
    let reasons = move || {
        way.get().map(|lines| {
            let lines = lines.into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
            view! { <h4>{voice().words.rota_records().in_the_way}</h4><ul class="rota-causes">{lines}</ul> }
        })
    };
    view! { <h3>{title}</h3>{reasons}<Why desk gap />{list} }
}

#[component]
fn BrokenRules(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let list = Memo::new(move |_| desk.told.with(|rota, seen| broken(rota, seen, voice())));
    let items = move || list.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    let [title, no_bent] = voice().words.rota_records().bent;
    let at_a_cost = Memo::new(move |_| desk.told.with(|rota, seen| bent(rota, seen, voice())));
    let has_soft =
        Memo::new(move |_| desk.rota.with(|rota| rota.rules.values().any(|rule| rule.weight.is_some())));
    let costs = move || {
        let items = at_a_cost.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
        let none = at_a_cost.with(Vec::is_empty).then(|| view! { <p class="sub">{no_bent}</p> });
        has_soft.get().then(|| view! { <h3>{title}</h3>{none}<ul class="rota-list">{items}</ul> })
    };
    view! {
        <Section title=words.broken>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.none_broken}</p> }>
                <ul class="rota-list">{items}</ul>
            </Show>
            {costs}
        </Section>
    }
}

#[component]
fn Asked(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let list = Memo::new(move |_| {
        desk.asked.with(|rota, seen| desk.state.sections.year.with(|year| asked(rota, year, seen, voice())))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let approve = move |asking: Asking| {
        let leave = desk
            .rota
            .with_untracked(|rota| rota.people.get(&asking.person)?.leave.get(&asking.leave).cloned());
        let Some(leave) = leave else { return };
        let leave = Leave { is_approved: true, ..leave };
        tell(desk.state, Command::Rota(RotaChange::Leave(asking.person, asking.leave, Some(leave))));
    };
    let items = move || {
        let one = |asking: Asking| {
            let left = if asking.left.is_empty() {
                view! { <p class="sub">{words.can_approve}</p> }.into_any()
            } else {
                let lines = asking.left.iter().map(|said| view! { <li>{said.clone()}</li> }).collect_view();
                view! { <ul class="rota-list">{lines}</ul> }.into_any()
            };
            let said = asking.said.clone();
            view! {
                <li>
                    <b>{said}</b>{left}
                    <Button disabled on_press=move |_| approve(asking.clone())>{words.approve}</Button>
                </li>
            }
        };
        list.get().into_iter().map(one).collect_view()
    };
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    view! {
        <Section title=words.asked>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.none_asked}</p> }>
                <ol class="rota-asked">{items}</ol>
            </Show>
        </Section>
    }
}
