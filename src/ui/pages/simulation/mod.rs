//! How sure are we, and what do the formulas leave out: the desk played alert by alert, when the reader asks for it.

mod beside;
mod options;
mod pictures;

use super::capacity::Missing;
use crate::{
    app::project::simulation::{SimulationView, view, why_not},
    ui::{
        components::{ButtonKind, Kpi, KpiStrip, RunButton, Select, Tone},
        format::voice,
        on_demand::{Asked, Of, OnDemand},
        reports::{Shown, Work, months},
        state::use_app,
    },
};
use beside::BesideTable;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use options::Settings;
use pictures::{Pictures, Promises};

/// The page.
#[component]
pub fn Simulation() -> impl IntoView {
    let shown = Shown::new(use_app());
    let on_demand: OnDemand = expect_context();
    // A run belongs to the page that shows it: left, it would only keep the reader's machine busy.
    on_cleanup(move || on_demand.leave(Asked::Simulation));
    let computable = Memo::new(move |_| shown.reasons.with(Vec::is_empty));
    view! {
        <Show when=move || computable.get() fallback=move || view! { <Missing reasons=shown.reasons /> }>
            <Played shown />
        </Show>
    }
    .into_any()
}

/// What the page needs of a run.
#[derive(Clone, Copy)]
struct Run {
    on_demand: OnDemand,
    shown: Shown,
    /// What is to be seen of what was played.
    view: Memo<Option<SimulationView>>,
    /// Whether that is of the plan before a change, or of other settings.
    stale: Memo<bool>,
    /// The share of the work that is done, while it goes on.
    running: Memo<Option<f64>>,
}

impl Run {
    fn new(shown: Shown, on_demand: OnDemand) -> Self {
        let view = Memo::new(move |_| {
            on_demand.played.with(|found| found.as_ref().map(|found| view(&found.what, voice())))
        });
        let stale = Memo::new(move |_| {
            let (of, options) = (shown.of(), on_demand.options.get());
            on_demand.played.with(|found| {
                found.as_ref().is_some_and(|found| !found.of.is_desk_of(&of) || found.with != options)
            })
        });
        let running = Memo::new(move |_| match on_demand.work(Asked::Simulation) {
            Work::Running(share) => Some(share),
            Work::Idle | Work::Stopped | Work::Failed(_) => None,
        });
        Self { on_demand, shown, view, stale, running }
    }

    fn of(self) -> Of {
        untrack(move || self.shown.of())
    }

    fn part<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        read: fn(&SimulationView) -> T,
    ) -> Memo<T> {
        Memo::new(move |_| self.view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    }
}

#[component]
fn Played(shown: Shown) -> impl IntoView {
    let on_demand: OnDemand = expect_context();
    let run = Run::new(shown, on_demand);
    let words = voice().words.simulation_page();
    let has_played = Memo::new(move |_| run.view.with(Option::is_some));
    let (answer, detail) = (run.part(|view| view.answer.clone()), run.part(|view| view.detail.clone()));
    let or = move |said: Memo<String>, before: &'static str| {
        move || if has_played.get() { said.get() } else { before.to_owned() }
    };
    let is_running = Memo::new(move |_| run.running.with(Option::is_some));
    let figures = Signal::derive(move || run.view.with(|view| view.as_ref().map(kpis).unwrap_or_default()));
    view! {
        <div class="answer-head">
            <div>
                <h1 class="answer" class:stale=move || run.stale.get() aria-live="polite"
                    aria-busy=move || is_running.get().to_string()>{or(answer, words.unplayed)}</h1>
                <p class="lead">{or(detail, words.unplayed_detail)}</p>
            </div>
            <MonthChoice shown />
        </div>
        <RunLine run />
        <Show when=move || has_played.get()>
            <div class:stale=move || run.stale.get()>
                <KpiStrip figures on_open=|_| {} />
                <Promises run />
                <InTurn parts=vec![
                    ViewFn::from(move || view! { <BesideTable run /> }),
                    ViewFn::from(move || view! { <Pictures run /> }),
                ] />
            </div>
        </Show>
        <Settings on_demand shown />
    }
    .into_any()
}

/// Parts that come one after another, so that the reader's clicks find a way between them: together they take too long.
#[component]
fn InTurn(parts: Vec<ViewFn>) -> impl IntoView {
    let come = RwSignal::new(0_usize);
    let count = parts.len();
    let next = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        if come.get() < count {
            let timer = Timeout::new(0, move || {
                come.try_update(|come| *come += 1);
            });
            next.set_value(Some(timer));
        }
    });
    let parts = parts.into_iter().enumerate().map(|(at, part)| {
        let is_there = Memo::new(move |_| come.get() > at);
        view! { <Show when=move || is_there.get()>{part.run()}</Show> }
    });
    parts.collect_view()
}

fn kpis(view: &SimulationView) -> Vec<Kpi> {
    let kpi = |figure: &crate::app::project::simulation::SimulationFigure| Kpi {
        key: figure.key,
        name: figure.name.to_owned(),
        figure: figure.figure.clone(),
        unit: figure.unit.clone(),
        note: figure.note.clone(),
        tone: figure.judgement.map(Tone::from),
        explained: false,
    };
    view.figures.iter().map(kpi).collect()
}

/// The button that begins, how far it is with a way out, and what has to be said of what is shown.
#[component]
fn RunLine(run: Run) -> impl IntoView {
    let words = voice().words.simulation_page();
    let on_demand = run.on_demand;
    let times =
        move || on_demand.played.with(|found| found.as_ref().map_or(0, |found| found.what.repetitions));
    let said = Signal::derive(move || match on_demand.work(Asked::Simulation) {
        Work::Failed(failure) => why_not(&failure, voice()),
        _ if run.stale.get() => words.stale.to_owned(),
        Work::Stopped => (words.stopped)(voice().format, times()),
        Work::Idle | Work::Running(_) => String::new(),
    });
    let label = Signal::derive(move || {
        let has_played = run.view.with(Option::is_some);
        if has_played { words.play_again.to_owned() } else { words.play.to_owned() }
    });
    view! {
        <RunButton
            kind=ButtonKind::Primary label doing=words.playing running=run.running said
            on_run=move |()| on_demand.play(run.of())
            on_cancel=move |()| on_demand.stop(Asked::Simulation)
        />
    }
}

/// Which month of the horizon is played.
#[component]
fn MonthChoice(shown: Shown) -> impl IntoView {
    let words = voice().words.capacity_page().inputs;
    view! {
        <div class="month-choice no-print">
            <Select label=words.month choices=months(use_app()) value=shown.months_ahead
                on_choose=move |ahead| shown.months_ahead.set(ahead) />
        </div>
    }
}
