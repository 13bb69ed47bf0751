//! The frame around every input: label above, unit inside, range and source one click away, error under the field.

use super::{next_id, voice};
use crate::base::Basis;
use leptos::prelude::*;

/// The frame. Components below fill it; use it for an input of your own.
#[component]
pub fn Field(
    /// The id of the input inside.
    #[prop(into)]
    input_id: String,
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// Inside, at the right: "min".
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Under the input: what it means, its range.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// How the value came to be; shown as a chip.
    #[prop(optional, into)]
    basis: MaybeProp<Basis>,
    /// Where the value comes from; opened by the chip.
    #[prop(optional, into)]
    source: Signal<String>,
    /// What is wrong and what to do; none if all is well.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input; it should carry `aria-describedby` of `{input_id}-hint {input_id}-error`.
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{input_id}-hint");
    let error_id = format!("{input_id}-error");
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <div class="field-head">
                <label for=input_id>{move || label.get()}</label>
                {move || basis.get().map(|basis| view! { <BasisChip basis source /> })}
            </div>
            <div class="field-box">
                {children()}
                {move || Some(unit.get()).filter(|u| !u.is_empty()).map(|u| view! { <span class="unit">{u}</span> })}
            </div>
            <p class="field-hint" id=hint_id>{move || hint.get()}</p>
            <p class="field-error" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}

/// How a value came to be, and a click away where from.
#[component]
fn BasisChip(basis: Basis, source: Signal<String>) -> impl IntoView {
    let words = voice().words.components();
    let (class, word) = match basis {
        Basis::Default => ("chip basis-default", words.basis_default),
        Basis::Typed => ("chip basis-typed", words.basis_typed),
        Basis::Measured => ("chip basis-measured", words.basis_measured),
        Basis::Calibrated => ("chip basis-calibrated", words.basis_calibrated),
    };
    move || match source.get() {
        note if note.is_empty() => view! { <span class=class>{word}</span> }.into_any(),
        note => view! {
            <details class="field-source">
                <summary class=class aria-label=format!("{word}, {}", words.source)>{word}</summary>
                <p>{note}</p>
            </details>
        }
        .into_any(),
    }
}

/// A field for words.
///
/// `on_input` runs with each keystroke, so that an edit shows at once.
#[component]
pub fn TextField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// The words.
    #[prop(into)]
    value: Signal<String>,
    /// The words have changed.
    #[prop(into)]
    on_input: Callback<String>,
    /// Under the input.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Several lines.
    #[prop(optional)]
    multiline: bool,
    /// More letters are not taken.
    #[prop(default = 200)]
    longest: u32,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("text");
    let described = format!("{id}-hint {id}-error");
    let invalid = move || error.with(Option::is_some).to_string();
    let input = if multiline {
        view! {
            <textarea
                id=id.clone() rows="3" maxlength=longest aria-describedby=described aria-invalid=invalid
                disabled=move || disabled.get()
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
        .into_any()
    } else {
        view! {
            <input
                type="text" autocomplete="off" id=id.clone() maxlength=longest aria-describedby=described
                aria-invalid=invalid disabled=move || disabled.get()
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! { <Field input_id=id label hint error>{input}</Field> }
}
