//! A day on the calendar, typed or chosen in the browser's own way.
//!
//! While a year is typed the browser tells of a date with each digit: of the years 2, 20 and 202 before 2027. So what is typed is a draft until
//! the field is left or Enter is pressed; what is chosen from the browser's calendar is a date at once.

use super::{Field, next_id, voice};
use chrono::{Datelike, NaiveDate};
use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

/// The years in which a date of a plan can be: others are slips of the hand.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The field. What is no date, or one that is refused, changes nothing, and is said under it.
#[component]
pub fn DateField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Called with each date that was typed to its end or chosen.
    #[prop(into)]
    on_change: Callback<NaiveDate>,
    /// Why a date cannot be taken, if it cannot.
    #[prop(optional, into)]
    refuse: Option<Callback<NaiveDate, Option<String>>>,
    /// Called when it is emptied; without it, it cannot be.
    #[prop(optional, into)]
    on_clear: Option<Callback<()>>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("date");
    let described = format!("{id}-hint {id}-error");
    let input = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    // Keys were pressed in it: what the browser tells may be half a date.
    let is_typing = StoredValue::new(false);
    let is_draft = StoredValue::new(false);
    let show = move || {
        if let Some(input) = input.try_get_untracked().flatten() {
            let shown = value.get_untracked().map(|date| date.to_string()).unwrap_or_default();
            input.set_value(&shown);
        }
        is_draft.set_value(false);
        error.set(None);
    };
    // What comes from elsewhere, such as undo, takes the place of what was typed.
    Effect::new(move |before: Option<Option<NaiveDate>>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            show();
        }
        now
    });
    let take = move || {
        // A field that is taken off the page while it has the focus is left too, when its signals are gone.
        let Some(Some(input)) = input.try_get_untracked() else { return };
        is_typing.try_set_value(false);
        if is_draft.try_get_value() != Some(true) {
            return;
        }
        is_draft.set_value(false);
        let words = voice().words.components();
        let typed = input.value();
        if typed.is_empty() && !input.validity().bad_input() {
            match on_clear {
                Some(clear) => clear.run(()),
                None => show(),
            }
            return;
        }
        let Ok(date) = typed.parse::<NaiveDate>() else { return error.set(Some(words.no_date.to_owned())) };
        let refused = if YEARS.contains(&date.year()) {
            refuse.and_then(|refuse| refuse.run(date))
        } else {
            Some((words.out_of_years)(*YEARS.start(), *YEARS.end()))
        };
        let is_taken = refused.is_none();
        error.set(refused);
        if is_taken && value.get_untracked() != Some(date) {
            on_change.run(date);
        }
    };
    let changed = move |_: Event| {
        is_draft.set_value(true);
        if !is_typing.get_value() {
            take();
        }
    };
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            take();
        }
        "Escape" => show(),
        // These open the browser's calendar, or type nothing.
        "Tab" | "Shift" | " " | "F4" => {}
        _ if event.alt_key() || event.ctrl_key() || event.meta_key() => {}
        _ => is_typing.set_value(true),
    };
    view! {
        <Field input_id=id.clone() label error>
            <input
                type="date" id=id node_ref=input disabled=move || disabled.get()
                aria-describedby=described aria-invalid=move || error.with(Option::is_some).to_string()
                prop:value=move || value.get().map(|date| date.to_string()).unwrap_or_default()
                on:input=move |_| is_draft.set_value(true)
                on:change=changed
                on:keydown=pressed
                on:blur=move |_| take()
            />
        </Field>
    }
}
