//! One of several.

use super::{Field, next_id};
use leptos::prelude::*;

/// A thing to choose: its value and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// What is read.
    pub words: String,
}

impl<T> Choice<T> {
    /// A thing to choose.
    pub fn new(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into() }
    }
}

/// One of many, in a list that opens.
#[component]
pub fn Select<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Above the list.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Something else was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Under the list.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("select");
    let described = format!("{id}-hint {id}-error");
    let chosen = move |event| {
        let index = event_target_value(&event).parse::<usize>().ok();
        if let Some(choice) = index.and_then(|index| choices.with_untracked(|c| c.get(index).cloned())) {
            on_choose.run(choice.value);
        }
    };
    view! {
        <Field input_id=id.clone() label hint error>
            <select id=id aria-describedby=described disabled=move || disabled.get() on:change=chosen>
                {move || {
                    let options = choices.get().into_iter().enumerate();
                    options.map(|(index, choice)| {
                        let is_chosen = { let of = choice.value.clone(); move || value.with(|v| *v == of) };
                        view! { <option value=index.to_string() prop:selected=is_chosen>{choice.words}</option> }
                    }).collect_view()
                }}
            </select>
        </Field>
    }
}

/// One of a few, all in view.
#[component]
pub fn SegmentedControl<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is chosen, for who cannot see it; shown above if `show_label`.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Something else was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
    /// The label is shown.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let group = next_id("segment");
    view! {
        <fieldset class="segmented">
            <legend class:hidden-words=!show_label>{move || label.get()}</legend>
            <div class="segments">
                {move || {
                    let group = group.clone();
                    choices.get().into_iter().map(move |Choice { value: of, words }| {
                        let (shown, chosen) = (of.clone(), of);
                        view! {
                            <label>
                                <input
                                    type="radio"
                                    name=group.clone()
                                    prop:checked=move || value.with(|v| *v == shown)
                                    on:change=move |_| on_choose.run(chosen.clone())
                                />
                                <span>{words}</span>
                            </label>
                        }
                    }).collect_view()
                }}
            </div>
        </fieldset>
    }
}

/// On or off, at once.
#[component]
pub fn Switch(
    /// Beside the switch.
    #[prop(into)]
    label: Signal<String>,
    /// It is on.
    #[prop(into)]
    on: Signal<bool>,
    /// It was switched.
    #[prop(into)]
    on_switch: Callback<bool>,
    /// Under the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("switch");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="switch">
            <input
                type="checkbox" role="switch" id=id.clone() aria-describedby=hint_id.clone()
                disabled=move || disabled.get()
                prop:checked=move || on.get()
                on:change=move |event| on_switch.run(event_target_checked(&event))
            />
            <label for=id>{move || label.get()}</label>
            <p class="field-hint" id=hint_id>{move || hint.get()}</p>
        </div>
    }
}
