//! Hours and fairness: what each person has of everything, beside what would be fair.

use super::desk::RotaDesk;
use crate::{
    domain::PersonId,
    engine::rota::Has,
    ui::{components::Section, format::voice},
};
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn Shares(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let head = words.columns.into_iter().enumerate().map(|(at, name)| {
        let class = if at == 0 { "" } else { "number" };
        view! { <th scope="col" class=class>{name}</th> }
    });
    // The longest bar of nights, and of weekends.
    let longest = Memo::new(move |_| {
        desk.told.with(|_, seen| {
            let most = |count: fn(&Has) -> u32| seen.report.people.iter().map(count).max().unwrap_or(0);
            (most(|has| has.nights), most(|has| has.weekends))
        })
    });
    view! {
        <Section title=words.shares subtitle=words.shares_about>
            <div class="table-scroll">
                <table class="rota-shares">
                    <thead><tr>{head.collect_view()}</tr></thead>
                    <tbody><For each=move || desk.people.get() key=|id| *id let:id><Share desk id longest /></For></tbody>
                </table>
            </div>
        </Section>
    }
}

/// What one person has; drawn anew when that changes and else left alone.
#[component]
fn Share(desk: RotaDesk, id: PersonId, longest: Memo<(u32, u32)>) -> impl IntoView {
    let has = Memo::new(move |_| {
        desk.told.with(|_, seen| seen.report.people.iter().find(|has| has.person == id).copied())
    });
    let name = Memo::new(move |_| {
        desk.rota.with(|rota| rota.people.get(&id).map(|person| person.name.clone()).unwrap_or_default())
    });
    let cells = move || {
        let has = has.get()?;
        let (nights, weekends) = longest.get();
        let f = voice().format;
        let hours = |minutes: u32| f.number(f64::from(minutes) / 60.0, 0);
        let missed = format!("{} / {}", has.missed, has.wishes);
        Some(view! {
            <td class="number">{hours(has.minutes)}</td>
            <td class="number">{hours(has.contract_minutes)}</td>
            {bar(has.nights, nights)}{bar(has.weekends, weekends)}
            <td class="number">{has.holidays}</td>
            <td class="number">{missed}</td>
        })
    };
    view! { <tr><th scope="row">{move || name.get()}</th>{cells}</tr> }
}

/// A number with a bar as long as its part of the most.
fn bar(count: u32, most: u32) -> impl IntoView {
    let share = if most > 0 { f64::from(count) / f64::from(most) } else { 0.0 };
    view! { <td class="number"><span class="share-bar" style:--share=format!("{share:.3}") aria-hidden="true"></span>{count}</td> }
}
