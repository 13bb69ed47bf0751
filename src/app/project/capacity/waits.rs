//! How long alerts wait, as it may be said: from the backlog of the flow, or by chance, whichever is longer.
//!
//! The flow has no chance in it, so its longest wait can be shorter than the one that one alert in twenty exceeds. What is
//! said is never below that: the longer of the two speaks, and says which it is.

use super::{
    key::FigureKey,
    reading::{Reading, Shown},
};
use crate::engine::capacity::report::ClassReport;

/// Shorter than this, in hours, is no wait worth a word.
const MOMENT: f64 = 1.0 / 60.0;

/// The wait of a severity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait<'a> {
    /// Whose.
    pub class: &'a ClassReport,
    /// Hours of the wall clock.
    pub hours: f64,
    /// Which figure says so: the longest wait of the flow, or the one that one in twenty exceeds.
    pub key: FigureKey,
    /// What chance does is known.
    pub with_chance: bool,
}

impl Wait<'_> {
    /// One in twenty waits longer, and nothing is said of the longest.
    pub fn is_by_chance(&self) -> bool {
        matches!(self.key, FigureKey::SlowWait(_))
    }

    /// Less than a minute, whatever chance does.
    pub fn is_none(&self) -> bool {
        self.with_chance && self.hours < MOMENT
    }
}

/// The wait of a severity; none where neither is known.
pub fn wait_of<'a>(class: &'a ClassReport, reading: &Reading<'_>) -> Option<Wait<'a>> {
    let (longest, slow) = (FigureKey::LongestWait(class.severity), FigureKey::SlowWait(class.severity));
    let by_chance = reading.value(slow);
    let wait = |hours, key| Wait { class, hours, key, with_chance: by_chance.is_some() };
    match (reading.value(longest), by_chance) {
        (Some(flow), Some(chance)) if chance > flow => Some(wait(chance, slow)),
        (Some(flow), _) => Some(wait(flow, longest)),
        (None, Some(chance)) => Some(wait(chance, slow)),
        (None, None) => None,
    }
}

/// The severity that waits longest; none if nobody waits a minute.
pub fn longest<'a>(reading: &Reading<'a>) -> Option<Wait<'a>> {
    let waits = reading.now.classes.iter().filter_map(|class| wait_of(class, reading));
    waits.max_by(|a, b| a.hours.total_cmp(&b.hours)).filter(|wait| wait.hours >= MOMENT)
}

/// "Today low alerts wait up to 31 h", and by chance "Today one in twenty low alerts waits 14 h or more".
pub fn said(wait: &Wait<'_>, when: &str, reading: &Reading<'_>) -> String {
    let words = &reading.voice.words.capacity_page().headline;
    let hours = reading.duration(wait.hours * 60.0);
    let say = match (wait.is_by_chance(), wait.with_chance) {
        (true, _) => words.slow_waits,
        (false, true) => words.waits_up_to,
        (false, false) => words.waits_for_backlog,
    };
    say(when, &wait.class.name, &hours)
}

/// The wait that 19 in 20 alerts do not exceed.
pub fn slow_shown(class: &ClassReport, reading: &Reading<'_>) -> Shown {
    reading.brief(FigureKey::SlowWait(class.severity))
}

/// The longest wait from backlog, never below what chance alone does.
pub fn longest_shown(class: &ClassReport, reading: &Reading<'_>) -> Shown {
    let words = &reading.voice.words.capacity_page().severities;
    let (longest, slow) = (FigureKey::LongestWait(class.severity), FigureKey::SlowWait(class.severity));
    match wait_of(class, reading) {
        Some(wait) if wait.is_none() => {
            Shown { text: words.no_queue.to_owned(), known: false, ..reading.shown(longest) }
        }
        Some(wait) if wait.is_by_chance() => {
            let text = (words.at_least)(&reading.duration(wait.hours * 60.0));
            Shown { text, ..reading.shown(slow) }
        }
        // Without a backlog chance alone decides, and that is not known.
        Some(wait) if wait.hours < MOMENT => reading.brief(slow),
        _ => reading.brief(longest),
    }
}
