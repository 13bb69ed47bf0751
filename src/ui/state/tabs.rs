//! The start of the page, and what other tabs bring about.

use super::{AppState, Notice, OpenPlan, ReadOnly};
use crate::{
    app::{
        keeping::{self, PlanEntry, PlanId, Search},
        plans::{Plans, Whereabouts},
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
            state.index.set(Plans { entries: store.index().unwrap_or_default(), open: None });
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
        let (known, is_damaged) = match store.index() {
            Ok(entries) => (entries, false),
            Err(keeping::Damaged) => (Vec::new(), true),
        };
        let mut gone = Vec::new();
        // If the index cannot be written, the next save says so.
        let _ = self.change_index(|index| gone = index.empty_bin(now, false));
        for plan in gone {
            self.forget_texts(plan).await;
        }
        let Ok(plans) = store.plans().await else { return };
        let unknown: Vec<_> =
            plans.into_iter().filter(|plan| known.iter().all(|entry| entry.id != *plan)).collect();
        if is_damaged || (known.is_empty() && !unknown.is_empty()) {
            self.notify(Notice::ListRebuilt);
        }
        for plan in unknown {
            let Ok(texts) = store.texts(plan).await else { continue };
            let journal = store.journal(plan);
            let found = self.newest(&texts, journal).await;
            // What does not open is listed too: opening it says why, and hands out its text.
            let (name, saved_at) = match found {
                Search::Found(found) => {
                    let loaded = self.load(&found.kept.text).await;
                    let name = loaded.map(|loaded| loaded.document.soc.plan_name.clone());
                    (name.unwrap_or_default(), found.kept.saved_at)
                }
                Search::NewerOnly(kept) => (String::new(), kept.saved_at),
                Search::Nothing(_) => (String::new(), now),
            };
            let entry = PlanEntry {
                id: plan,
                name,
                created_at: saved_at,
                saved_at,
                exported_at: None,
                deleted_at: None,
            };
            let _ = self.change_index(|index| index.entries.push(entry));
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
            // For a plan that does not open, what is open is not left.
            if state.read(plan, true).await.is_some() && state.leave_open_plan().await {
                state.enter(plan);
            }
        });
    }

    /// Saves what is open, so that another plan can take its place; whether it may. From then on nothing can be changed until
    /// something is shown or closed.
    pub(super) async fn leave_open_plan(&self) -> bool {
        if self.parts.with_value(|parts| parts.stranded) {
            return false;
        }
        self.switching.set(true);
        // What cannot be saved stays open, with its banner that offers the download.
        if !self.flush().await {
            self.switching.set(false);
            return false;
        }
        self.leave_tabs();
        true
    }

    pub(super) fn leave_tabs(&self) {
        self.parts.update_value(|parts| parts.entered = None);
        if let Some(tabs) = self.tabs() {
            tabs.leave();
        }
    }

    pub(super) fn enter(&self, plan: PlanId) {
        self.parts.update_value(|parts| parts.entered = Some(plan));
        if let Some(tabs) = self.tabs() {
            tabs.enter(plan);
        }
    }

    /// Edits here what another tab edits.
    pub fn take_over(&self) {
        if let Some(tabs) = self.tabs() {
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
            // It was never left: a new plan that could not be kept at once.
            TabEvent::MayEdit(plan) if open == Some(OpenPlan { id: Some(plan), read_only: None }) => {}
            TabEvent::MayEdit(plan) => spawn_local(async move {
                let followed = open == Some(OpenPlan { id: Some(plan), read_only: Some(ReadOnly::OtherTab) });
                state.show_kept(plan, true).await;
                if followed {
                    state.toaster.say(voice().words.shell().keeping.taken_over);
                }
            }),
            TabEvent::Follows(plan) | TabEvent::SavedElsewhere(plan) => {
                spawn_local(async move { state.show_kept(plan, false).await });
            }
            TabEvent::AskedToYield(plan) => spawn_local(async move {
                if state.flush().await
                    && state.open_id() == Some(plan)
                    && let Some(tabs) = state.tabs()
                {
                    tabs.yield_to_other();
                }
            }),
            TabEvent::Deposed(plan) => self.deposed(plan),
            TabEvent::IndexChanged => {
                let store = self.store();
                if let Ok(entries) = store.index() {
                    self.index.try_set(Plans { entries, open: None });
                }
                self.preferences.try_set(store.preferences());
                self.look_for_deletion();
            }
        }
    }

    /// Which plan is open; none for the sample and for a file that is only looked at.
    pub fn open_id(&self) -> Option<PlanId> {
        self.open.try_get_untracked().flatten().and_then(|open| open.id)
    }

    /// Says so if another tab deleted the plan that is open, for as long as it is deleted.
    pub(super) fn look_for_deletion(&self) {
        let Some(plan) = self.open_id() else { return };
        let was_saved = self.parts.with_value(|parts| parts.saved_at.is_some());
        match self.index.with_untracked(|index| index.whereabouts(plan)) {
            Whereabouts::Nowhere if !was_saved => {}
            Whereabouts::Bin | Whereabouts::Nowhere => {
                let name = self.parts.with_value(|parts| parts.history.document().soc.plan_name.clone());
                self.notify(Notice::Deleted { plan, name });
            }
            Whereabouts::Listed => self.forget_deletion(),
        }
    }

    pub(super) fn forget_deletion(&self) {
        self.notices.try_update(|notices| notices.retain(|notice| !matches!(notice, Notice::Deleted { .. })));
    }

    fn deposed(&self, plan: PlanId) {
        if self.open_id() != Some(plan) {
            // Taken by force while it was being opened.
            let state = *self;
            spawn_local(async move { state.show_kept(plan, false).await });
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
