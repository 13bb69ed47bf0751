//! The numbers of a picture as columns and rows, for the reader who wants figures, for screen readers and for a file.

use super::{Bars, Layer, Picture, Plot, axis::hour_name};
use crate::base::HourOfWeek;
use crate::text::Voice;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, in the unit of its column.
    Number(f64),
    /// Not known or not computed.
    Missing,
}

/// A column with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its unit; empty if it has none.
    pub unit: String,
    /// Decimals of its numbers.
    pub decimals: usize,
    /// Its numbers are shares, read as percentages.
    pub share: bool,
}

/// Columns and rows; the first column names the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Left to right.
    pub columns: Vec<Column>,
    /// Top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

impl Column {
    pub(super) fn words(name: impl Into<String>) -> Self {
        Self { name: name.into(), unit: String::new(), decimals: 0, share: false }
    }

    pub(super) fn figures(name: &str, measure: &super::Measure) -> Self {
        Self {
            name: name.to_owned(),
            unit: measure.unit.clone(),
            decimals: measure.decimals,
            share: measure.share,
        }
    }

    /// "Work (analysts)".
    pub fn head(&self) -> String {
        match self.unit.as_str() {
            "" => self.name.clone(),
            unit => format!("{} ({unit})", self.name),
        }
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Self::Missing, Self::Number)
    }
}

impl Cell {
    /// As it is read in a column.
    pub fn written(&self, column: &Column, voice: Voice<'_>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value) if column.share => voice.format.percent(*value, column.decimals),
            Self::Number(value) => voice.format.number(*value, column.decimals),
            Self::Missing => voice.words.chart().missing.to_owned(),
        }
    }
}

impl Table {
    /// The same with a column that the picture does not draw: one number a row.
    pub(super) fn with_column(
        mut self,
        name: &str,
        measure: &super::Measure,
        values: impl IntoIterator<Item = Option<f64>>,
    ) -> Self {
        self.columns.push(Column::figures(name, measure));
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.push(value.into());
        }
        self
    }

    /// The table of a picture.
    pub fn of(picture: &Picture, voice: Voice<'_>) -> Self {
        match picture {
            Picture::Plot(plot) => plot_table(plot, voice),
            Picture::Heat(heat) => Self {
                columns: std::iter::once(Column::words(voice.words.chart().hour))
                    .chain([Column::figures(&heat.above, &heat.measure)])
                    .collect(),
                rows: HourOfWeek::all()
                    .map(|hour| vec![Cell::Text(hour_name(hour, voice)), heat.values[hour].into()])
                    .collect(),
            },
            Picture::Bars(bars) => bars_table(bars, voice),
        }
    }
}

fn bars_table(bars: &Bars, voice: Voice<'_>) -> Table {
    let rows = bars.bars.iter();
    let rows = rows.map(|bar| vec![Cell::Text(bar.name.clone()), bar.value.into(), bar.target.into()]);
    let columns = vec![
        Column::words(&*bars.category),
        Column::figures(&bars.value_name, &bars.measure),
        Column::figures(&bars.target_name, &bars.measure),
    ];
    let table = Table { columns, rows: rows.collect() };
    if bars.bars.iter().all(|bar| bar.range.is_none()) {
        return table;
    }
    let words = voice.words.chart();
    let end = |of: fn((f64, f64)) -> f64| bars.bars.iter().map(move |bar| bar.range.map(of));
    table.with_column(&(words.lower)(&bars.value_name), &bars.measure, end(|range| range.0)).with_column(
        &(words.upper)(&bars.value_name),
        &bars.measure,
        end(|range| range.1),
    )
}

fn plot_table(plot: &Plot, voice: Voice<'_>) -> Table {
    let mut columns = vec![Column::words(plot.x.name(voice))];
    let mut rows: Vec<_> =
        (0..plot.x.positions()).map(|p| vec![Cell::Text(plot.x.position_name(p, voice))]).collect();
    let mut add = |name: &str, value: &dyn Fn(usize) -> Option<f64>| {
        columns.push(Column::figures(name, &plot.measure));
        for (position, row) in rows.iter_mut().enumerate() {
            row.push(value(position).into());
        }
    };
    for layer in &plot.layers {
        match layer {
            Layer::Bands(_) => {}
            Layer::Series(_, series) => add(&series.name, &|p| series.values.at(p)),
            Layer::Stack(_, parts) => parts.iter().for_each(|part| add(&part.name, &|p| part.values.at(p))),
            Layer::Range { name, low, high, .. } => {
                add(&(voice.words.chart().lower)(name), &|p| low.at(p));
                add(&(voice.words.chart().upper)(name), &|p| high.at(p));
            }
            Layer::Gap { name, over, under } => add(name, &|p| Plot::gap_at(&over.1, &under.1, p)),
        }
    }
    Table { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Measure, Role, Series, Shape, XAxis};
    use crate::text::{PlainFormat, en};

    #[test]
    fn a_table_says_its_unit_in_the_head_and_a_short_series_ends_early() {
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let series = Series::new("Backlog", Role::Demand, [4.0, f64::NAN].as_slice());
        let plot =
            Plot::new(XAxis::HourOfDay, Measure::of("alerts", 0), vec![Layer::Series(Shape::Line, series)]);
        let table = Table::of(&plot.into(), voice);
        assert_eq!(table.columns.iter().map(Column::head).collect::<Vec<_>>(), ["Hour", "Backlog (alerts)"]);
        let read: Vec<_> =
            table.rows.iter().take(3).map(|row| row[1].written(&table.columns[1], voice)).collect();
        assert_eq!(read, ["4", "–", "–"]);
        assert_eq!(table.rows.len(), 24);
    }
}
