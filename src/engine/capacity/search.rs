//! What would be enough: which seats, in which hours, keep every promise and the occupancy limit?
//!
//! Plans of seats are tried out against the models that judge the present ones. Seats are added in spans that can be
//! staffed: the same hours of all days, of the weekdays or of the weekend. More seats never worsen a wait, so that a span
//! can be found by halving: first how many seats on the whole of the days, then the latest start and the earliest end that
//! still do. Of the spans found the one with the fewest seat hours is the answer; if one span cannot do it alone, seats are
//! added to all days first. Then seats are taken off whole shifts while every promise is kept: the least that does. Limits: the least
//! addition of one span, and a plan from which no shift can be taken; not the least of all plans there are.

use super::{
    assess::{Bench, Chance},
    clock::TargetClock,
    input::DeskWeek,
    need::{Addition, Days, MissedTarget, Need, Opening, SeatPlan, SeatRule, TargetKind, Verdict},
};
use crate::base::{HourOfWeek, Progress, Step, Stopped, WeekGrid};
use crate::domain::Target;
use std::ops::ControlFlow;

/// The most plans of seats that one search tries.
pub const MOST_TRIED: u32 = 400;
/// More seats than this are added to no hour.
const MOST_ADDED: u16 = 200;

/// So many more seats stand for "however many": four times the busiest hour's work and a few against chance.
fn any_number(desk: &DeskWeek) -> u16 {
    let work = |hour| {
        desk.classes.iter().map(|class| class.arrivals[hour] * class.handle_minutes / 60.0).sum::<f64>()
    };
    let busiest = HourOfWeek::all().map(work).fold(0.0, f64::max) / (1.0 - desk.in_shift_share);
    (libm::ceil(4.0 * busiest) + 6.0).clamp(6.0, f64::from(MOST_ADDED)) as u16
}

struct Search<'a, 'b> {
    desk: &'a DeskWeek,
    /// Every promise with its class.
    targets: Vec<(usize, TargetKind, Target)>,
    any_number: u16,
    tried: u32,
    step: &'a mut Step<'b>,
}

/// The answer for a desk.
///
/// # Errors
/// [`Stopped`] if `step` asked for it.
pub fn need(desk: &DeskWeek, step: &mut Step<'_>) -> Result<Need, Stopped> {
    let mut search = Search { desk, targets: targets(desk), any_number: any_number(desk), tried: 0, step };
    search.need()
}

fn targets(desk: &DeskWeek) -> Vec<(usize, TargetKind, Target)> {
    let mut all: Vec<_> = desk
        .classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.alerts_per_week() > 0.0)
        .flat_map(|(index, class)| {
            let acknowledge = class.acknowledge.map(|target| (index, TargetKind::Acknowledge, target));
            let done = class.triage_done.map(|target| (index, TargetKind::TriageDone, target));
            acknowledge.into_iter().chain(done)
        })
        .collect();
    // What is quickly worked out first: one miss is enough to turn a plan down.
    all.sort_by(|a, b| a.2.within_minutes.total_cmp(&b.2.within_minutes));
    all
}

fn plan(seats: WeekGrid<u16>) -> SeatPlan {
    SeatPlan {
        seat_hours: seats.values().iter().map(|seats| f64::from(*seats)).sum(),
        most: seats.values().iter().copied().max().unwrap_or(0),
        seats,
    }
}

/// Whether a span of a day staffs an hour of the week; past midnight it runs into the next day.
fn staffs(addition: &Addition, hour: HourOfWeek) -> bool {
    let since = (hour.hour() + 24 - usize::from(addition.from_hour)) % 24;
    let begun =
        if hour.hour() >= usize::from(addition.from_hour) { hour.day() } else { (hour.day() + 6) % 7 };
    let day = match addition.days {
        Days::All => true,
        Days::Weekdays => begun < 5,
        Days::Weekend => begun >= 5,
    };
    day && since < usize::from(addition.hours)
}

/// The seats with an addition, in the hours that may have it.
fn with(seats: &WeekGrid<u16>, addition: &Addition, allowed: &WeekGrid<bool>) -> WeekGrid<u16> {
    WeekGrid::from_fn(|hour| {
        let more = if allowed[hour] && staffs(addition, hour) { addition.seats } else { 0 };
        seats[hour].saturating_add(more)
    })
}

impl Search<'_, '_> {
    /// Tries one plan out.
    fn keeps_all(&mut self, seats: &WeekGrid<u16>, interrupts: bool) -> Result<bool, Stopped> {
        self.tried += 1;
        if (self.step)(Progress { done: self.tried, of: MOST_TRIED }) == ControlFlow::Break(()) {
            return Err(Stopped);
        }
        let queue_hours = seats.values().iter().map(|seats| f64::from(*seats)).sum::<f64>()
            * (1.0 - self.desk.in_shift_share);
        let work: f64 = self.desk.classes.iter().map(super::input::WorkClass::work_per_week).sum();
        if work > queue_hours * self.desk.occupancy_limit.min(1.0) + 1e-9 {
            return Ok(false);
        }
        let bench = Bench::new(self.desk, seats, interrupts);
        if bench.flow.growth > 0.0 {
            return Ok(false);
        }
        // The flow has no chance in it: what it misses is missed. Only that is asked of it here.
        for (class, kind, target) in &self.targets {
            let clock = self.clock(*class);
            if *kind == TargetKind::Acknowledge
                && bench.kept_by_flow(*class, *kind, target.within_minutes / 60.0, &clock)
                    < target.share - 0.05
            {
                return Ok(false);
            }
        }
        let chances = self.chances(&bench);
        Ok(self.targets.iter().all(|(class, kind, target)| {
            let kept = bench.kept(*class, *kind, *target, &chances);
            kept.worse().is_some_and(|share| share >= target.share - 1e-9)
        }))
    }

    fn chances(&self, bench: &Bench<'_>) -> Vec<Chance> {
        super::build::piece_choices(self.desk).into_iter().map(|minutes| bench.chance(minutes)).collect()
    }

    fn clock(&self, class: usize) -> TargetClock {
        let clock = self.desk.classes.get(class).map(|class| class.clock).unwrap_or_default();
        TargetClock::new(clock, &self.desk.business_hours)
    }

    fn need(&mut self) -> Result<Need, Stopped> {
        let desk = self.desk;
        let interrupts = desk.critical_interrupts;
        let staffed = WeekGrid::from_fn(|hour| desk.seats[hour] > 0 || desk.minimum_seats[hour] > 0);
        let everywhere = WeekGrid::filled(true);
        let (verdict, enough) = if self.keeps_all(&desk.seats, interrupts)? {
            (Verdict::Enough, Some(desk.seats.clone()))
        } else {
            let full = Addition { seats: self.any_number, days: Days::All, from_hour: 0, hours: 24 };
            let most = with(&desk.seats, &full, &staffed);
            if self.keeps_all(&most, interrupts)? {
                match self.least_addition(&desk.seats, &staffed)? {
                    Some((additions, seats)) => {
                        (Verdict::Add { additions, plan: plan(seats.clone()) }, Some(seats))
                    }
                    None => (self.not_in_these(&most, None, false), None),
                }
            } else {
                let helps = !interrupts && self.keeps_all(&most, true)?;
                let open = with(&desk.seats, &full, &everywhere);
                let opening = if self.keeps_all(&open, interrupts)? {
                    self.least_addition(&desk.seats, &everywhere)?
                } else {
                    None
                };
                let seats = opening.as_ref().map(|(_, seats)| seats.clone());
                let opening = opening.map(|(additions, seats)| Opening { additions, plan: plan(seats) });
                (self.not_in_these(&most, opening, helps), seats)
            }
        };
        let from_scratch = match &enough {
            Some(seats) => Some(self.fewer_shifts(seats)?),
            None => None,
        };
        let minimum = &desk.minimum_seats;
        let larger = |seats: &WeekGrid<u16>| WeekGrid::from_fn(|hour| seats[hour].max(minimum[hour]));
        Ok(Need {
            rules: from_scratch.as_ref().map(|plan| {
                WeekGrid::from_fn(|hour| match (plan.seats[hour], minimum[hour]) {
                    (0, 0) => SeatRule::None,
                    (work, least) if work > least => SeatRule::Workload,
                    (work, least) if work < least => SeatRule::Minimum,
                    _ => SeatRule::Both,
                })
            }),
            seats: enough.as_ref().map(larger),
            from_scratch: from_scratch.map(|scratch| plan(larger(&scratch.seats))),
            verdict,
            tried: self.tried,
        })
    }

    /// The fewest seat hours that one span adds, or seats on all days and then one span.
    fn least_addition(
        &mut self,
        seats: &WeekGrid<u16>,
        allowed: &WeekGrid<bool>,
    ) -> Result<Option<(Vec<Addition>, WeekGrid<u16>)>, Stopped> {
        let mut best: Option<(Vec<Addition>, WeekGrid<u16>)> = None;
        let hours = |seats: &WeekGrid<u16>| seats.values().iter().map(|s| u32::from(*s)).sum::<u32>();
        for days in [Days::Weekdays, Days::Weekend, Days::All] {
            let Some(count) = self.fewest_seats(seats, days, allowed)? else { continue };
            // More seats may do with a shorter span.
            for seats_added in [count, count + 1] {
                let span = self.shortest_span(seats, seats_added, days, allowed)?;
                let then = with(seats, &span, allowed);
                if best.as_ref().is_none_or(|(_, least)| hours(&then) < hours(least)) {
                    best = Some((vec![span], then));
                }
            }
        }
        // A weekday span beside a weekend one is often less than one on all days.
        if let Some((spans, then)) = &best
            && let [span] = spans.as_slice()
            && span.days == Days::All
        {
            let weekdays = Addition { days: Days::Weekdays, ..*span };
            let base = with(seats, &weekdays, allowed);
            if let Some(count) = self.fewest_seats(&base, Days::Weekend, allowed)? {
                let weekend = self.shortest_span(&base, count, Days::Weekend, allowed)?;
                let both = with(&base, &weekend, allowed);
                if hours(&both) < hours(then) {
                    best = Some((vec![weekdays, weekend], both));
                }
            }
        }
        Ok(best)
    }

    /// How many seats on the whole of these days do; none if no number does.
    fn fewest_seats(
        &mut self,
        seats: &WeekGrid<u16>,
        days: Days,
        allowed: &WeekGrid<bool>,
    ) -> Result<Option<u16>, Stopped> {
        let whole = |count| Addition { seats: count, days, from_hour: 0, hours: 24 };
        let interrupts = self.desk.critical_interrupts;
        if !self.keeps_all(&with(seats, &whole(self.any_number), allowed), interrupts)? {
            return Ok(None);
        }
        let (mut misses, mut keeps) = (0, 1);
        while keeps < self.any_number && !self.keeps_all(&with(seats, &whole(keeps), allowed), interrupts)? {
            misses = keeps;
            keeps = (keeps * 2).min(self.any_number);
        }
        while keeps - misses > 1 {
            let middle = (misses + keeps) / 2;
            if self.keeps_all(&with(seats, &whole(middle), allowed), interrupts)? {
                keeps = middle;
            } else {
                misses = middle;
            }
        }
        Ok(Some(keeps))
    }

    /// The shortest of a few spans with so many seats: from the latest start to the earliest end, and the other way round.
    fn shortest_span(
        &mut self,
        seats: &WeekGrid<u16>,
        count: u16,
        days: Days,
        allowed: &WeekGrid<bool>,
    ) -> Result<Addition, Stopped> {
        let interrupts = self.desk.critical_interrupts;
        let mut best = Addition { seats: count, days, from_hour: 0, hours: 24 };
        for start in [0_u8, 12] {
            let span =
                |from: u8, hours: u8| Addition { seats: count, days, from_hour: (start + from) % 24, hours };
            // A span through midnight of only some days is not the whole of them: see that it does.
            if start > 0 && !self.keeps_all(&with(seats, &span(0, 24), allowed), interrupts)? {
                continue;
            }
            let (mut keeps, mut misses) = (24_u8, 0_u8);
            while keeps - misses > 1 {
                let middle = (keeps + misses) / 2;
                if self.keeps_all(&with(seats, &span(0, middle), allowed), interrupts)? {
                    keeps = middle;
                } else {
                    misses = middle;
                }
            }
            let end = keeps;
            let (mut keeps, mut misses) = (0_u8, end);
            while misses - keeps > 1 {
                let middle = (keeps + misses) / 2;
                if self.keeps_all(&with(seats, &span(middle, end - middle), allowed), interrupts)? {
                    keeps = middle;
                } else {
                    misses = middle;
                }
            }
            if end - keeps < best.hours {
                best = span(keeps, end - keeps);
            }
        }
        Ok(best)
    }

    /// From seats that do, takes a seat off one shift after the other, until none can go.
    fn fewer_shifts(&mut self, enough: &WeekGrid<u16>) -> Result<SeatPlan, Stopped> {
        let interrupts = self.desk.critical_interrupts;
        let mut seats = enough.clone();
        let length = if self.desk.people.shift_hours > 10.0 { 12_u8 } else { 8 };
        let mut shifts: Vec<Addition> = [Days::Weekdays, Days::Weekend]
            .into_iter()
            .flat_map(|days| {
                (0..24 / length).map(move |shift| Addition {
                    seats: 1,
                    days,
                    from_hour: (7 + shift * length) % 24,
                    hours: length,
                })
            })
            .collect();
        let less = |seats: &WeekGrid<u16>, shift: &Addition| {
            WeekGrid::from_fn(|hour| seats[hour].saturating_sub(u16::from(staffs(shift, hour))))
        };
        while !shifts.is_empty() && self.tried < MOST_TRIED {
            let mut kept = Vec::new();
            for shift in shifts {
                let fewer = less(&seats, &shift);
                if fewer != seats && self.keeps_all(&fewer, interrupts)? {
                    seats = fewer;
                    kept.push(shift);
                }
            }
            shifts = kept;
        }
        Ok(plan(seats))
    }

    /// The promises that are missed with any number of seats in the staffed hours.
    fn not_in_these(
        &self,
        most: &WeekGrid<u16>,
        opening: Option<Opening>,
        interrupting_helps: bool,
    ) -> Verdict {
        let bench = Bench::new(self.desk, most, self.desk.critical_interrupts);
        let chances = self.chances(&bench);
        let missed = self
            .targets
            .iter()
            .filter_map(|(class, kind, target)| {
                let best = bench.kept(*class, *kind, *target, &chances).worse().unwrap_or(0.0);
                let of = self.desk.classes.get(*class)?;
                (best < target.share - 1e-9).then(|| MissedTarget {
                    severity: of.severity,
                    name: of.name.clone(),
                    kind: *kind,
                    best_share: best,
                    promised_share: target.share,
                    within_minutes: target.within_minutes,
                    possible_minutes: possible(&bench, *class, *kind, *target, &chances),
                })
            })
            .collect();
        Verdict::NotInTheseHours { missed, opening, interrupting_helps }
    }
}

/// The shortest whole quarter of an hour that could be promised for the share, up to a week.
fn possible(
    bench: &Bench<'_>,
    class: usize,
    kind: TargetKind,
    target: Target,
    chances: &[Chance],
) -> Option<f64> {
    let keeps = |quarters: u32| {
        let longer = Target { within_minutes: f64::from(quarters) * 15.0, share: target.share };
        bench.kept(class, kind, longer, chances).worse().is_some_and(|share| share >= target.share - 1e-9)
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
