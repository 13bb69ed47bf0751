//! A store that ends with the page: for tests, and where the browser forbids any other.

use super::{PlanStore, Preferences, Save, SealedTexts, StoreError, Task};
use crate::app::keeping::{Damaged, Moment, PlanEntry, PlanId};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// Plans in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    index: RefCell<Vec<PlanEntry>>,
    preferences: RefCell<Preferences>,
    draft: RefCell<Option<String>>,
    journals: RefCell<BTreeMap<PlanId, String>>,
    plans: RefCell<BTreeMap<PlanId, (String, BTreeMap<Moment, String>)>>,
    full: Cell<bool>,
}

impl MemoryStore {
    /// From now on there is no room (or there is again).
    pub fn set_full(&self, full: bool) {
        self.full.set(full);
    }

    fn room(&self) -> Result<(), StoreError> {
        if self.full.get() { Err(StoreError::Full) } else { Ok(()) }
    }
}

impl PlanStore for MemoryStore {
    fn lasts(&self) -> bool {
        false
    }

    fn index(&self) -> Result<Vec<PlanEntry>, Damaged> {
        Ok(self.index.borrow().clone())
    }

    fn write_index(&self, index: &[PlanEntry]) -> Result<(), StoreError> {
        self.room()?;
        *self.index.borrow_mut() = index.to_vec();
        Ok(())
    }

    fn preferences(&self) -> Preferences {
        self.preferences.borrow().clone()
    }

    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        *self.preferences.borrow_mut() = preferences.clone();
        Ok(())
    }

    fn draft(&self) -> Option<String> {
        self.draft.borrow().clone()
    }

    fn write_draft(&self, draft: Option<&str>) -> Result<(), StoreError> {
        self.room()?;
        *self.draft.borrow_mut() = draft.map(str::to_owned);
        Ok(())
    }

    fn open_plan(&self) -> Option<PlanId> {
        self.preferences.borrow().last_plan
    }

    fn write_open_plan(&self, plan: Option<PlanId>) {
        self.preferences.borrow_mut().last_plan = plan;
    }

    fn journal(&self, plan: PlanId) -> Option<String> {
        self.journals.borrow().get(&plan).cloned()
    }

    fn write_journal(&self, plan: PlanId, sealed: &str) -> Result<(), StoreError> {
        self.room()?;
        self.journals.borrow_mut().insert(plan, sealed.to_owned());
        Ok(())
    }

    fn clear_journal(&self, plan: PlanId) {
        self.journals.borrow_mut().remove(&plan);
    }

    fn plans(&self) -> Task<'_, Vec<PlanId>> {
        Box::pin(async { Ok(self.plans.borrow().keys().copied().collect()) })
    }

    fn texts(&self, plan: PlanId) -> Task<'_, SealedTexts> {
        Box::pin(async move {
            let plans = self.plans.borrow();
            Ok(plans.get(&plan).map_or_else(SealedTexts::default, |(saved, copies)| SealedTexts {
                saved: Some(saved.clone()),
                copies: copies.values().cloned().collect(),
            }))
        })
    }

    fn copies(&self, plan: PlanId) -> Task<'_, Vec<Moment>> {
        Box::pin(async move {
            let plans = self.plans.borrow();
            Ok(plans.get(&plan).map(|(_, copies)| copies.keys().copied().collect()).unwrap_or_default())
        })
    }

    fn save(&self, save: Save) -> Task<'_, ()> {
        Box::pin(async move {
            self.room()?;
            let mut plans = self.plans.borrow_mut();
            let (saved, copies) = plans.entry(save.plan).or_default();
            if let Some(moment) = save.copy_as {
                copies.insert(moment, save.sealed.clone());
            }
            for moment in &save.drop_copies {
                copies.remove(moment);
            }
            *saved = save.sealed;
            Ok(())
        })
    }

    fn delete(&self, plan: PlanId) -> Task<'_, ()> {
        Box::pin(async move {
            self.plans.borrow_mut().remove(&plan);
            Ok(())
        })
    }
}
