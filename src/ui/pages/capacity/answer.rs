//! Is it enough: the headline, the strip of figures, and every promise by severity.

use super::Opened;
use crate::{
    app::project::capacity::{
        CapacityPage, FigureKey, SeverityRow, Shown, StripFigure, severities::PromiseRow,
    },
    ui::{
        components::{Icon, IconName, Section, Tone},
        format::voice,
    },
};
use leptos::prelude::*;

/// The headline and the sentence under it.
#[component]
pub(super) fn Answer(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let part = move |read: fn(&CapacityPage) -> String| {
        Memo::new(move |_| page.with(|page| page.as_ref().map(read).unwrap_or_default()))
    };
    let text = part(|page| page.headline.text.clone());
    let lead = part(|page| page.headline.lead.clone());
    let stale = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.headline.stale)));
    let hint = move || stale.get().then(|| voice().words.capacity_page.strip.stale);
    view! {
        <h1 class="answer" class:stale=move || stale.get() title=hint aria-live="polite" aria-busy=move || stale.get().to_string()>
            {move || text.get()}
        </h1>
        <p class="lead">{move || lead.get()}</p>
    }
}

/// The strip: each figure beside what it is compared to, each opening its explanation.
#[component]
pub(super) fn Strip(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let count = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.strip.len())));
    let figure = move |index: usize| {
        Memo::new(move |_| page.with(|page| page.as_ref().and_then(|page| page.strip.get(index).cloned())))
    };
    let words = voice().words.capacity_page.strip;
    view! {
        <ul class="kpis" aria-label=words.name>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <StripItem figure=figure(index) />
            </For>
        </ul>
    }
}

#[component]
fn StripItem(figure: Memo<Option<StripFigure>>) -> impl IntoView {
    let text = move |part: fn(&StripFigure) -> String| {
        move || figure.with(|figure| figure.as_ref().map(part).unwrap_or_default())
    };
    let shown =
        Signal::derive(move || figure.with(|f| f.as_ref().map(|f| f.shown.clone())).unwrap_or_default());
    let label = Signal::derive(text(|figure| figure.label.clone()));
    view! {
        <li>
            <span class="kpi-name">{label}</span>
            <span class="kpi-figure">
                <Judged shown />
                <small>{text(|figure| figure.compared.clone())}</small>
            </span>
            <span class="kpi-note">{text(|figure| figure.remark.clone())}</span>
            <OpenButton label key=Signal::derive(move || shown.with(|shown| shown.key)) class="kpi-open" />
        </li>
    }
}

/// A figure in bold with the icon and word of its judgement.
#[component]
pub(super) fn Judged(shown: Signal<Shown>) -> impl IntoView {
    let tone = Memo::new(move |_| shown.with(|shown| shown.judgement.map(Tone::from)));
    let class = move || {
        let tone = tone.get().map_or("", Tone::text_class);
        let stale = if shown.with(|shown| shown.stale) { "stale" } else { "" };
        format!("judged {tone} {stale}")
    };
    let hint = move || shown.with(|s| s.stale).then(|| voice().words.capacity_page.strip.stale);
    view! {
        <span class=class title=hint>
            {move || tone.get().map(|tone| view! { <Icon name=tone.icon() /> })}
            <b class:unknown=move || shown.with(|s| !s.known)>{move || shown.with(|s| s.text.clone())}</b>
            {move || tone.get().map(|tone| view! { <span class="hidden-words">{tone.word()}</span> })}
        </span>
    }
}

/// Opens the explanation of a figure.
#[component]
pub(super) fn OpenButton(
    label: Signal<String>,
    key: Signal<Option<FigureKey>>,
    class: &'static str,
) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let words = Signal::derive(move || (voice().words.components.explain)(&label.get()));
    let open = move |_| {
        if let Some(key) = key.get_untracked() {
            opened.0.set(Some((key, label.get_untracked())));
        }
    };
    view! {
        <button
            type="button" class=class
            title=move || words.get() aria-label=move || words.get()
            hidden=move || key.with(Option::is_none)
            on:click=open
        >
            <Icon name=IconName::Info />
        </button>
    }
}

/// A figure in a table that opens its explanation when it is pressed.
#[component]
pub(super) fn FigureButton(shown: Signal<Shown>, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let open = move |_| {
        if let Some(key) = shown.with_untracked(|shown| shown.key) {
            opened.0.set(Some((key, label.get_untracked())));
        }
    };
    let words = Signal::derive(move || (voice().words.components.explain)(&label.get()));
    view! {
        <button
            type="button" class="figure-open" title=move || words.get()
            disabled=move || shown.with(|shown| shown.key.is_none())
            on:click=open
        >
            <Judged shown />
        </button>
    }
}

/// Every promise by severity.
#[component]
pub(super) fn Severities(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let words = voice().words.capacity_page.severities;
    let count = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.severities.len())));
    let row = move |index: usize| {
        Memo::new(move |_| {
            page.with(|page| page.as_ref().and_then(|page| page.severities.get(index).cloned()))
        })
    };
    let heads = [
        (words.alerts_a_day, true),
        (words.target, false),
        (words.within, false),
        (words.longest_wait, false),
        (words.clears, false),
    ];
    view! {
        <Section title=words.title subtitle=words.subtitle>
            <div class="table-frame">
                <table class="data-table promises">
                    <thead>
                        <tr>
                            <th scope="col">{words.severity}</th>
                            {heads.map(|(head, end)| view! { <th scope="col" class:end=end>{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <For each=move || 0..count.get() key=|index| *index let:index>
                        <SeverityRows row=row(index) />
                    </For>
                </table>
            </div>
        </Section>
    }
}

/// The promises of one severity: a row each, the first with what holds for all.
#[component]
fn SeverityRows(row: Memo<Option<SeverityRow>>) -> impl IntoView {
    let words = voice().words.capacity_page.severities;
    let count = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| row.promises.len())));
    let promise = move |index: usize| {
        Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.promises.get(index).cloned())))
    };
    let text = move |part: fn(&SeverityRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(part).unwrap_or_default()))
    };
    let shown = move |part: fn(&SeverityRow) -> &Shown| {
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| part(row).clone()).unwrap_or_default()))
    };
    let name = text(|row| row.name.clone());
    let wait = Signal::derive(move || format!("{}, {}", name.get(), words.longest_wait));
    let clears = Signal::derive(move || format!("{}, {}", name.get(), words.clears));
    let span = move || count.get().max(1).to_string();
    let first = move || {
        view! {
            <th scope="row" rowspan=span>{name}</th>
            <td class="end" rowspan=span data-label=words.alerts_a_day>{text(|row| row.alerts_a_day.clone())}</td>
        }
    };
    let last = move || {
        view! {
            <td rowspan=span data-label=words.longest_wait>
                <FigureButton shown=shown(|row| &row.longest_wait) label=wait />
            </td>
            <td rowspan=span data-label=words.clears>
                <FigureButton shown=shown(|row| &row.clears) label=clears />
            </td>
        }
    };
    view! {
        <tbody>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <tr>
                    {(index == 0).then(first)}
                    <Promise promise=promise(index) name />
                    {(index == 0).then(last)}
                </tr>
            </For>
        </tbody>
    }
}

/// What is promised and how much of it is kept, as a bar with a tick.
#[component]
fn Promise(promise: Memo<Option<PromiseRow>>, name: Signal<String>) -> impl IntoView {
    let words = voice().words.capacity_page.severities;
    let read = move |part: fn(&PromiseRow) -> String| {
        Signal::derive(move || promise.with(|row| row.as_ref().map(part).unwrap_or_default()))
    };
    let what = read(|row| row.promise.clone());
    let promised = read(|row| row.promised_text.clone());
    let share = Signal::derive(move || promise.with(|row| row.as_ref().and_then(|row| row.share)));
    let target = Signal::derive(move || promise.with(|row| row.as_ref().and_then(|row| row.promised)));
    let shown = Signal::derive(move || {
        promise.with(|row| row.as_ref().map(|row| row.shown.clone()).unwrap_or_default())
    });
    let label = Signal::derive(move || format!("{}, {}", name.get(), what.get()));
    view! {
        <td data-label=words.target>
            {what}" "<span class="muted">{promised}</span>
        </td>
        <td class="within" data-label=words.within>
            <Show when=move || target.get().is_some()>
                <Bar share target tone=Signal::derive(move || shown.with(|shown| shown.judgement.map(Tone::from))) />
                <FigureButton shown label />
            </Show>
        </td>
    }
}

/// How wide the bar is, in its own units.
const BAR: f64 = 96.0;

/// A share as a bar, with a tick at its target.
#[component]
fn Bar(share: Signal<Option<f64>>, target: Signal<Option<f64>>, tone: Signal<Option<Tone>>) -> impl IntoView {
    let class = move || format!("bar-value {}", tone.get().map_or("", Tone::text_class));
    let at = move |value: Signal<Option<f64>>| {
        move || (value.get().unwrap_or(0.0).clamp(0.0, 1.0) * BAR).to_string()
    };
    view! {
        <svg class="promise-bar" viewBox="0 0 98 16" width="98" height="16" aria-hidden="true">
            <rect class="bar-ground" y="4" width="96" height="8" rx="2" />
            <rect class=class y="4" width=at(share) height="8" rx="2" />
            <rect class="bar-tick" x=at(target) width="2" height="16" />
        </svg>
    }
}
