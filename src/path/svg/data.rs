//! Path data and transform lists (SVG 2, sections 9.3 and CSS Transforms 1), read byte by byte so that an error names its
//! place in the file.

use kurbo::{Affine, Arc, Point, SvgArc, Vec2};

use super::super::{Knot, Operation, Subpath};
use crate::error::{Error, Result};

/// Farthest that the cubics of an arc may lie from it, px.
const ARC_PX: f64 = 0.01;

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    /// The file's byte at which `text` starts.
    origin: usize,
}

impl Reader<'_> {
    fn error(&self, expected: &str) -> Error {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = match String::from_utf8_lossy(rest.get(..12).unwrap_or(rest)) {
            t if t.is_empty() => "the end".to_owned(),
            t => format!("“{t}”"),
        };
        let place = format!("byte {}", self.origin + self.at);
        Error::Damaged { format: "SVG path", place, found, expected: expected.into() }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip(&mut self, also_comma: bool) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace() || (also_comma && b == b',')) {
            self.at += 1;
        }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Result<f64> {
        self.skip(true);
        let from = self.at;
        if matches!(self.peek(), Some(b'+' | b'-')) {
            self.at += 1;
        }
        let mut count = self.digits();
        if self.peek() == Some(b'.') {
            self.at += 1;
            count += self.digits();
        }
        if count == 0 {
            self.at = from;
            return Err(self.error("a number"));
        }
        let mantissa = self.at;
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                self.at = mantissa;
            }
        }
        let text = self.text.get(from..self.at).and_then(|t| core::str::from_utf8(t).ok()).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => {
                self.at = from;
                Err(self.error("a finite number"))
            }
        }
    }

    /// A flag of an arc, which needs no space after it.
    fn flag(&mut self) -> Result<bool> {
        self.skip(true);
        let value = match self.peek() {
            Some(b'0') => false,
            Some(b'1') => true,
            _ => return Err(self.error("0 or 1")),
        };
        self.at += 1;
        Ok(value)
    }

    fn point(&mut self, base: Vec2) -> Result<Point> {
        let (x, y) = (self.number()?, self.number()?);
        Ok(Point::new(x, y) + base)
    }
}

/// The pen: the subpaths drawn so far and where the next side starts.
#[derive(Default)]
struct Pen {
    done: Vec<Subpath>,
    knots: Vec<Knot>,
    start: Point,
    here: Point,
}

impl Pen {
    fn curve(&mut self, first: Point, second: Point, end: Point) {
        if self.knots.is_empty() {
            self.knots.push(Knot::corner(self.here));
        }
        if let Some(knot) = self.knots.last_mut() {
            knot.outgoing = first;
        }
        self.knots.push(Knot { incoming: second, anchor: end, outgoing: end, linked: false });
        self.here = end;
    }

    fn line(&mut self, end: Point) {
        self.curve(self.here, end, end);
    }

    /// Ends the subpath. A last knot on the first one is that knot.
    fn end(&mut self, closed: bool) {
        let mut knots = std::mem::take(&mut self.knots);
        if let [first, .., last] = knots.as_mut_slice()
            && first.anchor.distance(last.anchor) < 1e-9
            && closed
        {
            first.incoming = last.incoming;
            knots.pop();
        }
        for knot in &mut knots {
            knot.linked = smooth(knot);
        }
        if knots.len() > 1 {
            self.done.push(Subpath { closed, operation: Operation::Exclude, knots });
        }
    }
}

/// Whether the two handles lie on one line through the anchor, within a thousandth of a radian.
fn smooth(knot: &Knot) -> bool {
    let (a, b) = (knot.anchor - knot.incoming, knot.outgoing - knot.anchor);
    a.dot(b) > 0.0 && a.cross(b).abs() < 1e-3 * a.hypot() * b.hypot()
}

/// Reads path data; `origin` is the byte of the file at which it starts.
pub(super) fn subpaths(text: &str, origin: usize, max_knots: usize) -> Result<Vec<Subpath>> {
    let mut r = Reader { text: text.as_bytes(), at: 0, origin };
    let mut pen = Pen::default();
    let mut command = 0_u8;
    let mut total = 0;
    // The last control point of the command before, for S and T, with the letter that set it.
    let mut control = (0_u8, Point::ZERO);
    loop {
        let ended = command.eq_ignore_ascii_case(&b'Z');
        r.skip(!ended);
        let Some(byte) = r.peek() else { break };
        if byte.is_ascii_alphabetic() {
            if command == 0 && !matches!(byte, b'M' | b'm') {
                return Err(r.error("M or m first"));
            }
            command = byte;
            r.at += 1;
        } else if ended || command == 0 {
            return Err(r.error(if command == 0 { "M or m first" } else { "a command after Z" }));
        }
        let base = if command.is_ascii_lowercase() { pen.here.to_vec2() } else { Vec2::ZERO };
        let kind = command.to_ascii_uppercase();
        let mirrored = |wanted: u8, here: Point| if control.0 == wanted { here + (here - control.1) } else { here };
        let mut next_control = (0, Point::ZERO);
        match kind {
            b'M' => {
                total += pen.knots.len();
                pen.end(false);
                pen.start = r.point(base)?;
                pen.here = pen.start;
                // More pairs are lines.
                command = if command == b'm' { b'l' } else { b'L' };
            }
            b'L' => pen.line(r.point(base)?),
            b'H' => pen.line(Point::new(r.number()? + base.x, pen.here.y)),
            b'V' => pen.line(Point::new(pen.here.x, r.number()? + base.y)),
            b'C' | b'S' => {
                let first = if kind == b'C' { r.point(base)? } else { mirrored(b'C', pen.here) };
                let second = r.point(base)?;
                pen.curve(first, second, r.point(base)?);
                next_control = (b'C', second);
            }
            b'Q' | b'T' => {
                let middle = if kind == b'Q' { r.point(base)? } else { mirrored(b'Q', pen.here) };
                let end = r.point(base)?;
                pen.curve(pen.here.lerp(middle, 2.0 / 3.0), end.lerp(middle, 2.0 / 3.0), end);
                next_control = (b'Q', middle);
            }
            b'A' => arc(&mut r, &mut pen, base)?,
            b'Z' => {
                total += pen.knots.len();
                pen.end(true);
                pen.here = pen.start;
            }
            _ => {
                r.at -= 1;
                return Err(r.error("one of M L H V C S Q T A Z"));
            }
        }
        control = next_control;
        if total + pen.knots.len() > max_knots {
            return Err(Error::TooLarge {
                what: "the SVG's number of knots",
                found: format!("over {max_knots}"),
                limit: super::super::MAX_KNOTS.to_string(),
            });
        }
    }
    pen.end(false);
    // A filled outline that returns to its start without Z, or not at all, is closed by the fill.
    for subpath in &mut pen.done {
        subpath.closed = true;
        if let [first, .., last] = subpath.knots.as_mut_slice()
            && first.anchor.distance(last.anchor) < 1e-9
            && subpath.knots.len() > 2
        {
            let incoming = last_incoming(&subpath.knots);
            subpath.knots.pop();
            if let (Some(first), Some(incoming)) = (subpath.knots.first_mut(), incoming) {
                first.incoming = incoming;
            }
        }
    }
    Ok(pen.done)
}

fn last_incoming(knots: &[Knot]) -> Option<Point> {
    knots.last().map(|k| k.incoming)
}

fn arc(r: &mut Reader<'_>, pen: &mut Pen, base: Vec2) -> Result<()> {
    let radii = Vec2::new(r.number()?.abs(), r.number()?.abs());
    let x_rotation = r.number()?.to_radians();
    let (large_arc, sweep) = (r.flag()?, r.flag()?);
    let (from, to) = (pen.here, r.point(base)?);
    match Arc::from_svg_arc(&SvgArc { from, to, radii, x_rotation, large_arc, sweep }) {
        Some(shape) => {
            let mut parts: Vec<[Point; 3]> = Vec::new();
            // The number of cubics grows with radius over tolerance; a millionth of the radius keeps it small.
            let tolerance = ARC_PX.max(shape.radii.hypot() * 1e-6);
            shape.to_cubic_beziers(tolerance, |a, b, c| parts.push([a, b, c]));
            let count = parts.len();
            for (k, [a, b, c]) in parts.into_iter().enumerate() {
                pen.curve(a, b, if k + 1 == count { to } else { c });
            }
        }
        // A radius of zero, or no way to go: a line (SVG 2, section 9.5.1).
        None => pen.line(to),
    }
    Ok(())
}

/// Reads a transform list.
pub(super) fn transform(text: &str, origin: usize) -> Result<Affine> {
    let mut r = Reader { text: text.as_bytes(), at: 0, origin };
    let mut total = Affine::IDENTITY;
    loop {
        r.skip(true);
        if r.peek().is_none() {
            return Ok(total);
        }
        let from = r.at;
        while r.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            r.at += 1;
        }
        let name = text.get(from..r.at).unwrap_or_default();
        r.skip(false);
        if r.peek() != Some(b'(') {
            return Err(r.error("( after the transform's name"));
        }
        r.at += 1;
        let mut v = Vec::new();
        loop {
            r.skip(true);
            if r.peek() == Some(b')') {
                r.at += 1;
                break;
            }
            if v.len() == 6 {
                return Err(r.error("at most 6 numbers"));
            }
            v.push(r.number()?);
        }
        total *= match (name, v.as_slice()) {
            ("translate", &[x]) => Affine::translate((x, 0.0)),
            ("translate", &[x, y]) => Affine::translate((x, y)),
            ("scale", &[s]) => Affine::scale(s),
            ("scale", &[x, y]) => Affine::scale_non_uniform(x, y),
            ("rotate", &[a]) => Affine::rotate(a.to_radians()),
            ("rotate", &[a, x, y]) => Affine::rotate_about(a.to_radians(), Point::new(x, y)),
            ("skewX", &[a]) => Affine::skew(a.to_radians().tan(), 0.0),
            ("skewY", &[a]) => Affine::skew(0.0, a.to_radians().tan()),
            ("matrix", &[a, b, c, d, e, f]) => Affine::new([a, b, c, d, e, f]),
            _ => {
                r.at = from;
                return Err(r.error("translate, scale, rotate, skewX, skewY or matrix with their numbers"));
            }
        };
    }
}
