//! Draws a laid out chart: plotters computes, a drawing backend of our own collects a few typed nodes, and those become SVG
//! elements with classes (in the page) or a self-contained file (in a download).
//!
//! The nodes carry no colour: style sheets do, for light, dark, print and forced colours. There is one path a series, however
//! many hours it has, so that an edit changes a handful of attributes.

mod backend;
mod bars;
mod dom;
mod file;
mod heat;
mod ink;
mod metrics;
mod plot;

pub use dom::Patched;
pub(crate) use dom::define_hatches;
pub use file::svg_file;
pub use ink::Ink;
pub use metrics::text_width;

use crate::chart::{ChartSpec, Layout, Picture};
use crate::text::Voice;
use plotters::drawing::DrawingAreaErrorKind;
use std::convert::Infallible;

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left one.
    Start,
    /// The middle.
    Middle,
    /// The right one.
    End,
}

/// The outline of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// SVG path data.
    Path(String),
    /// Words.
    Text {
        /// In pixels.
        x: f64,
        /// Base line, in pixels.
        y: f64,
        /// Which end stands there.
        anchor: Anchor,
        /// The words.
        text: String,
    },
}

/// One element of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it means, and so how it looks.
    pub ink: Ink,
    /// Its form.
    pub outline: Outline,
}

type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// The nodes of a chart, in drawing order.
pub fn draw(spec: &ChartSpec, layout: &Layout, voice: Voice<'_>) -> Vec<Node> {
    let mut nodes = Vec::with_capacity(48);
    let drawn = match &spec.picture {
        Picture::Plot(plot) => plot::draw(plot, layout, &mut nodes),
        Picture::Heat(heat) => heat::draw(heat, layout, voice, &mut nodes),
        Picture::Bars(bars) => bars::draw(bars, layout, voice, &mut nodes),
    };
    // The backend cannot fail: what plotters could not lay out (a picture without room) stays undrawn.
    drop(drawn);
    nodes
}

/// The nodes that mark the position being read.
pub fn draw_cursor(spec: &ChartSpec, layout: &Layout, position: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    let drawn = match &spec.picture {
        Picture::Plot(plot) => plot::draw_cursor(plot, layout, position, &mut nodes),
        Picture::Heat(_) => heat::draw_cursor(layout, position, &mut nodes),
        Picture::Bars(_) => bars::draw_cursor(layout, position, &mut nodes),
    };
    drop(drawn);
    nodes
}
