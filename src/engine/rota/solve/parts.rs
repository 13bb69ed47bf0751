//! Which part of a rota is worked out anew next? One of a length that gained much for its effort, as large as is within reach.

use super::{Ended, Work, course::WHOLE_DAYS, dive::Outcome};

/// Effort for one part; about two seconds.
pub(super) const ALLOWANCE: u64 = 100_000_000;

/// What is known of parts of so many weeks. Gains and efforts are those of the last few, older ones count for less.
#[derive(Clone, Copy, Debug)]
struct Length {
    /// How many people are taken.
    people: f64,
    gain: f64,
    effort: f64,
}

/// How much the past counts for.
const MEMORY: f64 = 0.7;

impl Length {
    fn rate(&self) -> f64 {
        self.gain / self.effort
    }

    /// Learns what a part came to.
    fn learn(&mut self, outcome: Outcome, gain: i64, effort: u64, everyone: usize) {
        self.gain = MEMORY * self.gain + gain as f64;
        self.effort = MEMORY * self.effort + effort as f64;
        let factor = match outcome {
            Outcome::OutOfAllowance => 0.7,
            _ if effort < ALLOWANCE / 20 => 1.3,
            _ if effort < ALLOWANCE / 4 => 1.1,
            Outcome::Proven => 1.05,
            Outcome::Better | Outcome::Missed => 1.0,
        };
        self.people = (self.people * factor).clamp(2.0, everyone as f64 * 1.2 + 2.0);
    }
}

/// The lengths of parts, by number of weeks.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    lengths: Vec<Length>,
    /// Of so many weeks at most, besides whole rows: longer ones come when parts of everybody are as good as can be.
    longest: usize,
}

/// Whole rows are among the parts up to so many weeks.
const WHOLE_ROWS: usize = 14;

impl Parts {
    pub(super) fn new(days: usize, weeks: usize) -> Self {
        let length = |count: usize| {
            let days = (days * count) as f64 / weeks as f64;
            // Long rows take more than in proportion to their days.
            let cells = if count == weeks { 300.0 } else { 2_000.0 * libm::sqrt(14.0 / days) };
            Length { people: (cells / days).max(2.0), gain: 1.0, effort: 1.0 }
        };
        Self { lengths: (0..=weeks).map(|count| length(count.max(1))).collect(), longest: 4 }
    }

    /// What a length is worth trying: its gain for its effort, and for what has not gained lately enough to be tried now and then.
    fn chances(&self) -> Vec<(usize, f64)> {
        let weeks = self.lengths.len() - 1;
        let is_there = |count: &usize| {
            (*count == weeks && weeks <= WHOLE_ROWS) || (2..=self.longest.min(weeks)).contains(count)
        };
        let there: Vec<usize> = (1..=weeks).filter(is_there).collect();
        let mean = there.iter().map(|count| self.lengths[*count].rate()).sum::<f64>() / there.len() as f64;
        let chance = |count: usize| {
            let length = &self.lengths[count];
            (length.rate() + 0.3 * mean + 1e-12) / length.effort.max(1.0)
        };
        there.into_iter().map(|count| (count, chance(count))).collect()
    }
}

impl Work<'_> {
    /// Works out parts of the rota anew up to an effort, larger ones as long as that is easy.
    pub(super) fn rework_parts(&mut self, parts: &mut Parts, until: u64) -> Result<(), Ended> {
        let everyone = self.instance.staff.len();
        let weeks = self.instance.weeks.len() - 1;
        // What parts gain for their effort.
        let mut rate = 0.0;
        while self.spent() < until {
            self.take_offer();
            let count = self.one_of(&parts.chances());
            let first = self.first_week(weeks, count);
            let days = (self.instance.weeks[first], self.instance.weeks[first + count]);
            let people = self.some_of((parts.lengths[count].people as usize).min(everyone), everyone);
            let is_everybody = people.len() == everyone;
            let (before, cost) = (self.spent(), self.rows.total(self.instance));
            let outcome = self.rework(people, days, ALLOWANCE)?;
            let (gain, effort) = (cost - self.rows.total(self.instance), self.spent() - before);
            parts.lengths[count].learn(outcome, gain, effort, everyone);
            if is_everybody && outcome == Outcome::Proven {
                if count == weeks {
                    return self.share_out();
                }
                parts.longest += usize::from(count == parts.longest);
            }
            if self.instance.days > WHOLE_DAYS {
                rate = 0.7 * rate + 0.3 * gain as f64 / effort.max(1) as f64;
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

    /// One of these by its chance.
    fn one_of(&mut self, chances: &[(usize, f64)]) -> usize {
        let all: f64 = chances.iter().map(|(_, chance)| chance).sum();
        let mut left = self.random.share() * all;
        for (count, chance) in chances {
            left -= chance;
            if left <= 0.0 {
                return *count;
            }
        }
        chances.last().map_or(1, |(count, _)| *count)
    }

    /// The first of so many weeks: any, or so that they hold a day on which cover costs something.
    fn first_week(&mut self, weeks: usize, count: usize) -> usize {
        let ends = weeks - count + 1;
        if self.below(2) == 0
            && let Some(day) = self.costly_day()
        {
            let week = self.instance.weeks[1..].iter().take_while(|end| **end <= day).count();
            let earliest = (week + 1).saturating_sub(count);
            let latest = week.min(ends - 1);
            return earliest + self.below(latest - earliest + 1);
        }
        self.below(ends)
    }

    /// A day on which cover costs something, the dearer the likelier.
    fn costly_day(&mut self) -> Option<usize> {
        let instance = self.instance;
        let there = instance.lines.iter().zip(&self.rows.there);
        let costs: Vec<i64> = there.map(|(line, there)| line.cost(*there)).collect();
        let mut left = self.below(usize::try_from(costs.iter().sum::<i64>()).ok()?) as i64;
        let place = costs.iter().position(|cost| {
            left -= cost;
            left < 0
        });
        place.map(|place| instance.lines[place].day)
    }
}
