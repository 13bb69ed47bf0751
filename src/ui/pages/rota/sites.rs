//! Sites: places with a clock and public holidays of their own.

use super::desk::RotaDesk;
use crate::{
    app::command::{Command, RotaChange},
    domain::{Field, SiteId, in_order, position::behind, rota::Site},
    platform::{clock, zones::known_zones},
    ui::{
        components::{Choice, TextField},
        format::voice,
        plan_field::tell,
        plan_record::{PlanRecord, Records},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The list.
#[component]
pub(super) fn Sites(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_records();
    let ids = Memo::new(move |_| {
        desk.rota.with(|rota| in_order(&rota.sites).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |()| {
        let position = desk.rota.with_untracked(|rota| behind(&rota.sites));
        let zone = desk.state.sections.soc.with_untracked(|soc| soc.home_zone.clone());
        let taken = |name: &String| {
            desk.rota.with_untracked(|rota| rota.sites.values().any(|site| site.name == *name))
        };
        let names = (2..).map(|number| format!("{} {number}", words.sites.new_name));
        let name = std::iter::once(words.sites.new_name.to_owned()).chain(names).find(|name| !taken(name));
        let site = Site { position, name: name.unwrap_or_default(), zone, holidays: BTreeSet::new() };
        let id = SiteId(clock::random_id());
        tell(desk.state, Command::Rota(RotaChange::Site(id, Some(Box::new(site)))));
    };
    view! {
        <Records words=words.sites id=Field::RotaSites.key() add is_empty=Memo::new(move |_| ids.with(Vec::is_empty))>
            <For each=move || ids.get() key=|id| *id let:id><One id /></For>
        </Records>
    }
}

#[component]
fn One(id: SiteId) -> impl IntoView {
    let words = voice().words.rota_records();
    let [name, zone, holidays] = words.site_fields;
    let record = PlanRecord::new(
        move |plan| plan.rota.sites.get(&id).cloned(),
        move |site| Command::Rota(RotaChange::Site(id, site)),
    );
    let zones = StoredValue::new(known_zones());
    let choices = Signal::derive(move || {
        let mut zones = zones.get_value();
        let own = record.with(|site| site.zone.clone()).unwrap_or_default();
        // A zone of a file that this browser does not know is still what the plan says.
        if !zones.contains(&own) {
            zones.insert(0, own);
        }
        zones.into_iter().map(|zone| Choice::new(zone.clone(), zone)).collect::<Vec<_>>()
    });
    view! {
        <li class="record plan-record" id=id.to_string() tabindex="-1">
            <div class="form">
                {record.text(name, |one| &one.name, |one, name| one.name = name)}
                {record.choice(zone, choices, |one| one.zone.clone(), |one, zone| one.zone = zone)}
                <Holidays record label=holidays />
            </div>
            <div class="tools">{record.remove(voice().words.rota_page().remove, |one| &one.name)}</div>
        </li>
    }
}

/// Dates as a text; the plan takes those that can be read, and the text stays as it was typed while it is.
#[component]
fn Holidays(record: PlanRecord<Site>, label: &'static str) -> impl IntoView {
    let hint = voice().words.rota_records().holidays_hint;
    let read = |text: &str| -> BTreeSet<NaiveDate> {
        let words = text.split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';');
        words.filter_map(|word| word.parse().ok()).collect()
    };
    let typed = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        let dates = record.with(|site| site.holidays.clone()).unwrap_or_default();
        let written = || dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        typed.get().filter(|text| read(text) == dates).unwrap_or_else(written)
    });
    let input = move |text: String| {
        let dates = read(&text);
        typed.set(Some(text));
        if record.with(|site| site.holidays != dates) == Some(true) {
            record.set(|site| site.holidays = dates);
        }
    };
    view! { <TextField label hint value on_input=input multiline=true longest=4_000 disabled=record.disabled() /> }
}
