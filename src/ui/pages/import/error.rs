//! What went wrong, what to do, and the choice that settles it.

use super::wizard::Wizard;
use crate::app::project::import::review::RejectedLine;
use crate::ui::{
    components::{Banner, Button, DataTable, TableCell, TableColumn, TableRow, Tone},
    format::voice,
};
use leptos::prelude::*;

/// Shows the last problem, if there is one.
#[component]
pub(super) fn Problem(wizard: Wizard) -> impl IntoView {
    let choose = move |order| {
        wizard.change(move |options| options.date_order = Some(order));
        wizard.run();
    };
    let shown = move || {
        let refusal = wizard.refusal.get()?;
        let orders = refusal.orders.into_iter().map(|(order, words)| {
            view! { <Button on_press=move |_| choose(order)>{words}</Button> }
        });
        let orders = orders.collect_view();
        let rejected = (!refusal.rejected.is_empty()).then(|| view! { <Rejected rows=refusal.rejected /> });
        Some(view! {
            <Banner tone=Tone::Bad message=format!("{} {}", refusal.cause, refusal.remedy)>{orders}</Banner>
            {rejected}
        })
    };
    view! {
        {move || wizard.said.get().map(|said| view! { <Banner tone=Tone::Warn message=said /> })}
        {shown}
    }
}

/// The first rows that could not be read.
#[component]
pub(super) fn Rejected(rows: Vec<RejectedLine>) -> impl IntoView {
    let words = voice().words.import_page().review;
    let columns = vec![
        TableColumn::figures(words.line, ""),
        TableColumn::words(words.value),
        TableColumn::words(words.reason),
    ];
    let shown = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| TableRow {
            key: at.to_string(),
            cells: vec![TableCell::from(row.line), TableCell::from(row.value), TableCell::from(row.reason)],
        })
        .collect::<Vec<_>>();
    view! {
        <DataTable caption=words.rejected columns=Signal::stored(columns) rows=Signal::stored(shown) />
    }
}
