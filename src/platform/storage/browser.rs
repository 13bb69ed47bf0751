//! The browser's own store: IndexedDB for texts, localStorage for what must be synchronous.

use super::{
    PlanStore, Preferences, Save, SealedTexts, StoreError, Task,
    database::{COPIES, Database, PLANS, committed, finished, store_error},
};
use crate::app::keeping::{Damaged, Moment, PlanEntry, PlanId};
use gloo_storage::{LocalStorage, SessionStorage, Storage as _, errors::StorageError};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbTransactionMode};

/// Plans in this browser, for the path of this page.
pub struct BrowserStore {
    texts: Database,
    prefix: String,
}

/// What every key of this deployment starts with: `user.github.io` is one origin for all its pages.
pub(crate) fn key_prefix() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let folder = path.rfind('/').map_or("", |end| path.get(..end).unwrap_or_default());
    format!("watchfloor:{folder}/:")
}

/// Whether what this key keeps is shown by every tab: the list of plans and the preferences.
pub(crate) fn is_shared_key(key: &str) -> bool {
    key.strip_prefix(&key_prefix()).is_some_and(|name| matches!(name, "index" | "preferences"))
}

impl BrowserStore {
    /// Opens both stores; forbidden if either is.
    pub async fn open() -> Result<Self, StoreError> {
        // gloo-storage panics where localStorage is forbidden, so ask first.
        let allowed = web_sys::window().map(|window| window.local_storage());
        if !matches!(allowed, Some(Ok(Some(_)))) {
            return Err(StoreError::Forbidden);
        }
        let prefix = key_prefix();
        Ok(Self { texts: Database::open(format!("{prefix}plans")).await?, prefix })
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn journal_key(&self, plan: PlanId) -> String {
        self.key(&format!("journal:{plan}"))
    }

    fn read<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        // Damaged preferences are the defaults.
        LocalStorage::get(self.key(name)).unwrap_or_default()
    }

    fn write<T: Serialize>(&self, key: String, value: T) -> Result<(), StoreError> {
        LocalStorage::set(key, value).map_err(|error| match error {
            StorageError::JsError(error) if error.name.contains("Quota") => StoreError::Full,
            other => StoreError::Failed(other.to_string()),
        })
    }
}

fn copy_key(plan: PlanId, moment: Moment) -> JsValue {
    format!("{plan}/{moment:016}").into()
}

/// All copies of a plan: from `plan/` up to the character behind the slash.
fn copies_of(plan: PlanId) -> Result<JsValue, StoreError> {
    IdbKeyRange::bound(&format!("{plan}/").into(), &format!("{plan}0").into())
        .map(JsValue::from)
        .map_err(|e| store_error(&e))
}

fn strings(values: &JsValue) -> Vec<String> {
    js_sys::Array::from(values).iter().filter_map(|value| value.as_string()).collect()
}

impl PlanStore for BrowserStore {
    fn lasts(&self) -> bool {
        true
    }

    fn index(&self) -> Result<Vec<PlanEntry>, Damaged> {
        match LocalStorage::get(self.key("index")) {
            Ok(entries) => Ok(entries),
            Err(StorageError::KeyNotFound(_)) => Ok(Vec::new()),
            Err(_) => Err(Damaged),
        }
    }

    fn write_index(&self, index: &[PlanEntry]) -> Result<(), StoreError> {
        self.write(self.key("index"), index)
    }

    fn preferences(&self) -> Preferences {
        self.read("preferences")
    }

    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        self.write(self.key("preferences"), preferences)
    }

    fn draft(&self) -> Option<String> {
        LocalStorage::get(self.key("questions")).ok()
    }

    fn write_draft(&self, draft: Option<&str>) -> Result<(), StoreError> {
        let key = self.key("questions");
        match draft {
            Some(draft) => self.write(key, draft),
            None => {
                LocalStorage::delete(key);
                Ok(())
            }
        }
    }

    fn open_plan(&self) -> Option<PlanId> {
        // Each tab keeps its own; a new tab begins with the plan that was opened last.
        SessionStorage::get(self.key("open")).unwrap_or_else(|_| self.preferences().last_plan)
    }

    fn write_open_plan(&self, plan: Option<PlanId>) {
        // What is remembered here is a convenience: that it could not be is no news for the manager.
        let _ = SessionStorage::set(self.key("open"), plan);
        let _ = self.write_preferences(&Preferences { last_plan: plan, ..self.preferences() });
    }

    fn journal(&self, plan: PlanId) -> Option<String> {
        LocalStorage::get(self.journal_key(plan)).ok()
    }

    fn write_journal(&self, plan: PlanId, sealed: &str) -> Result<(), StoreError> {
        self.write(self.journal_key(plan), sealed)
    }

    fn clear_journal(&self, plan: PlanId) {
        LocalStorage::delete(self.journal_key(plan));
    }

    fn plans(&self) -> Task<'_, Vec<PlanId>> {
        Box::pin(async move {
            let transaction = self.texts.transaction(IdbTransactionMode::Readonly).await?;
            let plans = transaction.object_store(PLANS).map_err(|e| store_error(&e))?;
            let copies = transaction.object_store(COPIES).map_err(|e| store_error(&e))?;
            let plans = plans.get_all_keys().map_err(|e| store_error(&e))?;
            let copies = copies.get_all_keys().map_err(|e| store_error(&e))?;
            let mut keys = strings(&finished(&plans).await?);
            keys.extend(strings(&finished(&copies).await?));
            let of_plan = |key: &String| key.split('/').next()?.parse().ok();
            Ok(keys.iter().filter_map(of_plan).collect::<BTreeSet<_>>().into_iter().collect())
        })
    }

    fn texts(&self, plan: PlanId) -> Task<'_, SealedTexts> {
        Box::pin(async move {
            let transaction = self.texts.transaction(IdbTransactionMode::Readonly).await?;
            let plans = transaction.object_store(PLANS).map_err(|e| store_error(&e))?;
            let copies = transaction.object_store(COPIES).map_err(|e| store_error(&e))?;
            let saved = plans.get(&plan.to_string().into()).map_err(|e| store_error(&e))?;
            let older = copies.get_all_with_key(&copies_of(plan)?).map_err(|e| store_error(&e))?;
            let saved = finished(&saved).await?;
            // A value of another type is damage, not absence.
            let saved = if saved.is_undefined() { None } else { Some(saved.as_string().unwrap_or_default()) };
            Ok(SealedTexts { saved, copies: strings(&finished(&older).await?) })
        })
    }

    fn copies(&self, plan: PlanId) -> Task<'_, Vec<Moment>> {
        Box::pin(async move {
            let transaction = self.texts.transaction(IdbTransactionMode::Readonly).await?;
            let store = transaction.object_store(COPIES).map_err(|e| store_error(&e))?;
            let keys = store.get_all_keys_with_key(&copies_of(plan)?).map_err(|e| store_error(&e))?;
            let keys = finished(&keys).await?;
            Ok(strings(&keys).iter().filter_map(|key| key.split_once('/')?.1.parse().ok()).collect())
        })
    }

    fn save(&self, save: Save) -> Task<'_, ()> {
        Box::pin(async move {
            let transaction = self.texts.transaction(IdbTransactionMode::Readwrite).await?;
            let plans = transaction.object_store(PLANS).map_err(|e| store_error(&e))?;
            let copies = transaction.object_store(COPIES).map_err(|e| store_error(&e))?;
            let text = JsValue::from_str(&save.sealed);
            plans.put_with_key(&text, &save.plan.to_string().into()).map_err(|e| store_error(&e))?;
            if let Some(moment) = save.copy_as {
                copies.put_with_key(&text, &copy_key(save.plan, moment)).map_err(|e| store_error(&e))?;
            }
            for moment in save.drop_copies {
                copies.delete(&copy_key(save.plan, moment)).map_err(|e| store_error(&e))?;
            }
            committed(&transaction).await
        })
    }

    fn delete(&self, plan: PlanId) -> Task<'_, ()> {
        Box::pin(async move {
            let transaction = self.texts.transaction(IdbTransactionMode::Readwrite).await?;
            let plans = transaction.object_store(PLANS).map_err(|e| store_error(&e))?;
            let copies = transaction.object_store(COPIES).map_err(|e| store_error(&e))?;
            plans.delete(&plan.to_string().into()).map_err(|e| store_error(&e))?;
            copies.delete(&copies_of(plan)?).map_err(|e| store_error(&e))?;
            committed(&transaction).await
        })
    }
}
