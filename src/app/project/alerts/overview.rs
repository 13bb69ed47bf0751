//! The answer, its figures, and the way of the alerts to the people.

use crate::{
    base::Basis,
    chart::{Cell, ChartSpec, Column, Table, alert_funnel},
    domain::{AlertStream, Document, StreamId, in_order},
    engine::capacity::flow::{Flow, mean_minutes},
    text::{Voice, alerts_page::AnswerFacts},
};

/// The top of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// What stands behind it.
    pub detail: String,
    /// Three to five figures; none without a stream.
    pub figures: Vec<HeadFigure>,
    /// The way from raised to worked, in a picture; none without a stream.
    pub picture: Option<ChartSpec>,
    /// The same by stream, with a last row for all.
    pub by_stream: Table,
}

/// A figure of the strip, with how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadFigure {
    /// What it is.
    pub label: &'static str,
    /// The figure, written.
    pub value: String,
    /// Its unit.
    pub unit: &'static str,
    /// What it is compared to.
    pub beside: String,
    /// The calculation, one line a stream.
    pub steps: Vec<String>,
    /// What is taken for granted.
    pub assumption: &'static str,
}

struct Line<'a> {
    name: &'a str,
    stream: &'a AlertStream,
    flow: Flow,
}

/// Derives the top of the page.
pub fn overview(document: &Document, voice: Voice<'_>) -> Overview {
    let words = voice.words.alerts_page();
    let lines: Vec<Line<'_>> = in_order(&document.streams)
        .into_iter()
        .map(|(_, stream)| Line { name: shown_name(stream, voice), stream, flow: Flow::of(stream) })
        .collect();
    let all = Flow::sum(lines.iter().map(|line| &line.flow));
    if lines.is_empty() {
        return Overview {
            answer: words.answer.empty.to_owned(),
            detail: words.answer.empty_detail.to_owned(),
            figures: Vec::new(),
            picture: None,
            by_stream: Table::default(),
        };
    }
    let facts = AnswerFacts {
        raw_per_day: all.raw,
        human_per_day: all.human,
        largest: largest(&lines, &all),
        hours_per_week: all.hours_per_week,
        streams: lines.len(),
        default_minutes: lines
            .iter()
            .filter(|line| line.stream.handling.typical_minutes.basis == Basis::Default)
            .count(),
    };
    Overview {
        answer: (words.answer.sentence)(voice.format, facts),
        detail: (words.answer.detail)(voice.format, facts),
        figures: figures(&lines, &all, facts.largest, voice),
        picture: (all.raw > 0.0).then(|| alert_funnel::spec(&all, voice)),
        by_stream: by_stream(&lines, &all, voice),
    }
}

/// The name of a stream, or the words for one that has none.
pub fn shown_name<'a>(stream: &'a AlertStream, voice: Voice<'_>) -> &'a str {
    match stream.name.trim() {
        "" => voice.words.alerts_page().streams.unnamed,
        name => name,
    }
}

/// The flows of the streams in their order.
pub fn flows(document: &Document) -> Vec<(StreamId, Flow)> {
    in_order(&document.streams).into_iter().map(|(id, stream)| (id, Flow::of(stream))).collect()
}

fn largest<'a>(lines: &[Line<'a>], all: &Flow) -> Option<(&'a str, f64)> {
    if lines.len() < 2 || all.hours_per_week <= 0.0 {
        return None;
    }
    // The first of equals.
    let line = lines.iter().rev().max_by(|a, b| a.flow.hours_per_week.total_cmp(&b.flow.hours_per_week))?;
    Some((line.name, line.flow.hours_per_week / all.hours_per_week))
}

fn figures(
    lines: &[Line<'_>],
    all: &Flow,
    largest: Option<(&str, f64)>,
    voice: Voice<'_>,
) -> Vec<HeadFigure> {
    let words = &voice.words.alerts_page().answer;
    let f = voice.format;
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let of_each = |step: &dyn Fn(&Line<'_>) -> String| lines.iter().map(step).collect::<Vec<_>>();
    let figure = |label, value: f64, unit, beside: String, steps| HeadFigure {
        label,
        value: f.number(value, usize::from(value > 0.0 && value < 9.95)),
        unit,
        beside,
        steps,
        assumption: words.taken_for_granted,
    };
    let raised = of_each(&|line| (words.raised_is)(f, line.name, line.flow.raw));
    let reach = of_each(&|line| {
        (words.reach_is)(
            f,
            line.name,
            line.flow.raw,
            line.stream.grouped_share.median_share(),
            line.stream.auto_closed_share.median_share(),
            line.flow.human,
        )
    });
    let hours = of_each(&|line| {
        (words.hours_is)(
            f,
            line.name,
            line.flow.worked(),
            mean_minutes(line.stream),
            line.flow.hours_per_week,
        )
    });
    let escalated = of_each(&|line| {
        (words.escalated_is)(
            f,
            line.name,
            line.flow.worked(),
            line.stream.escalation.share.median_share(),
            line.flow.escalated,
        )
    });
    let minutes_each = share(all.hours_per_week * 60.0, all.worked() * 7.0);
    let mut strip = vec![
        figure(words.raised, all.raw, words.a_day, (words.streams)(f, lines.len()), raised),
        figure(words.reach, all.human, words.a_day, (words.of_raised)(f, share(all.human, all.raw)), reach),
        figure(
            words.hours,
            all.hours_per_week,
            words.hours_a_week,
            (words.minutes_each)(f, minutes_each),
            hours.clone(),
        ),
        figure(
            words.escalated,
            all.escalated,
            words.a_day,
            (words.second_tier)(f, all.escalated_hours_per_week),
            escalated,
        ),
    ];
    if let Some((name, part)) = largest {
        let whose = HeadFigure {
            label: words.largest,
            value: f.percent(part, 0),
            unit: "",
            beside: name.to_owned(),
            steps: hours,
            assumption: words.taken_for_granted,
        };
        strip.insert(3, whose);
    }
    strip
}

fn by_stream(lines: &[Line<'_>], all: &Flow, voice: Voice<'_>) -> Table {
    let words = &voice.words.alerts_page().funnel;
    let answer = &voice.words.alerts_page().answer;
    let words_column =
        |name: &str| Column { name: name.into(), unit: String::new(), decimals: 0, share: false };
    let decimals = usize::from(lines.iter().any(|line| line.flow.human > 0.0 && line.flow.human < 10.0));
    let alerts = |name: &str| Column { name: name.into(), unit: answer.a_day.into(), decimals, share: false };
    let columns = vec![
        words_column(words.stream),
        alerts(words.raised),
        alerts(words.after_grouping),
        alerts(words.auto_closed),
        alerts(words.reach),
        alerts(words.reopened),
        alerts(words.escalated),
        Column { name: words.hours.into(), unit: answer.hours_a_week.into(), decimals: 0, share: false },
        Column { name: words.share_of_hours.into(), unit: String::new(), decimals: 0, share: true },
    ];
    let row = |name: &str, flow: &Flow| {
        let share = (all.hours_per_week > 0.0).then(|| flow.hours_per_week / all.hours_per_week);
        vec![
            Cell::Text(name.to_owned()),
            Cell::Number(flow.raw),
            Cell::Number(flow.after_grouping()),
            Cell::Number(flow.auto_closed),
            Cell::Number(flow.human),
            Cell::Number(flow.reopened),
            Cell::Number(flow.escalated),
            Cell::Number(flow.hours_per_week),
            share.into(),
        ]
    };
    let mut rows: Vec<_> = lines.iter().map(|line| row(line.name, &line.flow)).collect();
    rows.push(row(words.all, all));
    Table { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::super::test_plan::{plan, stream};
    use super::*;
    use crate::{
        engine::capacity::DeskWeek,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn the_page_begins_with_the_sentence_for_the_meeting() {
        let shown = overview(&plan(vec![stream("Endpoint", 3043.75), stream("Phishing", 6087.5)]), VOICE);
        assert_eq!(
            shown.answer,
            "300 alerts a day are raised; 135 reach people; Phishing is 67% of the hands-on hours."
        );
        assert_eq!(shown.figures.len(), 5);
        assert_eq!(shown.figures[1].value, "135");
        assert_eq!(shown.figures[1].beside, "45% of what is raised");
        assert_eq!(
            shown.figures[1].steps[0],
            "Endpoint: 100 raised × (1 − 40% grouped) × (1 − 25% closed by automation) = 45 a day"
        );
    }

    #[test]
    fn the_streams_add_up_to_the_row_of_all_of_them() {
        let shown = overview(&plan(vec![stream("A", 500.0), stream("B", 700.0), stream("C", 50.0)]), VOICE);
        let (all, streams) = shown.by_stream.rows.split_last().unwrap();
        for column in 1..9 {
            let number = |row: &Vec<Cell>| match row[column] {
                Cell::Number(value) => value,
                _ => panic!("a number"),
            };
            let sum: f64 = streams.iter().map(number).sum();
            assert!((sum - number(all)).abs() < 1e-9, "column {column}");
        }
    }

    #[test]
    fn the_page_about_alerts_and_the_page_about_capacity_count_the_same() {
        let plan = plan(vec![stream("A", 500.0), stream("B", 7000.0)]);
        let all = Flow::sum(flows(&plan).iter().map(|(_, flow)| flow));
        let desk = DeskWeek::from_document(&plan, 0).unwrap();
        assert!((7.0 * all.raw - desk.funnel.raw).abs() < 1e-6);
        assert!((7.0 * all.human - desk.funnel.human).abs() < 1e-6);
        assert!((7.0 * all.worked() - desk.funnel.worked).abs() < 1e-6);
        assert!((7.0 * all.escalated - desk.funnel.escalated).abs() < 1e-6);
        let work: f64 = desk.classes.iter().map(|class| class.work_per_week()).sum();
        assert!((all.hours_per_week - work).abs() < 1e-6);
    }

    #[test]
    fn a_plan_without_streams_says_what_to_do() {
        let shown = overview(&plan(Vec::new()), VOICE);
        assert!(shown.answer.starts_with("No alerts yet"));
        assert!(shown.figures.is_empty() && shown.picture.is_none());
    }

    #[test]
    fn minutes_that_nobody_typed_are_called_a_default() {
        let mut guessed = stream("A", 500.0);
        guessed.handling.typical_minutes = crate::domain::defaults::typical_minutes();
        let shown = overview(&plan(vec![guessed]), VOICE);
        assert!(shown.detail.contains("The minutes of one stream are a default"), "{}", shown.detail);
    }
}
