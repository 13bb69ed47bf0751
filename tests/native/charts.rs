//! What a manager sees of a chart at the widths of a page, half a page and a phone.

use std::fmt::Write as _;
use watchfloor::base::{HourOfWeek, WeekGrid};
use watchfloor::chart::{
    Bar, Bars, ChartSpec, HeatMap, Judgement, Layer, Layout, Mark, Measure, Plot, Role, Series, Shape, Size,
    Values, XAxis,
};
use watchfloor::text::{PlainFormat, Voice, en};

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

/// Every letter is half as wide as high.
fn half_as_wide(text: &str, text_px: f64) -> f64 {
    text.chars().count() as f64 * text_px / 2.0
}

fn week() -> ChartSpec {
    let work: Values = HourOfWeek::all()
        .map(|h| if h.day() < 5 && (9..17).contains(&h.hour()) { 3.4 } else { 1.2 })
        .collect();
    let desk: Values =
        HourOfWeek::all().map(|h| if (8..17).contains(&h.hour()) { 2.5 } else { 1.6 }).collect();
    let plot = Plot::new(
        XAxis::HourOfWeek,
        Measure::of("analysts", 1),
        vec![
            Layer::Series(
                Shape::StepArea,
                Series { name: "At the desk".into(), role: Role::Supply, values: desk.clone() },
            ),
            Layer::Gap { name: "gap".into(), over: (Shape::Line, work.clone()), under: (Shape::Step, desk) },
            Layer::Series(Shape::Line, Series { name: "Work".into(), role: Role::Demand, values: work }),
        ],
    )
    .with_mark(Mark::Remark { position: 40, value: 3.4, words: "Tue 16:00: 0.9 short".into() });
    ChartSpec::new(
        "work",
        "Work and people",
        "In analysts",
        "The work needs up to 3.4 analysts.",
        plot,
        VOICE,
    )
}

fn laid_out(spec: &ChartSpec, width: u32) -> Layout {
    spec.for_width(width, None, half_as_wide, VOICE)
}

fn written(layout: &Layout) -> String {
    let mut out = String::new();
    let frame = layout.frame;
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes any text");
    line(format_args!("{:?}, {} by {}, text {}", layout.size, layout.width, layout.height, layout.text_px));
    line(format_args!(
        "picture {:.1},{:.1} to {:.1},{:.1}",
        frame.left, frame.top, frame.right, frame.bottom
    ));
    line(format_args!(
        "shows {:?}, day {:?}, x {:?}, y {:?}",
        layout.positions, layout.day, layout.x, layout.y
    ));
    for (name, ticks) in [("x", &layout.x_ticks), ("y", &layout.y_ticks)] {
        let said: Vec<_> = ticks.iter().map(|tick| format!("{}={}", tick.at, tick.label)).collect();
        line(format_args!("{name}: {}", said.join(" ")));
    }
    for label in &layout.labels {
        line(format_args!("{} at {:.1},{:.1}", label.text, label.x, label.y));
    }
    out
}

#[test]
fn a_week_is_laid_out_for_the_page_half_of_it_and_a_phone() {
    let spec = week();
    let said: Vec<_> = [1040, 560, 344].into_iter().map(|width| written(&laid_out(&spec, width))).collect();
    assert_eq!(said.join("\n"), include_str!("../data/charts/week.txt"));
}

#[test]
fn a_phone_shows_the_day_worth_looking_at_first_and_any_other_on_request() {
    let spec = week();
    assert_eq!(laid_out(&spec, 344).day, Some(1), "the remark is on Tuesday");
    let friday = spec.for_width(344, Some(4), half_as_wide, VOICE);
    assert_eq!(friday.positions, 96..120);
    assert_eq!(friday.y, laid_out(&spec, 344).y, "days compare: all have the week's height");
    assert_eq!(laid_out(&spec, 1040).day, None);
}

#[test]
fn names_at_the_ends_of_lines_never_touch() {
    let flat = |name: &str| Series {
        name: name.into(),
        role: Role::Demand,
        values: (0..168).map(|_| 1.0).collect(),
    };
    let layers = ["One", "Two", "Three", "Four"].map(|name| Layer::Series(Shape::Line, flat(name)));
    let plot = Plot::new(XAxis::HourOfWeek, Measure::of("alerts", 0), layers.into());
    let layout = laid_out(&ChartSpec::new("flat", "", "", "", plot, VOICE), 1040);
    for pair in layout.labels.windows(2) {
        assert!(pair[1].y - pair[0].y >= layout.text_px, "{pair:?}");
    }
}

#[test]
fn what_lies_under_the_finger_is_what_is_drawn_there() {
    let spec = week();
    for width in [1040, 560, 344] {
        let layout = laid_out(&spec, width);
        for position in layout.positions.clone() {
            let at = layout.x_px(position as f64 + 0.5);
            assert_eq!(layout.position_at(&spec.picture, at, 100.0), Some(position), "{width}");
        }
    }
}

#[test]
fn a_phone_turns_the_heat_map_upright_and_reads_the_same_hours() {
    let values = WeekGrid::from_fn(|hour| Some(hour.index() as f64));
    let heat =
        HeatMap { values, measure: Measure::of("seats", 1), above: "short".into(), below: "to spare".into() };
    let spec = ChartSpec::new("cover", "", "", "", heat, VOICE);
    let upright = laid_out(&spec, 344);
    assert_eq!(upright.size, Size::Phone);
    let (left, top) = (upright.frame.left, upright.frame.top);
    let (wide, high) = (upright.frame.width() / 7.0, upright.frame.height() / 24.0);
    // Tuesday is the second column, 16:00 the seventeenth row.
    assert_eq!(upright.position_at(&spec.picture, left + wide * 1.5, top + high * 16.5), Some(40));
    assert!(high >= 24.0, "a cell is large enough for a finger");
    let flat = laid_out(&spec, 560);
    let (wide, high) = (flat.frame.width() / 24.0, flat.frame.height() / 7.0);
    let at = (flat.frame.left + wide * 16.5, flat.frame.top + high * 1.5);
    assert_eq!(flat.position_at(&spec.picture, at.0, at.1), Some(40));
}

#[test]
fn bars_without_a_value_say_so_and_the_table_agrees() {
    let bar = |name: &str, value| Bar {
        name: name.into(),
        value,
        target: Some(0.9),
        range: None,
        judgement: Some(Judgement::Good),
        ends: None,
    };
    let bars = Bars {
        category: "Severity".into(),
        value_name: "Within target".into(),
        target_name: "Target".into(),
        base: None,
        measure: Measure::share(0),
        bars: vec![bar("High", Some(0.96)), bar("Low", None)],
    };
    let spec = ChartSpec::new("service", "", "", "", bars, VOICE);
    assert_eq!(spec.picture.readout(0, VOICE), "High: within target 96%, target 90%");
    assert_eq!(spec.picture.readout(1, VOICE), "Low: within target not computed, target 90%");
    let cells: Vec<_> =
        spec.table.rows[1].iter().zip(&spec.table.columns).map(|(c, k)| c.written(k, VOICE)).collect();
    assert_eq!(cells, ["Low", "–", "90%"]);
}
