//! The cells of the hours, written straight into the page: a year has nearly nine thousand, and after a change few of them differ.

use crate::{
    app::project::rota::{HOURS, HourSeen, HoursShown},
    ui::format::voice,
};
use leptos::prelude::document;
use std::sync::Arc;
use web_sys::Element;

/// So many missing people are told apart by shades, as in the cover under the grid.
const MOST_SHADES: u32 = 4;

/// What the cells show.
#[derive(Clone, Default)]
pub(super) struct ShownHours {
    /// The hours of the days that are shown.
    pub(super) hours: Option<Arc<HoursShown>>,
    /// Each of those days in words, once for all its hours.
    pub(super) dates: Arc<Vec<String>>,
}

impl ShownHours {
    /// Writes what is not yet shown; `before` is what was written last. The body has a row for each hour, its first child the name of it.
    pub(super) fn write(&self, body: &Element, before: Option<&Self>) {
        let Some(shown) = &self.hours else { return };
        // Other days stand in the same cells.
        let before = before.filter(|before| before.dates == self.dates);
        let before = before.and_then(|before| before.hours.as_ref()).filter(|was| was.days == shown.days);
        let mut row = body.first_element_child();
        for hour in 0..HOURS {
            let Some(at) = row else { return };
            if before.is_none() {
                make(&at, hour, shown);
            }
            self.write_row(&at, hour, before);
            row = at.next_element_sibling();
        }
    }

    fn write_row(&self, row: &Element, hour: usize, before: Option<&Arc<HoursShown>>) {
        let Some(shown) = &self.hours else { return };
        let mut cell = row.first_element_child().and_then(|name| name.next_element_sibling());
        for (day, date) in shown.days.clone().zip(self.dates.iter()) {
            let Some(at) = cell else { return };
            let now = shown.on(day, hour);
            if let Some(seen) = now
                && before.is_none_or(|before| before.on(day, hour) != now)
            {
                let said = said(seen, date, hour);
                at.set_class_name(&class_of(seen, day));
                at.set_text_content(Some(&text_of(seen)));
                let _ = at.set_attribute("title", &said);
                let _ = at.set_attribute("aria-label", &said);
            }
            cell = at.next_element_sibling();
        }
    }
}

/// As many cells as days, each with its place.
fn make(row: &Element, hour: usize, shown: &HoursShown) {
    while row.child_element_count() as usize > shown.days.len() + 1 {
        if let Some(last) = row.last_element_child() {
            last.remove();
        }
    }
    let mut cell = row.first_element_child().and_then(|name| name.next_element_sibling());
    for day in shown.days.clone() {
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
        at.set_id(&format!("hour-{hour}-{day}"));
        let _ = at.set_attribute("data-hour", &format!("{hour}:{day}"));
        cell = at.next_element_sibling();
    }
}

fn class_of(seen: HourSeen, day: usize) -> String {
    let is = match seen {
        HourSeen::People { there: 0, needed: 0 } => "none".to_owned(),
        HourSeen::People { there, needed } if there == needed => "met".to_owned(),
        HourSeen::People { there, needed } if there > needed => "over".to_owned(),
        HourSeen::People { .. } => format!("gap short-{}", seen.short().min(MOST_SHADES)),
        HourSeen::Skipped | HourSeen::Unknown => "unknown".to_owned(),
    };
    if day.is_multiple_of(7) { format!("week {is}") } else { is }
}

fn text_of(seen: HourSeen) -> String {
    match seen {
        HourSeen::People { there: 0, needed: 0 } => String::new(),
        HourSeen::People { there, .. } => there.to_string(),
        HourSeen::Skipped | HourSeen::Unknown => voice().words.rota_hours().no_number.to_owned(),
    }
}

fn said(seen: HourSeen, date: &str, hour: usize) -> String {
    let words = voice().words.rota_hours();
    match seen {
        HourSeen::People { there, needed } => (words.cell)(date, hour, there, needed),
        HourSeen::Skipped => (words.skipped)(date, hour),
        HourSeen::Unknown => (words.unknown)(date, hour),
    }
}
