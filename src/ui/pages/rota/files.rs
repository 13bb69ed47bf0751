//! The rota in and out: calendars, hours for payroll, a table from a spreadsheet.

use super::{desk::RotaDesk, premiums::Premiums};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{
            Cells, EventKind, cells_of_calendar, kinds_of_calendar, said_of_cells, taken_with_people,
            unknown_of_calendar, unread_of_calendar, unread_of_table,
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

pub(super) fn hand_out(desk: RotaDesk, name: String, media_type: &'static str, text: String) {
    spawn_local(async move {
        let words = voice().words.shell();
        match files::save_text(&name, media_type, &text).await {
            Ok(Handed::Cancelled) => {}
            Ok(Handed::Written | Handed::Downloaded) => desk.state.toaster.say((words.exported)(&name)),
            Err(error) => desk.state.toaster.say((words.export_failed)(&file_cause(&error))),
        }
    });
}

/// Everybody on the rota, behind what stands for none of them.
fn people_or(desk: RotaDesk, none: &'static str) -> Signal<Vec<Choice<Option<PersonId>>>> {
    Signal::derive(move || {
        desk.rota.with(|rota| {
            let people = in_order(&rota.people).into_iter();
            let people = people.map(|(id, person)| Choice::new(Some(id), person.name.clone()));
            std::iter::once(Choice::new(None, none)).chain(people).collect()
        })
    })
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
    let people = people_or(desk, words.everybody);
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
    // A browser that cannot print has nothing to say to it.
    let print = |_| drop(window().print());
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
            <div class="rota-actions no-print"><Button on_press=print>{more.print}</Button></div>
        </Section>
        <Premiums desk period />
    }
}

#[component]
fn In(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let table = RwSignal::new(String::new());
    let unread = RwSignal::new(Vec::<String>::new());
    // Names that nobody on the rota has, of the table that was taken over.
    let missing = RwSignal::new(0_usize);
    let calendar = RwSignal::new(None::<Opened>);
    let read = RwSignal::new(None::<Arc<ReadCalendar>>);
    let disabled = Signal::derive(move || !desk.is_editable());
    let paste = move |_| {
        let read = desk.rota.with_untracked(|rota| table.with_untracked(|table| pasted(rota, table)));
        unread.set(unread_of_table(&read, voice()));
        missing.set(read.missing_people().len());
        take(desk, read.cells.clone(), RotaChange::Cells(read.cells));
    };
    let add_people = move |_| {
        let hours = desk.state.sections.team.with_untracked(|team| team.contract_hours_per_week);
        let new_id = || PersonId(clock::random_id());
        let (change, read) = desk.rota.with_untracked(|rota| {
            table.with_untracked(|table| taken_with_people(rota, table, hours, new_id))
        });
        unread.set(unread_of_table(&read, voice()));
        missing.set(0);
        take(desk, read.cells, change);
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
            let found = calendar_in::read(&desk.state.document.get_untracked(), &text);
            unread.try_set(unread_of_calendar(&found.unread, voice()));
            missing.try_set(0);
            calendar
                .try_set(Some(Opened { text: text.into(), unknown: unknown_of_calendar(&found, voice()) }));
            read.try_set(Some(Arc::new(found)));
        });
    };
    let faults = move || unread.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    let whom = move || {
        let opened = calendar.get().filter(|opened| !opened.unknown.is_empty());
        opened.map(|opened| view! { <Whom desk opened read unread /> })
    };
    let kinds = move || {
        let found = read.get().filter(|read| !read.events.is_empty());
        found.map(|read| view! { <Kinds desk read unread /> })
    };
    view! {
        <Section title=words.comes_in subtitle=words.comes_in_about>
            <div class="no-print">
                <TextField label=words.table multiline=true longest=200_000 value=table on_input=move |text| table.set(text) disabled />
                <div class="rota-actions">
                    <Button disabled on_press=paste>{words.take_table}</Button>
                    <Button disabled on_press=open>{words.open_calendar}</Button>
                </div>
                {whom}
                {kinds}
                <ul class="rota-list" role="status">{faults}</ul>
                <Show when=move || missing.get() != 0>
                    <Button disabled on_press=add_people>{move || (voice().words.rota_files().add_people)(missing.get())}</Button>
                </Show>
            </div>
        </Section>
    }
}

/// Takes over days of people, and says how many.
fn take(desk: RotaDesk, cells: Cells, change: RotaChange) {
    if cells.is_empty() {
        return desk.state.toaster.say(voice().words.rota_page().nothing_read.to_owned());
    }
    let said = desk.rota.with_untracked(|rota| said_of_cells(rota, &cells, voice()));
    if tell(desk.state, Command::Rota(change)) {
        desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
    }
}

/// A calendar that was opened, and what in it names nobody on the rota.
#[derive(Clone)]
struct Opened {
    text: Arc<str>,
    unknown: Vec<(String, String)>,
}

/// Who they are who are called otherwise in a calendar than on the rota.
#[component]
fn Whom(
    desk: RotaDesk,
    opened: Opened,
    read: RwSignal<Option<Arc<ReadCalendar>>>,
    unread: RwSignal<Vec<String>>,
) -> impl IntoView {
    let words = voice().words.rota_files();
    let whom = RwSignal::new(BTreeMap::<String, PersonId>::new());
    let choices = people_or(desk, words.left_out);
    let disabled = Signal::derive(move || !desk.is_editable());
    let text = opened.text;
    let one = move |(who, said): (String, String)| {
        let (of, to, text) = (who.clone(), who, text.clone());
        let value = Signal::derive(move || whom.with(|whom| whom.get(&of).copied()));
        let chosen = move |person: Option<PersonId>| {
            whom.update(|whom| match person {
                Some(person) => drop(whom.insert(to.clone(), person)),
                None => drop(whom.remove(&to)),
            });
            let document = desk.state.document.get_untracked();
            let found = whom.with_untracked(|whom| calendar_in::read_knowing(&document, &text, whom));
            unread.set(unread_of_calendar(&found.unread, voice()));
            read.set(Some(Arc::new(found)));
        };
        view! { <Select label=said choices value on_choose=chosen disabled /> }
    };
    let all = opened.unknown.into_iter().map(one).collect_view();
    view! { <fieldset class="rota-switches"><legend>{words.whom}</legend>{all}</fieldset> }
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
        let cells = cells_of_calendar(&taken);
        take(desk, cells.clone(), RotaChange::Cells(cells));
    };
    view! {
        <fieldset class="rota-switches"><legend>{words.kinds}</legend>{kinds}</fieldset>
        <Button disabled on_press=take_over>{words.take_calendar}</Button>
    }
}
