//! Whether the browser promises to keep what it stores. Without the promise it may clear it: after idle days, when the
//! disk fills, at the end of a private window.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the browser promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Promised {
    /// Not asked yet.
    #[default]
    Unknown,
    /// Kept until the reader clears it.
    Kept,
    /// Kept as long as the browser sees fit.
    NotKept,
    /// This browser gives no such promise, or not on this page.
    NotOffered,
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Outside a secure context there is none.
    Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    Some(navigator.storage())
}

fn promised(answer: Result<JsValue, JsValue>) -> Promised {
    match answer.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Promised::Kept,
        Some(false) => Promised::NotKept,
        None => Promised::NotOffered,
    }
}

/// What is promised so far.
pub async fn look() -> Promised {
    match manager().map(|manager| manager.persisted()) {
        Some(Ok(answer)) => promised(JsFuture::from(answer).await),
        _ => Promised::NotOffered,
    }
}

/// Asks for the promise.
pub async fn ask() -> Promised {
    match manager().map(|manager| manager.persist()) {
        Some(Ok(answer)) => promised(JsFuture::from(answer).await),
        _ => Promised::NotOffered,
    }
}

/// Bytes used and bytes to be had, where the browser tells.
pub async fn room() -> Option<(f64, f64)> {
    let answer = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = wasm_bindgen::JsCast::unchecked_into(answer);
    Some((estimate.get_usage()?, estimate.get_quota()?))
}
