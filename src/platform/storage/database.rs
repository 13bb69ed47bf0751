//! IndexedDB behind promises: the few calls that keeping texts takes.
//!
//! Own code instead of a crate, since why a transaction was aborted must reach the manager: a full store is told from any
//! other failure by the transaction's error, which the crates for IndexedDB hide (docs/decisions/indexed-db.md).

use super::StoreError;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbRequest, IdbTransaction, IdbTransactionMode};

/// The texts of plans, by plan.
pub(super) const PLANS: &str = "plans";
/// Their copies, by plan and moment.
pub(super) const COPIES: &str = "copies";
const VERSION: u32 = 1;

/// A connection that is opened again when the browser closed it.
pub(super) struct Database {
    name: String,
    connection: RefCell<Option<IdbDatabase>>,
}

/// What a JavaScript error means for a store.
pub(super) fn store_error(thrown: &JsValue) -> StoreError {
    match thrown.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError" | "NotAllowedError") => StoreError::Forbidden,
        _ => StoreError::Failed(said(thrown)),
    }
}

fn said(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<DomException>() {
        Some(exception) => format!("{}: {}", exception.name(), exception.message()),
        None => thrown
            .as_string()
            .or_else(|| thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())))
            .unwrap_or_default(),
    }
}

impl Database {
    /// Opens the database of this name.
    pub(super) async fn open(name: String) -> Result<Self, StoreError> {
        let database = Self { name, connection: RefCell::new(None) };
        database.connect().await?;
        Ok(database)
    }

    async fn connect(&self) -> Result<IdbDatabase, StoreError> {
        // The worker of this package opens no store, so there is always a window.
        let factory: IdbFactory = web_sys::window()
            .and_then(|window| window.indexed_db().ok().flatten())
            .ok_or(StoreError::Forbidden)?;
        let request = factory.open_with_u32(&self.name, VERSION).map_err(|e| store_error(&e))?;
        let upgraded = request.clone();
        let on_upgrade = Closure::once(move || {
            if let Ok(connection) = upgraded.result().map(JsCast::unchecked_into::<IdbDatabase>) {
                for store in [PLANS, COPIES] {
                    // A failure here aborts the upgrade, and the request below reports it.
                    let _created = connection.create_object_store(store);
                }
            }
        });
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        let connection: IdbDatabase = finished(&request).await?.unchecked_into();
        // A newer version of this page must not wait for this one.
        let closing = connection.clone();
        let on_version_change = Closure::once_into_js(move || closing.close());
        connection.set_onversionchange(Some(on_version_change.unchecked_ref()));
        *self.connection.borrow_mut() = Some(connection.clone());
        Ok(connection)
    }

    /// Begins a transaction over both stores.
    pub(super) async fn transaction(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, StoreError> {
        let stores = js_sys::Array::of2(&PLANS.into(), &COPIES.into());
        let known = self.connection.borrow().clone();
        if let Some(connection) = known
            && let Ok(transaction) = connection.transaction_with_str_sequence_and_mode(&stores, mode)
        {
            return Ok(transaction);
        }
        // The browser closes a connection when the site's data is cleared.
        let connection = self.connect().await?;
        connection.transaction_with_str_sequence_and_mode(&stores, mode).map_err(|e| store_error(&e))
    }
}

/// The result of a request.
pub(super) async fn finished(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|e| store_error(&e)),
        Err(_) => Err(match request.error() {
            Ok(Some(exception)) => store_error(&exception),
            _ => StoreError::Failed(String::new()),
        }),
    }
}

/// Waits until a transaction is on disk.
pub(super) async fn committed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction
            .error()
            .map_or_else(|| StoreError::Failed(String::new()), |exception| store_error(&exception))),
    }
}
