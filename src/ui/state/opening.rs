//! Opening what was saved: the newest text that is whole and opens, and what is said when it is another than the last one saved.

use super::{AppState, Notice, OpenPlan, ReadOnly, SaveState, store_cause};
use crate::{
    app::{
        history::History,
        keeping::{self, NewestGood, Origin, PlanId, Search, unseal},
        transfer::Content,
    },
    document::{Access, Loaded},
    domain::{Issue, Section},
    platform::tabs::Tabs,
    ui::format::voice,
};
use leptos::prelude::*;

impl AppState {
    /// Why a whole text does not open; empty if it does.
    async fn refusal(&self, text: &str) -> String {
        let issues = self.load(text).await.err().map(|error| error.issues()).unwrap_or_default();
        self.craft().map_or_else(|error| store_cause(&error), |craft| (craft.causes)(&issues).join(" "))
    }

    /// The newest text of a plan that opens, and what it holds; says what it had to do to get it.
    pub(super) async fn read(&self, plan: PlanId, with_journal: bool) -> Option<(NewestGood, Loaded)> {
        let store = self.store();
        let name = self.name_of(plan);
        let texts = match store.texts(plan).await {
            Ok(texts) => texts,
            Err(error) => {
                self.notify(Notice::Unreadable { name, cause: store_cause(&error), text: String::new() });
                return None;
            }
        };
        let journal = with_journal.then(|| store.journal(plan)).flatten();
        match self.newest(&texts, journal).await {
            Search::Found(found) => {
                if found.damaged.is_some() || found.origin == Origin::Copy {
                    let (of, damaged) = (found.kept.saved_at, found.damaged.clone());
                    self.notify(Notice::Recovered { name, of, damaged });
                }
                let loaded = self.load(&found.kept.text).await.ok()?;
                Some((found, loaded))
            }
            Search::NewerOnly(kept) => {
                self.notify(Notice::Unreadable {
                    name,
                    cause: self.refusal(&kept.text).await,
                    text: kept.text,
                });
                None
            }
            Search::Nothing(None) => {
                self.notify(Notice::Lost { name });
                None
            }
            Search::Nothing(Some(found)) => {
                let (cause, text) = match unseal(&found) {
                    Ok(kept) => (self.refusal(&kept.text).await, kept.text),
                    Err(_) => (voice().words.shell().keeping.nothing_whole.to_owned(), found),
                };
                self.notify(Notice::Unreadable { name, cause, text });
                None
            }
        }
    }

    /// Shows a plan of the store, for editing or, if another tab edits it, for reading.
    pub(super) async fn show_kept(&self, plan: PlanId, editing: bool) {
        let read = self.read(plan, editing).await;
        let copies = self.store().copies(plan).await.unwrap_or_default();
        if !self.has_entered(plan) {
            // Another plan was chosen meanwhile.
            return;
        }
        let Some((found, loaded)) = read else {
            if self.switching.get_untracked() {
                // It could be read a moment ago, when what was open was left for it.
                self.close();
            }
            return;
        };
        let read_only = match (loaded.access, editing) {
            (Access::ReadOnlyNewer, _) => Some(ReadOnly::Newer),
            (_, false) => Some(ReadOnly::OtherTab),
            (Access::LossToAccept, true) => Some(ReadOnly::Loss),
            (Access::Editable, true) => None,
        };
        self.parts.update_value(|parts| parts.copies = copies);
        let about_file = of_the_file(&loaded.issues);
        let content = Content::of(loaded, &found.kept.text);
        let open = OpenPlan { id: Some(plan), read_only };
        self.show(open, content, about_file, Some(found.kept.saved_at));
        if read_only.is_none() && found.origin == Origin::Journal {
            // What was put aside while the page was closing belongs into the store at once. A copy waits for the first
            // change: until then the damaged text can still be downloaded.
            self.parts.update_value(|parts| parts.revision += 1);
            self.save_now();
        }
        if found.origin == Origin::Journal {
            self.toaster.say(voice().words.shell().keeping.journal);
        }
        self.look_for_deletion();
    }

    /// Shows a plan in place of what was open. `about_file` is what was found when its file was read.
    pub(super) fn show(
        &self,
        open: OpenPlan,
        content: Content,
        about_file: Vec<Issue>,
        saved_at: Option<keeping::Moment>,
    ) {
        self.parts.update_value(|parts| {
            parts.history = History::new(content.document);
            parts.omitted = content.omitted;
            parts.original = content.original;
            parts.saved_revision = parts.revision;
            parts.saved_at = saved_at;
            parts.stranded = false;
        });
        self.dismiss(&Notice::Stranded);
        if self.open_id() != open.id {
            self.forget_deletion();
            self.scenario.try_set(None);
        }
        if self.store().open_plan() != open.id {
            self.store().write_open_plan(open.id);
        }
        self.about_file.try_set(about_file);
        self.show_history();
        self.open.try_set(Some(open));
        self.switching.try_set(false);
        self.saving.try_set(SaveState::Saved(saved_at));
        self.remember_for_rescue();
    }

    /// Nothing is open any more; what was has been saved.
    pub(super) fn close(&self) {
        self.leave_tabs();
        self.store().write_open_plan(None);
        self.forget_deletion();
        self.about_file.try_set(Vec::new());
        self.open.try_set(None);
        self.switching.try_set(false);
        self.remember_for_rescue();
    }

    /// What is open, with all that a copy of it must carry on.
    pub(super) fn open_content(&self) -> Content {
        self.parts.with_value(|parts| Content {
            document: parts.history.document().clone(),
            omitted: parts.omitted.clone(),
            original: parts.original.clone(),
        })
    }

    /// A plan of this browser as it is now: the open one as it stands, another one as it was saved.
    pub(super) async fn content(&self, plan: PlanId) -> Option<Content> {
        if self.open_id() == Some(plan) {
            return Some(self.open_content());
        }
        let (found, loaded) = self.read(plan, true).await?;
        Some(Content::of(loaded, &found.kept.text))
    }

    /// Changes a plan from now on without the entries that this version does not know.
    pub fn accept_loss(&self) {
        if let Some(open) = self.open.get_untracked().filter(|open| open.read_only == Some(ReadOnly::Loss)) {
            self.parts.update_value(|parts| parts.original = None);
            self.about_file.set(Vec::new());
            self.open.set(Some(OpenPlan { read_only: None, ..open }));
        }
    }

    pub(super) fn tabs(&self) -> Option<Tabs> {
        self.parts.with_value(|parts| parts.tabs.clone())
    }

    fn has_entered(&self, plan: PlanId) -> bool {
        self.parts.with_value(|parts| parts.entered == Some(plan))
    }
}

/// What the reading of a file found, apart from what the plan itself says at any time.
pub(super) fn of_the_file(issues: &[Issue]) -> Vec<Issue> {
    issues.iter().filter(|issue| issue.place.section == Section::File).cloned().collect()
}
