//! Where does the headcount go: from the people at the beginning through leavers and joiners to those who are effective at the end?
//! Columns that stand on each other's ends; the table says what each step changes and what is left.

use super::{Cell, ChartSpec, Layer, Measure, Plot, Role, Shape, Table, Values, XAxis, table::Column};
use crate::{engine::months::MonthsReport, text::Voice};

/// What a step does to the headcount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Level,
    Less,
    More,
}

/// The picture of a report.
pub fn spec(report: &MonthsReport, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.months();
    let (fall, names) = (&report.waterfall, &words.steps);
    let steps = [
        (names.start, Kind::Level, fall.start),
        (names.leavers, Kind::Less, fall.leavers),
        (names.refills, Kind::More, fall.refills),
        (names.hires, Kind::More, fall.hires),
        (names.end, Kind::Level, fall.end),
        (names.ramp, Kind::Less, fall.ramp_loss),
        (names.mentoring, Kind::Less, fall.mentor_loss),
        (names.effective, Kind::Level, fall.effective),
    ];
    let mut level = 0.0;
    let drawn: Vec<(Kind, f64, f64, f64)> = steps
        .iter()
        .map(|(_, kind, size)| {
            let before = level;
            level = match kind {
                Kind::Level => *size,
                Kind::Less => before - size,
                Kind::More => before + size,
            };
            let low = if *kind == Kind::Level { 0.0 } else { before.min(level) };
            (*kind, low, before.max(level), level)
        })
        .collect();
    let layers = [(Kind::Level, Role::Supply), (Kind::Less, Role::Bad), (Kind::More, Role::Good)];
    let layers = layers.iter().zip(words.kinds).map(|((kind, role), name)| {
        let ends = |read: fn(&(Kind, f64, f64, f64)) -> f64| -> Values {
            drawn.iter().map(|step| (step.0 == *kind).then(|| read(step))).collect()
        };
        let high = |step: &(Kind, f64, f64, f64)| if step.0 == Kind::Level { step.3 } else { step.2 };
        Layer::Range {
            name: name.to_owned(),
            role: *role,
            shape: Shape::Columns,
            low: ends(|step| step.1),
            high: ends(high),
        }
    });
    let people = Measure::of(words.people, 1);
    let axis = XAxis::Categories {
        name: words.step.to_owned(),
        names: steps.iter().map(|(name, ..)| (*name).to_owned()).collect(),
    };
    let plot = Plot::new(axis, people.clone(), layers.collect());
    let written = |value: f64| voice.format.number(value, 1);
    let sentence = (words.headcount_sentence)(
        &written(fall.start),
        &written(fall.end),
        &written(fall.effective),
        &written(fall.demand),
    );
    let said = &words.headcount;
    let mut spec = ChartSpec::new("headcount", said.title, said.subtitle, sentence, plot, voice);
    spec.table = Table {
        columns: vec![
            Column::words(words.step),
            Column::figures(words.change, &people),
            Column::figures(words.after, &people),
        ],
        rows: steps
            .iter()
            .zip(&drawn)
            .map(|((name, kind, size), (_, _, _, level))| {
                let change = match kind {
                    Kind::Level => None,
                    Kind::Less => Some(-size),
                    Kind::More => Some(*size),
                };
                vec![Cell::Text((*name).to_owned()), change.into(), Cell::Number(*level)]
            })
            .collect(),
    };
    spec
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::test_report::sketch,
        engine::months::Waterfall,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn columns_stand_on_each_others_ends_and_the_table_says_what_changed() {
        let report = MonthsReport {
            paths: 1,
            seed: 1,
            months: Vec::new(),
            expected: Vec::new(),
            crossings: Vec::new(),
            hires: Vec::new(),
            waterfall: Waterfall {
                start: 12.0,
                leavers: 3.0,
                hires: 2.0,
                refills: 1.5,
                end: 12.5,
                ramp_loss: 1.2,
                mentor_loss: 0.3,
                effective: 11.0,
                demand: 13.4,
            },
        };
        let spec = spec(&report, VOICE);
        assert_eq!(
            sketch(&spec),
            "headcount\n\
             Of 12.0 people at the beginning the plan makes 12.5 at the end, who do the work of 11.0; the alerts then take 13.4.\n\
             Columns Team from 0.00x1 -x3 0.00x1 -x2 0.00x1 of 8\n\
             Columns Team to 12.00x1 -x3 12.50x1 -x2 11.00x1 of 8\n\
             Columns Less from -x1 9.00x1 -x3 11.30x1 11.00x1 -x1 of 8\n\
             Columns Less to -x1 12.00x1 -x3 12.50x1 11.30x1 -x1 of 8\n\
             Columns More from -x2 9.00x1 10.50x1 -x4 of 8\n\
             Columns More to -x2 10.50x1 12.50x1 -x4 of 8\n\
             table 8 x 3"
        );
        assert_eq!(spec.table.rows[1][1], Cell::Number(-3.0));
        assert_eq!(spec.table.rows[3][2], Cell::Number(12.5));
        assert_eq!(spec.picture.readout(1, VOICE), "Leave: less 9.0 to 12.0 people");
    }
}
