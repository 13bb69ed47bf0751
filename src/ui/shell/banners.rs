//! What is said until it is no longer so: nothing about keeping a plan goes wrong in silence.

use crate::{
    platform::{clock, storage::StoreError},
    ui::{
        components::{Banner, Button, ButtonKind, Tone},
        format::voice,
        state::{AppState, Notice, ReadOnly, store_cause, use_app},
    },
};
use leptos::prelude::*;

/// All banners.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let state = use_app();
    let read_only = move || state.open.get().and_then(|open| open.read_only);
    let stranded = move || state.notices.with(|notices| notices.contains(&Notice::Stranded));
    view! {
        <div class="banners">
            {move || state.notices.get().into_iter().map(|notice| shown(state, notice)).collect_view()}
            <ScenarioBar />
            {move || read_only().filter(|_| !stranded()).map(|reason| view! { <ReadOnlyBanner reason /> })}
        </div>
    }
}

/// Which scenario is shown, for as long as one is.
#[component]
fn ScenarioBar() -> impl IntoView {
    let state = use_app();
    let words = voice().words.shell();
    let name = Memo::new(move |_| {
        let id = state.scenario.get()?;
        state.document.with(|plan| plan.scenarios.get(&id).map(|scenario| scenario.name.clone()))
    });
    move || {
        name.get().filter(|_| state.open.get().is_some()).map(|name| {
            view! {
                <div class="scenario-bar">
                    <p>{(words.scenario_shown)(&name)}</p>
                    <Button on_press=move |_| state.scenario.set(None)>{words.scenario_off}</Button>
                </div>
            }
        })
    }
}

/// Why the plan cannot be changed, and what can be done about it.
#[component]
fn ReadOnlyBanner(reason: ReadOnly) -> impl IntoView {
    let state = use_app();
    let words = voice().words.shell().keeping;
    match reason {
        ReadOnly::Sample => view! {
            <Banner tone=Tone::Info message=words.sample>
                <Button kind=ButtonKind::Primary on_press=move |_| state.make_mine()>{words.make_mine}</Button>
            </Banner>
        }
        .into_any(),
        ReadOnly::OtherTab => view! {
            <Banner tone=Tone::Info message=words.follows>
                <Button on_press=move |_| state.take_over()>{words.take_over}</Button>
            </Banner>
        }
        .into_any(),
        ReadOnly::Newer => view! {
            <Banner tone=Tone::Warn message=words.newer>
                <Button on_press=move |_| state.export()>{words.download_copy}</Button>
                <AboutFile />
            </Banner>
        }
        .into_any(),
        ReadOnly::Loss => view! {
            <Banner tone=Tone::Warn message=words.loss>
                <Button on_press=move |_| state.export()>{words.download_copy}</Button>
                <Button on_press=move |_| state.accept_loss()>{words.accept_loss}</Button>
                <AboutFile />
            </Banner>
        }
        .into_any(),
    }
}

/// What was found when the file was read: the entries that would be lost.
#[component]
fn AboutFile() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let head = move || {
        let count = state.about_file.with(Vec::len);
        (voice.words.shell().keeping.unknown_entries)(voice.format, count)
    };
    let causes = move || {
        let causes = state.about_file.with(|issues| state.causes(issues));
        causes.into_iter().map(|cause| view! { <li>{cause}</li> }).collect_view()
    };
    view! {
        <Show when=move || state.about_file.with(|issues| !issues.is_empty())>
            <details class="about-file"><summary>{head}</summary><ul>{causes}</ul></details>
        </Show>
    }
}

fn shown(state: AppState, notice: Notice) -> AnyView {
    let voice = voice();
    let words = voice.words.shell().keeping;
    let copy = move || view! { <Button on_press=move |_| state.export()>{words.download_copy}</Button> };
    let this = notice.clone();
    let dismiss = Callback::new(move |()| state.dismiss(&this));
    match notice {
        Notice::Forbidden => {
            view! { <Banner tone=Tone::Bad message=words.forbidden>{copy()}</Banner> }.into_any()
        }
        Notice::NotSaved(error) => {
            let message = match &error {
                StoreError::Full => words.full.to_owned(),
                StoreError::Forbidden => words.forbidden.to_owned(),
                StoreError::Failed(_) => (words.failed)(&store_cause(&error)),
            };
            view! {
                <Banner tone=Tone::Bad message>
                    {copy()}
                    <Button on_press=move |_| state.save_now()>{words.try_again}</Button>
                </Banner>
            }
            .into_any()
        }
        Notice::ListRebuilt => {
            view! { <Banner tone=Tone::Warn message=words.list_rebuilt on_close=dismiss /> }.into_any()
        }
        Notice::Deleted { plan, name } => {
            let message = (words.deleted_elsewhere)(&name);
            view! {
                <Banner tone=Tone::Bad message>
                    <Button kind=ButtonKind::Primary on_press=move |_| state.restore(plan)>{words.restore}</Button>
                    {copy()}
                </Banner>
            }
            .into_any()
        }
        Notice::Recovered { name, of, damaged } => {
            let message = (words.recovered)(voice.format, &name, clock::local(of));
            let damaged = damaged.map(|text| {
                let press = move |_| state.download_text(&name, &text);
                view! { <Button on_press=press>{words.download_damaged}</Button> }
            });
            view! { <Banner tone=Tone::Warn message on_close=dismiss>{damaged}</Banner> }.into_any()
        }
        Notice::Lost { name } => {
            view! { <Banner tone=Tone::Bad message=(words.lost)(&name) on_close=dismiss /> }.into_any()
        }
        Notice::Unreadable { name, cause, text } => {
            let message = (words.unreadable)(&name, &cause);
            let press = move |_| state.download_text(&name, &text);
            view! {
                <Banner tone=Tone::Bad message on_close=dismiss>
                    <Button on_press=press>{words.download_unreadable}</Button>
                </Banner>
            }
            .into_any()
        }
        Notice::Stranded => view! {
            <Banner tone=Tone::Bad message=words.stranded>
                <Button on_press=move |_| state.keep_stranded()>{words.keep_as_own}</Button>
                {copy()}
                <Button on_press=move |_| state.let_stranded_go()>{words.let_go}</Button>
            </Banner>
        }
        .into_any(),
    }
}
