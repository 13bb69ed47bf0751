//! A part that is folded away and made only when it is first opened: a rota has many people, each with many fields.

use leptos::{ev, prelude::*};

/// The part under its title.
#[component]
pub(super) fn Fold(#[prop(into)] title: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        if event_target::<web_sys::Element>(&event).has_attribute("open") {
            was_opened.set(true);
        }
    };
    view! {
        <details class="disclosure" on:toggle=toggled>
            <summary>{move || title.get()}</summary>
            <div class="disclosure-body">
                {move || was_opened.get().then(|| children())}
            </div>
        </details>
    }
}
