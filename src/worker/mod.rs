//! L5: the other side of the Web Worker: one job at a time, files read in slices, progress on the way.
//!
//! A job that is no longer wanted is ended by ending the worker (docs/decisions/worker-cancel.md), so nothing here has to
//! listen while it computes.

mod files;

use crate::{
    app::job::{
        Answer, Job, JobFailure, JobProgress, JobResult, Meanwhile, Request, Said, run_capacity, run_compare,
        run_differences, run_find_rota, run_months, run_simulate, run_staffing_curve, run_why_not,
    },
    platform::BUILD_ID,
};
use gloo_events::EventListener;
use js_sys::{Date, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// Progress is told no more often than this.
const TELL_EVERY_MILLISECONDS: f64 = 50.0;
/// And what a simulation knows by now no more often than this.
const SHOW_EVERY_MILLISECONDS: f64 = 250.0;

/// Begins to listen, and tells the page that it does and of which build it is.
pub fn start() {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    std::panic::set_hook(Box::new(|info| post(&JsValue::from_str(&format!("panic: {info}")))));
    EventListener::new(&scope, "message", |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            take(&event.data());
        }
    })
    .forget();
    post(&JsValue::from_str(BUILD_ID));
}

fn post(message: &JsValue) {
    if let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() {
        // A page that is gone has no use for it.
        let _ = scope.post_message(message);
    }
}

fn answer(number: u32, said: Said) {
    // Reports hold finite numbers and text only, so writing them does not fail.
    if let Ok(text) = serde_json::to_string(&Answer { number, said }) {
        post(&JsValue::from_str(&text));
    }
}

/// A message is `{request: text, file: Blob or undefined}`.
fn take(message: &JsValue) {
    let text =
        Reflect::get(message, &"request".into()).ok().and_then(|text| text.as_string()).unwrap_or_default();
    let file = Reflect::get(message, &"file".into()).ok().and_then(|file| file.dyn_into::<Blob>().ok());
    match serde_json::from_str::<Request>(&text) {
        Ok(Request { number, job }) => spawn_local(async move {
            let said = match run(number, job, file).await {
                Ok(result) => Said::Done(result),
                Err(failure) => Said::Failed(failure),
            };
            answer(number, said);
        }),
        // Without a number nobody could be told; the page sends what it wrote itself.
        Err(error) => post(&JsValue::from_str(&format!("panic: {error}"))),
    }
}

async fn run(number: u32, job: Job, file: Option<Blob>) -> Result<JobResult, JobFailure> {
    let mut told_at = 0.0;
    let mut tell = move |progress: JobProgress| {
        let now = Date::now();
        if now - told_at >= TELL_EVERY_MILLISECONDS {
            told_at = now;
            answer(number, Said::Progress(progress));
        }
    };
    let file = file.ok_or_else(|| JobFailure::FileUnreadable(String::new()));
    let mut hear = |meanwhile| match meanwhile {
        Meanwhile::Progress(progress) => tell(progress),
        Meanwhile::Early(result) => answer(number, Said::Early(result)),
    };
    match job {
        Job::Capacity { document, months_ahead } => run_capacity(&document, months_ahead, hear),
        Job::Compare { document, months_ahead, scenarios } => {
            run_compare(&document, months_ahead, &scenarios, hear)
        }
        Job::Months { document, scenario } => {
            run_months(&document, scenario, |progress| hear(Meanwhile::Progress(progress)))
                .map(|answer| JobResult::Months(Box::new(answer)))
        }
        Job::Simulate { document, months_ahead, options } => {
            run_simulate(&document, months_ahead, options, now_and_then(), hear)
        }
        Job::SimulateDifferences { document, months_ahead, scenarios, options } => {
            run_differences(&document, months_ahead, &scenarios, options, now_and_then(), hear)
        }
        Job::FindRota { rota, holidays, how } => run_find_rota(&rota, &holidays, how, now_and_then(), hear),
        Job::WhyNot { rota, cover, day } => run_why_not(&rota, cover, day),
        Job::StaffingCurve { document, months_ahead } => run_staffing_curve(&document, months_ahead, hear),
        Job::SniffAlerts { encoding, separator, has_header } => {
            files::sniff(&file?, encoding, separator, has_header).await
        }
        Job::ImportAlerts { options } => {
            files::import(&file?, *options, &mut |progress| hear(Meanwhile::Progress(progress))).await
        }
    }
}

/// Whether the last time is long enough ago to show what is known by now; the first time at once.
fn now_and_then() -> impl FnMut() -> bool {
    let mut shown_at = 0.0;
    move || {
        let now = Date::now();
        let is_due = now - shown_at >= SHOW_EVERY_MILLISECONDS;
        if is_due {
            shown_at = now;
        }
        is_due
    }
}
