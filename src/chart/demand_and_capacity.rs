//! When in the week does more work arrive than the seats at the desk can do? Work and desk in seats, hour by hour.

use super::{
    ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis,
    axis::hour_name,
    desk_week::{NOTICEABLE, highest, hours_over, missing_seats, seats_filled, seats_staffed},
};
use crate::{engine::capacity::CapacityReport, text::Voice};

/// The picture of a report.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page().pictures;
    let one = |value: f64| voice.format.number(value, 1);
    let filled = seats_filled(report);
    let work = Values::from(&filled);
    let staffed = Values::from(&seats_staffed(report));
    let missing = missing_seats(report);
    let worst = highest(&missing, NOTICEABLE);
    let sentence = match worst {
        Some((hour, short)) => {
            let hours = voice.format.number(hours_over(&missing, NOTICEABLE), 0);
            (words.demand_sentence)(&hour_name(hour, voice), &one(short), &hours)
        }
        None => words.demand_never_short.to_owned(),
    };
    let layers = vec![
        Layer::Series(Shape::StepArea, Series::new(words.at_the_desk, Role::Supply, staffed.clone())),
        Layer::Gap {
            name: words.gap.to_owned(),
            over: (Shape::Step, work.clone()),
            under: (Shape::Step, staffed),
        },
        Layer::Series(Shape::Step, Series::new(words.work, Role::Demand, work)),
    ];
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::of(words.seats, 1), layers);
    if let Some((hour, short)) = worst {
        plot = plot.with_mark(Mark::Remark {
            position: hour.index(),
            value: filled[hour],
            words: (words.worst_hour)(&hour_name(hour, voice), &one(short)),
        });
    }
    let said = &words.demand;
    ChartSpec::new("work-and-people", said.title, said.subtitle, sentence, plot, voice)
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
    fn the_picture_shows_where_work_exceeds_the_desk() {
        assert_eq!(
            sketch(&spec(&report(), VOICE)),
            "work-and-people\n\
             More work arrives than the desk can do in 40 hours of the week; the widest gap is 2.4 seats, Mon 16:00.\n\
             StepArea Seats staffed 2.00x24 of 168\n\
             gap has to wait\n\
             Step Work 1.11x9 3.33x7 4.44x1 1.11x7 of 168\n\
             remark 16 Mon 16:00: 2.4 short\n\
             table 168 x 4"
        );
    }
}
