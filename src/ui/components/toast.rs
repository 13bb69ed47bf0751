//! Messages that pass, read aloud politely, with an action such as Undo. Nothing is said here only: what matters lasts in a
//! banner or in the page.

use super::{Button, ButtonKind, IconButton, IconName, voice};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// How long a message stays; long enough to read it and reach its action.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Toast {
    id: u32,
    message: String,
    action: Option<(String, Action)>,
}

// No `Callback`: that would go with whatever offered it, and the message stays longer.
type Action = Arc<dyn Fn() + Send + Sync>;

/// Says things; copy it into callbacks at will.
#[derive(Clone, Copy)]
pub struct Toaster {
    toasts: RwSignal<Vec<Toast>>,
    last: RwSignal<u32>,
}

impl Toaster {
    /// Made once by the shell, which provides it as context and shows `<Toasts/>`.
    pub fn new() -> Self {
        Self { toasts: RwSignal::new(Vec::new()), last: RwSignal::new(0) }
    }

    /// Says something.
    pub fn say(self, message: impl Into<String>) {
        self.push(message.into(), None);
    }

    /// Says something and offers an action, such as Undo.
    pub fn offer(
        self,
        message: impl Into<String>,
        action: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(message.into(), Some((action.into(), Arc::new(run))));
    }

    fn push(self, message: String, action: Option<(String, Action)>) {
        let id = self.last.get_untracked().wrapping_add(1);
        self.last.set(id);
        self.toasts.update(|toasts| {
            // The same words again are the newer message, not one more.
            toasts.retain(|toast| toast.message != message);
            // More than three cannot be read.
            if toasts.len() > 2 {
                toasts.remove(0);
            }
            toasts.push(Toast { id, message, action });
        });
        self.close_later(id);
    }

    /// Stays while the pointer or the focus is on it, then goes.
    fn close_later(self, id: u32) {
        set_timeout(
            move || {
                let busy =
                    document().query_selector(".toasts:hover, .toasts:focus-within").ok().flatten().is_some();
                if busy { self.close_later(id) } else { self.close(id) }
            },
            STAYS,
        );
    }

    fn close(self, id: u32) {
        self.toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

impl Default for Toaster {
    fn default() -> Self {
        Self::new()
    }
}

/// The one the shell provided; without a shell, one that nobody sees. Call it where a component is made and move it into
/// callbacks: an event has no context to find it in.
pub fn use_toasts() -> Toaster {
    use_context().unwrap_or_default()
}

/// Where messages appear; once, in the shell.
#[component]
pub fn Toasts() -> impl IntoView {
    let toaster = use_toasts();
    let words = voice().words.components();
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-label=words.messages>
            <For each=move || toaster.toasts.get() key=|toast| toast.id let:toast>
                <div class="toast">
                    <p>{toast.message}</p>
                    {toast.action.map(|(name, run)| view! {
                        <Button kind=ButtonKind::Link on_press=move |_| { run(); toaster.close(toast.id); }>{name}</Button>
                    })}
                    <IconButton name=words.close icon=IconName::Close on_press=move |_| toaster.close(toast.id) />
                </div>
            </For>
        </div>
    }
}
