//! When and where a person works, what they never work, and what they have left.

use super::{
    desk::RotaDesk,
    lists::{named_shifts, site_choices},
};
use crate::{
    app::project::rota::balance,
    domain::{PersonId, ShiftId, rota::Person},
    ui::{
        components::{DateField, IconButton, IconName, Limits, Switch},
        focus,
        format::voice,
        plan_record::PlanRecord,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

const LEAVE: Limits = Limits { low: Some(-400.0), high: Some(400.0) };
const LIEU: Limits = Limits { low: Some(-2_000.0), high: Some(2_000.0) };

/// What a person has left, in a line.
#[component]
pub(super) fn Balances(desk: RotaDesk, id: PersonId) -> impl IntoView {
    let words = voice().words.rota_records();
    let said = move || {
        let year = desk.state.sections.year;
        let balance = desk.rota.with(|rota| year.with(|year| balance(rota, year, id)));
        balance.map(|has| {
            (words.balance)(
                voice().format,
                has.leave_taken,
                has.leave_left,
                has.lieu_hours,
                has.planned_hours,
                has.worked_hours,
            )
        })
    };
    view! { <p class="sub">{said}</p> }
}

/// Site, employment, days at home, shifts never worked, balances.
#[component]
pub(super) fn Employment(desk: RotaDesk, record: PlanRecord<Person>) -> impl IntoView {
    let words = voice().words.rota_records();
    let [site, first, last, leave, lieu] = words.person_fields;
    let never = words.person_parts[2];
    let shifts = named_shifts(desk);
    let nevers = move || {
        let one = |(shift, name): (ShiftId, String)| {
            let on = Signal::derive(move || record.with(|one| one.never.contains(&shift)) == Some(true));
            let switch = move |on: bool| {
                record.set(|one| {
                    if on {
                        one.never.insert(shift);
                    } else {
                        one.never.remove(&shift);
                    }
                });
            };
            view! { <Switch label=name on on_switch=switch disabled=record.disabled() /> }
        };
        shifts.get().into_iter().map(one).collect_view()
    };
    let at_home = (0..7).map(|day| {
        let on = Signal::derive(move || record.with(|one| one.at_home[day]) == Some(true));
        let switch = move |on: bool| record.set(|one| one.at_home[day] = on);
        let label = voice().words.common().days_short[day];
        view! { <Switch label on on_switch=switch disabled=record.disabled() /> }
    });
    let at_home = at_home.collect_view();
    let counted = Memo::new(move |_| record.with(|one| one.leave_days.is_some()) == Some(true));
    let count = move |on: bool| record.set(|one| one.leave_days = on.then_some(25.0));
    view! {
        <div class="form">
            {record.choice(site, site_choices(desk), |one| one.site, |one, site| one.site = site)}
            <MaybeDate record label=first read=|one| one.starts write=|one, date| one.starts = date refuse=begins_behind />
            <MaybeDate record label=last read=|one| one.ends write=|one, date| one.ends = date refuse=ends_before />
            <Switch label=leave on=Signal::derive(move || counted.get()) on_switch=count disabled=record.disabled() />
            <Show when=move || counted.get()>
                {record.number((leave, ""), "d", LEAVE, 1.0, |one| one.leave_days.unwrap_or(0.0),
                    |one, days| one.leave_days = Some(days))}
            </Show>
            {record.number((lieu, ""), "h", LIEU, 1.0, |one| one.lieu_hours, |one, hours| one.lieu_hours = hours)}
        </div>
        <fieldset class="rota-switches"><legend>{words.at_home}</legend>{at_home}</fieldset>
        <fieldset class="rota-switches"><legend>{never}</legend>{nevers}</fieldset>
    }
}

/// Why an employment cannot begin on a date, if it cannot.
fn begins_behind(person: &Person, first: NaiveDate) -> Option<String> {
    let last = person.ends.filter(|last| *last < first)?;
    Some((voice().words.rota_desk().begins_behind)(voice().format, last))
}

/// Why it cannot end on a date.
fn ends_before(person: &Person, last: NaiveDate) -> Option<String> {
    let first = person.starts.filter(|first| last < *first)?;
    Some((voice().words.rota_desk().ends_before)(voice().format, first))
}

/// A date that may be none.
#[component]
fn MaybeDate(
    record: PlanRecord<Person>,
    label: &'static str,
    read: fn(&Person) -> Option<NaiveDate>,
    write: fn(&mut Person, Option<NaiveDate>),
    refuse: fn(&Person, NaiveDate) -> Option<String>,
) -> impl IntoView {
    let value = Signal::derive(move || record.with(read).flatten());
    let none = format!("{label}: {}", voice().words.rota_records().no_date);
    let put = move |date: Option<NaiveDate>| record.set_at_once(|one| write(one, date));
    // The button can do nothing more then, and would lose the focus.
    let clear = move |_| focus::keep(|| put(None));
    let refuse = Callback::new(move |date| untrack(|| record.with(|one| refuse(one, date))).flatten());
    let nothing = Signal::derive(move || record.disabled().get() || value.get().is_none());
    view! {
        <div class="maybe-date">
            <DateField label value on_change=move |date| put(Some(date)) on_clear=Callback::new(move |()| put(None)) refuse
                disabled=record.disabled() />
            <IconButton name=none icon=IconName::Delete on_press=clear disabled=nothing />
        </div>
    }
}
