//! People by days: chosen with the pointer or with keys, painted with letters. Under it the cover of each line.
//!
//! A row is drawn anew when something in it changes and else left alone; what is selected is one frame over the grid, so that
//! moving it touches no cell.

use super::desk::{RotaDesk, Selection};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{CellView, Off, cells, columns, cover_rows, said},
    },
    domain::{PersonId, ShiftId, in_order},
    ui::{components::Section, format::voice, plan_field::tell},
};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

/// The grid.
#[component]
pub(super) fn Grid(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let year = desk.state.sections.year;
    let days = Memo::new(move |_| desk.rota.with(|rota| year.with(|year| columns(rota, year, voice()))));
    let grid = NodeRef::<html::Div>::new();
    let is_dragging = StoredValue::new_local(false);
    let copied = StoredValue::new_local(Vec::<Vec<Option<ShiftId>>>::new());
    let pressed = move |event: PointerEvent| {
        let Some(at) = place_of(&event) else { return };
        desk.selection.update(|selection| {
            selection.cursor = at;
            if !event.shift_key() {
                selection.anchor = at;
            }
        });
        is_dragging.set_value(true);
    };
    let moved = move |event: PointerEvent| {
        if is_dragging.get_value()
            && event.buttons() == 1
            && let Some(at) = place_of(&event)
            && desk.selection.get_untracked().cursor != at
        {
            desk.selection.update(|selection| selection.cursor = at);
        }
    };
    let released = move |_| is_dragging.set_value(false);
    let typed = move |event: KeyboardEvent| {
        if keyed(desk, &event, copied) {
            event.prevent_default();
            if let Some(grid) = grid.get_untracked() {
                show_cursor(&grid, desk.selection.get_untracked().cursor);
            }
        }
    };
    let frame = Memo::new(move |_| {
        let selection = desk.selection.get();
        let ((top, bottom), (first, last)) = (selection.rows(), selection.days());
        [top, bottom - top + 1, first, last - first + 1].map(|number| number.to_string())
    });
    let active = move || {
        let (row, day) = desk.selection.get().cursor;
        format!("rota-{row}-{day}")
    };
    let head = move || {
        days.with(|days| {
            days.iter()
                .map(|day| {
                    view! {
                        <th scope="col" class:free=day.is_free class:week=day.week.is_some()>
                            {day.week.clone().map(|week| view! { <span class="week-of">{week}</span> })}
                            <small>{day.weekday}</small>{day.number.clone()}
                        </th>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Section title=words.grid subtitle=words.grid_about>
            <div
                class="rota-grid" role="grid" tabindex="0" aria-label=words.grid aria-activedescendant=active
                node_ref=grid on:pointerdown=pressed on:pointermove=moved on:pointerup=released on:keydown=typed
            >
                <table role="presentation">
                    <thead><tr><th class="name"></th>{head}</tr></thead>
                    <tbody>
                        <For each=move || numbered(desk) key=|(row, person)| (*row, *person) let((row, person))>
                            <Row desk row person />
                        </For>
                    </tbody>
                    <Cover desk />
                </table>
                <div
                    class="rota-frame" aria-hidden="true"
                    style:--row=move || frame.with(|[row, ..]| row.clone())
                    style:--rows=move || frame.with(|[_, rows, ..]| rows.clone())
                    style:--day=move || frame.with(|[_, _, day, _]| day.clone())
                    style:--days=move || frame.with(|[.., days]| days.clone())
                ></div>
            </div>
            <p class="rota-said" role="status">{move || cursor_said(desk)}</p>
        </Section>
    }
}

fn numbered(desk: RotaDesk) -> Vec<(usize, PersonId)> {
    desk.people.with(|people| people.iter().copied().enumerate().collect())
}

fn cursor_said(desk: RotaDesk) -> String {
    let (row, day) = desk.selection.get().cursor;
    desk.rota.with(|rota| {
        let person = desk.people.with(|people| people.get(row).copied());
        person.map(|person| said(rota, person, rota.date(day), voice())).unwrap_or_default()
    })
}

#[component]
fn Row(desk: RotaDesk, row: usize, person: PersonId) -> impl IntoView {
    let name = move || {
        desk.rota.with(|rota| rota.people.get(&person).map(|person| person.name.clone()).unwrap_or_default())
    };
    let shown: Memo<Vec<CellView>> = Memo::new(move |_| {
        desk.rota.with(|rota| {
            desk.seen.with(|seen| {
                desk.found.with(|found| {
                    let beside = desk.beside.get().and_then(|id| rota.versions.get(&id));
                    cells(rota, seen, person, found, beside.map(|version| &version.rows))
                })
            })
        })
    });
    let drawn = move || {
        shown.with(|cells| {
            cells
                .iter()
                .enumerate()
                .map(|(day, cell)| {
                    let at = format!("{row}:{day}");
                    view! { <td role="gridcell" id=format!("rota-{row}-{day}") data-at=at class=class_of(cell, day)>{cell.letter.clone()}</td> }
                })
                .collect_view()
        })
    };
    view! { <tr role="row"><th scope="row" class="name" role="rowheader">{name}</th>{drawn}</tr> }
}

fn class_of(cell: &CellView, day: usize) -> String {
    let mut class = String::from(if day.is_multiple_of(7) { "week" } else { "" });
    if let Some(shift) = cell.shift {
        class.push_str(&format!(" shift-{}", shift % 6));
    }
    class.push_str(match cell.off {
        Off::None => "",
        Off::Away => " away",
        Off::Asked => " asked",
        Off::Wished => " wished",
    });
    for (is, name) in [(cell.is_pinned, " pinned"), (cell.is_broken, " broken"), (cell.differs, " differs")] {
        if is {
            class.push_str(name);
        }
    }
    class
}

/// Cover of each line under the people: who is there of who is wanted.
#[component]
fn Cover(desk: RotaDesk) -> impl IntoView {
    let rows =
        Memo::new(move |_| desk.rota.with(|rota| desk.seen.with(|seen| cover_rows(rota, seen, voice()))));
    let count = Memo::new(move |_| rows.with(Vec::len));
    view! { <tfoot><For each=move || 0..count.get() key=|line| *line let:line><CoverLine desk rows line /></For></tfoot> }
}

/// The days of one line; a day is drawn anew when it changes and else left alone.
#[component]
fn CoverLine(desk: RotaDesk, rows: Memo<Vec<(String, Vec<(u32, u32)>)>>, line: usize) -> impl IntoView {
    let words = voice().words.rota_page();
    let name = Memo::new(move |_| {
        rows.with(|rows| rows.get(line).map(|(name, _)| name.clone()).unwrap_or_default())
    });
    let days = Memo::new(move |_| desk.rota.with(|rota| (rota.first_day, rota.days())));
    let cells = move || {
        let (first, count) = days.get();
        let one = |(day, date): (usize, chrono::NaiveDate)| {
            let counts = Memo::new(move |_| {
                rows.with(|rows| {
                    rows.get(line).and_then(|(_, days)| days.get(day)).copied().unwrap_or_default()
                })
            });
            let class = move || {
                let (there, wanted) = counts.get();
                match there.cmp(&wanted) {
                    std::cmp::Ordering::Less => "gap",
                    std::cmp::Ordering::Equal if wanted == 0 => "none",
                    std::cmp::Ordering::Equal => "met",
                    std::cmp::Ordering::Greater => "over",
                }
            };
            let said = Signal::derive(move || {
                let (there, wanted) = counts.get();
                name.with(|name| (words.cover_said)(voice().format, name, date, there, wanted))
            });
            let text = move || match counts.get() {
                (0, 0) => String::new(),
                (there, _) => there.to_string(),
            };
            let choose = move |_| desk.gap.set(Some((line, day)));
            view! {
                <td class=class>
                    <button type="button" tabindex="-1" title=said aria-label=said on:click=choose>{text}</button>
                </td>
            }
        };
        first.iter_days().take(count).enumerate().map(one).collect_view()
    };
    view! { <tr><th scope="row" class="name">{move || name.get()}</th>{cells}</tr> }
}

/// The cell that an event is in.
fn place_of(event: &PointerEvent) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let at = element.closest("[data-at]").ok().flatten()?.get_attribute("data-at")?;
    let (row, day) = at.split_once(':')?;
    Some((row.parse().ok()?, day.parse().ok()?))
}

fn show_cursor(grid: &web_sys::HtmlElement, (row, day): (usize, usize)) {
    // Ids are made of digits only, so that the selector is one.
    if let Ok(Some(cell)) = grid.query_selector(&format!("#rota-{row}-{day}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        cell.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Does what a key means; whether it meant something.
fn keyed(
    desk: RotaDesk,
    event: &KeyboardEvent,
    copied: StoredValue<Vec<Vec<Option<ShiftId>>>, LocalStorage>,
) -> bool {
    let people = desk.people.with_untracked(Vec::len);
    let days = desk.rota.with_untracked(|rota| rota.days());
    if people == 0 || days == 0 {
        return false;
    }
    let Selection { cursor: (row, day), .. } = desk.selection.get_untracked();
    let go = |row: usize, day: usize| {
        let at = (row.min(people - 1), day.min(days - 1));
        desk.selection.update(|selection| {
            selection.cursor = at;
            if !event.shift_key() {
                selection.anchor = at;
            }
        });
        true
    };
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return match key.as_str() {
            "c" => copy(desk, copied),
            "v" => paste(desk, copied),
            _ => false,
        };
    }
    match key.as_str() {
        "ArrowLeft" => go(row, day.saturating_sub(1)),
        "ArrowRight" => go(row, day + 1),
        "ArrowUp" => go(row.saturating_sub(1), day),
        "ArrowDown" => go(row + 1, day),
        "PageUp" => go(row, day.saturating_sub(7)),
        "PageDown" => go(row, day + 7),
        "Home" => go(row, 0),
        "End" => go(row, days - 1),
        "Delete" | "Backspace" | "-" => {
            desk.paint(None);
            true
        }
        " " => {
            desk.settle();
            true
        }
        letter if letter.chars().count() == 1 && !event.alt_key() => {
            let shift = desk.rota.with_untracked(|rota| {
                let shifts = in_order(&rota.shifts);
                let of = shifts.into_iter().find(|(_, kind)| kind.letter.eq_ignore_ascii_case(letter));
                of.map(|(id, _)| id)
            });
            let is_known = shift.is_some();
            if is_known {
                desk.paint(shift);
            }
            is_known
        }
        _ => false,
    }
}

fn copy(desk: RotaDesk, copied: StoredValue<Vec<Vec<Option<ShiftId>>>, LocalStorage>) -> bool {
    let selection = desk.selection.get_untracked();
    let ((top, bottom), (first, last)) = (selection.rows(), selection.days());
    let block: Vec<Vec<Option<ShiftId>>> = desk.rota.with_untracked(|rota| {
        let rows = (top..=bottom).filter_map(|row| desk.person(row));
        rows.map(|person| (first..=last).map(|day| rota.shift_of(person, rota.date(day))).collect()).collect()
    });
    let count = block.iter().map(Vec::len).sum();
    copied.set_value(block);
    desk.state.toaster.say((voice().words.rota_page().copied)(count));
    true
}

fn paste(desk: RotaDesk, copied: StoredValue<Vec<Vec<Option<ShiftId>>>, LocalStorage>) -> bool {
    let selection = desk.selection.get_untracked();
    let (top, first) = (selection.rows().0, selection.days().0);
    let rota = desk.rota.get_untracked();
    let cells: Vec<_> = copied.with_value(|block| {
        let rows = block.iter().enumerate().filter_map(|(down, row)| Some((desk.person(top + down)?, row)));
        rows.flat_map(|(person, row)| {
            row.iter().enumerate().map(move |(along, shift)| (person, along, *shift))
        })
        .filter(|(_, along, _)| first + along < rota.days())
        // A shift that is gone by now cannot be pasted.
        .filter(|(_, _, shift)| shift.is_none_or(|shift| rota.shifts.contains_key(&shift)))
        .map(|(person, along, shift)| (person, rota.date(first + along), shift))
        .collect()
    });
    if desk.is_editable() && !cells.is_empty() {
        tell(desk.state, Command::Rota(RotaChange::Cells(cells)));
    }
    true
}
