//! English, British spelling, 24-hour clock.

mod common;

use super::Words;

/// All of it.
pub const WORDS: Words = Words { common: common::COMMON };
