//! A question or a panel over the page. It is the browser's own `<dialog>`: Escape closes it, focus stays inside and goes
//! back to where it was.

use super::{IconButton, IconName, next_id, voice};
use leptos::{html, prelude::*};

/// Where a dialog stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogKind {
    /// In the middle.
    #[default]
    Middle,
    /// At the right edge, as high as the window: explanations and details.
    Side,
}

/// A dialog. `open` is the truth: closing it by any way runs `on_close`, which should set it to false.
#[component]
pub fn Dialog(
    /// It is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The reader closed it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its head.
    #[prop(into)]
    title: Signal<String>,
    /// Where it stands.
    #[prop(optional)]
    kind: DialogKind,
    /// Made when it opens, gone when it closes.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = next_id("dialog");
    let labelled_by = title_id.clone();
    let children = StoredValue::new(children);
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that is no longer in the page cannot be shown; there is nobody to tell.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        if open.try_get_untracked() == Some(true) {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=node
            class=match kind { DialogKind::Middle => "dialog", DialogKind::Side => "dialog side" }
            aria-labelledby=labelled_by
            on:close=closed
        >
            <header class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <IconButton name=voice().words.components().close icon=IconName::Close on_press=move |_| on_close.run(()) />
            </header>
            <div class="dialog-body">
                <Show when=move || open.get()>{children.with_value(|children| children())}</Show>
            </div>
        </dialog>
    }
}
