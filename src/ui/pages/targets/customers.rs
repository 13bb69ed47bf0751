//! Customers: each with its streams, and the severities for which it was promised something else.

use super::promise::Promise;
use crate::{
    app::{
        command::Command,
        project::targets::{CustomerSeverity, TargetsView},
    },
    domain::{
        Clock, Customer, CustomerId, Field, OwnTargets, SeverityId, in_order,
        position::{behind, moved},
    },
    platform::clock,
    ui::{
        components::{Button, Choice, IconName, Section, SegmentedControl, Switch},
        format::voice,
        plan_field::tell,
        plan_record::PlanRecord,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The list.
#[component]
pub(super) fn Customers(shown: Memo<TargetsView>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page().customers;
    let ids = Memo::new(move |_| {
        state.sections.customers.with(|all| in_order(all).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let add = move |_| {
        let position = state.sections.customers.with_untracked(|all| behind(all));
        let customer = Customer { position, name: words.new_name.to_owned(), own_targets: BTreeMap::new() };
        tell(state, Command::Customer(CustomerId(clock::random_id()), Some(Box::new(customer))));
    };
    let disabled = Signal::derive(move || !state.is_editable());
    let button = move || view! { <Button icon=IconName::Add on_press=add disabled>{words.add}</Button> };
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <div id=Field::Customers.key() tabindex="-1">
            <Section title=words.title subtitle=words.about tools=ViewFn::from(button)>
                <Show when=move || !is_empty.get() fallback=move || view! { <p class="sub">{words.none}</p> }>
                    <ol class="records" on:focusout=move |_| state.end_gesture()>
                        <For each=move || ids.get() key=|id| *id let:id><One id shown /></For>
                    </ol>
                </Show>
            </Section>
        </div>
    }
}

#[component]
fn One(id: CustomerId, shown: Memo<TargetsView>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page().customers;
    let record = PlanRecord::new(
        move |plan| plan.customers.get(&id).cloned(),
        move |customer| Command::Customer(id, customer),
    );
    let card = move || shown.with(|shown| shown.customers.iter().find(|card| card.id == id).cloned());
    let streams = move || card().map(|card| card.streams).unwrap_or_default();
    let severities = Memo::new(move |_| {
        card().map(|card| card.severities.iter().map(|of| of.id).collect::<Vec<_>>()).unwrap_or_default()
    });
    let place = move |up: bool| state.sections.customers.with(|all| moved(all, id, up));
    view! {
        <li class="record customer-record" id=id.to_string() tabindex="-1">
            <div class="severity-head">
                {record.text(words.name, |one| &one.name, |one, name| one.name = name)}
                <div class="tools">
                    {record.movers([words.sooner, words.later], |one| &one.name, place,
                        |one, position| one.position = position)}
                    {record.remove(words.remove, |one| &one.name)}
                </div>
            </div>
            <p class="sub">{streams}</p>
            <For each=move || severities.get() key=|id| *id let:severity><Differs id severity shown /></For>
        </li>
    }
}

/// Whether the promise differs for a severity, and what it is then.
#[component]
fn Differs(id: CustomerId, severity: SeverityId, shown: Memo<TargetsView>) -> impl IntoView {
    let state = use_app();
    let (page, words) = (voice().words.targets_page(), voice().words.targets_page().customers);
    let of = Memo::new(move |before: Option<&Option<CustomerSeverity>>| {
        let now = shown.with(|shown| {
            let card = shown.customers.iter().find(|card| card.id == id)?;
            card.severities.iter().find(|of| of.id == severity).cloned()
        });
        now.or_else(|| before.cloned().flatten())
    });
    let own = Memo::new(move |_| of.with(|of| of.as_ref().and_then(|of| of.own)));
    let is_own = Memo::new(move |_| own.get().is_some());
    let name = move || of.with(|of| of.as_ref().map(|of| of.name.clone()).unwrap_or_default());
    let disabled = Signal::derive(move || !state.is_editable());
    let switch = move |on: bool| {
        let usual = state.sections.severities.with_untracked(|all| all.get(&severity).cloned());
        let own = usual.filter(|_| on).map(|of| OwnTargets {
            clock: of.clock,
            acknowledge: of.acknowledge,
            triage_done: of.triage_done,
        });
        tell(
            state,
            put(state, id, move |customer| match own {
                Some(own) => drop(customer.own_targets.insert(severity, own)),
                None => drop(customer.own_targets.remove(&severity)),
            }),
        );
    };
    let set = move |write: &dyn Fn(&mut OwnTargets)| {
        put(state, id, |customer| write(customer.own_targets.entry(severity).or_default()))
    };
    let choices = vec![
        Choice::new(Clock::RoundTheClock, page.round_the_clock),
        Choice::new(Clock::BusinessHours, page.business_hours),
    ];
    let acknowledge = Signal::derive(move || of.with(|of| of.as_ref().map(|of| of.acknowledge.clone())));
    let triage_done = Signal::derive(move || of.with(|of| of.as_ref().map(|of| of.triage_done.clone())));
    view! {
        <div class="customer-severity" data-severity=severity.to_string()>
            <Switch label=Signal::derive(move || (words.differs)(&name())) disabled on=is_own on_switch=switch />
            <Show when=move || is_own.get()>
                <SegmentedControl label=page.clock choices=choices.clone() show_label=true
                    value=Signal::derive(move || own.get().unwrap_or_default())
                    on_choose=move |clock| { tell(state, set(&|own| own.clock = clock)); } />
                <div class="columns">
                    <Promise field=Field::Acknowledge head=page.acknowledge about=page.acknowledge_about shown=acknowledge
                        change=Callback::new(move |target| set(&|own| own.acknowledge = target)) />
                    <Promise field=Field::TriageDone head=page.triage_done about=page.triage_done_about shown=triage_done
                        change=Callback::new(move |target| set(&|own| own.triage_done = target)) />
                </div>
            </Show>
        </div>
    }
}

/// The customer with something changed, to be put back; where it is gone already, that is said.
fn put(state: AppState, id: CustomerId, write: impl FnOnce(&mut Customer)) -> Command {
    let customer = state.sections.customers.with_untracked(|all| all.get(&id).cloned());
    let changed = customer.map(|mut customer| {
        write(&mut customer);
        Box::new(customer)
    });
    Command::Customer(id, changed)
}
