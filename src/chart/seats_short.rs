//! In which hours of the week is cover missing, and where is there some to spare? Seats short for the work of each hour.

use super::{
    ChartSpec, HeatMap, Measure,
    desk_week::{NOTICEABLE, hours_over, missing_seats},
};
use crate::{base::WeekGrid, engine::capacity::CapacityReport, text::Voice};

/// The picture of a report.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page.pictures;
    let missing = missing_seats(report);
    let whole = |value: f64| voice.format.number(value, 0);
    let short = hours_over(&missing, NOTICEABLE);
    let sentence = if short > 0.0 {
        let seat_hours: f64 = missing.values().iter().map(|seats| seats.max(0.0)).sum();
        let spare = WeekGrid::from_fn(|hour| -missing[hour]);
        let spare = hours_over(&spare, NOTICEABLE);
        (words.short_sentence)(&whole(short), &whole(seat_hours), &whole(spare))
    } else {
        words.short_never.to_owned()
    };
    let heat = HeatMap {
        values: WeekGrid::from_fn(|hour| Some(missing[hour])),
        measure: Measure::of(words.seats, 1),
        above: words.word_short.to_owned(),
        below: words.word_spare.to_owned(),
    };
    let said = &words.short;
    ChartSpec::new("seats-short", said.title, said.subtitle, sentence, heat, voice)
}
