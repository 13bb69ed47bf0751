//! Who has more of something than is fair, and who less?
//!
//! The fair share of a person is all there is, with what each had before, in proportion to contract hours, leave taken off. What is not
//! among what a search shares out is counted all the same.

use super::RotaSeen;
use crate::{
    domain::{PersonId, RotaPlan, Year, rota::Shared},
    engine::rota::{Arranged, Counted, Fairness, Has},
    text::{Voice, rota_desk::AwayFrom},
};

/// What one person has of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Who.
    pub person: PersonId,
    /// What they have over the rota; hours for hours.
    pub has: f64,
    /// What they had before, as far as fairness looks back.
    pub before: f64,
    /// The fair share of both; none for who has no part in it.
    pub fair: Option<f64>,
    /// What they are away from it, in words.
    pub said: String,
}

/// The shares of something, in the order of the list.
pub fn shares(rota: &RotaPlan, year: &Year, seen: &RotaSeen, shared: Shared, voice: Voice<'_>) -> Vec<Share> {
    let is_of = |one: &&Fairness| match shared {
        Shared::Nights => one.counted == Counted::Nights,
        Shared::Weekends => one.counted == Counted::Weekends,
        Shared::Holidays => matches!(one.counted, Counted::OnDays(_)),
        Shared::Hours => one.counted == Counted::Minutes,
        Shared::Wishes => matches!(one.counted, Counted::OnCells(_)),
    };
    let mut groups: Vec<Fairness> = seen.arranged.problem.fairness.iter().filter(is_of).cloned().collect();
    if groups.is_empty() {
        let asked = RotaPlan { fairness: [(shared, 1)].into(), ..rota.clone() };
        groups = Arranged::of(&asked, &super::holidays(year)).problem.fairness;
    }
    let people = &seen.report.people;
    let count = |has: &Has| match shared {
        Shared::Nights => f64::from(has.nights),
        Shared::Weekends => f64::from(has.weekends),
        Shared::Holidays => f64::from(has.holidays),
        Shared::Hours => f64::from(has.minutes) / 60.0,
        Shared::Wishes => f64::from(has.missed),
    };
    // What is had before is counted in minutes where hours are shared out.
    let unit = if shared == Shared::Hours { 60.0 } else { 1.0 };
    let one = |(at, has): (usize, &Has)| {
        let group = groups.iter().find(|group| group.parts.get(at).is_some_and(|part| *part > 0));
        let before =
            |group: &Fairness, at: usize| f64::from(group.before.get(at).copied().unwrap_or(0)) / unit;
        let fair = group.map(|group| {
            let of = people.iter().enumerate().zip(&group.parts).filter(|(_, part)| **part > 0);
            let (all, parts) = of.fold((0.0, 0.0), |(all, parts), ((at, has), part)| {
                (all + count(has) + before(group, at), parts + f64::from(*part))
            });
            all * f64::from(group.parts.get(at).copied().unwrap_or(0)) / parts.max(1.0)
        });
        let (has_now, had) = (count(has), group.map_or(0.0, |group| before(group, at)));
        let said = fair.map(|fair| {
            let away = AwayFrom { more: has_now + had - fair, fair };
            (voice.words.rota_desk().away_from_fair)(voice.format, shared, away)
        });
        Share { person: has.person, has: has_now, before: had, fair, said: said.unwrap_or_default() }
    };
    people.iter().enumerate().map(one).collect()
}

/// How much of all there is would have to change hands for everybody to have the fair share; none where there is nothing. From 0 to 1.
pub fn in_wrong_hands(shares: &[Share]) -> Option<f64> {
    let of = || shares.iter().filter_map(|share| Some((share.has + share.before, share.fair?)));
    let all: f64 = of().map(|(has, _)| has).sum();
    let above: f64 = of().map(|(has, fair)| (has - fair).max(0.0)).sum();
    (all > 0.0).then(|| above / all)
}

/// How uneven everything is that a search shares out, as one figure and each by itself; empty where nothing is shared out.
pub fn unevenness(rota: &RotaPlan, year: &Year, seen: &RotaSeen, voice: Voice<'_>) -> String {
    let (mut each, mut sum, mut weights) = (Vec::new(), 0.0, 0.0);
    for (shared, weight) in rota.fairness.iter().filter(|(_, weight)| **weight > 0) {
        let Some(wrong) = in_wrong_hands(&shares(rota, year, seen, *shared, voice)) else { continue };
        each.push(((voice.words.rota_page().shared)(*shared), wrong));
        sum += f64::from(*weight) * wrong;
        weights += f64::from(*weight);
    }
    if each.is_empty() {
        return String::new();
    }
    (voice.words.rota_desk().unevenness)(voice.format, sum / weights, &each)
}
