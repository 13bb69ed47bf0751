//! Organisation, clock, currency, months and business hours.

use crate::{
    app::command::{Command, SocChange},
    base::{Month, WeekGrid},
    document::validate::limits::NAME_CHARACTERS,
    domain::{Field as PlanField, Issue, SocFacts},
    platform::zones::known_zones,
    ui::{
        components::{Choice, Limits, NumberField, Section, Select, TextField, WeekGridPainter},
        format::voice,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;

/// The cause and the remedy of the first issue.
fn said(issues: &[Issue]) -> Option<String> {
    let voice = voice();
    let saying = (voice.words.issues().say)(voice.format, issues.first()?);
    Some(format!("{} {}", saying.cause, saying.remedy))
}

fn label(field: PlanField) -> String {
    let name = (voice().words.fields().name)(field);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A field of words: what is refused stays in the field, with the reason under it.
#[component]
fn FactText(
    field: PlanField,
    hint: &'static str,
    read: fn(&SocFacts) -> String,
    change: fn(AppState, &str) -> Result<SocChange, String>,
) -> impl IntoView {
    let state = use_app();
    let soc = state.sections.soc;
    let refused = RwSignal::new(None::<(String, String)>);
    let value = Signal::derive(move || match refused.get() {
        Some((typed, _)) => typed,
        None => soc.with(|soc| read(soc)),
    });
    let typed = move |text: String| {
        let outcome = change(state, &text).and_then(|change| {
            state.dispatch(Command::Soc(change)).map_err(|issues| said(&issues).unwrap_or_default())
        });
        refused.set(outcome.err().map(|why| (text, why)));
    };
    let error = Signal::derive(move || refused.get().map(|(_, why)| why));
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <div id=field.key() tabindex="-1" on:focusout=move |_| state.end_gesture()>
            <TextField label=label(field) value on_input=typed longest=NAME_CHARACTERS as u32 hint error disabled />
        </div>
    }
}

/// A name that no other plan of this browser bears, so that the lists tell them apart.
fn plan_name(state: AppState, typed: &str) -> Result<SocChange, String> {
    if state.index.with_untracked(|index| index.is_taken(typed, state.open_id())) {
        return Err(voice().words.plans().name_taken.to_owned());
    }
    Ok(SocChange::PlanName(typed.to_owned()))
}

fn first_month(_: AppState, typed: &str) -> Result<SocChange, String> {
    match typed.trim().parse::<Month>() {
        Ok(month) => Ok(SocChange::FirstMonth(month)),
        Err(_) => Err(voice().words.plans().facts.month_wrong.to_owned()),
    }
}

/// The facts.
#[component]
pub(super) fn FactFields() -> impl IntoView {
    let state = use_app();
    let words = voice().words.plans().facts;
    let [name, organisation, zone, currency, month, horizon] = words.hints;
    let soc = state.sections.soc;
    let zones = StoredValue::new(known_zones());
    let zone_choices = Signal::derive(move || {
        let mut zones = zones.get_value();
        let own = soc.get().home_zone.clone();
        // A zone of a file that this browser does not know is still what the plan says.
        if !zones.contains(&own) {
            zones.insert(0, own);
        }
        zones.into_iter().map(|zone| Choice::new(zone.clone(), zone)).collect::<Vec<_>>()
    });
    let disabled = Signal::derive(move || !state.is_editable());
    // A zone of the list is never refused; one that is not known is among the issues above.
    let set_zone = move |zone| drop(state.dispatch(Command::Soc(SocChange::HomeZone(zone))));
    let set_horizon =
        move |months: f64| drop(state.dispatch(Command::Soc(SocChange::HorizonMonths(months as u32))));
    view! {
        <Section title=words.title subtitle=words.subtitle>
            <div class="form">
                <FactText field=PlanField::PlanName hint=name read=|soc| soc.plan_name.clone()
                    change=plan_name />
                <FactText field=PlanField::Organisation hint=organisation read=|soc| soc.organisation.clone()
                    change=|_, text| Ok(SocChange::Organisation(text.to_owned())) />
                <div id=PlanField::HomeZone.key() tabindex="-1">
                    <Select label=label(PlanField::HomeZone) hint=zone choices=zone_choices disabled
                        value=Signal::derive(move || soc.get().home_zone.clone()) on_choose=set_zone />
                </div>
                <FactText field=PlanField::Currency hint=currency read=|soc| soc.currency.clone()
                    change=|_, text| Ok(SocChange::Currency(text.trim().to_uppercase())) />
                <FactText field=PlanField::FirstMonth hint=month read=|soc| soc.first_month.to_string() change=first_month />
                <div id=PlanField::HorizonMonths.key() tabindex="-1" on:focusout=move |_| state.end_gesture()>
                    <NumberField label=label(PlanField::HorizonMonths) hint=horizon unit=words.months disabled
                        limits=Limits::between(1.0, 120.0)
                        value=Signal::derive(move || Some(f64::from(soc.get().horizon_months))) on_change=set_horizon />
                </div>
            </div>
        </Section>
    }
}

/// The hours that the business clock counts.
#[component]
pub(super) fn BusinessHours() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().facts;
    let soc = state.sections.soc;
    let count = move || {
        let hours = soc.get().business_hours.values().iter().filter(|open| **open).count();
        (words.hours_count)(voice.format, hours)
    };
    let value = Signal::derive(move || {
        let soc = soc.get();
        WeekGrid::from_fn(|hour| if soc.business_hours[hour] { 1.0 } else { 0.0 })
    });
    let painted = move |week: WeekGrid<f64>| {
        let hours = WeekGrid::from_fn(|hour| week[hour] >= 0.5);
        // Any hours are valid; that there are none is said among the issues above.
        let _ = state.dispatch(Command::Soc(SocChange::BusinessHours(hours)));
        state.end_gesture();
    };
    let disabled = Signal::derive(move || !state.is_editable());
    view! {
        <Section title=words.hours subtitle=words.hours_hint>
            <div id=PlanField::BusinessHours.key() tabindex="-1">
                <p class="muted">{count}</p>
                <WeekGridPainter label=words.hours value on_change=painted unit=words.hours_unit most=1.0 disabled />
            </div>
        </Section>
    }
}
