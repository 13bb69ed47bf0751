//! Why can the cover not be met? Counts that no rota gets around, each a smallest set of causes: what is wanted, and the one rule or
//! absence that stands against it. And for a single gap what stands in each person's way.
//!
//! - A day: more people are wanted at once than there are who may count and are not away.
//! - Hours: more hours are wanted than all who may count may work over the rota, by contract or average.
//! - Nights: more nights are wanted than the rule on nights over the rota leaves.
//! - Weekends: more is wanted on Saturdays and Sundays than the rule on weekends leaves.
//!
//! Where none of these holds the cover may still be impossible by several rules together; a gap then says what each person would break.

use super::{
    RotaSeen,
    panels::{opens_said, place_of},
};
use crate::{
    domain::{
        PersonId, RotaPlan, ShiftId, SiteId, SkillId, in_order,
        rota::{Breach, Cover, RuleKind},
    },
    engine::rota::{Candidate, Person, WEEKENDS_TOGETHER, points_of, who_could},
    text::{Voice, rota_records::Cause},
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// People who count for the same lines: those of a site, all of them or those with a skill.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    site: Option<SiteId>,
    skill: Option<(SkillId, u32)>,
}

/// What makes the cover impossible whatever the rota, in words; nothing where these counts do not show it.
pub fn impossible(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_records();
    let groups = groups(rota);
    let has_sites = !rota.sites.is_empty();
    let said = groups.into_iter().flat_map(|group| {
        let skill = group.skill.and_then(|(skill, _)| rota.skills.get(&skill));
        let site = match group.site {
            Some(site) => rota.sites.get(&site).map(|site| site.name.as_str()),
            None => has_sites.then_some(words.home),
        };
        let skill = skill.map(|skill| skill.name.as_str()).unwrap_or_default();
        let causes = causes(rota, seen, group).into_iter();
        causes.map(move |cause| (words.impossible)(voice.format, site.unwrap_or_default(), skill, cause))
    });
    said.collect()
}

/// Nobody works at two sites, so that each site is counted by itself.
fn groups(rota: &RotaPlan) -> BTreeSet<Group> {
    let of = |cover: &Cover| {
        let skill = cover.skill.map(|skill| (skill, cover.level()));
        Some(Group { site: rota.shifts.get(&cover.shift)?.site, skill })
    };
    rota.cover.values().filter_map(of).collect()
}

/// The people of a group with their place in the list.
fn members(rota: &RotaPlan, group: Group) -> Vec<(usize, PersonId)> {
    let people = in_order(&rota.people).into_iter().enumerate();
    let of = people.filter(|(_, (_, person))| {
        person.site == group.site && group.skill.is_none_or(|(skill, level)| person.level_of(skill) >= level)
    });
    of.map(|(at, (id, _))| (at, id)).collect()
}

/// What is wanted of a shift on a date by the lines of a group: the most of its lines, since they count the same people.
fn wanted(rota: &RotaPlan, group: Group, date: NaiveDate) -> BTreeMap<ShiftId, u32> {
    let mut most: BTreeMap<ShiftId, u32> = BTreeMap::new();
    let is_of_site =
        |cover: &&Cover| rota.shifts.get(&cover.shift).is_some_and(|kind| kind.site == group.site);
    let lines = rota
        .cover
        .values()
        .filter(|cover| cover.skill.map(|skill| (skill, cover.level())) == group.skill && !cover.on_site);
    for cover in lines.filter(is_of_site) {
        let wanted = most.entry(cover.shift).or_default();
        *wanted = cover.on(date).max(*wanted);
    }
    most
}

fn causes(rota: &RotaPlan, seen: &RotaSeen, group: Group) -> Vec<Cause> {
    let members = members(rota, group);
    let dates: Vec<NaiveDate> = rota.first_day.iter_days().take(rota.days()).collect();
    let (mut minutes, mut nights, mut at_weekends) = (0_u64, 0_u64, 0_u64);
    let mut short_day = None;
    for date in &dates {
        let mut at_once = 0;
        for (shift, count) in wanted(rota, group, *date) {
            let Some(kind) = rota.shifts.get(&shift) else { continue };
            at_once += u64::from(count);
            minutes += u64::from(count) * u64::from(kind.working_minutes());
            nights += if kind.is_night(rota.night) { u64::from(count) } else { 0 };
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
        let (wanted, most) = (minutes as f64 / 60.0, most as f64 / 60.0);
        causes.push(Cause::Hours { wanted, most, more: more_people(rota, &members, wanted - most) });
    }
    if let Some(most) = most_nights.filter(|most| nights > *most) {
        causes.push(Cause::Nights { wanted: nights, most });
    }
    if hard(RuleKind::Weekends).is_some() && at_weekends > weekends {
        causes.push(Cause::Weekends { wanted: at_weekends, most: weekends });
    }
    causes
}

/// How many more people so many hours are, at the contract in the middle of these people's, and that contract; of no people none.
fn more_people(rota: &RotaPlan, members: &[(usize, PersonId)], hours: f64) -> Option<(u64, f64)> {
    let contract = |id: &PersonId| rota.people.get(id).map(|person| person.contract_hours_per_week);
    let mut contracts: Vec<f64> = members.iter().filter_map(|(_, id)| contract(id)).collect();
    contracts.sort_by(f64::total_cmp);
    let contract = contracts.get(contracts.len() / 2).copied()?;
    let each = contract * f64::from(rota.weeks);
    (each > 0.0).then(|| ((hours / each).ceil() as u64, contract))
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
    let cover = rota.cover.get(&place_of(seen, (line, day))?.0)?;
    let date = rota.date(day);
    let counts = |id: PersonId| rota.people.get(&id).is_some_and(|person| cover.counts(person, date));
    let all = who_could(rota, &seen.arranged, day, cover.shift, counts);
    if all.is_empty() || all.iter().any(Candidate::is_free) {
        return None;
    }
    let mut reasons: BTreeMap<Option<Breach>, usize> = BTreeMap::new();
    for one in &all {
        if !one.opens.is_empty() {
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
        let given_up = one.breaks.len() + one.opens.len();
        (given_up, points_of(&one.charges), one.beyond_contract)
    };
    let could = all.iter().filter(|one| one.not_there.is_none()).min_by_key(cost);
    if let Some((one, who)) = could.and_then(|one| Some((one, rota.people.get(&one.person)?))) {
        let mut parts: Vec<String> = one.breaks.iter().map(|breach| (page.breach)(*breach)).collect();
        parts.extend(opens_said(rota, one, voice));
        said.push((words.smallest)(&who.name, &parts.join(", ")));
    }
    Some(said)
}
