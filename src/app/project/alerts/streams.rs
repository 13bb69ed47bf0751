//! The streams: what the list says of each, and its fields in the order in which a manager thinks of them.

use super::overview::shown_name;
use crate::{
    base::{Estimate, HourOfWeek, WeekGrid},
    chart::{ChartSpec, Layer, Measure, Plot, Role, Series, Shape, XAxis, axis::hour_name},
    domain::{AlertStream, Document, Field, HistoryId, SeverityId, StreamId, WeeklyShape, in_order},
    engine::capacity::flow::{Flow, mean_minutes},
    text::Voice,
};

/// One stream in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamLine {
    /// Which.
    pub id: StreamId,
    /// Its name, or the words for none.
    pub name: String,
    /// The customer, if there is one.
    pub customer: Option<String>,
    /// "98 a day raised, 42 reach people, 49 h a week"
    pub summary: String,
}

/// The streams in their order.
pub fn lines(document: &Document, voice: Voice<'_>) -> Vec<StreamLine> {
    let words = &voice.words.alerts_page().streams;
    in_order(&document.streams)
        .into_iter()
        .map(|(id, stream)| {
            let flow = Flow::of(stream);
            StreamLine {
                id,
                name: shown_name(stream, voice).to_owned(),
                customer: customer_name(document, stream),
                summary: (words.line)(voice.format, flow.raw, flow.human, flow.hours_per_week),
            }
        })
        .collect()
}

/// The name of the customer that a stream belongs to; none where it belongs to none, or to one without a name.
fn customer_name(document: &Document, stream: &AlertStream) -> Option<String> {
    let customer = stream.customer.and_then(|id| document.customers.get(&id))?;
    Some(customer.name.clone()).filter(|name| !name.trim().is_empty())
}

/// An estimate of a stream as a field.
#[derive(Clone, Debug, PartialEq)]
pub struct EstimateField {
    /// Which field of the plan.
    pub field: Field,
    /// What stands over it.
    pub label: &'static str,
    /// What stands in it.
    pub unit: &'static str,
    /// What stands under it.
    pub hint: String,
    /// Whether it is a share, typed as per cent.
    pub is_share: bool,
    /// Its value.
    pub value: Estimate,
}

/// A group of estimates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How many.
    Volume,
    /// What never reaches people.
    Before,
    /// Hands-on work.
    Work,
    /// Waiting, coming back, escalating.
    After,
}

/// The estimates of a group.
pub fn estimates(stream: &AlertStream, group: Group, voice: Voice<'_>) -> Vec<EstimateField> {
    let words = &voice.words.alerts_page().streams;
    let field = |field, label, unit, hint: String, value: &Estimate| EstimateField {
        field,
        label,
        unit,
        hint,
        is_share: unit == words.percent || unit == words.percent_a_year,
        value: value.clone(),
    };
    let plain = |hint: &str| hint.to_owned();
    let none = String::new;
    match group {
        Group::Volume => vec![
            field(
                Field::Volume,
                words.volume,
                (words.volume_unit)(stream.volume_period),
                plain(words.volume_hint),
                &stream.volume,
            ),
            field(
                Field::Growth,
                words.growth,
                words.percent_a_year,
                plain(words.growth_hint),
                &stream.growth_per_year,
            ),
        ],
        Group::Before => vec![
            field(
                Field::GroupedShare,
                words.grouped,
                words.percent,
                plain(words.grouped_hint),
                &stream.grouped_share,
            ),
            field(
                Field::AutoClosedShare,
                words.auto_closed,
                words.percent,
                plain(words.auto_closed_hint),
                &stream.auto_closed_share,
            ),
        ],
        Group::Work => vec![
            field(
                Field::TypicalMinutes,
                words.typical,
                words.minutes,
                plain(words.typical_hint),
                &stream.handling.typical_minutes,
            ),
            field(
                Field::BadCaseMinutes,
                words.bad_case,
                words.minutes,
                (words.bad_case_hint)(voice.format, mean_minutes(stream)),
                &stream.handling.bad_case_minutes,
            ),
        ],
        Group::After => vec![
            field(
                Field::WaitingShare,
                words.waiting_share,
                words.percent,
                plain(words.waiting_hint),
                &stream.waiting_on_others.share,
            ),
            field(
                Field::WaitingHours,
                words.waiting_hours,
                words.hours,
                none(),
                &stream.waiting_on_others.hours,
            ),
            field(
                Field::ReopenedShare,
                words.reopened,
                words.percent,
                plain(words.reopened_hint),
                &stream.reopened_share,
            ),
            field(
                Field::EscalatedShare,
                words.escalated,
                words.percent,
                plain(words.escalated_hint),
                &stream.escalation.share,
            ),
            field(
                Field::EscalationMinutes,
                words.escalation_minutes,
                words.minutes,
                none(),
                &stream.escalation.minutes,
            ),
        ],
    }
}

/// A weekly shape to pick.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeChoice {
    /// A word for the control.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// What picking it sets; a sketch begins with the shape that was there.
    pub shape: WeeklyShape,
}

/// The shapes that a stream can have.
pub fn shape_choices(document: &Document, stream: &AlertStream, voice: Voice<'_>) -> Vec<ShapeChoice> {
    let words = &voice.words.alerts_page().streams;
    let choice = |key: &str, label: &str, meaning: &str, shape| ShapeChoice {
        key: key.to_owned(),
        label: label.to_owned(),
        meaning: meaning.to_owned(),
        shape,
    };
    let mut choices = vec![
        choice("flat", words.flat, words.flat_means, WeeklyShape::Flat),
        choice("office", words.office_hours, words.office_hours_means, WeeklyShape::OfficeHours),
        choice("two-thirds", words.two_thirds_office, words.two_thirds_means, WeeklyShape::TwoThirdsOffice),
        choice("night", words.more_at_night, words.more_at_night_means, WeeklyShape::MoreAtNight),
        choice(
            "sketch",
            words.sketch,
            words.sketch_means,
            WeeklyShape::Sketch { hours: sketch_of(document, stream) },
        ),
    ];
    choices.extend(in_order(&document.histories).into_iter().map(|(id, history)| ShapeChoice {
        key: measured_key(id),
        label: (words.measured)(&history.name),
        meaning: (words.measured_means)(&history.name),
        shape: WeeklyShape::Measured { history: id },
    }));
    choices
}

/// The word of the shape that is set.
pub fn shape_key(shape: &WeeklyShape) -> String {
    match shape {
        WeeklyShape::Flat => "flat".to_owned(),
        WeeklyShape::OfficeHours => "office".to_owned(),
        WeeklyShape::TwoThirdsOffice => "two-thirds".to_owned(),
        WeeklyShape::MoreAtNight => "night".to_owned(),
        WeeklyShape::Sketch { .. } => "sketch".to_owned(),
        WeeklyShape::Measured { history } => measured_key(*history),
    }
}

fn measured_key(history: HistoryId) -> String {
    format!("history-{history}")
}

/// The present shape in multiples of the average hour, to go on drawing from.
pub fn sketch_of(document: &Document, stream: &AlertStream) -> WeekGrid<f64> {
    let weights = stream.shape.weights(&document.soc, &document.histories);
    // Two decimals: what is drawn is no measurement, and the file stays readable.
    WeekGrid::from_fn(|hour| libm::round(weights[hour] * 168.0 * 100.0) / 100.0)
}

/// A working day and a weekend day in multiples of the average hour, as they are drawn: the means of the days of each kind.
pub fn two_days(week: &WeekGrid<f64>) -> [[f64; 24]; 2] {
    let mean = |hour: usize, days: std::ops::Range<usize>| {
        let count = days.len() as f64;
        let sum: f64 = days.map(|day| week[HourOfWeek::new(day * 24 + hour)]).sum();
        libm::round(sum / count * 100.0) / 100.0
    };
    [std::array::from_fn(|hour| mean(hour, 0..5)), std::array::from_fn(|hour| mean(hour, 5..7))]
}

/// The week after some hours of the two days were drawn anew: those hours change on every day of their kind, the others stay.
pub fn redrawn(week: &WeekGrid<f64>, days: &[[f64; 24]; 2]) -> WeekGrid<f64> {
    let before = two_days(week);
    WeekGrid::from_fn(|hour| {
        let kind = usize::from(hour.day() >= 5);
        let at = |days: &[[f64; 24]; 2]| days.get(kind).and_then(|day| day.get(hour.hour())).copied();
        match (at(&before), at(days)) {
            (Some(was), Some(is)) if was != is => is,
            _ => week[hour],
        }
    })
}

/// When the alerts of a stream are raised: its volume laid over its shape.
pub fn shape_chart(document: &Document, stream: &AlertStream, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.alerts_page().streams;
    let weights = stream.shape.weights(&document.soc, &document.histories);
    let per_week = Flow::of(stream).raw * 7.0;
    let values = WeekGrid::from_fn(|hour| weights[hour] * per_week);
    // The first of equal hours, at both ends.
    let most = HourOfWeek::all()
        .max_by(|a, b| values[*a].total_cmp(&values[*b]).then(b.cmp(a)))
        .unwrap_or(HourOfWeek::new(0));
    let least = HourOfWeek::all()
        .min_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)))
        .unwrap_or(HourOfWeek::new(0));
    let sentence = (words.shape_sentence)(
        voice.format,
        &hour_name(most, voice),
        values[most],
        &hour_name(least, voice),
        values[least],
    );
    let decimals = match values[most] {
        v if v >= 100.0 => 0,
        v if v >= 1.0 => 1,
        _ => 2,
    };
    let plot = Plot::new(
        XAxis::HourOfWeek,
        Measure::of(words.shape_unit, decimals),
        vec![Layer::Series(Shape::StepArea, Series::new(words.volume, Role::Demand, &values))],
    );
    ChartSpec::new("stream-week", words.shape_title, words.shape_unit, sentence, plot, voice)
}

/// The share of one severity in a stream.
#[derive(Clone, Debug, PartialEq)]
pub struct MixField {
    /// Which severity.
    pub severity: SeverityId,
    /// Its name.
    pub name: String,
    /// Its share, 0 to 1.
    pub share: f64,
}

/// The shares of a stream in the order of the severities, and what their sum means.
pub fn mix(document: &Document, stream: &AlertStream, voice: Voice<'_>) -> (Vec<MixField>, String) {
    let words = &voice.words.alerts_page().streams;
    let fields: Vec<MixField> = in_order(&document.severities)
        .into_iter()
        .map(|(severity, noun)| MixField {
            severity,
            name: (words.mix_of)(&noun.name),
            share: stream.severity_mix.get(&severity).copied().unwrap_or(0.0),
        })
        .collect();
    let total = fields.iter().map(|field| field.share).sum();
    (fields, (words.mix_hint)(voice.format, total))
}

#[cfg(test)]
mod tests {
    use super::super::test_plan::{self, plan, stream};
    use super::*;
    use crate::text::{PlainFormat, en};

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn the_list_says_of_each_stream_what_it_brings() {
        let lines = lines(&plan(vec![stream("Endpoint", 3043.75), stream(" ", 10.0)]), VOICE);
        assert_eq!(lines[0].summary, "100 a day raised, 45 reach people, 55 h a week");
        assert_eq!(lines[1].name, "Stream without a name");
    }

    #[test]
    fn a_sketch_begins_with_the_shape_that_was_there() {
        let mut night = stream("A", 100.0);
        night.shape = WeeklyShape::MoreAtNight;
        let plan = plan(vec![night.clone()]);
        let sketch = sketch_of(&plan, &night);
        // 24 hours of average 1, the ten at night twice the others: 24 / 34 by day.
        assert_eq!((sketch[HourOfWeek::new(12)], sketch[HourOfWeek::new(22)]), (0.71, 1.41));
    }

    #[test]
    fn drawing_one_hour_changes_it_on_all_days_of_its_kind_and_no_other() {
        let week = WeekGrid::from_fn(|hour| hour.day() as f64);
        let mut days = two_days(&week);
        assert_eq!((days[0][9], days[1][9]), (2.0, 5.5));
        days[0][9] = 3.0;
        let drawn = redrawn(&week, &days);
        assert_eq!((drawn[HourOfWeek::new(9)], drawn[HourOfWeek::new(4 * 24 + 9)]), (3.0, 3.0));
        assert_eq!((drawn[HourOfWeek::new(10)], drawn[HourOfWeek::new(5 * 24 + 9)]), (0.0, 5.0));
    }

    #[test]
    fn an_imported_history_can_be_picked_as_a_shape() {
        let (plan, id) = test_plan::with_history(plan(vec![stream("A", 100.0)]), test_plan::history("x.csv"));
        let stream = plan.streams.values().next().unwrap();
        let choices = shape_choices(&plan, stream, VOICE);
        let last = choices.last().unwrap();
        assert_eq!(last.label, "As measured in x.csv");
        assert_eq!(shape_key(&WeeklyShape::Measured { history: id }), last.key);
    }

    #[test]
    fn shares_that_do_not_add_up_are_said_to_be_scaled() {
        let mut half = stream("A", 100.0);
        half.severity_mix.insert(test_plan::LOW, 0.25);
        let plan = plan(vec![half.clone()]);
        let (fields, hint) = mix(&plan, &half, VOICE);
        assert_eq!(fields.iter().map(|field| field.share).collect::<Vec<_>>(), [0.25, 0.25]);
        assert_eq!(hint, "The shares add up to 50%; they are scaled to 100 %.");
    }

    #[test]
    fn the_picture_of_a_stream_names_its_busiest_hour() {
        let mut office = stream("A", 3043.75);
        office.shape = WeeklyShape::OfficeHours;
        let plan = plan(vec![office.clone()]);
        let chart = shape_chart(&plan, &office, VOICE);
        // 700 a week, nine in ten in 40 hours.
        assert_eq!(chart.sentence, "Most at Mon 09:00 with 16 an hour, fewest at Mon 00:00 with 0.55.");
    }
}
