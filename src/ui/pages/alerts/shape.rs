//! When in the week alerts arrive: one of the shapes, a sketch, or what was measured.

use super::stream::Record;
use crate::{
    app::{
        command::{Command, StreamChange},
        project::alerts::streams::{ShapeChoice, redrawn, shape_chart, shape_choices, shape_key, two_days},
    },
    base::WeekGrid,
    domain::{StreamId, WeeklyShape},
    ui::{
        components::{ChartView, Choice, Select, ShapeSketch},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The choice of a shape, the sketch where one is drawn, and the picture of it.
#[component]
pub(super) fn ShapeFields(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let offered: Memo<Vec<ShapeChoice>> = Memo::new(move |_| {
        let document = state.document.get();
        record.with(|r| r.as_ref().map(|s| shape_choices(&document, s, voice())).unwrap_or_default())
    });
    let key =
        Memo::new(move |_| record.with(|r| r.as_ref().map(|s| shape_key(&s.shape)).unwrap_or_default()));
    let choices = Memo::new(move |_| {
        offered
            .with(|all| all.iter().map(|c| Choice::new(c.key.clone(), c.label.clone())).collect::<Vec<_>>())
    });
    let meaning = move || {
        let key = key.get();
        offered.with(|all| all.iter().find(|c| c.key == key).map(|c| c.meaning.clone()).unwrap_or_default())
    };
    let choose = move |chosen: String| {
        let shape =
            offered.with_untracked(|all| all.iter().find(|c| c.key == chosen).map(|c| c.shape.clone()));
        if let Some(shape) = shape {
            tell(state, Command::Stream(id, StreamChange::Shape(shape)));
        }
    };
    let is_sketch = Memo::new(move |_| {
        record.with(|r| r.as_ref().is_some_and(|s| matches!(s.shape, WeeklyShape::Sketch { .. })))
    });
    view! {
        <Select label=words.shape choices value=key on_choose=choose hint=Signal::derive(meaning)
            disabled=Signal::derive(move || !state.is_editable()) />
        <div class="wide">
            <Show when=move || is_sketch.get()><Sketch id record /></Show>
            <Picture record />
        </div>
    }
}

#[component]
fn Sketch(id: StreamId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().streams;
    let week = Memo::new(move |_| {
        record.with(|r| match r.as_ref().map(|s| &s.shape) {
            Some(WeeklyShape::Sketch { hours }) => hours.clone(),
            _ => WeekGrid::filled(1.0),
        })
    });
    let drawn = move |days| {
        let hours = redrawn(&week.get_untracked(), &days);
        tell(state, Command::Stream(id, StreamChange::Shape(WeeklyShape::Sketch { hours })));
    };
    view! {
        <ShapeSketch label=words.sketch names=words.sketch_days.map(str::to_owned)
            value=Signal::derive(move || week.with(two_days)) on_change=drawn />
    }
}

#[component]
fn Picture(record: Record) -> impl IntoView {
    let state = use_app();
    let spec = move || {
        let document = state.document.get();
        record.with(|r| r.as_ref().map(|stream| shape_chart(&document, stream, voice())))
    };
    let first = untrack(spec);
    first.map(|first| {
        let spec = Memo::new(move |_| spec().unwrap_or_else(|| first.clone()));
        view! { <ChartView spec /> }
    })
}
