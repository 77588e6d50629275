//! Reads the lookup-table tags: `lut8`, `lut16` (ICC.1:2022, 10.10 and 10.11), `lutAToB` and `lutBToA` (10.12, 10.13).
//!
//! Every table lies inside the tag before anything is allocated, so that memory is bounded by the file. One to four
//! channels on either side: RGB, gray, CMYK. Spectral and multi-process tags (`D2B0`, `mpet`) are not read; a profile
//! that has them has the tables read here as well.

use super::clut::{Clut, MOST};
use super::curve::Curve;
use super::pipeline::{Connection, Pipeline, Step};
use super::tags::{be16, be32, fixed};

/// Which end of the tag is the device.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    FromDevice,
    ToDevice,
}

/// The tag as a pipeline; `lab` says whether the connection space is Lab.
pub(super) fn read(tag: &[u8], direction: Direction, lab: bool) -> Result<Pipeline, String> {
    let (inputs, outputs) = match tag.get(8..10) {
        Some(&[inputs, outputs]) => (usize::from(inputs), usize::from(outputs)),
        _ => return Err("a lookup table is cut off".to_owned()),
    };
    if !(1..=MOST).contains(&inputs) || !(1..=MOST).contains(&outputs) {
        return Err(format!("a lookup table has {inputs} inputs and {outputs} outputs"));
    }
    let colors = if direction == Direction::FromDevice { outputs } else { inputs };
    if colors != 3 {
        return Err(format!("a lookup table has {colors} channels of colour instead of 3"));
    }
    let (steps, connection) = match tag.get(..4) {
        Some(b"mft1") => (simple::<1>(tag, inputs, outputs, false)?, Connection::Lab),
        Some(b"mft2") => {
            let linear = lab && direction == Direction::ToDevice;
            (simple::<2>(tag, inputs, outputs, linear)?, Connection::OldLab)
        }
        Some(b"mAB ") if direction == Direction::FromDevice => {
            (elements(tag, inputs, outputs, direction)?, Connection::Lab)
        }
        Some(b"mBA ") if direction == Direction::ToDevice => {
            (elements(tag, inputs, outputs, direction)?, Connection::Lab)
        }
        _ => return Err("a lookup table is of an unknown type".to_owned()),
    };
    let connection = if lab { connection } else { Connection::Xyz };
    Ok(Pipeline { inputs, outputs, steps, connection })
}

fn cut() -> String {
    "a lookup table is cut off".to_owned()
}

/// `lut8` and `lut16`: matrix, input tables, grid, output tables. `SIZE` is the bytes of a value.
fn simple<const SIZE: usize>(tag: &[u8], inputs: usize, outputs: usize, linear: bool) -> Result<Vec<Step>, String> {
    let points = usize::from(tag.get(10).copied().unwrap_or(0));
    let (entries_in, entries_out, start) = if SIZE == 1 {
        (256, 256, 48)
    } else {
        let entries = |at| be16(tag, at).map(usize::from).ok_or_else(cut);
        (entries(48)?, entries(50)?, 52)
    };
    if points < 2 || entries_in < 2 || entries_out < 2 {
        return Err("a lookup table has fewer than two points".to_owned());
    }
    let size = (0..inputs).try_fold(outputs, |product, _| product.checked_mul(points)).ok_or_else(cut)?;
    let mut at: usize = start;
    let mut take = |count: usize| {
        let end = count.checked_mul(SIZE).and_then(|bytes| at.checked_add(bytes)).ok_or_else(cut)?;
        let values = numbers::<SIZE>(tag.get(at..end).ok_or_else(cut)?);
        at = end;
        Ok::<_, String>(values)
    };
    let mut steps = Vec::new();
    if inputs == 3
        && let Some(step) = matrix(tag, 12, None)?
    {
        steps.push(step);
    }
    let before = tables(&take(entries_in * inputs)?, entries_in);
    let grid = Clut::new(vec![points; inputs], outputs, take(size)?, linear).ok_or_else(cut)?;
    let after = tables(&take(entries_out * outputs)?, entries_out);
    push_curves(&mut steps, before, true);
    steps.push(Step::Table(grid));
    push_curves(&mut steps, after, true);
    Ok(steps)
}

/// Values in units of 1/65535; those of one byte become 257 times as large, so that 255 is 65535.
fn numbers<const SIZE: usize>(bytes: &[u8]) -> Vec<f32> {
    if SIZE == 1 {
        bytes.iter().map(|&byte| f32::from(u16::from(byte) * 257)).collect()
    } else {
        bytes.as_chunks::<2>().0.iter().map(|&pair| f32::from(u16::from_be_bytes(pair))).collect()
    }
}

fn tables(values: &[f32], entries: usize) -> Vec<Curve> {
    let curve = |table: &[f32]| Curve::Table(table.iter().map(|&value| f64::from(value) / 65535.0).collect());
    values.chunks_exact(entries).map(curve).collect()
}

/// Curves that change nothing are left out. Sampled ones also clip to 0..1, so that they stay where values may lie outside.
fn push_curves(steps: &mut Vec<Step>, curves: Vec<Curve>, inside: bool) {
    let idle = |curve: &Curve| curve.is_identity() && (inside || !matches!(curve, Curve::Table(_)));
    if !curves.iter().all(idle) {
        steps.push(Step::Curves(curves));
    }
}

/// The matrix at `at`, with its offsets; `None` for the identity.
fn matrix(tag: &[u8], at: usize, offsets: Option<usize>) -> Result<Option<Step>, String> {
    let value = |place: usize| fixed(tag, place).ok_or_else(cut);
    let mut rows = [[0.0; 3]; 3];
    let mut offset = [0.0; 3];
    for (r, row) in rows.iter_mut().enumerate() {
        for (c, cell) in row.iter_mut().enumerate() {
            *cell = value(at + (r * 3 + c) * 4)?;
        }
    }
    if let Some(place) = offsets {
        for (index, slot) in offset.iter_mut().enumerate() {
            *slot = value(place + index * 4)?;
        }
    }
    let identity = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    Ok((rows != identity || offset != [0.0; 3]).then_some(Step::Matrix(rows, offset)))
}

/// `lutAToB`: A curves, grid, M curves, matrix, B curves; `lutBToA` the other way round. Offset 0 means absent.
fn elements(tag: &[u8], inputs: usize, outputs: usize, direction: Direction) -> Result<Vec<Step>, String> {
    let place = |at: usize| match be32(tag, at) {
        Some(0) => Ok(None),
        Some(offset) => Ok(Some(offset as usize)),
        None => Err(cut()),
    };
    let [b, matrix_at, m, grid, a] = [place(12)?, place(16)?, place(20)?, place(24)?, place(28)?];
    let devices = if direction == Direction::FromDevice { inputs } else { outputs };
    let mut steps = Vec::new();
    if let Some(at) = a {
        push_curves(&mut steps, curves(tag, at, devices)?, true);
    }
    match grid {
        Some(at) => steps.push(grid_element(tag, at, inputs, outputs)?),
        None if inputs != outputs => return Err("a lookup table lacks its grid".to_owned()),
        None => {}
    }
    if let Some(at) = m {
        push_curves(&mut steps, curves(tag, at, 3)?, true);
    }
    if let Some(at) = matrix_at
        && let Some(step) = matrix(tag, at, Some(at.checked_add(36).ok_or_else(cut)?))?
    {
        steps.push(step);
    }
    if let Some(at) = b {
        push_curves(&mut steps, curves(tag, at, 3)?, matrix_at.is_none());
    }
    if direction == Direction::ToDevice {
        steps.reverse();
    }
    Ok(steps)
}

fn grid_element(tag: &[u8], at: usize, inputs: usize, outputs: usize) -> Result<Step, String> {
    let head = at.checked_add(20).and_then(|end| tag.get(at..end)).ok_or_else(cut)?;
    let grid: Vec<usize> = head.iter().take(inputs).map(|&points| usize::from(points)).collect();
    let size = grid.iter().try_fold(outputs, |product, &points| product.checked_mul(points)).ok_or_else(cut)?;
    let wide = match head.get(16) {
        Some(1) => false,
        Some(2) => true,
        _ => return Err("a lookup table has values of neither 1 nor 2 bytes".to_owned()),
    };
    let bytes = size.checked_mul(if wide { 2 } else { 1 }).ok_or_else(cut)?;
    let data = (at + 20).checked_add(bytes).and_then(|end| tag.get(at + 20..end)).ok_or_else(cut)?;
    let values = if wide { numbers::<2>(data) } else { numbers::<1>(data) };
    Clut::new(grid, outputs, values, false)
        .map(Step::Table)
        .ok_or_else(|| "a lookup table has no sound grid".to_owned())
}

/// `count` curves one after the other, each padded to four bytes.
fn curves(tag: &[u8], mut at: usize, count: usize) -> Result<Vec<Curve>, String> {
    let mut found = Vec::new();
    for _ in 0..count {
        let rest = tag.get(at..).ok_or_else(cut)?;
        let (curve, size) = curve(rest)?;
        found.push(curve);
        at = at.checked_add(size.next_multiple_of(4)).ok_or_else(cut)?;
    }
    Ok(found)
}

/// One `curv` or `para` element and its size in bytes.
fn curve(bytes: &[u8]) -> Result<(Curve, usize), String> {
    let odd = || "a lookup table has a curve that gives no numbers".to_owned();
    match bytes.get(..4) {
        Some(b"curv") => {
            let count = be32(bytes, 8).ok_or_else(cut)? as usize;
            let end = count.checked_mul(2).and_then(|size| size.checked_add(12)).ok_or_else(cut)?;
            let pairs = bytes.get(12..end).ok_or_else(cut)?.as_chunks::<2>().0;
            let values: Vec<u16> = pairs.iter().map(|&pair| u16::from_be_bytes(pair)).collect();
            Ok((Curve::sampled(&values).sane().ok_or_else(odd)?, end))
        }
        Some(b"para") => {
            let count = match be16(bytes, 8) {
                Some(0) => 1,
                Some(kind @ 1..=3) => usize::from(kind) + 2,
                Some(4) => 7,
                _ => return Err(odd()),
            };
            let values: Option<Vec<f64>> = (0..count).map(|index| fixed(bytes, 12 + index * 4)).collect();
            let curve = Curve::parametric(&values.ok_or_else(cut)?).and_then(Curve::sane).ok_or_else(odd)?;
            Ok((curve, 12 + count * 4))
        }
        _ => Err("a lookup table has a curve of an unknown type".to_owned()),
    }
}
