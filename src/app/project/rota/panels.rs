//! What stands beside the grid: who could take a gap, and what an asked leave would leave.

use super::{RotaSeen, balance::beyond_balance, compare::differing_days, cover_rows};
use crate::{
    domain::{CoverId, LeaveId, PersonId, RotaPlan, ShiftId, VersionId, Year, in_order},
    engine::rota::{Broken, Candidate, Charge, Costly, left_by, points_of, swap_of, who_could},
    text::{Voice, rota_why::CostSaid},
};
use chrono::NaiveDateTime;

/// So many lines of a list are shown; who has more gaps than that does not go through them one by one.
const MOST_SHOWN: usize = 60;

/// The gaps, each with its line and day.
pub fn gaps(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<(usize, usize, String)> {
    let words = voice.words.rota_page();
    let lines = cover_rows(rota, seen, voice);
    let gaps = seen.report.gaps.iter().filter_map(|gap| {
        let line = seen.report.cover.iter().position(|line| line.cover == gap.cover)?;
        let (name, days) = lines.get(line)?;
        let (there, wanted) = days.get(gap.day)?;
        let said = (words.cover_said)(voice.format, name, rota.date(gap.day), *there, *wanted);
        Some((line, gap.day, said))
    });
    gaps.take(MOST_SHOWN).collect()
}

/// The rules that are broken.
pub fn broken(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<String> {
    told(rota, &seen.report.broken, voice)
}

/// The rules that cost and are broken.
pub fn bent(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<String> {
    told(rota, &seen.report.bent, voice)
}

fn told(rota: &RotaPlan, broken: &[Broken], voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_page();
    let said = broken.iter().filter_map(|broken| {
        let name = &rota.people.get(&broken.person)?.name;
        let rule = (words.breach)(broken.what);
        Some(match broken.day {
            Some(day) => format!("{name}, {}: {rule}", voice.format.date(rota.date(day))),
            None => format!("{name}: {rule}"),
        })
    });
    said.take(MOST_SHOWN).collect()
}

/// What was published: its name, when that was, and on how many days of people the rota differs from it by now.
pub fn versions(rota: &RotaPlan) -> Vec<(VersionId, String, Option<NaiveDateTime>, usize)> {
    let versions = in_order(&rota.versions).into_iter().map(|(id, version)| {
        let at = NaiveDateTime::parse_from_str(&version.published_at, "%Y-%m-%dT%H:%M:%SZ").ok();
        (id, version.name.clone(), at, differing_days(rota, version))
    });
    versions.collect()
}

/// With whom a person could swap these days, the best first; who does the same then is left out.
pub fn swaps(
    rota: &RotaPlan,
    seen: &RotaSeen,
    one: PersonId,
    (first, last): (usize, usize),
    voice: Voice<'_>,
) -> Vec<Taker> {
    let words = voice.words.rota_page();
    let does = |person: PersonId| (first..=last).map(move |day| rota.shift_of(person, rota.date(day)));
    let found =
        seen.arranged.people.iter().filter(|other| !does(one).eq(does(**other))).filter_map(|other| {
            let name = rota.people.get(other)?.name.clone();
            let swap = swap_of(rota, &seen.arranged, (one, *other), first..=last)?;
            let broken = swap.breaks.iter().map(Vec::len).sum::<usize>();
            let mut parts: Vec<String> =
                swap.breaks.iter().flatten().map(|breach| (words.breach)(*breach)).collect();
            parts.dedup();
            let is_free = parts.is_empty();
            if is_free {
                parts.push(words.breaks_nothing.to_owned());
            }
            parts.extend(cost_said(&swap.charges, voice));
            let taker = Taker { person: *other, name, said: parts.join(", "), is_free };
            Some((broken, points_of(&swap.charges), taker))
        });
    let mut found: Vec<(usize, i64, Taker)> = found.collect();
    found.sort_by_key(|(broken, points, _)| (*broken, *points));
    found.into_iter().map(|(_, _, taker)| taker).collect()
}

/// What something costs, part by part, in words; none where nothing costs anything.
fn cost_said(charges: &[Charge], voice: Voice<'_>) -> Option<String> {
    let words = voice.words.rota_why();
    let said = |charge: &Charge| {
        let what = match charge.of {
            Costly::Rule(rule) => CostSaid::Rule(rule),
            Costly::Wish => CostSaid::Wish,
            Costly::Uneven(shared) => CostSaid::Uneven(shared),
        };
        (words.cost)(what, charge.points)
    };
    let parts: Vec<String> = charges.iter().map(said).collect();
    (!parts.is_empty()).then(|| (words.costs)(voice.format, points_of(charges), &parts.join(", ")))
}

/// People who could take something, with what each would cost.
pub(super) fn could_said(rota: &RotaPlan, could: &[Candidate], voice: Voice<'_>) -> String {
    let said = |one: &Candidate| {
        let name = &rota.people.get(&one.person)?.name;
        Some((voice.words.rota_why().could_at)(voice.format, name, points_of(&one.charges)))
    };
    could.iter().take(3).filter_map(said).collect::<Vec<_>>().join(", ")
}

/// Somebody who could take a shift.
#[derive(Clone, Debug, PartialEq)]
pub struct Taker {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What it would break, leave and cost, in words.
    pub said: String,
    /// Whether it breaks nothing and leaves nothing.
    pub is_free: bool,
}

/// The question about a place of the cover; none if it is gone.
pub fn gap_title(
    rota: &RotaPlan,
    seen: &RotaSeen,
    (line, day): (usize, usize),
    voice: Voice<'_>,
) -> Option<String> {
    let cover = rota.cover.get(&seen.report.cover.get(line)?.cover)?;
    let shift = rota.shifts.get(&cover.shift)?;
    Some((voice.words.rota_page().who_could)(voice.format, &shift.name, rota.date(day)))
}

/// The line of cover and the day of a place, while somebody is missing there.
pub fn place_of(seen: &RotaSeen, (line, day): (usize, usize)) -> Option<(CoverId, usize)> {
    let line = seen.report.cover.get(line)?;
    (line.there.get(day)? < line.wanted.get(day)?).then_some((line.cover, day))
}

/// Who could take a place of the cover, the best first, with the shift.
pub fn takers(
    rota: &RotaPlan,
    seen: &RotaSeen,
    (line, day): (usize, usize),
    voice: Voice<'_>,
) -> Option<(ShiftId, Vec<Taker>)> {
    let words = voice.words.rota_page();
    let cover = rota.cover.get(&seen.report.cover.get(line)?.cover)?;
    let date = rota.date(day);
    let counts = |person: PersonId| rota.people.get(&person).is_some_and(|person| cover.counts(person, date));
    let candidates = who_could(rota, &seen.arranged, day, cover.shift, counts);
    let takers = candidates.into_iter().filter_map(|one| {
        let name = rota.people.get(&one.person)?.name.clone();
        let mut parts: Vec<String> = one.breaks.iter().map(|breach| (words.breach)(*breach)).collect();
        let leaves = one.leaves.and_then(|shift| rota.shifts.get(&shift));
        if parts.is_empty() {
            parts.push(words.breaks_nothing.to_owned());
        }
        parts.extend(cost_said(&one.charges, voice));
        parts.extend(leaves.map(|shift| (words.leaves)(&shift.name)));
        parts.push((words.against_contract)(voice.format, one.beyond_contract as f64 / 60.0));
        Some(Taker { person: one.person, name, said: parts.join(", "), is_free: one.is_free() })
    });
    Some((cover.shift, takers.collect()))
}

/// Leave that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Who.
    pub person: PersonId,
    /// Which leave.
    pub leave: LeaveId,
    /// What is asked.
    pub said: String,
    /// What it would leave; nothing if it can be approved.
    pub left: Vec<String>,
}

/// All leave that waits for an answer and touches the rota.
pub fn asked(rota: &RotaPlan, year: &Year, seen: &RotaSeen, voice: Voice<'_>) -> Vec<Asking> {
    let words = voice.words.rota_page();
    let mut asking = Vec::new();
    for (person, record) in in_order(&rota.people) {
        for (leave, time_off) in record.leave.iter().filter(|(_, leave)| !leave.is_approved) {
            let days: Vec<usize> = (0..rota.days()).filter(|day| time_off.holds(rota.date(*day))).collect();
            if days.is_empty() {
                continue;
            }
            let left = left_by(rota, &seen.arranged, person, &days).into_iter().filter(|left| left.is_gap);
            let left = left.map(|left| {
                let could = could_said(rota, &left.could, voice);
                let shift = rota.shifts.get(&left.shift).map(|shift| shift.name.as_str()).unwrap_or_default();
                (words.would_leave)(voice.format, shift, rota.date(left.day), &could)
            });
            let beyond = beyond_balance(rota, year, person, time_off).filter(|days| *days > 0.0);
            let beyond = beyond.map(|days| (voice.words.rota_records().beyond)(voice.format, days));
            let left = beyond.into_iter().chain(left);
            asking.push(Asking {
                person,
                leave: *leave,
                said: (words.asks)(
                    voice.format,
                    &record.name,
                    time_off.reason,
                    time_off.first,
                    time_off.last,
                ),
                left: left.collect(),
            });
        }
    }
    asking
}
