//! L5: the other side of the Web Worker.

use js_sys::{Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::BUILD_ID;

/// Tells the page that the worker is there, and of which build it is.
pub fn start() {
    let global = global();
    let post = Reflect::get(&global, &JsValue::from_str("postMessage"));
    if let Some(post) = post.ok().and_then(|post| post.dyn_into::<Function>().ok()) {
        // Nobody to tell it to: a worker whose page is gone has nothing left to do.
        let _ = post.call1(&global, &JsValue::from_str(BUILD_ID));
    }
}
