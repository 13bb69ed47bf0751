//! The start of the page, and what other tabs bring about.

use super::{AppState, Notice, OpenPlan, ReadOnly};
use crate::{
    app::{
        keeping::{PlanEntry, PlanId, unseal},
        plans::Plans,
    },
    platform::{
        clock, persistence,
        storage::{StoreError, open_store},
        tabs::{Announcement, TabEvent, Tabs},
    },
    ui::format::voice,
};
use gloo_events::EventListener;
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

impl AppState {
    /// Opens the store, joins the other tabs and opens the plan that was open last.
    pub fn start(&self) {
        let state = *self;
        self.watch_page();
        spawn_local(async move {
            let (store, error) = open_store().await;
            if error.is_some() {
                state.notify(Notice::Forbidden);
            }
            let last = store.open_plan();
            state.preferences.set(store.preferences());
            state.index.set(Plans { entries: store.index(), open: None });
            let tabs = Tabs::join(move |event| state.on_tab(event));
            state.parts.update_value(|parts| {
                parts.store = Rc::clone(&store);
                parts.tabs = Some(tabs);
            });
            state.repair_index().await;
            if let Some(plan) = last.filter(|plan| state.is_kept(*plan)) {
                state.open_plan(plan);
            }
            state.ready.set(true);
            if store.lasts() {
                let promised = persistence::look().await;
                // "Not kept" is worth asking about again with the first change.
                if promised != persistence::Promised::NotKept {
                    state.promised.set(promised);
                }
            }
        });
    }

    fn watch_page(&self) {
        let state = *self;
        let (Some(window), Some(document)) =
            (web_sys::window(), web_sys::window().and_then(|w| w.document()))
        else {
            return;
        };
        EventListener::new(&window, "pagehide", move |_| state.write_journal()).forget();
        let hidden = document.clone();
        EventListener::new(&document, "visibilitychange", move |_| {
            if hidden.visibility_state() == web_sys::VisibilityState::Hidden {
                state.write_journal();
            }
        })
        .forget();
    }

    /// The index is a convenience, the texts are the truth: plans that it does not know are entered, deleted ones whose
    /// time has passed are let go.
    async fn repair_index(&self) {
        let store = self.store();
        let now = clock::now();
        let known = store.index();
        let mut gone = Vec::new();
        // If the index cannot be written, the next save says so.
        let _ = self.change_index(|index| gone = index.empty_bin(now, false));
        for plan in gone {
            self.forget_texts(plan).await;
        }
        let Ok(plans) = store.plans().await else { return };
        for plan in plans.into_iter().filter(|plan| known.iter().all(|entry| entry.id != *plan)) {
            let Ok(texts) = store.texts(plan).await else { continue };
            let Some(kept) = texts.saved.as_deref().and_then(|sealed| unseal(sealed).ok()) else { continue };
            let name = crate::document::load(kept.text.as_bytes())
                .map(|loaded| loaded.document.soc.plan_name.clone())
                .unwrap_or_default();
            let _ = self.change_index(|index| {
                index.entries.push(PlanEntry {
                    id: plan,
                    name,
                    created_at: kept.saved_at,
                    saved_at: kept.saved_at,
                    exported_at: None,
                    deleted_at: None,
                });
            });
        }
    }

    fn is_kept(&self, plan: PlanId) -> bool {
        self.index.with_untracked(|index| index.get(plan).is_some())
    }

    /// Opens a plan of this browser; what is open is saved first, and stays open if it cannot be.
    pub fn open_plan(&self, plan: PlanId) {
        if self.open.get_untracked().is_some_and(|open| open.id == Some(plan)) {
            return;
        }
        let state = *self;
        spawn_local(async move {
            if state.leave_open_plan().await {
                state.store().write_open_plan(Some(plan));
                state.enter(plan);
            }
        });
    }

    /// Saves what is open, so that another plan can take its place; whether it may.
    pub(super) async fn leave_open_plan(&self) -> bool {
        // What cannot be saved stays open, with its banner that offers the download.
        let may = !self.parts.with_value(|parts| parts.stranded) && self.flush().await;
        if may {
            self.parts.with_value(|parts| {
                if let Some(tabs) = &parts.tabs {
                    tabs.leave();
                }
            });
        }
        may
    }

    pub(super) fn enter(&self, plan: PlanId) {
        let tabs = self.parts.with_value(|parts| parts.tabs.clone());
        if let Some(tabs) = tabs {
            tabs.enter(plan);
        }
    }

    /// Edits here what another tab edits.
    pub fn take_over(&self) {
        let tabs = self.parts.with_value(|parts| parts.tabs.clone());
        if let Some(tabs) = tabs {
            tabs.take_over();
        }
    }

    pub(super) fn announce_index(&self) {
        self.announce(Announcement::Index);
    }

    fn on_tab(&self, event: TabEvent) {
        let open = self.open.try_get_untracked().flatten();
        let stranded = self.parts.with_value(|parts| parts.stranded);
        let state = *self;
        match event {
            // The changes here are not in the store: keep showing them until the manager decides.
            TabEvent::MayEdit(_) | TabEvent::Follows(_) | TabEvent::SavedElsewhere(_) if stranded => {}
            TabEvent::MayEdit(plan) => spawn_local(async move {
                let followed = open == Some(OpenPlan { id: Some(plan), read_only: Some(ReadOnly::OtherTab) });
                state.show_kept(plan, true).await;
                if followed {
                    state.toaster.say(voice().words.shell.keeping.taken_over);
                }
            }),
            TabEvent::Follows(plan) | TabEvent::SavedElsewhere(plan) => {
                spawn_local(async move { state.show_kept(plan, false).await });
            }
            TabEvent::AskedToYield(plan) => spawn_local(async move {
                if state.flush().await && state.open_id() == Some(plan) {
                    let tabs = state.parts.with_value(|parts| parts.tabs.clone());
                    if let Some(tabs) = tabs {
                        tabs.yield_to_other();
                    }
                }
            }),
            TabEvent::Deposed(plan) => self.deposed(plan),
            TabEvent::IndexChanged => {
                let store = self.store();
                self.index.try_set(Plans { entries: store.index(), open: None });
                self.preferences.try_set(store.preferences());
            }
        }
    }

    pub(super) fn open_id(&self) -> Option<PlanId> {
        self.open.try_get_untracked().flatten().and_then(|open| open.id)
    }

    fn deposed(&self, plan: PlanId) {
        if self.open_id() != Some(plan) {
            return;
        }
        let unsaved = self.is_unsaved();
        self.open.try_set(Some(OpenPlan { id: Some(plan), read_only: Some(ReadOnly::OtherTab) }));
        if unsaved {
            self.parts.update_value(|parts| parts.stranded = true);
            // It is not tried again from here, so the banner that says so goes.
            self.dismiss(&Notice::NotSaved(StoreError::Full));
            self.notify(Notice::Stranded);
        }
        self.enter(plan);
    }

    /// Lets the changes go that another tab overtook, and follows that tab.
    pub fn let_stranded_go(&self) {
        self.parts.update_value(|parts| {
            parts.stranded = false;
            parts.saved_revision = parts.revision;
        });
        self.dismiss(&Notice::Stranded);
        if let Some(plan) = self.open_id() {
            self.enter(plan);
        }
    }
}
