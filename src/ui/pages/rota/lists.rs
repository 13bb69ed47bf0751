//! Shifts, cover and skills: what a rota is made of.

use super::{
    desk::RotaDesk,
    entries::Dated,
    fold::{Fold, is_meant},
    person::level_choices,
    shift_limits::ShiftLimits,
};
use crate::{
    app::{
        command::{Command, RotaChange},
        cover_of_desk::cover_of_desk,
    },
    document::validate::rota::letter_issue,
    domain::{
        CoverId, Field, ShiftId, SiteId, SkillId, in_order,
        position::behind,
        rota::{Cover, Duty, ShiftKind, Skill},
    },
    platform::clock,
    ui::{
        components::{Button, Choice, IconButton, IconName, Limits, NumberField, TextField, TimeField},
        format::voice,
        plan_field::{said, tell},
        plan_record::{PlanRecord, Records},
    },
};
use leptos::prelude::*;

const LENGTH: Limits = Limits { low: Some(0.25), high: Some(48.0) };
const BREAK: Limits = Limits { low: Some(0.0), high: Some(480.0) };

/// The kinds of shift.
#[component]
pub(super) fn Shifts(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let ids = Memo::new(move |_| {
        desk.rota.with(|rota| in_order(&rota.shifts).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let shift = ShiftKind {
            position: desk.rota.with_untracked(|rota| behind(&rota.shifts)),
            name: words.shifts.new_name.to_owned(),
            letter: desk.rota.with_untracked(|rota| rota.free_letter()),
            start_minute: 540,
            length_minutes: 480,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        let id = ShiftId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Shift(id, Some(Box::new(shift)))));
    };
    view! {
        <Records words=words.shifts id=Field::RotaShifts.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><OneShift desk id /></For>
        </Records>
    }
}

#[component]
fn OneShift(desk: RotaDesk, id: ShiftId) -> impl IntoView {
    let words = voice().words.rota_page();
    let [name, letter, start, length, pause, duty] = words.shift_fields;
    let record = PlanRecord::new(
        move |plan| plan.rota.shifts.get(&id).cloned(),
        move |shift| Command::Rota(RotaChange::Shift(id, shift)),
    );
    let title = move || {
        record.with(|one| (voice().words.rota_records().shift_line)(voice().format, one)).unwrap_or_default()
    };
    let more = voice().words.rota_records();
    let letter_now = Signal::derive(move || record.with(|one| one.letter.clone()).unwrap_or_default());
    let letter_typed = move |letter: String| record.set(|one| one.letter = letter.chars().take(2).collect());
    let letter_fault = Signal::derive(move || {
        desk.rota.with(|rota| letter_issue(rota, id)).and_then(|issue| said(&[issue]))
    });
    let begins_now = Signal::derive(move || record.with(|one| one.start_minute));
    let begins_typed = move |minute: u32| record.set(|one| one.start_minute = minute);
    let duties = Duty::ALL.map(|duty| Choice::new(duty, (words.duty)(duty)));
    let duties = Signal::stored(duties.to_vec());
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <Fold title=Signal::derive(title) meant=is_meant(id.to_string())>
                    <div class="form">
                        {record.text(name, |one| &one.name, |one, name| one.name = name)}
                        <TextField label=letter value=letter_now on_input=letter_typed longest=2 error=letter_fault disabled=record.disabled() />
                        <TimeField label=start value=begins_now on_change=begins_typed wrong=more.not_a_time disabled=record.disabled() />
                        {record.number((length, ""), "h", LENGTH, 1.0, |one| f64::from(one.length_minutes) / 60.0,
                            |one, hours| one.length_minutes = (hours * 60.0).round() as u32)}
                        {record.number((pause, ""), "min", BREAK, 1.0, |one| f64::from(one.unpaid_break_minutes),
                            |one, minutes| one.unpaid_break_minutes = minutes.round() as u32)}
                        {record.number(more.handover.into(), "min", BREAK, 1.0, |one| f64::from(one.handover_minutes),
                            |one, minutes| one.handover_minutes = minutes.round() as u32)}
                        {record.choice(duty, duties, |one| one.duty, |one, duty| one.duty = duty)}
                    </div>
                    <ShiftLimits desk id record />
            </Fold>
            <div class="tools">{record.remove(words.remove, |one| &one.name)}</div>
        </li>
    }
}

/// The sites as choices, the home site first.
pub(super) fn site_choices(desk: RotaDesk) -> Signal<Vec<Choice<Option<SiteId>>>> {
    let home = voice().words.rota_records().home;
    Signal::derive(move || {
        desk.rota.with(|rota| {
            let sites = in_order(&rota.sites).into_iter();
            let sites = sites.map(|(id, site)| Choice::new(Some(id), site.name.clone()));
            std::iter::once(Choice::new(None, home)).chain(sites).collect()
        })
    })
}

/// The other shifts, by their name.
pub(super) fn named_shifts(desk: RotaDesk) -> Memo<Vec<(ShiftId, String)>> {
    Memo::new(move |_| {
        desk.rota.with(|rota| {
            in_order(&rota.shifts).into_iter().map(|(id, kind)| (id, kind.name.clone())).collect()
        })
    })
}

/// The lines of cover.
#[component]
pub(super) fn CoverLines(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let ids = Memo::new(move |_| {
        desk.rota.with(|rota| in_order(&rota.cover).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let rota = desk.rota.get_untracked();
        let Some((shift, _)) = in_order(&rota.shifts).into_iter().next() else { return };
        let position = behind(&rota.cover);
        let cover = Cover {
            position,
            shift,
            skill: None,
            least_level: None,
            on_site: false,
            wanted: [1; 7],
            on_dates: Default::default(),
        };
        let id = CoverId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Cover(id, Some(Box::new(cover)))));
    };
    let more = voice().words.rota_files();
    let [label, about] = more.cover_of_desk;
    let from_desk = move |_| {
        let taken = desk.state.document.with_untracked(|document| cover_of_desk(document, clock::random_id));
        let change = |(shift, before, now): &(ShiftId, u32, u32)| {
            let name = desk.rota.with_untracked(|rota| rota.shifts.get(shift).map(|kind| kind.name.clone()));
            (more.cover_change)(voice().format, &name.unwrap_or_default(), *before, *now)
        };
        let changes: Vec<String> = taken.changed.iter().map(change).collect();
        let said = (more.took_cover)(voice().format, &changes.join(", "), taken.without_shift);
        if changes.is_empty() {
            desk.state.toaster.say(said);
        } else if tell(desk.state, Command::Rota(RotaChange::Covers(taken.cover))) {
            desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
        }
    };
    let disabled = Signal::derive(move || !desk.is_editable());
    view! {
        <div class="rota-actions no-print"><Button disabled on_press=from_desk>{label}</Button></div>
        <p class="sub">{about}</p>
        <Records words=words.cover id=Field::RotaCover.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><OneLine desk id /></For>
        </Records>
    }
}

#[component]
fn OneLine(desk: RotaDesk, id: CoverId) -> impl IntoView {
    let words = voice().words.rota_page();
    let [shift, who, anybody] = words.cover_fields;
    let record = PlanRecord::new(
        move |plan| plan.rota.cover.get(&id).cloned(),
        move |cover| Command::Rota(RotaChange::Cover(id, cover)),
    );
    let shifts = Signal::derive(move || {
        desk.rota.with(|rota| {
            let kinds = in_order(&rota.shifts).into_iter();
            kinds.map(|(id, kind)| Choice::new(Some(id), kind.name.clone())).collect::<Vec<_>>()
        })
    });
    let skills = Signal::derive(move || {
        desk.rota.with(|rota| {
            let skills = in_order(&rota.skills).into_iter();
            let skills = skills.map(|(id, skill)| Choice::new(Some(id), skill.name.clone()));
            std::iter::once(Choice::new(None, anybody)).chain(skills).collect::<Vec<_>>()
        })
    });
    let days = (0..7).map(|day| {
        let value = Signal::derive(move || record.with(|one| f64::from(one.wanted[day])));
        let typed = move |wanted: f64| record.set(|one| one.wanted[day] = wanted.round() as u32);
        let label = voice().words.common().days_short[day];
        view! { <NumberField label value on_change=typed disabled=record.disabled() /> }
    });
    let days = days.collect_view();
    let remove = move |_| {
        tell(desk.state, Command::Rota(RotaChange::Cover(id, None)));
    };
    let removes = Signal::derive(move || {
        let shift = record.with(|one| one.shift);
        let name = desk
            .rota
            .with(|rota| shift.and_then(|shift| rota.shifts.get(&shift)).map(|kind| kind.name.clone()));
        (words.remove)(&name.unwrap_or_default())
    });
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.choice(shift, shifts, |one| Some(one.shift), |one, shift| {
                    if let Some(shift) = shift {
                        one.shift = shift;
                    }
                })}
                {record.choice(who, skills, |one| one.skill, |one, skill| one.skill = skill)}
                <Show when=move || record.with(|one| one.skill.is_some()).unwrap_or_default()>
                    {record.choice(voice().words.rota_records().levels[0], level_choices(), Cover::level,
                        |one, level| one.least_level = Some(level).filter(|level| *level != 2))}
                </Show>
                {record.switch(voice().words.rota_records().cover_fields[0], |one| one.on_site, |one, on| one.on_site = on)}
                <div class="week-of-numbers">{days}</div>
            </div>
            <OnDates desk record />
            <div class="tools">
                <IconButton name=removes icon=IconName::Delete on_press=remove disabled=record.disabled() />
            </div>
        </li>
    }
}

/// Other numbers on some dates.
#[component]
fn OnDates(desk: RotaDesk, record: PlanRecord<Cover>) -> impl IntoView {
    let [_, add, on, wanted, remove] = voice().words.rota_records().cover_fields;
    let dates = Dated { record, read: |one: &Cover| &one.on_dates, write: |one| &mut one.on_dates };
    let fields = move |date: Signal<chrono::NaiveDate>| {
        let value = Signal::derive(move || dates.on(date).map(f64::from));
        let typed = move |wanted: f64| dates.change(date, |now| *now = wanted.round() as u32);
        view! { <NumberField label=wanted value on_change=typed disabled=record.disabled() /> }.into_any()
    };
    dates.list(desk, [add, on, remove], Cover::on, fields)
}

/// The skills.
#[component]
pub(super) fn Skills(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let ids = Memo::new(move |_| {
        desk.rota.with(|rota| in_order(&rota.skills).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let position = desk.rota.with_untracked(|rota| behind(&rota.skills));
        let skill = Skill { position, name: words.skills.new_name.to_owned() };
        let id = SkillId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Skill(id, Some(Box::new(skill)))));
    };
    view! {
        <Records words=words.skills id=Field::RotaSkills.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><OneSkill id /></For>
        </Records>
    }
}

#[component]
fn OneSkill(id: SkillId) -> impl IntoView {
    let words = voice().words.rota_page();
    let record = PlanRecord::new(
        move |plan| plan.rota.skills.get(&id).cloned(),
        move |skill| Command::Rota(RotaChange::Skill(id, skill)),
    );
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.shift_fields[0], |one| &one.name, |one, name| one.name = name)}
            </div>
            <div class="tools">{record.remove(words.remove, |one| &one.name)}</div>
        </li>
    }
}
