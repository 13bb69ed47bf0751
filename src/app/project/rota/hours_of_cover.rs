//! How many people are at the desk in each hour of each day, against how many are needed?
//!
//! Hours are those of the home zone. A shift takes its seat from its true beginning to its true end less the handover, wherever it is
//! worked; on call and standby take none. An hour is told by its worst moment: where fewest are there against those who are needed. So an
//! hour that the clock shows twice tells the smaller of both, and one that it skips has no moment and tells nothing.
//!
//! What is needed is either what the cover asks for, or what the desk's work would fill. The lines of one shift count the same people, a
//! line of a skill or of people at the site some of them; so a shift asks for as many as the largest of its lines, and an hour for all
//! shifts in it.

use super::RotaSeen;
use crate::{
    base::{HourOfWeek, Month, WeekGrid},
    chart::desk_week::whole_seats,
    domain::{
        Document, RotaPlan, ShiftId, SocFacts,
        rota::{Cover, ShiftKind},
    },
    engine::capacity::{DeskWeek, quick_report},
    exchange::rota::hours::{Span, first, home_zone, span, wall, zone_of},
    text::{
        Voice,
        rota_hours::{Demand, HoursFacts},
    },
};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Hours that a clock shows in a day.
pub const HOURS: usize = 24;
/// A shift of two days that begins at the end of a day, in a zone a day behind, reaches so far.
const DAYS_BEFORE: u64 = 4;
/// A site ahead begins its day on the day before.
const DAYS_AHEAD: u64 = 2;

/// What those who are there are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The lines of cover.
    #[default]
    Cover,
    /// The work of the desk.
    Desk,
}

/// What an hour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HourSeen {
    /// So many people of so many.
    People {
        /// Who is there at its worst moment.
        there: u32,
        /// Who is needed then.
        needed: u32,
    },
    /// The clock skips it.
    Skipped,
    /// A shift outside the rota reaches into it, and nothing says who worked that.
    Unknown,
}

impl HourSeen {
    /// How many are missing.
    pub fn short(self) -> u32 {
        match self {
            Self::People { there, needed } => needed.saturating_sub(there),
            Self::Skipped | Self::Unknown => 0,
        }
    }
}

/// What the desk needs in each hour of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskNeeds {
    /// Seats.
    pub seats: WeekGrid<u16>,
    /// Where they are from.
    pub from: Demand,
}

/// The seats that the desk needs in the month in which the rota begins: those that the work of each hour would fill, as the capacity page
/// has them, in whole seats and never below the minimum; without alerts those that are staffed.
pub fn desk_needs(plan: &Document) -> DeskNeeds {
    let month = Month::of(plan.rota.first_day);
    let first = plan.soc.first_month;
    let ahead = (month.year - first.year) * 12 + month.month as i32 - first.month as i32;
    let ahead = u32::try_from(ahead).unwrap_or(0);
    let minimum = &plan.desk.minimum.seats;
    match DeskWeek::from_document(plan, ahead) {
        Ok(week) => {
            let filled = whole_seats(&quick_report(&week));
            let seats = WeekGrid::from_fn(|hour| filled[hour].max(minimum[hour]));
            DeskNeeds { seats, from: Demand::Work(first.plus(ahead as i32)) }
        }
        Err(_) => {
            let seats = WeekGrid::from_fn(|hour| plan.desk.seats[hour].max(minimum[hour]));
            DeskNeeds { seats, from: Demand::Staffed }
        }
    }
}

/// The hours of some days of a rota, day by day.
pub fn hours_of_cover(
    rota: &RotaPlan,
    soc: &SocFacts,
    needs: Option<&WeekGrid<u16>>,
    days: Range<usize>,
) -> Vec<HourSeen> {
    let days = days.start..days.end.min(rota.days());
    if days.is_empty() {
        return Vec::new();
    }
    let home = home_zone(soc);
    let begins = beginnings(rota, home, days.clone());
    let steps = steps(rota, soc, days.clone());
    let needed_at = |hour: usize| {
        let needs = needs?;
        let weekday = rota.date(days.start + hour / HOURS).weekday().num_days_from_monday() as usize;
        Some(u32::from(needs[HourOfWeek::new(weekday * HOURS + hour % HOURS)]))
    };
    let mut steps = steps.into_iter().peekable();
    let mut now = Counts::default();
    let mut seen = Vec::with_capacity(begins.len());
    for (hour, ends) in begins.windows(2).enumerate() {
        let [from, to] = ends else { continue };
        while let Some((_, step)) = steps.next_if(|(at, _)| at <= from) {
            now.take(step);
        }
        if from >= to {
            seen.push(HourSeen::Skipped);
            continue;
        }
        let needed = needed_at(hour);
        let mut worst = now.seen(needed);
        while let Some((at, step)) = steps.next_if(|(at, _)| at < to) {
            now.take(step);
            // What changes at the same moment is looked at together: one goes as the next one comes.
            if steps.peek().is_none_or(|(next, _)| *next > at) {
                worst = worse(worst, now.seen(needed));
            }
        }
        seen.push(worst);
    }
    seen
}

/// When the hours begin that a clock at home shows, and when the last one ends. An hour that is skipped begins with the one behind it, and
/// one that is shown twice goes on until the one behind it begins.
fn beginnings(rota: &RotaPlan, home: Tz, days: Range<usize>) -> Vec<DateTime<Utc>> {
    let mut begins = Vec::with_capacity(days.len() * HOURS + 1);
    let mut midnight = first(home, wall(rota.date(days.start), 0));
    for date in days.map(|day| rota.date(day)) {
        let next = first(home, wall(date, 1_440));
        // Most days have no change, and looking for one costs more than all the rest.
        let is_even = next - midnight == TimeDelta::days(1);
        for hour in 0..HOURS as u32 {
            begins.push(match is_even {
                true => midnight + TimeDelta::hours(i64::from(hour)),
                false => first(home, wall(date, hour * 60)),
            });
        }
        midnight = next;
    }
    begins.push(midnight);
    begins
}

/// Who is there, who is asked for, and shifts of which nobody knows.
#[derive(Clone, Copy, Default)]
struct Counts {
    there: i64,
    asked: i64,
    unknown: i64,
}

impl Counts {
    fn take(&mut self, step: Self) {
        self.there += step.there;
        self.asked += step.asked;
        self.unknown += step.unknown;
    }

    fn less(self) -> Self {
        Self { there: -self.there, asked: -self.asked, unknown: -self.unknown }
    }

    fn seen(self, needed: Option<u32>) -> HourSeen {
        if self.unknown > 0 {
            return HourSeen::Unknown;
        }
        let count = |people: i64| u32::try_from(people).unwrap_or(0);
        HourSeen::People { there: count(self.there), needed: needed.unwrap_or(count(self.asked)) }
    }
}

/// The moment that tells more of what is wrong: unknown before known, then the farther below what is needed, then the fewer people.
fn worse(one: HourSeen, other: HourSeen) -> HourSeen {
    let rank = |seen: HourSeen| match seen {
        HourSeen::People { there, needed } => (1, i64::from(there) - i64::from(needed), there),
        HourSeen::Skipped | HourSeen::Unknown => (0, 0, 0),
    };
    if rank(other) < rank(one) { other } else { one }
}

/// What changes when, in order: each shift comes at its beginning and goes when its seat is free again.
fn steps(rota: &RotaPlan, soc: &SocFacts, days: Range<usize>) -> Vec<(DateTime<Utc>, Counts)> {
    let back = |date: NaiveDate| date.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(date);
    let from = back(rota.date(days.start));
    let dates: Vec<NaiveDate> =
        from.iter_days().take(days.len() + (DAYS_BEFORE + DAYS_AHEAD) as usize).collect();
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return Vec::new() };
    let mut people: BTreeMap<(ShiftId, NaiveDate), i64> = BTreeMap::new();
    let mut worked: BTreeSet<ShiftId> = BTreeSet::new();
    let mut known: BTreeSet<NaiveDate> = BTreeSet::new();
    let rows = rota.people.keys().filter_map(|person| rota.rows.get(person));
    for (date, shift) in rows.flat_map(|row| row.range(*first..=*last)) {
        *people.entry((*shift, *date)).or_default() += 1;
        worked.insert(*shift);
        known.insert(*date);
    }
    let mut steps = Vec::new();
    for (id, kind) in rota.shifts.iter().filter(|(_, kind)| kind.desk_minutes() > 0) {
        let zone = zone_of(rota, soc, kind.site);
        let lines: Vec<&Cover> = rota.cover.values().filter(|line| line.shift == *id).collect();
        for date in &dates {
            let there = people.get(&(*id, *date)).copied().unwrap_or(0);
            let asked = i64::from(lines.iter().map(|line| line.on(*date)).max().unwrap_or(0));
            let is_known = rota.day_of(*date).is_some() || known.contains(date);
            let is_used = asked > 0 || worked.contains(id);
            let counts = match is_known {
                true => Counts { there, asked, unknown: 0 },
                false => Counts { unknown: i64::from(is_used), ..Counts::default() },
            };
            if (counts.there, counts.asked, counts.unknown) != (0, 0, 0) {
                let seat = seat(kind, *date, zone);
                steps.push((seat.from, counts));
                steps.push((seat.to, counts.less()));
            }
        }
    }
    steps.sort_by_key(|(at, _)| *at);
    steps
}

/// When a shift holds its seat: until the next one has taken over.
fn seat(kind: &ShiftKind, date: NaiveDate, zone: Tz) -> Span {
    let whole = span(kind, date, zone);
    let handover = kind.length_minutes.saturating_sub(kind.desk_minutes());
    let to = whole.to - TimeDelta::minutes(i64::from(handover));
    Span { from: whole.from, to: to.max(whole.from) }
}

/// The gap of the cover in an hour, as its line and the day on which its shift begins: a line of anybody before one of some, then the one
/// that lacks most.
pub fn gap_in_hour(
    rota: &RotaPlan,
    soc: &SocFacts,
    seen: &RotaSeen,
    (day, hour): (usize, usize),
) -> Option<(usize, usize)> {
    let begins = beginnings(rota, home_zone(soc), day..day + 1);
    let hour = Span { from: *begins.get(hour)?, to: *begins.get(hour + 1)? };
    let near = day.saturating_sub(DAYS_BEFORE as usize)..=day + DAYS_AHEAD as usize;
    let mut found: Option<((bool, u32), (usize, usize))> = None;
    for (at, covered) in seen.report.cover.iter().enumerate() {
        let Some(line) = rota.cover.get(&covered.cover) else { continue };
        let Some(kind) = rota.shifts.get(&line.shift).filter(|kind| kind.desk_minutes() > 0) else {
            continue;
        };
        let zone = zone_of(rota, soc, kind.site);
        for day in near.clone() {
            let counts = covered.wanted.get(day).zip(covered.there.get(day));
            let short = counts.map_or(0, |(wanted, there)| wanted.saturating_sub(*there));
            let rank = (line.skill.is_none() && !line.on_site, short);
            let is_more = found.is_none_or(|(best, _)| rank > best);
            if short > 0 && is_more && seat(kind, rota.date(day), zone).minutes_in(hour) > 0 {
                found = Some((rank, (at, day)));
            }
        }
    }
    found.map(|(_, place)| place)
}

/// What is shown of the hours.
#[derive(Clone, Debug, PartialEq)]
pub struct HoursShown {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// What is held against what.
    pub about: String,
    /// The first of the hours that lack most, as day and hour; none where no hour lacks anybody.
    pub worst: Option<(usize, usize)>,
    /// The days.
    pub days: Range<usize>,
    /// Their hours, day by day.
    pub hours: Vec<HourSeen>,
}

impl HoursShown {
    /// An hour of a day of the rota.
    pub fn on(&self, day: usize, hour: usize) -> Option<HourSeen> {
        let along = day.checked_sub(self.days.start)?;
        self.hours.get(along * HOURS + hour).copied().filter(|_| hour < HOURS)
    }
}

/// Derives what is shown of some days; against the desk where that is given, else against the cover.
pub fn hours_shown(
    rota: &RotaPlan,
    soc: &SocFacts,
    needs: Option<&DeskNeeds>,
    days: Range<usize>,
    voice: Voice<'_>,
) -> HoursShown {
    let words = voice.words.rota_hours();
    let days = days.start..days.end.min(rota.days());
    let hours = hours_of_cover(rota, soc, needs.map(|needs| &needs.seats), days.clone());
    let (mut known, mut short, mut over, mut needed_hours) = (0, 0, 0, 0);
    let mut worst: Option<(u32, usize)> = None;
    for (at, hour) in hours.iter().enumerate() {
        let HourSeen::People { there, needed } = *hour else { continue };
        known += 1;
        needed_hours += u32::from(needed > 0);
        over += u32::from(there > needed);
        let missing = hour.short();
        short += u32::from(missing > 0);
        if missing > worst.map_or(0, |(most, _)| most) {
            worst = Some((missing, at));
        }
    }
    let from = needs.map_or(Demand::Cover, |needs| needs.from);
    let place = |at: usize| (days.start + at / HOURS, at % HOURS);
    let facts = HoursFacts {
        from,
        known,
        needed: needed_hours,
        short,
        over,
        worst: worst.map(|(missing, at)| {
            let (day, hour) = place(at);
            (rota.date(day), hour, missing)
        }),
    };
    HoursShown {
        answer: (words.answer)(voice.format, facts),
        about: (words.about)(voice.format, from),
        worst: worst.map(|(_, at)| place(at)),
        days,
        hours,
    }
}
