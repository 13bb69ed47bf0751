//! A picture as a file of its own: light colours written into the nodes, no style sheet, no script, words as words.

use super::{Anchor, Ink, Node, Outline, ink::Hatch};
use crate::chart::{ChartSpec, Judgement, Layout, Role};
use std::fmt::Write as _;

const INK: &str = "#18202b";
const MUTED: &str = "#5a6675";

/// The light colour of a role; the same as in `style/tokens.css`.
fn color(role: Role) -> &'static str {
    match role {
        Role::Supply => "#1f5bd8",
        Role::Demand | Role::Gap => "#b8500c",
        Role::Good => "#0f766e",
        Role::Warn => "#9a6700",
        Role::Bad => "#b3261e",
        Role::Neutral => MUTED,
        Role::Part(0) => "#7c2d06",
        Role::Part(1) => "#b8500c",
        Role::Part(2) => "#e08a45",
        Role::Part(3) => "#f0b98a",
        Role::Part(_) => "#f8dcc4",
    }
}

/// The presentation of a meaning, as attributes.
fn look(ink: Ink) -> String {
    let text = |color: &str, more: &str| format!("fill=\"{color}\"{more}");
    let line = |color: &str, width: f64, more: &str| {
        format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{more}")
    };
    match ink {
        Ink::Grid => line("#dfe4ea", 1.0, ""),
        Ink::DayLine => line("#dfe4ea", 1.0, " stroke-dasharray=\"2 4\""),
        Ink::Tick | Ink::Unit => text(MUTED, ""),
        Ink::Line(Role::Supply) => line(color(Role::Supply), 1.75, ""),
        Ink::Line(Role::Neutral) => line(MUTED, 1.5, " stroke-dasharray=\"5 3\""),
        Ink::Line(Role::Part(2)) => line("#80642f", 2.0, " stroke-dasharray=\"8 3\""),
        Ink::Line(Role::Part(3 | 4)) => line(MUTED, 2.0, " stroke-dasharray=\"2 3\""),
        Ink::Line(role) => line(color(role), 2.0, ""),
        Ink::Edge(_) => line("#ffffff", 1.0, ""),
        Ink::Fill(Role::Supply) => text("#e4ecfd", ""),
        Ink::Fill(Role::Demand) => text("#fbe3d0", ""),
        Ink::Fill(role) => text(color(role), ""),
        Ink::Gap => format!("fill=\"url(#{})\"", Hatch::Gap.class()),
        Ink::Band(Judgement::Good) => text("#e2f2f0", ""),
        Ink::Band(Judgement::Warn) => format!("fill=\"url(#{})\"", Hatch::Warn.class()),
        Ink::Band(Judgement::Bad) => format!("fill=\"url(#{})\"", Hatch::Bad.class()),
        Ink::BandName(judged) => text(color(judged.role()), ""),
        Ink::Label(role) => text(color(role), " font-weight=\"600\""),
        Ink::Target => line(INK, 1.5, " stroke-dasharray=\"6 4\""),
        Ink::TargetName | Ink::Figure => text(INK, ""),
        Ink::RemarkDot | Ink::TargetTick | Ink::Whisker => text(INK, ""),
        Ink::Remark => text(INK, " font-weight=\"600\""),
        Ink::Cell(0) => text("#d5e3fb", ""),
        Ink::Cell(1) => text("#eaf1fd", ""),
        Ink::Cell(2) => text("#fbe3d0", ""),
        Ink::Cell(3) => text("#f3b183", ""),
        Ink::Cell(4) => text("#b8500c", ""),
        Ink::Cell(_) => format!("fill=\"url(#{})\"", Hatch::Unknown.class()),
        Ink::CellNumber(4) => text("#ffffff", " font-weight=\"600\""),
        Ink::CellNumber(_) => text(INK, ""),
        Ink::Track => text("#eef1f4", ""),
        Ink::Cursor => line(INK, 1.0, ""),
    }
}

fn hatch_look(hatch: Hatch) -> (&'static str, &'static str) {
    match hatch {
        Hatch::Gap => ("#f6d9c4", "#b8500c"),
        Hatch::Unknown => ("#ffffff", "#9aa7b7"),
        Hatch::Warn => ("#fbf3df", "#c9a24d"),
        Hatch::Bad => ("#fae7e5", "#d98a84"),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no place for control characters.
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// The file. Title and subtitle stand above the picture.
pub fn svg_file(spec: &ChartSpec, layout: &Layout, nodes: &[Node]) -> String {
    const HEAD: f64 = 44.0;
    let (width, height, px) = (layout.width, layout.height + HEAD + 8.0, layout.text_px);
    let mut out = String::with_capacity(16_384);
    // Writing into a string does not fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 {:.0} {:.0}\" width=\"{:.0}\" height=\"{:.0}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"{px}\" role=\"img\"><title>{}</title><desc>{}</desc><defs>",
        width + 24.0,
        height + 24.0,
        width + 24.0,
        height + 24.0,
        escaped(&spec.title),
        escaped(&spec.sentence),
    );
    for hatch in Hatch::ALL {
        let ((distance, angle), (ground, stroke)) = (hatch.form(), hatch_look(hatch));
        let _ = write!(
            out,
            "<pattern id=\"{}\" width=\"{distance}\" height=\"{distance}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate({angle})\"><rect width=\"{distance}\" height=\"{distance}\" fill=\"{ground}\"/>\
             <path d=\"M0,0V{distance}\" stroke=\"{stroke}\"/></pattern>",
            hatch.class(),
        );
    }
    let _ = write!(
        out,
        "</defs><rect x=\"-12\" y=\"-12\" width=\"{:.0}\" height=\"{:.0}\" fill=\"#ffffff\"/>\
         <text y=\"12\" font-size=\"15\" font-weight=\"600\" fill=\"{INK}\">{}</text>\
         <text y=\"30\" fill=\"{MUTED}\">{}</text><g transform=\"translate(0 {HEAD})\">",
        width + 24.0,
        height + 24.0,
        escaped(&spec.title),
        escaped(&spec.subtitle),
    );
    for node in nodes {
        let look = look(node.ink);
        let _ = match &node.outline {
            Outline::Path(data) => write!(out, "<path {look} d=\"{data}\"/>"),
            Outline::Text { x, y, anchor, text } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                write!(
                    out,
                    "<text {look} x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
                    escaped(text)
                )
            }
        };
    }
    out.push_str("</g></svg>");
    out
}
