//! The rules that hold, and what an uneven share weighs.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::{Command, RotaChange},
        first_rota::usual_rules,
        project::rota::begun_on,
        rule_packs::with_pack,
    },
    document::validate::limits,
    domain::{
        Field,
        rota::{Rule, RuleKind, RulePack, Shared},
    },
    text::rota_records::Strength,
    ui::{
        components::{Button, Choice, DateField, Limits, NumberField, Section, Select},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// What breaking a rule weighs that is made soft.
pub(super) const USUAL_WEIGHT: u32 = 20;

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
                <Packs desk />
                <ul class="rota-rules" on:focusout=move |_| desk.state.end_gesture()>{rules}</ul>
            </Section>
        </div>
        <div id=Field::Fairness.key() tabindex="-1">
            <Section title=words.fairness subtitle=words.fairness_about>
                <div class="form inline" on:focusout=move |_| desk.state.end_gesture()>{shares}</div>
            </Section>
        </div>
    }
}

#[component]
fn One(desk: RotaDesk, kind: RuleKind) -> impl IntoView {
    let words = voice().words.rota_page();
    let records = voice().words.rota_records();
    let [how, cost] = records.strength_fields;
    let (name, unit, source) = (words.rule)(kind);
    let rule = Memo::new(move |_| desk.rota.with(|rota| rota.rules.get(&kind).copied()));
    let cited = Memo::new(move |_| {
        let of_pack = rule.get().and_then(|rule| rule.pack).map(|pack| (records.cited)(pack, kind));
        of_pack.filter(|cited| !cited.is_empty()).unwrap_or(source)
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let set = move |rule: Option<Rule>| {
        tell(desk.state, Command::Rota(RotaChange::Rule(kind, rule)));
    };
    let strength = Signal::derive(move || match rule.get() {
        None => Strength::Off,
        Some(Rule { weight: None, .. }) => Strength::Hard,
        Some(Rule { weight: Some(_), .. }) => Strength::Soft,
    });
    let choose = move |strength: Strength| {
        let usual = usual_rules().get(&kind).copied().unwrap_or(Rule::hard(usual_limit(kind)));
        let now = rule.get_untracked().unwrap_or(usual);
        set(match strength {
            Strength::Off => None,
            Strength::Soft => Some(Rule { weight: now.weight.or(Some(USUAL_WEIGHT)), ..now }),
            Strength::Hard => Some(Rule { weight: None, ..now }),
        });
    };
    let strengths: Vec<_> = [Strength::Hard, Strength::Soft, Strength::Off]
        .into_iter()
        .map(|strength| Choice::new(strength, (records.strength)(strength)))
        .collect();
    let limit = Memo::new(move |_| rule.get().map(|rule| rule.limit));
    let weight = Memo::new(move |_| rule.get().and_then(|rule| rule.weight));
    let typed = move |limit: f64| set(rule.get_untracked().map(|rule| Rule { limit, ..rule }));
    let weighed = move |weight: f64| {
        let weight = Some(weight.round().clamp(1.0, 1_000.0) as u32);
        set(rule.get_untracked().map(|rule| Rule { weight, ..rule }));
    };
    let [averaged, of_weeks] = records.averaged_over;
    let weeks = Signal::derive(move || rule.get().map(|rule| f64::from(rule.weeks.unwrap_or(0))));
    let over = move |weeks: f64| {
        let weeks = Some(weeks.round().clamp(0.0, limits::RULE_WEEKS.high) as u32).filter(|weeks| *weeks > 0);
        set(rule.get_untracked().map(|rule| Rule { weeks, ..rule }));
    };
    let is_average = Memo::new(move |_| kind == RuleKind::AverageHours && rule.get().is_some());
    let has_number = Memo::new(move |_| kind.has_limit() && limit.get().is_some());
    let is_soft = Memo::new(move |_| weight.get().is_some());
    view! {
        <li>
            <strong>{name}</strong>
            <p class="sub">{cited}</p>
            <div class="form inline">
                <Select label=format!("{how}: {name}") choices=Signal::stored(strengths) value=strength on_choose=choose disabled />
                <Show when=move || has_number.get()>
                    <NumberField label=name unit value=limit on_change=typed disabled />
                </Show>
                <Show when=move || is_average.get()>
                    <div class="named"><NumberField label=averaged unit=of_weeks value=weeks on_change=over disabled /></div>
                </Show>
                <Show when=move || is_soft.get()>
                    <div class="named">
                        <NumberField label=cost value=Signal::derive(move || weight.get().map(f64::from))
                            on_change=weighed disabled />
                    </div>
                </Show>
            </div>
        </li>
    }
}

/// Sets of rules that are put in force together.
#[component]
fn Packs(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_records();
    let [label, put] = words.pack_fields;
    let chosen = RwSignal::new(RulePack::default());
    let packs: Vec<_> =
        RulePack::ALL.into_iter().map(|pack| Choice::new(pack, (words.pack)(pack).0)).collect();
    let disabled = Signal::derive(move || !desk.is_editable());
    let take = move |_| {
        let pack = chosen.get_untracked();
        let (rules, kept) = desk.rota.with_untracked(|rota| with_pack(&rota.rules, pack));
        if tell(desk.state, Command::Rota(RotaChange::Rules(rules))) {
            let kept: Vec<_> =
                kept.into_iter().map(|kind| (voice().words.rota_page().rule)(kind).0).collect();
            let said = (words.pack_taken)((words.pack)(pack).0, &kept);
            desk.state.toaster.offer(said, voice().words.shell().undo, move || desk.state.undo());
        }
    };
    view! {
        <div class="rota-actions no-print">
            <Select label choices=Signal::stored(packs) value=chosen on_choose=move |pack| chosen.set(pack) />
            <Button disabled on_press=take>{put}</Button>
        </div>
        <p class="sub">{move || (words.pack)(chosen.get()).1}</p>
    }
}

/// What a rule begins with that is not among the usual ones.
fn usual_limit(kind: RuleKind) -> f64 {
    match kind {
        RuleKind::HoursInWeek => 60.0,
        RuleKind::FewestDaysInRow | RuleKind::FewestNights => 2.0,
        RuleKind::MostNights => 16.0,
        RuleKind::LongestShift => 12.0,
        RuleKind::OnCall => 7.0,
        _ => 0.0,
    }
}

/// When the rota begins and how long it is.
#[component]
pub(super) fn Span(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let [first, weeks] = words.span;
    let disabled = Signal::derive(move || !desk.is_editable());
    let day = Signal::derive(move || Some(desk.rota.with(|rota| rota.first_day)));
    let begins = move |date| {
        desk.state.end_gesture();
        let (change, carried) = desk.rota.with_untracked(|rota| {
            desk.state.sections.year.with_untracked(|year| begun_on(rota, year, date))
        });
        let is_done = tell(desk.state, Command::Rota(change));
        desk.state.end_gesture();
        if is_done && carried > 0 {
            let told = (voice().words.rota_records().carried)(carried);
            desk.state.toaster.offer(told, voice().words.shell().undo, move || desk.state.undo());
        }
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
