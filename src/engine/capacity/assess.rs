//! Which share of each severity keeps its promise, with these seats?
//!
//! Which model answers, in this order: a class that falls behind keeps none in the long run (flow). A target of up to 24
//! hours on its clock is answered by chance ([`super::transient`], [`super::first_passage`]) where its queue can be followed;
//! all others by the flow ([`super::fluid`]), whose waits are those of work carried over. Uneven hands-on times are turned
//! into equal pieces with the same waits ([`super::general_service::piece_minutes`]); where those are far from the mean
//! time, the share by pieces of the mean time is the other end of a band.

use super::{
    clock::TargetClock,
    customers::Group,
    explain::{Model, NotComputed, Outcome},
    first_passage::{Detail, Until},
    fluid::{Flow, FluidCourse, Run},
    general_service::piece_minutes,
    in_time::Known,
    input::{DeskWeek, WorkClass},
    need::TargetKind,
    transient::{HourlyQueue, LOOKS, Look, QueueCourse},
};
use crate::{base::WeekGrid, domain::Target};
use std::borrow::Cow;

/// Chance decides targets of up to this many hours.
pub const CHANCE_UP_TO_HOURS: f64 = 24.0;
/// Classes whose mean times differ by no more than this factor, and times no more uneven than this, need no band.
const ALIKE: f64 = 2.0;
const UNEVEN_CV: f64 = 1.5;
/// The waits at which the slow wait is looked for; longer ones than the last are not told.
const SLOW_WAITS: [f64; 48] = [
    0.0,
    0.1,
    0.2,
    0.35,
    0.5,
    0.75,
    1.0,
    1.5,
    2.0,
    2.5,
    3.0,
    4.0,
    5.0,
    6.0,
    7.0,
    8.0,
    9.0,
    10.0,
    11.0,
    12.0,
    13.0,
    14.0,
    15.0,
    16.0,
    17.0,
    18.0,
    19.0,
    20.0,
    21.0,
    22.0,
    23.0,
    24.0,
    26.0,
    28.0,
    30.0,
    33.0,
    36.0,
    40.0,
    44.0,
    48.0,
    54.0,
    60.0,
    72.0,
    84.0,
    96.0,
    120.0,
    144.0,
    SLOWEST_WAIT,
];
/// The longest slow wait that is told, in hours: a week.
pub const SLOWEST_WAIT: f64 = 168.0;

/// The share of a class within one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The share.
    pub share: Outcome,
    /// Who said so.
    pub model: Model,
    /// By hour of arrival, if chance decided.
    pub by_hour: Option<Vec<f64>>,
}

impl Kept {
    /// The share to compare with the promise; none without one.
    pub fn worse(&self) -> Option<f64> {
        match self.share {
            Outcome::Value(share) => Some(share),
            Outcome::Band { worse, .. } => Some(worse),
            _ => None,
        }
    }
}

/// A desk with certain seats, as the models see it.
pub struct Bench<'a> {
    desk: &'a DeskWeek,
    seats: WeekGrid<u16>,
    interrupts: bool,
    known: &'a Known,
    /// The course of work.
    pub flow: FluidCourse,
    /// Runs of alerts by class, for waits in the flow.
    pub runs: Vec<Vec<Run>>,
}

/// The queue of equal pieces, followed through the week.
pub struct Chance {
    /// Minutes of one piece.
    pub piece_minutes: f64,
    queue: HourlyQueue,
    course: Option<QueueCourse>,
    /// The first class by itself, where it interrupts.
    alone: Option<(HourlyQueue, Option<QueueCourse>)>,
}

/// The flow of a desk with these seats.
pub fn flow_of(desk: &DeskWeek, seats: &WeekGrid<u16>) -> Flow {
    let queue_share = 1.0 - desk.in_shift_share;
    Flow {
        arrivals: desk.classes.iter().map(|class| class.arrivals.values().to_vec()).collect(),
        handle_hours: desk.classes.iter().map(|class| class.handle_minutes / 60.0).collect(),
        capacity: seats.values().iter().map(|seats| f64::from(*seats) * queue_share).collect(),
    }
}

/// Minutes of the pieces that wait as the uneven work does, and of those as long as the mean alert.
pub fn pieces(desk: &DeskWeek) -> Option<(f64, f64)> {
    let each = |class: &WorkClass| (class.work_per_week(), class.handle_minutes, class.handle_cv);
    let uneven = piece_minutes(desk.classes.iter().map(each))?;
    let alerts: f64 = desk.classes.iter().map(WorkClass::alerts_per_week).sum();
    let work: f64 = desk.classes.iter().map(WorkClass::work_per_week).sum();
    Some((uneven, work / alerts * 60.0))
}

/// Whether hands-on times are so different by class, or so uneven, that a band is shown.
pub fn needs_band(desk: &DeskWeek) -> bool {
    let working = || desk.classes.iter().filter(|class| class.alerts_per_week() > 0.0);
    let longest = working().map(|class| class.handle_minutes).fold(0.0, f64::max);
    let shortest = working().map(|class| class.handle_minutes).fold(f64::INFINITY, f64::min);
    longest > shortest * ALIKE || working().any(|class| class.handle_cv > UNEVEN_CV)
}

impl<'a> Bench<'a> {
    /// Sets the desk up and lets the work flow.
    pub fn new(desk: &'a DeskWeek, seats: &WeekGrid<u16>, interrupts: bool, known: &'a Known) -> Self {
        let flow = flow_of(desk, seats).course();
        let runs = flow.classes.iter().map(super::fluid::ClassCourse::runs).collect();
        Self { desk, seats: seats.clone(), interrupts, known, flow, runs }
    }

    /// Follows the queue of pieces of so many minutes. An alert of m minutes is m / piece pieces' work at once, so that the
    /// work of each class stays what it is.
    pub fn chance(&self, piece_minutes: f64) -> Chance {
        let rows = |classes: &[WorkClass]| {
            let row = |class: &WorkClass| {
                let each = class.handle_minutes / piece_minutes;
                class.arrivals.values().iter().map(|alerts| alerts * each).collect()
            };
            classes.iter().map(row).collect()
        };
        let queue_of = |classes: &[WorkClass]| HourlyQueue {
            arrivals: rows(classes),
            completions: 60.0 / piece_minutes * (1.0 - self.desk.in_shift_share),
            seats: self.seats.values().to_vec(),
        };
        let queue = queue_of(&self.desk.classes);
        let course = queue.course();
        let first = self.desk.classes.get(..1).filter(|_| self.interrupts && self.desk.classes.len() > 1);
        let alone = first.map(|first| {
            let queue = queue_of(first);
            let course = queue.course();
            (queue, course)
        });
        Chance { piece_minutes, queue, course, alone }
    }

    /// The share of a group within a target.
    pub fn kept(&self, group: Group, kind: TargetKind, target: Target, chances: &[Chance]) -> Kept {
        let none =
            |reason| Kept { share: Outcome::NotComputed(reason), model: Model::Arithmetic, by_hour: None };
        let (Some(of), Some(course)) = (self.desk.judged(group), self.flow.classes.get(group.class)) else {
            return none(NotComputed::NothingArrives);
        };
        if of.alerts_per_week() <= 0.0 {
            return none(NotComputed::NothingArrives);
        }
        if course.grows() {
            return Kept { share: Outcome::Value(0.0), model: Model::Fluid, by_hour: None };
        }
        let clock = TargetClock::new(of.clock, &self.desk.business_hours);
        if target.within_minutes <= CHANCE_UP_TO_HOURS * 60.0 {
            let shares: Vec<Vec<f64>> = chances
                .iter()
                .filter_map(|chance| self.kept_by_chance(chance, group, kind, target, &clock))
                .collect();
            if shares.len() == chances.len()
                && let Some(first) = shares.first()
            {
                let total = of.alerts_per_week();
                let weighted = |by_hour: &Vec<f64>| {
                    by_hour
                        .iter()
                        .zip(of.arrivals.values())
                        .map(|(share, alerts)| share * alerts)
                        .sum::<f64>()
                        / total
                };
                let all: Vec<f64> = shares.iter().map(weighted).collect();
                let worse = all.iter().copied().fold(1.0, f64::min);
                let better = all.iter().copied().fold(0.0, f64::max);
                let share = if all.len() > 1 && better - worse > 5e-4 {
                    Outcome::Band { worse, better }
                } else {
                    Outcome::Value(all[0].min(worse))
                };
                return Kept { share, model: Model::Transient, by_hour: Some(first.clone()) };
            }
        }
        let share = self.kept_by_flow(group, kind, target.within_minutes / 60.0, &clock);
        Kept { share: Outcome::Value(share), model: Model::Fluid, by_hour: None }
    }

    /// The share within so many hours in the flow.
    pub fn kept_by_flow(&self, group: Group, kind: TargetKind, hours: f64, clock: &TargetClock) -> f64 {
        let (Some(of), Some(course), Some(runs)) =
            (self.desk.judged(group), self.flow.classes.get(group.class), self.runs.get(group.class))
        else {
            return 1.0;
        };
        let runs = match group.customer {
            None => Cow::Borrowed(runs),
            Some(_) => Cow::Owned(self.desk.runs_of(group, runs)),
        };
        match kind {
            TargetKind::Acknowledge => course.share_within(&runs, hours, 0.0, |time| clock.counted(time)),
            TargetKind::TriageDone => {
                let work = of.handle_minutes / 60.0 / (1.0 - self.desk.in_shift_share);
                of.waits_on_others
                    .iter()
                    .map(|(part, wait)| {
                        part * course.share_within(&runs, hours, work + wait, |time| clock.counted(time))
                    })
                    .sum()
            }
        }
    }

    fn kept_by_chance(
        &self,
        chance: &Chance,
        group: Group,
        kind: TargetKind,
        target: Target,
        clock: &TargetClock,
    ) -> Option<Vec<f64>> {
        let (queue, looks, class_there) = chance.of(group.class)?;
        let of = self.desk.judged(group)?;
        let hours = target.within_minutes / 60.0;
        let far = 1e4;
        let due = |from: f64| clock.deadline(from, hours).unwrap_or(from + far);
        // No business hours at all: never due.
        if clock.deadline(0.0, hours).is_none() {
            return Some(vec![1.0; queue.seats.len()]);
        }
        let detail = detail_for(hours);
        let ask = |until: Until<'_>, due: &dyn Fn(f64) -> f64| {
            queue.late_by_hour_known(self.known, looks, class_there, until, detail, due)
        };
        let late = match kind {
            TargetKind::Acknowledge => ask(Until::Started, &due),
            TargetKind::TriageDone => {
                let own = self.known.done_within(of.hands_on, self.desk.in_shift_share);
                let mut sum = vec![0.0; queue.seats.len()];
                for (part, wait) in of.waits_on_others {
                    let late = ask(Until::Done(&own), &|from| due(from) - wait);
                    sum.iter_mut().zip(late).for_each(|(sum, late)| *sum += part * late);
                }
                sum
            }
        };
        Some(late.into_iter().map(|late| (1.0 - late).clamp(0.0, 1.0)).collect())
    }

    /// The wait in hours that 95 % of a class do not exceed, along a line between a few waits.
    ///
    /// # Errors
    /// Why there is none: the queue cannot be followed, or the wait is longer than [`SLOWEST_WAIT`].
    pub fn slow_wait(&self, chance: &Chance, class: usize) -> Result<f64, NotComputed> {
        let followed = chance.of(class).zip(self.desk.classes.get(class));
        let Some(((queue, looks, class_there), of)) = followed else {
            return Err(NotComputed::QueueTooLong { limit: super::transient::MOST_AT_DESK as u32 });
        };
        let total = of.alerts_per_week();
        let mut waiting = queue.waiting(looks, class_there, 5);
        let mut before = (0.0, 1.0);
        for hours in SLOW_WAITS {
            let still = waiting.after(hours);
            let share =
                still.iter().zip(of.arrivals.values()).map(|(late, alerts)| late * alerts).sum::<f64>()
                    / total;
            if share <= 0.05 {
                let part = if hours > 0.0 { (before.1 - 0.05) / (before.1 - share) } else { 0.0 };
                return Ok(before.0 + part * (hours - before.0));
            }
            before = (hours, share);
        }
        Err(NotComputed::LongerThan { hours: SLOWEST_WAIT as u32 })
    }
}

/// How closely the week is looked at for a target of so many hours: lateness changes the slower, the longer the target is.
fn detail_for(hours: f64) -> Detail {
    if hours <= 2.0 {
        Detail::Full
    } else if hours <= 8.0 {
        Detail::EveryHours(1)
    } else {
        Detail::EveryHours(3)
    }
}

impl Chance {
    /// The queue that a class is in, the looks at it, and its index there; none where its queue does not repeat.
    fn of(&self, class: usize) -> Option<(&HourlyQueue, &[[Look; LOOKS]], usize)> {
        let (queue, course) = match &self.alone {
            Some((queue, course)) if class == 0 => (queue, course.as_ref()?),
            _ => (&self.queue, self.course.as_ref()?),
        };
        (class < course.repeating).then_some((queue, course.looks.as_slice(), class))
    }

    /// The chance by hour that an arrival finds every seat busy.
    pub fn of_waiting(&self) -> Option<Vec<f64>> {
        let course = self.course.as_ref()?;
        let by_hour = |looks: &[Look; LOOKS]| {
            looks.iter().map(|look| (1.0 - look.free).clamp(0.0, 1.0)).sum::<f64>() / LOOKS as f64
        };
        Some(course.looks.iter().map(by_hour).collect())
    }

    /// The mean number of alerts of a class that wait, over the week, with pieces counted as alerts of this many minutes.
    pub fn mean_waiting(&self, class: usize, handle_minutes: f64) -> Option<f64> {
        let (_, looks, class) = self.of(class)?;
        let mean = |look: &Look, class: usize| {
            let line = look.waiting.get(class).map_or(&[][..], Vec::as_slice);
            line.iter().enumerate().map(|(n, chance)| n as f64 * chance).sum::<f64>()
        };
        let sum: f64 = looks
            .iter()
            .flatten()
            .map(|look| mean(look, class) - if class > 0 { mean(look, class - 1) } else { 0.0 })
            .sum();
        let pieces = (sum / (looks.len() * LOOKS) as f64).max(0.0);
        Some(pieces * self.piece_minutes / handle_minutes)
    }
}
