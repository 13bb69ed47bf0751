//! How many alerts reach people, and when?

use super::{Draft, Question};
use crate::{
    app::{
        project::alerts::streams::{redrawn, two_days},
        questions::Draft as Typed,
        sources::noted,
    },
    base::Amount,
    domain::{Field, VolumePeriod, WeeklyShape},
    platform::clock,
    ui::{
        components::{Choice, EstimateField, Limits, SegmentedControl, Select, ShapeSketch},
        format::voice,
    },
};
use leptos::prelude::*;

/// The shapes without a history, as they are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Flat,
    Office,
    TwoThirds,
    Night,
    Sketch,
}

fn kind(shape: &WeeklyShape) -> Kind {
    match shape {
        WeeklyShape::Flat => Kind::Flat,
        WeeklyShape::OfficeHours => Kind::Office,
        WeeklyShape::TwoThirdsOffice => Kind::TwoThirds,
        WeeklyShape::MoreAtNight => Kind::Night,
        WeeklyShape::Sketch { .. } | WeeklyShape::Measured { .. } => Kind::Sketch,
    }
}

/// The question.
#[component]
pub(super) fn AlertsQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let periods = vec![
        Choice::new(VolumePeriod::Day, words.a_day),
        Choice::new(VolumePeriod::Week, words.a_week),
        Choice::new(VolumePeriod::Month, words.a_month),
    ];
    let shapes = vec![
        Choice::new(Kind::Flat, words.flat),
        Choice::new(Kind::TwoThirds, words.two_thirds_office),
        Choice::new(Kind::Office, words.office_hours),
        Choice::new(Kind::Night, words.more_at_night),
        Choice::new(Kind::Sketch, words.own_sketch),
    ];
    let chosen = Memo::new(move |_| draft.with(|answers| kind(&answers.alerts.shape)));
    let volume =
        draft.part(|answers| noted(answers.alerts.volume.clone(), Field::Volume, voice().words.defaults()));
    let typed = move |amount: Amount| {
        draft.update(|a| a.alerts.volume = a.alerts.volume.retyped(amount, clock::today()));
    };
    view! {
        <Question number=2 words=words.how_many>
            <div class="form">
                <EstimateField label=words.alerts.0 hint=words.alerts.1 unit=words.unit_alerts limits=Limits::NOT_NEGATIVE
                    value=volume on_change=typed />
                <SegmentedControl label=words.period choices=periods value=draft.part(|answers| answers.alerts.period)
                    on_choose=draft.set(|answers, period| answers.alerts.period = period) show_label=true />
                <Select label=words.shape choices=Signal::derive(move || shapes.clone()) value=chosen
                    on_choose=draft.choose(choose) />
            </div>
            <Show when=move || chosen.get() == Kind::Sketch><Sketch draft /></Show>
        </Question>
    }
}

fn choose(typed: &mut Typed, to: Kind) {
    match to {
        Kind::Flat => typed.choose_shape(WeeklyShape::Flat),
        Kind::Office => typed.choose_shape(WeeklyShape::OfficeHours),
        Kind::TwoThirds => typed.choose_shape(WeeklyShape::TwoThirdsOffice),
        Kind::Night => typed.choose_shape(WeeklyShape::MoreAtNight),
        Kind::Sketch => typed.choose_sketch(),
    }
}

/// A weekday and a weekend day, drawn.
#[component]
fn Sketch(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let days = draft.part(|answers| match &answers.alerts.shape {
        WeeklyShape::Sketch { hours } => two_days(hours),
        _ => [[1.0; 24]; 2],
    });
    let set = move |days: [[f64; 24]; 2]| {
        draft.update(|answers| {
            if let WeeklyShape::Sketch { hours } = &mut answers.alerts.shape {
                *hours = redrawn(hours, &days);
            }
        });
    };
    view! { <ShapeSketch label=words.sketch names=words.sketch_days.map(str::to_owned) value=days on_change=set /> }
}
