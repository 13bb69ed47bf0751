//! What would be enough: which seats, in which hours, keep every promise and the occupancy limit?
//!
//! Plans of seats are tried out against the models that judge the present ones. Two searches: the least addition to the
//! present seats ([`super::spans`]), and a plan from nothing in whole shifts ([`super::shifts`]). The answer is the one with the
//! fewest seat hours. If no number of seats in the staffed hours does, the promises that are missed are named, with what
//! could be promised and which hours would have to open. Promises that no number of seats keeps in any hours are named and left
//! out, and the search goes on for all others. Limits: those of the two searches; not the least of all plans.

use super::{
    assess::{Bench, CHANCE_UP_TO_HOURS, Chance},
    clock::TargetClock,
    customers::Group,
    in_time::Known,
    input::{DeskWeek, WorkClass},
    need::{
        Addition, AnswerFrom, Days, MissedTarget, Need, NeedRule, Opening, Others, SeatPlan, SeatRule,
        TargetKind, Verdict,
    },
};
use crate::base::{HourOfWeek, Progress, Step, Stopped, WeekGrid};
use crate::domain::Target;
use std::{collections::BTreeMap, ops::ControlFlow};

/// Progress is told in so many parts.
pub(super) const PROGRESS_PARTS: u32 = 1_000;
/// What is done once the present desk is judged by chance, before the search.
pub(super) const SHARE_BEFORE_SEARCH: f64 = 0.1;
/// More seats than this are added to no hour.
const MOST_ADDED: u16 = 200;

/// So many more seats stand for "however many": four times the busiest hour's work and a few against chance.
fn any_number(desk: &DeskWeek) -> u16 {
    let busiest = HourOfWeek::all().map(|hour| work_in(desk, hour)).fold(0.0, f64::max);
    let seats = busiest / (1.0 - desk.in_shift_share);
    (libm::ceil(4.0 * seats) + 6.0).clamp(6.0, f64::from(MOST_ADDED)) as u16
}

/// Hands-on hours that arrive in an hour.
pub(super) fn work_in(desk: &DeskWeek, hour: HourOfWeek) -> f64 {
    desk.classes.iter().map(|class| class.arrivals[hour] * class.handle_minutes / 60.0).sum()
}

/// Seats that keep the promises, and how they were found.
type Seats = (AnswerFrom, WeekGrid<u16>);

/// What became of a plan of seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// Every promise and the limit are kept.
    Keeps,
    /// Occupancy is over its limit.
    TooBusy,
    /// A promise is missed.
    Misses,
}

/// How far the search has come: a stretch of it with so many plans foreseen.
struct Stretch {
    from: f64,
    to: f64,
    foreseen: u32,
    tried: u32,
}

pub(super) struct Search<'a, 'b> {
    pub(super) desk: &'a DeskWeek,
    pub(super) known: Known,
    /// Every promise with whose it is.
    pub(super) targets: Vec<(Group, TargetKind, Target)>,
    pub(super) any_number: u16,
    pub(super) tried: u32,
    /// The promise that was missed last: asked first the next time.
    suspect: usize,
    judged: BTreeMap<(Vec<u16>, bool), Judged>,
    stretch: Stretch,
    step: &'a mut Step<'b>,
}

/// The answer for a desk.
///
/// # Errors
/// [`Stopped`] if `step` asked for it.
pub fn need(desk: &DeskWeek, step: &mut Step<'_>) -> Result<Need, Stopped> {
    let start = SHARE_BEFORE_SEARCH;
    let mut search = Search {
        desk,
        known: Known::default(),
        targets: targets(desk),
        any_number: any_number(desk),
        tried: 0,
        suspect: 0,
        judged: BTreeMap::new(),
        stretch: Stretch { from: start, to: start, foreseen: 1, tried: 0 },
        step,
    };
    search.need()
}

fn targets(desk: &DeskWeek) -> Vec<(Group, TargetKind, Target)> {
    let mut all: Vec<_> = desk
        .groups()
        .filter_map(|group| desk.judged(group).map(|judged| (group, judged)))
        .filter(|(_, judged)| judged.alerts_per_week() > 0.0)
        .flat_map(|(group, judged)| {
            let acknowledge = judged.acknowledge.map(|target| (group, TargetKind::Acknowledge, target));
            let done = judged.triage_done.map(|target| (group, TargetKind::TriageDone, target));
            acknowledge.into_iter().chain(done)
        })
        .collect();
    // What is quickly worked out first: one miss is enough to turn a plan down.
    all.sort_by(|a, b| a.2.within_minutes.total_cmp(&b.2.within_minutes));
    all
}

pub(super) fn plan(seats: WeekGrid<u16>) -> SeatPlan {
    SeatPlan {
        seat_hours: seats.values().iter().map(|seats| f64::from(*seats)).sum(),
        most: seats.values().iter().copied().max().unwrap_or(0),
        seats,
    }
}

impl Search<'_, '_> {
    /// Begins a stretch of the search that takes it up to this share of the whole.
    pub(super) fn stretch(&mut self, to: f64, foreseen: usize) {
        self.stretch = Stretch { from: self.share(), to, foreseen: (foreseen as u32).max(1), tried: 0 };
    }

    pub(super) fn share(&self) -> f64 {
        let Stretch { from, to, foreseen, tried } = self.stretch;
        from + (to - from).max(0.0) * (f64::from(tried) / f64::from(foreseen)).min(1.0)
    }

    /// Forgets what was tried and worked out, so that what follows depends on the work alone.
    pub(super) fn start_afresh(&mut self) {
        self.known = Known::default();
        self.judged.clear();
        self.suspect = 0;
    }

    /// Counts a plan and says how far the search is.
    ///
    /// # Errors
    /// [`Stopped`] if the caller wants it to end.
    pub(super) fn count(&mut self) -> Result<(), Stopped> {
        self.tried += 1;
        self.stretch.tried += 1;
        let done = (self.share() * f64::from(PROGRESS_PARTS)) as u32;
        match (self.step)(Progress { done, of: PROGRESS_PARTS }) {
            ControlFlow::Break(()) => Err(Stopped),
            ControlFlow::Continue(()) => Ok(()),
        }
    }

    /// Tries one plan out.
    pub(super) fn keeps_all(&mut self, seats: &WeekGrid<u16>, interrupts: bool) -> Result<bool, Stopped> {
        Ok(self.judge(seats, interrupts)? == Judged::Keeps)
    }

    /// Tries one plan out, unless it was tried before.
    pub(super) fn judge(&mut self, seats: &WeekGrid<u16>, interrupts: bool) -> Result<Judged, Stopped> {
        let key = (seats.values().to_vec(), interrupts);
        if let Some(judged) = self.judged.get(&key) {
            return Ok(*judged);
        }
        self.count()?;
        let judged = if self.too_busy(seats) {
            Judged::TooBusy
        } else if let Some(missed) = self.first_missed(seats, interrupts) {
            self.suspect = missed;
            Judged::Misses
        } else {
            Judged::Keeps
        };
        self.judged.insert(key, judged);
        Ok(judged)
    }

    pub(super) fn too_busy(&self, seats: &WeekGrid<u16>) -> bool {
        let hours: f64 = seats.values().iter().map(|seats| f64::from(*seats)).sum();
        let work: f64 = self.desk.classes.iter().map(WorkClass::work_per_week).sum();
        work > hours * (1.0 - self.desk.in_shift_share) * self.desk.occupancy_limit.min(1.0) + 1e-9
    }

    /// The promise that a plan was found to miss; none if it keeps all.
    fn first_missed(&self, seats: &WeekGrid<u16>, interrupts: bool) -> Option<usize> {
        let bench = Bench::new(self.desk, seats, interrupts, &self.known);
        if bench.flow.growth > 0.0 {
            return Some(self.suspect);
        }
        // The flow has no chance in it: what it misses is missed. Only that is asked of it here.
        for (index, (group, kind, target)) in self.targets.iter().enumerate() {
            let clock = self.clock(*group);
            if *kind == TargetKind::Acknowledge
                && bench.kept_by_flow(*group, *kind, target.within_minutes / 60.0, &clock)
                    < target.share - 0.05
            {
                return Some(index);
            }
        }
        // The promise that was missed last, then the others; one kind of pieces of work after the other.
        let order = || {
            let others = (0..self.targets.len()).filter(|index| *index != self.suspect);
            std::iter::once(self.suspect).chain(others)
        };
        let misses = |index: usize, chances: &[Chance]| {
            self.targets.get(index).is_some_and(|(group, kind, target)| {
                let worse = bench.kept(*group, *kind, *target, chances).worse();
                worse.is_none_or(|share| share < target.share - 1e-9)
            })
        };
        let by_chance = |index: usize| {
            self.targets
                .get(index)
                .is_some_and(|(_, _, target)| target.within_minutes <= CHANCE_UP_TO_HOURS * 60.0)
        };
        if let Some(missed) = order().find(|index| !by_chance(*index) && misses(*index, &[])) {
            return Some(missed);
        }
        if !(0..self.targets.len()).any(by_chance) {
            return None;
        }
        super::build::piece_choices(self.desk).into_iter().find_map(|minutes| {
            let chance = [bench.chance(minutes)];
            order().find(|index| by_chance(*index) && misses(*index, &chance))
        })
    }

    fn chances(&self, bench: &Bench<'_>) -> Vec<Chance> {
        super::build::piece_choices(self.desk).into_iter().map(|minutes| bench.chance(minutes)).collect()
    }

    fn clock(&self, group: Group) -> TargetClock {
        let clock = self.desk.judged(group).map(|judged| judged.clock).unwrap_or_default();
        TargetClock::new(clock, &self.desk.business_hours)
    }

    fn need(&mut self) -> Result<Need, Stopped> {
        let desk = self.desk;
        let minimum = &desk.minimum_seats;
        let staffed = WeekGrid::from_fn(|hour| desk.seats[hour] > 0 || minimum[hour] > 0);
        self.stretch(0.15, 3);
        let (verdict, enough) = self.verdict(&staffed)?;
        let in_shifts = self.in_whole_shifts()?;
        // The fewest seat hours; of equals the one nearest to the present seats.
        let larger = |seats: &WeekGrid<u16>| WeekGrid::from_fn(|hour| seats[hour].max(minimum[hour]));
        let mut answer = enough.map(|(from, seats)| (from, plan(larger(&seats))));
        if let Some(shifts) = &in_shifts
            && answer.as_ref().is_none_or(|(_, least)| shifts.plan.seat_hours < least.seat_hours)
        {
            answer = Some((AnswerFrom::Shifts, shifts.plan.clone()));
        }
        self.stretch(1.0, 8);
        let rules = match &answer {
            Some((_, answer)) => Some(self.rules(&answer.seats)?),
            None => None,
        };
        let decided_by = match &answer {
            Some((_, answer)) if answer.seats == *minimum => Some(NeedRule::Minimum),
            Some((_, answer)) => Some(self.decides(&answer.seats)?),
            None => None,
        };
        Ok(Need {
            verdict,
            rules,
            answer_from: answer.as_ref().map(|(from, _)| *from),
            seats: answer.map(|(_, answer)| answer.seats),
            shifts: in_shifts.as_ref().map(|found| found.shifts.clone()).unwrap_or_default(),
            from_scratch: in_shifts.map(|found| found.plan),
            decided_by,
            broken: Vec::new(),
            tried: self.tried,
            explanation: super::need_figures::explanation(desk, &self.targets, self.tried),
        })
    }

    /// Whether the present seats keep the promises, or what would, and the seats that do. Promises that are kept in no hours by
    /// any number of seats are left out from here on.
    fn verdict(&mut self, staffed: &WeekGrid<bool>) -> Result<(Verdict, Option<Seats>), Stopped> {
        let desk = self.desk;
        let interrupts = desk.critical_interrupts;
        if self.keeps_all(&desk.seats, interrupts)? {
            return Ok((Verdict::Enough, Some((AnswerFrom::Present, desk.seats.clone()))));
        }
        let full = Addition { seats: self.any_number, days: Days::All, from_hour: 0, hours: 24 };
        let most = super::spans::with(&desk.seats, &full, staffed);
        let missed_by = |search: &Self, seats: &WeekGrid<u16>| -> Vec<MissedTarget> {
            search.missed(seats).into_iter().map(|(_, missed)| missed).collect()
        };
        let not_in_these = |missed, opening, interrupting_helps| Verdict::NotInTheseHours {
            missed,
            in_any_hours: false,
            opening,
            interrupting_helps,
            others: None,
        };
        if self.keeps_all(&most, interrupts)? {
            return Ok(match self.least_addition(&desk.seats, staffed, 0.6)? {
                Some((additions, seats)) => (
                    Verdict::Add { additions, plan: plan(seats.clone()) },
                    Some((AnswerFrom::Additions, seats)),
                ),
                None => (not_in_these(missed_by(self, &most), None, false), None),
            });
        }
        let helps = !interrupts && self.keeps_all(&most, true)?;
        let everywhere = WeekGrid::filled(true);
        let open = super::spans::with(&desk.seats, &full, &everywhere);
        if self.keeps_all(&open, interrupts)? {
            let found = self.least_addition(&desk.seats, &everywhere, 0.6)?;
            let seats = found.as_ref().map(|(_, seats)| (AnswerFrom::Additions, seats.clone()));
            let opening = found.map(|(additions, seats)| Opening { additions, plan: plan(seats) });
            return Ok((not_in_these(missed_by(self, &most), opening, helps), seats));
        }
        let (places, missed): (Vec<_>, Vec<_>) = self.missed(&open).into_iter().unzip();
        if places.is_empty() {
            return Ok((not_in_these(missed_by(self, &most), None, helps), None));
        }
        self.leave_out(&places);
        let promises = self.targets.len() as u32;
        let (verdict, seats) = self.verdict(staffed)?;
        let others = Some(Others { promises, verdict: Box::new(verdict) });
        let verdict = Verdict::NotInTheseHours {
            missed,
            in_any_hours: true,
            opening: None,
            interrupting_helps: helps,
            others,
        };
        Ok((verdict, seats))
    }

    /// Which rule sets the seats of each hour. Where they are the minimum, a seat less tells whether the alerts ask for it.
    fn rules(&mut self, seats: &WeekGrid<u16>) -> Result<WeekGrid<SeatRule>, Stopped> {
        let minimum = &self.desk.minimum_seats;
        let mut rules = WeekGrid::from_fn(|hour| match (seats[hour], minimum[hour]) {
            (0, _) => SeatRule::None,
            (seats, least) if seats > least => SeatRule::Workload,
            _ => SeatRule::Minimum,
        });
        for days in [Days::Weekdays, Days::Weekend] {
            for from_hour in [23, 7, 15] {
                let block = Addition { seats: 1, days, from_hour, hours: 8 };
                let alike = |hour| {
                    super::spans::staffs(&block, hour) && seats[hour] > 0 && seats[hour] == minimum[hour]
                };
                let fewer = WeekGrid::from_fn(|hour| seats[hour] - u16::from(alike(hour)));
                if fewer == *seats || self.keeps_all(&fewer, self.desk.critical_interrupts)? {
                    continue;
                }
                rules = WeekGrid::from_fn(|hour| if alike(hour) { SeatRule::Both } else { rules[hour] });
            }
        }
        Ok(rules)
    }

    /// What a seat less in the hours above the minimum would break.
    fn decides(&mut self, seats: &WeekGrid<u16>) -> Result<NeedRule, Stopped> {
        let minimum = &self.desk.minimum_seats;
        let fewer = WeekGrid::from_fn(|hour| seats[hour] - u16::from(seats[hour] > minimum[hour]));
        let misses = self.first_missed(&fewer, self.desk.critical_interrupts).is_some();
        self.count()?;
        Ok(if misses || !self.too_busy(&fewer) { NeedRule::Targets } else { NeedRule::OccupancyLimit })
    }

    /// The promises that are missed with these seats, by place.
    fn missed(&self, seats: &WeekGrid<u16>) -> Vec<(usize, MissedTarget)> {
        let bench = Bench::new(self.desk, seats, self.desk.critical_interrupts, &self.known);
        let chances = self.chances(&bench);
        let missed = |(place, (group, kind, target)): (usize, &(Group, TargetKind, Target))| {
            let best = bench.kept(*group, *kind, *target, &chances).worse().unwrap_or(0.0);
            let of = self.desk.classes.get(group.class)?;
            let customer = group.customer.and_then(|place| of.customers.get(place));
            let missed = || MissedTarget {
                severity: of.severity,
                name: of.name.clone(),
                customer: customer.map(|of| of.customer),
                kind: *kind,
                best_share: best,
                promised_share: target.share,
                within_minutes: target.within_minutes,
                possible_minutes: possible(&bench, *group, *kind, *target, &chances),
            };
            (best < target.share - 1e-9).then(|| (place, missed()))
        };
        self.targets.iter().enumerate().filter_map(missed).collect()
    }

    /// Goes on without these promises.
    fn leave_out(&mut self, places: &[usize]) {
        let all = std::mem::take(&mut self.targets);
        let left = all.into_iter().enumerate().filter(|(place, _)| !places.contains(place));
        self.targets = left.map(|(_, target)| target).collect();
        self.judged.clear();
        self.suspect = 0;
    }
}

/// The shortest whole quarter of an hour that could be promised for the share, up to a week.
fn possible(
    bench: &Bench<'_>,
    group: Group,
    kind: TargetKind,
    target: Target,
    chances: &[Chance],
) -> Option<f64> {
    let keeps = |quarters: u32| {
        let longer = Target { within_minutes: f64::from(quarters) * 15.0, share: target.share };
        bench.kept(group, kind, longer, chances).worse().is_some_and(|share| share >= target.share - 1e-9)
    };
    let (mut misses, mut works) = (0, 7 * 24 * 4);
    if !keeps(works) {
        return None;
    }
    while works - misses > 1 {
        let middle = (works + misses) / 2;
        if keeps(middle) { works = middle } else { misses = middle }
    }
    Some(f64::from(works) * 15.0)
}
