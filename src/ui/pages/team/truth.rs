//! Can this team hold the minimum around the clock, and what breaks if it cannot?

use crate::{
    app::{
        command::{Command, DeskChange},
        project::truth::{TruthView, truth},
    },
    domain::Field,
    ui::{
        components::{
            DataTable, Kpi, KpiStrip, Section, Switch, TableCell, TableColumn, TableRow, Tone,
            message::Judged,
        },
        format::voice,
        plan_field::tell,
        reports::settled,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The test.
#[component]
pub(super) fn TruthTest() -> impl IntoView {
    let state = use_app();
    let words = voice().words.truth();
    let desk = state.sections.desk;
    let document = settled(state);
    let shown = Memo::new(move |_| document.with(|document| truth(document, voice())));
    let cover = move |on| {
        tell(state, Command::Desk(DeskChange::CoverBreaks(on)));
    };
    let disabled = Signal::derive(move || !state.is_editable());
    let answer = Signal::derive(move || shown.with(|shown| shown.answer.clone()));
    let tone = Signal::derive(move || match shown.with(|shown| shown.holds) {
        Some(true) => Tone::Good,
        Some(false) => Tone::Bad,
        None => Tone::Info,
    });
    let hint = Signal::derive(move || shown.with(|shown| shown.cover_breaks.clone()));
    let is_tested = Memo::new(move |_| shown.with(|shown| shown.holds.is_some()));
    view! {
        <div id="truth-test" tabindex="-1">
            <Section title=words.title subtitle=words.about>
                <Judged tone words=answer />
                <div id=Field::CoverBreaks.key() tabindex="-1">
                    <Switch label=words.cover_breaks hint on_switch=cover disabled
                        on=Signal::derive(move || desk.with(|desk| desk.minimum.cover_breaks)) />
                </div>
                <Show when=move || is_tested.get()><Tested shown /></Show>
            </Section>
        </div>
    }
}

#[component]
fn Tested(shown: Memo<TruthView>) -> impl IntoView {
    let words = voice().words.truth();
    let figures =
        Signal::derive(move || shown.with(|shown| shown.figures.iter().map(Kpi::from).collect::<Vec<_>>()));
    let breaks = Memo::new(move |_| shown.with(|shown| shown.breaks.clone()));
    let columns: Vec<_> = words
        .year_columns
        .into_iter()
        .enumerate()
        .map(
            |(at, (name, unit))| {
                if at == 0 { TableColumn::words(name) } else { TableColumn::figures(name, unit) }
            },
        )
        .collect();
    let rows = Memo::new(move |_| {
        let row = |row: &[String; 3]| TableRow {
            key: row[0].clone(),
            cells: row.iter().map(|text| TableCell::from(text.clone())).collect(),
        };
        shown.with(|shown| shown.year.iter().map(row).collect::<Vec<_>>())
    });
    view! {
        <KpiStrip figures on_open=|_| {} />
        <div class="columns">
            <div>
                <h3>{words.breaks}</h3>
                <ul class="truth-breaks">
                    <For each=move || breaks.get() key=|said| said.clone() let:said><li>{said}</li></For>
                </ul>
            </div>
            <div>
                <h3>{words.year}</h3>
                <DataTable caption=words.year columns=Signal::stored(columns) rows class="year-of-one" />
                <p class="sub">{move || shown.with(|shown| shown.relief.clone())}</p>
            </div>
        </div>
    }
}
