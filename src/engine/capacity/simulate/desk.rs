//! What is simulated: the classes of alerts, the seats, and the rules by which the desk works.
//!
//! Times are hours, rates are an hour, and rows of hours repeat (a week of 168, in tests a day). [`SimulatedDesk::from_week`] takes
//! the week of a plan: hands-on times stretch by the share of a shift that is off the queue, `minutes / (1 - in-shift share)`,
//! as fewer heads would distort the chance of finding one free. Each switch (who interrupts, what happens at the end of a
//! shift, ageing, expiry, returning work) is a field, because answers hang on it.

use super::{
    super::{clock::TargetClock, input::DeskWeek},
    owners::SimulatedCustomer,
    promise::Promised,
};
use crate::{
    base::WeekGrid,
    domain::{Clock, ShiftEnd, Target},
};

/// The most alerts that one repetition may be expected to bring: beyond it a run takes minutes and gigabytes.
pub const MOST_ALERTS: f64 = 2e7;
/// The most classes of alerts.
pub const MOST_CLASSES: usize = 60;

/// A desk to simulate.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedDesk {
    /// The classes, first priority first; at most [`MOST_CLASSES`].
    pub classes: Vec<SimulatedClass>,
    /// Staffed seats in each hour of the cycle, one or more hours.
    pub seats: Vec<u16>,
    /// Seats of the second tier in each hour of the same cycle; none if what is escalated leaves for somewhere else.
    pub second_tier: Option<Vec<u16>>,
    /// Incidents that take people of the first tier away; none without any.
    pub incidents: Option<Incidents>,
    /// What happens to the alert in hand when a seat closes.
    pub shift_end: ShiftEnd,
    /// The chance that the person of a planned seat does not come to a shift, 0 to 1.
    pub sick_share: f64,
    /// Hours of a shift, 1 or more; shifts begin at 07:00. It matters for sickness only.
    pub shift_hours: u32,
}

/// The hours of a promise.
pub(super) fn within_hours(target: Option<Target>) -> Option<f64> {
    target.map(|target| target.within_minutes / 60.0)
}

/// One class of alerts.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedClass {
    /// Names its chance: in two desks classes of one key meet the same alerts.
    pub key: u64,
    /// Alerts an hour in each hour of the cycle, before grouping and auto-closure.
    pub arrivals: Vec<f64>,
    /// Variance of the alerts of an hour over their mean: 1 for arrivals by chance alone (Poisson), more for bursts (negative
    /// binomial).
    pub dispersion: f64,
    /// The share that is folded into an open alert and takes nobody's time.
    pub grouped_share: f64,
    /// The share of what is left that automation closes.
    pub auto_closed_share: f64,
    /// Time at the first tier.
    pub work: WorkTime,
    /// Whether its alerts interrupt work on a lower class.
    pub interrupts: bool,
    /// Its alerts rise by one priority each time they have waited so many hours; none for strict priorities.
    pub ages_every_hours: Option<f64>,
    /// Alerts that nobody began so many hours after they came are given up.
    pub expires_after_hours: Option<f64>,
    /// What is escalated, if anything.
    pub escalation: Option<Escalation>,
    /// Alerts that wait when the simulation starts.
    pub backlog: u32,
    /// The clock of the promises.
    pub clock: TargetClock,
    /// Hours from arrival to start that are promised.
    pub acknowledge_hours: Option<f64>,
    /// Hours from arrival to the end of triage that are promised.
    pub done_hours: Option<f64>,
    /// Hours that alerts wait for others on the clock of triage, with the share that does; the shares sum to 1.
    pub waits_on_others: Vec<(f64, f64)>,
    /// Customers whose alerts among them are judged by promises of their own; at most [`MOST_CUSTOMERS`](super::MOST_CUSTOMERS).
    pub customers: Vec<SimulatedCustomer>,
}

/// Work that goes on to the second tier, and some of it back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Escalation {
    /// The share of alerts triaged that is escalated.
    pub share: f64,
    /// Time at the second tier.
    pub work: WorkTime,
    /// The share of those that comes back to the first tier, once.
    pub return_share: f64,
    /// Time at the first tier for what comes back.
    pub return_work: WorkTime,
}

/// Incidents: so many people leave the queue for as long as each lasts, as soon as each of them is free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Incidents {
    /// How many an hour.
    pub per_hour: f64,
    /// People for each.
    pub people: u32,
    /// How long each of them is away.
    pub work: WorkTime,
}

/// How long a piece of work takes, in hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WorkTime {
    /// Lognormal with this mean and this standard deviation over the mean.
    Lognormal {
        /// Mean, above 0.
        mean_hours: f64,
        /// Standard deviation over the mean, 0 or more.
        cv: f64,
    },
    /// Exponential with this mean.
    Exponential {
        /// Mean, above 0.
        mean_hours: f64,
    },
}

impl WorkTime {
    /// The mean in hours.
    pub fn mean_hours(&self) -> f64 {
        match *self {
            Self::Lognormal { mean_hours, .. } | Self::Exponential { mean_hours } => mean_hours,
        }
    }

    fn is_possible(&self) -> bool {
        let mean = self.mean_hours();
        let cv = if let Self::Lognormal { cv, .. } = *self { cv } else { 1.0 };
        mean > 0.0 && mean.is_finite() && cv >= 0.0 && cv.is_finite()
    }
}

/// Why a desk cannot be simulated.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum DeskError {
    /// There is no class, or more than are followed.
    #[error("{0} classes: one to {MOST_CLASSES} can be simulated")]
    Classes(usize),
    /// Rows of hours differ in length or have none.
    #[error("rows of hours differ in length or are empty")]
    Hours,
    /// A number of a class (by its place) is outside what it can be.
    #[error("a number of class {0} is outside what it can be")]
    Class(usize),
    /// A number of incidents, sickness or shifts is outside what it can be.
    #[error("a number of the desk is outside what it can be")]
    Desk,
    /// A repetition would bring more alerts than are followed.
    #[error("{0:.0} alerts in one repetition: {MOST_ALERTS:.0} at most")]
    TooMany(f64),
}

impl SimulatedDesk {
    /// The week of a plan, with all that it says of how work flows. Arrivals are Poisson; escalated work varies as an
    /// exponential, as only its mean is known.
    pub fn from_week(desk: &DeskWeek) -> Self {
        let play = &desk.play;
        let on_queue = 1.0 - play.in_shift_share.unwrap_or(desk.in_shift_share);
        let hours = |minutes: f64| minutes / 60.0 / on_queue;
        let classes = desk
            .classes
            .iter()
            .enumerate()
            .map(|(place, class)| SimulatedClass {
                key: class.severity.0.0,
                arrivals: class.arrivals.values().to_vec(),
                work: WorkTime::Lognormal { mean_hours: hours(class.handle_minutes), cv: class.handle_cv },
                interrupts: match place {
                    0 => desk.critical_interrupts,
                    _ => play.classes.get(place).is_some_and(|class| class.interrupts),
                },
                ages_every_hours: play.classes.get(place).and_then(|class| class.ages_every_hours),
                expires_after_hours: play.classes.get(place).and_then(|class| class.expires_after_hours),
                escalation: play.second_tier.as_ref().and_then(|tier| {
                    let (share, minutes) = play.classes.get(place)?.escalated;
                    (share > 0.0 && minutes > 0.0).then(|| Escalation {
                        share,
                        work: WorkTime::Exponential { mean_hours: hours(minutes) },
                        return_share: tier.returned_share,
                        return_work: WorkTime::Exponential {
                            mean_hours: hours(tier.return_minutes.max(1e-3)),
                        },
                    })
                }),
                clock: TargetClock::new(class.clock, &desk.business_hours),
                acknowledge_hours: within_hours(class.acknowledge),
                done_hours: within_hours(class.triage_done),
                waits_on_others: class.waits_on_others.clone(),
                customers: SimulatedCustomer::of_week(class, desk),
                ..SimulatedClass::plain(
                    class.severity.0.0,
                    Vec::new(),
                    WorkTime::Exponential { mean_hours: 1.0 },
                )
            })
            .collect();
        Self {
            classes,
            seats: desk.seats.values().to_vec(),
            second_tier: play.second_tier.as_ref().map(|tier| tier.seats.clone()),
            incidents: play.incidents.map(|incidents| Incidents {
                per_hour: incidents.per_hour,
                people: incidents.people,
                work: WorkTime::Lognormal { mean_hours: incidents.mean_hours, cv: incidents.cv },
            }),
            shift_end: play.shift_end,
            sick_share: play.empty_share,
            shift_hours: (libm::round(desk.people.shift_hours) as u32).max(1),
        }
    }

    /// Hours of work an hour over the cycle, first tier and incidents, and seats an hour. What waits is not counted.
    pub fn load_and_seats(&self) -> (f64, f64) {
        let hours = self.seats.len().max(1) as f64;
        let alerts = self.classes.iter().map(|class| {
            let kept = (1.0 - class.grouped_share) * (1.0 - class.auto_closed_share);
            let returned =
                class.escalation.filter(|_| self.second_tier.is_some()).map_or(0.0, |escalation| {
                    escalation.share * escalation.return_share * escalation.return_work.mean_hours()
                });
            class.arrivals.iter().sum::<f64>() / hours * kept * (class.work.mean_hours() + returned)
        });
        let incidents = self.incidents.map_or(0.0, |incidents| {
            incidents.per_hour * f64::from(incidents.people) * incidents.work.mean_hours()
        });
        let seats = self.seats.iter().map(|seats| f64::from(*seats)).sum::<f64>() / hours;
        (alerts.sum::<f64>() + incidents, seats * (1.0 - self.sick_share))
    }

    /// Whether more work comes than the seats can do, so that there is no steady state to warm up to.
    pub fn falls_behind(&self) -> bool {
        let (load, seats) = self.load_and_seats();
        load >= seats
    }

    /// Whether it can be simulated for so many hours.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self, hours: f64) -> Result<(), DeskError> {
        if self.classes.is_empty() || self.classes.len() > MOST_CLASSES {
            return Err(DeskError::Classes(self.classes.len()));
        }
        let cycle = self.seats.len();
        let same_length = self.classes.iter().all(|class| class.arrivals.len() == cycle)
            && self.second_tier.as_ref().is_none_or(|seats| seats.len() == cycle);
        if cycle == 0 || !same_length {
            return Err(DeskError::Hours);
        }
        if let Some(place) = self.classes.iter().position(|class| !class.is_possible()) {
            return Err(DeskError::Class(place));
        }
        let incidents_possible = self.incidents.is_none_or(|incidents| {
            incidents.per_hour >= 0.0 && incidents.per_hour.is_finite() && incidents.work.is_possible()
        });
        if !incidents_possible || !(0.0..=1.0).contains(&self.sick_share) || self.shift_hours == 0 {
            return Err(DeskError::Desk);
        }
        let a_cycle: f64 = self.classes.iter().flat_map(|class| &class.arrivals).sum();
        let waiting: f64 = self.classes.iter().map(|class| f64::from(class.backlog)).sum();
        let called: f64 =
            self.incidents.map_or(0.0, |incidents| incidents.per_hour * f64::from(incidents.people));
        let expected = (a_cycle / cycle as f64 + called) * hours + waiting;
        if expected > MOST_ALERTS { Err(DeskError::TooMany(expected)) } else { Ok(()) }
    }
}

impl SimulatedClass {
    /// A class with nothing but arrivals and work: strict priority, no promises, a clock that always runs.
    pub fn plain(key: u64, arrivals: Vec<f64>, work: WorkTime) -> Self {
        Self {
            key,
            arrivals,
            dispersion: 1.0,
            grouped_share: 0.0,
            auto_closed_share: 0.0,
            work,
            interrupts: false,
            ages_every_hours: None,
            expires_after_hours: None,
            escalation: None,
            backlog: 0,
            clock: TargetClock::new(Clock::RoundTheClock, &WeekGrid::filled(true)),
            acknowledge_hours: None,
            done_hours: None,
            waits_on_others: vec![(1.0, 0.0)],
            customers: Vec::new(),
        }
    }

    #[inline]
    pub(super) fn promised(&self) -> Promised<'_> {
        Promised {
            clock: &self.clock,
            acknowledge: self.acknowledge_hours,
            done: self.done_hours,
            waits_on_others: &self.waits_on_others,
        }
    }

    fn is_possible(&self) -> bool {
        let share = |value: f64| (0.0..=1.0).contains(&value);
        let positive = |hours: Option<f64>| hours.is_none_or(|hours| hours > 0.0);
        let promised = |hours: Option<f64>| hours.is_none_or(|hours| hours >= 0.0);
        self.arrivals.iter().all(|rate| *rate >= 0.0 && rate.is_finite())
            && self.dispersion >= 1.0
            && self.dispersion.is_finite()
            && share(self.grouped_share)
            && share(self.auto_closed_share)
            && self.work.is_possible()
            && positive(self.ages_every_hours)
            && positive(self.expires_after_hours)
            && promised(self.acknowledge_hours)
            && promised(self.done_hours)
            && SimulatedCustomer::are_possible(&self.customers, self.arrivals.len())
            && self.escalation.is_none_or(|escalation| {
                share(escalation.share)
                    && share(escalation.return_share)
                    && escalation.work.is_possible()
                    && escalation.return_work.is_possible()
            })
    }
}
