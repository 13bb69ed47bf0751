//! The frame around every page: navigation, the bar at the top, banners, messages, keys.

mod banners;
mod bar;
mod keys;
mod palette;

use super::{
    components::{Button, IconName, Toasts},
    format::voice,
    pages::Page,
    route::{Address, Route, RouteGroup, group_name, page_name, use_router},
    state::use_app,
};
use crate::platform::storage::Theme;
use banners::Banners;
use bar::Bar;
use keys::{KeyList, listen};
use leptos::prelude::*;
use palette::Palette;
use wasm_bindgen::JsCast;

const PAGE: &str = "page";

/// What the keys and the bar open.
#[derive(Clone, Copy)]
pub(crate) struct Panels {
    palette: RwSignal<bool>,
    keys: RwSignal<bool>,
    navigation: RwSignal<bool>,
}

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let state = use_app();
    let panels = Panels {
        palette: RwSignal::new(false),
        keys: RwSignal::new(false),
        navigation: RwSignal::new(false),
    };
    provide_context(panels);
    listen(state, panels);
    show_theme();
    show_title();
    follow_focus(panels);
    let words = voice().words.shell();
    let skip = move |_| focus(PAGE);
    view! {
        <button type="button" class="skip" on:click=skip>{words.skip}</button>
        <div class="shell">
            <Navigation panels />
            <div class="shell-page">
                <div class="shell-head">
                    <Bar panels />
                    <Banners />
                </div>
                <main id=PAGE tabindex="-1">
                    <Show when=move || state.ready.get()><Page /></Show>
                </main>
            </div>
        </div>
        <Palette panels />
        <KeyList panels />
        <Toasts />
    }
}

/// The pages in their groups; only those that have something to show.
#[component]
fn Navigation(panels: Panels) -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let words = voice().words.shell();
    let link = move |route: Route| {
        let is_here = move || router.address.get().is_some_and(|address| address.route == route);
        let hidden = move || route.needs_plan() && state.open.get().is_none();
        view! {
            <li hidden=hidden>
                <a href=route.hash() aria-current=move || is_here().then_some("page")>{page_name(route, &words.pages)}</a>
                {(route == Route::Plan).then(|| view! { <IssueCount /> })}
            </li>
        }
    };
    let group = move |group: RouteGroup| {
        let routes: Vec<_> = Route::ALL.into_iter().filter(|route| route.group() == group).collect();
        if routes.is_empty() {
            return None;
        }
        let all_need_plan = routes.iter().all(|route| route.needs_plan());
        let hidden = move || all_need_plan && state.open.get().is_none();
        Some(view! {
            <div class="nav-group" hidden=hidden>
                <h2>{group_name(group, &words.pages)}</h2>
                <ul>{routes.into_iter().map(link).collect_view()}</ul>
            </div>
        })
    };
    view! {
        <nav id="pages" class="shell-nav" class:open=move || panels.navigation.get() aria-label=words.navigation>
            <p class="brand">{words.product}</p>
            {RouteGroup::ALL.into_iter().map(group).collect_view()}
            <Outside />
        </nav>
    }
}

/// How many things are worth knowing about the open plan, beside the page that lists them.
#[component]
fn IssueCount() -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let count = Memo::new(move |_| state.issues.with(Vec::len));
    move || {
        (count.get() > 0).then(|| {
            let said = (voice.words.plans().facts.issues_count)(voice.format, count.get());
            let number = voice.format.number(count.get() as f64, 0);
            let address = Route::Plan.hash();
            view! { <a class="issue-count" id="issue-count" href=address title=said.clone() aria-label=said>{number}</a> }
        })
    }
}

/// On a phone the bar has no room for when the plan was downloaded last, nor for doing so: both are here.
#[component]
fn Outside() -> impl IntoView {
    let state = use_app();
    let words = voice().words.shell();
    view! {
        <div class="nav-group narrow-only" hidden=move || state.open.get().is_none()>
            <p class="muted" id="export-state-narrow">{bar::exported_state(state)}</p>
            <Button icon=IconName::Download on_press=move |_| state.export()>{words.export}</Button>
        </div>
    }
}

fn show_theme() {
    let state = use_app();
    Effect::new(move || {
        let theme = match state.preferences.with(|preferences| preferences.theme) {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        if let Some(root) = document().document_element() {
            // The name of an attribute of our own is always allowed.
            let _ = match theme {
                Some(theme) => root.set_attribute("data-theme", theme),
                None => root.remove_attribute("data-theme"),
            };
        }
    });
}

fn show_title() {
    let state = use_app();
    let router = use_router();
    Effect::new(move || {
        let words = voice().words.shell();
        let page =
            router.address.get().map_or(words.no_such_page, |address| page_name(address.route, &words.pages));
        let plan = if state.open.get().is_some() {
            state.sections.soc.get().plan_name.clone()
        } else {
            String::new()
        };
        document().set_title(&(words.window_title)(page, &plan));
    });
}

/// A new page takes the focus, so that it is read aloud and the next Tab is in it; an element that is meant takes it itself.
fn follow_focus(panels: Panels) {
    let router = use_router();
    let state = use_app();
    Effect::new(move |before: Option<(Option<Address>, bool)>| {
        let now = (router.address.get(), state.ready.get());
        let (address, ready) = &now;
        let moved = before.as_ref().is_some_and(|before| before.0 != now.0);
        let became_ready = *ready && before.as_ref().is_some_and(|before| !before.1);
        panels.navigation.set(false);
        if *ready && (moved || became_ready) {
            let anchor = address.as_ref().and_then(|address| address.anchor.clone());
            let target = anchor.or_else(|| moved.then(|| PAGE.to_owned()));
            request_animation_frame(move || {
                if let Some(target) = target {
                    focus(&target);
                }
            });
        }
        now
    });
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        if id == PAGE {
            // The top of the page is above it: the bar and what the banners say.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else {
            element.scroll_into_view();
        }
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // What cannot take the focus is at least in view.
            let _ = element.focus_with_options(&options);
        }
    }
}
