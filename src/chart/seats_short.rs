//! In which hours of the week is cover missing, and where is there some to spare? Seats short for the work of each hour.

use super::{
    ChartSpec, HeatMap, Measure,
    desk_week::{NOTICEABLE, hours_over, missing_seats},
};
use crate::{base::WeekGrid, engine::capacity::CapacityReport, text::Voice};

/// The picture of a report.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page().pictures;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::test_report::{report, sketch},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn the_heat_map_counts_the_seats_that_the_picture_of_the_week_counts() {
        assert_eq!(
            sketch(&spec(&report(), VOICE)),
            "seats-short\n\
             40 hours of the week are short, by 54 seat hours together; 128 hours have seats to spare.\n\
             heat short/to spare -0.89x9 1.33x7 2.44x1 -0.89x7 of 168\n\
             table 168 x 2"
        );
    }
}
