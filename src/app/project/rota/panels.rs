//! What stands beside the grid: who could take a gap, and what an asked leave would leave.

use super::RotaSeen;
use crate::{
    domain::{LeaveId, PersonId, RotaPlan, ShiftId, in_order},
    engine::rota::{left_by, who_could},
    text::Voice,
};

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

/// Who could take a place of the cover, the best first, with the shift.
pub fn takers(
    rota: &RotaPlan,
    seen: &RotaSeen,
    (line, day): (usize, usize),
    voice: Voice<'_>,
) -> Option<(ShiftId, Vec<Taker>)> {
    let words = voice.words.rota_page();
    let cover = rota.cover.get(&seen.report.cover.get(line)?.cover)?;
    let counts = |person: PersonId| {
        cover
            .skill
            .is_none_or(|skill| rota.people.get(&person).is_some_and(|one| one.skills.contains(&skill)))
    };
    let candidates = who_could(rota, &seen.arranged, day, cover.shift, counts);
    let takers = candidates.into_iter().filter_map(|one| {
        let name = rota.people.get(&one.person)?.name.clone();
        let mut parts: Vec<String> = one.breaks.iter().map(|breach| (words.breach)(*breach)).collect();
        let leaves = one.leaves.and_then(|shift| rota.shifts.get(&shift));
        if parts.is_empty() {
            parts.push(words.breaks_nothing.to_owned());
        }
        parts.extend(leaves.map(|shift| (words.leaves)(&shift.name)));
        parts.push((words.against_contract)(voice.format, one.beyond_contract as f64 / 60.0));
        Some(Taker {
            person: one.person,
            name,
            said: parts.join(", "),
            is_free: one.breaks.is_empty() && one.leaves.is_none(),
        })
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
pub fn asked(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<Asking> {
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
                let names: Vec<&str> = left
                    .could
                    .iter()
                    .take(3)
                    .filter_map(|who| rota.people.get(who))
                    .map(|who| who.name.as_str())
                    .collect();
                let shift = rota.shifts.get(&left.shift).map(|shift| shift.name.as_str()).unwrap_or_default();
                (words.would_leave)(voice.format, shift, rota.date(left.day), &names.join(", "))
            });
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
