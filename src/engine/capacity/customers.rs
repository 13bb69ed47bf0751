//! Which alerts of a severity are judged by a customer's own promise, and what do the models need to know of them?
//!
//! All alerts of a severity wait in one line, oldest first, whoever they belong to. So the wait of a customer's alert is that of
//! any other alert of the severity that comes in the same hour, and the share within the customer's own time is
//! `sum a(h) P(wait from h <= time) / sum a(h)` over the hours of the week, with the customer's own alerts `a(h)`. Triage is done
//! by the spread of hands-on times of the customer's own streams.

use super::{
    explain::Explanation,
    fluid::Run,
    hands_on::HandsOn,
    input::{DeskWeek, WorkClass},
};
use crate::{
    base::{HOURS_PER_WEEK, WeekGrid},
    domain::{Clock, CustomerId, Target},
};

/// Alerts of one severity whose customer was promised something else than the severity promises.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerWork {
    /// Whose.
    pub customer: CustomerId,
    /// Its name: text of the user.
    pub name: String,
    /// On which hours its targets run.
    pub clock: Clock,
    /// The promise from arrival to start.
    pub acknowledge: Option<Target>,
    /// The promise from arrival to done.
    pub triage_done: Option<Target>,
    /// Its alerts worked that arrive in each hour, which are among those of the severity.
    pub arrivals: WeekGrid<f64>,
    /// Mean hands-on minutes, above 0.
    pub handle_minutes: f64,
    /// How its hands-on minutes are spread.
    pub hands_on: HandsOn,
    /// As [`WorkClass::waits_on_others`].
    pub waits_on_others: Vec<(f64, f64)>,
    /// How the alerts came about.
    pub arrivals_explained: Explanation,
    /// How the minutes came about.
    pub minutes_explained: Explanation,
}

/// Alerts that are judged together: those of a severity, or a customer's among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The place of the severity among the classes.
    pub class: usize,
    /// The place of the customer in [`WorkClass::customers`]; none for all alerts of the severity.
    pub customer: Option<usize>,
}

impl Group {
    /// All alerts of a severity.
    pub const fn all_of(class: usize) -> Self {
        Self { class, customer: None }
    }
}

/// What the models need to know of a group.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The severity's name, or the customer's.
    pub name: &'a str,
    /// On which hours the targets run.
    pub clock: Clock,
    /// The promise from arrival to start.
    pub acknowledge: Option<Target>,
    /// The promise from arrival to done.
    pub triage_done: Option<Target>,
    /// Alerts worked that arrive in each hour.
    pub arrivals: &'a WeekGrid<f64>,
    /// Mean hands-on minutes.
    pub handle_minutes: f64,
    /// How hands-on minutes are spread.
    pub hands_on: &'a HandsOn,
    /// As [`WorkClass::waits_on_others`].
    pub waits_on_others: &'a [(f64, f64)],
    /// How the alerts came about.
    pub arrivals_explained: &'a Explanation,
    /// How the minutes came about.
    pub minutes_explained: &'a Explanation,
}

impl Judged<'_> {
    /// Alerts worked a week.
    pub fn alerts_per_week(&self) -> f64 {
        self.arrivals.values().iter().sum()
    }
}

impl DeskWeek {
    /// Every group, those of a severity together.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.classes.iter().enumerate().flat_map(|(class, of)| {
            let customers = (0..of.customers.len()).map(move |place| Group { class, customer: Some(place) });
            std::iter::once(Group::all_of(class)).chain(customers)
        })
    }

    /// What is known of a group; none where there is no such.
    pub fn judged(&self, group: Group) -> Option<Judged<'_>> {
        let class = self.classes.get(group.class)?;
        match group.customer {
            None => Some(of_class(class)),
            Some(place) => class.customers.get(place).map(of_customer),
        }
    }

    /// The runs of a severity's alerts, with as many in each as are of the group.
    pub(super) fn runs_of(&self, group: Group, runs: &[Run]) -> Vec<Run> {
        let (Some(class), Some(judged)) = (self.classes.get(group.class), self.judged(group)) else {
            return Vec::new();
        };
        if group.customer.is_none() {
            return runs.to_vec();
        }
        let part = |run: &Run| {
            // A run stays within an hour.
            let hour = ((run.came + run.came_last) / 2.0).max(0.0) as usize % HOURS_PER_WEEK;
            let all = class.arrivals.values()[hour];
            if all > 0.0 { (judged.arrivals.values()[hour] / all).min(1.0) } else { 0.0 }
        };
        runs.iter().map(|run| Run { alerts: run.alerts * part(run), ..*run }).collect()
    }
}

fn of_class(class: &WorkClass) -> Judged<'_> {
    Judged {
        name: &class.name,
        clock: class.clock,
        acknowledge: class.acknowledge,
        triage_done: class.triage_done,
        arrivals: &class.arrivals,
        handle_minutes: class.handle_minutes,
        hands_on: &class.hands_on,
        waits_on_others: &class.waits_on_others,
        arrivals_explained: &class.arrivals_explained,
        minutes_explained: &class.minutes_explained,
    }
}

fn of_customer(work: &CustomerWork) -> Judged<'_> {
    Judged {
        name: &work.name,
        clock: work.clock,
        acknowledge: work.acknowledge,
        triage_done: work.triage_done,
        arrivals: &work.arrivals,
        handle_minutes: work.handle_minutes,
        hands_on: &work.hands_on,
        waits_on_others: &work.waits_on_others,
        arrivals_explained: &work.arrivals_explained,
        minutes_explained: &work.minutes_explained,
    }
}
