//! Who works when: is it covered, is it legal, is it fair, why is there a gap, and who could take it?

mod asked;
mod compare;
mod cover_rows;
mod desk;
mod employment;
mod entries;
mod figures;
mod files;
mod fold;
mod grid;
mod hour_cells;
mod hours;
mod keys;
mod lists;
mod marks;
mod named_patterns;
mod own;
mod patterns;
mod person;
mod premiums;
mod print;
mod row_cells;
mod rules;
mod shares;
mod shift_limits;
mod side;
mod sites;
mod stretches;
mod swaps;
mod turns;
mod why;
mod wishes;
mod worked;

use crate::{
    app::{
        command::{Command, DeskChange, RotaChange},
        first_rota::first_rota,
        project::rota::{Part, has_begun, head, is_empty, lacking, seats, to_publish},
        route::Route,
    },
    domain::VersionId,
    platform::clock,
    ui::{
        components::{Button, ButtonKind, RunButton, Section},
        focus,
        format::voice,
        plan_field::tell,
    },
};
use compare::Versions;
use desk::{Held, RotaDesk};
use figures::Figures;
use files::Files;
use fold::PartFold;
use grid::Grid;
use hours::HoursOfCover;
use keys::{copy, paste};
use leptos::{ev, prelude::*};
use lists::{CoverLines, Shifts, Skills};
use named_patterns::NamedPatterns;
use own::OwnRota;
use patterns::OwnPatterns;
use person::People;
use rules::{Rules, Span};
use shares::Shares;
use shift_limits::Night;
use side::{Brushes, Questions};
use sites::Sites;
use swaps::Swaps;
use wasm_bindgen::JsCast;

/// The grid.
const GRID: &str = ".rota-grid";

/// The page.
#[component]
pub fn Rota() -> impl IntoView {
    let desk = RotaDesk::new();
    let shown = Memo::new(move |_| desk.counted.with(|rota, seen| head(rota, seen, voice())));
    let nothing = Memo::new(move |_| desk.rota.with(|rota| !has_begun(rota)));
    let escaped = move |event: ev::KeyboardEvent| {
        let is_typing = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_typing =
            is_typing.is_some_and(|target| target.matches("input, select, textarea").unwrap_or(false));
        if event.key() == "Escape" && !is_typing && !event.default_prevented() && desk.close() {
            event.prevent_default();
            focus::soon(GRID);
        }
    };
    view! {
        <Show when=move || !nothing.get() fallback=move || view! { <Begin desk /> }>
        <div class="rota-desk" on:keydown=escaped>
            <div class="answer-head">
                <div>
                    <h1 class="answer" aria-live="polite">{move || shown.with(|shown| shown.answer.clone())}</h1>
                    <p class="lead">{move || shown.with(|shown| shown.detail.clone())}</p>
                </div>
            </div>
            <Actions desk />
            <Figures desk shown />
            <div class="rota-tools no-print"><Brushes desk /><Copying desk /></div>
            <Grid desk />
            <HoursOfCover desk />
            {move || desk.swap.get().map(|asked| view! { <Swaps desk asked /> })}
            <Questions desk />
            <Shares desk />
            <Versions desk />
            <OwnRota desk />
        </div>
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
            Part::Shifts => view! { <Shifts desk /><Night desk /> }.into_any(),
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
    let lacking = Memo::new(move |_| desk.state.document.with(|document| lacking(document)));
    let begin = move |_| {
        let document = desk.state.document.get_untracked();
        let rota = first_rota(&document, desk.today(), words.first, clock::random_id);
        // The grid is what comes next, or the place where people are added.
        let next = if rota.people.is_empty() { "#part-people" } else { GRID };
        if tell(desk.state, Command::Rota(RotaChange::All(Box::new(rota)))) {
            focus::soon(next);
        }
    };
    let disabled = Signal::derive(move || !desk.state.is_editable());
    let lacks = move || {
        let pages = voice().words.shell().pages;
        let ways = [(Route::Team, pages.team), (Route::Capacity, pages.capacity)];
        let lines = lacking.get().into_iter().zip(voice().words.rota_desk().lacks).zip(ways);
        let lines = lines.filter(|((is_lacking, _), _)| *is_lacking);
        lines
            .map(|((_, said), (route, name))| view! { <li>{said}" "<a href=route.hash()>{name}</a></li> })
            .collect_view()
    };
    view! {
        <div class="answer-head">
            <div>
                <h1 class="answer">{words.empty}</h1>
                <p class="lead">{words.empty_detail}</p>
                <ul class="rota-causes">{lacks}</ul>
            </div>
        </div>
        <div class="rota-actions">
            <Button kind=ButtonKind::Primary on_press=begin disabled>{words.begin}</Button>
        </div>
    }
}

/// Beside the brushes: copies and pastes without keys, and holds a brush.
#[component]
fn Copying(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_desk();
    let [copied, pasted] = words.copy_paste;
    let disabled = Signal::derive(move || !desk.is_editable());
    let nothing = Signal::derive(move || disabled.get() || desk.copied.with(Vec::is_empty));
    let hold = move |_| {
        if desk.brush.with_untracked(Option::is_some) {
            desk.brush.set(None);
            desk.say(String::new());
        } else {
            desk.hold(Held::Nothing);
        }
    };
    view! {
        <div class="rota-brushes" role="toolbar" aria-label=words.drag_paints>
            <Button on_press=move |_| { copy(desk); }>{copied}</Button>
            <Button disabled=nothing on_press=move |_| { paste(desk); }>{pasted}</Button>
            <Button disabled pressed=Signal::derive(move || desk.brush.with(Option::is_some)) on_press=hold>
                {words.drag_paints}
            </Button>
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
    // Without people or shifts there is nothing to look for.
    let nothing = Memo::new(move |_| desk.rota.with(|rota| is_empty(rota)));
    let idle = Signal::derive(move || disabled.get() || nothing.get());
    let publish = move |_| {
        let (rota, moment) = (desk.rota.get_untracked(), (clock::utc(clock::now()), desk.today()));
        let year = desk.state.sections.year;
        let version = year.with_untracked(|year| to_publish(&rota, year, moment, voice()));
        let name = version.name.clone();
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
            <Show when=move || !nothing.get()>
                <RunButton
                    kind=ButtonKind::Primary label=words.find doing=words.finding running said
                    on_run=move |()| desk.find(false) on_cancel=move |()| desk.stop()
                />
            </Show>
            <Button disabled=idle on_press=move |_| desk.find(true)>{words.repair}</Button>
            <Button disabled=idle on_press=publish>{words.publish}</Button>
            <Button disabled=idle on_press=to_desk>{words.to_desk}</Button>
        </div>
    }
}
