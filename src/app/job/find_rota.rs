//! The job that looks for a better rota, or for the smallest change that repairs one.
//!
//! It ends after a fixed effort, so that the same plan and seed give the same rota in any browser; each better rota is told
//! when it is found, so that stopping keeps it.

use super::{JobFailure, JobProgress, JobResult, Meanwhile};
use crate::{
    base::Progress,
    domain::{PersonId, RotaPlan, ShiftId},
    engine::rota::{Arranged, NoRota, Part, Rota, Score, Settings, Watch, check, joined, score, solve},
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
    /// Days before this one stay as they are.
    pub from: Option<NaiveDate>,
}

/// A better rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRota {
    /// The days that differ from the plan that was asked about.
    pub cells: Vec<(PersonId, NaiveDate, Option<ShiftId>)>,
    /// What it costs.
    pub score: Score,
}

/// The effort of one search: some ten seconds on a desktop of 2026.
const EFFORT: u64 = 450_000_000;

/// What is asked: the plan, and the rota that stands, whose first days stay.
struct Asked<'a> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    present: &'a Rota,
    first_day: usize,
}

impl Asked<'_> {
    fn found(&self, rest: Rota, score: Score) -> FoundRota {
        let rota = joined(self.present, self.first_day, rest);
        FoundRota { cells: self.arranged.changes(self.plan, &rota), score }
    }
}

struct Searcher<'a, S, H> {
    asked: &'a Asked<'a>,
    offered: Option<Rota>,
    /// What stands costs so much, where it keeps all rules: nothing that is no better is told.
    stands: Option<Score>,
    is_due: S,
    hear: H,
    best: Option<(Score, Rota)>,
    is_told: bool,
}

impl<S: FnMut() -> bool, H: FnMut(Meanwhile)> Searcher<'_, S, H> {
    fn tell_best(&mut self) {
        if let Some((found, rota)) = self.best.as_ref().filter(|_| !self.is_told) {
            let found = self.asked.found(rota.clone(), *found);
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
        if self.stands.is_some_and(|stands| stands <= score) {
            return;
        }
        self.best = Some((score, rota.clone()));
        self.is_told = false;
    }

    fn offer(&mut self) -> Option<Rota> {
        self.offered.take()
    }
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
    let first_day = how.from.map_or(0, |from| (from - plan.first_day).num_days().max(0) as usize);
    // Where nothing was planned before, all is planned: there is nothing to leave as it is.
    let is_planned = present.iter().any(|row| row.iter().take(first_day).any(Option::is_some));
    let first_day = if is_planned { first_day.min(plan.days()) } else { 0 };
    if first_day == plan.days() {
        // All of it is past: nothing is left to be found.
        return Ok(JobResult::Rota(FoundRota { cells: Vec::new(), score: Score::default() }));
    }
    let problem = arranged.problem.from_day(&present, first_day);
    let rest: Rota = present.iter().map(|row| row.iter().skip(first_day).copied().collect()).collect();
    let stands = check(&problem, &rest).is_empty().then(|| score(&problem, &rest));
    let asked = Asked { plan, arranged: &arranged, present: &present, first_day };
    let mut searcher = Searcher {
        asked: &asked,
        offered: Some(rest.clone()),
        stands,
        is_due,
        hear,
        best: None,
        is_told: true,
    };
    let settings = Settings { seed: how.seed, part: Part::Alone };
    match solve(&problem, settings, &mut searcher) {
        Ok(rota) => {
            // What stands is not given up for what is no better.
            let new = score(&problem, &rota);
            let (best, score) = match stands.filter(|old| *old <= new) {
                Some(old) => (rest, old),
                None => (rota, new),
            };
            Ok(JobResult::Rota(asked.found(best, score)))
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
        let how = RotaSearch { seed: 1, few_changes: false, from: None };
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
        assert_eq!(i64::from(report.missing), found.score.medium);
        assert!(report.nights_from_fair <= 2.0, "{report:?}");
        assert!(early > 0 && report.missing == 0);
    }

    /// The sample's rota with one night taken out, and what searches tell of it.
    fn told(from: Option<u64>, few_changes: bool) -> (RotaPlan, Vec<FoundRota>, FoundRota) {
        let plan = sample(Month { year: 2027, month: 1 });
        let mut rota = (*plan.rota).clone();
        let night =
            rota.shifts.iter().find(|(_, shift)| shift.is_night(rota.night)).map(|(id, _)| *id).unwrap();
        let date = rota.first_day + chrono::Days::new(30);
        let row = rota.rows.values_mut().find(|row| row.get(&date) == Some(&night)).unwrap();
        row.remove(&date);
        let from = from.map(|days| rota.first_day + chrono::Days::new(days));
        let mut early = Vec::new();
        let how = RotaSearch { seed: 1, few_changes, from };
        let hear = |said| {
            if let Meanwhile::Early(JobResult::Rota(found)) = said {
                early.push(found);
            }
        };
        let Ok(JobResult::Rota(last)) = run_find_rota(&rota, &[], how, || true, hear) else { panic!() };
        (rota, early, last)
    }

    #[test]
    fn nothing_is_told_that_is_no_better_than_what_stands() {
        let (_, early, last) = told(None, false);
        let all: Vec<Score> = early.iter().chain([&last]).map(|one| one.score).collect();
        assert!(!early.is_empty() && all.iter().all(|score| score.medium == 0), "{all:?}");
        assert!(all.is_sorted_by(|a, b| a >= b), "{all:?}");
    }

    #[test]
    fn days_that_are_past_stay_as_they_are() {
        let (rota, early, last) = told(Some(21), false);
        let from = rota.first_day + chrono::Days::new(21);
        assert!(early.iter().chain([&last]).flat_map(|one| &one.cells).all(|(_, date, _)| *date >= from));
        assert!(!last.cells.is_empty() && last.score.medium == 0);
    }

    #[test]
    fn of_a_rota_that_is_past_nothing_is_changed() {
        let (_, early, last) = told(Some(56), false);
        assert_eq!((early.len(), last), (0, FoundRota { cells: Vec::new(), score: Score::default() }));
        let (_, _, last) = told(Some(400), true);
        assert_eq!(last.cells, []);
    }

    #[test]
    fn where_nothing_was_planned_before_all_days_are() {
        let mut rota = (*sample(Month { year: 2027, month: 1 }).rota).clone();
        rota.rows.clear();
        let from = Some(rota.first_day + chrono::Days::new(25));
        let mut first = None;
        let hear = |said| {
            if let Meanwhile::Early(JobResult::Rota(found)) = said {
                first.get_or_insert(found);
            }
        };
        let how = RotaSearch { seed: 1, few_changes: false, from };
        let found = run_find_rota(&rota, &[], how, || true, hear);
        assert!(found.is_ok() && first.unwrap().cells.iter().any(|(_, date, _)| *date == rota.first_day));
    }

    #[test]
    fn who_is_behind_their_hours_makes_up_for_them_within_reason() {
        // Nobody worked in the first four weeks but for one day: the second four do not hold eight weeks' hours.
        let mut rota = (*sample(Month { year: 2027, month: 1 }).rota).clone();
        let from = rota.first_day + chrono::Days::new(28);
        let day = rota.first_day;
        rota.rows.values_mut().for_each(|row| row.retain(|date, _| *date == day || *date >= from));
        let how = RotaSearch { seed: 1, few_changes: false, from: Some(from) };
        let found = run_find_rota(&rota, &[], how, || true, |_| {});
        assert!(found.is_ok(), "{found:?}");
    }

    #[test]
    fn a_repair_changes_little() {
        let (_, _, last) = told(Some(21), true);
        assert!(last.score.medium == 0 && last.cells.len() <= 3, "{last:?}");
    }
}
