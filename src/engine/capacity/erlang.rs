//! How long do alerts wait at a desk whose hours are all alike? (One class, exponential hands-on times.)
//!
//! Inputs: arrivals and completions an hour and whole seats. Outputs: the chance of waiting, mean waits, the chance of
//! waiting or of being done later than a time, percentiles. With offered load `a = lambda / mu` and c seats:
//! Erlang B by `B_0 = 1, B_n = a B / (n + a B)`; Erlang C `= B / (1 - rho (1 - B))`; `P(W > t) = C exp(-(c mu - lambda) t)`.
//! Source: Tijms, A First Course in Stochastic Models, section 5; the recursion is good to 1e-13 at a thousand seats.
//! Limits: a steady state exists only for a < c; beyond it everybody waits and waits have no end (`None`).

/// The chance that all of `servers` are busy when those who find them busy go away (Erlang B).
pub fn erlang_b(servers: u32, erlangs: f64) -> f64 {
    (1..=servers).fold(1.0, |blocked, n| erlangs * blocked / (f64::from(n) + erlangs * blocked))
}

/// The chance of waiting when those who find all busy wait (Erlang C): 0 without load, 1 from full load on.
pub fn erlang_c(servers: u32, erlangs: f64) -> f64 {
    if erlangs <= 0.0 {
        return 0.0;
    }
    if erlangs >= f64::from(servers) {
        return 1.0;
    }
    c_from_b(servers, erlangs, erlang_b(servers, erlangs))
}

fn c_from_b(servers: u32, erlangs: f64, blocked: f64) -> f64 {
    blocked / (1.0 - erlangs / f64::from(servers) * (1.0 - blocked))
}

/// A desk whose hours are all alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SteadyDesk {
    /// Alerts an hour, 0 or more.
    pub arrivals: f64,
    /// Alerts that one seat completes in an hour, above 0.
    pub completions: f64,
    /// Seats.
    pub servers: u32,
}

impl SteadyDesk {
    /// Offered load in Erlangs: seats that the work keeps busy.
    pub fn erlangs(&self) -> f64 {
        self.arrivals / self.completions
    }

    /// The share of seat time that the work takes; none without seats.
    pub fn occupancy(&self) -> Option<f64> {
        (self.servers > 0).then(|| self.erlangs() / f64::from(self.servers))
    }

    /// The chance of waiting.
    pub fn chance_of_waiting(&self) -> f64 {
        erlang_c(self.servers, self.erlangs())
    }

    /// Completions an hour beyond arrivals; none where the desk cannot keep up.
    fn slack(&self) -> Option<f64> {
        let slack = f64::from(self.servers) * self.completions - self.arrivals;
        (slack > 0.0).then_some(slack)
    }

    /// Mean wait in hours.
    pub fn mean_wait(&self) -> Option<f64> {
        self.slack().map(|slack| self.chance_of_waiting() / slack)
    }

    /// Mean number of alerts waiting.
    pub fn mean_waiting(&self) -> Option<f64> {
        self.mean_wait().map(|wait| wait * self.arrivals)
    }

    /// The chance of waiting longer than so many hours.
    pub fn waits_longer_than(&self, hours: f64) -> f64 {
        match self.slack() {
            Some(slack) => self.chance_of_waiting() * libm::exp(-slack * hours),
            None => 1.0,
        }
    }

    /// The wait in hours that this share does not exceed.
    pub fn wait_percentile(&self, share: f64) -> Option<f64> {
        let (slack, waiting) = (self.slack()?, self.chance_of_waiting());
        Some(if share <= 1.0 - waiting { 0.0 } else { libm::log(waiting / (1.0 - share)) / slack })
    }

    /// The chance that an alert is not done so many hours after it came (wait and work).
    pub fn done_later_than(&self, hours: f64) -> f64 {
        let (load, mu) = (self.erlangs(), self.completions);
        if load >= f64::from(self.servers) {
            return 1.0;
        }
        let waiting = self.chance_of_waiting();
        let spare = f64::from(self.servers) - 1.0 - load;
        // At spare = 0 the wait and the work have the same rate, and the general form is 0/0.
        let waited = if spare.abs() < 1e-9 {
            waiting * mu * hours
        } else {
            -waiting * libm::expm1(-mu * hours * spare) / spare
        };
        libm::exp(-mu * hours) * (1.0 + waited)
    }
}

/// The fewest seats with which this share waits no longer than so many hours and occupancy keeps to its limit; none up to
/// 5,000. The search carries B on from one number of seats to the next.
pub fn required_servers(
    arrivals: f64,
    completions: f64,
    within_hours: f64,
    share: f64,
    occupancy_limit: f64,
) -> Option<u32> {
    let load = arrivals / completions;
    let mut blocked = 1.0;
    for servers in 1..=super::MOST_SEATS {
        blocked = load * blocked / (f64::from(servers) + load * blocked);
        let spare = f64::from(servers) - load;
        if spare <= 0.0 || load / f64::from(servers) > occupancy_limit {
            continue;
        }
        let late = c_from_b(servers, load, blocked) * libm::exp(-spare * completions * within_hours);
        if 1.0 - late >= share {
            return Some(servers);
        }
    }
    None
}
