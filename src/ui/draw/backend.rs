//! A plotters backend that collects nodes instead of painting pixels.
//!
//! It counts in tenths of a pixel, since plotters counts in whole numbers and an hour of the week is five pixels wide.

use super::{Anchor, Ink, Node, Outline, metrics::text_width};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Units a pixel.
pub(super) const SCALE: f64 = 10.0;

/// Pixels in the backend's units.
pub(super) fn units(px: f64) -> i32 {
    // Layouts are a few thousand pixels wide at most; the cast saturates beyond.
    libm::round(px * SCALE) as i32
}

/// Collects nodes.
pub(super) struct NodeBackend<'a> {
    nodes: &'a mut Vec<Node>,
    size: (u32, u32),
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> NodeBackend<'a> {
    /// For a picture of this size in pixels.
    pub(super) fn new(nodes: &'a mut Vec<Node>, width: f64, height: f64) -> Self {
        Self { nodes, size: (units(width).max(1).unsigned_abs(), units(height).max(1).unsigned_abs()) }
    }

    /// Continues the path before if it has the same meaning: neighbours of one meaning share a node.
    fn path(&mut self, ink: Ink, write: impl FnOnce(&mut String)) {
        let mut data = match self.nodes.pop() {
            Some(Node { ink: before, outline: Outline::Path(data) }) if before == ink => data,
            before => {
                self.nodes.extend(before);
                String::new()
            }
        };
        write(&mut data);
        self.nodes.push(Node { ink, outline: Outline::Path(data) });
    }

    fn polyline(&mut self, ink: Ink, points: impl IntoIterator<Item = BackendCoord>, close: bool) {
        self.path(ink, |data| polyline(data, points, close));
    }
}

fn polyline(data: &mut String, points: impl IntoIterator<Item = BackendCoord>, close: bool) {
    let mut last: Option<BackendCoord> = None;
    for (x, y) in points {
        match last {
            None => {
                data.push('M');
                pair(data, x, y);
            }
            Some((_, before)) if before == y => {
                data.push('H');
                number(data, x);
            }
            Some((before, _)) if before == x => {
                data.push('V');
                number(data, y);
            }
            Some(_) => {
                data.push('L');
                pair(data, x, y);
            }
        }
        last = Some((x, y));
    }
    if close && last.is_some() {
        data.push('Z');
    }
}

/// A rectangle with round corners.
fn rounded(data: &mut String, (left, top): BackendCoord, (right, bottom): BackendCoord, round: i32) {
    let arc = |data: &mut String, x: i32, y: i32| {
        if round > 0 {
            data.push('a');
            pair(data, round, round);
            data.push_str(" 0 0 1 ");
            pair(data, x * round, y * round);
        }
    };
    data.push('M');
    pair(data, left + round, top);
    data.push('H');
    number(data, right - round);
    arc(data, 1, 1);
    data.push('V');
    number(data, bottom - round);
    arc(data, -1, 1);
    data.push('H');
    number(data, left + round);
    arc(data, -1, -1);
    data.push('V');
    number(data, top + round);
    arc(data, 1, -1);
    data.push('Z');
}

fn number(data: &mut String, units: i32) {
    // Writing into a string does not fail.
    let _ = match (units / 10, units % 10) {
        (whole, 0) => write!(data, "{whole}"),
        (0, tenth) if units < 0 => write!(data, "-0.{}", tenth.abs()),
        (whole, tenth) => write!(data, "{whole}.{}", tenth.abs()),
    };
}

fn pair(data: &mut String, x: i32, y: i32) {
    number(data, x);
    data.push(',');
    number(data, y);
}

fn ink(color: BackendColor) -> Ink {
    Ink::of(color.rgb)
}

impl DrawingBackend for NodeBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Done {
        self.polyline(ink(color), [(x, y), (x + 1, y)], false);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.polyline(ink(style.color()), [from, to], false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Done {
        let ink = ink(style.color());
        let (left, top, right, bottom) = (a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1));
        let round = match ink {
            Ink::Cell(_) => 25,
            Ink::Track | Ink::Fill(_) | Ink::Cursor => 30,
            _ => 0,
        };
        let round = round.min((right - left) / 2).min((bottom - top) / 2);
        self.path(ink, |data| rounded(data, (left, top), (right, bottom), round));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.polyline(ink(style.color()), path, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Done {
        let radius = i32::try_from(radius).unwrap_or(0);
        self.path(ink(style.color()), |data| {
            data.push('M');
            pair(data, x - radius, y);
            for to in [2 * radius, -2 * radius] {
                data.push('a');
                pair(data, radius, radius);
                data.push_str(" 0 1 0 ");
                pair(data, to, 0);
            }
            data.push('Z');
        });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Done {
        self.polyline(ink(style.color()), points, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Done {
        let position = style.anchor();
        let drop = match position.v_pos {
            VPos::Bottom => 0.0,
            VPos::Center => style.size() * 0.35,
            VPos::Top => style.size() * 0.8,
        };
        let anchor = match position.h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let (x, y) = (f64::from(x) / SCALE, libm::round(f64::from(y) + drop) / SCALE);
        self.nodes.push(Node {
            ink: ink(style.color()),
            outline: Outline::Text { x, y, anchor, text: text.to_owned() },
        });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text, style.size()) as u32, (style.size() * 1.2) as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Done {
        // No chart of ours holds a bitmap.
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_short_and_keeps_tenths() {
        let mut nodes = Vec::new();
        let mut backend = NodeBackend::new(&mut nodes, 100.0, 50.0);
        backend.polyline(Ink::Grid, [(0, 5), (53, 5), (53, -5), (60, 20)], false);
        backend.polyline(Ink::Grid, [(0, 0), (10, 0)], true);
        assert_eq!(nodes.len(), 1, "neighbours of one meaning share a node");
        assert_eq!(nodes[0].outline, Outline::Path("M0,0.5H5.3V-0.5L6,2M0,0H1Z".to_owned()));
    }
}
