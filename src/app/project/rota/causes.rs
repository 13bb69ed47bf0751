//! Why can the cover not be met? Counts that no rota gets around, each a smallest set of causes: what is wanted, and the one rule or
//! absence that stands against it. And for a single gap what stands in each person's way.
//!
//! - A day: more people are wanted at once than there are who may count and are not away.
//! - Hours: more hours are wanted than all who may count may work over the rota, by contract or average.
//! - Nights: more nights are wanted than the rule on nights over the rota leaves.
//! - Weekends: more is wanted on Saturdays and Sundays than the rule on weekends leaves.
//!
//! Where none of these holds the cover may still be impossible by several rules together; a gap then says what each person would break.

use super::RotaSeen;
use crate::{
    domain::{
        PersonId, RotaPlan, ShiftId, in_order,
        rota::{Breach, RuleKind},
    },
    engine::rota::{Candidate, Person, WEEKENDS_TOGETHER, points_of, who_could},
    text::{Voice, rota_records::Cause},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A skill, or none for everybody.
type Who = Option<crate::domain::SkillId>;

/// What makes the cover impossible whatever the rota, in words; nothing where these counts do not show it.
pub fn impossible(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_records();
    let all: Vec<(String, Cause)> = groups(rota)
        .into_iter()
        .flat_map(|who| {
            let name = who.and_then(|skill| rota.skills.get(&skill)).map(|skill| skill.name.clone());
            causes(rota, seen, who).into_iter().map(move |cause| (name.clone().unwrap_or_default(), cause))
        })
        .collect();
    all.into_iter().map(|(name, cause)| (words.impossible)(voice.format, &name, cause)).collect()
}

fn groups(rota: &RotaPlan) -> Vec<Who> {
    let mut groups: Vec<Who> = rota.cover.values().map(|cover| cover.skill).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The people of a group with their place in the list.
fn members(rota: &RotaPlan, who: Who) -> Vec<(usize, PersonId)> {
    let people = in_order(&rota.people).into_iter().enumerate();
    let of = people.filter(|(_, (_, person))| who.is_none_or(|skill| person.skills.contains(&skill)));
    of.map(|(at, (id, _))| (at, id)).collect()
}

/// What is wanted of a shift on a date by the lines of a group: the most of its lines, since they count the same people.
fn wanted(rota: &RotaPlan, who: Who, date: NaiveDate) -> BTreeMap<ShiftId, u32> {
    let mut most: BTreeMap<ShiftId, u32> = BTreeMap::new();
    for cover in rota.cover.values().filter(|cover| cover.skill == who && !cover.on_site) {
        let wanted = most.entry(cover.shift).or_default();
        *wanted = cover.on(date).max(*wanted);
    }
    most
}

fn causes(rota: &RotaPlan, seen: &RotaSeen, who: Who) -> Vec<Cause> {
    let members = members(rota, who);
    let dates: Vec<NaiveDate> = rota.first_day.iter_days().take(rota.days()).collect();
    let (mut minutes, mut nights, mut at_weekends) = (0_u64, 0_u64, 0_u64);
    let mut short_day = None;
    for date in &dates {
        let mut at_once = 0;
        for (shift, count) in wanted(rota, who, *date) {
            let Some(kind) = rota.shifts.get(&shift) else { continue };
            at_once += u64::from(count);
            minutes += u64::from(count) * u64::from(kind.working_minutes());
            nights += if kind.is_night() { u64::from(count) } else { 0 };
            at_weekends += if date.weekday().num_days_from_monday() >= 5 { u64::from(count) } else { 0 };
        }
        let is_there = |id: &PersonId| {
            let person = rota.people.get(id);
            person.is_some_and(|person| person.is_employed(*date) && person.leave_on(*date).is_none())
        };
        let there = members.iter().filter(|(_, id)| is_there(id)).count() as u64;
        if at_once > there && short_day.is_none() {
            short_day = Some(Cause::Day { date: *date, wanted: at_once, there });
        }
    }
    let problem = &seen.arranged.problem;
    let staff = || members.iter().filter_map(|(at, _)| problem.people.get(*at));
    // What only costs makes nothing impossible.
    let most: u64 = staff().map(|one| u64::from(one.most_minutes(problem.days))).sum();
    let hard = |kind: RuleKind| rota.rules.get(&kind).filter(|rule| rule.weight.is_none());
    let count = members.len() as u64;
    let most_nights = hard(RuleKind::MostNights).map(|rule| rule.limit.max(0.0) as u64 * count);
    // Two days of a weekend are one weekend worked.
    let of_weekends = |most: u32| {
        let together = WEEKENDS_TOGETHER as u32;
        rota.weeks / together * most.min(together) + most.min(rota.weeks % together)
    };
    let weekends = |one: &Person| one.max_weekends_of_four.map_or(rota.weeks, of_weekends);
    let weekends: u64 = staff().map(|one| u64::from(weekends(one)) * 2).sum();
    let has_minutes =
        [RuleKind::ContractHours, RuleKind::AverageHours].into_iter().any(|kind| hard(kind).is_some());
    let mut causes: Vec<Cause> = short_day.into_iter().collect();
    if has_minutes && minutes > most {
        causes.push(Cause::Hours { wanted: minutes as f64 / 60.0, most: most as f64 / 60.0 });
    }
    if let Some(most) = most_nights.filter(|most| nights > *most) {
        causes.push(Cause::Nights { wanted: nights, most });
    }
    if hard(RuleKind::Weekends).is_some() && at_weekends > weekends {
        causes.push(Cause::Weekends { wanted: at_weekends, most: weekends });
    }
    causes
}

/// What stands in everybody's way where nobody could take a gap freely: how many are away, how many work another shift, which rules
/// stop how many, and the smallest change that would do.
pub fn in_the_way(
    rota: &RotaPlan,
    seen: &RotaSeen,
    (line, day): (usize, usize),
    voice: Voice<'_>,
) -> Option<Vec<String>> {
    let words = voice.words.rota_records();
    let page = voice.words.rota_page();
    let cover = rota.cover.get(&seen.report.cover.get(line)?.cover)?;
    let date = rota.date(day);
    let counts = |id: PersonId| rota.people.get(&id).is_some_and(|person| cover.counts(person, date));
    let all = who_could(rota, &seen.arranged, day, cover.shift, counts);
    if all.is_empty() || all.iter().any(Candidate::is_free) {
        return None;
    }
    let mut reasons: BTreeMap<Option<Breach>, usize> = BTreeMap::new();
    for one in &all {
        if one.leaves.is_some() {
            *reasons.entry(None).or_default() += 1;
        }
        for breach in &one.breaks {
            *reasons.entry(Some(*breach)).or_default() += 1;
        }
    }
    let name = |reason: Option<Breach>| reason.map_or_else(|| words.works_elsewhere.to_owned(), page.breach);
    let mut reasons: Vec<(Option<Breach>, usize)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut said: Vec<String> =
        reasons.into_iter().map(|(reason, count)| (words.stops)(&name(reason), count)).collect();
    // Who would have to be let off least; being away is not to be lifted.
    let cost = |one: &&Candidate| {
        let given_up = one.breaks.len() + usize::from(one.leaves.is_some());
        (given_up, points_of(&one.charges), one.beyond_contract)
    };
    let could = all.iter().filter(|one| !one.breaks.contains(&Breach::Away)).min_by_key(cost);
    if let Some((one, who)) = could.and_then(|one| Some((one, rota.people.get(&one.person)?))) {
        let left = one.leaves.and_then(|shift| rota.shifts.get(&shift));
        let mut parts: Vec<String> = one.breaks.iter().map(|breach| (page.breach)(*breach)).collect();
        parts.extend(left.map(|kind| (page.leaves)(&kind.name)));
        said.push((words.smallest)(&who.name, &parts.join(", ")));
    }
    Some(said)
}
