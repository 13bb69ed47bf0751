//! Which input decides? A bar for each input that is a range, from the answer in the middle to the answer at each of its ends, the
//! longest first. Both ends, and the answers at them, stand in the table.

use super::{Bar, Bars, Cell, ChartSpec, Measure, Table, table::Column};
use crate::{
    domain::Field,
    engine::months::{INCIDENTS, InputKey, MonthsInput, Swing, Tornado},
    text::Voice,
};

/// Beyond these the swings are small.
const MOST_BARS: usize = 12;
/// Swings below a thousandth of a person are none.
const LEAST_SWING: f64 = 1e-3;

/// The picture of the swings of a plan, whose records give the inputs their names.
pub fn spec(told: &Tornado, input: &MonthsInput, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.months();
    let swings: Vec<&Swing> =
        told.swings.iter().filter(|swing| swing.size() >= LEAST_SWING).take(MOST_BARS).collect();
    let people = Measure::of(words.people, 1);
    let bars = Bars {
        category: words.input.to_owned(),
        value_name: words.swing.to_owned(),
        target_name: String::new(),
        base: Some((words.middle.to_owned(), told.middle)),
        measure: people.clone(),
        bars: swings
            .iter()
            .map(|swing| Bar {
                name: ranged(swing, input, voice),
                value: Some(swing.size()),
                target: None,
                range: None,
                judgement: None,
                ends: Some((swing.at_low, swing.at_high)),
            })
            .collect(),
    };
    let number = |value: f64| voice.format.number(value, 1);
    let sentence = match swings.first() {
        Some(first) => (words.tornado_sentence)(
            &name(first.key, input, voice),
            &number(first.at_low),
            &number(first.at_high),
            &number(told.middle),
        ),
        None => (words.tornado_points)(told.points),
    };
    let said = &words.tornado;
    let mut spec = ChartSpec::new("which-input-decides", said.title, said.subtitle, sentence, bars, voice);
    spec.table = Table {
        columns: [words.input, words.low, words.high]
            .map(Column::words)
            .into_iter()
            .chain([words.at_low, words.at_high, words.swing].map(|name| Column::figures(name, &people)))
            .collect(),
        rows: swings
            .iter()
            .map(|swing| {
                vec![
                    Cell::Text(name(swing.key, input, voice)),
                    Cell::Text(written(swing.key, swing.low, voice)),
                    Cell::Text(written(swing.key, swing.high, voice)),
                    Cell::Number(swing.at_low),
                    Cell::Number(swing.at_high),
                    Cell::Number(swing.size()),
                ]
            })
            .collect(),
    };
    spec
}

fn ranged(swing: &Swing, input: &MonthsInput, voice: Voice<'_>) -> String {
    let (low, high) = (written(swing.key, swing.low, voice), written(swing.key, swing.high, voice));
    (voice.words.months().ranged)(&name(swing.key, input, voice), &low, &high)
}

/// What an input is called.
pub fn name(key: InputKey, input: &MonthsInput, voice: Voice<'_>) -> String {
    let (words, fields) = (&voice.words.months().inputs, voice.words.fields());
    let roll_out = |id| input.roll_outs.iter().find(|roll_out| roll_out.id == id);
    match key {
        InputKey::Stream(id, field) => {
            (fields.of)(field, input.streams.get(&id).map_or("", |stream| stream.name.as_str()))
        }
        InputKey::Team(field) => (fields.name)(field).to_owned(),
        InputKey::Attrition => words.attrition.to_owned(),
        InputKey::MonthsToRefill => words.refill.to_owned(),
        InputKey::MonthsToHire(id) => {
            let post = input.staffing.requisitions.iter().find(|post| post.id == id);
            (words.hire)(post.map_or("", |post| post.name.as_str()))
        }
        InputKey::RampMonths => words.ramp.to_owned(),
        InputKey::RampFirstShare => words.ramp_first.to_owned(),
        InputKey::MentorLoad => words.mentor.to_owned(),
        InputKey::RollOutClosed(id) => (words.closed)(roll_out(id).map_or("", |found| found.name.as_str())),
        InputKey::RollOutSaved(id) => (words.saved)(roll_out(id).map_or("", |found| found.name.as_str())),
        InputKey::OtherHours(INCIDENTS) => words.incident_hours.to_owned(),
        InputKey::ByHand(history, month) => {
            let of = input.by_hand.iter().find(|of| of.history == history && of.month == month);
            let month = voice.format.month(input.month(month));
            (words.by_hand)(&month, of.map_or("", |of| of.name.as_str()))
        }
        InputKey::OtherHours(id) => {
            let work = input.other_work.iter().find(|work| work.id == id);
            (words.other_hours)(work.map_or("", |work| work.name.as_str()))
        }
    }
}

/// A value of an input as it is read: shares as percentages, others with the decimals that tell them apart.
fn written(key: InputKey, value: f64, voice: Voice<'_>) -> String {
    let is_share = match key {
        InputKey::Stream(_, field) | InputKey::Team(field) => matches!(
            field,
            Field::Growth
                | Field::GroupedShare
                | Field::AutoClosedShare
                | Field::ReopenedShare
                | Field::EscalatedShare
                | Field::OtherWorkShare
        ),
        InputKey::Attrition
        | InputKey::RampFirstShare
        | InputKey::RollOutClosed(_)
        | InputKey::RollOutSaved(_) => true,
        InputKey::MonthsToRefill
        | InputKey::MonthsToHire(_)
        | InputKey::RampMonths
        | InputKey::MentorLoad
        | InputKey::OtherHours(_)
        | InputKey::ByHand(..) => false,
    };
    match is_share {
        true => voice.format.percent(value, 0),
        false if value.abs() < 1.0 => voice.format.number(value, 2),
        false if value.abs() < 100.0 => voice.format.number(value, 1),
        false => voice.format.number(value, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::Month,
        chart::test_report::sketch,
        engine::months::Watched,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn input() -> MonthsInput {
        let document = sample(Month { year: 2027, month: 1 });
        MonthsInput::from_document(&document)
    }

    #[test]
    fn the_widest_swing_is_first_and_named_with_its_range() {
        let input = input();
        let (id, stream) = input.streams.first_key_value().unwrap();
        let growth = Swing {
            key: InputKey::Stream(*id, Field::Growth),
            low: 0.05,
            high: 0.3,
            at_low: -0.5,
            at_high: 2.7,
        };
        let refill = Swing { key: InputKey::MonthsToRefill, low: 4.0, high: 9.0, at_low: 0.8, at_high: 1.9 };
        let none = Swing { key: InputKey::MentorLoad, low: 0.1, high: 0.2, at_low: 1.0, at_high: 1.0 };
        let told = Tornado {
            watched: Watched::GapIn(11),
            middle: 1.0,
            swings: vec![growth, refill, none],
            points: 4,
        };
        let spec = spec(&told, &input, VOICE);
        assert_eq!(
            sketch(&spec),
            format!(
                "which-input-decides\n\
                 Most hangs on growth a year of {}: from one end of its range to the other −0.5 to 2.7 people are missing, 1.0 in the middle.\n\
                 2 bars\n\
                 table 2 x 6",
                stream.name
            )
        );
        assert_eq!(
            spec.picture.readout(1, VOICE),
            "months until a leaver's post is filled, 4.0 to 9.0: at the low end 0.8, at the high end 1.9, in the middle 1.0 people"
        );
    }

    #[test]
    fn a_plan_of_points_is_told_that_nothing_swings() {
        let told = Tornado { watched: Watched::MeanGap, middle: 1.0, swings: Vec::new(), points: 20 };
        assert!(spec(&told, &input(), VOICE).sentence.starts_with("All 20 inputs are single numbers."));
    }
}
