//! How long does one alert keep somebody busy? Known, or worked out from what the team gets done.

use super::{Draft, Question};
use crate::{
    app::{
        questions::{Answers, Draft as Typed, MinutesAnswer, closed_per_month},
        sources::noted,
    },
    base::{Amount, Basis, Estimate},
    domain::{Field, defaults},
    platform::clock,
    ui::{
        components::{Choice, EstimateField, Limits, NumberField, SegmentedControl},
        format::voice,
    },
};
use leptos::prelude::*;

fn is_known(answers: &Answers) -> bool {
    matches!(answers.minutes, MinutesAnswer::Known { .. })
}

/// The question.
#[component]
pub(super) fn MinutesQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let choices = vec![Choice::new(true, words.known), Choice::new(false, words.not_known)];
    let known = Memo::new(move |_| draft.with(is_known));
    view! {
        <Question number=3 words=words.how_long>
            <SegmentedControl label=words.minutes_known choices value=known on_choose=draft.choose(Typed::choose_minutes) show_label=true />
            {move || if known.get() { view! { <Known draft /> }.into_any() } else { view! { <NotKnown draft /> }.into_any() }}
        </Question>
    }
}

#[component]
fn Known(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let said = |estimate, field| noted(estimate, field, voice().words.defaults());
    let typical = draft.part(move |answers| {
        let typical = match &answers.minutes {
            MinutesAnswer::Known { typical, .. } => typical.clone(),
            MinutesAnswer::NotKnown { .. } => defaults::typical_minutes(),
        };
        said(typical, Field::TypicalMinutes)
    });
    let bad = draft.part(move |answers| {
        let bad_case = match &answers.minutes {
            MinutesAnswer::Known { bad_case: Some(bad_case), .. } => bad_case.clone(),
            MinutesAnswer::Known { typical, .. } => defaults::bad_case_minutes(typical),
            MinutesAnswer::NotKnown { .. } => defaults::bad_case_minutes(&defaults::typical_minutes()),
        };
        said(bad_case, Field::BadCaseMinutes)
    });
    let retyped = |now: Signal<Estimate>, amount: Amount| now.get_untracked().retyped(amount, clock::today());
    let set_typical = move |amount: Amount| {
        let new = retyped(typical, amount);
        draft.update(|answers| {
            if let MinutesAnswer::Known { typical, .. } = &mut answers.minutes {
                *typical = new;
            }
        });
    };
    let set_bad = move |amount: Amount| {
        let new = retyped(bad, amount);
        draft.update(|answers| {
            if let MinutesAnswer::Known { bad_case, .. } = &mut answers.minutes {
                *bad_case = Some(new);
            }
        });
    };
    view! {
        <div class="form">
            <EstimateField label=words.typical.0 hint=words.typical.1 unit=words.unit_minutes limits=Limits::NOT_NEGATIVE
                value=typical on_change=set_typical />
            <EstimateField label=words.bad_case.0 hint=words.bad_case.1 unit=words.unit_minutes limits=Limits::NOT_NEGATIVE
                value=bad on_change=set_bad />
        </div>
    }
}

#[component]
fn NotKnown(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let share_of = |answers: &Answers| match answers.minutes {
        MinutesAnswer::NotKnown { share_on_alerts, .. } => share_on_alerts,
        MinutesAnswer::Known { .. } => defaults::SHARE_ON_ALERTS,
    };
    let follows = |answers: &Answers| {
        matches!(answers.minutes, MinutesAnswer::NotKnown { alerts_closed_per_month: None, .. })
    };
    // Nobody closes parts of alerts.
    let shown_closed = move |answers: &Answers| match closed_per_month(answers) {
        followed if follows(answers) => followed.round(),
        typed => typed,
    };
    // A number that nobody typed is marked and says what it rests on.
    let mark = |is_default: bool| is_default.then_some(Basis::Default);
    let about = |is_default: bool, source: &str| if is_default { source.to_owned() } else { String::new() };
    let sources = voice().words.defaults();
    let is_usual = move |answers: &Answers| share_of(answers) == defaults::SHARE_ON_ALERTS;
    let set_share = draft.set(|answers, share| {
        if let MinutesAnswer::NotKnown { share_on_alerts, .. } = &mut answers.minutes {
            *share_on_alerts = share;
        }
    });
    let set_closed = draft.set(|answers, closed| {
        if let MinutesAnswer::NotKnown { alerts_closed_per_month, .. } = &mut answers.minutes {
            *alerts_closed_per_month = Some(closed);
        }
    });
    let said = move || draft.view.with(|view| view.calibrated.clone());
    view! {
        <div class="form">
            <NumberField label=words.share_on_alerts.0 hint=words.share_on_alerts.1 unit=words.unit_percent scale=100.0
                limits=Limits::between(1.0, 100.0) value=draft.part(move |answers| Some(share_of(answers)))
                basis=draft.part(move |answers| mark(is_usual(answers)))
                source=draft.part(move |answers| about(is_usual(answers), sources.share_on_alerts))
                on_change=set_share />
            <NumberField label=words.closed_a_month.0 hint=words.closed_a_month.1 unit=words.unit_alerts
                limits=Limits::NOT_NEGATIVE value=draft.part(move |answers| Some(shown_closed(answers))) on_change=set_closed
                basis=draft.part(move |answers| mark(follows(answers)))
                source=draft.part(move |answers| about(follows(answers), sources.closed_per_month)) />
        </div>
        <p aria-live="polite">{said}</p>
    }
}
