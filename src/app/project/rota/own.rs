//! One person's view: their shifts with the times that really pass, and why they have what they have.

use super::RotaSeen;
use crate::{
    domain::{
        PersonId, RotaPlan, SocFacts,
        rota::{LeaveReason, Shared, Wish},
    },
    engine::rota::{Counted, who_could},
    exchange::rota::hours::turns,
    text::Voice,
};
use chrono::NaiveDate;

/// A shift of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnShift {
    /// The day.
    pub day: String,
    /// The shift.
    pub shift: String,
    /// When it begins on the clock of its site.
    pub from: String,
    /// When it ends.
    pub to: String,
    /// Why.
    pub why: String,
}

/// What one person sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnView {
    /// Their shifts, in order.
    pub shifts: Vec<OwnShift>,
    /// Why they have what they have, line by line.
    pub why: Vec<String>,
}

/// The view of a person; empty if there is no such.
pub fn own_view(rota: &RotaPlan, soc: &SocFacts, seen: &RotaSeen, id: PersonId, voice: Voice<'_>) -> OwnView {
    if !rota.people.contains_key(&id) {
        return OwnView::default();
    }
    let f = voice.format;
    let shifts = turns(rota, soc, Some(id)).into_iter().map(|turn| {
        let wall = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&turn.zone).naive_local();
        OwnShift {
            day: f.date(turn.date),
            shift: turn.kind.name.clone(),
            from: wall(turn.span.from).format("%H:%M").to_string(),
            to: wall(turn.span.to).format("%H:%M").to_string(),
            why: why_on(rota, seen, id, turn.date, voice),
        }
    });
    OwnView { shifts: shifts.collect(), why: why(rota, seen, id, voice) }
}

/// Why a shift is theirs: settled, wished, needed for a skill or at all, or more than is wanted.
fn why_on(rota: &RotaPlan, seen: &RotaSeen, id: PersonId, date: NaiveDate, voice: Voice<'_>) -> String {
    let words = voice.words.rota_records().why;
    let (Some(person), Some(shift), Some(day)) =
        (rota.people.get(&id), rota.shift_of(id, date), rota.day_of(date))
    else {
        return String::new();
    };
    let mut parts = Vec::new();
    if rota.pinned.get(&id).is_some_and(|days| days.contains(&date)) {
        parts.push(words.is_settled.to_owned());
    }
    match person.wishes.get(&date) {
        Some(Wish::Work(wished)) if *wished == shift => parts.push(words.is_wished.to_owned()),
        Some(Wish::Off) => parts.push(words.off_was_wished.to_owned()),
        _ => {}
    }
    // Lines that they count for and that would be short without them.
    let lines = seen.report.cover.iter().filter_map(|line| {
        let cover = rota.cover.get(&line.cover).filter(|cover| cover.shift == shift)?;
        let is_short = line.there.get(day)? <= line.wanted.get(day)?;
        cover.counts(person, date).then_some((cover, is_short))
    });
    let lines: Vec<_> = lines.collect();
    let skills = lines.iter().filter(|(_, is_short)| *is_short).filter_map(|(cover, _)| cover.skill);
    let names =
        skills.filter_map(|skill| rota.skills.get(&skill)).map(|skill| (words.for_skill)(&skill.name));
    let before = parts.len();
    parts.extend(names);
    if parts.len() == before {
        let is_needed = lines.iter().any(|(_, is_short)| *is_short);
        parts.push(if is_needed { words.is_needed } else { words.is_more }.to_owned());
    }
    parts.join(", ")
}

fn why(rota: &RotaPlan, seen: &RotaSeen, id: PersonId, voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_records().why;
    let (f, page) = (voice.format, voice.words.rota_page());
    let (Some(person), Some(at)) =
        (rota.people.get(&id), seen.arranged.people.iter().position(|each| *each == id))
    else {
        return Vec::new();
    };
    let Some(has) = seen.report.people.get(at) else { return Vec::new() };
    let dates = || rota.first_day.iter_days().take(rota.days());
    let away = dates().filter(|date| person.leave_on(*date).is_some()).count();
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    let mut lines = vec![(words.hours)(f, hours(has.minutes), hours(has.contract_minutes), away)];
    let reasons = LeaveReason::ALL.into_iter().filter_map(|reason| {
        let is_of = |date: &NaiveDate| person.leave_on(*date).is_some_and(|leave| leave.reason == reason);
        let days = dates().filter(is_of).count();
        (days > 0).then(|| format!("{} {days}", (words.is_away)(reason)))
    });
    let reasons: Vec<String> = reasons.collect();
    if !reasons.is_empty() {
        lines.push((words.away)(&reasons.join(", ")));
    }
    for (counted, shared, of) in
        [(Counted::Nights, Shared::Nights, has.nights), (Counted::Weekends, Shared::Weekends, has.weekends)]
    {
        let Some(fairness) = seen
            .arranged
            .problem
            .fairness
            .iter()
            .find(|one| one.counted == counted && one.parts.get(at).is_some_and(|part| *part > 0))
        else {
            continue;
        };
        let all: u32 = seen
            .report
            .people
            .iter()
            .map(|has| if shared == Shared::Nights { has.nights } else { has.weekends })
            .zip(&fairness.before)
            .zip(&fairness.parts)
            .filter(|(_, part)| **part > 0)
            .map(|((now, before), _)| now + before)
            .sum();
        let parts: f64 = fairness.parts.iter().map(|part| f64::from(*part)).sum();
        let part = fairness.parts.get(at).copied().map_or(0.0, f64::from);
        let before = fairness.before.get(at).copied().unwrap_or(0);
        let fair = f64::from(all) * part / parts.max(1.0);
        lines.push((words.share)(f, (page.shared)(shared), of, before, fair));
    }
    for (skill, name) in person.skills.iter().filter_map(|id| Some((id, &rota.skills.get(id)?.name))) {
        let needs =
            |shift| rota.cover.values().any(|cover| cover.skill == Some(*skill) && cover.shift == shift);
        let shifts = dates().filter_map(|date| rota.shift_of(id, date)).filter(|shift| needs(*shift)).count();
        let people = rota.people.values().filter(|person| person.skills.contains(skill)).count();
        if shifts > 0 {
            lines.push((words.skilled)(name, shifts, people));
        }
    }
    let settled =
        rota.pinned.get(&id).map_or(0, |days| days.iter().filter(|d| rota.day_of(**d).is_some()).count());
    if settled > 0 {
        lines.push((words.settled)(settled));
    }
    lines.extend(wishes(rota, seen, id, voice));
    lines
}

/// Each wish: granted, or who could take what stands in its way.
fn wishes(rota: &RotaPlan, seen: &RotaSeen, id: PersonId, voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_records().why;
    let f = voice.format;
    let wishes = rota.people.get(&id).into_iter().flat_map(|person| &person.wishes);
    let said = wishes.filter_map(|(date, wish)| {
        let day = rota.day_of(*date)?;
        let worked = rota.shift_of(id, *date);
        let is_missed = match wish {
            Wish::Off => worked.is_some(),
            Wish::Work(shift) => worked != Some(*shift),
            Wish::Not(shift) => worked == Some(*shift),
        };
        if !is_missed {
            return Some((words.granted)(f, *date));
        }
        let Some(shift) = worked.filter(|_| !matches!(wish, Wish::Work(_))) else {
            return Some((words.missed)(f, *date, "", ""));
        };
        let lines = || rota.cover.values().filter(|cover| cover.shift == shift);
        let mine = rota.people.get(&id)?;
        let counts = |who: PersonId| {
            let Some(who) = rota.people.get(&who) else { return false };
            lines().all(|cover| !cover.counts(mine, *date) || cover.counts(who, *date))
        };
        let could = who_could(rota, &seen.arranged, day, shift, |who| who != id && counts(who));
        let names: Vec<&str> = could
            .iter()
            .filter(|one| one.is_free())
            .take(3)
            .filter_map(|one| rota.people.get(&one.person))
            .map(|person| person.name.as_str())
            .collect();
        let shift = rota.shifts.get(&shift).map(|kind| kind.name.as_str()).unwrap_or_default();
        Some((words.missed)(f, *date, shift, &names.join(", ")))
    });
    said.collect()
}
