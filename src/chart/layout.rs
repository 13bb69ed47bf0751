//! What changes with the width: a chart is laid out for the room it gets and never scaled down as a picture.
//!
//! On a phone a week becomes one chosen day with larger text, names move from the lines' ends to a row on top, the heat map
//! stands upright (seven columns, 24 rows, so that its numbers can be read), and bars have their names above them.

use super::{ChartSpec, Layer, Mark, Picture, Plot, Role, Shape, XAxis, ticks::round_ticks};
use crate::base::week::HOURS_PER_DAY;
use crate::text::Voice;
use std::ops::Range;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Under 480 px.
    Phone,
    /// Under 760 px: half a page.
    Half,
    /// The page's width.
    Wide,
}

impl Size {
    /// The size of a width in CSS pixels.
    pub fn of(width_px: u32) -> Self {
        match width_px {
            0..480 => Self::Phone,
            480..760 => Self::Half,
            _ => Self::Wide,
        }
    }
}

/// A word at a place of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, in the axis's own units.
    pub at: f64,
    /// The word.
    pub label: String,
}

/// The name of a series, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The series' name.
    pub text: String,
    /// Its role, which colours it.
    pub role: Role,
    /// Left end in pixels.
    pub x: f64,
    /// Base line in pixels.
    pub y: f64,
    /// What stands before the name to tell its series by; nothing where its place does.
    pub sample: Option<Sample>,
}

/// A piece of a series before its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Of its line.
    Line,
    /// Of its area.
    Fill,
}

/// What a sample takes of the width in pixels, with the space behind it.
const SAMPLE: f64 = 18.0;

/// The rectangle of the picture proper, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Frame {
    /// In pixels.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// In pixels.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// A specification laid out for a width.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// How much room there is.
    pub size: Size,
    /// Whole width in pixels.
    pub width: f64,
    /// Whole height in pixels.
    pub height: f64,
    /// Text height in pixels.
    pub text_px: f64,
    /// Where the picture proper lies.
    pub frame: Frame,
    /// The positions that are shown.
    pub positions: Range<usize>,
    /// The day that is shown, if only one is: 0 is Monday.
    pub day: Option<usize>,
    /// The horizontal axis, from and to.
    pub x: (f64, f64),
    /// The vertical axis, from and to.
    pub y: (f64, f64),
    /// Words under the picture.
    pub x_ticks: Vec<Tick>,
    /// Where faint lines stand (day borders).
    pub x_lines: Vec<f64>,
    /// Words left of the picture, a line through each.
    pub y_ticks: Vec<Tick>,
    /// The names of the series.
    pub labels: Vec<Label>,
}

/// How wide a text is, in pixels, at a text height.
pub type TextWidth = fn(text: &str, text_px: f64) -> f64;

impl ChartSpec {
    /// Lays the chart out for a width. `day` is the day of the week that a phone shows; none means the one worth looking at
    /// first.
    pub fn for_width(
        &self,
        width_px: u32,
        day: Option<usize>,
        text_width: TextWidth,
        voice: Voice<'_>,
    ) -> Layout {
        let size = Size::of(width_px);
        let width = f64::from(width_px.max(240));
        match &self.picture {
            Picture::Plot(plot) => plot_layout(plot, size, width, day, text_width, voice),
            Picture::Heat(_) => heat_layout(size, width, voice),
            Picture::Bars(bars) => {
                let row = if size == Size::Phone { 48.0 } else { 36.0 };
                let names = bars.bars.iter().map(|bar| text_width(&bar.name, 13.0)).fold(0.0, f64::max);
                let left = if size == Size::Phone { 0.0 } else { (names + 16.0).min(width * 0.4) };
                let height = row * bars.bars.len().max(1) as f64 + 4.0;
                Layout {
                    frame: Frame { left, top: 2.0, right: width - 64.0, bottom: height - 2.0 },
                    positions: 0..bars.bars.len(),
                    x: bars_reach(bars),
                    y: (0.0, bars.bars.len().max(1) as f64),
                    ..blank(size, width, height)
                }
            }
        }
    }
}

fn bars_reach(bars: &super::Bars) -> (f64, f64) {
    if bars.measure.share {
        return (0.0, 1.0);
    }
    if bars.base.is_some() {
        return bars.two_sided_reach();
    }
    let values = bars.bars.iter().flat_map(|bar| [bar.value, bar.target]).flatten();
    (0.0, round_ticks(0.0, values.fold(0.0, f64::max), 4, false).high())
}

fn blank(size: Size, width: f64, height: f64) -> Layout {
    Layout {
        size,
        width,
        height,
        text_px: if size == Size::Phone { 13.0 } else { 12.0 },
        frame: Frame { left: 0.0, top: 0.0, right: width, bottom: height },
        positions: 0..0,
        day: None,
        x: (0.0, 1.0),
        y: (0.0, 1.0),
        x_ticks: Vec::new(),
        x_lines: Vec::new(),
        y_ticks: Vec::new(),
        labels: Vec::new(),
    }
}

/// Lowest and highest value of anything drawn in these positions.
fn extent(plot: &Plot, positions: Range<usize>) -> (f64, f64) {
    let (mut low, mut high) = (0.0_f64, plot.at_least);
    let mut see = |value: f64| {
        low = low.min(value);
        high = high.max(value);
    };
    for layer in &plot.layers {
        match layer {
            Layer::Series(_, series) => {
                positions.clone().filter_map(|p| series.values.at(p)).for_each(&mut see);
            }
            Layer::Stack(_, parts) => {
                for position in positions.clone() {
                    see(parts.iter().filter_map(|part| part.values.at(position)).sum());
                }
            }
            Layer::Bands(bands) => {
                bands
                    .iter()
                    .map(|band| if band.to.is_finite() { band.to } else { band.from })
                    .for_each(&mut see);
            }
            Layer::Range { low, high, .. } => {
                positions.clone().flat_map(|p| [low.at(p), high.at(p)]).flatten().for_each(&mut see);
            }
            Layer::Gap { .. } => {}
        }
    }
    for mark in &plot.marks {
        match mark {
            Mark::Target { value, .. } => see(*value),
            Mark::Remark { value, position, .. } if positions.contains(position) => see(*value),
            Mark::Remark { .. } => {}
        }
    }
    (low, high)
}

fn plot_layout(
    plot: &Plot,
    size: Size,
    width: f64,
    day: Option<usize>,
    text_width: TextWidth,
    voice: Voice<'_>,
) -> Layout {
    let is_week = plot.x == XAxis::HourOfWeek;
    let day = (is_week && size == Size::Phone).then(|| day.unwrap_or(plot.first_look() / HOURS_PER_DAY) % 7);
    let positions = day.map_or(0..plot.x.positions(), |day| day * HOURS_PER_DAY..(day + 1) * HOURS_PER_DAY);
    let height = match size {
        Size::Phone => 240.0,
        Size::Half => 260.0,
        Size::Wide => 300.0,
    };
    let mut layout = Layout { day, positions: positions.clone(), ..blank(size, width, height) };
    let text_px = layout.text_px;

    // The whole week decides the height, so that days compare.
    let (low, high) = extent(plot, 0..plot.x.positions());
    let whole = plot.measure.decimals == 0 && !plot.measure.share;
    let ticks = round_ticks(low, high, 4, whole);
    let decimals = ticks.decimals.saturating_sub(if plot.measure.share { 2 } else { 0 });
    layout.y = (ticks.low(), ticks.high());
    layout.y_ticks = ticks
        .values
        .iter()
        .map(|&at| {
            let label = if plot.measure.share {
                voice.format.percent(at, decimals)
            } else {
                voice.format.number(at, decimals)
            };
            Tick { at, label }
        })
        .collect();

    let left = layout.y_ticks.iter().map(|tick| text_width(&tick.label, text_px)).fold(0.0, f64::max) + 10.0;
    let names = named(plot);
    // Colours of parts are shades of one: at the lines' ends, which often meet, each needs its sample.
    let sample = if names.iter().any(|(_, role, _)| matches!(role, Role::Part(_))) { SAMPLE } else { 0.0 };
    let widest = names.iter().map(|(name, ..)| text_width(name, text_px) * 1.08 + sample).fold(0.0, f64::max);
    // Names stand at the lines' ends where that leaves three quarters of the width to the picture.
    let at_ends = size != Size::Phone && names.len() > 1 && widest + 10.0 < width / 4.0;
    let right = width - if at_ends { widest + 10.0 } else { 8.0 };
    let unit_row = if plot.measure.unit.is_empty() { 8.0 } else { text_px + 10.0 };
    let rows = if at_ends || names.len() < 2 {
        0.0
    } else {
        place_row(&mut layout.labels, &names, width, text_px, text_width)
    };
    layout.frame = Frame { left, top: rows + unit_row, right, bottom: height - text_px - 14.0 };

    let first = plot.x.extent(positions.start).0;
    let last = plot.x.extent(positions.end.saturating_sub(1)).1;
    layout.x = (first, if last > first { last } else { first + 1.0 });
    x_ticks(plot, &mut layout, text_width, voice);
    if at_ends {
        end_labels(plot, &mut layout);
    }
    layout
}

/// Every series with a name: its role, and what a sample of it is.
fn named(plot: &Plot) -> Vec<(&str, Role, Sample)> {
    let mut names = Vec::new();
    for layer in &plot.layers {
        match layer {
            Layer::Series(shape, series) => {
                let sample = if *shape == Shape::Columns { Sample::Fill } else { Sample::Line };
                names.push((series.name.as_str(), series.role, sample));
            }
            Layer::Stack(_, parts) => {
                names.extend(parts.iter().map(|part| (part.name.as_str(), part.role, Sample::Fill)));
            }
            Layer::Bands(_) | Layer::Range { .. } | Layer::Gap { .. } => {}
        }
    }
    names
}

/// Names in rows on top; returns the height they take.
fn place_row(
    labels: &mut Vec<Label>,
    names: &[(&str, Role, Sample)],
    width: f64,
    text_px: f64,
    text_width: TextWidth,
) -> f64 {
    let (mut x, mut y) = (0.0, text_px);
    for (name, role, sample) in names {
        let length = text_width(name, text_px) * 1.08 + 20.0;
        if x > 0.0 && x + length > width {
            x = 0.0;
            y += text_px + 6.0;
        }
        labels.push(Label { text: (*name).to_owned(), role: *role, x: x + 14.0, y, sample: Some(*sample) });
        x += length + 8.0;
    }
    y + 8.0
}

fn x_ticks(plot: &Plot, layout: &mut Layout, text_width: TextWidth, voice: Voice<'_>) {
    let room = layout.frame.width();
    let text_px = layout.text_px;
    let hours = |start: usize, every: usize| {
        (0..=HOURS_PER_DAY)
            .step_by(every)
            .map(move |hour| Tick { at: (start + hour) as f64, label: format!("{hour:02}") })
    };
    match &plot.x {
        XAxis::HourOfWeek => match layout.day {
            Some(day) => layout.x_ticks = hours(day * HOURS_PER_DAY, 6).collect(),
            None => {
                let days = &voice.words.common().days_short;
                layout.x_ticks = (0..7)
                    .map(|day| Tick { at: (day * HOURS_PER_DAY) as f64 + 12.0, label: days[day].to_owned() })
                    .collect();
                layout.x_lines = (1..7).map(|day| (day * HOURS_PER_DAY) as f64).collect();
            }
        },
        XAxis::HourOfDay => layout.x_ticks = hours(0, if room < 300.0 { 6 } else { 4 }).collect(),
        XAxis::Numbers { measure, .. } => {
            let ticks =
                round_ticks(layout.x.0, layout.x.1, if room < 400.0 { 3 } else { 5 }, measure.decimals == 0);
            layout.x = (ticks.low(), ticks.high());
            layout.x_ticks =
                ticks.values.iter().map(|&at| Tick { at, label: measure.written(at, voice) }).collect();
        }
        XAxis::Dates(_) | XAxis::Months(_) | XAxis::Categories { .. } => {
            let count = plot.x.positions();
            let name = |position| plot.x.position_name(position, voice);
            let widest = (0..count).map(|p| text_width(&name(p), text_px)).fold(1.0, f64::max) + 16.0;
            // Dates step by what people count in: days, weeks, four weeks, quarters, years; months by quarters and years.
            let fitting = ((room / widest) as usize).max(1);
            let steps = match plot.x {
                XAxis::Months(_) => [1, 2, 3, 6, 12, 24, 36, 60],
                _ => [1, 2, 7, 14, 28, 91, 182, 364],
            };
            let step =
                steps.into_iter().find(|step| count.div_ceil(*step) <= fitting).unwrap_or(count.max(1));
            layout.x_ticks = (0..count)
                .step_by(step)
                .map(|position| Tick { at: plot.x.middle(position), label: name(position) })
                .collect();
        }
    }
}

/// Names beside the last value of each series, moved apart where they would touch.
fn end_labels(plot: &Plot, layout: &mut Layout) {
    let (low, high) = layout.y;
    let frame = layout.frame;
    let y_px = |value: f64| frame.bottom - (value - low) / (high - low) * frame.height();
    let last = |values: &super::Values| layout.positions.clone().rev().find_map(|p| values.at(p));
    let mut wanted = Vec::new();
    for layer in &plot.layers {
        match layer {
            Layer::Series(Shape::Columns, _) | Layer::Bands(_) | Layer::Range { .. } | Layer::Gap { .. } => {}
            Layer::Series(_, series) => {
                wanted.push((&series.name, series.role, last(&series.values).unwrap_or(low), Sample::Line));
            }
            Layer::Stack(_, parts) => {
                let mut floor = 0.0;
                for part in parts {
                    let value = last(&part.values).unwrap_or(0.0);
                    wanted.push((&part.name, part.role, floor + value / 2.0, Sample::Fill));
                    floor += value;
                }
            }
        }
    }
    let line = layout.text_px + 4.0;
    let mut labels: Vec<_> = wanted
        .into_iter()
        .map(|(name, role, value, sample)| {
            let sample = matches!(role, Role::Part(_)).then_some(sample);
            let x = frame.right + 8.0 + if sample.is_some() { SAMPLE } else { 0.0 };
            Label { text: name.clone(), role, x, y: y_px(value) + 4.0, sample }
        })
        .collect();
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    // Down until nothing touches, then up from the lower edge.
    let mut least = frame.top;
    for label in &mut labels {
        label.y = label.y.max(least);
        least = label.y + line;
    }
    let mut most = frame.bottom + 4.0;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(most);
        most = label.y - line;
    }
    layout.labels = labels;
}

fn heat_layout(size: Size, width: f64, voice: Voice<'_>) -> Layout {
    let days = voice.words.common().days_short;
    let named = |ticks: &mut Vec<Tick>| {
        ticks.extend(
            days.iter()
                .enumerate()
                .map(|(day, name)| Tick { at: day as f64 + 0.5, label: (*name).to_owned() }),
        );
    };
    let hours = |every: usize| {
        (0..HOURS_PER_DAY)
            .step_by(every)
            .map(|hour| Tick { at: hour as f64 + 0.5, label: format!("{hour:02}") })
    };
    if size == Size::Phone {
        let height = 24.0 * 24.0 + 26.0;
        let mut layout = Layout {
            frame: Frame { left: 28.0, top: 22.0, right: width, bottom: height - 4.0 },
            positions: 0..168,
            x: (0.0, 7.0),
            y: (0.0, 24.0),
            y_ticks: hours(2).collect(),
            ..blank(size, width, height)
        };
        named(&mut layout.x_ticks);
        return layout;
    }
    let row = if size == Size::Wide { 30.0 } else { 26.0 };
    let height = 7.0 * row + 26.0;
    let mut layout = Layout {
        frame: Frame { left: 36.0, top: 2.0, right: width, bottom: height - 24.0 },
        positions: 0..168,
        x: (0.0, 24.0),
        y: (0.0, 7.0),
        x_ticks: hours(if size == Size::Wide { 2 } else { 4 }).collect(),
        ..blank(size, width, height)
    };
    named(&mut layout.y_ticks);
    layout
}

impl Layout {
    /// The horizontal pixel of a place on the axis.
    pub fn x_px(&self, at: f64) -> f64 {
        self.frame.left + (at - self.x.0) / (self.x.1 - self.x.0) * self.frame.width()
    }

    /// The vertical pixel of a value; rows of heat maps and bars count downwards from [`Frame::top`].
    pub fn y_px(&self, value: f64) -> f64 {
        self.frame.bottom - (value - self.y.0) / (self.y.1 - self.y.0) * self.frame.height()
    }

    /// Day and hour stand upright (a phone's heat map).
    pub fn is_upright(&self) -> bool {
        self.size == Size::Phone
    }

    /// The position under a point of the picture.
    pub fn position_at(&self, picture: &Picture, x_px: f64, y_px: f64) -> Option<usize> {
        let across = ((x_px - self.frame.left) / self.frame.width()).clamp(0.0, 0.999_999);
        let down = ((y_px - self.frame.top) / self.frame.height()).clamp(0.0, 0.999_999);
        match picture {
            Picture::Plot(plot) => {
                let at = self.x.0 + across * (self.x.1 - self.x.0);
                let distance = |p: &usize| (plot.x.middle(*p) - at).abs();
                self.positions.clone().min_by(|a, b| distance(a).total_cmp(&distance(b)))
            }
            Picture::Heat(_) if self.is_upright() => {
                Some((across * 7.0) as usize * HOURS_PER_DAY + (down * 24.0) as usize)
            }
            Picture::Heat(_) => Some((down * 7.0) as usize * HOURS_PER_DAY + (across * 24.0) as usize),
            Picture::Bars(bars) if bars.bars.is_empty() => None,
            Picture::Bars(bars) => Some((down * bars.bars.len() as f64) as usize),
        }
    }
}
