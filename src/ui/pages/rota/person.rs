//! The people of the rota: contract, skills, time off.

use super::{
    desk::RotaDesk,
    employment::{Balances, Employment},
    fold::{Fold, is_meant},
    wishes::Wishes,
    worked::ReallyWorked,
};
use crate::{
    app::{
        command::{Command, RotaChange},
        first_rota::nobody,
    },
    domain::{
        Field, LeaveId, PersonId, in_order,
        position::behind,
        rota::{Leave, LeaveReason, Person},
    },
    platform::clock,
    ui::{
        components::{Button, Choice, DateField, IconButton, IconName, Limits, Select, Switch, next_id},
        focus,
        format::voice,
        plan_field::tell,
        plan_record::{PlanRecord, Records},
    },
};
use leptos::prelude::*;

const HOURS: Limits = Limits { low: Some(1.0), high: Some(168.0) };

/// The list.
#[component]
pub(super) fn People(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let ids = desk.people;
    let add = move |()| {
        let rota = desk.rota.get_untracked();
        let hours = desk.state.sections.team.with_untracked(|team| team.contract_hours_per_week);
        let taken = |name: &String| rota.people.values().any(|person| person.name == *name);
        let free = (rota.people.len() + 1..).map(words.first.person).find(|name| !taken(name));
        let person = nobody(behind(&rota.people), free.unwrap_or_default(), hours);
        let id = PersonId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Person(id, Some(Box::new(person)))));
    };
    view! {
        <Records words=words.people id=Field::RotaPeople.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><One desk id /></For>
        </Records>
    }
}

/// The name of a person, or that there is none.
pub(super) fn named(name: String) -> String {
    if name.trim().is_empty() { voice().words.rota_desk().unnamed.to_owned() } else { name }
}

#[component]
fn One(desk: RotaDesk, id: PersonId) -> impl IntoView {
    let words = voice().words.rota_page();
    let [name, hours, crew] = words.person_fields;
    let [place, skills, _, wishes, worked, time_off] = voice().words.rota_records().person_parts;
    let record = PlanRecord::new(
        move |plan| plan.rota.people.get(&id).cloned(),
        move |person| Command::Rota(RotaChange::Person(id, person)),
    );
    let title = move || named(record.with(|person| person.name.clone()).unwrap_or_default());
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <Fold title=Signal::derive(title) meant=is_meant(id.to_string())>
                    <div class="form">
                        {record.text(name, |one| &one.name, |one, name| one.name = name)}
                        {record.number((hours, ""), "h", HOURS, 1.0, |one| one.contract_hours_per_week,
                            |one, hours| one.contract_hours_per_week = hours)}
                        {record.text(crew, |one| &one.crew, |one, crew| one.crew = crew)}
                    </div>
                    <Balances desk id />
                    <fieldset class="rota-switches"><legend>{skills}</legend><PersonSkills desk record /></fieldset>
                    {record.switch(voice().words.rota_records().junior, |one| one.is_junior, |one, on| one.is_junior = on)}
                    <h3>{time_off}</h3>
                    <TimeOff desk id record />
                    <Fold title=place><Employment desk record /></Fold>
                    <Fold title=wishes><Wishes desk record /></Fold>
                    <Fold title=worked><ReallyWorked desk record /></Fold>
            </Fold>
            <div class="tools">{record.remove(words.remove, |one| &one.name)}</div>
        </li>
    }
}

/// The levels of a skill.
pub(super) fn level_choices() -> Signal<Vec<Choice<u32>>> {
    let [_, _, learning, able, expert] = voice().words.rota_records().levels;
    Signal::stored([(1, learning), (2, able), (3, expert)].map(|(at, name)| Choice::new(at, name)).to_vec())
}

#[component]
fn PersonSkills(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    let skills = Memo::new(move |_| {
        desk.rota.with(|rota| {
            let skills = in_order(&rota.skills).into_iter();
            skills.map(|(id, skill)| (id, skill.name.clone())).collect::<Vec<_>>()
        })
    });
    move || {
        let one = |(id, name): (crate::domain::SkillId, String)| {
            let on =
                Signal::derive(move || record.with(|person| person.skills.contains(&id)).unwrap_or_default());
            let switch = move |on: bool| {
                record.set(|person| {
                    if on {
                        person.skills.insert(id);
                    } else {
                        person.skills.remove(&id);
                    }
                });
            };
            let level = Signal::derive(move || record.with(|person| person.level_of(id)).unwrap_or_default());
            let choose = move |level: u32| {
                record.set(|person| {
                    person.skill_levels.insert(id, level);
                });
            };
            let label = format!("{}: {name}", voice().words.rota_records().levels[1]);
            view! {
                <div class="skill">
                    <Switch label=name on on_switch=switch disabled=record.disabled() />
                    <Show when=move || on.get()>
                        <Select label=label.clone() choices=level_choices() value=level on_choose=choose disabled=record.disabled() />
                    </Show>
                </div>
            }
        };
        skills.get().into_iter().map(one).collect_view()
    }
}

#[component]
fn TimeOff(desk: RotaDesk, id: PersonId, record: PlanRecord<Person>) -> impl IntoView {
    let words = voice().words.rota_page();
    let ids = Memo::new(move |_| {
        record.with(|person| person.leave.keys().copied().collect::<Vec<_>>()).unwrap_or_default()
    });
    let list = next_id("leave");
    let lines = format!("#{list} > li");
    let add = move |()| {
        let first = desk.rota.with_untracked(|rota| rota.first_day);
        let leave = Leave { first, last: first, reason: LeaveReason::Annual, is_approved: false };
        tell(desk.state, Command::Rota(RotaChange::Leave(id, LeaveId(clock::random_id()), Some(leave))));
    };
    view! {
        <ul class="rota-leave" id=list>
            <For each=move || ids.get() key=|leave| *leave let:leave><OneLeave desk id leave record /></For>
        </ul>
        <Button icon=IconName::Add on_press=move |_| focus::to_new(lines.clone(), || add(())) disabled=record.disabled()>{words.leave_fields[0]}</Button>
    }
}

#[component]
fn OneLeave(desk: RotaDesk, id: PersonId, leave: LeaveId, record: PlanRecord<Person>) -> impl IntoView {
    let words = voice().words.rota_page();
    let [_, first, last, why, approved, remove] = words.leave_fields;
    let now = Memo::new(move |before: Option<&Option<Leave>>| {
        let now = record.with(|person| person.leave.get(&leave).cloned()).flatten();
        now.or_else(|| before.cloned().flatten())
    });
    let put = move |write: &dyn Fn(&mut Leave)| {
        let Some(mut changed) = now.get_untracked() else { return };
        write(&mut changed);
        tell(desk.state, Command::Rota(RotaChange::Leave(id, leave, Some(changed))));
    };
    // Each is a step of its own.
    let dated = move |write: &dyn Fn(&mut Leave)| {
        desk.state.end_gesture();
        put(write);
        desk.state.end_gesture();
    };
    let refuse_last = move |last: chrono::NaiveDate| {
        let first =
            now.with_untracked(|now| now.as_ref().map(|leave| leave.first)).filter(|first| last < *first);
        first.map(|first| (voice().words.rota_desk().ends_before)(voice().format, first))
    };
    let begins = Signal::derive(move || now.with(|now| now.as_ref().map(|leave| leave.first)));
    let ends = Signal::derive(move || now.with(|now| now.as_ref().map(|leave| leave.last)));
    let reason =
        Signal::derive(move || now.with(|now| now.as_ref().map(|leave| leave.reason).unwrap_or_default()));
    let is_approved =
        Signal::derive(move || now.with(|now| now.as_ref().is_some_and(|leave| leave.is_approved)));
    let reasons: Vec<_> =
        LeaveReason::ALL.into_iter().map(|reason| Choice::new(reason, (words.reason)(reason))).collect();
    let disabled = record.disabled();
    let take = move |_| {
        focus::keep(|| {
            tell(desk.state, Command::Rota(RotaChange::Leave(id, leave, None)));
        });
    };
    view! {
        <li class="form inline">
            // Leave that begins behind its last day is a later one: its last day comes along.
            <DateField label=first value=begins disabled on_change=move |date| dated(&|leave| {
                leave.first = date;
                leave.last = leave.last.max(date);
            }) />
            <DateField label=last value=ends disabled refuse=Callback::new(refuse_last)
                on_change=move |date| dated(&|leave| leave.last = date) />
            <Select label=why choices=Signal::stored(reasons) value=reason disabled
                on_choose=move |reason| put(&|leave| leave.reason = reason) />
            <Switch label=approved on=is_approved disabled on_switch=move |on| put(&|leave| leave.is_approved = on) />
            <IconButton name=remove icon=IconName::Delete on_press=take disabled />
        </li>
    }
}
