//! The months ahead: will the team keep up, when does it fall short, how likely is that, and what decides it?
//!
//! The worker follows the plan, or the scenario that is shown, after each change; what stands there meanwhile is of the plan
//! before.

mod automation;
mod posts;
mod staffing;
mod year;

use crate::{
    app::{
        job::{Job, JobFailure, JobResult, MonthsAnswer},
        project::ahead::{AheadView, view},
        route::Route,
    },
    domain::{Document, ScenarioId},
    engine::months::MonthsInput,
    platform::worker::JobEvent,
    ui::{
        components::{ChartView, EmptyState, Kpi, KpiStrip, ProgressBar},
        format::voice,
        reports::FullReports,
        state::{AppState, use_app},
    },
};
use automation::Automation;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use posts::{Leavers, Posts};
use staffing::Newcomers;
use std::sync::Arc;
use year::{Holidays, Season};

/// Who types on is not asked for the months of each letter.
const REST_MILLISECONDS: u32 = 200;

type Subject = (Arc<Document>, Option<ScenarioId>);

/// How the months come along.
#[derive(Clone, PartialEq)]
enum Work {
    Idle,
    Running(f64),
    Failed(JobFailure),
}

/// What the worker found last, and how the next comes along.
#[derive(Clone, Copy)]
struct Months {
    found: RwSignal<Option<(Subject, Arc<MonthsAnswer>)>>,
    work: RwSignal<Work>,
}

impl Months {
    fn follow(state: AppState) -> Self {
        let found = RwSignal::new(None);
        let work = RwSignal::new(Work::Running(0.0));
        let full = expect_context::<FullReports>();
        let soon = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |_| {
            let subject: Subject = (state.document.get(), state.scenario.get());
            let timer = Timeout::new(REST_MILLISECONDS, move || run(full, subject, found, work));
            soon.set_value(Some(timer));
        });
        on_cleanup(move || {
            soon.try_set_value(None);
            full.worker().cancel();
        });
        Self { found, work }
    }
}

fn run(
    full: FullReports,
    subject: Subject,
    found: RwSignal<Option<(Subject, Arc<MonthsAnswer>)>>,
    work: RwSignal<Work>,
) {
    let job = Job::Months { document: Box::new((*subject.0).clone()), scenario: subject.1 };
    work.try_set(Work::Running(0.0));
    full.worker().run(job, None, move |event| {
        let now = match event {
            JobEvent::Progress(progress) => Work::Running(progress.share()),
            JobEvent::Done(JobResult::Months(answer)) => {
                found.try_set(Some((subject.clone(), Arc::new(*answer))));
                Work::Idle
            }
            JobEvent::Early(_) | JobEvent::Done(_) => return,
            JobEvent::Failed(failure) => Work::Failed(failure),
        };
        work.try_set(now);
    });
}

/// The page.
#[component]
pub fn Ahead() -> impl IntoView {
    let state = use_app();
    let months = Months::follow(state);
    let shown: Memo<Option<AheadView>> = Memo::new(move |_| {
        let (subject, answer) = months.found.get()?;
        let (document, scenario) = &subject;
        let scenario = scenario.and_then(|id| document.scenarios.get(&id));
        let input = match scenario {
            Some(scenario) => MonthsInput::with_scenario(document, scenario),
            None => MonthsInput::from_document(document),
        };
        view(&answer, &input, scenario.map(|scenario| scenario.name.as_str()), voice())
    });
    let is_there = Memo::new(move |_| shown.with(Option::is_some));
    let nothing = Memo::new(move |_| {
        months.work.with(|work| matches!(work, Work::Failed(JobFailure::NothingToCompute)))
    });
    view! {
        <Show when=move || is_there.get() && !nothing.get() fallback=move || view! { <NotThere nothing /> }>
            <Found shown />
        </Show>
        <WorkLine work=months.work />
        <Newcomers />
        <Posts />
        <Leavers />
        <Automation />
        <Season />
        <Holidays />
    }
}

#[component]
fn NotThere(nothing: Memo<bool>) -> impl IntoView {
    let words = voice().words.ahead_page();
    view! {
        <Show when=move || nothing.get() fallback=move || view! { <h1>{words.pending}</h1> }>
            <EmptyState title=words.unanswerable lesson=words.unanswerable_detail>
                <a class="button primary" href=Route::Alerts.hash()>{voice().words.shell().pages.alerts}</a>
                <a class="button" href=Route::Team.hash()>{voice().words.shell().pages.team}</a>
            </EmptyState>
        </Show>
    }
}

#[component]
fn Found(shown: Memo<Option<AheadView>>) -> impl IntoView {
    let words = move |read: fn(&AheadView) -> &String| {
        move || shown.with(|shown| shown.as_ref().map(|shown| read(shown).clone()).unwrap_or_default())
    };
    let figures = Signal::derive(move || {
        shown
            .with(|shown| shown.as_ref().map(|shown| shown.figures.iter().map(Kpi::from).collect::<Vec<_>>()))
            .unwrap_or_default()
    });
    // A picture that is there stays until the next one is.
    let picture = move |read: fn(&AheadView) -> &crate::chart::ChartSpec| {
        let spec = Memo::new(move |before: Option<&Option<crate::chart::ChartSpec>>| {
            let now = shown.with(|shown| shown.as_ref().map(|shown| read(shown).clone()));
            now.or_else(|| before.cloned().flatten())
        });
        move || {
            let first = spec.get_untracked()?;
            let spec = Signal::derive(move || spec.get().unwrap_or_else(|| first.clone()));
            Some(view! { <ChartView spec /> })
        }
    };
    view! {
        <h1>{words(|shown| &shown.answer)}</h1>
        <p class="lead">{words(|shown| &shown.detail)}</p>
        <KpiStrip figures on_open=|_| {} />
        {picture(|shown| &shown.fan)()}
        <div class="columns">
            <div>{picture(|shown| &shown.headcount)()}</div>
            <div>{picture(|shown| &shown.tornado)()}</div>
        </div>
    }
}

#[component]
fn WorkLine(work: RwSignal<Work>) -> impl IntoView {
    let words = voice().words.ahead_page();
    let line = move || match work.get() {
        Work::Idle | Work::Failed(JobFailure::NothingToCompute) => ().into_any(),
        Work::Running(share) => {
            view! { <ProgressBar label=words.running share=Signal::stored(share) /> }.into_any()
        }
        Work::Failed(failure) => {
            view! { <span class="tone-bad">{(words.failed)(&failure.to_string())}</span> }.into_any()
        }
    };
    view! { <div class="work-line no-print">{line}</div> }
}
