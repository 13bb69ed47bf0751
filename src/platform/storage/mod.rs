//! Where plans are kept: one seam, with the browser's own store behind it or, where that is forbidden, memory.
//!
//! The texts of plans and their copies go to IndexedDB, since localStorage ends at about 5 MB. The index, the preferences
//! and the journal that is written while a page is being closed go to localStorage, which alone is synchronous. Every
//! key carries the path of the page: several deployments can share one origin.

mod browser;
mod database;
mod memory;

pub use browser::BrowserStore;
pub(crate) use browser::{is_shared_key, key_prefix};
pub use memory::MemoryStore;

use crate::app::{
    keeping::{Damaged, Moment, PlanEntry, PlanId},
    project::rota::Stretch,
};
use serde::{Deserialize, Serialize};
use std::{future::Future, pin::Pin, rc::Rc};

/// Why something could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room is left.
    #[error("the store is full")]
    Full,
    /// The browser does not let this page keep anything.
    #[error("the store is forbidden")]
    Forbidden,
    /// Anything else, in the browser's own words.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// What a store does later.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// Everything that is kept of one plan, sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedTexts {
    /// The text as it was last saved.
    pub saved: Option<String>,
    /// Older texts.
    pub copies: Vec<String>,
}

/// One save: the sealed text and what becomes of the copies, all of it or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// Which plan.
    pub plan: PlanId,
    /// Its sealed text.
    pub sealed: String,
    /// Keep the text also as the copy of this moment.
    pub copy_as: Option<Moment>,
    /// Copies that are no longer kept.
    pub drop_copies: Vec<Moment>,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What a reader set for this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// The plan that was open last.
    pub last_plan: Option<PlanId>,
    /// How much of the rota is shown at once; as the screen has room for, if nothing was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rota_stretch: Option<Stretch>,
}

/// Keeps plans.
pub trait PlanStore {
    /// Whether what is kept outlives the page.
    fn lasts(&self) -> bool;
    /// What is known of each plan; nothing of any at first.
    fn index(&self) -> Result<Vec<PlanEntry>, Damaged>;
    /// Replaces the index.
    fn write_index(&self, index: &[PlanEntry]) -> Result<(), StoreError>;
    /// What the reader set.
    fn preferences(&self) -> Preferences;
    /// Keeps what the reader set.
    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError>;
    /// What was typed into the questions from which a plan is made.
    fn draft(&self) -> Option<String>;
    /// Keeps that, or forgets it.
    fn write_draft(&self, draft: Option<&str>) -> Result<(), StoreError>;
    /// The plan that this tab, or else any tab, had open last.
    fn open_plan(&self) -> Option<PlanId>;
    /// Remembers which plan this tab has open.
    fn write_open_plan(&self, plan: Option<PlanId>);
    /// The sealed text that was written while the page was being closed.
    fn journal(&self, plan: PlanId) -> Option<String>;
    /// Writes that text, at once.
    fn write_journal(&self, plan: PlanId, sealed: &str) -> Result<(), StoreError>;
    /// Forgets it.
    fn clear_journal(&self, plan: PlanId);
    /// The plans whose texts or copies are kept, whether the index knows them or not.
    fn plans(&self) -> Task<'_, Vec<PlanId>>;
    /// The kept texts of one plan.
    fn texts(&self, plan: PlanId) -> Task<'_, SealedTexts>;
    /// When the copies of one plan were made.
    fn copies(&self, plan: PlanId) -> Task<'_, Vec<Moment>>;
    /// Saves one plan.
    fn save(&self, save: Save) -> Task<'_, ()>;
    /// Deletes one plan and its copies for good.
    fn delete(&self, plan: PlanId) -> Task<'_, ()>;
}

/// Opens the browser's store, or one in memory and the reason where there is none.
pub async fn open_store() -> (Rc<dyn PlanStore>, Option<StoreError>) {
    match BrowserStore::open().await {
        Ok(store) => (Rc::new(store), None),
        Err(error) => (Rc::new(MemoryStore::default()), Some(error)),
    }
}
