//! What is left when a repetition ends, and what it gives.

use super::{
    figures::{ClassFigures, GroupFigures, TierFigures},
    play::Play,
    tally::Balance,
    tier::Hand,
};

/// What one repetition gave.
pub(super) struct Played {
    pub(super) classes: Vec<ClassFigures<Option<f64>>>,
    /// By class, each customer's.
    pub(super) customers: Vec<Vec<GroupFigures<Option<f64>>>>,
    pub(super) tiers: Vec<TierFigures<Option<f64>>>,
    pub(super) balances: Vec<Balance>,
    /// By class, known and kept acknowledgements by hour of the cycle.
    pub(super) by_hour: Vec<Vec<(u32, u32)>>,
    /// Waiting at the end of each hour measured, by class.
    pub(super) backlog: Vec<Vec<u32>>,
    pub(super) work: WorkBalance,
}

/// Hours of work of one repetition, the warm-up included: what came is worked, left, or was given up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorkBalance {
    /// Came, of all tiers and of incidents.
    pub came: f64,
    /// Worked until the end.
    pub worked: f64,
    /// Left at the end, waiting or in hand.
    pub left: f64,
    /// Given up.
    pub given_up: f64,
}

impl Play<'_> {
    /// Judges what is left and takes the figures.
    pub(super) fn finish(mut self) -> Played {
        for tier in &mut self.tiers {
            tier.settle(self.now, self.from);
        }
        let classes = &self.ready.desk.classes;
        for (place, hand) in self.hands.iter().enumerate() {
            let Some(Hand { alert, line, since }) = hand else { continue };
            self.work.left += self.calendar.time(self.sources.len() + place) - self.end;
            self.work.worked += self.end - since;
            if place < self.tiers[0].places && !alert.returned && *line > 0 {
                let tally = &mut self.tallies[line - 1];
                tally.balance.in_hand += 1;
                if alert.came >= self.from {
                    tally.left_over(&classes[line - 1], alert, self.end);
                }
            }
        }
        for (number, tier) in self.tiers.iter().enumerate() {
            for line in 0..=classes.len() {
                for alert in tier.lines.alerts(line) {
                    self.work.left += alert.left;
                    if number == 0 && line > 0 && !alert.returned {
                        let tally = &mut self.tallies[line - 1];
                        tally.balance.waiting += 1;
                        if alert.came >= self.from {
                            tally.left_over(&classes[line - 1], alert, self.end);
                        }
                    }
                }
            }
        }
        let hours = f64::from(self.span.hours);
        let mut tiers: Vec<_> = self.tiers.iter().map(|tier| tier.figures(hours)).collect();
        // The first tier's waits are those of the classes.
        let waits = self.tallies.iter().map(|tally| &tally.waits);
        let (sum, all) = waits.fold((0.0, 0), |(sum, all), waits| (sum + waits.sum(), all + waits.all()));
        tiers[0].mean_wait_hours = (all > 0).then(|| sum / all as f64);
        Played {
            tiers,
            classes: self.tallies.iter().map(|tally| tally.figures(hours)).collect(),
            customers: self
                .tallies
                .iter()
                .map(|tally| tally.customers.iter().map(|own| own.figures(hours)).collect())
                .collect(),
            balances: self.tallies.iter().map(|tally| tally.balance).collect(),
            by_hour: self.tallies.into_iter().map(|tally| tally.by_hour).collect(),
            backlog: self.backlog,
            work: self.work,
        }
    }
}
