//! A key draws the grid at once; what is counted on the rota follows, one part of the page in each frame after it, so that no frame
//! takes long however much there is to count.
//!
//! What a part is told is of one moment: a rota and the counts of that very rota. A change that comes meanwhile begins anew with the
//! first part, so that the last word is always about the rota as it stands.

use crate::{
    app::project::rota::{RotaSeen, seen},
    domain::{RotaPlan, Year},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// A rota with what is counted on it.
#[derive(Clone)]
struct Counts {
    rota: Arc<RotaPlan>,
    seen: Arc<RotaSeen>,
}

impl Counts {
    fn of(rota: Arc<RotaPlan>, year: &Year) -> Self {
        let seen = Arc::new(seen(&rota, year));
        Self { rota, seen }
    }
}

/// A rota with what is counted on it, as a part of the page follows it.
#[derive(Clone, Copy)]
pub(super) struct Followed(RwSignal<Counts>);

impl Followed {
    /// Both, of the same moment.
    pub(super) fn with<T>(self, read: impl FnOnce(&RotaPlan, &RotaSeen) -> T) -> T {
        self.0.with(|counts| read(&counts.rota, &counts.seen))
    }
}

/// The parts in their order: what is counted in the grid and above it; what is told under it; what is asked; what is compared.
const PARTS: usize = 4;

/// What the parts follow.
#[derive(Clone, Copy)]
pub(super) struct Turns {
    /// Each part's, the first one's soonest.
    pub(super) parts: [Followed; PARTS],
    rota: Memo<Arc<RotaPlan>>,
    year: Memo<Arc<Year>>,
    /// The part whose turn comes next, while one waits.
    next: StoredValue<Option<usize>>,
}

impl Turns {
    /// Follows the rota for as long as the page is shown.
    pub(super) fn follow(rota: Memo<Arc<RotaPlan>>, year: Memo<Arc<Year>>) -> Self {
        let first = year.with_untracked(|year| Counts::of(rota.get_untracked(), year));
        let parts = std::array::from_fn(|_| Followed(RwSignal::new(first.clone())));
        let turns = Self { parts, rota, year, next: StoredValue::new(None) };
        Effect::new(move |before: Option<()>| {
            rota.track();
            year.track();
            if before.is_some() {
                turns.begin();
            }
        });
        turns
    }

    fn begin(self) {
        let is_waiting = self.next.get_value().is_some();
        self.next.set_value(Some(0));
        if !is_waiting {
            self.wait();
        }
    }

    /// Behind the next frame, which shows what is there by now.
    fn wait(self) {
        request_animation_frame(move || set_timeout(move || self.turn(), Duration::ZERO));
    }

    // The page may be gone by the time that a turn comes.
    fn turn(self) {
        let Some(Some(at)) = self.next.try_get_value() else { return };
        let before = at.checked_sub(1).and_then(|before| self.parts.get(before));
        let counts = match before {
            Some(before) => before.0.try_get_untracked(),
            None => self
                .rota
                .try_get_untracked()
                .zip(self.year.try_get_untracked())
                .map(|(rota, year)| Counts::of(rota, &year)),
        };
        let (Some(part), Some(counts)) = (self.parts.get(at), counts) else { return };
        let next = (at + 1 < PARTS).then_some(at + 1);
        self.next.try_set_value(next);
        part.0.try_set(counts);
        if next.is_some() {
            self.wait();
        }
    }
}
