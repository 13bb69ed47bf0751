//! Where an import stands: what was chosen, how it is read, what was found. Leaving the page forgets it all.

use crate::{
    app::{
        blank::blank,
        command::apply,
        job::{Job, JobFailure, JobProgress, JobResult},
        project::import::{
            accept::{self, Feed, Words as Placed},
            preview,
            review::{self, Refusal},
            severities::{self, Mapping, key_of},
        },
        questions::{empty_plan, usual_answers},
        route::Route,
    },
    base::Month,
    domain::{Document, HistoryId, ImportMemory, SeverityId, StreamId, alert_file::TextEncoding},
    engine::history::{HistoryDigest, HistoryReport, conclude},
    exchange::alerts::{FileProfile, ImportOptions},
    platform::{
        clock,
        worker::{JobEvent, WorkerHandle},
    },
    ui::{
        format::voice,
        pages::alerts::history::Judgements,
        plan_field::said,
        route::{Router, use_router},
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use web_sys::{Blob, File};

/// Which step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Preview,
    Run,
    Review,
}

/// What the user said of how the text of the file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextChoices {
    pub(super) encoding: Option<TextEncoding>,
    pub(super) separator: Option<u8>,
    pub(super) has_header: Option<bool>,
}

/// Words of the file, with their alerts once they are counted.
pub(super) type Words = Vec<(String, Option<u64>)>;

/// Where an import stands. Its signals live as long as the page is shown; the worker goes with it.
#[derive(Clone, Copy)]
pub(super) struct Wizard {
    pub(super) state: AppState,
    router: Router,
    pub(super) step: RwSignal<Step>,
    pub(super) file_name: RwSignal<String>,
    pub(super) bytes: RwSignal<u64>,
    pub(super) profile: RwSignal<Option<FileProfile>>,
    pub(super) options: RwSignal<Option<ImportOptions>>,
    /// Bytes done, bytes in all, rows.
    pub(super) progress: RwSignal<(u64, u64, u64)>,
    pub(super) digest: RwSignal<Option<Arc<HistoryDigest>>>,
    pub(super) report: Memo<Option<HistoryReport>>,
    pub(super) words: Memo<Words>,
    pub(super) mapping: Memo<Mapping>,
    pub(super) judged: RwSignal<Judgements>,
    pub(super) name: RwSignal<String>,
    pub(super) feed: RwSignal<Feed>,
    pub(super) refusal: RwSignal<Option<Refusal>>,
    pub(super) said: RwSignal<Option<String>>,
    chosen: RwSignal<Mapping>,
    /// What the user said of the text; the rest is guessed.
    text: RwSignal<TextChoices>,
    /// The plan that is made where none is open.
    fresh: StoredValue<Document>,
    file: StoredValue<Option<Blob>, LocalStorage>,
    worker: StoredValue<WorkerHandle, LocalStorage>,
}

impl Wizard {
    pub(super) fn new() -> Self {
        let state = use_app();
        let fresh = StoredValue::new(fresh_plan());
        let profile = RwSignal::new(None::<FileProfile>);
        let options = RwSignal::new(None::<ImportOptions>);
        let digest = RwSignal::new(None::<Arc<HistoryDigest>>);
        let (chosen, judged, name) =
            (RwSignal::new(Mapping::new()), RwSignal::default(), RwSignal::new(String::new()));
        let words = Memo::new(move |_| found_words(digest.get(), profile.get(), options.get()));
        let mapping = Memo::new(move |_| {
            let document = plan(state, fresh);
            let found = words.get();
            let found = found.iter().map(|(word, _)| word.as_str()).chain(std::iter::once(""));
            let memory: &ImportMemory = &document.import_memory;
            severities::mapping(found, &chosen.get(), memory, &document.severities)
        });
        // The worker has looked at every hour; what is left here are aggregates. The name is no part of it, so that typing it
        // concludes nothing anew.
        let report = Memo::new(move |_| {
            let (set_aside, not_observed) = judged.get();
            let (mapping, said) = (mapping.get(), chosen.get());
            let words = Placed { mapping: &mapping, said: &said };
            let document = plan(state, fresh);
            let choices =
                accept::choices(clock::today(), words, &document.import_memory, &set_aside, &not_observed);
            digest.get().map(|digest| conclude(&digest, &choices))
        });
        let wizard = Self {
            state,
            router: use_router(),
            step: RwSignal::new(Step::Choose),
            file_name: RwSignal::new(String::new()),
            bytes: RwSignal::new(0),
            profile,
            options,
            progress: RwSignal::new((0, 0, 0)),
            digest,
            report,
            words,
            mapping,
            judged,
            name,
            feed: RwSignal::new(Feed::New),
            refusal: RwSignal::new(None),
            said: RwSignal::new(None),
            chosen,
            text: RwSignal::new(TextChoices::default()),
            fresh,
            file: StoredValue::new_local(None),
            worker: StoredValue::new_local(WorkerHandle::default()),
        };
        on_cleanup(move || wizard.end_worker());
        wizard
    }

    /// Says what went wrong, in passing.
    pub(super) fn say(&self, words: impl Into<String>) {
        self.said.try_set(Some(words.into()));
    }

    /// Takes a file that was picked or dropped.
    pub(super) fn take_file(&self, file: File) {
        let name = file.name();
        self.take(name, file.size(), file.into());
    }

    /// Takes a text that was pasted.
    pub(super) fn take_text(&self, text: &str) {
        let words = voice().words.import_page().choose;
        let parts = js_sys::Array::of1(&text.into());
        match Blob::new_with_str_sequence(&parts) {
            Ok(blob) => self.take(words.pasted_name.to_owned(), blob.size(), blob),
            Err(_) => self.say((words.unreadable)("")),
        }
    }

    fn take(&self, name: String, bytes: f64, blob: Blob) {
        self.restart();
        self.file_name.set(name.clone());
        self.name.set(name);
        self.bytes.set(bytes as u64);
        self.file.set_value(Some(blob));
        self.said.set(Some(voice().words.import_page().choose.looking.to_owned()));
        self.sniff();
    }

    fn sniff(&self) {
        let wizard = *self;
        let TextChoices { encoding, separator, has_header } = self.text.get_untracked();
        self.ask(Job::SniffAlerts { encoding, separator, has_header }, move |event| wizard.sniffed(event));
    }

    /// Corrects how the text is read: the beginning of the file is looked at again.
    pub(super) fn change_text(&self, change: impl FnOnce(&mut TextChoices)) {
        self.text.update(change);
        self.refusal.set(None);
        self.sniff();
    }

    fn ask(&self, job: Job, heard: impl Fn(JobEvent) + 'static) {
        let Some(file) = self.file.try_with_value(Clone::clone).flatten() else { return };
        self.worker.try_with_value(|worker| worker.run(job, Some(file), heard));
    }

    fn sniffed(&self, event: JobEvent) {
        match event {
            JobEvent::Progress(_) | JobEvent::Early(_) => {}
            JobEvent::Failed(failure) => self.failed(failure),
            JobEvent::Done(JobResult::Profile(profile)) => {
                self.said.try_set(None);
                if profile.columns.is_empty() {
                    return self.say(voice().words.import_page().choose.empty);
                }
                // What was chosen before the text was read again stays.
                let before = self.options.try_get_untracked().flatten();
                let zone = before.as_ref().map_or_else(
                    || untrack(|| plan(self.state, self.fresh)).soc.home_zone.clone(),
                    |options| options.zone.clone(),
                );
                let grouping = match &before {
                    Some(before) => preview::grouping_after(&before.columns, before.grouping, &profile.guess),
                    None => preview::proposed_grouping(&profile.guess),
                };
                let mut options = profile.options(&zone, grouping);
                if let Some(before) = before {
                    options.file_zone = before.file_zone;
                }
                self.options.try_set(Some(options));
                self.profile.try_set(Some(*profile));
                if self.step.try_get_untracked() != Some(Step::Preview) {
                    self.step.try_set(Step::Preview);
                }
            }
            JobEvent::Done(_) => {}
        }
    }

    /// Corrects how the file is read.
    pub(super) fn change(&self, change: impl FnOnce(&mut ImportOptions)) {
        self.options.update(|options| {
            if let Some(options) = options {
                let columns = options.columns.clone();
                change(options);
                if options.columns != columns {
                    options.grouping = preview::grouping_after(&columns, options.grouping, &options.columns);
                }
            }
        });
    }

    /// A question is open that has to be answered before the file is read.
    pub(super) fn is_blocked(&self) -> bool {
        let (Some(profile), Some(options)) = (self.profile.get(), self.options.get()) else { return true };
        options.columns.time.is_none() || preview::times(&profile, &options, voice()).is_asked
    }

    /// Reads the whole file.
    pub(super) fn run(&self) {
        let Some(options) = self.options.get_untracked() else { return };
        self.refusal.set(None);
        self.said.set(None);
        self.progress.set((0, self.bytes.get_untracked(), 0));
        self.step.set(Step::Run);
        let wizard = *self;
        self.ask(Job::ImportAlerts { options: Box::new(options) }, move |event| wizard.counted(event));
    }

    fn counted(&self, event: JobEvent) {
        match event {
            JobEvent::Progress(JobProgress::File { bytes, of, rows }) => {
                self.progress.try_set((bytes, of, rows));
            }
            JobEvent::Done(JobResult::History(digest)) => {
                // A burst rarely comes every week: the manager can count it in.
                self.judged.try_set((digest.bursts(), BTreeSet::new()));
                self.feed.try_set(accept::proposed_feed(&untrack(|| plan(self.state, self.fresh))));
                self.digest.try_set(Some(Arc::new(*digest)));
                self.step.try_set(Step::Review);
            }
            JobEvent::Failed(failure) => self.failed(failure),
            JobEvent::Progress(_) | JobEvent::Early(_) | JobEvent::Done(_) => {}
        }
    }

    fn failed(&self, failure: JobFailure) {
        let words = voice().words.import_page();
        let back = if self.profile.try_with_untracked(Option::is_some) == Some(true) {
            Step::Preview
        } else {
            Step::Choose
        };
        self.said.try_set(None);
        match failure {
            JobFailure::Import(error) => {
                self.refusal.try_set(Some(review::refusal(&error, voice())));
            }
            JobFailure::FileUnreadable(cause) => self.say((words.choose.unreadable)(&cause)),
            other => self.say((words.review.worker_failed)(&other.to_string())),
        }
        self.step.try_set(back);
    }

    /// Stops the reading; nothing is left behind.
    pub(super) fn cancel(&self) {
        self.end_worker();
        self.say(voice().words.import_page().run.cancelled);
        self.step.set(Step::Preview);
    }

    fn end_worker(&self) {
        self.worker.try_with_value(WorkerHandle::cancel);
    }

    /// Back to how the file is read.
    pub(super) fn back(&self) {
        self.digest.set(None);
        self.step.set(Step::Preview);
    }

    /// Forgets everything.
    pub(super) fn restart(&self) {
        self.end_worker();
        self.file.set_value(None);
        self.digest.set(None);
        self.profile.set(None);
        self.options.set(None);
        self.refusal.set(None);
        self.said.set(None);
        self.chosen.set(Mapping::new());
        self.text.set(TextChoices::default());
        self.judged.set(Judgements::default());
        self.step.set(Step::Choose);
    }

    /// What a word stands for.
    pub(super) fn map_word(&self, word: &str, severity: Option<SeverityId>) {
        self.chosen.update(|chosen| {
            chosen.insert(key_of(word), severity);
        });
    }

    /// The plan that the history will enter: the open one, or the one that is made.
    pub(super) fn plan(&self) -> Arc<Document> {
        plan(self.state, self.fresh)
    }

    /// What to know of what is chosen to follow the history.
    pub(super) fn feed_remarks(&self) -> Vec<String> {
        let document = plan(self.state, self.fresh);
        let report = self.report.get();
        report
            .map(|report| accept::feed_remarks(&document, &report.history, self.feed.get(), voice()))
            .unwrap_or_default()
    }

    /// The severities to choose from: those of the plan that is open, or that will be made.
    pub(super) fn plan_severities(&self) -> Vec<(SeverityId, String)> {
        severities::choices(&plan(self.state, self.fresh))
    }

    /// Takes the history into the plan, as one change; without an open plan, into a new one.
    pub(super) fn accept(&self) {
        let Some(HistoryReport { mut history, .. }) = self.report.get_untracked() else { return };
        history.name = self.name.get_untracked();
        let ids = (HistoryId(clock::random_id()), StreamId(clock::random_id()));
        let document = untrack(|| plan(self.state, self.fresh));
        let name = history.name.clone();
        let (mapping, said_words) = (self.mapping.get_untracked(), self.chosen.get_untracked());
        let words = Placed { mapping: &mapping, said: &said_words };
        let command = accept::command(&document, ids, history, words, self.feed.get_untracked());
        if self.state.open.get_untracked().is_some() {
            if let Err(issues) = self.state.dispatch(command) {
                return self.say(said(&issues).unwrap_or_default());
            }
        } else {
            match apply(&document, command) {
                Ok(begun) => self
                    .state
                    .add_plan(accept::named(&begun, &(voice().words.import_page().choose.plan_name)(&name))),
                Err(error) => return self.say(said(&error.issues()).unwrap_or_default()),
            }
        }
        self.state.toaster.say((voice().words.import_page().review.accepted)(&name));
        self.restart();
        self.router.go(Route::Alerts);
    }
}

/// The plan that the history will enter: the open one, or the one that is made.
fn plan(state: AppState, fresh: StoredValue<Document>) -> Arc<Document> {
    match state.open.get() {
        Some(_) => state.document.get(),
        None => Arc::new(fresh.get_value()),
    }
}

/// A plan with a default for everything and no alerts.
fn fresh_plan() -> Document {
    let month = Month::of(clock::today());
    let answers = usual_answers(String::new(), clock::reader_zone(), "EUR".to_owned(), month);
    empty_plan(&answers, &mut clock::random_id).unwrap_or_else(|_| blank("", month, &clock::reader_zone()))
}

/// The words for severities: as counted, or as seen so far; none where no column tells severities.
fn found_words(
    digest: Option<Arc<HistoryDigest>>,
    profile: Option<FileProfile>,
    options: Option<ImportOptions>,
) -> Words {
    if let Some(digest) = digest {
        let known = digest.severity_words().iter().filter(|word| !word.word.trim().is_empty());
        return known.map(|word| (word.word.clone(), Some(word.alerts))).collect();
    }
    let (Some(profile), Some(options)) = (profile, options) else { return Words::new() };
    preview::severity_words(&profile, &options.columns).into_iter().map(|word| (word, None)).collect()
}
