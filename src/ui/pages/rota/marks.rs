//! What letters and marks in the grid mean.

use super::desk::RotaDesk;
use crate::{domain::in_order, text::rota_desk::Mark, ui::format::voice};
use leptos::prelude::*;

/// Marks with the class of a cell that has them.
const MARKS: [(Mark, &str); 6] = [
    (Mark::Away, "away"),
    (Mark::Asked, "asked"),
    (Mark::Wished, "wished"),
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
    let marks = MARKS.map(|(mark, class)| {
        let class = format!("legend-cell {class}");
        view! { <li><span class=class aria-hidden="true"></span>{(words.mark)(mark)}</li> }
    });
    view! { <ul class="rota-legend no-print" aria-label=words.legend>{letters}{marks.collect_view()}</ul> }
}
