//! Saving: within a second of a change, at once when the page is hidden, again after a failure; and opening what was saved.

use super::{AppState, Notice, OpenPlan, ReadOnly, SaveState};
use crate::{
    app::{
        history::History,
        keeping::{
            Kept, Moment, NewestGood, Origin, PlanEntry, PlanId, copy_is_due, newest_good, seal,
            superfluous_copies,
        },
        plans::Plans,
    },
    document::{self, Access},
    domain::{Document, label::ChangeLabel},
    platform::{
        clock,
        persistence::{self, Promised},
        storage::{Save, StoreError},
        tabs::Announcement,
    },
    ui::format::voice,
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
        if self.open.get_untracked().is_none_or(|open| open.read_only.is_some()) {
            return;
        }
        let mut what = None;
        self.parts.update_value(|parts| what = step(&mut parts.history));
        if let Some(what) = what {
            self.after_change();
            self.toaster.say(said(&what));
        }
    }

    pub(super) fn after_change(&self) {
        self.parts.update_value(|parts| parts.revision += 1);
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
        let (revision, document, mut copies) = self
            .parts
            .with_value(|parts| (parts.revision, parts.history.document().clone(), parts.copies.clone()));
        let kept = kept(&document, now)?;
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
            self.saving.try_set(if self.store().lasts() {
                SaveState::Saved(Some(now))
            } else {
                SaveState::Failed(StoreError::Forbidden)
            });
        }
        self.remember_for_rescue();
        self.announce(Announcement::Saved(plan));
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
            let document = self.parts.with_value(|parts| parts.history.document().clone());
            if let Ok(kept) = kept(&document, clock::now()) {
                // Too large or full: the save that follows is the other chance, and often comes to its end.
                let _ = self.store().write_journal(plan, &seal(&kept));
            }
            self.save_now();
        }
    }

    fn enter_in_index(&self, plan: PlanId, document: &Document, now: Moment) -> Result<(), StoreError> {
        self.change_index(|index| {
            let name = document.soc.plan_name.clone();
            match index.entries.iter_mut().find(|entry| entry.id == plan) {
                Some(entry) => {
                    entry.name = name;
                    entry.saved_at = now;
                }
                None => index.entries.push(PlanEntry {
                    id: plan,
                    name,
                    created_at: now,
                    saved_at: now,
                    exported_at: None,
                    deleted_at: None,
                }),
            }
        })
    }

    /// Changes the list of plans as it is now, whatever other tabs did to it.
    pub(super) fn change_index(&self, change: impl FnOnce(&mut Plans)) -> Result<(), StoreError> {
        let store = self.store();
        let mut index = Plans { entries: store.index(), open: None };
        change(&mut index);
        let written = store.write_index(&index.entries);
        self.index.try_set(index);
        written
    }

    /// The newest whole text of a plan; says what it had to do to get it.
    pub(super) async fn read(&self, plan: PlanId, with_journal: bool) -> Option<NewestGood> {
        let store = self.store();
        let name = self.name_of(plan);
        let texts = match store.texts(plan).await {
            Ok(texts) => texts,
            Err(error) => {
                self.notify(Notice::Unreadable { name, cause: error.to_string(), text: String::new() });
                return None;
            }
        };
        let journal = with_journal.then(|| store.journal(plan)).flatten();
        let found = newest_good(texts.saved.as_deref(), journal.as_deref(), &texts.copies);
        match &found {
            None if texts.saved.is_none() => self.notify(Notice::Lost { name }),
            None => self.notify(Notice::Unreadable {
                name,
                cause: voice().words.shell.keeping.nothing_whole.to_owned(),
                text: texts.saved.unwrap_or_default(),
            }),
            Some(found) if found.damaged.is_some() || found.origin == Origin::Copy => {
                self.notify(Notice::Recovered {
                    name,
                    of: found.kept.saved_at,
                    damaged: found.damaged.clone(),
                });
            }
            Some(_) => {}
        }
        found
    }

    /// Shows a plan of the store, for editing or, if another tab edits it, for reading.
    pub(super) async fn show_kept(&self, plan: PlanId, editing: bool) {
        let Some(found) = self.read(plan, editing).await else { return };
        let loaded = match document::load(found.kept.text.as_bytes()) {
            Ok(loaded) => loaded,
            Err(error) => {
                let say = voice().words.issues.say;
                let cause =
                    error.issues().iter().map(|issue| say(voice().format, issue).cause).collect::<Vec<_>>();
                let name = self.name_of(plan);
                self.notify(Notice::Unreadable { name, cause: cause.join(" "), text: found.kept.text });
                return;
            }
        };
        let read_only = match (loaded.access, editing) {
            (Access::ReadOnlyNewer, _) => Some(ReadOnly::Newer),
            (_, false) => Some(ReadOnly::OtherTab),
            (Access::LossToAccept, true) => Some(ReadOnly::Loss),
            (Access::Editable, true) => None,
        };
        let copies = self.store().copies(plan).await.unwrap_or_default();
        self.parts.update_value(|parts| parts.copies = copies);
        self.show(OpenPlan { id: Some(plan), read_only }, loaded.document, Some(found.kept.saved_at));
        if read_only.is_none() && found.origin != Origin::Saved {
            // What was found elsewhere belongs into the store at once.
            self.parts.update_value(|parts| parts.revision += 1);
            self.save_now();
        }
        if found.origin == Origin::Journal {
            self.toaster.say(voice().words.shell.keeping.journal);
        }
    }

    /// Shows a plan in place of what was open.
    pub(super) fn show(&self, open: OpenPlan, document: Document, saved_at: Option<Moment>) {
        self.parts.update_value(|parts| {
            parts.history = History::new(document);
            parts.saved_revision = parts.revision;
            parts.saved_at = saved_at;
            parts.stranded = false;
        });
        self.dismiss(&Notice::Stranded);
        self.show_history();
        self.open.try_set(Some(open));
        self.saving.try_set(SaveState::Saved(saved_at));
        self.remember_for_rescue();
    }

    pub(super) fn name_of(&self, plan: PlanId) -> String {
        let index = self.index.try_get_untracked().unwrap_or_default();
        let name = index.entries.into_iter().find(|entry| entry.id == plan).map(|entry| entry.name);
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| voice().words.plans.unnamed.to_owned())
    }
}

pub(super) fn kept(document: &Document, now: Moment) -> Result<Kept, StoreError> {
    let text = document::save(document, clock::utc(now).and_utc())
        .map_err(|error| StoreError::Failed(error.to_string()))?;
    Ok(Kept { saved_at: now, text })
}
