//! How long does one alert keep somebody busy? Known, or worked out from what the team gets done.

use super::{Draft, Question};
use crate::{
    app::questions::{Answers, MinutesAnswer},
    base::{Amount, Estimate, time::DAYS_PER_MONTH},
    domain::defaults,
    engine::capacity::flow::per_day,
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

fn choose(answers: &mut Answers, known: bool) {
    answers.minutes = if known {
        MinutesAnswer::Known { typical: defaults::typical_minutes(), bad_case: None }
    } else {
        // Prophet Security: 60 % of productive time goes to triage. A month of the answered volume is closed in it.
        MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: closed_per_month(answers) }
    };
}

/// The answered volume, by the month.
fn closed_per_month(answers: &Answers) -> f64 {
    per_day(answers.alerts.volume.median_amount(), answers.alerts.period) * DAYS_PER_MONTH
}

/// The question.
#[component]
pub(super) fn MinutesQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page;
    let choices = vec![Choice::new(true, words.known), Choice::new(false, words.not_known)];
    let known = Memo::new(move |_| draft.answers.with(is_known));
    view! {
        <Question number=3 words=words.how_long>
            <SegmentedControl label=words.minutes_known choices value=known on_choose=draft.set(choose) show_label=true />
            {move || if known.get() { view! { <Known draft /> }.into_any() } else { view! { <NotKnown draft /> }.into_any() }}
        </Question>
    }
}

#[component]
fn Known(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page;
    let typical = draft.part(|answers| match &answers.minutes {
        MinutesAnswer::Known { typical, .. } => typical.clone(),
        MinutesAnswer::NotKnown { .. } => defaults::typical_minutes(),
    });
    let bad = draft.part(|answers| match &answers.minutes {
        MinutesAnswer::Known { typical, bad_case } => {
            bad_case.clone().unwrap_or_else(|| defaults::bad_case_minutes(typical))
        }
        MinutesAnswer::NotKnown { .. } => defaults::bad_case_minutes(&defaults::typical_minutes()),
    });
    let retyped = |now: Signal<Estimate>, amount: Amount| now.get_untracked().retyped(amount, clock::today());
    let set_typical = move |amount: Amount| {
        let new = retyped(typical, amount);
        draft.answers.update(|answers| {
            if let MinutesAnswer::Known { typical, .. } = &mut answers.minutes {
                *typical = new;
            }
        });
    };
    let set_bad = move |amount: Amount| {
        let new = retyped(bad, amount);
        draft.answers.update(|answers| {
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
    let words = voice().words.start_page;
    let answered = |answers: &Answers| match answers.minutes {
        MinutesAnswer::NotKnown { share_on_alerts, alerts_closed_per_month } => {
            (share_on_alerts, alerts_closed_per_month)
        }
        MinutesAnswer::Known { .. } => (0.6, 0.0),
    };
    let set_share = draft.set(|answers, share| {
        if let MinutesAnswer::NotKnown { share_on_alerts, .. } = &mut answers.minutes {
            *share_on_alerts = share;
        }
    });
    let set_closed = draft.set(|answers, closed| {
        if let MinutesAnswer::NotKnown { alerts_closed_per_month, .. } = &mut answers.minutes {
            *alerts_closed_per_month = closed;
        }
    });
    let said = move || draft.view.with(|view| view.calibrated.clone());
    view! {
        <div class="form">
            <NumberField label=words.share_on_alerts.0 hint=words.share_on_alerts.1 unit=words.unit_percent scale=100.0
                limits=Limits::between(1.0, 100.0) value=draft.part(move |answers| Some(answered(answers).0))
                on_change=set_share />
            <NumberField label=words.closed_a_month.0 hint=words.closed_a_month.1 unit=words.unit_alerts
                limits=Limits::NOT_NEGATIVE value=draft.part(move |answers| Some(answered(answers).1)) on_change=set_closed />
        </div>
        <p aria-live="polite">{said}</p>
    }
}
