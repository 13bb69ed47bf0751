//! What is worked out because the reader asks for it: the desk played, scenarios told apart on the same alerts, the staffing curve.
//!
//! These jobs have a worker of their own, which is started with the first of them. A worker does one job at a time and the
//! latest wins; on the worker of the capacity reports a run of minutes would keep every keystroke waiting, or be ended by it.
//! Here one of these jobs can only take the place of another, which belongs to a page that was left. What was found stays, with
//! what it is of, so that a page can tell when it is of the plan before a change.

use crate::{
    app::job::{FoundRota, Job, JobFailure, JobResult, RotaSearch, SimulatedDifferences, SimulationOptions},
    domain::{CoverId, Document, RotaPlan, ScenarioId},
    engine::{
        capacity::{StaffingCurve, simulate::SimulationDigest},
        rota::WhyNot,
    },
    platform::worker::{JobEvent, WorkerHandle},
    ui::reports::Work,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc, sync::Arc};

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The desk, played.
    Simulation,
    /// Scenarios beside the plan, played.
    Differences,
    /// Seats more or fewer.
    Curve,
    /// A better rota.
    Rota,
    /// Why a place of the rota cannot be filled.
    WhyNot,
}

/// A plan in one month.
#[derive(Clone)]
pub(crate) struct Of {
    /// With the scenario that is shown, if one is.
    pub(crate) document: Arc<Document>,
    /// So many months after the first one.
    pub(crate) months_ahead: u32,
}

/// The same thing, or one that says the same: with a scenario shown a plan is made anew each time.
fn alike<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || **a == **b
}

impl Of {
    /// Whether the desk of both is the same, as far as a week of it goes.
    pub(crate) fn is_desk_of(&self, other: &Self) -> bool {
        let (a, b) = (&*self.document, &*other.document);
        self.months_ahead == other.months_ahead
            && alike(&a.soc, &b.soc)
            && alike(&a.severities, &b.severities)
            && alike(&a.customers, &b.customers)
            && alike(&a.streams, &b.streams)
            // Large; but only a scenario that changes a volume with months set by hand makes them anew.
            && alike(&a.histories, &b.histories)
            && alike(&a.desk, &b.desk)
            && alike(&a.team, &b.team)
            && alike(&a.roll_outs, &b.roll_outs)
            && alike(&a.year, &b.year)
            && alike(&a.work, &b.work)
    }
}

/// A result, and what it is of.
#[derive(Clone)]
pub(crate) struct Found<T, W> {
    /// Of which plan.
    pub(crate) of: Of,
    /// How it was asked for.
    pub(crate) with: W,
    /// What was found.
    pub(crate) what: T,
}

/// The last one of a kind; told apart by its `Arc`.
pub(crate) type Last<T, W> = RwSignal<Option<Arc<Found<T, W>>>>;

/// What was found last, and the worker that finds it: lives as long as the page, whatever is shown.
#[derive(Clone, Copy)]
pub(crate) struct OnDemand {
    /// How the desk is to be played next.
    pub(crate) options: RwSignal<SimulationOptions>,
    /// The desk, played.
    pub(crate) played: Last<SimulationDigest, SimulationOptions>,
    /// Scenarios beside the plan.
    pub(crate) differences: Last<SimulatedDifferences, (Vec<ScenarioId>, SimulationOptions)>,
    /// Seats more or fewer.
    pub(crate) curve: Last<StaffingCurve, ()>,
    at_work: RwSignal<Option<(Asked, Work)>>,
    worker: StoredValue<WorkerHandle, LocalStorage>,
    /// Beside it for a search on every core.
    others: StoredValue<Vec<WorkerHandle>, LocalStorage>,
}

/// Searches for one rota that go on at once.
struct Race {
    running: usize,
    /// The best rota so far, and which of them found it.
    best: Option<(usize, FoundRota)>,
}

impl Race {
    /// Whether a rota is better than all before; of two that are as good the one of the first search stays.
    fn is_better(&mut self, at: usize, rota: &FoundRota) -> bool {
        let is_better = self.best.as_ref().is_none_or(|(by, best)| (rota.score, at) < (best.score, *by));
        if is_better {
            self.best = Some((at, rota.clone()));
        }
        is_better
    }
}

/// The most searches at once: more find little more, and each takes memory.
const MOST_CORES: usize = 8;

/// How many searches go on at once: one for each core, as far as the browser tells.
fn cores() -> usize {
    let told = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    (told.max(1.0) as usize).min(MOST_CORES)
}

impl OnDemand {
    /// Made once, under the root owner.
    pub(crate) fn start() -> Self {
        Self {
            options: RwSignal::new(SimulationOptions::default()),
            played: RwSignal::new(None),
            differences: RwSignal::new(None),
            curve: RwSignal::new(None),
            at_work: RwSignal::new(None),
            worker: StoredValue::new_local(WorkerHandle::default()),
            others: StoredValue::new_local(Vec::new()),
        }
    }

    /// Plays the desk as the options say.
    pub(crate) fn play(self, of: Of) {
        let with = self.options.get_untracked();
        let (document, months_ahead) = (Box::new((*of.document).clone()), of.months_ahead);
        self.run(Asked::Simulation, Job::Simulate { document, months_ahead, options: with }, move |result| {
            if let JobResult::Simulated(what) = result {
                self.played.try_set(Some(Arc::new(Found { of: of.clone(), with, what: *what })));
            }
        });
    }

    /// Plays scenarios beside the plan.
    pub(crate) fn tell_apart(self, of: Of, scenarios: Vec<ScenarioId>) {
        let options = self.options.get_untracked();
        let with = (scenarios.clone(), options);
        let (document, months_ahead) = (Box::new((*of.document).clone()), of.months_ahead);
        let job = Job::SimulateDifferences { document, months_ahead, scenarios, options };
        self.run(Asked::Differences, job, move |result| {
            if let JobResult::Differences(what) = result {
                let found = Found { of: of.clone(), with: with.clone(), what };
                self.differences.try_set(Some(Arc::new(found)));
            }
        });
    }

    /// Adds seats and takes them away.
    pub(crate) fn draw_curve(self, of: Of) {
        let (document, months_ahead) = (Box::new((*of.document).clone()), of.months_ahead);
        self.run(Asked::Curve, Job::StaffingCurve { document, months_ahead }, move |result| {
            if let JobResult::Curve(what) = result {
                self.curve.try_set(Some(Arc::new(Found { of: of.clone(), with: (), what })));
            }
        });
    }

    /// Looks for a better rota on every core, each with a seed of its own; each that is better than all before is told, the best of
    /// all as the last. Each search ends after a fixed effort, so that as many cores give the same rota again.
    pub(crate) fn find_rota(
        self,
        rota: RotaPlan,
        holidays: Vec<NaiveDate>,
        how: RotaSearch,
        found: impl Fn(FoundRota, bool) + 'static,
    ) {
        self.at_work.try_set(Some((Asked::Rota, Work::Running(0.0))));
        let cores = cores();
        self.others.update_value(|others| others.resize_with(cores - 1, WorkerHandle::default));
        let race = Rc::new(RefCell::new(Race { running: cores, best: None }));
        let found = Rc::new(found);
        for at in 0..cores {
            let (race, found) = (race.clone(), found.clone());
            let heard = move |event| match event {
                // They go on at the same pace.
                JobEvent::Progress(progress) => {
                    if at == 0 {
                        self.at_work.try_set(Some((Asked::Rota, Work::Running(progress.share()))));
                    }
                }
                JobEvent::Early(JobResult::Rota(rota)) => {
                    if race.borrow_mut().is_better(at, &rota) {
                        found(rota, false);
                    }
                }
                JobEvent::Done(JobResult::Rota(rota)) => {
                    race.borrow_mut().is_better(at, &rota);
                    self.ended(&race, None, &*found);
                }
                JobEvent::Early(_) | JobEvent::Done(_) => {}
                JobEvent::Failed(failure) => self.ended(&race, Some(failure), &*found),
            };
            let how = RotaSearch { seed: how.seed + at as u64, ..how };
            let job = Job::FindRota { rota: Box::new(rota.clone()), holidays: holidays.clone(), how };
            match at.checked_sub(1) {
                None => self.worker.with_value(|worker| worker.run(job, None, heard)),
                Some(other) => self.others.with_value(|others| {
                    if let Some(worker) = others.get(other) {
                        worker.run(job, None, heard);
                    }
                }),
            }
        }
    }

    /// Looks for what stands in the way of filling a place of the rota.
    pub(crate) fn ask_why(
        self,
        rota: RotaPlan,
        (cover, day): (CoverId, usize),
        found: impl Fn(WhyNot) + 'static,
    ) {
        self.run(Asked::WhyNot, Job::WhyNot { rota: Box::new(rota), cover, day }, move |result| {
            if let JobResult::WhyNot(why) = result {
                found(*why);
            }
        });
    }

    /// One of the searches is over; the last one to end tells the best of all.
    fn ended(self, race: &RefCell<Race>, failure: Option<JobFailure>, found: &dyn Fn(FoundRota, bool)) {
        let (is_last, best) = {
            let mut race = race.borrow_mut();
            race.running = race.running.saturating_sub(1);
            (race.running == 0, race.best.clone())
        };
        if !is_last {
            return;
        }
        match (best, failure) {
            (Some((_, best)), _) => {
                self.at_work.try_set(None);
                found(best, true);
            }
            (None, Some(failure)) => {
                self.at_work.try_set(Some((Asked::Rota, Work::Failed(failure))));
            }
            (None, None) => {}
        }
    }

    fn run(self, asked: Asked, job: Job, found: impl Fn(JobResult) + 'static) {
        self.at_work.try_set(Some((asked, Work::Running(0.0))));
        let heard = move |event| {
            let work = match event {
                JobEvent::Progress(progress) => Some((asked, Work::Running(progress.share()))),
                JobEvent::Early(result) => return found(result),
                JobEvent::Done(result) => {
                    found(result);
                    None
                }
                JobEvent::Failed(failure) => Some((asked, Work::Failed(failure))),
            };
            self.at_work.try_set(work);
        };
        self.worker.with_value(|worker| worker.run(job, None, heard));
    }

    /// How one of them comes along.
    pub(crate) fn work(self, asked: Asked) -> Work {
        self.at_work.with(|at_work| match at_work {
            Some((of, work)) if *of == asked => work.clone(),
            _ => Work::Idle,
        })
    }

    /// The reader stops one of them, if it is at work. What was shown early stays.
    pub(crate) fn stop(self, asked: Asked) {
        self.end(asked, Some((asked, Work::Stopped)));
    }

    /// Nobody waits for one of them any more.
    pub(crate) fn give_up(self, asked: Asked) {
        self.end(asked, None);
    }

    /// The page that asked is left. What it shows is still there until the next page has come, while what that was made from is gone
    /// already: told of a change, it would look for it. So nobody is told. What is kept of a run says that it was stopped when the page
    /// is opened again.
    pub(crate) fn leave(self, asked: Asked) {
        if self.cancel(asked) {
            let is_kept = matches!(asked, Asked::Simulation | Asked::Differences);
            self.at_work.try_update_untracked(|at_work| *at_work = is_kept.then_some((asked, Work::Stopped)));
        }
    }

    fn end(self, asked: Asked, then: Option<(Asked, Work)>) {
        if self.cancel(asked) {
            self.at_work.try_set(then);
        }
    }

    /// Ends one of them without a word; whether it was at work.
    fn cancel(self, asked: Asked) -> bool {
        let is_running = self
            .at_work
            .try_with_untracked(|at_work| matches!(at_work, Some((of, Work::Running(_))) if *of == asked));
        if is_running == Some(true) {
            self.worker.try_with_value(WorkerHandle::cancel);
            self.others.try_with_value(|others| others.iter().for_each(WorkerHandle::cancel));
        }
        is_running == Some(true)
    }
}
