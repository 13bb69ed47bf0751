//! A time of the day, typed as hours and minutes.

use super::{Field, next_id};
use crate::text::reading::{read_time, written_time};
use leptos::prelude::*;

/// The field. What is no time yet changes nothing; when the field is left, it is written as all times are.
#[component]
pub fn TimeField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// Minutes after midnight.
    #[prop(into)]
    value: Signal<Option<u32>>,
    /// Called with each time that is typed.
    #[prop(into)]
    on_change: Callback<u32>,
    /// What is said of a text that is no time.
    wrong: &'static str,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("time");
    let described = format!("{id}-hint {id}-error");
    let shown = move || value.get().map(written_time).unwrap_or_default();
    let text = RwSignal::new(untrack(shown));
    let error = RwSignal::new(None::<String>);
    // What comes from elsewhere replaces the text; what was typed here is left as it was typed.
    Effect::new(move || {
        let now = value.get();
        if text.with_untracked(|text| read_time(text)) != now {
            text.set(now.map(written_time).unwrap_or_default());
            error.set(None);
        }
    });
    let typed = move |typed: String| {
        if let Some(minute) = read_time(&typed) {
            error.set(None);
            on_change.run(minute);
        }
        text.set(typed);
    };
    let left = move |_| match text.with_untracked(|text| read_time(text)) {
        Some(minute) => text.set(written_time(minute)),
        None => error.set(Some(wrong.to_owned())),
    };
    view! {
        <Field input_id=id.clone() label error>
            <input
                type="text" inputmode="numeric" autocomplete="off" id=id maxlength="5" aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).to_string() disabled=move || disabled.get()
                prop:value=move || text.get()
                on:input=move |event| typed(event_target_value(&event)) on:blur=left
            />
        </Field>
    }
}
