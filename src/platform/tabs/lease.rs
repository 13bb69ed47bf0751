//! A lease in localStorage, renewed by a heartbeat: what stands in for a Web Lock outside a secure context.

use crate::{app::keeping::Moment, platform::clock};
use gloo_storage::{LocalStorage, Storage as _};
use gloo_timers::callback::{Interval, Timeout};
use serde::{Deserialize, Serialize};
use std::{cell::Cell, rc::Rc};

const RENEW_EVERY_MILLISECONDS: u32 = 1_000;
/// A hidden tab may be slowed to one beat a minute; it has saved by then, and yields without loss.
const LASTS_MILLISECONDS: Moment = 5_000;

#[derive(Serialize, Deserialize)]
struct Written {
    tab: String,
    until: Moment,
}

/// A claim on a lease.
pub(super) struct Lease {
    key: String,
    tab: String,
    holds: Rc<Cell<Option<bool>>>,
    released: Rc<Cell<bool>>,
    _beat: Interval,
}

impl Lease {
    /// Claims it; `changed` as for a lock.
    pub(super) fn claim(
        key: String,
        by_force: bool,
        tab: String,
        changed: impl Fn(Option<bool>) + 'static,
    ) -> Self {
        let holds = Rc::new(Cell::new(None));
        let released = Rc::new(Cell::new(false));
        if by_force {
            renew(&key, &tab);
        }
        let changed = Rc::new(changed);
        let beat = {
            let (key, tab, holds, released) =
                (key.clone(), tab.clone(), Rc::clone(&holds), Rc::clone(&released));
            move || {
                if released.get() {
                    return;
                }
                let (before, after) = (holds.get(), beat(&key, &tab));
                holds.set(Some(after));
                if before != Some(after) {
                    changed(if before == Some(true) { None } else { Some(after) });
                }
            }
        };
        // Not before the claim has been put where its owner finds it.
        let first = beat.clone();
        Timeout::new(0, first).forget();
        Self { key, tab, holds, released, _beat: Interval::new(RENEW_EVERY_MILLISECONDS, beat) }
    }

    /// Gives it up.
    pub(super) fn release(&self) {
        self.released.set(true);
        if self.holds.replace(Some(false)) == Some(true) && owner(&self.key).as_deref() == Some(&self.tab) {
            LocalStorage::delete(&self.key);
        }
    }
}

fn owner(key: &str) -> Option<String> {
    let written: Written = LocalStorage::get(key).ok()?;
    (written.until > clock::now()).then_some(written.tab)
}

fn renew(key: &str, tab: &str) {
    let written = Written { tab: tab.to_owned(), until: clock::now() + LASTS_MILLISECONDS };
    // A full store cannot be leased; the save that follows says that it is full.
    let _ = LocalStorage::set(key, written);
}

/// Renews the lease if it is free or ours; whether it is ours now.
fn beat(key: &str, tab: &str) -> bool {
    match owner(key) {
        Some(other) if other != tab => false,
        _ => {
            renew(key, tab);
            true
        }
    }
}
