//! Formula beside simulation, and why they differ.

use super::Run;
use crate::{
    app::project::simulation::BesideRow,
    ui::{
        components::{DataTable, Section, TableCell, TableColumn, TableRow},
        format::voice,
    },
};
use leptos::prelude::*;

/// The table and the reasons.
#[component]
pub(super) fn BesideTable(run: Run) -> impl IntoView {
    let words = voice().words.simulation_page().beside;
    let columns = vec![
        TableColumn::words(words.severity),
        TableColumn::words(words.figure),
        TableColumn::figures(words.formula, ""),
        TableColumn::figures(words.played, ""),
        TableColumn::figures(words.range, ""),
        TableColumn::words(words.why),
    ];
    let rows = run.part(|view| view.beside.iter().enumerate().map(row).collect::<Vec<_>>());
    let reasons = run.part(|view| view.reasons.clone());
    let differs = run.part(|view| view.differs);
    view! {
        <Section title=words.title subtitle=words.about>
            <DataTable caption=words.title columns=Signal::stored(columns) rows class="beside-table" />
            <Show when=move || differs.get()><h3 class="reasons-head">{words.reasons}</h3></Show>
            <ul class="notes">
                <For each=move || reasons.get() key=|said| *said let:said><li>{said}</li></For>
            </ul>
        </Section>
    }
}

fn row((index, row): (usize, &BesideRow)) -> TableRow {
    let words = [&row.severity, &row.figure, &row.formula, &row.played, &row.range];
    let mut cells: Vec<_> = words.into_iter().map(|text| TableCell::from(text.clone())).collect();
    cells.push(TableCell { quiet: true, ..TableCell::from(row.why.clone()) });
    TableRow { key: index.to_string(), cells }
}
