//! When in the week does more work arrive than the people at the desk can do? Work and people in analysts, hour by hour.

use super::{
    ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis,
    axis::hour_name,
    desk_week::{NOTICEABLE, highest, hours_over, missing_analysts},
};
use crate::{engine::capacity::CapacityReport, text::Voice};

/// The picture of a report.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page.pictures;
    let one = |value: f64| voice.format.number(value, 1);
    let work = Values::from(&report.hours.work);
    let capacity = Values::from(&report.hours.capacity);
    let missing = missing_analysts(report);
    let worst = highest(&missing, NOTICEABLE);
    let sentence = match worst {
        Some((hour, short)) => {
            let hours = voice.format.number(hours_over(&missing, NOTICEABLE), 0);
            (words.demand_sentence)(&hour_name(hour, voice), &one(short), &hours)
        }
        None => words.demand_never_short.to_owned(),
    };
    let layers = vec![
        Layer::Series(Shape::StepArea, Series::new(words.at_the_desk, Role::Supply, capacity.clone())),
        Layer::Gap {
            name: words.gap.to_owned(),
            over: (Shape::Step, work.clone()),
            under: (Shape::Step, capacity),
        },
        Layer::Series(Shape::Step, Series::new(words.work, Role::Demand, work)),
    ];
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::of(words.analysts, 1), layers);
    if let Some((hour, short)) = worst {
        plot = plot.with_mark(Mark::Remark {
            position: hour.index(),
            value: report.hours.work[hour],
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
             More work arrives than the desk can do in 40 hours of the week; the widest gap is 2.2 analysts, Mon 16:00.\n\
             StepArea At the desk 1.80x24 of 168\n\
             gap has to wait\n\
             Step Work 1.00x9 3.00x7 4.00x1 1.00x7 of 168\n\
             remark 16 Mon 16:00: 2.2 short\n\
             table 168 x 4"
        );
    }
}
