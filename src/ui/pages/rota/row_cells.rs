//! The cells of a row of the grid, written straight into the page: a large rota has thousands, and after a key only those that changed
//! are touched, each no more than its letter and its class. A view of them would take away and set again every attribute of a row.

use crate::app::project::rota::{CellView, Off};
use leptos::prelude::document;
use std::{ops::Range, sync::Arc};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the cells of a row show.
#[derive(Clone, Default, PartialEq)]
pub(super) struct ShownCells {
    /// The number of the row.
    pub(super) row: usize,
    /// The days that are shown.
    pub(super) days: Range<usize>,
    /// All days of the row.
    pub(super) cells: Arc<Vec<CellView>>,
}

impl ShownCells {
    fn on(&self, day: usize) -> Option<&CellView> {
        self.cells.get(day).filter(|_| self.days.contains(&day))
    }

    /// Writes what is not yet shown. The first child of the row is its name; `before` is what was written last.
    pub(super) fn write(&self, row: &Element, before: Option<&Self>) {
        // Other days stand in the same cells.
        let before = before.filter(|before| before.days == self.days && before.row == self.row);
        if before.is_none() {
            self.make(row);
        }
        let mut cell = row.first_element_child().and_then(|name| name.next_element_sibling());
        for day in self.days.clone() {
            let Some(at) = cell else { return };
            let (was, now) = (before.and_then(|before| before.on(day)), self.on(day));
            if was != now || before.is_none() {
                let now = now.cloned().unwrap_or_default();
                at.set_class_name(&class_of(&now, day));
                at.set_text_content(Some(&now.letter));
            }
            cell = at.next_element_sibling();
        }
    }

    /// As many cells as days, each with its name and its place.
    fn make(&self, row: &Element) {
        while row.child_element_count() as usize > self.days.len() + 1 {
            if let Some(last) = row.last_element_child() {
                last.remove();
            }
        }
        let mut cell = row.first_element_child().and_then(|name| name.next_element_sibling());
        for day in self.days.clone() {
            let at = match cell {
                Some(at) => at,
                None => {
                    // A name of an element that is valid cannot be refused.
                    let Ok(at) = document().create_element("td") else { return };
                    let _ = at.set_attribute("role", "gridcell");
                    let _ = row.append_child(&at);
                    at
                }
            };
            at.set_id(&format!("rota-{}-{day}", self.row));
            // It was another cell's.
            let _ = at.remove_attribute("aria-selected");
            let _ = at.set_attribute("data-at", &format!("{}:{day}", self.row));
            cell = at.next_element_sibling();
        }
    }
}

/// Tells what is selected, rows and days, first and last, to software that reads the page aloud; only cells that differ are touched.
pub(super) fn mark_selected(grid: &Element, selected: Option<((usize, usize), (usize, usize))>) {
    let is_in = |cell: &Element| {
        let at = cell.get_attribute("data-at")?;
        let (row, day) = at.split_once(':')?;
        let (row, day): (usize, usize) = (row.parse().ok()?, day.parse().ok()?);
        let ((top, bottom), (first, last)) = selected?;
        Some((top..=bottom).contains(&row) && (first..=last).contains(&day))
    };
    if let Ok(marked) = grid.query_selector_all("[aria-selected]") {
        let cells = (0..marked.length()).filter_map(|at| marked.item(at)?.dyn_into::<Element>().ok());
        for cell in cells.filter(|cell| is_in(cell) != Some(true)) {
            let _ = cell.remove_attribute("aria-selected");
        }
    }
    let Some(((top, bottom), (first, last))) = selected else { return };
    for (row, day) in (top..=bottom).flat_map(|row| (first..=last).map(move |day| (row, day))) {
        if let Some(cell) = document().get_element_by_id(&format!("rota-{row}-{day}")) {
            let _ = cell.set_attribute("aria-selected", "true");
        }
    }
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
    for (is, name) in [
        (cell.is_holiday, " holiday"),
        (cell.is_pinned, " pinned"),
        (cell.is_broken, " broken"),
        (cell.differs, " differs"),
    ] {
        if is {
            class.push_str(name);
        }
    }
    class
}
