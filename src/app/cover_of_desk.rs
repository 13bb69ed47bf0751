//! Which cover do the desk's seats ask of the shifts that a rota has?
//!
//! A quarter of an hour is covered by the shifts that hold its middle, those of a site as its clock stands to that of the plan on the
//! first day of the rota. First each shift takes what goes all through it, in the order of the list; then, until no seat is left that
//! a shift could cover, the shift and weekday that cover most of what is still missing for their length. So no quarter of an hour that
//! a shift holds has fewer people than seats that are staffed, or than the desk must have.

use crate::{
    app::first_rota::wanted_seats,
    base::{RawId, week::HOURS_PER_DAY},
    domain::{
        CoverId, Document, ShiftId, in_order,
        position::behind,
        rota::{Cover, Duty, ShiftKind},
    },
    exchange::rota::hours::{home_zone, span, zone_of},
};
use chrono::{Datelike, Days};
use std::collections::BTreeMap;

const QUARTERS_A_DAY: usize = HOURS_PER_DAY * 4;
const QUARTERS: usize = 7 * QUARTERS_A_DAY;

/// What the desk's seats ask of a rota.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverOfDesk {
    /// All lines of cover, as they are then: those of skills, of people at the site and of shifts on call stay.
    pub cover: BTreeMap<CoverId, Cover>,
    /// The shifts whose people of a week change: how many there were and are.
    pub changed: Vec<(ShiftId, u32, u32)>,
    /// Hours of a week with seats in which there is no shift.
    pub without_shift: f64,
}

/// Takes the cover from the desk. People, rules and what is planned have no part in it.
pub fn cover_of_desk(plan: &Document, mut id: impl FnMut() -> RawId) -> CoverOfDesk {
    let rota = &plan.rota;
    let shifts: Vec<(ShiftId, &ShiftKind)> =
        in_order(&rota.shifts).into_iter().filter(|(_, kind)| kind.duty == Duty::Work).collect();
    let held: Vec<Vec<usize>> = shifts.iter().map(|(_, kind)| quarters(plan, kind)).collect();
    let (wanted, missing) = wanted(plan, &held);
    let mut all = CoverOfDesk { cover: rota.cover.clone(), ..CoverOfDesk::default() };
    let is_plain = |line: &Cover| line.skill.is_none() && !line.on_site;
    for ((shift, _), wanted) in shifts.iter().zip(wanted) {
        let lines =
            in_order(&rota.cover).into_iter().filter(|(_, line)| line.shift == *shift && is_plain(line));
        let lines: Vec<(CoverId, &Cover)> = lines.collect();
        let before = lines.iter().map(|(_, line)| line.wanted.iter().sum::<u32>()).max().unwrap_or(0);
        lines.iter().skip(1).for_each(|(id, _)| drop(all.cover.remove(id)));
        let is_same = lines.first().map_or([0; 7], |(_, line)| line.wanted) == wanted;
        match lines.first() {
            Some((first, line)) => drop(all.cover.insert(*first, Cover { wanted, ..(*line).clone() })),
            None if is_same => {}
            None => {
                let position = behind(&all.cover);
                let line = Cover {
                    position,
                    shift: *shift,
                    skill: None,
                    least_level: None,
                    on_site: false,
                    wanted,
                    on_dates: BTreeMap::new(),
                };
                all.cover.insert(CoverId(id()), line);
            }
        }
        if !is_same {
            all.changed.push((*shift, before, wanted.iter().sum()));
        }
    }
    all.without_shift = missing as f64 / 4.0;
    all
}

/// The quarters of an hour of a week that a shift which begins on its Monday holds; those behind the week are of its beginning.
fn quarters(plan: &Document, kind: &ShiftKind) -> Vec<usize> {
    let behind = u64::from(plan.rota.first_day.weekday().num_days_from_monday());
    let monday = plan.rota.first_day.checked_sub_days(Days::new(behind)).unwrap_or(plan.rota.first_day);
    let from = span(kind, monday, zone_of(&plan.rota, &plan.soc, kind.site)).from;
    let from = from.with_timezone(&home_zone(&plan.soc)).naive_local();
    let begins = (from - monday.and_time(chrono::NaiveTime::MIN)).num_minutes();
    let ends = begins + i64::from(kind.desk_minutes());
    // The middle of a quarter is seven and a half minutes behind its beginning.
    let (first, behind) = ((2 * begins + 14).div_euclid(30), (2 * ends + 14).div_euclid(30));
    (first..behind).map(|quarter| quarter.rem_euclid(QUARTERS as i64) as usize).collect()
}

/// People of each shift on each day, and the quarters with seats in which there is no shift.
fn wanted(plan: &Document, held: &[Vec<usize>]) -> (Vec<[u32; 7]>, usize) {
    let seats = |quarter: usize| wanted_seats(plan, quarter / QUARTERS_A_DAY, quarter % QUARTERS_A_DAY / 4);
    let mut open: Vec<u32> = (0..QUARTERS).map(|quarter| u32::from(seats(quarter))).collect();
    let mut wanted = vec![[0_u32; 7]; held.len()];
    let on = |quarters: &[usize], day: usize| -> Vec<usize> {
        quarters.iter().map(|quarter| (quarter + day * QUARTERS_A_DAY) % QUARTERS).collect()
    };
    let mut take = |open: &mut Vec<u32>, shift: usize, day: usize, people: u32| {
        wanted[shift][day] += people;
        for quarter in on(&held[shift], day) {
            open[quarter] = open[quarter].saturating_sub(people);
        }
    };
    for (shift, quarters) in held.iter().enumerate() {
        for day in 0..7 {
            let all_through = on(quarters, day).into_iter().map(|quarter| open[quarter]).min().unwrap_or(0);
            take(&mut open, shift, day, all_through);
        }
    }
    loop {
        let places = (0..held.len()).flat_map(|shift| (0..7).map(move |day| (shift, day)));
        let gain = |(shift, day): &(usize, usize)| {
            let covered = on(&held[*shift], *day).into_iter().filter(|quarter| open[*quarter] > 0).count();
            (covered * QUARTERS).checked_div(held[*shift].len()).unwrap_or(0)
        };
        // Of equals the first.
        let best = places.map(|place| (gain(&place), std::cmp::Reverse(place))).max();
        let Some((_, std::cmp::Reverse((shift, day)))) = best.filter(|(gain, _)| *gain > 0) else { break };
        let short =
            on(&held[shift], day).into_iter().map(|quarter| open[quarter]).filter(|open| *open > 0).min();
        take(&mut open, shift, day, short.unwrap_or(0));
    }
    let missing = open.iter().filter(|open| **open > 0).count();
    (wanted, missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            command::{Command, RotaChange, apply},
            sample::sample,
        },
        base::Month,
    };
    use std::sync::Arc;

    fn taken(plan: &Document) -> CoverOfDesk {
        let mut next = 0;
        cover_of_desk(plan, || {
            next += 1;
            RawId(next)
        })
    }

    /// People there in the middle of a quarter of an hour of a day, by the lines that name no skill.
    fn there(plan: &Document, cover: &CoverOfDesk, day: usize, minute: u32) -> u32 {
        let lines = cover.cover.values().filter(|line| line.skill.is_none());
        let of = |line: &Cover| {
            let shift = &plan.rota.shifts[&line.shift];
            let holds = |minute: u32| (shift.start_minute..shift.end_minute()).contains(&minute);
            u32::from(holds(minute)) * line.wanted[day]
                + u32::from(holds(minute + 1_440)) * line.wanted[(day + 6) % 7]
        };
        lines.map(of).sum()
    }

    #[test]
    fn the_cover_holds_every_seat_and_the_least_ones_whatever_the_shifts() {
        let mut plan = sample(Month { year: 2027, month: 1 });
        let mut desk = (*plan.desk).clone();
        desk.minimum.seats = crate::base::WeekGrid::filled(3);
        plan.desk = Arc::new(desk);
        for shift_by in [0, 20, 45] {
            let mut moved = plan.clone();
            let mut rota = (*plan.rota).clone();
            rota.shifts
                .values_mut()
                .for_each(|kind| kind.start_minute = (kind.start_minute + shift_by) % 1_440);
            moved.rota = Arc::new(rota);
            let cover = taken(&moved);
            assert_eq!(cover.without_shift, 0.0, "{shift_by}");
            for day in 0..7 {
                for quarter in 0..96 {
                    let wanted = u32::from(wanted_seats(&moved, day, quarter as usize / 4));
                    let there = there(&moved, &cover, day, quarter * 15 + 7);
                    assert!(there >= wanted.max(3), "{shift_by} {day} {quarter}: {there} of {wanted}");
                }
            }
        }
    }

    #[test]
    fn lines_of_skills_people_and_rules_stay_and_the_second_time_changes_nothing() {
        let mut plan = sample(Month { year: 2027, month: 1 });
        let mut desk = (*plan.desk).clone();
        desk.seats = crate::base::WeekGrid::filled(4);
        plan.desk = Arc::new(desk);
        let cover = taken(&plan);
        assert!(!cover.changed.is_empty());
        let after = apply(&plan, Command::Rota(RotaChange::Covers(cover.cover.clone()))).unwrap();
        let without_cover = |plan: &Document| {
            let mut rota = (*plan.rota).clone();
            rota.cover.retain(|_, line| line.skill.is_some());
            rota
        };
        assert_eq!(without_cover(&after), without_cover(&plan));
        assert_eq!(taken(&after), CoverOfDesk { cover: cover.cover, ..CoverOfDesk::default() });
    }

    #[test]
    fn hours_that_no_shift_holds_are_counted() {
        let mut plan = sample(Month { year: 2027, month: 1 });
        let mut desk = (*plan.desk).clone();
        desk.seats = crate::base::WeekGrid::filled(1);
        desk.minimum.seats = crate::base::WeekGrid::filled(1);
        plan.desk = Arc::new(desk);
        let mut rota = (*plan.rota).clone();
        rota.shifts.retain(|_, kind| kind.letter == "N");
        rota.cover.clear();
        plan.rota = Arc::new(rota);
        let cover = taken(&plan);
        assert_eq!(cover.without_shift, 7.0 * 16.0);
        assert_eq!(cover.cover.values().map(|line| line.wanted).collect::<Vec<_>>(), [[1; 7]]);
    }
}
