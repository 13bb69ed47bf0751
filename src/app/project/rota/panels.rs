//! What stands beside the grid about a place of the cover: who is on it, or who could take it.

use super::{RotaSeen, grid::line_name};
use crate::{
    domain::{CoverId, PersonId, RotaPlan, ShiftId, rota::Cover},
    engine::rota::{Candidate, Charge, Costly, NotThere, points_of, who_could},
    text::{
        Voice,
        rota_why::{AbsentSaid, CostSaid, OnItSaid},
    },
};

/// So many names are told of people who are not to be asked.
const MOST_NAMED: usize = 8;

/// What something costs, part by part, in words; none where nothing costs anything.
pub(super) fn cost_said(charges: &[Charge], voice: Voice<'_>) -> Option<String> {
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
    /// Whether it breaks nothing and leaves nobody missing.
    pub is_free: bool,
}

/// Who could take a place of the cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Takers {
    /// The shift.
    pub shift: ShiftId,
    /// Who is there, the best first.
    pub people: Vec<Taker>,
    /// Who is not to be asked, and why.
    pub not_there: Vec<String>,
}

impl Takers {
    /// Whether somebody could take it without breaking a rule or opening another gap.
    pub fn has_free(&self) -> bool {
        self.people.iter().any(|taker| taker.is_free)
    }
}

/// A place of the cover with its line; none if it is gone.
fn line_of<'a>(
    rota: &'a RotaPlan,
    seen: &RotaSeen,
    (line, day): (usize, usize),
) -> Option<(&'a Cover, u32, u32)> {
    let covered = seen.report.cover.get(line)?;
    Some((rota.cover.get(&covered.cover)?, *covered.there.get(day)?, *covered.wanted.get(day)?))
}

/// The question about a place of the cover, or who is on it where nobody is missing; none if it is gone.
pub fn gap_title(rota: &RotaPlan, seen: &RotaSeen, gap: (usize, usize), voice: Voice<'_>) -> Option<String> {
    let (cover, there, wanted) = line_of(rota, seen, gap)?;
    let shift = rota.shifts.get(&cover.shift)?;
    let date = rota.date(gap.1);
    if there < wanted {
        return Some((voice.words.rota_page().who_could)(voice.format, &shift.name, date));
    }
    let is_on = |id: &&PersonId| {
        rota.shift_of(**id, date) == Some(cover.shift)
            && rota.people.get(id).is_some_and(|person| cover.counts(person, date))
    };
    let on = seen.arranged.people.iter().filter(is_on).filter_map(|id| rota.people.get(id));
    let names: Vec<&str> = on.map(|person| person.name.as_str()).collect();
    let line = line_name(rota, cover, voice)?;
    let said = OnItSaid { line: &line, date, there, wanted, names: &names.join(", ") };
    Some((voice.words.rota_why().on_it)(voice.format, said))
}

/// The line of cover and the day of a place, while somebody is missing there.
pub fn place_of(seen: &RotaSeen, (line, day): (usize, usize)) -> Option<(CoverId, usize)> {
    let line = seen.report.cover.get(line)?;
    (line.there.get(day)? < line.wanted.get(day)?).then_some((line.cover, day))
}

/// Who could take a place of the cover; none where nobody is missing there.
pub fn takers(rota: &RotaPlan, seen: &RotaSeen, gap: (usize, usize), voice: Voice<'_>) -> Option<Takers> {
    let (cover, _, _) = line_of(rota, seen, gap).filter(|(_, there, wanted)| there < wanted)?;
    let date = rota.date(gap.1);
    let counts = |person: PersonId| rota.people.get(&person).is_some_and(|person| cover.counts(person, date));
    let candidates = who_could(rota, &seen.arranged, gap.1, cover.shift, counts);
    let (there, not_there): (Vec<Candidate>, Vec<Candidate>) =
        candidates.into_iter().partition(|one| one.not_there.is_none());
    Some(Takers {
        shift: cover.shift,
        people: there.iter().filter_map(|one| taker(rota, one, voice)).collect(),
        not_there: not_there_said(rota, &not_there, voice),
    })
}

fn taker(rota: &RotaPlan, one: &Candidate, voice: Voice<'_>) -> Option<Taker> {
    let words = voice.words.rota_page();
    let name = rota.people.get(&one.person)?.name.clone();
    let mut parts = opens_said(rota, one, voice);
    if one.breaks.is_empty() {
        parts.push(words.breaks_nothing.to_owned());
    }
    parts.extend(one.breaks.iter().map(|breach| (words.breach)(*breach)));
    parts.extend(cost_said(&one.charges, voice));
    let leaves = one.leaves.and_then(|shift| rota.shifts.get(&shift)).filter(|_| one.opens.is_empty());
    parts.extend(leaves.map(|shift| (words.leaves)(&shift.name)));
    parts.push((words.against_contract)(voice.format, one.beyond_contract as f64 / 60.0));
    Some(Taker { person: one.person, name, said: parts.join(", "), is_free: one.is_free() })
}

/// The gaps that somebody's move would open.
pub(super) fn opens_said(rota: &RotaPlan, one: &Candidate, voice: Voice<'_>) -> Vec<String> {
    let lines = one.opens.iter().filter_map(|open| line_name(rota, rota.cover.get(&open.cover)?, voice));
    lines.map(|line| (voice.words.rota_why().opens)(&line)).collect()
}

/// Who is not to be asked: people who are away, and people for whom the shift is not.
fn not_there_said(rota: &RotaPlan, people: &[Candidate], voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_why();
    let named = |one: &Candidate| {
        let why = match one.not_there? {
            NotThere::Away(reason) => AbsentSaid::Away(reason),
            NotThere::NotEmployed => AbsentSaid::NotEmployed,
            NotThere::OtherSite => AbsentSaid::OtherSite,
            NotThere::Never => AbsentSaid::Never,
        };
        Some((words.absent)(&rota.people.get(&one.person)?.name, why))
    };
    let is_away = |one: &&Candidate| matches!(one.not_there, Some(NotThere::Away(_) | NotThere::NotEmployed));
    let (away, not_theirs): (Vec<&Candidate>, Vec<&Candidate>) = people.iter().partition(is_away);
    let said = |people: Vec<&Candidate>, is_away: bool| {
        let mut names: Vec<String> = people.iter().take(MOST_NAMED).filter_map(|one| named(one)).collect();
        if people.len() > MOST_NAMED {
            names.push((words.more)(people.len() - MOST_NAMED));
        }
        (!people.is_empty()).then(|| (words.not_there)(people.len(), is_away, &names.join(", ")))
    };
    [said(away, true), said(not_theirs, false)].into_iter().flatten().collect()
}
