//! Parts that are folded away and made only when they are first opened: a rota has many people, each with many fields.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{Part, part_line},
    ui::{format::voice, route::use_router},
};
use leptos::{ev, prelude::*};

/// The part under its title.
#[component]
pub(super) fn Fold(
    /// What is always in view.
    #[prop(into)]
    title: Signal<String>,
    /// A link leads into it, so that it opens.
    #[prop(optional, into)]
    meant: Signal<bool>,
    /// What opens.
    children: ChildrenFn,
) -> impl IntoView {
    let (is_open, was_opened, toggled) = opening(meant);
    view! {
        <details class="disclosure" prop:open=move || is_open.get() on:toggle=toggled>
            <summary>{move || title.get()}</summary>
            <div class="disclosure-body">
                {move || was_opened.get().then(|| children())}
            </div>
        </details>
    }
}

/// A part of what the rota is made of, with what there is of it beside its name.
#[component]
pub(super) fn PartFold(desk: RotaDesk, part: Part, children: ChildrenFn) -> impl IntoView {
    let address = use_router().address;
    let meant = Memo::new(move |_| {
        let anchor = address.with(|address| address.as_ref().and_then(|address| address.anchor.clone()));
        anchor.is_some_and(|anchor| desk.rota.with_untracked(|rota| Part::of(rota, &anchor)) == Some(part))
    });
    let (is_open, was_opened, toggled) = opening(Signal::derive(move || meant.get()));
    let line = Memo::new(move |_| desk.told.with(|rota, _| part_line(rota, part, voice())));
    view! {
        <details class="disclosure rota-part" id=part.key() prop:open=move || is_open.get() on:toggle=toggled>
            <summary>
                <strong>{move || line.with(|(name, _)| *name)}</strong>" "
                <span class="sub">{move || line.with(|(_, line)| line.clone())}</span>
            </summary>
            <div class="disclosure-body" class:of-one=part.is_one()>
                {move || was_opened.get().then(|| children())}
            </div>
        </details>
    }
}

/// Whether a link leads to the record of this name.
pub(super) fn is_meant(name: String) -> Signal<bool> {
    let address = use_router().address;
    Signal::derive(move || {
        address.with(|address| address.as_ref().is_some_and(|address| address.anchor.as_ref() == Some(&name)))
    })
}

/// Whether it is open, whether it ever was, and what follows the reader who opens and closes it.
pub(super) fn opening(meant: Signal<bool>) -> (RwSignal<bool>, RwSignal<bool>, impl Fn(ev::Event) + Clone) {
    let is_open = RwSignal::new(meant.get_untracked());
    let was_opened = RwSignal::new(meant.get_untracked());
    Effect::new(move |_| {
        if meant.get() {
            was_opened.set(true);
            is_open.set(true);
        }
    });
    let toggled = move |event: ev::Event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        if now {
            was_opened.set(true);
        }
        if is_open.get_untracked() != now {
            is_open.set(now);
        }
    };
    (is_open, was_opened, toggled)
}
