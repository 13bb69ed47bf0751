//! Ids that tie labels, hints and errors to their inputs.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element has.
pub fn next_id(prefix: &str) -> String {
    let id = LAST.get().wrapping_add(1);
    LAST.set(id);
    format!("{prefix}-{id}")
}
