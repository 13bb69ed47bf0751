//! The reports of the columns, from the worker, and the table of their figures.

use crate::{
    app::{
        job::{Job, JobResult, MonthsBrief},
        project::{
            compare::{Column, CompareRow, CompareView, MOST_BESIDE, view},
            simulation::why_not,
        },
    },
    base::Month,
    domain::{Document, ScenarioId},
    engine::capacity::CapacityReport,
    platform::worker::{JobEvent, WorkerHandle},
    ui::{
        components::{
            DataTable, Disclosure, ProgressBar, RunButton, Section, TableCell, TableColumn, TableRow, Tone,
        },
        format::voice,
        on_demand::{Asked, Of, OnDemand},
        play_fields::{TimesAndSeed, Weeks},
        reports::{FullReports, Work},
        state::{AppState, use_app},
    },
};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// Who types on is not asked for a comparison of each letter.
const REST_MILLISECONDS: u32 = 250;

type Reports = Arc<Vec<Option<CapacityReport>>>;

/// The plan beside its first scenarios in one month.
#[derive(Clone, Copy)]
pub(super) struct Comparison {
    /// Which month: so many after the first one.
    pub(super) months_ahead: RwSignal<u32>,
    /// What is shown.
    pub(super) shown: Memo<CompareView>,
    /// The share of the work that is done, while it goes on.
    running: RwSignal<Option<f64>>,
    /// The plan's months.
    month: Memo<Month>,
    ahead: Memo<u32>,
    beside: Memo<Vec<ScenarioId>>,
    on_demand: OnDemand,
    /// The differences that were played are of the plan as it is.
    is_fresh: Memo<bool>,
}

impl Comparison {
    /// Follows the open plan while the page is shown.
    pub(super) fn new(state: AppState, ids: Memo<Vec<ScenarioId>>) -> Self {
        let months_ahead = RwSignal::new(0_u32);
        let ahead = Memo::new(move |_| {
            let horizon = state.sections.soc.with(|soc| soc.horizon_months.max(1));
            months_ahead.get().min(horizon - 1)
        });
        let beside =
            Memo::new(move |_| ids.with(|ids| ids.iter().take(MOST_BESIDE).copied().collect::<Vec<_>>()));
        let reports = RwSignal::new(None::<(Arc<Document>, u32, Reports)>);
        let running = RwSignal::new(None);
        let briefs = RwSignal::new(Vec::new());
        let full = expect_context::<FullReports>();
        let on_demand = expect_context::<OnDemand>();
        let soon = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |_| {
            let (document, ahead, scenarios) = (state.document.get(), ahead.get(), beside.get());
            if scenarios.is_empty() {
                return;
            }
            let timer = Timeout::new(REST_MILLISECONDS, move || {
                compare(&full.worker(), document, ahead, scenarios, Into { reports, briefs, running });
            });
            soon.set_value(Some(timer));
        });
        on_cleanup(move || {
            soon.try_set_value(None);
            full.worker().cancel();
        });
        let shown = Memo::new(move |_| {
            let document = state.document.get();
            let found = reports.get().filter(|(of, month, _)| {
                // Names may change while figures stay; all else makes new ones.
                *month == ahead.get() && of.scenarios.keys().eq(document.scenarios.keys())
            });
            let report = |at: usize| found.as_ref().and_then(|(.., reports)| reports.get(at)?.as_ref());
            let names = beside.get();
            let ahead_of = briefs.get();
            let brief = |at: usize| ahead_of.get(at).and_then(Option::as_ref).filter(|_| found.is_some());
            let mut columns = vec![Column { name: "", report: report(0), ahead: brief(0) }];
            for (at, id) in names.iter().enumerate() {
                if let Some(scenario) = document.scenarios.get(id) {
                    let (report, ahead) = (report(at + 1), brief(at + 1));
                    columns.push(Column { name: &scenario.name, report, ahead });
                }
            }
            let played = on_demand.differences.get();
            // Columns that came or went since have none.
            let played = played.as_ref().filter(|found| found.with.0 == names).map(|found| &found.what);
            view(&columns, played, voice())
        });
        let is_fresh = Memo::new(move |_| {
            let of = Of { document: state.document.get(), months_ahead: ahead.get() };
            on_demand.differences.with(|found| {
                found.as_ref().is_some_and(|found| {
                    found.with.1 == on_demand.options.get()
                        && found.of.is_desk_of(&of)
                        && found.of.document.scenarios == of.document.scenarios
                })
            })
        });
        let month = Memo::new(move |_| {
            let first = state.sections.soc.with(|soc| soc.first_month);
            first.plus(i32::try_from(ahead.get()).unwrap_or(0))
        });
        on_cleanup(move || on_demand.leave(Asked::Differences));
        Self { months_ahead, shown, running, month, ahead, beside, on_demand, is_fresh }
    }
}

/// Where what the worker finds goes.
#[derive(Clone, Copy)]
struct Into {
    reports: RwSignal<Option<(Arc<Document>, u32, Reports)>>,
    briefs: RwSignal<Vec<Option<MonthsBrief>>>,
    running: RwSignal<Option<f64>>,
}

fn compare(
    worker: &WorkerHandle,
    document: Arc<Document>,
    months_ahead: u32,
    scenarios: Vec<ScenarioId>,
    into: Into,
) {
    let Into { reports, briefs, running } = into;
    let job = Job::Compare { document: Box::new((*document).clone()), months_ahead, scenarios };
    running.try_set(Some(0.0));
    worker.run(job, None, move |event| match event {
        JobEvent::Progress(progress) => drop(running.try_set(Some(progress.share()))),
        JobEvent::Early(JobResult::Compared(found)) => {
            reports.try_set(Some((Arc::clone(&document), months_ahead, Arc::new(found))));
        }
        JobEvent::Done(JobResult::Compared(found)) => {
            reports.try_set(Some((Arc::clone(&document), months_ahead, Arc::new(found))));
            running.try_set(None);
        }
        JobEvent::Early(JobResult::ComparedMonths(found)) => drop(briefs.try_set(found)),
        JobEvent::Early(_) => {}
        JobEvent::Done(_) | JobEvent::Failed(_) => drop(running.try_set(None)),
    });
}

/// The table.
#[component]
pub(super) fn SideBySide(comparison: Comparison) -> impl IntoView {
    let words = voice().words.compare_page();
    let columns = Memo::new(move |_| {
        comparison.shown.with(|shown| {
            let first = TableColumn::words(words.what);
            let rest = shown.columns.iter().map(|name| TableColumn::figures(name, ""));
            std::iter::once(first).chain(rest).collect::<Vec<_>>()
        })
    });
    let rows = Memo::new(move |_| {
        let is_stale = !comparison.is_fresh.get();
        comparison
            .shown
            .with(|shown| shown.rows.iter().enumerate().map(|at| row(at, is_stale)).collect::<Vec<_>>())
    });
    let about = Signal::derive(move || (words.table_about)(&voice().format.month(comparison.month.get())));
    let progress = move || {
        let running = voice().words.capacity_page().work.running;
        comparison.running.get().map(|_| {
            let share = Signal::derive(move || comparison.running.get().unwrap_or(1.0));
            view! { <ProgressBar label=running share /> }
        })
    };
    view! {
        <Section title=words.table subtitle=about>
            <div class="work-line">{progress}</div>
            <DataTable caption=words.table columns rows class="compare-table" />
            <PlayLine comparison />
        </Section>
    }
}

fn row((at, row): (usize, &CompareRow), is_stale: bool) -> TableRow {
    let cells = row.cells.iter().map(|cell| TableCell {
        text: cell.text.clone(),
        tone: cell.kept.map(|kept| if kept { Tone::Good } else { Tone::Bad }),
        quiet: cell.is_missing || row.is_played,
        stale: row.is_played && is_stale,
        ..TableCell::default()
    });
    let name = TableCell { quiet: row.is_played, ..TableCell::from(row.name.clone()) };
    TableRow { key: at.to_string(), cells: std::iter::once(name).chain(cells).collect() }
}

/// The button that plays the differences, how far that is, and what is to be said of them.
#[component]
fn PlayLine(comparison: Comparison) -> impl IntoView {
    let words = voice().words.compare_page();
    let on_demand = comparison.on_demand;
    let state = use_app();
    let running = Memo::new(move |_| match on_demand.work(Asked::Differences) {
        Work::Running(share) => Some(share),
        _ => None,
    });
    let times = Memo::new(move |_| {
        let found = on_demand.differences.get()?;
        (found.with.0 == comparison.beside.get()).then_some((found.what.repetitions, found.what.weeks))
    });
    let play = move |_| {
        let of =
            Of { document: state.document.get_untracked(), months_ahead: comparison.ahead.get_untracked() };
        on_demand.tell_apart(of, comparison.beside.get_untracked());
    };
    let label = Signal::derive(move || {
        let has_played = times.with(Option::is_some);
        if has_played { words.play_again.to_owned() } else { words.play.to_owned() }
    });
    let said = Signal::derive(move || match on_demand.work(Asked::Differences) {
        Work::Failed(failure) => why_not(&failure, voice()),
        _ => match times.get() {
            Some(_) if !comparison.is_fresh.get() => words.played_stale.to_owned(),
            Some((times, weeks)) => (words.played_about)(voice().format, times, weeks),
            None => String::new(),
        },
    });
    view! {
        <RunButton
            label doing=words.playing running said on_run=play
            on_cancel=move |()| on_demand.stop(Asked::Differences)
        />
        <Disclosure summary=words.play_options>
            <div class="form"><Weeks options=on_demand.options /><TimesAndSeed options=on_demand.options /></div>
        </Disclosure>
    }
}
