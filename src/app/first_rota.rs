//! How does a rota begin? With what the plan already says: shifts as long as the team's, cover from the seats that are staffed,
//! one line for each person, and usual rules.

use crate::{
    base::{RawId, week::HOURS_PER_DAY},
    domain::{
        CoverId, Document, PersonId, Position, RotaPlan, ShiftId,
        rota::{Cover, Duty, Person, Rule, RuleKind, Shared, ShiftKind},
    },
    text::rota_page::FirstRotaWords,
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// The most people that are put on a first rota.
const MOST: usize = 200;

/// The first Monday from today on that is not before the plan's first day.
pub fn first_monday(plan: &Document, today: NaiveDate) -> NaiveDate {
    let first = plan.soc.first_month.first_day().unwrap_or_default().max(today);
    let ahead = (7 - first.weekday().num_days_from_monday()) % 7;
    first.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(first)
}

/// Shifts and cover from the desk's seats, people from the team; `today` is the day on which it is made.
pub fn first_rota(
    plan: &Document,
    today: NaiveDate,
    words: FirstRotaWords,
    mut id: impl FnMut() -> RawId,
) -> RotaPlan {
    let mut rota = RotaPlan::empty(first_monday(plan, today));
    let (mut place, mut shifts) = (Position::default(), Vec::new());
    let is_long = plan.team.shift_hours > 10.0;
    let spans: &[(usize, u32, u32)] = if is_long {
        &[(4, 7 * 60, 720), (5, 19 * 60, 720)]
    } else {
        &[(0, 6 * 60, 480), (1, 14 * 60, 480), (2, 22 * 60, 480)]
    };
    let hours = |start: u32, length: u32| {
        let first = (start / 60) as usize;
        first..first + (length / 60) as usize
    };
    let seats = |day: usize, hour: usize| u32::from(wanted_seats(plan, day, hour));
    // What goes all through a shift is its cover; what a few hours want beyond it is a shift by day.
    for (words_at, start, length) in spans {
        let least = |day: usize| hours(*start, *length).map(|hour| seats(day, hour)).min().unwrap_or(0);
        shifts.push((*words_at, *start, *length, std::array::from_fn::<u32, 7, _>(least)));
    }
    let covered = |shifts: &[(usize, u32, u32, [u32; 7])], day: usize, hour: usize| -> u32 {
        let there = shifts.iter().map(|(_, start, length, wanted)| {
            let today = hours(*start, *length).contains(&hour);
            let from_yesterday = hours(*start, *length).contains(&(hour + HOURS_PER_DAY));
            u32::from(today) * wanted[day] + u32::from(from_yesterday) * wanted[(day + 6) % 7]
        });
        there.sum()
    };
    let by_day: [u32; 7] = std::array::from_fn(|day| {
        let missing = (9..17).map(|hour| seats(day, hour).saturating_sub(covered(&shifts, day, hour)));
        missing.max().unwrap_or(0)
    });
    if by_day.iter().any(|wanted| *wanted > 0) {
        shifts.push((3, 9 * 60, 480, by_day));
    }
    // Hours that are still short raise the shift that they are in.
    for at in 0..shifts.len() {
        let (_, start, length, _) = shifts[at];
        for day in 0..7 {
            let short = hours(start, length).map(|hour| {
                let (on, hour) = ((day + hour / HOURS_PER_DAY) % 7, hour % HOURS_PER_DAY);
                seats(on, hour).saturating_sub(covered(&shifts, on, hour))
            });
            let short = short.max().unwrap_or(0);
            shifts[at].3[day] += short;
        }
    }
    for (words_at, start_minute, length_minutes, wanted) in shifts {
        let (name, letter) = words.shifts[words_at];
        let shift = ShiftId(id());
        let kind = ShiftKind {
            position: place.clone(),
            name: name.to_owned(),
            letter: letter.to_owned(),
            start_minute,
            length_minutes,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        rota.shifts.insert(shift, kind);
        let cover = Cover {
            position: place.clone(),
            shift,
            skill: None,
            least_level: None,
            on_site: false,
            wanted,
            on_dates: Default::default(),
        };
        rota.cover.insert(CoverId(id()), cover);
        place = place.after();
    }
    people(plan, &mut rota, words, id);
    rota.rules = usual_rules();
    rota.fairness = usual_fairness();
    rota
}

/// Seats that are staffed, and never fewer than must be.
pub(super) fn wanted_seats(plan: &Document, day: usize, hour: usize) -> u16 {
    let at = crate::base::HourOfWeek::new(day * HOURS_PER_DAY + hour);
    let least = plan.desk.minimum.seats[at];
    plan.desk.seats[at].max(least)
}

fn people(plan: &Document, rota: &mut RotaPlan, words: FirstRotaWords, mut id: impl FnMut() -> RawId) {
    let team = &plan.team;
    let heads = (team.heads().round().max(0.0) as usize).min(MOST);
    let part_timers = (team.part_timers.round().max(0.0) as usize).min(heads);
    let mut place = Position::default();
    for number in 1..=heads {
        let is_part_time = number > heads - part_timers;
        let hours = if is_part_time { team.part_time_hours_per_week } else { team.contract_hours_per_week };
        rota.people.insert(PersonId(id()), nobody(place.clone(), (words.person)(number), hours));
        place = place.after();
    }
}

/// A person of whom nothing but name and hours is known.
pub fn nobody(position: Position, name: String, contract_hours_per_week: f64) -> Person {
    Person {
        position,
        name,
        contract_hours_per_week,
        skills: Default::default(),
        crew: String::new(),
        starts: None,
        ends: None,
        never: Default::default(),
        leave: Default::default(),
        wishes: Default::default(),
        skill_levels: Default::default(),
        is_junior: false,
        wish_weights: Default::default(),
        site: None,
        at_home: [false; 7],
        leave_days: None,
        lieu_hours: 0.0,
        worked: Default::default(),
        calls: Default::default(),
    }
}

/// Rules that most desks would sign: rest and weekly rest of Directive 2003/88/EC, nights and shifts in a row of HSG256.
pub fn usual_rules() -> BTreeMap<RuleKind, Rule> {
    [
        (RuleKind::RestHours, 11.0),
        (RuleKind::WeeklyRestHours, 35.0),
        (RuleKind::AverageHours, 48.0),
        (RuleKind::ContractHours, 16.0),
        (RuleKind::DaysInRow, 6.0),
        (RuleKind::FewestDaysOff, 2.0),
        (RuleKind::NightsInRow, 4.0),
        (RuleKind::DaysOffAfterNights, 2.0),
        (RuleKind::Weekends, 3.0),
    ]
    .map(|(kind, limit)| (kind, Rule::hard(limit)))
    .into()
}

/// What an uneven share weighs at first. Hours are not among it: the contract holds them.
pub fn usual_fairness() -> BTreeMap<Shared, u32> {
    [Shared::Nights, Shared::Weekends, Shared::Holidays].map(|shared| (shared, 4)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::sample::sample, base::Month, text::en};
    use chrono::Weekday;

    #[test]
    fn a_first_rota_begins_on_the_next_monday_that_is_of_the_plan() {
        let plan = sample(Month { year: 2027, month: 1 });
        for (today, monday) in [
            ("2026-11-27", "2027-01-04"),
            ("2027-01-04", "2027-01-04"),
            ("2027-01-05", "2027-01-11"),
            ("2027-06-30", "2027-07-05"),
        ] {
            assert_eq!(first_monday(&plan, today.parse().unwrap()).to_string(), monday, "{today}");
        }
    }

    #[test]
    fn the_seats_of_the_desk_become_shifts_that_cover_every_hour() {
        let mut plan = sample(Month { year: 2027, month: 1 });
        for shift_hours in [8.0, 12.0] {
            std::sync::Arc::make_mut(&mut plan.team).shift_hours = shift_hours;
            let mut next = 0;
            let today = NaiveDate::default();
            let rota = first_rota(&plan, today, en::WORDS.rota_page().first, || {
                next += 1;
                RawId(next)
            });
            assert_eq!(rota.people.len() as f64, plan.team.heads());
            assert_eq!(rota.first_day.weekday(), Weekday::Mon);
            for day in 0..7 {
                for hour in 0..24 {
                    let there: u32 = rota
                        .cover
                        .values()
                        .map(|cover| {
                            let shift = &rota.shifts[&cover.shift];
                            let holds =
                                |minute: u32| (shift.start_minute..shift.end_minute()).contains(&minute);
                            let now = hour * 60 + 30;
                            u32::from(holds(now)) * cover.wanted[day]
                                + u32::from(holds(now + 1440)) * cover.wanted[(day + 6) % 7]
                        })
                        .sum();
                    assert!(there >= u32::from(wanted_seats(&plan, day, hour as usize)), "{day} {hour}");
                }
            }
        }
    }
}
