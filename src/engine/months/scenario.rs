//! The months of a plan if a scenario holds.
//!
//! Changes of alerts become factors of the months in which they count, a surge those of its months in part. People who join
//! begin in their month and then need their ramp; those who leave go in theirs and are not replaced. Parts of people that
//! join or leave are rounded to whole ones. Seats, minimum and promises change nothing here.

use super::input::{KnownLeavers, MonthFactors, MonthsInput, Requisition};
use crate::{
    base::{Estimate, time::DAYS_PER_MONTH},
    domain::{Change, Document, Scenario, StreamId, WhatChanges, in_order},
};

impl MonthsInput {
    /// The months of a plan with a scenario.
    pub fn with_scenario(document: &Document, scenario: &Scenario) -> Self {
        let mut input = Self::from_document(document);
        for (id, change) in in_order(&scenario.changes) {
            if change.on {
                input.change(id.0, &scenario.name, change);
            }
        }
        input
    }

    fn change(&mut self, id: crate::base::RawId, name: &str, change: &Change) {
        match change.what {
            WhatChanges::Volume { stream, factor, weeks } => {
                self.each_month(stream, change.from_month, |since, month| {
                    let share = weeks.map_or(1.0, |weeks| surge_share(weeks, since));
                    month.volume *= 1.0 + (factor - 1.0) * share;
                });
            }
            WhatChanges::AutoClosed { stream, share } => {
                self.each_month(stream, change.from_month, |_, month| month.left *= 1.0 - share);
            }
            WhatChanges::HandsOn { stream, factor } => {
                self.each_month(stream, change.from_month, |_, month| month.minutes *= factor);
            }
            WhatChanges::People { more } => {
                let people = more.abs().round() as u32;
                if more > 0.0 {
                    self.staffing.requisitions.push(Requisition {
                        id,
                        name: name.to_owned(),
                        opened: change.from_month,
                        people,
                        months_to_hire: Estimate::point(0.0),
                    });
                } else if people > 0 {
                    let leavers = KnownLeavers { month: change.from_month, people, refilled: false };
                    self.staffing.known_leavers.push(leavers);
                }
            }
            WhatChanges::Seats { .. } | WhatChanges::MinimumSeats { .. } | WhatChanges::Target { .. } => {}
        }
    }

    /// Changes the factors of one stream, or of all, from a month on; the first number is the months since then.
    fn each_month(
        &mut self,
        only: Option<StreamId>,
        from: u32,
        mut change: impl FnMut(u32, &mut MonthFactors),
    ) {
        let horizon = self.horizon_months as usize;
        for id in self.streams.keys().copied().filter(|id| only.is_none_or(|only| only == *id)) {
            let months = self.factors.entry(id).or_insert_with(|| vec![MonthFactors::default(); horizon]);
            for (month, factors) in (0..).zip(months.iter_mut()).skip(from as usize) {
                change(month - from, factors);
            }
        }
    }
}

/// The share of a month that lies within a surge of so many weeks, so many months after its beginning.
fn surge_share(weeks: u32, since: u32) -> f64 {
    (f64::from(weeks) * 7.0 / DAYS_PER_MONTH - f64::from(since)).clamp(0.0, 1.0)
}
