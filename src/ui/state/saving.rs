//! Saving: within a second of a change, at once when the page is hidden, again after a failure.

use super::{AppState, Notice, SaveState};
use crate::{
    app::{
        history::History,
        keeping::{Kept, Moment, PlanId, copy_is_due, seal, superfluous_copies},
        plans::{Plans, Whereabouts},
    },
    document::envelope::Omitted,
    domain::{Document, label::ChangeLabel},
    platform::{
        clock,
        persistence::{self, Promised},
        storage::{Save, StoreError},
        tabs::Announcement,
    },
    ui::{focus, format::voice},
};
use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

/// Together with the time a save takes, well within a second.
const SAVE_AFTER_MILLISECONDS: u32 = 600;
const TRY_AGAIN_AFTER_MILLISECONDS: u32 = 5_000;

impl AppState {
    pub(super) fn step(
        &self,
        step: fn(&mut History) -> Option<ChangeLabel>,
        said: fn(&ChangeLabel) -> String,
    ) {
        if !self.may_change() {
            return;
        }
        let mut what = None;
        self.parts.update_value(|parts| what = step(&mut parts.history));
        if let Some(what) = what {
            focus::keep(|| self.after_change());
            self.toaster.say(said(&what));
        }
    }

    pub(super) fn after_change(&self) {
        self.parts.update_value(|parts| parts.revision += 1);
        self.toaster.step_is_over();
        self.show_history();
        self.saving.set(SaveState::Pending);
        self.remember_for_rescue();
        self.save_after(SAVE_AFTER_MILLISECONDS);
        if self.promised.get_untracked() == Promised::Unknown && self.store().lasts() {
            self.ask_promise();
        }
    }

    /// Asks the browser to keep what is stored.
    pub fn ask_promise(&self) {
        let state = *self;
        spawn_local(async move {
            let promised = persistence::ask().await;
            state.promised.try_set(promised);
        });
    }

    fn save_after(&self, milliseconds: u32) {
        let state = *self;
        self.parts.update_value(|parts| {
            // A running timer is left alone: typing on and on must not put the save off.
            if parts.save_soon.is_none() {
                parts.save_soon = Some(Timeout::new(milliseconds, move || {
                    state.parts.update_value(|parts| parts.save_soon = None);
                    state.save_now();
                }));
            }
        });
    }

    /// Saves what is not saved yet.
    pub fn save_now(&self) {
        let state = *self;
        spawn_local(async move {
            state.flush().await;
        });
    }

    pub(super) fn is_unsaved(&self) -> bool {
        self.parts.with_value(|parts| parts.revision != parts.saved_revision)
    }

    /// The plan that this tab may save, if it has one open.
    fn saved_here(&self) -> Option<PlanId> {
        self.open
            .try_get_untracked()
            .flatten()
            .filter(|open| open.read_only.is_none())
            .and_then(|open| open.id)
    }

    /// Saves what is not saved yet and waits for it; whether everything is kept.
    pub(super) async fn flush(&self) -> bool {
        let Some(plan) = self.saved_here() else { return !self.is_unsaved() };
        // Whoever comes second waits for the first: two saves at once could end in the wrong order.
        while self.parts.with_value(|parts| parts.save_running) {
            gloo_timers::future::TimeoutFuture::new(20).await;
        }
        while self.is_unsaved() && self.saved_here() == Some(plan) {
            self.parts.update_value(|parts| parts.save_running = true);
            let outcome = self.save_once(plan).await;
            self.parts.update_value(|parts| parts.save_running = false);
            if let Err(error) = outcome {
                self.save_failed(error);
                return false;
            }
        }
        true
    }

    async fn save_once(&self, plan: PlanId) -> Result<(), StoreError> {
        let now = clock::now();
        let store = self.store();
        let (revision, document, omitted, mut copies) = self.parts.with_value(|parts| {
            let document = parts.history.document().clone();
            (parts.revision, document, parts.omitted.clone(), parts.copies.clone())
        });
        let kept = self.kept(&document, &omitted, now)?;
        let copy_as = copy_is_due(&copies, now).then_some(now);
        copies.extend(copy_as);
        let drop_copies = superfluous_copies(&copies, now);
        copies.retain(|made| !drop_copies.contains(made));
        store.save(Save { plan, sealed: seal(&kept), copy_as, drop_copies }).await?;
        self.enter_in_index(plan, &document, now)?;
        self.parts.update_value(|parts| {
            parts.saved_revision = revision;
            parts.saved_at = Some(now);
            parts.copies = copies;
            if parts.revision == revision {
                // Nothing newer is waiting, so the journal has nothing to tell.
                store.clear_journal(plan);
            }
        });
        self.saved(plan, now);
        Ok(())
    }

    fn saved(&self, plan: PlanId, now: Moment) {
        self.dismiss(&Notice::NotSaved(StoreError::Full));
        if !self.is_unsaved() {
            self.saving.try_set(self.kept_until(Some(now)));
        }
        self.remember_for_rescue();
        self.announce(Announcement::Saved(plan));
    }

    /// How what was saved at that moment is kept: a store that goes with the page keeps nothing.
    pub(super) fn kept_until(&self, saved_at: Option<Moment>) -> SaveState {
        if self.store().lasts() || saved_at.is_none() {
            SaveState::Saved(saved_at)
        } else {
            SaveState::Failed(StoreError::Forbidden)
        }
    }

    fn save_failed(&self, error: StoreError) {
        self.saving.try_set(SaveState::Failed(error.clone()));
        self.notify(Notice::NotSaved(error));
        self.save_after(TRY_AGAIN_AFTER_MILLISECONDS);
    }

    pub(super) fn announce(&self, announcement: Announcement) {
        self.parts.with_value(|parts| {
            if let Some(tabs) = &parts.tabs {
                tabs.announce(announcement);
            }
        });
    }

    /// The page is being hidden or closed: nothing that waits may run any more, so the journal is written now.
    pub(super) fn write_journal(&self) {
        if let (Some(plan), true) = (self.saved_here(), self.is_unsaved()) {
            let content = self.open_content();
            if let Ok(kept) = self.kept(&content.document, &content.omitted, clock::now()) {
                // Too large or full: the save that follows is the other chance, and often comes to its end.
                let _ = self.store().write_journal(plan, &seal(&kept));
            }
            self.save_now();
        }
    }

    /// A plan that another tab deleted is back in the list with this save, and it is said.
    fn enter_in_index(&self, plan: PlanId, document: &Document, now: Moment) -> Result<(), StoreError> {
        let name = &document.soc.plan_name;
        let mut before = Whereabouts::Listed;
        self.change_index(|index| before = index.saved(plan, name, now))?;
        if before != Whereabouts::Listed {
            self.announce_index();
        }
        if before == Whereabouts::Bin {
            self.toaster.say((voice().words.shell().keeping.back_by_saving)(name));
        }
        self.look_for_deletion();
        Ok(())
    }

    /// Changes the list of plans as it is now, whatever other tabs did to it.
    pub(super) fn change_index(&self, change: impl FnOnce(&mut Plans)) -> Result<(), StoreError> {
        let store = self.store();
        // If it was damaged meanwhile, this tab still knows it.
        let entries = store.index().unwrap_or_else(|_| self.index.get_untracked().entries);
        let mut index = Plans { entries, open: None };
        change(&mut index);
        let written = store.write_index(&index.entries);
        self.index.try_set(index);
        written
    }

    /// The text of a plan as the store keeps it.
    pub(super) fn kept(
        &self,
        document: &Document,
        omitted: &[Omitted],
        now: Moment,
    ) -> Result<Kept, StoreError> {
        let text = (self.craft()?.written)(document, omitted, now).map_err(StoreError::Failed)?;
        Ok(Kept { saved_at: now, text })
    }

    pub(super) fn name_of(&self, plan: PlanId) -> String {
        let index = self.index.try_get_untracked().unwrap_or_default();
        let name = index.entries.into_iter().find(|entry| entry.id == plan).map(|entry| entry.name);
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| voice().words.plans().unnamed.to_owned())
    }
}
