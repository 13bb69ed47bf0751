//! Why a place of the rota cannot be filled, in words: the smallest set of causes, and what lifting each would do.

use crate::{
    domain::{RotaPlan, rota::Obstacle},
    engine::rota::{Cell, Verdict, WhyNot},
    text::{Voice, rota_why::ObstacleSaid},
};

/// What is said of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhySaid {
    /// The answer.
    pub head: String,
    /// Causes, each with what lifting it would do; or the changes that fill the place.
    pub lines: Vec<(String, String)>,
    /// Which days were looked at; empty where none were.
    pub looked_at: String,
    /// The changes that fill it, to be made by one click; empty where none do.
    pub changes: Vec<Cell>,
}

/// Puts an answer into words.
pub fn why_said(rota: &RotaPlan, why: &WhyNot, voice: Voice<'_>) -> WhySaid {
    let words = voice.words.rota_why();
    let looked_at = (words.looked_at)(voice.format, rota.date(why.first), rota.date(why.last));
    match &why.verdict {
        Verdict::CanBeFilled(changes) => WhySaid {
            head: (words.can_be_filled)(changes.len()),
            lines: changes.iter().map(|cell| (change(rota, cell, voice), String::new())).collect(),
            looked_at,
            changes: changes.clone(),
        },
        Verdict::Impossible { causes, .. } if causes.is_empty() => {
            WhySaid { head: words.too_many_wanted.to_owned(), looked_at, ..WhySaid::default() }
        }
        Verdict::Impossible { causes, is_smallest } => {
            let lines = causes.iter().map(|cause| {
                let fills = cause.fills.as_deref().unwrap_or_default();
                let lifted = (words.lifted)(taker(rota, why, fills), fills.len());
                (obstacle(rota, cause.what, voice), lifted)
            });
            WhySaid {
                head: (words.together)(
                    causes.len(),
                    *is_smallest,
                    causes.iter().all(|cause| cause.fills.is_some()),
                ),
                lines: lines.collect(),
                looked_at,
                ..WhySaid::default()
            }
        }
        Verdict::NotShown => WhySaid { head: words.not_shown.to_owned(), ..WhySaid::default() },
    }
}

fn change(rota: &RotaPlan, (person, date, shift): &Cell, voice: Voice<'_>) -> String {
    let name = rota.people.get(person).map(|person| person.name.as_str()).unwrap_or_default();
    let shift = shift.and_then(|shift| rota.shifts.get(&shift)).map(|kind| kind.name.as_str());
    (voice.words.rota_why().change)(voice.format, name, *date, shift.unwrap_or_default())
}

/// Who takes the place among these changes.
fn taker<'a>(rota: &'a RotaPlan, why: &WhyNot, changes: &[Cell]) -> Option<&'a str> {
    let cover = rota.cover.get(&why.cover)?;
    let date = rota.date(why.day);
    let mut takers = changes.iter().filter_map(|(person, day, shift)| {
        let person = rota.people.get(person)?;
        let takes = *day == date && *shift == Some(cover.shift) && cover.counts(person, date);
        takes.then_some(person.name.as_str())
    });
    takers.next()
}

fn obstacle(rota: &RotaPlan, what: Obstacle, voice: Voice<'_>) -> String {
    let name = |id| rota.people.get(&id).map(|person| person.name.as_str()).unwrap_or_default();
    let shift = |id| rota.shifts.get(&id).map(|kind| kind.name.as_str()).unwrap_or_default();
    let said = match what {
        Obstacle::Rule(kind) => {
            ObstacleSaid::Rule(kind, rota.rules.get(&kind).map_or(0.0, |rule| rule.limit))
        }
        Obstacle::Leave(person, leave) => {
            let Some(leave) = rota.people.get(&person).and_then(|who| who.leave.get(&leave)) else {
                return String::new();
            };
            let (first, last) = (leave.first, leave.last);
            ObstacleSaid::Leave { name: name(person), reason: leave.reason, first, last }
        }
        Obstacle::Employment(person) => ObstacleSaid::Employment(name(person)),
        Obstacle::Never(person) => ObstacleSaid::Never(name(person)),
        Obstacle::Settled(person) => ObstacleSaid::Settled(name(person)),
        Obstacle::AfterCall(person) => ObstacleSaid::AfterCall(name(person)),
        Obstacle::Cap(id) => ObstacleSaid::Cap(shift(id)),
        Obstacle::Succession(id) => ObstacleSaid::Succession(shift(id)),
    };
    (voice.words.rota_why().obstacle)(voice.format, said)
}
