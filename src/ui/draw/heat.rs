//! The week as cells: blue where there is something to spare, orange where something is missing, a number where it fits.

use super::plot::{area, write};
use super::{Drawn, Ink, Node, backend::units};
use crate::base::{HourOfWeek, week::HOURS_PER_DAY};
use crate::chart::{HeatMap, Layout, Measure};
use crate::text::Voice;
use plotters::element::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, VPos};

/// The cell of an hour: left, top, right, bottom in pixels.
fn cell(layout: &Layout, hour: HourOfWeek) -> (f64, f64, f64, f64) {
    let (columns, rows) = if layout.is_upright() { (7, HOURS_PER_DAY) } else { (HOURS_PER_DAY, 7) };
    let (column, row) =
        if layout.is_upright() { (hour.day(), hour.hour()) } else { (hour.hour(), hour.day()) };
    let (width, height) = (layout.frame.width() / columns as f64, layout.frame.height() / rows as f64);
    let (left, top) = (layout.frame.left + width * column as f64, layout.frame.top + height * row as f64);
    (left + 1.0, top + 1.0, left + width - 1.0, top + height - 1.0)
}

/// 0 much to spare, 1 some, 2 to 4 a little to much missing, 5 not known; by thirds and halves of the most there is.
fn level(value: Option<f64>, most_missing: f64, most_spare: f64) -> u8 {
    match value.filter(|v| v.is_finite()) {
        None => 5,
        Some(value) if value <= 0.0 => u8::from(-value <= most_spare / 2.0),
        Some(value) if value > most_missing * 2.0 / 3.0 => 4,
        Some(value) if value > most_missing / 3.0 => 3,
        Some(_) => 2,
    }
}

pub(super) fn draw(heat: &HeatMap, layout: &Layout, voice: Voice<'_>, nodes: &mut Vec<Node>) -> Drawn {
    let known = || heat.values.values().iter().flatten().copied().filter(|v| v.is_finite());
    let (missing, spare) = (known().fold(0.0, f64::max), known().fold(0.0, |most: f64, v| most.max(-v)));
    let levels: Vec<_> =
        HourOfWeek::all().map(|hour| (hour, level(heat.values[hour], missing, spare))).collect();
    let area = area(layout, nodes);
    let px = layout.text_px;
    // One path a level.
    for wanted in 0..=5 {
        for (hour, _) in levels.iter().filter(|(_, level)| *level == wanted) {
            let (left, top, right, bottom) = cell(layout, *hour);
            let corners = [(units(left), units(top)), (units(right), units(bottom))];
            area.draw(&Rectangle::new(corners, Ink::Cell(wanted).color().filled()))?;
        }
    }
    let number_px = px * 0.9;
    let rounder = Measure { decimals: 0, ..heat.measure.clone() };
    for (hour, level) in levels.iter().filter(|(_, level)| (2..=4).contains(level)) {
        let Some(value) = heat.values[*hour] else { continue };
        let number = heat.measure.written(value, voice);
        let (left, top, right, bottom) = cell(layout, *hour);
        let says_something = value >= 0.5 / libm::pow(10.0, heat.measure.decimals as f64);
        // Where room is short, ".7" says as much as "0.7", and "2" more than nothing.
        let short = number.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(&number);
        let whole = if value < 1.0 { String::new() } else { rounder.written(value, voice) };
        let fits =
            |words: &str, spare: f64| super::text_width(words, number_px * 1.08) + spare <= right - left;
        let candidates = [(number.as_str(), 4.0), (short, 1.0), (whole.as_str(), 1.0)];
        let words = candidates
            .into_iter()
            .find(|(words, spare)| !words.is_empty() && fits(words, *spare))
            .map(|(words, _)| words);
        if let (true, Some(words)) = (says_something, words) {
            let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
            write(&area, Ink::CellNumber(*level), words, middle, (HPos::Center, VPos::Center), number_px)?;
        }
    }
    let frame = layout.frame;
    for tick in &layout.x_ticks {
        let y = if layout.is_upright() { frame.top - 7.0 } else { frame.bottom + px + 5.0 };
        write(&area, Ink::Tick, &tick.label, (layout.x_px(tick.at), y), (HPos::Center, VPos::Bottom), px)?;
    }
    for tick in &layout.y_ticks {
        let down = frame.top + (tick.at - layout.y.0) / (layout.y.1 - layout.y.0) * frame.height();
        write(&area, Ink::Tick, &tick.label, (0.0, down), (HPos::Left, VPos::Center), px)?;
    }
    Ok(())
}

pub(super) fn draw_cursor(layout: &Layout, position: usize, nodes: &mut Vec<Node>) -> Drawn {
    let (left, top, right, bottom) = cell(layout, HourOfWeek::new(position));
    let corners = [(units(left), units(top)), (units(right), units(bottom))];
    area(layout, nodes).draw(&Rectangle::new(corners, Ink::Cursor.color().stroke_width(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_hours_stand_out_and_an_unobserved_hour_is_its_own_level() {
        let said: Vec<_> =
            [Some(1.8), Some(0.9), Some(0.1), Some(0.0), Some(-0.4), Some(-1.4), None, Some(f64::NAN)]
                .into_iter()
                .map(|value| level(value, 1.8, 1.4))
                .collect();
        assert_eq!(said, [4, 3, 2, 1, 1, 0, 5, 5]);
    }
}
