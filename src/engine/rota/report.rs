//! Is the rota covered, legal and fair? The counts behind the page: cover line by line, broken rules, and what each person has.

use super::{
    Arranged, Row, SetOf, Violation, averaging::windows, check, check_soft, fair_shares::is_missed,
    from_plan::is_too_soon_after_call, successions::NotNext,
};
use crate::domain::{
    CoverId, PersonId, RotaPlan, in_order,
    rota::{Breach, Person, RuleKind, Shared},
};
use chrono::{Datelike, NaiveDate};

/// What a rota gives, line by line and person by person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RotaReport {
    /// Each line of cover.
    pub cover: Vec<Covered>,
    /// Each person, in the order of the list.
    pub people: Vec<Has>,
    /// The hard rules that are broken.
    pub broken: Vec<Broken>,
    /// The rules that cost and are broken.
    pub bent: Vec<Broken>,
    /// People who are missing, all lines and days together.
    pub missing: u32,
    /// The days and lines on which somebody is missing.
    pub gaps: Vec<Gap>,
    /// Nights that somebody is away from the fair share, at most.
    pub nights_from_fair: f64,
}

/// A line of cover, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Which line.
    pub cover: CoverId,
    /// Who is wanted.
    pub wanted: Vec<u32>,
    /// Who is there.
    pub there: Vec<u32>,
}

/// Somebody is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which line.
    pub cover: CoverId,
    /// The day, from 0.
    pub day: usize,
    /// How many are missing.
    pub missing: u32,
}

/// A broken rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Who.
    pub person: PersonId,
    /// The day that shows it; none for rules on the whole rota.
    pub day: Option<usize>,
    /// What is broken.
    pub what: Breach,
}

/// What a person has over the rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Has {
    /// Who.
    pub person: PersonId,
    /// Minutes of work, on a clock that does not change.
    pub minutes: u32,
    /// Minutes that the contract asks for, leave taken off.
    pub contract_minutes: u32,
    /// Shifts.
    pub shifts: u32,
    /// Night shifts.
    pub nights: u32,
    /// Weekends with a shift.
    pub weekends: u32,
    /// Shifts on holidays.
    pub holidays: u32,
    /// Wishes for days of the rota.
    pub wishes: u32,
    /// Wishes that are not granted.
    pub missed: u32,
}

/// The report of what stands in the plan.
pub fn rota_report(plan: &RotaPlan, arranged: &Arranged, holidays: &[NaiveDate]) -> RotaReport {
    let rota = arranged.rota(plan);
    let cover = covered(plan, arranged, &rota);
    let gaps: Vec<Gap> = cover
        .iter()
        .flat_map(|line| {
            let short = line.wanted.iter().zip(&line.there).enumerate();
            short.filter(|(_, (wanted, there))| there < wanted).map(|(day, (wanted, there))| Gap {
                cover: line.cover,
                day,
                missing: wanted - there,
            })
        })
        .collect();
    let placed = |what| placed(plan, arranged, &rota, what);
    let mut broken = check(&arranged.problem, &rota)
        .into_iter()
        // Of windows that follow each other only the first is told, below; what begins too soon after a call, by the plan itself.
        .filter(|one| !matches!(one, Violation::SpanMinutes { .. } | Violation::NeverOn { .. }))
        .filter_map(placed)
        .chain(after_calls(plan))
        .collect::<Vec<_>>();
    let soft = check_soft(&arranged.problem, &rota).into_iter().filter_map(|one| placed(one.violation));
    let mut bent: Vec<Broken> = soft.chain(too_long(plan)).collect();
    let is_hard = plan.rules.get(&RuleKind::AverageHours).is_some_and(|rule| rule.weight.is_none());
    over_average(plan, arranged, &rota, if is_hard { &mut broken } else { &mut bent });
    bent.extend(juniors_alone(plan, arranged, &rota).into_iter().map(|(person, day)| {
        let what = Breach::Rule(RuleKind::NoJuniorAlone);
        Broken { person, day: Some(day), what }
    }));
    let people = people(plan, arranged, &rota, holidays);
    let nights: Vec<u32> = people.iter().map(|has| has.nights).collect();
    let shared = arranged.shares(plan, (Shared::Nights, 0), holidays);
    let farthest = shared.iter().map(|shared| farthest_from_fair(&nights, &shared.before, &shared.parts));
    RotaReport {
        nights_from_fair: farthest.fold(0.0, f64::max),
        people,
        broken,
        bent,
        missing: gaps.iter().map(|gap| gap.missing).sum(),
        gaps,
        cover,
    }
}

fn covered(plan: &RotaPlan, arranged: &Arranged, rota: &[Row]) -> Vec<Covered> {
    let place = |id| arranged.shifts.iter().position(|shift| *shift == id);
    in_order(&plan.cover)
        .into_iter()
        .filter_map(|(id, cover)| {
            let shift = place(cover.shift)?;
            let who: Vec<(&Person, &Row)> = arranged
                .people
                .iter()
                .zip(rota)
                .filter_map(|(id, row)| Some((plan.people.get(id)?, row)))
                .collect();
            let there = plan.first_day.iter_days().take(plan.days()).enumerate().map(|(day, date)| {
                let is_there = |(person, row): &&(&Person, &Row)| {
                    row.get(day) == Some(&Some(shift)) && cover.counts(person, date)
                };
                who.iter().filter(is_there).count() as u32
            });
            let wanted = plan.first_day.iter_days().take(plan.days()).map(|date| cover.on(date));
            Some(Covered { cover: id, wanted: wanted.collect(), there: there.collect() })
        })
        .collect()
}

fn people(plan: &RotaPlan, arranged: &Arranged, rota: &[Row], holidays: &[NaiveDate]) -> Vec<Has> {
    let shifts = &arranged.problem.shifts;
    let one = |at: usize, id: PersonId, row: &Row| {
        let mut has = Has {
            person: id,
            minutes: 0,
            contract_minutes: arranged.contract_minutes.get(at).copied().unwrap_or(0),
            shifts: 0,
            nights: 0,
            weekends: 0,
            holidays: 0,
            wishes: 0,
            missed: 0,
        };
        let site = plan.people.get(&id).and_then(|person| person.site);
        let holidays = plan.holidays_at(site, holidays);
        let mut last_weekend = None;
        for (day, (date, cell)) in plan.first_day.iter_days().zip(row).enumerate() {
            let Some(kind) = cell.and_then(|shift| shifts.get(shift)) else { continue };
            has.shifts += 1;
            has.minutes += kind.minutes;
            has.nights += u32::from(kind.is_night);
            has.holidays += u32::from(holidays.contains(&date));
            let weekend = (arranged.problem.first_weekday + day) / 7;
            if date.weekday().num_days_from_monday() >= 5 && last_weekend != Some(weekend) {
                has.weekends += 1;
                last_weekend = Some(weekend);
            }
        }
        let wishes = plan.people.get(&id).into_iter().flat_map(|person| &person.wishes);
        for (date, wish) in wishes.filter(|(date, _)| plan.day_of(**date).is_some()) {
            has.wishes += 1;
            has.missed += u32::from(is_missed(*wish, plan.shift_of(id, *date)));
        }
        has
    };
    arranged.people.iter().zip(rota).enumerate().map(|(at, (id, row))| one(at, *id, row)).collect()
}

/// Shifts that are longer than a rule that costs would have them.
fn too_long(plan: &RotaPlan) -> impl Iterator<Item = Broken> {
    let rule = plan.rules.get(&RuleKind::LongestShift).filter(|rule| rule.weight.is_some());
    let most = rule.map_or(f64::INFINITY, |rule| rule.limit * 60.0);
    plan.rows.iter().flat_map(move |(id, row)| {
        let is_long =
            move |shift| plan.shifts.get(shift).is_some_and(|kind| f64::from(kind.working_minutes()) > most);
        row.iter().filter(move |(_, shift)| is_long(*shift)).filter_map(move |(date, _)| {
            let day = Some(plan.day_of(*date)?);
            Some(Broken { person: *id, day, what: Breach::Rule(RuleKind::LongestShift) })
        })
    })
}

/// Windows over which hours are averaged that hold too many: of those that follow each other the first, by its last day. Nothing for
/// whom that is told already.
fn over_average(plan: &RotaPlan, arranged: &Arranged, rota: &[Row], told: &mut Vec<Broken>) {
    let what = Breach::Rule(RuleKind::AverageHours);
    for (id, row) in arranged.people.iter().zip(rota) {
        let Some(person) = plan.people.get(id) else { continue };
        if told.iter().any(|one| one.person == *id && one.what == what) {
            continue;
        }
        let mut was_broken = false;
        for window in windows(plan, *id, person) {
            let is_broken = window.beyond(|day| arranged.minutes_of(row, day)) > 0;
            if is_broken && !was_broken {
                told.push(Broken { person: *id, day: window.end.checked_sub(1), what });
            }
            was_broken = is_broken;
        }
    }
}

/// Juniors in whose shift is nobody who is none, with the day, where that costs.
fn juniors_alone(plan: &RotaPlan, arranged: &Arranged, rota: &[Row]) -> Vec<(PersonId, usize)> {
    if plan.rules.get(&RuleKind::NoJuniorAlone).is_none_or(|rule| rule.weight.is_none()) {
        return Vec::new();
    }
    let is_junior = |id: &PersonId| plan.people.get(id).is_some_and(|person| person.is_junior);
    let juniors = arranged.people.iter().zip(rota).filter(|(id, _)| is_junior(id));
    let mut alone = Vec::new();
    for (junior, row) in juniors {
        for (day, shift) in row.iter().enumerate().filter(|(_, shift)| shift.is_some()) {
            let mut others = arranged.people.iter().zip(rota);
            if !others.any(|(id, row)| !is_junior(id) && row.get(day) == Some(shift)) {
                alone.push((*junior, day));
            }
        }
    }
    alone
}

/// Shifts that begin too soon after a call.
fn after_calls(plan: &RotaPlan) -> impl Iterator<Item = Broken> {
    let called = in_order(&plan.people).into_iter().filter(|(_, person)| !person.calls.is_empty());
    called.flat_map(move |(id, person)| {
        let row = plan.rows.get(&id).into_iter().flatten();
        row.filter(|(date, shift)| is_too_soon_after_call(plan, person, **date, **shift)).filter_map(
            move |(date, _)| {
                Some(Broken { person: id, day: Some(plan.day_of(*date)?), what: Breach::AfterCall })
            },
        )
    })
}

fn placed(plan: &RotaPlan, arranged: &Arranged, rota: &[Row], what: Violation) -> Option<Broken> {
    let (person, day, what) = breach(plan, arranged, None, rota, what)?;
    Some(Broken { person: *arranged.people.get(person)?, day, what })
}

/// A broken rule of the engine in the plan's words: the place of the person, the day, what it is. Who was judged alone stands at
/// the first place there; `alone` is where they really are.
pub(super) fn breach(
    plan: &RotaPlan,
    arranged: &Arranged,
    alone: Option<usize>,
    rota: &[Row],
    what: Violation,
) -> Option<(usize, Option<usize>, Breach)> {
    use RuleKind as Rule;
    let rule = |person, day, rule| Some((person, day, Breach::Rule(rule)));
    match what {
        Violation::Shape | Violation::UnknownShift { .. } => None,
        Violation::Succession { person, day } => {
            let on = |day: usize| arranged.shifts.get((*rota.get(person)?.get(day)?)?).copied();
            let both = day.checked_sub(1).and_then(on).zip(on(day));
            Some((
                person,
                Some(day),
                match both {
                    Some((before, next)) => NotNext::of(plan, before, next).breach(),
                    // The day before day 0 is known to the engine only; whoever rotates forward breaks that rule first.
                    None if plan.rules.contains_key(&Rule::ForwardRotation) => {
                        Breach::Rule(Rule::ForwardRotation)
                    }
                    None => Breach::Succession,
                },
            ))
        }
        Violation::Rest { person, day } => rule(person, Some(day), Rule::RestHours),
        Violation::TooManyOfShift { person, shift, .. } => {
            let caps = arranged.caps.get(alone.unwrap_or(person));
            let what = caps.and_then(|caps| caps.get(shift)).copied().flatten();
            Some((person, None, what.unwrap_or(Breach::Cap)))
        }
        Violation::TooManyOfSet { person, set, day, .. } => match arranged.sets.get(set)? {
            SetOf::Rule(kind) => rule(person, Some(day), *kind),
            SetOf::Shift(_) => Some((person, Some(day), Breach::Cap)),
        },
        Violation::Minutes { person, minutes } => {
            let most = arranged.most_on_average.get(alone.unwrap_or(person)).copied().flatten();
            let is_average = most.is_some_and(|most| minutes > u64::from(most));
            rule(person, None, if is_average { Rule::AverageHours } else { Rule::ContractHours })
        }
        Violation::SpanMinutes { person, day, .. } => rule(person, Some(day), Rule::AverageHours),
        Violation::RowTooLong { person, day } => rule(person, Some(day), Rule::DaysInRow),
        Violation::RowTooShort { person, day } => rule(person, Some(day), Rule::FewestDaysInRow),
        Violation::TooFewDaysOff { person, day } => rule(person, Some(day), Rule::FewestDaysOff),
        Violation::NightsInRow { person, day } => rule(person, Some(day), Rule::NightsInRow),
        Violation::TooFewNights { person, day } => rule(person, Some(day), Rule::FewestNights),
        Violation::WeekMinutes { person, day, .. } => rule(person, Some(day), Rule::HoursInWeek),
        Violation::WeeklyRest { person, day } => rule(person, Some(day), Rule::WeeklyRestHours),
        Violation::HalfWeekend { person, day } => rule(person, Some(day), Rule::WholeWeekends),
        Violation::AfterNight { person, day } => rule(person, Some(day), Rule::DaysOffAfterNights),
        Violation::Weekends { person, .. } => rule(person, None, Rule::Weekends),
        Violation::WeekendsOfFour { person, day, .. } => rule(person, Some(day), Rule::Weekends),
        Violation::DayOff { person, day } => Some((person, Some(day), Breach::Away)),
        Violation::NeverOn { person, day } => Some((person, Some(day), Breach::AfterCall)),
        Violation::Alone { person, day } => rule(person, Some(day), Rule::NoJuniorAlone),
        Violation::Pinned { person, day } => Some((person, Some(day), Breach::Settled)),
    }
}

/// How far somebody is from the fair share at most: `|before + now - part / sum(parts) * sum(before + now)|`. Parts are in
/// proportion, such as contract minutes; who has none is left out.
pub fn farthest_from_fair(has: &[u32], before: &[u32], parts: &[u32]) -> f64 {
    let all = || has.iter().zip(before).zip(parts).filter(|(_, part)| **part > 0);
    let whole: f64 = all().map(|(_, part)| f64::from(*part)).sum();
    let sum: f64 = all().map(|((has, before), _)| f64::from(*has) + f64::from(*before)).sum();
    let away = all().map(|((has, before), part)| {
        (f64::from(*has) + f64::from(*before) - f64::from(*part) / whole * sum).abs()
    });
    away.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fair_is_in_proportion_to_what_falls_to_each_and_looks_back() {
        // Half a contract, half the nights; who is away for good has no part in it.
        assert!(farthest_from_fair(&[10, 5, 0], &[0, 0, 0], &[40, 20, 0]) < 1e-12);
        // 3 before and 1 now beside 0 and 4: even over both.
        assert!(farthest_from_fair(&[1, 4], &[3, 0], &[1, 1]) < 1e-12);
        assert!((farthest_from_fair(&[4, 1], &[3, 0], &[1, 1]) - 3.0).abs() < 1e-12);
        assert!(farthest_from_fair(&[], &[], &[]).abs() < 1e-12);
    }
}
