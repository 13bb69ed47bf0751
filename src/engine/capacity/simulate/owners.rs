//! Whose is an alert? Customers with promises of their own, told apart among the alerts of a class.
//!
//! An alert that comes in an hour is a customer's with the chance that the hour's arrivals say: the customer's over those of the
//! class. That is drawn for every alert of a class with customers, from a stream of its own, and changes nothing else: the alert
//! waits and takes as long as any other of its class. A desk without customers draws nothing, and two desks that meet the same
//! alerts meet them from the same customers. Limits: hands-on times are drawn from the one distribution of the class, whoever an
//! alert belongs to; what waits at the start is a customer's with the chance of the whole cycle.

use super::{
    super::{
        clock::TargetClock,
        customers::CustomerWork,
        input::{DeskWeek, WorkClass},
    },
    desk::{SimulatedClass, within_hours},
    promise::Promised,
};
use crate::base::Stream;

/// The most customers of one class that are told apart.
pub const MOST_CUSTOMERS: usize = 1_000;

/// Alerts of a class that are judged by promises of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedCustomer {
    /// Which customer: in two desks those of one key are compared.
    pub key: u64,
    /// Its part of the arrivals of the class in each hour of the cycle; those of all customers sum to 1 at most.
    pub parts: Vec<f64>,
    /// The clock of the promises.
    pub clock: TargetClock,
    /// Hours from arrival to start that are promised.
    pub acknowledge_hours: Option<f64>,
    /// Hours from arrival to the end of triage that are promised.
    pub done_hours: Option<f64>,
    /// Hours that its alerts wait for others on the clock of triage, with the share that does; the shares sum to 1.
    pub waits_on_others: Vec<(f64, f64)>,
}

impl SimulatedCustomer {
    /// Those of a class of a week.
    pub(super) fn of_week(class: &WorkClass, desk: &DeskWeek) -> Vec<Self> {
        let parts = |of: &CustomerWork| -> Vec<f64> {
            let hours = of.arrivals.values().iter().zip(class.arrivals.values());
            hours.map(|(own, all)| if *all > 0.0 { (own / all).min(1.0) } else { 0.0 }).collect()
        };
        let one = |of: &CustomerWork| Self {
            key: of.customer.0.0,
            parts: parts(of),
            clock: TargetClock::new(of.clock, &desk.business_hours),
            acknowledge_hours: within_hours(of.acknowledge),
            done_hours: within_hours(of.triage_done),
            waits_on_others: of.waits_on_others.clone(),
        };
        class.customers.iter().map(one).collect()
    }

    pub(super) fn promised(&self) -> Promised<'_> {
        Promised {
            clock: &self.clock,
            acknowledge: self.acknowledge_hours,
            done: self.done_hours,
            waits_on_others: &self.waits_on_others,
        }
    }

    /// Whether these can be the customers of a class in a cycle of so many hours.
    pub(super) fn are_possible(all: &[Self], cycle: usize) -> bool {
        let promised = |hours: Option<f64>| hours.is_none_or(|hours| hours >= 0.0);
        let one = |of: &Self| {
            of.parts.len() == cycle
                && of.parts.iter().all(|part| (0.0..=1.0).contains(part))
                && promised(of.acknowledge_hours)
                && promised(of.done_hours)
        };
        // Parts of one hour may sum to a hair more than all of it.
        let sums = |hour: usize| all.iter().map(|of| of.parts[hour]).sum::<f64>() <= 1.0 + 1e-9;
        all.len() <= MOST_CUSTOMERS && all.iter().all(one) && (0..cycle).all(sums)
    }
}

/// The chances by which the alerts of a class belong to its customers.
pub(super) struct Owners {
    /// By hour of the cycle, the parts of the customers up to each of them.
    by_hour: Vec<Vec<f64>>,
    /// The same of the whole cycle.
    of_cycle: Vec<f64>,
}

impl Owners {
    /// Those of a class; none where there is nobody to tell apart.
    pub(super) fn of(class: &SimulatedClass) -> Option<Self> {
        if class.customers.is_empty() {
            return None;
        }
        let all: f64 = class.arrivals.iter().sum();
        let of_cycle = |of: &SimulatedCustomer| {
            let own: f64 = of.parts.iter().zip(&class.arrivals).map(|(part, rate)| part * rate).sum();
            if all > 0.0 { own / all } else { 0.0 }
        };
        let hours = 0..class.arrivals.len();
        Some(Self {
            by_hour: hours.map(|hour| up_to_each(class.customers.iter().map(|of| of.parts[hour]))).collect(),
            of_cycle: up_to_each(class.customers.iter().map(of_cycle)),
        })
    }

    /// Whose an alert is that comes at this time: the place of the customer, or none of them.
    pub(super) fn at(&self, time: f64, chance: &mut Stream) -> Option<u16> {
        drawn(&self.by_hour[time as usize % self.by_hour.len()], chance)
    }

    /// Whose an alert is that waits at the start.
    pub(super) fn waiting(&self, chance: &mut Stream) -> Option<u16> {
        drawn(&self.of_cycle, chance)
    }
}

fn up_to_each(parts: impl Iterator<Item = f64>) -> Vec<f64> {
    let sum = |sum: &mut f64, part: f64| {
        *sum += part;
        Some(*sum)
    };
    parts.scan(0.0, sum).collect()
}

fn drawn(up_to_each: &[f64], chance: &mut Stream) -> Option<u16> {
    let share = chance.share();
    let place = up_to_each.partition_point(|up_to| *up_to <= share);
    u16::try_from(place).ok().filter(|_| place < up_to_each.len())
}
