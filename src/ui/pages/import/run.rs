//! While the file is read.

use super::wizard::Wizard;
use crate::ui::{components::ProgressBar, format::voice};
use leptos::prelude::*;

/// How far it is, with a way out.
#[component]
pub(super) fn Run(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().run;
    let share = move || {
        let (done, of, _) = wizard.progress.get();
        (of > 0).then(|| done as f64 / of as f64)
    };
    let label = move || {
        let (done, of, rows) = wizard.progress.get();
        (words.progress)(voice().format, done, of, rows)
    };
    view! {
        <h1>{move || (words.reading)(&wizard.file_name.get())}</h1>
        <ProgressBar label=Signal::derive(label) share=Signal::derive(share) on_cancel=Callback::new(move |()| wizard.cancel()) />
    }
}
