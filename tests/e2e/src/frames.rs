//! What each frame of the page takes, as Chromium writes it down while it runs: script, style and layout, which the page can do something
//! about, and everything on the main thread, painting with it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::App;

/// What one frame took on the main thread, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Script, style and layout.
    pub made: f64,
    /// All of it.
    pub all: f64,
}

/// A line of the log.
#[derive(Deserialize)]
struct Line {
    message: Said,
}

#[derive(Deserialize)]
struct Said {
    method: String,
    params: serde_json::Value,
}

/// Something that took time, in microseconds, or that happened.
#[derive(Debug, Deserialize)]
struct Event {
    name: String,
    pid: u64,
    tid: u64,
    ts: f64,
    #[serde(default)]
    dur: f64,
    ph: String,
}

impl Event {
    /// Whether a frame is done, with its layout and what is to be painted.
    fn ends_frame(&self) -> bool {
        self.name == "AnimationFrame" && self.ph == "e"
    }
}

/// What is script, style or layout; what is inside one of them is part of it.
const MADE: [&str; 9] = [
    "EvaluateScript",
    "EventDispatch",
    "FireAnimationFrame",
    "FunctionCall",
    "HitTest",
    "Layout",
    "RunMicrotasks",
    "TimerFire",
    "UpdateLayoutTree",
];

/// The frames between two marks of the page ([User Timing]), each with the tasks since the frame before it, by the name of the first of the
/// marks. The walk has to be [traced](crate::Start::traced); this can be asked once, at its end.
///
/// [User Timing]: https://www.w3.org/TR/user-timing/
pub async fn frames<const N: usize>(app: &App, marks: [(&str, &str); N]) -> Result<[Vec<Frame>; N]> {
    let mut events: BTreeMap<(u64, u64), Vec<Event>> = BTreeMap::new();
    for line in app.driver.get_log("performance").await? {
        let line: Line = serde_json::from_str(&line.message)?;
        if line.message.method != "Tracing.dataCollected" {
            continue;
        }
        if let Ok(event) = serde_json::from_value::<Event>(line.message.params) {
            events.entry((event.pid, event.tid)).or_default().push(event);
        }
    }
    // The page's main thread is the one that makes frames most.
    let ended = |events: &Vec<Event>| events.iter().filter(|event| event.ends_frame()).count();
    let mut events = events.into_values().max_by_key(ended).context("nothing was traced")?;
    events.sort_by(|a, b| a.ts.total_cmp(&b.ts));
    let at = |name: &str| {
        let mark = events.iter().find(|event| event.name == name);
        mark.map(|event| event.ts).with_context(|| format!("no mark {name:?}"))
    };
    let ends: Vec<f64> = events.iter().filter(|event| event.ends_frame()).map(|event| event.ts).collect();
    let frame = |(from, to): (f64, f64)| {
        let all = events.iter().filter(|event| from <= event.ts && event.ts < to);
        let made = all.clone().filter(|event| MADE.contains(&event.name.as_str()));
        Frame { made: length(made), all: length(all) }
    };
    let mut found = std::array::from_fn(|_| Vec::new());
    for (frames, (first, last)) in found.iter_mut().zip(marks) {
        let (from, to) = (at(first)?, at(last)?);
        let ends = ends.iter().copied().filter(|end| from <= *end && *end <= to);
        *frames = ends.clone().zip(ends.skip(1)).map(frame).collect();
    }
    Ok(found)
}

/// How long at least one of them went on, in milliseconds; they come in the order of their beginnings.
fn length<'a>(events: impl Iterator<Item = &'a Event>) -> f64 {
    let (mut sum, mut until) = (0.0, 0.0_f64);
    for event in events {
        let end = event.ts + event.dur;
        sum += (end - event.ts.max(until)).max(0.0);
        until = until.max(end);
    }
    sum / 1_000.0
}
