//! Why: work and seats over the week, where cover is missing, the backlog, how busy the desk is, what starts in time, and the
//! figures behind the answer.

use super::figures::{FigureCell, FigureTable, Figures, OpenButton, Sentences};
use crate::{
    app::project::capacity::{CapacityPage, FigureKey, PictureKeys},
    chart::{
        ChartSpec, Measure, Plot, XAxis, backlog, demand_and_capacity, seats_short, utilisation,
        within_target,
    },
    engine::capacity::CapacityReport,
    text::Voice,
    ui::{
        components::{ChartView, Section, TableColumn},
        format::voice,
        reports::Reports,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

type Spec = fn(&CapacityReport, Voice<'_>) -> ChartSpec;

/// The pictures.
#[component]
pub(super) fn Why(page: Signal<Option<CapacityPage>>, reports: Reports) -> impl IntoView {
    let words = voice().words.capacity_page().pictures;
    let of_now = move |spec: Spec| picture(move || reports.now.get(), spec);
    // What chance decides is in the full report only: until it is there again, that of the last one stays.
    let shares = picture(move || reports.shares().map(|(report, _)| report), within_target::spec);
    let stale = Memo::new(move |_| reports.shares().is_some_and(|(_, stale)| stale));
    let open = move |title: &'static str, key: fn(&PictureKeys) -> Option<FigureKey>| -> ViewFn {
        let key =
            Signal::derive(move || page.with(|page| page.as_ref().and_then(|page| key(&page.pictures))));
        let label = Signal::stored(title.to_owned());
        ViewFn::from(move || view! { <OpenButton label key class="line-open" /> })
    };
    view! {
        <h2 class="part">{words.title}</h2>
        <ChartView spec=of_now(demand_and_capacity::spec) beside_sentence=open(words.demand.title, |keys| keys.work) />
        <div class="pictures">
            <ChartView spec=of_now(seats_short::spec) beside_sentence=open(words.short.title, |keys| keys.work) />
            <ChartView spec=of_now(backlog::spec) beside_sentence=open(words.backlog.title, |keys| keys.backlog) />
            <ChartView
                spec=of_now(utilisation::spec) beside_sentence=open(words.utilisation.title, |keys| keys.utilisation)
            />
            <div class:stale=stale>
                <ChartView spec=shares beside_sentence=open(words.within.title, |keys| keys.within) />
            </div>
        </div>
        <MoreFigures page />
    }
}

/// The figures behind the answer, of the desk and by severity.
#[component]
fn MoreFigures(page: Signal<Option<CapacityPage>>) -> impl IntoView {
    let words = voice().words.capacity_page().more;
    let more =
        Memo::new(move |_| page.with(|page| page.as_ref().map(|page| page.more.clone()).unwrap_or_default()));
    let columns = Memo::new(move |_| {
        let mut columns = vec![TableColumn::words(words.figure), TableColumn::figures(words.desk, "")];
        more.with(|more| columns.extend(more.severities.iter().map(|name| TableColumn::figures(name, ""))));
        columns
    });
    let figures = Memo::new(move |_| {
        let mut figures = Figures::default();
        more.with(|more| {
            for row in &more.rows {
                let mut cells = vec![FigureCell::words(row.name), FigureCell::figure(&row.desk, row.name)];
                cells.extend(row.by_severity.iter().zip(&more.severities).map(|(shown, severity)| {
                    FigureCell::figure(shown, &(words.figure_of)(row.name, severity))
                }));
                figures.push(cells);
            }
        });
        figures
    });
    let notes = Signal::derive(move || more.with(|more| more.notes.clone()));
    view! {
        <Section title=words.title subtitle=words.subtitle>
            <FigureTable caption=words.title columns figures />
            <Sentences lines=notes class="notes" />
        </Section>
    }
}

/// The picture of a report, as one memo: every part of the chart reads it without making it again. Without a report there
/// is no page; until it goes, the picture stays.
fn picture(
    report: impl Fn() -> Option<Arc<CapacityReport>> + Send + Sync + 'static,
    spec: Spec,
) -> Memo<ChartSpec> {
    Memo::new(move |before: Option<&ChartSpec>| match (report(), before) {
        (Some(report), _) => spec(&report, voice()),
        (None, Some(before)) => before.clone(),
        (None, None) => blank(),
    })
}

fn blank() -> ChartSpec {
    let picture = Plot::new(XAxis::HourOfWeek, Measure::share(0), Vec::new());
    ChartSpec::new("", "", "", "", picture, voice())
}
