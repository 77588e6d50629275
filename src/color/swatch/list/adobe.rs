//! Adobe's two binary forms: Swatch Exchange (ASE, documented by its readers; big-endian, in blocks) and Photoshop's colour
//! swatches (ACO, "Adobe Photoshop File Formats Specification").

use super::{List, Named, checked, from_srgb};
use crate::color::lab::Lab;
use crate::error::{Error, Result};

/// A place in big-endian bytes.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    format: &'static str,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize, what: &str) -> Result<&'a [u8]> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end)).ok_or_else(|| Error::Damaged {
            format: self.format,
            place: format!("byte {}", self.at),
            found: format!("{} bytes to the end", self.bytes.len().saturating_sub(self.at)),
            expected: format!("{what} of {length} bytes"),
        })?;
        self.at += length;
        Ok(taken)
    }

    fn u16(&mut self, what: &str) -> Result<u16> {
        Ok(self.take(2, what)?.iter().fold(0, |number, &byte| number << 8 | u16::from(byte)))
    }

    fn u32(&mut self, what: &str) -> Result<u32> {
        Ok(self.take(4, what)?.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)))
    }

    fn f32(&mut self) -> Result<f64> {
        Ok(f64::from(f32::from_bits(self.u32("a number")?)))
    }

    /// A name of so many UTF-16 units, the closing zero among them.
    fn name(&mut self, units: usize) -> Result<String> {
        let bytes = self.take(units.saturating_mul(2), "a name")?;
        let units = bytes.as_chunks::<2>().0.iter().map(|&pair| u16::from_be_bytes(pair));
        Ok(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).filter(|&c| c != '\0').collect())
    }
}

/// Reads Adobe Swatch Exchange.
pub(super) fn ase(bytes: &[u8]) -> Result<List> {
    let mut cursor = Cursor { bytes, at: 4, format: "ASE" };
    let (_version, blocks) = (cursor.u32("the version")?, cursor.u32("the number of blocks")?);
    let mut list = List::default();
    for _ in 0..blocks {
        let (kind, length) = (cursor.u16("a block's kind")?, cursor.u32("a block's length")?);
        let start = cursor.at;
        let body = cursor.take(length as usize, "a block")?;
        if kind == 1 {
            let mut inner = Cursor { bytes: body, at: 0, format: "ASE" };
            entry(&mut inner, &mut list).map_err(|error| placed(error, start))?;
        }
    }
    Ok(list)
}

/// The same error with its place in the whole file.
fn placed(error: Error, start: usize) -> Error {
    match error {
        Error::Damaged { format, place, found, expected } => {
            Error::Damaged { format, place: format!("block at byte {start}, {place}"), found, expected }
        }
        other => other,
    }
}

fn entry(cursor: &mut Cursor, list: &mut List) -> Result<()> {
    let units = cursor.u16("a name's length")?;
    let name = cursor.name(usize::from(units))?;
    let model = cursor.take(4, "a colour model")?;
    let lab = match model {
        b"RGB " => from_srgb([cursor.f32()?, cursor.f32()?, cursor.f32()?]),
        b"LAB " => checked([cursor.f32()? * 100.0, cursor.f32()?, cursor.f32()?]),
        b"Gray" => from_srgb([cursor.f32()?; 3]),
        other => {
            let model = String::from_utf8_lossy(other).trim().to_owned();
            list.problems.push(format!("\"{name}\" is given in {model}, which names no colour without a profile."));
            return Ok(());
        }
    };
    list.add(name, lab);
    Ok(())
}

/// Reads Photoshop's colour swatches: version 1, and the names of version 2 where it follows.
pub(super) fn aco(bytes: &[u8]) -> Result<List> {
    let mut cursor = Cursor { bytes, at: 0, format: "ACO" };
    let mut list = List::default();
    while cursor.at < bytes.len() {
        let version = cursor.u16("a version")?;
        if !matches!(version, 1 | 2) {
            break;
        }
        let count = cursor.u16("the number of colours")?;
        // Version 2 repeats the colours of version 1 with names.
        list = List::default();
        for index in 0..count {
            let space = cursor.u16("a colour space")?;
            let mut values = [0; 4];
            for value in &mut values {
                *value = cursor.u16("a colour")?;
            }
            let name = if version == 2 {
                let units = cursor.u32("a name's length")?;
                cursor.name(units as usize)?
            } else {
                format!("swatch {}", index + 1)
            };
            match color(space, values) {
                Ok(lab) => list.add(name, lab),
                Err(model) => {
                    list.problems
                        .push(format!("\"{name}\" is given in {model}, which names no colour without a profile."));
                }
            }
        }
    }
    Ok(list)
}

fn color(space: u16, values: [u16; 4]) -> Result<Option<Lab>, String> {
    let share = values.map(|value| f64::from(value) / 65535.0);
    let signed = |value: u16| f64::from(value.cast_signed()) / 100.0;
    match space {
        0 => Ok(from_srgb([share[0], share[1], share[2]])),
        1 => Ok(from_srgb(hsb([share[0], share[1], share[2]]))),
        7 => Ok(checked([f64::from(values[0]) / 100.0, signed(values[1]), signed(values[2])])),
        2 => Err("CMYK".to_owned()),
        8 => Err("gray ink".to_owned()),
        other => Err(format!("colour space {other}")),
    }
}

/// Hue, saturation and brightness, 0 to 1 each.
fn hsb([h, s, b]: [f64; 3]) -> [f64; 3] {
    [5.0, 3.0, 1.0].map(|n: f64| {
        let k = (n + h * 6.0) % 6.0;
        b - b * s * k.min(4.0 - k).clamp(0.0, 1.0)
    })
}

impl List {
    /// Takes a colour, or says that it is none.
    pub(super) fn add(&mut self, name: String, lab: Option<Lab>) {
        match lab {
            Some(lab) => self.colors.push(Named { name, lab, region: None }),
            None => self.problems.push(format!("\"{name}\" has numbers that are no colour.")),
        }
    }
}
