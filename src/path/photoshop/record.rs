//! The 26-byte records of a path resource, and the body of resource 2999.
//!
//! A record is a u16 kind and 24 bytes: 6 fill rule, 8 initial fill, 7 clipboard, 0 and 3 start of a closed or open
//! subpath (knot count, then the undocumented operation), 1, 2, 4 and 5 knots. A knot is incoming handle, anchor and
//! outgoing handle, each y then x as signed 8.24 fixed point, in heights and widths of the picture.

use kurbo::Point;

use super::super::{ClippingPath, Knot, Operation, Subpath};
use super::{Clipping, note, shown};
use crate::error::{Error, Result};
use crate::finding::Finding;

/// Length of a record, bytes.
const RECORD: usize = 26;
/// 1.0 in 8.24 fixed point.
const ONE: f64 = 16_777_216.0;

/// Reads a path; what does not fit is noted and left out.
pub(super) fn path(data: &[u8], width: u32, height: u32, id: u16, findings: &mut Vec<Finding>) -> ClippingPath {
    let mut path = ClippingPath::default();
    let mut promised = Vec::new();
    let records = data.chunks_exact(RECORD);
    if !records.remainder().is_empty() {
        let left = records.remainder().len();
        note(findings, format!("Path resource {id} ends with {left} bytes that are no record of {RECORD} bytes."));
    }
    for (number, record) in records.enumerate() {
        let Some((kind, body)) = record.split_first_chunk::<2>() else { continue };
        match u16::from_be_bytes(*kind) {
            6 | 7 => {}
            8 => path.starts_filled = word(body, 0) == 1,
            kind @ (0 | 3) => {
                promised.push(usize::from(word(body, 0)));
                path.subpaths.push(Subpath {
                    closed: kind == 0,
                    operation: operation(word(body, 2)),
                    knots: Vec::new(),
                });
            }
            1 | 2 | 4 | 5 => match path.subpaths.last_mut() {
                Some(subpath) => subpath.knots.push(knot(record, width, height)),
                None => note(
                    findings,
                    format!("Path resource {id}, record {number}: a knot before any subpath was left out."),
                ),
            },
            kind => {
                note(findings, format!("Path resource {id}, record {number}: kind {kind} is unknown and was left out."))
            }
        }
    }
    for (number, (subpath, promised)) in path.subpaths.iter().zip(promised).enumerate() {
        let found = subpath.knots.len();
        if found != promised {
            note(
                findings,
                format!(
                    "Path resource {id}, subpath {}: {promised} knots are announced, {found} are there.",
                    number + 1
                ),
            );
        }
    }
    path.subpaths.retain(|s| !s.knots.is_empty());
    path
}

/// The u16 at `at`; 0 where the record is shorter, which a whole record never is.
fn word(body: &[u8], at: usize) -> u16 {
    match body.get(at..at + 2) {
        Some(&[high, low]) => u16::from_be_bytes([high, low]),
        _ => 0,
    }
}

/// −1 (drawn as one shape with the subpath before) and unknown numbers fill even-odd, as readers do that ignore it.
fn operation(number: u16) -> Operation {
    match number {
        1 => Operation::Combine,
        2 => Operation::Subtract,
        3 => Operation::Intersect,
        _ => Operation::Exclude,
    }
}

fn knot(record: &[u8], width: u32, height: u32) -> Knot {
    let fixed = |at: usize| match record.get(at..at + 4) {
        Some(&[a, b, c, d]) => f64::from(i32::from_be_bytes([a, b, c, d])) / ONE,
        _ => 0.0,
    };
    let point = |at: usize| Point::new(fixed(at + 4) * f64::from(width), fixed(at) * f64::from(height));
    let linked = matches!(word(record, 0), 1 | 4);
    Knot { incoming: point(2), anchor: point(10), outgoing: point(18), linked }
}

/// Reads resource 2999: a Pascal name without padding, then flatness as 16.16 fixed point (older files: the name alone).
pub(super) fn clipping(data: &[u8], findings: &mut Vec<Finding>) -> Option<Clipping> {
    let (&length, rest) = data.split_first()?;
    let Some(name) = rest.get(..usize::from(length)) else {
        note(findings, format!("Resource 2999 announces a name of {length} bytes and has {}.", rest.len()));
        return None;
    };
    if name.is_empty() {
        return None;
    }
    let flatness = match rest.get(name.len()..name.len() + 4) {
        Some(&[a, b, c, d]) => f64::from(u32::from_be_bytes([a, b, c, d])) / 65536.0,
        _ => 0.0,
    };
    Some(Clipping { name: shown(name), raw_name: name.to_vec(), flatness })
}

/// The records of `path`: fill rule, initial fill, then each subpath.
pub(super) fn encode(path: &ClippingPath, width: u32, height: u32) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity((2 + path.subpaths.len() + path.knot_count()) * RECORD);
    start(&mut out, 6, &[]);
    start(&mut out, 8, &[u16::from(path.starts_filled)]);
    for (origin, subpath) in path.subpaths.iter().enumerate() {
        let count = u16::try_from(subpath.knots.len()).map_err(|_| Error::TooLarge {
            what: "a subpath's number of knots",
            found: subpath.knots.len().to_string(),
            limit: "65535".into(),
        })?;
        let operation = match subpath.operation {
            Operation::Exclude => 0,
            Operation::Combine => 1,
            Operation::Subtract => 2,
            Operation::Intersect => 3,
        };
        // After the operation Photoshop writes 1, 0 and the number of the shape that the subpath came from (32 bits).
        let shape = u32::try_from(origin).unwrap_or(u32::MAX);
        let words = [count, operation, 1, 0, (shape >> 16) as u16, shape as u16];
        start(&mut out, if subpath.closed { 0 } else { 3 }, &words);
        for knot in &subpath.knots {
            let kind: u16 = if subpath.closed { 1 } else { 4 } + u16::from(!knot.linked);
            out.extend_from_slice(&kind.to_be_bytes());
            for point in [knot.incoming, knot.anchor, knot.outgoing] {
                out.extend_from_slice(&fixed(point.y, height)?.to_be_bytes());
                out.extend_from_slice(&fixed(point.x, width)?.to_be_bytes());
            }
        }
    }
    Ok(out)
}

/// A record of `kind` that holds `words` and zeros.
fn start(out: &mut Vec<u8>, kind: u16, words: &[u16]) {
    let end = out.len() + RECORD;
    out.extend_from_slice(&kind.to_be_bytes());
    for word in words {
        out.extend_from_slice(&word.to_be_bytes());
    }
    out.resize(end, 0);
}

fn fixed(px: f64, side: u32) -> Result<i32> {
    let units = (px / f64::from(side.max(1)) * ONE).round();
    if units >= f64::from(i32::MIN) && units <= f64::from(i32::MAX) {
        Ok(units as i32)
    } else {
        Err(Error::InvalidArgument {
            name: "path",
            found: format!("a coordinate of {px} px on a side of {side} px"),
            expected: "a point less than 128 pictures away".into(),
        })
    }
}

/// The body of resource 2999.
pub(super) fn encode_clipping(clipping: &Clipping) -> Result<Vec<u8>> {
    let length = u8::try_from(clipping.raw_name.len()).map_err(|_| Error::TooLarge {
        what: "the clipping path's name",
        found: format!("{} bytes", clipping.raw_name.len()),
        limit: "255 bytes".into(),
    })?;
    let units = (clipping.flatness * 65536.0).round();
    if !(0.0..=f64::from(u32::MAX)).contains(&units) {
        return Err(Error::InvalidArgument {
            name: "flatness",
            found: clipping.flatness.to_string(),
            expected: "0 to 65535 px".into(),
        });
    }
    let mut out = vec![length];
    out.extend_from_slice(&clipping.raw_name);
    out.extend_from_slice(&(units as u32).to_be_bytes());
    out.extend_from_slice(&1_u16.to_be_bytes());
    Ok(out)
}
