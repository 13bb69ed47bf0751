//! One severity: name, clock, place, and its two promises.

use super::{promise::Promise, remove::RemoveSeverity};
use crate::{
    app::{
        command::{Command, SeverityChange},
        project::targets::{SeverityCard as Card, TargetsView},
    },
    domain::{Clock, Field, Severity, SeverityId, position::moved},
    ui::{
        components::{
            Choice, Disclosure, IconButton, IconName, Limits, NumberField, SegmentedControl, Switch,
            TextField,
        },
        format::voice,
        plan_field::{said, tell},
        state::use_app,
    },
};
use leptos::prelude::*;

/// The card.
#[component]
pub(super) fn SeverityCard(id: SeverityId, shown: Memo<TargetsView>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let card = Memo::new(move |before: Option<&Option<Card>>| {
        let now = shown.with(|shown| shown.severities.iter().find(|card| card.id == id).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let clock =
        Signal::derive(move || card.with(|c| c.as_ref().map_or(Clock::default(), |c| c.severity.clock)));
    let choices = vec![
        Choice::new(Clock::RoundTheClock, words.round_the_clock),
        Choice::new(Clock::BusinessHours, words.business_hours),
    ];
    let choose = move |clock| drop(state.dispatch(Command::Severity(id, SeverityChange::Clock(clock))));
    let acknowledge = Signal::derive(move || card.with(|c| c.as_ref().map(|c| c.acknowledge.clone())));
    let triage_done = Signal::derive(move || card.with(|c| c.as_ref().map(|c| c.triage_done.clone())));
    view! {
        <li class="section severity-card" id=id.to_string() tabindex="-1">
            <div class="severity-head">
                <Name id card />
                <SegmentedControl label=words.clock choices value=clock on_choose=choose show_label=true />
                <Place id card />
            </div>
            <div class="columns">
                <Promise field=Field::Acknowledge head=words.acknowledge about=words.acknowledge_about shown=acknowledge
                    change=Callback::new(move |target| Command::Severity(id, SeverityChange::Acknowledge(target))) />
                <Promise field=Field::TriageDone head=words.triage_done about=words.triage_done_about shown=triage_done
                    change=Callback::new(move |target| Command::Severity(id, SeverityChange::TriageDone(target))) />
            </div>
            <Taken id card />
        </li>
    }
}

/// Whether it interrupts, rises, or is closed unread.
#[component]
fn Taken(id: SeverityId, card: Memo<Option<Card>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let disabled = Signal::derive(move || !state.is_editable());
    let part = move |read: fn(&Severity) -> f64| {
        Signal::derive(move || card.with(|c| c.as_ref().map(|c| read(&c.severity))))
    };
    let set = move |change| {
        tell(state, Command::Severity(id, change));
    };
    let hours = |typed: f64| (typed > 0.0).then_some(typed);
    let limits = Limits::NOT_NEGATIVE;
    view! {
        <Disclosure summary=words.taken>
            <Switch label=words.interrupts hint=words.interrupts_hint disabled
                on=Signal::derive(move || part(|s| f64::from(u8::from(s.interrupts))).get() == Some(1.0))
                on_switch=move |on| set(SeverityChange::Interrupts(on)) />
            <div class="columns" on:focusout=move |_| state.end_gesture()>
                <NumberField label=words.ages.0 hint=words.ages.1 unit=words.hours limits disabled
                    value=part(|s| s.ages_every_hours.unwrap_or(0.0))
                    on_change=move |typed| set(SeverityChange::AgesEvery(hours(typed))) />
                <NumberField label=words.expires.0 hint=words.expires.1 unit=words.hours limits disabled
                    value=part(|s| s.expires_after_hours.unwrap_or(0.0))
                    on_change=move |typed| set(SeverityChange::ExpiresAfter(hours(typed))) />
            </div>
        </Disclosure>
    }
}

#[component]
fn Name(id: SeverityId, card: Memo<Option<Card>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    // What is refused stays in the field, with the reason under it.
    let refused = RwSignal::new(None::<(String, String)>);
    let saved = move || card.with(|c| c.as_ref().map(|c| c.severity.name.clone()).unwrap_or_default());
    let value = Signal::derive(move || refused.get().map_or_else(saved, |(typed, _)| typed));
    let typed = move |text: String| {
        let outcome = state.dispatch(Command::Severity(id, SeverityChange::Name(text.clone())));
        refused.set(outcome.err().and_then(|issues| said(&issues)).map(|why| (text, why)));
    };
    view! {
        <div on:focusout=move |_| state.end_gesture()>
            <TextField label=words.name value on_input=typed error=Signal::derive(move || refused.get().map(|(_, why)| why))
                disabled=Signal::derive(move || !state.is_editable()) />
        </div>
    }
}

/// Sooner, later, away.
#[component]
fn Place(id: SeverityId, card: Memo<Option<Card>>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let removing = RwSignal::new(false);
    let name = move || card.with(|c| c.as_ref().map(|c| c.severity.name.clone()).unwrap_or_default());
    let reading_only = move || !state.is_editable();
    let place = move |up: bool| state.sections.severities.with(|severities| moved(severities, id, up));
    let go = move |up: bool| {
        if let Some(position) = untrack(move || place(up)) {
            drop(state.dispatch(Command::Severity(id, SeverityChange::Position(position))));
        }
    };
    let stays = move |up: bool| Signal::derive(move || reading_only() || place(up).is_none());
    view! {
        <div class="tools">
            <IconButton name=Signal::derive(move || (words.sooner)(&name())) icon=IconName::Up disabled=stays(true)
                on_press=move |_| go(true) />
            <IconButton name=Signal::derive(move || (words.later)(&name())) icon=IconName::Down disabled=stays(false)
                on_press=move |_| go(false) />
            <IconButton name=Signal::derive(move || (words.remove)(&name())) icon=IconName::Delete
                disabled=Signal::derive(reading_only) on_press=move |_| removing.set(true) />
            <RemoveSeverity id open=removing />
        </div>
    }
}
