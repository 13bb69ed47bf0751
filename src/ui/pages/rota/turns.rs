//! A key draws the grid at once; what is counted on the rota follows, one part of the page in each frame after it, so that no frame
//! takes long however much there is to count.
//!
//! What a part is told is of one moment: a rota and the counts of that very rota. A change that comes meanwhile begins anew with the
//! first part, so that the last word is always about the rota as it stands.

use crate::{
    app::project::rota::{RotaSeen, holidays, seen},
    domain::{RotaPlan, Year},
    engine::rota::Arranged,
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// A rota with what is counted on it.
#[derive(Clone)]
struct Counts {
    rota: Arc<RotaPlan>,
    seen: Arc<RotaSeen>,
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

/// What comes next.
enum Turn {
    /// The rota as it stands becomes a problem.
    Arrange,
    /// What there is to count on it is counted, and the first part follows.
    Count { rota: Arc<RotaPlan>, year: Arc<Year>, arranged: Arranged },
    /// The part of this number follows the one before it.
    Follow(usize),
}

/// What the parts follow.
#[derive(Clone, Copy)]
pub(super) struct Turns {
    /// Each part's, the first one's soonest.
    pub(super) parts: [Followed; PARTS],
    rota: Memo<Arc<RotaPlan>>,
    year: Memo<Arc<Year>>,
    /// What comes next, while something waits.
    next: StoredValue<Option<Turn>>,
}

impl Turns {
    /// Follows the rota for as long as the page is shown.
    pub(super) fn follow(rota: Memo<Arc<RotaPlan>>, year: Memo<Arc<Year>>) -> Self {
        let first = year.with_untracked(|year| {
            let rota = rota.get_untracked();
            Counts { seen: Arc::new(seen(&rota, year)), rota }
        });
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
        let is_waiting = self.next.with_value(Option::is_some);
        self.next.set_value(Some(Turn::Arrange));
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
        let Some(Some(turn)) = self.next.try_update_value(Option::take) else { return };
        match turn {
            Turn::Arrange => {
                let (rota, year) = (self.rota.try_get_untracked(), self.year.try_get_untracked());
                let Some((rota, year)) = rota.zip(year) else { return };
                let arranged = Arranged::of(&rota, &holidays(&year));
                self.next.try_set_value(Some(Turn::Count { rota, year, arranged }));
                self.wait();
            }
            Turn::Count { rota, year, arranged } => {
                let seen = Arc::new(RotaSeen::of(&rota, &year, arranged));
                self.show(0, Counts { rota, seen });
            }
            Turn::Follow(at) => {
                let before = at.checked_sub(1).and_then(|before| self.parts.get(before));
                let Some(counts) = before.and_then(|before| before.0.try_get_untracked()) else { return };
                self.show(at, counts);
            }
        }
    }

    fn show(self, at: usize, counts: Counts) {
        let Some(part) = self.parts.get(at) else { return };
        let is_last = at + 1 == PARTS;
        self.next.try_set_value((!is_last).then_some(Turn::Follow(at + 1)));
        part.0.try_set(counts);
        if !is_last {
            self.wait();
        }
    }
}
