//! One button for a long job: it begins the job, and stops it while it goes on, so that the focus stays where it was.

use super::{Button, ButtonKind, ProgressBar, voice};
use leptos::prelude::*;

/// The button; beside it how far the job is, or what there is to be said of it.
#[component]
pub fn RunButton(
    /// What begins it.
    #[prop(into)]
    label: Signal<String>,
    /// What is being done, while it is.
    #[prop(into)]
    doing: Signal<String>,
    /// The share that is done, 0 to 1; none while nothing goes on.
    #[prop(into)]
    running: Signal<Option<f64>>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Begins it.
    #[prop(into)]
    on_run: Callback<()>,
    /// Stops it; what was shown stays.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Beside the button while nothing goes on.
    #[prop(into)]
    said: Signal<String>,
) -> impl IntoView {
    let is_running = Memo::new(move |_| running.with(Option::is_some));
    let press = move |_| if is_running.get_untracked() { on_cancel.run(()) } else { on_run.run(()) };
    let words =
        move || if is_running.get() { voice().words.components().cancel.to_owned() } else { label.get() };
    view! {
        <div class="run-line no-print">
            <Button kind on_press=press>{words}</Button>
            <Show
                when=move || is_running.get()
                fallback=move || view! { <span class="muted" role="status">{said}</span> }
            >
                <ProgressBar label=doing share=running />
            </Show>
        </div>
    }
}
