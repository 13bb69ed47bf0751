//! Hours and fairness: what each person has of everything, beside what would be fair.

use super::{desk::RotaDesk, figures::SHARES, person::named};
use crate::{
    app::project::rota::{Share, shares, unevenness},
    domain::{PersonId, rota::Shared},
    ui::{
        components::{Choice, Section, SegmentedControl},
        format::voice,
    },
};
use leptos::prelude::*;

/// The list: one thing that is shared out, or all of them beside each other.
#[component]
pub(super) fn Shares(desk: RotaDesk) -> impl IntoView {
    let (page, words) = (voice().words.rota_page(), voice().words.rota_desk());
    let chosen = desk.shared;
    let one = |shared| Choice::new(Some(shared), (page.shared)(shared));
    let choices: Vec<_> = [Shared::Nights, Shared::Weekends, Shared::Hours, Shared::Holidays, Shared::Wishes]
        .into_iter()
        .map(one)
        .chain([Choice::new(None, words.all_beside)])
        .collect();
    let uneven = Memo::new(move |_| {
        let year = desk.state.sections.year;
        desk.told.with(|rota, seen| year.with(|year| unevenness(rota, year, seen, voice())))
    });
    view! {
        <Section title=page.shares subtitle=page.shares_about anchor=SHARES>
            <Show when=move || uneven.with(|said| !said.is_empty())>
                <p><strong>{move || uneven.get()}</strong></p>
                <p class="sub">{words.unevenness_formula}</p>
            </Show>
            <SegmentedControl label=words.shared_by choices=Signal::stored(choices) value=chosen
                on_choose=move |shared| chosen.set(shared) />
            {move || match chosen.get() {
                Some(shared) => view! { <OfOne desk shared /> }.into_any(),
                None => view! { <Beside desk /> }.into_any(),
            }}
        </Section>
    }
}

fn heads(names: &[&'static str], numbers: std::ops::Range<usize>) -> impl IntoView + use<> {
    let head = |(at, name): (usize, &&'static str)| {
        let class = if numbers.contains(&at) { "number" } else { "" };
        view! { <th scope="col" class=class>{*name}</th> }
    };
    names.iter().enumerate().map(head).collect_view()
}

fn name_of(desk: RotaDesk, id: PersonId) -> Memo<String> {
    let name = move || {
        desk.rota.with(|rota| rota.people.get(&id).map(|person| person.name.clone()).unwrap_or_default())
    };
    Memo::new(move |_| named(name()))
}

/// What each has of one thing, what they had before, what is fair, and what that makes.
#[component]
fn OfOne(desk: RotaDesk, shared: Shared) -> impl IntoView {
    let words = voice().words.rota_desk();
    let all = Memo::new(move |_| {
        let year = desk.state.sections.year;
        desk.told.with(|rota, seen| year.with(|year| shares(rota, year, seen, shared, voice())))
    });
    let longest = Memo::new(move |_| all.with(|all| longest(all)));
    let row = move |id: PersonId| {
        let name = name_of(desk, id);
        let share = Memo::new(move |_| all.with(|all| all.iter().find(|share| share.person == id).cloned()));
        let cells = move || {
            let Share { has, before, fair, said, .. } = share.get()?;
            let f = voice().format;
            let fair_said = fair.map(|fair| f.number(fair, if shared == Shared::Hours { 0 } else { 1 }));
            Some(view! {
                <td class="number">{f.number(has, 0)}</td>
                <td class="number">{f.number(before, 0)}</td>
                <td class="number">{fair_said}</td>
                <td>{bar(has + before, fair, longest.get())}<span class="share-said">{said}</span></td>
            })
        };
        view! { <tr><th scope="row">{move || name.get()}</th>{cells}</tr> }
    };
    view! {
        <div class="table-scroll">
            <table class="rota-shares">
                <thead><tr>{heads(&words.share_columns, 1..4)}</tr></thead>
                <tbody><For each=move || desk.people.get() key=|id| *id children=row /></tbody>
            </table>
        </div>
    }
}

/// The longest of bars and marks.
fn longest(all: &[Share]) -> f64 {
    all.iter().map(|share| (share.has + share.before).max(share.fair.unwrap_or(0.0))).fold(0.0, f64::max)
}

/// A bar as long as its part of the longest, with a mark at the fair share.
fn bar(count: f64, fair: Option<f64>, longest: f64) -> impl IntoView {
    let share = |value: f64| format!("{:.3}", if longest > 0.0 { value / longest } else { 0.0 });
    let mark = fair.map(|fair| view! { <i style:--fair=share(fair)></i> });
    view! { <span class="share-bar" style:--share=share(count) aria-hidden="true">{mark}</span> }
}

/// All of it beside each other.
#[component]
fn Beside(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let of = move |shared| {
        Memo::new(move |_| {
            let year = desk.state.sections.year;
            let all =
                desk.told.with(|rota, seen| year.with(|year| shares(rota, year, seen, shared, voice())));
            (longest(&all), all)
        })
    };
    let shared = [of(Shared::Nights), of(Shared::Weekends), of(Shared::Holidays)];
    let row = move |id: PersonId| {
        let name = name_of(desk, id);
        let has = Memo::new(move |_| {
            desk.told.with(|_, seen| seen.report.people.iter().find(|has| has.person == id).copied())
        });
        let cells = move || {
            let has = has.get()?;
            let f = voice().format;
            let hours = |minutes: u32| f.number(f64::from(minutes) / 60.0, 0);
            let bars = shared.map(|of| {
                of.with(|(longest, all)| {
                    let share = all.iter().find(|share| share.person == id)?;
                    let bar = bar(share.has + share.before, share.fair, *longest);
                    Some(view! { <td class="number" title=share.said.clone()>{bar}{f.number(share.has, 0)}</td> })
                })
            });
            Some(view! {
                <td class="number">{hours(has.minutes)}</td>
                <td class="number">{hours(has.contract_minutes)}</td>
                {bars.into_iter().collect_view()}
                <td class="number">{format!("{} / {}", has.missed, has.wishes)}</td>
            })
        };
        view! { <tr><th scope="row">{move || name.get()}</th>{cells}</tr> }
    };
    view! {
        <div class="table-scroll">
            <table class="rota-shares">
                <thead><tr>{heads(&words.columns, 1..7)}</tr></thead>
                <tbody><For each=move || desk.people.get() key=|id| *id children=row /></tbody>
            </table>
        </div>
    }
}
