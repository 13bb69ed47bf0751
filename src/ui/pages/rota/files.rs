//! The rota in and out: calendars, hours for payroll, a table from a spreadsheet; and patterns that many use.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{cells_of_calendar, lay, patterns, unread_of_calendar, unread_of_table},
    },
    domain::{PersonId, ShiftId, in_order},
    engine::rota::pattern::PATTERNS,
    exchange::rota::{calendar_in, grid::pasted, ical, payroll},
    platform::{
        clock,
        files::{self, Handed},
    },
    ui::{
        components::{Button, Choice, Section, Select, TextField},
        format::voice,
        plan_field::tell,
        state::file_cause,
    },
};
use leptos::{prelude::*, task::spawn_local};

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
    let who = RwSignal::new(None::<PersonId>);
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
        let text = payroll::csv(&document, &voice().words.rota_files().payroll);
        hand_out(desk, files::file_name(&document.soc.plan_name, "csv"), "text/csv", text);
    };
    view! {
        <Section title=words.out subtitle=words.out_about>
            <div class="rota-actions no-print">
                <Select label=words.whose choices=people value=who on_choose=move |chosen| who.set(chosen) />
                <Button on_press=calendar>{words.calendar}</Button>
                <Button on_press=hours>{words.payroll}</Button>
            </div>
        </Section>
    }
}

#[component]
fn In(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let table = RwSignal::new(String::new());
    let unread = RwSignal::new(Vec::<String>::new());
    let shift = RwSignal::new(None::<ShiftId>);
    let shifts = Signal::derive(move || {
        desk.rota.with(|rota| {
            let kinds = in_order(&rota.shifts).into_iter();
            kinds.map(|(id, kind)| Choice::new(Some(id), kind.name.clone())).collect::<Vec<_>>()
        })
    });
    let chosen = Signal::derive(move || {
        shift.get().or_else(|| shifts.with(|shifts| shifts.first().and_then(|choice| choice.value)))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let take = move |cells: Vec<_>| {
        let count = cells.len();
        if count == 0 {
            return desk.state.toaster.say(words.nothing_read.to_owned());
        }
        if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
            let said = (words.read_days)(voice().format, count);
            desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
        }
    };
    let paste = move |_| {
        let read = desk.rota.with_untracked(|rota| table.with_untracked(|table| pasted(rota, table)));
        unread.set(unread_of_table(&read, voice()));
        take(read.cells);
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
            let document = desk.state.document.get_untracked();
            let read = calendar_in::days(&document, &text);
            unread.try_set(unread_of_calendar(&read, voice()));
            if let Some(shift) = untrack(|| chosen.get()) {
                take(cells_of_calendar(&read, shift));
            }
        });
    };
    let faults = move || unread.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    view! {
        <Section title=words.comes_in subtitle=words.comes_in_about>
            <div class="no-print">
                <TextField label=words.table multiline=true longest=200_000 value=table on_input=move |text| table.set(text) disabled />
                <div class="rota-actions">
                    <Button disabled on_press=paste>{words.take_table}</Button>
                    <Select label=words.events_are choices=shifts value=chosen on_choose=move |chosen| shift.set(chosen) />
                    <Button disabled on_press=open>{words.open_calendar}</Button>
                </div>
                <ul class="rota-list" role="status">{faults}</ul>
            </div>
        </Section>
    }
}

/// Patterns that many use.
#[component]
pub(super) fn NamedPatterns(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let chosen = RwSignal::new(0_usize);
    let offered = Memo::new(move |_| {
        patterns(desk.state.sections.team.with(|team| team.contract_hours_per_week), voice())
    });
    let choices = Signal::derive(move || {
        offered.with(|offered| {
            offered.iter().enumerate().map(|(at, one)| Choice::new(at, one.name)).collect::<Vec<_>>()
        })
    });
    let about = move || {
        offered.with(|offered| {
            offered.get(chosen.get()).map(|one| format!("{} {}", one.line, one.asks)).unwrap_or_default()
        })
    };
    let disabled = Signal::derive(move || !desk.is_editable());
    let follow = move |_| {
        let Some(pattern) = PATTERNS.get(chosen.get_untracked()) else { return };
        match desk.rota.with_untracked(|rota| lay(rota, pattern)) {
            Ok(cells) => {
                if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
                    let said = words.followed.to_owned();
                    desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
                }
            }
            Err(letter) => desk.state.toaster.say((words.no_such_letter)(letter)),
        }
    };
    view! {
        <Section title=words.patterns subtitle=words.patterns_about>
            <div class="rota-actions no-print">
                <Select label=words.pattern choices value=chosen on_choose=move |at| chosen.set(at) />
                <Button disabled on_press=follow>{words.follow}</Button>
            </div>
            <p class="sub">{about}</p>
        </Section>
    }
}
