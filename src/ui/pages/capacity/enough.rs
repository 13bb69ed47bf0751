//! What would be enough: what to add and when, a button that tries it, the minimum beside the workload, seats against people.

use super::answer::FigureButton;
use crate::{
    app::{
        command::{Command, DeskChange},
        project::capacity::{CapacityPage, NeedShown, PeopleShown, need::HoursRow, people::PeopleRow},
    },
    ui::{
        components::{Button, ButtonKind, Icon, IconName, Section},
        format::voice,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The answer and the hours beside it.
#[component]
pub(super) fn Enough(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let words = voice().words.capacity_page.need;
    let need =
        Memo::new(move |_| page.with(|page| page.as_ref().map(|page| page.need.clone()).unwrap_or_default()));
    let people = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.people.clone()).unwrap_or_default())
    });
    view! {
        <div class="columns">
            <Section title=words.title>
                <Need need />
            </Section>
            <People people />
        </div>
        <HoursTable need />
    }
}

#[component]
fn Need(need: Memo<NeedShown>) -> impl IntoView {
    let words = voice().words.capacity_page.need;
    let state = use_app();
    let stale = move || need.with(|need| need.stale);
    let lines = move |part: fn(&NeedShown) -> &Vec<String>| {
        move || {
            need.with(|need| part(need).iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view())
        }
    };
    let try_seats = move |_| {
        if let Some(seats) = need.with_untracked(|need| need.seats_to_try.clone()) {
            // A refusal is said by the state; the seats stay as they were.
            let _ = state.dispatch(Command::Desk(DeskChange::SeatsOfWeek(seats)));
        }
    };
    let interrupt = move |_| {
        let _ = state.dispatch(Command::Desk(DeskChange::CriticalInterrupts(true)));
    };
    let can_try = Memo::new(move |_| need.with(|need| need.seats_to_try.is_some()));
    let can_interrupt = Memo::new(move |_| need.with(|need| need.offers_interrupting));
    let locked = Signal::derive(move || !state.is_editable() || stale());
    view! {
        <div class="need" class:stale=stale>
            <p>{move || need.with(|need| need.sentence.clone())}</p>
            <ul class="need-lines">{lines(|need| &need.lines)}</ul>
            <div class="actions">
                <Show when=move || can_try.get()>
                    <Button kind=ButtonKind::Primary on_press=try_seats disabled=locked>{words.try_seats}</Button>
                    <span class="muted">{words.try_hint}</span>
                </Show>
                <Show when=move || can_interrupt.get()>
                    <Button on_press=interrupt disabled=locked>{words.interrupt}</Button>
                </Show>
            </div>
            <ul class="notes">{lines(|need| &need.notes)}</ul>
        </div>
    }
}

/// The minimum beside the workload, in hours that are alike.
#[component]
fn HoursTable(need: Memo<NeedShown>) -> impl IntoView {
    let words = voice().words.capacity_page.need;
    let rows = Memo::new(move |_| need.with(|need| need.hours.clone()));
    let notes = move || {
        need.with(|need| need.hours_notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view())
    };
    let figures = [words.now, words.minimum, words.answer];
    view! {
        <Section title=words.hours_title subtitle=words.hours_subtitle>
            <div class="table-frame" class:stale=move || need.with(|need| need.stale)>
                <table class="data-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.days}</th>
                            <th scope="col">{words.hours_head}</th>
                            {figures.map(|head| view! { <th scope="col" class="end">{head}</th> }).collect_view()}
                            <th scope="col">{words.decides}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(hours_row).collect_view()}
                    </tbody>
                </table>
            </div>
            <ul class="notes">{notes}</ul>
        </Section>
    }
}

fn hours_row(row: HoursRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.days}</th>
            <td>{row.hours}</td>
            <td class="end">{row.now}</td>
            <td class="end">{row.minimum}</td>
            <td class="end" class:short=row.is_short>
                {row.is_short.then(|| view! { <Icon name=IconName::Warning /> })}
                {row.needed}
            </td>
            <td>{row.decides}</td>
        </tr>
    }
}

/// Seats turned into people, beside the team.
#[component]
fn People(people: Memo<PeopleShown>) -> impl IntoView {
    let words = voice().words.capacity_page.people;
    let count = Memo::new(move |_| people.with(|people| people.rows.len()));
    let row = move |index: usize| Memo::new(move |_| people.with(|people| people.rows.get(index).cloned()));
    view! {
        <Section title=words.title subtitle=Signal::derive(move || people.with(|people| people.sentence.clone()))>
            <div class="table-frame">
                <table class="data-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.what}</th>
                            <th scope="col" class="end">{words.people}</th>
                            <th scope="col" class="end">{words.whole}</th>
                            <th scope="col">{words.against_team}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..count.get() key=|index| *index let:index>
                            <PeopleLine row=row(index) />
                        </For>
                    </tbody>
                </table>
            </div>
            <p class="notes">{move || people.with(|people| people.team_hours.clone())}</p>
        </Section>
    }
}

#[component]
fn PeopleLine(row: Memo<Option<PeopleRow>>) -> impl IntoView {
    let text = move |part: fn(&PeopleRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(part).unwrap_or_default()))
    };
    let what = text(|row| row.what.to_owned());
    let shown = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| row.people.clone()).unwrap_or_default())
    });
    let is_short = move || row.with(|row| row.as_ref().is_some_and(|row| row.is_short));
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td class="end"><FigureButton shown label=what /></td>
            <td class="end">{text(|row| row.whole.clone())}</td>
            <td class:short=is_short>{text(|row| row.against_team.clone())}</td>
        </tr>
    }
}
