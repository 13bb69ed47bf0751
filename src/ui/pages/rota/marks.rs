//! What letters and marks in the grid mean.

use super::desk::RotaDesk;
use crate::{domain::in_order, text::rota_desk::Mark, ui::format::voice};
use leptos::prelude::*;

/// Marks with the class of a cell that has them.
const MARKS: [(Mark, &str); 7] = [
    (Mark::Away, "away"),
    (Mark::Asked, "asked"),
    (Mark::Wished, "wished"),
    (Mark::Holiday, "holiday"),
    (Mark::Settled, "pinned"),
    (Mark::Broken, "broken"),
    (Mark::Gap, "gap short-2"),
];

/// Under the grid.
#[component]
pub(super) fn Legend(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_desk();
    let shifts = Memo::new(move |_| {
        desk.rota.with(|rota| {
            let kinds = in_order(&rota.shifts).into_iter();
            kinds.map(|(_, kind)| (kind.letter.clone(), kind.name.clone())).collect::<Vec<_>>()
        })
    });
    let letters = move || {
        let one = |(at, (letter, name)): (usize, (String, String))| {
            let class = format!("legend-cell shift-{}", at % 6);
            view! { <li><span class=class>{letter}</span>{name}</li> }
        };
        shifts.get().into_iter().enumerate().map(one).collect_view()
    };
    // Where no site has public holidays of its own none is marked.
    let has_holidays =
        Memo::new(move |_| desk.rota.with(|rota| rota.sites.values().any(|site| !site.holidays.is_empty())));
    let marks = move || {
        let there = MARKS.into_iter().filter(|(mark, _)| *mark != Mark::Holiday || has_holidays.get());
        let one = |(mark, class): (Mark, &str)| {
            let class = format!("legend-cell {class}");
            view! { <li><span class=class aria-hidden="true"></span>{(words.mark)(mark)}</li> }
        };
        there.map(one).collect_view()
    };
    view! { <ul class="rota-legend no-print" aria-label=words.legend>{letters}{marks}</ul> }
}
