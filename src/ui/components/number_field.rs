//! Numbers as people type them: the reader's decimal mark, groups, ranges. A valid keystroke takes effect at once; an invalid
//! text stays as it is, says what is wrong when the field is left, and takes back what its valid beginning had changed.

use super::{Field, next_id, voice};
use crate::base::{Amount, Basis, Estimate};
use crate::text::reading::{ReadingError, editable, read_amount};
use leptos::prelude::*;

/// What a field takes, in the unit the reader sees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The least.
    pub low: Option<f64>,
    /// The most.
    pub high: Option<f64>,
}

impl Limits {
    /// Nothing below zero.
    pub const NOT_NEGATIVE: Self = Self { low: Some(0.0), high: None };

    /// From and to.
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    fn said(self) -> Option<String> {
        let (words, format) = (voice().words.components(), voice().format);
        let said = |value| editable(value, format);
        match (self.low, self.high) {
            (Some(low), Some(high)) => Some((words.limits)(&said(low), &said(high))),
            (Some(low), None) => Some((words.limit_low)(&said(low))),
            _ => None,
        }
    }

    /// What stands under a field: that nothing is negative, and bounds that nobody comes near, need no saying until somebody does.
    fn hint(self) -> Option<String> {
        let is_far = self.high.is_some_and(|high| high > 1_000.0);
        self.said().filter(|_| self != Self::NOT_NEGATIVE && !is_far)
    }

    fn holds(self, value: f64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }
}

/// Reads a text in the unit the reader sees.
fn read(text: &str, ranges: bool, limits: Limits) -> Result<Amount, String> {
    let words = voice().words.components();
    let amount =
        read_amount(text, words.range_words, voice().format).map_err(|e| (words.reading_error)(e))?;
    let (low, high) = match amount {
        Amount::Point(value) => (value, value),
        Amount::Range { .. } if !ranges => return Err((words.reading_error)(ReadingError::RangeNotAllowed)),
        Amount::Range { low, high } => (low, high),
    };
    if limits.holds(low) && limits.holds(high) {
        return Ok(amount);
    }
    Err((words.out_of_limits)(&limits.said().unwrap_or_default()))
}

fn scaled(amount: Amount, by: f64) -> Amount {
    // Ten digits are more than anyone types and hide what a division by 100 adds at the end.
    let times = |value: f64| libm::round(value * by * 1e10) / 1e10;
    match amount {
        Amount::Point(value) => Amount::Point(times(value)),
        Amount::Range { low, high } => Amount::Range { low: times(low), high: times(high) },
    }
}

fn written(amount: Amount) -> String {
    let (words, format) = (voice().words.components(), voice().format);
    match amount {
        Amount::Point(value) => editable(value, format),
        Amount::Range { low, high } => (words.range)(&editable(low, format), &editable(high, format)),
    }
}

/// The input itself. `scale` turns a saved value into what the reader sees: 100 for shares that are typed as percent.
#[component]
fn AmountInput(
    id: String,
    amount: Signal<Option<Amount>>,
    on_change: Callback<Amount>,
    ranges: bool,
    limits: Limits,
    scale: f64,
    error: RwSignal<Option<String>>,
    disabled: Signal<bool>,
) -> impl IntoView {
    let shown = Signal::derive(move || amount.get().map(|amount| scaled(amount, scale)));
    let text = RwSignal::new(shown.get_untracked().map(written).unwrap_or_default());
    // What was saved before the typing began, and what was put back because the typing ran into something invalid: of "1e9",
    // which is refused, the 1 must not stay.
    let before = StoredValue::new(None::<Amount>);
    let put_back = StoredValue::new(None::<Amount>);
    // What comes from elsewhere (undo, another field) replaces the text; what was typed here is left as it was typed.
    Effect::new(move || {
        let now = amount.get();
        let is_put_back = now.is_some() && now == put_back.get_value();
        let now = now.map(|amount| scaled(amount, scale));
        if !is_put_back && text.with_untracked(|text| read(text, ranges, Limits::default()).ok()) != now {
            text.set(now.map(written).unwrap_or_default());
            error.set(None);
        }
    });
    let typed = move |value: String| {
        before.update_value(|before| *before = before.or_else(|| amount.get_untracked()));
        match read(&value, ranges, limits) {
            Ok(amount) => {
                error.set(None);
                text.set(value);
                put_back.set_value(None);
                on_change.run(scaled(amount, 1.0 / scale));
            }
            Err(reason) => {
                text.set(value);
                put_back.set_value(before.get_value());
                if let Some(before) =
                    before.get_value().filter(|before| amount.get_untracked() != Some(*before))
                {
                    on_change.run(before);
                }
                // A complaint that is already shown is kept true; a new one waits until the field is left.
                if error.with_untracked(Option::is_some) {
                    error.set(Some(reason));
                }
            }
        }
    };
    let left = move |_| {
        // A field that is taken off the page while it has the focus is left too, when its signals are gone.
        let Some(typed) = text.try_get_untracked() else { return };
        before.set_value(None);
        match read(&typed, ranges, limits) {
            Ok(amount) => text.set(written(amount)),
            Err(reason) => error.set(Some(reason)),
        }
    };
    let described = format!("{id}-hint {id}-error");
    view! {
        <input
            type="text"
            inputmode=if ranges { "text" } else { "decimal" }
            autocomplete="off"
            class="number"
            id=id
            aria-describedby=described
            aria-invalid=move || error.with(Option::is_some).to_string()
            disabled=move || disabled.get()
            prop:value=move || text.get()
            on:input=move |event| typed(event_target_value(&event))
            on:blur=left
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    put_back.set_value(None);
                    text.set(shown.get_untracked().map(written).unwrap_or_default());
                    error.set(None);
                }
            }
        />
    }
}

fn hint_with_limits(hint: Signal<String>, limits: Limits) -> Signal<String> {
    Signal::derive(move || match (hint.get(), limits.hint()) {
        (hint, None) => hint,
        (hint, Some(limits)) if hint.is_empty() => limits,
        (hint, Some(limits)) => format!("{hint} ({limits})"),
    })
}

/// A field for one number.
#[component]
pub fn NumberField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// The number as it is saved; none shows an empty field.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// A valid number was typed.
    #[prop(into)]
    on_change: Callback<f64>,
    /// Inside, at the right.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// What the field takes, in the unit the reader sees.
    #[prop(optional)]
    limits: Limits,
    /// What the saved number is multiplied with to be shown: 100 for a share shown as percent.
    #[prop(default = 1.0)]
    scale: f64,
    /// Under the input.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// How the value came to be.
    #[prop(optional, into)]
    basis: MaybeProp<Basis>,
    /// Where it comes from.
    #[prop(optional, into)]
    source: Signal<String>,
    /// What the plan finds wrong with it.
    #[prop(optional, into)]
    issue: Signal<Option<String>>,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("number");
    let typing = RwSignal::new(None);
    let error = Signal::derive(move || typing.get().or_else(|| issue.get()));
    let amount = Signal::derive(move || value.get().map(Amount::Point));
    let changed = Callback::new(move |amount| {
        if let Amount::Point(value) = amount {
            on_change.run(value);
        }
    });
    let hint = hint_with_limits(hint, limits);
    view! {
        <Field input_id=id.clone() label unit hint basis source error>
            <AmountInput id amount on_change=changed ranges=false limits scale error=typing disabled />
        </Field>
    }
}

/// A field for an estimate: a number or a range such as "10 to 20".
#[component]
pub fn EstimateField(
    /// Above the input.
    #[prop(into)]
    label: Signal<String>,
    /// The estimate as it is saved; its basis and source show as the chip.
    #[prop(into)]
    value: Signal<Estimate>,
    /// A valid number or range was typed.
    #[prop(into)]
    on_change: Callback<Amount>,
    /// Inside, at the right.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// What the field takes, in the unit the reader sees.
    #[prop(optional)]
    limits: Limits,
    /// What the saved number is multiplied with to be shown: 100 for a share shown as percent.
    #[prop(default = 1.0)]
    scale: f64,
    /// Under the input; without one, that ranges are welcome.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What the plan finds wrong with it.
    #[prop(optional, into)]
    issue: Signal<Option<String>>,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("estimate");
    let typing = RwSignal::new(None);
    let error = Signal::derive(move || typing.get().or_else(|| issue.get()));
    let amount = Signal::derive(move || value.with(|estimate| Some(estimate.amount)));
    let basis = Signal::derive(move || Some(value.with(|estimate| estimate.basis)));
    let source = Signal::derive(move || value.with(|estimate| estimate.source.clone()));
    let welcome = Signal::derive(move || match hint.get() {
        hint if hint.is_empty() => voice().words.components().range_hint.to_owned(),
        hint => hint,
    });
    view! {
        <Field input_id=id.clone() label unit hint=hint_with_limits(welcome, limits) basis source error>
            <AmountInput id amount on_change ranges=true limits scale error=typing disabled />
        </Field>
    }
}
