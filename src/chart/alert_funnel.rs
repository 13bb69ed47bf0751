//! How many of the alerts that are raised reach people, and why not the others?

use super::{Bar, Bars, ChartSpec, Measure};
use crate::{engine::capacity::flow::Flow, text::Voice};

/// The steps of all streams together, raised first.
pub fn spec(all: &Flow, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.alerts_page().funnel;
    let steps = [
        (words.raised, all.raw),
        (words.after_grouping, all.after_grouping()),
        (words.reach, all.human),
        (words.reopened, all.reopened),
        (words.escalated, all.escalated),
    ];
    let decimals = usize::from(all.human < 10.0);
    let bars = Bars {
        category: words.step.to_owned(),
        value_name: words.alerts.to_owned(),
        target_name: String::new(),
        base: None,
        measure: Measure::of(words.unit, decimals),
        bars: steps
            .into_iter()
            .map(|(name, value)| Bar {
                name: name.to_owned(),
                value: Some(value),
                target: None,
                range: None,
                judgement: None,
                ends: None,
            })
            .collect(),
    };
    let sentence = (words.sentence)(voice.format, all.raw, all.human);
    ChartSpec::new("alert-funnel", words.title, words.subtitle, sentence, bars, voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::{Cell, Picture},
        engine::capacity::flow::test_stream::stream,
        text::{PlainFormat, en},
    };

    #[test]
    fn the_funnel_shows_each_step_and_its_table_the_same_numbers() {
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let flow = Flow::of(&stream("A", 30_437.5));
        let spec = spec(&flow, voice);
        // A thousand a day: 600 after grouping, 450 after automation.
        assert_eq!(spec.sentence, "Of 1,000 alerts a day, 450 reach people (45%).");
        let Picture::Bars(bars) = &spec.picture else { panic!("bars") };
        let values: Vec<_> = bars.bars.iter().filter_map(|bar| bar.value).map(f64::round).collect();
        assert_eq!(values, [1000.0, 600.0, 450.0, 24.0, 47.0]);
        assert_eq!(spec.table.rows.len(), 5);
        assert!(matches!(spec.table.rows[2][1], Cell::Number(value) if (value - 450.0).abs() < 1e-6));
    }
}
