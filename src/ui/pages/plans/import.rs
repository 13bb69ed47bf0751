//! A file that somebody sent: what it is, before it becomes a plan of its own.

use crate::{
    app::transfer::{Counts, Preview, preview},
    document::{Access, LARGEST_FILE_BYTES, LoadError},
    domain::Issue,
    platform::files::{FileError, read_bytes},
    ui::{
        components::{Button, ButtonKind, FileDrop, FileInput, Section},
        format::voice,
        state::{file_cause, use_app},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// What came of a file.
#[derive(Clone)]
enum Found {
    Plan(Arc<Preview>),
    Refused(Vec<Issue>),
    Unreadable(String),
}

/// The section.
#[component]
pub(super) fn ImportPlan() -> impl IntoView {
    let words = voice().words.plans().import;
    let found = RwSignal::new(None::<Found>);
    let read = move |input: FileInput| {
        let judge = move |bytes: &[u8]| {
            found.try_set(Some(match preview(bytes) {
                Ok(preview) => Found::Plan(Arc::new(preview)),
                Err(error) => Found::Refused(error.issues()),
            }));
        };
        match input {
            FileInput::Text(text) => judge(text.as_bytes()),
            FileInput::File(file) => spawn_local(async move {
                match read_bytes(&file, LARGEST_FILE_BYTES as u64).await {
                    Ok(bytes) => judge(&bytes),
                    Err(FileError::TooLarge { bytes, .. }) => {
                        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
                        found.try_set(Some(Found::Refused(LoadError::TooLarge { bytes }.issues())));
                    }
                    Err(error @ FileError::Refused(_)) => {
                        drop(found.try_set(Some(Found::Unreadable(file_cause(&error)))));
                    }
                }
            }),
        }
    };
    view! {
        <Section title=words.title subtitle=words.hint>
            <FileDrop label=words.label accept=".json,application/json" on_file=UnsyncCallback::new(read) />
            <div id="import-preview" role="status">
                {move || found.get().map(|found_now| match found_now {
                    Found::Plan(preview) => view! { <Shown preview found /> }.into_any(),
                    Found::Refused(issues) => view! { <h3>{words.refused}</h3> <Issues issues /> }.into_any(),
                    Found::Unreadable(cause) => view! { <p class="bad">{(words.unreadable)(&cause)}</p> }.into_any(),
                })}
            </div>
        </Section>
    }
}

/// What is in the file, and taking it in.
#[component]
fn Shown(preview: Arc<Preview>, found: RwSignal<Option<Found>>) -> impl IntoView {
    let state = use_app();
    let voice = voice();
    let words = voice.words.plans().import;
    let soc = Arc::clone(&preview.content.document.soc);
    let what = (words.what)(voice.format, &soc.plan_name, &soc.organisation, preview.saved_at.naive_utc());
    let Counts { severities, streams, histories, people, .. } = preview.counts;
    let counts = [severities as f64, streams as f64, histories as f64, people];
    let figures = words.counts.into_iter().zip(counts).map(|(label, count)| {
        let decimals = usize::from(count.fract() != 0.0);
        view! { <div><dt>{label}</dt><dd>{voice.format.number(count, decimals)}</dd></div> }
    });
    let accept = match preview.access {
        Access::Editable => words.accept,
        Access::LossToAccept => words.accept_loss,
        Access::ReadOnlyNewer => words.accept_reading,
    };
    let issues = preview.issues.clone();
    let take = move |_| {
        found.set(None);
        if preview.access == Access::ReadOnlyNewer {
            state.look_at(preview.content.clone(), &preview.issues);
        } else {
            // The list above says which entries get lost.
            state.add_content(preview.content.clone().accept_loss());
            state.toaster.say((words.accepted)(&soc.plan_name));
        }
    };
    view! {
        <h3>{words.preview}</h3>
        <p>{what}</p>
        <dl class="counts">{figures.collect_view()}</dl>
        <h3>{words.issues}</h3>
        {if issues.is_empty() {
            view! { <p class="muted">{words.no_issues}</p> }.into_any()
        } else {
            view! { <Issues issues /> }.into_any()
        }}
        <p class="actions"><Button kind=ButtonKind::Primary on_press=take>{accept}</Button></p>
    }
}

/// Cause and remedy of each issue.
#[component]
fn Issues(issues: Vec<Issue>) -> impl IntoView {
    let voice = voice();
    let say = voice.words.issues().say;
    view! {
        <ul class="issue-list">
            {issues.into_iter().map(|issue| {
                let saying = say(voice.format, &issue);
                view! {
                    <li><span class="chip">{issue.code.code()}</span>" "<strong>{saying.cause}</strong>" "<span>{saying.remedy}</span></li>
                }
            }).collect_view()}
        </ul>
    }
}
