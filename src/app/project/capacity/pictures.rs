//! Which figure the sentence under each picture opens.

use super::{
    key::{FigureKey, promise},
    reading::Reading,
};
use crate::engine::capacity::need::TargetKind;

/// The figure of each picture's sentence; none where it says none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureKeys {
    /// Work and seats over the week, and where seats are short.
    pub work: Option<FigureKey>,
    /// Backlog by severity.
    pub backlog: Option<FigureKey>,
    /// How busy the desk is.
    pub utilisation: Option<FigureKey>,
    /// In time, hour by hour.
    pub within: Option<FigureKey>,
}

/// The figures of a reading.
pub fn keys(reading: &Reading<'_>) -> PictureKeys {
    let classes = &reading.now.classes;
    let left = reading.value(FigureKey::Unworked).is_some_and(|left| left >= 0.05);
    let peaks = classes.iter().map(|class| FigureKey::PeakBacklog(class.severity));
    let highest = peaks
        .filter_map(|key| reading.value(key).map(|alerts| (key, alerts)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(key, _)| key);
    let drawn = classes.iter().filter_map(|class| {
        let kind = match class.acknowledge.target {
            Some(_) => TargetKind::Acknowledge,
            None => TargetKind::TriageDone,
        };
        let key = FigureKey::Share(class.severity, kind);
        Some((key, reading.value(key)? - promise(class, kind).target?.share))
    });
    PictureKeys {
        work: Some(FigureKey::BusiestHour),
        backlog: if left { Some(FigureKey::Unworked) } else { highest },
        utilisation: Some(FigureKey::Occupancy),
        within: drawn.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(key, _)| key),
    }
}
