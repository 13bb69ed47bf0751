//! What does one seat more or less do? The share in time of each severity and the occupancy, over seats more or fewer than planned,
//! with the desk as planned marked.

use super::{ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis};
use crate::{
    engine::capacity::{
        StaffingCurve,
        staffing_curve::{StaffingClass, StaffingPoint},
    },
    text::Voice,
};

/// The picture of a curve.
pub fn spec(curve: &StaffingCurve, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.staffing();
    let classes: &[StaffingClass] = curve.points.first().map_or(&[], |point| &point.classes);
    let mut layers: Vec<Layer> = classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.promised.is_some())
        .map(|(priority, class)| {
            let kept: Values = curve.points.iter().map(|point| point.classes.get(priority)?.kept).collect();
            let role = Role::Part(u8::try_from(priority).unwrap_or(u8::MAX));
            Layer::Series(Shape::Line, Series::new((words.kept)(&class.name), role, kept))
        })
        .collect();
    let busy: Values = curve.points.iter().map(|point| point.occupancy.map(|share| share.min(1.0))).collect();
    layers.push(Layer::Series(Shape::Line, Series::new(words.busy, Role::Neutral, busy)));
    let axis = XAxis::Numbers {
        name: words.seats.to_owned(),
        measure: Measure::of("", 0),
        values: curve.points.iter().map(|point| f64::from(point.more)).collect(),
    };
    let mut plot = Plot::new(axis, Measure::share(0), layers);
    plot.at_least = 1.0;
    let mut promised: Vec<f64> = classes.iter().filter_map(|class| class.promised).collect();
    promised.sort_by(f64::total_cmp);
    promised.dedup();
    // Promises that lie close together would write over each other: one name for all of them.
    let written = |share: f64| voice.format.percent(share, 0);
    let mut name = match (promised.first(), promised.last()) {
        (Some(least), Some(most)) if least < most => {
            (words.promised_between)(&written(*least), &written(*most))
        }
        (Some(share), _) => (words.promised)(&written(*share)),
        _ => String::new(),
    };
    for value in promised {
        plot = plot.with_mark(Mark::Target { name: std::mem::take(&mut name), value });
    }
    if let Some(value) = curve.points.get(curve.present).and_then(|point| point.occupancy) {
        let (position, words) = (curve.present, words.today.to_owned());
        plot = plot.with_mark(Mark::Remark { position, value: value.min(1.0), words });
    }
    let said = &words.curve;
    let mut spec =
        ChartSpec::new("staffing-curve", said.title, said.subtitle, sentence(curve, voice), plot, voice);
    let people = curve.points.iter().map(|point| Some(point.people));
    spec.table = spec.table.with_column(words.people, &Measure::of("", 1), people);
    spec
}

/// The power of one, and the fewest seats that are enough.
fn sentence(curve: &StaffingCurve, voice: Voice<'_>) -> String {
    let words = voice.words.staffing();
    let percent = |share: f64| voice.format.percent(share, 0);
    let (fewer, present, more) = curve.power_of_one();
    let mut said = Vec::new();
    if let Some((name, now, then)) = present.zip(more).and_then(|(now, then)| moved_most(now, then)) {
        said.push((words.one_more)(name, &percent(now), &percent(then)));
    }
    if let Some((name, now, then)) = present.zip(fewer).and_then(|(now, then)| moved_most(now, then)) {
        said.push((words.one_fewer)(name, &percent(now), &percent(then)));
    }
    said.push(match curve.enough_from.and_then(|from| curve.points.get(from)) {
        Some(point) => (words.enough_from)(point.more),
        None => words.never_enough.to_owned(),
    });
    said.join(" ")
}

/// The severity whose share in time moves most between two points.
fn moved_most<'a>(from: &'a StaffingPoint, to: &StaffingPoint) -> Option<(&'a str, f64, f64)> {
    from.classes
        .iter()
        .zip(&to.classes)
        .filter_map(|(from, to)| Some((from.name.as_str(), from.kept?, to.kept?)))
        // Of equals the first priority.
        .fold(None, |most: Option<(&str, f64, f64)>, next| match most {
            Some(most) if (most.2 - most.1).abs() >= (next.2 - next.1).abs() => Some(most),
            _ => Some(next),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::test_report::{HIGH, LOW, sketch},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn one_seat_more_and_one_fewer_are_told_with_what_they_do() {
        let class = |severity, name: &str, kept, promised| StaffingClass {
            severity,
            name: name.into(),
            mean_wait: Some(0.1),
            slow_wait: Some(0.5),
            kept,
            promised,
        };
        let point = |more: i32, occupancy: f64, high: f64, low: f64, enough| StaffingPoint {
            more,
            seat_hours: 168.0 * f64::from(3 + more),
            people: 5.0 * f64::from(3 + more),
            occupancy: Some(occupancy),
            unworked_per_week: 0.0,
            enough: Some(enough),
            classes: vec![
                class(HIGH, "High", Some(high), Some(0.95)),
                class(LOW, "Low", Some(low), Some(0.8)),
            ],
        };
        let curve = StaffingCurve {
            points: vec![
                point(-1, 1.2, 0.7, 0.0, false),
                point(0, 0.8, 0.93, 0.75, false),
                point(1, 0.6, 0.99, 0.97, true),
            ],
            present: 1,
            enough_from: Some(2),
        };
        assert_eq!(
            sketch(&spec(&curve, VOICE)),
            "staffing-curve\n\
             One seat more takes Low in time from 75% to 97%. One seat fewer takes Low in time from 75% to 0%. One seat more in every staffed hour is enough.\n\
             Line High in time 0.70x1 0.93x1 0.99x1 of 3\n\
             Line Low in time 0.00x1 0.75x1 0.97x1 of 3\n\
             Line Busy 1.00x1 0.80x1 0.60x1 of 3\n\
             target Promised 80% to 95% at 0.8\n\
             target  at 0.95\n\
             remark 1 as planned\n\
             table 3 x 5"
        );
    }
}
