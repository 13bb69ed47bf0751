//! The language and the reader's way of writing numbers, for components; set once before the page is mounted.

use crate::text::{PlainFormat, Voice, en};
use std::cell::Cell;

thread_local! {
    static VOICE: Cell<Voice<'static>> = const { Cell::new(Voice { words: &en::WORDS, format: &PlainFormat }) };
    static IDS: Cell<u32> = const { Cell::new(0) };
}

/// Sets what [`voice`] answers.
pub fn set_voice(voice: Voice<'static>) {
    VOICE.set(voice);
}

/// The language and format of the page.
pub fn voice() -> Voice<'static> {
    VOICE.get()
}

/// An id that no other element has.
pub fn next_id(prefix: &str) -> String {
    let id = IDS.get().wrapping_add(1);
    IDS.set(id);
    format!("{prefix}-{id}")
}
