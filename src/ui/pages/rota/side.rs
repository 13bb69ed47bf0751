//! Beside the grid: brushes for what is selected, and the questions: who could take a gap, what breaks which rule, what an
//! asked leave would leave.

use super::{
    asked::Asked,
    desk::RotaDesk,
    figures::{BROKEN, GAPS},
    grid::go_to,
    swaps::{TakerLine, listed},
    why::Why,
};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{
            BrokenPlace, GapRun, Listed, Taker, bent, broken, gap_title, gaps, impossible, in_the_way,
            off_sick, takers,
        },
    },
    domain::{LeaveId, in_order},
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
        let change = off_sick(&desk.selected(), || LeaveId(clock::random_id()));
        tell(desk.state, Command::Rota(change));
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
    let none = Memo::new(move |_| gaps.with(|gaps| gaps.shown.is_empty()));
    let causes = Memo::new(move |_| {
        if none.get() { Vec::new() } else { desk.compared.with(|rota, seen| impossible(rota, seen, voice())) }
    });
    let causes = move || causes.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    view! {
        <Section title=words.gaps subtitle=words.gaps_about anchor=GAPS>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.no_gaps}</p> }>
                <ul class="rota-causes">{causes}</ul>
                <ul class="rota-list">
                    <For each=move || gaps.get().shown key=Clone::clone let:run><Run desk run /></For>
                </ul>
                <p class="sub">{move || gaps.with(|gaps| gaps.more.clone())}</p>
            </Show>
            {move || desk.gap.get().map(|gap| view! { <Takers desk gap /> })}
        </Section>
    }
}

/// Gaps that are alike: a button for the first of them, and one for each where there are several.
#[component]
fn Run(desk: RotaDesk, run: GapRun) -> impl IntoView {
    let GapRun { line, said, days } = run;
    let button = move |day: usize, said: String| {
        let is_open = move || (desk.gap.get() == Some((line, day))).to_string();
        let choose = move |_| desk.gap.set(Some((line, day)));
        view! { <button type="button" class="button link" aria-pressed=is_open on:click=choose>{said}</button> }
    };
    let first = days.first().map(|(day, _)| button(*day, said));
    let each = (days.len() > 1).then(|| {
        let days = days.into_iter().map(|(day, said)| view! { <li>{button(day, said)}</li> }).collect_view();
        view! { <details><summary>{voice().words.rota_why().each_day}</summary><ul class="rota-days">{days}</ul></details> }
    });
    view! { <li>{first}{each}</li> }
}

/// Who could take a place, or who is on it where nobody is missing.
#[component]
fn Takers(desk: RotaDesk, gap: (usize, usize)) -> impl IntoView {
    let words = voice().words.rota_page();
    let title = move || desk.asked.with(|rota, seen| gap_title(rota, seen, gap, voice()));
    let found = Memo::new(move |_| desk.asked.with(|rota, seen| takers(rota, seen, gap, voice())));
    let list = move || {
        let Some(takers) = found.get() else { return ().into_any() };
        let away =
            takers.not_there.into_iter().map(|said| view! { <p class="sub">{said}</p> }).collect_view();
        if takers.people.is_empty() {
            return view! { <p class="sub">{words.nobody_could}</p>{away} }.into_any();
        }
        let (date, shift) = (desk.rota.with(|rota| rota.date(gap.1)), takers.shift);
        let disabled = Signal::derive(move || !desk.is_editable());
        let one = move |taker: Taker| {
            let (person, label) = (taker.person, (words.give_to)(&taker.name));
            let give = move |()| {
                tell(desk.state, Command::Rota(RotaChange::Cells(vec![(person, date, Some(shift))])));
            };
            view! { <TakerLine taker label press=words.give disabled on_press=give /> }
        };
        view! { {listed(takers.people, |taker| taker.is_free, voice().words.rota_desk().not_freely, one)}{away} }.into_any()
    };
    let way = Memo::new(move |_| desk.asked.with(|rota, seen| in_the_way(rota, seen, gap, voice())));
    let reasons = move || {
        way.get().map(|lines| {
            let lines = lines.into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
            view! { <h4>{voice().words.rota_records().in_the_way}</h4><ul class="rota-causes">{lines}</ul> }
        })
    };
    // Where somebody could take it freely nothing stands in the way.
    let is_blocked =
        Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|one| !one.has_free())));
    view! {
        <h3>{title}</h3>{reasons}
        <Show when=move || is_blocked.get()><Why desk gap /></Show>
        {list}
    }
}

#[component]
fn BrokenRules(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let list = Memo::new(move |_| desk.told.with(|rota, seen| broken(rota, seen, voice())));
    let none = Memo::new(move |_| list.with(|list| list.shown.is_empty()));
    let [title, no_bent] = voice().words.rota_records().bent;
    let at_a_cost = Memo::new(move |_| desk.told.with(|rota, seen| bent(rota, seen, voice())));
    let none_bent = Memo::new(move |_| at_a_cost.with(|list| list.shown.is_empty()));
    let has_soft =
        Memo::new(move |_| desk.rota.with(|rota| rota.rules.values().any(|rule| rule.weight.is_some())));
    view! {
        <Section title=words.broken anchor=BROKEN>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.none_broken}</p> }>
                <Places desk list />
            </Show>
            <Show when=move || has_soft.get()>
                <h3>{title}</h3>
                <Show when=move || !none_bent.get() fallback=move || view! { <p class="sub">{no_bent}</p> }>
                    <Places desk list=at_a_cost />
                </Show>
            </Show>
        </Section>
    }
}

/// Broken rules, each a button that leads to the day of the grid that shows it.
#[component]
fn Places(desk: RotaDesk, list: Memo<Listed<BrokenPlace>>) -> impl IntoView {
    let item = move |BrokenPlace { said, person, day }: BrokenPlace| {
        let open = move |_| go_to(desk, person, day);
        view! { <li><button type="button" class="button link" on:click=open>{said}</button></li> }
    };
    // What is said is told apart by its place in the list as well: a rule may be broken twice in words that are the same.
    let all = move || list.with(|list| list.shown.iter().cloned().enumerate().collect::<Vec<_>>());
    let key = |(at, place): &(usize, BrokenPlace)| (*at, place.said.clone(), place.person, place.day);
    view! {
        <ul class="rota-list">
            <For each=all key=key let((_, place))>{item(place)}</For>
        </ul>
        <p class="sub">{move || list.with(|list| list.more.clone())}</p>
    }
}
