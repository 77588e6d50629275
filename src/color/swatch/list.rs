//! Named colours from the files that brands keep them in: CSV, JSON, Adobe Swatch Exchange (ASE), Photoshop swatches (ACO)
//! and CxF3.
//!
//! The form is told by the bytes. What one entry has and is not read (an ink, another illuminant) is a [`List::problems`]
//! sentence and loses nothing else; a file that breaks its own form is refused. RGB without a profile is taken as sRGB.

mod adobe;
mod cxf;
mod table;

use crate::color::lab::Lab;
use crate::error::{Error, Result};
use crate::finding::Region;

/// Largest file, bytes. A season's library of 20,000 colours in CxF with spectra is 15 MB.
const MOST_BYTES: usize = 32 << 20;
/// More colours than this are not believed.
const MOST: usize = 20_000;

/// A named colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name; may be empty.
    pub name: String,
    /// The colour wanted, Lab D50.
    pub lab: Lab,
    /// Where in the picture it is found, when the file says so.
    pub region: Option<Region>,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// In the order of the file.
    pub colors: Vec<Named>,
    /// A sentence for each entry that could not be used.
    pub problems: Vec<String>,
}

/// Reads a file of named colours.
///
/// # Errors
/// [`Error::Damaged`] names the place, what stands there and what should; [`Error::TooLarge`] beyond 32 MiB or 20,000
/// colours.
pub fn read(bytes: &[u8]) -> Result<List> {
    let too_large = |what, found: usize, limit: usize| {
        Err(Error::TooLarge { what, found: found.to_string(), limit: limit.to_string() })
    };
    if bytes.len() > MOST_BYTES {
        return too_large("the swatch file, bytes", bytes.len(), MOST_BYTES);
    }
    let list = match bytes {
        [b'A', b'S', b'E', b'F', ..] => adobe::ase(bytes)?,
        [0, 1 | 2, ..] => adobe::aco(bytes)?,
        _ => text(bytes)?,
    };
    if list.colors.len() + list.problems.len() > MOST {
        return too_large("the number of colours", list.colors.len() + list.problems.len(), MOST);
    }
    Ok(list)
}

fn text(bytes: &[u8]) -> Result<List> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = core::str::from_utf8(bytes).map_err(|error| Error::Damaged {
        format: "swatch file",
        place: format!("byte {}", error.valid_up_to()),
        found: "bytes that are no UTF-8 text".to_owned(),
        expected: "CSV, JSON, ASE, ACO or CxF".to_owned(),
    })?;
    match text.trim_start().chars().next() {
        Some('<') => cxf::read(text),
        Some('[' | '{') => table::json(text),
        _ => table::csv(text),
    }
}

/// A colour in Lab that can be one.
fn checked(lab: [f64; 3]) -> Option<Lab> {
    let [l, a, b] = lab;
    ((0.0..=100.0).contains(&l) && a.abs() <= 200.0 && b.abs() <= 200.0).then_some(Lab { l, a, b })
}

/// A colour from encoded sRGB, 0 to 1.
fn from_srgb(rgb: [f64; 3]) -> Option<Lab> {
    rgb.iter().all(|value| (0.0..=1.0).contains(value)).then(|| Lab::from_srgb(rgb))
}

/// A colour from `#rgb` or `#rrggbb`, with or without the sign.
fn from_hex(text: &str) -> Option<Lab> {
    let digits = text.trim().trim_start_matches('#');
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let channels = match digits.len() {
        3 => [number >> 8, number >> 4 & 15, number & 15].map(|digit| digit * 17),
        6 => [number >> 16, number >> 8 & 255, number & 255],
        _ => return None,
    };
    Some(Lab::from_srgb8(channels.map(|channel| channel as u8)))
}

#[cfg(test)]
mod tests;
