//! What would be enough: what to add and when, a button that tries it, the minimum beside the workload, seats against people.

use super::figures::{FigureCell, FigureTable, Figures, Sentence, Sentences};
use crate::{
    app::{
        command::{Command, DeskChange},
        project::capacity::{CapacityPage, Line, NeedShown, PeopleShown},
    },
    ui::{
        components::{Button, ButtonKind, Section, TableColumn},
        format::voice,
        reports::Reports,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The answer and the hours beside it.
#[component]
pub(super) fn Enough(page: Signal<Option<CapacityPage>>, reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page().need;
    let need =
        Memo::new(move |_| page.with(|page| page.as_ref().map(|page| page.need.clone()).unwrap_or_default()));
    let people = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.people.clone()).unwrap_or_default())
    });
    view! {
        <div class="columns">
            <Section title=words.title>
                <Need need reports />
            </Section>
            <People people />
        </div>
        <HoursTable need />
    }
}

#[component]
fn Need(need: Memo<NeedShown>, reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page().need;
    let state = use_app();
    let stale = move || need.with(|need| need.stale);
    let lines = move |part: fn(&NeedShown) -> &Vec<Line>| {
        Signal::derive(move || need.with(|need| part(need).clone()))
    };
    let try_seats = move |_| {
        if let Some(seats) = need.with_untracked(|need| need.seats_to_try.clone()) {
            // A refusal is said by the state; the seats stay as they were.
            let _ = state.dispatch(Command::Desk(DeskChange::SeatsOfWeek(seats)));
        }
    };
    let interrupt = move |_| {
        if let Some(change) = state.document.with_untracked(|plan| Command::first_interrupts(plan, true)) {
            let _ = state.dispatch(change);
        }
    };
    let can_try = Memo::new(move |_| need.with(|need| need.seats_to_try.is_some()));
    let can_interrupt = Memo::new(move |_| need.with(|need| need.offers_interrupting));
    let has_others = Memo::new(move |_| need.with(|need| !need.others.is_empty()));
    let can_go_on = Memo::new(move |_| need.with(|need| need.offers_to_go_on));
    let locked = Signal::derive(move || !state.is_editable() || stale());
    view! {
        <div class="need" class:stale=stale>
            <p>{move || need.with(|need| need.sentence.clone())}</p>
            <Sentences lines=lines(|need| &need.lines) class="need-lines" />
            <Show when=move || has_others.get()>
                <p>{move || need.with(|need| need.others.clone())}</p>
                <Sentences lines=lines(|need| &need.other_lines) class="need-lines" />
            </Show>
            <div class="actions">
                <Show when=move || can_try.get()>
                    <Button kind=ButtonKind::Primary on_press=try_seats disabled=locked>{words.try_seats}</Button>
                    <span class="muted">{words.try_hint}</span>
                </Show>
                <Show when=move || can_go_on.get()>
                    <Button on_press=move |_| reports.again()>{voice().words.capacity_page().work.again}</Button>
                </Show>
                <Show when=move || can_interrupt.get()>
                    <Button on_press=interrupt disabled=locked>{words.interrupt}</Button>
                </Show>
            </div>
            <Sentences lines=lines(|need| &need.notes) class="notes" />
        </div>
    }
}

/// The minimum beside the workload, in hours that are alike.
#[component]
fn HoursTable(need: Memo<NeedShown>) -> impl IntoView {
    let words = voice().words.capacity_page().need;
    let figures = Memo::new(move |_| {
        let mut figures = Figures::default();
        need.with(|need| {
            for row in &need.hours {
                figures.push(vec![
                    FigureCell::words(&*row.days),
                    FigureCell::words(&*row.hours),
                    FigureCell::figure(&row.now, words.now_hours),
                    FigureCell::figure(&row.minimum, words.minimum_hours),
                    FigureCell::figure(&row.needed, words.answer_hours),
                    FigureCell::words(row.decides),
                ]);
            }
        });
        figures
    });
    let columns = vec![
        TableColumn::words(words.days),
        TableColumn::words(words.hours_head),
        TableColumn::figures(words.now, ""),
        TableColumn::figures(words.minimum, ""),
        TableColumn::figures(words.answer, ""),
        TableColumn::words(words.decides),
    ];
    let notes = Signal::derive(move || need.with(|need| need.hours_notes.clone()));
    view! {
        <Section title=words.hours_title subtitle=words.hours_subtitle>
            <div class:stale=move || need.with(|need| need.stale)>
                <FigureTable caption=words.hours_title columns=Signal::stored(columns) figures />
            </div>
            <Sentences lines=notes class="notes" />
        </Section>
    }
}

/// Seats turned into people, beside the team.
#[component]
fn People(people: Memo<PeopleShown>) -> impl IntoView {
    let words = voice().words.capacity_page().people;
    let figures = Memo::new(move |_| {
        let mut figures = Figures::default();
        people.with(|people| {
            for row in &people.rows {
                figures.push(vec![
                    FigureCell::words(row.what),
                    FigureCell::figure(&row.people, row.what),
                    FigureCell::figure(&row.whole, row.what),
                    FigureCell::figure(&row.against_team, row.what),
                ]);
            }
        });
        figures
    });
    let columns = vec![
        TableColumn::words(words.what),
        TableColumn::figures(words.people, ""),
        TableColumn::figures(words.whole, ""),
        TableColumn::figures(words.against_team, ""),
    ];
    let line = move |part: fn(&PeopleShown) -> &Line| {
        Signal::derive(move || people.with(|people| part(people).clone()))
    };
    view! {
        <Section title=words.title>
            <p class="notes"><Sentence line=line(|people| &people.sentence) /></p>
            <FigureTable caption=words.title columns=Signal::stored(columns) figures />
            <p class="notes"><Sentence line=line(|people| &people.team_hours) /></p>
        </Section>
    }
}
