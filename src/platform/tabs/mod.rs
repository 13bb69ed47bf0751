//! One tab edits a plan, every other one follows it. Two tabs that save the same plan would overwrite each other.
//!
//! The editing tab holds a Web Lock named after the plan. Others wait for it, so that the next one edits when the first is
//! closed. One that does not want to wait asks the first to yield, and takes the lock by force if no answer comes (a
//! frozen tab). Where there is no Web Lock, outside a secure context, a lease in localStorage stands in for it.

mod lease;
mod lock;

use crate::app::keeping::PlanId;
use crate::platform::{
    clock,
    storage::{is_shared_key, key_prefix},
};
use gloo_events::EventListener;
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use lease::Lease;
use lock::WebLock;
use serde::{Deserialize, Serialize};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// How long a tab that is asked to yield has for saving.
const YIELD_WITHIN_MILLISECONDS: u32 = 1_500;

/// What the other tabs bring about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabEvent {
    /// This tab may edit the plan now.
    MayEdit(PlanId),
    /// Another tab edits the plan; this one follows.
    Follows(PlanId),
    /// Another tab wants to edit the plan: save, then [`Tabs::yield_to_other`].
    AskedToYield(PlanId),
    /// Another tab took the plan by force: this one must not save any more.
    Deposed(PlanId),
    /// Another tab saved the plan.
    SavedElsewhere(PlanId),
    /// Another tab changed the list of plans or a preference.
    IndexChanged,
}

/// What tabs tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "plan", rename_all = "snake_case")]
pub enum Announcement {
    /// The plan was saved.
    Saved(PlanId),
    /// Please yield the plan.
    Yield(PlanId),
    /// The list of plans changed.
    Index,
}

/// What keeps two tabs from editing one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// A Web Lock: exact.
    Lock,
    /// A lease in localStorage that is renewed every second: a tab that the browser slows down can lose it.
    Lease,
}

/// What keeps two tabs from editing one plan in this browser.
pub fn guard() -> Guard {
    if lock::are_there() { Guard::Lock } else { Guard::Lease }
}

/// The claim to a plan that is not open, for one change. It ends when this is dropped.
pub struct Borrowed {
    _held: Held,
}

type Listener = Rc<dyn Fn(TabEvent)>;

/// This tab among the others.
#[derive(Clone)]
pub struct Tabs(Rc<Inner>);

struct Inner {
    listener: Listener,
    channel: Option<BroadcastChannel>,
    held: RefCell<Option<Held>>,
    editing: Cell<bool>,
    taking: RefCell<Option<Timeout>>,
}

struct Held {
    plan: PlanId,
    claim: Claim,
}

enum Claim {
    Lock(WebLock),
    Lease(Lease),
}

impl Tabs {
    /// Joins the other tabs of this deployment. `listener` is called for as long as the page lives.
    pub fn join(listener: impl Fn(TabEvent) + 'static) -> Self {
        let channel = BroadcastChannel::new(&format!("{}tabs", key_prefix())).ok();
        let tabs = Self(Rc::new(Inner {
            listener: Rc::new(listener),
            channel,
            held: RefCell::default(),
            editing: Cell::new(false),
            taking: RefCell::default(),
        }));
        if let Some(channel) = &tabs.0.channel {
            let inner = Rc::clone(&tabs.0);
            EventListener::new(channel, "message", move |event| {
                let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                if let Some(said) = said.and_then(|said| serde_json::from_str(&said).ok()) {
                    inner.heard(said);
                }
            })
            .forget();
        }
        // A word can come sooner than what it is about: what another process keeps shows here a moment later, and only then
        // does this event come.
        if let Some(window) = web_sys::window() {
            let inner = Rc::clone(&tabs.0);
            EventListener::new(&window, "storage", move |event| {
                let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
                if key.is_some_and(|key| is_shared_key(&key)) {
                    (inner.listener)(TabEvent::IndexChanged);
                }
            })
            .forget();
        }
        tabs
    }

    /// Opens a plan: `MayEdit` or `Follows` comes back, later perhaps the other.
    pub fn enter(&self, plan: PlanId) {
        self.leave();
        self.0.claim(plan, false);
    }

    /// Closes the plan.
    pub fn leave(&self) {
        self.0.taking.take();
        self.0.editing.set(false);
        self.0.held.take();
    }

    /// Claims a plan that is not open here, for one change; none while another tab edits it.
    pub async fn borrow(&self, plan: PlanId) -> Option<Borrowed> {
        let answer = Rc::new(Cell::new(None));
        let told = Rc::clone(&answer);
        // Only the first word counts: whoever does not get it at once does not wait for it.
        let claim = claim(plan, false, move |holds| told.set(told.get().or(Some(holds == Some(true)))));
        let held = Held { plan, claim };
        loop {
            match answer.get() {
                Some(true) => return Some(Borrowed { _held: held }),
                Some(false) => return None,
                None => TimeoutFuture::new(10).await,
            }
        }
    }

    /// Wants to edit the plan that another tab edits.
    pub fn take_over(&self) {
        let Some(plan) = self.0.plan() else { return };
        self.announce(Announcement::Yield(plan));
        let inner = Rc::clone(&self.0);
        let timer = Timeout::new(YIELD_WITHIN_MILLISECONDS, move || {
            if inner.plan() == Some(plan) && !inner.editing.get() {
                inner.claim(plan, true);
            }
        });
        *self.0.taking.borrow_mut() = Some(timer);
    }

    /// Lets the other tab edit; this one follows and waits its turn.
    pub fn yield_to_other(&self) {
        if let Some(plan) = self.0.plan() {
            self.0.editing.set(false);
            self.0.held.take();
            (self.0.listener)(TabEvent::Follows(plan));
            // Queue up only when the other tab, which was waiting before, has its turn.
            let inner = Rc::clone(&self.0);
            Timeout::new(200, move || {
                if inner.held.borrow().is_none() {
                    inner.claim(plan, false);
                }
            })
            .forget();
        }
    }

    /// Tells the others.
    pub fn announce(&self, announcement: Announcement) {
        if let (Some(channel), Ok(said)) = (&self.0.channel, serde_json::to_string(&announcement)) {
            // A text can always be posted.
            let _ = channel.post_message(&JsValue::from_str(&said));
        }
    }
}

impl Inner {
    fn plan(&self) -> Option<PlanId> {
        self.held.borrow().as_ref().map(|held| held.plan)
    }

    fn heard(&self, said: Announcement) {
        let ours = self.plan();
        match said {
            // Who edits has the latest; nobody else may save it.
            Announcement::Saved(plan) if ours == Some(plan) && !self.editing.get() => {
                (self.listener)(TabEvent::SavedElsewhere(plan));
            }
            Announcement::Yield(plan) if ours == Some(plan) && self.editing.get() => {
                (self.listener)(TabEvent::AskedToYield(plan));
            }
            Announcement::Index => (self.listener)(TabEvent::IndexChanged),
            Announcement::Saved(_) | Announcement::Yield(_) => {}
        }
    }

    fn claim(self: &Rc<Self>, plan: PlanId, by_force: bool) {
        // The old claim goes first: a queue of our own would wait behind ourselves.
        self.held.take();
        let inner = Rc::clone(self);
        let claim = claim(plan, by_force, move |holds| inner.changed(plan, holds));
        *self.held.borrow_mut() = Some(Held { plan, claim });
    }

    /// As [`claim`] tells it.
    fn changed(&self, plan: PlanId, holds: Option<bool>) {
        self.editing.set(holds == Some(true));
        (self.listener)(match holds {
            Some(true) => TabEvent::MayEdit(plan),
            Some(false) => TabEvent::Follows(plan),
            None => TabEvent::Deposed(plan),
        });
    }
}

/// `changed` is told `Some(true)`: holds it now; `Some(false)`: another one does; `None`: it was taken away.
fn claim(plan: PlanId, by_force: bool, changed: impl Fn(Option<bool>) + Clone + 'static) -> Claim {
    let name = format!("{}plan:{plan}", key_prefix());
    match WebLock::claim(&name, by_force, changed.clone()) {
        Some(lock) => Claim::Lock(lock),
        None => Claim::Lease(Lease::claim(name, by_force, clock::random_id().to_string(), changed)),
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        match &self.claim {
            Claim::Lock(lock) => lock.release(),
            Claim::Lease(lease) => lease.release(),
        }
    }
}
