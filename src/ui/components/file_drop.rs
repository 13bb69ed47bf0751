//! Takes a file: by the picker, by dropping it, or by pasting text.

use super::{next_id, voice};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// What the reader gave.
#[derive(Clone, Debug)]
pub enum FileInput {
    /// A file; its bytes are read by the platform, in slices.
    File(web_sys::File),
    /// Pasted text.
    Text(String),
}

/// Takes a file.
#[component]
pub fn FileDrop(
    /// What is wanted: "The alerts your SIEM exported".
    #[prop(into)]
    label: Signal<String>,
    /// What the picker offers first: ".csv,.tsv,.txt".
    #[prop(into)]
    accept: String,
    /// Something was given.
    on_file: UnsyncCallback<FileInput>,
    /// Under the label.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let words = voice().words.components();
    let id = next_id("file");
    let over = RwSignal::new(false);
    let first = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(FileInput::File(file));
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        first(event.data_transfer().and_then(|data| data.files()));
    };
    let pasted = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let files = data.files();
        if files.as_ref().is_some_and(|files| files.length() > 0) {
            first(files);
        } else if let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) {
            on_file.run(FileInput::Text(text));
        }
        event.prevent_default();
    };
    let picked = move |event: ev::Event| {
        if let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            first(input.files());
            // The same file may be chosen again after it was corrected.
            input.set_value("");
        }
    };
    view! {
        <div
            class="file-drop" class:over=move || over.get() tabindex="0" role="group" aria-labelledby=format!("{id}-label")
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
            on:paste=pasted
        >
            <p class="file-label" id=format!("{id}-label")>{move || label.get()}</p>
            <p>
                {words.drop_file} " "
                <label class="button" for=id.clone()>{words.choose_file}</label>
                <input class="hidden-words" type="file" id=id.clone() accept=accept on:change=picked />
            </p>
            <p class="field-hint">{move || match hint.get() { h if h.is_empty() => words.paste_hint.to_owned(), h => h }}</p>
        </div>
    }
}
