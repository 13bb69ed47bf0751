//! A Web Lock: held until it is released or taken away, waited for until it is given up.
//!
//! web-sys has the interface as an unstable one only, so it is called by name.

use js_sys::{Function, Object, Promise, Reflect};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A claim on a lock: waiting for it or holding it.
pub(super) struct WebLock(Rc<State>);

struct State {
    given_up: Cell<bool>,
    /// Ends the holding; there is one while the lock is held.
    end: RefCell<Option<Function>>,
}

impl WebLock {
    /// Claims the lock; none where there are no Web Locks. `changed` is told `Some(true)` when it is held, `Some(false)` when another
    /// holds it (the claim then waits), `None` when it was taken away.
    pub(super) fn claim(
        name: &str,
        by_force: bool,
        changed: impl Fn(Option<bool>) + Clone + 'static,
    ) -> Option<Self> {
        let locks = locks()?;
        let state = Rc::new(State { given_up: Cell::new(false), end: RefCell::default() });
        let name = name.to_owned();
        let lock = Self(Rc::clone(&state));
        spawn_local(async move {
            let how = if by_force { "steal" } else { "ifAvailable" };
            let first = request(&locks, &name, Some(how), &state, &changed).await;
            if first == Ended::NotAvailable && !state.given_up.get() {
                changed(Some(false));
                request(&locks, &name, None, &state, &changed).await;
            }
        });
        Some(lock)
    }

    /// Gives it up.
    pub(super) fn release(&self) {
        self.0.given_up.set(true);
        if let Some(end) = self.0.end.take() {
            // Resolving a promise does not throw.
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}

#[derive(PartialEq)]
enum Ended {
    NotAvailable,
    Released,
    TakenAway,
}

/// Whether this browser has Web Locks, at this address.
pub(super) fn are_there() -> bool {
    locks().is_some()
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

async fn request(
    locks: &JsValue,
    name: &str,
    how: Option<&str>,
    state: &Rc<State>,
    changed: &(impl Fn(Option<bool>) + Clone + 'static),
) -> Ended {
    let available = Rc::new(Cell::new(true));
    let granted = {
        let (available, state, changed) = (Rc::clone(&available), Rc::clone(state), changed.clone());
        Closure::once(move |lock: JsValue| -> JsValue {
            if lock.is_null() || state.given_up.get() {
                available.set(!lock.is_null());
                return JsValue::UNDEFINED;
            }
            let held = Promise::new(&mut |resolve, _| *state.end.borrow_mut() = Some(resolve));
            changed(Some(true));
            held.into()
        })
    };
    let options = Object::new();
    if let Some(how) = how {
        // Setting a property of an object just made does not fail.
        let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
    }
    let called = Reflect::get(locks, &"request".into())
        .and_then(|request| request.dyn_into::<Function>())
        .and_then(|request| request.call3(locks, &name.into(), &options, granted.as_ref()));
    let ended = match called {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(thrown) => Err(thrown),
    };
    match ended {
        Ok(_) if available.get() => Ended::Released,
        Ok(_) => Ended::NotAvailable,
        Err(_) => {
            state.end.take();
            if !state.given_up.get() {
                changed(None);
            }
            Ended::TakenAway
        }
    }
}
