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
    ts: u64,
    #[serde(default)]
    dur: u64,
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

/// The beginning of a frame on the main thread.
const BEGINS: &str = "BeginMainThreadFrame";

/// The frames since this was asked last, of a walk that is [traced](crate::Start::traced); the last one goes on and is left out.
pub async fn frames(app: &App) -> Result<Vec<Frame>> {
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
    let begun = |events: &Vec<Event>| events.iter().filter(|event| event.name == BEGINS).count();
    let mut events = events.into_values().max_by_key(begun).context("nothing was traced")?;
    events.sort_by_key(|event| event.ts);
    if std::env::var("FRAMES_NAMES").is_ok() {
        let mut names: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for event in &events {
            let of = names.entry(&event.name).or_default();
            of.0 += 1;
            of.1 += event.dur;
        }
        eprintln!("{names:#?}");
    }
    let starts: Vec<u64> = events.iter().filter(|event| event.name == BEGINS).map(|event| event.ts).collect();
    let frame = |of: &[u64]| {
        let inside = |event: &&Event| of[0] <= event.ts && event.ts < of[1];
        let all = events.iter().filter(inside);
        let made = all.clone().filter(|event| MADE.contains(&event.name.as_str()));
        Frame { made: length(made), all: length(all) }
    };
    Ok(starts.windows(2).map(frame).collect())
}

/// How long at least one of them went on, in milliseconds; they come in the order of their beginnings.
fn length<'a>(events: impl Iterator<Item = &'a Event>) -> f64 {
    let (mut sum, mut until) = (0, 0);
    for event in events {
        let end = event.ts + event.dur;
        sum += end.saturating_sub(event.ts.max(until));
        until = until.max(end);
    }
    sum as f64 / 1_000.0
}
