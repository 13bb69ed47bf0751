//! Repetitions until the answer is sure enough, of one desk or of two that meet the same alerts.

use super::{
    desk::{DeskError, SimulatedDesk},
    ending::{Played, WorkBalance},
    figures::{ClassFigures, GroupFigures, TierFigures},
    owners::SimulatedCustomer,
    play::{Play, Ready, Span},
    tally::Balance,
};
use crate::base::{Progress, Step, Stopped, statistics::Interval};
use serde::{Deserialize, Serialize};

/// How a simulation is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Names the chance.
    pub seed: u64,
    /// How long each repetition is.
    pub length: Length,
    /// How many of them.
    pub repetitions: Repetitions,
}

/// Hours of one repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Hours before anything is measured, for a desk to fill as it usually is.
    pub warm_up_hours: u32,
    /// Hours measured, 1 or more. A whole number of cycles tells growth without the hour of the day in it.
    pub hours: u32,
}

/// How many repetitions: as many as the precision asks for, within bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repetitions {
    /// At least so many, 1 or more.
    pub at_least: u32,
    /// At most so many.
    pub at_most: u32,
    /// When they are enough.
    pub precision: Precision,
}

/// When an interval is tight: half widths of 95 % intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// Of mean waits, as a share of them.
    pub of_wait: f64,
    /// Of mean waits, in hours, where that is more.
    pub of_wait_hours: f64,
    /// Of shares.
    pub of_share: f64,
}

impl Default for Precision {
    /// 5 % of a mean wait or a quarter of a minute, and one in a hundred of a share.
    fn default() -> Self {
        Self { of_wait: 0.05, of_wait_hours: 0.25 / 60.0, of_share: 0.01 }
    }
}

impl Repetitions {
    /// From 10 to 400, until the usual precision is reached.
    pub fn until_tight() -> Self {
        Self { at_least: 10, at_most: 400, precision: Precision::default() }
    }

    /// Exactly so many.
    pub fn exactly(number: u32) -> Self {
        Self { at_least: number, at_most: number, precision: Precision::default() }
    }
}

impl Length {
    /// So many weeks. A desk that keeps up is warmed up for two cycles; one that falls behind starts from its backlog.
    pub fn weeks(weeks: u32, desk: &SimulatedDesk) -> Self {
        let warm_up_hours = if desk.falls_behind() { 0 } else { 2 * desk.seats.len() as u32 };
        Self { warm_up_hours, hours: weeks.saturating_mul(crate::base::HOURS_PER_WEEK as u32) }
    }
}

/// What a simulation found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulationReport {
    /// The chance that it was.
    pub seed: u64,
    /// Hours before anything was measured, in each repetition.
    pub warm_up_hours: u32,
    /// Hours measured in each repetition.
    pub hours: u32,
    /// Repetitions played.
    pub repetitions: u32,
    /// Whether they reached the precision asked for.
    pub is_tight: bool,
    /// Whether more work comes than the seats can do, so that lines grow for as long as it is simulated.
    pub falls_behind: bool,
    /// Alerts played, over all repetitions, warm-up included.
    pub alerts: u64,
    /// Each class, first priority first; a figure that no repetition could tell is none.
    pub classes: Vec<ClassFigures<Option<Interval>>>,
    /// By class, each of its customers in their order.
    pub customers: Vec<Vec<GroupFigures<Option<Interval>>>>,
    /// The first tier, and the second where there is one.
    pub tiers: Vec<TierFigures<Option<Interval>>>,
    /// By class, the share begun within its target by the hour of the cycle in which alerts came; none without such alerts.
    pub acknowledged_by_hour: Vec<Vec<Option<f64>>>,
    /// By class, the mean number waiting at the end of each hour measured.
    pub backlog_by_hour: Vec<Vec<f64>>,
    /// By class, what became of all alerts of all repetitions.
    #[serde(skip)]
    pub balances: Vec<Balance>,
    /// What became of all work of all repetitions.
    #[serde(skip)]
    pub work: WorkBalance,
}

/// Two desks that met the same alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The first.
    pub first: SimulationReport,
    /// The second.
    pub second: SimulationReport,
    /// By class, second less first, with the interval of the differences of pairs (paired t).
    pub classes: Vec<ClassFigures<Option<Interval>>>,
    /// By class, the same for each customer of the first desk; nothing is known of one that the second has not.
    pub customers: Vec<Vec<GroupFigures<Option<Interval>>>>,
    /// By tier, second less first, of the tiers that both have.
    pub tiers: Vec<TierFigures<Option<Interval>>>,
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum SimulationError {
    /// A desk cannot be simulated.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// No hours or no repetitions were asked for.
    #[error("there is nothing to simulate: no hours or no repetitions")]
    Nothing,
    /// Two desks have not the same classes.
    #[error("the two desks have not the same classes")]
    Classes,
    /// The caller asked the work to end.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// The repetitions of one desk so far: played one by one, with a report whenever one is wanted.
pub struct Simulation<'a> {
    ready: Ready<'a>,
    options: Options,
    /// Figures by class, then by repetition.
    classes: Vec<Vec<ClassFigures<Option<f64>>>>,
    /// By class and customer, then by repetition.
    customers: Vec<Vec<Vec<GroupFigures<Option<f64>>>>>,
    tiers: Vec<Vec<TierFigures<Option<f64>>>>,
    by_hour: Vec<Vec<(u64, u64)>>,
    backlog: Vec<Vec<f64>>,
    balances: Vec<Balance>,
    work: WorkBalance,
    played: u32,
    falls_behind: bool,
}

impl<'a> Simulation<'a> {
    /// A desk, and nothing played yet.
    ///
    /// # Errors
    /// The desk or the options cannot be simulated.
    pub fn new(desk: &'a SimulatedDesk, options: Options) -> Result<Self, SimulationError> {
        let Options { length, repetitions, .. } = options;
        if length.hours == 0 || repetitions.at_most == 0 {
            return Err(SimulationError::Nothing);
        }
        desk.check(f64::from(length.warm_up_hours) + f64::from(length.hours))?;
        let classes = desk.classes.len();
        Ok(Self {
            ready: Ready::new(desk),
            options,
            classes: vec![Vec::new(); classes],
            customers: desk.classes.iter().map(|class| vec![Vec::new(); class.customers.len()]).collect(),
            tiers: vec![Vec::new(); 1 + usize::from(desk.second_tier.is_some())],
            by_hour: vec![vec![(0, 0); desk.seats.len()]; classes],
            backlog: vec![vec![0.0; length.hours as usize]; classes],
            balances: vec![Balance::default(); classes],
            work: WorkBalance::default(),
            played: 0,
            falls_behind: desk.falls_behind(),
        })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.played, of: self.options.repetitions.at_most }
    }

    /// Repetitions played.
    pub fn played(&self) -> u32 {
        self.played
    }

    /// How many repetitions it will take, judged by how wide the intervals are by now.
    pub fn foreseen(&self) -> u32 {
        let Repetitions { at_least, at_most, .. } = self.options.repetitions;
        if self.played < 2 {
            return at_most;
        }
        // An interval narrows with the root of the repetitions.
        let widest = self.widest();
        let needed = (f64::from(self.played) * widest * widest).min(f64::from(at_most)) as u32;
        needed.max(at_least).max(self.played).min(at_most)
    }

    /// Plays the next repetition. `step` is called after it, and within a long one.
    ///
    /// # Errors
    /// `step` asked the work to end.
    pub fn play(&mut self, step: &mut Step<'_>) -> Result<(), SimulationError> {
        let Options { seed, length: Length { warm_up_hours, hours }, .. } = self.options;
        let span = Span { seed, repetition: self.played, warm_up_hours, hours };
        let progress = self.progress();
        let played = Play::new(&self.ready, span).run(&mut || step(progress))?;
        self.add(played);
        if step(self.progress()).is_break() { Err(Stopped.into()) } else { Ok(()) }
    }

    fn add(&mut self, played: Played) {
        self.played += 1;
        for (all, figures) in self.classes.iter_mut().zip(played.classes) {
            all.push(figures);
        }
        let customers = self.customers.iter_mut().flatten();
        for (all, figures) in customers.zip(played.customers.into_iter().flatten()) {
            all.push(figures);
        }
        for (all, figures) in self.tiers.iter_mut().zip(played.tiers) {
            all.push(figures);
        }
        for (all, own) in self.by_hour.iter_mut().flatten().zip(played.by_hour.into_iter().flatten()) {
            *all = (all.0 + u64::from(own.0), all.1 + u64::from(own.1));
        }
        for (all, own) in self.backlog.iter_mut().flatten().zip(played.backlog.into_iter().flatten()) {
            *all += f64::from(own);
        }
        for (all, own) in self.balances.iter_mut().zip(played.balances) {
            all.add(&own);
        }
        self.work.came += played.work.came;
        self.work.worked += played.work.worked;
        self.work.left += played.work.left;
        self.work.given_up += played.work.given_up;
    }

    /// The widest half width, over what the precision allows it; infinite while one is not known.
    fn widest(&self) -> f64 {
        let precision = &self.options.repetitions.precision;
        let of_class = |repetitions: &Vec<ClassFigures<Option<f64>>>| {
            let known = |figure: fn(&ClassFigures<Option<f64>>) -> Option<f64>| {
                Interval::of(&repetitions.iter().filter_map(figure).collect::<Vec<_>>())
            };
            let wait = known(|figures| figures.mean_wait_hours).map_or(0.0, |wait| {
                wait.half_width / (precision.of_wait * wait.mean.abs()).max(precision.of_wait_hours)
            });
            let share =
                |share: Option<Interval>| share.map_or(0.0, |share| share.half_width / precision.of_share);
            wait.max(share(known(|figures| figures.acknowledged))).max(share(known(|figures| figures.done)))
        };
        self.classes.iter().map(of_class).fold(0.0, f64::max)
    }

    fn is_tight(&self) -> bool {
        self.widest() <= 1.0
    }

    /// Whether as many repetitions are played as were asked for.
    pub fn is_enough(&self) -> bool {
        let Repetitions { at_least, at_most, .. } = self.options.repetitions;
        // Intervals move little from one repetition to the next: looking at every fifth costs nothing.
        self.played >= at_most
            || (self.played >= at_least && self.played.is_multiple_of(5) && self.is_tight())
    }

    /// Whether another desk's alerts are the same: classes of the same keys in the same order, of the same seed and length.
    pub fn meets_the_same_as(&self, other: &Self) -> bool {
        let keys = |of: &Self| of.ready.desk.classes.iter().map(|class| class.key).collect::<Vec<_>>();
        let (a, b) = (&self.options, &other.options);
        a.seed == b.seed && a.length == b.length && keys(self) == keys(other)
    }

    /// Another desk that [met the same](Self::meets_the_same_as) less this one, over the repetitions that both have played.
    pub fn against(&self, other: &Self) -> Comparison {
        let (classes, tiers) = (self.classes.iter().zip(&other.classes), self.tiers.iter().zip(&other.tiers));
        Comparison {
            classes: classes.map(|(a, b)| ClassFigures::difference(a, b)).collect(),
            customers: self.customers_against(other),
            tiers: tiers.map(|(a, b)| TierFigures::difference(a, b)).collect(),
            first: self.report(),
            second: other.report(),
        }
    }

    fn customers_against(&self, other: &Self) -> Vec<Vec<GroupFigures<Option<Interval>>>> {
        let of_class = |place: usize| {
            let (own, others) = (&self.ready.desk.classes[place], &other.ready.desk.classes[place]);
            let one = |(customer, first): (&SimulatedCustomer, &Vec<_>)| {
                let same = others.customers.iter().position(|other| other.key == customer.key);
                let second = same.map_or(&[][..], |same| &other.customers[place][same]);
                GroupFigures::difference(first, second)
            };
            own.customers.iter().zip(&self.customers[place]).map(one).collect()
        };
        (0..self.classes.len().min(other.classes.len())).map(of_class).collect()
    }

    /// What is known by now.
    pub fn report(&self) -> SimulationReport {
        let Options { seed, length: Length { warm_up_hours, hours }, .. } = self.options;
        let played = f64::from(self.played);
        let shares = |hours: &Vec<(u64, u64)>| {
            let share = |(known, kept): &(u64, u64)| (*known > 0).then(|| *kept as f64 / *known as f64);
            hours.iter().map(share).collect()
        };
        SimulationReport {
            seed,
            warm_up_hours,
            hours,
            repetitions: self.played,
            is_tight: self.is_tight(),
            falls_behind: self.falls_behind,
            alerts: self.balances.iter().map(|balance| balance.came).sum(),
            classes: self.classes.iter().map(|repetitions| ClassFigures::over(repetitions)).collect(),
            customers: self
                .customers
                .iter()
                .map(|of_class| of_class.iter().map(|repetitions| GroupFigures::over(repetitions)).collect())
                .collect(),
            tiers: self.tiers.iter().map(|repetitions| TierFigures::over(repetitions)).collect(),
            acknowledged_by_hour: self.by_hour.iter().map(shares).collect(),
            backlog_by_hour: self
                .backlog
                .iter()
                .map(|hours| hours.iter().map(|sum| sum / played).collect())
                .collect(),
            balances: self.balances.clone(),
            work: self.work,
        }
    }
}

/// Simulates a desk. `step` is called after each repetition, and within long ones, with the repetitions done of those foreseen.
///
/// # Errors
/// The desk or the options cannot be simulated, or `step` asked the work to end.
pub fn simulate(
    desk: &SimulatedDesk,
    options: Options,
    step: &mut Step<'_>,
) -> Result<SimulationReport, SimulationError> {
    let mut simulation = Simulation::new(desk, options)?;
    while !simulation.is_enough() {
        simulation.play(step)?;
    }
    Ok(simulation.report())
}

/// Simulates two desks that meet the same alerts with the same work, and compares them pair by pair. Their classes must have
/// the same keys in the same order.
///
/// # Errors
/// As for [`simulate`]; or the classes are not the same.
pub fn compare(
    first: &SimulatedDesk,
    second: &SimulatedDesk,
    options: Options,
    step: &mut Step<'_>,
) -> Result<Comparison, SimulationError> {
    let (mut one, mut other) = (Simulation::new(first, options)?, Simulation::new(second, options)?);
    if !one.meets_the_same_as(&other) {
        return Err(SimulationError::Classes);
    }
    while !(one.is_enough() && other.is_enough()) {
        one.play(step)?;
        other.play(step)?;
    }
    Ok(one.against(&other))
}
