//! When did nothing come although it usually does: was the sensor down, or the export cut?
//!
//! A run of at least six silent hours is named if at least ten alerts would have been usual in it, by the medians of
//! [`super::bursts`]. It counts as quiet unless the user says that it was not observed. A silence of four weeks and more is
//! never quiet: it is not observed.

use super::{
    bursts::Usual,
    hours::{LONG_SILENCE_HOURS, Timeline},
};
use crate::domain::history::SilentGap;
use chrono::TimeDelta;

const LEAST_HOURS: u32 = 6;
const LEAST_USUAL: f64 = 10.0;

pub(super) fn find(timeline: &Timeline, usual: &Usual) -> Vec<SilentGap> {
    let step = timeline.slot_hours();
    let mut gaps = Vec::new();
    let mut run: Option<SilentGap> = None;
    let mut close = |run: Option<SilentGap>| {
        gaps.extend(run.filter(|gap| gap.hours >= LEAST_HOURS && gap.usual >= LEAST_USUAL));
    };
    for (slot, usual_here) in timeline.slots.iter().zip(&usual.by_slot) {
        if slot.alerts > 0 {
            close(run.take());
            continue;
        }
        let gap = run.get_or_insert(SilentGap { from: slot.wall, hours: 0, usual: 0.0, not_observed: false });
        gap.hours += step;
        gap.usual += usual_here;
    }
    close(run);
    for (after, hours) in &timeline.long_silences {
        let Some(before) = after.checked_sub(1).and_then(|last| timeline.slots.get(last)) else { continue };
        let from = before.wall + TimeDelta::hours(i64::from(step));
        let usual = usual.overall * f64::from(*hours) / f64::from(step);
        gaps.push(SilentGap { from, hours: (*hours).max(LONG_SILENCE_HOURS), usual, not_observed: true });
    }
    gaps.sort_by_key(|gap| gap.from);
    gaps
}
