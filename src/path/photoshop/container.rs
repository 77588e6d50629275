//! Finds the stream of image resource blocks, and the picture's size, in JPEG, TIFF, PSD and PSB files.
//!
//! JPEG cuts the stream into APP13 segments wherever one is full, so they are joined before anything is read. TIFF keeps
//! it in tag 34377 of the first directory, big-endian inside even in a little-endian file. PSD keeps it in its second
//! section. Sources: ITU-T T.81, TIFF 6.0, Adobe's file format specification.

use std::borrow::Cow;

use super::note;
use crate::error::{Error, Result};
use crate::finding::Finding;

/// What a container holds.
pub(super) struct Found<'a> {
    pub width: u32,
    pub height: u32,
    pub stream: Cow<'a, [u8]>,
    pub findings: Vec<Finding>,
}

/// What each APP13 segment of Photoshop starts with.
pub(super) const APP13_HEAD: &[u8] = b"Photoshop 3.0\0";
/// Entries of a TIFF directory at most: the count is 16 bits wide.
pub(super) const TIFF_RESOURCES: u16 = 34377;

pub(super) fn resources(bytes: &[u8]) -> Result<Found<'_>> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes),
        [b'I', b'I', 42, 0, ..] => tiff(bytes, u16::from_le_bytes, u32::from_le_bytes),
        [b'M', b'M', 0, 42, ..] => tiff(bytes, u16::from_be_bytes, u32::from_be_bytes),
        [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => Err(Error::Unsupported {
            format: "TIFF",
            feature: "the 64-bit variant (BigTIFF)".into(),
            expected: "a TIFF file of at most 4 GB",
        }),
        [b'8', b'B', b'P', b'S', ..] => psd(bytes),
        _ => Err(Error::UnknownFormat {
            found: match bytes.get(..8).unwrap_or(bytes) {
                [] => "nothing".into(),
                head => head.iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().join(" "),
            },
            expected: "JPEG, TIFF, PSD, PSB (the formats that carry Photoshop paths)",
        }),
    }
}

pub(super) fn damaged(format: &'static str, at: usize, found: impl Into<String>, expected: impl Into<String>) -> Error {
    Error::Damaged { format, place: format!("byte {at}"), found: found.into(), expected: expected.into() }
}

/// `N` bytes at `at`, or what is missing there.
pub(super) fn take<const N: usize>(bytes: &[u8], format: &'static str, at: usize, what: &str) -> Result<[u8; N]> {
    at.checked_add(N)
        .and_then(|end| bytes.get(at..end))
        .and_then(|b| b.try_into().ok())
        .ok_or_else(|| damaged(format, at, format!("the end of the file at byte {}", bytes.len()), what))
}

fn size(format: &'static str, width: u32, height: u32) -> Result<(u32, u32)> {
    if width == 0 || height == 0 {
        return Err(Error::Damaged {
            format,
            place: "the picture's size".into(),
            found: format!("{width} × {height} px"),
            expected: "no side of zero".into(),
        });
    }
    Ok((width, height))
}

fn jpeg(bytes: &[u8]) -> Result<Found<'_>> {
    let mut findings = Vec::new();
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut frame = None;
    let mut at = 2;
    loop {
        let [fill, marker] = match take::<2>(bytes, "JPEG", at, "a marker") {
            Ok(pair) => pair,
            // A file cut after its size still shows what it holds.
            Err(_) if frame.is_some() => {
                note(&mut findings, format!("The JPEG ends at byte {at}, before its picture data."));
                break;
            }
            Err(e) => return Err(e),
        };
        match (fill, marker) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, 0xD9 | 0xDA) => break,
            (0xFF, _) => {
                let length = usize::from(u16::from_be_bytes(take(bytes, "JPEG", at + 2, "a segment's length")?));
                let body = bytes.get(at + 4..at + 2 + length.max(2));
                let Some(body) = body.filter(|_| length >= 2) else {
                    let expected = format!("at most {}", bytes.len().saturating_sub(at + 2));
                    return Err(damaged("JPEG", at + 2, format!("a segment of {length} bytes"), expected));
                };
                match marker {
                    // All frame headers; C4, C8 and CC are tables and an extension.
                    0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF if frame.is_none() => {
                        let [_, h1, h0, w1, w0] = take::<5>(body, "JPEG", 0, "a frame header of at least 5 bytes")?;
                        frame = Some((u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0])));
                    }
                    0xED => parts.extend(body.strip_prefix(APP13_HEAD)),
                    _ => {}
                }
                at += 2 + length;
            }
            _ => return Err(damaged("JPEG", at, format!("{fill:02x} {marker:02x}"), "a marker, which starts with ff")),
        }
    }
    let (width, height) = frame.ok_or_else(|| damaged("JPEG", at, "picture data", "a frame header before it"))?;
    let (width, height) = size("JPEG", width.into(), height.into())?;
    let stream = match parts.as_slice() {
        &[one] => Cow::Borrowed(one),
        many => Cow::Owned(many.concat()),
    };
    Ok(Found { width, height, stream, findings })
}

fn tiff(bytes: &[u8], short: fn([u8; 2]) -> u16, long: fn([u8; 4]) -> u32) -> Result<Found<'_>> {
    let directory = long(take(bytes, "TIFF", 4, "the place of the first directory")?) as usize;
    let count = usize::from(short(take(bytes, "TIFF", directory, "a directory")?));
    let (mut width, mut height, mut stream) = (0, 0, None);
    let mut findings = Vec::new();
    for entry in 0..count {
        let at = directory.saturating_add(2 + 12 * entry);
        let raw: [u8; 12] = take(bytes, "TIFF", at, "a directory entry of 12 bytes")?;
        let [t0, t1, k0, k1, c0, c1, c2, c3, v0, v1, v2, v3] = raw;
        let (tag, kind) = (short([t0, t1]), short([k0, k1]));
        let (items, value) = (long([c0, c1, c2, c3]) as usize, long([v0, v1, v2, v3]));
        let side = match kind {
            3 => u32::from(short([v0, v1])),
            _ => value,
        };
        match tag {
            256 => width = side,
            257 => height = side,
            // BYTE and UNDEFINED; SBYTE and ASCII have the same layout. Up to four bytes would stand in the entry
            // itself, but no block is that short.
            TIFF_RESOURCES if matches!(kind, 1 | 2 | 6 | 7) && items > 4 => {
                let from = (value as usize).min(bytes.len());
                let rest = bytes.get(from..).unwrap_or_default();
                if rest.len() < items {
                    note(
                        &mut findings,
                        format!("TIFF tag 34377 claims {items} bytes at byte {value}; the file has {}.", rest.len()),
                    );
                }
                stream = Some(rest.get(..items).unwrap_or(rest));
            }
            TIFF_RESOURCES => note(
                &mut findings,
                format!("TIFF tag 34377 has type {kind} and {items} items; bytes were expected, so it was skipped."),
            ),
            _ => {}
        }
    }
    let (width, height) = size("TIFF", width, height)?;
    Ok(Found { width, height, stream: Cow::Borrowed(stream.unwrap_or_default()), findings })
}

fn psd(bytes: &[u8]) -> Result<Found<'_>> {
    let version = u16::from_be_bytes(take(bytes, "PSD", 4, "a version")?);
    if !matches!(version, 1 | 2) {
        return Err(damaged("PSD", 4, format!("version {version}"), "1 (PSD) or 2 (PSB)"));
    }
    let height = u32::from_be_bytes(take(bytes, "PSD", 14, "the picture's height")?);
    let width = u32::from_be_bytes(take(bytes, "PSD", 18, "the picture's width")?);
    let (width, height) = size("PSD", width, height)?;
    let modes = u32::from_be_bytes(take(bytes, "PSD", 26, "the length of the colour mode data")?) as usize;
    let at = modes.saturating_add(30);
    let length = u32::from_be_bytes(take(bytes, "PSD", at, "the length of the image resources")?) as usize;
    let rest = bytes.get(at + 4..).unwrap_or_default();
    let mut findings = Vec::new();
    if rest.len() < length {
        note(&mut findings, format!("The image resources claim {length} bytes; the file has {} left.", rest.len()));
    }
    let stream = rest.get(..length).unwrap_or(rest);
    Ok(Found { width, height, stream: Cow::Borrowed(stream), findings })
}
