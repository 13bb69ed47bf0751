//! How many alerts wait at the end of each hour, by severity, and does it ever clear?

use super::{
    ChartSpec, Layer, Measure, Plot, Role, Series, Shape, Values, XAxis, axis::hour_name, desk_week::highest,
};
use crate::{
    base::WeekGrid,
    engine::capacity::{CapacityReport, report::ClassReport},
    text::Voice,
};

/// Fewer alerts than this are the end of an hour, not a backlog.
const FEW: f64 = 0.5;

/// The picture of a report. Severities that never wait take no place in it.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page().pictures;
    let whole = |value: f64| voice.format.number(value, 0);
    let total = WeekGrid::from_fn(|hour| report.classes.iter().map(|class| class.backlog[hour]).sum::<f64>());
    let grows = report.desk.unworked_alerts.value().filter(|left| *left >= 0.05);
    let sentence = match (grows, highest(&total, FEW)) {
        (Some(left), _) => (words.backlog_grows)(&voice.format.number(left, usize::from(left < 9.95))),
        (None, Some((hour, waiting))) => (words.backlog_sentence)(&whole(waiting), &hour_name(hour, voice)),
        (None, None) => words.backlog_none.to_owned(),
    };
    // The least urgent wait most: they lie at the bottom, so that the urgent ones stand out on top.
    let waits = |class: &ClassReport| class.backlog.values().iter().any(|waiting| *waiting >= 0.05);
    let waiting = report.classes.iter().enumerate().filter(|(_, class)| waits(class));
    let parts = waiting.rev().map(|(priority, class)| {
        let role = Role::Part(u8::try_from(priority).unwrap_or(u8::MAX));
        Series::new(class.name.clone(), role, Values::from(&class.backlog))
    });
    let layers = vec![Layer::Stack(Shape::StepArea, parts.collect())];
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::of(words.alerts, 0), layers);
    plot.at_least = 1.0;
    let said = &words.backlog;
    ChartSpec::new("backlog", said.title, said.subtitle, sentence, plot, voice)
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
    fn the_backlog_says_when_it_is_highest() {
        assert_eq!(
            sketch(&spec(&report(), VOICE)),
            "backlog\n\
             At most 118 alerts wait, Mon 09:00.\n\
             StepArea Low 0.00x9 118.00x8 0.00x7 of 168\n\
             table 168 x 2"
        );
    }
}
