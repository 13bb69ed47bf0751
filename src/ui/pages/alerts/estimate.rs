//! One estimate of a stream: a number or a range, and a click away where it comes from and when it was checked.

use crate::{
    app::{
        command::{Command, StreamChange},
        project::alerts::{arrange::change_of, streams::EstimateField},
    },
    base::Estimate,
    domain::StreamId,
    ui::plan_field::PlanEstimate,
};
use leptos::prelude::*;

/// The field at a place of the list.
#[component]
pub(super) fn StreamEstimate(id: StreamId, list: Memo<Vec<EstimateField>>, at: usize) -> impl IntoView {
    let Some(first) = list.with_untracked(|l| l.get(at).cloned()) else { return ().into_any() };
    let field = first.field;
    let value = Memo::new(move |before: Option<&Estimate>| {
        let now = list.with(|l| l.get(at).map(|f| f.value.clone()));
        now.or_else(|| before.cloned()).unwrap_or_else(|| Estimate::point(0.0))
    });
    let part = move |of: fn(&EstimateField) -> String| {
        Signal::derive(move || list.with(|l| l.get(at).map(of).unwrap_or_default()))
    };
    // Every field of the list holds an estimate (a test of `change_of` walks them all).
    let change = Callback::new(move |estimate: Estimate| {
        Command::Stream(id, change_of(field, estimate.clone()).unwrap_or(StreamChange::Volume(estimate)))
    });
    view! {
        <PlanEstimate
            field label=first.label scale=if first.is_share { 100.0 } else { 1.0 } value change
            unit=part(|f| f.unit.to_owned()) hint=part(|f| f.hint.clone())
        />
    }
    .into_any()
}
