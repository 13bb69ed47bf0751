//! What do the streams add to the alerts of one severity, and what those of a customer among them?

use super::{
    customers::CustomerWork,
    explain::{Formula, Input},
    hands_on::HandsOn,
    input::arithmetic,
};
use crate::{
    base::{HOURS_PER_WEEK, WeekGrid},
    domain::{CustomerId, Document, OwnTargets, SeverityId},
};
use std::collections::BTreeMap;

/// What one stream adds to one class.
#[derive(Clone)]
pub(super) struct Share {
    /// Alerts worked a week.
    pub(super) worked: f64,
    /// Mean hands-on minutes.
    pub(super) minutes: f64,
    /// Their variance.
    pub(super) variance: f64,
    /// Their spread.
    pub(super) hands_on: HandsOn,
    /// The share that waits for others, and for how many hours.
    pub(super) wait: (f64, f64),
}

/// What all streams add to one class, or those of one customer.
#[derive(Clone, Default)]
pub(super) struct Gathered {
    arrivals: Vec<f64>,
    pub(super) shares: Vec<Share>,
    pub(super) arrival_inputs: Vec<Input>,
    pub(super) minute_inputs: Vec<Input>,
    /// The same of customers with promises of their own.
    pub(super) customers: BTreeMap<CustomerId, Gathered>,
}

impl Gathered {
    fn empty() -> Self {
        Self { arrivals: vec![0.0; HOURS_PER_WEEK], ..Self::default() }
    }

    pub(super) fn of_severity(document: &Document, severity: SeverityId) -> Self {
        let customers = document.customers.iter();
        let own = customers.filter(|(_, customer)| customer.own_targets.contains_key(&severity));
        Self { customers: own.map(|(id, _)| (*id, Self::empty())).collect(), ..Self::empty() }
    }

    pub(super) fn add(&mut self, share: &Share, shape: &WeekGrid<f64>, inputs: &[Input; 2]) {
        for (sum, part) in self.arrivals.iter_mut().zip(shape.values()) {
            *sum += share.worked * part;
        }
        self.shares.push(share.clone());
        let [arrivals, minutes] = inputs;
        self.arrival_inputs.push(arrivals.clone());
        self.minute_inputs.push(minutes.clone());
    }

    pub(super) fn hands_on(&self) -> HandsOn {
        HandsOn::mixed(self.shares.iter().map(|share| (share.worked, &share.hands_on)))
    }

    pub(super) fn week(&self) -> WeekGrid<f64> {
        WeekGrid::from_fn(|hour| self.arrivals[hour.index()])
    }

    pub(super) fn customer(self, customer: CustomerId, name: &str, own: &OwnTargets) -> CustomerWork {
        CustomerWork {
            customer,
            name: name.to_owned(),
            clock: own.clock,
            acknowledge: own.acknowledge,
            triage_done: own.triage_done,
            arrivals: self.week(),
            handle_minutes: mixture(&self.shares).0,
            hands_on: self.hands_on(),
            waits_on_others: waits(&self.shares),
            arrivals_explained: arithmetic(Formula::WorkedAlerts, self.arrival_inputs),
            minutes_explained: arithmetic(Formula::MixedMinutes, self.minute_inputs),
        }
    }
}

/// Mean and coefficient of variation over streams; a class without alerts has a minute, which nothing uses.
pub(super) fn mixture(shares: &[Share]) -> (f64, f64) {
    let total: f64 = shares.iter().map(|share| share.worked).sum();
    if total <= 0.0 {
        return (1.0, 1.0);
    }
    let mean = shares.iter().map(|share| share.worked * share.minutes).sum::<f64>() / total;
    let square = shares
        .iter()
        .map(|share| share.worked * (share.variance + share.minutes * share.minutes))
        .sum::<f64>()
        / total;
    (mean, libm::sqrt((square - mean * mean).max(0.0)) / mean)
}

/// Waits on others: `(share of alerts, hours)`, the first for those that do not wait.
pub(super) fn waits(shares: &[Share]) -> Vec<(f64, f64)> {
    let total: f64 = shares.iter().map(|share| share.worked).sum();
    let mut parts = vec![(1.0, 0.0)];
    for share in shares {
        let (p, hours) = share.wait;
        let weight = if total > 0.0 { share.worked / total * p } else { 0.0 };
        if weight > 0.0 && hours > 0.0 {
            parts[0].0 -= weight;
            match parts.iter_mut().find(|part| part.1 == hours) {
                Some(part) => part.0 += weight,
                None => parts.push((weight, hours)),
            }
        }
    }
    parts.retain(|part| part.0 > 0.0);
    parts
}
