//! What was found, before anything is kept.

use super::{
    error::{Problem, Rejected},
    severities::Severities,
    wizard::Wizard,
};
use crate::{
    app::project::{
        alerts::histories::{Rules, described, rules},
        import::{accept::Feed, review},
    },
    base::RawId,
    domain::{AlertHistory, HistoryId, in_order},
    ui::{
        components::{Banner, Button, ButtonKind, Choice, Section, Select, TextField, Tone},
        format::voice,
        pages::alerts::history::{BurstsAndSilences, HistoryCharts, Later, RankedRules},
        state::use_app,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The third step.
#[component]
pub(super) fn Review(wizard: Wizard) -> impl IntoView {
    let Some(first) = wizard.report.get_untracked() else { return ().into_any() };
    let first = Arc::new(first.history);
    let record: Memo<Arc<AlertHistory>> = Memo::new(move |_| {
        wizard.report.get().map_or_else(|| Arc::clone(&first), |report| Arc::new(report.history))
    });
    let words = voice().words.import_page();
    let severities = Memo::new(move |_| Arc::clone(&wizard.plan().severities));
    let judge = move |judged| wizard.judged.set(judged);
    view! {
        <h1>{move || record.with(|h| review::answer(h, voice()))}</h1>
        <p class="lead">{words.review.not_yet}</p>
        <Problem wizard />
        <Remarks wizard />
        <Accept wizard />
        <Facts record />
        <Section title=words.preview.severities subtitle=words.preview.severities_hint><Severities wizard /></Section>
        <BurstsAndSilences record judge disabled=Signal::stored(false) />
        <HistoryCharts record severities />
        <Later turn=5><RuleList wizard record /></Later>
    }
    .into_any()
}

#[component]
fn Remarks(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().review;
    let remarks = move || {
        let (digest, report) = (wizard.digest.get(), wizard.report.get());
        let remarks =
            digest.zip(report).map(|(digest, report)| review::remarks(&digest, &report.findings, voice()));
        let (warnings, notes): (Vec<_>, Vec<_>) =
            remarks.unwrap_or_default().into_iter().partition(|remark| remark.is_warning);
        let warnings =
            warnings.into_iter().map(|remark| view! { <Banner tone=Tone::Warn message=remark.words /> });
        let notes = notes.into_iter().map(|remark| view! { <li>{remark.words}</li> });
        view! { {warnings.collect_view()} <ul class="remarks">{notes.collect_view()}</ul> }
    };
    let rejected = move || {
        let digest = wizard.digest.get()?;
        let rows = review::rejected(digest.rejected(), voice());
        let shown = (words.first_shown)(voice().format, rows.len());
        (!rows.is_empty()).then(|| {
            view! { <Section title=words.rejected subtitle=shown><Rejected rows /></Section> }
        })
    };
    view! { {remarks} {rejected} }
}

#[component]
fn Accept(wizard: Wizard) -> impl IntoView {
    let state = use_app();
    let words = voice().words.import_page();
    let feeds = Memo::new(move |_| {
        let fixed = [
            Choice::new(Feed::New, words.review.feed_new),
            Choice::new(Feed::Nothing, words.review.feed_none),
        ];
        let streams = state.sections.streams.get();
        let is_open = state.open.get().is_some();
        let streams = in_order(&streams)
            .into_iter()
            .filter(|_| is_open)
            .map(|(id, stream)| Choice::new(Feed::Stream(id), (words.review.feed)(&stream.name)));
        fixed.into_iter().chain(streams.collect::<Vec<_>>()).collect::<Vec<_>>()
    });
    let disabled = Signal::derive(move || state.open.get().is_some_and(|open| open.read_only.is_some()));
    let feed_remarks = move || {
        let remarks = wizard.feed_remarks().into_iter();
        remarks.map(|remark| view! { <p class="field-hint">{remark}</p> }).collect_view()
    };
    view! {
        <Section title=words.steps[2]>
            <div class="fields">
                <TextField label=words.review.name value=wizard.name on_input=move |name| wizard.name.set(name) longest=120 />
                <Select label=words.review.feeds hint=words.review.feed_hint choices=feeds value=wizard.feed
                    on_choose=move |feed| wizard.feed.set(feed) />
            </div>
            {feed_remarks}
            <div class="actions step-actions">
                <Button kind=ButtonKind::Primary on_press=move |_| wizard.accept() disabled>{words.review.accept}</Button>
                <Button on_press=move |_| wizard.back()>{words.back}</Button>
                <Button on_press=move |_| wizard.restart()>{words.leave}</Button>
            </div>
        </Section>
    }
}

#[component]
fn Facts(record: Memo<Arc<AlertHistory>>) -> impl IntoView {
    let words = voice().words.alerts_page().histories;
    let facts = move || {
        let facts = record.with(|history| described(history, voice()));
        facts
            .into_iter()
            .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
            .collect_view()
    };
    view! {
        <Section title=words.alerts>
            <dl class="facts">{facts}</dl>
            <p class="field-hint">{move || record.with(|h| h.elapsed.is_some()).then_some(words.elapsed_is_not_work)}</p>
        </Section>
    }
}

#[component]
fn RuleList(wizard: Wizard, record: Memo<Arc<AlertHistory>>) -> impl IntoView {
    // No stream follows it yet: the minutes are the default.
    let ranked: Memo<Rules> = Memo::new(move |_| {
        let document = wizard.plan();
        record.with(|h| rules(&document, HistoryId(RawId(u64::MAX)), h, voice()))
    });
    view! { <RankedRules ranked /> }
}
