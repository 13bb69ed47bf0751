//! Which seats would do if the week were planned from nothing, in whole shifts?
//!
//! The minimum is given. On it come shifts of the team's length that begin at a few hours of the day: first as many as hold
//! the mean work of their hours, then one after the other where most alerts are late, on all weekdays or both days of the
//! weekend, until every promise and the occupancy limit are kept. Then shifts are taken off, day by day, those with the least
//! work first. More seats never worsen a wait, so that a shift which cannot go stays needed when others have gone: at the
//! end no single one can. The present seats are not looked at. Limits: such a plan, not the least of all there are; starts
//! are half a shift apart, from 07:00.

use super::{
    assess::{Bench, Chance},
    explain::Outcome,
    need::{Days, SeatPlan, Shift},
    search::{Judged, Search, plan, work_in},
};
use crate::base::{HourOfWeek, Stopped, WeekGrid, week::HOURS_PER_DAY};

/// One of the shifts of a day begins at this hour.
const ANCHOR_HOUR: u8 = 7;
/// Shifts added one after the other at most; a plan that needs more is given up.
const MOST_ADDED: usize = 300;
const DAYS: usize = 7;

/// A plan in shifts.
pub(super) struct InShifts {
    pub(super) plan: SeatPlan,
    pub(super) shifts: Vec<Shift>,
}

/// Whole hours of a shift of the team.
fn shift_length(hours: f64) -> u8 {
    if hours.is_finite() { libm::round(hours).clamp(2.0, 24.0) as u8 } else { 8 }
}

/// The hours at which shifts of this length begin, the round-the-clock ones first.
fn starts(length: u8) -> Vec<u8> {
    let day = HOURS_PER_DAY as u8;
    let round = (0..day.div_ceil(length)).map(|shift| (ANCHOR_HOUR + shift * length) % day);
    let between = (0..day.div_ceil(length)).map(|shift| (ANCHOR_HOUR + length / 2 + shift * length) % day);
    let mut all: Vec<u8> = Vec::new();
    for start in round.chain(between) {
        if !all.contains(&start) {
            all.push(start);
        }
    }
    all
}

/// Seats in shifts on top of the minimum: how many of each start on each day.
#[derive(Clone)]
struct Board {
    length: u8,
    starts: Vec<u8>,
    /// By start, then by day.
    counts: Vec<[u16; DAYS]>,
}

impl Board {
    fn new(shift_hours: f64) -> Self {
        let length = shift_length(shift_hours);
        let starts = starts(length);
        Self { length, counts: vec![[0; DAYS]; starts.len()], starts }
    }

    /// The hours of the week that a shift of a day holds.
    fn hours(&self, start: usize, day: usize) -> impl Iterator<Item = HourOfWeek> + use<> {
        let from = day * HOURS_PER_DAY + usize::from(self.starts[start]);
        (from..from + usize::from(self.length)).map(|hour| HourOfWeek::new(hour % (DAYS * HOURS_PER_DAY)))
    }

    fn seats(&self, minimum: &WeekGrid<u16>) -> WeekGrid<u16> {
        let mut seats = *minimum.values();
        for (start, by_day) in self.counts.iter().enumerate() {
            for (day, count) in by_day.iter().enumerate() {
                for hour in self.hours(start, day) {
                    seats[hour.index()] = seats[hour.index()].saturating_add(*count);
                }
            }
        }
        WeekGrid::from_fn(|hour| seats[hour.index()])
    }

    fn shifts(&self) -> Vec<Shift> {
        let mut shifts = Vec::new();
        for day in 0..DAYS {
            for (start, by_day) in self.counts.iter().enumerate() {
                if by_day[day] > 0 {
                    let from_hour = self.starts[start];
                    shifts.push(Shift { day: day as u8, from_hour, hours: self.length, seats: by_day[day] });
                }
            }
        }
        shifts.sort_by_key(|shift| (shift.day, shift.from_hour));
        shifts
    }

    fn total(&self) -> u32 {
        self.counts.iter().flatten().map(|count| u32::from(*count)).sum()
    }
}

fn days_of(days: Days) -> std::ops::Range<usize> {
    match days {
        Days::All => 0..DAYS,
        Days::Weekdays => 0..5,
        Days::Weekend => 5..DAYS,
    }
}

impl Search<'_, '_> {
    /// The plan from nothing; none if no number of seats does, in any hours.
    pub(super) fn in_whole_shifts(&mut self) -> Result<Option<InShifts>, Stopped> {
        let desk = self.desk;
        // What was worked out for the present seats is left aside, so that they cannot matter.
        self.start_afresh();
        let full = WeekGrid::from_fn(|hour| desk.minimum_seats[hour].saturating_add(self.any_number));
        self.stretch(0.62, 1);
        if !self.keeps_all(&full, desk.critical_interrupts)? {
            return Ok(None);
        }
        let mut board = Board::new(desk.people.shift_hours);
        self.mean_work(&mut board);
        self.stretch(0.75, 20);
        if !self.add_where_late(&mut board)? {
            return Ok(None);
        }
        self.take_off(&mut board)?;
        Ok(Some(InShifts { plan: plan(board.seats(&desk.minimum_seats)), shifts: board.shifts() }))
    }

    /// As many shifts as the mean work of their hours fills, round the clock.
    fn mean_work(&self, board: &mut Board) {
        let desk = self.desk;
        let round = HOURS_PER_DAY.div_ceil(usize::from(board.length));
        for days in [Days::Weekdays, Days::Weekend] {
            for start in 0..round.min(board.starts.len()) {
                let (mut work, mut hours) = (0.0, 0.0);
                for hour in days_of(days).flat_map(|day| board.hours(start, day)) {
                    work += work_in(desk, hour) / (1.0 - desk.in_shift_share)
                        - f64::from(desk.minimum_seats[hour]);
                    hours += 1.0;
                }
                let seats = libm::floor((work / hours).max(0.0)).min(f64::from(self.any_number)) as u16;
                days_of(days).for_each(|day| board.counts[start][day] = seats);
            }
        }
    }

    /// Adds shifts where most alerts are late, until nothing is missed; false if that does not come.
    fn add_where_late(&mut self, board: &mut Board) -> Result<bool, Stopped> {
        let desk = self.desk;
        for _ in 0..MOST_ADDED {
            let seats = board.seats(&desk.minimum_seats);
            let judged = self.judge(&seats, desk.critical_interrupts)?;
            if judged == Judged::Keeps {
                return Ok(true);
            }
            let late = if judged == Judged::TooBusy {
                WeekGrid::from_fn(|hour| work_in(desk, hour) / (f64::from(seats[hour]) + 1.0))
            } else {
                self.late_hours(&seats)
            };
            let mut best = (f64::NEG_INFINITY, Days::Weekdays, 0);
            for days in [Days::Weekdays, Days::Weekend] {
                for start in 0..board.starts.len() {
                    let (mut sum, mut hours) = (0.0, 0.0);
                    for hour in days_of(days).flat_map(|day| board.hours(start, day)) {
                        sum += late[hour];
                        hours += 1.0;
                    }
                    if sum / hours > best.0 {
                        best = (sum / hours, days, start);
                    }
                }
            }
            let (_, days, start) = best;
            // Large desks grow by a few per cent at a time.
            let more = 1 + (board.total() / (DAYS as u32 * 60)) as u16;
            for day in days_of(days) {
                let count = &mut board.counts[start][day];
                *count = count.saturating_add(more);
            }
        }
        Ok(false)
    }

    /// In each hour, the late alerts that more seats there would help, each against what its promise allows.
    fn late_hours(&self, seats: &WeekGrid<u16>) -> WeekGrid<f64> {
        let desk = self.desk;
        let bench = Bench::new(desk, seats, desk.critical_interrupts, &self.known);
        let chances: Vec<Chance> = super::build::piece_choices(desk)
            .into_iter()
            .take(1)
            .map(|minutes| bench.chance(minutes))
            .collect();
        let mut late = vec![0.0; DAYS * HOURS_PER_DAY];
        for (group, kind, target) in &self.targets {
            let Some(of) = desk.judged(*group) else { continue };
            let class = group.class;
            let kept = bench.kept(*group, *kind, *target, &chances);
            if kept.worse().is_some_and(|share| share >= target.share - 1e-9) {
                continue;
            }
            let weight = 1.0 / ((1.0 - target.share) * of.alerts_per_week() + 1e-9);
            let reach = libm::ceil(target.within_minutes / 60.0).clamp(1.0, HOURS_PER_DAY as f64) as usize;
            for hour in HourOfWeek::all() {
                let missed = match (&kept.by_hour, kept.share) {
                    (Some(shares), _) => of.arrivals[hour] * (1.0 - shares[hour.index()]),
                    (None, Outcome::NotComputed(_)) => 0.0,
                    // In the flow it is what is left over that makes alerts late.
                    (None, _) => bench.flow.classes[class].backlog[hour.index()] + 1e-6 * of.arrivals[hour],
                };
                for ahead in 0..reach {
                    late[(hour.index() + ahead) % (DAYS * HOURS_PER_DAY)] += weight * missed / reach as f64;
                }
            }
        }
        WeekGrid::from_fn(|hour| late[hour.index()])
    }

    /// Takes shifts off, first from all of their days, then from each day, those with the least work first.
    fn take_off(&mut self, board: &mut Board) -> Result<(), Stopped> {
        let desk = self.desk;
        let mut groups: Vec<(f64, usize, std::ops::Range<usize>)> = Vec::new();
        for start in 0..board.starts.len() {
            let each = (0..DAYS).map(|day| day..day + 1);
            for days in [days_of(Days::Weekdays), days_of(Days::Weekend)].into_iter().chain(each) {
                if days.clone().all(|day| board.counts[start][day] > 0) {
                    let hours: Vec<_> = days.clone().flat_map(|day| board.hours(start, day)).collect();
                    let work: f64 = hours.iter().map(|hour| work_in(desk, *hour)).sum();
                    groups.push((work / hours.len() as f64, start, days));
                }
            }
        }
        groups.sort_by(|a, b| (b.2.len() > 1).cmp(&(a.2.len() > 1)).then(a.0.total_cmp(&b.0)));
        self.stretch(0.97, groups.len());
        for (_, start, days) in groups {
            let most = days.clone().map(|day| board.counts[start][day]).min().unwrap_or(0);
            let fewer = |count: u16| {
                let mut board = board.clone();
                days.clone().for_each(|day| board.counts[start][day] -= count);
                board
            };
            let (mut goes, mut stays) = (0, most + 1);
            let mut next = 1;
            while goes < stays - 1 {
                let seats = fewer(next).seats(&desk.minimum_seats);
                if self.keeps_all(&seats, desk.critical_interrupts)? {
                    goes = next;
                } else {
                    stays = next;
                }
                // One alone mostly stays; if it goes, all of them may.
                next = if goes == 1 && stays == most + 1 { most } else { (goes + stays) / 2 };
            }
            *board = fewer(goes);
        }
        Ok(())
    }
}
