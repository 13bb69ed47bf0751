//! What the page says: lasting messages, empty places that teach, progress.

use super::{Button, ButtonKind, Icon, IconName, voice};
use leptos::prelude::*;

/// How something stands. Colour is never alone: a word or icon goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to judge.
    Info,
    /// On target.
    Good,
    /// Near the limit.
    Warn,
    /// Misses the target; lost or refused.
    Bad,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// The style class of text that is judged so.
    pub fn text_class(self) -> &'static str {
        match self {
            Self::Info => "",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
        }
    }

    /// The icon beside it.
    pub fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Good => IconName::Check,
            Self::Warn => IconName::Warning,
            Self::Bad => IconName::Cross,
        }
    }

    /// The word for it, for who cannot see colour or icon.
    pub fn word(self) -> &'static str {
        let words = voice().words.components();
        match self {
            Self::Info => "",
            Self::Good => words.tone_good,
            Self::Warn => words.tone_warn,
            Self::Bad => words.tone_bad,
        }
    }
}

impl From<crate::chart::Judgement> for Tone {
    fn from(judgement: crate::chart::Judgement) -> Self {
        match judgement {
            crate::chart::Judgement::Good => Self::Good,
            crate::chart::Judgement::Warn => Self::Warn,
            crate::chart::Judgement::Bad => Self::Bad,
        }
    }
}

/// A message that stays until what it says is no longer so. Its actions are its children.
#[component]
pub fn Banner(
    /// How serious it is.
    tone: Tone,
    /// What is so, and what it means.
    #[prop(into)]
    message: Signal<String>,
    /// The reader may put it away.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    let close = on_close.map(|on_close| {
        let words = voice().words.components().close;
        view! { <Button kind=ButtonKind::Link on_press=move |_| on_close.run(())>{words}</Button> }
    });
    view! {
        <div class=format!("banner tone-{}", tone.class()) role=role>
            <Icon name=tone.icon() />
            <p>{move || message.get()}</p>
            <div class="actions">{children.map(|children| children())}{close}</div>
        </div>
    }
}

/// A judged sentence: its icon and colour say what the words say.
#[component]
pub fn Judged(
    /// How it stands.
    tone: Signal<Tone>,
    /// What is so.
    words: Signal<String>,
) -> impl IntoView {
    view! {
        <p class=move || format!("judged tone-{}", tone.get().class())>
            <Icon name=Signal::derive(move || tone.get().icon()) />
            {words}
        </p>
    }
}

/// What to do where nothing is yet: a sentence that teaches, and the actions that fill the place.
#[component]
pub fn EmptyState(
    /// What belongs here.
    #[prop(into)]
    title: Signal<String>,
    /// What it is good for and how to begin.
    #[prop(into)]
    lesson: Signal<String>,
    /// Buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{move || title.get()}</h2>
            <p>{move || lesson.get()}</p>
            <div class="actions">{children()}</div>
        </div>
    }
}

/// How far a long job is, with a way out. Show it only for what takes more than a tenth of a second.
#[component]
pub fn ProgressBar(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// 0 to 1; none while it is not known.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// Stops the job and leaves nothing behind.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let said =
        move || share.get().map(|s| (voice().words.components().percent_done)(&voice().format.percent(s, 0)));
    let cancel = on_cancel.map(|on_cancel| {
        view! { <Button on_press=move |_| on_cancel.run(())>{voice().words.components().cancel}</Button> }
    });
    view! {
        <div class="progress">
            <p><span role="status">{move || label.get()}</span>" "<span class="muted">{said}</span></p>
            <progress max="1" aria-label=move || label.get() value=move || share.get().map(|s| format!("{s:.3}"))></progress>
            {cancel}
        </div>
    }
}
