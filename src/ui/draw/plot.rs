//! Series over an axis.

use super::backend::{NodeBackend, SCALE, units};
use super::{Drawn, Ink, Node};
use crate::chart::region::{Point, above, outline};
use crate::chart::{Layer, Layout, Mark, Plot, Role, Sample, Series, Shape, Values};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::{Shift, types::RangedCoordf64};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::Cartesian2d;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, TextStyle};

type Area<'a> = DrawingArea<NodeBackend<'a>, Shift>;
type Chart<'a, 'b> = ChartContext<'a, NodeBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// An area of the layout's size.
pub(super) fn area<'a>(layout: &Layout, nodes: &'a mut Vec<Node>) -> Area<'a> {
    NodeBackend::new(nodes, layout.width, layout.height).into_drawing_area()
}

/// Words at a place in pixels.
pub(super) fn write(
    area: &Area<'_>,
    ink: Ink,
    words: &str,
    (x, y): (f64, f64),
    pos: (HPos, VPos),
    px: f64,
) -> Drawn {
    let color = ink.color();
    let style =
        TextStyle::from(("sans-serif", px * SCALE).into_font()).color(&color).pos(Pos::new(pos.0, pos.1));
    area.draw(&Text::new(words.to_owned(), (units(x), units(y)), style))
}

fn build<'a, 'b>(
    area: &'a Area<'b>,
    layout: &Layout,
) -> Result<Chart<'a, 'b>, plotters::drawing::DrawingAreaErrorKind<std::convert::Infallible>> {
    let frame = layout.frame;
    ChartBuilder::on(area)
        .margin_left(units(frame.left))
        .margin_top(units(frame.top))
        .margin_right(units(layout.width - frame.right))
        .margin_bottom(units(layout.height - frame.bottom))
        .build_cartesian_2d(layout.x.0..layout.x.1, layout.y.0..layout.y.1)
}

pub(super) fn draw(plot: &Plot, layout: &Layout, nodes: &mut Vec<Node>) -> Drawn {
    let area = area(layout, nodes);
    let mut chart = build(&area, layout)?;
    let (left, right) = layout.x;
    let (low, high) = layout.y;
    let (from, to) = (layout.positions.start, layout.positions.end);

    // Judged ranges lie behind the grid, so that its lines stay readable.
    for band in
        plot.layers.iter().filter_map(|l| if let Layer::Bands(b) = l { Some(b) } else { None }).flatten()
    {
        let (bottom, top) = (band.from.clamp(low, high), band.to.clamp(low, high));
        let corners = vec![(left, bottom), (right, bottom), (right, top), (left, top)];
        chart.draw_series(std::iter::once(Polygon::new(
            corners,
            Ink::Band(band.judgement).color().filled(),
        )))?;
    }
    line(&mut chart, Ink::Grid, layout.y_ticks.iter().map(|tick| vec![(left, tick.at), (right, tick.at)]))?;
    line(&mut chart, Ink::DayLine, layout.x_lines.iter().map(|&x| vec![(x, low), (x, high)]))?;

    for layer in &plot.layers {
        match layer {
            Layer::Bands(_) => {}
            Layer::Series(shape, series) => draw_series(&mut chart, plot, layout, *shape, series)?,
            Layer::Stack(shape, parts) => draw_stack(&mut chart, plot, layout, *shape, parts)?,
            Layer::Range { role, shape: Shape::Columns, low, high, .. } => {
                columns(&mut chart, plot, layout, *role, |p| Some((low.at(p)?, high.at(p)?)))?;
            }
            Layer::Range { role, shape, low, high, .. } => {
                // Runs end where either is not known in both, so that each upper one has its lower one.
                let known = |values: &Values, other: &Values| -> Values {
                    (0..plot.x.positions()).map(|p| values.at(p).filter(|_| other.at(p).is_some())).collect()
                };
                let edge = |values: Values| outline(&plot.x, *shape, &values, from, to);
                let rings = edge(known(high, low)).into_iter().zip(edge(known(low, high)));
                let rings =
                    rings.map(|(top, floor)| top.into_iter().chain(floor.into_iter().rev()).collect());
                fill(&mut chart, Ink::Fill(*role), rings)?;
            }
            Layer::Gap { over, under, .. } => {
                let regions = above(&plot.x, (over.0, &over.1), (under.0, &under.1), from, to);
                fill(&mut chart, Ink::Gap, regions)?;
            }
        }
    }
    draw_words(plot, layout, &area, &mut chart)
}

fn line(chart: &mut Chart<'_, '_>, ink: Ink, runs: impl IntoIterator<Item = Vec<Point>>) -> Drawn {
    chart.draw_series(runs.into_iter().map(|run| PathElement::new(run, ink.color())))?;
    Ok(())
}

fn fill(chart: &mut Chart<'_, '_>, ink: Ink, outlines: impl IntoIterator<Item = Vec<Point>>) -> Drawn {
    chart.draw_series(outlines.into_iter().map(|outline| Polygon::new(outline, ink.color().filled())))?;
    Ok(())
}

/// A run closed down to a floor.
fn closed(mut run: Vec<Point>, floor: f64) -> Vec<Point> {
    if let (Some(first), Some(last)) = (run.first().copied(), run.last().copied()) {
        run.push((last.0, floor));
        run.push((first.0, floor));
    }
    run
}

fn draw_series(
    chart: &mut Chart<'_, '_>,
    plot: &Plot,
    layout: &Layout,
    shape: Shape,
    series: &Series,
) -> Drawn {
    let runs = outline(&plot.x, shape, &series.values, layout.positions.start, layout.positions.end);
    let floor = layout.y.0.max(0.0);
    match shape {
        Shape::Columns => columns(chart, plot, layout, series.role, |p| Some((floor, series.values.at(p)?))),
        Shape::Step | Shape::Line => line(chart, Ink::Line(series.role), runs),
        Shape::StepArea | Shape::Area => {
            fill(chart, Ink::Fill(series.role), runs.iter().map(|run| closed(run.clone(), floor)))?;
            line(chart, Ink::Line(series.role), runs)
        }
    }
}

fn columns(
    chart: &mut Chart<'_, '_>,
    plot: &Plot,
    layout: &Layout,
    role: Role,
    ends: impl Fn(usize) -> Option<(f64, f64)>,
) -> Drawn {
    let bars = layout.positions.clone().filter_map(|position| {
        let (low, high) = ends(position).filter(|(low, high)| low != high)?;
        let (from, to) = plot.x.extent(position);
        let gap = (to - from) * 0.14;
        Some(Rectangle::new([(from + gap, low), (to - gap, high)], Ink::Fill(role).color().filled()))
    });
    chart.draw_series(bars)?;
    Ok(())
}

fn draw_stack(
    chart: &mut Chart<'_, '_>,
    plot: &Plot,
    layout: &Layout,
    shape: Shape,
    parts: &[Series],
) -> Drawn {
    let count = plot.x.positions();
    let mut floor = vec![0.0; count];
    for part in parts {
        // A part that is not known adds nothing; the table says that it is not known.
        let top: Vec<f64> =
            floor.iter().enumerate().map(|(p, low)| low + part.values.at(p).unwrap_or(0.0)).collect();
        if shape == Shape::Columns {
            columns(chart, plot, layout, part.role, |p| Some((*floor.get(p)?, *top.get(p)?)))?;
        } else {
            let edge = |values: &[f64]| -> Vec<Point> {
                let values = Values::from(values);
                outline(&plot.x, shape, &values, layout.positions.start, layout.positions.end).concat()
            };
            let mut ring = edge(&top);
            ring.extend(edge(&floor).into_iter().rev());
            fill(chart, Ink::Fill(part.role), [ring])?;
            line(chart, Ink::Edge(part.role), [edge(&top)])?;
        }
        floor = top;
    }
    Ok(())
}

fn draw_words(plot: &Plot, layout: &Layout, area: &Area<'_>, chart: &mut Chart<'_, '_>) -> Drawn {
    let frame = layout.frame;
    let px = layout.text_px;
    for tick in &layout.y_ticks {
        let at = (frame.left - 8.0, layout.y_px(tick.at));
        write(area, Ink::Tick, &tick.label, at, (HPos::Right, VPos::Center), px)?;
    }
    for tick in &layout.x_ticks {
        let at = (layout.x_px(tick.at), frame.bottom + px + 8.0);
        let half = super::text_width(&tick.label, px) / 2.0;
        // Words at the edges stay inside the picture.
        let anchor = match at.0 {
            x if x - half < 0.0 => HPos::Left,
            x if x + half > layout.width => HPos::Right,
            _ => HPos::Center,
        };
        write(area, Ink::Tick, &tick.label, at, (anchor, VPos::Bottom), px)?;
    }
    if !plot.measure.unit.is_empty() {
        write(area, Ink::Unit, &plot.measure.unit, (0.0, frame.top - 10.0), (HPos::Left, VPos::Bottom), px)?;
    }
    for band in
        plot.layers.iter().filter_map(|l| if let Layer::Bands(b) = l { Some(b) } else { None }).flatten()
    {
        let top = band.to.clamp(layout.y.0, layout.y.1);
        let height = layout.y_px(band.from.clamp(layout.y.0, layout.y.1)) - layout.y_px(top);
        if height >= px + 2.0 {
            let at = (frame.right - 6.0, layout.y_px(top) + px + 1.0);
            write(
                area,
                Ink::BandName(band.judgement),
                &band.name,
                at,
                (HPos::Right, VPos::Bottom),
                px * 0.92,
            )?;
        }
    }
    for mark in &plot.marks {
        match mark {
            Mark::Target { name, value } => {
                line(chart, Ink::Target, [vec![(layout.x.0, *value), (layout.x.1, *value)]])?;
                // Under its line: over it, the next promise is often close.
                let at = (frame.left + 6.0, layout.y_px(*value) + 4.0);
                write(area, Ink::TargetName, name, at, (HPos::Left, VPos::Top), px)?;
            }
            Mark::Remark { position, value, words } if layout.positions.contains(position) => {
                let x = plot.x.middle(*position);
                chart.draw_series(std::iter::once(Circle::new(
                    (x, *value),
                    35,
                    Ink::RemarkDot.color().filled(),
                )))?;
                let (at, length) = (layout.x_px(x), super::text_width(words, px));
                let left = at + 10.0 + length > frame.right;
                let place = (if left { at - 8.0 } else { at + 8.0 }, layout.y_px(*value) - 6.0);
                let anchor = if left { HPos::Right } else { HPos::Left };
                write(area, Ink::Remark, words, place, (anchor, VPos::Bottom), px)?;
            }
            Mark::Remark { .. } => {}
        }
    }
    for label in &layout.labels {
        let y = label.y - px * 0.35;
        let (left, right) = (units(label.x - 14.0), units(label.x - 4.0));
        match label.sample {
            Some(Sample::Fill) => {
                let corners = [(left, units(y - 4.0)), (right, units(y + 4.0))];
                area.draw(&Rectangle::new(corners, Ink::Fill(label.role).color().filled()))?;
            }
            Some(Sample::Line) => {
                let sample = vec![(left, units(y)), (right, units(y))];
                area.draw(&PathElement::new(sample, Ink::Line(label.role).color()))?;
            }
            None => {}
        }
        write(area, Ink::Label(label.role), &label.text, (label.x, label.y), (HPos::Left, VPos::Bottom), px)?;
    }
    Ok(())
}

pub(super) fn draw_cursor(plot: &Plot, layout: &Layout, position: usize, nodes: &mut Vec<Node>) -> Drawn {
    if !layout.positions.contains(&position) {
        return Ok(());
    }
    let area = area(layout, nodes);
    let mut chart = build(&area, layout)?;
    let x = plot.x.middle(position);
    line(&mut chart, Ink::Cursor, [vec![(x, layout.y.0), (x, layout.y.1)]])?;
    for layer in &plot.layers {
        if let Layer::Series(_, series) = layer
            && let Some(value) = series.values.at(position)
        {
            chart.draw_series(std::iter::once(Circle::new((x, value), 35, Ink::Cursor.color().filled())))?;
        }
    }
    Ok(())
}
