//! A bar a category, with a tick at its target, whiskers where its value is not exact, and its figure at the right; or two from a
//! common base, to the value at the low and at the high end of an input.

use super::plot::{area, write};
use super::{Drawn, Ink, Node, backend::units};
use crate::chart::{Bars, Layout, Role, Size};
use crate::text::Voice;
use plotters::element::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, VPos};

/// Height of a bar in pixels.
const BAR: f64 = 10.0;
/// Half the height of the ends of a range.
const WHISKER: f64 = 3.5;

pub(super) fn draw(bars: &Bars, layout: &Layout, voice: Voice<'_>, nodes: &mut Vec<Node>) -> Drawn {
    let area = area(layout, nodes);
    let frame = layout.frame;
    let row = frame.height() / bars.bars.len().max(1) as f64;
    let px = layout.text_px + 1.0;
    let rectangle = |ink: Ink, left: f64, top: f64, right: f64, bottom: f64| {
        area.draw(&Rectangle::new(
            [(units(left), units(top)), (units(right), units(bottom))],
            ink.color().filled(),
        ))
    };
    for (index, bar) in bars.bars.iter().enumerate() {
        let top = frame.top + row * index as f64;
        let above = layout.size == Size::Phone;
        let middle = if above { top + row - BAR - 4.0 } else { top + row / 2.0 };
        let name_at = if above { (0.0, middle - BAR - 8.0) } else { (0.0, middle) };
        write(&area, Ink::Figure, &bar.name, name_at, (HPos::Left, VPos::Center), px)?;
        rectangle(Ink::Track, frame.left, middle - BAR / 2.0, frame.right, middle + BAR / 2.0)?;
        let two_sided = bar.ends.zip(bars.base.as_ref().map(|(_, base)| *base));
        if let Some(((low, high), base)) = two_sided {
            let at = |value: f64| layout.x_px(value.clamp(layout.x.0, layout.x.1));
            let mut ends = [(low, Role::Neutral), (high, Role::Demand)];
            ends.sort_by(|a, b| (b.0 - base).abs().total_cmp(&(a.0 - base).abs()));
            for (end, role) in ends {
                let (left, right) = (at(base).min(at(end)), at(base).max(at(end)));
                // Where both ends lie on one side, the shorter is seen beneath the longer.
                let is_shorter = (end - base).abs() < (low - base).abs().max((high - base).abs());
                let one_side = (low - base) * (high - base) > 0.0;
                let half = if is_shorter && one_side { BAR / 4.0 } else { BAR / 2.0 };
                rectangle(Ink::Fill(role), left, middle - half, right, middle + half)?;
            }
            rectangle(Ink::TargetTick, at(base) - 0.75, middle - BAR, at(base) + 0.75, middle + BAR)?;
        }
        let written = match bar.value.filter(|v| v.is_finite()) {
            Some(value) if two_sided.is_some() => bars.measure.written(value, voice),
            Some(value) => {
                let role = bar.judgement.map_or(Role::Neutral, |judged| judged.role());
                let right = layout.x_px(value.clamp(layout.x.0, layout.x.1));
                rectangle(Ink::Fill(role), frame.left, middle - BAR / 2.0, right, middle + BAR / 2.0)?;
                bars.measure.written(value, voice)
            }
            None => voice.words.chart().missing.to_owned(),
        };
        if let Some((low, high)) = bar.range {
            let [low, high] = [low, high].map(|end| layout.x_px(end.clamp(layout.x.0, layout.x.1)));
            rectangle(Ink::Whisker, low, middle - 0.75, high.max(low + 1.0), middle + 0.75)?;
            for end in [low, high] {
                rectangle(Ink::Whisker, end - 0.75, middle - WHISKER, end + 0.75, middle + WHISKER)?;
            }
        }
        if let Some(target) = bar.target.filter(|v| v.is_finite()) {
            let x = layout.x_px(target.clamp(layout.x.0, layout.x.1));
            rectangle(Ink::TargetTick, x - 1.0, middle - BAR, x + 1.0, middle + BAR)?;
        }
        write(&area, Ink::Figure, &written, (layout.width, middle), (HPos::Right, VPos::Center), px)?;
    }
    Ok(())
}

pub(super) fn draw_cursor(layout: &Layout, position: usize, nodes: &mut Vec<Node>) -> Drawn {
    let row = layout.frame.height() / layout.y.1;
    let top = layout.frame.top + row * position as f64;
    let corners = [(units(0.5), units(top + 0.5)), (units(layout.width - 0.5), units(top + row - 0.5))];
    area(layout, nodes).draw(&Rectangle::new(corners, Ink::Cursor.color().stroke_width(1)))
}
