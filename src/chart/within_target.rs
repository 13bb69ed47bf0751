//! In which hours do alerts arrive that are not answered in time? The share within the acknowledge target by hour of arrival;
//! of a severity that has none, the share within its triage-done target.

use super::{ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis, axis::hour_name};
use crate::{
    base::{HourOfWeek, WeekGrid},
    engine::capacity::{
        CapacityReport, Outcome,
        report::{ClassReport, TargetReport},
    },
    text::Voice,
};

/// What is drawn of one severity.
struct Drawn<'a> {
    priority: usize,
    class: &'a ClassReport,
    /// Of the start; else of the end of triage.
    started: bool,
    promised: f64,
    by_hour: &'a WeekGrid<f64>,
}

impl<'a> Drawn<'a> {
    fn of(priority: usize, class: &'a ClassReport) -> Option<Self> {
        let line = |started: bool, target: &'a TargetReport| {
            let (promise, by_hour) = (target.target?, target.by_hour.as_ref()?);
            Some(Self { priority, class, started, promised: promise.share, by_hour })
        };
        line(true, &class.acknowledge).or_else(|| line(false, &class.triage_done))
    }
}

/// The picture of a report: one line a severity that has such a target and a share by hour.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page().pictures;
    let drawn: Vec<Drawn<'_>> = report
        .classes
        .iter()
        .enumerate()
        .filter_map(|(priority, class)| Drawn::of(priority, class))
        .collect();
    let layers = drawn
        .iter()
        .map(|line| {
            let role = Role::Part(u8::try_from(line.priority).unwrap_or(u8::MAX));
            let name =
                if line.started { line.class.name.clone() } else { (words.within_done)(&line.class.name) };
            Layer::Series(Shape::Step, Series::new(name, role, Values::from(line.by_hour)))
        })
        .collect();
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::share(0), layers);
    plot.at_least = 1.0;
    let mut promised: Vec<f64> = drawn.iter().map(|line| line.promised).collect();
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
        Some((line, hour, share)) => {
            let share = voice.format.percent(share, 0);
            (words.within_sentence)(&line.class.name, &share, &hour_name(hour, voice), line.started)
        }
        None if is_pending(report) => words.within_pending.to_owned(),
        None => words.within_none.to_owned(),
    };
    let said = &words.within;
    ChartSpec::new("within-target", said.title, said.subtitle, sentence, plot, voice)
}

/// Whether the full report will have what the quick one has not.
fn is_pending(report: &CapacityReport) -> bool {
    let targets = report.classes.iter().flat_map(|class| [&class.acknowledge, &class.triage_done]);
    targets.into_iter().any(|target| target.share.outcome == Outcome::Pending)
}

/// Whether a report has a share by hour to draw.
pub fn is_drawn(report: &CapacityReport) -> bool {
    report.classes.iter().any(|class| Drawn::of(0, class).is_some())
}

/// The hour and severity that are furthest below their promise, among hours in which such alerts arrive.
fn weakest<'a, 'b>(drawn: &'b [Drawn<'a>]) -> Option<(&'b Drawn<'a>, HourOfWeek, f64)> {
    drawn
        .iter()
        .flat_map(|line| HourOfWeek::all().map(move |hour| (line, hour, line.by_hour[hour])))
        .filter(|(line, hour, _)| line.class.arrivals[*hour] > 0.0)
        .min_by(|a, b| (a.2 - a.0.promised).total_cmp(&(b.2 - b.0.promised)))
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

    #[test]
    fn a_plan_that_promises_only_the_end_of_triage_is_drawn_by_that() {
        let mut report = report();
        let high = &mut report.classes[0];
        std::mem::swap(&mut high.acknowledge, &mut high.triage_done);
        assert_eq!(
            sketch(&spec(&report, VOICE)),
            "within-target\n\
             The weakest hour is Mon 09:00: 86% of high alerts have triage done in time.\n\
             Step High, triage done 1.00x9 0.86x8 1.00x7 of 168\n\
             target Promised 95% at 0.95\n\
             table 168 x 2"
        );
    }
}
