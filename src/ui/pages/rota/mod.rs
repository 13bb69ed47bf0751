//! Who works when: is it covered, is it legal, is it fair, why is there a gap, and who could take it?

mod asked;
mod compare;
mod cover_rows;
mod desk;
mod employment;
mod entries;
mod files;
mod fold;
mod grid;
mod keys;
mod lists;
mod named_patterns;
mod own;
mod patterns;
mod person;
mod row_cells;
mod rules;
mod shares;
mod side;
mod sites;
mod stretches;
mod turns;
mod why;
mod wishes;
mod worked;

use crate::{
    app::{
        command::{Command, DeskChange, RotaChange},
        first_rota::first_rota,
        project::{
            figure::StripFigure,
            rota::{Part, head, is_empty, seats},
        },
    },
    domain::{VersionId, position::behind, rota::Version},
    platform::clock,
    ui::{
        components::{Button, ButtonKind, Kpi, KpiStrip, RunButton, Section},
        format::voice,
        plan_field::tell,
    },
};
use compare::Versions;
use desk::RotaDesk;
use files::Files;
use fold::PartFold;
use grid::Grid;
use leptos::prelude::*;
use lists::{CoverLines, Shifts, Skills};
use named_patterns::NamedPatterns;
use own::OwnRota;
use patterns::OwnPatterns;
use person::People;
use rules::{Rules, Span};
use shares::Shares;
use side::{Brushes, Questions};
use sites::Sites;

/// The page.
#[component]
pub fn Rota() -> impl IntoView {
    let desk = RotaDesk::new();
    let shown = Memo::new(move |_| desk.counted.with(|rota, seen| head(rota, seen, voice())));
    let nothing = Memo::new(move |_| desk.rota.with(|rota| is_empty(rota)));
    let figures = Signal::derive(move || {
        let kpis = |figures: &Vec<StripFigure>| figures.iter().map(Kpi::from).collect::<Vec<_>>();
        shown.with(|shown| kpis(&shown.figures))
    });
    view! {
        <Show when=move || !nothing.get() fallback=move || view! { <Begin desk /> }>
            <div class="answer-head">
                <div>
                    <h1 class="answer" aria-live="polite">{move || shown.with(|shown| shown.answer.clone())}</h1>
                    <p class="lead">{move || shown.with(|shown| shown.detail.clone())}</p>
                </div>
            </div>
            <Actions desk />
            <KpiStrip figures on_open=|_| {} />
            <Brushes desk />
            <Grid desk />
            <Questions desk />
            <Shares desk />
            <Versions desk />
            <OwnRota desk />
        </Show>
        <MadeOf desk nothing />
    }
    .into_any()
}

/// What the rota is made of, each part in a line until it is opened: the daily work stands above it.
#[component]
fn MadeOf(desk: RotaDesk, nothing: Memo<bool>) -> impl IntoView {
    let words = voice().words.rota_views();
    let part = move |part: Part| {
        let body = move || match part {
            Part::People => view! { <People desk /> }.into_any(),
            Part::Shifts => view! { <Shifts desk /> }.into_any(),
            Part::Cover => view! { <CoverLines desk /> }.into_any(),
            Part::Skills => view! { <Skills desk /> }.into_any(),
            Part::Sites => view! { <Sites desk /> }.into_any(),
            Part::Rules => view! { <Rules desk /> }.into_any(),
            Part::Span => view! { <Span desk /> }.into_any(),
            Part::Patterns => view! { <NamedPatterns desk /><OwnPatterns desk /> }.into_any(),
            Part::Files => view! { <Files desk /> }.into_any(),
        };
        let is_shown = Memo::new(move |_| part.is_of_nothing() || !nothing.get());
        view! {
            <Show when=move || is_shown.get()><PartFold desk part>{body()}</PartFold></Show>
        }
    };
    let parts = Part::ALL.into_iter().map(part).collect_view();
    view! {
        <Section title=words.made_of subtitle=words.made_of_about>
            <div class="rota-parts">{parts}</div>
        </Section>
    }
}

#[component]
fn Begin(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let begin = move |_| {
        let document = desk.state.document.get_untracked();
        // Today where the desk is, or where the reader is.
        let today = clock::today_in(&document.soc.home_zone).unwrap_or_else(clock::today);
        let rota = first_rota(&document, today, words.first, clock::random_id);
        tell(desk.state, Command::Rota(RotaChange::All(Box::new(rota))));
    };
    let disabled = Signal::derive(move || !desk.state.is_editable());
    view! {
        <div class="answer-head">
            <div>
                <h1 class="answer">{words.empty}</h1>
                <p class="lead">{words.empty_detail}</p>
            </div>
        </div>
        <div class="rota-actions">
            <Button kind=ButtonKind::Primary on_press=begin disabled>{words.begin}</Button>
        </div>
    }
}

/// Looks for a better rota, publishes, hands out.
#[component]
fn Actions(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let running = Signal::derive(move || desk.running());
    let said = Signal::derive(move || desk.failed().map(|why| (words.failed)(&why)).unwrap_or_default());
    let disabled = Signal::derive(move || !desk.is_editable());
    let publish = move |_| {
        let rota = desk.rota.get_untracked();
        let last = rota.date(rota.days().saturating_sub(1));
        let name = (words.version_name)(voice().format, rota.first_day, last);
        let now = clock::utc(clock::now());
        let version = Version {
            position: behind(&rota.versions),
            name: name.clone(),
            published_at: now.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            first_day: rota.first_day,
            weeks: rota.weeks,
            rows: rota.rows.clone(),
        };
        let id = VersionId(clock::random_id());
        if tell(desk.state, Command::Rota(RotaChange::Publish(id, Some(Box::new(version))))) {
            desk.state.toaster.say((words.published)(&name));
        }
    };
    let to_desk = move |_| {
        let seats = desk.state.document.with_untracked(|document| seats(document));
        if tell(desk.state, Command::Desk(DeskChange::SeatsOfWeek(seats))) {
            desk.state.toaster.offer(words.took_to_desk.to_owned(), voice().words.shell().undo, move || {
                desk.state.undo();
            });
        }
    };
    view! {
        <div class="rota-actions no-print">
            <RunButton
                kind=ButtonKind::Primary label=words.find doing=words.finding running said
                on_run=move |()| desk.find(false) on_cancel=move |()| desk.stop()
            />
            <Button disabled on_press=move |_| desk.find(true)>{words.repair}</Button>
            <Button disabled on_press=publish>{words.publish}</Button>
            <Button disabled on_press=to_desk>{words.to_desk}</Button>
        </div>
    }
}
