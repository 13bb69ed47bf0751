//! The capacity reports behind the pages: the quick one of the plan as it is, with each change; then, from the worker, the one with what
//! chance does to waits, and last the full one with the search for enough seats.

use crate::{
    app::{
        job::{Job, JobFailure, JobResult},
        keeping::PlanId,
        project::capacity::Computing,
    },
    chart::within_target,
    domain::Document,
    engine::{
        capacity::{CapacityReport, DeskWeek, InputReason, quick_report},
        scenario::{applied, last_change},
    },
    platform::worker::{JobEvent, WorkerHandle},
    ui::{components::Choice, format::voice, on_demand::Of, state::AppState},
};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// Who types on is not asked for a full report of each letter.
const REST_MILLISECONDS: u32 = 150;

/// What a report is of.
#[derive(Clone)]
struct Subject {
    plan: Option<PlanId>,
    document: Arc<Document>,
    months_ahead: u32,
}

impl Subject {
    fn is(&self, other: &Self) -> bool {
        let (a, b) = (&*self.document, &*other.document);
        self.months_ahead == other.months_ahead
            && Arc::ptr_eq(&a.soc, &b.soc)
            && Arc::ptr_eq(&a.severities, &b.severities)
            && Arc::ptr_eq(&a.streams, &b.streams)
            && Arc::ptr_eq(&a.histories, &b.histories)
            && Arc::ptr_eq(&a.desk, &b.desk)
            && Arc::ptr_eq(&a.team, &b.team)
            && Arc::ptr_eq(&a.roll_outs, &b.roll_outs)
            && Arc::ptr_eq(&a.year, &b.year)
            && Arc::ptr_eq(&a.work, &b.work)
    }

    /// Another plan's figures stand for nothing here.
    fn is_of_the_same_plan(&self, other: &Self) -> bool {
        self.plan == other.plan && self.document.severities.keys().eq(other.document.severities.keys())
    }
}

/// How the full report comes along.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Work {
    /// There is nothing to do.
    #[default]
    Idle,
    /// It is being worked out; the share that is done.
    Running(f64),
    /// The reader stopped it.
    Stopped,
    /// It came to nothing.
    Failed(JobFailure),
}

/// The last full report and the worker that makes the next: lives as long as the page, whatever is shown.
#[derive(Clone, Copy)]
pub struct FullReports {
    last: RwSignal<Option<(Subject, Arc<CapacityReport>)>>,
    /// The report with chance, while the search for enough seats goes on.
    early: RwSignal<Option<(Subject, Arc<CapacityReport>)>>,
    work: RwSignal<Work>,
    worker: StoredValue<WorkerHandle, LocalStorage>,
    soon: StoredValue<Option<Timeout>, LocalStorage>,
}

impl FullReports {
    /// Made once, under the root owner.
    pub fn start() -> Self {
        Self {
            last: RwSignal::new(None),
            early: RwSignal::new(None),
            work: RwSignal::new(Work::Idle),
            worker: StoredValue::new_local(WorkerHandle::default()),
            soon: StoredValue::new_local(None),
        }
    }

    /// The worker that makes them, for other figures of the open plan.
    pub(crate) fn worker(self) -> WorkerHandle {
        self.worker.get_value()
    }

    /// Asks for the full report, once the reader rests.
    fn ask(self, subject: Subject) {
        let timer = Timeout::new(REST_MILLISECONDS, move || self.run(subject));
        self.soon.set_value(Some(timer));
    }

    fn run(self, subject: Subject) {
        let document = Box::new((*subject.document).clone());
        let job = Job::Capacity { document, months_ahead: subject.months_ahead };
        self.work.try_set(Work::Running(0.0));
        let heard = move |event| {
            let work = match event {
                JobEvent::Progress(progress) => Work::Running(progress.share()),
                JobEvent::Early(JobResult::Capacity(report)) => {
                    self.early.try_set(Some((subject.clone(), Arc::new(*report))));
                    return;
                }
                JobEvent::Early(_) => return,
                JobEvent::Done(JobResult::Capacity(report)) => {
                    self.last.try_set(Some((subject.clone(), Arc::new(*report))));
                    self.early.try_set(None);
                    Work::Idle
                }
                JobEvent::Done(_) => Work::Idle,
                JobEvent::Failed(failure) => Work::Failed(failure),
            };
            self.work.try_set(work);
        };
        self.worker.with_value(|worker| worker.run(job, None, heard));
    }

    fn stop(self) {
        self.soon.set_value(None);
        self.worker.with_value(WorkerHandle::cancel);
    }
}

/// A memo that is told apart by its `Arc`.
fn shared<T: Send + Sync + 'static>(
    of: impl Fn() -> Option<Arc<T>> + Send + Sync + 'static,
) -> Memo<Option<Arc<T>>> {
    Memo::new_with_compare(
        move |_| of(),
        |before, after| match (before.and_then(Option::as_ref), after.and_then(Option::as_ref)) {
            (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
            (None, None) => before.is_none() != after.is_none(),
            _ => true,
        },
    )
}

/// The plan as pages show it in a month: as it is, or with the scenario that is shown.
fn shown(state: AppState, ahead: Memo<u32>) -> Memo<Arc<Document>> {
    Memo::new_with_compare(
        move |_| {
            let document = state.document.get();
            match state.scenario.get().and_then(|id| document.scenarios.get(&id)) {
                Some(scenario) => Arc::new(applied(&document, scenario, ahead.get())),
                None => document,
            }
        },
        |before: Option<&Arc<Document>>, after| match (before, after) {
            (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
            _ => true,
        },
    )
}

/// The months of the open plan to choose from: so many after the first one.
pub(crate) fn months(state: AppState) -> Memo<Vec<Choice<u32>>> {
    let soc = state.sections.soc;
    Memo::new(move |_| {
        let (first, count) = soc.with(|soc| (soc.first_month, soc.horizon_months));
        (0..count.max(1))
            .map(|ahead| {
                let month = voice().format.month(first.plus(i32::try_from(ahead).unwrap_or(0)));
                Choice::new(ahead, month)
            })
            .collect()
    })
}

/// The plan as pages without a month show it: as it is, or with the scenario that is shown once its last change has come.
pub(crate) fn settled(state: AppState) -> Memo<Arc<Document>> {
    let month = Memo::new(move |_| {
        let document = state.document.get();
        state.scenario.get().and_then(|id| document.scenarios.get(&id)).map_or(0, last_change)
    });
    shown(state, month)
}

/// What pages follow of the open plan: a month, the plan as it is shown, and its week.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    /// Which month is shown: so many after the first one.
    pub(crate) months_ahead: RwSignal<u32>,
    /// The plan: as it is, or with the scenario that is shown.
    pub(crate) document: Memo<Arc<Document>>,
    /// Why there is no week to compute.
    pub(crate) reasons: Memo<Vec<InputReason>>,
    ahead: Memo<u32>,
    week: Memo<Result<Arc<DeskWeek>, Vec<InputReason>>>,
}

impl Shown {
    /// Follows the open plan while the page is shown.
    pub(crate) fn new(state: AppState) -> Self {
        let months_ahead = RwSignal::new(0_u32);
        let ahead = Memo::new(move |_| {
            // A horizon that became shorter ends the look ahead.
            months_ahead.get().min(state.sections.soc.with(|soc| soc.horizon_months.max(1) - 1))
        });
        let document = shown(state, ahead);
        let week = Memo::new(move |_| {
            document.with(|document| DeskWeek::from_document(document, ahead.get()).map(Arc::new))
        });
        let reasons = Memo::new(move |_| week.with(|week| week.as_ref().err().cloned().unwrap_or_default()));
        Self { months_ahead, document, reasons, ahead, week }
    }

    /// The plan in the month that is shown.
    pub(crate) fn of(self) -> Of {
        Of { document: self.document.get(), months_ahead: self.ahead.get() }
    }
}

/// The reports of the open plan in one month.
#[derive(Clone, Copy)]
pub(crate) struct Reports {
    /// Which month is shown: so many after the first one.
    pub(crate) months_ahead: RwSignal<u32>,
    /// Why there is no report.
    pub(crate) reasons: Memo<Vec<InputReason>>,
    /// Of the plan as it is: full if it is there, else with chance, else quick.
    pub(crate) now: Memo<Option<Arc<CapacityReport>>>,
    /// The last full one, if `now` is not one.
    pub(crate) before: Memo<Option<Arc<CapacityReport>>>,
    /// The plan that they are of: as it is, or with the scenario that is shown.
    pub(crate) document: Memo<Arc<Document>>,
    /// How the full one comes along.
    pub(crate) work: RwSignal<Work>,
    follows: Shown,
    computing: Memo<Computing>,
    full: FullReports,
    subject: Signal<Subject>,
}

impl Reports {
    /// Follows the open plan while the page is shown.
    pub(crate) fn new(state: AppState, full: FullReports) -> Self {
        let follows = Shown::new(state);
        let Shown { months_ahead, document, reasons, ahead, week } = follows;
        let subject = Signal::derive(move || Subject {
            plan: state.open.with(|open| open.as_ref().and_then(|open| open.id)),
            document: document.get(),
            months_ahead: ahead.get(),
        });
        let fresh = shared(move || {
            let subject = subject.get();
            full.last.with(|last| last.as_ref().filter(|(of, _)| of.is(&subject)).map(|(_, r)| Arc::clone(r)))
        });
        let quick =
            shared(move || week.with(|week| week.as_ref().ok().map(|week| Arc::new(quick_report(week)))));
        let early = shared(move || {
            let subject = subject.get();
            full.early
                .with(|early| early.as_ref().filter(|(of, _)| of.is(&subject)).map(|(_, r)| Arc::clone(r)))
        });
        let now = shared(move || fresh.get().or_else(|| early.get()).or_else(|| quick.get()));
        let before = shared(move || match fresh.get() {
            Some(_) => None,
            None => {
                let subject = subject.get();
                full.last.with(|last| {
                    let last = last.as_ref().filter(|(of, _)| of.is_of_the_same_plan(&subject));
                    last.map(|(_, report)| Arc::clone(report))
                })
            }
        });
        Effect::new(move |_| {
            let wanted = week.with(Result::is_ok) && fresh.with(Option::is_none);
            if wanted {
                full.ask(subject.get());
            } else {
                full.stop();
                full.work.set(Work::Idle);
            }
        });
        on_cleanup(move || full.stop());
        let work = full.work;
        // A memo, so that the progress of the work does not make the page anew.
        let computing = Memo::new(move |_| match work.get() {
            Work::Idle | Work::Running(_) => Computing::GoesOn,
            Work::Stopped | Work::Failed(_) => Computing::Stopped,
        });
        Self { months_ahead, document, reasons, now, before, work, follows, computing, full, subject }
    }

    /// Stops working the full report out.
    pub(crate) fn stop(self) {
        self.full.stop();
        self.work.set(Work::Stopped);
    }

    /// Works the full report out after all.
    pub(crate) fn again(self) {
        self.full.run(self.subject.get_untracked());
    }

    /// The full report, once it is there.
    pub(crate) fn full(self) -> Option<Arc<CapacityReport>> {
        self.now.get().filter(|now| now.need.is_some())
    }

    /// The plan in the month that the reports are of.
    pub(crate) fn of(self) -> Of {
        self.follows.of()
    }

    /// Whether what is missing is on its way.
    pub(crate) fn computing(self) -> Computing {
        self.computing.get()
    }

    /// The report with the shares by hour, and whether it is of the plan before the last change.
    pub(crate) fn shares(self) -> Option<(Arc<CapacityReport>, bool)> {
        let (now, before) = (self.now.get()?, self.before.get());
        match before {
            Some(before) if !within_target::is_drawn(&now) => Some((before, true)),
            _ => Some((now, false)),
        }
    }
}
