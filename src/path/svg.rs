//! Clipping paths as SVG: reads the `<path>` elements of a file, writes one even-odd `<path>` in picture pixels.
//!
//! Read (SVG 2, chapters 8 and 9): all path commands, nested `transform` attributes, and the outer `viewBox` (or `width`
//! and `height`), which is scaled to the picture. Fills are taken as even-odd, whatever `fill-rule` says, which is the
//! same wherever outlines lie in each other with alternating direction or beside each other. Not read: other shapes, CSS,
//! `<use>`, and whatever stands in `<defs>`, `<clipPath>`, `<mask>`, `<symbol>` or `<pattern>`.

mod data;

use std::fmt::Write as _;

use kurbo::Affine;

use super::{ClippingPath, Subpath, is_straight};
use crate::error::{Error, Result};

/// Largest SVG text, bytes: a path with a million knots is about 50 MB of text.
const MAX_BYTES: usize = 64 << 20;
/// XML nodes at most, which bounds the tree's memory to about 100 MB.
const MAX_NODES: u32 = 1_000_000;
/// How far the shapes of viewBox and picture may differ, as a share of the shorter of the two: 1 %.
const MAX_STRETCH: f64 = 0.01;

/// Reads the paths of an SVG file for a picture of `width` × `height` px.
///
/// A file without `viewBox` and without a size in px counts as drawn in picture pixels.
///
/// # Errors
/// [`Error::Damaged`] with the byte's place for broken XML, path data or transforms; [`Error::Unsupported`] for an SVG
/// without `<path>`; [`Error::InvalidArgument`] when the drawing has another shape than the picture;
/// [`Error::TooLarge`] past 64 MiB or [`MAX_KNOTS`](super::MAX_KNOTS).
pub fn parse(text: &str, width: u32, height: u32) -> Result<ClippingPath> {
    if text.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            what: "the SVG file",
            found: format!("{} bytes", text.len()),
            limit: format!("{MAX_BYTES} bytes"),
        });
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|e| Error::Damaged {
        format: "SVG",
        place: format!("line {}, column {}", e.pos().row, e.pos().col),
        found: e.to_string(),
        expected: "well-formed XML".into(),
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(Error::Damaged {
            format: "SVG",
            place: format!("byte {}", root.range().start),
            found: format!("<{}>", root.tag_name().name()),
            expected: "<svg>".into(),
        });
    }
    let frame = frame(root, width, height)?;
    let mut path = ClippingPath::default();
    let mut elements = 0;
    for element in root.descendants().filter(|n| n.tag_name().name() == "path" && !hidden(*n)) {
        let Some(attribute) = element.attribute_node("d") else { continue };
        elements += 1;
        let mut place = Affine::IDENTITY;
        for ancestor in element.ancestors() {
            if let Some(attribute) = ancestor.attribute_node("transform") {
                place = data::transform(attribute.value(), attribute.range_value().start)? * place;
            }
        }
        let drawn =
            data::subpaths(attribute.value(), attribute.range_value().start, super::MAX_KNOTS - path.knot_count())?;
        let drawn = ClippingPath { subpaths: drawn, ..ClippingPath::default() };
        path.subpaths.extend(drawn.transformed(frame * place).subpaths);
        if path.name.is_empty() {
            path.name = element.attribute("id").unwrap_or_default().to_owned();
        }
    }
    if elements == 0 {
        return Err(Error::Unsupported {
            format: "SVG",
            feature: "a drawing without any <path> that has a d attribute".into(),
            expected: "at least one <path>; convert other shapes to paths",
        });
    }
    path.validate(width, height)?;
    Ok(path)
}

/// Whether an element is a definition and not drawn where it stands.
fn hidden(node: roxmltree::Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|a| matches!(a.tag_name().name(), "defs" | "clipPath" | "mask" | "symbol" | "pattern" | "marker"))
}

/// From the drawing's coordinates to picture pixels.
fn frame(root: roxmltree::Node<'_, '_>, width: u32, height: u32) -> Result<Affine> {
    let bad = |found: &str, expected: &str| Error::Damaged {
        format: "SVG",
        place: format!("<svg> at byte {}", root.range().start),
        found: format!("viewBox “{found}”"),
        expected: expected.into(),
    };
    let [x, y, w, h] = if let Some(text) = root.attribute("viewBox") {
        let numbers: Option<Vec<f64>> =
            text.split([' ', ',', '\t', '\n', '\r']).filter(|t| !t.is_empty()).map(|t| t.parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[x, y, w, h]) if w > 0.0 && h > 0.0 && [x, y, w, h].iter().all(|v: &f64| v.is_finite()) => {
                [x, y, w, h]
            }
            _ => return Err(bad(text, "four numbers: left, top, and a width and height above 0")),
        }
    } else {
        let side = |name| {
            let text: &str = root.attribute(name)?.trim();
            text.strip_suffix("px").unwrap_or(text).parse::<f64>().ok().filter(|v| v.is_finite() && *v > 0.0)
        };
        match (side("width"), side("height")) {
            (Some(w), Some(h)) => [0.0, 0.0, w, h],
            _ => return Ok(Affine::IDENTITY),
        }
    };
    let (sx, sy) = (f64::from(width) / w, f64::from(height) / h);
    if (sx / sy - 1.0).abs() > MAX_STRETCH {
        return Err(Error::InvalidArgument {
            name: "SVG",
            found: format!("a drawing of {w} × {h}"),
            expected: format!("the shape of the picture, {width} × {height} px"),
        });
    }
    Ok(Affine::new([sx, 0.0, 0.0, sy, -x * sx, -y * sy]))
}

/// An SVG file with `path` as one even-odd `<path>`, coordinates in pixels of a `width` × `height` px picture.
#[must_use]
pub fn write(path: &ClippingPath, width: u32, height: u32) -> String {
    let name = path.name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let title = if name.is_empty() { String::new() } else { format!("<title>{name}</title>") };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">{title}\n\
         <path fill-rule=\"evenodd\" d=\"{}\"/>\n</svg>\n",
        path_data(path)
    )
}

/// The `d` attribute that draws `path`: absolute M, L, C and Z with at most four decimals (an eighth of what Photoshop
/// resolves on 2,000 px). Each side is one command, in document order; a straight closing side is left to Z.
#[must_use]
pub fn path_data(path: &ClippingPath) -> String {
    let mut out = String::new();
    for subpath in &path.subpaths {
        draw(subpath, &mut out);
    }
    out
}

fn draw(subpath: &Subpath, out: &mut String) {
    let Some(first) = subpath.knots.first() else { return };
    pair(out, 'M', first.anchor);
    let last = subpath.knots.len() - 1;
    for (number, side) in subpath.segments().enumerate() {
        if !is_straight(&side) {
            pair(out, 'C', side.p1);
            pair(out, ' ', side.p2);
            pair(out, ' ', side.p3);
        } else if number < last {
            pair(out, 'L', side.p3);
        }
    }
    if subpath.closed {
        out.push('Z');
    }
}

fn pair(out: &mut String, command: char, p: kurbo::Point) {
    out.push(command);
    number(out, p.x);
    out.push(',');
    number(out, p.y);
}

/// A number with at most four decimals and no trailing zeros.
fn number(out: &mut String, value: f64) {
    let start = out.len();
    // Writing into a String cannot fail.
    let _ = write!(out, "{value:.4}");
    let kept = out.trim_end_matches('0').trim_end_matches('.').len();
    out.truncate(kept.max(start + 1));
    if out.get(start..) == Some("-0") {
        out.replace_range(start.., "0");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use kurbo::Point;
    use proptest::prelude::*;

    fn anchors(path: &ClippingPath) -> Vec<(f64, f64)> {
        path.subpaths.iter().flat_map(|s| s.knots.iter().map(|k| (k.anchor.x, k.anchor.y))).collect()
    }

    fn svg(d: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg'><path d='{d}'/></svg>")
    }

    #[test]
    fn commands_draw_what_they_say() {
        // path data, expected anchors
        let cases: [(&str, &[(f64, f64)]); 9] = [
            ("M1 2 L3 4 5 6Z", &[(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]),
            ("m1,2 2,2 2,2z", &[(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]),
            ("M1-2.5.5.5 4e0 6z", &[(1.0, -2.5), (0.5, 0.5), (4.0, 6.0)]),
            ("M0 0H5V6h-2v-1Z", &[(0.0, 0.0), (5.0, 0.0), (5.0, 6.0), (3.0, 6.0), (3.0, 5.0)]),
            ("M0 0C1 1 2 1 3 0S5-1 6 0Z", &[(0.0, 0.0), (3.0, 0.0), (6.0, 0.0)]),
            ("M0 0Q1 1 2 0T4 0Z", &[(0.0, 0.0), (2.0, 0.0), (4.0, 0.0)]),
            ("M0 0A5 5 0 0110 0Z", &[(0.0, 0.0), (5.0, -5.0), (10.0, 0.0)]),
            ("M0 0L4 0L4 4L0 0Z", &[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)]),
            ("M0 0h1v1zl5 5h1z", &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0), (5.0, 5.0), (6.0, 5.0)]),
        ];
        for (d, expected) in cases {
            let found = anchors(&parse(&svg(d), 100, 100).unwrap());
            assert_eq!(found.len(), expected.len(), "{d}: {found:?}");
            for (a, b) in found.iter().zip(expected) {
                // The arc goes through sines, which are not exact.
                assert!((a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6, "{d}: {found:?}");
            }
        }
    }

    #[test]
    fn transforms_nest_and_the_viewbox_is_scaled_to_the_picture() {
        let text =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='10 10 50 50'><g transform='translate(10,10) scale(2)'>
            <g transform='matrix(1 0 0 1 3 4)'><path transform='rotate(90)' d='M1 0L2 0L2 1Z'/></g></g></svg>";
        // (1,0) turns to (0,1), moves to (3,5), scales to (6,10), moves to (16,20), is (6,10) in the box, twice that in px.
        assert_eq!(anchors(&parse(text, 100, 100).unwrap())[0], (12.0, 20.0));
    }

    #[test]
    fn errors_name_the_byte() {
        // path data, what the message must hold
        let cases = [
            ("M1 2 Lx", "byte 55"),
            ("L1 2", "M or m"),
            ("M1 2 L3", "a number"),
            ("M1 2 A1 1 0 2 0 3 3", "0 or 1"),
            ("M1 1e999 L2 2", "finite"),
        ];
        for (d, part) in cases {
            let message = parse(&svg(d), 100, 100).unwrap_err().to_string();
            assert!(message.contains(part), "{d}: {message}");
        }
        let stretched = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 100'><path d='M0 0L1 1L0 1Z'/></svg>";
        assert!(parse(stretched, 100, 100).unwrap_err().to_string().contains("50 × 100"));
        assert!(parse("<svg><rect/></svg>", 9, 9).unwrap_err().to_string().contains("<path>"));
        assert!(parse("<svg", 9, 9).unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn written_and_read_again_it_is_the_same_path() {
        let d = "M10,20C12.5,18 30,18 32.1234,20L32,40L9.5,40.0001Z";
        let path = parse(&svg(d), 100, 100).unwrap();
        assert_eq!(path_data(&path), d);
        assert_eq!(parse(&write(&path, 100, 100), 100, 100).unwrap(), path);
        let open = ClippingPath {
            subpaths: vec![Subpath { closed: false, ..Subpath::polygon(&[Point::ZERO, Point::new(-0.00001, 3.0)]) }],
            ..ClippingPath::default()
        };
        assert_eq!(path_data(&open), "M0,0L0,3");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(d in "[MmLlHhVvCcSsQqTtAaZz0-9eE+., -]{0,60}", t in "[a-z(), 0-9.-]{0,30}") {
            let _ = parse(&format!("<svg><path transform='{t}' d='M0 0{d}'/></svg>"), 100, 100);
        }

        #[test]
        fn any_bytes_are_read_or_refused(text in ".{0,200}") {
            let _ = parse(&text, 100, 100);
        }
    }
}
