//! One person's view: what they print or look at.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{OwnShift, own_view},
    domain::{PersonId, SocFacts},
    ui::{
        components::{Choice, Section, Select},
        format::voice,
    },
};
use leptos::prelude::*;

/// Their shifts, and why they have them.
#[component]
pub(super) fn OwnRota(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_records();
    let who = RwSignal::new(None::<PersonId>);
    let people = Memo::new(move |_| {
        desk.rota.with(|rota| {
            let named = desk.people.get().into_iter();
            let named =
                named.filter_map(|id| Some(Choice::new(Some(id), rota.people.get(&id)?.name.clone())));
            std::iter::once(Choice::new(None, "\u{2013}")).chain(named).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        let id = who.get()?;
        let view = |soc: &SocFacts| desk.asked.with(|rota, seen| own_view(rota, soc, seen, id, voice()));
        Some(desk.state.sections.soc.with(|soc| view(soc)))
    });
    let is_shown = Memo::new(move |_| shown.with(Option::is_some));
    let heads = move || words.own_columns.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let rows = move || {
        let one = |shift: OwnShift| {
            view! {
                <tr>
                    <th scope="row">{shift.day}</th>
                    <td>{shift.shift}</td>
                    <td class="number">{shift.from}</td>
                    <td class="number">{shift.to}</td>
                    <td>{shift.why}</td>
                </tr>
            }
        };
        shown.get().unwrap_or_default().shifts.into_iter().map(one).collect_view()
    };
    let why = move || {
        let lines = shown.get().unwrap_or_default().why;
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <Section title=words.own subtitle=words.own_about>
            <div class="rota-actions">
                <Select label=words.own_whose choices=people value=who on_choose=move |chosen| who.set(chosen) />
            </div>
            <Show when=move || is_shown.get()>
                <h3>{words.why.title}</h3>
                <ul class="rota-why">{why}</ul>
                <div class="table-scroll">
                    <table class="own-rota">
                        <thead><tr>{heads()}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
        </Section>
    }
}
