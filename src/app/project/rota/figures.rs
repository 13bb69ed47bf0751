//! How did a figure at the head of the page come about? Its formula, what it is made of, and the part of the page that lists all of that.

use super::{RotaSeen, grid::line_name, head, shares::shares};
use crate::{
    domain::{PersonId, RotaPlan, Year, rota::Shared},
    text::Voice,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// So many parts of a figure are told; the page lists all.
const MOST_TOLD: usize = 12;

/// The part of the page that lists what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// The gaps.
    Gaps,
    /// The broken rules.
    Broken,
    /// Nights beside what would be fair.
    Nights,
    /// Everything that people have, their wishes among it.
    Everything,
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOpened {
    /// What it is.
    pub name: &'static str,
    /// Written, with its unit.
    pub value: String,
    /// How it is counted.
    pub formula: &'static str,
    /// What it is made of: of what, and how much.
    pub parts: Vec<(String, String)>,
    /// How many parts more there are, in words; empty where all are told.
    pub more: String,
    /// What is taken for granted.
    pub assumption: &'static str,
    /// Where all of it is listed.
    pub leads: Leads,
    /// What the way there is called.
    pub leads_said: &'static str,
}

/// Opens a figure by its key; none if there is no such figure.
pub fn figure_opened(
    rota: &RotaPlan,
    year: &Year,
    seen: &RotaSeen,
    key: &str,
    voice: Voice<'_>,
) -> Option<FigureOpened> {
    let head = head(rota, seen, voice);
    let (at, figure) = head.figures.iter().enumerate().find(|(_, figure)| figure.key == key)?;
    let words = voice.words.rota_views().figures.get(at)?;
    let (mut parts, leads) = match key {
        "missing" => (missing(rota, seen, voice), Leads::Gaps),
        "broken" => (broken(seen, voice), Leads::Broken),
        "nights" => (nights(rota, year, seen, voice), Leads::Nights),
        _ => (wishes(rota, seen, voice), Leads::Everything),
    };
    let more = parts.len().saturating_sub(MOST_TOLD);
    parts.truncate(MOST_TOLD);
    Some(FigureOpened {
        name: figure.name,
        value: format!("{} {}", figure.figure, figure.unit).trim_end().to_owned(),
        formula: words.formula,
        parts,
        more: if more > 0 { (voice.words.rota_why().more)(more) } else { String::new() },
        assumption: words.assumption,
        leads,
        leads_said: words.leads,
    })
}

/// Who is missing, line by line, the shortest line first.
fn missing(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<(String, String)> {
    let lines = seen.report.cover.iter().filter_map(|line| {
        let short = line.wanted.iter().zip(&line.there).filter(|(wanted, there)| there < wanted);
        let (missing, days) =
            short.fold((0, 0), |(missing, days), (wanted, there)| (missing + wanted - there, days + 1));
        let name = line_name(rota, rota.cover.get(&line.cover)?, voice)?;
        (days > 0).then_some((missing, days, name))
    });
    let mut lines: Vec<(u32, usize, String)> = lines.collect();
    lines.sort_by_key(|(missing, ..)| Reverse(*missing));
    let words = voice.words.rota_views();
    lines.into_iter().map(|(missing, days, name)| (name, (words.line_missing)(missing, days))).collect()
}

/// How often each rule is broken, the most often first.
fn broken(seen: &RotaSeen, voice: Voice<'_>) -> Vec<(String, String)> {
    let mut rules = BTreeMap::new();
    for broken in &seen.report.broken {
        *rules.entry(broken.what).or_insert(0_usize) += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, times)| Reverse(*times));
    let (page, views) = (voice.words.rota_page(), voice.words.rota_views());
    rules.into_iter().map(|(what, times)| ((page.breach)(what), (views.times)(times))).collect()
}

/// Who is how far from the fair share of nights, the farthest first.
fn nights(rota: &RotaPlan, year: &Year, seen: &RotaSeen, voice: Voice<'_>) -> Vec<(String, String)> {
    let away = shares(rota, year, seen, Shared::Nights, voice).into_iter().filter_map(|share| {
        let away = (share.has + share.before - share.fair?).abs();
        // A rounding error is no night.
        (away > 1e-9).then_some((away, share.person, share.said))
    });
    let mut away: Vec<(f64, PersonId, String)> = away.collect();
    away.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let named = |(_, person, said)| Some((rota.people.get(&person)?.name.clone(), said));
    away.into_iter().filter_map(named).collect()
}

/// Whose wishes are missed, the most first.
fn wishes(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<(String, String)> {
    let mut missed: Vec<_> = seen.report.people.iter().filter(|has| has.missed > 0).collect();
    missed.sort_by_key(|has| Reverse(has.missed));
    let said = voice.words.rota_views().missed_of;
    let named = |has: &crate::engine::rota::Has| {
        Some((rota.people.get(&has.person)?.name.clone(), said(has.missed, has.wishes)))
    };
    missed.into_iter().filter_map(named).collect()
}
