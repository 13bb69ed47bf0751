//! What is open, what can be done with it, and how it is kept: one state for all pages, under the root owner.
//!
//! Pages read [`AppState::document`] or one of [`Sections`], and change the plan by [`AppState::dispatch`] alone.

mod craft;
mod exporting;
mod notice;
mod opening;
mod plans;
mod reading;
mod saving;
mod tabs;

pub use craft::Craft;
use notice::save_cause;
pub use notice::{Notice, ReadOnly, SaveState, file_cause, store_cause};

use super::{
    components::Toaster,
    format::voice,
    panic::{self, Rescue},
};
use crate::{
    app::{
        command::Command,
        history::History,
        keeping::{Moment, PlanId},
        plans::Plans,
        questions::Draft,
    },
    base::Month,
    document::envelope::Omitted,
    domain::{
        AlertHistory, AlertStream, Customer, CustomerId, Desk, Document, HistoryId, Issue, IssueCode,
        OtherWork, Place, RollOut, RollOutId, RotaPlan, ScenarioId, Section, Severity, SeverityId, SocFacts,
        Staffing, StreamId, Team, Year,
    },
    platform::{
        persistence::Promised,
        storage::{MemoryStore, PlanStore, Preferences, Theme},
        tabs::Tabs,
    },
};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::{collections::BTreeMap, rc::Rc, sync::Arc};

/// The plan that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPlan {
    /// Which one; none for the sample and for a file that is only looked at.
    pub id: Option<PlanId>,
    /// Why it cannot be changed, if it cannot.
    pub read_only: Option<ReadOnly>,
}

/// The sections of the open plan, each told apart by its `Arc`: an edit in one leaves the others as they are.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each is the section with its name")]
pub struct Sections {
    pub soc: Memo<Arc<SocFacts>>,
    pub severities: Memo<Arc<BTreeMap<SeverityId, Severity>>>,
    pub customers: Memo<Arc<BTreeMap<CustomerId, Customer>>>,
    pub streams: Memo<Arc<BTreeMap<StreamId, AlertStream>>>,
    pub histories: Memo<Arc<BTreeMap<HistoryId, AlertHistory>>>,
    pub desk: Memo<Arc<Desk>>,
    pub team: Memo<Arc<Team>>,
    pub staffing: Memo<Arc<Staffing>>,
    pub roll_outs: Memo<Arc<BTreeMap<RollOutId, RollOut>>>,
    pub year: Memo<Arc<Year>>,
    pub work: Memo<Arc<OtherWork>>,
    pub rota: Memo<Arc<RotaPlan>>,
}

/// The state of the page. Copy it into callbacks at will: everything in it lives as long as the page.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The plan that is open, none before one is.
    pub open: RwSignal<Option<OpenPlan>>,
    /// Another plan is being opened in its place; until it is there, nothing can be changed.
    pub switching: RwSignal<bool>,
    /// What was found when its file was read, such as entries that this version does not know.
    pub about_file: RwSignal<Vec<Issue>>,
    /// What is worth knowing about it; nothing while none is open.
    pub issues: Memo<Vec<Issue>>,
    /// Its content; means something only while one is open.
    pub document: RwSignal<Arc<Document>>,
    /// Its sections.
    pub sections: Sections,
    /// The scenario that pages show it with, if one; what is typed changes the plan all the same.
    pub scenario: RwSignal<Option<ScenarioId>>,
    /// How the latest change is kept.
    pub saving: RwSignal<SaveState>,
    /// What is said until it is no longer so.
    pub notices: RwSignal<Vec<Notice>>,
    /// The plans in this browser, deleted ones included.
    pub index: RwSignal<Plans>,
    /// What the reader set.
    pub preferences: RwSignal<Preferences>,
    /// What the browser promises.
    pub promised: RwSignal<Promised>,
    /// The store was opened; before that there is nothing to show.
    pub ready: RwSignal<bool>,
    /// The last change can be undone: "Undo: sickness".
    pub can_undo: RwSignal<Option<String>>,
    /// The last undone change can be done again: "Redo: sickness".
    pub can_redo: RwSignal<Option<String>>,
    /// Says what passes.
    pub toaster: Toaster,
    craft: RwSignal<Option<Craft>>,
    parts: StoredValue<Parts, LocalStorage>,
}

struct Parts {
    store: Rc<dyn PlanStore>,
    tabs: Option<Tabs>,
    history: History,
    /// What the plan was opened without.
    omitted: Vec<Omitted>,
    /// The text that the plan was read from, where this version would not write all of it again.
    original: Option<String>,
    /// The plan that this tab asked the others for.
    entered: Option<PlanId>,
    /// Counts the changes of the open plan.
    revision: u64,
    /// The revision that the store has.
    saved_revision: u64,
    saved_at: Option<Moment>,
    /// The copies of the open plan, once they are known.
    copies: Vec<Moment>,
    save_soon: Option<Timeout>,
    save_running: bool,
    /// Another tab took the plan while changes here were not saved.
    stranded: bool,
}

/// The state that the shell provides.
pub fn use_app() -> AppState {
    expect_context()
}

fn section<T: Send + Sync + 'static>(
    document: RwSignal<Arc<Document>>,
    of: impl Fn(&Document) -> &Arc<T> + Send + Sync + 'static,
) -> Memo<Arc<T>> {
    Memo::new_with_compare(
        move |_| document.with(|document| Arc::clone(of(document))),
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
            _ => true,
        },
    )
}

impl AppState {
    /// Made once, under the root owner. `blank` is what the signals hold before a plan is open.
    pub fn new(blank: Document) -> Self {
        let document = RwSignal::new(Arc::new(blank.clone()));
        let open = RwSignal::new(None::<OpenPlan>);
        let about_file = RwSignal::new(Vec::new());
        let craft = RwSignal::new(None::<Craft>);
        let issues = Memo::new(move |_| match (open.get(), craft.get()) {
            (Some(_), Some(craft)) => {
                document.with(|document| about_file.with(|about| (craft.found)(document, about)))
            }
            _ => Vec::new(),
        });
        let sections = Sections {
            soc: section(document, |document| &document.soc),
            severities: section(document, |document| &document.severities),
            customers: section(document, |document| &document.customers),
            streams: section(document, |document| &document.streams),
            histories: section(document, |document| &document.histories),
            desk: section(document, |document| &document.desk),
            team: section(document, |document| &document.team),
            staffing: section(document, |document| &document.staffing),
            roll_outs: section(document, |document| &document.roll_outs),
            year: section(document, |document| &document.year),
            work: section(document, |document| &document.work),
            rota: section(document, |document| &document.rota),
        };
        let parts = Parts {
            store: Rc::new(MemoryStore::default()),
            tabs: None,
            history: History::new(blank),
            omitted: Vec::new(),
            original: None,
            entered: None,
            revision: 0,
            saved_revision: 0,
            saved_at: None,
            copies: Vec::new(),
            save_soon: None,
            save_running: false,
            stranded: false,
        };
        Self {
            open,
            switching: RwSignal::new(false),
            about_file,
            issues,
            document,
            sections,
            scenario: RwSignal::new(None),
            saving: RwSignal::new(SaveState::Saved(None)),
            notices: RwSignal::new(Vec::new()),
            index: RwSignal::new(Plans::default()),
            preferences: RwSignal::new(Preferences::default()),
            promised: RwSignal::new(Promised::Unknown),
            ready: RwSignal::new(false),
            can_undo: RwSignal::new(None),
            can_redo: RwSignal::new(None),
            toaster: Toaster::new(),
            craft,
            parts: StoredValue::new_local(parts),
        }
    }

    /// The open plan can be changed.
    pub fn is_editable(&self) -> bool {
        !self.switching.get() && self.open.get().is_some_and(|open| open.read_only.is_none())
    }

    /// The same at this moment, for what follows no signal.
    fn may_change(&self) -> bool {
        !self.switching.get_untracked()
            && self.open.get_untracked().is_some_and(|open| open.read_only.is_none())
    }

    /// Changes the plan; the only way to. A refused change leaves it as it was.
    pub fn dispatch(&self, command: Command) -> Result<(), Vec<Issue>> {
        let craft = self.craft().ok().filter(|_| self.may_change());
        let Some(craft) = craft else {
            self.toaster.say(voice().words.shell().keeping.refused_read_only);
            return Err(vec![Issue::new(IssueCode::ReadOnly, Place::section(Section::File))]);
        };
        let mut outcome = Ok(());
        self.parts.update_value(|parts| outcome = (craft.perform)(&mut parts.history, command));
        outcome?;
        self.after_change();
        Ok(())
    }

    /// A field was left or a pointer lifted: the next change is a step of its own.
    pub fn end_gesture(&self) {
        self.parts.update_value(|parts| parts.history.end_gesture());
    }

    /// Takes the last change back and says which it was.
    pub fn undo(&self) {
        self.step(History::undo, voice().words.changes().undone);
    }

    /// Does the last undone change again and says which it was.
    pub fn redo(&self) {
        self.step(History::redo, voice().words.changes().redone);
    }

    /// Sets light, dark or as the system has it.
    pub fn set_theme(&self, theme: Theme) {
        self.prefer(|preferences| preferences.theme = theme);
    }

    /// Sets something for this browser; one that cannot be kept holds until the page is closed.
    pub fn prefer(&self, set: impl FnOnce(&mut Preferences)) {
        self.preferences.update(set);
        let _ = self.store().write_preferences(&self.preferences.get_untracked());
        self.announce_index();
    }

    /// The answers that were typed before in this browser, for a plan that begins now and here.
    pub fn typed_answers(&self, home_zone: &str, first_month: Month) -> Option<Draft> {
        Draft::from_text(&self.store().draft()?, home_zone, first_month)
    }

    /// Keeps what is typed into the questions; none forgets it.
    pub fn keep_answers(&self, draft: Option<&Draft>) {
        // What cannot be kept is still on the page.
        let _ = self.store().write_draft(draft.map(Draft::to_text).as_deref());
    }

    /// Says something until it is no longer so.
    pub fn notify(&self, notice: Notice) {
        self.notices.try_update(|notices| {
            notices.retain(|known| !known.is_like(&notice));
            notices.push(notice);
        });
    }

    /// It is no longer so, or was read.
    pub fn dismiss(&self, notice: &Notice) {
        self.notices.try_update(|notices| notices.retain(|known| !known.is_like(notice)));
    }

    pub(self) fn store(&self) -> Rc<dyn PlanStore> {
        self.parts.with_value(|parts| Rc::clone(&parts.store))
    }

    fn show_history(&self) {
        let words = voice().words.changes();
        let (document, undo, redo) = self.parts.with_value(|parts| {
            let history = &parts.history;
            let (undo, redo) = (history.undo_label().map(words.undo), history.redo_label().map(words.redo));
            (Arc::new(history.document().clone()), undo, redo)
        });
        self.document.try_set(document);
        self.can_undo.try_set(undo);
        self.can_redo.try_set(redo);
    }

    fn remember_for_rescue(&self) {
        let Some(Some(open)) = self.open.try_get_untracked() else { return panic::remember(None) };
        let rescue = self.parts.with_value(|parts| Rescue {
            store: Rc::clone(&parts.store),
            plan: open.id,
            content: self.open_content(),
            craft: self.craft().ok(),
            saved_at: parts.saved_at,
            unsaved: parts.revision != parts.saved_revision,
        });
        panic::remember(Some(rescue));
    }
}
