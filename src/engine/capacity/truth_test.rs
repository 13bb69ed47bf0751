//! Can this team keep these seats staffed, from the hours in their contracts, and what breaks if it cannot?
//!
//! A year of a contract loses leave, sickness and training by days (of 260.9 working days), and what is left by the share of
//! posts that stand empty. Relief factor = 8,766 hours of a year / net hours of one person: people for one seat around the clock.
//! Where breaks are to be covered, one person more than the seats is there in every staffed hour (N+1). Smallest team =
//! seat hours / net hours, rounded up. Sources: toolgrit.com (relief factor), NANOG 2011-04 (N+1, five people a seat).
//! Limits: hours alone; whether shifts, rests and nights can be laid out is the rota's question.

use super::people::{people_for_hours, whole_people};
use crate::{
    base::{HourOfWeek, WeekGrid, time::WEEKS_PER_YEAR},
    domain::Document,
};
use serde::{Deserialize, Serialize};

/// Working days a year of a five-day week.
const WORKING_DAYS: f64 = 5.0 * WEEKS_PER_YEAR;
/// The hours that count as night: 22:00 to 06:00.
const NIGHT_HOURS: f64 = 8.0;

/// Hours a week that are none.
const NO_HOURS: f64 = 1e-6;

/// What is to be covered, and by whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TruthInput {
    /// Seats that must never stand empty.
    pub seats: WeekGrid<u16>,
    /// Whether somebody else takes the seat during breaks: one person more in every staffed hour.
    pub cover_breaks: bool,
    /// Paid break minutes a shift.
    pub break_minutes: f64,
    /// Hours of a shift, above 0.
    pub shift_hours: f64,
    /// Contract hours a week of a full-timer, above 0.
    pub contract_hours_per_week: f64,
    /// Days a year of annual leave and public holidays.
    pub leave_days: f64,
    /// Days a year of sickness.
    pub sickness_days: f64,
    /// Days a year of training.
    pub training_days: f64,
    /// The share of the year that posts stand empty after somebody left ([`vacancy_share`]).
    pub vacancy_share: f64,
    /// Full-timers at hand.
    pub full_timers: f64,
    /// Part-timers at hand.
    pub part_timers: Vec<PartTimers>,
}

/// People on the same shorter contract.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartTimers {
    /// How many.
    pub people: u32,
    /// Contract hours a week of each.
    pub contract_hours_per_week: f64,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TruthTest {
    /// Where the hours of one full-timer's year go.
    pub year: YearOfOne,
    /// People for one seat around the clock.
    pub relief_factor: f64,
    /// Hours a week that must be filled, break cover included.
    pub seat_hours_per_week: f64,
    /// Of those, what break cover adds.
    pub break_cover_hours: f64,
    /// Full-timers for them, with decimals.
    pub people_needed: f64,
    /// The smallest team of full-timers.
    pub smallest_team: f64,
    /// Full-timers to hire on top of the team at hand; 0 if it is enough.
    pub people_missing: f64,
    /// Hours a week that the team at hand can fill.
    pub hours_at_hand: f64,
    /// The share of the seat hours that it can fill, at most 1.
    pub covered: f64,
    /// Seats that it can keep staffed around the clock, with decimals.
    pub seats_around_the_clock: f64,
    /// Nights (22:00 to 06:00) in four weeks for each person, if everybody takes their share.
    pub nights_in_four_weeks: f64,
    /// Weekend shifts in four weeks for each person.
    pub weekend_shifts_in_four_weeks: f64,
    /// What breaks with the team at hand, worst first; empty if it holds.
    pub breaks: Vec<Break>,
}

/// Hours of one full-timer in a year: `contract - leave - sickness - training - turnover = net`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearOfOne {
    /// As the contract says.
    pub contract: f64,
    /// Annual leave and public holidays.
    pub leave: f64,
    /// Sickness.
    pub sickness: f64,
    /// Training.
    pub training: f64,
    /// Posts that stand empty.
    pub turnover: f64,
    /// Left for the rota.
    pub net: f64,
}

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Break {
    /// Nobody is in the team.
    NoTeam,
    /// Seats stand empty for so many hours a week, if nobody works longer than the contract says.
    SeatsEmpty {
        /// Hours a week.
        hours: f64,
    },
    /// Or everybody works so much longer, in each week that they are there.
    Overtime {
        /// Hours a week of each person.
        hours_each: f64,
    },
    /// Or everybody gives up so many of the days for leave and training; more than they have means that this is no way out.
    DaysGivenUp {
        /// Days a year of each person.
        days_each: f64,
        /// Days that they have.
        of: f64,
    },
    /// It holds, but not with one person away for long (a leaver, an illness): so many hours a week then stand empty.
    OneAway {
        /// Hours a week.
        hours: f64,
    },
    /// Somebody sits alone, and the seat is empty in every break.
    AloneInBreaks {
        /// Hours a week with a single seat.
        hours: f64,
        /// Minutes of each shift.
        minutes: f64,
    },
}

/// The share of the year that posts stand empty: of those who leave, each leaves a gap of so many months.
pub fn vacancy_share(attrition_per_year: f64, months_to_fill: f64) -> f64 {
    (attrition_per_year * months_to_fill / 12.0).clamp(0.0, 1.0)
}

/// People for one post that is to be covered for so many hours, by people who are there for so many; the same span of time.
pub fn relief_factor(coverage_hours: f64, net_hours: f64) -> f64 {
    people_for_hours(coverage_hours, net_hours)
}

impl TruthInput {
    /// The minimum seats of a plan and its team. Part-timers are whole heads.
    pub fn of_minimum(document: &Document) -> Self {
        let (team, absence) = (&document.team, &document.team.absence);
        let part_timers = libm::round(team.part_timers.max(0.0)) as u32;
        let as_full = f64::from(part_timers) * team.part_time_hours_per_week / team.contract_hours_per_week;
        Self {
            seats: document.desk.minimum.seats.clone(),
            cover_breaks: document.desk.minimum.cover_breaks,
            break_minutes: team.in_shift_loss.break_minutes.median_amount(),
            shift_hours: team.shift_hours,
            contract_hours_per_week: team.contract_hours_per_week,
            leave_days: absence.leave_days.median_amount(),
            sickness_days: absence.sickness_days.median_amount(),
            training_days: absence.training_days.median_amount(),
            vacancy_share: absence.vacancy_share.median_share(),
            full_timers: (team.people - as_full).max(0.0),
            part_timers: (part_timers > 0)
                .then_some(PartTimers {
                    people: part_timers,
                    contract_hours_per_week: team.part_time_hours_per_week,
                })
                .into_iter()
                .collect(),
        }
    }

    fn year(&self) -> YearOfOne {
        let contract = self.contract_hours_per_week * WEEKS_PER_YEAR;
        // Who is away more days than there are is away all year.
        let days = self.leave_days + self.sickness_days + self.training_days;
        let scale = if days > WORKING_DAYS { WORKING_DAYS / days } else { 1.0 };
        let of = |days: f64| contract * scale * days / WORKING_DAYS;
        let (leave, sickness, training) =
            (of(self.leave_days), of(self.sickness_days), of(self.training_days));
        let at_work = contract - leave - sickness - training;
        let turnover = at_work * self.vacancy_share.clamp(0.0, 1.0);
        YearOfOne { contract, leave, sickness, training, turnover, net: (at_work - turnover).max(0.0) }
    }
}

/// Puts a team to the test. None if one person's year has no hour for the rota.
pub fn truth_test(input: &TruthInput) -> Option<TruthTest> {
    let year = input.year();
    let net_week = year.net / WEEKS_PER_YEAR;
    // What rounding leaves of a year that is all absence is no hour.
    if !(net_week > NO_HOURS && net_week.is_finite())
        || input.shift_hours.is_nan()
        || input.shift_hours <= 0.0
    {
        return None;
    }
    let net_share = year.net / year.contract;
    let cover = |hour: HourOfWeek| u32::from(input.cover_breaks && input.seats[hour] > 0);
    let filled = |hour: HourOfWeek| f64::from(u32::from(input.seats[hour]) + cover(hour));
    let sum = |counts: &dyn Fn(HourOfWeek) -> bool| -> f64 {
        HourOfWeek::all().filter(|hour| counts(*hour)).map(filled).sum()
    };
    let seat_hours = sum(&|_| true);
    let part_contract: f64 = input
        .part_timers
        .iter()
        .map(|part| f64::from(part.people) * part.contract_hours_per_week.max(0.0))
        .sum();
    let part_hours = part_contract * net_share;
    let full_timers = input.full_timers.max(0.0);
    let heads = full_timers + input.part_timers.iter().map(|part| f64::from(part.people)).sum::<f64>();
    let at_hand = full_timers * net_week + part_hours;
    let people_needed = people_for_hours(seat_hours, net_week);
    let missing_hours = (seat_hours - at_hand).max(0.0);
    // In full-timers, since that is what longer hours and given-up days are counted by.
    let equivalents = full_timers + part_contract / input.contract_hours_per_week;
    let each = |hours: f64| if heads > 0.0 { hours / heads } else { 0.0 };
    Some(TruthTest {
        year,
        relief_factor: relief_factor(24.0 * 7.0 * WEEKS_PER_YEAR, year.net),
        seat_hours_per_week: seat_hours,
        break_cover_hours: HourOfWeek::all().map(|hour| f64::from(cover(hour))).sum(),
        people_needed,
        smallest_team: whole_people(people_needed),
        people_missing: whole_people(people_for_hours(missing_hours, net_week)).max(0.0),
        hours_at_hand: at_hand,
        covered: if seat_hours > 0.0 { (at_hand / seat_hours).min(1.0) } else { 1.0 },
        seats_around_the_clock: at_hand / 168.0,
        nights_in_four_weeks: 4.0 * each(sum(&|hour| hour.hour() < 6 || hour.hour() >= 22) / NIGHT_HOURS),
        weekend_shifts_in_four_weeks: 4.0 * each(sum(&|hour| hour.day() >= 5) / input.shift_hours),
        breaks: breaks(input, net_week, net_share, missing_hours, at_hand - seat_hours, equivalents),
    })
}

fn breaks(
    input: &TruthInput,
    net_week: f64,
    net_share: f64,
    missing_hours: f64,
    spare_hours: f64,
    equivalents: f64,
) -> Vec<Break> {
    let mut found = Vec::new();
    let is_staffed = input.seats.values().iter().any(|seats| *seats > 0);
    if is_staffed && equivalents <= 0.0 {
        found.push(Break::NoTeam);
    }
    if missing_hours > 1e-9 {
        found.push(Break::SeatsEmpty { hours: missing_hours });
        if equivalents > 0.0 {
            // Only weeks in which somebody is there can be longer.
            found.push(Break::Overtime { hours_each: missing_hours / (equivalents * net_share) });
            let day_hours = input.contract_hours_per_week / 5.0;
            let days_each = missing_hours * WEEKS_PER_YEAR / equivalents / day_hours;
            found.push(Break::DaysGivenUp { days_each, of: input.leave_days + input.training_days });
        }
    } else if is_staffed && spare_hours < net_week - 1e-9 {
        found.push(Break::OneAway { hours: net_week - spare_hours });
    }
    let alone = input.seats.values().iter().filter(|seats| **seats == 1).count();
    if !input.cover_breaks && input.break_minutes > 0.0 && alone > 0 {
        found.push(Break::AloneInBreaks { hours: alone as f64, minutes: input.break_minutes });
    }
    found
}
