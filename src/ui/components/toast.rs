//! Messages that pass, read aloud politely, with an action such as Undo. Nothing is said here only: what matters lasts in a
//! banner or in the page.

use super::{Button, ButtonKind, IconButton, IconName, voice};
use leptos::{ev::FocusEvent, prelude::*};
use std::{sync::Arc, time::Duration};
use wasm_bindgen::JsCast;

/// How long a message stays that only tells something: it may stand before what is worked on.
const STAYS: Duration = Duration::from_secs(5);
/// How long one with an action stays; long enough to read it and reach the action.
const OFFER_STAYS: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Toast {
    id: u32,
    message: String,
    action: Option<(String, Action)>,
    /// It is about the last step of the plan, and means nothing after the next one.
    is_of_step: bool,
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
        self.push(message.into(), None, false);
    }

    /// Says what the last change of the plan was and offers an action on it, such as Undo: gone with the next change.
    pub fn offer(
        self,
        message: impl Into<String>,
        action: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(message.into(), Some((action.into(), Arc::new(run))), true);
    }

    /// Says something and offers an action that can be done whatever happens to the open plan.
    pub fn offer_lasting(
        self,
        message: impl Into<String>,
        action: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(message.into(), Some((action.into(), Arc::new(run))), false);
    }

    /// The plan was changed, or a change taken back: what was offered on the step before is no longer the last one's.
    pub fn step_is_over(self) {
        if self.toasts.try_with_untracked(|toasts| toasts.iter().any(|toast| toast.is_of_step)) == Some(true)
        {
            self.toasts.update(|toasts| toasts.retain(|toast| !toast.is_of_step));
        }
    }

    /// One at a time: the newer is what just happened, and several would cover what they are about.
    fn push(self, message: String, action: Option<(String, Action)>, is_of_step: bool) {
        let id = self.last.get_untracked().wrapping_add(1);
        let stays = if action.is_some() { OFFER_STAYS } else { STAYS };
        self.last.set(id);
        self.toasts.set(vec![Toast { id, message, action, is_of_step }]);
        self.close_later(id, stays);
    }

    /// Stays while the pointer or the focus is on it, then goes.
    fn close_later(self, id: u32, stays: Duration) {
        set_timeout(
            move || {
                let busy =
                    document().query_selector(".toasts:hover, .toasts:focus-within").ok().flatten().is_some();
                if busy { self.close_later(id, stays) } else { self.close(id) }
            },
            stays,
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
    // What had the focus before a message: it gets it back when the message goes by its action.
    let before = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let entered = move |event: FocusEvent| {
        let from = event.related_target().and_then(|from| from.dyn_into::<web_sys::HtmlElement>().ok());
        if from.as_ref().is_some_and(|from| from.closest(".toasts").is_ok_and(|found| found.is_none())) {
            before.set_value(from);
        }
    };
    let back = move || {
        request_animation_frame(move || {
            if let Some(before) = before.get_value().filter(|before| before.is_connected()) {
                let _ = before.focus();
            }
        });
    };
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-label=words.messages on:focusin=entered>
            <For each=move || toaster.toasts.get() key=|toast| toast.id let:toast>
                <div class="toast">
                    <p>{toast.message}</p>
                    {toast.action.map(|(name, run)| view! {
                        <Button kind=ButtonKind::Link on_press=move |_| { run(); toaster.close(toast.id); back(); }>{name}</Button>
                    })}
                    <IconButton name=words.close icon=IconName::Close on_press=move |_| { toaster.close(toast.id); back(); } />
                </div>
            </For>
        </div>
    }
}
