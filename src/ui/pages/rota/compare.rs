//! What was published, and what is different between two rotas.

use super::{desk::RotaDesk, fold::Fold};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{
            BeforeAfter, ChangedPerson, Comparison, Published, Which, comparable, compare, versions,
        },
    },
    ui::{
        components::{Choice, IconButton, IconName, Section, Select},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// What was published, and how far the rota is from it by now.
#[component]
pub(super) fn Versions(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let list = Memo::new(move |_| desk.compared.with(|rota, seen| versions(rota, seen, voice())));
    let disabled = Signal::derive(move || !desk.is_editable());
    let items = move || {
        let one = |Published { id, name, at, differs, figures }: Published| {
            let published = at.map(|at| (words.published_on)(voice().format, at));
            let label = (words.remove)(&name);
            let is_beside = move || (desk.beside.get() == Some(id)).to_string();
            let compare = move |_| {
                desk.beside.update(|beside| *beside = if *beside == Some(id) { None } else { Some(id) });
            };
            let remove = move |_| {
                tell(desk.state, Command::Rota(RotaChange::Publish(id, None)));
            };
            view! {
                <li>
                    <button type="button" class="button link" aria-pressed=is_beside on:click=compare>{name}</button>
                    <span class="sub">{published}</span>
                    <span class="sub">{(words.differs)(voice().format, differs)}</span>
                    <IconButton name=label icon=IconName::Delete on_press=remove disabled />
                    {(!figures.is_empty()).then(|| view! { <span class="sub rota-frozen">{figures}</span> })}
                </li>
            }
        };
        list.get().into_iter().map(one).collect_view()
    };
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    view! {
        <Section title=words.versions>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.no_versions}</p> }>
                <ul class="rota-versions">{items}</ul>
                <Fold title=voice().words.rota_views().compare><Compare desk /></Fold>
            </Show>
        </Section>
    }
}

/// Two rotas to choose, and what is different; the last one published and the present one at first.
#[component]
fn Compare(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_views();
    let rotas = Memo::new(move |_| desk.compared.with(|rota, _| comparable(rota, voice())));
    let choices = Signal::derive(move || {
        rotas.with(|rotas| {
            rotas.iter().map(|(which, name)| Choice::new(*which, name.clone())).collect::<Vec<_>>()
        })
    });
    let last = rotas.with_untracked(|rotas| rotas.last().and_then(|(which, _)| *which));
    let (before, after) = (RwSignal::new(last), RwSignal::new(Which::None));
    let year = desk.state.sections.year;
    let found = Memo::new(move |_| {
        let pair = (before.get(), after.get());
        desk.compared.with(|rota, seen| year.with(|year| compare((rota, seen), year, pair, voice())))
    });
    let [one, other] = words.compare_fields;
    let body = move || match found.get() {
        Some(comparison) => compared(comparison).into_any(),
        None => view! { <p class="sub">{words.same}</p> }.into_any(),
    };
    view! {
        <div class="rota-actions no-print">
            <Select label=one choices value=before on_choose=move |which| before.set(which) />
            <Select label=other choices value=after on_choose=move |which| after.set(which) />
        </div>
        <div class="rota-compared" aria-live="polite">{body}</div>
    }
}

fn compared(comparison: Comparison) -> impl IntoView {
    let words = voice().words.rota_views();
    let heads = |names: &'static [&'static str], numbers: std::ops::Range<usize>| {
        let one = |(at, name): (usize, &&'static str)| {
            let class = if numbers.contains(&at) { "number" } else { "" };
            view! { <th scope="col" class=class>{*name}</th> }
        };
        names.iter().enumerate().map(one).collect_view()
    };
    let figure = |figure: BeforeAfter| {
        let differs = figure.before != figure.after;
        let [then, other] = figure
            .when_published
            .map(|said| (!said.is_empty()).then(|| view! { <small class="when-published">{said}</small> }));
        view! {
            <tr>
                <th scope="row">{figure.name}</th>
                <td class="number">{figure.before}{then}</td>
                <td class="number" class:differs=differs>{figure.after}{other}</td>
            </tr>
        }
    };
    let person = |person: ChangedPerson| {
        let days = person.days.into_iter().map(|day| view! { <li>{day}</li> }).collect_view();
        let differs = person.before != person.after;
        view! {
            <tr>
                <th scope="row">{person.name}</th>
                <td class="number">{person.before}</td>
                <td class="number" class:differs=differs>{person.after}</td>
                <td><ul class="changed-days">{days}</ul></td>
            </tr>
        }
    };
    let has_people = !comparison.people.is_empty();
    let people = comparison.people.into_iter().map(person).collect_view();
    view! {
        <p><strong>{comparison.answer}</strong></p>
        {comparison.note.map(|note| view! { <p class="sub">{note}</p> })}
        <div class="table-scroll">
            <table class="rota-shares">
                <thead><tr>{heads(&words.figure_columns, 1..3)}</tr></thead>
                <tbody>{comparison.figures.into_iter().map(figure).collect_view()}</tbody>
            </table>
        </div>
        {has_people.then(|| view! {
            <div class="table-scroll">
                <table class="rota-shares">
                    <thead><tr>{heads(&words.people_columns, 1..3)}</tr></thead>
                    <tbody>{people}</tbody>
                </table>
            </div>
        })}
    }
}
