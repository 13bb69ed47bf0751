//! Under the people of the grid: who is there of who is wanted, line by line of the cover.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{CoverRow, cover_rows},
    ui::format::voice,
};
use leptos::{ev::MouseEvent, prelude::*};
use std::cmp::Ordering;
use wasm_bindgen::JsCast;

/// So many missing people are told apart by shades.
const MOST_SHADES: u32 = 4;

/// A day of a line: who is there, and who is wanted.
type Counts = (u32, u32);

/// Cover of each line.
#[component]
pub(super) fn Cover(desk: RotaDesk) -> impl IntoView {
    let rows = Memo::new(move |_| desk.counted.with(|rota, seen| cover_rows(rota, seen, voice())));
    let count = Memo::new(move |_| rows.with(Vec::len));
    // One listener for all: there are hundreds of days.
    let choose = move |event: MouseEvent| {
        if let Some(place) = place_of(&event) {
            desk.gap.set(Some(place));
        }
    };
    view! {
        <tfoot role="rowgroup" on:click=choose>
            <For each=move || 0..count.get() key=|line| *line let:line><CoverLine desk rows line /></For>
        </tfoot>
    }
}

fn place_of(event: &MouseEvent) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let at = element.closest("[data-cover]").ok().flatten()?.get_attribute("data-cover")?;
    let (line, day) = at.split_once(':')?;
    Some((line.parse().ok()?, day.parse().ok()?))
}

/// The days of one line; only a day that changes is written anew.
#[component]
fn CoverLine(desk: RotaDesk, rows: Memo<Vec<CoverRow>>, line: usize) -> impl IntoView {
    let words = voice().words.rota_page();
    let named = move |rows: &Vec<CoverRow>| rows.get(line).map(|(name, _)| name.clone()).unwrap_or_default();
    // Not a memo: all days follow it, and would be asked after each change.
    let name = RwSignal::new(rows.with_untracked(named));
    let of = move |rows: &Vec<CoverRow>, day: usize| -> Counts {
        rows.get(line).and_then(|(_, days)| days.get(day)).copied().unwrap_or_default()
    };
    // A signal for each day that is shown. One effect sets those that change; a memo for each would be asked after each change.
    let shown = StoredValue::new((0_usize, Vec::<RwSignal<Counts>>::new()));
    let first = Memo::new(move |_| desk.rota.with(|rota| rota.first_day));
    let cells = move || {
        let (days, first) = (desk.days.get(), first.get());
        let counts: Vec<_> =
            rows.with_untracked(|rows| days.clone().map(|day| RwSignal::new(of(rows, day))).collect());
        shown.set_value((days.start, counts.clone()));
        let dates = first.iter_days().skip(days.start);
        let one = |((day, date), counts): ((usize, chrono::NaiveDate), RwSignal<Counts>)| {
            let class = move || {
                let (there, wanted) = counts.get();
                let week = if day.is_multiple_of(7) { "week " } else { "" };
                let is = match there.cmp(&wanted) {
                    Ordering::Less => format!("gap short-{}", (wanted - there).min(MOST_SHADES)),
                    Ordering::Equal if wanted == 0 => "none".to_owned(),
                    Ordering::Equal => "met".to_owned(),
                    Ordering::Greater => "over".to_owned(),
                };
                format!("{week}{is}")
            };
            let said = Memo::new(move |_| {
                let (there, wanted) = counts.get();
                name.with(|name| (words.cover_said)(voice().format, name, date, there, wanted))
            });
            let text = move || match counts.get() {
                (0, 0) => String::new(),
                (there, _) => there.to_string(),
            };
            let at = format!("{line}:{day}");
            view! {
                <td role="gridcell" id=format!("cover-{line}-{day}") class=class>
                    <button type="button" tabindex="-1" data-cover=at title=move || said.get() aria-label=move || said.get()>
                        {text}
                    </button>
                </td>
            }
        };
        days.zip(dates).zip(counts).map(one).collect_view()
    };
    Effect::new(move |_| {
        rows.with(|rows| {
            if name.with_untracked(|name| *name != named(rows)) {
                name.set(named(rows));
            }
            shown.with_value(|(first, counts)| {
                for (along, count) in counts.iter().enumerate() {
                    let now = of(rows, first + along);
                    if count.try_get_untracked().is_some_and(|before| before != now) {
                        count.set(now);
                    }
                }
            });
        });
    });
    view! {
        <tr role="row"><th scope="row" role="rowheader" class="name">{move || name.get()}</th>{cells}</tr>
    }
}
