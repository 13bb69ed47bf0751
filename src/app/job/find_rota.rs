//! The job that looks for a better rota, or for the smallest change that repairs one.
//!
//! It ends after a fixed effort, so that the same plan and seed give the same rota in any browser; each better rota is told
//! when it is found, so that stopping keeps it.

use super::{JobFailure, JobProgress, JobResult, Meanwhile};
use crate::{
    base::Progress,
    domain::{PersonId, RotaPlan, ShiftId},
    engine::rota::{Arranged, NoRota, Part, Rota, Score, Settings, Watch, check, score, solve},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// How to look for a rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaSearch {
    /// Another seed gives another rota.
    pub seed: u64,
    /// Whether as few days as can be are to change.
    pub few_changes: bool,
}

/// A better rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRota {
    /// The days that differ from the plan that was asked about.
    pub cells: Vec<(PersonId, NaiveDate, Option<ShiftId>)>,
    /// People who are missing.
    pub missing: i64,
    /// What it costs by everything else.
    pub cost: i64,
}

/// The effort of one search: some ten seconds on a desktop of 2026.
const EFFORT: u64 = 450_000_000;

struct Searcher<'a, S, H> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    offered: Option<Rota>,
    is_due: S,
    hear: H,
    best: Option<(Score, Rota)>,
    is_told: bool,
}

impl<S: FnMut() -> bool, H: FnMut(Meanwhile)> Searcher<'_, S, H> {
    fn tell_best(&mut self) {
        if let Some((found, rota)) = self.best.as_ref().filter(|_| !self.is_told) {
            let found = found_rota(self.plan, self.arranged, rota, *found);
            self.is_told = true;
            (self.hear)(Meanwhile::Early(JobResult::Rota(found)));
        }
    }
}

impl<S: FnMut() -> bool, H: FnMut(Meanwhile)> Watch for Searcher<'_, S, H> {
    fn step(&mut self, effort: u64) -> ControlFlow<()> {
        let done = Progress { done: (effort / 1_000_000) as u32, of: (EFFORT / 1_000_000) as u32 };
        (self.hear)(Meanwhile::Progress(JobProgress::Steps(done)));
        if !self.is_told && (self.is_due)() {
            self.tell_best();
        }
        if effort >= EFFORT { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn better(&mut self, rota: &Rota, score: Score) {
        self.best = Some((score, rota.clone()));
        self.is_told = false;
    }

    fn offer(&mut self) -> Option<Rota> {
        self.offered.take()
    }
}

fn found_rota(plan: &RotaPlan, arranged: &Arranged, rota: &Rota, score: Score) -> FoundRota {
    FoundRota { cells: arranged.changes(plan, rota), missing: score.medium, cost: score.soft }
}

/// Looks for a rota that covers more, or costs less, than the one that stands.
///
/// # Errors
/// There is nobody or nothing to plan, or somebody has no row that keeps all rules.
pub fn run_find_rota(
    plan: &RotaPlan,
    holidays: &[NaiveDate],
    how: RotaSearch,
    is_due: impl FnMut() -> bool,
    hear: impl FnMut(Meanwhile),
) -> Result<JobResult, JobFailure> {
    let mut arranged = Arranged::of(plan, holidays);
    if arranged.people.is_empty() || arranged.shifts.is_empty() {
        return Err(JobFailure::NothingToCompute);
    }
    let present = arranged.rota(plan);
    if how.few_changes {
        arranged = arranged.with_few_changes(&present);
    }
    let stands = check(&arranged.problem, &present).is_empty();
    let mut searcher = Searcher {
        plan,
        arranged: &arranged,
        offered: stands.then(|| present.clone()),
        is_due,
        hear,
        best: None,
        is_told: true,
    };
    let settings = Settings { seed: how.seed, part: Part::Alone };
    match solve(&arranged.problem, settings, &mut searcher) {
        Ok(rota) => {
            // What stands is not given up for what is no better.
            let (old, new) = (score(&arranged.problem, &present), score(&arranged.problem, &rota));
            let best = if stands && old <= new { (&present, old) } else { (&rota, new) };
            Ok(JobResult::Rota(found_rota(plan, &arranged, best.0, best.1)))
        }
        Err(NoRota::Person(place)) => {
            let name = arranged.people.get(place).and_then(|id| plan.people.get(id));
            Err(JobFailure::NoRow(name.map(|person| person.name.clone()).unwrap_or_default()))
        }
        Err(NoRota::Ended) => Err(JobFailure::NoRotaYet),
        Err(error @ NoRota::Malformed(_)) => Err(JobFailure::Misunderstood(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::sample::sample, base::Month, engine::rota::rota_report};

    #[test]
    fn the_sample_soc_gets_a_rota_that_breaks_no_rule() {
        let plan = sample(Month { year: 2027, month: 1 });
        let mut rota = (*plan.rota).clone();
        rota.rows.clear();
        let mut early = 0;
        let how = RotaSearch { seed: 1, few_changes: false };
        let result = run_find_rota(
            &rota,
            &[],
            how,
            || true,
            |said| {
                early += u32::from(matches!(said, Meanwhile::Early(_)));
            },
        );
        let Ok(JobResult::Rota(found)) = result else { panic!("{result:?}") };
        for (person, date, shift) in found.cells {
            if let Some(shift) = shift {
                rota.rows.entry(person).or_default().insert(date, shift);
            }
        }
        let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
        assert_eq!(report.broken, []);
        assert_eq!(i64::from(report.missing), found.missing);
        assert!(report.nights_from_fair <= 2.0, "{report:?}");
        assert!(early > 0 && report.missing == 0);
    }
}
