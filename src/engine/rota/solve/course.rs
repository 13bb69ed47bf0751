//! What is done in which order: search, the whole rota at once where that is within reach, then ever other parts of it.

use super::{
    Ended, Part, Work,
    dive::Outcome,
    parts::{ALLOWANCE, Parts},
    start::LONG,
};

/// The whole is worked out at once up to so many lines and people together.
const WHOLE: usize = 800;
/// Where there are no more than so many the whole takes a second or less: all searchers work on it, each from rotas of its own.
const SMALL: usize = 200;
/// What is tried before work begins again from another first rota, where the whole takes long and where it does not: effort on parts for
/// each effort on the whole, and effort without gain for each effort up to the last gain, with an allowance besides.
const SLOW: Patience = Patience { parts: 1.0, without_gain: 2.0, besides: ALLOWANCE / 2 };
const QUICK: Patience = Patience { parts: 0.25, without_gain: 0.25, besides: ALLOWANCE / 10 };
/// And up to so many days: rows of more take long to find.
pub(super) const WHOLE_DAYS: usize = 63;

struct Patience {
    parts: f64,
    without_gain: f64,
    besides: u64,
}

impl Work<'_> {
    /// Works until the watch ends it, or nothing better is left.
    pub(super) fn run(&mut self) -> Result<(), Ended> {
        self.take_offer();
        self.search_first()?;
        let people = self.instance.staff.len();
        let mut parts = Parts::new(self.instance.days, self.instance.weeks.len() - 1);
        let size = self.instance.lines.len() + people;
        let is_within_reach = self.instance.days <= WHOLE_DAYS && size <= WHOLE;
        let is_beside = self.settings.part == Part::Beside;
        if !is_within_reach || (is_beside && size > SMALL) {
            return self.rework_parts(&mut parts, u64::MAX);
        }
        if is_beside {
            self.rework_parts(&mut parts, self.spent().saturating_add(ALLOWANCE))?;
        }
        // Another dive comes out differently: once in a while the whole is worked out again, parts in between. Where that has brought
        // nothing for long, work begins again from another first rota: what is near the one there was has been seen.
        let patience = if size > SMALL { SLOW } else { QUICK };
        let mut begun = 0;
        let (mut gained, mut cost) = (self.spent(), self.rows.total(self.instance));
        loop {
            let begin = self.spent();
            let everyone = (0..people).collect();
            let outcome = self.rework(everyone, (0, self.instance.days), u64::MAX)?;
            if outcome == Outcome::Proven {
                return self.share_out();
            }
            let effort = (self.spent() - begin).max(ALLOWANCE / 10) as f64 * patience.parts;
            self.rework_parts(&mut parts, self.spent().saturating_add(effort as u64))?;
            if self.rows.total(self.instance) < cost {
                (gained, cost) = (self.spent(), self.rows.total(self.instance));
            }
            let tried = (gained - begun) as f64 * patience.without_gain;
            let is_stuck = self.spent() - gained > tried as u64 + patience.besides;
            // Where shares count they are evened out for long after all else is as good as can be.
            if is_stuck && self.instance.shared.is_empty() {
                begun = self.spent();
                self.begin_again()?;
                self.search_first()?;
                (gained, cost) = (self.spent(), self.rows.total(self.instance));
            }
        }
    }

    /// Searches until it gets slow.
    fn search_first(&mut self) -> Result<(), Ended> {
        let begin = self.spent();
        // Only the search sees fairness.
        let patience = if self.instance.shared.is_empty() { 1 } else { 10 };
        let mut slow = 0;
        loop {
            let before = self.rows.total(self.instance);
            self.rebuild_rows(200)?;
            self.take_offer();
            let gain = (before - self.rows.total(self.instance)) as f64 / before.max(1) as f64;
            let is_slow = gain < if self.instance.days > LONG { 0.0015 } else { 0.004 };
            self.even_out(20)?;
            slow = if is_slow { slow + 1 } else { 0 };
            if slow >= patience || (self.spent() - begin > 3 * ALLOWANCE && self.instance.days <= LONG) {
                return Ok(());
            }
        }
    }

    /// Where nothing is better but for fairness: evens out until the watch ends it, or no share is uneven.
    pub(super) fn share_out(&mut self) -> Result<(), Ended> {
        while self.best.unfair(self.instance) > 0 {
            self.take_offer();
            self.even_out(40)?;
            self.rebuild_rows(200)?;
        }
        Ok(())
    }

    /// Searches as long as that gains more than this for its effort.
    pub(super) fn search_while(&mut self, rate: f64) -> Result<(), Ended> {
        loop {
            let (before, cost) = (self.spent(), self.rows.total(self.instance));
            self.rebuild_rows(20)?;
            let gain = (cost - self.rows.total(self.instance)) as f64;
            if gain <= rate * (self.spent() - before) as f64 {
                return Ok(());
            }
        }
    }
}
