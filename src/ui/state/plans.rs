//! Several plans: new ones, copies, names, deletion that can be undone.

use super::{AppState, Notice, OpenPlan, ReadOnly, SaveState, store_cause};
use crate::{
    app::{
        blank::blank,
        command::{Command, SocChange},
        keeping::{Moment, PlanId, seal, unseal},
        plans::{Plans, PlansError, Whereabouts, fitting_name},
        sources::noted_plan,
        transfer::Content,
    },
    base::Month,
    domain::{Document, Issue},
    platform::{
        clock,
        persistence::Promised,
        storage::{Save, StoreError},
        tabs::Announcement,
    },
    ui::format::voice,
};
use leptos::{prelude::*, task::spawn_local};

impl AppState {
    /// Adds a plan to this browser and opens it.
    pub fn add_plan(&self, document: Document) {
        self.add_content(Content::whole(noted_plan(document, voice().words.defaults())));
    }

    /// The same for what was copied or imported.
    pub fn add_content(&self, content: Content) {
        let wanted = match fitting_name(&content.document.soc.plan_name, str::to_owned) {
            name if name.is_empty() => voice().words.plans().unnamed.to_owned(),
            name => name,
        };
        let name = self.index.with_untracked(|index| index.free_name(&wanted));
        let document = match self.renamed(&content.document, &name) {
            Ok(document) => document,
            Err(cause) => return self.toaster.say(cause),
        };
        let (state, content) = (*self, Content { document, ..content });
        spawn_local(async move {
            if state.leave_open_plan().await {
                state.add_and_show(content).await;
            }
        });
    }

    async fn add_and_show(&self, content: Content) {
        let plan = PlanId(clock::random_id());
        match self.keep_new(plan, &content).await {
            Ok(()) => self.enter(plan),
            Err(error) => {
                // It cannot be kept, but it can be worked on and downloaded.
                self.show(OpenPlan { id: Some(plan), read_only: None }, content, Vec::new(), None);
                self.enter(plan);
                self.parts.update_value(|parts| parts.revision += 1);
                self.saving.set(SaveState::Failed(error.clone()));
                self.notify(Notice::NotSaved(error));
                self.save_now();
            }
        }
    }

    /// Keeps a plan that is not open.
    async fn keep_new(&self, plan: PlanId, content: &Content) -> Result<(), StoreError> {
        let now = clock::now();
        let sealed = seal(&self.kept(&content.document, &content.omitted, now)?);
        self.store().save(Save { plan, sealed, copy_as: Some(now), drop_copies: Vec::new() }).await?;
        let mut added = Ok(String::new());
        self.change_index(|index| added = index.add(plan, &content.document.soc.plan_name, now))?;
        let not_listed = voice().words.shell().keeping.causes.not_listed;
        added.map_err(|_| StoreError::Failed(not_listed.to_owned()))?;
        self.announce_index();
        if self.promised.get_untracked() == Promised::Unknown && self.store().lasts() {
            self.ask_promise();
        }
        Ok(())
    }

    /// Adds an empty plan and opens it.
    pub fn new_plan(&self) {
        let name = voice().words.changes().new_plan;
        self.add_plan(blank(name, Month::of(clock::today()), &clock::reader_zone()));
    }

    /// Opens a sample, for reading.
    pub fn open_sample(&self, sample: Document) {
        let open = OpenPlan { id: None, read_only: Some(ReadOnly::Sample) };
        self.open_unkept(open, Content::whole(sample), Vec::new());
    }

    fn open_unkept(&self, open: OpenPlan, content: Content, about_file: Vec<Issue>) {
        let state = *self;
        spawn_local(async move {
            if state.leave_open_plan().await {
                state.show(open, content, about_file, None);
            }
        });
    }

    /// Makes the sample, which is only looked at, a plan of one's own.
    pub fn make_mine(&self) {
        if let Some(content) = self.if_editable(self.open_content()) {
            self.add_content(content);
        }
    }

    /// Opens a plan for reading that is not kept: a file from a newer version.
    pub fn look_at(&self, content: Content, about_file: &[Issue]) {
        let open = OpenPlan { id: None, read_only: Some(ReadOnly::Newer) };
        self.open_unkept(open, content, super::opening::of_the_file(about_file));
    }

    /// A plan that may be copied; otherwise it is said why not.
    fn if_editable(&self, content: Content) -> Option<Content> {
        if content.is_editable() {
            return Some(content);
        }
        self.toaster.say(voice().words.shell().keeping.copy_refused);
        None
    }

    /// Adds what a plan holds under another name made from its own.
    fn add_named(&self, content: Content, around: impl Fn(&str) -> String) {
        let name = fitting_name(&content.document.soc.plan_name, around);
        match self.renamed(&content.document, &name) {
            Ok(document) => self.add_content(Content { document, ..content }),
            Err(cause) => self.toaster.say(cause),
        }
    }

    /// The same plan by another name, or why it cannot bear that name.
    fn renamed(&self, document: &Document, name: &str) -> Result<Document, String> {
        let craft = self.craft().map_err(|error| store_cause(&error))?;
        (craft.renamed)(document, name)
    }

    fn in_words(&self, issues: &[Issue]) -> String {
        self.craft().map_or_else(|error| store_cause(&error), |craft| (craft.said)(issues))
    }

    /// Keeps the changes that another tab overtook as a plan of their own. They are let go here only when that is kept.
    pub fn keep_stranded(&self) {
        let state = *self;
        spawn_local(async move {
            let Some(content) = state.if_editable(state.open_content()) else { return };
            let words = voice().words.shell().keeping;
            let name = fitting_name(&content.document.soc.plan_name, words.own_name);
            let name = state.index.with_untracked(|index| index.free_name(&name));
            let document = match state.renamed(&content.document, &name) {
                Ok(document) => document,
                Err(cause) => return state.toaster.say(cause),
            };
            let plan = PlanId(clock::random_id());
            if let Err(error) = state.keep_new(plan, &Content { document, ..content }).await {
                return state.toaster.say((words.failed)(&store_cause(&error)));
            }
            state.parts.update_value(|parts| {
                parts.stranded = false;
                parts.saved_revision = parts.revision;
            });
            state.dismiss(&Notice::Stranded);
            state.open_plan(plan);
        });
    }

    /// Makes a copy of a plan and opens it.
    pub fn duplicate(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            let content = state.content(plan).await.and_then(|content| state.if_editable(content));
            if let Some(content) = content {
                state.add_named(content, voice().words.changes().copy_of);
            }
        });
    }

    /// Opens an earlier copy of the open plan as a plan of its own.
    pub fn open_copy(&self, made: Moment) {
        let state = *self;
        spawn_local(async move {
            let Some(plan) = state.open_id() else { return };
            let texts = state.store().texts(plan).await.unwrap_or_default();
            let kept = texts.copies.iter().filter_map(|sealed| unseal(sealed).ok());
            let Some(kept) = kept.into_iter().find(|kept| kept.saved_at == made) else { return };
            let loaded = match state.load(&kept.text).await {
                Ok(loaded) => loaded,
                Err(error) => return state.toaster.say(state.in_words(&error.issues())),
            };
            if let Some(content) = state.if_editable(Content::of(loaded, &kept.text)) {
                let voice = voice();
                let copy_name = voice.words.plans().facts.copy_name;
                state.add_named(content, |name| copy_name(voice.format, name, clock::local(made)));
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
                state.close();
            }
            let words = voice().words;
            if state.change_list(|index| index.delete(plan, clock::now())) == Ok(true) {
                state.toaster.offer_lasting((words.plans().deleted)(&name), words.shell().undo, move || {
                    state.restore(plan)
                });
            }
        });
    }

    /// Gives a plan another name, with a number behind it if that is taken: the open one by a change that can be undone,
    /// another one in its text, unless another tab edits it. What refuses the name is said in words.
    pub async fn rename(&self, plan: PlanId, wanted: &str) -> Result<(), String> {
        let words = voice().words;
        let free =
            |wanted: &str| self.index.with_untracked(|index| index.free_name_beside(wanted, Some(plan)));
        if self.open_id() == Some(plan) {
            let document = self.document.get_untracked();
            self.renamed(&document, wanted)?;
            let change = SocChange::PlanName(free(wanted));
            return self.dispatch(Command::Soc(change)).map_err(|issues| self.in_words(&issues));
        }
        let Some(tabs) = self.tabs() else { return Err(words.plans().rename_elsewhere.to_owned()) };
        // Held until the text is written: no other tab may save the plan meanwhile.
        let Some(_claim) = tabs.borrow(plan).await else {
            return Err(words.plans().rename_elsewhere.to_owned());
        };
        let Some(content) = self.content(plan).await else {
            return Err(words.plans().rename_unreadable.to_owned());
        };
        if !content.is_editable() {
            return Err(words.shell().keeping.copy_refused.to_owned());
        }
        self.renamed(&content.document, wanted)?;
        let name = free(wanted);
        let document = self.renamed(&content.document, &name)?;
        let before = content.document.soc.plan_name.clone();
        self.rewrite(plan, &Content { document, ..content }).await.map_err(|error| store_cause(&error))?;
        if self.change_list(|index| index.rename(plan, &name).map(|_| ())) == Ok(true) {
            let state = *self;
            let undo = move || {
                let before = before.clone();
                spawn_local(async move {
                    if let Err(cause) = state.rename(plan, &before).await {
                        state.toaster.say(cause);
                    }
                });
            };
            self.toaster.offer_lasting((words.plans().renamed)(&name), words.shell().undo, undo);
        }
        Ok(())
    }

    /// Replaces the text of a plan that nobody edits.
    async fn rewrite(&self, plan: PlanId, content: &Content) -> Result<(), StoreError> {
        let sealed = seal(&self.kept(&content.document, &content.omitted, clock::now())?);
        self.store().save(Save { plan, sealed, copy_as: None, drop_copies: Vec::new() }).await?;
        // What was put aside while a page was closing is in it.
        self.store().clear_journal(plan);
        self.announce(Announcement::Saved(plan));
        Ok(())
    }

    /// Restores a deleted plan. If its name is taken by now, it gets a number behind it, in the list and in the plan.
    pub fn restore(&self, plan: PlanId) {
        let state = *self;
        let words = voice().words.plans();
        let before = self.name_of(plan);
        if self.index.with_untracked(|index| index.whereabouts(plan)) == Whereabouts::Nowhere {
            return if self.open_id() == Some(plan) {
                // Deleted for good in another tab, but still here: kept anew.
                self.parts.update_value(|parts| parts.revision += 1);
                self.save_now();
            } else {
                self.toaster.say((words.gone)(&before));
            };
        }
        let mut name = None;
        let restored =
            self.change_list(|index| index.restore(plan, clock::now()).map(|got| name = Some(got)));
        match (restored, name) {
            (Ok(true), Some(name)) => {
                self.toaster.say((words.restored)(&name));
                self.look_for_deletion();
                if name != before {
                    spawn_local(async move {
                        if let Err(cause) = state.rename(plan, &name).await {
                            state.toaster.say(cause);
                        }
                    });
                }
            }
            (Ok(_), _) => {}
            (Err(_), _) => self.toaster.say((words.gone)(&before)),
        }
    }

    /// Deletes a plan and its copies for good.
    pub fn delete_for_good(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            state.forget_texts(plan).await;
            // That it is in the list no longer is no refusal.
            let _ = state.change_list(|index| {
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

    /// Changes the list and tells the other tabs: whether it could be kept, or why the list refuses.
    fn change_list(
        &self,
        change: impl FnOnce(&mut Plans) -> Result<(), PlansError>,
    ) -> Result<bool, PlansError> {
        let mut changed = Ok(());
        let written = self.change_index(|index| changed = change(index));
        changed?;
        match written {
            Ok(()) => self.announce_index(),
            Err(ref error) => self.notify(Notice::NotSaved(error.clone())),
        }
        Ok(written.is_ok())
    }
}
