//! Patterns of the user's own.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{lay_own, own_facts, own_offsets, pattern_said, set_offset},
    },
    domain::{Field, PatternId, in_order, position::behind, rota::OwnPattern},
    platform::clock,
    ui::{
        components::{Button, Limits, NumberField, TextField},
        format::voice,
        plan_field::tell,
        plan_record::{PlanRecord, Records},
    },
};
use leptos::prelude::*;

const CREWS: Limits = Limits { low: Some(1.0), high: Some(26.0) };
const DAY: Limits = Limits { low: Some(1.0), high: Some(400.0) };

/// The list.
#[component]
pub(super) fn OwnPatterns(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_records();
    let ids = Memo::new(move |_| {
        desk.rota.with(|rota| in_order(&rota.patterns).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let rota = desk.rota.get_untracked();
        // Two of each shift, and as many days off as make a third.
        let shifts = in_order(&rota.shifts).into_iter();
        let letters = shifts.map(|(_, kind)| kind.letter.as_str()).filter(|letter| !letter.trim().is_empty());
        let mut cycle: Vec<&str> = letters.take(3).flat_map(|letter| [letter, letter]).collect();
        cycle.extend(std::iter::repeat_n("-", (cycle.len() / 2).max(2)));
        let pattern = OwnPattern {
            position: behind(&rota.patterns),
            name: words.patterns.new_name.to_owned(),
            cycle: cycle.join(" "),
            crews: 4,
            offsets: Default::default(),
        };
        let id = PatternId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Pattern(id, Some(Box::new(pattern)))));
    };
    view! {
        <Records words=words.patterns id=Field::RotaPatterns.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><One desk id /></For>
        </Records>
    }
}

#[component]
fn One(desk: RotaDesk, id: PatternId) -> impl IntoView {
    let words = voice().words.rota_records();
    let page = voice().words.rota_page();
    let [name, cycle, crews, lay] = words.pattern_fields;
    let record = PlanRecord::new(
        move |plan| plan.rota.patterns.get(&id).cloned(),
        move |pattern| Command::Rota(RotaChange::Pattern(id, pattern)),
    );
    let asks = move || {
        let pattern = record.with(OwnPattern::clone)?;
        Some(match desk.rota.with(|rota| own_facts(rota, &pattern)) {
            Ok(facts) => pattern_said(&facts, voice()),
            Err(letter) => (page.no_such_letter)(letter),
        })
    };
    let text = Signal::derive(move || record.with(|one| one.cycle.clone()).unwrap_or_default());
    let typed = move |cycle: String| record.set(|one| one.cycle = cycle);
    let follow = move |_| {
        let Some(pattern) = untrack(|| record.with(OwnPattern::clone)) else { return };
        match desk.rota.with_untracked(|rota| lay_own(rota, &pattern)) {
            Ok(cells) => {
                if tell(desk.state, Command::Rota(RotaChange::Cells(cells))) {
                    let said = page.followed.to_owned();
                    desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
                }
            }
            Err(letter) => desk.state.toaster.say((page.no_such_letter)(letter)),
        }
    };
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(name, |one| &one.name, |one, name| one.name = name)}
                {record.number((crews, ""), "", CREWS, 1.0, |one| f64::from(one.crews),
                    |one, crews| one.crews = crews.round().clamp(1.0, 26.0) as u32)}
                <TextField label=cycle hint=words.cycle_hint value=text on_input=typed longest=400 disabled=record.disabled() />
            </div>
            <Offsets desk record />
            <p class="sub" aria-live="polite">{asks}</p>
            <div class="tools">
                <Button on_press=follow disabled=record.disabled()>{lay}</Button>
                {record.remove(page.remove, |one| &one.name)}
            </div>
        </li>
    }
}

/// The day of the cycle on which each crew begins: an equal part, or another that is typed.
#[component]
fn Offsets(desk: RotaDesk, record: PlanRecord<OwnPattern>) -> impl IntoView {
    let label = voice().words.rota_patterns().crew_begins;
    let days = Memo::new(move |_| {
        let pattern = record.with(OwnPattern::clone)?;
        desk.rota.with(|rota| own_offsets(rota, &pattern)).ok()
    });
    let count = Memo::new(move |_| days.with(|days| days.as_ref().map_or(0, Vec::len)));
    let fields = move || {
        let one = |crew: usize| {
            let value = Signal::derive(move || {
                days.with(|days| days.as_ref()?.get(crew).map(|day| *day as f64 + 1.0))
            });
            let typed = move |day: f64| {
                let rota = desk.rota.get_untracked();
                record.set(|one| set_offset(&rota, one, crew as u32, day.round().max(1.0) as u32 - 1));
            };
            view! { <NumberField label=label(crew + 1) limits=DAY value on_change=typed disabled=record.disabled() /> }
        };
        (0..count.get()).map(one).collect_view()
    };
    view! { <div class="form">{fields}</div> }
}
