//! What a chart shows, as data. Nothing here can be inconsistent: series that are shorter than the axis end early, longer
//! ones are cut, and a value that is not finite is a value that is not known.

use super::{XAxis, table::Table};
use crate::base::WeekGrid;
use crate::text::Voice;

/// One chart: a picture, the sentence it proves, and the table of the same numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Names the file of a download; letters and hyphens.
    pub key: &'static str,
    /// What is shown.
    pub title: String,
    /// In which unit, by what, and what the hatching means.
    pub subtitle: String,
    /// What the reader should see, in one sentence with its figures.
    pub sentence: String,
    /// The picture.
    pub picture: Picture,
    /// The same numbers.
    pub table: Table,
}

impl ChartSpec {
    /// A chart whose table is made from its picture.
    pub fn new(
        key: &'static str,
        title: impl Into<String>,
        subtitle: impl Into<String>,
        sentence: impl Into<String>,
        picture: impl Into<Picture>,
        voice: Voice<'_>,
    ) -> Self {
        let picture = picture.into();
        let table = Table::of(&picture, voice);
        Self {
            key,
            title: title.into(),
            subtitle: subtitle.into(),
            sentence: sentence.into(),
            picture,
            table,
        }
    }
}

/// The kinds of picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Series over an axis.
    Plot(Plot),
    /// The week as seven rows of 24 cells.
    Heat(HeatMap),
    /// A row per category, with a target to reach.
    Bars(Bars),
}

impl From<Plot> for Picture {
    fn from(plot: Plot) -> Self {
        Self::Plot(plot)
    }
}

impl From<HeatMap> for Picture {
    fn from(heat: HeatMap) -> Self {
        Self::Heat(heat)
    }
}

impl From<Bars> for Picture {
    fn from(bars: Bars) -> Self {
        Self::Bars(bars)
    }
}

/// What the numbers of a picture count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The unit as it stands at the axis and in the table's head: "analysts", "alerts"; empty for a share.
    pub unit: String,
    /// Decimals worth reading.
    pub decimals: usize,
    /// Values are shares: 0.85 is read as 85 %.
    pub share: bool,
}

impl Measure {
    /// Numbers in a unit.
    pub fn of(unit: impl Into<String>, decimals: usize) -> Self {
        Self { unit: unit.into(), decimals, share: false }
    }

    /// Shares between 0 and 1, read as percentages.
    pub fn share(decimals: usize) -> Self {
        Self { unit: String::new(), decimals, share: true }
    }

    /// A value as it is read, without its unit (a share keeps its percent sign).
    pub fn written(&self, value: f64, voice: Voice<'_>) -> String {
        match self.share {
            true => voice.format.percent(value, self.decimals),
            false => voice.format.number(value, self.decimals),
        }
    }
}

/// The same meaning has the same colour, hatch and dash on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// People at the desk, hours that can be given.
    Supply,
    /// Work that comes in.
    Demand,
    /// Work that finds nobody; hatched.
    Gap,
    /// Judged good.
    Good,
    /// Judged near its limit.
    Warn,
    /// Judged bad.
    Bad,
    /// Not judged: history, comparison, background.
    Neutral,
    /// One of the parts of a whole, the most urgent first (0 to 4).
    Part(u8),
}

impl Role {
    /// The style class of marks with this role.
    pub fn class(self) -> &'static str {
        match self {
            Self::Supply => "supply",
            Self::Demand => "demand",
            Self::Gap => "gap",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Neutral => "neutral",
            Self::Part(0) => "part-0",
            Self::Part(1) => "part-1",
            Self::Part(2) => "part-2",
            Self::Part(3) => "part-3",
            Self::Part(_) => "part-4",
        }
    }
}

/// How a figure stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The target is met.
    Good,
    /// Near the limit.
    Warn,
    /// The target is missed.
    Bad,
}

impl Judgement {
    /// The role of what is judged so.
    pub fn role(self) -> Role {
        match self {
            Self::Good => Role::Good,
            Self::Warn => Role::Warn,
            Self::Bad => Role::Bad,
        }
    }
}

/// Values along an axis; none where it is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Vec<Option<f64>>);

impl Values {
    /// The value at a position.
    pub fn at(&self, position: usize) -> Option<f64> {
        self.0.get(position).copied().flatten()
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<f64> for Values {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        values.into_iter().map(Some).collect()
    }
}

impl FromIterator<Option<f64>> for Values {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(values: I) -> Self {
        Self(values.into_iter().map(|value| value.filter(|v| v.is_finite())).collect())
    }
}

impl From<&[f64]> for Values {
    fn from(values: &[f64]) -> Self {
        values.iter().copied().collect()
    }
}

impl From<&WeekGrid<f64>> for Values {
    fn from(week: &WeekGrid<f64>) -> Self {
        week.values().iter().copied().collect()
    }
}

impl From<&WeekGrid<Option<f64>>> for Values {
    fn from(week: &WeekGrid<Option<f64>>) -> Self {
        week.values().iter().copied().collect()
    }
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Flat over each position, with a jump between: what holds for the whole hour.
    Step,
    /// From middle to middle.
    Line,
    /// As a step, filled down to the axis.
    StepArea,
    /// As a line, filled down to the axis.
    Area,
    /// A column at each position.
    Columns,
}

impl Shape {
    /// Flat over each position rather than sloping between two.
    pub fn is_stepped(self) -> bool {
        !matches!(self, Self::Line | Self::Area)
    }
}

/// Values with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// As it is read in a label: "At the desk".
    pub name: String,
    /// What it means.
    pub role: Role,
    /// One value a position.
    pub values: Values,
}

impl Series {
    /// A named series.
    pub fn new(name: impl Into<String>, role: Role, values: impl Into<Values>) -> Self {
        Self { name: name.into(), role, values: values.into() }
    }
}

/// A judged range of the vertical axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// As it is read at its edge: "85 to 90 %: no room for a bad day".
    pub name: String,
    /// Lower end.
    pub from: f64,
    /// Upper end; infinity means up to the edge of the picture.
    pub to: f64,
    /// How a value in it is judged.
    pub judgement: Judgement,
}

/// One thing drawn in a plot; earlier ones lie under later ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer {
    /// Judged ranges, behind everything.
    Bands(Vec<Band>),
    /// One series.
    Series(Shape, Series),
    /// Parts on top of each other, the first at the bottom.
    Stack(Shape, Vec<Series>),
    /// From a lower to an upper value at each position: where cases lie, or a column that does not stand on the axis.
    Range {
        /// As it is read: "eight in ten cases".
        name: String,
        /// What it means.
        role: Role,
        /// Columns, or an area between two lines or steps.
        shape: Shape,
        /// Lower ends.
        low: Values,
        /// Upper ends.
        high: Values,
    },
    /// Where one curve lies above another, hatched.
    Gap {
        /// As it is read: "gap".
        name: String,
        /// The curve that may lie above.
        over: (Shape, Values),
        /// The curve that it is compared to.
        under: (Shape, Values),
    },
}

/// A remark on what matters.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A value to reach or to stay under, as a dashed line with its name.
    Target {
        /// "Target 85 %".
        name: String,
        /// On the vertical axis.
        value: f64,
    },
    /// A position worth a remark, with its words: "Mon 16:00: 1.8 short".
    Remark {
        /// On the horizontal axis.
        position: usize,
        /// On the vertical axis.
        value: f64,
        /// The words.
        words: String,
    },
}

/// Series over an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The horizontal axis.
    pub x: XAxis,
    /// What the vertical axis counts.
    pub measure: Measure,
    /// Drawn in this order.
    pub layers: Vec<Layer>,
    /// On top.
    pub marks: Vec<Mark>,
    /// The picture reaches up to this at least, so that pictures beside each other compare.
    pub at_least: f64,
}

impl Plot {
    /// A plot without marks.
    pub fn new(x: XAxis, measure: Measure, layers: Vec<Layer>) -> Self {
        Self { x, measure, layers, marks: Vec::new(), at_least: 0.0 }
    }

    /// The same with a mark.
    pub fn with_mark(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    /// Every series with values of its own, in drawing order.
    pub fn series(&self) -> impl Iterator<Item = &Series> {
        self.layers.iter().flat_map(|layer| match layer {
            Layer::Series(_, series) => std::slice::from_ref(series),
            Layer::Stack(_, parts) => parts.as_slice(),
            Layer::Bands(_) | Layer::Range { .. } | Layer::Gap { .. } => &[],
        })
    }

    /// The value of a gap at a position: how far the one lies above the other, never below nothing.
    pub fn gap_at(over: &Values, under: &Values, position: usize) -> Option<f64> {
        Some((over.at(position)? - under.at(position)?).max(0.0))
    }

    /// The position worth looking at first: the first remark's, or the widest gap's, or the first.
    pub fn first_look(&self) -> usize {
        let remark = self.marks.iter().find_map(|mark| match mark {
            Mark::Remark { position, .. } => Some(*position),
            Mark::Target { .. } => None,
        });
        let widest = || {
            self.layers.iter().find_map(|layer| match layer {
                Layer::Gap { over, under, .. } => (0..self.x.positions())
                    .filter_map(|position| Some((position, Self::gap_at(&over.1, &under.1, position)?)))
                    .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
                    .map(|(position, _)| position),
                _ => None,
            })
        };
        remark.or_else(widest).unwrap_or(0)
    }
}

/// Where the week has too much or too little: above nothing is a shortage (orange), below is to spare (blue).
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// One value an hour, positive where something is missing; none where it is not known.
    pub values: WeekGrid<Option<f64>>,
    /// What the values count.
    pub measure: Measure,
    /// How a positive value is called: "short".
    pub above: String,
    /// How a negative value is called: "to spare".
    pub below: String,
}

/// One row of [`Bars`].
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The category.
    pub name: String,
    /// Its value; none if it is not computed.
    pub value: Option<f64>,
    /// The value to reach.
    pub target: Option<f64>,
    /// From where to where the true value may lie; none if the value is exact.
    pub range: Option<(f64, f64)>,
    /// How it stands; none if there is nothing to judge.
    pub judgement: Option<Judgement>,
    /// The values at the low and at the high end of what the bar is about, each drawn from [`Bars::base`]; none for a bar of one
    /// value.
    pub ends: Option<(f64, f64)>,
}

/// A row per category, with a tick at its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// How the categories are called together: "Severity".
    pub category: String,
    /// How the values are called: "Within target".
    pub value_name: String,
    /// How the targets are called: "Target".
    pub target_name: String,
    /// From where bars of two ends are drawn, with its name; none where bars begin at nothing.
    pub base: Option<(String, f64)>,
    /// What the values count.
    pub measure: Measure,
    /// Top to bottom.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// From the lowest to the highest end, the base among them, with a little room at both sides.
    pub(super) fn two_sided_reach(&self) -> (f64, f64) {
        let base = self.base.as_ref().map_or(0.0, |(_, base)| *base);
        let ends = self.bars.iter().filter_map(|bar| bar.ends).flat_map(|(low, high)| [low, high]);
        let (low, high) =
            ends.fold((base, base), |(low, high): (f64, f64), end| (low.min(end), high.max(end)));
        let room = ((high - low) * 0.04).max(1e-9);
        (low - room, high + room)
    }
}
