//! Figures that open: in tables with the keys of a spreadsheet, in sentences, and by themselves.

use super::Opened;
use crate::{
    app::project::capacity::{FigureKey, Line, Shown},
    ui::{
        components::{CellBar, DataTable, Icon, IconName, TableCell, TableColumn, TableRow, Tone},
        format::voice,
    },
};
use leptos::prelude::*;

/// What a cell opens, and what it is called on the page.
type Opens = Option<(FigureKey, String)>;

/// The rows of a table, and what each cell of them opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures {
    rows: Vec<TableRow>,
    opens: Vec<Vec<Opens>>,
}

impl Figures {
    /// One row more.
    pub(super) fn push(&mut self, cells: Vec<FigureCell>) {
        let (cells, opens) = cells.into_iter().map(|cell| (cell.cell, cell.opens)).unzip();
        self.rows.push(TableRow { key: self.rows.len().to_string(), cells });
        self.opens.push(opens);
    }
}

/// A cell of words or of a figure.
pub(super) struct FigureCell {
    cell: TableCell,
    opens: Opens,
}

impl FigureCell {
    /// Words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { cell: TableCell::from(text.into()), opens: None }
    }

    /// A figure, and what it is called when it is opened.
    pub(super) fn figure(shown: &Shown, name: &str) -> Self {
        let opens = shown.key.filter(|_| !shown.text.is_empty()).map(|key| (key, name.to_owned()));
        let cell = TableCell {
            text: shown.text.clone(),
            tone: shown.judgement.map(Tone::from),
            bar: None,
            acts: opens.is_some(),
            hint: (voice().words.components().explain)(name),
            quiet: !shown.known,
            stale: shown.stale,
        };
        Self { cell, opens }
    }

    /// The same behind a bar.
    pub(super) fn with_bar(mut self, share: Option<f64>, target: Option<f64>) -> Self {
        self.cell.bar = share.map(|share| CellBar { share, target });
        self
    }
}

/// A table whose figures open.
#[component]
pub(super) fn FigureTable(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] columns: Signal<Vec<TableColumn>>,
    #[prop(into)] figures: Signal<Figures>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let on_act = move |(row, column): (String, usize)| {
        let found = figures.with_untracked(|figures| {
            let row = figures.rows.iter().position(|each| each.key == row)?;
            figures.opens.get(row)?.get(column)?.clone()
        });
        if found.is_some() {
            opened.0.set(found);
        }
    };
    let rows = Memo::new(move |_| figures.with(|figures| figures.rows.clone()));
    view! { <DataTable caption columns rows on_act=on_act class /> }
}

/// A sentence, and what opens the figure in it.
#[component]
pub(super) fn Sentence(#[prop(into)] line: Signal<Line>) -> impl IntoView {
    let text = Signal::derive(move || line.with(|line| line.text.clone()));
    view! { <span>{text}</span> <OpenButton label=text key=Signal::derive(move || line.with(|line| line.key)) class="line-open" /> }
}

/// Sentences, one below the other.
#[component]
pub(super) fn Sentences(
    #[prop(into)] lines: Signal<Vec<Line>>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let count = Memo::new(move |_| lines.with(Vec::len));
    let line = move |index: usize| {
        Memo::new(move |_| lines.with(|lines| lines.get(index).cloned().unwrap_or_default()))
    };
    view! {
        <ul class=class hidden=move || count.get() == 0>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <li><Sentence line=line(index) /></li>
            </For>
        </ul>
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
    let hint = move || shown.with(|s| s.stale).then(|| voice().words.capacity_page().strip.stale);
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
    let words = Signal::derive(move || (voice().words.components().explain)(&label.get()));
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
