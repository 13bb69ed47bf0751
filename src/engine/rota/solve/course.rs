//! What is done in which order: search, the whole rota at once where that is within reach, then ever other parts of it.

use super::{Ended, Part, Work, dive::Outcome, start::LONG};

/// Effort for one part at first; about two seconds.
const ALLOWANCE: u64 = 100_000_000;
/// The whole is worked out at once up to so many lines and people together.
const WHOLE: usize = 800;

impl Work<'_> {
    /// Works until the watch ends it, or nothing better is left.
    pub(super) fn run(&mut self) -> Result<(), Ended> {
        self.take_offer();
        self.search_first()?;
        let people = self.instance.staff.len();
        let is_within_reach = self.instance.days <= LONG && self.instance.lines.len() + people <= WHOLE;
        if self.settings.part == Part::Beside || !is_within_reach {
            return self.rework_parts(u64::MAX);
        }
        // Another dive comes out differently: once in a while the whole is worked out again, parts in between.
        loop {
            let begin = self.spent();
            let everyone = (0..people).collect();
            let outcome = self.rework(everyone, (0, self.instance.days), u64::MAX)?;
            if outcome == Outcome::Proven {
                return self.share_out();
            }
            let effort = (self.spent() - begin).max(ALLOWANCE / 10);
            self.rework_parts(self.spent().saturating_add(effort))?;
        }
    }

    /// Searches until it gets slow.
    fn search_first(&mut self) -> Result<(), Ended> {
        let begin = self.spent();
        loop {
            let before = self.rows.total(self.instance);
            self.rebuild_rows(200)?;
            self.take_offer();
            let gain = (before - self.rows.total(self.instance)) as f64 / before.max(1) as f64;
            let is_slow = gain < 0.004;
            self.even_out(20)?;
            if is_slow || (self.spent() - begin > 3 * ALLOWANCE && self.instance.days <= LONG) {
                return Ok(());
            }
        }
    }

    /// Where nothing is better but for fairness: evens out until the watch ends it, or no share is uneven.
    fn share_out(&mut self) -> Result<(), Ended> {
        while self.best.unfair(self.instance) > 0 {
            self.take_offer();
            self.even_out(40)?;
            self.rebuild_rows(200)?;
        }
        Ok(())
    }

    /// Works out parts of the rota anew up to an effort, larger ones as long as that is easy.
    fn rework_parts(&mut self, until: u64) -> Result<(), Ended> {
        let everyone = self.instance.staff.len();
        let weeks = self.instance.weeks.len() - 1;
        let mut size: f64 = 300.0;
        while self.spent() < until {
            self.take_offer();
            let (first, count) = self.some_weeks(weeks);
            let days = (self.instance.weeks[first], self.instance.weeks[first + count]);
            let wanted = (size / (days.1 - days.0).max(1) as f64) as usize;
            let people = self.some_of(wanted.clamp(2, everyone.max(1)).min(everyone), everyone);
            let is_whole = people.len() == everyone && count == weeks;
            let outcome = self.rework(people, days, ALLOWANCE)?;
            size *= match outcome {
                Outcome::Better => 1.0,
                Outcome::Proven => 1.15,
                Outcome::Missed => 1.02,
                Outcome::OutOfAllowance => 0.7,
            };
            size = size.clamp(60.0, (everyone * self.instance.days) as f64 * 1.2 + 60.0);
            if is_whole && outcome == Outcome::Proven {
                return self.share_out();
            }
            if self.below(4) == 0 {
                self.rebuild_rows(20)?;
            }
            if !self.instance.shared.is_empty() {
                self.rebuild_rows(100)?;
                self.even_out(20)?;
            }
        }
        Ok(())
    }

    /// Some weeks in a row: the first and how many.
    fn some_weeks(&mut self, weeks: usize) -> (usize, usize) {
        if weeks <= 6 || (weeks <= 14 && self.below(2) == 0) {
            return (0, weeks);
        }
        let count = 2 + self.below(3);
        (self.below(weeks - count + 1), count)
    }
}
