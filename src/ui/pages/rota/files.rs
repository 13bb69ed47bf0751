//! The rota in and out: calendars, hours for payroll, a table from a spreadsheet.

use super::{desk::RotaDesk, premiums::Premiums};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{
            Cells, EventKind, cells_of_calendar, kinds_of_calendar, said_of_cells, unread_of_calendar,
            unread_of_table,
        },
    },
    domain::{PersonId, ShiftId, in_order},
    exchange::rota::{
        calendar_in::{self, ReadCalendar},
        grid::pasted,
        ical,
        payroll::{self, Period},
    },
    platform::{
        clock,
        files::{self, Handed},
    },
    ui::{
        components::{Button, Choice, DateField, Section, Select, TextField},
        format::voice,
        plan_field::tell,
        state::file_cause,
    },
};
use chrono::NaiveDate;
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, sync::Arc};

/// Bytes of a calendar that is read.
const LARGEST: u64 = 20_000_000;

/// What goes out and what comes in.
#[component]
pub(super) fn Files(desk: RotaDesk) -> impl IntoView {
    view! { <Out desk /><In desk /> }
}

fn hand_out(desk: RotaDesk, name: String, media_type: &'static str, text: String) {
    spawn_local(async move {
        let words = voice().words.shell();
        match files::save_text(&name, media_type, &text).await {
            Ok(Handed::Cancelled) => {}
            Ok(Handed::Written | Handed::Downloaded) => desk.state.toaster.say((words.exported)(&name)),
            Err(error) => desk.state.toaster.say((words.export_failed)(&file_cause(&error))),
        }
    });
}

#[component]
fn Out(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let more = voice().words.rota_files();
    let who = RwSignal::new(None::<PersonId>);
    // The weeks of the rota, until other days are chosen.
    let chosen = [RwSignal::new(None::<NaiveDate>), RwSignal::new(None)];
    let period = Signal::derive(move || {
        let whole = desk.rota.with(|rota| Period::of(rota));
        Period { first: chosen[0].get().unwrap_or(whole.first), last: chosen[1].get().unwrap_or(whole.last) }
    });
    let [from, to, about_days] = more.paid_days;
    let people = Signal::derive(move || {
        desk.rota.with(|rota| {
            let people = in_order(&rota.people).into_iter();
            let people = people.map(|(id, person)| Choice::new(Some(id), person.name.clone()));
            std::iter::once(Choice::new(None, words.everybody)).chain(people).collect::<Vec<_>>()
        })
    });
    let calendar = move |_| {
        let document = desk.state.document.get_untracked();
        let who = who.get_untracked();
        let named = voice().words.rota_files().event;
        let text = ical::calendar(&document, who, clock::utc(clock::now()).and_utc(), named);
        let person = who.and_then(|who| document.rota.people.get(&who)).map(|person| person.name.clone());
        let name = person.unwrap_or_else(|| document.soc.plan_name.clone());
        hand_out(desk, files::file_name(&name, "ics"), "text/calendar", text);
    };
    let hours = move |_| {
        let document = desk.state.document.get_untracked();
        let text = payroll::csv(&document, period.get_untracked(), &more.payroll);
        hand_out(desk, files::file_name(&document.soc.plan_name, "csv"), "text/csv", text);
    };
    view! {
        <Section title=words.out subtitle=words.out_about>
            <div class="rota-actions no-print">
                <Select label=words.whose choices=people value=who on_choose=move |chosen| who.set(chosen) />
                <Button on_press=calendar>{words.calendar}</Button>
            </div>
            <div class="rota-actions no-print">
                <DateField label=from value=Signal::derive(move || Some(period.get().first))
                    on_change=move |date| chosen[0].set(Some(date)) />
                <DateField label=to value=Signal::derive(move || Some(period.get().last))
                    on_change=move |date| chosen[1].set(Some(date)) />
                <Button on_press=hours>{words.payroll}</Button>
            </div>
            <p class="sub">{about_days}</p>
        </Section>
        <Premiums desk period />
    }
}

#[component]
fn In(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let table = RwSignal::new(String::new());
    let unread = RwSignal::new(Vec::<String>::new());
    let calendar = RwSignal::new(None::<Arc<ReadCalendar>>);
    let disabled = Signal::derive(move || !desk.is_editable());
    let paste = move |_| {
        let read = desk.rota.with_untracked(|rota| table.with_untracked(|table| pasted(rota, table)));
        unread.set(unread_of_table(&read, voice()));
        take(desk, read.cells);
    };
    let open = move |_| {
        spawn_local(async move {
            let text = match files::pick_file(".ics,text/calendar").await {
                Ok(Some(file)) => files::read_bytes(&file, LARGEST).await,
                Ok(None) => return,
                Err(error) => Err(error),
            };
            let text = match text {
                Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                Err(error) => return desk.state.toaster.say(file_cause(&error)),
            };
            let read = calendar_in::read(&desk.state.document.get_untracked(), &text);
            unread.try_set(unread_of_calendar(&read.unread, voice()));
            calendar.try_set((!read.events.is_empty()).then(|| Arc::new(read)));
        });
    };
    let faults = move || unread.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    let opened = move || calendar.get().map(|read| view! { <Kinds desk read unread /> });
    view! {
        <Section title=words.comes_in subtitle=words.comes_in_about>
            <div class="no-print">
                <TextField label=words.table multiline=true longest=200_000 value=table on_input=move |text| table.set(text) disabled />
                <div class="rota-actions">
                    <Button disabled on_press=paste>{words.take_table}</Button>
                    <Button disabled on_press=open>{words.open_calendar}</Button>
                </div>
                {opened}
                <ul class="rota-list" role="status">{faults}</ul>
            </div>
        </Section>
    }
}

/// Takes over days of people, and says how many.
fn take(desk: RotaDesk, cells: Cells) {
    if cells.is_empty() {
        return desk.state.toaster.say(voice().words.rota_page().nothing_read.to_owned());
    }
    let said = desk.rota.with_untracked(|rota| said_of_cells(rota, &cells, voice()));
    if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
        desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
    }
}

/// The kinds of event of a calendar that was opened: which shift each is.
#[component]
fn Kinds(desk: RotaDesk, read: Arc<ReadCalendar>, unread: RwSignal<Vec<String>>) -> impl IntoView {
    let words = voice().words.rota_files();
    let kinds = desk.rota.with_untracked(|rota| kinds_of_calendar(rota, &read, voice()));
    let as_shift: RwSignal<BTreeMap<String, Option<ShiftId>>> =
        RwSignal::new(kinds.iter().map(|kind| (kind.kind.clone(), kind.shift)).collect());
    let choices = Signal::derive(move || {
        desk.rota.with(|rota| {
            let shifts = in_order(&rota.shifts).into_iter();
            let shifts = shifts.map(|(id, kind)| Choice::new(Some(id), kind.name.clone()));
            std::iter::once(Choice::new(None, words.left_out)).chain(shifts).collect::<Vec<_>>()
        })
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let one = |EventKind { kind, said, .. }: EventKind| {
        let (of, to) = (kind.clone(), kind);
        let value = Signal::derive(move || as_shift.with(|all| all.get(&of).copied().flatten()));
        let chosen = move |shift| {
            as_shift.update(|all| {
                all.insert(to.clone(), shift);
            });
        };
        view! { <Select label=said choices value on_choose=chosen disabled /> }
    };
    let kinds = kinds.into_iter().map(one).collect_view();
    let take_over = move |_| {
        let document = desk.state.document.get_untracked();
        let taken =
            as_shift.with_untracked(|all| read.taken(&document, |kind| all.get(kind).copied().flatten()));
        let faults = read.unread.iter().chain(&taken.unread).cloned().collect::<Vec<_>>();
        unread.set(unread_of_calendar(&faults, voice()));
        take(desk, cells_of_calendar(&taken));
    };
    view! {
        <fieldset class="rota-switches"><legend>{words.kinds}</legend>{kinds}</fieldset>
        <Button disabled on_press=take_over>{words.take_calendar}</Button>
    }
}
