//! People by days: chosen with the pointer or with keys, painted with letters. Under it the cover of each line.
//!
//! A row is drawn anew when something in it changes and else left alone; what is selected is one frame over the grid, so that
//! moving it touches no cell. Days that are not shown are not made.

use super::{
    GRID,
    cover_rows::Cover,
    desk::{FoundCells, Held, RotaDesk, Selection},
    keys::keyed,
    marks::Legend,
    person::named,
    print::Printed,
    row_cells::{ShownCells, mark_selected},
    stretches::Stretches,
};
use crate::{
    app::project::rota::{CellView, Column, RowSeen, cells, columns, cover_rows, said},
    domain::{PersonId, RotaPlan, VersionId},
    ui::{components::Section, focus, format::voice},
};
use chrono::NaiveDate;
use leptos::{
    ev::{self, KeyboardEvent, PointerEvent},
    html,
    prelude::*,
};
use std::{collections::BTreeMap, sync::Arc};
use wasm_bindgen::JsCast;

/// The grid.
#[component]
pub(super) fn Grid(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let days = columns_of(desk);
    let grid = NodeRef::<html::Div>::new();
    let is_dragging = StoredValue::new_local(false);
    let pressed = move |event: PointerEvent| {
        let Some(at) = place_of(&event) else { return };
        desk.cover_at.set(None);
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
    let (scrolled_by, scrolled) = scrolling(grid);
    // Wherever the pointer is by then.
    let released = window_event_listener(ev::pointerup, move |_| {
        if is_dragging.try_get_value() == Some(true) {
            is_dragging.set_value(false);
            if let Some(Held::Shift(shift)) = desk.brush.get_untracked() {
                desk.set(shift);
            }
        }
    });
    on_cleanup(move || released.remove());
    let typed = move |event: KeyboardEvent| {
        if keyed(desk, &event) {
            event.prevent_default();
            if let Some(grid) = grid.get_untracked() {
                show_cursor(&grid, &cursor_id(desk));
            }
        }
    };
    let frame = Memo::new(move |_| {
        let (selection, shown) = (desk.selection.get(), desk.days.get());
        let (mut rows, mut days) = (selection.rows(), selection.days());
        if let Some(line) = desk.cover_at.get() {
            let row = desk.people.with(Vec::len) + line;
            (rows, days) = ((row, row), (selection.cursor.1, selection.cursor.1));
        }
        let ((top, bottom), (first, last)) = (rows, days);
        // What is selected beyond what is shown is framed as far as it is.
        let (first, behind) = (first.max(shown.start), (last + 1).min(shown.end));
        [top, bottom - top + 1, first.saturating_sub(shown.start), behind.saturating_sub(first)]
            .map(|number| number.to_string())
    });
    let broken = Memo::new(move |_| {
        desk.counted.with(|_, seen| {
            let mut days = BrokenDays::new();
            for broken in &seen.report.broken {
                days.entry(broken.person).or_default().extend(broken.day);
            }
            days
        })
    });
    // Behind the frame in which cells that are shown now are there.
    Effect::new(move |_| {
        desk.days.track();
        desk.people.track();
        let (selection, is_cover) = (desk.selection.get(), desk.cover_at.with(Option::is_some));
        request_animation_frame(move || {
            if let Some(grid) = grid.try_get_untracked().flatten() {
                mark_selected(&grid, (!is_cover).then(|| (selection.rows(), selection.days())));
            }
        });
    });
    let has_rows =
        Memo::new(move |_| !desk.people.with(Vec::is_empty) || desk.cover_at.with(Option::is_some));
    let head = move || {
        let (shown, today) = (desk.days.get(), desk.today());
        days.with(|days| day_heads(days.get(shown).unwrap_or_default(), today))
    };
    view! {
        <Section title=words.grid subtitle=words.grid_about>
            <Printed desk />
            <Stretches desk />
            <div
                class="rota-grid" style:--count=move || desk.days.with(|days| days.len().to_string()) role="grid" tabindex="0" aria-label=words.grid aria-multiselectable="true"
                aria-activedescendant=move || cursor_id(desk) class:painting=move || desk.brush.with(Option::is_some)
                node_ref=grid on:pointerdown=pressed on:pointermove=moved on:keydown=typed on:scroll=scrolled
            >
                <table role="presentation">
                    <thead role="rowgroup"><tr role="row"><th class="name" role="columnheader"></th>{head}</tr></thead>
                    <tbody role="rowgroup">
                        <For each=move || numbered(desk) key=|(row, person)| (*row, *person) let((row, person))>
                            <Row desk broken row person />
                        </For>
                    </tbody>
                    <Cover desk />
                </table>
                <div
                    class="rota-frame" aria-hidden="true" hidden=move || !has_rows.get()
                    style:--scrolled=move || scrolled_by.get()
                    style:--row=move || frame.with(|[row, ..]| row.clone())
                    style:--rows=move || frame.with(|[_, rows, ..]| rows.clone())
                    style:--day=move || frame.with(|[_, _, day, _]| day.clone())
                    style:--days=move || frame.with(|[.., days]| days.clone())
                ></div>
            </div>
            <p class="rota-said" role="status">{move || cursor_said(desk)}</p>
            <Legend desk />
        </Section>
    }
}

/// The days of the rota as columns.
pub(super) fn columns_of(desk: RotaDesk) -> Memo<Vec<Column>> {
    let year = desk.state.sections.year;
    // What a column needs of the rota; painting leaves it as it is.
    let span = Memo::new(move |_| desk.rota.with(|rota| (rota.first_day, rota.weeks)));
    Memo::new(move |_| {
        span.track();
        desk.rota.with_untracked(|rota| year.with(|year| columns(rota, year, voice())))
    })
}

/// The heads of days.
pub(super) fn day_heads(days: &[Column], today: NaiveDate) -> impl IntoView + use<> {
    let head = |day: &Column| {
        view! {
            <th scope="col" role="columnheader" class:free=day.is_free class:week=day.week.is_some()
                class:past=day.date < today aria-current=(day.date == today).then_some("date")>
                {day.week.clone().map(|week| view! { <span class="week-of">{week}</span> })}
                <small>{day.weekday}</small>{day.number.clone()}
            </th>
        }
    };
    days.iter().map(head).collect_view()
}

fn numbered(desk: RotaDesk) -> Vec<(usize, PersonId)> {
    desk.people.with(|people| people.iter().copied().enumerate().collect())
}

/// The element of the cursor.
fn cursor_id(desk: RotaDesk) -> String {
    let (row, day) = desk.selection.get().cursor;
    match desk.cover_at.get() {
        Some(line) => format!("cover-{line}-{day}"),
        None => format!("rota-{row}-{day}"),
    }
}

fn cursor_said(desk: RotaDesk) -> String {
    let selection = desk.selection.get();
    let (row, day) = selection.cursor;
    if let Some(line) = desk.cover_at.get() {
        return desk.counted.with(|rota, seen| {
            let rows = cover_rows(rota, seen, voice());
            let counts = rows.get(line).and_then(|(name, days)| Some((name, *days.get(day)?)));
            counts.map_or_else(String::new, |(name, (there, wanted))| {
                (voice().words.rota_page().cover_said)(voice().format, name, rota.date(day), there, wanted)
            })
        });
    }
    let remark =
        desk.remark.with(|(of, remark)| if *of == selection { remark.clone() } else { String::new() });
    if !remark.is_empty() {
        return remark;
    }
    desk.rota.with(|rota| {
        let person = desk.people.with(|people| people.get(row).copied());
        person.map(|person| said(rota, person, rota.date(day), voice())).unwrap_or_default()
    })
}

/// What a row was drawn from, and its cells.
#[derive(Clone)]
struct Drawn {
    rota: Arc<RotaPlan>,
    found: Arc<FoundCells>,
    beside: Option<VersionId>,
    broken: Vec<usize>,
    cells: Arc<Vec<CellView>>,
}

impl Drawn {
    fn seen(&self, person: PersonId) -> RowSeen<'_> {
        RowSeen { rota: &self.rota, person, broken: &self.broken, found: &self.found, beside: self.beside }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.cells, &other.cells)
    }
}

/// Days on which each person breaks a rule.
type BrokenDays = BTreeMap<PersonId, Vec<usize>>;

#[component]
fn Row(desk: RotaDesk, broken: Memo<BrokenDays>, row: usize, person: PersonId) -> impl IntoView {
    let name = Memo::new(move |_| {
        named(
            desk.rota
                .with(|rota| rota.people.get(&person).map(|person| person.name.clone()).unwrap_or_default()),
        )
    });
    let shown = Memo::new_with_compare(
        move |before: Option<&Drawn>| {
            let mut now = Drawn {
                rota: desk.rota.get(),
                found: desk.found.get(),
                beside: desk.beside.get(),
                broken: broken.with(|broken| broken.get(&person).cloned().unwrap_or_default()),
                cells: Arc::default(),
            };
            let same = before.filter(|before| before.seen(person).is_same(&now.seen(person)));
            now.cells = match same {
                Some(before) => Arc::clone(&before.cells),
                None => Arc::new(cells(now.seen(person))),
            };
            now
        },
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !before.is_same(after),
            _ => true,
        },
    );
    let element = NodeRef::<html::Tr>::new();
    Effect::new(move |before: Option<ShownCells>| {
        let cells = shown.with(|shown| Arc::clone(&shown.cells));
        let now = ShownCells { row, days: desk.days.get(), cells };
        if let Some(element) = element.get() {
            now.write(&element, before.as_ref());
            return now;
        }
        ShownCells::default()
    });
    view! { <tr role="row" node_ref=element><th scope="row" class="name" role="rowheader" title=move || name.get()>{move || name.get()}</th></tr> }
}

/// How far a grid is scrolled, for its frame, and what follows its scrolling: the frame stands above all rows, and is cut off where the names
/// cover what is scrolled beneath them.
pub(super) fn scrolling(grid: NodeRef<html::Div>) -> (Signal<String>, impl Fn(ev::Event) + Copy) {
    let by = RwSignal::new(0);
    let scrolled = move |_| {
        if let Some(grid) = grid.get_untracked() {
            by.set(grid.scroll_left());
        }
    };
    (Signal::derive(move || format!("{}px", by.get())), scrolled)
}

/// The cell that an event is in.
fn place_of(event: &PointerEvent) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let at = element.closest("[data-at]").ok().flatten()?.get_attribute("data-at")?;
    let (row, day) = at.split_once(':')?;
    Some((row.parse().ok()?, day.parse().ok()?))
}

/// Selects a person's day, brings it into view and gives the grid the focus, so that keys go on from there.
pub(super) fn go_to(desk: RotaDesk, person: PersonId, day: usize) {
    let Some(row) = desk.people.with_untracked(|people| people.iter().position(|one| *one == person)) else {
        return;
    };
    desk.cover_at.set(None);
    desk.selection.set(Selection { anchor: (row, day), cursor: (row, day) });
    focus::soon(GRID);
    // Behind the frame in which a day that was not shown is made.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let grid = document().query_selector(GRID).ok().flatten();
            if let Some(grid) = grid.and_then(|grid| grid.dyn_into().ok()) {
                show_cursor(&grid, &untrack(|| cursor_id(desk)));
            }
        });
    });
}

/// Brings a cell into view.
pub(super) fn show_cursor(grid: &web_sys::HtmlElement, cursor: &str) {
    // Ids are made of words and digits only, so that the selector is one.
    if let Ok(Some(cell)) = grid.query_selector(&format!("#{cursor}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        cell.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
