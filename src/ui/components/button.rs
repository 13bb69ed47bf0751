//! Actions.

use super::{Icon, IconName};
use leptos::{ev::MouseEvent, prelude::*};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The usual one.
    #[default]
    Plain,
    /// The one thing to do here; one a page at most.
    Primary,
    /// Words that act.
    Link,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button primary",
            Self::Link => "button link",
            Self::Danger => "button danger",
        }
    }
}

/// A button with words.
///
/// `<Button on_press=move |_| save()>"Save"</Button>`
#[component]
pub fn Button(
    /// What happens.
    #[prop(into)]
    on_press: Callback<MouseEvent>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Left of the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// It can do nothing now; the words beside it should say why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a button that is on or off.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            disabled=move || disabled.get()
            aria-pressed=move || pressed.get().map(|on| on.to_string())
            on:click=move |event| on_press.run(event)
        >
            {icon.map(|name| view! { <Icon name /> })}
            {children()}
        </button>
    }
}

/// A button that shows an icon only; its name is read aloud and shown under the pointer.
#[component]
pub fn IconButton(
    /// What it does, in words.
    #[prop(into)]
    name: Signal<String>,
    /// What it shows.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What happens.
    #[prop(into)]
    on_press: Callback<MouseEvent>,
    /// It can do nothing now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button icon-only"
            title=move || name.get()
            aria-label=move || name.get()
            disabled=move || disabled.get()
            on:click=move |event| on_press.run(event)
        >
            <Icon name=icon />
        </button>
    }
}
