//! English, British spelling, 24-hour clock.

mod chart;
mod common;
mod components;

use super::Words;

/// All of it.
pub const WORDS: Words =
    Words { common: common::COMMON, chart: chart::CHART, components: components::COMPONENTS };
