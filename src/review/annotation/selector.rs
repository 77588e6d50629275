//! A place as a selector of the Web Annotation model.

use roxmltree::{Document, Node, ParsingOptions};
use serde::{Deserialize, Serialize};

use super::damaged;
use crate::error::Result;
use crate::review::shape::{MAX_POINTS, NoteShape, Point};

/// Longest selector that is read, in bytes: the longest line takes a tenth of it.
const MAX_SELECTOR_BYTES: usize = 16 * 1024;

/// A circle of at most this radius is a pin, px: that is how pins are written.
const PIN_RADIUS: f64 = 0.5;

/// A selector of a place in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Selector {
    /// A rectangle, `xywh=pixel:x,y,width,height`.
    FragmentSelector {
        /// The specification that the value follows.
        #[serde(rename = "conformsTo", default, skip_serializing_if = "Option::is_none")]
        conforms_to: Option<String>,
        /// The fragment.
        value: String,
    },
    /// Any other shape, as a small SVG document.
    SvgSelector {
        /// The document.
        value: String,
    },
}

/// The selector of a shape.
#[must_use]
pub fn to_selector(shape: &NoteShape) -> Selector {
    let svg = |element: String| Selector::SvgSelector {
        value: format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{element}</svg>"),
    };
    match shape {
        NoteShape::Rectangle { x, y, width, height } => Selector::FragmentSelector {
            conforms_to: Some("http://www.w3.org/TR/media-frags/".into()),
            value: format!("xywh=pixel:{x},{y},{width},{height}"),
        },
        NoteShape::Pin { x, y } => svg(format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{PIN_RADIUS}\"/>")),
        NoteShape::Ellipse { x, y, width, height } => {
            let (rx, ry) = (width / 2.0, height / 2.0);
            svg(format!("<ellipse cx=\"{}\" cy=\"{}\" rx=\"{rx}\" ry=\"{ry}\"/>", x + rx, y + ry))
        }
        NoteShape::Freehand { points } => {
            let points: Vec<String> = points.iter().map(|[x, y]| format!("{x},{y}")).collect();
            svg(format!("<polyline fill=\"none\" points=\"{}\"/>", points.join(" ")))
        }
        NoteShape::Arrow { from: [x1, y1], to: [x2, y2] } => {
            svg(format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"))
        }
    }
}

/// The shape of a selector.
///
/// # Errors
/// [`Error::Damaged`](crate::error::Error::Damaged) with what was found, or as [`NoteShape::check`].
pub fn from_selector(selector: &Selector) -> Result<NoteShape> {
    match selector {
        Selector::FragmentSelector { value, .. } => fragment(value),
        Selector::SvgSelector { value } => svg(value),
    }
}

/// A media fragment in pixels.
pub(super) fn fragment(value: &str) -> Result<NoteShape> {
    let wrong = || damaged("fragment", &shortened(value), "xywh=pixel: and four numbers");
    let rest = value.strip_prefix("xywh=").ok_or_else(wrong)?;
    let rest = rest.strip_prefix("pixel:").unwrap_or(rest);
    let [x, y, width, height] = numbers(rest).ok_or_else(wrong)?.try_into().map_err(|_| wrong())?;
    checked(NoteShape::Rectangle { x, y, width, height })
}

fn svg(value: &str) -> Result<NoteShape> {
    if value.len() > MAX_SELECTOR_BYTES {
        return Err(damaged(
            "selector",
            &format!("{} bytes", value.len()),
            &format!("at most {MAX_SELECTOR_BYTES} bytes"),
        ));
    }
    // No document type: entities cannot grow.
    let options = ParsingOptions { nodes_limit: 64, ..ParsingOptions::default() };
    let document = Document::parse_with_options(value, options)
        .map_err(|error| damaged("SVG selector", &error.to_string(), "a small SVG document"))?;
    let drawn = |node: &Node| {
        matches!(node.tag_name().name(), "circle" | "ellipse" | "rect" | "line" | "polyline" | "polygon" | "path")
    };
    let mut nodes = document.descendants().filter(Node::is_element).filter(drawn);
    let (Some(node), None) = (nodes.next(), nodes.next()) else {
        return Err(damaged("SVG selector", "no shape or several", "one shape"));
    };
    if document.descendants().any(|node| node.has_attribute("transform") || node.has_attribute("viewBox")) {
        return Err(damaged("SVG selector", "a transform or a view box", "a shape in the picture's own pixels"));
    }
    let number = |name: &str| attribute(node, name);
    checked(match node.tag_name().name() {
        "circle" => match (number("cx")?, number("cy")?, number("r")?) {
            (x, y, r) if r <= PIN_RADIUS => NoteShape::Pin { x, y },
            (x, y, r) => NoteShape::Ellipse { x: x - r, y: y - r, width: 2.0 * r, height: 2.0 * r },
        },
        "ellipse" => {
            let (rx, ry) = (number("rx")?, number("ry")?);
            NoteShape::Ellipse { x: number("cx")? - rx, y: number("cy")? - ry, width: 2.0 * rx, height: 2.0 * ry }
        }
        "rect" => NoteShape::Rectangle {
            x: number("x")?,
            y: number("y")?,
            width: number("width")?,
            height: number("height")?,
        },
        "line" => NoteShape::Arrow { from: [number("x1")?, number("y1")?], to: [number("x2")?, number("y2")?] },
        "polyline" => NoteShape::Freehand { points: points(node)? },
        "polygon" => {
            let mut points = points(node)?;
            points.extend(points.first().copied());
            NoteShape::Freehand { points }
        }
        other => return Err(damaged("SVG selector", other, "circle, ellipse, rect, line, polyline or polygon")),
    })
}

/// A number of an SVG attribute; 0 when it is absent, as SVG has it.
fn attribute(node: Node, name: &str) -> Result<f64> {
    let Some(text) = node.attribute(name) else { return Ok(0.0) };
    let number = text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| damaged(&format!("SVG selector, {name}"), &shortened(text), "a number of pixels"))
}

fn points(node: Node) -> Result<Vec<Point>> {
    let text = node.attribute("points").unwrap_or_default();
    let wrong = || damaged("SVG selector, points", &shortened(text), &format!("2 to {MAX_POINTS} pairs of numbers"));
    let numbers = numbers(text).ok_or_else(wrong)?;
    let (pairs, rest) = numbers.as_chunks::<2>();
    if rest.is_empty() { Ok(pairs.to_vec()) } else { Err(wrong()) }
}

/// Numbers between commas or spaces.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let parts = text.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse::<f64>().ok().filter(|number| number.is_finite())).collect()
}

fn checked(shape: NoteShape) -> Result<NoteShape> {
    shape.check().map(|()| shape)
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
