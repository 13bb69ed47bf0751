//! Keeps SVG elements in step with nodes: what is unchanged is not touched.

use super::{Anchor, Node, Outline, ink::Hatch};
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The elements below a group, and the nodes they show.
pub struct Patched {
    group: Element,
    hatch_prefix: String,
    shown: Vec<(Element, Node)>,
}

/// An element could not be made: the page is going away.
type Done = Result<(), JsValue>;

fn attributes(element: &Element, node: &Node, before: Option<&Node>, hatch_prefix: &str) -> Done {
    if before.is_none_or(|before| before.ink != node.ink) {
        element.set_attribute("class", &node.ink.class())?;
        match node.ink.hatch() {
            Some(hatch) => {
                element.set_attribute("fill", &format!("url(#{hatch_prefix}-{})", hatch.class()))?
            }
            None => element.remove_attribute("fill")?,
        }
    }
    match &node.outline {
        Outline::Path(data) => element.set_attribute("d", data),
        Outline::Text { x, y, anchor, text } => {
            element.set_attribute("x", &format!("{x:.1}"))?;
            element.set_attribute("y", &format!("{y:.1}"))?;
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            element.set_attribute("text-anchor", anchor)?;
            element.set_text_content(Some(text));
            Ok(())
        }
    }
}

fn tag(node: &Node) -> &'static str {
    match node.outline {
        Outline::Path(_) => "path",
        Outline::Text { .. } => "text",
    }
}

impl Patched {
    /// Shows nodes below a group. The hatchings are found under ids with this prefix.
    pub fn new(group: Element, hatch_prefix: impl Into<String>) -> Self {
        Self { group, hatch_prefix: hatch_prefix.into(), shown: Vec::new() }
    }

    /// Shows these nodes; returns how many elements were touched.
    pub fn show(&mut self, nodes: Vec<Node>) -> Result<usize, JsValue> {
        let mut touched = 0;
        while self.shown.len() > nodes.len() {
            if let Some((element, _)) = self.shown.pop() {
                element.remove();
                touched += 1;
            }
        }
        for (index, node) in nodes.into_iter().enumerate() {
            match self.shown.get_mut(index) {
                Some((_, before)) if *before == node => continue,
                Some((element, before)) if tag(before) == tag(&node) => {
                    attributes(element, &node, Some(before), &self.hatch_prefix)?;
                    *before = node;
                }
                Some((element, before)) => {
                    let fresh = document().create_element_ns(Some(SVG), tag(&node))?;
                    attributes(&fresh, &node, None, &self.hatch_prefix)?;
                    self.group.replace_child(&fresh, element)?;
                    *element = fresh;
                    *before = node;
                }
                None => {
                    let fresh = document().create_element_ns(Some(SVG), tag(&node))?;
                    attributes(&fresh, &node, None, &self.hatch_prefix)?;
                    self.group.append_child(&fresh)?;
                    self.shown.push((fresh, node));
                }
            }
            touched += 1;
        }
        Ok(touched)
    }
}

/// Makes the hatchings below a `<defs>` element.
pub(crate) fn define_hatches(defs: &Element, prefix: &str) -> Done {
    for hatch in Hatch::ALL {
        let (distance, angle) = hatch.form();
        let make = |name: &str| document().create_element_ns(Some(SVG), name);
        let pattern = make("pattern")?;
        for (name, value) in [
            ("id", format!("{prefix}-{}", hatch.class())),
            ("class", hatch.class().to_owned()),
            ("width", distance.to_string()),
            ("height", distance.to_string()),
            ("patternUnits", "userSpaceOnUse".to_owned()),
            ("patternTransform", format!("rotate({angle})")),
        ] {
            pattern.set_attribute(name, &value)?;
        }
        let ground = make("rect")?;
        ground.set_attribute("width", &distance.to_string())?;
        ground.set_attribute("height", &distance.to_string())?;
        let stroke = make("path")?;
        stroke.set_attribute("d", &format!("M0,0V{distance}"))?;
        pattern.append_child(&ground)?;
        pattern.append_child(&stroke)?;
        defs.append_child(&pattern)?;
    }
    Ok(())
}
