//! What is done in which order: search, the whole rota at once where that is within reach, then ever other parts of it.

use super::{Ended, Part, Work, dive::Outcome, start::LONG};

/// Effort for one part at first; about two seconds.
const ALLOWANCE: u64 = 100_000_000;
/// The whole is worked out at once up to so many lines and people together.
const WHOLE: usize = 800;
/// And up to so many days: rows of more take long to find.
const WHOLE_DAYS: usize = 63;

impl Work<'_> {
    /// Works until the watch ends it, or nothing better is left.
    pub(super) fn run(&mut self) -> Result<(), Ended> {
        self.take_offer();
        self.search_first()?;
        let people = self.instance.staff.len();
        let is_within_reach = self.instance.days <= WHOLE_DAYS && self.instance.lines.len() + people <= WHOLE;
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
    fn share_out(&mut self) -> Result<(), Ended> {
        while self.best.unfair(self.instance) > 0 {
            self.take_offer();
            self.even_out(40)?;
            self.rebuild_rows(200)?;
        }
        Ok(())
    }

    /// Searches as long as that gains more than this for its effort.
    fn search_while(&mut self, rate: f64) -> Result<(), Ended> {
        loop {
            let (before, cost) = (self.spent(), self.rows.total(self.instance));
            self.rebuild_rows(20)?;
            let gain = (cost - self.rows.total(self.instance)) as f64;
            if gain <= rate * (self.spent() - before) as f64 {
                return Ok(());
            }
        }
    }

    /// Works out parts of the rota anew up to an effort, larger ones as long as that is easy.
    fn rework_parts(&mut self, until: u64) -> Result<(), Ended> {
        let everyone = self.instance.staff.len();
        let weeks = self.instance.weeks.len() - 1;
        // Whole rows are dear where there are many weeks: they and windows have a size each, in days of people.
        let mut sizes = [300.0, 2_000.0];
        // Windows get longer as those of everybody are shown to be as good as can be.
        let mut longest = 4;
        // What parts gain for their effort.
        let mut rate = 0.0;
        while self.spent() < until {
            self.take_offer();
            let (first, count) = self.some_weeks(weeks, longest);
            let days = (self.instance.weeks[first], self.instance.weeks[first + count]);
            let is_window = count < weeks;
            let size: f64 = sizes[usize::from(is_window)];
            let (before, cost) = (self.spent(), self.rows.total(self.instance));
            let wanted = (size / (days.1 - days.0).max(1) as f64) as usize;
            let people = self.some_of(wanted.max(2).min(everyone), everyone);
            let is_whole = people.len() == everyone && count == weeks;
            let people_count = people.len();
            let outcome = self.rework(people, days, ALLOWANCE)?;
            let is_quick = is_window && self.spent() - before < ALLOWANCE / 4;
            let factor = match outcome {
                Outcome::Better if is_quick => 1.08,
                Outcome::Better => 1.0,
                Outcome::Proven => 1.15,
                Outcome::Missed => 1.02,
                Outcome::OutOfAllowance => 0.7,
            };
            let most = (everyone * (days.1 - days.0)) as f64 * 1.2 + 60.0;
            sizes[usize::from(is_window)] = (size * factor).clamp(60.0, most);
            if is_window && people_count == everyone && outcome == Outcome::Proven {
                longest = (longest + 1).min(weeks);
            }
            if is_whole && outcome == Outcome::Proven {
                return self.share_out();
            }
            if self.instance.days > WHOLE_DAYS {
                let gain = (cost - self.rows.total(self.instance)) as f64;
                rate = 0.7 * rate + 0.3 * gain / (self.spent() - before).max(1) as f64;
                self.search_while(rate)?;
            } else if self.below(4) == 0 {
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
    fn some_weeks(&mut self, weeks: usize, longest: usize) -> (usize, usize) {
        if weeks <= 6 || (weeks <= 8 && self.below(2) == 0) || (weeks <= 14 && self.below(12) == 0) {
            return (0, weeks);
        }
        let count = (2 + self.below(longest - 1)).min(weeks);
        (self.below(weeks - count + 1), count)
    }
}
