//! A day on the calendar, typed or chosen in the browser's own way.

use super::{Field, next_id};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The field. What is no date yet changes nothing.
#[component]
pub fn DateField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Called with each date that is typed.
    #[prop(into)]
    on_change: Callback<NaiveDate>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("date");
    let typed = move |event| {
        if let Ok(date) = event_target_value(&event).parse() {
            on_change.run(date);
        }
    };
    view! {
        <Field input_id=id.clone() label>
            <input
                type="date" id=id disabled=move || disabled.get()
                prop:value=move || value.get().map(|date| date.to_string()).unwrap_or_default()
                on:change=typed
            />
        </Field>
    }
}
