//! Is it enough: the headline, the strip of figures, and every promise by severity.

use super::figures::{FigureCell, FigureTable, Figures, Judged, OpenButton, Sentence};
use crate::{
    app::project::capacity::{CapacityPage, SeverityRow, StripFigure},
    ui::{
        components::{Section, TableColumn},
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
    let lead = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.headline.lead.clone()).unwrap_or_default())
    });
    let key = Signal::derive(move || page.with(|page| page.as_ref().and_then(|page| page.headline.key)));
    let label = Signal::derive(move || text.get());
    let stale = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.headline.stale)));
    let hint = move || stale.get().then(|| voice().words.capacity_page().strip.stale);
    view! {
        <div class="answer-line">
            <h1 class="answer" class:stale=move || stale.get() title=hint aria-live="polite" aria-busy=move || stale.get().to_string()>
                {move || text.get()}
            </h1>
            <OpenButton label key class="line-open" />
        </div>
        <p class="lead"><Sentence line=lead /></p>
    }
}

/// The strip: each figure beside what it is compared to, each opening its explanation.
#[component]
pub(super) fn Strip(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let count = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.strip.len())));
    let figure = move |index: usize| {
        Memo::new(move |_| page.with(|page| page.as_ref().and_then(|page| page.strip.get(index).cloned())))
    };
    let words = voice().words.capacity_page().strip;
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

/// Every promise by severity: a row each, the first of a severity with what holds for all.
#[component]
pub(super) fn Severities(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let words = voice().words.capacity_page().severities;
    let figures = Memo::new(move |_| {
        let mut figures = Figures::default();
        page.with(|page| {
            for row in page.iter().flat_map(|page| &page.severities) {
                promises(row, &mut figures);
            }
        });
        figures
    });
    let columns = vec![
        TableColumn::words(words.severity),
        TableColumn::figures(words.alerts_a_day, ""),
        TableColumn::words(words.target),
        TableColumn::words(words.within),
        TableColumn::figures(words.slow_wait, ""),
        TableColumn::figures(words.longest_wait, ""),
        TableColumn::words(words.clears),
    ];
    view! {
        <Section title=words.title subtitle=words.subtitle>
            <FigureTable caption=words.title columns=Signal::stored(columns) figures class="promises" />
        </Section>
    }
}

fn promises(row: &SeverityRow, figures: &mut Figures) {
    let words = voice().words.capacity_page().severities;
    let named = (voice().words.capacity_page().more.figure_of, &row.name);
    let name = |figure: &str| (named.0)(figure, named.1);
    for (index, promise) in row.promises.iter().enumerate() {
        let of_all = |shown, figure| match index {
            0 => FigureCell::figure(shown, &name(figure)),
            _ => FigureCell::words(""),
        };
        let within = FigureCell::figure(&promise.shown, &name(&promise.promise));
        figures.push(vec![
            FigureCell::words(if index == 0 { row.name.clone() } else { String::new() }),
            of_all(&row.alerts_a_day, words.alerts_a_day),
            FigureCell::words(&*promise.target),
            within.with_bar(promise.share, promise.promised),
            of_all(&row.slow_wait, words.slow_wait),
            of_all(&row.longest_wait, words.longest_wait),
            of_all(&row.clears, words.clears),
        ]);
    }
}
