//! In which hours do alerts arrive that are not started in time? The share within the acknowledge target by hour of arrival.

use super::{ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis, axis::hour_name};
use crate::{
    base::HourOfWeek,
    engine::capacity::{CapacityReport, Outcome, report::ClassReport},
    text::Voice,
};

/// The picture of a report: one line a severity that has such a target and a share by hour.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page.pictures;
    let drawn: Vec<(usize, &ClassReport)> = report
        .classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.acknowledge.target.is_some() && class.acknowledge.by_hour.is_some())
        .collect();
    let layers = drawn
        .iter()
        .filter_map(|(priority, class)| {
            let values = class.acknowledge.by_hour.as_ref()?;
            let role = Role::Part(u8::try_from(*priority).unwrap_or(u8::MAX));
            Some(Layer::Series(Shape::Step, Series::new(class.name.clone(), role, Values::from(values))))
        })
        .collect();
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::share(0), layers);
    plot.at_least = 1.0;
    let mut promised: Vec<f64> =
        drawn.iter().filter_map(|(_, class)| class.acknowledge.target.map(|target| target.share)).collect();
    promised.sort_by(f64::total_cmp);
    promised.dedup();
    // Promises that lie close together would write over each other: one name for all of them.
    let name = match (promised.first(), promised.last()) {
        (Some(least), Some(most)) if least < most => {
            let written = |share: f64| voice.format.percent(share, 0);
            (words.within_targets)(&written(*least), &written(*most))
        }
        (Some(share), _) => (words.within_target)(&voice.format.percent(*share, 0)),
        _ => String::new(),
    };
    for (index, value) in promised.into_iter().enumerate() {
        let name = if index == 0 { name.clone() } else { String::new() };
        plot = plot.with_mark(Mark::Target { name, value });
    }
    let sentence = match weakest(&drawn) {
        Some((class, hour, share)) => {
            (words.within_sentence)(&class.name, &voice.format.percent(share, 0), &hour_name(hour, voice))
        }
        None if is_pending(report) => words.within_pending.to_owned(),
        None => words.within_none.to_owned(),
    };
    let said = &words.within;
    ChartSpec::new("within-target", said.title, said.subtitle, sentence, plot, voice)
}

/// Whether the full report will have what the quick one has not.
fn is_pending(report: &CapacityReport) -> bool {
    report.classes.iter().any(|class| class.acknowledge.share.outcome == Outcome::Pending)
}

/// The hour and severity that are furthest below their promise, among hours in which such alerts arrive.
fn weakest<'a>(drawn: &[(usize, &'a ClassReport)]) -> Option<(&'a ClassReport, HourOfWeek, f64)> {
    drawn
        .iter()
        .flat_map(|(_, class)| HourOfWeek::all().map(move |hour| (*class, hour)))
        .filter(|(class, hour)| class.arrivals[*hour] > 0.0)
        .filter_map(|(class, hour)| {
            let share = class.acknowledge.by_hour.as_ref()?[hour];
            let promised = class.acknowledge.target?.share;
            Some((class, hour, share, share - promised))
        })
        .min_by(|a, b| a.3.total_cmp(&b.3))
        .map(|(class, hour, share, _)| (class, hour, share))
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
    fn the_weakest_hour_is_named() {
        assert_eq!(
            sketch(&spec(&report(), VOICE)),
            "within-target\n\
             The weakest hour is Mon 09:00: 86% of high alerts are started in time.\n\
             Step High 1.00x9 0.86x8 1.00x7 of 168\n\
             target Promised 95% at 0.95\n\
             table 168 x 2"
        );
    }
}
