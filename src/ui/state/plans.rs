//! Several plans: new ones, copies, names, deletion that can be undone.

use super::{AppState, Notice, OpenPlan, ReadOnly, SaveState};
use crate::{
    app::{
        blank::blank,
        command::{Command, SocChange},
        keeping::{Moment, PlanId, seal},
        plans::{Plans, PlansError},
        sources::noted_plan,
    },
    base::Month,
    document,
    domain::{Document, SocFacts},
    platform::{
        clock,
        persistence::Promised,
        storage::{Save, StoreError},
        tabs::Announcement,
    },
    ui::format::voice,
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

impl AppState {
    /// Adds a plan to this browser and opens it.
    pub fn add_plan(&self, document: Document) {
        let state = *self;
        let document = noted_plan(document, &voice().words.defaults);
        spawn_local(async move {
            if state.leave_open_plan().await {
                state.add_and_show(document).await;
            }
        });
    }

    async fn add_and_show(&self, mut document: Document) {
        let plan = PlanId(clock::random_id());
        let name = self.index.with_untracked(|index| index.free_name(&document.soc.plan_name));
        document = named(&document, name);
        match self.keep_new(plan, &document).await {
            Ok(()) => {
                self.store().write_open_plan(Some(plan));
                self.enter(plan);
            }
            Err(error) => {
                // It cannot be kept, but it can be worked on and downloaded.
                self.show(OpenPlan { id: Some(plan), read_only: None }, document, None);
                self.parts.update_value(|parts| parts.revision += 1);
                self.saving.set(SaveState::Failed(error.clone()));
                self.notify(Notice::NotSaved(error));
                self.save_now();
            }
        }
    }

    /// Keeps a plan that is not open.
    async fn keep_new(&self, plan: PlanId, document: &Document) -> Result<(), StoreError> {
        let now = clock::now();
        let sealed = seal(&super::saving::kept(document, now)?);
        self.store().save(Save { plan, sealed, copy_as: Some(now), drop_copies: Vec::new() }).await?;
        let mut added = Ok(String::new());
        self.change_index(|index| added = index.add(plan, &document.soc.plan_name, now))?;
        added.map_err(|error| StoreError::Failed(error.to_string()))?;
        self.announce_index();
        if self.promised.get_untracked() == Promised::Unknown && self.store().lasts() {
            self.ask_promise();
        }
        Ok(())
    }

    /// Adds an empty plan and opens it.
    pub fn new_plan(&self) {
        let name = voice().words.changes.new_plan;
        self.add_plan(blank(name, Month::of(clock::today()), &clock::reader_zone()));
    }

    /// Opens a sample, for reading.
    pub fn open_sample(&self, sample: Document) {
        let open = OpenPlan { id: None, read_only: Some(ReadOnly::Sample) };
        self.open_unkept(open, sample);
    }

    fn open_unkept(&self, open: OpenPlan, document: Document) {
        let state = *self;
        spawn_local(async move {
            if state.leave_open_plan().await {
                state.store().write_open_plan(None);
                state.show(open, document, None);
            }
        });
    }

    /// Makes what is open, and only looked at, a plan of one's own.
    pub fn make_mine(&self) {
        self.add_plan((*self.document.get_untracked()).clone());
    }

    /// Opens a plan for reading that is not kept: a file from a newer version.
    pub fn look_at(&self, document: Document) {
        self.open_unkept(OpenPlan { id: None, read_only: Some(ReadOnly::Newer) }, document);
    }

    /// Changes a plan from now on without the entries that this version does not know.
    pub fn accept_loss(&self) {
        if let Some(open) = self.open.get_untracked().filter(|open| open.read_only == Some(ReadOnly::Loss)) {
            self.open.set(Some(OpenPlan { read_only: None, ..open }));
        }
    }

    /// Keeps the changes that another tab overtook as a plan of their own.
    pub fn keep_stranded(&self) {
        let document = self.document.get_untracked();
        let name = (voice().words.shell.keeping.own_name)(&document.soc.plan_name);
        let own = named(&document, name);
        self.parts.update_value(|parts| {
            parts.stranded = false;
            parts.saved_revision = parts.revision;
        });
        self.dismiss(&Notice::Stranded);
        self.add_plan(own);
    }

    /// A plan of this browser as it is now: the open one as it stands, another one as it was saved.
    pub(super) async fn content(&self, plan: PlanId) -> Option<Document> {
        if self.open_id() == Some(plan) {
            return Some((*self.document.get_untracked()).clone());
        }
        let found = self.read(plan, false).await?;
        document::load(found.kept.text.as_bytes()).ok().map(|loaded| loaded.document)
    }

    /// Makes a copy of a plan and opens it.
    pub fn duplicate(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            if let Some(document) = state.content(plan).await {
                let name = (voice().words.changes.copy_of)(&document.soc.plan_name);
                state.add_plan(named(&document, name));
            }
        });
    }

    /// Opens an earlier copy of the open plan as a plan of its own.
    pub fn open_copy(&self, made: Moment) {
        let state = *self;
        spawn_local(async move {
            let Some(plan) = state.open_id() else { return };
            let texts = state.store().texts(plan).await.unwrap_or_default();
            let kept = texts.copies.iter().filter_map(|sealed| crate::app::keeping::unseal(sealed).ok());
            let Some(kept) = kept.into_iter().find(|kept| kept.saved_at == made) else { return };
            if let Ok(loaded) = document::load(kept.text.as_bytes()) {
                let voice = voice();
                let of = clock::local(made);
                let name =
                    (voice.words.plans.facts.copy_name)(voice.format, &loaded.document.soc.plan_name, of);
                state.add_plan(named(&loaded.document, name));
            }
        });
    }

    /// The earlier copies of the open plan, newest first.
    pub async fn copies(&self) -> Vec<Moment> {
        let Some(plan) = self.open_id() else { return Vec::new() };
        let mut copies = self.store().copies(plan).await.unwrap_or_default();
        copies.sort_unstable_by(|a, b| b.cmp(a));
        copies
    }

    /// Deletes a plan; it can be restored for a while.
    pub fn delete(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            let name = state.name_of(plan);
            if state.open_id() == Some(plan) {
                if !state.leave_open_plan().await {
                    return;
                }
                state.open.set(None);
                state.store().write_open_plan(None);
                state.remember_for_rescue();
            }
            state.change_list(|index| index.delete(plan, clock::now()));
            let words = voice().words;
            let undo = Callback::new(move |()| state.restore(plan));
            state.toaster.offer((words.plans.deleted)(&name), words.shell.undo, undo);
        });
    }

    /// Gives a plan another name: the open one by a change that can be undone, another one in its text.
    pub fn rename(&self, plan: PlanId, wanted: &str) {
        if self.open_id() == Some(plan) {
            // Refused only for reading; that is said by the change itself.
            let _ = self.dispatch(Command::Soc(SocChange::PlanName(wanted.trim().to_owned())));
            return;
        }
        let (state, wanted) = (*self, wanted.trim().to_owned());
        spawn_local(async move {
            let Some(document) = state.content(plan).await else { return };
            let now = clock::now();
            let renamed = match super::saving::kept(&named(&document, wanted.clone()), now) {
                Ok(kept) => {
                    let save = Save { plan, sealed: seal(&kept), copy_as: None, drop_copies: Vec::new() };
                    state.store().save(save).await
                }
                Err(error) => Err(error),
            };
            match renamed {
                Ok(()) => {
                    state.change_list(|index| index.rename(plan, &wanted).map(|_| ()));
                    state.announce(Announcement::Saved(plan));
                }
                Err(error) => state.notify(Notice::NotSaved(error)),
            }
        });
    }

    /// Restores a deleted plan.
    pub fn restore(&self, plan: PlanId) {
        let name = self.name_of(plan);
        self.change_list(|index| index.restore(plan, clock::now()).map(|_| ()));
        self.toaster.say((voice().words.plans.restored)(&name));
    }

    /// Deletes a plan and its copies for good.
    pub fn delete_for_good(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            state.forget_texts(plan).await;
            state.change_list(|index| {
                index.entries.retain(|entry| entry.id != plan);
                Ok(())
            });
        });
    }

    pub(super) async fn forget_texts(&self, plan: PlanId) {
        let store = self.store();
        store.clear_journal(plan);
        if let Err(error) = store.delete(plan).await {
            self.notify(Notice::NotSaved(error));
        }
    }

    /// Changes the list and tells the other tabs. A plan that is gone from it was taken away by one of those.
    fn change_list(&self, change: impl FnOnce(&mut Plans) -> Result<(), PlansError>) {
        let mut changed = Ok(());
        match self.change_index(|index| changed = change(index)) {
            Ok(()) => self.announce_index(),
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }
}

/// The same plan by another name.
fn named(document: &Document, plan_name: String) -> Document {
    let soc = SocFacts { plan_name, ..(*document.soc).clone() };
    Document { soc: Arc::new(soc), ..document.clone() }
}
