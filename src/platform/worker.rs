//! The page's side of the worker: one job at a time, the latest wins.
//!
//! A job that is no longer wanted (cancelled, or overtaken by the next) is ended with its worker: nothing is left behind, the
//! memory comes back, and a computation need not look for messages. A capacity job that is about to end is cheaper
//! than a new worker, so one that is overtaken gets a moment first. docs/decisions/worker-cancel.md has the measures.

use super::BUILD_ID;
use crate::app::job::{Job, JobFailure, JobProgress, JobResult, Request, Said, read_answer};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long an overtaken job may go on before its worker is ended.
const OVERTAKEN_MAY_TAKE_MILLISECONDS: u32 = 120;
/// A worker that has not come up by then will not.
const STARTS_WITHIN_MILLISECONDS: u32 = 20_000;

/// What a job says to who asked for it.
#[derive(Clone, Debug)]
pub enum JobEvent {
    /// It goes on.
    Progress(JobProgress),
    /// A part of what will come; it goes on.
    Early(JobResult),
    /// It is done; nothing follows.
    Done(JobResult),
    /// It came to nothing; nothing follows.
    Failed(JobFailure),
}

type Heard = Rc<dyn Fn(JobEvent)>;

struct Wanted {
    request: Request,
    file: Option<Blob>,
    heard: Heard,
}

/// A worker that is started with its first job. Copies share it.
#[derive(Clone, Default)]
pub struct WorkerHandle(Rc<Inner>);

#[derive(Default)]
struct Inner {
    worker: RefCell<Option<Running>>,
    /// What waits until the worker is ready or free.
    next: RefCell<Option<Wanted>>,
    /// Who hears of the job at hand, and its number.
    current: RefCell<Option<(u32, Heard)>>,
    overtaken: RefCell<Option<Timeout>>,
    last_number: Cell<u32>,
}

struct Running {
    worker: Worker,
    ready: Cell<bool>,
    _listeners: [EventListener; 3],
    _starting: Timeout,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl WorkerHandle {
    /// Runs a job in place of any that runs or waits; that one is not heard of again. `heard` may be called after the page has moved on: only signals
    /// that live as long as the page belong into it, through their `try_` methods.
    pub fn run(&self, job: Job, file: Option<Blob>, heard: impl Fn(JobEvent) + 'static) {
        let inner = &self.0;
        let number = inner.last_number.get().wrapping_add(1);
        inner.last_number.set(number);
        let is_busy = inner.current.borrow().is_some();
        *inner.next.borrow_mut() =
            Some(Wanted { request: Request { number, job }, file, heard: Rc::new(heard) });
        if is_busy {
            let waiting = Rc::clone(inner);
            let timer = Timeout::new(OVERTAKEN_MAY_TAKE_MILLISECONDS, move || {
                waiting.end_worker();
                waiting.start_next();
            });
            // The first overtaking sets the time; typing on does not put it off.
            inner.overtaken.borrow_mut().get_or_insert(timer);
        } else {
            inner.start_next();
        }
    }

    /// Ends what runs and forgets what waits. Nothing is left behind, and nobody hears of it again.
    pub fn cancel(&self) {
        self.0.next.take();
        if self.0.current.borrow().is_some() {
            self.0.end_worker();
        }
    }

    /// Starts the worker, so that the first job need not wait for it.
    pub fn warm_up(&self) {
        self.0.start_next();
    }
}

impl Inner {
    fn end_worker(&self) {
        self.overtaken.take();
        self.current.take();
        self.worker.take();
    }

    fn start_next(self: &Rc<Self>) {
        if self.worker.borrow().is_none() {
            match self.start_worker() {
                Ok(running) => *self.worker.borrow_mut() = Some(running),
                Err(thrown) => {
                    return self.fail(&JobFailure::Stopped(thrown.as_string().unwrap_or_default()));
                }
            }
        }
        // A handle of its own: whoever is told of a failure may cancel, which takes the worker away.
        let ready =
            self.worker.borrow().as_ref().filter(|running| running.ready.get()).map(|r| r.worker.clone());
        let Some(worker) = ready else { return };
        let Some(wanted) = self.next.take() else { return };
        self.overtaken.take();
        *self.current.borrow_mut() = Some((wanted.request.number, Rc::clone(&wanted.heard)));
        if let Err(failure) = send(&worker, &wanted) {
            self.current.take();
            (wanted.heard)(JobEvent::Failed(failure));
        }
    }

    fn start_worker(self: &Rc<Self>) -> Result<Running, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&format!("./worker_loader.js?build={BUILD_ID}"), &options)?;
        let on_message = {
            let inner = Rc::clone(self);
            EventListener::new(&worker, "message", move |event| {
                let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                inner.hear(&said.unwrap_or_default());
            })
        };
        let on_error = |name: &'static str| {
            let inner = Rc::clone(self);
            EventListener::new(&worker, name, move |event| {
                let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                inner.stopped(words);
            })
        };
        let listeners = [on_message, on_error("error"), on_error("messageerror")];
        let inner = Rc::clone(self);
        let starting = Timeout::new(STARTS_WITHIN_MILLISECONDS, move || {
            if inner.worker.borrow().as_ref().is_some_and(|running| !running.ready.get()) {
                inner.stopped(String::new());
            }
        });
        Ok(Running { worker, ready: Cell::new(false), _listeners: listeners, _starting: starting })
    }

    fn hear(self: &Rc<Self>, said: &str) {
        let ready = self.worker.borrow().as_ref().is_some_and(|running| running.ready.get());
        if !ready {
            return self.greet(said);
        }
        if let Some(words) = said.strip_prefix("panic: ") {
            return self.stopped(words.to_owned());
        }
        let answer = match read_answer(said) {
            Ok(answer) => answer,
            Err(words) => return self.stopped(words),
        };
        let heard = match &*self.current.borrow() {
            Some((number, heard)) if *number == answer.number => Rc::clone(heard),
            _ => return,
        };
        let wanted = self.next.borrow().is_none();
        let event = match answer.said {
            Said::Progress(progress) => JobEvent::Progress(progress),
            Said::Early(result) => JobEvent::Early(result),
            Said::Done(result) => JobEvent::Done(result),
            Said::Failed(failure) => JobEvent::Failed(failure),
        };
        let ended = matches!(event, JobEvent::Done(_) | JobEvent::Failed(_));
        if ended {
            self.current.take();
        }
        // What was overtaken is of no interest any more, even if it came to its end.
        if wanted {
            heard(event);
        }
        if ended {
            self.start_next();
        }
    }

    /// The first message is the build that the worker is of.
    fn greet(self: &Rc<Self>, build: &str) {
        if build != BUILD_ID {
            self.worker.take();
            return self.fail(&JobFailure::OtherVersion);
        }
        if let Some(running) = self.worker.borrow().as_ref() {
            running.ready.set(true);
        }
        self.start_next();
    }

    /// The worker is gone; the next job starts another one.
    fn stopped(&self, words: String) {
        self.overtaken.take();
        self.worker.take();
        self.fail(&JobFailure::Stopped(words));
    }

    fn fail(&self, failure: &JobFailure) {
        let waiting = self.next.take().map(|wanted| wanted.heard);
        let current = self.current.take().map(|(_, heard)| heard);
        // What was overtaken is not heard of; what overtook it failed with it.
        if let Some(heard) = waiting.or(current) {
            heard(JobEvent::Failed(failure.clone()));
        }
    }
}

fn send(worker: &Worker, wanted: &Wanted) -> Result<(), JobFailure> {
    let text =
        serde_json::to_string(&wanted.request).map_err(|e| JobFailure::Misunderstood(e.to_string()))?;
    let message = Object::new();
    let put = |key: &str, value: &JsValue| Reflect::set(&message, &key.into(), value);
    put("request", &text.into())
        .and_then(|_| wanted.file.as_ref().map_or(Ok(true), |file| put("file", file)))
        .and_then(|_| worker.post_message(&message))
        .map_err(|thrown| JobFailure::Stopped(thrown.as_string().unwrap_or_default()))
}
