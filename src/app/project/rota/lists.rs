//! What is missing and what is broken, as lists: gaps of a line on days that follow each other in one, and how many more there are
//! than are shown.

use super::{RotaSeen, grid::line_name};
use crate::{
    domain::{PersonId, RotaPlan, rota::Cover},
    engine::rota::{Broken, Covered},
    text::{Voice, rota_why::RunSaid},
};

/// So many entries of a list are shown.
const MOST_SHOWN: usize = 60;

/// The first entries of a list, and how many more there are in words; empty where all are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed<T> {
    /// Those that are shown.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: String,
}

impl<T> Listed<T> {
    fn of(mut all: Vec<T>, voice: Voice<'_>) -> Self {
        let more = all.len().saturating_sub(MOST_SHOWN);
        all.truncate(MOST_SHOWN);
        Self { shown: all, more: if more > 0 { (voice.words.rota_why().more)(more) } else { String::new() } }
    }
}

/// Gaps of a line that are alike, on one day or on days that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GapRun {
    /// The place of the line.
    pub line: usize,
    /// What is missing, and when.
    pub said: String,
    /// Each of its days, and what is said of it.
    pub days: Vec<(usize, String)>,
}

/// Days of a line with as many there of as many wanted.
struct Run {
    days: Vec<usize>,
    counts: (u32, u32),
}

/// The gaps, line by line.
pub fn gaps(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Listed<GapRun> {
    let mut all = Vec::new();
    for (line, covered) in seen.report.cover.iter().enumerate() {
        let Some(name) = rota.cover.get(&covered.cover).and_then(|cover| line_name(rota, cover, voice))
        else {
            continue;
        };
        for run in runs(covered) {
            all.push((run.days[0], gap_run(rota, (line, &name), &run, voice)));
        }
    }
    all.sort_by_key(|(first, run)| (run.days.len() < 2, *first, run.line));
    Listed::of(all.into_iter().map(|(_, run)| run).collect(), voice)
}

/// Gaps that are alike; a day on which nobody is wanted does not part them.
fn runs(covered: &Covered) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut goes_on = false;
    for (day, counts) in covered.there.iter().copied().zip(covered.wanted.iter().copied()).enumerate() {
        let (there, wanted) = counts;
        if there >= wanted {
            goes_on &= wanted == 0;
            continue;
        }
        match runs.last_mut().filter(|last| goes_on && last.counts == counts) {
            Some(last) => last.days.push(day),
            None => runs.push(Run { days: vec![day], counts }),
        }
        goes_on = true;
    }
    runs
}

fn gap_run(rota: &RotaPlan, (line, name): (usize, &str), run: &Run, voice: Voice<'_>) -> GapRun {
    let page = voice.words.rota_page();
    let (there, wanted) = run.counts;
    let of_day = |day: usize| (page.cover_said)(voice.format, name, rota.date(day), there, wanted);
    let (first, last) = (run.days[0], run.days[run.days.len() - 1]);
    let said = match run.days.len() {
        1 => of_day(first),
        days => {
            let run = RunSaid {
                first: rota.date(first),
                last: rota.date(last),
                days,
                is_every_day: last - first + 1 == days,
                there,
                wanted,
            };
            (voice.words.rota_why().gap_run)(voice.format, name, run)
        }
    };
    GapRun { line, said, days: run.days.iter().map(|day| (*day, of_day(*day))).collect() }
}

/// The lines that are short on every day on which somebody is wanted, by their names.
pub(super) fn never_covered(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<String> {
    let is_never = |covered: &&Covered| {
        let mut days = covered.there.iter().zip(&covered.wanted).filter(|(_, wanted)| **wanted > 0);
        covered.wanted.iter().any(|wanted| *wanted > 0) && days.all(|(there, wanted)| there < wanted)
    };
    let lines =
        seen.report.cover.iter().filter(is_never).filter_map(|covered| rota.cover.get(&covered.cover));
    // What is said of a shift needs not be said of a skill in it.
    let whole: Vec<&Cover> = lines.clone().filter(|cover| cover.skill.is_none() && !cover.on_site).collect();
    let is_said = |cover: &&Cover| {
        let is_part = cover.skill.is_some() || cover.on_site;
        !is_part || whole.iter().all(|one| one.shift != cover.shift)
    };
    lines.filter(is_said).filter_map(|cover| line_name(rota, cover, voice)).collect()
}

/// A rule that is broken, and the place of the grid that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenPlace {
    /// Who breaks which rule, and when.
    pub said: String,
    /// Whose row.
    pub person: PersonId,
    /// The day that shows it; the first one where a rule is about the whole rota.
    pub day: usize,
}

/// The rules that are broken.
pub fn broken(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Listed<BrokenPlace> {
    told(rota, &seen.report.broken, voice)
}

/// The rules that cost and are broken.
pub fn bent(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Listed<BrokenPlace> {
    told(rota, &seen.report.bent, voice)
}

fn told(rota: &RotaPlan, broken: &[Broken], voice: Voice<'_>) -> Listed<BrokenPlace> {
    let words = voice.words.rota_page();
    let said = broken.iter().filter_map(|broken| {
        let name = &rota.people.get(&broken.person)?.name;
        let rule = (words.breach)(broken.what);
        let said = match broken.day {
            Some(day) => format!("{name}, {}: {rule}", voice.format.date(rota.date(day))),
            None => format!("{name}: {rule}"),
        };
        Some(BrokenPlace { said, person: broken.person, day: broken.day.unwrap_or(0) })
    });
    Listed::of(said.collect(), voice)
}
