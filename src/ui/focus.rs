//! Where the focus goes when what has it goes away, or when something new is there to be filled in: never to the page as a whole, from where a
//! reader who uses keys would begin again at the top.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can have the focus.
const FOCUSABLE: &str = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), \
    textarea:not([disabled]), summary, [tabindex]";

/// What can be filled in.
const FIELDS: &str = "input:not([disabled]), select:not([disabled]), textarea:not([disabled])";

fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Whether nothing in particular has the focus.
fn is_lost() -> bool {
    document().active_element().is_none_or(|active| active.matches("body").unwrap_or(true))
}

/// Gives an element the focus; whether it took it.
fn give(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    document().active_element().as_ref() == Some(element)
}

/// To an element or the first in it that takes it.
fn give_within(element: &Element) -> bool {
    if !element.is_connected() {
        return false;
    }
    if element.matches(FOCUSABLE).unwrap_or(false) && give(element) {
        return true;
    }
    element.query_selector(FOCUSABLE).ok().flatten().is_some_and(|within| give(&within))
}

/// The neighbours of what has the focus, then those of what it is in, and so on.
fn neighbours() -> Vec<Element> {
    let mut found = Vec::new();
    let mut at = document().active_element();
    while let Some(element) = at.filter(|element| !element.matches("main, body").unwrap_or(true)) {
        found.extend(element.next_element_sibling());
        found.extend(element.previous_element_sibling());
        at = element.parent_element();
        found.extend(at.clone());
    }
    found
}

/// Does something that may take away what has the focus; then a neighbour of it gets it.
pub(crate) fn keep(change: impl FnOnce()) {
    let neighbours = if is_lost() { Vec::new() } else { neighbours() };
    change();
    if !neighbours.is_empty() {
        request_animation_frame(move || {
            if is_lost() {
                let _ = neighbours.iter().any(give_within) || first("main").is_some_and(|main| give(&main));
            }
        });
    }
}

/// Does something that adds an element of this selector; then that is opened, and its first field gets the focus.
pub(crate) fn to_new(selector: String, add: impl FnOnce()) {
    let before = all(&selector);
    add();
    request_animation_frame(move || {
        let Some(new) = all(&selector).into_iter().find(|element| !before.contains(element)) else { return };
        if let Ok(Some(folded)) = new.query_selector(":scope > details:not([open])") {
            // What is folded is made when it is opened.
            let _ = folded.set_attribute("open", "");
        }
        request_animation_frame(move || set_timeout(move || into(&new), std::time::Duration::ZERO));
    });
}

fn into(element: &Element) {
    let field = element.query_selector(FIELDS).ok().flatten();
    if !field.is_some_and(|field| give(&field)) {
        let _ = give_within(element);
    }
}

/// Gives the first element of a selector the focus, once what was changed is shown; what is folded opens.
pub(crate) fn soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let Some(found) = first(&selector) else { return };
        if found.matches("details:not([open])").unwrap_or(false) {
            let _ = found.set_attribute("open", "");
        }
        let _ = give_within(&found);
    });
}
