//! The rules that hold, and what an uneven share weighs.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        first_rota::usual_rules,
    },
    document::validate::limits,
    domain::{
        Field,
        rota::{Rule, RuleKind, Shared},
    },
    ui::{
        components::{DateField, Limits, NumberField, Section, Switch},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

fn limits_of(field: Field) -> Limits {
    limits::of(field)
        .map_or_else(Limits::default, |limits| Limits { low: Some(limits.low), high: Some(limits.high) })
}

/// The rules.
#[component]
pub(super) fn Rules(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let rules = RuleKind::ALL.into_iter().map(|kind| view! { <One desk kind /> }).collect_view();
    let shares = Shared::ALL.into_iter().map(|shared| {
        let value = Signal::derive(move || {
            Some(desk.rota.with(|rota| f64::from(rota.fairness.get(&shared).copied().unwrap_or(0))))
        });
        let typed = move |weight: f64| {
            tell(desk.state, Command::Rota(RotaChange::Fairness(shared, weight.round().max(0.0) as u32)));
        };
        let disabled = Signal::derive(move || !desk.is_editable());
        view! { <NumberField label=(words.shared)(shared) limits=limits_of(Field::Fairness) value on_change=typed disabled /> }
    });
    let shares = shares.collect_view();
    view! {
        <div id=Field::RotaRules.key() tabindex="-1">
            <Section title=words.rules subtitle=words.rules_about>
                <ul class="rota-rules" on:focusout=move |_| desk.state.end_gesture()>{rules}</ul>
            </Section>
        </div>
        <div id=Field::Fairness.key() tabindex="-1">
            <Section title=words.fairness subtitle=words.fairness_about>
                <div class="form inline" on:focusout=move |_| desk.state.end_gesture()>{shares}</div>
            </Section>
        </div>
        <Span desk />
    }
}

#[component]
fn One(desk: RotaDesk, kind: RuleKind) -> impl IntoView {
    let words = voice().words.rota_page();
    let (name, unit, source) = (words.rule)(kind);
    let limit = Memo::new(move |_| desk.rota.with(|rota| rota.rules.get(&kind).map(|rule| rule.limit)));
    let disabled = Signal::derive(move || !desk.is_editable());
    let switch = move |on: bool| {
        let usual = usual_rules().get(&kind).copied().unwrap_or(Rule { limit: usual_limit(kind) });
        tell(desk.state, Command::Rota(RotaChange::Rule(kind, on.then_some(usual))));
    };
    let typed = move |limit: f64| {
        tell(desk.state, Command::Rota(RotaChange::Rule(kind, Some(Rule { limit }))));
    };
    let has_number = Memo::new(move |_| kind.has_limit() && limit.get().is_some());
    view! {
        <li>
            <Switch label=name hint=source on=Signal::derive(move || limit.get().is_some()) on_switch=switch disabled />
            <Show when=move || has_number.get()>
                <NumberField label=name unit limits=limits_of(Field::RotaRules) value=limit on_change=typed disabled />
            </Show>
        </li>
    }
}

/// What a rule begins with that is not among the usual ones.
fn usual_limit(kind: RuleKind) -> f64 {
    match kind {
        RuleKind::HoursInWeek => 60.0,
        RuleKind::FewestDaysInRow | RuleKind::FewestNights => 2.0,
        RuleKind::MostNights => 16.0,
        _ => 0.0,
    }
}

/// When the rota begins and how long it is.
#[component]
fn Span(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let [first, weeks] = words.span;
    let disabled = Signal::derive(move || !desk.is_editable());
    let day = Signal::derive(move || Some(desk.rota.with(|rota| rota.first_day)));
    let begins = move |date| {
        tell(desk.state, Command::Rota(RotaChange::FirstDay(date)));
    };
    let count = Signal::derive(move || Some(desk.rota.with(|rota| f64::from(rota.weeks))));
    let lasts = move |weeks: f64| {
        tell(desk.state, Command::Rota(RotaChange::Weeks(weeks.round().max(1.0) as u32)));
    };
    view! {
        <div id=Field::RotaWeeks.key() tabindex="-1">
            <Section title=words.span_title>
                <div class="form inline" on:focusout=move |_| desk.state.end_gesture()>
                    <DateField label=first value=day on_change=begins disabled />
                    <NumberField label=weeks limits=limits_of(Field::RotaWeeks) value=count on_change=lasts disabled />
                </div>
            </Section>
        </div>
    }
}
