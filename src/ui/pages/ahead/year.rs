//! The year as alerts see it: months and holidays.

use crate::{
    app::command::{Command, YearChange},
    domain::{Field, Holiday, HolidayId},
    platform::clock,
    ui::{
        components::{DateField, NumberField, Section},
        format::voice,
        plan_field::{limits_of, tell},
        plan_record::{PlanRecord, Records},
        state::use_app,
    },
};
use leptos::prelude::*;

/// Alerts by month of the year.
#[component]
pub(super) fn Season() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let year = state.sections.year;
    let disabled = Signal::derive(move || !state.is_editable());
    let fields = voice().words.common().months.into_iter().enumerate().map(move |(month, label)| {
        let value = Signal::derive(move || year.with(|year| year.season.get(month).copied()));
        let typed = move |factor| {
            tell(state, Command::Year(YearChange::Season(month, factor)));
        };
        view! {
            <NumberField label unit="%" scale=100.0 limits=limits_of(Field::Season, 100.0) value on_change=typed disabled />
        }
    });
    view! {
        <div id=Field::Season.key() tabindex="-1">
            <Section title=words.year subtitle=words.year_about>
                <div class="season" on:focusout=move |_| state.end_gesture()>{fields.collect_view()}</div>
            </Section>
        </div>
    }
}

/// Public holidays.
#[component]
pub(super) fn Holidays() -> impl IntoView {
    let state = use_app();
    let words = voice().words.ahead_page();
    let year = state.sections.year;
    let ids = Memo::new(move |_| {
        year.with(|year| {
            let mut days: Vec<_> = year.holidays.iter().map(|(id, day)| (day.date, *id)).collect();
            days.sort();
            days.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let add = move |()| {
        let holiday = Holiday { name: words.holidays.new_name.to_owned(), date: clock::today(), alerts: 0.5 };
        let id = HolidayId(clock::random_id());
        tell(state, Command::Year(YearChange::Holiday(id, Some(Box::new(holiday)))));
    };
    view! {
        <Records words=words.holidays id=Field::Holidays.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><Day id /></For>
        </Records>
    }
}

#[component]
fn Day(id: HolidayId) -> impl IntoView {
    let words = voice().words.ahead_page();
    let record = PlanRecord::new(
        move |plan| plan.year.holidays.get(&id).cloned(),
        move |holiday| Command::Year(YearChange::Holiday(id, holiday)),
    );
    let date = Signal::derive(move || record.with(|day| day.date));
    let dated = move |date| record.set_at_once(|day| day.date = date);
    let disabled = record.disabled();
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(words.name, |day| &day.name, |day, name| day.name = name)}
                <DateField label=words.date value=date on_change=dated disabled />
                {record.number(words.alerts_then, "%", limits_of(Field::Holidays, 100.0), 100.0, |day| day.alerts,
                    |day, alerts| day.alerts = alerts)}
            </div>
            <div class="tools">{record.remove(words.remove, |day| &day.name)}</div>
        </li>
    }
}
